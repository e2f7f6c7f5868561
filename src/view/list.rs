//! The list of offers that answer a question.

use super::Now;
use super::filters::question_form;
use super::offer_card::{Look, offer_card};
use crate::keep::Record;
use crate::query::{Facet, Listing, Query, Results, SPANS, Span};
use crate::search::Piece;
use crate::wording;
use leptos::prelude::*;
use std::ops::Range;

/// What the list shows.
pub struct Asked<'a> {
    /// The offers.
    pub listing: &'a Listing,
    /// The question.
    pub query: &'a Query,
    /// The words in the search box, as typed.
    pub typed: String,
    /// The answer.
    pub results: &'a Results,
    /// The rows drawn: open offers, closed ones.
    pub rows: [Rows<'a>; 2],
    /// What to say of what is still on its way, or failed.
    pub notice: &'static str,
    /// Where the text of an offer answers the words.
    pub excerpt: &'a dyn Fn(u32) -> Vec<Piece>,
    /// Path to the site's root.
    pub root: &'a str,
    /// The time.
    pub now: Now,
    /// What the reader keeps of an offer; none on a static page.
    pub kept: Option<&'a dyn Fn(&str) -> Record>,
    /// What only a static page shows.
    pub still: Option<Still>,
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

/// What a static page has in the place of what the app does.
pub struct Still {
    /// The ways to find an offer.
    pub ways: AnyView,
    /// The way to the list's further pages.
    pub turn: AnyView,
}

/// The list's page: search, filters, what is chosen, and the offers, open ones first.
#[must_use]
pub fn offer_list(asked: Asked) -> AnyView {
    let Asked { listing, query, typed, results, rows: [open, closed], notice, excerpt, root, now, kept, still } = asked;
    let (ways, turn) = still.map_or_else(|| (().into_any(), ().into_any()), |still| (still.ways, still.turn));
    let look = Look { root, now, years: query.years, marks: &results.marks, excerpt, kept };
    let all = results.found.len();
    // What is over stays over; what was open when a static page was made may no longer be.
    let sure = now.live || results.open == 0;
    let count = if sure { wording::count(all, results.open) } else { wording::offers(all) };
    let nothing_asked = query.text.is_empty() && query.filters() == 0;
    let none_open = results.open_in_all == 0 && all > 0 && nothing_asked;
    let first_heading = if now.live { wording::OPEN_OFFERS.to_owned() } else { wording::open_on(now.day) };
    view! {
        <div class="list-page">
            <h1 class="list-heading">{wording::LIST_HEADING}</h1>
            {ways}
            {question_form(query, typed, results, root)}
            <div class="results">
                <div class="outcome">
                    <p class="count" id="count" role="status">{count}</p>
                    <p class="notice" id="coming">{notice}</p>
                </div>
                {chips(query, results, root)}
                {if kept.is_some() { list_actions(query, nothing_asked, root) } else { ().into_any() }}
                {note(none_open, "none-open", wording::NONE_OPEN, wording::NONE_OPEN_HINT.to_owned())}
                {note(all == 0, "nothing", "", if listing.is_empty() { wording::EMPTY.to_owned() } else {
                    wording::nothing_found(&query.text, query.filters() > 0)
                })}
                {offers(first_heading, open, listing, &look)}
                {offers(wording::CLOSED_OFFERS.to_owned(), closed, listing, &look)}
                {turn}
            </div>
        </div>
    }
    .into_any()
}

/// What can be done with the answer as a whole.
fn list_actions(query: &Query, nothing_asked: bool, root: &str) -> AnyView {
    view! {
        <p class="list-actions">
            <a class="quiet" href=format!("{root}emporter/{}", query.search_part())>{wording::RESULTS}</a>
            <a class="quiet" href=format!("{root}favoris/{}", query.search_part()) hidden=nothing_asked>{wording::KEEP_QUESTION}</a>
        </p>
    }
    .into_any()
}

/// A sentence in the offers' place or above them.
fn note(shown: bool, class: &'static str, strong: &'static str, sentence: String) -> AnyView {
    view! { <p class=class hidden=!shown><strong>{strong}</strong>" "{sentence}</p> }.into_any()
}

/// Some offers under a heading; nothing is seen where there are none.
pub(super) fn offers(heading: String, rows: Rows, listing: &Listing, look: &Look) -> AnyView {
    let Rows { positions, drawn, room } = rows;
    // For who is read to: its number, of how many, since not all are in the page.
    let number = |number: usize| room.map(|_| number.to_string());
    let row = |rank: usize| {
        view! {
            <li aria-posinset=number(rank + 1) aria-setsize=number(positions.len())>
                {offer_card(listing, positions[rank], look)}
            </li>
        }
        .into_any()
    };
    let height = |end: usize| room.map(|room| format!("{}px", room[end]));
    view! {
        <section class="offers" hidden=positions.is_empty()>
            <h2 class="offers-heading">{heading}</h2>
            <ol class="offers-list" style:padding-block-start=height(0) style:padding-block-end=height(1)>
                {drawn.map(row).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

/// The chosen filters, each with a link that takes it off, and one that takes off everything.
fn chips(query: &Query, results: &Results, root: &str) -> AnyView {
    let chip = |name: String, without: &Query| {
        view! {
            <li>
                <a class="chip" href=format!("{root}{}", without.search_part())>
                    <span class="visually-hidden">{wording::REMOVE}</span>
                    {name}
                    <span class={"chip-cross"} aria-hidden="true">{"×"}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let values =
        query.chosen.iter().map(|(facet, key)| chip(chip_name(results, *facet, key), &query.without(*facet, key)));
    let spans = SPANS.into_iter().filter(|facet| !query.span(*facet).is_open()).map(|facet| {
        let Span { from, to } = query.span(facet);
        chip(named(facet, &wording::span(from, to)), &query.without_span(facet))
    });
    view! {
        <div class="chips" hidden=query.filters() == 0 && query.text.is_empty()>
            <h2 class="visually-hidden">{wording::CHOSEN}</h2>
            <ul class="chips-list">
                {values.chain(spans).collect_view()}
                <li><a class="chip-clear" href=root.to_owned()>{wording::CLEAR}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

fn chip_name(results: &Results, facet: Facet, key: &str) -> String {
    let known = results.offered[facet as usize].choices.iter().find(|(choice, _)| choice.key == key);
    named(facet, &known.map_or_else(|| key.to_owned(), |(choice, _)| choice.name.clone()))
}

fn named(facet: Facet, value: &str) -> String {
    format!("{}\u{a0}: {value}", wording::facet(facet.key()))
}
