//! The question: search box, filters, sort; a real GET form.
//!
//! At every key nearly all counts change and hardly anything else does. A field keeps what is typed into it until the
//! question has something else.

use super::part::{Part, part};
use crate::query::{Choice, ENDS, FACETS, Facet, Offered, Query, SORTS, SPANS, Sort};
use crate::wording;
use leptos::prelude::*;

/// The search form. Its names and values are those of the address; `typed` is what stands in the
/// search box, which may have spaces that the question does not; `offered` are the first of the filters, or all; `found`
/// offers answer the question.
#[must_use]
pub fn question_form(query: &Query, typed: String, offered: &[Offered], found: usize, root: &str) -> AnyView {
    let facets = FACETS.into_iter().zip(offered).map(|(facet, offered)| facet_field(facet, query, offered));
    let summary = part("summary").class("filters-summary").words(wording::filters(query.filters()));
    let body = part("div").class("filters-body").part(sort_field(query)).parts(facets).part(years_field(query));
    let show = part("button").class("button search-button").set("type", "submit").set("data-action", "show");
    let show = part("p").class("filters-show").part(show.words(wording::show(found)));
    part("form")
        .class("question")
        .set("id", "question")
        .set("role", "search")
        .set("method", "get")
        .set("action", root.to_owned())
        .part(search_box(typed))
        .part(part("details").class("filters").part(summary).part(body).part(show))
        .into_any()
}

fn search_box(typed: String) -> Part {
    let input = part("input")
        .class("search-input")
        .set("id", "q")
        .set("type", "search")
        .set("name", "q")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "search")
        .set("placeholder", wording::SEARCH_EXAMPLE);
    part("div")
        .class("search-box")
        .part(part("label").class("search-label").set("for", "q").words(wording::SEARCH))
        .part(input.value(typed))
        .part(part("button").class("button search-button").set("type", "submit").words(wording::SEARCH_BUTTON))
        .part(part("a").class("skip-link").set("href", "#count").words(wording::SKIP_FILTERS))
}

fn sort_field(query: &Query) -> Part {
    let order = query.order();
    let option =
        |sort: Sort| part("option").set("value", sort.key()).flag("selected", order == sort).words(wording::sort(sort));
    let select = part("select").set("id", "tri").set("name", "tri").parts(SORTS.into_iter().map(option));
    part("p")
        .class("field")
        .part(part("label").set("for", "tri").words(wording::SORT))
        .part(select.value(order.key().to_owned()))
}

fn years_field(query: &Query) -> Part {
    let input = part("input")
        .set("id", "ans")
        .set("type", "number")
        .set("name", "ans")
        .set("min", "0")
        .set("max", "99")
        .set("inputmode", "numeric")
        .set("aria-describedby", "ans-hint");
    part("p")
        .class("field")
        .part(part("label").set("for", "ans").words(wording::YEARS))
        .part(input.value(query.years.map_or_else(String::new, |years| years.to_string())))
        .part(part("span").class("hint").set("id", "ans-hint").words(wording::YEARS_HINT))
}

/// One filter: its values with the offers each would give.
fn facet_field(facet: Facet, query: &Query, offered: &Offered) -> Part {
    let Offered { choices, more } = offered;
    let choices_of =
        choices.iter().map(|(choice, count)| facet_choice(facet, choice, query.has(facet, &choice.key), *count));
    let unfold = part("button")
        .set("type", "button")
        .class("facet-more")
        .set("data-action", "unfold")
        .set("value", facet.key())
        .flag("hidden", *more == 0)
        .words(wording::more_choices(*more));
    part("fieldset")
        .class("facet")
        .flag("hidden", choices.is_empty() && !SPANS.contains(&facet))
        .part(part("legend").class("facet-name").words(wording::facet(facet)))
        .part(part("div").class("facet-choices").parts(choices_of))
        .part(unfold)
        .parts(SPANS.contains(&facet).then(|| span_fields(facet, query)))
}

/// From which day to which, for filters that are about a day.
fn span_fields(facet: Facet, query: &Query) -> Part {
    let fields = ENDS.into_iter().zip(wording::SPAN_ENDS).zip(query.span(facet).ends());
    let fields = fields.map(|((behind, label), day)| {
        let input = part("input").set("type", "date").set("name", format!("{}{behind}", facet.key()));
        let day = day.map_or_else(String::new, |day| day.to_string());
        part("label").class("facet-day").words(label).part(input.value(day))
    });
    part("div").class("facet-days").parts(fields)
}

fn facet_choice(facet: Facet, choice: &Choice, chosen: bool, count: usize) -> Part {
    let tick = part("input").set("type", "checkbox").set("name", facet.key()).set("value", choice.key.clone());
    part("label")
        .class("facet-choice")
        .flag("data-none", count == 0)
        .part(tick.checked(chosen))
        .part(part("span").class("facet-label").words(wording::choice(facet, choice)))
        .part(part("span").class("facet-count").words(wording::grouped(count)))
}
