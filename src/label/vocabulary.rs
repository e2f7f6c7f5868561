//! The labels of a notice's head, and how the notices spell them: data, not code.

use super::Label;
use super::pattern::{Pattern, Patterns};
use crate::document::{Line, Mark};
use crate::offer;
use crate::text::WordAt;
use crate::text::table::rows;
use std::ops::Range;
use std::sync::LazyLock;

/// The table of spellings: `label: pattern`.
const LABELS: &str = include_str!("labels.txt");

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

/// The halves of the label that is cut more often than not; what stands behind may be the name of a corps.
static RESIDENCY_HALVES: LazyLock<Patterns<()>> = LazyLock::new(|| {
    let row = rows(LABELS).filter(|(name, _)| *name == "second half of residency");
    Patterns::new(row.map(|(_, notation)| ((), Pattern::new(notation))))
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
    /// Whether it is set apart from its value by bold letters.
    pub bold: bool,
    /// Whether a sign or bold letters tell where it ends, and not its words alone.
    pub parted: bool,
}

/// What tells of a label or heading at a place of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How many words it has.
    pub count: usize,
    /// Where it ends, in bytes, with its footnote and sign.
    pub end: usize,
    /// Whether a colon, a dash or a table's border stands behind it.
    pub sign: bool,
    /// How it stands to the bold letters around it.
    pub weight: Weight,
}

/// How a label or heading stands to a run of bold letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is not in bold letters.
    Plain,
    /// Within a run.
    Within,
    /// A run begins with it.
    Begins,
    /// A run ends with it, save for signs.
    Ends,
    /// It is a run.
    Whole,
}

impl Evidence {
    /// Whether a run of bold letters begins with it.
    #[must_use]
    pub const fn begins_bold(&self) -> bool {
        matches!(self.weight, Weight::Begins | Weight::Whole)
    }

    /// Whether a run of bold letters ends with it, save for signs.
    #[must_use]
    pub const fn ends_bold(&self) -> bool {
        matches!(self.weight, Weight::Ends | Weight::Whole)
    }
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
    let reach = words_before_sign(&line.text, words, 0);
    let first = enumerators(&line.text, &words[..reach]);
    if tells_of_a_change(&line.text, words) {
        return Some(Found {
            label: Label::Change,
            written: String::new(),
            value: line.text.clone(),
            bold: false,
            parted: true,
        });
    }
    let (label, found) = evidence(line, words, first)?;
    let bold = found.weight == Weight::Whole;
    if line.mark == Mark::Bullet && !bold && !line.text.contains(':') {
        return None;
    }
    let (end, mut value) = behind(&line.text, words[first + found.count - 1].end)?;
    // «Employeur - Province Sud»: between a heading and a text a hyphen says less.
    if let Some(text) = value.text.strip_prefix("- ").or_else(|| value.text.strip_prefix("= ")).filter(|_| !value.sign)
    {
        value = Behind { sign: true, text: text.trim_start() };
    }
    // «Corps ou Cadre d’emploi /» is cut in two, and only a residency is answered by a slash.
    if !value.sign && value.text == "/" && label != Label::Residency {
        return Some(Found { label, written: line.text.clone(), value: String::new(), bold, parted: true });
    }
    let bare = !value.sign && !value.text.is_empty() && !bold;
    if bare && (line.mark == Mark::Bullet || !super::value::fits_without_sign(label, found.count, value.text)) {
        return None;
    }
    Some(Found {
        label,
        written: line.text[..end].trim_end().to_owned(),
        value: value.text.to_owned(),
        bold,
        parted: !bare,
    })
}

