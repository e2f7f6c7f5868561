//! The list's page, its further pages, and lists of offers on static pages.

use super::directory_links::DirectoryLinks;
use super::pagination::{PageNumber, Pagination};
use super::static_page::StaticPage;
use crate::day::Day;
use crate::query::{self, FACETS, Listing, PAGE, Query};
use crate::release::Chunking;
use crate::view::filters::question_form;
use crate::view::list::{Asked, Rows, closed_heading, list_page, offer_list, open_heading, under_heading};
use crate::view::offer_card::{Look, offer_card};
use crate::view::part::{Part, part};
use crate::view::{Now, offer_address, use_root};
use crate::wording::{self, pages as said};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// The list's page: the offers as they stand on a day.
#[component]
pub fn ListPage<'a>(
    /// The offers.
    listing: &'a Listing,
    /// The day of the build.
    today: Day,
) -> impl IntoView + use<> {
    let root = use_root();
    let query = Query::default();
    let results = query::apply(&query, listing, None, today);
    let (open, closed) = results.part(0, PAGE);
    let asked = Asked {
        listing,
        query: &query,
        results: &results,
        rows: [Rows::all(open), Rows::all(closed)],
        notice: "",
        in_parts: (Chunking::new(results.open, listing.len()).listing().len() > 1).then_some(listing.len()),
        excerpt: &|_| Vec::new(),
        root: &root,
        now: Now { day: today, live: false },
        kept: None,
    };
    let offered = results.offered(&FACETS, &query, listing, today, &[]);
    let question = question_form(&query, String::new(), &offered, results.found.len(), &root);
    let page = PageNumber { number: 1, last: results.found.len().div_ceil(PAGE) };
    let pagination = view! { <Pagination page first=use_root() /> };
    list_page(view! { <DirectoryLinks /> }.into_any(), question, offer_list(asked, Some(pagination.into_any())))
}

/// A further page of the list.
#[component]
pub fn FurtherListPage<'a>(
    /// Which of its pages.
    page: PageNumber,
    /// The offers of this page.
    offers: PageOffers<'a>,
) -> impl IntoView + use<> {
    let name = said::page_of(page.number, page.last);
    let heading = format!("{}, {name}", wording::LIST_HEADING);
    let list = view! { <StaticOffers offers /> };
    let pagination = view! { <Pagination page first=use_root() /> };
    view! {
        <StaticPage heading name>
            <p class="to-search"><a href=use_root()>{said::SEARCH_ALL}</a></p>
            {list}
            {pagination}
        </StaticPage>
    }
}

/// The offers of a page.
#[derive(Clone, Copy, Debug)]
pub struct PageOffers<'a> {
    /// The cards of all offers.
    pub cards: &'a [Card],
    /// Positions of the open ones on this page.
    pub open: &'a [u32],
    /// Positions of the closed ones.
    pub closed: &'a [u32],
    /// The day of the build.
    pub today: Day,
}

/// Stands in a card for the path to the site's root: a character that no text of a notice holds, see
/// `read::clean`.
const ROOT: char = '\u{1}';

/// An offer as the list shows it, rendered once for all pages that show it.
#[derive(Clone, Debug)]
pub struct Card(String);

impl Card {
    /// Renders the offer at a position, on the day of the build.
    #[must_use]
    pub fn new(listing: &Listing, position: u32, today: Day) -> Self {
        let address = |id: &str| offer_address(&ROOT.to_string(), id);
        let look = Look {
            address: &address,
            now: Now { day: today, live: false },
            years: None,
            marks: &[],
            excerpt: &|_| Vec::new(),
            kept: None,
        };
        Self(offer_card(listing, position, &look).to_html())
    }

    /// The card on a page from which `root` is the path to the site's root.
    fn view(&self, root: &str) -> AnyView {
        InertElement::new(self.0.replace(ROOT, root)).into_any()
    }
}

/// Offers as the list shows them, open ones first.
#[component]
pub fn StaticOffers<'a>(
    /// The offers.
    offers: PageOffers<'a>,
) -> impl IntoView + use<> {
    let root = use_root();
    let list = |heading: Part, positions: &[u32]| {
        let row = |at: &u32| part("li").view(offers.cards[*at as usize].view(&root));
        under_heading(heading, positions.is_empty(), part("ol").class("offers-list").parts(positions.iter().map(row)))
    };
    let now = Now { day: offers.today, live: false };
    [list(open_heading(now), offers.open).into_any(), list(closed_heading(), offers.closed).into_any()]
}
