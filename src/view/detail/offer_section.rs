//! A section of the notice.

use super::apply_links::APPLICATION_ID;
use crate::release::detail::{Block, Section};
use crate::view::linked::LinkedText;
use leptos::prelude::*;

/// A section of the notice: its heading and its content.
#[component]
pub fn OfferSection(
    /// The section.
    section: Section,
) -> impl IntoView {
    let Section { heading, is_application, blocks } = section;
    // A link leads to the section on how to apply, and takes the focus there.
    let (id, tabindex) = if is_application { (Some(APPLICATION_ID), Some("-1")) } else { (None, None) };
    view! {
        <section class="offer-section">
            <h2 id=id tabindex=tabindex><LinkedText text=heading /></h2>
            {blocks.into_iter().map(block).collect_view()}
        </section>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p><LinkedText text /></p> }.into_any(),
        Block::Heading(text) => view! { <h3><LinkedText text /></h3> }.into_any(),
        Block::List(items) => {
            let items = items.into_iter().map(|text| view! { <li><LinkedText text /></li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
    }
}
