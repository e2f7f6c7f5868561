//! The pages of the second program, before it has started.

use super::unavailable::LoadingPage;
use crate::day::Day;
use crate::query::Listing;
use crate::view::tools::{CALENDAR, MAP, Page};
use crate::view::{Now, calendar, map, use_root};
use crate::wording;
use leptos::prelude::*;

/// A page of the second program. Map and calendar are complete without it.
#[component]
pub fn ToolPage<'a>(
    /// Which page.
    page: Page,
    /// The offers.
    listing: &'a Listing,
    /// The day of the build.
    today: Day,
) -> impl IntoView + use<> {
    let now = Now { day: today, live: false };
    match page {
        MAP => map::map(listing, &use_root(), now),
        CALENDAR => calendar::calendar(listing, None, &use_root(), now),
        _ => view! { <LoadingPage heading=page.title sentence=wording::TOOLS_COMING /> }.into_any(),
    }
}
