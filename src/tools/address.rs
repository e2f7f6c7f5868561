//! What the address of a page asks for.

use crate::query::Query;
use crate::view::calendar::{self, Month};
use crate::view::tools::Tool;
use leptos::prelude::window;
use web_sys::UrlSearchParams;

/// Most offers compared at a time.
pub(super) const MOST_COMPARED: usize = 4;

/// The page at the address of the site at `base`.
pub(super) fn tool(base: &str) -> Option<Tool> {
    let path = window().location().pathname().ok()?;
    let inner = path.strip_prefix(base)?;
    Tool::ALL.into_iter().find(|tool| inner.starts_with(tool.folder()))
}

/// The value of a parameter.
fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The id of the offer to be exported.
pub(super) fn offer() -> Option<String> {
    parameter("offre")
}

/// The ids of the offers to be compared.
pub(super) fn compared() -> Vec<String> {
    parameter("offres").unwrap_or_default().split(',').take(MOST_COMPARED).map(str::to_owned).collect()
}

/// The month asked for.
pub(super) fn month() -> Option<Month> {
    calendar::parse(&parameter("mois")?)
}

/// The question.
pub(super) fn query() -> Query {
    window().location().search().unwrap_or_default().parse().unwrap_or_default()
}
