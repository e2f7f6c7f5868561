//! What is published beside pages, parsed back by readers that this project did not write.

use crate::site_build::{TODAY, build, files, offers, seeds};
use crate::site_pages::{Page, is_page};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ADDRESS: &str = "https://emploi.example/depot/";

/// Text that would break out of every format that takes it as it is.
const HARMFUL: &str = "=cmd|' /C calc'!A0 </title></script>]]> \"a\", b; c\\n END:VEVENT & fin\n\n\
    Référence : 3134-25-0001/XX du 04/07/2025\nEmployeur : Commune de Poya\nCorps / Domaine : adjoint technique / =Technique\n\
    Durée de résidence exigée pour le recrutement sur titre : au moins égale à 5 ans\n\
    Lieu de travail : Poya\nDate de dépôt de l’offre : vendredi 4 juillet 2025\nDate limite de candidature : vendredi 25 juillet 2025\n\n\
    # Missions\n\n- Tenir l’accueil </script><script>alert(1)</script>\n- Un titre long, très long, où «\u{a0}é\u{a0}» tombe au pli de la ligne\n";

struct Published {
    files: BTreeMap<String, Vec<u8>>,
    _folder: tempfile::TempDir,
}

/// The seeds and a harmful notice, published at an address.
fn published(more: &str) -> Published {
    let folder = tempfile::tempdir().unwrap();
    let notices = folder.path().join("avis");
    std::fs::create_dir(&notices).unwrap();
    for seed in std::fs::read_dir(seeds()).unwrap().flatten() {
        std::fs::copy(seed.path(), notices.join(seed.file_name())).unwrap();
    }
    std::fs::write(notices.join("harmful.md"), HARMFUL).unwrap();
    let config = folder.path().join("emploi.toml");
    std::fs::write(&config, format!("[site]\nadresse = '{ADDRESS}'\n{more}")).unwrap();
    let to = folder.path().join("site");
    let run = build(&notices, &to, &["--config", config.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    Published { files: files(&to), _folder: folder }
}

impl Published {
    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).unwrap()
    }

    fn ending<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files
            .iter()
            .filter(move |(path, _)| path.rsplit('/').next() == Some(name))
            .map(|(path, bytes)| (path.as_str(), &**bytes))
    }

    fn offers(&self) -> Vec<Value> {
        let bundle: Value = serde_json::from_slice(&self.files["offers.json"]).unwrap();
        bundle["offers"].as_array().unwrap().clone()
    }
}

