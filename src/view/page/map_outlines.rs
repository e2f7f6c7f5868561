//! What the map is drawn with: the communes' outlines and names, and where they come from.

use crate::gazetteer::outlines::{Outline, outlines};
use crate::view::map::{FRAMES, outline_id};
use crate::wording;
use leptos::prelude::*;

/// An inset: its frame and the part of the map that it shows larger, each as x, y, width and height; where its name ends.
struct Inset {
    frame: [u16; 4],
    shown: [u16; 4],
    name: (u16, u16, &'static str),
}

/// The insets, in the units of `gazetteer/outlines.txt`.
const INSETS: [Inset; 2] = [
    Inset { frame: [8, 482, 360, 258], shown: [548, 544, 195, 141], name: (214, 730, wording::MAP_INSET_CAPITAL) },
    Inset { frame: [362, 10, 256, 242], shown: [432, 456, 107, 93], name: (608, 34, wording::MAP_INSET_SMALL) },
];

/// Lines from the insets to what they show, and to a commune whose name has no room beside it.
const LINES: &str = "M368 640L548 600M500 252L490 456M442 212L474 142";

/// The outlines, drawn by nobody until the map names them, and their source.
#[component]
pub fn MapOutlines() -> impl IntoView {
    let frame = |[x, y, width, height]: [u16; 4], class: &'static str| {
        let [x, y, width, height] = [x, y, width, height].map(|number| number.to_string());
        view! { <g><rect class=class x=x y=y width=width height=height rx="8"></rect></g> }
    };
    let inset = |inset: Inset| {
        let (x, y, name) = inset.name;
        view! {
            <g>
                {frame(inset.frame, "map-frame")}
                {frame(inset.shown, "map-shown")}
                <text class="map-inset" x=x.to_string() y=y.to_string()>{name}</text>
            </g>
        }
    };
    let outline = |Outline { commune, name: (x, y, anchor), path, .. }: Outline| {
        view! {
            <g id=outline_id(commune)>
                <path d=path></path>
                <text class="map-name" x=x.to_string() y=y.to_string() text-anchor=anchor>{commune}</text>
            </g>
        }
    };
    view! {
        <svg hidden aria-hidden="true">
            <g id=FRAMES>
                <path class="map-shown" d=LINES></path>
                {INSETS.map(inset)}
            </g>
            {outlines().map(outline).collect_view()}
        </svg>
        <p class="hint map-source">
            {wording::MAP_SOURCE}
            <a href=wording::LICENCE_ADDRESS rel="external license noreferrer">{wording::LICENCE}</a>
        </p>
    }
}
