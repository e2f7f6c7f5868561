//! The question: the filters around the search box, and the sort; a real GET form, whose names and values are those of the address.

use super::search_box::SearchBox;
use super::store::{Entry, Store, use_store};
use crate::query::{Choice, ENDS, Facet, Offered, Query, SORTS, SPANS, Sort, provinces_of_communes};
use crate::text;
use crate::wording;
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::html::{Details, Fieldset, Summary};
use leptos::prelude::*;

/// The id of the form: what stands outside of it says so.
const FORM: &str = "question";

/// From so many values on, a group has a box to search in.
const MANY: usize = 12;

/// A group of filters, as it folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// Provinces, each with its communes.
    Place,
    /// One filter.
    Of(Facet),
}

/// The groups that most readers use: they are open.
const FIRST: [Group; 4] =
    [Group::Place, Group::Of(Facet::Corps), Group::Of(Facet::Employer), Group::Of(Facet::Closing)];

/// The groups that stand folded below «more filters».
const FURTHER: [Group; 11] = [
    Group::Of(Facet::Residency),
    Group::Of(Facet::Contract),
    Group::Of(Facet::Conditions),
    Group::Of(Facet::Licence),
    Group::Of(Facet::Diploma),
    Group::Of(Facet::Domain),
    Group::Of(Facet::Occupation),
    Group::Of(Facet::Posted),
    Group::Of(Facet::Available),
    Group::Of(Facet::Openings),
    Group::Of(Facet::Status),
];

impl Group {
    /// Its filters.
    fn facets(self) -> Vec<Facet> {
        match self {
            Self::Place => vec![Facet::Province, Facet::Commune],
            Self::Of(facet) => vec![facet],
        }
    }

    /// How many of its values a question has chosen; a span of days is one, and so are the reader's own years.
    fn chosen(self, query: &Query) -> usize {
        let of = |facet: Facet| {
            let values = query.chosen.iter().filter(|(of, _)| *of == facet).count();
            let years = facet == Facet::Residency && query.years.is_some();
            values + usize::from(!query.span(facet).is_open()) + usize::from(years)
        };
        self.facets().into_iter().map(of).sum()
    }
}

/// The search form. On a small screen the filters are a sheet from below: its last button closes it, and so does whoever turns
/// to something else.
#[component]
pub fn SearchForm() -> impl IntoView {
    let store = use_store();
    let filters = NodeRef::<Details>::new();
    let summary = NodeRef::<Summary>::new();
    let chosen = Memo::new(move |_| store.query.with(Query::filters));
    let found = Memo::new(move |_| store.results.with(|results| results.open_or_all()));
    let group = |group: Group, open: bool| view! { <FacetGroup group open /> };
    let first = FIRST.map(|one| group(one, true)).into_iter().collect_view();
    let further = FURTHER.map(|one| group(one, false)).into_iter().collect_view();
    let further_chosen =
        Memo::new(move |_| store.query.with(|query| FURTHER.iter().map(|group| group.chosen(query)).sum::<usize>()));
    // The list has answered already: to its offers, and away with the keyboard that hides them.
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(count) = store.count.get_untracked() {
            drop(count.focus());
        }
    };
    let show = move |_| {
        if let (Some(filters), Some(summary)) = (filters.get_untracked(), summary.get_untracked()) {
            filters.set_open(false);
            drop(summary.focus());
        }
    };
    view! {
        <form class="question" id=FORM role="search" method="get" action=store.root() on:submit=submit>
            <SearchBox />
            <details class="filters" data-dismissed="" node_ref=filters>
                <summary class="filters-summary" node_ref=summary>{move || wording::filters(chosen.get())}</summary>
                <div class="filters-sheet">
                    <div class="filters-body">
                        {first}
                        <details class="filters-further">
                            <summary class="facet-name">{wording::MORE_FILTERS}<ChosenCount number=further_chosen /></summary>
                            {further}
                        </details>
                    </div>
                    <p class="filters-show">
                        <button class="button search-button" type="button" on:click=show>
                            {move || wording::show(found.get())}
                        </button>
                    </p>
                </div>
            </details>
        </form>
    }
}

