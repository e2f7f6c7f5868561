//! The question: search box, filters, sort; a real GET form.

use crate::query::{Choice, ENDS, FACETS, Facet, Offered, Query, Results, SORTS, SPANS};
use crate::wording;
use leptos::prelude::*;

/// The search form. Its names and values are those of the address; `typed` is what stands in the
/// search box, which may have spaces that the question does not.
#[must_use]
pub fn question_form(query: &Query, typed: String, results: &Results, root: &str) -> AnyView {
    view! {
        <form class="question" id="question" role="search" method="get" action=root.to_owned()>
            <div class="search-box">
                <label class="search-label" for="q">{wording::SEARCH}</label>
                <input
                    class="search-input" id="q" type="search" name="q" autocomplete="off" spellcheck="false"
                    enterkeyhint="search" placeholder=wording::SEARCH_EXAMPLE prop:value=typed
                />
                <button class="button search-button" type="submit">{wording::SEARCH_BUTTON}</button>
            </div>
            <details class="filters">
                <summary class="filters-summary">{wording::filters(query.filters())}</summary>
                <div class="filters-body">
                    {sort_field(query)}
                    {FACETS.into_iter().map(|facet| facet_field(facet, query, &results.offered[facet as usize])).collect_view()}
                    {years_field(query)}
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn sort_field(query: &Query) -> AnyView {
    let order = query.order();
    view! {
        <p class="field">
            <label for="tri">{wording::SORT}</label>
            <select id="tri" name="tri" prop:value=order.key()>
                {SORTS.into_iter().map(|sort| view! {
                    <option value=sort.key() selected=order == sort>{wording::sort(sort.key())}</option>
                }.into_any()).collect_view()}
            </select>
        </p>
    }
    .into_any()
}

fn years_field(query: &Query) -> AnyView {
    view! {
        <p class="field">
            <label for="ans">{wording::YEARS}</label>
            <input
                id="ans" type="number" name="ans" min="0" max="99" inputmode="numeric" aria-describedby="ans-hint"
                prop:value=query.years.map_or_else(String::new, |years| years.to_string())
            />
            <span class="hint" id="ans-hint">{wording::YEARS_HINT}</span>
        </p>
    }
    .into_any()
}

/// One filter: its values with the offers each would give.
fn facet_field(facet: Facet, query: &Query, offered: &Offered) -> AnyView {
    let Offered { choices, more } = offered;
    view! {
        <fieldset class="facet" hidden=choices.is_empty() && !SPANS.contains(&facet)>
            <legend class="facet-name">{wording::facet(facet.key())}</legend>
            <div class="facet-choices">
                {choices.iter().map(|(choice, count)| facet_choice(facet, choice, query.has(facet, &choice.key), *count)).collect_view()}
            </div>
            <button type="button" class="facet-more" data-action="unfold" value=facet.key() hidden=*more == 0>{wording::more_choices(*more)}</button>
            {span_fields(facet, query)}
        </fieldset>
    }
    .into_any()
}

/// From which day to which, for filters that are about a day.
fn span_fields(facet: Facet, query: &Query) -> AnyView {
    if !SPANS.contains(&facet) {
        return ().into_any();
    }
    let fields =
        ENDS.into_iter().zip(wording::SPAN_ENDS).zip(query.span(facet).ends()).map(|((behind, label), day)| {
            let name = format!("{}{behind}", facet.key());
            view! {
                <label class="facet-day">
                    {label}
                    <input type="date" name=name prop:value=day.map_or_else(String::new, |day| day.to_string()) />
                </label>
            }
            .into_any()
        });
    view! { <div class="facet-days">{fields.collect_view()}</div> }.into_any()
}

fn facet_choice(facet: Facet, choice: &Choice, chosen: bool, count: usize) -> AnyView {
    view! {
        <label class="facet-choice">
            <input type="checkbox" name=facet.key() value=choice.key.clone() prop:checked=chosen />
            <span class="facet-label">{choice.name.clone()}</span>
            <span class="facet-count">{count.to_string()}</span>
        </label>
    }
    .into_any()
}
