//! The facts that decide whether an offer is read on.

use super::facts::label;
use crate::release::Detail;
use crate::release::detail::FactKind;
use crate::view::offer_card::residency;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The facts beside employer and deadline that a reader decides by, in this order.
const KEY: [FactKind; 3] = [FactKind::Workplace, FactKind::Corps, FactKind::Residency];

/// The facts that a reader decides by, below the title; what a notice does not say is said to be unknown.
#[component]
pub fn KeyFacts(
    /// The offer.
    detail: Arc<Detail>,
    /// The reader's own years of residency.
    years: Signal<Option<u8>>,
) -> impl IntoView {
    let priority_years = detail.priority_years;
    let facts = KEY.into_iter().map(|kind| {
        let text = detail.fact(kind).to_owned();
        let is_residency = kind == FactKind::Residency;
        let value = if text.is_empty() { wording::UNKNOWN.to_owned() } else { text };
        let value = move || if is_residency { residency(&value, priority_years, years.get()) } else { value.clone() };
        view! { <div class="key-fact"><dt>{label(kind)}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="key-facts">{facts.collect_view()}</dl> }
}
