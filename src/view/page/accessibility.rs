//! What was done and tested so that everybody can use the site, and what is known to be missing.

use super::about::TextPart;
use super::static_page::StaticPage;
use crate::view::use_root;
use crate::wording::{design, pages as said};
use leptos::prelude::*;

/// The page.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let parts = said::ACCESSIBILITY_PARTS
        .map(|(heading, paragraphs)| view! { <TextPart heading paragraphs=paragraphs.to_vec() /> });
    let root = use_root();
    view! {
        <StaticPage heading=said::ACCESSIBILITY_HEADING name=said::ACCESSIBILITY>
            {parts}
            <p><a href=format!("{root}composants/")>{design::DESIGN_LINK}</a></p>
        </StaticPage>
    }
}
