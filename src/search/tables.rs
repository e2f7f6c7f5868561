//! The tables of what people say, read when an index is built: which entries each offer answers.
//!
//! A table has one line an entry: `what people say; more: what notices write; more | neighbours`. Words
//! are compared by their stems, without the small words between them, so number and regular gender need
//! no entry of their own. A neighbour is no such post, but one for whoever finds none; it counts as what
//! an offer mentions.

use super::dictionary::clipped;
use super::fields::Field;
use super::said::Kind;
use super::stop;
use crate::gazetteer::communes::{Commune, communes};
use crate::gazetteer::names::spellings;
use crate::offer::{Condition, ConditionKind, Workplace};
use crate::text;
use crate::text::stem::stem;
use crate::text::table::rows;
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Most names of an entry that are kept, to be shown.
const MOST_NAMES: usize = 6;

/// What stands between the words of a title that is written for women and men: «agent(e) d'entretien».
const INCLUSIVE: [&str; 15] =
    ["e", "ere", "eres", "es", "euse", "f", "fe", "h", "ne", "nes", "se", "trice", "trices", "ve", "ves"];

/// One line of a table.
pub(super) struct Row {
    /// What it is about.
    pub(super) kind: Kind,
    /// What is shown for it: the place or kind, or what notices write.
    pub(super) names: Vec<&'static str>,
    /// Communes and provinces, of a place.
    members: Vec<&'static str>,
    /// Conditions that a notice states, of a fact.
    conditions: Vec<ConditionKind>,
}

/// Before the name of a condition, in a table.
const CONDITION_MARK: char = '=';

/// Before the neighbours of a trade, in a table.
const NEIGHBOURS_MARK: char = '|';

/// A phrase that offers are looked through for.
struct Phrase {
    /// Its first word.
    first: String,
    /// The stems behind its first one.
    rest: Vec<String>,
    entry: u16,
    /// Which of the entry's names it is; none for what people say.
    name: Option<usize>,
    /// Whether it names a neighbour.
    is_near: bool,
}

/// An entry that stands in the words of a field.
pub(super) struct Met {
    /// Its number.
    pub(super) entry: u16,
    /// What it is about.
    pub(super) kind: Kind,
    /// Which of its names it is; none for what people say.
    pub(super) name: Option<usize>,
    /// Where it counts: neighbours of a trade are no more than mentioned.
    pub(super) field: Field,
}

/// All tables.
#[derive(Default)]
pub(super) struct Tables {
    /// The entries.
    pub(super) rows: Vec<Row>,
    /// What people say: words without the small ones, each of an entry.
    pub(super) said: BTreeMap<String, u16>,
    /// Phrases by the stem of their first word.
    phrases: HashMap<String, Vec<Phrase>, RandomState>,
    /// How these stems begin.
    begin: HashSet<[u8; 2], RandomState>,
}

/// The tables of this program.
pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    for commune in communes() {
        let entry = tables.row(Kind::Place, vec![commune.name], vec![commune.name]);
        tables.said_for(entry, std::iter::once(commune.name).chain(commune.also.iter().copied()));
    }
    for (kind, table) in [
        (Kind::Request, include_str!("requests.txt")),
        (Kind::Place, include_str!("regions.txt")),
        (Kind::Employer, include_str!("employers.txt")),
        (Kind::Fact, include_str!("facts.txt")),
        (Kind::Trade, include_str!("trades.txt")),
    ] {
        for (said, written) in rows(table) {
            tables.add(kind, said, written);
        }
    }
    for (name, others) in rows(EMPLOYERS) {
        let is_part = |other: &str| other != name && text::fold(other).contains(&text::fold(name));
        // «Nouvelle-Calédonie» stands in many names and tells none.
        if !rows(EMPLOYERS).any(|(other, _)| is_part(other)) {
            let entry = tables.row(Kind::Employer, vec![name], Vec::new());
            tables.said_for(entry, std::iter::once(name).chain(spellings(others)));
        }
    }
    tables
});

/// The employers under all their names.
const EMPLOYERS: &str = include_str!("../gazetteer/employers.txt");

