//! The page that shows offers side by side.

use super::address;
use super::store::{Store, use_store};
use crate::offer::Field;
use crate::release::Detail;
use crate::release::detail::FactKind;
use crate::saved::Step;
use crate::view::deadline_line::DeadlineLine;
use crate::view::detail::label;
use crate::view::offer_address;
use crate::view::offer_card::residency;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// An offer to be compared: its id, and all that its page shows.
#[derive(Clone)]
struct Compared {
    id: String,
    detail: Arc<Detail>,
}

/// A table of the facts of the address's offers: a row for each fact, a column for each offer. On a narrow page, each row has
/// the offers' values below one another.
#[component]
pub fn ComparePage() -> impl IntoView {
    let store = use_store();
    let offers: Vec<Compared> = address::compared()
        .into_iter()
        .filter_map(|id| Some(Compared { detail: store.detail(store.position(&id)?)?, id }))
        .collect();
    let heads = offers.iter().map(|Compared { id, detail }| {
        view! {
            <th scope="col" role="columnheader">
                <a href=offer_address(&store.root(), id)><bdi>{detail.title.clone()}</bdi></a>
            </th>
        }
    });
    let heads = heads.collect_view();
    let deadline = |offer: &Compared| view! { <DeadlineLine term=offer.detail.term.clone() /> }.into_any();
    let facts = kinds(&offers).into_iter().map(|kind| {
        let cell = |offer: &Compared| fact(&offer.detail, kind);
        view! { <CompareRow label=label(kind) cells=cells(&offers, cell) /> }
    });
    let facts = facts.collect_view();
    let saved = store.saved.state;
    let step = move |offer: &Compared| {
        let id = offer.id.clone();
        (move || wording::step(Step::of(&saved.offer(&id).step))).into_any()
    };
    let note = move |offer: &Compared| {
        let id = offer.id.clone();
        (move || saved.note(&id)).into_any()
    };
    view! {
        <div class="desk compare">
            <h1 tabindex="-1">{wording::COMPARE_HEADING}</h1>
            <p class="desk-actions">
                <a class="button" href=format!("{}favoris/", store.root())>{wording::FAVOURITES}</a>
                <button type="button" class="button" on:click=move |_| Store::print()>{wording::PRINT}</button>
            </p>
            <p class="empty" hidden=!offers.is_empty()>{wording::COMPARE_EMPTY}</p>
            <table class="compare-table" role="table" hidden=offers.is_empty() style:--columns=offers.len().to_string()>
                <thead role="rowgroup">
                    <tr role="row"><td role={"cell"}></td>{heads}</tr>
                </thead>
                <tbody role="rowgroup">
                    <CompareRow label=wording::label(Field::Deadline) cells=cells(&offers, deadline) />
                    {facts}
                    <CompareRow label=wording::STEP cells=cells(&offers, step) />
                    <CompareRow label=wording::NOTE cells=cells(&offers, note) />
                </tbody>
            </table>
        </div>
    }
}

/// A row: a label, and a cell for each offer.
#[component]
fn CompareRow(
    /// The label.
    label: &'static str,
    /// The offers' titles, which only a narrow page shows, and their values.
    cells: Vec<(String, AnyView)>,
) -> impl IntoView {
    let cell = |(title, value): (String, AnyView)| {
        view! { <td role="cell"><span class="compare-offer" aria-hidden="true">{title}</span>{value}</td> }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{label}</th>
            {cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

fn cells(offers: &[Compared], value: impl Fn(&Compared) -> AnyView) -> Vec<(String, AnyView)> {
    offers.iter().map(|offer| (offer.detail.title.clone(), value(offer))).collect()
}

/// The kinds of the offers' facts, in order, each once. The deadline has a row of its own.
fn kinds(offers: &[Compared]) -> Vec<FactKind> {
    let mut kinds: Vec<FactKind> = Vec::new();
    for fact in offers.iter().flat_map(|offer| &offer.detail.facts) {
        if !kinds.contains(&fact.kind) && fact.kind != FactKind::Deadline {
            kinds.push(fact.kind);
        }
    }
    kinds
}

/// What an offer says of a kind.
fn fact(detail: &Detail, kind: FactKind) -> AnyView {
    let facts = detail.facts.iter().filter(|fact| fact.kind == kind && !fact.text.is_empty());
    let values: Vec<String> = facts
        .map(|fact| match kind {
            FactKind::Residency => residency(&fact.text, detail.priority_years, None),
            _ => fact.text.clone(),
        })
        .collect();
    if values.is_empty() {
        view! { <span class="unknown">{wording::UNKNOWN}</span> }.into_any()
    } else {
        values.join(", ").into_any()
    }
}
