//! The export page: of one offer the link, the calendar entry and the poster; of the results of a question the printed list and
//! the tables.

use super::address;
use super::download::FileType;
use super::store::{Store, use_store};
use crate::browser::actions::shared;
use crate::browser::spawn;
use crate::export::ics::{self, Deadline};
use crate::export::{csv, file_name, qr};
use crate::release::Detail;
use crate::release::detail::FactKind;
use crate::view::absent::Absent;
use crate::view::deadline_line::DeadlineLine;
use crate::view::detail::label;
use crate::view::offer_address;
use crate::view::printed_reference::PrintedReference;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// Most offers on a printed list; the files have all of them.
const PRINTED: usize = 300;

/// The facts on a poster.
const POSTER_FACTS: [FactKind; 7] = [
    FactKind::Workplace,
    FactKind::Corps,
    FactKind::Domain,
    FactKind::Openings,
    FactKind::Availability,
    FactKind::Residency,
    FactKind::Reference,
];

/// The page: for the offer that the address names, or for the results of its question.
#[component]
pub fn ExportPage() -> impl IntoView {
    let store = use_store();
    let Some(id) = address::offer() else { return view! { <ExportResults /> }.into_any() };
    let absent = |heading: &str, sentence: &'static str| {
        view! { <Absent heading=heading.to_owned() sentence back=store.root() /> }.into_any()
    };
    match store.position(&id).map(|position| store.detail(position)) {
        Some(Some(detail)) => view! { <ExportOffer id detail /> }.into_any(),
        Some(None) => absent(wording::TAKE_AWAY, wording::OFFER_FAILED),
        None => absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT),
    }
}

/// One offer to be exported.
#[component]
fn ExportOffer(
    /// Its id.
    id: String,
    /// All that its page shows.
    detail: Arc<Detail>,
) -> impl IntoView {
    let store = use_store();
    let address = offer_address(&store.site_address(), &id);
    let has_deadline = detail.term.day.is_some() && detail.term.status.is_open();
    let share = {
        let (title, address) = (detail.title.clone(), address.clone());
        move |_| {
            let (title, address) = (title.clone(), address.clone());
            spawn(async move { store.outcome.set(shared(&title, &address).await.to_owned()) });
        }
    };
    view! {
        <div class="desk takeaway">
            <p class="offer-back"><a href=address.clone()>{format!("← {}", wording::BACK_TO_OFFER)}</a></p>
            <h1 tabindex="-1">{wording::TAKE_AWAY}</h1>
            <p class="desk-actions">
                <button type="button" class="button" on:click=share>{wording::SHARE}</button>
                <button
                    type="button"
                    class="button"
                    hidden=!has_deadline
                    on:click=move |_| store.download_calendar(std::slice::from_ref(&id), &id)
                >
                    {wording::CALENDAR}
                </button>
                <button type="button" class="button" on:click=move |_| Store::print()>{wording::PRINT_POSTER}</button>
            </p>
            <p class="field takeaway-link">
                <label for="lien">{wording::LINK}</label>
                <input id="lien" type="text" readonly value=address.clone() />
            </p>
            <p class="desk-said" role="status">{store.outcome}</p>
            <Poster detail address />
        </div>
    }
}

/// An offer as a poster for a notice board.
#[component]
fn Poster(
    /// The offer.
    detail: Arc<Detail>,
    /// The whole address of its page.
    address: String,
) -> impl IntoView {
    let fact = |kind: FactKind| {
        let text = detail.facts.iter().find(|fact| fact.kind == kind).map(|fact| fact.text.clone()).unwrap_or_default();
        (!text.is_empty())
            .then(|| view! { <p class="poster-fact"><span class="poster-label">{label(kind)}</span>" "{text}</p> })
    };
    let facts = POSTER_FACTS.map(fact).collect_view();
    let code = qr::code(&address).map(|(size, path)| {
        view! {
            <svg class="poster-code" viewBox=format!("0 0 {size} {size}") role="img" aria-label=wording::CODE shape-rendering="crispEdges">
                <rect class="poster-code-ground" width=size.to_string() height=size.to_string()></rect>
                <path d=path></path>
            </svg>
        }
    });
    let term = detail.term.clone();
    view! {
        <section class="poster" aria-label=wording::POSTER>
            <p class="poster-kind">{wording::POSTER_KIND}</p>
            <h2 class="poster-title">{detail.title.clone()}</h2>
            <p class="poster-employer">{detail.employer.clone()}</p>
            <DeadlineLine term />
            {facts}
            <div class="poster-foot">
                {code}
                <div><p>{wording::poster_foot(detail.tells_how_to_apply)}</p><p>{address}</p></div>
            </div>
        </section>
    }
}

