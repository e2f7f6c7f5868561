//! Rows of the portal and their documents are one offer: what counts, what is kept, what is told.

use emploi::compile::fetched::{Entry, Manifest, Problem};
use emploi::compile::{self, Compiled, Fate};
use emploi::finding::Code;
use emploi::offer::{AvailabilityKind, Field, Offer, SectionKind, Source, Status};
use emploi::text::words;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

/// The portal's own name of the first document.
const KEY: &str = "00112233445566778899aabbccddeeff";

/// A document in the usual form. Each change takes the place of the line with its label; an empty one removes it.
fn document(changes: &[(&str, &str)]) -> String {
    let mut lines = vec![
        ("Titre", "# Gardien de phare"),
        ("Référence", "3134-26-0648/SR du 07/05/2026"),
        ("Employeur", "Province des îles Loyauté"),
        ("Corps /Domaine", "Technicien / Équipement"),
        ("Direction", "Direction de l’équipement et de l’aménagement (DEA)"),
        ("Durée de résidence exigée pour le recrutement sur titre (1)", "au moins égale à 10 ans"),
        ("Lieu de travail", "Wé - Lifou"),
        ("Poste à pourvoir", "dès que possible"),
        ("Date de dépôt de l’offre", "vendredi 8 mai 2026"),
        ("Date limite de candidature", "vendredi 29 mai 2026"),
        ("Emploi RESPNC", "Technicien de maintenance"),
    ];
    for (label, value) in changes {
        match lines.iter_mut().find(|(known, _)| known == label) {
            Some(line) => line.1 = value,
            None => lines.push((label, value)),
        }
    }
    let mut text = String::new();
    for (label, value) in lines.into_iter().filter(|(_, value)| !value.is_empty()) {
        let before = if label == "Titre" { String::new() } else { format!("{label} : ") };
        text.extend([&before, value, "\n\n"]);
    }
    text + "# Missions :\n\nVeiller sur le phare et tenir le journal.\n\n# Activités principales :\n\n- Nettoyer la lanterne.\n- Relever la météo.\n\n\
            # Pour répondre à cette offre :\n\nEnvoyer un dossier complet à la direction des ressources humaines.\n"
}

/// A row without texts, as most are. Each change is a column and its cell.
fn row<'a>(changes: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, String> {
    let mut cells: BTreeMap<&str, String> = [
        ("id", "60648"),
        ("iscommunique", "false"),
        ("libelleposte", "Gardien de phare"),
        ("numero", "26-0648"),
        ("datemiseenligne", "2026-05-07T13:00:00+00:00"),
        ("libellecollectivite", "Province des îles Loyauté"),
        ("libellecorpsgrade", "technicien"),
        ("libelleposteapourvoir", "immédiatement"),
        ("libelledirection", "Province des îles Loyauté"),
        ("datecloture", "2026-05-28T13:00:00+00:00"),
        ("emploiresp", "Inspecteur"),
        ("statut", "PUBLIE"),
        ("nbposteapourvoir", "0"),
    ]
    .into_iter()
    .map(|(column, cell)| (column, cell.to_owned()))
    .collect();
    cells.insert("url_pdf", address(KEY));
    for (column, cell) in changes {
        cells.insert(column, (*cell).to_owned());
    }
    cells
}

fn address(key: &str) -> String {
    format!("https://exemple.nc/api/files/{key}")
}

