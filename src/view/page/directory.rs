//! Directories: the offers by employer, commune, corps and month, and the page that leads to all pages of one.

use super::static_page::StaticPage;
use crate::query::Facet;
use crate::view::use_root;
use crate::wording::{self, pages as said};
use leptos::prelude::*;

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

/// The page that leads to all pages of a directory.
#[component]
pub fn DirectoryPage<'a>(
    /// The directory.
    kind: Kind,
    /// Its groups, in order.
    groups: Vec<&'a Group>,
) -> impl IntoView + use<> {
    let (name, heading, intro) = said::directory(kind.folder());
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
