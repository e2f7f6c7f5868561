//! What is read in every seed and in every fixture, held against goldens.
//!
//! A notice dropped into `seeds/` or `tests/fixtures/notices/` fails these tests until it has its golden:
//! `UPDATE_GOLDENS=1` writes it, for a person to look at. A change of reading shows as a change of a
//! golden, and a golden whose notice is gone fails too.

use emploi::assemble;
use emploi::document::Document;
use emploi::finding::{Code, Reading};
use emploi::offer::{AvailabilityKind, Offer, ResidencyKind, SectionKind, TitleFrom};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A notice of a folder, read.
struct Notice {
    name: String,
    reading: Reading<Offer>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn notices(folder: &str) -> Vec<Notice> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let reading = assemble::read(&Document::new(&name, &text));
        Notice { name, reading }
    };
    paths.iter().map(read).collect()
}

/// What a golden holds: the offer, and each finding on a line.
fn golden(notice: &Notice) -> String {
    let offer = serde_json::to_string_pretty(&notice.reading.value).unwrap();
    let findings = notice.reading.findings.iter().map(|finding| {
        let line = finding.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
        let expected = finding.expected.as_ref().map(|expected| format!(" ≠ {expected}")).unwrap_or_default();
        format!("{line} {} {}{expected}\n", finding.code.as_str(), finding.found)
    });
    format!("{offer}\n{}", findings.collect::<String>())
}

fn compare(folder: &str, goldens: &str) {
    let goldens = root().join(goldens);
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut differing = Vec::new();
    let mut known = BTreeSet::new();
    for notice in notices(folder) {
        let path = goldens.join(format!("{}.golden", notice.name));
        known.insert(path.clone());
        let read = golden(&notice);
        if update {
            std::fs::write(&path, read).unwrap();
        } else if std::fs::read_to_string(&path).ok() != Some(read) {
            differing.push(path);
        }
    }
    assert_eq!(
        differing,
        Vec::<PathBuf>::new(),
        "read otherwise, or new; if right, UPDATE_GOLDENS=1 cargo test --test native seeds::"
    );
    let stale = |path: &Path| !known.contains(path);
    let stale: Vec<PathBuf> =
        std::fs::read_dir(&goldens).unwrap().map(|e| e.unwrap().path()).filter(|path| stale(path)).collect();
    assert_eq!(stale, Vec::<PathBuf>::new(), "goldens without a notice");
}

#[test]
fn the_seeds_are_read_as_before() {
    compare("seeds", "tests/golden/seeds");
}

#[test]
fn the_fixtures_are_read_as_before() {
    compare("tests/fixtures/notices", "tests/golden/notices");
}

/// The codes that one notice alone can raise each have a fixture that raises it.
#[test]
fn every_code_of_reading_has_a_fixture() {
    // Raised by the reader of files, or by comparing notices.
    let elsewhere = [
        Code::Unreadable,
        Code::Empty,
        Code::TooLarge,
        Code::Encrypted,
        Code::Scanned,
        Code::TooManyPages,
        Code::Inflated,
        Code::UnknownTable,
        Code::OldEncoding,
        Code::MixedEncoding,
        Code::DoubleEncoding,
        Code::UnreadFormat,
        Code::HiddenCharacters,
        Code::SpacedLetters,
        Code::DuplicateReference,
        Code::UnknownAcronym,
        Code::AcronymConflict,
        Code::SourcesDiffer,
        Code::MissingDocument,
        Code::SharedDocument,
        Code::UnknownStatus,
        Code::Announcement,
    ];
    let raised: BTreeSet<Code> = notices("tests/fixtures/notices")
        .iter()
        .flat_map(|notice| notice.reading.findings.iter().map(|finding| finding.code))
        .collect();
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| !raised.contains(code) && !elsewhere.contains(code)).collect();
    assert_eq!(missing, Vec::<&Code>::new());
}

/// A seed as a careful reader reads it, written down by hand.
struct Expected {
    source: &'static str,
    title: &'static str,
    reference: &'static str,
    employer: &'static str,
    department: &'static str,
    corps: &'static str,
    domain: Option<&'static str>,
    residency: (ResidencyKind, Option<u32>),
    communes: &'static [&'static str],
    availability: Option<AvailabilityKind>,
    posted: &'static str,
    deadline: &'static str,
    occupation: Option<&'static str>,
    sections: &'static [SectionKind],
}

