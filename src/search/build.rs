//! Making an index: natively, once, out of all offers.

use super::dictionary::{self, clipped};
use super::fields::{self, Field, FieldFrequency};
use super::layout::{Section, Writer};
use super::rank::BODY_STEP;
use super::said::{Kind, NAME_BLOCK, NAME_BREAK, NAMES_END};
use super::tables::{self, Met, TABLES};
use super::written::Forms;
use super::{postings, stop};
use crate::gazetteer::communes::other_names;
use crate::gazetteer::names::Names;
use crate::offer::Offer;
use crate::text;
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One offer as the index sees it: its different words, by their number, with the short fields that they stand in, as a
/// mask, and how often in the body.
struct Content {
    words: Vec<(u32, u8, u32)>,
    /// What people say that it answers, by its entry.
    said: Vec<(u32, u8, u32)>,
    title: usize,
    body: usize,
}

/// The bytes of an index over these offers, which call by these acronyms what they mean.
pub(super) fn build(offers: &[&Offer], acronyms: &BTreeMap<String, Vec<String>>) -> Vec<u8> {
    let mut known = Known::default();
    let acronyms = Acronyms::of(acronyms);
    let contents: Vec<Content> = offers.iter().map(|offer| known.content(offer, &acronyms)).collect();
    let mut order: Vec<usize> = (0..offers.len()).collect();
    order.sort_by_cached_key(|position| neighbourhood(offers[*position], *position));

    let mut words: Vec<(&str, u32)> =
        known.numbers.iter().filter_map(|(word, number)| Some((word.as_str(), (*number)?))).collect();
    words.sort_unstable();
    let mut writer = Writer::default();
    let (sorted_families, mut counts) = dictionary::write(words.iter().map(|(word, _)| *word), &mut writer);
    counts.offers = offers.len();
    let mut families = vec![0_u32; words.len()];
    for ((_, number), family) in words.iter().zip(sorted_families) {
        families[*number as usize] = family;
    }

    let tables = &*TABLES;
    let mut lists: Vec<Vec<(u32, FieldFrequency)>> = vec![Vec::new(); counts.families + tables.rows.len()];
    for (offer, position) in (0_u32..).zip(&order) {
        let content = &contents[*position];
        let mut stands: Vec<(u32, u8, u32)> =
            content.words.iter().map(|(word, mask, times)| (families[*word as usize], *mask, *times)).collect();
        stands.sort_unstable_by_key(|stand| stand.0);
        for same in stands.chunk_by(|a, b| a.0 == b.0) {
            let mask = same.iter().fold(0, |mask, stand| mask | stand.1);
            let times = same.iter().map(|stand| stand.2).sum();
            lists[same[0].0 as usize].push((offer, FieldFrequency::new(mask, times)));
        }
        for (entry, mask, times) in &content.said {
            lists[counts.families + *entry as usize].push((offer, FieldFrequency::new(*mask, *times)));
        }
        writer.byte(Section::TitleLengths, content.title.try_into().unwrap_or(u8::MAX));
        writer.byte(Section::BodyLengths, (content.body / BODY_STEP).try_into().unwrap_or(u8::MAX));
        writer.number(Section::Positions, *position);
    }
    for (family, list) in lists.iter().enumerate() {
        postings::write(family, list, &mut writer);
    }
    write_said(&known.names, &mut writer);
    writer.bytes(Section::Written, &known.forms.bytes());
    writer.finish(counts)
}

/// Writes what people say: their phrases, and the names of each entry that offers have.
fn write_said(names: &BTreeSet<(u16, usize)>, writer: &mut Writer) {
    let tables = &*TABLES;
    dictionary::write_said(tables.said.keys().map(|phrase| clipped(phrase)), writer);
    for entry in tables.said.values() {
        writer.bytes(Section::SaidEntries, &entry.to_le_bytes());
    }
    for (entry, row) in (0_u16..).zip(&tables.rows) {
        writer.byte(Section::SaidKinds, row.kind as u8);
        if usize::from(entry).is_multiple_of(NAME_BLOCK) {
            writer.number(Section::SaidNameBlocks, writer.len(Section::SaidNames));
        }
        let names = tables::shown(row, |name| names.contains(&(entry, name)));
        writer.bytes(Section::SaidNames, names.join(&NAME_BREAK.to_string()).as_bytes());
        writer.byte(Section::SaidNames, NAMES_END);
    }
}

/// What offers with the same words have in common: side by side in the index, they take less room.
fn neighbourhood(offer: &Offer, position: usize) -> (String, String, usize) {
    let employer = offer.employer.as_ref().map(|employer| text::fold(&employer.name)).unwrap_or_default();
    (employer, text::fold(&offer.title), position)
}

