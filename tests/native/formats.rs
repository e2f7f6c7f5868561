//! The formats that notices come in: one notice read the same from each of them, the portal's
//! export, and files that cannot be read.
//!
//! The documents of `fixtures/formats/one-notice` were made by real programs: a browser's print, an
//! office program's export and files.

use emploi::assemble;
use emploi::compile;
use emploi::finding::Code;
use emploi::offer::{Block, Condition, Offer};
use emploi::read;
use emploi::release::Bundle;
use emploi::text::words;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What a file of this name and these bytes is read as.
fn opened(name: &str, bytes: &[u8]) -> Vec<read::Opened> {
    read::notices(name, read::format_of(name).unwrap(), bytes)
}

fn opened_file(path: &Path) -> Vec<read::Opened> {
    opened(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap())
}

fn offers(path: &Path) -> Vec<Offer> {
    let read = opened_file(path);
    assert!(read.iter().all(|notice| notice.findings.is_empty()), "{}: {read:?}", path.display());
    read.iter().map(|notice| assemble::read(notice.document.as_ref().unwrap()).value).collect()
}

/// Why the only notice of a file is none.
fn refused(name: &str, bytes: &[u8]) -> Code {
    let read = opened(name, bytes);
    assert_eq!(read.len(), 1, "{name}");
    assert!(read[0].document.is_none(), "{name} was read: {:?}", read[0].document);
    read[0].findings[0].code
}

/// What an offer says, whatever the form it was said in: every field, and the words of every section.
fn said(offer: &Offer) -> serde_json::Value {
    let section_words = |blocks: &[Block]| -> Vec<String> {
        let texts = blocks.iter().flat_map(Block::texts);
        texts.flat_map(|text| words(text)).collect()
    };
    let sections: Vec<_> = offer
        .sections
        .iter()
        .map(|section| (section.kind, words(&section.heading).collect::<Vec<_>>(), section_words(&section.blocks)))
        .collect();
    let mut said = serde_json::to_value(Offer {
        source: String::new(),
        header: Vec::new(),
        sections: Vec::new(),
        origins: std::collections::BTreeMap::new(),
        // On which line a format has them is its own.
        conditions: offer.conditions.iter().map(|one| Condition { line: 0, ..one.clone() }).collect(),
        ..offer.clone()
    })
    .unwrap();
    said["sections"] = serde_json::to_value(sections).unwrap();
    said
}

#[test]
fn one_notice_is_the_same_in_every_format() {
    let paths = fixtures("one-notice");
    let text = paths.iter().find(|path| path.extension().is_some_and(|extension| extension == "txt")).unwrap();
    let expected = offers(text).remove(0);
    assert_eq!((expected.sections.len(), expected.unplaced.len()), (8, 0));
    let mut extensions = BTreeSet::new();
    for path in &paths {
        let found = offers(path);
        assert_eq!(found.len(), 1, "{}", path.display());
        assert_eq!(said(&found[0]), said(&expected), "{}", path.display());
        extensions.insert(path.extension().unwrap().to_str().unwrap().to_owned());
    }
    assert_eq!(extensions, ["docx", "html", "odt", "pdf", "txt"].map(str::to_owned).into());
}

#[test]
fn lists_and_paragraphs_are_whole_in_every_format() {
    for path in fixtures("one-notice") {
        let offer = offers(&path).remove(0);
        let activities = offer.sections.iter().find(|section| section.heading == "Activités principales").unwrap();
        let [Block::List { items }] = activities.blocks.as_slice() else {
            panic!("{}: {:?}", path.display(), activities.blocks)
        };
        assert_eq!(items.len(), 3, "{}: {items:?}", path.display());
        let missions = offer.sections.iter().find(|section| section.heading == "Missions").unwrap();
        assert_eq!(missions.blocks.len(), 1, "{}: {:?}", path.display(), missions.blocks);
    }
}

