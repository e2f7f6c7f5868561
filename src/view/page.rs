//! Whole HTML documents, made natively from the same components as the app's.

pub mod about;
pub mod design;
pub mod directory;
mod document;
pub mod figures;
mod parts;
pub mod quality;
pub mod repair;
pub mod source;

pub use document::Drawn;

use super::detail::{offer_absent, offer_detail};
use super::filters::question_form;
use super::identity::Identity;
use super::list::{Asked, Rows, list_page, offer_list};
use super::sheet::Sheet;
use super::tools::{CALENDAR, MAP, Page};
use super::{Now, calendar, map};
use crate::day::Day;
use crate::offer::{Offer, Term};
use crate::query::{self, FACETS, Listing, PAGE, Query};
use crate::release::Chunking;
use crate::wording;
use leptos::prelude::*;

/// What all pages of a site share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Whose site it is.
    pub site: Identity,
    /// The site's colour, for browsers' own frames.
    pub colour: String,
    /// Path from the page to the site's root, with its closing slash: `./`, `../../`; the base for 404.html.
    pub root: String,
    /// The site's own address, with its closing slash; without one, no page names a whole address.
    pub address: Option<String>,
    /// Path of the style sheet from the root.
    pub style: String,
    /// Path of the app's start script from the root, and its integrity; none in a site without app.
    pub boot: Option<(String, String)>,
    /// The content security policy.
    pub csp: String,
    /// The site has no programs.
    pub plain: bool,
    /// From which day the data are.
    pub data_date: Option<Day>,
}

/// What one page says of itself, to browsers, search engines and messengers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The page's own part of its title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Its path from the site's root; none for a page that stands in for other addresses.
    pub path: Option<String>,
    /// The program that takes the page over.
    pub program: Program,
    /// Structured data, each a JSON text fit to stand in a page.
    pub data: Vec<String>,
    /// Paths, from the root, of the page's feeds: Atom, JSON Feed.
    pub feeds: Option<[String; 2]>,
}

/// A program in the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    /// List and offers.
    #[default]
    App,
    /// What readers keep, take away and look at.
    Tools,
}

impl Program {
    const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Tools => "tools",
        }
    }

    /// What to say when it cannot begin.
    const fn failed(self) -> &'static str {
        match self {
            Self::App => wording::APP_FAILED,
            Self::Tools => wording::TOOLS_FAILED,
        }
    }
}

/// The list's page: the offers as they stand on a day.
#[must_use]
pub fn list(frame: &Frame, head: &Head, listing: &Listing, today: Day) -> String {
    let query = Query::default();
    let results = query::apply(&query, listing, None, today);
    let pages = results.found.len().div_ceil(PAGE);
    let (open, closed) = results.part(0, PAGE);
    render(frame, head, || {
        let asked = Asked {
            listing,
            query: &query,
            results: &results,
            rows: [Rows::all(open), Rows::all(closed)],
            notice: "",
            in_parts: (Chunking::new(results.open, listing.len()).listing().len() > 1).then_some(listing.len()),
            excerpt: &|_| Vec::new(),
            root: &frame.root,
            now: Now { day: today, live: false },
            kept: None,
        };
        let offered = results.offered(&FACETS, &query, listing, today, &[]);
        let question = question_form(&query, String::new(), &offered, results.found.len(), &frame.root);
        let turn = parts::turn(1, pages, &|page| parts::list_address(&frame.root, page));
        list_page(parts::ways(&frame.root), question, offer_list(asked, Some(turn)))
    })
}

/// An offer's page. There are thousands of them, all in the same frame.
#[must_use]
pub fn offer(frame: &Drawn, head: &Head, sheet: &Sheet, today: Day) -> String {
    let now = Now { day: today, live: false };
    frame.page(head, || offer_detail(sheet, frame.root(), frame.root().to_owned(), now, None, None))
}

/// The page that the app fills by itself: for addresses of offers without network.
#[must_use]
pub fn shell(frame: &Frame) -> String {
    let head = Head { title: String::new(), description: wording::TAGLINE.to_owned(), ..Head::default() };
    render(frame, &head, || offer_absent(&frame.site.name, wording::OFFER_LOADING, frame.root.clone()))
}

/// A page of the tools, before its program has begun.
#[must_use]
pub fn tools(frame: &Frame, page: &Page, listing: &Listing, today: Day) -> String {
    let root = frame.root.clone();
    let head = Head {
        title: page.title.to_owned(),
        description: page.hint.to_owned(),
        path: page.complete.then(|| page.folder().to_owned()),
        program: Program::Tools,
        ..Head::default()
    };
    let now = Now { day: today, live: false };
    render(frame, &head, move || match *page {
        MAP => map::map(listing, &root, now),
        CALENDAR => calendar::calendar(listing, None, &root, now),
        _ => offer_absent(page.title, wording::TOOLS_COMING, root),
    })
}

/// The page for addresses that lead nowhere.
#[must_use]
pub fn not_found(frame: &Frame) -> String {
    let frame = Frame { boot: None, ..frame.clone() };
    let head = Head {
        title: wording::NOT_FOUND.to_owned(),
        description: wording::NOT_FOUND_HINT.to_owned(),
        ..Head::default()
    };
    render(&frame, &head, || offer_absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, frame.root.clone()))
}

/// The page in the place of those that are not kept on the device, without network.
#[must_use]
pub fn not_kept(frame: &Frame) -> String {
    let frame = Frame { boot: None, ..frame.clone() };
    let head = Head {
        title: wording::NOT_KEPT_PAGE.to_owned(),
        description: wording::NOT_KEPT_PAGE_HINT.to_owned(),
        ..Head::default()
    };
    let absent = || offer_absent(wording::NOT_KEPT_PAGE, wording::NOT_KEPT_PAGE_HINT, frame.root.clone());
    render(&frame, &head, absent)
}

/// A sentence on an offer for those who see only its link; on a static page, of a day.
#[must_use]
pub fn description(offer: &Offer, today: Day) -> String {
    let now = Now { day: today, live: false };
    let employer = offer.employer.as_ref().map(|employer| employer.name.clone());
    let place = wording::place(offer.workplace.as_ref());
    let term = Term::of(offer);
    let today = term.day.and_then(|deadline| now.by_which_over(deadline));
    let deadline = wording::deadline_sentence(&term, today);
    [employer, place, Some(deadline)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A whole document around a page's main part.
fn render(frame: &Frame, head: &Head, main: impl FnOnce() -> AnyView) -> String {
    Drawn::new(frame, head.program).page(head, main)
}
