//! A month of closings: a grid of days, and the same as a list.

use super::{offer_address, use_now, use_root};
use crate::day::{Day, WEEKDAYS, days_in_month};
use crate::query::Listing;
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A month: year, and 1–12.
pub type Month = (i32, u32);

/// Positions of offers, by the days on which they close.
type Closings = BTreeMap<Day, Vec<usize>>;

/// A month as it stands in addresses: `2025-08`.
#[must_use]
pub fn parse(written: &str) -> Option<Month> {
    format!("{written}-01").parse().ok().map(month_of)
}

/// The closings of the month asked for; without one, of the first month from today on in which an offer closes, or else of the
/// last.
#[component]
pub fn ClosingsCalendar(
    /// All offers.
    listing: Arc<Listing>,
    /// The month asked for.
    #[prop(into)]
    asked: Signal<Option<Month>>,
) -> impl IntoView {
    let now = use_now();
    let closings = Arc::new(closings(&listing));
    let mut months: Vec<Month> = closings.keys().copied().map(month_of).collect();
    months.dedup();
    let months = StoredValue::new(months);
    let month = Memo::new(move |_| {
        let this = month_of(now.get().day);
        let default = move || {
            months.with_value(|months| months.iter().copied().find(|month| *month >= this).or(months.last().copied()))
        };
        asked.get().or_else(default).unwrap_or(this)
    });
    let before = Memo::new(move |_| months.with_value(|months| months.iter().copied().rfind(|one| *one < month.get())));
    let after = Memo::new(move |_| months.with_value(|months| months.iter().copied().find(|one| *one > month.get())));
    let days = {
        let closings = closings.clone();
        Memo::new(move |_| closings.keys().copied().filter(|day| month_of(*day) == month.get()).collect::<Vec<_>>())
    };
    let grid_closings = closings.clone();
    let closing = move |day: Day| {
        let offers = closings.get(&day).cloned().unwrap_or_default();
        view! { <Closing day offers listing=listing.clone() /> }
    };
    view! {
        <div class="desk calendar" data-day=now.get_untracked().day.to_string()>
            <h1 tabindex="-1">{wording::CALENDAR_HEADING}</h1>
            <h2 class="calendar-month" id="l-mois">{move || name(month.get())}</h2>
            <p class="empty" hidden=move || !days.with(Vec::is_empty)>{wording::CALENDAR_EMPTY}</p>
            {move || view! { <MonthGrid month=month.get() closings=grid_closings.clone() /> }}
            <nav class="desk-actions" aria-label=wording::CALENDAR_WAYS hidden=move || !now.get().live>
                <MonthLink month=before words=wording::before />
                <MonthLink month=after words=wording::after />
            </nav>
            <For each=move || days.get() key=|day| *day children=closing />
        </div>
    }
}

/// The link to another month with closings; hidden where there is none.
#[component]
fn MonthLink(
    /// The month.
    month: Memo<Option<Month>>,
    /// Its name as a direction.
    words: fn(&str) -> String,
) -> impl IntoView {
    let root = use_root();
    let href = move || month.get().map(|(year, month)| format!("{root}calendrier/?mois={year:04}-{month:02}"));
    view! {
        <a class="button" hidden=move || month.get().is_none() href=href>
            {move || month.get().map(|month| words(&name(month)))}
        </a>
    }
}

/// The days of a month by weeks, each with its number of closings.
#[component]
fn MonthGrid(
    /// The month.
    month: Month,
    /// All closings.
    closings: Arc<Closings>,
) -> impl IntoView {
    let now = use_now();
    let today = Memo::new(move |_| now.get().live.then_some(now.get().day));
    let cell = |day: &Option<Day>| match *day {
        None => view! { <td class={"calendar-out"}></td> }.into_any(),
        Some(day) => {
            let current = move || (today.get() == Some(day)).then_some("date");
            let number = view! { <span class="calendar-day">{day.civil().2.to_string()}</span> };
            let inner = match closings.get(&day).map_or(0, Vec::len) {
                0 => number.into_any(),
                closings => view! {
                    <a class="calendar-link" href=format!("#j{day}")>
                        {number}
                        " "
                        <span class="calendar-number">{wording::grouped(closings)}</span>
                        <span class="visually-hidden">{format!(" {}", wording::closings(closings))}</span>
                    </a>
                }
                .into_any(),
            };
            view! { <td aria-current=current>{inner}</td> }.into_any()
        }
    };
    let heads = WEEKDAYS.map(|day| {
        let short: String = wording::weekday(day).chars().take(3).collect();
        view! { <th scope="col"><abbr title=wording::weekday(day)>{short}</abbr></th> }
    });
    let cells = cells(month);
    let weeks = cells.chunks(7).map(|week| view! { <tr>{week.iter().map(cell).collect_view()}</tr> });
    view! {
        <table class="calendar-grid" aria-labelledby="l-mois">
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
}

/// A day, with the offers that close on it.
#[component]
fn Closing(
    /// The day.
    day: Day,
    /// Positions of the offers.
    offers: Vec<usize>,
    /// All offers.
    listing: Arc<Listing>,
) -> impl IntoView {
    let (now, root) = (use_now(), use_root());
    let is_over = Memo::new(move |_| now.get().by_which_over(day).map(|today| day < today));
    let status_class = move || if is_over.get() == Some(false) { "status status-open" } else { "status" };
    let status = move || is_over.get().map_or("", |is_over| wording::application_status(!is_over));
    let offer = |at: usize| {
        let until =
            listing.term(at).time.map_or_else(String::new, |time| format!(" · {}", wording::at_time(Some(time))));
        view! {
            <li>
                <a href=offer_address(&root, &listing.ids[at])><bdi>{listing.titles[at].to_owned()}</bdi></a>
                " "
                <span class="hint">{format!("{}{until}", &listing.employers[at])}</span>
            </li>
        }
    };
    view! {
        <section class="closing" aria-labelledby=format!("j{day}")>
            <h3 id=format!("j{day}") class="closing-day" tabindex="-1">
                <time datetime=day.to_string()>{wording::full_date(day)}</time>
                " "
                <span class=status_class hidden=move || is_over.get().is_none()>{status}</span>
            </h3>
            <ul class="closing-list">{offers.into_iter().map(offer).collect_view()}</ul>
        </section>
    }
}

fn closings(listing: &Listing) -> Closings {
    let mut closings = Closings::new();
    for at in (0..listing.len()).filter(|at| listing.stands(*at)) {
        if let Some(deadline) = listing.deadline(at) {
            closings.entry(deadline).or_default().push(at);
        }
    }
    closings
}

/// The cells of a month's grid: its days, and none around them, in whole weeks.
fn cells((year, month): Month) -> Vec<Option<Day>> {
    let days: Vec<Day> = (1..=days_in_month(year, month)).filter_map(|number| Day::new(year, month, number)).collect();
    let before = days.first().map_or(0, |first| first.weekday() as usize);
    let mut cells = vec![None; before];
    cells.extend(days.into_iter().map(Some));
    cells.resize(cells.len().next_multiple_of(7), None);
    cells
}

fn month_of(day: Day) -> Month {
    let (year, month, _) = day.civil();
    (year, month)
}

fn name((year, month): Month) -> String {
    wording::pages::month(year, month)
}
