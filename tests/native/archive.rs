//! From one publication to the next: nothing published disappears, and what changed is told.

use crate::site_build::{Run, files, offers};
use crate::site_pages::Page;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

fn notice(number: u32, place: &str, deadline: &str) -> String {
    format!(
        "# Jardinier {number}\n\nRéférence : 3134-25-{number:04}/SG du 04/07/2025\nEmployeur : Commune de Poya\nLieu de travail : {place}\n\
         Date de dépôt de l’offre : 04/07/2025\nDate limite de candidature : {deadline}\n\n# Missions\n\n- Tailler les haies\n"
    )
}

fn publish(notices: &[(u32, String)], to: &Path, previous: Option<&Path>, today: &str) -> Run {
    let files: Vec<(String, &str)> =
        notices.iter().map(|(number, text)| (format!("{number}.md"), text.as_str())).collect();
    publish_files(&files, to, previous, today)
}

fn publish_files(files: &[(String, &str)], to: &Path, previous: Option<&Path>, today: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut arguments =
        vec!["build", "--from", folder.path().to_str().unwrap(), "--to", to.to_str().unwrap(), "--today", today];
    if let Some(previous) = previous {
        arguments.extend(["--previous", previous.to_str().unwrap()]);
    }
    offers(&arguments)
}

fn json(site: &BTreeMap<String, Vec<u8>>, file: &str) -> Value {
    serde_json::from_slice(&site[file]).unwrap()
}

#[test]
fn offers_that_left_keep_their_pages_and_changes_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let before = [
        (1, notice(1, "Poya", "25/07/2025")),
        (2, notice(2, "Poya", "25/07/2025")),
        (3, notice(3, "Poya", "30/08/2025")),
    ];
    let after = [(2, notice(2, "Koné", "15/08/2025")), (4, notice(4, "Poya", "30/08/2025"))];
    assert_eq!(publish(&before, &first, None, "2025-07-20").status, 0);
    let run = publish(&after, &second, Some(&first), "2025-07-28");
    assert_eq!(run.status, 0, "{}", run.err);

    let site = files(&second);
    for number in 1..=4 {
        assert!(site.contains_key(&format!("offres/3134-25-000{number}-sg/index.html")), "offer {number} has its page");
    }
    let changes = json(&site, "changes.json");
    let told: Vec<(&str, &str)> = changes["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["id"].as_str().unwrap(), change["what"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("3134-25-0001-sg", "closed"),
            ("3134-25-0002-sg", "postponed"),
            ("3134-25-0003-sg", "gone"),
            ("3134-25-0004-sg", "new")
        ]
    );
    assert_eq!(changes["built"], "2025-07-28");
    let gone = Page::of(("gone", &site["offres/3134-25-0003-sg/index.html"]));
    assert!(gone.text().contains("a été retiré") && gone.text().contains("Close"), "{}", gone.text());
    assert!(gone.structured().iter().all(|data| data["@type"] != "JobPosting"), "a withdrawn offer is no posting");
    let postponed = Page::of(("postponed", &site["offres/3134-25-0002-sg/index.html"]));
    assert!(postponed.text().contains("Historique de cette offre") && postponed.text().contains("Poya → Koné"));
    assert_eq!(postponed.attributes("del time", "datetime"), ["2025-07-25"], "the old date stands struck through");

    let feed = feed_rs::parser::parse(&*site["changes.xml"]).unwrap();
    assert_eq!(feed.entries.len(), 4);
    let mut schemas = boon::Schemas::new();
    for (file, schema) in [("offers.json", "offers.schema.json"), ("changes.json", "changes.schema.json")] {
        let mut compiler = boon::Compiler::new();
        compiler.add_resource(schema, json(&site, schema)).unwrap();
        let checked = compiler.compile(schema, &mut schemas).unwrap();
        schemas.validate(&json(&site, file), checked).unwrap();
    }
}

#[test]
fn the_same_notices_once_more_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let before = [(1, notice(1, "Poya", "25/07/2025")), (3, notice(3, "Poya", "30/08/2025"))];
    let after = [(1, notice(1, "Poya", "25/07/2025")), (4, notice(4, "Poya", "30/08/2025"))];
    assert_eq!(publish(&before, &first, None, "2025-07-20").status, 0);
    let run = publish(&after, &second, Some(&first), "2025-07-28");
    assert_eq!(run.status, 0);
    let once = files(&second);
    let counted = "depuis la publication du 20\u{a0}juillet\u{a0}2025\u{a0}: 1\u{a0}nouvelle offre, 1\u{a0}offre désormais close, 1\u{a0}avis retiré";
    // In place, as a publisher who keeps one folder does.
    assert!(run.out.contains(counted), "{}", run.out);
    let run = publish(&after, &second, Some(&second), "2025-07-28");
    assert!(run.out.contains("(0\u{a0}écrit,"), "{}", run.out);
    assert!(once == files(&second));
}