#[test]
fn feeds_say_what_offers_say() {
    let site = published("");
    let offers = site.offers();
    for (name, number) in [("feed.xml", offers.len()), ("feed.json", offers.len())] {
        let mut seen = 0;
        for (path, bytes) in site.ending(name) {
            let feed = feed_rs::parser::parse(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!(feed.title.unwrap().content.starts_with("Emploi public NC"), "{path}");
            assert!(!feed.entries.is_empty(), "{path}");
            assert_eq!(feed.entries.iter().map(|entry| &entry.id).collect::<BTreeSet<_>>().len(), feed.entries.len());
            for entry in &feed.entries {
                assert!(entry.id.starts_with("urn:uuid:") && entry.id.len() == 45, "{path}: {}", entry.id);
                let link = &entry.links[0].href;
                let page = link.strip_prefix(ADDRESS).unwrap_or_else(|| panic!("{path}: {link}"));
                assert!(site.files.contains_key(&format!("{page}index.html")), "{path}: {link}");
                let offer = offers.iter().find(|offer| page.contains(offer["id"].as_str().unwrap())).unwrap();
                // A reader of feeds parts words by single spaces.
                let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(
                    spaced(&entry.title.as_ref().unwrap().content),
                    spaced(offer["title"].as_str().unwrap()),
                    "{path}"
                );
                let day = entry.published.unwrap().to_rfc3339();
                let posted: jiff::civil::Date = offer["posted"].as_str().unwrap().parse().unwrap();
                assert_eq!(day, format!("{}T13:00:00+00:00", posted.yesterday().unwrap()), "midnight in Nouméa");
            }
            seen += 1;
            assert!(path != name || feed.entries.len() == number, "{path} has {} offers", feed.entries.len());
        }
        assert!(seen > 10, "a feed for each employer, commune and corps: {seen}");
    }
}

#[test]
fn calendars_end_each_day_in_noumea() {
    let site = published("");
    let offers = site.offers();
    let mut events = 0;
    for (path, bytes) in site.ending("clotures.ics") {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{path}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{path}: a line is too long");
        let calendar = ical::IcalParser::new(bytes).next().unwrap().unwrap();
        assert_eq!(calendar.timezones.len(), 1, "{path} has a component whatever is open");
        for event in calendar.events {
            let of = |name: &str| {
                let property = event.properties.iter().find(|property| property.name == name);
                property.and_then(|property| property.value.clone()).unwrap_or_else(|| panic!("{path}: no {name}"))
            };
            let end = jiff::fmt::strtime::parse("%Y%m%dT%H%M%SZ", of("DTSTART")).unwrap().to_datetime().unwrap();
            let there = end.to_zoned(jiff::tz::TimeZone::UTC).unwrap().in_tz("Pacific/Noumea").unwrap();
            assert_eq!(there.strftime("%T").to_string(), "23:59:59", "{path}");
            let offer = offers.iter().find(|offer| of("URL").contains(offer["id"].as_str().unwrap())).unwrap();
            assert_eq!(there.date().to_string(), offer["deadline"].as_str().unwrap(), "{path}");
            assert!(!of("UID").is_empty() && of("DTSTAMP").ends_with('Z'), "{path}");
            events += 1;
        }
    }
    // Two months after its deadline an offer leaves the calendars.
    let day = |offer: &Value, field: &str| offer[field].as_str().unwrap().parse::<jiff::civil::Date>().unwrap();
    let newest = offers.iter().map(|offer| day(offer, "posted")).max().unwrap();
    let kept = offers.iter().filter(|offer| (newest - day(offer, "deadline")).get_days() <= 62).count();
    assert_eq!(site.text("clotures.ics").matches("BEGIN:VEVENT").count(), kept);
    assert!(0 < kept && kept < offers.len() && events > kept, "all of these, and again in their groups");
}

/// Pages that nobody should find by a search: they stand in for others, or show what is on the reader's own device.
const HIDDEN: [&str; 7] = ["404", "hors-ligne", "reparer", "offres/_", "favoris", "comparer", "emporter"];

#[test]
fn a_sitemap_names_every_page_once_with_its_day() {
    let site = published("");
    let text = site.text("sitemap.xml");
    let xml = roxmltree::Document::parse(text).unwrap();
    let named: Vec<&str> = xml
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    let pages: BTreeSet<String> = site
        .files
        .keys()
        .filter(|path| is_page(path) && !site.text(path).contains(r#"<meta name="robots" content="noindex""#))
        .map(|path| format!("{ADDRESS}{}", path.strip_suffix("index.html").unwrap()))
        .collect();
    for hidden in HIDDEN {
        assert!(!pages.iter().any(|page| page.starts_with(&format!("{ADDRESS}{hidden}"))), "{hidden}");
    }
    assert_eq!(named.len(), pages.len());
    assert_eq!(named.iter().map(|page| (*page).to_owned()).collect::<BTreeSet<_>>(), pages);
    for offer in site.offers() {
        let line = format!(
            "{ADDRESS}offres/{}/</loc>\n  <lastmod>{}<",
            offer["id"].as_str().unwrap(),
            offer["posted"].as_str().unwrap()
        );
        assert!(text.contains(&line), "{line}");
    }
    assert!(site.text("robots.txt").contains(&format!("Sitemap: {ADDRESS}sitemap.xml")));
}

#[test]
fn a_table_opens_in_spreadsheets_and_runs_nothing() {
    let site = published("");
    let bytes = &site.files["offers.csv"];
    assert!(bytes.starts_with("\u{feff}id,title,".as_bytes()));
    assert!(bytes.ends_with(b"\r\n"));
    let mut table = csv::Reader::from_reader(&bytes[3..]);
    let columns: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let offers = site.offers();
    assert_eq!(rows.len(), offers.len());
    for (row, offer) in rows.iter().zip(&offers) {
        for field in row {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field}");
        }
        for column in ["id", "reference", "posted", "deadline"] {
            let at = columns.iter().position(|name| name == column).unwrap();
            assert_eq!(&row[at], offer[column].as_str().unwrap_or_default(), "{column}");
        }
    }
    assert!(rows.iter().any(|row| row[1].starts_with("'=cmd")), "the harmful title is there, guarded");
}

#[test]
fn employers_places_and_acronyms_are_files() {
    let site = published("");
    for (file, list) in [("employers.json", "employers"), ("places.json", "places")] {
        let whole: Value = serde_json::from_slice(&site.files[file]).unwrap();
        let rows = whole[list].as_array().unwrap();
        assert!(!rows.is_empty(), "{file}");
        for row in rows {
            assert!(row["offers"].as_u64().unwrap() > 0, "{file}: {row}");
            assert!(site.files.contains_key(&format!("{}index.html", row["page"].as_str().unwrap())), "{file}: {row}");
        }
    }
    let acronyms: Value = serde_json::from_slice(&site.files["acronyms.json"]).unwrap();
    assert!(!acronyms["acronyms"].as_object().unwrap().is_empty());
}

#[test]
fn open_offers_and_no_others_are_job_postings() {
    let site = published("");
    let mut postings = 0;
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let data = Page::of((path, bytes)).structured();
        let offer = site
            .offers()
            .into_iter()
            .find(|offer| *path == format!("offres/{}/index.html", offer["id"].as_str().unwrap()));
        let posting = data.iter().find(|one| one["@type"] == "JobPosting");
        let open = offer.as_ref().is_some_and(|offer| offer["deadline"].as_str().unwrap() >= TODAY);
        let Some(posting) = posting else {
            let silent =
                offer.is_none_or(|offer| !open || offer["workplace"]["communes"].as_array().is_none_or(Vec::is_empty));
            assert!(silent, "{path}: an open offer whose place is known is a posting");
            continue;
        };
        let offer = offer.unwrap();
        postings += 1;
        assert!(open, "{path}: a closed offer is no posting");
        assert_eq!(posting["title"], offer["title"]);
        assert_eq!(posting["datePosted"], offer["posted"]);
        assert_eq!(
            posting["validThrough"].as_str().unwrap(),
            format!("{}T23:59:59+11:00", offer["deadline"].as_str().unwrap())
        );
        assert_eq!(posting["identifier"]["value"], offer["reference"]);
        assert_eq!(posting["jobLocation"][0]["address"]["addressCountry"], "NC");
        assert_eq!(posting["directApply"], false);
        for invented in ["baseSalary", "employmentType", "workHours"] {
            assert!(posting.get(invented).is_none(), "{path}: {invented} is in no notice");
        }
        let html = scraper::Html::parse_fragment(posting["description"].as_str().unwrap());
        assert!(html.errors.iter().all(|error| error.contains("doctype")), "{path}: {:?}", html.errors);
        assert!(html.select(&scraper::Selector::parse("script").unwrap()).next().is_none(), "{path}");
    }
    assert!(postings > 0);
}

#[test]
fn whole_addresses_stand_where_the_site_knows_its_own_and_nowhere_else() {
    let site = published("");
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        let canonical = page.attributes("link[rel=canonical]", "href");
        if HIDDEN.iter().any(|hidden| path.starts_with(hidden)) {
            assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"], "{path}");
            assert!(canonical.is_empty(), "{path}");
            continue;
        }
        assert_eq!(canonical, [format!("{ADDRESS}{}", path.strip_suffix("index.html").unwrap())], "{path}");
        for property in ["og:url", "og:title", "og:description", "og:image", "og:site_name"] {
            assert_eq!(page.count(&format!("meta[property='{property}']")), 1, "{path}: {property}");
        }
        assert!(!page.attributes("meta[name=description]", "content")[0].is_empty(), "{path}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(build(&seeds(), &folder.path().join("site"), &[]).status, 0);
    let nowhere = files(&folder.path().join("site"));
    assert!(!nowhere.contains_key("sitemap.xml"));
    assert!(!std::str::from_utf8(&nowhere["robots.txt"]).unwrap().contains("Sitemap"));
    for (path, bytes) in nowhere.iter().filter(|(path, _)| is_page(path)) {
        assert_eq!(Page::of((path, bytes)).count("link[rel=canonical], meta[property='og:url']"), 0, "{path}");
    }
    feed_rs::parser::parse(&*nowhere["feed.xml"]).unwrap();
}

#[test]
fn a_configuration_is_seen_on_every_page() {
    let more = "nom = 'Emploi & Mairie'\ncouleur = '#8a1538'\nediteur = 'Commune de Poya'\ncontact = 'drh@exemple.nc'\n\
        source = 'Source : la commune.'\nlicence = 'Licence libre'\nlicence_adresse = 'https://exemple.nc/licence/'\n\
        [publication]\nformats = ['flux']\n";
    let site = published(more);
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        let text = page.text();
        for words in ["Emploi & Mairie", "Source : la commune.", "Licence libre"] {
            assert!(text.contains(words), "{path}: {words}");
        }
        assert_eq!(page.attributes("meta[name=theme-color]", "content"), ["#8a1538"], "{path}");
    }
    let legal = Page::of(("mentions", &site.files["mentions-legales/index.html"]));
    assert!(legal.text().contains("Commune de Poya") && legal.links().contains(&"mailto:drh@exemple.nc".to_owned()));
    let manifest: Value = serde_json::from_slice(&site.files["manifest.webmanifest"]).unwrap();
    assert_eq!((&manifest["name"], &manifest["theme_color"]), (&"Emploi & Mairie".into(), &"#8a1538".into()));
    assert!(
        site.files.contains_key("feed.xml")
            && !site.files.contains_key("offers.csv")
            && !site.files.contains_key("clotures.ics")
    );
    let (_, style) = site.files.iter().find(|(path, _)| path.starts_with("assets/style-")).unwrap();
    assert!(std::str::from_utf8(style).unwrap().contains("--hue:"));
}

#[test]
fn a_wrong_configuration_stops_the_build_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("emploi.toml");
    let check = |text: &str, said: &[&str]| {
        std::fs::write(&config, text).unwrap();
        let to = folder.path().join("site");
        let run =
            offers(&["build", "--from", "seeds", "--to", to.to_str().unwrap(), "--config", config.to_str().unwrap()]);
        assert_eq!(run.status, 2);
        for words in said {
            assert!(run.err.contains(words), "{words} in {}", run.err);
        }
        assert!(!Path::new(&to).exists(), "nothing is written");
    };
    check("[site]\n# un site\nnmo = 'x'\n", &["emploi.toml", "line 3", "nmo", "expected", "nom"]);
    check("[site]\ncouleur = 'rouge'\n", &["emploi.toml", "line 2", "#0b4f5e"]);
}
