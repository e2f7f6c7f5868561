//! The components of the pages, rendered natively into static pages and hydrated by the programs in the browser.
//!
//! They are pure: no clock, storage, address or DOM stands here. What only a browser knows or does reaches them as
//! signals and callbacks in context; natively these hold what the compiler knows, and do nothing.

#![allow(
    clippy::elidable_lifetime_names,
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    reason = "`view!` calls a component and uses what it returns; props are named and owned, as `#[component]` asks"
)]

pub mod absent;
pub mod action_menu;
pub mod advice;
pub mod app;
pub mod calendar;
pub mod deadline_line;
pub mod detail;
pub mod favourite_button;
pub mod filters;
pub mod icon;
pub mod layout;
pub mod licence_link;
pub mod linked;
pub mod list;
pub mod map;
pub mod note_form;
pub mod offer_card;
#[cfg(not(target_family = "wasm"))]
pub mod page;
pub mod printed_reference;
pub mod rows;
pub mod saved_state;
pub mod search_box;
pub mod shortcuts;
pub mod site;
pub mod store;
pub mod toast;
pub mod tools;
pub mod virtual_list;

use crate::day::Day;
use leptos::prelude::*;

/// What a page knows of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Today in Nouméa.
    pub day: Day,
    /// Whether it is kept up to date while the page is open; a static page only knows the day it was made, so it says
    /// nothing that may have changed since.
    pub live: bool,
}

impl Now {
    /// The day by which to tell that something is over: what was over when the page was made is over for good.
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

/// Path from the page to the site's root, with its closing slash, as context of the views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root(pub String);

/// The path to the site's root; empty where none is given.
#[must_use]
pub fn use_root() -> String {
    use_context::<Root>().map(|root| root.0).unwrap_or_default()
}

/// What only a browser does for a page, as context of the views; natively nothing.
#[derive(Clone, Copy)]
pub struct BrowserActions {
    /// Prints the page.
    pub print: Callback<()>,
    /// Copies a reference to the clipboard.
    pub copy: Callback<String>,
    /// Shares the page's address, under this title, by the device's own means, or copies it.
    pub share: Callback<String>,
    /// What the last of these did, in a sentence.
    pub outcome: RwSignal<&'static str>,
}

impl BrowserActions {
    /// The actions of the page.
    #[must_use]
    pub fn of_page() -> Self {
        use_context().unwrap_or_else(|| Self {
            print: Callback::new(|()| ()),
            copy: Callback::new(|_| ()),
            share: Callback::new(|_| ()),
            outcome: RwSignal::new(""),
        })
    }
}

/// The address of an offer's page, from the site's root.
#[must_use]
pub fn offer_address(root: &str, id: &str) -> String {
    format!("{root}offres/{id}/")
}
