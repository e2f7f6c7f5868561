//! A notice says the same however its labels are written: without colons, with dashes, numbered, in
//! capitals, as a table, or as a scanner read them.

use emploi::assemble;
use emploi::document::Document;
use emploi::offer::{Offer, SectionKind};

const NOTICE: &str = "# Jardinier des espaces verts

Référence : 3134-25-0001/SG du 04/07/2025

Employeur : Commune de Poya

Corps ou Cadre d’emploi / Domaine : Agent technique

Durée de résidence exigée pour le recrutement sur titre (1) : au moins égale à 10 ans

Lieu de travail : Poya

Poste à pourvoir : immédiatement

Date de dépôt de l’offre : vendredi 4 juillet 2025

Date limite de candidature : vendredi 25 juillet 2025

# Détails de l’offre :

Le service entretient les jardins.

# Missions :

- Planter ;
- Tailler.

# Profil du candidat :

- Permis B.
";

/// One way of writing a line; what it leaves as it is, it gives back.
type Spelling = fn(&str) -> String;

#[test]
fn a_notice_says_the_same_however_its_labels_are_written() {
    let expected = read(NOTICE);
    assert_eq!(expected.employer.as_ref().unwrap().name, "Commune de Poya");
    let spellings: [(&str, Spelling); 12] = [
        ("no colons", |line| line.replacen(" :", "", 1)),
        ("a hyphen", |line| line.replacen(" :", " -", 1)),
        ("a dash", |line| line.replacen(" :", " –", 1)),
        ("an equals sign", |line| line.replacen(" :", " =", 1)),
        ("no spaces", |line| line.replacen(" :", ":", 1)),
        ("no-break spaces", |line| line.replacen(" :", "\u{a0}:", 1).replace(' ', "\u{a0}")),
        ("tables", |line| match line.split_once(" : ") {
            Some((label, value)) => format!("| **{label}** | {value} |"),
            None => line.to_owned(),
        }),
        ("bold in place of headings", |line| {
            line.strip_prefix("# ").map_or_else(|| line.to_owned(), |l| format!("**{l}**"))
        }),
        ("numbers", |line| if line.ends_with(" :") { line.replacen("# ", "# 2. ", 1) } else { line.to_owned() }),
        ("values below", |line| match line.split_once(" : ") {
            Some((label, value)) => format!("{label}\n\n{value}"),
            None => line.to_owned(),
        }),
        ("no accents", |line| line.replace('é', "e").replace('ô', "o").replace('à', "a").replace('’', "'")),
        ("a scanner's letters", |line| {
            line.replace("Employeur", "Ernployeur")
                .replace("travail", "travai1")
                .replace("04/07", "O4/O7")
                .replace("limite", "llmite")
        }),
    ];
    for (name, spelling) in spellings {
        let text: String = NOTICE.lines().map(|line| spelling(line) + "\n").collect();
        assert_eq!(facts(&read(&text)), facts(&expected), "{name}:\n{text}");
    }
    assert_eq!(facts(&read(&NOTICE.to_uppercase())), facts(&expected));
}

fn read(text: &str) -> Offer {
    assemble::read(&Document::new("notice.md", text)).value
}

/// What a reader looks for, apart from how it was written.
fn facts(offer: &Offer) -> impl PartialEq + std::fmt::Debug {
    let kinds: Vec<SectionKind> = offer.sections.iter().map(|section| section.kind).collect();
    let workplace = offer.workplace.as_ref().map(|place| place.communes.clone());
    let residency = offer.residency.as_ref().map(|residency| (residency.kind, residency.years));
    let availability = offer.availability.as_ref().map(|availability| availability.kind);
    (
        (offer.reference.clone(), offer.reference_date, offer.posted, offer.deadline),
        offer.employer.as_ref().map(|employer| employer.name.clone()),
        offer.corps.clone(),
        (workplace, residency, availability, kinds),
    )
}
