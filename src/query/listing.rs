//! The first level of the data: what list, filters and sorts need of every offer, in columns.
//!
//! Made natively; the browser takes it as it is. Columns of few types make a small reader, pack
//! well, and hold what no question changes: filters' values by number, alphabets as ranks, and
//! sentences ready to be shown. It comes in parts: the offers that can still be answered, then the
//! archive, each part behind the one before.

use super::column::Column;
use super::facet::{FACETS, Status};
use super::texts::Texts;
use crate::bundle::packed::{Packed, day, day_number};
use crate::bundle::{Bundle, SCHEMA};
use crate::day::Day;
use crate::offer::{self, Offer, Term, TimeOfDay};
use crate::{text, wording};

/// Parts the facts of a card.
pub const FACT_BREAK: char = '\t';

/// What the list needs of every offer. All columns have one value an offer, in the order of the
/// release's levels: the search index speaks of these positions. An empty text or zero stands for
/// what a notice does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Ids.
    pub ids: Texts,
    /// References, where the id does not say it all: see [`Self::reference`].
    pub(crate) references: Texts,
    /// Titles.
    pub titles: Texts,
    /// Canonical employers.
    pub employers: Texts,
    /// Where the work is done, for people.
    pub places: Texts,
    /// Corps, domain, number of posts, availability: for people, parted by [`FACT_BREAK`].
    pub facts: Texts,
    /// What is asked of residency, for people.
    pub residencies: Texts,
    /// What notices say in the place of a day on which applications close.
    pub(crate) deadline_texts: Texts,
    /// Years of residency from which a reader has priority; 0 where no one number says it.
    pub(crate) priority_years: Vec<i32>,
    /// Days of publication.
    pub(crate) posted: Vec<i32>,
    /// Deadlines.
    pub(crate) deadlines: Vec<i32>,
    /// The deadlines that the present ones replaced.
    pub(crate) replaced: Vec<i32>,
    /// Minutes since midnight at which applications close, and one more; 0 where the whole day counts.
    pub(crate) times: Vec<i32>,
    /// What became of the notices: places in [`offer::Status::ALL`].
    pub(crate) statuses: Vec<i32>,
    /// Days from which these hold.
    pub(crate) since: Vec<i32>,
    /// 1 where the deadline is doubtful.
    pub(crate) doubtful: Vec<i32>,
    /// How often deadlines were moved.
    pub(crate) postponements: Vec<i32>,
    /// Days of the last changes.
    pub(crate) touched: Vec<i32>,
    /// Places in the French alphabet of titles: each offer its own.
    pub(crate) title_ranks: Vec<i32>,
    /// Places in the French alphabet of employers: each employer its own.
    pub(crate) employer_ranks: Vec<i32>,
    /// The filters' values, in the order of [`FACETS`]; without any for those that a day moves.
    pub facets: Vec<Column>,
}

