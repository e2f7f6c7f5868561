//! What list, filters and sorts need of every offer, in columns.
//!
//! The compiler fills the columns (`compile::site::listing`); the browser takes them as they are. They hold what no
//! question changes: the facets' values by number, alphabets as ranks, and sentences ready to be shown. The listing comes
//! in parts: the offers that can still be answered, then the archive, each part behind the one before.

use super::column::{Column, DayColumn};
use super::facet::FACETS;
use super::facet_column::FacetColumn;
use super::string_column::StringColumn;
use crate::day::Day;
use crate::offer::{ApplicationStatus, Status, Term, TimeOfDay};
use serde::{Deserialize, Serialize};

/// Parts the facts of a card, and its tags.
pub const FACT_BREAK: char = '\t';

/// Declares a struct of columns of one length, and what is done to each of them.
macro_rules! columns {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[doc = $doc:literal])+ $seen:vis $column:ident: $kind:ty,)* }) => {
        $(#[$about])*
        pub struct $name {
            $($(#[doc = $doc])+ $seen $column: $kind,)*
        }

        impl Column for $name {
            fn is_of(&self, offers: usize) -> bool {
                $(self.$column.is_of(offers))&&*
            }

            fn pick(&self, positions: &[u32]) -> Self {
                Self { $($column: self.$column.pick(positions),)* }
            }

            fn append(&mut self, more: &Self) {
                $(Column::append(&mut self.$column, &more.$column);)*
            }
        }
    };
}

columns! {
    /// What the list needs of every offer. All columns have one value an offer, in the order of the release's
    /// [`Chunking`](super::Chunking): the search index speaks of these positions. An empty string or zero stands for what
    /// a notice does not say.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Listing {
        /// Ids.
        pub ids: StringColumn,
        /// References, where the id does not say it all: see [`Self::reference`].
        pub(crate) references: StringColumn,
        /// Titles.
        pub titles: StringColumn,
        /// Canonical employers.
        pub employers: StringColumn,
        /// Departments, where title, employer and place do not tell an offer from another one.
        pub departments: StringColumn,
        /// Where the work is done, for people: communes, else what is known.
        pub places: StringColumn,
        /// Corps and domain: for people, parted by [`FACT_BREAK`].
        pub facts: StringColumn,
        /// Number of posts, contract and conditions: for people, parted by [`FACT_BREAK`].
        pub tags: StringColumn,
        /// What is asked of residency, for people; a whole sentence.
        pub residencies: StringColumn,
        /// What notices say in the place of a day on which applications close.
        pub(crate) deadline_texts: StringColumn,
        /// Years of residency from which a reader has priority; 0 where no one number says it.
        pub(crate) priority_years: Vec<u32>,
        /// Days of publication.
        pub(crate) posted: DayColumn,
        /// Deadlines.
        pub(crate) deadlines: DayColumn,
        /// The deadlines that the present ones replaced.
        pub(crate) replaced: DayColumn,
        /// Hours at which applications close; none where the whole day counts.
        pub(crate) times: Vec<Option<TimeOfDay>>,
        /// What became of the notices.
        pub(crate) statuses: Vec<Status>,
        /// Days from which these hold.
        pub(crate) since: DayColumn,
        /// Whether the deadline is doubtful.
        pub(crate) doubtful: Vec<bool>,
        /// How often deadlines were moved.
        pub(crate) postponements: Vec<u32>,
        /// Days of the last changes.
        pub(crate) touched: DayColumn,
        /// Places in the French alphabet of titles: unique, so that a rank identifies its offer.
        pub(crate) title_ranks: Vec<u32>,
        /// Places in the French alphabet of employers: one an employer.
        pub(crate) employer_ranks: Vec<u32>,
        /// The facets' values, in the order of [`FACETS`]; none for those that a day moves.
        pub facets: [FacetColumn; FACETS.len()],
    }
}

impl Listing {
    /// Reads a listing, or a part of one.
    ///
    /// # Errors
    /// When it is not as the compiler writes it, such as columns of different lengths.
    pub fn parse(json: &[u8]) -> serde_json::Result<Self> {
        let listing: Self = serde_json::from_slice(json)?;
        if listing.is_of(listing.len()) {
            Ok(listing)
        } else {
            Err(serde::de::Error::custom("expected columns of one length"))
        }
    }

    /// The number of offers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
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
        self.priority_years[position]
    }

    /// Day of publication of the offer at a position.
    #[must_use]
    pub fn posted(&self, position: usize) -> Option<Day> {
        self.posted.get(position)
    }

    /// Deadline of the offer at a position.
    #[must_use]
    pub fn deadline(&self, position: usize) -> Option<Day> {
        self.deadlines.get(position)
    }

    /// Whether the notice of the offer at a position stands: it was not cancelled, filled or the like.
    #[must_use]
    pub fn stands(&self, position: usize) -> bool {
        self.statuses[position].is_open()
    }

    /// Whether the offer at a position takes applications on a day.
    #[must_use]
    pub fn status(&self, position: usize, today: Day) -> ApplicationStatus {
        ApplicationStatus::of(self.deadline(position), self.stands(position), today)
    }

    /// Until when the offer at a position may be applied for.
    #[must_use]
    pub fn term(&self, position: usize) -> Term {
        Term {
            day: self.deadline(position),
            time: self.times[position],
            text: self.deadline_texts[position].to_owned(),
            replaced: self.replaced.get(position),
            status: self.statuses[position],
            since: self.since.get(position),
            doubtful: self.doubtful[position],
        }
    }

    /// How often the deadline of the offer at a position was moved.
    #[must_use]
    pub fn postponements(&self, position: usize) -> u32 {
        self.postponements[position]
    }

    /// The day on which the offer at a position last changed.
    #[must_use]
    pub fn touched(&self, position: usize) -> Option<Day> {
        self.touched.get(position)
    }
}

/// Stands for the reference of a notice without one.
const NO_REFERENCE: &str = "-";

/// A reference as the listing stores it: nothing where the id says it all.
#[must_use]
pub fn stored_reference<'a>(reference: Option<&'a str>, id: &str) -> &'a str {
    match reference {
        Some(usual) if usual == usual_reference(id) => "",
        Some(other) => other,
        None => NO_REFERENCE,
    }
}

/// The reference of which an id is nearly always made: in capitals, with a slash before its last part («3134-25-0920/SR»).
fn usual_reference(id: &str) -> String {
    let capitals = id.to_ascii_uppercase();
    capitals.rsplit_once('-').map_or_else(|| capitals.clone(), |(number, office)| format!("{number}/{office}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::release::Bundle;

    #[test]
    fn a_reference_is_told_as_it_is_written() {
        let written = ["3134-25-0920/SR", "25-57722/MPRH", "n° 12 bis", "2025/14-DRH", ""];
        let offers = written.iter().enumerate().map(|(at, reference)| {
            let mut offer = crate::assemble::read(&Document::new(&format!("{at}.txt"), "# Avis\n")).value;
            offer.reference = Some((*reference).to_owned()).filter(|reference| !reference.is_empty());
            offer.id = crate::offer::OfferId::of(offer.reference.as_deref(), &offer.source);
            offer
        });
        let listing = Listing::new(&Bundle::new(offers.collect()));
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
