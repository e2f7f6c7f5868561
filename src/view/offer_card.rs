//! An offer in the list, and the deadline as list and offer show it.

use super::keeping::{card_part, folded};
use super::same::same;
use super::{Now, offer_address};
use crate::day::Day;
use crate::keep::Record;
use crate::query::{FACT_BREAK, Listing, Status};
use crate::search::{self, Piece};
use crate::wording;
use leptos::prelude::*;

/// What a card shows beside the offer itself.
pub struct Look<'a> {
    /// Path to the site's root.
    pub root: &'a str,
    /// The time.
    pub now: Now,
    /// The reader's own years of residency.
    pub years: Option<u8>,
    /// Words to mark.
    pub marks: &'a [String],
    /// The place in the text of the offer at a position that answers the words; empty where none does.
    pub excerpt: &'a dyn Fn(u32) -> Vec<Piece>,
    /// What the reader keeps of an offer; none on a static page, which has no button without a program.
    pub kept: Option<&'a dyn Fn(&str) -> Record>,
}

/// An offer in the list: title, employer, place, what is asked, and until when.
#[must_use]
pub fn offer_card(listing: &Listing, position: u32, look: &Look) -> AnyView {
    let at = position as usize;
    let (id, title) = (&listing.ids[at], &listing.titles[at]);
    let kept = look.kept.map(|kept| kept(id));
    if kept.as_ref().is_some_and(|record| record.hidden) {
        return folded(id, title, offer_address(look.root, id));
    }
    let deadline = listing.deadline(at);
    let today = deadline.and_then(|deadline| look.now.by_which_over(deadline));
    let excerpt = (look.excerpt)(position);
    let facts = listing.facts[at].split(FACT_BREAK).filter(|fact| !fact.is_empty());
    let own = kept.as_ref().map(Record::print).unwrap_or_default();
    let said: String = excerpt.iter().map(|piece| piece.text.as_str()).collect();
    let asked = residency(&listing.residencies[at], listing.priority_years(at), look.years);
    // The title apart, so that a star given to the offer does not take the focus off it.
    let titled = [id, &look.marks.join(" ")].join("\n");
    let made_of = [&titled, &look.now.day.to_string(), &asked, &said, &own].map(String::as_str).join("\n");
    let title_link =
        view! { <a href=offer_address(look.root, id)><bdi>{marked(search::mark(title, look.marks))}</bdi></a> };
    let card = view! {
        <article class="offer-card" data-status=today.map_or("", |today| Status::of(deadline, today).key())>
            <h3 class="offer-card-title">
                {same(titled, title_link.into_any())}
            </h3>
            <p class="offer-card-where">
                {span("offer-card-employer", &listing.employers[at])}
                {span("offer-card-place", &listing.places[at])}
            </p>
            <ul class="offer-card-facts">
                {facts.map(|fact| item(fact.to_owned())).collect_view()}
                {item(format!("{}\u{a0}: {asked}", wording::LABEL_RESIDENCY))}
            </ul>
            {if excerpt.is_empty() { ().into_any() } else {
                view! { <p class={"offer-card-excerpt"}>{marked(excerpt)}</p> }.into_any()
            }}
            {deadline_line(deadline, listing.replaced(at), look.now)}
            {kept.map_or_else(|| ().into_any(), |record| card_part(id, title, &record))}
        </article>
    };
    same(made_of, card.into_any())
}

fn span(class: &'static str, text: &str) -> AnyView {
    if text.is_empty() { ().into_any() } else { view! { <span class=class>{text.to_owned()}</span> }.into_any() }
}

fn item(text: String) -> AnyView {
    view! { <li>{text}</li> }.into_any()
}

/// What a notice asks, seen from a reader's own years when they are known.
#[must_use]
pub fn residency(asked: &str, priority_years: u32, years: Option<u8>) -> String {
    match years {
        Some(years) if priority_years > 0 && u32::from(years) >= priority_years => {
            wording::has_priority(priority_years)
        }
        _ => asked.to_owned(),
    }
}

/// Until when: the status in a word, the date in full, what is left, and the date it replaced.
#[must_use]
pub fn deadline_line(deadline: Option<Day>, replaced: Option<Day>, now: Now) -> AnyView {
    let Some(day) = deadline else {
        return view! { <p class={"deadline"}>{wording::deadline_sentence(None, None)}</p> }.into_any();
    };
    let today = now.by_which_over(day);
    let closing = wording::closing(day, today);
    let status = today.map_or_else(
        || ().into_any(),
        |today| {
            let open = Status::of(Some(day), today) == Status::Open;
            let class = if open { "status status-open" } else { "status" };
            view! { <span class=class>{wording::application_status(open)}</span> }.into_any()
        },
    );
    view! {
        <p class="deadline">
            {status}
            <span class="deadline-text">
                {closing.before}" "
                {replaced.map_or_else(|| ().into_any(), |replaced| view! {
                    <del><time datetime=replaced.to_string()>{wording::date(replaced)}</time></del>" "
                }.into_any())}
                <time class="deadline-date" datetime=day.to_string()>{closing.date}</time>
                " "{closing.after}
            </span>
            {if closing.left.is_empty() { ().into_any() } else {
                view! { <strong class={"deadline-left"}>{closing.left}</strong> }.into_any()
            }}
        </p>
    }
    .into_any()
}

/// Text with its marked words.
fn marked(pieces: Vec<Piece>) -> AnyView {
    pieces
        .into_iter()
        .map(|piece| if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect_view()
        .into_any()
}
