//! What closes when: the next days as a list, a month as a grid of days and as a list.

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

/// The days shown without asking, from today on.
const COMING: i32 = 7;

/// The days with closings, as the page parts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    /// Those of the next days, soonest first; none where a month is asked for.
    coming: Vec<Day>,
    /// Those of the month behind them.
    later: Vec<Day>,
    /// Those of the month that are over, latest first.
    over: Vec<Day>,
}

impl Parts {
    /// Parts the days of a month, on a day; `alone` where the month is asked for.
    fn new(closings: &Closings, month: Month, alone: bool, today: Day) -> Self {
        let end = if alone { today } else { today.plus(COMING) };
        let of_month = |day: &Day| month_of(*day) == month;
        let coming = closings.range(today..end).map(|(day, _)| *day).collect();
        let later = closings.range(end..).map(|(day, _)| *day).filter(of_month).collect();
        let over = closings.range(..today).rev().map(|(day, _)| *day).filter(of_month).collect();
        Self { coming, later, over }
    }
}

/// The calendar's page.
#[component]
pub fn ClosingsCalendar(
    /// All offers.
    listing: Arc<Listing>,
    /// The month asked for.
    #[prop(into)]
    asked: Signal<Option<Month>>,
) -> impl IntoView {
    view! {
        <div class="desk calendar" data-day=use_now().get_untracked().day.to_string()>
            <h1 tabindex="-1">{wording::CALENDAR_HEADING}</h1>
            <CalendarParts listing asked />
        </div>
    }
}