/// What tells of a label that begins at a word of a line; `None` where none does.
#[must_use]
pub fn evidence(line: &Line, words: &[WordAt], at: usize) -> Option<(Label, Evidence)> {
    let longest = |words: &[WordAt]| {
        let found = PATTERNS.fitting(words).max_by_key(|(count, label)| (*count, std::cmp::Reverse(**label)));
        found.map(|(count, label)| (count, *label))
    };
    let (mut count, mut label) = set_apart(line, words, at, longest)?;
    // «Durée de résidence exigée pour le recrutement Corps / Domaine : …» is the label of two columns.
    let turns = |place: &usize| {
        let begins = line.text[words[at + place].start..].starts_with(char::is_uppercase);
        begins && set_apart(line, words, at + place, longest).is_some_and(|(own, other)| own >= 2 && other != label)
    };
    if let Some(turn) = (1..count).find(turns) {
        (count, label) = longest(&words[at..at + turn])?;
    }
    Some((label, weigh(line, words, at, count)?))
}

/// The longest name that begins at a word: before the next colon or border, and within the bold letters in which it
/// begins, unless all that stands before the colon is the name.
pub(super) fn set_apart<T>(
    line: &Line,
    words: &[WordAt],
    at: usize,
    longest: impl Fn(&[WordAt]) -> Option<(usize, T)>,
) -> Option<(usize, T)> {
    let start = words.get(at)?.start;
    // No name is longer: a line without a sign is not gone through from each of its words.
    let end = words.get(at + LONGEST_NAME).map_or(line.text.len(), |word| word.start);
    let reach = at + words_before_sign(&line.text[start..end], &words[at..words.len().min(at + LONGEST_NAME)], start);
    let whole = longest(&words[at..reach])?;
    let Some(run) = run_at(line, start) else { return Some(whole) };
    let in_run = words[at..reach].iter().take_while(|word| word.end <= run.end).count();
    if whole.0 <= in_run || at + whole.0 == reach && line.text[words[reach - 1].end..].contains(':') {
        return Some(whole);
    }
    longest(&words[at..at + in_run])
}

/// The evidence for a name of some words.
pub(super) fn weigh(line: &Line, words: &[WordAt], at: usize, count: usize) -> Option<Evidence> {
    let start = words.get(at)?.start;
    let last = words.get(at + count.checked_sub(1)?)?.end;
    let (end, value) = behind(&line.text, last)?;
    let run = run_at(line, start);
    let begins_bold = run.is_some_and(|run| {
        start - run.start <= LONGEST_NUMBER && !line.text[run.start..start].contains(char::is_alphabetic)
    });
    let ends_bold = run.is_some_and(|run| {
        run.end <= end || behind(&line.text[..run.end], last).is_some_and(|(_, value)| !says(value.text))
    });
    Some(Evidence {
        count,
        end: line.text.trim_end().len() - value.text.len(),
        sign: value.sign,
        weight: match (run, begins_bold, ends_bold) {
            (None, _, _) => Weight::Plain,
            (Some(_), true, true) => Weight::Whole,
            (Some(_), true, false) => Weight::Begins,
            (Some(_), false, true) => Weight::Ends,
            (Some(_), false, false) => Weight::Within,
        },
    })
}

/// The run of bold letters in which a byte of a line stands.
fn run_at(line: &Line, at: usize) -> Option<&Range<usize>> {
    let next = line.bold.partition_point(|run| run.end <= at);
    line.bold.get(next).filter(|run| run.contains(&at))
}

/// Words of the longest label or heading, with room for its variants.
const LONGEST_NAME: usize = 40;

/// Bytes of a number before a label: «1.2 - ».
const LONGEST_NUMBER: usize = 8;

/// Words of the rest of a label.
const LONGEST_HALF: usize = 12;

