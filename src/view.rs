//! The page's components, rendered natively into static pages and in the browser by the app.
//!
//! They are functions of plain values to markup: real links, a real GET form, names and values that
//! mean the same without JavaScript. No signal, event handler, router, clock or storage stands
//! here: the app renders a component again when a value changes, and listens at the page's root.
//! Every component is erased (`into_any`), which keeps the app small: no tree of types is compiled
//! for each page.

pub mod calendar;
pub mod compare;
pub mod deadline_line;
pub mod tools;
pub mod detail;
pub mod favourites;
pub mod filters;
pub mod frame;
pub mod identity;
pub mod keeping;
pub mod list;
pub mod map;
pub mod offer_card;
#[cfg(not(target_family = "wasm"))]
pub mod page;
mod part;
pub mod sheet;
pub mod shortcuts;
pub mod takeaway;

use crate::day::Day;
use leptos::prelude::*;

#[cfg(target_family = "wasm")]
pub(crate) use part::{make_room, standing, take_over};

/// What a page knows of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Today in Nouméa.
    pub day: Day,
    /// Whether it is kept up to date while the page is open; a static page only knows the day it
    /// was made, so it tells of nothing that may have changed since.
    pub live: bool,
}

impl Now {
    /// The day by which to tell that something is over: what was over when the page was made is
    /// over for good.
    #[must_use]
    pub fn by_which_over(self, deadline: Day) -> Option<Day> {
        (self.live || deadline < self.day).then_some(self.day)
    }
}

/// The time, as the page's context has it: `provide_context(RwSignal::new(now))`.
#[must_use]
pub fn use_now() -> RwSignal<Now> {
    expect_context()
}

/// The address of an offer's page, from the site's root.
#[must_use]
pub fn offer_address(root: &str, id: &str) -> String {
    format!("{root}offres/{id}/")
}
