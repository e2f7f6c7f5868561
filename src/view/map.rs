//! A schema of the communes with their offers: a tile each, about where it lies; and the same as a list.
//!
//! The tiles were placed by hand for this project: nothing of anybody's map is in them.

use super::Now;
use crate::query::{Facet, Listing, Status, slug};
use crate::wording::{self, COMMUNES};
use leptos::prelude::*;

/// A tile's width and height, with the gap to the next: wide enough for the longest name.
const TILE: (u32, u32) = (120, 120);

/// A commune with its offers.
struct Commune {
    name: &'static str,
    column: u32,
    row: u32,
    number: usize,
    address: String,
}

/// The page. Open offers are counted, or all of them where none is open.
#[must_use]
pub fn map(listing: &Listing, root: &str, now: Now) -> AnyView {
    let open = |at: usize| listing.status(at, now.day) != Status::Closed;
    let some_open = (0..listing.len()).any(open);
    let column = &listing.facets[Facet::Commune as usize];
    let mut counts = vec![0; column.keys.len()];
    let counted = (0..listing.len()).filter(|at| !some_open || open(*at));
    for value in counted.flat_map(|at| column.of(at)) {
        counts[*value as usize] += 1;
    }
    let status = if some_open { "&statut=ouverte" } else { "" };
    let mut communes: Vec<Commune> = COMMUNES
        .iter()
        .map(|&(name, tile, row)| {
            let key = slug(name);
            let number = column.keys.iter().position(|known| *known == key).map_or(0, |at| counts[at]);
            // Without a program nothing answers a question: the commune has a page.
            let address =
                if now.live { format!("{root}?commune={key}{status}") } else { format!("{root}communes/{key}/") };
            Commune { name, column: tile, row, number, address }
        })
        .collect();
    let most = communes.iter().map(|commune| commune.number).max().unwrap_or(0);
    let tiles = communes.iter().map(|commune| tile(commune, most)).collect_view();
    communes.sort_by_key(|commune| (std::cmp::Reverse(commune.number), slug(commune.name)));
    view! {
        <div class="desk map">
            <h1 tabindex="-1">{wording::MAP}</h1>
            <p class="hint">{if some_open { wording::MAP_OPEN } else { wording::MAP_ALL }}{when(now)}</p>
            <div class="map-parts">
                <svg class="map-tiles" viewBox="0 0 1560 1440" role="group" aria-label=wording::MAP_LABEL>{tiles}</svg>
                <div class="map-twin">
                    <h2>{wording::MAP_LIST}</h2>
                    <ul class="map-list">{communes.iter().map(line).collect_view()}</ul>
                </div>
            </div>
            <p class="hint">{wording::MAP_NOTE}</p>
        </div>
    }
    .into_any()
}

/// The day of the page, where it cannot know today.
fn when(now: Now) -> String {
    if now.live { String::new() } else { format!(" ({})", wording::date(now.day)) }
}

fn tile(commune: &Commune, most: usize) -> AnyView {
    let (x, y) = (commune.column * TILE.0, commune.row * TILE.1);
    // Four shades: what matters is more or less, the number says how many.
    let shade = if commune.number == 0 { 0 } else { 1 + (commune.number * 3 / most.max(1)).min(2) };
    let inner = view! {
        <rect class=format!("map-tile map-tile-{shade}") x=(x + 2).to_string() y=(y + 2).to_string() width="116" height="116" rx="10"></rect>
        <text class="map-number" x=(x + 60).to_string() y=(y + 62).to_string()>{wording::grouped(commune.number)}</text>
        <text class="map-name" x=(x + 60).to_string() y=(y + 95).to_string()>{commune.name}</text>
    };
    if commune.number == 0 {
        view! { <g class="map-none" aria-hidden="true">{inner}</g> }.into_any()
    } else {
        let name = format!("{}\u{a0}: {}", commune.name, wording::offers(commune.number));
        // A link of the drawing: the markup's own, out of sight of its drawing, would be one of HTML, which shows nothing.
        leptos::svg::a()
            .attr("href", commune.address.clone())
            .child((leptos::svg::title().child(name), inner))
            .into_any()
    }
}

fn line(commune: &Commune) -> AnyView {
    let number = wording::offers(commune.number);
    // A name in a Kanak language is read in that language.
    let own = wording::KANAK_NAMES
        .iter()
        .find(|(name, ..)| *name == commune.name)
        .map(|(_, name, lang)| view! { " "<span class={"map-own"} lang=*lang>{*name}</span> }.into_any());
    if commune.number == 0 {
        view! { <li class="map-line"><span>{commune.name}{own}</span><span class="map-count">{number}</span></li> }
            .into_any()
    } else {
        view! {
            <li class="map-line"><span><a href=commune.address.clone()>{commune.name}</a>{own}</span><span class="map-count">{number}</span></li>
        }
        .into_any()
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
