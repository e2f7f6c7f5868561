//! The frame of a page of text and tables.

use super::breadcrumbs::Breadcrumbs;
use leptos::prelude::*;

/// A page of text and tables: breadcrumbs, heading, content.
#[component]
pub fn StaticPage(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// The page's name in the breadcrumbs.
    #[prop(into)]
    name: String,
    /// The page between the list and this one: its address and name.
    #[prop(optional)]
    parent: Option<(String, String)>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="static-page">
            <Breadcrumbs parent name />
            <h1>{heading}</h1>
            {children()}
        </div>
    }
}
