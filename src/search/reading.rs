//! From a question's clauses to what is searched for: phrases that people say are read as one thing, and
//! what only asks is left out. What is done gives way to what it is done to: who asks for «réparer des voitures»
//! looks among the posts of vehicles, and notices name those in nouns.

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
    /// Its words, folded, where the question could do without them.
    pub(super) typed: Option<String>,
    /// The terms searched for.
    pub(super) resolved: Vec<ResolvedTerm>,
}

/// A word of the question, and how far it reaches.
type Word<'c> = (&'c str, MatchMode);

/// Words in a row: an entry of what people say, or one word of another kind.
struct Segment<'c> {
    words: Vec<Word<'c>>,
    entry: Option<Entry>,
    /// Whether it is taken as it is written.
    is_written: bool,
}

/// Reads a question. Words in quotes, of one field or excluded are taken as they are written, and so are those `written`.
pub(super) fn read(clauses: &[Clause], lexicon: &Lexicon<'_>, written: &[String]) -> Vec<Part> {
    let only_small = clauses.iter().flat_map(|clause| &clause.words).all(|word| stop::is_stop_word(word));
    let kept = |word: &str| only_small || !stop::is_stop_word(word);
    // Plain clauses in a row are one text.
    let runs: Vec<(&Clause, Vec<Segment<'_>>)> = clauses
        .chunk_by(|a, b| is_plain(a) && is_plain(b))
        .filter_map(|run| {
            Some((run.first()?, if is_plain(run.first()?) { segments(run, lexicon, written) } else { Vec::new() }))
        })
        .collect();
    let taken_apart = || runs.iter().flat_map(|(_, segments)| segments);
    let asks_for_something = taken_apart().any(Segment::is_content)
        || clauses.iter().any(|clause| !is_plain(clause) && clause.role != Role::Excluded);
    let names_a_trade = taken_apart().any(|segment| segment.is_trade() && !segment.is_deed());
    let mut parts = Vec::new();
    let mut is_first = true;
    for clause in clauses.iter().filter(|clause| !is_plain(clause)) {
        let words = clause.reaching().filter(|(word, _)| kept(word));
        let resolved = words.flat_map(|(word, mode)| lexicon.resolve(word, mode)).collect();
        parts.push(Part { role: clause.role, fields: clause.fields, typed: None, resolved });
    }
    for segment in taken_apart() {
        let plain = || {
            let words = segment.words.iter().filter(|(word, _)| kept(word));
            if segment.is_written {
                return words.flat_map(|(word, mode)| lexicon.written(word, *mode)).collect();
            }
            words.flat_map(|(word, mode)| lexicon.resolve(word, *mode)).collect::<Vec<_>>()
        };
        let resolved = match segment.entry {
            Some(Entry { kind: Kind::Request, .. }) if asks_for_something => continue,
            Some(Entry { kind: Kind::Lead, .. }) if asks_for_something && is_first => continue,
            _ if names_a_trade && segment.is_deed() => continue,
            Some(entry) => lexicon.said(entry, &segment.text()).map_or_else(plain, |resolved| vec![resolved]),
            None => plain(),
        };
        is_first &= !segment.is_content();
        parts.push(Part { role: Role::Wanted, fields: ANYWHERE, typed: Some(segment.text()), resolved });
    }
    parts
}

fn is_plain(clause: &Clause) -> bool {
    clause.role == Role::Wanted && clause.fields == ANYWHERE && !clause.phrase
}

/// The words of some clauses, cut at what people say: the longest phrase at each place.
fn segments<'c>(clauses: &'c [Clause], lexicon: &Lexicon<'_>, written: &[String]) -> Vec<Segment<'c>> {
    let words: Vec<Word<'c>> = clauses.iter().flat_map(Clause::reaching).collect();
    let texts: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let mut segments = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_here = |phrase: &&String| {
            let mut rest = texts[at..].iter();
            phrase.split(' ').all(|word| rest.next() == Some(&word))
        };
        if let Some(phrase) = written.iter().find(is_here) {
            let end = at + phrase.split(' ').count();
            let as_it_is = |word: &Word<'c>| Segment { words: vec![*word], entry: None, is_written: true };
            segments.extend(words[at..end].iter().map(as_it_is));
            at = end;
            continue;
        }
        let met = lexicon.said.begins(&texts[at..]);
        let end = at + met.map_or(1, |(_, taken)| taken.max(1)).min(words.len() - at);
        segments.push(Segment {
            words: words[at..end].to_vec(),
            entry: met.map(|(entry, _)| entry),
            is_written: false,
        });
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

    fn is_trade(&self) -> bool {
        self.entry.is_some_and(|entry| entry.kind == Kind::Trade)
    }

    /// Whether it is one word that tells what is done.
    fn is_deed(&self) -> bool {
        !self.is_written
            && (self.entry.is_none() || self.is_trade())
            && matches!(self.words.as_slice(), [(word, _)] if is_infinitive(word))
    }

    fn text(&self) -> String {
        self.words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    }
}

/// Letters that a verb has at least, to be told from «mer» and «fer».
const SHORTEST_VERB: usize = 5;

/// Whether a folded word ends as verbs do in the infinitive, and not as «infirmier» and «cadre» do.
fn is_infinitive(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    word.len() >= SHORTEST_VERB && ends(&["er", "ir", "uire", "rire", "dre", "ttre", "ivre"]) && !ends(&["ier", "adre"])
}

#[cfg(test)]
mod tests {
    use super::is_infinitive;

    #[test]
    fn verbs_are_told_from_trades() {
        for verb in ["reparer", "accueillir", "conduire", "ecrire", "defendre", "mettre", "recevoir", "nettoyer"] {
            assert!(is_infinitive(verb), "{verb}");
        }
        for noun in ["infirmier", "cadre", "mer", "secretaire", "notaire", "agriculture", "technicien"] {
            assert!(!is_infinitive(noun), "{noun}");
        }
    }
}