/// Enter in a box that is no part of the question asks nothing.
fn keep_in_form(event: KeyboardEvent) {
    if event.key() == "Enter" {
        event.prevent_default();
    }
}

/// How many values are chosen, beside a heading that may hide them.
#[component]
fn ChosenCount(number: Memo<usize>) -> impl IntoView {
    view! {
        <span class="facet-chosen" hidden=move || number.get() == 0>
            {move || number.get().to_string()}
            <span class="visually-hidden">{move || format!(" {}", wording::chosen_values(number.get()))}</span>
        </span>
    }
}

/// The order of the results, beside their count.
#[component]
pub fn SortField() -> impl IntoView {
    let store = use_store();
    let order = Memo::new(move |_| store.query.with(Query::order));
    let option = |sort: Sort| {
        view! { <option value=sort.key() selected=move || order.get() == sort>{wording::sort(sort)}</option> }
    };
    view! {
        <p class="sort">
            <label for="tri">{wording::SORT}</label>
            <select
                id="tri"
                name="tri"
                form=FORM
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

/// A value as its group shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    facet: Facet,
    choice: Choice,
    count: usize,
    /// Whether it is part of the value before that is not: a commune of a province.
    inner: bool,
}

/// What a group shows, and how many further values it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct GroupContent {
    shown: Vec<Shown>,
    more: usize,
}

impl GroupContent {
    /// What a group shows now; `of_commune` are the provinces of the communes, which change with the listing alone.
    fn of(group: Group, store: Store, of_commune: Memo<Vec<Option<usize>>>) -> Self {
        match group {
            Group::Of(facet) => {
                let Offered { choices, more } = store.offered(facet);
                Self { shown: all(facet, choices, false).collect(), more }
            }
            Group::Place => {
                let (provinces, communes) = (store.offered(Facet::Province), store.offered(Facet::Commune));
                let more = communes.more;
                let listing = store.listing.read();
                let place_of =
                    |facet: Facet, key: &str| listing.facets[facet as usize].keys.iter().position(|known| known == key);
                let of_commune = of_commune.read();
                let mut communes: Vec<(Option<usize>, Shown)> = all(Facet::Commune, communes.choices, true)
                    .map(|commune| {
                        let place = place_of(Facet::Commune, &commune.choice.key);
                        (place.and_then(|place| of_commune[place]), commune)
                    })
                    .collect();
                let mut shown = Vec::new();
                for province in all(Facet::Province, provinces.choices, false) {
                    let place = place_of(Facet::Province, &province.choice.key);
                    shown.push(province);
                    shown
                        .extend(communes.extract_if(.., |(of, _)| place.is_some() && *of == place).map(|(_, one)| one));
                }
                // Of no one province, or of one that no offer has any longer.
                shown.extend(communes.into_iter().map(|(_, commune)| Shown { inner: false, ..commune }));
                Self { shown, more }
            }
        }
    }
}

fn all(facet: Facet, choices: Vec<(Choice, usize)>, inner: bool) -> impl Iterator<Item = Shown> {
    choices.into_iter().map(move |(choice, count)| Shown { facet, choice, count, inner })
}

