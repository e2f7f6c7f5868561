//! Whose site it is, and what all of its pages share.

use crate::day::Day;
use crate::wording;
use leptos::prelude::*;

/// A site's name, and where its data come from, as its publisher configures them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The site's name.
    pub name: String,
    /// Where the notices come from, in a sentence.
    pub source: String,
    /// The name of the data's licence.
    pub licence: String,
    /// The address of the licence's text.
    pub licence_address: String,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            name: wording::SITE.to_owned(),
            source: wording::SOURCE.to_owned(),
            licence: wording::LICENCE.to_owned(),
            licence_address: wording::LICENCE_ADDRESS.to_owned(),
        }
    }
}

/// What all pages of a site share, as context of static pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteContext {
    /// Whose site it is.
    pub identity: Identity,
    /// The site's colour, for the browser's own controls.
    pub colour: String,
    /// Path from the page to the site's root, with its closing slash: `./`, `../../`; the base for 404.html.
    pub root: String,
    /// The site's own address, with its closing slash; without one, no page names a whole address.
    pub address: Option<String>,
    /// Path of the style sheet from the root.
    pub style: String,
    /// Path of the start script from the root, and its integrity; none on a page that no script takes over.
    pub boot: Option<(String, String)>,
    /// The content security policy.
    pub csp: String,
    /// Whether the site has no programs, and so none of the pages that need one.
    pub plain: bool,
    /// The date of the data.
    pub data_date: Option<Day>,
}

impl SiteContext {
    /// The site of the page.
    #[must_use]
    pub fn of_page() -> Self {
        use_context().unwrap_or_default()
    }
}

/// A page's title: its own part, then the site's name.
#[must_use]
pub fn page_title(part: &str, site: &str) -> String {
    if part.is_empty() { site.to_owned() } else { format!("{part} · {site}") }
}
