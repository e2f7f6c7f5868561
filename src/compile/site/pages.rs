//! The site's pages, rendered from the same components as the app's.

use super::headers::CSP;
use super::release::Asset;
use crate::bundle::Bundle;
use crate::day::Day;
use crate::offer::Offer;
use crate::query::Listing;
use crate::view::page::{self, Frame};

/// Way from an offer's page to the site's root.
const FROM_OFFER: &str = "../../";

/// What all pages of a site need.
pub(super) struct Pages {
    /// The offers as the list shows them.
    pub(super) listing: Listing,
    data_date: Option<Day>,
    style: String,
    base: String,
    today: Day,
}

impl Pages {
    /// Pages of a bundle in a style, on a day, for a site that stands at a base.
    pub(super) fn new(bundle: &Bundle, style: &Asset, today: Day, base: &super::Base) -> Self {
        Self {
            listing: Listing::new(bundle),
            data_date: bundle.data_date,
            style: style.path.clone(),
            base: base.as_str().to_owned(),
            today,
        }
    }

    /// The pages of a site without the app: paths and documents.
    pub(super) fn plain(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        vec![
            ("index.html", page::list(&self.frame("./", boot), &self.listing, self.today)),
            ("404.html", page::not_found(&self.frame(&self.base, boot))),
        ]
    }

    /// The same, with the page that the app draws itself into.
    pub(super) fn interactive(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        let mut pages = self.plain(boot);
        // At the depth of the offers' own pages, in whose place the worker shows it; no offer's id is like that.
        pages.push(("offres/_/index.html", page::shell(&self.frame(FROM_OFFER, boot))));
        pages
    }

    /// The page of one offer.
    pub(super) fn offer(&self, offer: &Offer, boot: Option<&Asset>) -> String {
        page::offer(&self.frame(FROM_OFFER, boot), offer, self.today)
    }

    fn frame(&self, root: &str, boot: Option<&Asset>) -> Frame {
        Frame {
            root: root.to_owned(),
            style: self.style.clone(),
            boot: boot.map(|boot| (boot.path.clone(), boot.integrity.clone())),
            csp: CSP.to_owned(),
            data_date: self.data_date,
        }
    }
}
