//! Until when an offer may be applied for.

use super::use_now;
use crate::day::Day;
use crate::offer::Term;
use crate::wording;
use leptos::prelude::*;

/// Until when: what is left, the date in full, and the date it replaced; or what became of the notice. What is over says so
/// first. A static page, which is made before it is read, does not say what may have changed since: it keeps the place of
/// those words (`data-later`) until a program knows the day.
#[component]
pub fn DeadlineLine(
    /// What the notice says of it.
    term: Term,
) -> impl IntoView {
    let Term { status, since, .. } = term;
    if let Some(word) = wording::notice_status(status).filter(|_| !status.is_open()) {
        let since = since.map(|day| {
            view! { <span class="deadline-text">{wording::since(status)}" "<Date day words=wording::date(day) /></span> }
        });
        return view! { <p class="deadline"><span class="status">{word}</span>" "{since}</p> }.into_any();
    }
    let doubt = if term.doubtful { wording::DEADLINE_DOUBT.to_owned() } else { String::new() };
    let notes = [wording::notice_status_sentence(status, since), doubt].into_iter().filter(|words| !words.is_empty());
    let notes = notes.map(|words| view! { <span class="deadline-note">{words}</span> }).collect_view();
    if let Some(day) = term.day {
        view! { <p class="deadline"><Closing term day />{notes}</p> }.into_any()
    } else {
        let words = wording::no_deadline(&term.text);
        view! { <p class="deadline"><span class="deadline-text">{words}</span>{notes}</p> }.into_any()
    }
}

/// Whether the last day is over, what is left of it, and when it is.
#[component]
fn Closing(term: Term, day: Day) -> impl IntoView {
    let (time, replaced) = (term.time, term.replaced);
    let now = use_now();
    let sure = Memo::new(move |_| now.get().by_which_over(day).is_some());
    let open = Memo::new(move |_| !term.is_over(now.get().day));
    let today = Memo::new(move |_| now.get().day);
    let closing = move || wording::closing(day, time, Some(today.get()));
    // An open offer says how long; a closed one, that it is.
    let word = move || if open.get() { closing().left } else { wording::application_status(false).to_owned() };
    let class = move || if open.get() { "deadline-left" } else { "status" };
    let exact = time.map_or_else(|| day.to_string(), |time| format!("{day}T{time}+11:00"));
    let date = untrack(closing).date;
    let replaced = replaced.map(|day| view! { <del><Date day words=wording::date(day) /></del>" " });
    view! {
        <span
            class=class
            data-urgency=move || closing().urgency.key()
            data-later=move || (!sure.get()).then(word)
        >
            {move || sure.get().then(word)}
        </span>
        <span class="deadline-text">
            {move || format!("{} ", closing().before)}{replaced}
            <time class="deadline-date" datetime=exact>{date}</time>
            <span class="deadline-hour" data-midnight=time.is_none().then_some("")>{move || format!(" {}", closing().after)}</span>
        </span>
    }
}

/// A day, for people and for programs.
#[component]
fn Date(day: Day, words: String) -> impl IntoView {
    view! { <time datetime=day.to_string()>{words}</time> }
}
