//! Ways to find an offer without a program.

use crate::release::Directory;
use crate::view::use_root;
use crate::wording::{NO_SCRIPT, pages as wording};
use leptos::prelude::*;

/// Links to the directories, for readers whose list does not filter by itself.
#[component]
pub fn DirectoryLinks() -> impl IntoView {
    let root = use_root();
    let links = Directory::ALL.map(|kind| {
        view! { <li><a href=format!("{root}{}/", kind.folder())>{wording::directory(kind).0}</a></li> }
    });
    view! {
        <nav class="no-script" aria-label=wording::BROWSE>
            <p>{NO_SCRIPT}</p>
            <ul class="link-row">{links}</ul>
        </nav>
    }
}
