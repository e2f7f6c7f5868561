//! The labels of a notice's head, and how the notices spell them: data, not code.

use super::pattern::{Pattern, Patterns, rows};
use crate::document::{Line, Mark};
use crate::offer;
use crate::text::WordAt;
use std::sync::LazyLock;

/// What a line of the head speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// The post's title.
    Title,
    /// The notice's reference.
    Reference,
    /// Who offers the post.
    Employer,
    /// The corps, and the domain behind a slash.
    Corps,
    /// The direction.
    Department,
    /// A unit within the direction.
    Service,
    /// Length of residency for priority.
    Residency,
    /// Where the work is done.
    Workplace,
    /// From when the post is to be filled.
    Availability,
    /// Day of publication.
    Posted,
    /// Last day for applications.
    Deadline,
    /// A sentence about a deadline that was moved.
    Change,
    /// The occupation in the public register.
    Occupation,
    /// What kind of contract.
    Contract,
    /// How many posts.
    Openings,
}

/// The table of spellings: `label: pattern`.
const LABELS: &str = include_str!("labels.txt");

/// Bytes of a line in which a second label is looked for.
const LONGEST_MIXED_LINE: usize = 600;

/// Every label with the name it has in the table.
pub const NAMES: [(Label, &str); 15] = [
    (Label::Title, "title"),
    (Label::Reference, "reference"),
    (Label::Employer, "employer"),
    (Label::Corps, "corps"),
    (Label::Department, "department"),
    (Label::Service, "service"),
    (Label::Residency, "residency"),
    (Label::Workplace, "workplace"),
    (Label::Availability, "availability"),
    (Label::Posted, "posted"),
    (Label::Deadline, "deadline"),
    (Label::Change, "change"),
    (Label::Occupation, "occupation"),
    (Label::Contract, "contract"),
    (Label::Openings, "openings"),
];

static PATTERNS: LazyLock<Patterns<Label>> = LazyLock::new(|| {
    let label = |name: &str| NAMES.iter().find(|(_, known)| *known == name).map(|(label, _)| *label);
    Patterns::new(rows(LABELS).filter_map(|(name, notation)| Some((label(name)?, Pattern::new(notation)))))
});

static SECOND_HALVES: LazyLock<Patterns<Label>> = LazyLock::new(|| {
    let row = rows(LABELS).filter(|(name, _)| *name == "second half of residency");
    Patterns::new(row.map(|(_, notation)| (Label::Residency, Pattern::new(notation))))
});

/// A label found on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it names.
    pub label: Label,
    /// The label as written; empty where the line is its own label.
    pub written: String,
    /// What stands behind it on the same line.
    pub value: String,
}

impl Label {
    /// The value of an offer that it names.
    #[must_use]
    pub const fn field(self) -> offer::Field {
        match self {
            Self::Title => offer::Field::Title,
            Self::Reference => offer::Field::Reference,
            Self::Employer => offer::Field::Employer,
            Self::Corps => offer::Field::Corps,
            Self::Department | Self::Service => offer::Field::Department,
            Self::Residency => offer::Field::Residency,
            Self::Workplace => offer::Field::Workplace,
            Self::Availability => offer::Field::Availability,
            Self::Posted => offer::Field::Posted,
            Self::Deadline => offer::Field::Deadline,
            Self::Change => offer::Field::EarlierDeadlines,
            Self::Occupation => offer::Field::Occupation,
            Self::Contract => offer::Field::Contract,
            Self::Openings => offer::Field::Openings,
        }
    }

    /// Whether the label is still one when it stands within the body.
    #[must_use]
    pub const fn stands_in_body(self) -> bool {
        !matches!(self, Self::Title | Self::Department | Self::Service | Self::Contract | Self::Openings | Self::Change)
    }
}

/// The label with which a line of these words begins.
#[must_use]
pub fn label(line: &Line, words: &[WordAt]) -> Option<Found> {
    let reach = words_before_sign(&line.text, words);
    let before_sign = &words[enumerators(&line.text, &words[..reach])..reach];
    if tells_of_a_change(&line.text, words) {
        return Some(Found { label: Label::Change, written: String::new(), value: line.text.clone() });
    }
    if line.mark == Mark::Bullet && !line.text.contains(':') {
        return None;
    }
    let (count, label) =
        PATTERNS.fitting(before_sign).max_by_key(|(count, label)| (*count, std::cmp::Reverse(**label)))?;
    let label = *label;
    let (end, mut value) = behind(&line.text, before_sign[count - 1].end)?;
    // «Employeur - Province Sud»: between a heading and a text a hyphen says less.
    if let Some(text) = value.text.strip_prefix("- ").or_else(|| value.text.strip_prefix("= ")).filter(|_| !value.sign)
    {
        value = Behind { sign: true, text: text.trim_start() };
    }
    let bare = !value.sign && !value.text.is_empty();
    if bare && (line.mark == Mark::Bullet || !super::value::fits_without_sign(label, count, value.text)) {
        return None;
    }
    Some(Found { label, written: line.text[..end].trim_end().to_owned(), value: value.text.to_owned() })
}

