//! Which rows of a long list are drawn: those on the screen, and some around it.
//!
//! All others are room above and below. A row that was seen has its own height from then on; others
//! are taken to be as high as the mean of those. So thousands of offers cost no more than a screen
//! of them, and the page is as long as if all were there.

use super::address::Route;
use super::frames::after_frame;
use super::store::{Noted, Store};
use leptos::prelude::*;
use std::ops::Range;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Rows drawn with the answer itself: half a screen, so that no frame takes long. The next frames draw those below.
const FIRST: usize = 2;

/// Rows drawn on either side of a place that the reader comes back to, and at the beginning of a list.
const AROUND: usize = 12;

/// Height of a row before any was measured, in CSS pixels.
const GUESS: f64 = 168.0;

/// Screens that must be drawn above and below the one seen, and screens that are drawn when they are not; none while the
/// reader types.
const LEAST: f64 = 0.5;
const WANTED: f64 = 1.25;

/// Rows that a frame draws above and below those on the screen.
const STEP: usize = 1;

/// How high rows are, with the gap behind each: the mean of those measured so far, in CSS pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Height {
    sum: f64,
    rows: f64,
}

impl Height {
    /// The height of so many rows together.
    pub(super) fn room(self, rows: usize) -> i32 {
        let one = if self.rows > 0.0 { self.sum / self.rows } else { GUESS };
        whole(number(rows) * one)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a list has some thousands of rows")]
const fn number(rows: usize) -> f64 {
    rows as f64
}

/// The rows drawn first when the question changes.
pub(super) fn first() -> Range<usize> {
    0..FIRST
}

/// The rows of the static page that are taken over as they stand.
pub(super) const STANDING: Range<usize> = 0..AROUND;

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

/// One of the page's two lists as it is on the screen now: where each of its rows is, or would be.
struct Shape {
    /// The ranks of its rows.
    ranks: Range<usize>,
    /// The list's own top and bottom, in CSS pixels from the screen's top, as all that follows.
    edges: (f64, f64),
    /// The rank of the first row drawn.
    first: usize,
    /// Tops and bottoms of the rows drawn.
    rows: Vec<(f64, f64)>,
}

impl Shape {
    /// The lists of open and of closed offers.
    fn all(store: Store) -> Vec<Self> {
        let (open, all) = store.results.with_untracked(|results| (results.open, results.found.len()));
        let edges = |element: &Element| {
            let rect = element.get_bounding_client_rect();
            (rect.top(), rect.bottom())
        };
        let found = document().query_selector_all(".results .offers-list");
        let lists = (0..2).filter_map(|at| found.as_ref().ok()?.get(at)?.dyn_into::<Element>().ok());
        lists
            .zip([0..open, open..all])
            .map(|(list, ranks)| {
                let rows = list.children();
                // The rows say themselves which they are: what was asked for may not be drawn yet.
                let number = rows.item(0).and_then(|row| row.get_attribute("aria-posinset")?.parse::<usize>().ok());
                Self {
                    first: (ranks.start + number.unwrap_or(1) - 1).min(ranks.end),
                    edges: edges(&list),
                    rows: (0..rows.length()).filter_map(|at| rows.item(at).map(|row| edges(&row))).collect(),
                    ranks,
                }
            })
            .collect()
    }

    /// The top of a row; of one that is not drawn, where it would be if those around it were equally high.
    fn top(&self, rank: usize) -> f64 {
        let end = self.first + self.rows.len();
        let (top, bottom) = self.edges;
        let share =
            |from: f64, to: f64, steps: usize, of: usize| from + (to - from) * number(steps) / number(of.max(1));
        match rank.checked_sub(self.first).map(|at| self.rows.get(at)) {
            Some(Some((top, _))) => *top,
            Some(None) => share(self.rows.last().map_or(top, |row| row.1), bottom, rank - end, self.ranks.end - end),
            None => {
                let to = self.rows.first().map_or(bottom, |row| row.0);
                share(top, to, rank - self.ranks.start, self.first - self.ranks.start)
            }
        }
    }

    /// The first row that ends below a line of the screen.
    fn below(&self, line: f64) -> usize {
        let (mut from, mut to) = (self.ranks.start, self.ranks.end);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.top(middle + 1) > line { to = middle } else { from = middle + 1 }
        }
        from
    }

    /// The rows on the screen and on so many screens above and below it.
    fn around(&self, screens: f64, screen: f64) -> Range<usize> {
        let line = (1.0 + screens) * screen;
        let from = self.below(-screens * screen);
        from..(self.below(line) + usize::from(self.edges.0 < line)).min(self.ranks.end).max(from)
    }
}

/// The height of the screen, in CSS pixels.
fn screen() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// Measures what is drawn, and draws what the screen needs: with the very frame that shows it, when the page was moved.
pub(super) fn look(store: Store) {
    if store.route.get_untracked() != Route::List || store.noted.with_value(|noted| noted.moving) {
        return;
    }
    let (shapes, screen) = (Shape::all(store), screen());
    let typing = store.noted.with_value(|noted| noted.typed.going_on);
    let [least, wanted] = if typing { [0.0; 2] } else { [LEAST, WANTED] };
    store.noted.update_value(|Noted { height, .. }| {
        for rows in shapes.iter().map(|shape| &shape.rows) {
            if let (Some((top, _)), Some((end, _)), true) = (rows.first(), rows.last(), rows.len() > 1) {
                height.sum += end - top;
                height.rows += number(rows.len() - 1);
            }
        }
    });
    let needed = |screens: f64| {
        let parts = shapes.iter().map(|shape| shape.around(screens, screen)).filter(|part| !part.is_empty());
        parts.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    };
    let now = store.drawn.get_untracked();
    // A list seen from its beginning has a dozen rows soon, on any screen: a short one is whole.
    let begun = if now.start == 0 && !typing {
        AROUND.min(store.results.with_untracked(|results| results.found.len()))
    } else {
        0
    };
    let seen = needed(0.0).or_else(|| needed(LEAST));
    let needed = |screens: f64| needed(screens).map(|rows| rows.start..rows.end.max(begun));
    if let (Some(seen), Some(least), Some(wanted)) = (seen, needed(least), needed(wanted))
        && (least.start < now.start || least.end > now.end)
    {
        // What is on the screen at once; around it a few rows a frame, so that no frame takes long.
        let stay = if now.start < wanted.end && wanted.start < now.end { now } else { seen.clone() };
        let start = stay.start.min(seen.start).saturating_sub(STEP).max(wanted.start);
        let end = (stay.end.max(seen.end) + STEP).min(wanted.end);
        draw(store, start..end);
        look_soon(store);
    }
}

/// Looks behind a frame, on which what was changed is laid out already.
pub(super) fn look_soon(store: Store) {
    let looking = store.noted.try_update_value(|noted| std::mem::replace(&mut noted.looking, true));
    if looking == Some(false) {
        after_frame(move || {
            store.noted.update_value(|noted| noted.looking = false);
            look(store);
        });
    }
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
    let seen = Shape::all(store).iter().find_map(|shape| {
        let rank = shape.below(0.0);
        (rank < shape.ranks.end).then(|| (rank, shape.top(rank)))
    });
    let (rank, offset) = seen.unwrap_or((0, 0.0));
    Place { top, rank, offset: whole(offset) }
}

/// Draws the rows around the place that a move goes to, if it is a known one; until it is there, the screen asks for no others.
pub(super) fn prepare(store: Store, place: Option<Place>) {
    store.noted.update_value(|noted| noted.moving = true);
    if let Some(place) = place.filter(|place| place.rank > 0) {
        store.drawn.set(place.rank.saturating_sub(AROUND)..place.rank + AROUND);
    }
}

/// Goes to a place whose rows are drawn.
pub(super) fn go(store: Store, place: Place) {
    window().scroll_to_with_x_and_y(0.0, f64::from(place.top));
    settle(store, place);
    store.noted.update_value(|noted| noted.moving = false);
    look_soon(store);
}

/// Puts the row of a place where it was on the screen: what is known of the rows above it has changed.
fn settle(store: Store, place: Place) {
    if place.offset > 0 {
        return;
    }
    if let Some(shape) = Shape::all(store).iter().find(|shape| shape.ranks.contains(&place.rank)) {
        let moved = whole(shape.top(place.rank)) - place.offset;
        if moved != 0 {
            window().scroll_by_with_x_and_y(0.0, f64::from(moved));
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
    crate::browser::spawn(async move {
        leptos::task::tick().await;
        settle(store, place);
        let Some(link) = link else { return };
        let again = document().query_selector_all(".offers-list a[href]");
        let mut links =
            again.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok()));
        if let Some(link) = links.find(|one| one.get_attribute("href").as_ref() == Some(&link)) {
            focus(&link);
        }
    });
}

/// Gives something the focus; the page stays where it is.
pub(super) fn focus(element: &HtmlElement) {
    let stay = web_sys::FocusOptions::new();
    stay.set_prevent_scroll(true);
    drop(element.focus_with_options(&stay));
}

/// Shows a filter's hidden values, and goes to the first of them.
pub(super) fn unfold(store: Store, button: &Element) {
    let Some(facet) = button.get_attribute("value").and_then(|key| crate::query::Facet::parse(&key)) else { return };
    let boxes = format!("input[name={}]", facet.key());
    store.filters.update(|filters| filters.unfolded.push(facet));
    let go = move || {
        if let Ok(Some(first)) = document().query_selector(&boxes) {
            drop(first.unchecked_ref::<HtmlElement>().focus());
        }
    };
    // Behind the filters themselves, which follow in a frame of their own.
    gloo::timers::callback::Timeout::new(0, || after_frame(go)).forget();
}
