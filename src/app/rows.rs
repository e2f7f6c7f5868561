//! Which rows of a long list are drawn: those on the screen, and some around it.
//!
//! All others are room above and below. A row that was seen has its own height from then on; others
//! are taken to be as high as the mean of those. So thousands of offers cost no more than a screen
//! of them, and the page is as long as if all were there.

use super::address::Route;
use super::store::Store;
use leptos::prelude::*;
use std::ops::Range;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// Rows drawn before any was measured: more than a screen of a telephone, about one of a desk.
const FIRST: usize = 12;

/// Height of a row before any was measured, in CSS pixels.
const GUESS: f64 = 168.0;

/// Screens that must be drawn above and below the one seen, and screens that are drawn when they are not.
const LEAST: f64 = 0.5;
const WANTED: f64 = 1.25;

/// The heights of rows as far as they are known, with the gap behind each.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    known: Vec<f32>,
    sum: f64,
    count: f64,
}

impl Heights {
    fn of(&self, rank: usize) -> f64 {
        let known = self.known.get(rank).copied().filter(|height| *height > 0.0);
        known.map_or(if self.count > 0.0 { self.sum / self.count } else { GUESS }, f64::from)
    }

    fn learn(&mut self, rank: usize, height: f64) {
        if self.known.len() <= rank {
            self.known.resize(rank + 1, 0.0);
        }
        let before = f64::from(self.known[rank]);
        if height < 1.0 {
            return;
        }
        if before == 0.0 {
            self.count += 1.0;
        }
        self.sum += height - before;
        #[expect(clippy::cast_possible_truncation, reason = "heights of rows are small")]
        let height = height as f32;
        self.known[rank] = height;
    }

    /// The height of some rows together.
    pub(super) fn room(&self, ranks: Range<usize>) -> i32 {
        whole(ranks.map(|rank| self.of(rank)).sum())
    }
}

/// The rows drawn at first.
pub(super) fn first() -> Range<usize> {
    0..FIRST
}

/// A place in a list: how far down the page, which row is the first on the screen, and where its top is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// CSS pixels from the page's top.
    pub(super) top: i32,
    /// The row.
    pub(super) rank: usize,
    /// Its top, in CSS pixels from the screen's.
    pub(super) offset: i32,
}

/// CSS pixels; whole ones are written and read with far less code.
#[expect(clippy::cast_possible_truncation, reason = "no page is so long")]
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

/// The two lists of the page, open offers and closed ones, with the ranks of their rows.
fn lists(store: Store) -> Vec<(Element, Range<usize>)> {
    let (open, all) = store.results.with_untracked(|results| (results.open, results.found.len()));
    let found = document().query_selector_all(".results .offers-list");
    let lists = (0..2).filter_map(|at| found.as_ref().ok()?.get(at)?.dyn_into::<Element>().ok());
    lists.zip([0..open, open..all]).collect()
}

/// The rows drawn in a list, with their ranks and the places of their tops and bottoms.
fn drawn(store: Store, list: &Element, ranks: &Range<usize>) -> Vec<(usize, f64, f64)> {
    let from = store.drawn.get_untracked().start.clamp(ranks.start, ranks.end);
    let rows = list.children();
    let row = |at: u32| rows.item(at).map(|row| row.get_bounding_client_rect());
    (from..).zip((0..rows.length()).filter_map(row)).map(|(rank, rect)| (rank, rect.top(), rect.bottom())).collect()
}

/// Measures what is drawn, and draws what the screen needs.
pub(super) fn look(store: Store) {
    if store.route.get_untracked() != Route::List {
        return;
    }
    let screen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    let (mut least, mut wanted) = (None, None);
    store.heights.update_value(|heights| {
        for (list, ranks) in lists(store) {
            let rows = drawn(store, &list, &ranks);
            let mut gap = 0.0;
            for (at, (rank, top, bottom)) in rows.iter().enumerate() {
                if let Some((_, next, _)) = rows.get(at + 1) {
                    gap = next - bottom;
                }
                heights.learn(*rank, bottom - top + gap);
            }
            let mut top = list.get_bounding_client_rect().top();
            for rank in ranks {
                let bottom = top + heights.of(rank);
                let put = |range: &mut Option<Range<usize>>, screens: f64| {
                    if bottom > -screens * screen && top < (1.0 + screens) * screen {
                        *range = Some(range.as_ref().map_or(rank, |range| range.start)..rank + 1);
                    }
                };
                put(&mut least, LEAST);
                put(&mut wanted, WANTED);
                top = bottom;
            }
        }
    });
    let now = store.drawn.get_untracked();
    if let (Some(least), Some(wanted)) = (least, wanted)
        && (least.start < now.start || least.end > now.end)
    {
        draw(store, wanted);
        soon(store);
    }
}

