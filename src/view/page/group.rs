//! The offers that have something in common: of an employer, in a commune, of a corps, of a month.

use super::directory::Group;
use super::follow_links::FollowLinks;
use super::list::{PageOffers, StaticOffers};
use super::pagination::{PageNumber, Pagination};
use super::static_page::StaticPage;
use crate::release::FeedFile;
use crate::view::use_root;
use crate::wording::{self, pages as said};
use leptos::prelude::*;

/// A page of a group.
#[component]
pub fn GroupPage<'a>(
    /// The group.
    group: &'a Group,
    /// Which of its pages.
    page: PageNumber,
    /// The offers of this page.
    offers: PageOffers<'a>,
    /// The files by which the group's offers can be followed.
    files: Vec<FeedFile>,
) -> impl IntoView + use<> {
    let root = use_root();
    let (directory, ..) = said::directory(group.kind);
    let parent = (format!("{root}{}/", group.kind.folder()), directory.to_owned());
    let heading = match page.number {
        1 => group.heading(),
        number => format!("{}, {}", group.heading(), said::page_of(number, page.last)),
    };
    let search = group.kind.facet().map(|facet| {
        let address = format!("{root}?{}={}", facet.key(), group.key);
        view! { <p class="to-search"><a href=address>{said::SEARCH_AMONG}</a></p> }
    });
    let count = wording::offers(group.found.len());
    let folder = format!("{root}{}", group.folder());
    let list = view! { <StaticOffers offers /> };
    let pagination = view! { <Pagination page first=folder.clone() /> };
    view! {
        <StaticPage heading name=group.name.clone() parent>
            <p class="count">{count}</p>
            {search}
            <FollowLinks folder files />
            {list}
            {pagination}
        </StaticPage>
    }
}
