//! Parts that several static pages share: the way from the list, and the turn to other pages.

use super::directory::KINDS;
use crate::view::identity::Identity;
use crate::wording::{NO_SCRIPT, grouped, pages as wording};
use leptos::prelude::*;

/// The address of a page of the list.
pub(super) fn list_address(root: &str, page: usize) -> String {
    if page == 1 { root.to_owned() } else { format!("{root}page/{page}/") }
}

/// The way from the list to a page: links with their names, then the page's own name.
pub(super) fn way(steps: &[(String, String)], here: &str) -> AnyView {
    view! {
        <nav class="way" aria-label=wording::WAY>
            <ol class="way-steps">
                {steps.iter().map(|(address, name)| view! { <li><a href=address.clone()>{name.clone()}</a></li> }.into_any()).collect_view()}
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// A row of a table of figures: what is counted, with a link to it, and its numbers.
pub(super) struct Counted {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) numbers: Vec<usize>,
}

/// A table of figures, with a bar for each row's first number where they are wanted.
pub(super) fn figures(caption: &str, heads: &[&str], rows: &[Counted], bars: bool) -> AnyView {
    let first = |row: &Counted| row.numbers.first().copied().unwrap_or_default();
    let most = rows.iter().map(first).max().unwrap_or_default().max(1);
    let head = |(at, head): (usize, &&str)| {
        view! { <th scope="col" class=(at > 0).then_some("figure")>{(*head).to_owned()}</th> }.into_any()
    };
    let row = |row: &Counted| {
        let number = |number: &usize| view! { <td class={"figure"}>{grouped(*number)}</td> }.into_any();
        view! {
            <tr>
                <th scope="row"><a href=row.address.clone()>{row.name.clone()}</a></th>
                {row.numbers.iter().map(number).collect_view()}
                {bars.then(|| bar(first(row), most))}
            </tr>
        }
        .into_any()
    };
    view! {
        <table class="figures">
            <caption>{caption.to_owned()}</caption>
            <thead>
                <tr>
                    {heads.iter().enumerate().map(head).collect_view()}
                    {bars.then(|| view! { <td class={"bar"} aria-hidden="true"></td> })}
                </tr>
            </thead>
            <tbody>{rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A bar: its share of the longest one, in thousandths, as an attribute of the drawing, for no style may stand here.
fn bar(number: usize, most: usize) -> AnyView {
    let width = (number * 1000 / most).max(4).to_string();
    view! {
        <td class={"bar"} aria-hidden="true">
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false"><rect width=width height="10" /></svg>
        </td>
    }
    .into_any()
}

/// Links to the other pages of a list: the one before, the first, those near, the last, the next.
pub(super) fn turn(page: usize, last: usize, address: &dyn Fn(usize) -> String) -> AnyView {
    if last < 2 {
        return ().into_any();
    }
    let step = |to: usize, rel: &'static str, name: &'static str| {
        (1..=last).contains(&to).then(|| view! { <li><a class="turn-step" rel=rel href=address(to)>{name}</a></li> })
    };
    let near = (1..=last).filter(|other| *other == 1 || *other == last || other.abs_diff(page) <= 1);
    let mut before = 0;
    let numbers = near.map(|number| {
        let gap = number > before + 1;
        before = number;
        let link = if number == page {
            view! { <li><span class={"turn-here"} aria-current="page">{number.to_string()}</span></li> }.into_any()
        } else {
            view! { <li><a href=address(number) aria-label=wording::page_number(number)>{number.to_string()}</a></li> }
                .into_any()
        };
        view! { {gap.then(|| view! { <li aria-hidden="true">{"…"}</li> })}{link} }.into_any()
    });
    view! {
        <nav class="turn" aria-label=wording::TURN>
            <ul class="turn-pages">
                {step(page.saturating_sub(1), "prev", wording::PREVIOUS)}
                {numbers.collect_view()}
                {step(page + 1, "next", wording::NEXT)}
            </ul>
        </nav>
    }
    .into_any()
}

/// The ways to find an offer without the app: for readers whose page does not filter by itself.
pub(super) fn ways(root: &str) -> AnyView {
    let links = KINDS.map(|kind| {
        view! { <li><a href=format!("{root}{}/", kind.folder())>{wording::directory(kind.folder()).0}</a></li> }
            .into_any()
    });
    view! {
        <nav class="no-script" aria-label=wording::BROWSE>
            <p>{NO_SCRIPT}</p>
            <ul class="browse">{links.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The data's licence, with its text a link away.
pub(super) fn licence(site: &Identity) -> AnyView {
    view! { <a href=site.licence_address.clone() rel="external license noreferrer">{site.licence.clone()}</a> }
        .into_any()
}
