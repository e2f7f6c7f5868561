//! Offers side by side.

use super::keeping::Mine;
use super::offer_card::{deadline_line, residency};
use super::sheet::Sheet;
use super::{Now, offer_address};
use crate::wording;
use leptos::prelude::*;

/// Most offers side by side.
pub const MOST: usize = 4;

/// An offer to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// All that its page shows.
    pub sheet: Sheet,
    /// What is kept of it.
    pub mine: Mine,
}

/// A table of the offers' facts: a row a fact, a column an offer; on a narrow page an offer below the other.
#[must_use]
pub fn compare(offers: &[Compared], root: &str, now: Now) -> AnyView {
    let mut labels: Vec<&str> = Vec::new();
    for piece in offers.iter().flat_map(|offer| &offer.sheet.facts) {
        let known = labels.contains(&piece.label.as_str());
        if !known && piece.label != wording::LABEL_DEADLINE {
            labels.push(&piece.label);
        }
    }
    let head = |offer: &Compared| {
        view! {
            <th scope="col" role="columnheader">
                <a href=offer_address(root, &offer.id)><bdi>{offer.sheet.title.clone()}</bdi></a>
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
                    {row(wording::LABEL_DEADLINE, offers, &|offer| deadline_line(&offer.sheet.term, now).into_any())}
                    {labels.iter().map(|label| row(label, offers, &|offer| fact(&offer.sheet, label))).collect_view()}
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
                <td role="cell"><span class="compare-offer" aria-hidden="true">{offer.sheet.title.clone()}</span>{cell(offer)}</td>
            }.into_any()).collect_view()}
        </tr>
    }
    .into_any()
}

/// What an offer says under a label.
fn fact(sheet: &Sheet, label: &str) -> AnyView {
    let said: Vec<String> = sheet
        .facts
        .iter()
        .filter(|piece| piece.label == label && !piece.text.is_empty())
        .map(|piece| {
            if label == wording::LABEL_RESIDENCY {
                residency(&piece.text, sheet.priority_years, None)
            } else {
                piece.text.clone()
            }
        })
        .collect();
    if said.is_empty() {
        view! { <span class="unknown">{wording::UNKNOWN}</span> }.into_any()
    } else {
        said.join(", ").into_any()
    }
}
