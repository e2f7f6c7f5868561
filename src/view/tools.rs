//! The pages of the second program.

use crate::wording;

/// A page of the second program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// What the reader has saved.
    Favourites,
    /// Where the offers are.
    Map,
    /// When offers close.
    Calendar,
    /// Offers side by side.
    Compare,
    /// Files, links and paper.
    Export,
}

impl Tool {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 5] = [Self::Favourites, Self::Map, Self::Calendar, Self::Compare, Self::Export];

    /// Its file, from the site's root.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Favourites => "favoris/index.html",
            Self::Map => "carte/index.html",
            Self::Calendar => "calendrier/index.html",
            Self::Compare => "comparer/index.html",
            Self::Export => "emporter/index.html",
        }
    }

    /// Its folder in addresses, from the site's root.
    #[must_use]
    pub fn folder(self) -> &'static str {
        self.path().trim_end_matches("index.html")
    }

    /// Its name in the site's navigation; none for a page that is reached from others.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Favourites => Some(wording::FAVOURITES_NAME),
            Self::Map => Some(wording::MAP_NAME),
            Self::Calendar => Some(wording::CALENDAR_NAME),
            Self::Compare | Self::Export => None,
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Favourites => wording::FAVOURITES,
            Self::Map => wording::MAP,
            Self::Calendar => wording::CALENDAR_HEADING,
            Self::Compare => wording::COMPARE_HEADING,
            Self::Export => wording::TAKE_AWAY,
        }
    }

    /// What it is for, in a line.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Favourites => wording::FAVOURITES_HINT,
            Self::Map => wording::MAP_HINT,
            Self::Calendar => wording::CALENDAR_HINT,
            Self::Compare => wording::COMPARE_HINT,
            Self::Export => wording::TAKE_AWAY_HINT,
        }
    }

    /// Whether its static page is complete without the program.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        match self {
            Self::Map | Self::Calendar => true,
            Self::Favourites | Self::Compare | Self::Export => false,
        }
    }
}
