//! An offer in the list, and the deadline as list and offer show it.

use super::Now;
use super::keeping::{card_part, folded};
use super::part::{Part, part};
use crate::day::Day;
use crate::keep::Record;
use crate::query::{FACT_BREAK, Listing, Status};
use crate::search::{self, Piece};
use crate::wording;

/// What a card shows beside the offer itself.
pub struct Look<'a> {
    /// The address of an offer's page, by its id.
    pub address: &'a dyn Fn(&str) -> String,
    /// The time.
    pub now: Now,
    /// The reader's own years of residency.
    pub years: Option<u8>,
    /// Words to mark.
    pub marks: &'a [String],
    /// The place in the text of the offer at a position that answers the words; empty where none does.
    pub excerpt: &'a dyn Fn(u32) -> Vec<Piece>,
    /// What the reader keeps of an offer; none on a static page, which has no button without a program, but its place.
    pub kept: Option<&'a dyn Fn(&str) -> Record>,
}

/// An offer in the list: title, employer, place, what is asked, and until when.
pub(super) fn offer_card(listing: &Listing, position: u32, look: &Look) -> Part {
    let at = position as usize;
    let (id, title) = (&listing.ids[at], &listing.titles[at]);
    let kept = look.kept.map(|kept| kept(id));
    if kept.as_ref().is_some_and(|record| record.hidden) {
        return folded(id, title, (look.address)(id));
    }
    let deadline = listing.deadline(at);
    let today = deadline.and_then(|deadline| look.now.by_which_over(deadline));
    let excerpt = (look.excerpt)(position);
    let facts = listing.facts[at].split(FACT_BREAK).filter(|fact| !fact.is_empty());
    let asked = residency(&listing.residencies[at], listing.priority_years(at), look.years);
    let title_link = part("a").set("href", (look.address)(id)).part(marked("bdi", search::mark(title, look.marks)));
    let said = |class: &'static str, words: &str| {
        (!words.is_empty()).then(|| part("span").class(class).words(words.to_owned()))
    };
    let place = [said("offer-card-employer", &listing.employers[at]), said("offer-card-place", &listing.places[at])];
    let fact = |fact: String| part("li").words(fact);
    let excerpt = (!excerpt.is_empty()).then(|| marked("p", excerpt).class("offer-card-excerpt"));
    part("article")
        .class("offer-card")
        .set("data-status", today.map_or("", |today| Status::of(deadline, today).key()))
        .part(part("h3").class("offer-card-title").part(title_link))
        .part(part("p").class("offer-card-where").parts(place.into_iter().flatten()))
        .part(
            part("ul")
                .class("offer-card-facts")
                .parts(facts.map(|words| fact(words.to_owned())))
                .part(fact(format!("{}\u{a0}: {asked}", wording::LABEL_RESIDENCY))),
        )
        .parts(excerpt)
        .part(deadline_line(deadline, listing.replaced(at), look.now))
        .part(card_part(id, title, kept.as_ref()))
}

/// What a notice asks, seen from a reader's own years when they are known.
#[must_use]
pub fn residency(asked: &str, priority_years: u32, years: Option<u8>) -> String {
    match years {
        Some(years) if priority_years > 0 && u32::from(years) >= priority_years => {
            wording::has_priority(priority_years)
        }
        _ => asked.to_owned(),
    }
}

/// Until when: the status in a word, the date in full, what is left, and the date it replaced.
/// A static page, which is made before it is read, keeps the places of the first and the third, and has the words at hand that
/// take the line's own places once the offer is over: the status, and what stands around the date.
pub(super) fn deadline_line(deadline: Option<Day>, replaced: Option<Day>, now: Now) -> Part {
    let line = part("p").class("deadline");
    let Some(day) = deadline else {
        return line.words(wording::deadline_sentence(None, None));
    };
    let (closing, open) = (wording::closing(day, Some(now.day)), Status::of(Some(day), now.day) == Status::Open);
    let sure = now.by_which_over(day).is_some();
    let line = if sure { line } else { line.set("data-over", wording::over()) };
    let time = |day: Day, words: String| part("time").set("datetime", day.to_string()).words(words);
    let status = part("span").class(if open { "status status-open" } else { "status" });
    let status = status.words_if(sure, wording::application_status(open));
    let mut text = part("span").class("deadline-text").words(format!("{} ", closing.before));
    if let Some(replaced) = replaced {
        text = text.part(part("del").part(time(replaced, wording::date(replaced)))).words(" ");
    }
    text = text.part(time(day, closing.date).class("deadline-date")).words(format!(" {}", closing.after));
    let left = (!closing.left.is_empty()).then(|| part("strong").class("deadline-left").words_if(sure, closing.left));
    line.part(status).part(text).parts(left)
}

/// An element of a text with its marked words.
fn marked(tag: &'static str, pieces: Vec<Piece>) -> Part {
    pieces.into_iter().fold(part(tag), |text, piece| {
        if piece.marked { text.part(part("mark").words(piece.text)) } else { text.words(piece.text) }
    })
}
