//! The list on the screen: which rows are drawn, and the place that a reader comes back to. Measures for
//! `view::virtual_list`.

use super::program::Program;
use crate::browser::spawn;
use crate::view::store::{Part, Route, Store};
use crate::view::virtual_list::{BEGINNING, Layout, Place, RowHeight, next_window, whole};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Rows that are printed, at most: some hundred sheets.
const ON_PAPER: usize = 600;

/// The lists as they stand on the screen.
fn layouts(store: Store) -> Vec<Layout> {
    let edges = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (rect.top(), rect.bottom())
    };
    let (results, window) = (store.results.read_untracked(), store.window.read_untracked());
    let found = document().query_selector_all(".results .offers-list");
    let lists = (0..3).filter_map(|at| found.as_ref().ok()?.get(at)?.dyn_into::<Element>().ok());
    lists
        .zip([Part::Open, Part::Closed, Part::Others])
        .map(|(list, part)| {
            let (rows, ranks) = (list.children(), part.ranks(&results));
            Layout {
                first: window.start.clamp(ranks.start, ranks.end),
                edges: edges(&list),
                rows: (0..rows.length()).filter_map(|at| rows.item(at).map(|row| edges(&row))).collect(),
                ranks,
            }
        })
        .collect()
}

impl Program {
    /// Measures the rows of the static page, and draws no more of them than the screen needs.
    pub(super) fn measure(self) {
        note_heights(self.store, &layouts(self.store));
        let window = next_window(&layouts(self.store), screen(), &(0..0));
        self.store.window.set(window.unwrap_or(0..BEGINNING));
    }

    /// Draws the rows that the screen needs; what is on the screen stays where it is.
    pub(super) fn update_window(self) {
        let store = self.store;
        if store.route.get_untracked() != Route::List || self.moving.get_value() {
            return;
        }
        let lists = layouts(store);
        let drawn = store.window.get_untracked();
        if let Some(window) = next_window(&lists, screen(), &drawn) {
            let anchor = place_in(&lists);
            note_heights(store, &lists);
            store.window.set(window);
            spawn(async move {
                leptos::task::tick().await;
                scroll_anchor(store, anchor);
                // Behind a frame, on which what was drawn is laid out already.
                request_animation_frame(move || self.update_window());
            });
        }
    }
}

fn note_heights(store: Store, lists: &[Layout]) {
    let before = store.row_height.get_untracked();
    let height = lists.iter().fold(before, RowHeight::measured);
    if height != before {
        store.row_height.set(height);
    }
}

/// Draws all rows, as far as paper goes, for who prints the list.
pub(super) fn draw_all(store: Store) {
    store.window.set(0..ON_PAPER);
}

/// The place that the reader is at.
pub(super) fn place(store: Store) -> Place {
    place_in(&layouts(store))
}

fn place_in(lists: &[Layout]) -> Place {
    let seen = lists.iter().find_map(|list| {
        let rank = list.below(0.0);
        (rank < list.ranks.end).then(|| (rank, list.top(rank)))
    });
    let (rank, offset) = seen.unwrap_or_default();
    Place { top: whole(window().scroll_y().unwrap_or(0.0)), rank, offset: whole(offset) }
}

/// Draws the rows around a place that a move goes to.
pub(super) fn prepare(store: Store, place: Place) {
    if place.rank > 0 {
        store.window.set(place.rank.saturating_sub(BEGINNING)..place.rank + BEGINNING);
    }
}

/// Goes to a place whose rows are drawn.
pub(super) fn restore_scroll(store: Store, place: Place) {
    window().scroll_to_with_x_and_y(0.0, f64::from(place.top));
    scroll_anchor(store, place);
}

/// Puts the row of a place where it was on the screen: what is known of the rows above it has changed.
fn scroll_anchor(store: Store, place: Place) {
    if place.offset > 0 {
        return;
    }
    if let Some(list) = layouts(store).iter().find(|list| list.ranks.contains(&place.rank)) {
        let moved = whole(list.top(place.rank)) - place.offset;
        if moved != 0 {
            window().scroll_by_with_x_and_y(0.0, f64::from(moved));
        }
    }
}

/// Gives something the focus; the page stays where it is.
pub(super) fn focus(element: &HtmlElement) {
    let stay = web_sys::FocusOptions::new();
    stay.set_prevent_scroll(true);
    drop(element.focus_with_options(&stay));
}

/// The height of the screen, in CSS pixels.
fn screen() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}