fn export(rows: &[BTreeMap<&str, String>]) -> String {
    let columns: BTreeSet<&str> = rows.iter().flat_map(|row| row.keys().copied()).collect();
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    table.write_record(&columns).unwrap();
    for row in rows {
        table.write_record(columns.iter().map(|column| row.get(column).cloned().unwrap_or_default())).unwrap();
    }
    String::from_utf8(table.into_inner().unwrap()).unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn compiled(files: &[(&str, &str)]) -> Compiled {
    compile::compile(folder(files).path(), &|_| ()).unwrap()
}

/// The one offer of a row and a document that it names.
fn joined(document: &str, row: BTreeMap<&str, String>) -> Offer {
    let mut compiled = compiled(&[("export.csv", &export(&[row])), (&format!("documents/{KEY}.md"), document)]);
    assert_eq!(compiled.bundle.offers.len(), 1, "{:?}", fates(&compiled));
    compiled.bundle.offers.remove(0)
}

fn fates(compiled: &Compiled) -> Vec<(String, Fate)> {
    compiled.notices.iter().map(|notice| (notice.name.clone(), notice.fate.clone())).collect()
}

/// Codes of an offer's doubts about a field.
fn doubts(offer: &Offer, field: Field) -> Vec<&str> {
    offer.warnings.iter().filter(|told| told.field == Some(field)).map(|told| told.code.as_str()).collect()
}

fn codes(compiled: &Compiled) -> Vec<Code> {
    compiled.notices.iter().flat_map(|notice| notice.findings.iter().map(|finding| finding.code)).collect()
}

fn all_words(value: &serde_json::Value) -> BTreeSet<String> {
    use serde_json::Value;
    match value {
        Value::String(text) => words(text).collect(),
        Value::Array(values) => values.iter().flat_map(all_words).collect(),
        Value::Object(values) => values.values().flat_map(all_words).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => BTreeSet::new(),
    }
}

fn from(offer: &Offer, field: Field) -> Option<Source> {
    offer.origins.get(&field).map(|origin| origin.from)
}

#[test]
fn a_row_and_the_document_at_its_address_are_one_offer() {
    let files = [("export.csv", export(&[row(&[])])), ("documents/00112233445566778899aabbccddeeff.md", document(&[]))];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let compiled = compiled(&files);
    let [offer] = compiled.bundle.offers.as_slice() else { panic!("{:?}", fates(&compiled)) };
    let name = format!("documents/{KEY}.md");
    assert_eq!((offer.source.as_str(), offer.id.as_str()), (name.as_str(), "3134-26-0648-sr"));
    assert_eq!(offer.sources, [name.as_str(), "export.csv/60648"]);
    assert_eq!(offer.official, Some(address(KEY)));
    let row = offer.row.as_ref().unwrap();
    assert_eq!((row.id.as_str(), row.source.as_str()), ("60648", "export.csv"));
    assert_eq!(fates(&compiled), [(name.clone(), Fate::Offer), ("export.csv/60648".to_owned(), Fate::Joined(name))]);
    assert_eq!(offer.warnings, [], "they agree");
    assert_eq!(
        (from(offer, Field::Deadline), from(offer, Field::Official)),
        (Some(Source::Document), Some(Source::Row))
    );
    assert!(!offer.contacts.links.contains(&address(KEY)), "the official document is no way to reach anybody");
}

#[test]
fn the_document_counts_for_what_it_says() {
    let offer =
        joined(&document(&[]), row(&[("libellecorpsgrade", "rédacteur"), ("libelleservice", "Service des phares")]));
    assert_eq!(offer.reference.as_deref(), Some("3134-26-0648/SR"), "the long reference");
    assert_eq!(offer.corps, ["technicien"]);
    assert_eq!(doubts(&offer, Field::Corps), ["sources-differ"]);
    let told = offer.warnings.iter().find(|told| told.code == "sources-differ").unwrap();
    assert!(told.message.contains("technicien") && told.message.contains("rédacteur"), "{}", told.message);
    assert_eq!(offer.department.as_deref(), Some("Direction de l’équipement et de l’aménagement (DEA)"));
    assert_eq!(offer.availability.as_ref().unwrap().kind, AvailabilityKind::Asap, "«immédiatement» is a default");
    assert_eq!(offer.occupation.as_deref(), Some("Technicien de maintenance"), "and so is «Inspecteur»");
    for field in [Field::Availability, Field::Occupation, Field::Department] {
        assert_eq!(doubts(&offer, field), [""; 0], "{field:?}");
    }
    let row_lines: Vec<&str> =
        offer.header.iter().filter(|line| line.from == Source::Row).map(|line| line.text.as_str()).collect();
    assert!(row_lines.contains(&"Service des phares") && row_lines.contains(&"rédacteur"), "{row_lines:?}");
    assert!(!row_lines.contains(&"Province des îles Loyauté"), "what both say is shown once: {row_lines:?}");
}

#[test]
fn the_row_fills_what_the_document_lacks() {
    let bare =
        document(&[("Référence", ""), ("Lieu de travail", ""), ("Employeur", ""), ("Date limite de candidature", "")]);
    let offer = joined(&bare, row(&[("lieutravail", "Wé")]));
    assert_eq!(offer.reference.as_deref(), Some("26-0648"));
    assert_eq!(offer.employer.as_ref().unwrap().name, "Province des îles Loyauté");
    assert_eq!(offer.workplace.as_ref().unwrap().communes, ["Lifou"]);
    assert_eq!(offer.deadline.unwrap().to_string(), "2026-05-29");
    for field in [Field::Reference, Field::Employer, Field::Workplace, Field::Deadline] {
        assert_eq!(from(&offer, field), Some(Source::Row), "{field:?}");
        assert_eq!(doubts(&offer, field), [""; 0], "{field:?}");
    }
}

#[test]
fn a_default_fills_nothing() {
    let bare = document(&[("Poste à pourvoir", ""), ("Emploi RESPNC", ""), ("Direction", "")]);
    let offer = joined(&bare, row(&[]));
    assert_eq!((offer.availability.as_ref(), offer.occupation.as_ref(), offer.department.as_ref()), (None, None, None));
    // In a row that somebody filled in, the same words are no defaults.
    let offer = joined(&bare, row(&[("mission", "Veiller."), ("emploiresp", "Inspecteur")]));
    assert_eq!(offer.availability.as_ref().unwrap().kind, AvailabilityKind::Immediate);
    assert_eq!(offer.occupation.as_deref(), Some("Inspecteur"));
    assert_eq!(from(&offer, Field::Occupation), Some(Source::Row));
}

#[test]
fn a_later_deadline_in_the_row_is_a_postponement() {
    let offer = joined(
        &document(&[]),
        row(&[
            ("datecloture", "2026-06-11T13:00:00+00:00"),
            ("commentairerepublication", "Modification de la date de clôture initialement prévue le 29/05/2026"),
        ]),
    );
    assert_eq!(offer.deadline.unwrap().to_string(), "2026-06-12");
    assert_eq!(offer.earlier_deadlines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-05-29"]);
    assert!(offer.deadline_changed);
    assert_eq!(from(&offer, Field::Deadline), Some(Source::Row));
    assert_eq!((offer.status, doubts(&offer, Field::Deadline)), (Status::Published, vec![]));
}

#[test]
fn an_earlier_deadline_in_the_row_is_a_contradiction() {
    let offer = joined(&document(&[]), row(&[("datecloture", "2026-05-21T13:00:00+00:00")]));
    assert_eq!(offer.deadline.unwrap().to_string(), "2026-05-29");
    assert_eq!(doubts(&offer, Field::Deadline), ["sources-differ"]);
    let told = offer.warnings.iter().find(|told| told.code == "sources-differ").unwrap();
    assert!(told.message.contains("22\u{a0}mai") && told.message.contains("29\u{a0}mai"), "{}", told.message);
    // A day years away is a slip, and no postponement.
    let offer = joined(&document(&[]), row(&[("datecloture", "2029-05-28T13:00:00+00:00")]));
    assert_eq!(offer.deadline.unwrap().to_string(), "2026-05-29");
    assert_eq!(doubts(&offer, Field::Deadline), ["sources-differ"]);
}

#[test]
fn a_code_is_no_number_of_posts() {
    let offer =
        joined(&document(&[]), row(&[("nbposteapourvoir", "3"), ("libelleposteapourvoir", "vacant à partir du")]));
    assert_eq!(offer.openings, 1);
    let alone = compiled(&[("export.csv", &export(&[row(&[("nbposteapourvoir", "3")])]))]);
    assert_eq!(alone.bundle.offers[0].openings, 1);
}

#[test]
fn the_status_of_the_row_counts_where_it_ends_the_offer() {
    for (cell, comment, status, date) in [
        ("PUBLIE", "", Status::Published, None),
        ("ANNULE", "", Status::Cancelled, None),
        ("POURVU", "", Status::Filled, None),
        ("BROUILLON", "", Status::Draft, None),
        ("DEPUBLIE", "", Status::Withdrawn, None),
        ("PUBLIE", "Avis annulé le 12/05/2026", Status::Cancelled, Some("2026-05-12")),
        ("PUBLIE", "Rectificatif du 12/05/2026 : corps", Status::Corrected, Some("2026-05-12")),
        ("ANNULE", "Rectificatif", Status::Cancelled, None),
    ] {
        let cells = [("statut", cell), ("commentairerepublication", comment)];
        for offer in [
            joined(&document(&[]), row(&cells)),
            compiled(&[("export.csv", &export(&[row(&cells)]))]).bundle.offers.remove(0),
        ] {
            assert_eq!(offer.status, status, "{cell} {comment}");
            assert_eq!(offer.status_date.map(|day| day.to_string()).as_deref(), date, "{cell} {comment}");
            assert_eq!(offer.status_text.is_some(), status != Status::Published, "{cell} {comment}");
            assert_eq!(doubts(&offer, Field::Status), [""; 0]);
        }
    }
    let offer = joined(&document(&[]), row(&[("statut", "XYZ")]));
    assert_eq!((offer.status, doubts(&offer, Field::Status)), (Status::Published, vec!["unknown-status"]));
}

#[test]
fn the_occupation_in_rome_is_the_rows() {
    let cells = [("codeemploirome", "K1402-4"), ("libelleemploirome", "Médecin de santé publique")];
    let offer = joined(&document(&[]), row(&cells));
    let rome = offer.rome.as_ref().unwrap();
    assert_eq!((rome.code.as_str(), rome.title.as_deref()), ("K1402", Some("Médecin de santé publique")));
    assert_eq!(from(&offer, Field::Rome), Some(Source::Row));
}

#[test]
fn a_document_is_found_by_its_reference_only_where_employer_and_title_agree() {
    let row = |changes: &[(&'static str, &'static str)]| {
        let mut row = row(changes);
        row.remove("url_pdf");
        export(&[row])
    };
    let count = |row: String, document: String| {
        let compiled = compiled(&[("export.csv", &row), ("avis.md", &document)]);
        compiled.bundle.offers.len()
    };
    for reference in ["26-0648", "3134-26-648/SR", "26 -0648/MPRH du 07/05/2026"] {
        assert_eq!(count(row(&[]), document(&[("Référence", reference)])), 1, "{reference}");
    }
    assert_eq!(count(row(&[("libelleposte", "Le gardien du phare")]), document(&[])), 1, "one holds the other's words");
    assert_eq!(count(row(&[]), document(&[("Référence", "3134-26-0649/SR")])), 2);
    assert_eq!(count(row(&[]), document(&[("Titre", "# Juriste")])), 2);
    assert_eq!(count(row(&[]), document(&[("Employeur", "Province Nord")])), 2);
    assert_eq!(count(row(&[("libellecollectivite", "")]), document(&[])), 2, "an unknown employer agrees with nobody");
}

#[test]
fn a_number_stands_for_several_posts() {
    let key = "ffeeddccbbaa99887766554433221100";
    let second = address(key);
    let rows = [
        row(&[]),
        row(&[
            ("id", "60649"),
            ("libelleposte", "Juriste"),
            ("libellecollectivite", "Province Nord"),
            ("url_pdf", &second),
        ]),
    ];
    let other = document(&[("Titre", "# Juriste"), ("Employeur", "Province Nord")]);
    let compiled = compiled(&[
        ("export.csv", &export(&rows)),
        (&format!("documents/{KEY}.md"), &document(&[])),
        (&format!("documents/{key}.md"), &other),
    ]);
    let joined: Vec<(&str, &str)> = compiled
        .bundle
        .offers
        .iter()
        .map(|offer| (offer.title.as_str(), offer.row.as_ref().unwrap().id.as_str()))
        .collect();
    assert_eq!(joined, [("Gardien de phare", "60648"), ("Juriste", "60649")]);
    assert_eq!(codes(&compiled).iter().filter(|code| **code == Code::DuplicateReference).count(), 2);
}

#[test]
fn one_notice_in_two_formats_is_one_offer() {
    let html = |document: &str| {
        document.lines().flat_map(|line| ["<p>", line.trim_start_matches("# "), "</p>"]).collect::<String>()
    };
    let count = |one: (&str, &str), other: (&str, &str)| compiled(&[one, other]).bundle.offers.len();
    let notice = document(&[]);
    assert_eq!(count(("a/avis.md", &notice), ("a/avis.html", &html(&notice))), 1, "by their names");
    assert_eq!(count(("a/avis.md", &notice), ("b/copie.html", &html(&notice))), 1, "by what they say");
    assert_eq!(count(("a/avis.md", &notice), ("a/copie.md", &notice)), 2, "two of one format are two notices");
    let other = document(&[("Date limite de candidature", "vendredi 5 juin 2026")]);
    assert_eq!(count(("a/avis.md", &notice), ("b/copie.html", &html(&other))), 2, "another deadline is another notice");
    let other = document(&[("Titre", "# Juriste")]);
    assert_eq!(count(("a/avis.md", &notice), ("a/avis.html", &html(&other))), 2, "another title is another notice");

    let compiled =
        compiled(&[("avis.md", &notice), ("avis.html", &html(&notice)), ("export.csv", &export(&[row(&[])]))]);
    let [offer] = compiled.bundle.offers.as_slice() else { panic!("{:?}", fates(&compiled)) };
    assert_eq!(offer.sources.len(), 3);
    assert!(offer.sections.iter().all(|section| section.from == Source::Document), "no text is shown twice");
}

#[test]
fn a_document_that_could_not_be_had_is_told_of_its_row() {
    let told = |manifest: Option<Manifest>, files: &[(&str, &str)]| {
        let folder = folder(files);
        if let Some(manifest) = manifest {
            manifest.save(folder.path()).unwrap();
        }
        let compiled = compile::compile(folder.path(), &|_| ()).unwrap();
        let [offer] = compiled.bundle.offers.as_slice() else { panic!("{:?}", fates(&compiled)) };
        assert_eq!(offer.official, Some(address(KEY)));
        let told = offer.warnings.iter().find(|told| told.code == "missing-document");
        (offer.row.is_some(), offer.partial, told.map(|told| told.message.clone()))
    };
    let rows = export(&[row(&[])]);
    let (has_row, partial, message) = told(None, &[("export.csv", &rows)]);
    assert!(has_row && partial && message.unwrap().contains("absent"));
    let failed = |problem: Problem, file: Option<&str>| {
        let entry = Entry { problem: Some(problem), file: file.map(str::to_owned), ..Entry::default() };
        let mut manifest = Manifest::default();
        manifest.documents.insert(address(KEY), entry);
        manifest
    };
    let (_, _, message) = told(Some(failed(Problem::Status(404), None)), &[("export.csv", &rows)]);
    assert!(message.unwrap().contains("404"));
    // The copy of before is read, and is said to be one.
    let kept = failed(Problem::Unreachable, Some("documents/avis-1.md"));
    let (_, partial, message) = told(Some(kept), &[("export.csv", &rows), ("documents/avis-1.md", &document(&[]))]);
    assert!(!partial && message.unwrap().contains("copie"));
    // A file without text.
    let scan = format!("documents/{KEY}.html");
    let (_, _, message) = told(None, &[("export.csv", &rows), (&scan, "<p> </p>")]);
    assert!(message.unwrap().contains("vide"));
}

#[test]
fn an_address_that_is_none_is_kept_and_never_a_link() {
    for address in ["javascript:alert(1)", "{BASE}/files/1", "ftp://exemple.nc/1", "https://exemple.nc/\"onclick"] {
        let compiled = compiled(&[("export.csv", &export(&[row(&[("url_pdf", address)])]))]);
        let offer = &compiled.bundle.offers[0];
        assert_eq!(offer.official, None, "{address}");
        assert!(offer.header.iter().any(|line| line.text.contains(address)), "{address}: {:?}", offer.header);
    }
}

#[test]
fn an_announcement_is_no_offer_and_is_counted() {
    let notice = |changes: &[(&'static str, &'static str)]| {
        let base = [("libellecorpsgrade", ""), ("libelleposte", "Fermeture de fin d'année"), ("numero", "26-0999")];
        export(&[row(&[&base[..], changes].concat())])
    };
    let word = "# Communiqué : fermeture de fin d'année\n\nLa section est fermée du lundi 23 au vendredi 27.\n";
    let name = format!("documents/{KEY}.md");
    let kinds = |rows: &str, document: Option<&str>| {
        let mut files = vec![("export.csv", rows)];
        files.extend(document.map(|document| (name.as_str(), document)));
        let compiled = compiled(&files);
        assert_eq!(compiled.notices.len(), files.len());
        assert_eq!(codes(&compiled).contains(&Code::Announcement), compiled.bundle.offers.is_empty());
        compiled.bundle.offers.len()
    };
    assert_eq!(kinds(&notice(&[("iscommunique", "true")]), Some(word)), 0);
    assert_eq!(kinds(&notice(&[]), Some(word)), 0, "the mark decides nothing by itself");
    assert_eq!(kinds(&notice(&[("iscommunique", "true"), ("libellecorpsgrade", "attaché")]), Some(word)), 1);
    assert_eq!(kinds(&notice(&[("iscommunique", "true"), ("mission", "Veiller.")]), Some(word)), 1);
    assert_eq!(
        kinds(&notice(&[("iscommunique", "true")]), Some(&document(&[]))),
        1,
        "a vacancy's document is a vacancy"
    );
    assert_eq!(kinds(&notice(&[]), None), 1, "a document that could not be had may be one");
    assert_eq!(kinds(&notice(&[("iscommunique", "true")]), None), 0);
    assert_eq!(kinds(&notice(&[("url_pdf", "")]), None), 0);
}

#[test]
fn a_row_that_two_exports_have_is_one() {
    let rows = export(&[row(&[])]);
    let later = export(&[row(&[("datecloture", "2026-06-11T13:00:00+00:00")])]);
    let compiled = compiled(&[("export-1.csv", &rows), ("export-2.csv", &later)]);
    let [offer] = compiled.bundle.offers.as_slice() else { panic!("{:?}", fates(&compiled)) };
    assert_eq!(offer.deadline.unwrap().to_string(), "2026-06-12");
    assert_eq!(compiled.notices.len(), 2);
}

#[test]
fn rows_of_different_posts_do_not_share_a_document() {
    let rows = export(&[row(&[]), row(&[("id", "60700"), ("libelleposte", "Juriste"), ("numero", "26-0700")])]);
    let compiled = compiled(&[("export.csv", &rows), (&format!("documents/{KEY}.md"), &document(&[]))]);
    let titles: Vec<&str> = compiled.bundle.offers.iter().map(|offer| offer.title.as_str()).collect();
    assert_eq!(titles, ["Gardien de phare", "Juriste"]);
    assert!(codes(&compiled).contains(&Code::SharedDocument));
}

#[test]
fn texts_that_both_have_are_shown_once_and_the_others_are_kept() {
    let offer = joined(
        &document(&[]),
        row(&[
            ("mission", "Veiller sur le phare et tenir le journal. Former les stagiaires."),
            ("activitesprincipales", "- Nettoyer la lanterne.\n- Peindre la tour."),
            ("collectiviteadressepostale", "BP 50 - 98820 Wé"),
        ]),
    );
    let own: Vec<(SectionKind, String)> = offer
        .sections
        .iter()
        .filter(|section| section.from == Source::Row)
        .map(|section| (section.kind, serde_json::to_string(&section.blocks).unwrap()))
        .collect();
    let text = |kind: SectionKind| own.iter().find(|(own, _)| *own == kind).map(|(_, text)| text.clone()).unwrap();
    assert!(text(SectionKind::Missions).contains("Former") && !text(SectionKind::Missions).contains("journal"));
    assert!(
        text(SectionKind::MainActivities).contains("tour") && !text(SectionKind::MainActivities).contains("lanterne")
    );
    assert!(text(SectionKind::Application).contains("98820"));
}

#[test]
fn the_report_accounts_for_every_file_and_row() {
    let folder = folder(&[
        ("export.csv", &export(&[row(&[]), row(&[("id", "60700"), ("libellecorpsgrade", ""), ("url_pdf", "")])])),
        (&format!("documents/{KEY}.md"), &document(&[])),
        ("vide.txt", " "),
    ]);
    let compiled = compile::compile(folder.path(), &|_| ()).unwrap();
    let report: serde_json::Value = serde_json::from_str(&compile::report::json(&compiled)).unwrap();
    let count = |key: &str| report[key].as_u64().unwrap();
    assert_eq!(["notices", "offers", "joined", "announcements", "unread"].map(count), [4, 1, 1, 1, 1]);
    let summary = compile::report::summary(&compiled);
    assert!(summary.contains("4\u{a0}avis lus, 1\u{a0}offre comprise, 1\u{a0}avis réuni"), "{summary}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a row says beside its document, every word of it stands in the offer, and both are accounted for.
    #[test]
    fn no_word_of_a_row_is_lost(
        cells in prop::collection::vec("[a-zé0-9 ,.;:()/-]{0,30}", 6),
        title in prop::sample::select(vec!["Gardien de phare", "Juriste", ""]),
    ) {
        let columns = ["mission", "statut", "lieutravail", "libelleservice", "commentairerepublication", "presentation"];
        let changes: Vec<(&str, &str)> = columns.into_iter().zip(cells.iter().map(String::as_str)).chain([("libelleposte", title)]).collect();
        let name = format!("documents/{KEY}.md");
        let compiled = compiled(&[("export.csv", &export(&[row(&changes)])), (&name, &document(&[]))]);
        prop_assert_eq!((compiled.bundle.offers.len(), compiled.notices.len()), (1, 2));
        let kept = all_words(&serde_json::to_value(&compiled.bundle.offers[0]).unwrap());
        // What a program writes for an empty cell is no word.
        let is_word = |cell: &&&str| !["nan", "nat", "null", "none", "undefined"].contains(&cell.trim());
        for cell in changes.iter().map(|(_, cell)| cell).filter(is_word) {
            // «o» before a text marks an item, as «-» does.
            for word in words(cell).skip_while(|word| word == "o") {
                prop_assert!(kept.contains(&word), "{} of {:?}", word, cell);
            }
        }
    }

    /// The order in which files lie in a folder, and the names of exports, change nothing in what is offered.
    #[test]
    fn joining_does_not_depend_on_the_names_of_files(first in "[a-z]{1,6}", second in "[a-z]{1,6}") {
        let key = "ffeeddccbbaa99887766554433221100";
        let other = address(key);
        let rows = [row(&[]), row(&[("id", "60649"), ("libelleposte", "Juriste"), ("numero", "26-0700"), ("url_pdf", &other)])];
        let offers = |one: &str, two: &str, rows: &[BTreeMap<&str, String>]| {
            let second = document(&[("Titre", "# Juriste"), ("Référence", "3134-26-0700/SR")]);
            let compiled = compiled(&[
                (&format!("{one}1/export.csv"), &export(rows)),
                (&format!("{two}2/{KEY}.md"), &document(&[])),
                (&format!("{one}3/{key}.md"), &second),
            ]);
            let mut said: Vec<String> = compiled.bundle.offers.into_iter().map(|offer| {
                let row = offer.row.as_ref().unwrap().id.clone();
                let plain = Offer { source: String::new(), sources: Vec::new(), row: None, ..offer };
                row + &serde_json::to_string(&plain).unwrap()
            }).collect();
            said.sort();
            said
        };
        let swapped: Vec<_> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(offers(&first, &second, &rows), offers(&second, &first, &swapped));
    }
}
