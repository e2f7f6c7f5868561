//! Until when an offer may be applied for: what every page, feed and calendar says of it in its own words.

use super::{Field, Offer, Status, TimeOfDay, What};
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// Until when an offer may be applied for, and what became of its notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Last day for applications.
    pub day: Option<Day>,
    /// Hour on that day at which they close; none where the whole day counts.
    pub time: Option<TimeOfDay>,
    /// What the notice says where it names no day; empty otherwise.
    pub text: String,
    /// The deadline that this one replaced.
    pub replaced: Option<Day>,
    /// What became of the notice.
    pub status: Status,
    /// Day from which the status holds, where it is told.
    pub since: Option<Day>,
    /// Whether the notice leaves a doubt about the day or its hour.
    pub doubtful: bool,
}

/// Whether applications are taken on a day. The order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApplicationStatus {
    /// The deadline's day is not over in Nouméa.
    Open,
    /// The notice names no deadline.
    Undated,
    /// The deadline's day is over in Nouméa, or the notice no longer stands.
    Closed,
}

impl ApplicationStatus {
    /// Every status, in order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Undated, Self::Closed];

    /// The status on a day of an offer with such a deadline, whose notice `stands` or was cancelled, filled or the like.
    #[must_use]
    pub fn of(deadline: Option<Day>, stands: bool, today: Day) -> Self {
        match deadline {
            _ if !stands => Self::Closed,
            Some(deadline) if deadline < today => Self::Closed,
            Some(_) => Self::Open,
            None => Self::Undated,
        }
    }

    /// Its key in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "ouverte",
            Self::Undated => "sans-date",
            Self::Closed => "close",
        }
    }
}

impl Term {
    /// The term of an offer.
    #[must_use]
    pub fn of(offer: &Offer) -> Self {
        let day = offer.last_day();
        let doubted = |field: Field| offer.warnings.iter().any(|warning| warning.field == Some(field));
        Self {
            day,
            // The last day of a notice that left is not the one that the hour was told of.
            time: offer.deadline_time.filter(|_| day == offer.deadline),
            text: offer.deadline_text.clone().filter(|_| day.is_none()).unwrap_or_default(),
            replaced: offer.earlier_deadlines.last().copied(),
            status: offer.status,
            since: offer.status_date,
            doubtful: day.is_some() && (doubted(Field::Deadline) || doubted(Field::DeadlineTime)),
        }
    }

    /// Whether its day is over.
    #[must_use]
    pub fn is_over(&self, today: Day) -> bool {
        self.day.is_some_and(|day| day < today)
    }
}

impl Offer {
    /// The day from which on the offer is no longer open, whatever its deadline; none while it stands.
    fn stopped(&self) -> Option<Day> {
        let ended = self.status_date.filter(|_| !self.status.is_open());
        self.gone().into_iter().chain(ended).min()
    }

    /// The last day on which an application may be taken: the deadline, or the day before its
    /// notice was found to be withdrawn, cancelled or filled.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        let before = self.stopped().map(|day| day.plus(-1));
        self.deadline.into_iter().chain(before).min()
    }

    /// How often its deadline was moved, as far as anybody knows.
    #[must_use]
    pub fn postponements(&self) -> usize {
        let found = self.history.iter().filter(|change| change.what == What::Postponed).count();
        self.earlier_deadlines.len().max(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn offer() -> Offer {
        let mut offer = crate::assemble::read(&Document::new("a.txt", "# Jardinier\n")).value;
        offer.deadline = "2025-08-22".parse().ok();
        offer.deadline_time = TimeOfDay::new(12, 0);
        offer
    }

    #[test]
    fn a_cancelled_offer_ends_the_day_before() {
        let mut offer = offer();
        offer.status_date = "2025-08-12".parse().ok();
        offer.status = Status::Corrected;
        assert_eq!(Term::of(&offer).day, offer.deadline, "what was corrected stands");
        assert_eq!(Term::of(&offer).time, TimeOfDay::new(12, 0));
        offer.status = Status::Cancelled;
        assert_eq!(Term::of(&offer).day, "2025-08-11".parse().ok());
        assert_eq!(Term::of(&offer).time, None);
        offer.deadline = None;
        assert_eq!(Term::of(&offer).day, "2025-08-11".parse().ok());
    }

    #[test]
    fn words_stand_in_the_place_of_a_day() {
        let mut offer = offer();
        offer.deadline_text = Some("jusqu’à ce que le poste soit pourvu".into());
        assert_eq!(Term::of(&offer).text, "");
        offer.deadline = None;
        assert_eq!(Term::of(&offer).text, "jusqu’à ce que le poste soit pourvu");
    }
}
