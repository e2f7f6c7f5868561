//! Directories: the offers by employer, commune, corps and month, a page each; further pages of the list.

use super::parts::{list_address, turn, way};
use super::{Drawn, Frame, Head, render};
use crate::day::Day;
use crate::query::{Facet, Listing};
use crate::view::list::{closed_heading, open_heading, under_heading};
use crate::view::offer_card::{Look, offer_card};
use crate::view::part::{Part, part};
use crate::view::{Now, offer_address};
use crate::wording::{self, pages as said};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What the offers of a directory's pages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The canonical employer.
    Employer,
    /// A commune of the workplace.
    Commune,
    /// A corps, without its grades.
    Corps,
    /// The month of publication.
    Month,
}

/// The directories.
pub const KINDS: [Kind; 4] = [Kind::Employer, Kind::Commune, Kind::Corps, Kind::Month];

impl Kind {
    /// The directory's folder, from the site's root.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Employer => "employeurs",
            Self::Commune => "communes",
            Self::Corps => "corps",
            Self::Month => "mois",
        }
    }

    /// The filter of the list that gives the same offers; months have none.
    #[must_use]
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::Employer => Some(Facet::Employer),
            Self::Commune => Some(Facet::Commune),
            Self::Corps => Some(Facet::Corps),
            Self::Month => None,
        }
    }
}

/// Some offers that have something in common, in the list's own order; or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub kind: Kind,
    /// Their page's name in addresses.
    pub slug: String,
    /// The filter's value in the list's address.
    pub key: String,
    /// What they have in common, for people.
    pub name: String,
    /// Positions of the offers, open ones first.
    pub found: Vec<u32>,
    /// How many of them were open on the day of the build.
    pub open: usize,
    /// How many posts they offer.
    pub posts: usize,
}

impl Group {
    /// The page's folder, from the site's root.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("{}/{}/", self.kind.folder(), self.slug)
    }

    /// The folder of one of its pages.
    #[must_use]
    pub fn page(&self, page: usize) -> String {
        if page == 1 { self.folder() } else { format!("{}page/{page}/", self.folder()) }
    }

    /// The heading of its page.
    #[must_use]
    pub fn heading(&self) -> String {
        said::group_heading(self.kind.folder(), &self.name)
    }
}

/// Which page of how many; pages hold [`crate::query::PAGE`] offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The page, from 1.
    pub page: usize,
    /// The last one.
    pub last: usize,
}

/// The offers of a page.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The cards of all offers.
    pub cards: &'a [Card],
    /// The open and the closed ones of this page.
    pub offers: (&'a [u32], &'a [u32]),
    /// The day of the build.
    pub today: Day,
}

/// A further page of the list.
#[must_use]
pub fn further(frame: &Drawn, head: &Head, shown: &Shown<'_>, turned: Turn) -> String {
    let root = frame.root();
    frame.page(head, || {
        let here = said::page_of(turned.page, turned.last);
        view! {
            <div class="static-page">
                {way(&[(root.to_owned(), said::ALL_OFFERS.to_owned())], &here)}
                <h1>{wording::LIST_HEADING}", "{here.clone()}</h1>
                <p class={"to-search"}><a href=root.to_owned()>{said::SEARCH_ALL}</a></p>
                {cards(shown, root)}
                {turn(turned.page, turned.last, &|page| list_address(root, page))}
            </div>
        }
        .into_any()
    })
}

/// A page of one group; `files` are those by which its offers can be followed.
#[must_use]
pub fn group(
    frame: &Drawn,
    head: &Head,
    group: &Group,
    shown: &Shown<'_>,
    turned: Turn,
    files: &[&'static str],
) -> String {
    let root = frame.root();
    let folder = format!("{root}{}", group.folder());
    let (kind, ..) = said::directory(group.kind.folder());
    let filtered = group.kind.facet().map(|facet| format!("{root}?{}={}", facet.key(), group.key));
    frame.page(head, || {
        let steps = [
            (root.to_owned(), said::ALL_OFFERS.to_owned()),
            (format!("{root}{}/", group.kind.folder()), kind.to_owned()),
        ];
        let heading = group.heading();
        let page =
            if turned.page > 1 { format!(", {}", said::page_of(turned.page, turned.last)) } else { String::new() };
        view! {
            <div class="static-page">
                {way(&steps, &group.name)}
                <h1>{heading}{page}</h1>
                <p class="count">{wording::offers(group.found.len())}</p>
                {filtered.map(|address| view! { <p class={"to-search"}><a href=address>{said::SEARCH_AMONG}</a></p> })}
                {follow(&folder, files)}
                {cards(shown, root)}
                {turn(turned.page, turned.last, &|page| format!("{root}{}", group.page(page)))}
            </div>
        }
        .into_any()
    })
}

/// The page that leads to all pages of a directory.
#[must_use]
pub fn index(frame: &Frame, head: &Head, kind: Kind, groups: &[&Group]) -> String {
    let root = &frame.root;
    let (name, heading, intro) = said::directory(kind.folder());
    render(frame, head, || {
        let entry = |group: &&Group| {
            view! {
                <li>
                    <a href=format!("{root}{}", group.folder())>{group.name.clone()}</a>
                    <span class={"directory-count"}>{wording::offers(group.found.len())}</span>
                </li>
            }
            .into_any()
        };
        view! {
            <div class="static-page">
                {way(&[(root.clone(), said::ALL_OFFERS.to_owned())], name)}
                <h1>{heading}</h1>
                <p class="static-intro">{intro}</p>
                <ul class="directory">{groups.iter().map(entry).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// Feeds and calendar that stand in a folder.
pub(super) fn follow(folder: &str, files: &[&'static str]) -> AnyView {
    let link = |file: &&'static str| {
        view! { <li><a href=format!("{folder}{file}") rel="external">{said::followed_by(file)}</a></li> }.into_any()
    };
    if files.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="follow">
            <h2 class="visually-hidden">{said::FOLLOW}</h2>
            <ul class="follow-links">{files.iter().map(link).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Stands in a card where the way to the site's root goes: a sign that no text of a notice holds, see `read::clean`.
const ROOT: char = '\u{1}';

/// An offer as the list shows it, drawn once for all the pages that show it.
#[derive(Clone, Debug)]
pub struct Card(String);

impl Card {
    /// Draws the offer at a position, on the day of the build.
    #[must_use]
    pub fn draw(listing: &Listing, position: u32, today: Day) -> Self {
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

    /// The card on a page from which this is the way to the site's root.
    fn from(&self, root: &str) -> AnyView {
        InertElement::new(self.0.replace(ROOT, root)).into_any()
    }
}

/// Offers as the list shows them, open ones first.
fn cards(shown: &Shown<'_>, root: &str) -> AnyView {
    let Shown { cards, offers: (open, closed), today } = *shown;
    let list = |heading: Part, offers: &[u32]| {
        let row = |at: &u32| part("li").view(cards[*at as usize].from(root));
        under_heading(heading, offers.is_empty(), part("ol").class("offers-list").parts(offers.iter().map(row)))
    };
    view! {
        {list(open_heading(Now { day: today, live: false }), open)}
        {list(closed_heading(), closed)}
    }
    .into_any()
}
