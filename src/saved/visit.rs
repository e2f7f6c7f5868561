//! «Depuis votre dernière visite»: what has come, was postponed and has closed, told from what the device saw then.

use crate::day::Day;
use crate::query::{Listing, Status};

/// A visit is over this long after its last sign of life, in milliseconds: what comes later is another one.
pub const PAUSE: i64 = 30 * 60_000;

/// The first line of a visit: what it is, and its version.
const HEAD: &str = "visit 1";
/// Between this visit and the one before.
const BETWEEN: &str = "\n\n";

/// What a visit saw of the offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// Its last sign of life, in milliseconds since the epoch.
    pub at: i64,
    /// The offers' ids, each with its deadline as a day's number.
    pub seen: Vec<(String, Option<i32>)>,
}

/// What differs from the last visit: positions in the listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Offers that were not there.
    pub new: Vec<u32>,
    /// Offers whose deadline is later now.
    pub postponed: Vec<u32>,
    /// Offers that were open then, and are closed now.
    pub closed: Vec<u32>,
}

impl Visit {
    /// What this visit sees.
    #[must_use]
    pub fn of(listing: &Listing, at: i64) -> Self {
        let day = Day::in_noumea(at);
        // What no longer stands is over already, though its deadline may be to come.
        let last_day = |position: usize| match listing.deadline(position) {
            deadline if listing.stands(position) => deadline,
            deadline => Some(deadline.map_or(day, |deadline| deadline.min(day)).plus(-1)),
        };
        let deadlines = (0..listing.len()).map(|position| last_day(position).map(Day::number));
        Self { at, seen: listing.ids.iter().map(str::to_owned).zip(deadlines).collect() }
    }

    /// What was seen of the answer to a question.
    #[must_use]
    pub fn of_answer(ids: Vec<String>) -> Self {
        Self { at: 0, seen: ids.into_iter().map(|id| (id, None)).collect() }
    }

    /// Reads what was stored; what is damaged or of a later version is no visit.
    #[must_use]
    pub fn parse(stored: &str) -> Option<Self> {
        let mut lines = stored.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
        let at = lines.next()?.parse().ok()?;
        let seen = lines.map(|line| {
            let (id, deadline) = line.split_once(' ')?;
            Some((id.to_owned(), deadline.parse().ok()))
        });
        Some(Self { at, seen: seen.collect::<Option<_>>()? })
    }

    /// The visit as it is stored.
    #[must_use]
    pub fn print(&self) -> String {
        let mut text = format!("{HEAD}\n{}", self.at);
        for (id, deadline) in &self.seen {
            text.push('\n');
            text.push_str(id);
            text.push(' ');
            if let Some(day) = deadline {
                text.push_str(&day.to_string());
            }
        }
        text
    }

    /// What is stored from now on (this visit, and the one before it), and the visit before.
    #[must_use]
    pub fn after(&self, stored: Option<&str>) -> (String, Option<Self>) {
        let (last, before) = stored.map_or((None, None), |stored| {
            let (last, before) = stored.split_once(BETWEEN).unwrap_or((stored, ""));
            (Self::parse(last), Self::parse(before))
        });
        let before = last.filter(|last| self.at - last.at > PAUSE).or(before);
        (format!("{}{BETWEEN}{}", self.print(), before.as_ref().map_or_else(String::new, Self::print)), before)
    }
}

impl News {
    /// What differs between a visit and now.
    #[must_use]
    pub fn since(visit: &Visit, listing: &Listing, today: Day) -> Self {
        let then = Day::in_noumea(visit.at);
        let mut news = Self::default();
        // Both are in one order, with more or less of them: each is sought from the last one's place on.
        let mut from = 0;
        for (position, id) in (0..).zip(listing.ids.iter()) {
            let mut sought = visit.seen[from..].iter().chain(&visit.seen[..from]);
            let Some(steps) = sought.position(|(known, _)| known == id) else {
                news.new.push(position);
                continue;
            };
            from = (from + steps) % visit.seen.len();
            let before = visit.seen[from].1;
            let deadline = listing.deadline(position as usize);
            let stands = listing.stands(position as usize);
            let closed = |day| listing.status(position as usize, day) == Status::Closed;
            let was_closed =
                if stands { closed(then) } else { before.is_some_and(|deadline| deadline < then.number()) };
            if stands && before.is_some() && deadline.map(Day::number) > before {
                news.postponed.push(position);
            }
            if closed(today) && !was_closed {
                news.closed.push(position);
            }
        }
        news
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.postponed.is_empty() && self.closed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_has_come_was_postponed_and_has_closed() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let listing = |offers: &[(&str, &str)]| Listing {
            ids: offers.iter().map(|(id, _)| (*id).to_owned()).collect(),
            deadlines: offers.iter().map(|(_, deadline)| Some(day(deadline))).collect(),
            statuses: vec![crate::offer::Status::Published; offers.len()],
            ..Listing::default()
        };
        let then = day("2025-08-20");
        let at = then.end_in_noumea() - 1;
        let seen = [("a", "2025-08-22"), ("b", "2025-08-22"), ("c", "2025-08-01"), ("gone", "2025-08-22")];
        let visit = Visit::of(&listing(&seen), at);
        assert_eq!(Visit::parse(&visit.print()), Some(visit.clone()));
        let now = listing(&[("a", "2025-08-22"), ("b", "2025-09-12"), ("c", "2025-08-01"), ("d", "2025-09-30")]);
        let news = News::since(&visit, &now, day("2025-08-25"));
        assert_eq!(news, News { new: vec![3], postponed: vec![1], closed: vec![0] });
        assert!(News::since(&visit, &listing(&seen), then).is_empty());
        let mut filled = listing(&seen);
        filled.statuses[0] = crate::offer::Status::Filled;
        assert_eq!(News::since(&visit, &filled, then).closed, [0], "the post was filled since");
        let visit = Visit::of(&filled, at);
        assert!(News::since(&visit, &filled, then.plus(1)).closed.iter().all(|at| *at != 0), "which is told once");
        assert_eq!(Visit::parse("{}"), None);
    }

    #[test]
    fn a_visit_goes_on_until_a_pause() {
        let seen =
            |at: i64, ids: &[&str]| Visit { at, seen: ids.iter().map(|id| ((*id).to_owned(), Some(1))).collect() };
        let (first, before) = seen(0, &["a"]).after(None);
        assert_eq!(before, None);
        let (second, before) = seen(PAUSE, &["a", "b"]).after(Some(&first));
        assert_eq!(before, None, "the page was only loaded again");
        let (third, before) = seen(3 * PAUSE, &["a", "b", "c"]).after(Some(&second));
        assert_eq!(before, Some(seen(PAUSE, &["a", "b"])));
        let (_, before) = seen(3 * PAUSE + 1, &["a", "b", "c"]).after(Some(&third));
        assert_eq!(before, Some(seen(PAUSE, &["a", "b"])), "it stays while the visit lasts");
        assert_eq!(seen(0, &[]).after(Some("something else")).1, None);
    }
}