/// The results of the address's question to be exported.
#[component]
fn ExportResults() -> impl IntoView {
    let store = use_store();
    let query = address::query();
    let back = format!("{}{}", store.root(), query.search_part());
    let name = store.name(&query);
    let results = Memo::new(move |_| store.results(&query).found);
    let is_empty = move || results.with(Vec::is_empty);
    let first = move || results.get().into_iter().take(PRINTED);
    view! {
        <div class="desk takeaway-results">
            <p class="offer-back"><a href=back>{format!("← {}", wording::BACK)}</a></p>
            <h1 tabindex="-1">{wording::RESULTS}</h1>
            <p class="printed-question">{name}"\u{a0}: "{move || wording::offers(results.with(Vec::len))}</p>
            <p class="desk-actions" hidden=is_empty>
                <button type="button" class="button" on:click=move |_| Store::print()>{wording::PRINT_LIST}</button>
                <button type="button" class="button" on:click=move |_| store.download_csv(&results.read_untracked())>
                    {wording::CSV}
                </button>
                <button type="button" class="button" on:click=move |_| store.download_json(&results.read_untracked())>
                    {wording::JSON}
                </button>
            </p>
            <p class="desk-said" role="status">{store.outcome}</p>
            <p class="empty" hidden=move || !is_empty()>{wording::nothing_found("", true, 0)}</p>
            <ol class="printed-list">
                <For each=first key=|position| *position let(position)><PrintedOffer position /></For>
            </ol>
            <p class="hint" hidden=move || results.with(Vec::len) <= PRINTED>{wording::printed(PRINTED)}</p>
        </div>
    }
}

/// An offer of a printed list.
#[component]
fn PrintedOffer(
    /// Its position in the listing.
    position: u32,
) -> impl IntoView {
    let (store, at) = (use_store(), position as usize);
    let (listing, root) = (store.listing(), store.root());
    let place = [&listing.employers[at], &listing.places[at]].into_iter().filter(|part| !part.is_empty());
    let term = listing.term(at);
    view! {
        <li class="printed">
            <p class="printed-title">
                <a href=offer_address(&root, &listing.ids[at])><bdi>{listing.titles[at].to_owned()}</bdi></a>
            </p>
            <p>{place.collect::<Vec<_>>().join(" · ")}</p>
            <p>{listing.residencies[at].to_owned()}</p>
            <DeadlineLine term />
            <PrintedReference reference=listing.reference(at) />
        </li>
    }
}

impl Store {
    /// Downloads the deadlines of some offers as a calendar file.
    pub(super) fn download_calendar(self, ids: &[String], name: &str) {
        let (listing, site) = (self.listing(), self.site_address());
        let deadline = |at: usize| {
            let address = offer_address(&site, &listing.ids[at]);
            let description = format!("{}\n{address}", &listing.employers[at]);
            Deadline { description, address, ..Deadline::of_listing(&listing, at) }
        };
        let deadlines: Vec<Deadline> = ids.iter().filter_map(|id| self.position(id)).map(deadline).collect();
        self.download(&file_name(name, "ics"), FileType::Calendar, ics::download(&deadlines).as_bytes());
    }

    /// Downloads some offers as a CSV file.
    fn download_csv(self, positions: &[u32]) {
        self.download("offres.csv", FileType::Csv, &csv::csv(&self.table_rows(positions)));
    }

    /// Downloads some offers as a JSON file.
    fn download_json(self, positions: &[u32]) {
        self.download("offres.json", FileType::Json, &csv::json(&self.table_rows(positions)));
    }

    fn table_rows(self, positions: &[u32]) -> Vec<csv::Row> {
        let (listing, site) = (self.listing(), self.site_address());
        positions.iter().map(|at| csv::Row::of(&listing, *at as usize, &site)).collect()
    }

    /// Prints the page.
    pub(super) fn print() {
        drop(window().print());
    }
}
