//! Offers side by side.

use super::detail::label;
use super::keeping::Mine;
use super::offer_card::{deadline_line, residency};
use super::{Now, offer_address};
use crate::release::Detail;
use crate::release::detail::FactKind;
use crate::wording;
use leptos::prelude::*;

/// Most offers side by side.
pub const MOST: usize = 4;

/// An offer to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// What its page shows.
    pub detail: Detail,
    /// What is kept of it.
    pub mine: Mine,
}

/// A table of the offers' facts: a row a fact, a column an offer; on a narrow page an offer below the other.
#[must_use]
pub fn compare(offers: &[Compared], root: &str, now: Now) -> AnyView {
    let mut kinds: Vec<FactKind> = Vec::new();
    for fact in offers.iter().flat_map(|offer| &offer.detail.facts) {
        if !kinds.contains(&fact.kind) && fact.kind != FactKind::Deadline {
            kinds.push(fact.kind);
        }
    }
    let head = |offer: &Compared| {
        view! {
            <th scope="col" role="columnheader">
                <a href=offer_address(root, &offer.id)><bdi>{offer.detail.title.clone()}</bdi></a>
            </th>
        }
        .into_any()
    };
    view! {
        <div class="desk compare">
            <h1 tabindex="-1">{wording::COMPARE_HEADING}</h1>
            <p class="desk-actions">
                <a class="button" href=format!("{root}favoris/")>{wording::FAVOURITES}</a>
                <button type="button" class="button" data-action="print">{wording::PRINT}</button>
            </p>
            <p class="empty" hidden=!offers.is_empty()>{wording::COMPARE_EMPTY}</p>
            <table class="compare-table" role="table" hidden=offers.is_empty() style:--columns=offers.len().to_string()>
                <thead role="rowgroup">
                    <tr role="row"><td role={"cell"}></td>{offers.iter().map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    {row(wording::LABEL_DEADLINE, offers, &|offer| deadline_line(&offer.detail.term, now).into_any())}
                    {kinds.iter().map(|kind| row(label(*kind), offers, &|offer| fact(&offer.detail, *kind))).collect_view()}
                    {row(wording::STEP, offers, &|offer| wording::step(&offer.mine.record.step).into_any())}
                    {row(wording::NOTE, offers, &|offer| offer.mine.note.clone().into_any())}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(label: &str, offers: &[Compared], cell: &dyn Fn(&Compared) -> AnyView) -> AnyView {
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{label.to_owned()}</th>
            {offers.iter().map(|offer| view! {
                <td role="cell"><span class="compare-offer" aria-hidden="true">{offer.detail.title.clone()}</span>{cell(offer)}</td>
            }.into_any()).collect_view()}
        </tr>
    }
    .into_any()
}

/// What an offer says of a kind.
fn fact(detail: &Detail, kind: FactKind) -> AnyView {
    let said: Vec<String> = detail
        .facts
        .iter()
        .filter(|fact| fact.kind == kind && !fact.text.is_empty())
        .map(|fact| match kind {
            FactKind::Residency => residency(&fact.text, detail.priority_years, None),
            _ => fact.text.clone(),
        })
        .collect();
    if said.is_empty() {
        view! { <span class="unknown">{wording::UNKNOWN}</span> }.into_any()
    } else {
        said.join(", ").into_any()
    }
}
