//! What became of a notice, where the document itself says it: «AVIS ANNULÉ», «POSTE POURVU», «Rectificatif».
//!
//! Such words count on a line of their own, in brackets or behind a dash in the head; never within a sentence, where
//! they may speak of other notices.

use super::Head;
use crate::day::Day;
use crate::document::Mark;
use crate::gazetteer::jobs::names_a_job;
use crate::label::Label;
use crate::label::{Field, Part};
use crate::offer::Status;
use crate::text::table::rows;
use crate::text::{WordAt, date, fold, words_at};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The table of words.
const WORDS: &str = include_str!("status.txt");

/// Words of a line that says what became of the notice, and nothing else.
const LONGEST_STAMP: usize = 16;

/// Words that may follow a participle without a sign between: «annulé le 3 décembre», «suspendu jusqu’à nouvel ordre».
const FOLLOWING: [&str; 17] = [
    "le",
    "du",
    "depuis",
    "ce",
    "en",
    "suite",
    "et",
    "jusqu",
    "definitivement",
    "a",
    "au",
    "ne",
    "merci",
    "n",
    "car",
    "pour",
    "sans",
];

#[derive(Debug, Default)]
struct Vocabulary {
    subjects: BTreeSet<&'static str>,
    fillers: BTreeSet<&'static str>,
    participles: BTreeMap<&'static str, Status>,
    nouns: BTreeMap<&'static str, Status>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    for (name, word) in rows(WORDS) {
        match (name, name.strip_prefix("noun of ").and_then(status), status(name)) {
            ("subject", ..) => drop(vocabulary.subjects.insert(word)),
            ("filler", ..) => drop(vocabulary.fillers.insert(word)),
            (_, Some(status), _) => drop(vocabulary.nouns.insert(word, status)),
            (_, None, Some(status)) => drop(vocabulary.participles.insert(word, status)),
            (_, None, None) => {}
        }
    }
    vocabulary
});

/// The status of a name of the table.
fn status(name: &str) -> Option<Status> {
    Some(match name {
        "cancelled" => Status::Cancelled,
        "filled" => Status::Filled,
        "withdrawn" => Status::Withdrawn,
        "suspended" => Status::Suspended,
        "closed" => Status::Closed,
        "corrected" => Status::Corrected,
        "draft" => Status::Draft,
        _ => return None,
    })
}

/// What a document says became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) status: Status,
    /// The words that say it.
    pub(super) text: String,
    pub(super) line: u32,
    /// The day in them.
    pub(super) day: Option<Day>,
}

/// Reads what became of a notice: what closes it weighs more than that it was corrected.
pub(super) fn read(head: Head<'_>, body: &[Part]) -> Option<Stamp> {
    let in_head = head.0.iter().filter_map(of_field);
    let lines = body.iter().flat_map(|part| &part.lines).filter(|line| line.mark != Mark::Bullet);
    let in_body = lines.filter_map(|line| stamp(&line.text, line.number, Alone::Named));
    let mut found: Option<Stamp> = None;
    for stamp in in_head.chain(in_body) {
        if found.as_ref().is_none_or(|found| found.status.is_open() && !stamp.status.is_open()) {
            found = Some(stamp);
        }
    }
    found
}

/// Whether a line of the head says what became of the notice, and nothing else.
pub(super) fn is_stamp(text: &str) -> bool {
    stamp(text, 0, Alone::Bare).is_some() || replaces(text).is_some()
}

