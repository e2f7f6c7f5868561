//! What the site is, how it reads notices, and what it does not do.

use super::static_page::StaticPage;
use crate::wording::pages as said;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <StaticPage heading=said::ABOUT_HEADING name=said::ABOUT>
            {said::ABOUT_PARTS.map(|(heading, paragraphs)| view! { <TextPart heading paragraphs=paragraphs.to_vec() /> })}
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