/// Where, behind its first word, a text of one line turns to another label: «Nouméa Poste à
/// pourvoir : immédiatement». Only a label of several words before a colon is one for certain, and
/// «Référence» and «Employeur».
#[must_use]
pub fn embedded(text: &str, words: &[WordAt]) -> Option<usize> {
    if text.len() > LONGEST_MIXED_LINE || !text.contains(':') {
        return None;
    }
    // The words of a label that begins the line are its own: «Corps ou Cadre d’emploi : …».
    let own = words_before_sign(text, words);
    let begins =
        PATTERNS.fitting(&words[..own]).next().is_some() || SECOND_HALVES.fitting(&words[..own]).next().is_some();
    let first = if begins { own.max(1) } else { 1 };
    let capital = |at: &usize| text[words[*at].start..].starts_with(char::is_uppercase);
    (first..words.len()).filter(capital).map(|at| (at, &words[at..])).find_map(|(at, rest)| {
        let (count, label) = PATTERNS.fitting(rest).max_by_key(|(count, _)| *count)?;
        let certain = count >= 3 || (count >= 1 && matches!(label, Label::Reference | Label::Employer));
        // «pour le recrutement sur titre» within a label of its own is no second one.
        let (_, behind) = behind(text, rest[count - 1].end)?;
        let apart = !text[words[at - 1].end..rest[0].start].contains(['/', '(', '-', '’', '\'']);
        (certain && apart && behind.sign).then_some(rest[0].start)
    })
}

/// The second half of a label that was cut in two, on a line of these words.
#[must_use]
pub fn second_half(line: &Line, words: &[WordAt]) -> Option<Found> {
    let before_sign = &words[..words_before_sign(&line.text, words)];
    let (count, label) = SECOND_HALVES.fitting(before_sign).next()?;
    let label = *label;
    let (end, value) = behind(&line.text, words[count - 1].end)?;
    Some(Found { label, written: line.text[..end].trim_end().to_owned(), value: value.text.to_owned() })
}

/// How many of a text's words stand before its first colon or table border: a label reaches no
/// further, even where the value goes on in its own words («Corps ou cadre d’emploi : Cadre …»).
pub(super) fn words_before_sign(text: &str, words: &[WordAt]) -> usize {
    let end = text.bytes().position(|byte| matches!(byte, b':' | b'|')).unwrap_or(text.len());
    words.iter().take_while(|word| word.end <= end).count()
}

/// How many of a line's first words only number it: «2. », «III - », «b) », «1.2 ».
pub(super) fn enumerators(text: &str, words: &[WordAt]) -> usize {
    let numbers = |word: &str| {
        let figures = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        figures
            || matches!(word, "a" | "b" | "c" | "d" | "e" | "f")
            || (word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
    };
    let mut first = 0;
    while let [word, next, ..] = &words[first..] {
        let between = &text[word.end..next.start];
        let sign = between.trim_start().starts_with(['.', ')', '-', '–', '—', '°', '/']);
        // «1.2 Missions»: the second number needs no sign of its own.
        if !numbers(&word.word) || !(sign || (first > 0 && between.starts_with(char::is_whitespace))) {
            break;
        }
        first += 1;
    }
    first
}

/// What stands behind a label.
pub(super) struct Behind<'a> {
    /// Whether a colon or a table's border parts it from the label.
    pub(super) sign: bool,
    /// Its text.
    pub(super) text: &'a str,
}