/// A title without the stamps in brackets or beside dashes.
pub(super) fn unstamped(title: &str) -> String {
    let parts = segments(title);
    let is_mark = |text: &str| stamp(text, 0, Alone::Bare).is_some();
    if parts.len() < 2 || !parts.iter().any(|part| is_mark(part)) {
        return title.to_owned();
    }
    let mut left = title.to_owned();
    for part in parts.iter().filter(|part| is_mark(part)) {
        for (open, close) in [("(", ")"), ("[", "]"), ("", "")] {
            left = left.replace(&format!("{open}{part}{close}"), "");
        }
    }
    let signs: &[char] = &[' ', '-', '–', '—', ':', '*', ',', '|'];
    left.trim_matches(signs).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a field of the head says: a line of its own, or a part of a value in brackets or behind a sign.
fn of_field(field: &Field) -> Option<Stamp> {
    let line = field.value_line();
    let text = field.text();
    match field.label {
        None => stamp(&text, line, Alone::Bare).or_else(|| in_parts(&text, line)),
        Some(Label::Change) => replaces(&text).map(|status| Stamp { status, text: text.clone(), line, day: None }),
        // «Poste à pourvoir : pourvu», «Date limite de candidature : close»
        Some(Label::Deadline | Label::Availability) => {
            stamp(&text, line, Alone::Bare).or_else(|| in_parts(&text, line))
        }
        Some(Label::Title | Label::Reference | Label::Posted) => {
            stamp(&text, line, Alone::Named).or_else(|| in_parts(&text, line))
        }
        Some(_) => None,
    }
}

fn in_parts(text: &str, line: u32) -> Option<Stamp> {
    let parts = segments(text);
    (parts.len() > 1).then(|| parts.iter().find_map(|part| stamp(part, line, Alone::Bare)))?
}

/// The parts of a text that brackets, dashes and commas make.
fn segments(text: &str) -> Vec<&str> {
    let spaced = text.split(" - ").flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" — "));
    let parts = spaced.flat_map(|part| part.split(['(', ')', '[', ']', ',', ';', '|', '*', '!']));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a participle without its subject says what became of the notice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    /// It does: «ANNULÉ» above a title.
    Bare,
    /// Only in capitals.
    Named,
}

/// The stamp that a text is as a whole.
fn stamp(text: &str, line: u32, alone: Alone) -> Option<Stamp> {
    if text.len() > 200 {
        return None;
    }
    let words = words_at(text);
    if words.len() > LONGEST_STAMP {
        return None;
    }
    let vocabulary = &*VOCABULARY;
    let is_filler = |word: &str| {
        vocabulary.fillers.contains(word) || word.bytes().any(|byte| byte.is_ascii_digit()) || word.len() <= 2
    };
    let first =
        words.iter().position(|word| !is_filler(&word.word) || vocabulary.subjects.contains(word.word.as_ref()))?;
    let written_large = !text.chars().any(char::is_lowercase);
    let bare = alone == Alone::Bare || written_large;
    let subject = vocabulary.subjects.contains(words[first].word.as_ref());
    let verb = if subject {
        let skips =
            |word: &str| is_filler(word) || vocabulary.subjects.contains(word) || word == "sr" || word == "mprh";
        first + 1 + words[first + 1..].iter().position(|word| !skips(&word.word))?
    } else {
        first
    };
    let word = words[verb].word.as_ref();
    if subject && no_longer(&words[first + 1..]) {
        return Some(Stamp { status: Status::Filled, text: text.trim().to_owned(), line, day: None });
    }
    // «SANS SUITE», «Procédure déclarée sans suite»
    if word == "sans" && (subject || bare) && words.get(verb + 1).is_some_and(|next| next.word == "suite") {
        return Some(Stamp { status: Status::Cancelled, text: text.trim().to_owned(), line, day: None });
    }
    let participle = vocabulary.participles.get(word).filter(|_| subject || bare);
    let noun = vocabulary.nouns.get(word).filter(|_| verb == first && (bare || words.len() <= 4));
    let status = *participle.or(noun)?;
    // «Poste classé en catégorie B»
    let rest = text.get(words[verb].end..).unwrap_or_default();
    if word.starts_with("class") && !fold(rest).starts_with("sans suite") {
        return None;
    }
    let of_noun = participle.is_none();
    // «Projet de territoire», «Retrait des archives»: a noun that is about something else.
    let next = words.get(verb + 1);
    if of_noun {
        let fits = words[verb + 1..]
            .iter()
            .all(|word| is_filler(&word.word) || vocabulary.subjects.contains(word.word.as_ref()));
        let is_draft = status == Status::Draft && words.len() > 1;
        let signed = next.is_some_and(|next| text[words[verb].end..next.start].contains([':', '–', '-', '(']));
        if !(fits || signed && written_large) || is_draft {
            return None;
        }
    } else if let Some(next) = next {
        let apart = text[words[verb].end..next.start].contains(['.', ',', ':', ';', '(', '–', '-', '!', '/']);
        let follows = FOLLOWING.contains(&next.word.as_ref()) || next.word == "par" && status != Status::Filled;
        // «ANNULÉ – Jardinier municipal» is a title with a stamp beside it.
        if !follows && (!apart || names_a_job(&text[next.start..])) {
            return None;
        }
        // «annule et remplace» speaks of another notice; «annulé et remplacé par» of this one.
        if next.word == "et" && words.get(verb + 2).is_some_and(|word| word.word == "remplace") {
            return replaces(text).map(|status| Stamp { status, text: text.to_owned(), line, day: None });
        }
    }
    let found = date::dates(text).into_iter().next();
    let day = found.and_then(|found| Day::new(found.year, found.month, found.day));
    Some(Stamp { status, text: text.trim().to_owned(), line, day })
}

