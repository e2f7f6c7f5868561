//! The desk's pages: rendered again when what they show changes.

use super::{Tools, question};
use crate::browser::live;
use crate::browser::saved_store::SavedStore;
use crate::export::qr;
use crate::query::Listing;
use crate::view::absent::Absent;
use crate::view::compare::{Compared, MOST, compare};
use crate::view::favourites::{Favourite, favourites, since};
use crate::view::keeping::toast;
use crate::view::tools::{CALENDAR, COMPARE, FAVOURITES, MAP};
use crate::view::{Now, calendar, map, takeaway};
use crate::wording;
use leptos::prelude::*;

/// The whole page, and what was done last.
pub(super) fn whole(desk: Tools) -> [AnyView; 2] {
    [live(move || main(desk)), live(move || toast(desk.keeping.toast.read().as_ref()))]
}

fn main(desk: Tools) -> AnyView {
    let now = Now { day: desk.today.get(), live: true };
    let root = desk.base();
    let listing = desk.listing.get_value();
    if *desk.page == FAVOURITES {
        let searches = question::kept(desk);
        let since = since(&desk.keeping.news(&listing, now.day), &listing, &root);
        favourites(&starred(desk, &listing), &searches, since, &desk.said.read(), &root, now)
    } else if *desk.page == COMPARE {
        compare(&compared(desk, &listing), &root, now)
    } else if *desk.page == MAP {
        map::map(&listing, &root, now)
    } else if *desk.page == CALENDAR {
        let month = super::asked("mois").and_then(|month| calendar::parse(&month));
        calendar::calendar(&listing, month, &root, now)
    } else {
        away(desk, &listing, &root, now)
    }
}

/// What can be taken away: one offer, or the answer to a question.
fn away(desk: Tools, listing: &Listing, root: &str, now: Now) -> AnyView {
    let Some(id) = super::asked("offre") else {
        let query = question::asked();
        let results = question::answer(desk, &query);
        let back = format!("{root}{}", query.search_part());
        let name = question::name(&query, listing);
        return takeaway::results(listing, &results.found, &name, &back, root, now);
    };
    let absent = |heading: &str, sentence: &'static str| {
        view! { <Absent heading=heading.to_owned() sentence back=root.to_owned() /> }.into_any()
    };
    match listing.ids.iter().position(|known| *known == id).and_then(|at| desk.sheet(at)) {
        Some(detail) => {
            let address = desk.offer_address(&id);
            takeaway::takeaway(&detail, &address, qr::code(&address), &desk.said.read(), now)
        }
        None if desk.waiting.get() => absent(wording::TAKE_AWAY, wording::OFFER_LOADING),
        None => absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT),
    }
}

/// What is kept, soonest deadline first; offers without one, and those gone, last.
pub(super) fn starred(desk: Tools, listing: &Listing) -> Vec<Favourite> {
    let today = desk.today.get();
    let mut all: Vec<Favourite> = desk
        .keeping
        .records()
        .into_iter()
        .filter(|(_, record)| record.is_kept())
        .map(|(id, _)| favourite(desk.keeping, listing, id, &desk.chosen.read()))
        .collect();
    all.sort_by_key(|one| {
        let closed = one.term.is_over(today) || !one.term.status.is_open();
        (closed, one.term.day.is_none(), one.term.day, one.id.clone())
    });
    all
}

fn favourite(keeping: SavedStore, listing: &Listing, id: String, chosen: &[String]) -> Favourite {
    let mine = keeping.mine(&id);
    let chosen = chosen.contains(&id);
    let Some(at) = listing.ids.iter().position(|known| *known == id) else {
        return Favourite { title: wording::gone(&id), id, mine, chosen, ..Favourite::default() };
    };
    let place = [&listing.employers[at], &listing.places[at]];
    Favourite {
        id,
        title: listing.titles[at].to_owned(),
        reference: listing.reference(at),
        place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        term: listing.term(at),
        mine,
        chosen,
    }
}

/// The offers that the address names, as far as they are there.
fn compared(desk: Tools, listing: &Listing) -> Vec<Compared> {
    let asked = super::asked("offres").unwrap_or_default();
    let ids = asked.split(',').take(MOST);
    ids.filter_map(|id| {
        let at = listing.ids.iter().position(|known| known == id)?;
        Some(Compared { id: id.to_owned(), detail: desk.sheet(at)?, mine: desk.keeping.mine(id) })
    })
    .collect()
}
