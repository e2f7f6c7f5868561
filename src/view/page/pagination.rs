//! The pages of a list.

use crate::wording::pages as wording;
use leptos::prelude::*;

/// Which page of how many; pages hold [`crate::query::PAGE`] offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// The page, from 1.
    pub number: usize,
    /// The last one.
    pub last: usize,
}

impl PageNumber {
    /// The pages to which a page links: the first, those near, the last; `None` stands for those left out between.
    fn links(self) -> Vec<Option<usize>> {
        let Self { number, last } = self;
        let mut links = Vec::new();
        let mut before = 0;
        for near in (1..=last).filter(|other| [1, last].contains(other) || other.abs_diff(number) <= 1) {
            if near > before + 1 {
                links.push(None);
            }
            links.push(Some(near));
            before = near;
        }
        links
    }
}

/// Links to the other pages of a list: the one before, the first, those near, the last, the next. Nothing where there
/// is one page.
#[component]
pub fn Pagination(
    /// The page.
    page: PageNumber,
    /// The address of the first page; the others stand in folders below it.
    first: String,
) -> impl IntoView {
    let PageNumber { number, last } = page;
    let address = |to: usize| if to == 1 { first.clone() } else { format!("{first}page/{to}/") };
    let step = |to: usize, rel: &'static str, name: &'static str| {
        (1..=last).contains(&to).then(|| view! { <li><a rel=rel href=address(to)>{name}</a></li> })
    };
    let link = |link: Option<usize>| match link {
        None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        Some(to) if to == number => view! { <li><span aria-current="page">{to.to_string()}</span></li> }.into_any(),
        Some(to) => {
            view! { <li><a href=address(to) aria-label=wording::page_number(to)>{to.to_string()}</a></li> }.into_any()
        }
    };
    (last > 1).then(|| {
        view! {
            <nav class="pagination" aria-label=wording::TURN>
                <ul class="link-row">
                    {step(number.saturating_sub(1), "prev", wording::PREVIOUS)}
                    {page.links().into_iter().map(link).collect_view()}
                    {step(number + 1, "next", wording::NEXT)}
                </ul>
            </nav>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_near_and_last_pages_are_linked() {
        let check = |number: usize, last: usize, expected: &[Option<usize>]| {
            assert_eq!(PageNumber { number, last }.links(), expected, "{number} of {last}");
        };
        check(1, 2, &[Some(1), Some(2)]);
        check(1, 5, &[Some(1), Some(2), None, Some(5)]);
        check(5, 9, &[Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
    }
}
