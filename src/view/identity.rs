//! Whose site it is: what its publisher's configuration says, on every page.

use crate::wording;
use serde::{Deserialize, Serialize};

/// A site's name, and where its data come from. The same for all of its pages; told to the app by
/// the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Identity {
    /// A page's title: the part, then the site.
    #[must_use]
    pub fn title(&self, part: &str) -> String {
        if part.is_empty() { self.name.clone() } else { format!("{part} · {}", self.name) }
    }
}