/// A group of filters: its values with the offers each would give.
#[component]
fn FacetGroup(group: Group, open: bool) -> impl IntoView {
    let store = use_store();
    let fields = NodeRef::<Fieldset>::new();
    let facets = group.facets();
    let unfolding = facets[facets.len() - 1];
    let (name, has_days) = match group {
        Group::Place => (wording::PLACE, false),
        Group::Of(facet) => (wording::facet(facet), SPANS.contains(&facet)),
    };
    let of_commune = Memo::new(move |_| provinces_of_communes(&store.listing.read()));
    let content = Memo::new(move |_| GroupContent::of(group, store, of_commune));
    let unfolded = Memo::new(move |_| store.unfolded.with(|unfolded| unfolded.contains(&unfolding)));
    let searched = RwSignal::new(String::new());
    let rows = Memo::new(move |_| {
        let letters = searched.with(|typed| text::fold(typed));
        let has =
            |one: &Shown| letters.is_empty() || text::fold(&wording::choice(one.facet, &one.choice)).contains(&letters);
        content.with(|content| {
            let shown = content.shown.iter().filter(|one| has(one));
            shown.map(|one| (one.facet, one.choice.clone(), one.inner)).collect::<Vec<_>>()
        })
    });
    let more = Memo::new(move |_| content.with(|content| content.more));
    let many = Memo::new(move |_| unfolded.get() && content.with(|content| content.shown.len() > MANY));
    let empty =
        move || content.with(|content| content.shown.is_empty()) && !has_days && group != Group::Of(Facet::Residency);
    let chosen = Memo::new(move |_| store.query.with(|query| group.chosen(query)));
    // The values that come are read from the first on.
    let unfold = move |_| {
        searched.set(String::new());
        store.unfold(unfolding);
        if let Some(fields) = fields.get_untracked() {
            drop(fields.focus());
        }
    };
    let row = move |(facet, choice, inner): (Facet, Choice, bool)| {
        let key = choice.key.clone();
        let count = Memo::new(move |_| {
            content.with(|content| {
                let one = content.shown.iter().find(|one| one.facet == facet && one.choice.key == key);
                one.map_or(0, |one| one.count)
            })
        });
        view! { <FacetChoice facet choice inner count /> }
    };
    view! {
        <details class="facet" open=open hidden=empty>
            <summary class="facet-name">{name}<ChosenCount number=chosen /></summary>
            <fieldset class="facet-fields" tabindex="-1" node_ref=fields>
                <legend class="visually-hidden">{name}</legend>
                <input
                    type="search"
                    class="facet-search"
                    hidden=move || !many.get()
                    aria-label=wording::search_choices(name)
                    placeholder=wording::search_choices(name)
                    prop:value=searched
                    on:input=move |event| searched.set(event_target_value(&event))
                    on:keydown=keep_in_form
                />
                <div class="facet-choices">
                    <For each=move || rows.get() key=|(facet, choice, _)| (facet.key(), choice.key.clone()) children=row />
                </div>
                <p class="hint" role="status">
                    {move || (!searched.read().is_empty() && rows.with(Vec::is_empty)).then_some(wording::NO_CHOICE)}
                </p>
                <button
                    type="button"
                    class="facet-more"
                    hidden=move || more.get() == 0 && !unfolded.get()
                    on:click=unfold
                >
                    {move || if unfolded.get() { wording::FEWER_CHOICES.to_owned() } else { wording::more_choices(more.get()) }}
                </button>
                {(group == Group::Of(Facet::Residency)).then(|| view! { <YearsField /> })}
                {has_days.then(|| view! { <FacetDays facet=unfolding /> })}
            </fieldset>
        </details>
    }
}

/// A value of a filter.
#[component]
fn FacetChoice(facet: Facet, choice: Choice, inner: bool, count: Memo<usize>) -> impl IntoView {
    let store = use_store();
    let name = wording::choice(facet, &choice);
    let key = choice.key;
    let value = key.clone();
    let own = key.clone();
    let chosen = Memo::new(move |_| store.query.with(|query| query.has(facet, &own)));
    let toggle = move |event: Event| store.choose(facet, &key, event_target_checked(&event));
    view! {
        <label class="facet-choice" data-inner=inner.then_some("") data-none=move || (count.get() == 0).then_some("")>
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
    view! {
        <details class="facet-span">
            <summary>{wording::CHOOSE_DAYS}</summary>
            <div class="facet-days">{fields}</div>
        </details>
    }
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
