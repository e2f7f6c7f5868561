//! Links out of the site, alone and in running text.

use crate::text::link::{Href, pieces};
use leptos::prelude::*;

/// Relations of a link out of the site: the browser follows it, and the other page learns nothing of this one.
pub const REL_OUT: &str = "external noopener noreferrer";

/// A link out of the site.
#[component]
pub fn ExternalLink(
    /// Its address.
    href: Href,
    /// Its words.
    words: String,
) -> impl IntoView {
    view! { <a href=href.as_str().to_owned() rel=REL_OUT>{words}</a> }
}

/// Running text in which addresses and telephone numbers are links.
#[component]
pub fn LinkedText(
    /// The text.
    text: String,
) -> impl IntoView {
    let piece = |words: String, href: Option<Href>| match href {
        Some(href) => view! { <ExternalLink href words /> }.into_any(),
        None => words.into_any(),
    };
    pieces(&text).into_iter().map(|found| piece(found.text.to_owned(), found.href)).collect_view()
}
