//! The list of offers that answer a question.

use super::offer_card::{Look, offer_card};
use super::part::{Part, part};
use super::{Now, offer_address};
use crate::query::{Facet, Listing, Query, Results, SPANS, Span};
use crate::saved::SavedOffer;
use crate::search::{Piece, Told};
use crate::wording;
use leptos::prelude::*;
use std::ops::Range;

/// What the list shows.
pub struct Asked<'a> {
    /// The offers.
    pub listing: &'a Listing,
    /// The question.
    pub query: &'a Query,
    /// The answer.
    pub results: &'a Results,
    /// The rows drawn: open offers, closed ones.
    pub rows: [Rows<'a>; 2],
    /// What to say of what is still on its way, or failed.
    pub notice: &'static str,
    /// How many offers there are in all, where the older ones come by themselves: they are counted before they are there, and
    /// what is said meanwhile has its place before and after.
    pub in_parts: Option<usize>,
    /// Where the text of an offer answers the words.
    pub excerpt: &'a dyn Fn(u32) -> Vec<Piece>,
    /// Path to the site's root.
    pub root: &'a str,
    /// The time.
    pub now: Now,
    /// What the reader keeps of an offer; none on a static page.
    pub kept: Option<&'a dyn Fn(&str) -> SavedOffer>,
}

/// The rows of a list that are drawn. Of thousands of offers a page draws only those near the screen.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    /// All offers of the list, by their positions, in order.
    pub positions: &'a [u32],
    /// Which of them are drawn.
    pub drawn: Range<usize>,
    /// The height, in CSS pixels, of those before and behind; none on a page that draws all its rows.
    pub room: Option<[i32; 2]>,
}

impl<'a> Rows<'a> {
    /// All of a short list.
    #[must_use]
    pub fn all(positions: &'a [u32]) -> Self {
        Self { positions, drawn: 0..positions.len(), room: None }
    }
}

/// The list's page: the question, and what answers it. Above them stands what only a static page needs.
#[must_use]
pub fn list_page(above: AnyView, question: AnyView, answer: AnyView) -> AnyView {
    part("div")
        .class("list-page")
        .part(part("h1").class("list-heading").words(wording::LIST_HEADING))
        .view(above)
        .view(question)
        .view(answer)
        .into_any()
}

/// What answers a question: how many, what is chosen, and the offers, open ones first; below them, on a static page, the
/// way to further ones.
#[must_use]
pub fn offer_list(asked: Asked, below: Option<AnyView>) -> AnyView {
    let Asked { listing, query, results, rows: [open, closed], notice, in_parts, excerpt, root, now, kept } = asked;
    let address = |id: &str| offer_address(root, id);
    let look = Look { address: &address, now, years: query.years, marks: &results.marks, excerpt, kept };
    let all = results.found.len();
    // What is over stays over; what was open when a static page was made may no longer be.
    let sure = now.live || results.open == 0;
    let nothing_asked = query.text.is_empty() && query.filters() == 0;
    let counted = in_parts.filter(|_| nothing_asked && notice == wording::ARCHIVE_LOADING).unwrap_or(all);
    let none_open = results.open_in_all == 0 && all > 0 && nothing_asked;
    let nothing = if listing.is_empty() {
        wording::EMPTY.to_owned()
    } else {
        wording::nothing_found(&query.text, query.filters() > 0)
    };
    let said = if all > 0 { told(results) } else { String::new() };
    let actions = part("p").class("list-actions");
    let actions = if kept.is_some() { list_actions(actions, query, nothing_asked, root) } else { actions };
    let answer = part("div")
        .class("results")
        .set("data-asking", wording::SEARCH_LOADING)
        .part(outcome(counted, results.open, sure, notice, in_parts.is_some()))
        .part(chips(query, listing, root))
        .part(actions)
        .part(note(none_open, "none-open", wording::NONE_OPEN, wording::NONE_OPEN_HINT))
        .part(note(all == 0, "nothing", "", &nothing))
        .part(note(!said.is_empty(), "told", "", &said))
        .part(offers(open_heading(now), open, listing, &look))
        .part(offers(closed_heading(), closed, listing, &look));
    match below {
        Some(below) => answer.view(below),
        None => answer,
    }
    .into_any()
}

/// What was made of the words, in sentences; nothing where each stands for itself.
fn told(results: &Results) -> String {
    let mut sentences: Vec<String> = results
        .told
        .iter()
        .map(|told| match told {
            Told::Corrected { typed, used } => wording::corrected(typed, used),
            Told::Unknown { typed } => wording::unknown_word(typed),
            Told::Place { name, .. } => wording::place_meant(name),
            Told::Employer { name, .. } => wording::employer_meant(name),
            Told::Also { words, .. } => wording::also_sought(words),
        })
        .collect();
    if results.partly {
        sentences.push(wording::PARTLY.to_owned());
    }
    sentences.join(" ")
}

/// How many offers answer, how many of them are open if that is sure, and what is still on its way.
pub(super) fn outcome(all: usize, open: usize, sure: bool, notice: &'static str, in_parts: bool) -> Part {
    let (offers, open) = (wording::offers(all), wording::of_them_open(all, open));
    let count = part("p").class("count").set("id", "count").set("role", "status").set("tabindex", "-1").words(offers);
    let coming = part("p").class("notice").set("id", "coming");
    part("div")
        .class("outcome")
        .part(if sure { count.words(open) } else { count.part(part("span").later(open)) })
        .part(if in_parts && notice.is_empty() { coming.later(wording::ARCHIVE_LOADING) } else { coming.words(notice) })
}

