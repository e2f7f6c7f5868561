//! Laws of reading: total on any text, and no word is lost.

use emploi::assemble;
use emploi::document::{Document, is_invisible};
use emploi::finding::Code;
use emploi::offer::{Block, Offer};
use emploi::text::words;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Every text of an offer that a reader can see.
fn texts(offer: &Offer) -> Vec<&str> {
    let mut texts = vec![offer.title.as_str()];
    texts.extend(offer.header.iter().flat_map(|line| [line.label.as_str(), line.text.as_str()]));
    texts.extend(offer.unplaced.iter().map(|line| line.text.as_str()));
    for section in &offer.sections {
        texts.push(&section.heading);
        texts.extend(section.blocks.iter().flat_map(Block::texts).map(String::as_str));
    }
    texts
}

/// The words of a text that stand nowhere in the offer read from it. What is struck out is told, and not shown.
fn lost(text: &str) -> Vec<String> {
    let reading = assemble::read(&Document::new("notice.txt", text));
    let offer = reading.value;
    assert!(!offer.title.is_empty());
    let struck = reading.findings.iter().filter(|finding| finding.code == Code::StruckText);
    let told = struck.map(|finding| finding.found.as_str()).chain(offer.markup.iter().map(String::as_str));
    let kept: BTreeSet<String> = texts(&offer).into_iter().chain(told).flat_map(words).collect();
    let seen: String = text.chars().filter(|c| !is_invisible(*c) || *c == '\n' || *c == '\r').collect();
    // An «o» before a text is what a word processor draws as the mark of an item.
    seen.lines().flat_map(words).filter(|word| !kept.contains(word) && word != "o").collect()
}

/// Pieces of which notices are made, in an order that no author would choose.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("# "),
        Just("- "),
        Just("| "),
        Just("\n"),
        Just("\n\n"),
        Just(" : "),
        Just(" / "),
        Just("    "),
        Just(" ou "),
        Just("Référence"),
        Just("3134-25-0001/SR du "),
        Just("vendredi 1er août 2025"),
        Just("31/02/2025"),
        Just("Employeur"),
        Just("Province Nord"),
        Just("Corps ou Cadre d’emploi / Domaine"),
        Just("Ingénieur 1er, 2ème grade"),
        Just("Direction des finances (DF)"),
        Just("Durée de résidence exigée"),
        Just("pour le recrutement sur titre (1)"),
        Just("au moins égale à 10 ans"),
        Just("Lieu de travail"),
        Just("Koohnê"),
        Just("Poste à pourvoir"),
        Just("Date limite de candidature"),
        Just("Modification de la date de clôture initialement prévue le "),
        Just("Détails de l’offre"),
        Just("Emploi RESPNC"),
        Just("Missions"),
        Just("Profil du candidat"),
        Just("La Nouvelle-Calédonie recrute, pour les besoins du service, un agent."),
        Just("04 SAGES FEMMES"),
        Just("Onif"),
        Just("\u{200b}"),
        Just("\u{301}"),
        Just("ﬁ"),
        Just("(1)"),
        Just("Tél : 24.63.19 rh@exemple.nc"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_no_word_is_lost(text in "\\PC{0,40}(\n\\PC{0,60}){0,12}") {
        prop_assert_eq!(lost(&text), Vec::<String>::new());
    }

    #[test]
    fn any_shuffled_notice_is_read_and_no_word_is_lost(text in pieces()) {
        prop_assert_eq!(lost(&text), Vec::<String>::new());
    }

    #[test]
    fn reading_twice_reads_the_same(text in pieces()) {
        let document = Document::new("notice.txt", &text);
        prop_assert_eq!(assemble::read(&document), assemble::read(&document));
    }
}

#[test]
fn no_word_of_a_seed_or_fixture_is_lost() {
    for folder in ["seeds", "tests/fixtures/notices"] {
        for entry in std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(lost(&text), Vec::<String>::new(), "{}", path.display());
        }
    }
}

/// Every derived value tells whence it comes, and the line is one of the document's.
#[test]
fn origins_point_into_the_document() {
    use emploi::offer::Field::{Corps, Deadline, Employer, Posted, Reference, Residency, Title};
    for entry in std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let document = Document::new(path.file_name().unwrap().to_str().unwrap(), &text);
        let offer = assemble::read(&document).value;
        for (field, origin) in &offer.origins {
            let line = document.lines().nth(origin.line as usize - 1).unwrap();
            assert!(line.chars().any(char::is_alphanumeric) || line.contains('/'), "{field:?} in {}", path.display());
        }
        for field in [Title, Reference, Employer, Corps, Residency, Posted, Deadline] {
            assert!(offer.origins.contains_key(&field), "{field:?} in {}", path.display());
        }
    }
}

/// One line of a megabyte and ten thousand headings are read in the time of as much ordinary text:
/// this test only ends in time if nothing looks at all the text again for each of its parts.
#[test]
fn long_and_many_lines_are_read_in_linear_time() {
    let patterns = [
        "Direction ou ",
        "1er/2e ",
        "24.63.19 ",
        "Corps : Ingénieur ou ",
        "# Missions :\n",
        "# Sans nom\n",
        "Employeur :\n",
        "pour le recrutement sur titre (1) :\n",
        "(",
        "rh@exemple.nc ",
        "Nouméa ",
        "a\n",
        "01/02/2025 ",
        "Lieu de travail : Koné\n",
    ];
    for pattern in patterns {
        for start in ["", "Titre\nRéférence : 3134-25-0001/SR\nCorps : ", "Titre\nLieu de travail : "] {
            let text = format!("{start}{}", pattern.repeat(40_000 / pattern.len()));
            let reading = assemble::read(&Document::new("notice.txt", &text));
            assert!(!reading.value.title.is_empty());
        }
    }
}
