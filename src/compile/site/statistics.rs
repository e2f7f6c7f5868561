//! The numbers of the statistics page.

use super::groups::Groups;
use crate::offer::Offer;
use crate::query::{Facet, Listing};
use crate::release::Bundle;
use crate::release::Directory;
use crate::view::page::chart::Shape;
use crate::view::page::statistics::{Part, Row};
use crate::wording::{self, pages as said, statistics as words};
use std::cmp::Reverse;

/// Months that the scale always has, with and without offers: a gap in it must be seen.
const MONTHS: i32 = 12;

/// Lengths of time: their last days. A longer one is the last.
const LENGTHS: [i32; 5] = [7, 14, 21, 30, 60];

/// The parts of the page, in order.
pub(super) fn parts(bundle: &Bundle, listing: &Listing, groups: &Groups) -> Vec<Part> {
    let mut parts = vec![by_month(groups)];
    parts.extend([Directory::Employer, Directory::Corps, Directory::Commune].map(|kind| by_kind(kind, groups)));
    parts.extend([by_residency(bundle, listing), by_length(bundle), by_postponements(bundle)]);
    parts
}

/// The months of publication, latest first.
fn by_month(groups: &Groups) -> Part {
    let mut known: Vec<_> = groups.of(Directory::Month).map(|(_, group)| group).collect();
    known.sort_by(|a, b| b.key.cmp(&a.key));
    let mut rows: Vec<Row> = Vec::new();
    // A month as a number: of its year and its place in it.
    let number = |key: &str| {
        let (year, month) = key.split_once('-')?;
        Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
    };
    let last = known.first().and_then(|group| number(&group.key));
    let mut wanted = last;
    for group in known {
        while let Some(month) = wanted.filter(|month| number(&group.key).is_some_and(|own| own < *month)) {
            if last.is_none_or(|last| last - month >= MONTHS) {
                break;
            }
            rows.push(month_row(month));
            wanted = Some(month - 1);
        }
        let own = number(&group.key).unwrap_or_default();
        rows.push(Row { short: short_month(own), ..Row::of(group) });
        wanted = Some(own - 1);
    }
    part("mois", said::statistics_caption(None), said::MONTH, Shape::Columns, rows)
        .of_folder(Directory::Month)
        .with_posts()
}

/// A month without offers.
fn month_row(month: i32) -> Row {
    let (year, place) = (month.div_euclid(12), month.rem_euclid(12).unsigned_abs());
    Row { name: said::month(year, place + 1), short: short_month(month), path: None, offers: 0, posts: 0 }
}

fn short_month(month: i32) -> String {
    words::short_month(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1)
}

/// The values of a directory, most offers first.
fn by_kind(kind: Directory, groups: &Groups) -> Part {
    let mut rows: Vec<Row> = groups.of(kind).map(|(_, group)| Row::of(group)).collect();
    rows.sort_by_key(|row| Reverse(row.offers));
    let head = kind.facet().map_or(said::MONTH, wording::facet);
    part(kind.folder(), said::statistics_caption(kind.facet()), head, Shape::Bars, rows).of_folder(kind)
}

fn by_residency(bundle: &Bundle, listing: &Listing) -> Part {
    let column = &listing.facets[Facet::Residency as usize];
    let row = |key: &str| Row {
        name: wording::choice_name(Facet::Residency, key, listing),
        path: Some(format!("?{}={key}", Facet::Residency.key())),
        ..empty(String::new())
    };
    let mut rows: Vec<Row> = column.keys.iter().map(row).collect();
    for (at, offer) in bundle.offers.iter().enumerate() {
        for value in column.of(at) {
            count(&mut rows[*value as usize], offer);
        }
    }
    let facet = Some(Facet::Residency);
    part("residence", said::statistics_caption(facet), wording::facet(Facet::Residency), Shape::Bars, rows)
}

