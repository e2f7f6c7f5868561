//! The page of favourites: the offers saved, the searches saved, the news, and the backup file.

use super::address::MOST_COMPARED;
use super::backup::BackupSection;
use super::news::NewsSinceVisit;
use super::searches::SavedSearches;
use super::store::{Store, use_store};
use crate::offer::Term;
use crate::saved::Step;
use crate::view::deadline_line::DeadlineLine;
use crate::view::favourite_button::FavouriteButton;
use crate::view::note_form::NoteForm;
use crate::view::offer_address;
use crate::view::printed_reference::PrintedReference;
use crate::view::toast::Toast;
use crate::wording;
use leptos::prelude::*;

/// The page of favourites.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    let store = use_store();
    let favourites = Memo::new(move |_| store.favourites());
    let compared = RwSignal::new(Vec::<String>::new());
    let is_empty = move || favourites.with(Vec::is_empty);
    view! {
        <div class="desk favourites">
            <h1 tabindex="-1">{wording::FAVOURITES}</h1>
            <p class="hint">{wording::FAVOURITES_HINT}</p>
            <NewsSinceVisit />
            <div class="empty" hidden=move || !is_empty()>
                <p>{wording::FAVOURITES_EMPTY}</p>
                <p><a class="button" href=store.root()>{wording::TO_THE_LIST}</a></p>
            </div>
            <p class="desk-actions" hidden=is_empty>
                <span class="hint" hidden=move || favourites.with(Vec::len) < 2>{wording::COMPARE_HINT}</span>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| store.download_calendar(&favourites.get_untracked(), wording::FAVOURITES_NAME)
                >
                    {wording::CALENDAR_ALL}
                </button>
                <button type="button" class="button" on:click=move |_| Store::print()>{wording::PRINT}</button>
            </p>
            <ol class="favourites-list">
                <For each=move || favourites.get() key=Clone::clone let(id)><FavouriteCard id compared /></For>
            </ol>
            <CompareBar favourites compared />
            <SavedSearches />
            <BackupSection />
        </div>
        <Toast />
    }
}

/// What is chosen for comparison, and the link to it: it stays in sight while offers are chosen.
#[component]
fn CompareBar(
    /// The ids of all favourites.
    favourites: Memo<Vec<String>>,
    /// The ids of those chosen.
    compared: RwSignal<Vec<String>>,
) -> impl IntoView {
    let root = use_store().root();
    // Of an offer that is no longer a favourite the box is gone. Of few favourites all are compared, unless some are chosen.
    let chosen = Memo::new(move |_| {
        let chosen = compared.read();
        let all = favourites.get();
        if chosen.is_empty() && (2..=MOST_COMPARED).contains(&all.len()) {
            return all;
        }
        all.into_iter().filter(|id| chosen.contains(id)).collect::<Vec<_>>()
    });
    let can_compare = Memo::new(move |_| (2..=MOST_COMPARED).contains(&chosen.with(Vec::len)));
    view! {
        <div class="compare-bar" hidden=move || chosen.with(Vec::is_empty)>
            <span role="status">
                {move || (!compared.read().is_empty()).then(|| wording::to_compare(chosen.with(Vec::len), MOST_COMPARED))}
            </span>
            <a
                class="button"
                hidden=move || !can_compare.get()
                href=move || format!("{root}comparer/?offres={}", chosen.with(|ids| ids.join(",")))
            >
                {move || wording::compare(chosen.with(Vec::len))}
            </a>
        </div>
    }
}

/// A favourite, with the reader's note and step.
#[component]
fn FavouriteCard(
    /// The offer's id.
    id: String,
    /// The ids of the offers to be compared.
    compared: RwSignal<Vec<String>>,
) -> impl IntoView {
    let store = use_store();
    let Favourite { title, place, reference, term } = store.favourite(&id);
    let root = store.root();
    let (box_id, own_id) = (format!("comparer-{id}"), StoredValue::new(id.clone()));
    let (href, export) = (offer_address(&root, &id), format!("{root}emporter/?offre={id}"));
    let is_compared = move || compared.with(|ids| own_id.with_value(|id| ids.contains(id)));
    let is_full = move || compared.with(Vec::len) >= MOST_COMPARED && !is_compared();
    let saved = store.saved.state;
    let printed = move || {
        let offer = own_id.with_value(|id| saved.offer(id));
        let step = match Step::of(&offer.step) {
            Step::None => "",
            step => wording::step(step),
        };
        [step, &offer.note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let compare = move |checked: bool| {
        compared.update(|ids| {
            ids.retain(|other| own_id.with_value(|id| other != id));
            if checked {
                ids.push(own_id.get_value());
            }
        });
    };
    view! {
        <li>
            <article class="offer-card favourite" id=own_id.get_value()>
                <h2 class="offer-card-title"><a href=href><bdi>{title.clone()}</bdi></a></h2>
                <p class="offer-card-where">{place}</p>
                <PrintedReference reference />
                <DeadlineLine term />
                <div class="offer-card-mine">
                    <FavouriteButton id=id.clone() title />
                    <label class="choice" for=box_id.clone()>
                        <input
                            type="checkbox"
                            id=box_id.clone()
                            prop:checked=is_compared
                            disabled=is_full
                            on:change:target=move |event| compare(event.target().checked())
                        />
                        {wording::COMPARE}
                    </label>
                    <a href=export>{wording::TAKE_AWAY}</a>
                </div>
                <NoteForm id=id.clone() />
                <p class="printed-note">{printed}</p>
            </article>
        </li>
    }
}

/// What the page shows of a favourite.
struct Favourite {
    title: String,
    place: String,
    reference: Option<String>,
    term: Term,
}

impl Store {
    /// The ids of the favourites: the soonest deadline first, then those without one, then those that are over or gone.
    fn favourites(self) -> Vec<String> {
        let today = self.now.get().day;
        let kept = self.saved.state.offers.with(|offers| {
            offers.iter().filter(|(_, offer)| offer.is_kept()).map(|(id, _)| id.clone()).collect::<Vec<_>>()
        });
        let mut favourites: Vec<_> = kept
            .into_iter()
            .map(|id| {
                let term = self.favourite(&id).term;
                let is_over = term.is_over(today) || !term.status.is_open();
                ((is_over, term.day.is_none(), term.day), id)
            })
            .collect();
        favourites.sort();
        favourites.into_iter().map(|(_, id)| id).collect()
    }

    /// A favourite. The site may no longer have the offer.
    fn favourite(self, id: &str) -> Favourite {
        let Some(at) = self.position(id) else {
            return Favourite {
                title: wording::gone(id),
                place: String::new(),
                reference: None,
                term: Term::default(),
            };
        };
        let listing = self.listing();
        let place = [&listing.employers[at], &listing.places[at]];
        Favourite {
            title: listing.titles[at].to_owned(),
            place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            reference: listing.reference(at),
            term: listing.term(at),
        }
    }
}
