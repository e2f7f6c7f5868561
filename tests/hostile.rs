//! Fault 21: whatever lies in the folder of notices, every document comes out as an offer or is named with a finding,
//! its words are words on every page, and each published file is what it says it is.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/site_build.rs"]
#[expect(dead_code, reason = "shared with the tests of the program")]
mod site_build;

use proptest::prelude::*;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;

/// Where an address may lead.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Elements that run something, load something or leave the page.
const HARMFUL: &str = "main script, main iframe, main object, main embed, main base, main meta, main style, main link, main form[action*=':'], svg script";

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
    assert_plain(&site);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 6, ..ProptestConfig::default() })]

    /// The binary is run for each, so few are tried at a time; others each time that plain `cargo test` is.
    #[test]
    fn any_bytes_become_a_site_of_plain_words(
        bytes in prop::collection::vec(any::<u8>(), 0..2_000),
        charms in prop::collection::vec(prop::sample::select(CHARMS.to_vec()), 1..6),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("notices"), folder.path().join("dist"));
        std::fs::create_dir_all(&from).unwrap();
        std::fs::write(from.join("bytes.txt"), &bytes).unwrap();
        std::fs::write(from.join("charms.md"), notice(&charms.concat(), &charms.join(" "))).unwrap();
        let run = site_build::build(&from, &to, &[]);
        prop_assert_eq!(run.status, 0, "{}", run.err);
        assert_plain(&site_build::files(&to));
    }
}

/// Nothing in a site runs but its own scripts, nothing leads where it must not, and files are of their formats.
fn assert_plain(site: &BTreeMap<String, Vec<u8>>) {
    let harmful = Selector::parse(HARMFUL).unwrap();
    let every = Selector::parse("*").unwrap();
    for (path, bytes) in site {
        let kind = Path::new(path).extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        match kind {
            "html" => {
                let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
                assert_eq!(page.select(&harmful).count(), 0, "{path}");
                for element in page.select(&every) {
                    for (name, value) in element.value().attrs() {
                        assert!(
                            !name.starts_with("on") && name != "style" && name != "srcdoc",
                            "{path}: {name}={value}"
                        );
                        if matches!(name, "href" | "src" | "action") {
                            let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                            let fine = !scheme.contains(':') || SCHEMES.iter().any(|one| value.starts_with(one));
                            assert!(fine, "{path}: {name}={value}");
                        }
                    }
                }
            }
            "json" | "webmanifest" => drop(serde_json::from_slice::<serde_json::Value>(bytes).unwrap()),
            "ics" => {
                let text = std::str::from_utf8(bytes).unwrap();
                let lines = |whole: &str| text.split("\r\n").filter(|line| *line == whole).count();
                assert_eq!(lines("BEGIN:VEVENT"), lines("END:VEVENT"), "{path}");
                for line in text.split("\r\n") {
                    assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{path}: {line:?}");
                }
            }
            "csv" => {
                let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
                for record in reader.records() {
                    for field in &record.unwrap() {
                        let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
                        assert!(!formula, "{path}: {field}");
                    }
                }
            }
            _ => {}
        }
    }
}