#[test]
fn an_export_is_an_offer_a_row_in_every_form() {
    let paths = fixtures("export");
    let [csv, json] = [offers(&paths[0]), offers(&paths[1])];
    for (csv, json) in csv.iter().zip(&json) {
        let (mut one, mut two) = (said(csv), said(json));
        // Columns that the table does not name come in the order of the file.
        (one["contacts"], two["contacts"]) = (serde_json::Value::Null, serde_json::Value::Null);
        assert_eq!(one, two);
    }
    assert_eq!((csv.len(), json.len()), (3, 3));
    let [keeper, clerks, accountant] = csv.as_slice() else { panic!() };

    assert_eq!(keeper.source, "portal.csv/90001");
    assert_eq!(keeper.posted.unwrap().to_string(), "2026-02-06", "an instant in UTC is a day in Nouméa");
    assert_eq!(keeper.deadline.unwrap().to_string(), "2026-02-27");
    assert_eq!(keeper.availability.as_ref().unwrap().date.unwrap().to_string(), "2026-04-01");
    assert_eq!(keeper.department.as_deref(), Some("Direction de l'équipement et de l'aménagement (DEA)"));
    assert_eq!(keeper.workplace.as_ref().unwrap().communes, ["Lifou"]);
    assert_eq!(keeper.contacts.emails, ["phares@exemple.nc"]);
    assert_eq!(keeper.contacts.phones, ["+687 45 51 00"]);
    assert_eq!(keeper.contacts.links, ["https://exemple.nc/90001.pdf"]);
    assert!(!keeper.partial);

    assert_eq!(clerks.corps, ["adjoint administratif", "rédacteur"]);
    assert_eq!(clerks.domain.as_deref(), Some("informatique"));
    assert_eq!((clerks.openings, clerks.deadline_changed), (2, true));
    assert_eq!(clerks.earlier_deadlines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-02-27"]);
    assert!(clerks.partial, "the row has no word on the work");

    assert_eq!(accountant.department, None, "an employer is no direction of its own");
    assert_eq!(accountant.residency, None);
}

#[test]
fn every_word_of_a_row_is_kept() {
    for path in fixtures("export") {
        for notice in opened_file(&path) {
            let document = notice.document.unwrap();
            let offer = assemble::read(&document).value;
            let kept = words_of(&serde_json::to_value(&offer).unwrap());
            let lost: Vec<String> = document.lines().flat_map(words).filter(|word| !kept.contains(word)).collect();
            assert_eq!(lost, Vec::<String>::new(), "{}", notice.name);
            assert!(document.lines().any(|line| line == "statut : PUBLIE"), "a column without a name of ours");
        }
    }
}

#[test]
fn findings_of_an_export_point_to_the_row() {
    let folder = tempfile::tempdir().unwrap();
    let export = &fixtures("export")[0];
    std::fs::copy(export, folder.path().join("portal.csv")).unwrap();
    let compiled = compile::compile(folder.path(), &|_| ()).unwrap();
    let short = compiled.notices.iter().find(|notice| notice.findings.iter().any(|f| f.code == Code::ShortWindow));
    assert_eq!(short.map(|notice| (notice.name.as_str(), notice.row)), Some(("portal.csv/90003", Some(4))));
    let text = compile::report::text(&compiled);
    let seen = std::sync::Mutex::new(Vec::new());
    compile::compile(folder.path(), &|total| seen.lock().unwrap().push(total)).unwrap();
    let rows = compiled.notices.len();
    assert_eq!(*seen.lock().unwrap(), vec![rows; rows], "each row is a step of the progress");
    assert!(text.contains("portal.csv/90003 (ligne 4 du tableau):"), "{text}");
}

#[test]
fn a_folder_may_mix_all_formats_and_the_order_is_that_of_names() {
    let folder = tempfile::tempdir().unwrap();
    for path in fixtures("one-notice").iter().chain(&fixtures("export")).chain(&fixtures("refused")) {
        std::fs::copy(path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let compiled = compile::compile(folder.path(), &|_| ()).unwrap();
    let files = fixtures("one-notice").len() + 2 * 3;
    assert_eq!(compiled.notices.len(), files + fixtures("refused").len());
    // The notice is there as several PDFs, and each row in two exports; whatever comes in goes out once.
    let offers = compiled.bundle.offers.iter();
    let sources: Vec<&String> = offers
        .flat_map(|offer| if offer.sources.is_empty() { vec![&offer.source] } else { offer.sources.iter().collect() })
        .collect();
    assert_eq!((sources.len(), sources.iter().collect::<BTreeSet<_>>().len()), (files, files), "{sources:?}");
    let pdfs = fixtures("one-notice").iter().filter(|path| path.extension().is_some_and(|kind| kind == "pdf")).count();
    assert_eq!(compiled.bundle.offers.len(), pdfs + 3);
    let sources: Vec<&str> = compiled.bundle.offers.iter().map(|offer| offer.source.as_str()).collect();
    assert!(sources.is_sorted());
    assert_eq!(Bundle::new(compiled.bundle.offers.clone()), compiled.bundle);
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let file = |name: &str| {
        let path = fixtures("refused").into_iter().find(|path| path.ends_with(name)).unwrap();
        refused(name, &std::fs::read(path).unwrap())
    };
    assert_eq!(file("password.pdf"), Code::Encrypted);
    assert_eq!(file("password.docx"), Code::Encrypted);
    assert_eq!(file("scanned.pdf"), Code::Scanned);
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let odt = archive(&[("META-INF/manifest.xml", manifest.as_bytes()), ("content.xml", b"\x07\x12")]);
    assert_eq!(refused("a.odt", &odt), Code::Encrypted);
    for name in ["a.pdf", "a.docx", "a.odt", "a.json"] {
        assert_eq!(refused(name, b"\x7fELF\x02\x01\x01\0\0\0"), Code::Unreadable, "{name}");
    }
    // What is broken off in the middle.
    for path in fixtures("one-notice") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        for read in opened(name, &bytes[..bytes.len() / 2]) {
            assert!(read.document.is_some() || !read.findings.is_empty(), "{name}");
        }
    }
    assert_eq!(refused("a.html", b"<p> </p>"), Code::Empty);
    assert_eq!(refused("a.csv", b"nom;prenom\nA;B\n"), Code::UnknownTable);
    assert_eq!(refused("a.csv", b"id;libelleposte;numero;datecloture\n"), Code::Empty);
}

#[test]
fn what_is_far_too_large_is_named_and_nothing_is_unpacked_without_end() {
    let zeros = vec![b' '; 70_000_000];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1_000_000, "it is small before it is unpacked");
    assert_eq!(refused("a.docx", &bomb), Code::Inflated);
    let long = format!("<p>{}</p>", "a ".repeat(3_000_000));
    assert_eq!(refused("a.html", long.as_bytes()), Code::TooLarge);
    assert_eq!(refused("a.pdf", &pdf_of(201)), Code::TooManyPages);
    assert_eq!(refused("a.pdf", &pdf_of(200)), Code::Scanned, "as many as a notice may have, and empty");

    let folder = tempfile::tempdir().unwrap();
    let large = std::fs::File::create(folder.path().join("a.pdf")).unwrap();
    large.set_len(30_000_000).unwrap();
    let compiled = compile::compile(folder.path(), &|_| ()).unwrap();
    assert_eq!(compiled.notices[0].findings[0].code, Code::TooLarge);
}

/// What nests a hundred thousand deep is read in the time of as much text, or refused; nothing overflows.
#[test]
fn depth_costs_nothing() {
    let deep = |open: &str, close: &str| format!("{}Avis{}", open.repeat(100_000), close.repeat(100_000));
    for (open, close) in [("<div>", "</div>"), ("<b>", ""), ("<table><tr><td>", ""), ("<ul><li>", "</ul>"), ("<a>", "")]
    {
        let read = opened("a.html", deep(open, close).as_bytes());
        let document = read[0].document.as_ref().unwrap();
        assert!(document.lines().any(|line| line.contains("Avis")), "{open}");
    }
    let xml = deep("<w:tbl><w:tr><w:tc>", "").replace("Avis", "<w:p><w:r><w:t>Avis</w:t></w:r></w:p>");
    let docx = archive(&[("word/document.xml", xml.as_bytes())]);
    assert!(opened("a.docx", &docx)[0].document.is_some());
    assert_eq!(refused("a.json", "[".repeat(1_000_000).as_bytes()), Code::Unreadable);
    let nested = format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer<</Root 1 0 R>>", "[".repeat(100_000));
    assert_eq!(refused("a.pdf", nested.as_bytes()), Code::Unreadable);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes under any name are a text or a named finding.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for format in read::FORMATS {
            let name = format!("a.{}", format.extensions[0]);
            for notice in opened(&name, &bytes) {
                prop_assert!(notice.document.is_some() || !notice.findings.is_empty());
            }
        }
    }

    /// So is any real document with some of its bytes changed, left out or doubled.
    #[test]
    fn any_damage_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..12),
    ) {
        let paths: Vec<PathBuf> = fixtures("one-notice").into_iter().chain(fixtures("export")).collect();
        let path = which.get(&paths);
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte, kind) in harm {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => _ = bytes.remove(at),
                _ => bytes.insert(at, byte),
            }
        }
        for notice in opened(path.file_name().unwrap().to_str().unwrap(), &bytes) {
            prop_assert!(notice.document.is_some() || !notice.findings.is_empty());
            if let Some(document) = &notice.document {
                prop_assert!(!assemble::read(document).value.title.is_empty());
            }
        }
    }

    /// Whatever stands in the cells of an export, every word of it stands in the offer.
    #[test]
    fn no_word_of_any_cell_is_lost(cells in prop::collection::vec("[\\PC&&[^<>&]]{0,40}(\n[\\PC&&[^<>&]]{0,30}){0,2}", 6)) {
        let columns = ["libelleposte", "numero", "libellecollectivite", "mission", "statut", "lieutravail"];
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(columns).unwrap();
        table.write_record(&cells).unwrap();
        let bytes = table.into_inner().unwrap();
        let read = opened("a.csv", &bytes);
        let Some(document) = &read[0].document else { return Ok(()) };
        let kept = words_of(&serde_json::to_value(assemble::read(document).value).unwrap());
        for line in document.lines() {
            for word in words(line) {
                prop_assert!(kept.contains(&word), "{word} of {line:?}");
            }
        }
    }
}

/// The words of all texts of a value.
fn words_of(value: &serde_json::Value) -> BTreeSet<String> {
    use serde_json::Value;
    match value {
        Value::String(text) => words(text).collect(),
        Value::Array(values) => values.iter().flat_map(words_of).collect(),
        Value::Object(values) => values.values().flat_map(words_of).collect(),
        _ => BTreeSet::new(),
    }
}

/// An archive of parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document of empty pages.
fn pdf_of(pages: usize) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut file = String::from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    let kids = (0..pages).map(|page| (page + 3).to_string() + " 0 R").collect::<Vec<_>>().join(" ");
    writeln!(file, "2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj").unwrap();
    for page in 0..pages {
        writeln!(file, "{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj", page + 3).unwrap();
    }
    (file + "trailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}
