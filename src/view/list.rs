//! The list of offers that answer a question.

use super::advice::{Advice, filters};
use super::filters::{SearchForm, SortField};
use super::offer_card::OfferRow;
use super::rows;
use super::saved_state::SearchToSave;
use super::store::{Loading, Part, Row, use_store};
use crate::query::Query;
use crate::search::{Told, as_typed};
use crate::wording;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The list's page: the question, and what answers it.
#[component]
pub fn ListPage() -> impl IntoView {
    view! {
        <div class="list-page">
            <div class="list-heading">
                <h1 tabindex="-1">{wording::LIST_HEADING}</h1>
                <p class="list-intro">{wording::INTRO}</p>
            </div>
            <SearchForm />
            <div class="results" data-asking=wording::SEARCH_LOADING>
                <div class="outcome"><ResultCount /><SortField /></div>
                <Chips />
                <ListActions />
                <Advice />
                <OfferList part=Part::Open heading=|_| wording::OPEN_OFFERS.to_owned() />
                <OfferList part=Part::Closed heading=|_| wording::CLOSED_OFFERS.to_owned() />
                <OfferList part=Part::Others heading=wording::other_offers />
            </div>
        </div>
    }
}

/// How many offers answer, how many of them are open if that is sure, and what is still on its way.
#[component]
pub fn ResultCount() -> impl IntoView {
    let store = use_store();
    let found = Memo::new(move |_| store.found());
    let open = Memo::new(move |_| store.results.with(|results| results.open));
    let others = Memo::new(move |_| store.length(Part::Others));
    // What is over stays over; what was open when a static page was made may no longer be.
    let sure = move || store.live.get() || open.get() == 0;
    let of_them = move || wording::of_them_open(found.get(), open.get());
    let notice = Memo::new(move |_| store.notice());
    // What will be said meanwhile has its place before.
    let in_parts = store.catalogue.with_value(|catalogue| catalogue.chunking.listing().len() > 1);
    let awaited = move || (in_parts && notice.get().is_none()).then_some(wording::ARCHIVE_LOADING);
    view! {
        <div class="outcome-count">
            <p class="count" id="count" role="status" tabindex="-1" node_ref=store.count>
                {move || wording::found(found.get(), others.get())}
                <span data-later=move || (!sure()).then(of_them)>{move || sure().then(of_them)}</span>
            </p>
            <p class="notice" id="coming" data-later=awaited>{move || notice.get()}</p>
        </div>
    }
}

