//! The list's page, its further pages, and lists of offers on static pages.

use super::directory_links::DirectoryLinks;
use super::hydrated::HydratedApp;
use super::pagination::{PageNumber, Pagination};
use super::static_page::StaticPage;
use crate::day::Day;
use crate::query::PAGE;
use crate::release::{Chunking, Listing};
use crate::view::offer_card::OfferCard;
use crate::view::saved_state::SavedState;
use crate::view::site::SiteContext;
use crate::view::store::{Catalogue, Route, Store};
use crate::view::use_root;
use crate::wording::{self, pages as said};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use std::sync::Arc;

/// The list's page: the first of its offers as they stand on a day.
#[component]
pub fn ListPage(
    /// What the program begins with: the first part of the listing.
    listing: Arc<Listing>,
    /// In which parts the offers come.
    chunking: Chunking,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    let root = use_root();
    let catalogue = Catalogue { root, site: SiteContext::of_page().identity.name, chunking, samples: false };
    let store = Store::new(catalogue, listing, today, Route::List, SavedState::of_page());
    let page = PageNumber { number: 1, last: chunking.all().div_ceil(PAGE) };
    view! {
        <DirectoryLinks />
        <HydratedApp store today />
        <Pagination page first=use_root() />
    }
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
    pub fn new(listing: &Arc<Listing>, position: u32, today: Day) -> Self {
        let owner = Owner::new();
        let html = owner.with(|| {
            Store::of_cards(&ROOT.to_string(), listing.clone(), today).provide();
            view! { <OfferCard position /> }.to_html()
        });
        owner.cleanup();
        Self(html)
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
    let list = |heading: AnyView, positions: &[u32]| {
        let rows =
            positions.iter().map(|at| view! { <li>{offers.cards[*at as usize].view(&root)}</li> }).collect_view();
        view! { <section class="offers" hidden=positions.is_empty()>{heading}<ol class="offers-list">{rows}</ol></section> }
    };
    let day = wording::on_day(offers.today);
    let open = view! { <h2 class="offers-heading">{wording::OPEN_OFFERS}<span class="offers-day">{day}</span></h2> };
    let closed = view! { <h2 class="offers-heading">{wording::CLOSED_OFFERS}</h2> };
    [list(open.into_any(), offers.open), list(closed.into_any(), offers.closed)]
}
