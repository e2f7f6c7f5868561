//! From a question's clauses to what is searched for: phrases that people say are read as one thing, and
//! what only asks is left out.

use super::fields::ANYWHERE;
use super::question::{Clause, MatchMode, Role};
use super::resolve::{Lexicon, ResolvedTerm};
use super::said::{Entry, Kind};
use super::stop;

/// The terms that are searched for together, and how.
pub(super) struct Part {
    /// What is done with the offers that have it.
    pub(super) role: Role,
    /// The fields that it must stand in, as a field mask.
    pub(super) fields: u8,
    /// The terms searched for.
    pub(super) resolved: Vec<ResolvedTerm>,
}

/// A word of the question, and how far it reaches.
type Word<'c> = (&'c str, MatchMode);

/// Words in a row: an entry of what people say, or one word of another kind.
struct Segment<'c> {
    words: Vec<Word<'c>>,
    entry: Option<Entry>,
}

/// Reads a question. Words in quotes, of one field or excluded are taken as they are written.
pub(super) fn read(clauses: &[Clause], lexicon: &Lexicon<'_>) -> Vec<Part> {
    let only_small = clauses.iter().flat_map(|clause| &clause.words).all(|word| stop::is_stop_word(word));
    let kept = |word: &str| only_small || !stop::is_stop_word(word);
    // Plain clauses in a row are one text.
    let runs: Vec<(&Clause, Vec<Segment<'_>>)> = clauses
        .chunk_by(|a, b| is_plain(a) && is_plain(b))
        .filter_map(|run| {
            Some((run.first()?, if is_plain(run.first()?) { segments(run, lexicon) } else { Vec::new() }))
        })
        .collect();
    let taken_apart = || runs.iter().flat_map(|(_, segments)| segments);
    let asks_for_something = taken_apart().any(Segment::is_content)
        || clauses.iter().any(|clause| !is_plain(clause) && clause.role != Role::Excluded);
    let mut parts = Vec::new();
    let mut is_first = true;
    for clause in clauses.iter().filter(|clause| !is_plain(clause)) {
        let words = clause.reaching().filter(|(word, _)| kept(word));
        let resolved = words.flat_map(|(word, mode)| lexicon.resolve(word, mode)).collect();
        parts.push(Part { role: clause.role, fields: clause.fields, resolved });
    }
    for segment in taken_apart() {
        let plain = || {
            let words = segment.words.iter().filter(|(word, _)| kept(word));
            words.flat_map(|(word, mode)| lexicon.resolve(word, *mode)).collect::<Vec<_>>()
        };
        let resolved = match segment.entry {
            Some(Entry { kind: Kind::Request, .. }) if asks_for_something => continue,
            Some(Entry { kind: Kind::Lead, .. }) if asks_for_something && is_first => continue,
            Some(entry) => lexicon.said(entry, &segment.text()).map_or_else(plain, |resolved| vec![resolved]),
            None => plain(),
        };
        is_first &= !segment.is_content();
        parts.push(Part { role: Role::Wanted, fields: ANYWHERE, resolved });
    }
    parts
}

fn is_plain(clause: &Clause) -> bool {
    clause.role == Role::Wanted && clause.fields == ANYWHERE && !clause.phrase
}

/// The words of some clauses, cut at what people say: the longest phrase at each place.
fn segments<'c>(clauses: &'c [Clause], lexicon: &Lexicon<'_>) -> Vec<Segment<'c>> {
    let words: Vec<Word<'c>> = clauses.iter().flat_map(Clause::reaching).collect();
    let texts: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let mut segments = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let met = lexicon.said.begins(&texts[at..]);
        let end = at + met.map_or(1, |(_, taken)| taken.max(1)).min(words.len() - at);
        segments.push(Segment { words: words[at..end].to_vec(), entry: met.map(|(entry, _)| entry) });
        at = end;
    }
    segments
}

impl Segment<'_> {
    /// Whether it names something that an offer may have.
    fn is_content(&self) -> bool {
        match self.entry {
            Some(entry) => !entry.kind.asks(),
            None => self.words.iter().any(|(word, _)| !stop::is_stop_word(word)),
        }
    }

    fn text(&self) -> String {
        self.words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    }
}
