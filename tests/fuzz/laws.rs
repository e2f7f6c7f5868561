//! What holds whatever the bytes are: asked for any by the fuzz targets, and for the kept corpus and what is made of it
//! by `tests/native/hostile.rs`.

use emploi::compile::site::{Site, Sources, sources::Icons};
use emploi::compile::{self, Fate, settings::Settings};
use emploi::day::Day;
use emploi::offer::OfferId;
use emploi::query::{self, Listing, Query};
use emploi::read;
use emploi::saved::backup::Backup;
use emploi::saved::visit::Visit;
use emploi::saved::{Change, LONGEST_NOTE, SavedOffer};
use emploi::search::Index;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// Where an address may lead.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Elements that run something, load something or leave the page.
const HARMFUL: &str = "main script, main iframe, main object, main embed, main base, main meta, main style, main link, main form[action*=':'], svg script";

/// Offers to be asked about.
const SEEDS: [&str; 2] =
    [include_str!("../../seeds/000_ffa63cc687610dac.txt"), include_str!("../../seeds/004_677fe59bbee45bca.txt")];

/// A site that publishes everything there is.
const SETTINGS: &str = include_str!("../fixtures/site/emploi.toml");

/// A document's bytes, read as each of the formats, become offers or findings, and a site of plain words.
pub(crate) fn notice(bytes: &[u8]) {
    let read = |format: &read::Format| read::notices(&format!("notice.{}", format.extensions[0]), format, bytes);
    let opened: Vec<read::Opened> = read::FORMATS.iter().flat_map(read).collect();
    let (texts, all) = (opened.iter().filter(|one| one.document.is_some()).count(), opened.len());
    assert!(opened.iter().all(|one| one.document.is_some() || !one.findings.is_empty()), "a refusal says why");
    let compiled = compile::compile_opened(opened);
    let are = |fate: fn(&Fate) -> bool| compiled.notices.iter().filter(|notice| fate(&notice.fate)).count();
    assert_eq!(compiled.bundle.offers.len(), are(|fate| *fate == Fate::Offer), "none is lost");
    assert_eq!((all - are(|fate| *fate == Fate::Unread), compiled.notices.len()), (texts, all), "none is lost");
    let settings = Settings::parse(SETTINGS).unwrap();
    let base = settings.base().unwrap();
    let site = Site::new(&compiled, sources(), &settings, &base, today()).unwrap();
    let paths: Vec<String> = site.paths().map(str::to_owned).collect();
    let bytes = |path: &String| site.bytes(path).unwrap().unwrap().into_owned();
    assert_plain(&paths.into_iter().map(|path| (path.clone(), bytes(&path))).collect());
}

/// An address's bytes become a question that survives its own address, and is answered.
pub(crate) fn address(bytes: &[u8]) {
    static ASKED: OnceLock<(Listing, Index)> = OnceLock::new();
    let (listing, index) = ASKED.get_or_init(|| {
        let opened = SEEDS.iter().flat_map(|seed| read::notices("seed.txt", &read::FORMATS[0], seed.as_bytes()));
        let seeds = compile::compile_opened(opened.collect());
        (Listing::new(&seeds.bundle), Index::open(Index::build(&seeds.bundle.offers)).unwrap())
    });
    let asked = question(bytes);
    assert_eq!(question(asked.to_string().as_bytes()), asked, "the address is the whole question");
    let hits = (!asked.text.is_empty()).then(|| index.ask(&asked.text));
    let results = query::apply(&asked, listing, hits.as_ref(), today());
    assert!(results.found.iter().all(|found| (*found as usize) < listing.len()));
    let (open, closed) = results.part(0, query::PAGE);
    assert_eq!(open.len() + closed.len(), results.found.len().min(query::PAGE));
}

/// The bytes of a file that a reader takes for one with things kept are refused, or become what a device may keep.
pub(crate) fn backup(bytes: &[u8]) {
    let Ok(backup) = Backup::parse(&String::from_utf8_lossy(bytes)) else { return };
    assert_eq!(Backup::parse(&backup.print()), Ok(backup.clone()), "what is taken in can be taken out");
    for (id, record) in backup.offers {
        assert!(OfferId::parse(&id).is_some() && record.note.chars().count() <= LONGEST_NOTE, "{id}");
        let joined = SavedOffer::default().with(&Change::Join(record.clone()));
        for one in [record, joined] {
            assert_eq!(SavedOffer::parse(Some(&one.print())), Ok(one), "{id}");
        }
    }
    for (address, seen) in backup.searches {
        assert_eq!(question(address.as_bytes()).to_string(), address, "the address is the question");
        let seen = Visit::of_answer(seen);
        assert_eq!(Visit::parse(&seen.print()), Some(seen), "{address}");
    }
}

fn question(address: &[u8]) -> Query {
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(address).into_owned().collect();
    Query::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

fn today() -> Day {
    "2025-07-20".parse().unwrap()
}

/// Templates without anything in them: what is looked at is what the notices put there.
fn sources() -> &'static Sources {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let icon = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#.to_owned();
        Sources {
            boot: String::new(),
            worker: String::new(),
            kill_worker: String::new(),
            repair: String::new(),
            manifest: b"{}".to_vec(),
            icons: Icons { plain: icon.clone(), maskable: icon },
            style: vec![("layers.css".to_owned(), "@layer base;".to_owned())],
            programs: None,
        }
    })
}

/// Nothing in a site runs but its own scripts, nothing leads where it must not, and files are of their formats.
pub(crate) fn assert_plain(site: &BTreeMap<String, Vec<u8>>) {
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