/// How long notices stay open: from the day of publication to the deadline.
fn by_length(bundle: &Bundle) -> Part {
    let froms = [0].into_iter().chain(LENGTHS.map(|last| last + 1));
    let row = |(from, to): (i32, Option<i32>)| Row {
        short: words::short_days_between(from, to),
        ..empty(words::days_between(from, to))
    };
    let mut rows: Vec<Row> = froms.zip(LENGTHS.map(Some).into_iter().chain([None])).map(row).collect();
    let mut lengths = Vec::new();
    for offer in &bundle.offers {
        let days = offer.posted.zip(offer.deadline).map(|(posted, deadline)| posted.until(deadline));
        if let Some(days) = days.filter(|days| *days >= 0) {
            let at = LENGTHS.iter().position(|last| days <= *last).unwrap_or(LENGTHS.len());
            count(&mut rows[at], offer);
            lengths.push(days.unsigned_abs() as usize);
        }
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    let sentence = words::median_days(median, lengths.len());
    Part { sentence, ..part("ouverture", words::OPEN_FOR.to_owned(), words::DAYS, Shape::Columns, rows) }
}

/// How many deadlines were moved.
fn by_postponements(bundle: &Bundle) -> Part {
    let mut rows = words::TIMES_POSTPONED.map(|name| empty(name.to_owned()));
    for offer in bundle.offers.iter().filter(|offer| offer.deadline.is_some()) {
        count(&mut rows[offer.postponements().min(2)], offer);
    }
    let all: usize = rows.iter().map(|row| row.offers).sum();
    let sentence = words::postponed(all - rows[0].offers, all);
    Part { sentence, ..part("reports", words::POSTPONED.to_owned(), words::CLOSING, Shape::Bars, rows.into()) }
}

fn empty(name: String) -> Row {
    Row { name, short: String::new(), path: None, offers: 0, posts: 0 }
}

fn count(row: &mut Row, offer: &Offer) {
    row.offers += 1;
    row.posts += offer.openings as usize;
}

fn part(id: &'static str, heading: String, head: &'static str, shape: Shape, rows: Vec<Row>) -> Part {
    Part { id, heading, sentence: String::new(), shape, series: 1, head, rows, folder: "" }
}

impl Part {
    /// The same, of a directory's values.
    fn of_folder(self, kind: Directory) -> Self {
        Self { folder: kind.folder(), ..self }
    }

    /// The same, with its posts beside its offers in the chart.
    fn with_posts(self) -> Self {
        Self { series: 2, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::query;

    fn offer(number: usize, posted: &str, deadline: &str) -> Offer {
        let notice = format!("# Jardinier {number}\n\nEmployeur : Mairie de Koné\n");
        let mut offer = crate::assemble::read(&Document::new(&format!("{number}.md"), &notice)).value;
        (offer.posted, offer.deadline) = (posted.parse().ok(), deadline.parse().ok());
        offer
    }

    fn part_of(offers: Vec<Offer>, id: &str) -> Part {
        let bundle = Bundle::new(offers);
        let listing = query::Listing::new(&bundle);
        let groups = Groups::new(&bundle, &listing, "2025-09-01".parse().unwrap());
        parts(&bundle, &listing, &groups).into_iter().find(|part| part.id == id).unwrap()
    }

    #[test]
    fn a_month_without_offers_is_a_gap_that_is_seen() {
        let months =
            part_of(vec![offer(1, "2025-08-02", ""), offer(2, "2025-06-30", ""), offer(3, "2019-01-01", "")], "mois");
        let numbers: Vec<usize> = months.rows.iter().map(|row| row.offers).collect();
        assert_eq!(numbers, [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], "a year, and what is older");
        assert_eq!(months.rows[1].short, "juil.\u{a0}25");
    }

    #[test]
    fn lengths_and_postponements_are_counted() {
        let mut moved = offer(3, "2025-08-01", "2025-12-31");
        moved.earlier_deadlines.push("2025-09-01".parse().unwrap());
        let all = [
            offer(1, "2025-08-01", "2025-08-08"),
            offer(2, "2025-08-01", "2025-08-16"),
            moved,
            offer(4, "2025-08-01", ""),
        ];
        let lengths = part_of(all.to_vec(), "ouverture");
        assert_eq!(lengths.rows.iter().map(|row| row.offers).collect::<Vec<_>>(), [1, 0, 1, 0, 0, 1]);
        assert_eq!(lengths.sentence, words::median_days(15, 3));
        let postponed = part_of(all.to_vec(), "reports");
        assert_eq!(postponed.rows.iter().map(|row| row.offers).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(postponed.sentence, words::postponed(1, 3));
    }
}