#[test]
fn of_two_offers_with_one_reference_each_keeps_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let same = notice(1, "Poya", "25/08/2025");
    let (gardener, cook) = (same.clone(), same.replace("Jardinier 1", "Cuisinier"));
    assert_eq!(publish(&[(1, gardener), (2, cook.clone())], &first, None, "2025-07-20").status, 0);
    let run = publish(&[(2, cook)], &second, Some(&first), "2025-07-28");
    assert_eq!(run.status, 0, "{}", run.err);
    let site = files(&second);
    for (id, title, gone) in [("3134-25-0001-sg", "Jardinier 1", true), ("3134-25-0001-sg-2", "Cuisinier", false)] {
        let page = Page::of((id, &site[&format!("offres/{id}/index.html")]));
        assert!(page.text().contains(title) && page.text().contains("a été retiré") == gone, "{}", page.text());
    }
    assert_eq!(json(&site, "changes.json")["changes"].as_array().unwrap().len(), 1, "only the gardener's is told");
}

#[test]
fn what_is_no_publication_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = publish(
        &[(1, notice(1, "Poya", "25/07/2025"))],
        &folder.path().join("site"),
        Some(folder.path()),
        "2025-07-28",
    );
    assert_eq!(run.status, 2);
    assert!(run.err.contains("offers.json") && run.err.contains("--previous"), "{}", run.err);
}

/// What the first version of `offers.json` did not have.
const LATER: [&str; 9] =
    ["status", "status_date", "status_text", "official", "row", "rome", "sources", "deadline_time", "deadline_text"];

#[test]
fn a_publication_of_the_first_schema_goes_on_and_a_row_keeps_its_address_with_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let key = "00112233445566778899aabbccddeeff";
    let export = |status: &str| {
        format!(
            "id;libelleposte;numero;libellecollectivite;libellecorpsgrade;datemiseenligne;datecloture;statut;url_pdf\n\
             60648;Jardinier 7;25-0007;Commune de Poya;technicien;2025-07-03T13:00:00+00:00;2025-08-29T13:00:00+00:00;{status};\
             https://exemple.nc/files/{key}\n"
        )
    };
    let (published, cancelled) = (export("PUBLIE"), export("ANNULE"));
    let run = publish_files(&[("export.csv".to_owned(), &published)], &first, None, "2025-07-20");
    assert_eq!(run.status, 0, "{}", run.err);
    let path = first.join("offers.json");
    let mut old: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    old["schema"] = 1.into();
    let offer = old["offers"][0].as_object_mut().unwrap();
    offer.retain(|field, _| !LATER.contains(&field.as_str()));
    for list in ["header", "sections", "unplaced"] {
        offer[list]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|line| _ = line.as_object_mut().unwrap().remove("from"));
    }
    offer["origins"]
        .as_object_mut()
        .unwrap()
        .values_mut()
        .for_each(|line| _ = line.as_object_mut().unwrap().remove("from"));
    std::fs::write(&path, old.to_string()).unwrap();

    let document = notice(7, "Poya", "30/08/2025");
    let files_now = [("export.csv".to_owned(), cancelled.as_str()), (format!("{key}.md"), document.as_str())];
    let run = publish_files(&files_now, &second, Some(&first), "2025-07-28");
    assert_eq!(run.status, 0, "{}", run.err);
    let site = files(&second);
    let bundle = json(&site, "offers.json");
    let [offer] = bundle["offers"].as_array().unwrap().as_slice() else { panic!("one offer: {bundle}") };
    assert_eq!((&bundle["schema"], &offer["id"]), (&2.into(), &"25-0007".into()));
    assert_eq!((&offer["reference"], &offer["status"]), (&"3134-25-0007/SG".into(), &"cancelled".into()));
    assert_eq!(json(&site, "changes.json")["changes"][0]["what"], "ended");
    let table = String::from_utf8(site["offers.csv"].clone()).unwrap();
    let address = format!("https://exemple.nc/files/{key}");
    assert!(table.contains("rome_code") && table.contains(&address) && table.contains(",cancelled,"), "{table}");
}
