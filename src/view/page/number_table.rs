//! Tables of numbers.

use crate::wording::grouped;
use leptos::prelude::*;

/// A row of a table of numbers.
pub struct NumberRow {
    /// What is counted.
    pub name: String,
    /// The address of a page about it, if there is one.
    pub address: Option<String>,
    /// The numbers.
    pub numbers: Vec<usize>,
}

/// A table of numbers.
#[component]
pub fn NumberTable(
    /// The caption.
    #[prop(into)]
    caption: String,
    /// The columns' headings.
    heads: Vec<&'static str>,
    /// The rows.
    rows: Vec<NumberRow>,
) -> impl IntoView {
    let heads = heads.into_iter().enumerate().map(|(at, head)| {
        view! { <th scope="col" class=(at > 0).then_some("figure")>{head}</th> }
    });
    let rows = rows.into_iter().map(|row| {
        let numbers = row.numbers.into_iter().map(|number| view! { <td class="figure">{grouped(number)}</td> });
        let name = match row.address {
            Some(address) => view! { <a href=address>{row.name}</a> }.into_any(),
            None => row.name.into_any(),
        };
        view! { <tr><th scope="row">{name}</th>{numbers.collect_view()}</tr> }
    });
    view! {
        <table class="figures">
            <caption>{caption}</caption>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
