//! A small map: where the work is.

use crate::gazetteer::outlines::SIZE;
use crate::release::Detail;
use crate::view::use_root;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The drawing of the country, from the site's root. It is a file of its own, so that it is sent once and no program carries it.
pub const COUNTRY: &str = "icons/nouvelle-caledonie.svg";

/// The offer's communes on a map of the country; nothing where none is known.
#[component]
pub fn PlaceMap(
    /// The offer.
    detail: Arc<Detail>,
) -> impl IntoView {
    let root = use_root();
    let (width, height) = SIZE;
    let names: Vec<&str> = detail.places.iter().map(|place| place.name.as_str()).collect();
    let label = wording::on_the_map(&names.join(", "));
    let dots = detail.places.iter().map(|place| {
        let (x, y) = place.at;
        view! { <g><circle class="place-dot" cx=x.to_string() cy=y.to_string() r="26"></circle></g> }
    });
    let dots = dots.collect_view();
    (!detail.places.is_empty()).then(|| {
        view! {
            <svg class="place-map" viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
                <image href=format!("{root}{COUNTRY}") width=width.to_string() height=height.to_string()></image>
                {dots}
            </svg>
        }
    })
}
