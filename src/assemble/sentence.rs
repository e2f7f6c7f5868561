//! Notices that say everything in a sentence: «La Nouvelle-Calédonie recrute, pour les besoins du
//! service … de la direction …, un chargé de mission. Le poste est à pourvoir immédiatement …».

use super::Head;
use crate::text::{WordAt, words_at};

/// What such a sentence says, each with its line.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub(super) line: u32,
    pub(super) title: Option<String>,
    pub(super) department: Option<String>,
    /// «Le poste est à pourvoir dans le cadre d’une mission ponctuelle immédiatement …».
    pub(super) terms: Option<(String, u32)>,
}

/// Whether a line of the head is a sentence of this kind.
pub(super) fn is_sentence(text: &str) -> bool {
    let words = words_at(text);
    position(&words, &["pour", "les", "besoins"]).is_some() || position(&words, &["le", "poste", "est"]).is_some()
}

/// Reads the sentence, where the head has one.
pub(super) fn sentence(head: Head<'_>) -> Option<Sentence> {
    let mut loose = head.0.iter().filter(|field| field.label.is_none());
    let field =
        loose.clone().find(|field| position(&words_at(&field.text()), &["pour", "les", "besoins"]).is_some())?;
    let text = field.text();
    let words = words_at(&text);
    let needs = position(&words, &["pour", "les", "besoins"])? + 3;
    let article = (needs..words.len()).find(|at| {
        matches!(words[*at].word.as_ref(), "un" | "une") && text[..words[*at].start].trim_end().ends_with(',')
    });
    let mut found = Sentence { line: field.line, ..Sentence::default() };
    if let Some(article) = article {
        let rest = &text[words[article].end..];
        let rest = rest.strip_prefix("(e)").unwrap_or(rest);
        let behind = words_at(rest);
        let verb = position(&behind, &["est", "a", "pourvoir"]).map(|at| behind[at].start);
        let end = rest.find(". ").into_iter().chain(verb).min();
        let title = rest[..end.unwrap_or(rest.len())].trim_matches([' ', '.', ',']);
        found.title = (!title.is_empty()).then(|| title.to_owned());
        let unit = text[words[needs - 1].end..words[article].start].trim_matches([' ', ',']);
        found.department = department(unit);
    }
    let own = position(&words, &["le", "poste", "est"]).map(|at| (text[words[at].start..].to_owned(), field.line));
    let own = own.or_else(|| {
        position(&words, &["est", "a", "pourvoir"]).map(|at| (text[words[at].start..].to_owned(), field.line))
    });
    let next = loose.find(|field| position(&words_at(&field.text()), &["le", "poste", "est"]).is_some());
    found.terms = own.or_else(|| next.map(|field| (field.text(), field.line)));
    Some(found)
}

/// The direction among the units of a sentence, else the first unit.
fn department(text: &str) -> Option<String> {
    let words = words_at(text);
    let unit = |wanted: &str| words.iter().rposition(|word| word.word == wanted);
    let at = unit("direction").or_else(|| unit("service"))?;
    Some(text[words[at].start..].trim().to_owned())
}

/// Where a row of folded words stands among others.
fn position(words: &[WordAt], wanted: &[&str]) -> Option<usize> {
    words.windows(wanted.len()).position(|window| window.iter().zip(wanted).all(|(word, wanted)| word.word == *wanted))
}
