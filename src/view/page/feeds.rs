//! The feeds and calendars by which offers can be followed.

use super::follow_links::FollowLinks;
use super::static_page::StaticPage;
use crate::release::{Directory, FeedFile};
use crate::view::use_root;
use crate::wording::pages as said;
use leptos::prelude::*;

/// The page.
#[component]
pub fn FeedsPage(
    /// The files, in the site's root.
    files: Vec<FeedFile>,
) -> impl IntoView {
    let root = use_root();
    let directories = Directory::ALL.into_iter().filter(|kind| kind.facet().is_some()).map(|kind| {
        view! { <li><a href=format!("{root}{}/", kind.folder())>{said::directory(kind).0}</a></li> }
    });
    let directories = directories.collect_view();
    view! {
        <StaticPage heading=said::FEEDS name=said::FEEDS>
            <p class="static-intro">{said::FEEDS_INTRO}</p>
            <FollowLinks folder=root files />
            <p>{said::FEEDS_HOW}</p>
            <p>{said::FEEDS_PARTS}</p>
            <ul class="notes">{directories}</ul>
        </StaticPage>
    }
}