/// Whether a text holds a word.
fn says(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The rest of a label that was cut in two, with which a line begins: «pour le recrutement sur titre (1) : …» behind
/// «Durée de résidence exigée». `None` where the two together are no spelling of the label.
#[must_use]
pub fn second_half(label: Label, written: &str, line: &Line, words: &[WordAt]) -> Option<Found> {
    let first = crate::text::words_at(written);
    let footnote = behind(&line.text, 0).filter(|(end, _)| *end > 0);
    if let Some((end, value)) = footnote.filter(|_| label == Label::Residency && !written.contains('(')) {
        let (written, value) = (line.text[..end].trim_end().to_owned(), value.text.to_owned());
        return Some(Found { label, written, value, bold: false, parted: true });
    }
    let reach = words_before_sign(&line.text, words, 0);
    let bold = line.bold.first().filter(|run| run.start == 0).map(|run| run.end);
    let count = if label == Label::Residency {
        RESIDENCY_HALVES.fitting(&words[..reach]).map(|(count, ())| count).max()
    } else {
        (1..=reach.min(LONGEST_HALF)).rev().find(|count| {
            let whole: Vec<WordAt> = first.iter().chain(&words[..*count]).cloned().collect();
            PATTERNS.fitting(&whole).any(|(covered, found)| *found == label && covered == whole.len())
        })
    }?;
    let (end, value) = behind(&line.text, words[count - 1].end)?;
    let ends_bold = bold.is_some_and(|bold| words[count - 1].end <= bold && bold <= end);
    let certain = label == Label::Residency
        || value.sign
        || ends_bold
        || value.text.is_empty()
        || super::value::fits_without_sign(label, count, value.text);
    certain.then(|| Found {
        label,
        written: line.text[..end].trim_end().to_owned(),
        value: value.text.to_owned(),
        bold: ends_bold,
        parted: value.sign || ends_bold,
    })
}

/// Where the rest of a label ends that is known by itself: of the one that is cut more often than not.
pub(super) fn second_half_end(line: &Line, words: &[WordAt]) -> Option<usize> {
    let half = second_half(Label::Residency, "", line, words)?;
    Some(line.text.len() - half.value.len())
}

/// How many of a text's words stand before its first colon or table border: a label reaches no
/// further, even where the value goes on in its own words («Corps ou cadre d’emploi : Cadre …»). The text begins at a
/// byte of the one in which the words have their places.
pub(super) fn words_before_sign(text: &str, words: &[WordAt], start: usize) -> usize {
    let end = start + text.bytes().position(|byte| matches!(byte, b':' | b'|')).unwrap_or(text.len());
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
    let whole = text.get(end..)?.trim();
    let rest = without_leader(whole);
    let mut value = without_leader(rest.trim_start_matches([':', '|', ' ', '\u{a0}', '\u{202f}']));
    let mut sign = value.len() < whole.len();
    if !sign && let Some(behind_dash) = rest.strip_prefix(['–', '—']) {
        (sign, value) = (true, behind_dash.trim_start());
    } else if matches!(rest, "-" | "=") {
        (sign, value) = (true, "");
    }
    // A lone colon left over at the end of a mixed line is no part of the value.
    Some((end, Behind { sign, text: value.trim() }))
}

/// Dots from which they lead to a value: «Employeur .......... Commune de Poya».
const LEADER: usize = 4;

/// A text without the dots that lead to it.
fn without_leader(text: &str) -> &str {
    let value = text.trim_start_matches(['.', '…', '·', '_', ' ', '\u{a0}']);
    let leader = &text[..text.len() - value.len()];
    let dots: usize = leader.chars().map(|c| if c == '…' { 3 } else { usize::from(c != ' ' && c != '\u{a0}') }).sum();
    if dots >= LEADER { value } else { text }
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
        check("Employeur .......... Ville de Poya", Some((Label::Employer, "Employeur", "Ville de Poya")));
        check("Employeur ……… : ...... Ville de Poya", Some((Label::Employer, "Employeur", "Ville de Poya")));
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
            ("**Lieu de travail** agence de Koné", Some((Label::Workplace, "agence de Koné"))),
            ("**Direction** de la poste", Some((Label::Department, "de la poste"))),
            ("**Emploi RESPNC** Chef de service", Some((Label::Occupation, "Chef de service"))),
            (
                "**Corps ou Cadre d’emploi / Domaine** Cadre d’exploitation",
                Some((Label::Corps, "Cadre d’exploitation")),
            ),
            ("**Corps / Domaine** Emploi fonctionnel", Some((Label::Corps, "Emploi fonctionnel"))),
            ("- **Employeur** Province Sud", Some((Label::Employer, "Province Sud"))),
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
