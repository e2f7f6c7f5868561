//! A schematic map of the communes with their numbers of offers, and the same as a list.
//!
//! The tiles were placed by hand for this project: no map of anybody else is in them.

use super::{Now, use_now, use_root};
use crate::query::{Facet, Listing, Status, slug};
use crate::wording::{self, COMMUNES};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// Width and height of a tile, with the gap to the next one: wide enough for the longest name.
const TILE: u32 = 120;

/// The offers counted on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Whether only open offers are counted; all are where none is open.
    only_open: bool,
    /// The number of offers of each commune, in the order of [`COMMUNES`].
    of: Vec<usize>,
}

/// The map of the communes, and the same as a list. A static page counts the offers open on the day of its build, says so, and
/// leads to the communes' pages: without a program, no page answers a question.
#[component]
pub fn CommuneMap(
    /// All offers.
    listing: Arc<Listing>,
) -> impl IntoView {
    let (now, root) = (use_now(), use_root());
    let counts = Memo::new(move |_| Counts::new(&listing, now.get()));
    let most = Memo::new(move |_| counts.with(|counts| counts.of.iter().copied().max().unwrap_or(0)));
    let hint = move || if counts.with(|counts| counts.only_open) { wording::MAP_OPEN } else { wording::MAP_ALL };
    let when = move || if now.get().live { String::new() } else { format!(" ({})", wording::date(now.get().day)) };
    let href = move |commune: usize| {
        let (key, root) = (slug(COMMUNES[commune].0), root.clone());
        Signal::derive(move || {
            let status = if counts.with(|counts| counts.only_open) { "&statut=ouverte" } else { "" };
            if now.get().live { format!("{root}?commune={key}{status}") } else { format!("{root}communes/{key}/") }
        })
    };
    let number = move |commune: usize| Memo::new(move |_| counts.with(|counts| counts.of[commune]));
    let line_href = href.clone();
    let tile = move |commune: usize| view! { <Tile commune number=number(commune) most href=href(commune) /> };
    let line = move |commune: usize| view! { <Line commune number=number(commune) href=line_href(commune) /> };
    view! {
        <div class="desk map" data-day=now.get_untracked().day.to_string()>
            <h1 tabindex="-1">{wording::MAP}</h1>
            <p class="hint">{hint}{when}</p>
            <div class="map-parts">
                <svg class="map-tiles" viewBox="0 0 1560 1440" role="group" aria-label=wording::MAP_LABEL>
                    {(0..COMMUNES.len()).map(tile).collect_view()}
                </svg>
                <div class="map-twin">
                    <h2>{wording::MAP_LIST}</h2>
                    <ul class="map-list">
                        <For each=move || counts.with(Counts::order) key=|commune| *commune children=line />
                    </ul>
                </div>
            </div>
            <p class="hint">{wording::MAP_NOTE}</p>
        </div>
    }
}

/// A commune on the map: a link with its number, or a mere tile where it has no offer.
#[component]
fn Tile(
    /// Its place in [`COMMUNES`].
    commune: usize,
    /// Its number of offers.
    number: Memo<usize>,
    /// The highest number of all communes.
    most: Memo<usize>,
    /// Where its offers are.
    href: Signal<String>,
) -> impl IntoView {
    let (name, column, row) = COMMUNES[commune];
    let (x, y) = (column * TILE, row * TILE);
    let shade = move || match number.get() {
        0 => "map-tile map-tile-0",
        // Three shades of more or less: the number tells how many.
        number => ["map-tile map-tile-1", "map-tile map-tile-2", "map-tile map-tile-3"]
            [(number * 3 / most.get().max(1)).min(2)],
    };
    let inner = move || {
        view! {
            <rect class=shade x=(x + 2).to_string() y=(y + 2).to_string() width="116" height="116" rx="10"></rect>
            <text class="map-number" x=(x + 60).to_string() y=(y + 62).to_string()>{move || wording::grouped(number.get())}</text>
            <text class="map-name" x=(x + 60).to_string() y=(y + 95).to_string()>{name}</text>
        }
    };
    let is_empty = Memo::new(move |_| number.get() == 0);
    move || {
        if is_empty.get() {
            view! { <g class="map-none" aria-hidden="true">{inner()}</g> }.into_any()
        } else {
            let label = move || format!("{name}\u{a0}: {}", wording::offers(number.get()));
            // Within `<g>`, the macro makes `<a>` and `<title>` the elements of SVG; those of HTML would show nothing.
            view! { <g><a href=href><title>{label}</title>{inner()}</a></g> }.into_any()
        }
    }
}

/// A commune in the list, with its name in a Kanak language where it has one.
#[component]
fn Line(
    /// Its place in [`COMMUNES`].
    commune: usize,
    /// Its number of offers.
    number: Memo<usize>,
    /// Where its offers are.
    href: Signal<String>,
) -> impl IntoView {
    let name = COMMUNES[commune].0;
    let own = wording::KANAK_NAMES.iter().find(|(known, ..)| *known == name);
    let own = own.map(|(_, own, lang)| view! { " "<span class={"map-own"} lang=*lang>{*own}</span> });
    let is_empty = Memo::new(move |_| number.get() == 0);
    let link = move || if is_empty.get() { name.into_any() } else { view! { <a href=href>{name}</a> }.into_any() };
    view! {
        <li class="map-line">
            <span>{link}{own}</span>
            <span class="map-count">{move || wording::offers(number.get())}</span>
        </li>
    }
}

impl Counts {
    fn new(listing: &Listing, now: Now) -> Self {
        let is_open = |at: &usize| listing.status(*at, now.day) != Status::Closed;
        let only_open = (0..listing.len()).any(|at| is_open(&at));
        let column = &listing.facets[Facet::Commune as usize];
        let mut by_value = vec![0; column.keys.len()];
        for value in (0..listing.len()).filter(|at| !only_open || is_open(at)).flat_map(|at| column.of(at)) {
            by_value[*value as usize] += 1;
        }
        let of = COMMUNES.iter().map(|(name, ..)| {
            let key = slug(name);
            column.keys.iter().position(|known| *known == key).map_or(0, |value| by_value[value])
        });
        Self { only_open, of: of.collect() }
    }

    /// The communes, most offers first.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.of.len()).collect();
        order.sort_by_cached_key(|commune| (Reverse(self.of[*commune]), slug(COMMUNES[*commune].0)));
        order
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_commune_has_a_tile_of_its_own() {
        let places: BTreeSet<_> = COMMUNES.iter().map(|(_, column, row)| (column, row)).collect();
        assert_eq!(places.len(), COMMUNES.len());
        let named: BTreeSet<_> = COMMUNES.iter().map(|(name, ..)| *name).collect();
        let known: BTreeSet<_> = include_str!("../gazetteer/communes.txt")
            .lines()
            .filter(|line| !line.starts_with("//"))
            .filter_map(|line| line.split(", ").next())
            .collect();
        assert_eq!(named, known);
    }
}
