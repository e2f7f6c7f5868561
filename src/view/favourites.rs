//! What a reader keeps: the favourites with their notes and steps, the questions kept, and the way out of here.

use super::keeping::{Mine, own_part, star_button};
use super::offer_card::deadline_line;
use super::takeaway::printed_reference;
use super::{Now, offer_address};
use crate::offer::Term;
use crate::query::Listing;
use crate::saved::visit::News;
use crate::wording;
use leptos::prelude::*;

/// An offer that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favourite {
    /// Its id.
    pub id: String,
    /// Its title; its id where the site has it no longer.
    pub title: String,
    /// Its reference, if its notice has one.
    pub reference: Option<String>,
    /// Employer and place.
    pub place: String,
    /// Until when.
    pub term: Term,
    /// What is kept of it.
    pub mine: Mine,
    /// Whether it is to be compared.
    pub chosen: bool,
}

/// A question that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Its address, behind the `?`.
    pub address: String,
    /// Its words.
    pub name: String,
    /// How many offers answer it.
    pub found: usize,
    /// How many of them were not there when it was last looked at.
    pub new: usize,
}

/// The id of the heading of the questions that are kept.
pub const QUESTIONS_PLACE: &str = "l-recherches";

/// Most offers named of each kind of news; their number is told in any case.
const SINCE_MOST: usize = 50;

/// The page of what is kept.
#[must_use]
pub fn favourites(
    favourites: &[Favourite],
    kept: &[Kept],
    since: AnyView,
    said: &str,
    root: &str,
    now: Now,
) -> AnyView {
    let chosen: Vec<&str> = favourites.iter().filter(|one| one.chosen).map(|one| one.id.as_str()).collect();
    let compare = format!("{root}comparer/?offres={}", chosen.join(","));
    let empty = favourites.is_empty();
    view! {
        <div class="desk favourites">
            <h1 tabindex="-1">{wording::FAVOURITES}</h1>
            <p class="hint">{wording::FAVOURITES_HINT}</p>
            {since}
            <div class="empty" hidden=!empty>
                <p>{wording::FAVOURITES_EMPTY}</p>
                <p><a class="button" href=root.to_owned()>{wording::TO_THE_LIST}</a></p>
            </div>
            <p class="desk-actions" hidden=empty>
                {if (2..=4).contains(&chosen.len()) {
                    view! { <a class="button" href=compare>{wording::compare(chosen.len())}</a> }.into_any()
                } else {
                    view! { <span class="hint" hidden={favourites.len() < 2}>{wording::COMPARE_HINT}</span> }.into_any()
                }}
                <button type="button" class="button" data-action="calendar-all">{wording::CALENDAR_ALL}</button>
                <button type="button" class="button" data-action="print">{wording::PRINT}</button>
            </p>
            <ol class="favourites-list">{favourites.iter().map(|one| favourite(one, root, now)).collect_view()}</ol>
            {questions(kept, root)}
            <section class="desk-part" aria-labelledby="l-fichier">
                <h2 id="l-fichier">{wording::BACKUP}</h2>
                <p class="hint">{wording::BACKUP_HINT}</p>
                <p class="desk-actions">
                    <button type="button" class="button" data-action="export">{wording::EXPORT}</button>
                    <label class="button file-button">
                        {wording::IMPORT}
                        <input type={"file"} class={"visually-hidden"} id="fichier" accept="application/json,.json" data-keep="import" />
                    </label>
                </p>
                <p class="desk-said" role="status">{said.to_owned()}</p>
            </section>
        </div>
    }
    .into_any()
}

fn favourite(one: &Favourite, root: &str, now: Now) -> AnyView {
    let compare = format!("comparer-{}", one.id);
    view! {
        <li>
            <article class="offer-card favourite" id=one.id.clone()>
                <h2 class="offer-card-title"><a href=offer_address(root, &one.id)><bdi>{one.title.clone()}</bdi></a></h2>
                <p class="offer-card-where">{one.place.clone()}</p>
                {printed_reference(one.reference.clone())}
                {deadline_line(&one.term, now)}
                <div class="offer-card-mine">
                    {star_button(&one.id, &one.title, one.mine.record.star)}
                    <label class="choice" for=compare.clone()>
                        <input type="checkbox" id=compare.clone() data-keep="compare" data-id=one.id.clone() prop:checked=one.chosen />
                        {wording::COMPARE}
                    </label>
                    <a href=format!("{root}emporter/?offre={}", one.id)>{wording::TAKE_AWAY}</a>
                </div>
                {own_part(&one.id, &one.mine)}
            </article>
        </li>
    }
    .into_any()
}

fn questions(kept: &[Kept], root: &str) -> AnyView {
    let question = |one: &Kept| {
        view! {
            <li class="question-kept">
                <a href=format!("{root}?{}", one.address) data-action="look" data-id=one.address.clone()>{one.name.clone()}</a>
                " "<span class="hint">{wording::offers(one.found)}</span>
                " "<strong class="question-new" hidden=one.new == 0>{wording::new(one.new)}</strong>
                " "
                <button type="button" class="quiet" data-action="forget" data-id=one.address.clone() aria-label=wording::forget(&one.name)>
                    {wording::FORGET}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby=QUESTIONS_PLACE>
            <h2 id=QUESTIONS_PLACE>{wording::QUESTIONS}</h2>
            <p class="hint" hidden=!kept.is_empty()>{wording::QUESTIONS_EMPTY}</p>
            <ul class="questions-list">{kept.iter().map(question).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What has come, was postponed and has closed since the last visit.
#[must_use]
pub fn since(news: &News, listing: &Listing, root: &str) -> AnyView {
    let part = |words: String, positions: &[u32]| {
        let link = |position: &u32| {
            let at = *position as usize;
            view! { <li><a href=offer_address(root, &listing.ids[at])>{listing.titles[at].to_owned()}</a></li> }
                .into_any()
        };
        view! {
            <details class="since-part" hidden=positions.is_empty()>
                <summary>{words}</summary>
                <ul class="since-list">{positions.iter().take(SINCE_MOST).map(link).collect_view()}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="since" aria-labelledby="l-depuis" hidden=news.is_empty()>
            <h2 id="l-depuis" class="since-heading">{wording::SINCE}</h2>
            {part(wording::new(news.new.len()), &news.new)}
            {part(wording::postponed(news.postponed.len()), &news.postponed)}
            {part(wording::closed(news.closed.len()), &news.closed)}
        </section>
    }
    .into_any()
}
