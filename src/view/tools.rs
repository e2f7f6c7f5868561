//! The tools: pages for what readers keep, take away and look at. Their program is not the list's.

use crate::wording;

/// A page of the tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file, from the site's root.
    pub path: &'static str,
    /// Its name in the site's navigation; empty for one that is reached from others.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it is for, in a line.
    pub hint: &'static str,
    /// Whether it says something without its program.
    pub complete: bool,
}

/// The pages.
pub const PAGES: &[Page] = &[FAVOURITES, MAP, CALENDAR, COMPARE, TAKE_AWAY];

/// What a reader keeps.
pub const FAVOURITES: Page = Page {
    path: "favoris/index.html",
    name: wording::FAVOURITES_NAME,
    title: wording::FAVOURITES,
    hint: wording::FAVOURITES_HINT,
    complete: false,
};

/// Where the offers are.
pub const MAP: Page = Page {
    path: "carte/index.html",
    name: wording::MAP_NAME,
    title: wording::MAP,
    hint: wording::MAP_HINT,
    complete: true,
};

/// When offers close.
pub const CALENDAR: Page = Page {
    path: "calendrier/index.html",
    name: wording::CALENDAR_NAME,
    title: wording::CALENDAR_HEADING,
    hint: wording::CALENDAR_HINT,
    complete: true,
};

/// Offers side by side.
pub const COMPARE: Page = Page {
    path: "comparer/index.html",
    name: "",
    title: wording::COMPARE_HEADING,
    hint: wording::COMPARE_HINT,
    complete: false,
};

/// What can be taken away.
pub const TAKE_AWAY: Page = Page {
    path: "emporter/index.html",
    name: "",
    title: wording::TAKE_AWAY,
    hint: wording::TAKE_AWAY_HINT,
    complete: false,
};

impl Page {
    /// The folder in its address, from the site's root: `favoris/`.
    #[must_use]
    pub fn folder(&self) -> &'static str {
        self.path.strip_suffix("index.html").unwrap_or(self.path)
    }
}
