//! Feeds and calendar of some offers.

use crate::release::FeedFile;
use crate::wording::pages as said;
use leptos::prelude::*;

/// Links to feeds and calendar in a folder; nothing where there are none.
#[component]
pub fn FollowLinks(
    /// The folder's address.
    folder: String,
    /// The files' names.
    files: Vec<FeedFile>,
) -> impl IntoView {
    let links = files.iter().map(|file| {
        view! { <li><a href=format!("{folder}{}", file.name()) rel="external">{said::followed_by(*file)}</a></li> }
    });
    (!files.is_empty()).then(|| {
        view! {
            <div class="follow">
                <h2 class="visually-hidden">{said::FOLLOW}</h2>
                <ul class="link-row">{links.collect_view()}</ul>
            </div>
        }
    })
}