/// The chosen filters and what the words were read as, each with a link that takes it off, and one that takes off
/// everything. Where nothing is asked yet, the offers read last stand in the same place, or else questions that show what may
/// be asked.
#[component]
pub fn Chips() -> impl IntoView {
    let store = use_store();
    let nothing = Memo::new(move |_| store.asks_nothing() && store.query.with(|query| query.years.is_none()));
    let chips = Memo::new(move |_| {
        let (query, listing, results) = (store.query.read(), store.listing.read(), store.results.read());
        let filters = filters(&query, &listing).into_iter();
        let filters = filters.map(|(name, without)| [wording::REMOVE.to_owned(), name, without.search_part()]);
        let readings = results.told.iter().filter_map(|told| reading(told, &query));
        let own_years = query.years.map(|years| {
            let without = query.clone().with("ans", "");
            [wording::REMOVE.to_owned(), wording::own_years(years), without.search_part()]
        });
        filters.chain(own_years).chain(readings).collect::<Vec<_>>()
    });
    let recent = Memo::new(move |_| {
        let (ids, listing) = (store.saved.recent.read(), store.listing.read());
        let positions = ids.iter().filter_map(|id| listing.ids.iter().position(|known| known == id));
        let row =
            |at: usize| [store.address(&listing.ids[at]), listing.titles[at].to_owned(), listing.places[at].to_owned()];
        positions.take(MOST_RECENT).map(row).collect::<Vec<_>>()
    });
    let is_new = Memo::new(move |_| recent.with(Vec::is_empty));
    let read = move |[href, title, place]: rows::Row| {
        view! {
            <li>
                <a class="chip chip-example" href=href>
                    <bdi class="chip-title">{title}</bdi><span class="hint">{place}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let root = store.root();
    let example = |(words, address): (&'static str, &'static str)| {
        view! { <li><a class="chip chip-example" href=format!("{}{address}", store.root())>{words}</a></li> }
    };
    let examples = wording::EXAMPLES.map(example).into_iter().collect_view();
    let chip =
        move |[hint, name, address]: rows::Row| view! { <Chip hint name href=format!("{root}{address}") /> }.into_any();
    view! {
        <div class="chips" hidden=move || nothing.get()>
            <h2 class="visually-hidden">{wording::CHOSEN}</h2>
            <ul class="chips-list">
                {rows::rows(chips, Box::new(chip))}
                <li><a class="chip-clear" href=store.root()>{wording::CLEAR}</a></li>
            </ul>
        </div>
        <div class="chips chips-examples" hidden=move || !nothing.get()>
            <p class="chips-hint" hidden=move || !is_new.get()>{wording::EXAMPLES_HINT}</p>
            <ul class="chips-list" hidden=move || !is_new.get()>{examples}</ul>
            <p class="chips-hint chips-recent-hint" hidden=move || is_new.get()>{wording::RECENT}</p>
            <ul class="chips-list chips-recent" hidden=move || is_new.get()>
                {rows::rows(recent, Box::new(read))}
            </ul>
        </div>
    }
}

/// The offers read last that are offered again, at most.
const MOST_RECENT: usize = 3;

/// What words were read as beside themselves: what taking it off does, its name, and the question without it.
fn reading(told: &Told, query: &Query) -> Option<rows::Row> {
    let (typed, name) = match told {
        Told::Place { typed, name } => (typed, wording::place_meant(name)),
        Told::Employer { typed, name } => (typed, wording::employer_meant(name)),
        Told::Also { typed, words } => (typed, wording::also_sought(words)),
        Told::Corrected { .. } | Told::Unknown { .. } => return None,
    };
    let without = query.clone().with("mot", typed);
    Some([wording::as_written(as_typed(&query.text, typed)), name, without.search_part()])
}

/// Something that is asked for, with a link that takes it off.
#[component]
fn Chip(
    /// What taking it off does, said before its name.
    hint: String,
    /// Its name.
    name: String,
    /// The address without it.
    href: String,
) -> impl IntoView {
    view! {
        <li>
            <a class="chip" href=href>
                <span class="visually-hidden">{hint}</span>{name}<span class="chip-cross" aria-hidden="true">{CROSS}</span>
            </a>
        </li>
    }
}

/// Takes something off.
const CROSS: &str = "×";

/// What can be done with the answer as a whole; on a static page its place is kept free.
#[component]
fn ListActions() -> impl IntoView {
    let store = use_store();
    let search = Memo::new(move |_| store.query.with(Query::search_part));
    let link = move |place: &'static str| move || format!("{}{place}/{}", store.root(), search.get());
    let nothing = Memo::new(move |_| store.asks_nothing());
    // Only the page of favourites knows what is new when not all offers are here yet.
    let keep = move |event: MouseEvent| {
        if matches!(*store.archive.read_untracked(), Loading::Here(())) {
            event.prevent_default();
            let address = store.query.with_untracked(Query::to_string);
            store.saved.save_search(SearchToSave {
                address,
                seen: store.ids_found(),
                link: format!("{}favoris/", store.root()),
            });
        }
    };
    let links = move || {
        view! {
            <a class="quiet" href=link("emporter")>{wording::RESULTS}</a>
            <a class="quiet keep-search" href=link("favoris") hidden=move || nothing.get() on:click=keep>
                {wording::KEEP_QUESTION}
            </a>
        }
    };
    view! { <p class="list-actions">{move || store.live.get().then(links)}</p> }
}

/// One of the lists, as far as it is drawn; nothing is seen of an empty one.
#[component]
fn OfferList(
    part: Part,
    /// Its heading, given how many offers it has.
    heading: fn(usize) -> String,
) -> impl IntoView {
    let store = use_store();
    let rows = Memo::new(move |_| store.rows(part));
    let length = Memo::new(move |_| store.length(part));
    let room = Memo::new(move |_| store.room(part));
    let [before, behind] = [0, 1].map(|end| move || room.with(|room| room.as_ref().map(|room| room[end].clone())));
    let row = move |row: Row| {
        let number = Signal::derive(move || {
            rows.with(|rows| rows.iter().find(|one| one.position == row.position).map_or(row.number, |one| one.number))
        });
        view! { <OfferRow row number length /> }
    };
    // In words so small that they take no line of their own: what stands below stays where it is when they go.
    let day = move || {
        let made = store.now.with_untracked(|now| now.day);
        (part == Part::Open && !store.live.get())
            .then(|| view! { <span class="offers-day">{wording::on_day(made)}</span> })
    };
    view! {
        <section class="offers" hidden=move || length.get() == 0>
            <h2 class="offers-heading">{move || heading(length.get())}{day}</h2>
            <ol class="offers-list" style:padding-block-start=before style:padding-block-end=behind>
                <For each=move || rows.get() key=|row| row.position children=row />
            </ol>
        </section>
    }
}