impl Listing {
    /// The list's level of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle) -> Self {
        let offers = &bundle.offers;
        let employer =
            |offer: &Offer| offer.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone());
        let column = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<Texts>();
        let days = |day: &dyn Fn(&Offer) -> Option<Day>| offers.iter().map(|offer| day_number(day(offer))).collect();
        let terms: Vec<Term> = offers.iter().map(Term::of).collect();
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let folded = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<Vec<_>>();
        Self {
            ids: column(&|offer| offer.id.to_string()),
            references: column(&|offer| match offer.reference.as_deref() {
                Some(usual) if usual == usual_reference(offer.id.as_str()) => String::new(),
                Some(other) => other.to_owned(),
                None => NO_REFERENCE.to_owned(),
            }),
            titles: column(&|offer| offer.title.clone()),
            employers: column(&employer),
            places: column(&|offer| wording::place(offer.workplace.as_ref()).unwrap_or_default()),
            facts: column(&facts),
            residencies: column(&|offer| wording::residency(offer.residency.as_ref())),
            priority_years: offers.iter().map(|offer| i32::try_from(offer.priority_years()).unwrap_or(0)).collect(),
            posted: days(&|offer| offer.posted),
            deadline_texts: terms.iter().map(|term| term.text.clone()).collect(),
            deadlines: terms.iter().map(|term| day_number(term.day)).collect(),
            replaced: terms.iter().map(|term| day_number(term.replaced)).collect(),
            times: terms.iter().map(|term| term.time.map_or(0, |time| i32::from(time.minutes()) + 1)).collect(),
            statuses: terms.iter().map(|term| term.status as i32).collect(),
            since: terms.iter().map(|term| day_number(term.since)).collect(),
            doubtful: terms.iter().map(|term| i32::from(term.doubtful)).collect(),
            postponements: offers.iter().map(|offer| count(offer.postponements())).collect(),
            touched: days(&Offer::touched),
            title_ranks: ranks(&folded(&|offer| text::fold(&offer.title)), false),
            employer_ranks: ranks(&folded(&|offer| text::fold(&employer(offer))), true),
            facets: FACETS
                .into_iter()
                .map(|facet| Column::new(&offers.iter().map(|offer| facet.fixed_values(offer)).collect::<Vec<_>>()))
                .collect(),
        }
    }

    /// How many offers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The offers at these positions, in this order: a part of the listing.
    #[must_use]
    pub fn pick(&self, positions: &[u32]) -> Self {
        let mut picked = Self::default();
        for (picked, texts) in picked.texts_mut().into_iter().zip(self.texts()) {
            *picked = texts.pick(positions);
        }
        for (picked, numbers) in picked.numbers_mut().into_iter().zip(self.numbers()) {
            *picked = positions.iter().map(|at| numbers[*at as usize]).collect();
        }
        picked.facets = self.facets.iter().map(|column| column.pick(positions)).collect();
        picked
    }

    /// Puts the next part of the same listing behind this one.
    pub fn append(&mut self, more: &Self) {
        for (texts, more) in self.texts_mut().into_iter().zip(more.texts()) {
            texts.append(more);
        }
        for (numbers, more) in self.numbers_mut().into_iter().zip(more.numbers()) {
            numbers.extend(more);
        }
        for (column, more) in self.facets.iter_mut().zip(&more.facets) {
            column.append(more);
        }
    }

    /// The listing, or a part of one, for the browser.
    #[must_use]
    pub fn pack(&self) -> Packed {
        let mut packed = Packed::default();
        packed.number(SCHEMA);
        packed.number(self.len());
        self.texts().into_iter().for_each(|texts| packed.word(texts));
        self.numbers().into_iter().flatten().for_each(|number| packed.number(*number));
        self.facets.iter().for_each(|column| column.pack(&mut packed));
        packed
    }

    /// Takes out what [`Self::pack`] put in; `None` unless every column has one value an offer: what else may come
    /// with a good checksum is not this release's listing.
    #[must_use]
    pub fn unpack(packed: Packed) -> Option<Self> {
        let mut packed = packed.unpack();
        if packed.number() != i32::try_from(SCHEMA).ok() {
            return None;
        }
        let all = packed.count()?;
        let mut listing = Self::default();
        for texts in listing.texts_mut() {
            *texts = Texts::from(packed.word()?);
        }
        for numbers in listing.numbers_mut() {
            *numbers = packed.numbers(all)?;
        }
        for _ in FACETS {
            listing.facets.push(Column::unpack(&mut packed, all)?);
        }
        (packed.is_empty() && listing.texts().iter().all(|texts| texts.len() == all)).then_some(listing)
    }

    const fn texts(&self) -> [&Texts; 8] {
        let Self { ids, references, titles, employers, places, facts, residencies, deadline_texts, .. } = self;
        [ids, references, titles, employers, places, facts, residencies, deadline_texts]
    }

    const fn texts_mut(&mut self) -> [&mut Texts; 8] {
        let Self { ids, references, titles, employers, places, facts, residencies, deadline_texts, .. } = self;
        [ids, references, titles, employers, places, facts, residencies, deadline_texts]
    }

    const fn numbers(&self) -> [&Vec<i32>; 12] {
        let Self { priority_years, posted, deadlines, replaced, times, statuses, since, .. } = self;
        let Self { doubtful, postponements, touched, title_ranks, employer_ranks, .. } = self;
        [
            priority_years,
            posted,
            deadlines,
            replaced,
            times,
            statuses,
            since,
            doubtful,
            postponements,
            touched,
            title_ranks,
            employer_ranks,
        ]
    }

    const fn numbers_mut(&mut self) -> [&mut Vec<i32>; 12] {
        let Self {
            priority_years,
            posted,
            deadlines,
            replaced,
            times,
            statuses,
            since,
            doubtful,
            postponements,
            touched,
            title_ranks,
            employer_ranks,
            ..
        } = self;
        [
            priority_years,
            posted,
            deadlines,
            replaced,
            times,
            statuses,
            since,
            doubtful,
            postponements,
            touched,
            title_ranks,
            employer_ranks,
        ]
    }

    /// The reference of the offer at a position, as its notice writes it.
    #[must_use]
    pub fn reference(&self, position: usize) -> Option<String> {
        match &self.references[position] {
            "" => Some(usual_reference(&self.ids[position])),
            NO_REFERENCE => None,
            written => Some(written.to_owned()),
        }
    }

    /// Years of residency from which a reader has priority for the offer at a position; 0 where no one number says it.
    #[must_use]
    pub fn priority_years(&self, position: usize) -> u32 {
        self.priority_years[position].unsigned_abs()
    }

    /// Day of publication of the offer at a position.
    #[must_use]
    pub fn posted(&self, position: usize) -> Option<Day> {
        day(self.posted[position])
    }

    /// Deadline of the offer at a position.
    #[must_use]
    pub fn deadline(&self, position: usize) -> Option<Day> {
        day(self.deadlines[position])
    }

    /// Whether the notice of the offer at a position stands: it was not cancelled, filled or the like.
    #[must_use]
    pub fn stands(&self, position: usize) -> bool {
        notice_status(self.statuses[position]).is_open()
    }

    /// Whether the offer at a position takes applications on a day.
    #[must_use]
    pub fn status(&self, position: usize, today: Day) -> Status {
        Status::of(self.deadline(position), self.stands(position), today)
    }

    /// Until when the offer at a position may be applied for.
    #[must_use]
    pub fn term(&self, position: usize) -> Term {
        Term {
            day: self.deadline(position),
            time: TimeOfDay::from_minutes(self.times[position].saturating_sub(1)),
            text: self.deadline_texts[position].to_owned(),
            replaced: day(self.replaced[position]),
            status: notice_status(self.statuses[position]),
            since: day(self.since[position]),
            doubtful: self.doubtful[position] != 0,
        }
    }

    /// How often the deadline of the offer at a position was moved.
    #[must_use]
    pub fn postponements(&self, position: usize) -> u32 {
        self.postponements[position].unsigned_abs()
    }

    /// The day on which the offer at a position last changed.
    #[must_use]
    pub fn touched(&self, position: usize) -> Option<Day> {
        day(self.touched[position])
    }
}

