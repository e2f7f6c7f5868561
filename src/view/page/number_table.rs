//! Tables of numbers.

use crate::wording::grouped;
use leptos::prelude::*;

/// A row of a table of numbers.
pub struct NumberRow {
    /// What is counted.
    pub name: String,
    /// The address of a page about it.
    pub address: String,
    /// The numbers.
    pub numbers: Vec<usize>,
}

/// A table of numbers, optionally with a bar for the first number of each row.
#[component]
pub fn NumberTable(
    /// The caption.
    #[prop(into)]
    caption: String,
    /// The columns' headings.
    heads: Vec<&'static str>,
    /// The rows.
    rows: Vec<NumberRow>,
    /// Whether each row has a bar.
    #[prop(optional)]
    bars: bool,
) -> impl IntoView {
    let first = |row: &NumberRow| row.numbers.first().copied().unwrap_or_default();
    let most = rows.iter().map(first).max().unwrap_or_default().max(1);
    let heads = heads.into_iter().enumerate().map(|(at, head)| {
        view! { <th scope="col" class=(at > 0).then_some("figure")>{head}</th> }
    });
    let rows = rows.into_iter().map(|row| {
        let bar = bars.then(|| view! { <Bar share=first(&row) * 1000 / most /> });
        let numbers = row.numbers.into_iter().map(|number| view! { <td class="figure">{grouped(number)}</td> });
        view! {
            <tr>
                <th scope="row"><a href=row.address>{row.name}</a></th>
                {numbers.collect_view()}
                {bar}
            </tr>
        }
    });
    view! {
        <table class="figures">
            <caption>{caption}</caption>
            <thead>
                <tr>{heads.collect_view()} {bars.then(|| view! { <td class="bar" aria-hidden="true"></td> })}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// A bar. Its width is an attribute of the drawing, since the policy forbids inline styles.
#[component]
fn Bar(
    /// Its share of the longest bar, in thousandths.
    share: usize,
) -> impl IntoView {
    view! {
        <td class="bar" aria-hidden="true">
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
                <rect width=share.max(4).to_string() height="10" />
            </svg>
        </td>
    }
}
