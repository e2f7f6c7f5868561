//! The facts of an offer.

use super::notice_lines::line_id;
use crate::release::Detail;
use crate::release::detail::{Fact, FactKind};
use crate::text::link::Href;
use crate::view::linked::{ExternalLink, LinkedText};
use crate::view::offer_card::residency;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The class of the switch, by which the style sheet shows the origins.
const ORIGINS: &str = "origins-switch";

/// The facts of an offer, and a switch that shows where each was read.
#[component]
pub fn Facts(
    /// The offer.
    detail: Arc<Detail>,
    /// The reader's own years of residency.
    years: Signal<Option<u8>>,
) -> impl IntoView {
    let facts = detail.facts.iter().map(|fact| {
        let has_line = fact.line.is_some_and(|number| detail.lines.iter().any(|line| line.line == Some(number)));
        view! { <FactEntry fact=fact.clone() has_line priority_years=detail.priority_years years /> }
    });
    let facts = facts.collect_view();
    view! {
        <section class="offer-facts" aria-labelledby="l-essentiel">
            <h2 id="l-essentiel" class="offer-facts-heading">{wording::FACTS}</h2>
            <p><label class="origins"><input type="checkbox" class=ORIGINS />{wording::SHOW_ORIGINS}</label></p>
            <dl class="facts">{facts}</dl>
            <p class="offer-note">
                {format!("{} ", wording::RESIDENCY_NOTE)}
                <span class="offer-note-source">{wording::RESIDENCY_SOURCE}</span>
            </p>
        </section>
    }
}

/// One fact: its value, why it is doubtful, and where it was read.
#[component]
fn FactEntry(
    /// The fact.
    fact: Fact,
    /// Whether the line that holds the value is on the page.
    has_line: bool,
    /// Years of residency from which a reader has priority.
    priority_years: u32,
    /// The reader's own years.
    years: Signal<Option<u8>>,
) -> impl IntoView {
    let Fact { kind, text, more, doubt, origin, line } = fact;
    let source = (!origin.is_empty() && !text.is_empty()).then(|| match line.filter(|_| has_line) {
        Some(line) => view! { <a href=format!("#{}", line_id(line))>{origin}</a> }.into_any(),
        None => origin.into_any(),
    });
    view! {
        <div class="fact">
            <dt>{label(kind)}</dt>
            {value(kind, text, priority_years, years)}
            {(!doubt.is_empty()).then(|| view! {
                <dd class="fact-doubt">
                    <details class="to-verify"><summary>{wording::TO_VERIFY}</summary><span>{doubt}</span></details>
                </dd>
            })}
            {(!more.is_empty()).then(|| view! { <dd class="fact-more">{more}</dd> })}
            {source.map(|source| view! { <dd class="fact-source">{source}</dd> })}
        </div>
    }
}

/// The value of a fact. A contact that is one address is one link.
fn value(kind: FactKind, text: String, priority_years: u32, years: Signal<Option<u8>>) -> AnyView {
    if text.is_empty() {
        return view! { <dd class="unknown">{wording::UNKNOWN}</dd> }.into_any();
    }
    if kind == FactKind::Residency {
        return view! { <dd>{move || residency(&text, priority_years, years.get())}</dd> }.into_any();
    }
    match Href::of(&text).filter(|_| kind == FactKind::Contact) {
        Some(href) => view! { <dd><ExternalLink href words=text /></dd> }.into_any(),
        None => view! { <dd><LinkedText text /></dd> }.into_any(),
    }
}

/// The label of a fact.
#[must_use]
pub fn label(kind: FactKind) -> &'static str {
    kind.fields().first().map_or(wording::CONTACTS, |field| wording::label(*field))
}