/// Whether the words behind a post say that it is open no more: «n’est plus à pourvoir», «n’est plus vacant».
fn no_longer(words: &[WordAt]) -> bool {
    let words: Vec<&str> = words.iter().map(|word| word.word.as_ref()).collect();
    let plus = words.windows(3).position(|three| matches!(three, ["n", "est" | "sont", "plus"]));
    plus.is_some_and(|at| {
        matches!(
            words[at + 3..],
            ["a", "pourvoir", ..]
                | ["vacant" | "vacants" | "disponible" | "ouvert" | "ouverte", ..]
                | ["d", "actualite", ..]
        )
    })
}

/// What «annule et remplace» says: the notice replaces another one, or another one replaces it.
fn replaces(text: &str) -> Option<Status> {
    let folded = fold(text);
    let at = folded.find("annule et remplace")?;
    let rest = &folded[at + "annule et remplace".len()..];
    Some(if rest.trim_start_matches('e').starts_with(" par") { Status::Cancelled } else { Status::Corrected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_stamps_from_sentences() {
        let check = |text: &str, expected: Option<Status>| {
            assert_eq!(stamp(text, 1, Alone::Named).map(|stamp| stamp.status), expected, "{text}");
        };
        check("AVIS ANNULÉ", Some(Status::Cancelled));
        check("*** AVIS ANNULÉ ***", Some(Status::Cancelled));
        check("Avis annulé le 3 décembre 2026.", Some(Status::Cancelled));
        check("Cet avis est annulé.", Some(Status::Cancelled));
        check("OFFRE N° 3134-26-0001/SR ANNULÉE", Some(Status::Cancelled));
        check("Avis annulé et remplacé par l’avis 26-1/SR", Some(Status::Cancelled));
        check("POSTE POURVU", Some(Status::Filled));
        check("Le poste est pourvu.", Some(Status::Filled));
        check("Ce poste a été pourvu", Some(Status::Filled));
        check("Poste pourvu en interne", Some(Status::Filled));
        check("CANDIDATURES CLOSES", Some(Status::Closed));
        check("OFFRE EXPIRÉE", Some(Status::Closed));
        check("Le dépôt des candidatures est clos", Some(Status::Closed));
        check("RECRUTEMENT SUSPENDU jusqu’à nouvel ordre", Some(Status::Suspended));
        check("AVIS RETIRÉ", Some(Status::Withdrawn));
        check("RECTIFICATIF", Some(Status::Corrected));
        check("Rectificatif n° 2", Some(Status::Corrected));
        check("AVIS RECTIFICATIF", Some(Status::Corrected));
        check("ANNULÉ", Some(Status::Cancelled));
        check("BROUILLON", Some(Status::Draft));
        check("PROJET", Some(Status::Draft));
        check("Ce poste n’est plus à pourvoir.", Some(Status::Filled));
        check("Le poste n’est plus vacant", Some(Status::Filled));
        check("Offre classée sans suite", Some(Status::Cancelled));
        check("SANS SUITE", Some(Status::Cancelled));
        check("Procédure déclarée sans suite", Some(Status::Cancelled));
        check("Mission sans suite possible", None);
        check("Poste classé en catégorie B", None);
        check("Poste classé", None);
        check("Annulé", None);
        check("Suivre les avis annulés et les postes pourvus", None);
        check("Poste pourvu par voie de mutation", None);
        check("Il remplace le poste pourvu par un contractuel", None);
        check("Poste à pourvoir", None);
        check("Poste vacant", None);
        check("Projet de territoire", None);
        check("Retrait des archives", None);
        check("Avis du chef de service", None);
    }

    #[test]
    fn a_stamp_is_no_part_of_a_title() {
        let check = |title: &str, expected: &str| assert_eq!(unstamped(title), expected);
        check("Comptable (POSTE POURVU)", "Comptable");
        check("AVIS ANNULÉ – Comptable", "Comptable");
        check("[ANNULÉ] Agent d’accueil", "Agent d’accueil");
        check("Agent d’accueil – Païta (H/F)", "Agent d’accueil – Païta (H/F)");
    }
}
