//! A notice says the same however its labels are written: without colons, with dashes, numbered, in
//! capitals, as a table, or as a scanner read them.

use emploi::assemble;
use emploi::document::Document;
use emploi::finding::Code;
use emploi::offer::{Field, Offer, SectionKind};

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

/// The lines of the head of [`NOTICE`], behind the title: label and value.
fn head() -> Vec<(&'static str, &'static str)> {
    NOTICE.lines().filter_map(|line| line.split_once(" : ")).collect()
}

/// The notice with another head.
fn with_head(head: &str) -> String {
    let (title, _) = NOTICE.split_once("\n\n").unwrap_or_default();
    let (_, body) = NOTICE.split_once("# Détails").unwrap_or_default();
    format!("{title}\n\n{head}\n\n# Détails{body}")
}

#[test]
fn a_notice_says_the_same_whatever_the_order_of_its_labels() {
    let expected = read(NOTICE);
    let head = head();
    // Every label comes first once, and every one stands beside every other as a converter joins the columns of a form.
    for first in 0..head.len() {
        for step in [1, 3, 5, 7] {
            let order: Vec<_> = (0..head.len()).map(|at| head[(first + at * step) % head.len()]).collect();
            for (name, line) in [
                ("a colon", (|label, value| format!("{label} : {value}")) as fn(&str, &str) -> String),
                ("bold", |label, value| format!("**{label}** {value}")),
                ("bold and a colon", |label, value| format!("**{label} :** {value}")),
                ("a cell", |label, value| format!("| {label} | {value} |")),
                ("below", |label, value| format!("**{label}**\n\n{value}")),
            ] {
                let lines: Vec<String> = order.iter().map(|(label, value)| line(label, value)).collect();
                let text = with_head(&lines.join("\n\n"));
                assert_eq!(facts(&read(&text)), facts(&expected), "{name}:\n{text}");
            }
            for (name, line) in [
                ("bold", (|label, value| format!("**{label}** {value}")) as fn(&str, &str) -> String),
                ("bold and a colon", |label, value| format!("**{label} :** {value}")),
                ("a dash of white space", |label, value| format!("{label} : {value}    ")),
            ] {
                let lines: Vec<String> = order.iter().map(|(label, value)| line(label, value)).collect();
                let pairs: Vec<String> = lines.chunks(2).map(|pair| pair.join(" ")).collect();
                let text = with_head(&pairs.join("\n\n"));
                assert_eq!(facts(&read(&text)), facts(&expected), "two on a line, {name}:\n{text}");
            }
        }
    }
}

#[test]
fn a_notice_says_the_same_where_labels_and_values_are_cut() {
    let expected = read(NOTICE);
    for cut in [
        NOTICE.replace("exigée pour le recrutement sur titre (1) :", "exigée\n\npour le recrutement sur titre (1) :"),
        NOTICE.replace("exigée pour le recrutement sur titre (1) :", "exigée pour le recrutement sur\n\ntitre (1) :"),
        NOTICE.replace("sur titre (1) :", "sur titre\n\n(1)"),
        NOTICE.replace("Corps ou Cadre d’emploi / Domaine :", "Corps ou Cadre d’emploi /\nDomaine :"),
        NOTICE.replace("vendredi 25 juillet 2025", "vendredi 25\n\njuillet 2025"),
        NOTICE.replace("vendredi 4 juillet 2025", "vendredi\n4 juillet 2025"),
        NOTICE.replace("au moins égale à 10 ans", "au moins égale à\n\n10 ans"),
        // The rest of a value stands below the label beside it.
        NOTICE.replace("Agent technique\n", "Agent **Direction** des jardins\n\ntechnique\n"),
        NOTICE.replace("\n\nLieu de travail : Poya", " **Lieu de travail** Poya"),
        // Both days stand behind one label, or below both.
        NOTICE.replace(
            "Date de dépôt de l’offre : vendredi 4 juillet 2025\n\nDate limite de candidature :",
            "**Date de dépôt de l’offre Date limite de candidature :** vendredi 4 juillet 2025",
        ),
        NOTICE.replace(
            "Date de dépôt de l’offre : vendredi 4 juillet 2025\n\nDate limite de candidature :",
            "**Date de dépôt de l’offre** **Date limite de candidature**\n\nvendredi 4 juillet 2025\n\n",
        ),
    ] {
        assert_eq!(facts(&read(&cut)), facts(&expected), "{cut}");
    }
}

#[test]
fn a_notice_says_the_same_where_values_stand_before_their_labels() {
    let expected = read(NOTICE);
    let lines: Vec<String> = head().iter().map(|(label, value)| format!("{value} **{label}**")).collect();
    for joined in [
        lines.join("\n\n"),
        lines.join("\n"),
        lines.chunks(2).map(|two| two.join("    ")).collect::<Vec<_>>().join("\n"),
    ] {
        let text = with_head(&joined);
        assert_eq!(facts(&read(&text)), facts(&expected), "{text}");
    }
}

#[test]
fn days_at_each_others_label_are_told_by_the_reference() {
    let expected = read(NOTICE);
    let swapped = NOTICE
        .replace("vendredi 4 juillet", "X")
        .replace("vendredi 25", "vendredi 4")
        .replace('X', "vendredi 25 juillet");
    let reading = assemble::read(&Document::new("notice.md", &swapped));
    assert_eq!(facts(&reading.value), facts(&expected));
    let doubts: Vec<_> =
        reading.findings.iter().filter(|f| f.code == Code::AssignmentDoubtful).filter_map(|f| f.field).collect();
    assert_eq!(doubts, [Field::Deadline, Field::Posted]);
    assert!(assemble::read(&Document::new("notice.md", NOTICE)).findings.is_empty());
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
