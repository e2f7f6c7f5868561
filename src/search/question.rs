//! What a person typed, taken apart. Total: any text is a question.
//!
//! `mot` wants a word, `"deux mots"` a phrase, `-mot` excludes, `champ:mot` looks in one field.

use super::fields::{ANYWHERE, Field};
use crate::text;

/// Words of a question that are looked at.
pub(super) const MOST_WORDS: usize = 32;

/// What is done with the offers that hold a clause's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// They answer, the better for it.
    Wanted,
    /// Only they answer.
    Required,
    /// They do not answer.
    Excluded,
}

/// How far from a word typed the words meant may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatchMode {
    /// Its own family only: it was quoted or excluded.
    Exact,
    /// The word was left, but may be short for others, or misspelt.
    Left,
    /// The word is still being typed.
    Open,
}

/// A part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its folded words; never empty.
    pub(super) words: Vec<String>,
    /// What they do.
    pub(super) role: Role,
    /// The fields that they must stand in, as a field mask.
    pub(super) fields: u8,
    /// Whether they were typed in quotes, to stand one behind the other.
    pub(super) phrase: bool,
    /// Whether the last word may still be in the typing.
    pub(super) open: bool,
}

impl Clause {
    /// Its words, and how far each one reaches.
    pub(super) fn reaching(&self) -> impl Iterator<Item = (&str, MatchMode)> {
        let last = self.words.len() - 1;
        self.words.iter().enumerate().map(move |(n, word)| {
            let reach = match self.role {
                Role::Excluded => MatchMode::Exact,
                _ if self.open && n == last => MatchMode::Open,
                _ if self.phrase => MatchMode::Exact,
                _ => MatchMode::Left,
            };
            (word.as_str(), reach)
        })
    }
}

/// Opening and closing quotes; a plain one closes itself.
const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];

/// Takes a question apart; what goes beyond [`MOST_WORDS`] is taken as not said.
pub(super) fn parse(question: &str) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut left = MOST_WORDS;
    let mut rest = question.trim_start();
    while let Some(first) = rest.chars().next() {
        let mut role = Role::Wanted;
        let mut fields = ANYWHERE;
        if let Some(excluded) = excluded(rest) {
            role = Role::Excluded;
            rest = excluded;
        } else if first == '-' {
            rest = &rest[1..];
        }
        if let Some((field, behind)) = named_field(rest) {
            fields = field.mask();
            rest = behind;
        }
        let Chunk { text, behind, quotes } = chunk(rest);
        let words: Vec<String> = text::words(text).take(left).collect();
        left -= words.len();
        let phrase = quotes != Quotes::None;
        if !words.is_empty() {
            if (phrase || fields != ANYWHERE) && role == Role::Wanted {
                role = Role::Required;
            }
            clauses.push(Clause { words, role, fields, phrase, open: behind.is_empty() && quotes != Quotes::Closed });
        }
        rest = behind.trim_start();
    }
    if question.ends_with(char::is_whitespace)
        && let Some(last) = clauses.last_mut()
    {
        last.open = false;
    }
    clauses
}

/// What stands behind the sign of an exclusion. A number is never excluded: references are written
/// «25 -57722».
fn excluded(text: &str) -> Option<&str> {
    let behind = text.strip_prefix('-')?;
    let next = behind.chars().next()?;
    ((text::is_word_char(next) && !next.is_ascii_digit()) || QUOTES.iter().any(|(open, _)| *open == next))
        .then_some(behind)
}

/// The field named in front, and what stands behind its colon.
fn named_field(text: &str) -> Option<(Field, &str)> {
    let end = text.find(|c: char| !text::is_word_char(c))?;
    let behind = text[end..].strip_prefix(':')?;
    Some((Field::named(&text[..end])?, behind.trim_start()))
}

/// The quotes around a chunk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    None,
    /// Not closed yet: it goes to the end.
    Open,
    Closed,
}

/// The front of a text, and what stands behind it.
struct Chunk<'t> {
    text: &'t str,
    behind: &'t str,
    quotes: Quotes,
}

/// The first word or phrase of a text.
fn chunk(text: &str) -> Chunk<'_> {
    for (open, close) in QUOTES {
        if let Some(inner) = text.strip_prefix(open) {
            return match inner.split_once(close) {
                Some((text, behind)) => Chunk { text, behind, quotes: Quotes::Closed },
                None => Chunk { text: inner, behind: "", quotes: Quotes::Open },
            };
        }
    }
    let stop = |c: char| c.is_whitespace() || QUOTES.iter().any(|(open, _)| *open == c);
    let (text, behind) = text.split_at(text.find(stop).unwrap_or(text.len()));
    Chunk { text, behind, quotes: Quotes::None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(question: &str, expected: &[&str]) {
        let shown: Vec<String> = parse(question)
            .iter()
            .map(|clause| {
                let role = match clause.role {
                    Role::Wanted => "",
                    Role::Required => "+",
                    Role::Excluded => "-",
                };
                let phrase = if clause.phrase { "\"" } else { "" };
                let open = if clause.open { "…" } else { "" };
                let field = if clause.fields == ANYWHERE { String::new() } else { format!("{:x}:", clause.fields) };
                format!("{role}{field}{phrase}{}{phrase}{open}", clause.words.join(" "))
            })
            .collect();
        assert_eq!(shown, expected, "{question}");
    }

    #[test]
    fn questions_are_taken_apart() {
        check("Infirmier  Nouméa", &["infirmier", "noumea…"]);
        check("infirmier ", &["infirmier"]);
        check("l’agent", &["l agent…"]);
        check("\"chef de projet\" nord", &["+\"chef de projet\"", "nord…"]);
        check("« chef de projet", &["+\"chef de projet\"…"]);
        check("agent -police", &["agent", "-police…"]);
        check("25 -57722", &["25", "57722…"]);
        check("3134-25-0834/SR", &["3134 25 0834 sr…"]);
        check("employeur:opt titre: \"agent d'accueil\"", &["+2:opt", "+1:\"agent d accueil\""]);
        check("http://x.nc", &["http x nc…"]);
        check("- : -- lieu: \" : ", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_question(text in "\\PC*") {
            for clause in parse(&text) {
                prop_assert!(!clause.words.is_empty());
            }
            prop_assert!(parse(&text.repeat(9)).iter().map(|clause| clause.words.len()).sum::<usize>() <= MOST_WORDS);
        }
    }
}
