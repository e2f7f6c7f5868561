//! What the site is, how it reads notices, what it does not do, and what to do about a mistake.

use super::static_page::StaticPage;
use crate::view::use_root;
use crate::wording::{pages as said, quality};
use leptos::prelude::*;

/// The page.
#[component]
pub fn AboutPage(
    /// How to write to who answers for the site: what is shown, and the link.
    contact: Option<(String, String)>,
) -> impl IntoView {
    let (id, heading) = said::MISTAKE;
    let contact = contact.map_or_else(
        || view! { <p>{said::MISTAKE_UNKNOWN}</p> }.into_any(),
        |(shown, link)| {
            view! { <p>{format!("{}\u{a0}: ", said::CONTACT)}<a href=link rel="external">{shown}</a></p> }.into_any()
        },
    );
    view! {
        <StaticPage heading=said::ABOUT_HEADING name=said::ABOUT>
            {said::ABOUT_PARTS.map(|(heading, paragraphs)| view! { <TextPart heading paragraphs=paragraphs.to_vec() /> })}
            <h2 id=id>{heading}</h2>
            {said::MISTAKE_PARTS.map(|words| view! { <p>{words}</p> })}
            {contact}
            <p><a href=format!("{}qualite/", use_root())>{quality::QUALITY}</a></p>
        </StaticPage>
    }
}

/// A heading with its paragraphs.
#[component]
pub fn TextPart(
    /// The heading.
    heading: &'static str,
    /// The paragraphs.
    paragraphs: Vec<&'static str>,
) -> impl IntoView {
    view! {
        <h2>{heading}</h2>
        {paragraphs.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
    }
}
