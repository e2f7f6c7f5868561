//! The question: filters and sort around the search box; a real GET form, whose names and values are those of the address.

use super::search_box::SearchBox;
use super::store::{Entry, use_store};
use crate::query::{Choice, ENDS, FACETS, Facet, Query, SORTS, SPANS, Sort};
use crate::wording;
use leptos::ev::{Event, SubmitEvent};
use leptos::html::{Details, Fieldset, Summary};
use leptos::prelude::*;

/// The search form.
#[component]
pub fn SearchForm() -> impl IntoView {
    let store = use_store();
    let filters = NodeRef::<Details>::new();
    let summary = NodeRef::<Summary>::new();
    let chosen = Memo::new(move |_| store.query.with(Query::filters));
    let found = Memo::new(move |_| store.results.with(|results| results.found.len()));
    let body = FACETS.map(|facet| view! { <FacetGroup facet /> }).into_iter().collect_view();
    // The list has answered already: to its offers, and away with the keyboard that hides them.
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(count) = store.count.get_untracked() {
            drop(count.focus());
        }
    };
    // On a small screen the filters hide the list: the focus stays with them, just above it.
    let show = move |_| {
        if let (Some(filters), Some(summary)) = (filters.get_untracked(), summary.get_untracked()) {
            filters.set_open(false);
            drop(summary.focus());
        }
    };
    view! {
        <form class="question" id="question" role="search" method="get" action=store.root() on:submit=submit>
            <SearchBox />
            <details class="filters" node_ref=filters>
                <summary class="filters-summary" node_ref=summary>{move || wording::filters(chosen.get())}</summary>
                <div class="filters-body"><SortField />{body}<YearsField /></div>
                <p class="filters-show">
                    <button class="button search-button" type="button" on:click=show>{move || wording::show(found.get())}</button>
                </p>
            </details>
        </form>
    }
}

#[component]
fn SortField() -> impl IntoView {
    let store = use_store();
    let order = Memo::new(move |_| store.query.with(Query::order));
    let option = |sort: Sort| {
        view! { <option value=sort.key() selected=move || order.get() == sort>{wording::sort(sort)}</option> }
    };
    view! {
        <p class="field">
            <label for="tri">{wording::SORT}</label>
            <select
                id="tri"
                name="tri"
                prop:value=move || order.get().key()
                on:change=move |event| store.set("tri", &event_target_value(&event), Entry::Push)
            >
                {SORTS.map(option).into_iter().collect_view()}
            </select>
        </p>
    }
}

#[component]
fn YearsField() -> impl IntoView {
    let store = use_store();
    let years = Memo::new(move |_| store.query.with(|query| query.years));
    view! {
        <p class="field">
            <label for="ans">{wording::YEARS}</label>
            <input
                id="ans"
                type="number"
                name="ans"
                min="0"
                max="99"
                inputmode="numeric"
                aria-describedby="ans-hint"
                prop:value=move || years.get().map_or_else(String::new, |years| years.to_string())
                on:input=move |event| store.set("ans", &event_target_value(&event), Entry::Replace)
            />
            <span class="hint" id="ans-hint">{wording::YEARS_HINT}</span>
        </p>
    }
}

/// One filter: its values with the offers each would give.
#[component]
fn FacetGroup(facet: Facet) -> impl IntoView {
    let store = use_store();
    let group = NodeRef::<Fieldset>::new();
    let offered = Memo::new(move |_| store.offered(facet));
    let choices = Memo::new(move |_| {
        offered.with(|offered| offered.choices.iter().map(|(choice, _)| choice.clone()).collect::<Vec<_>>())
    });
    let more = Memo::new(move |_| offered.with(|offered| offered.more));
    let empty = move || choices.with(Vec::is_empty) && !SPANS.contains(&facet);
    // The button may be gone: the focus goes to its group.
    let unfold = move |_| {
        store.unfold(facet);
        if let Some(group) = group.get_untracked() {
            drop(group.focus());
        }
    };
    let choice = move |choice: Choice| {
        let key = choice.key.clone();
        let count = Memo::new(move |_| {
            offered
                .with(|offered| offered.choices.iter().find(|(one, _)| one.key == key).map_or(0, |(_, count)| *count))
        });
        let key = choice.key.clone();
        let chosen = Memo::new(move |_| store.query.with(|query| query.has(facet, &key)));
        view! { <FacetChoice facet choice count chosen /> }
    };
    view! {
        <fieldset class="facet" tabindex="-1" hidden=empty node_ref=group>
            <legend class="facet-name">{wording::facet(facet)}</legend>
            <div class="facet-choices">
                <For each=move || choices.get() key=|choice| choice.key.clone() children=choice />
            </div>
            <button type="button" class="facet-more" hidden=move || more.get() == 0 on:click=unfold>
                {move || wording::more_choices(more.get())}
            </button>
            {SPANS.contains(&facet).then(|| view! { <FacetDays facet /> })}
        </fieldset>
    }
}

/// A value of a filter.
#[component]
fn FacetChoice(facet: Facet, choice: Choice, count: Memo<usize>, chosen: Memo<bool>) -> impl IntoView {
    let store = use_store();
    let name = wording::choice(facet, &choice);
    let key = choice.key;
    let value = key.clone();
    let toggle = move |event: Event| store.choose(facet, &key, event_target_checked(&event));
    view! {
        <label class="facet-choice" data-none=move || (count.get() == 0).then_some("")>
            <input type="checkbox" name=facet.key() value=value prop:checked=chosen on:change=toggle />
            <span class="facet-label">{name}</span>
            <span class="facet-count">{move || wording::grouped(count.get())}</span>
        </label>
    }
}

/// From which day to which, for filters that are about a day.
#[component]
fn FacetDays(facet: Facet) -> impl IntoView {
    let field = |(end, (behind, label)): (usize, (&'static str, &'static str))| {
        view! { <FacetDay facet end name=format!("{}{behind}", facet.key()) label /> }
    };
    let fields = ENDS.into_iter().zip(wording::SPAN_ENDS).enumerate().map(field).collect_view();
    view! { <div class="facet-days">{fields}</div> }
}

#[component]
fn FacetDay(facet: Facet, end: usize, name: String, label: &'static str) -> impl IntoView {
    let store = use_store();
    let day = Memo::new(move |_| store.query.with(|query| query.span(facet).ends()[end]));
    let written = move || day.get().map_or_else(String::new, |day| day.to_string());
    let named = name.clone();
    let set = move |event: Event| store.set(&named, &event_target_value(&event), Entry::Push);
    view! {
        <label class="facet-day">
            {label}<input type="date" name=name prop:value=written on:change=set />
        </label>
    }
}
