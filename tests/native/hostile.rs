//! Fault 21: whatever lies in the folder of notices, every document comes out as an offer or is named with a finding,
//! its words are words on every page, and each published file is what it says it is.

#[path = "../fuzz/laws.rs"]
mod laws;

use crate::site_build;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Words that mean something to one of the formats published.
const CHARMS: [&str; 14] = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "]]>",
    "</title><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "\u{202e}desrever\u{202c}",
    "\u{2028}\u{2029}",
    "{{7*7}} ${7*7}",
    "\\u003cscript\\u003e </script",
];

fn notice(title: &str, words: &str) -> String {
    format!(
        "{title}\n\nRéférence : 3134-26-0001/SR du 6 février 2026\nEmployeur : {words}\nCorps / Domaine : {words}\n\
         Lieu de travail : {words}\nDate de dépôt de l'offre : vendredi 6 février 2026\n\
         Date limite de candidature : vendredi 27 février 2026\nMissions :\n- {words}\nContact : {words}@exemple.nc\n"
    )
}

#[test]
fn any_folder_of_documents_becomes_a_site_of_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("notices"), folder.path().join("dist"));
    std::fs::create_dir_all(&from).unwrap();
    let latin: Vec<u8> =
        notice("Élève infirmière", "Nouméa").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(notice("Géomètre", "Koné").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut documents: Vec<(String, Vec<u8>)> = vec![
        ("empty.txt".into(), Vec::new()),
        ("blank.txt".into(), b" \n\t\n".to_vec()),
        ("nul.txt".into(), notice("Agent\0 de\0 bureau", "a\0b").into_bytes()),
        ("invalid.txt".into(), [notice("Agent", "Poya").as_bytes(), &[0xff, 0xc3, 0x28, 0xe2, 0x82]].concat()),
        ("latin.txt".into(), latin),
        ("wide.txt".into(), wide),
        ("marked.txt".into(), [&[0xef, 0xbb, 0xbf], notice("Caissier", "Poya").as_bytes()].concat()),
        ("returns.txt".into(), notice("Cuisinier", "Poya").replace('\n', "\r").into_bytes()),
        ("headings.md".into(), "# Titre\n".repeat(5_000).into_bytes()),
        ("line.txt".into(), format!("Titre\nMissions : {}", "mot ".repeat(200_000)).into_bytes()),
        ("same-1.txt".into(), notice("Le même", "Poya").into_bytes()),
        ("same-2.txt".into(), notice("Le même", "Poya").into_bytes()),
    ];
    documents.extend(
        CHARMS
            .iter()
            .enumerate()
            .map(|(at, charm)| (format!("charm-{at}.txt"), notice(&format!("Poste {at} {charm}"), charm).into_bytes())),
    );
    for (name, bytes) in &documents {
        std::fs::write(from.join(name), bytes).unwrap();
    }
    let run = site_build::build(&from, &to, &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    let site = site_build::files(&to);

    let offers: serde_json::Value = serde_json::from_slice(&site["offers.json"]).unwrap();
    let sources: Vec<&str> =
        offers["offers"].as_array().unwrap().iter().map(|one| one["source"].as_str().unwrap()).collect();
    for (name, _) in &documents {
        assert!(
            sources.contains(&name.as_str()) || run.err.contains(name),
            "{name} is lost, and nothing says so: {}",
            run.err
        );
    }
    laws::assert_plain(&site);
}

/// What the fuzz targets hold any bytes to holds for the kept corpus, and for the documents of all other tests.
#[test]
fn the_kept_corpus_keeps_the_laws() {
    for bytes in kept("notice") {
        laws::notice(&bytes);
    }
    for bytes in kept("address") {
        laws::address(&bytes);
    }
    for bytes in kept("backup") {
        laws::backup(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    /// A short look; `make fuzz` takes its time.
    #[test]
    fn what_is_made_of_the_corpus_keeps_the_laws_of_notices(bytes in mutated("notice")) {
        laws::notice(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_made_of_the_corpus_keeps_the_laws_of_addresses(bytes in mutated("address")) {
        laws::address(&bytes);
    }

    #[test]
    fn what_is_made_of_the_corpus_keeps_the_laws_of_backups(bytes in mutated("backup")) {
        laws::backup(&bytes);
    }
}

/// The folders with the corpus of a fuzz target: documents of other tests are as good a beginning as any.
fn folders(target: &str) -> Vec<PathBuf> {
    let script = include_str!("../../.ci/fuzz");
    let line = script.lines().find_map(|line| line.trim().strip_prefix(&format!("{target}) corpus=(")));
    let folders = line.and_then(|line| line.split_once(')')).expect("`.ci/fuzz` names the folders").0;
    folders.split(' ').map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).collect()
}

/// The kept corpus of a fuzz target.
fn kept(target: &str) -> Vec<Vec<u8>> {
    let files = |folder: PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = folders(target).into_iter().flat_map(files).collect();
    paths.sort();
    assert!(paths.len() >= 8, "{target} has a corpus");
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// The beginning of one, charms and any bytes, and the end of another.
fn mutated(target: &str) -> impl Strategy<Value = Vec<u8>> {
    let part = || (prop::sample::select(kept(target)), any::<prop::sample::Index>());
    let charms = prop::collection::vec(prop::sample::select(CHARMS.to_vec()), 0..4);
    (part(), charms, prop::collection::vec(any::<u8>(), 0..40), part()).prop_map(
        |((head, to), charms, noise, (tail, from))| {
            let (to, from) = (to.index(head.len() + 1), from.index(tail.len() + 1));
            [&head[..to], charms.concat().as_bytes(), &noise, &tail[from..]].concat()
        },
    )
}
