//! What can be taken away of one offer (link, calendar, code, poster) or of a list of them (print, CSV, JSON).

use super::detail::label;
use super::offer_card::deadline_line;
use super::{Now, offer_address};
use crate::query::Listing;
use crate::release::Detail;
use crate::release::detail::FactKind;
use crate::wording;
use leptos::prelude::*;

/// Most offers on a printed list; the files have all of them.
pub const PRINTED: usize = 300;

/// The facts on a poster.
const POSTER_FACTS: [FactKind; 7] = [
    FactKind::Workplace,
    FactKind::Corps,
    FactKind::Domain,
    FactKind::Openings,
    FactKind::Availability,
    FactKind::Residency,
    FactKind::Reference,
];

/// One offer, to be taken away. `address` is its page's own; `code` draws it.
#[must_use]
pub fn takeaway(detail: &Detail, address: &str, code: Option<(usize, String)>, said: &str, now: Now) -> AnyView {
    let fact = |kind: FactKind| {
        let said = detail.fact(kind).to_owned();
        let hidden = said.is_empty();
        view! { <p class="poster-fact" hidden=hidden><span class="poster-label">{label(kind)}</span>" "{said}</p> }
            .into_any()
    };
    view! {
        <div class="desk takeaway">
            <p class="offer-back"><a href=address.to_owned()>{"← "}{wording::BACK_TO_OFFER}</a></p>
            <h1 tabindex="-1">{wording::TAKE_AWAY}</h1>
            <p class="desk-actions">
                <button type="button" class="button" data-action="share">{wording::SHARE}</button>
                <button type="button" class="button" data-action="calendar" hidden={detail.term.day.is_none() || !detail.term.status.is_open()}>{wording::CALENDAR}</button>
                <button type="button" class="button" data-action="print">{wording::PRINT_POSTER}</button>
            </p>
            <p class="field takeaway-link">
                <label for="lien">{wording::LINK}</label>
                <input id="lien" type="text" readonly prop:value=address.to_owned() value=address.to_owned() />
            </p>
            <p class="desk-said" role="status">{said.to_owned()}</p>
            <section class="poster" aria-label=wording::POSTER>
                <p class="poster-kind">{wording::POSTER_KIND}</p>
                <h2 class="poster-title">{detail.title.clone()}</h2>
                <p class="poster-employer">{detail.employer.clone()}</p>
                {deadline_line(&detail.term, now)}
                {POSTER_FACTS.map(fact).collect_view()}
                <div class="poster-foot">
                    {code.map(|(size, path)| view! {
                        <svg class="poster-code" viewBox=format!("0 0 {size} {size}") role="img" aria-label=wording::CODE shape-rendering="crispEdges">
                            <rect class="poster-code-ground" width=size.to_string() height=size.to_string()></rect>
                            <path d=path></path>
                        </svg>
                    }.into_any())}
                    <div><p>{wording::poster_foot(detail.tells_how_to_apply)}</p><p>{address.to_owned()}</p></div>
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// The reference under which an offer is asked for, on paper; nothing where its notice has none.
pub(super) fn printed_reference(reference: Option<String>) -> AnyView {
    let hidden = reference.is_none();
    view! { <p class="printed-reference" hidden=hidden>{wording::LABEL_REFERENCE}{"\u{a0}: "}{reference.unwrap_or_default()}</p> }
        .into_any()
}

/// The offers that answer a question, to be taken away. `name` is the question in words.
#[must_use]
pub fn results(listing: &Listing, found: &[u32], name: &str, back: &str, root: &str, now: Now) -> AnyView {
    let row = |position: &u32| {
        let at = *position as usize;
        view! {
            <li class="printed">
                <p class="printed-title"><a href=offer_address(root, &listing.ids[at])><bdi>{listing.titles[at].to_owned()}</bdi></a></p>
                <p>{[&listing.employers[at], &listing.places[at]].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")}</p>
                <p>{wording::LABEL_RESIDENCY}{"\u{a0}: "}{listing.residencies[at].to_owned()}</p>
                {deadline_line(&listing.term(at), now)}
                {printed_reference(listing.reference(at))}
            </li>
        }
        .into_any()
    };
    view! {
        <div class="desk takeaway-results">
            <p class="offer-back"><a href=back.to_owned()>{"← "}{wording::BACK}</a></p>
            <h1 tabindex="-1">{wording::RESULTS}</h1>
            <p class="printed-question">{name.to_owned()}{"\u{a0}: "}{wording::offers(found.len())}</p>
            <p class="desk-actions" hidden=found.is_empty()>
                <button type="button" class="button" data-action="print">{wording::PRINT_LIST}</button>
                <button type="button" class="button" data-action="csv">{wording::CSV}</button>
                <button type="button" class="button" data-action="json">{wording::JSON}</button>
            </p>
            <p class="empty" hidden=!found.is_empty()>{wording::nothing_found("", true)}</p>
            <ol class="printed-list">{found.iter().take(PRINTED).map(row).collect_view()}</ol>
            <p class="hint" hidden={found.len() <= PRINTED}>{wording::printed(PRINTED)}</p>
        </div>
    }
    .into_any()
}