/// Looks at the next frame: as often as the list moves, but not oftener than it is seen.
pub(super) fn soon(store: Store) {
    if store.looking.get_value() {
        return;
    }
    store.looking.set_value(true);
    let frame = Closure::once_into_js(move || {
        store.looking.set_value(false);
        look(store);
    });
    drop(window().request_animation_frame(frame.unchecked_ref()));
}

/// Draws all rows, as far as paper goes, for who prints the list.
pub(super) fn all(store: Store) {
    store.drawn.set(0..ON_PAPER);
}

/// Rows that are printed, at most: some hundred sheets.
const ON_PAPER: usize = 600;

/// The place that the reader is at.
pub(super) fn place(store: Store) -> Place {
    let top = whole(window().scroll_y().unwrap_or(0.0));
    let seen = lists(store).into_iter().find_map(|(list, ranks)| {
        drawn(store, &list, &ranks).into_iter().find(|(_, _, bottom)| *bottom > 0.0).map(|(rank, top, _)| (rank, top))
    });
    let (rank, offset) = seen.unwrap_or((0, 0.0));
    Place { top, rank, offset: whole(offset) }
}

/// Draws the rows around a place that the reader comes back to.
pub(super) fn prepare(store: Store, place: Place) {
    if place.rank >= FIRST {
        store.drawn.set(place.rank.saturating_sub(FIRST)..place.rank + FIRST);
    }
}

/// Goes to a place whose rows are drawn.
pub(super) fn go(store: Store, place: Place) {
    window().scroll_to_with_x_and_y(0.0, f64::from(place.top));
    settle(store, place);
    soon(store);
}

/// Puts the row of a place where it was on the screen: what is known of the rows above it has changed.
fn settle(store: Store, place: Place) {
    if place.rank == 0 || place.offset > 0 {
        return;
    }
    for (list, ranks) in lists(store) {
        if let Some((_, top, _)) = drawn(store, &list, &ranks).into_iter().find(|(rank, ..)| *rank == place.rank) {
            let moved = whole(top) - place.offset;
            if moved != 0 {
                window().scroll_by_with_x_and_y(0.0, f64::from(moved));
            }
        }
    }
}

/// Draws other rows; what is on the screen stays where it is, and the focus with its offer.
fn draw(store: Store, rows: Range<usize>) {
    let place = place(store);
    let focused =
        document().active_element().filter(|element| element.closest(".offers-list").is_ok_and(|list| list.is_some()));
    let link = focused.and_then(|element| element.get_attribute("href"));
    store.drawn.set(rows);
    super::spawn(async move {
        leptos::task::tick().await;
        settle(store, place);
        let Some(link) = link else { return };
        let again = document().query_selector_all(".offers-list a[href]");
        let mut links =
            again.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok()));
        if let Some(link) = links.find(|one| one.get_attribute("href").as_ref() == Some(&link)) {
            let stay = web_sys::FocusOptions::new();
            stay.set_prevent_scroll(true);
            drop(link.focus_with_options(&stay));
        }
    });
}

/// Shows a filter's hidden values, and goes to the first of them.
pub(super) fn unfold(store: Store, button: &Element) {
    let Some(facet) = button.get_attribute("value").and_then(|key| crate::query::Facet::parse(&key)) else { return };
    let boxes = format!("input[name={}]", facet.key());
    store.unfolded.update(|unfolded| unfolded.push(facet));
    gloo::timers::callback::Timeout::new(0, move || {
        if let Ok(Some(first)) = document().query_selector(&boxes) {
            drop(first.unchecked_ref::<HtmlElement>().focus());
        }
    })
    .forget();
}