/// What stands behind a label that ends at a byte, and where the label with its footnote ends.
pub(super) fn behind(text: &str, end: usize) -> Option<(usize, Behind<'_>)> {
    let mut end = end;
    for footnote in ["(1)", "(2)", "(3)", "⁽¹⁾", "⁽²⁾", "(¹)", "( 1 )", "(1 )", "[1]", "¹", "²", "*", ")", "⁾"]
    {
        let rest = text.get(end..)?;
        let trimmed = rest.trim_start();
        if trimmed.starts_with(footnote) {
            end += rest.len() - trimmed.len() + footnote.len();
        }
    }
    let rest = text.get(end..)?.trim();
    let mut value = rest.trim_start_matches([':', '|', ' ', '\u{a0}', '\u{202f}']);
    let mut sign = value.len() < rest.len();
    if !sign && let Some(behind_dash) = rest.strip_prefix(['–', '—']) {
        (sign, value) = (true, behind_dash.trim_start());
    } else if matches!(rest, "-" | "=") {
        (sign, value) = (true, "");
    }
    // A lone colon left over at the end of a mixed line is no part of the value.
    Some((end, Behind { sign, text: value.trim() }))
}

/// Whether a line says that the deadline was moved, or that the notice replaces another.
fn tells_of_a_change(text: &str, words: &[WordAt]) -> bool {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.word.as_ref()));
    if words.len() > 30 || text.len() > 300 {
        return false;
    }
    let begins_with_label = words.iter().take(2).map(|word| word.word.as_ref()).eq(["date", "limite"]);
    let of_a_date = has(&["date", "dates", "cloture", "delai"]) && has(&["cloture", "limite", "initialement", "depot"]);
    let moved = || {
        has(&[
            "modification",
            "modifiee",
            "modifie",
            "reportee",
            "report",
            "repoussee",
            "prolongee",
            "prolongation",
            "prorogation",
            "prorogee",
            "initialement",
        ])
    };
    let replaces = has(&["annule"]) && has(&["remplace"]);
    (of_a_date && !begins_with_label && moved()) || replaces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words_at;

    #[test]
    fn every_row_of_the_table_names_a_label() {
        for (name, notation) in rows(LABELS) {
            let known = NAMES.iter().any(|(_, known)| *known == name) || name == "second half of residency";
            assert!(known, "{name}");
            assert!(!notation.is_empty(), "{name}");
        }
        for (_, name) in NAMES {
            assert!(name == "change" || rows(LABELS).any(|(row, _)| row == name), "{name} has no spelling");
        }
    }

    #[test]
    fn finds_the_labels_of_the_notices() {
        let check = |written: &str, expected: Option<(Label, &str, &str)>| {
            let found = Line::read(1, written).and_then(|line| label(&line, &line.words()));
            let found = found.as_ref().map(|f| (f.label, f.written.as_str(), f.value.as_str()));
            assert_eq!(found, expected, "{written}");
        };
        let residency = "Durée de résidence exigée pour le recrutement sur titre (1)";
        check(&format!("{residency} : /"), Some((Label::Residency, residency, "/")));
        check(&format!("# {residency}:"), Some((Label::Residency, residency, "")));
        check("Référence: 25 -1/SR", Some((Label::Reference, "Référence", "25 -1/SR")));
        check("Corps /Domaine\u{a0}: lieutenant", Some((Label::Corps, "Corps /Domaine", "lieutenant")));
        check("# Corps ou Cadre d'emploi /Domaine", Some((Label::Corps, "Corps ou Cadre d'emploi /Domaine", "")));
        check(
            "Poste vacant à pourvoir : dès que possible",
            Some((Label::Availability, "Poste vacant à pourvoir", "dès que possible")),
        );
        check("Lieu de travail : Koné", Some((Label::Workplace, "Lieu de travail", "Koné")));
        check(
            "Date limite de canditature : 4 juillet 2025",
            Some((Label::Deadline, "Date limite de canditature", "4 juillet 2025")),
        );
        check("Emploi RESPNC", Some((Label::Occupation, "Emploi RESPNC", "")));
        check(
            "Modification de la date de clôture initialement prévue le 1/2/2025",
            Some((Label::Change, "", "Modification de la date de clôture initialement prévue le 1/2/2025")),
        );
        check(
            "Date limite de candidature : 4 juillet 2025 (initialement le 1er)",
            Some((Label::Deadline, "Date limite de candidature", "4 juillet 2025 (initialement le 1er)")),
        );
        for (written, expected) in [
            ("Réf. : 26-1/SR", Label::Reference),
            ("REFERENCE : 26-1/SR", Label::Reference),
            ("Référence de l’avis : 26-1/SR", Label::Reference),
            ("N° AVP : 26-1/SR", Label::Reference),
            ("Collectivité employeur : Ville de Nouméa", Label::Employer),
            ("Employeurs : Ville de Nouméa", Label::Employer),
            ("Corps ou cadre d’emplois : attaché", Label::Corps),
            ("Cadre d’emploi / Domaine : attaché", Label::Corps),
            ("Grade : attaché", Label::Corps),
            ("Corps et grade : attaché", Label::Corps),
            ("Corps ou Cadre dʼemploi /Domaine : attaché", Label::Corps),
            ("Direction / Service : des finances", Label::Department),
            ("Service : des finances", Label::Service),
            ("Durée de résidence exigée : /", Label::Residency),
            ("Durée de résidence requise pour un recrutement sur titre : /", Label::Residency),
            ("Lieu d’affectation : Koné", Label::Workplace),
            ("Lieu d'exercice : Koné", Label::Workplace),
            ("Lieux de travail : Koné", Label::Workplace),
            ("Résidence administrative : Koné", Label::Workplace),
            ("Poste à pouvoir : immédiatement", Label::Availability),
            ("Postes à pourvoir : immédiatement", Label::Availability),
            ("Poste à pourvoir le : 1er mars 2026", Label::Availability),
            ("Poste à pourvoir à compter du 1er mars 2026", Label::Availability),
            ("Date de prise de fonction : 1er mars 2026", Label::Availability),
            ("Poste susceptible d’être vacant : oui", Label::Availability),
            ("Date de dépôt de l’offre vendredi 6 février 2026", Label::Posted),
            ("Date de publication : 6 février 2026", Label::Posted),
            ("Date de dépôt : 6 février 2026", Label::Posted),
            ("Date limite de candidature vendredi 6 mars 2026", Label::Deadline),
            ("Date limite de dépôt des candidatures : 6 mars 2026", Label::Deadline),
            ("Date de clôture des candidatures : 6 mars 2026", Label::Deadline),
            ("Date limite : 6 mars 2026", Label::Deadline),
            ("Date limite de réception des dossiers : 6 mars 2026", Label::Deadline),
            ("Modification de date de clôture initialement prévue le 6 mars 2026", Label::Change),
            ("Date de clôture reportée au 6 mars 2026", Label::Change),
            ("Annule et remplace l’avis 26-1/SR", Label::Change),
            ("Emploi RESPNC : gardien", Label::Occupation),
            ("Emploi-type RESPNC : gardien", Label::Occupation),
            ("Métier RESPNC : gardien", Label::Occupation),
            ("Intitulé du poste : gardien", Label::Title),
            ("Nature du contrat : CDD", Label::Contract),
            ("Nombre de postes à pourvoir : 2", Label::Openings),
        ] {
            let found = Line::read(1, written).and_then(|line| label(&line, &line.words()));
            assert_eq!(found.map(|found| found.label), Some(expected), "{written}");
        }
        for (text, at) in [
            ("Nouméa Poste à pourvoir : immédiatement", Some(8)),
            ("Magasinier Référence : 26-1/SR", Some(11)),
            ("Le chef et le lieu de travail : Nouméa", None),
            ("Attaché Direction : des finances", None),
            ("Corps ou Cadre d’emploi / Domaine : attaché", None),
        ] {
            assert_eq!(embedded(text, &words_at(text)), at, "{text}");
        }
        check("Référence des textes applicables", None);
        check("Employeurs et salariés du privé", None);
        check("PROVINCE SUD", None);
    }

    #[test]
    fn finds_labels_without_their_colon_or_right_letters() {
        for (written, expected) in [
            ("Employeur Province Sud", Some((Label::Employer, "Province Sud"))),
            ("Employeur - Province Sud", Some((Label::Employer, "Province Sud"))),
            ("Employeur = Province Sud", Some((Label::Employer, "Province Sud"))),
            ("Ernployeur : Province Sud", Some((Label::Employer, "Province Sud"))),
            ("1ieu de travai1 : Koné", Some((Label::Workplace, "Koné"))),
            ("3. Lieu de travail : Koné", Some((Label::Workplace, "Koné"))),
            ("Lieu : Koné", Some((Label::Workplace, "Koné"))),
            ("Lieu de travail Koné", Some((Label::Workplace, "Koné"))),
            ("Lieu de travail agréable", None),
            ("Lieu de rencontre", None),
            ("Corps ou Cadre d’emploi / Domaine attaché", Some((Label::Corps, "attaché"))),
            ("Corps de ballet", None),
            ("Parution : 6 février 2026", Some((Label::Posted, "6 février 2026"))),
        ] {
            let found = Line::read(1, written).and_then(|line| label(&line, &line.words()));
            assert_eq!(found.as_ref().map(|found| (found.label, found.value.as_str())), expected, "{written}");
        }
    }
}