#[test]
#[expect(clippy::too_many_lines, reason = "five seeds, a dozen values each")]
fn the_five_seeds_say_what_a_reader_finds_in_them() {
    use SectionKind::{Conditions, Context, Knowledge, MainActivities, Missions, Profile};
    let expected = [
        Expected {
            source: "000_ffa63cc687610dac.txt",
            title: "Chargé(e) de mission Equipe mobile de soutien (EMS)",
            reference: "3134-25-1068/SR",
            employer: "Vice-rectorat",
            department: "Vice-rectorat de la Nouvelle-Calédonie - Direction générale des enseignements (DGE)",
            corps: "lieutenant",
            domain: None,
            residency: (ResidencyKind::None, None),
            communes: &[],
            availability: Some(AvailabilityKind::Immediate),
            posted: "2025-07-04",
            deadline: "2025-07-25",
            occupation: None,
            sections: &[Missions],
        },
        Expected {
            source: "001_deee6ff6ebadfc2c.txt",
            title: "Chargé de projets vie scolaire et actions éducatives",
            reference: "3134-25-0834/SR",
            employer: "Province Sud",
            department: "Direction de l’Éducation et de la Réussite de la province Sud",
            corps: "attaché",
            domain: None,
            residency: (ResidencyKind::None, None),
            communes: &["Nouméa"],
            availability: None,
            posted: "2025-06-06",
            deadline: "2025-06-27",
            occupation: None,
            sections: &[Context, Missions, Conditions, Profile, Knowledge],
        },
        Expected {
            source: "002_bd9e25d52f56a3ff.txt",
            title: "Chef de service adjoint de la protection de l'enfance",
            reference: "3134-25-1188/SR",
            employer: "Province Sud",
            department: "Direction Provinciale de l'Action Sanitaire et Sociale",
            corps: "cadre socio-éducatif",
            domain: None,
            residency: (ResidencyKind::AtLeast, Some(10)),
            communes: &["Nouméa"],
            availability: Some(AvailabilityKind::Date),
            posted: "2025-08-01",
            deadline: "2025-08-22",
            occupation: Some("Responsable socio éducatif"),
            sections: &[Context, Missions],
        },
        Expected {
            source: "003_6264228cfcd388d7.txt",
            title: "Chef de bureau des systèmes d'information et de communication",
            reference: "25-57722/MPRH",
            employer: "Nouvelle-Calédonie",
            department: "Direction de la sécurité civile et de la gestion des risques et SIC (DSCGR)",
            corps: "technicien",
            domain: Some("Numérique"),
            residency: (ResidencyKind::AtLeast, Some(10)),
            communes: &[],
            availability: Some(AvailabilityKind::Immediate),
            posted: "2025-05-02",
            deadline: "2025-05-23",
            occupation: Some("Responsable de la sécurité des systèmes d'information"),
            sections: &[Context, Missions],
        },
        Expected {
            source: "004_677fe59bbee45bca.txt",
            title: "Conseiller(e) en insertion socioprofessionnelle",
            reference: "3134-25-0648/SR",
            employer: "Province Nord",
            department: "Direction de l’Enseignement, de la Formation, de l’Insertion et de la Jeunesse (DEFIJ)",
            corps: "rédacteur",
            domain: None,
            residency: (ResidencyKind::None, None),
            communes: &["Hienghène"],
            availability: Some(AvailabilityKind::Asap),
            posted: "2025-04-25",
            deadline: "2025-05-16",
            occupation: Some("Conseiller en insertion"),
            sections: &[Context, Missions, MainActivities],
        },
    ];
    let notices = notices("seeds");
    for expected in &expected {
        let found = notices.iter().find(|notice| notice.name == expected.source).unwrap();
        let offer = &found.reading.value;
        let source = expected.source;
        assert_eq!(offer.title, expected.title, "{source}");
        assert_eq!(offer.title_from, TitleFrom::Document, "{source}");
        assert_eq!(offer.openings, 1, "{source}");
        assert_eq!(offer.reference.as_deref(), Some(expected.reference), "{source}");
        assert_eq!(offer.employer.as_ref().map(|employer| employer.name.as_str()), Some(expected.employer), "{source}");
        assert_eq!(offer.department.as_deref(), Some(expected.department), "{source}");
        assert_eq!(offer.corps, [expected.corps], "{source}");
        assert_eq!(offer.domain.as_deref(), expected.domain, "{source}");
        let residency = offer.residency.as_ref().unwrap();
        assert_eq!((residency.kind, residency.years), expected.residency, "{source}");
        let communes = offer.workplace.as_ref().map_or(&[][..], |workplace| &workplace.communes);
        assert_eq!(communes, expected.communes, "{source}");
        assert_eq!(
            offer.availability.as_ref().map(|availability| availability.kind),
            expected.availability,
            "{source}"
        );
        assert_eq!(offer.posted.unwrap().to_string(), expected.posted, "{source}");
        assert_eq!(offer.deadline.unwrap().to_string(), expected.deadline, "{source}");
        assert_eq!(offer.occupation.as_deref(), expected.occupation, "{source}");
        let kinds: Vec<SectionKind> = offer.sections.iter().map(|section| section.kind).collect();
        assert_eq!(kinds, expected.sections, "{source}");
        assert!(offer.partial, "{source} is a first page");
        assert!(!offer.deadline_changed && offer.earlier_deadlines.is_empty(), "{source}");
    }
    let notes = &notices[1].reading.value;
    assert_eq!(notes.contract.as_deref(), Some("Mission d’un an renouvelable"));
    assert_eq!(notes.unplaced.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Onif"]);
}
