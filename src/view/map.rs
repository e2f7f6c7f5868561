//! A map of the communes with their numbers of offers, and the same as a list.
//!
//! The outlines stand once, in the static page (`view::page::map_outlines`): the program names them and need not carry them.

use super::{Now, use_now, use_root};
use crate::gazetteer::outlines::SIZE;
use crate::query::{Facet, Listing, Status, slug};
use crate::wording::{self, COMMUNES};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// The classes of the shades: no offer, then more and more.
const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];

/// The id of the insets' frames in the page.
pub const FRAMES: &str = "cadres";

/// The id of a commune's outline in the page.
#[must_use]
pub fn outline_id(commune: &str) -> String {
    format!("commune-{}", slug(commune))
}

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
    view! {
        <div class="desk map" data-day=use_now().get_untracked().day.to_string()>
            <h1 tabindex="-1">{wording::MAP}</h1>
            <MapParts listing />
        </div>
    }
}

/// What the map counts, the map, and its twin.
#[component]
pub fn MapParts(
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
    let area = move |commune: usize| view! { <Area commune number=number(commune) most href=href(commune) /> };
    let line = move |commune: usize| view! { <Line commune number=number(commune) href=line_href(commune) /> };
    view! {
        <p class="hint">{hint}{when}</p>
        <div class="map-parts">
            <div class="map-figure">
                <Legend most />
                <svg class="map-drawing" viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1) role="group" aria-label=wording::MAP_LABEL>
                    <use href=format!("#{FRAMES}")></use>
                    {(0..COMMUNES.len()).map(area).collect_view()}
                </svg>
                <p class="hint">{wording::MAP_NOTE}</p>
            </div>
            <div class="map-twin">
                <h2>{wording::MAP_LIST}</h2>
                <ul class="map-list">
                    <For each=move || counts.with(Counts::order) key=|commune| *commune children=line />
                </ul>
            </div>
        </div>
    }
}

/// What the shades stand for.
#[component]
fn Legend(
    /// The highest number of all communes.
    most: Memo<usize>,
) -> impl IntoView {
    let entry = |(class, words): (&'static str, String)| {
        view! { <li><span class=format!("map-swatch {class}")></span>{words}</li> }
    };
    let entries = move || {
        let uppers = uppers(most.get());
        let lowers = [1, uppers[0] + 1, uppers[1] + 1, uppers[2] + 1];
        let ranges = lowers.into_iter().zip(uppers).zip(&SHADES[1..]);
        let used = ranges.filter(|((from, to), _)| from <= to && *to > 0);
        let none = (SHADES[0], wording::MAP_NONE.to_owned());
        let used = used.map(|((from, to), class)| (*class, wording::number_range(from, to)));
        std::iter::once(none).chain(used).map(entry).collect_view()
    };
    view! {
        <div class="map-legend">
            <p>{wording::MAP_LEGEND}</p>
            <ul>{entries}</ul>
        </div>
    }
}

/// A commune on the map: a link with its number, or a mere outline where it has no offer. Who points at it or reaches it by
/// keys is told its name and number in a corner of the map.
#[component]
fn Area(
    /// Its place in [`COMMUNES`].
    commune: usize,
    /// Its number of offers.
    number: Memo<usize>,
    /// The highest number of all communes.
    most: Memo<usize>,
    /// Where its offers are.
    href: Signal<String>,
) -> impl IntoView {
    let (name, x, y) = COMMUNES[commune];
    let outline = format!("#{}", outline_id(name));
    let class = move || format!("map-area {}", SHADES[shade(number.get(), most.get())]);
    let inner = move || {
        view! {
            <use href=outline.clone()></use>
            <g class="map-told" aria-hidden="true">
                <text x="990" y="1.2em">{name}</text>
                <text x="990" y="2.4em">{move || wording::offers(number.get())}</text>
            </g>
        }
    };
    let is_empty = Memo::new(move |_| number.get() == 0);
    move || {
        if is_empty.get() {
            view! { <g class=class aria-hidden="true">{inner()}</g> }.into_any()
        } else {
            let label = move || format!("{name}\u{a0}: {}", wording::offers(number.get()));
            // Within `<g>`, the macro makes `<a>` and `<title>` the elements of SVG; those of HTML would show nothing.
            view! {
                <g class=class>
                    <a href=href>
                        <title>{label}</title>
                        {inner()}
                        <text class="map-number" x=x.to_string() y=y.to_string() dy="0.36em">
                            {move || wording::grouped(number.get())}
                        </text>
                    </a>
                </g>
            }
            .into_any()
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

/// The highest number of each shade but that of no offer. They grow by a factor and not by a step: one commune has half of all
/// offers, and by steps the others would look alike.
fn uppers(most: usize) -> [usize; 4] {
    let half = root(most);
    [root(half), half, root(most * half), most]
}

/// The square root, rounded up.
fn root(number: usize) -> usize {
    number.saturating_sub(1).isqrt() + usize::from(number > 0)
}

/// The place of a number in [`SHADES`].
fn shade(number: usize, most: usize) -> usize {
    if number == 0 { 0 } else { uppers(most).iter().position(|upper| number <= *upper).map_or(4, |at| at + 1) }
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

    #[test]
    fn shades_grow_with_the_number_and_the_most_is_darkest() {
        assert_eq!(uppers(81), [3, 9, 27, 81]);
        assert_eq!(uppers(1), [1, 1, 1, 1]);
        assert_eq!([0, 1, 3, 4, 27, 28, 81].map(|number| shade(number, 81)), [0, 1, 1, 2, 3, 4, 4]);
        for most in 0..200 {
            let uppers = uppers(most);
            assert!(uppers.is_sorted() && uppers[3] == most, "{uppers:?}");
            assert!((1..=most).map(|number| shade(number, most)).is_sorted(), "{most}");
        }
    }
}
