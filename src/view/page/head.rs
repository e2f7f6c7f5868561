//! What a page says of itself to browsers, search engines and messengers.

use crate::release::FeedFile;
use crate::view::site::{SiteContext, page_title};
use crate::wording;
use leptos::prelude::*;

/// The description of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The page's own part of its title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Its path from the site's root; none for a page that stands in for other addresses.
    pub path: Option<String>,
    /// Structured data, each a JSON text that may stand in a page.
    pub data: Vec<String>,
    /// Paths, from the root, of the page's feeds: Atom, JSON Feed.
    pub feeds: Option<[String; 2]>,
}

/// The title and the description of a page, its canonical address, and what a link to it shows. Addresses must be
/// whole here, so a site that does not know its own address names none.
#[component]
pub fn PageMeta(
    /// The page.
    head: Head,
) -> impl IntoView {
    let site = SiteContext::of_page();
    let title = page_title(&head.title, &site.identity.name);
    let preview = head.path.as_ref().map(|path| {
        let whole = site.address.as_ref().map(|address| {
            let (page, image) = (format!("{address}{path}"), format!("{address}icons/icon-512.png"));
            view! {
                <link rel="canonical" href=page.clone() />
                {property("og:url", page)}
                {property("og:image", image)}
            }
        });
        view! {
            {whole}
            {property("og:type", "website".to_owned())}
            {property("og:locale", "fr_FR".to_owned())}
            {property("og:site_name", site.identity.name.clone())}
            {property("og:title", title.clone())}
            {property("og:description", head.description.clone())}
        }
    });
    let hidden = head.path.is_none().then(|| view! { <meta name="robots" content="noindex" /> });
    view! {
        <title>{title}</title>
        <meta name="description" content=head.description />
        {hidden}
        {preview}
    }
}

/// A property of the Open Graph protocol. `view!` does not know this attribute.
fn property(name: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content)
}

/// Links to the feeds of a page.
#[component]
pub fn FeedLinks(
    /// The page.
    head: Head,
) -> impl IntoView {
    let root = SiteContext::of_page().root;
    let feed = |kind: &'static str, file: FeedFile, path: String| {
        let (title, href) = (wording::pages::followed_by(file), format!("{root}{path}"));
        view! { <link rel="alternate" type=kind title=title href=href /> }
    };
    head.feeds.map(|[atom, json]| {
        [feed("application/atom+xml", FeedFile::Atom, atom), feed("application/feed+json", FeedFile::Json, json)]
    })
}
