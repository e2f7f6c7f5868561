//! Whose site it is: what its publisher's configuration says, on every page.

use crate::wording;

/// A site's name, and where its data come from. The same for all of its pages.
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

/// A page's title: the part, then the site's name.
#[must_use]
pub fn title(part: &str, site: &str) -> String {
    if part.is_empty() { site.to_owned() } else { format!("{part} · {site}") }
}
