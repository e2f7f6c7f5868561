//! The clock: which day it is in Nouméa, asked again while the page is open.

use crate::day::Day;
use gloo::timers::callback::Interval;
use leptos::prelude::*;

/// How often the clock is asked, in milliseconds.
const EVERY: u32 = 15_000;

/// Today in Nouméa, by the device's clock.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds of any date fit; a clock out of all bounds is clamped"
)]
pub(crate) fn today() -> Day {
    Day::in_noumea(js_sys::Date::now() as i64)
}

/// Keeps a page's day right: at every tick, and when the page comes to the front again.
pub(crate) fn run(shown: RwSignal<Day>) {
    let ask = move || {
        let day = today();
        if shown.get_untracked() != day {
            shown.set(day);
        }
    };
    Interval::new(EVERY, ask).forget();
    gloo::events::EventListener::new(&document(), "visibilitychange", move |_| ask()).forget();
}
