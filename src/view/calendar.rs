//! A month of closings: a grid of days, and the same as a list.

use super::{Now, offer_address};
use crate::day::{Day, WEEKDAYS, days_in_month};
use crate::query::Listing;
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A month: year, and 1–12.
pub type Month = (i32, u32);

/// A month as it stands in addresses: `2025-08`.
#[must_use]
pub fn parse(written: &str) -> Option<Month> {
    let day: Day = format!("{written}-01").parse().ok()?;
    let (year, month, _) = day.civil();
    Some((year, month))
}

/// The page for a month; without one, for the first from today on in which an offer closes, or else the last.
#[must_use]
pub fn calendar(listing: &Listing, asked: Option<Month>, root: &str, now: Now) -> AnyView {
    let mut days: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    for at in 0..listing.len() {
        if let Some(deadline) = listing.deadline(at).filter(|_| listing.stands(at)) {
            days.entry(deadline).or_default().push(at);
        }
    }
    let mut months: Vec<Month> = days.keys().map(|day| month_of(*day)).collect();
    months.dedup();
    let this = month_of(now.day);
    let next = months.iter().copied().find(|month| *month >= this);
    let shown = asked.or(next).or_else(|| months.last().copied()).unwrap_or(this);
    let way = |month: Option<&Month>, name: fn(&str) -> String| match month {
        Some(month) => {
            let address = format!("{root}calendrier/?mois={}", key(*month));
            view! { <a class="button" href=address>{name(&wording::pages::month(month.0, month.1))}</a> }.into_any()
        }
        None => ().into_any(),
    };
    let of_month: Vec<(Day, &Vec<usize>)> =
        days.iter().filter(|(day, _)| month_of(**day) == shown).map(|(day, at)| (*day, at)).collect();
    view! {
        <div class="desk calendar">
            <h1 tabindex="-1">{wording::CALENDAR_HEADING}</h1>
            <h2 class="calendar-month" id="l-mois">{wording::pages::month(shown.0, shown.1)}</h2>
            <p class="empty" hidden=!of_month.is_empty()>{wording::CALENDAR_EMPTY}</p>
            {grid(shown, &days, now)}
            <nav class="desk-actions" aria-label=wording::CALENDAR_WAYS hidden=!now.live>
                {way(months.iter().rev().find(|month| **month < shown), wording::before)}
                {way(months.iter().find(|month| **month > shown), wording::after)}
            </nav>
            {of_month.iter().map(|(day, offers)| closing(*day, offers, listing, root, now)).collect_view()}
        </div>
    }
    .into_any()
}

fn month_of(day: Day) -> Month {
    let (year, month, _) = day.civil();
    (year, month)
}

fn key((year, month): Month) -> String {
    format!("{year:04}-{month:02}")
}

/// The days of a month by weeks, each with its closings.
fn grid((year, month): Month, days: &BTreeMap<Day, Vec<usize>>, now: Now) -> AnyView {
    let all: Vec<Day> = (1..=days_in_month(year, month)).filter_map(|number| Day::new(year, month, number)).collect();
    let Some(first) = all.first() else { return ().into_any() };
    let mut cells: Vec<Option<Day>> = vec![None; first.weekday() as usize];
    cells.extend(all.iter().copied().map(Some));
    cells.resize(cells.len().next_multiple_of(7), None);
    let cell = |day: &Option<Day>| {
        let Some(day) = *day else { return view! { <td class={"calendar-out"}></td> }.into_any() };
        let number = day.civil().2;
        let closings = days.get(&day).map_or(0, Vec::len);
        let today = (now.live && day == now.day).then_some("date");
        let inner = if closings == 0 {
            view! { <span class="calendar-day">{number.to_string()}</span> }.into_any()
        } else {
            view! {
                <a class="calendar-link" href=format!("#j{day}")>
                    <span class="calendar-day">{number.to_string()}</span>
                    " "<span class="calendar-number">{wording::grouped(closings)}</span>
                    <span class="visually-hidden">" "{wording::closings(closings)}</span>
                </a>
            }
            .into_any()
        };
        view! { <td aria-current=today>{inner}</td> }.into_any()
    };
    view! {
        <table class="calendar-grid" aria-labelledby="l-mois">
            <thead>
                <tr>{WEEKDAYS.into_iter().map(|day| view! {
                    <th scope="col"><abbr title=wording::weekday(day)>{wording::weekday(day).chars().take(3).collect::<String>()}</abbr></th>
                }.into_any()).collect_view()}</tr>
            </thead>
            <tbody>
                {cells.chunks(7).map(|week| view! { <tr>{week.iter().map(cell).collect_view()}</tr> }.into_any()).collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}

/// The hour at which an offer closes, where it is told.
fn until(listing: &Listing, at: usize) -> String {
    listing.term(at).time.map_or_else(String::new, |time| format!(" · {}", wording::at_time(Some(time))))
}

/// A day's closings.
fn closing(day: Day, offers: &[usize], listing: &Listing, root: &str, now: Now) -> AnyView {
    let over = now.by_which_over(day).map(|today| day < today);
    let status = over.map_or("", |over| wording::application_status(!over));
    view! {
        <section class="closing" aria-labelledby=format!("j{day}")>
            <h3 id=format!("j{day}") class="closing-day" tabindex="-1">
                <time datetime=day.to_string()>{wording::full_date(day)}</time>
                " "<span class=if over == Some(false) { "status status-open" } else { "status" } hidden=status.is_empty()>{status}</span>
            </h3>
            <ul class="closing-list">
                {offers.iter().map(|at| view! {
                    <li>
                        <a href=offer_address(root, &listing.ids[*at])><bdi>{listing.titles[*at].to_owned()}</bdi></a>
                        " "<span class="hint">{listing.employers[*at].to_owned()}{until(listing, *at)}</span>
                    </li>
                }.into_any()).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