/// What closes next, the month, and what is over in it, folded away. Without a month asked for, it is the first from today on
/// in which an offer closes, or else the last.
#[component]
pub fn CalendarParts(
    /// All offers.
    listing: Arc<Listing>,
    /// The month asked for.
    asked: Signal<Option<Month>>,
) -> impl IntoView {
    let (now, root) = (use_now(), use_root());
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
    let parts = {
        let closings = closings.clone();
        Memo::new(move |_| Parts::new(&closings, month.get(), asked.get().is_some(), now.get().day))
    };
    let count = |days: fn(&Parts) -> &Vec<Day>| {
        let closings = closings.clone();
        move || parts.with(|parts| days(parts).iter().filter_map(|day| closings.get(day)).map(Vec::len).sum::<usize>())
    };
    let (coming, over) = (Memo::new(move |_| parts.with(|parts| parts.coming.clone())), count(|parts| &parts.over));
    let coming_count = count(|parts| &parts.coming);
    let heading = move || {
        let today = now.get().day;
        wording::closings_between(today, today.plus(COMING - 1), coming_count())
    };
    let is_over = move || parts.with(|parts| parts.coming.is_empty() && parts.later.is_empty());
    let grid_closings = closings.clone();
    let closing = move |day: Day| {
        let offers = closings.get(&day).cloned().unwrap_or_default();
        view! { <Closing day offers listing=listing.clone() /> }
    };
    let (later, past) = (closing.clone(), closing.clone());
    view! {
        <div class="calendar-parts">
            <section class="calendar-coming" aria-labelledby="a-venir" hidden=move || asked.get().is_some()>
                <h2 id="a-venir">{heading}</h2>
                <p class="hint" hidden=move || !coming.with(Vec::is_empty)>{wording::CALENDAR_QUIET}</p>
                <For each=move || coming.get() key=|day| *day children=closing />
            </section>
            <section class="calendar-month" aria-labelledby="l-mois">
                <h2 id="l-mois">{move || name(month.get())}</h2>
                <p class="hint" hidden=move || parts.with(|parts| *parts != Parts::default())>{wording::CALENDAR_EMPTY}</p>
                {move || view! { <MonthGrid month=month.get() closings=grid_closings.clone() /> }}
                <nav class="desk-actions" aria-label=wording::CALENDAR_WAYS hidden=move || !now.get().live>
                    <MonthLink month=before words=wording::before />
                    <a class="button" href=format!("{root}calendrier/") hidden=move || asked.get().is_none()>
                        {wording::CALENDAR_TODAY}
                    </a>
                    <MonthLink month=after words=wording::after />
                </nav>
            </section>
            <div class="calendar-rest">
                <For each=move || parts.get().later key=|day| *day children=later />
                <details class="calendar-past" hidden=move || parts.with(|parts| parts.over.is_empty()) open=is_over>
                    <summary>{move || wording::past_closings(over())}</summary>
                    <For each=move || parts.get().over key=|day| *day children=past />
                </details>
            </div>
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
    let is_over = move |day: Day| now.get().by_which_over(day).is_some_and(|today| day < today);
    let cell = |day: &Option<Day>| match *day {
        None => view! { <td class={"calendar-out"}></td> }.into_any(),
        Some(day) => {
            let current = move || (today.get() == Some(day)).then_some("date");
            let number = view! { <span class="calendar-day">{day.civil().2.to_string()}</span> };
            let inner = match closings.get(&day).map_or(0, Vec::len) {
                0 => number.into_any(),
                closings => view! {
                    <a class="calendar-link" class:calendar-over=move || is_over(day) href=format!("#j{day}")>
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
    let is_over = move || now.get().by_which_over(day).is_some_and(|today| day < today);
    let left =
        move || if now.get().live { wording::closing(day, None, Some(now.get().day)).left } else { String::new() };
    let offer = |at: usize| {
        let time = listing.term(at).time.map(|time| wording::at_time(Some(time)));
        let known = [Some(&listing.employers[at]), Some(&listing.places[at]), time.as_deref()];
        let known: Vec<&str> = known.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        view! {
            <li>
                <a href=offer_address(&root, &listing.ids[at])><bdi>{listing.titles[at].to_owned()}</bdi></a>
                " "
                <span class="hint">{known.join(" · ")}</span>
            </li>
        }
    };
    view! {
        <section class="closing" aria-labelledby=format!("j{day}")>
            <h3 id=format!("j{day}") class="closing-day" tabindex="-1">
                <time datetime=day.to_string()>{wording::full_date(day)}</time>
                " "
                <span class="status" hidden=move || !is_over()>{wording::CALENDAR_OVER}</span>
                <strong class="deadline-left">{left}</strong>
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Now;

    #[test]
    fn what_closes_next_comes_first_and_what_is_over_last() {
        let days = |written: &[&str]| -> Vec<Day> { written.iter().map(|day| day.parse().unwrap()).collect() };
        let all = ["2025-07-20", "2025-08-01", "2025-08-22", "2025-08-28", "2025-09-02", "2025-09-09"];
        let closings: Closings = days(&all).into_iter().map(|day| (day, vec![0])).collect();
        let parts = |month, alone, today: &str| Parts::new(&closings, month, alone, today.parse().unwrap());
        let unasked = parts((2025, 8), false, "2025-08-28");
        assert_eq!(unasked.coming, days(&["2025-08-28", "2025-09-02"]), "across the end of a month");
        assert_eq!(unasked.later, days(&[]));
        assert_eq!(unasked.over, days(&["2025-08-22", "2025-08-01"]), "the latest first");
        let asked = parts((2025, 9), true, "2025-08-28");
        assert_eq!((asked.coming, asked.over), (days(&[]), days(&[])));
        assert_eq!(asked.later, days(&["2025-09-02", "2025-09-09"]), "all of the month");
        let over = parts((2025, 7), false, "2025-10-01");
        assert_eq!((over.coming, over.later, over.over), (days(&[]), days(&[]), days(&["2025-07-20"])));
    }

    #[test]
    fn a_day_that_is_over_is_told_done_and_is_not_green() {
        let mut open = crate::assemble::read(&crate::document::Document::new("a.md", "# Jardinier\n")).value;
        open.deadline = "2025-08-22".parse().ok();
        let mut over = open.clone();
        over.deadline = "2025-08-01".parse().ok();
        let listing = Arc::new(Listing::new(&crate::release::Bundle::new(vec![open, over])));
        let html = Owner::new().with(|| {
            provide_context(RwSignal::new(Now { day: "2025-08-20".parse().unwrap(), live: true }));
            view! { <ClosingsCalendar listing asked=None /> }.to_html()
        });
        let page = scraper::Html::parse_document(&html);
        let all = |selector: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(selector).unwrap();
            page.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
        };
        assert_eq!(all(".calendar-coming h3 time"), ["vendredi 22\u{a0}août\u{a0}2025"]);
        assert_eq!(all(".calendar-past:not([open]) h3 time"), ["vendredi 1er\u{a0}août\u{a0}2025"]);
        assert_eq!(all(".calendar-past .status:not([hidden])"), [wording::CALENDAR_OVER]);
        assert_eq!(all("a.calendar-over .calendar-day"), ["1"]);
        assert_eq!(all("a.calendar-link:not(.calendar-over) .calendar-day"), ["22"]);
        assert_eq!(all("td[aria-current]").len(), 1, "today");
    }
}
