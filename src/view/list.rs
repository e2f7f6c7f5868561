//! The list of offers that answer a question.

use super::Now;
use super::filters::question_form;
use super::offer_card::{Look, offer_card};
use crate::keep::Record;
use crate::query::{Facet, Listing, Query, Results};
use crate::search::Piece;
use crate::wording;
use leptos::prelude::*;

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
    /// What to say of the words' search: on its way, failed, or nothing.
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
    let Asked { listing, query, typed, results, notice, excerpt, root, now, kept, still } = asked;
    let (ways, turn) = still.map_or_else(|| (().into_any(), None), |still| (still.ways, Some(still.turn)));
    let look = Look { root, now, years: query.years, marks: &results.marks, excerpt, kept };
    let (open, closed) = results.shown(query);
    let all = results.found.len();
    // What is over stays over; what was open when a static page was made may no longer be.
    let sure = now.live || results.open == 0;
    let count = if sure { wording::count(all, results.open) } else { wording::offers(all) };
    let nothing_asked = query.text.is_empty() && query.chosen.is_empty();
    let none_open = results.open_in_all == 0 && all > 0 && nothing_asked;
    let first_heading = if now.live { wording::OPEN_OFFERS.to_owned() } else { wording::open_on(now.day) };
    let more = open.len() + closed.len() < all;
    view! {
        <div class="list-page">
            <h1 class="list-heading">{wording::LIST_HEADING}</h1>
            {ways}
            {question_form(query, typed, results, root)}
            <div class="results">
                <p class="count" id="count" role="status">{count}</p>
                <p class="notice">{notice}</p>
                {chips(query, results, root)}
                {if kept.is_some() { list_actions(query, nothing_asked, root) } else { ().into_any() }}
                {note(none_open, "none-open", wording::NONE_OPEN, wording::NONE_OPEN_HINT.to_owned())}
                {note(all == 0, "nothing", "", if listing.is_empty() { wording::EMPTY.to_owned() } else {
                    wording::nothing_found(&query.text, !query.chosen.is_empty())
                })}
                {offers(first_heading, open, listing, &look)}
                {offers(wording::CLOSED_OFFERS.to_owned(), closed, listing, &look)}
                {turn.unwrap_or_else(|| view! {
                    <p class="more" hidden=!more>
                        <a class="button" href=format!("{root}{}", query.with_more().search_part()) data-action="more">{wording::MORE}</a>
                    </p>
                }.into_any())}
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
pub(super) fn offers(heading: String, positions: &[u32], listing: &Listing, look: &Look) -> AnyView {
    view! {
        <section class="offers" hidden=positions.is_empty()>
            <h2 class="offers-heading">{heading}</h2>
            <ol class="offers-list">
                {positions.iter().map(|position| view! { <li>{offer_card(listing, *position, look)}</li> }.into_any()).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

/// The chosen filters, each with a link that takes it off, and one that takes off everything.
fn chips(query: &Query, results: &Results, root: &str) -> AnyView {
    let chip = |(facet, key): &(Facet, String)| {
        let address = format!("{root}{}", query.without(*facet, key).search_part());
        view! {
            <li>
                <a class="chip" href=address>
                    <span class="visually-hidden">{wording::REMOVE}</span>
                    {chip_name(results, *facet, key)}
                    <span class={"chip-cross"} aria-hidden="true">{"×"}</span>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="chips" hidden=query.chosen.is_empty() && query.text.is_empty()>
            <h2 class="visually-hidden">{wording::CHOSEN}</h2>
            <ul class="chips-list">
                {query.chosen.iter().map(chip).collect_view()}
                <li><a class="chip-clear" href=root.to_owned()>{wording::CLEAR}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

fn chip_name(results: &Results, facet: Facet, key: &str) -> String {
    let known = results.counts[facet as usize].iter().find(|(choice, _)| choice.key == key);
    let name = known.map_or_else(|| key.to_owned(), |(choice, _)| choice.name.clone());
    format!("{}\u{a0}: {name}", wording::facet(facet.key()))
}
