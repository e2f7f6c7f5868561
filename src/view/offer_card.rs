//! An offer in the list, and the deadline as list and offer show it.

use super::Now;
use super::keeping::{card_part, folded};
use super::part::{Part, part};
use crate::day::Day;
use crate::offer::Term;
use crate::query::{FACT_BREAK, Listing};
use crate::saved::SavedOffer;
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
    pub kept: Option<&'a dyn Fn(&str) -> SavedOffer>,
}

/// An offer in the list: title, employer, place, what is asked, and until when.
pub(super) fn offer_card(listing: &Listing, position: u32, look: &Look) -> Part {
    let at = position as usize;
    let (id, title) = (&listing.ids[at], &listing.titles[at]);
    let kept = look.kept.map(|kept| kept(id));
    if kept.as_ref().is_some_and(|record| record.hidden) {
        return folded(id, title, (look.address)(id));
    }
    let term = listing.term(at);
    let over =
        if listing.stands(at) { term.day.and_then(|day| look.now.by_which_over(day)) } else { Some(look.now.day) };
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
        .set("data-status", over.map_or("", |today| listing.status(at, today).key()))
        .part(part("h3").class("offer-card-title").part(title_link))
        .part(part("p").class("offer-card-where").parts(place.into_iter().flatten()))
        .part(
            part("ul")
                .class("offer-card-facts")
                .parts(facts.map(|words| fact(words.to_owned())))
                .part(fact(format!("{}\u{a0}: {asked}", wording::LABEL_RESIDENCY))),
        )
        .parts(excerpt)
        .part(deadline_line(&term, look.now))
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

/// Until when: the status in a word, the date in full, what is left, and the date it replaced; or what became of the notice.
/// A static page, which is made before it is read, keeps the places of the first and the third, and has the words at hand that
/// take the line's own places once the offer is over: the status, and what stands around the date.
pub(super) fn deadline_line(term: &Term, now: Now) -> Part {
    let line = part("p").class("deadline");
    let time = |day: Day, words: String| part("time").set("datetime", day.to_string()).words(words);
    let note = |words: String| part("span").class("deadline-note").words(words);
    if let Some(status) = wording::notice_status(term.status).filter(|_| !term.status.is_open()) {
        let since = term.since.map(|day| {
            let words = format!("{} ", wording::since(term.status));
            part("span").class("deadline-text").words(words).part(time(day, wording::date(day)))
        });
        return line.part(part("span").class("status").words(status)).words(" ").parts(since);
    }
    let corrected = wording::notice_status_sentence(term.status, term.since);
    let notes = [corrected, if term.doubtful { wording::DEADLINE_DOUBT.to_owned() } else { String::new() }];
    let notes = notes.into_iter().filter(|words| !words.is_empty()).map(note);
    let Some(day) = term.day else {
        return line.part(part("span").class("deadline-text").words(wording::no_deadline(&term.text))).parts(notes);
    };
    let closing = wording::closing(day, term.time, Some(now.day));
    let open = !term.is_over(now.day);
    let sure = now.by_which_over(day).is_some();
    let line = if sure { line } else { line.set("data-over", wording::over(term.time)) };
    let status = part("span").class(if open { "status status-open" } else { "status" });
    let status = status.words_if(sure, wording::application_status(open));
    let mut text = part("span").class("deadline-text").words(format!("{} ", closing.before));
    if let Some(replaced) = term.replaced {
        text = text.part(part("del").part(time(replaced, wording::date(replaced)))).words(" ");
    }
    let exact = term.time.map_or_else(|| day.to_string(), |time| format!("{day}T{time}+11:00"));
    let date = part("time").set("datetime", exact).words(closing.date).class("deadline-date");
    text = text.part(date).words(format!(" {}", closing.after));
    let left = (!closing.left.is_empty()).then(|| part("strong").class("deadline-left").words_if(sure, closing.left));
    line.part(status).part(text).parts(left).parts(notes)
}

/// An element of a text with its marked words.
fn marked(tag: &'static str, pieces: Vec<Piece>) -> Part {
    pieces.into_iter().fold(part(tag), |text, piece| {
        if piece.marked { text.part(part("mark").words(piece.text)) } else { text.words(piece.text) }
    })
}
