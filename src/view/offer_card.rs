//! An offer in the list.

use super::{Now, offer_address};
use crate::bundle::Card;
use crate::query::Status;
use crate::search::{self, Piece};
use crate::wording;
use leptos::prelude::*;

/// An offer in the list: title, employer, place, what is asked, and until when.
#[component]
pub fn OfferCard(
    /// The offer.
    card: Card,
    /// Path to the site's root.
    root: String,
    /// The time.
    #[prop(into)]
    now: Signal<Now>,
    /// The reader's own years of residency.
    #[prop(into)]
    years: Signal<Option<u8>>,
    /// Words to mark.
    #[prop(into)]
    marks: Signal<Vec<String>>,
    /// The place in the text that answers, where it is not in the title.
    #[prop(optional, into)]
    excerpt: Signal<Vec<Piece>>,
) -> impl IntoView {
    let address = offer_address(&root, &card.id);
    let title = card.title.clone();
    let employer = card.employer.as_ref().map(|employer| employer.name.clone());
    let place = wording::place(card.workplace.as_ref());
    let deadline = card.deadline;
    let residency = card.residency.clone();
    let status = move || {
        let now = now.get();
        let today = deadline.and_then(|deadline| now.by_which_over(deadline));
        today.map_or("", |today| Status::of(deadline, today).key())
    };
    let facts: Vec<String> = [
        (!card.corps.is_empty()).then(|| card.corps.join(", ")),
        card.domain.clone(),
        (card.openings > 1).then(|| wording::openings(card.openings)),
        card.availability.as_ref().map(|_| {
            format!("{}\u{a0}: {}", wording::LABEL_AVAILABILITY, wording::availability(card.availability.as_ref()))
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <article class="offer-card" data-status=status>
            <h3 class="offer-card-title">
                <a href=address><bdi>{move || marked(search::mark(&title, &marks.get()))}</bdi></a>
            </h3>
            <p class="offer-card-where">
                {employer.map(|name| view! { <span class={"offer-card-employer"}>{name}</span> })}
                {place.map(|place| view! { <span class={"offer-card-place"}>{place}</span> })}
            </p>
            <ul class="offer-card-facts">
                {facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()}
                <li>
                    <span class="offer-card-label">{wording::LABEL_RESIDENCY}"\u{a0}: "</span>
                    {move || wording::residency(residency.as_ref(), years.get())}
                </li>
            </ul>
            {move || {
                let pieces = excerpt.get();
                (!pieces.is_empty()).then(|| view! { <p class={"offer-card-excerpt"}>{marked(pieces)}</p> })
            }}
            <Deadline deadline=card.deadline earlier=card.earlier_deadlines now=now />
        </article>
    }
}

/// Until when: the status in a word, the date in full, what is left, and the date it replaced.
#[component]
pub fn Deadline(
    /// The last day for applications.
    deadline: Option<crate::day::Day>,
    /// The deadlines that it replaced.
    earlier: Vec<crate::day::Day>,
    /// The time.
    #[prop(into)]
    now: Signal<Now>,
) -> impl IntoView {
    let Some(day) = deadline else {
        return view! { <p class={"deadline"}>{wording::deadline_sentence(None, None)}</p> }.into_any();
    };
    let closing = Memo::new(move |_| wording::closing(day, now.get().by_which_over(day)));
    let status = move || {
        let now = now.get();
        now.by_which_over(day).map(|today| {
            let open = Status::of(Some(day), today) == Status::Open;
            view! {
                <span class=if open { "status status-open" } else { "status" }>{wording::application_status(open)}</span>
            }
        })
    };
    let replaced = earlier
        .last()
        .map(|earlier| view! { " "<del><time datetime=earlier.to_string()>{wording::date(*earlier)}</time></del> });
    view! {
        <p class="deadline">
            {status}
            <span class="deadline-text">
                {move || closing.get().before}
                {replaced}
                " "
                <time class="deadline-date" datetime=day.to_string()>{move || closing.get().date}</time>
                " "
                {move || closing.get().after}
            </span>
            {move || {
                let left = closing.get().left;
                (!left.is_empty()).then(|| view! { <strong class={"deadline-left"}>{left}</strong> })
            }}
        </p>
    }
    .into_any()
}

/// Text with its marked words.
pub(super) fn marked(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect_view()
}
