//! The question: search box, filters, sort; a real GET form.

use super::list::Asked;
use crate::query::{Choice, FACETS, Facet, SORTS};
use crate::wording;
use leptos::prelude::*;

/// The search form. Its names and values are those of the address.
#[component]
pub fn QuestionForm(
    /// The question and its answer.
    asked: Asked,
    /// Path to the site's root.
    root: String,
) -> impl IntoView {
    let Asked { query, typed, .. } = asked;
    view! {
        <form class="question" id="question" role="search" method="get" action=root>
            <div class="search-box">
                <label class="search-label" for="q">{wording::SEARCH}</label>
                <input
                    class="search-input" id="q" type="search" name="q" autocomplete="off" spellcheck="false"
                    enterkeyhint="search" placeholder=wording::SEARCH_EXAMPLE
                    value=typed.get_untracked() prop:value=typed
                />
                <button class="button search-button" type="submit">{wording::SEARCH_BUTTON}</button>
            </div>
            <details class="filters">
                <summary class="filters-summary">
                    {wording::FILTERS}
                    {move || {
                        let chosen: usize = query.get().chosen.values().map(std::collections::BTreeSet::len).sum();
                        (chosen > 0).then(|| format!(" ({chosen})"))
                    }}
                </summary>
                <div class="filters-body">
                    <p class="field">
                        <label for="tri">{wording::SORT}</label>
                        <select id="tri" name="tri">
                            {SORTS.into_iter().map(|sort| view! {
                                <option value=sort.key() selected=move || query.get().order() == sort>{wording::sort(sort)}</option>
                            }).collect_view()}
                        </select>
                    </p>
                    {FACETS.into_iter().map(|facet| view! { <FacetField facet=facet asked=asked /> }).collect_view()}
                    <p class="field">
                        <label for="ans">{wording::YEARS}</label>
                        <input
                            id="ans" type="number" name="ans" min="0" max="99" inputmode="numeric" aria-describedby="ans-hint"
                            prop:value=move || query.get().years.map_or_else(String::new, |years| years.to_string())
                        />
                        <span class="hint" id="ans-hint">{wording::YEARS_HINT}</span>
                    </p>
                </div>
            </details>
        </form>
    }
}

/// One filter: its values with the offers each would give.
#[component]
fn FacetField(
    /// The filter.
    facet: Facet,
    /// The question and its answer.
    asked: Asked,
) -> impl IntoView {
    let Asked { query, results, .. } = asked;
    let offered = Memo::new(move |_| results.with(|results| results.counts.get(&facet).cloned().unwrap_or_default()));
    let choices = Memo::new(move |_| offered.get().into_iter().map(|(choice, _)| choice).collect::<Vec<Choice>>());
    let hidden = move || choices.with(Vec::is_empty);
    view! {
        <fieldset class="facet" hidden=hidden>
            <legend class="facet-name">{wording::facet(facet)}</legend>
            <div class="facet-choices">
                <For each=move || choices.get() key=|choice| choice.key.clone() let:choice>
                    <FacetChoice facet=facet choice=choice.clone() checked={
                        let key = choice.key.clone();
                        Signal::derive(move || query.with(|query| query.has(facet, &key)))
                    } count={
                        let key = choice.key.clone();
                        Signal::derive(move || offered.with(|offered| {
                            offered.iter().find(|(choice, _)| choice.key == key).map_or(0, |(_, count)| *count)
                        }))
                    } />
                </For>
            </div>
        </fieldset>
    }
}

/// One value of a filter.
#[component]
fn FacetChoice(
    /// The filter.
    facet: Facet,
    /// The value.
    choice: Choice,
    /// Whether it is chosen.
    checked: Signal<bool>,
    /// How many offers it would give.
    count: Signal<usize>,
) -> impl IntoView {
    view! {
        <label class="facet-choice">
            <input type="checkbox" name=facet.key() value=choice.key.clone() prop:checked=checked />
            <span class="facet-label">{wording::choice(facet, &choice)}</span>
            <span class="facet-count">{move || count.get()}</span>
        </label>
    }
}