/// What can be done with the answer as a whole; on a static page its place is kept free.
fn list_actions(place: Part, query: &Query, nothing_asked: bool, root: &str) -> Part {
    let link = |place: &str| part("a").class("quiet").set("href", format!("{root}{place}/{}", query.search_part()));
    place
        .part(link("emporter").words(wording::RESULTS))
        .part(link("favoris").flag("hidden", nothing_asked).words(wording::KEEP_QUESTION))
}

/// A sentence in the offers' place or above them.
pub(super) fn note(shown: bool, class: &'static str, strong: &'static str, sentence: &str) -> Part {
    part("p").class(class).flag("hidden", !shown).part(part("strong").words(strong)).words(format!(" {sentence}"))
}

/// Some offers under a heading; nothing is seen where there are none.
pub(super) fn offers(heading: Part, rows: Rows, listing: &Listing, look: &Look) -> Part {
    let Rows { positions, drawn, room } = rows;
    let row = |rank: usize| {
        let row = part("li").part(offer_card(listing, positions[rank], look));
        // For who is read to: its number, of how many, since not all are in the page.
        match room {
            Some(_) => {
                row.set("aria-posinset", (rank + 1).to_string()).set("aria-setsize", positions.len().to_string())
            }
            None => row,
        }
    };
    let list = part("ol").class("offers-list").parts(drawn.map(row));
    let list = match room {
        Some([before, behind]) => {
            list.style("padding-block-start", format!("{before}px")).style("padding-block-end", format!("{behind}px"))
        }
        None => list,
    };
    under_heading(heading, positions.is_empty(), list)
}

/// A list of offers with its heading; nothing is seen of an empty one.
pub(super) fn under_heading(heading: Part, is_empty: bool, list: Part) -> Part {
    part("section").class("offers").flag("hidden", is_empty).part(heading).part(list)
}

/// Heads the open offers: on a static page with the day on which they were, in words so small that they take no line of
/// their own, and what stands below them stays where it is when a program takes them away.
pub(super) fn open_heading(now: Now) -> Part {
    let day = (!now.live).then(|| part("span").class("offers-day").words(wording::on_day(now.day)));
    part("h2").class("offers-heading").words(wording::OPEN_OFFERS).parts(day)
}

/// Heads the closed offers.
pub(super) fn closed_heading() -> Part {
    part("h2").class("offers-heading").words(wording::CLOSED_OFFERS)
}

/// The chosen filters, each with a link that takes it off, and one that takes off everything.
pub(super) fn chips(query: &Query, listing: &Listing, root: &str) -> Part {
    let chip = |name: String, without: &Query| {
        let link = part("a")
            .class("chip")
            .set("href", format!("{root}{}", without.search_part()))
            .part(part("span").class("visually-hidden").words(wording::REMOVE))
            .words(name)
            .part(part("span").class("chip-cross").set("aria-hidden", "true").words("×"));
        part("li").part(link)
    };
    let values = query.chosen.iter().map(|(facet, key)| {
        chip(named(*facet, &wording::choice_name(*facet, key, listing)), &query.without(*facet, key))
    });
    let spans = spans(query).map(|(facet, days)| chip(named(facet, &days), &query.without_span(facet)));
    let clear = part("a").class("chip-clear").set("href", root.to_owned()).words(wording::CLEAR);
    part("div")
        .class("chips")
        .flag("hidden", query.filters() == 0 && query.text.is_empty())
        .part(part("h2").class("visually-hidden").words(wording::CHOSEN))
        .part(part("ul").class("chips-list").parts(values.chain(spans)).part(part("li").part(clear)))
}

/// The spans of days asked for, in words.
pub(crate) fn spans(query: &Query) -> impl Iterator<Item = (Facet, String)> {
    SPANS.into_iter().filter(|facet| !query.span(*facet).is_open()).map(|facet| {
        let Span { from, to } = query.span(facet);
        (facet, wording::span(from, to))
    })
}

/// A value that is asked for, with the name of its filter.
pub(crate) fn named(facet: Facet, value: &str) -> String {
    format!("{}\u{a0}: {value}", wording::facet(facet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;
    use crate::release::Bundle;

    #[test]
    fn offers_are_counted_before_they_are_there() {
        let listing = Listing::new(&Bundle::new(Vec::new()));
        let count = |address: &str, notice: &'static str| {
            let today = "2025-08-10".parse().unwrap();
            let query: Query = address.parse().unwrap();
            let results = query::apply(&query, &listing, None, today);
            let html = offer_list(
                Asked {
                    listing: &listing,
                    query: &query,
                    results: &results,
                    rows: [Rows::all(&[]), Rows::all(&[])],
                    notice,
                    in_parts: Some(7),
                    excerpt: &|_| Vec::new(),
                    root: "./",
                    now: Now { day: today, live: true },
                    kept: None,
                },
                None,
            )
            .to_html();
            ["7\u{a0}offres", "0\u{a0}offre"].map(|words| html.contains(words))
        };
        assert_eq!(count("", wording::ARCHIVE_LOADING), [true, false]);
        assert_eq!(count("", ""), [false, true], "all are there");
        assert_eq!(count("", wording::ARCHIVE_FAILED), [false, true], "they will not come");
        assert_eq!(count("?commune=poya", wording::ARCHIVE_LOADING), [false, true], "not all of them answer");
    }
}