impl Tables {
    fn add(&mut self, kind: Kind, said: &'static str, written: &'static str) {
        let (written, near) = written.split_once(NEIGHBOURS_MARK).unwrap_or((written, ""));
        let written: Vec<&str> = spellings(written).collect();
        match kind {
            Kind::Request | Kind::Lead => {
                let kind = if said == "lead" { Kind::Lead } else { kind };
                let entry = self.row(kind, Vec::new(), Vec::new());
                for phrase in written {
                    self.said.entry(text::fold(phrase)).or_insert(entry);
                }
            }
            Kind::Place => {
                let shown = spellings(said).take(1).collect();
                let entry = self.row(kind, shown, written);
                self.said_for(entry, spellings(said));
            }
            Kind::Employer | Kind::Fact | Kind::Trade => {
                let (conditions, written): (Vec<&str>, Vec<&str>) =
                    written.iter().partition(|phrase| phrase.starts_with(CONDITION_MARK));
                let near: Vec<&str> = spellings(near).collect();
                let shown = match kind {
                    Kind::Employer => spellings(said).take(1).collect(),
                    _ => [written.as_slice(), near.as_slice()].concat(),
                };
                let entry = self.row(kind, shown, Vec::new());
                if let Some(row) = self.rows.last_mut() {
                    let named = |name: &&str| ConditionKind::named(name.trim_start_matches(CONDITION_MARK));
                    row.conditions = conditions.iter().filter_map(named).collect();
                }
                self.said_for(entry, spellings(said));
                for (n, phrase) in written.iter().chain(&near).enumerate() {
                    let name = (kind != Kind::Employer).then_some(n);
                    self.seek(&words(phrase), entry, name, n >= written.len());
                }
            }
        }
    }

    fn row(&mut self, kind: Kind, names: Vec<&'static str>, members: Vec<&'static str>) -> u16 {
        self.rows.push(Row { kind, names, members, conditions: Vec::new() });
        u16::try_from(self.rows.len() - 1).unwrap_or(u16::MAX)
    }

    /// What people say for an entry. It is looked for in the offers as well, but for what its own words find.
    fn said_for(&mut self, entry: u16, said: impl Iterator<Item = &'static str>) {
        for phrase in said {
            let words = words(phrase);
            match self.rows.get(usize::from(entry)).map(|row| row.kind) {
                Some(Kind::Place) => {
                    self.seek(&words, entry, None, false);
                    self.said.entry(words.concat()).or_insert(entry);
                }
                Some(Kind::Employer) => self.seek(&words, entry, None, false),
                Some(Kind::Fact) if words.len() > 1 => self.seek(&words, entry, None, false),
                Some(Kind::Fact | Kind::Trade | Kind::Request | Kind::Lead) | None => {}
            }
            self.said.entry(words.join(" ")).or_insert(entry);
        }
    }

    /// Has offers looked through for these words.
    fn seek(&mut self, words: &[String], entry: u16, name: Option<usize>, is_near: bool) {
        let mut stems = words.iter().map(|word| stem(word).to_owned());
        if let Some(first) = stems.next() {
            self.begin.insert(beginning(&first));
            let phrase = Phrase { first: words[0].clone(), rest: stems.collect(), entry, name, is_near };
            self.phrases.entry(first).or_default().push(phrase);
        }
    }

    /// Shows the places that a place of work lies in.
    pub(super) fn places(&self, place: &Workplace, see: &mut dyn FnMut(u16)) {
        for (number, row) in (0_u16..).zip(&self.rows) {
            if lies_in(place, &row.members) {
                see(number);
            }
        }
    }

    /// Shows the facts that conditions of a notice are.
    pub(super) fn facts(&self, conditions: &[Condition], see: &mut dyn FnMut(u16)) {
        for (number, row) in (0_u16..).zip(&self.rows) {
            if conditions.iter().any(|condition| row.conditions.contains(&condition.kind)) {
                see(number);
            }
        }
    }

    /// Shows the entries that stand in the words of a field.
    pub(super) fn within(&self, field: Field, words: &[&str], see: &mut dyn FnMut(Met)) {
        for (at, word) in words.iter().enumerate() {
            let word = clipped(word);
            // Most words of a text begin no phrase, and their first letters say so.
            if !self.begin.contains(&beginning(word)) {
                continue;
            }
            for phrase in self.phrases.get(stem(word)).into_iter().flatten() {
                let kind = self.rows.get(usize::from(phrase.entry)).map(|row| row.kind);
                if let Some(kind) = kind.filter(|kind| counts(*kind, field))
                    // Places have no plural: «l’île des Pins» is none of «les îles».
                    && (kind != Kind::Place || phrase.first == word)
                    && stand(&words[at + 1..], &phrase.rest)
                {
                    let field = if phrase.is_near { Field::Head } else { field };
                    see(Met { entry: phrase.entry, kind, name: phrase.name, field });
                }
            }
        }
    }
}

/// Whether words of a field say that an offer answers an entry of this kind. What names a trade in passing, in the body,
/// is not what the post is.
const fn counts(kind: Kind, field: Field) -> bool {
    match kind {
        Kind::Request | Kind::Lead => false,
        Kind::Place => matches!(field, Field::Title | Field::Place),
        Kind::Employer => matches!(field, Field::Title | Field::Employer | Field::Place | Field::Head),
        Kind::Trade => matches!(field, Field::Title | Field::Employer | Field::Occupation | Field::Corps),
        Kind::Fact => !matches!(field, Field::Reference),
    }
}

