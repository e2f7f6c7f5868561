//! Directories: the offers by employer, commune, corps and month, and the page that leads to all pages of one.

use super::static_page::StaticPage;
use crate::release::Directory;
use crate::view::use_root;
use crate::wording::{self, pages as said};
use leptos::prelude::*;

/// Some offers that have something in common, in the list's own order; or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub kind: Directory,
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
        said::group_heading(self.kind, &self.name)
    }
}

/// The page that leads to all pages of a directory.
#[component]
pub fn DirectoryPage<'a>(
    /// The directory.
    kind: Directory,
    /// Its groups, in order.
    groups: Vec<&'a Group>,
) -> impl IntoView + use<> {
    let (name, heading, intro) = said::directory(kind);
    let root = use_root();
    let entries = groups.into_iter().map(|group| {
        view! {
            <li>
                <a href=format!("{root}{}", group.folder())>{group.name.clone()}</a>
                <span class="directory-count">{wording::offers(group.found.len())}</span>
            </li>
        }
    });
    let entries = entries.collect_view();
    view! {
        <StaticPage heading name>
            <p class="static-intro">{intro}</p>
            <ul class="directory">{entries}</ul>
        </StaticPage>
    }
}
