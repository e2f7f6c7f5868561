//! The pages of the second program, before it has started.

use super::map_outlines::MapOutlines;
use super::unavailable::LoadingPage;
use crate::day::Day;
use crate::query::Listing;
use crate::view::Now;
use crate::view::calendar::ClosingsCalendar;
use crate::view::map::CommuneMap;
use crate::view::tools::Tool;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// A page of the second program. Map and calendar are complete without it.
#[component]
pub fn ToolPage(
    /// Which page.
    tool: Tool,
    /// The offers.
    listing: Arc<Listing>,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    provide_context(RwSignal::new(Now { day: today, live: false }));
    match tool {
        Tool::Map => view! { <CommuneMap listing /><MapOutlines /> }.into_any(),
        Tool::Calendar => view! { <ClosingsCalendar listing asked=None /> }.into_any(),
        Tool::Favourites | Tool::Compare | Tool::Export => {
            view! { <LoadingPage heading=tool.title() sentence=wording::TOOLS_COMING /> }.into_any()
        }
    }
}