/// The first two letters of a word.
fn beginning(word: &str) -> [u8; 2] {
    let letter = |at: usize| word.as_bytes().get(at).copied().unwrap_or_default();
    [letter(0), letter(1)]
}

/// The names to keep of an entry, of those that offers have.
pub(super) fn shown(row: &Row, has: impl Fn(usize) -> bool) -> Vec<&'static str> {
    let by_name = matches!(row.kind, Kind::Fact | Kind::Trade);
    let names = row.names.iter().enumerate().filter(|(n, _)| !by_name || has(*n));
    names.map(|(_, name)| *name).take(MOST_NAMES).collect()
}

/// The words of a phrase without the small ones, but for a last one: «permis C».
fn words(phrase: &str) -> Vec<String> {
    let all: Vec<String> = text::words(phrase).collect();
    let last = all.len().saturating_sub(1);
    let kept = all.iter().enumerate().filter(|(n, word)| *n == last || !stop::is_stop_word(word));
    kept.map(|(_, word)| word.clone()).collect()
}

/// Whether words begin with these stems; small words and endings may stand between.
fn stand(words: &[&str], stems: &[String]) -> bool {
    let mut words = words.iter();
    stems.iter().all(|wanted| {
        for word in words.by_ref() {
            if stem(word) == wanted {
                return true;
            }
            if !stop::is_stop_word(word) && INCLUSIVE.binary_search(word).is_err() {
                return false;
            }
        }
        false
    })
}

/// Whether a place of work lies in one of these communes and provinces.
fn lies_in(place: &Workplace, members: &[&str]) -> bool {
    let province_of =
        |name: &String| communes().find(|known: &&Commune| known.name == name).map(|known| &known.provinces);
    members.iter().any(|member| {
        place.communes.iter().any(|commune| commune == member)
            || match &place.province {
                Some(province) => province == member,
                None => place.communes.iter().filter_map(province_of).any(|provinces| provinces.contains(member)),
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_endings_are_sorted() {
        assert!(INCLUSIVE.is_sorted());
    }

    #[test]
    fn nothing_is_said_twice() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let mut twice = Vec::new();
        let tables = [
            include_str!("regions.txt"),
            include_str!("employers.txt"),
            include_str!("facts.txt"),
            include_str!("trades.txt"),
        ];
        for (said, _) in tables.iter().flat_map(|table| rows(table)) {
            let own: BTreeSet<String> = spellings(said)
                .map(|phrase| words(phrase).iter().map(|word| stem(word).to_owned()).collect::<Vec<_>>().join(" "))
                .collect();
            for phrase in own {
                if let Some(before) = seen.insert(phrase.clone(), said) {
                    twice.push(format!("{phrase}: {before} / {said}"));
                }
            }
        }
        assert_eq!(twice, Vec::<String>::new());
    }

    #[test]
    fn facts_name_conditions() {
        let written = rows(include_str!("facts.txt")).flat_map(|(_, written)| spellings(written));
        for name in written.filter_map(|phrase| phrase.strip_prefix(CONDITION_MARK)) {
            assert!(ConditionKind::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn regions_are_made_of_communes_and_provinces() {
        for (name, members) in rows(include_str!("regions.txt")) {
            for member in spellings(members) {
                let known = communes().any(|commune| commune.name == member || commune.provinces.contains(&member));
                assert!(known, "{name}: {member}");
            }
        }
    }

    #[test]
    fn a_neighbour_counts_as_what_is_mentioned() {
        let mut tables = Tables::default();
        tables.add(Kind::Trade, "nounou", "crèche | animateur");
        let met = |title: &str| {
            let folded = text::fold(title);
            let words: Vec<&str> = folded.split(' ').collect();
            let mut met = Vec::new();
            tables.within(Field::Title, &words, &mut |one| met.push((one.name, one.field)));
            met
        };
        assert_eq!(met("Auxiliaire de crèche"), [(Some(0), Field::Title)]);
        assert_eq!(met("Animatrice"), [(Some(1), Field::Head)]);
        assert_eq!(met("Nounou"), []);
    }

    #[test]
    fn each_line_says_what_notices_write() {
        for row in TABLES.rows.iter().filter(|row| matches!(row.kind, Kind::Fact | Kind::Trade)) {
            assert!(!row.names.is_empty());
            for name in &row.names {
                assert!(!words(name).is_empty(), "{name}");
            }
        }
    }
}