/// Letters that an acronym has at least, to be told from a word: «SI» is none.
const SHORTEST_ACRONYM: usize = 3;

/// What the notices call by an acronym or in full. One notice that explains «(DEFIJ)» lets all those
/// of that direction be found by both forms.
struct Acronyms {
    /// Acronyms and meanings, by the number of their pair.
    names: Names,
    pairs: Vec<(String, String)>,
}

impl Acronyms {
    fn of(acronyms: &BTreeMap<String, Vec<String>>) -> Self {
        let mut known = Self { names: Names::default(), pairs: Vec::new() };
        for (acronym, meanings) in acronyms {
            let Some(usual) = meanings.first().filter(|_| acronym.len() >= SHORTEST_ACRONYM) else { continue };
            known.names.add(acronym, known.pairs.len());
            for meaning in meanings {
                known.names.add(meaning, known.pairs.len());
            }
            known.pairs.push((acronym.clone(), usual.clone()));
        }
        known
    }

    /// Both forms of what an offer's title and head name. The body is left out: what it mentions in
    /// passing is not what the offer is about.
    fn other_forms(&self, offer: &Offer) -> impl Iterator<Item = &str> {
        let employer = offer.employer.as_ref().map(|employer| &employer.written);
        let place = offer.workplace.as_ref().map(|place| &place.text);
        let head = [Some(&offer.title), offer.department.as_ref(), employer, place];
        let named = head.into_iter().flatten().flat_map(|text| self.names.within(text));
        named.filter_map(|at| self.pairs.get(at.name)).flat_map(|(acronym, meaning)| [acronym.as_str(), meaning])
    }
}

/// The words met so far, numbered in the order of their first meeting, and what was met of the tables.
#[derive(Default)]
struct Known {
    numbers: HashMap<String, Option<u32>, RandomState>,
    next: u32,
    /// The names of entries that offers have.
    names: BTreeSet<(u16, usize)>,
    /// How words are written.
    forms: Forms,
}

impl Known {
    fn content(&mut self, offer: &Offer, acronyms: &Acronyms) -> Content {
        let mut stands: Vec<(u32, Field)> = Vec::new();
        let mut said: Vec<(u32, Field)> = Vec::new();
        let (mut title, mut body) = (0, 0);
        let place = offer.workplace.as_ref();
        // Where a place of work is known for certain, the words around it name others: «déplacements à Maré».
        let is_placed = place.is_some_and(|place| !place.communes.is_empty() || place.province.is_some());
        let mut see = |field, text: &str| {
            let before = stands.len();
            self.forms.see(field, text);
            let folded = text::fold(text);
            let words: Vec<&str> = folded.split_ascii_whitespace().collect();
            stands.extend(words.iter().filter_map(|word| Some((self.number(clipped(word))?, field))));
            match field {
                Field::Title => title += stands.len() - before,
                Field::Body => body += stands.len() - before,
                _ => {}
            }
            TABLES.within(field, &words, &mut |Met { entry, kind, name, field }| {
                if !(is_placed && kind == Kind::Place && field == Field::Place) {
                    said.push((u32::from(entry), field));
                    self.names.extend(name.map(|name| (entry, name)));
                }
            });
        };
        fields::texts(offer, &mut see);
        let communes = place.into_iter().flat_map(|place| &place.communes);
        communes.flat_map(|commune| other_names(commune)).for_each(|name| see(Field::Place, name));
        acronyms.other_forms(offer).for_each(|form| see(Field::Head, form));
        if let Some(place) = place {
            TABLES.places(place, &mut |entry| said.push((u32::from(entry), Field::Place)));
        }
        // A stated condition counts as a short field does; the same words in passing count as the body's.
        TABLES.facts(&offer.conditions, &mut |entry| said.push((u32::from(entry), Field::Corps)));
        Content { words: gathered(stands), said: gathered(said), title, body }
    }

    /// The number of a word; small ones have none.
    fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = (!word.is_empty() && !stop::is_stop_word(word)).then_some(self.next);
        self.next += u32::from(number.is_some());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// Per word its short fields, as a mask, and its number in the body.
fn gathered(mut stands: Vec<(u32, Field)>) -> Vec<(u32, u8, u32)> {
    stands.sort_unstable_by_key(|(word, field)| u64::from(*word) << 8 | *field as u64);
    stands
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| {
            let (mut mask, mut times, mut head) = (0_u8, 0, 0);
            for (_, field) in same {
                match field {
                    Field::Body => times += 1,
                    Field::Head => head = 1,
                    short => mask |= short.mask(),
                }
            }
            (same[0].0, mask, if mask == 0 { times + head } else { times })
        })
        .collect()
}