/// What became of a notice, by its place among all that may.
fn notice_status(place: i32) -> offer::Status {
    usize::try_from(place).ok().and_then(|place| offer::Status::ALL.get(place).copied()).unwrap_or_default()
}

/// Stands for the reference of a notice without one.
const NO_REFERENCE: &str = "-";

/// The reference of which an id is nearly always made: in capitals, with a slash before its last part («3134-25-0920/SR»).
fn usual_reference(id: &str) -> String {
    let capitals = id.to_ascii_uppercase();
    capitals.rsplit_once('-').map_or_else(|| capitals.clone(), |(number, office)| format!("{number}/{office}"))
}

/// What a card says of the post, its facts parted by [`FACT_BREAK`].
fn facts(offer: &Offer) -> String {
    let availability = offer.availability.as_ref().map(|availability| {
        format!("{}\u{a0}: {}", wording::LABEL_AVAILABILITY, wording::availability(Some(availability)))
    });
    let all = [
        (!offer.corps.is_empty()).then(|| offer.corps.join(", ")),
        offer.domain.clone(),
        (offer.openings > 1).then(|| wording::openings(offer.openings)),
        availability,
    ];
    all.into_iter()
        .flatten()
        .map(|fact| fact.replace(FACT_BREAK, " "))
        .collect::<Vec<_>>()
        .join(&FACT_BREAK.to_string())
}

/// For each key, its place among all; the same place for the same key, where they share it.
fn ranks(keys: &[String], shared: bool) -> Vec<i32> {
    let mut order: Vec<(&String, usize)> = keys.iter().zip(0..).collect();
    order.sort();
    let mut ranks = vec![0; keys.len()];
    let (mut rank, mut before) = (0, None);
    for (key, position) in order {
        if before.is_some_and(|before| !shared || before != key) {
            rank += 1;
        }
        before = Some(key);
        ranks[position] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn a_reference_is_told_as_it_is_written() {
        let written = ["3134-25-0920/SR", "25-57722/MPRH", "n° 12 bis", "2025/14-DRH", ""];
        let offers = written.iter().enumerate().map(|(at, reference)| {
            let mut offer = crate::assemble::read(&Document::new(&format!("{at}.txt"), "# Avis\n")).value;
            offer.reference = Some((*reference).to_owned()).filter(|reference| !reference.is_empty());
            offer.id = crate::offer::OfferId::of(offer.reference.as_deref(), &offer.source);
            offer
        });
        let listing = Listing::unpack(Listing::new(&Bundle::new(offers.collect())).pack()).expect("a listing");
        let mut told: Vec<String> = (0..listing.len()).map(|at| listing.reference(at).unwrap_or_default()).collect();
        let mut written = written.map(str::to_owned);
        told.sort();
        written.sort();
        assert_eq!(told, written);
        assert!(
            listing.references.iter().filter(|stored| stored.is_empty()).count() >= 2,
            "the usual ones cost nothing"
        );
    }
}
