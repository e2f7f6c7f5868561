//! Pages on the site itself: what it is, and the legal notice.

use super::parts::way;
use super::{Frame, Head, render};
use crate::wording::{self, pages as said};
use leptos::prelude::*;

/// What the site is, how it reads notices, what it does not do.
#[must_use]
pub fn about(frame: &Frame, head: &Head) -> String {
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::ABOUT)}
                <h1>{said::ABOUT_HEADING}</h1>
                {said::ABOUT_PARTS.into_iter().map(|(heading, paragraphs)| part(heading, paragraphs)).collect_view()}
            </div>
        }
        .into_any()
    })
}

/// Who publishes the site, under which licence, and what becomes of readers' data.
#[must_use]
pub fn legal(frame: &Frame, head: &Head) -> String {
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::LEGAL)}
                <h1>{said::LEGAL}</h1>
                {part(said::PUBLISHER, &[said::NO_PUBLISHER])}
                {part(said::RIGHTS, &[wording::SOURCE, said::ATTRIBUTION_TEXT])}
                <p><a href=wording::LICENCE_ADDRESS rel="external license noreferrer">{wording::LICENCE}</a></p>
                {part(said::PRIVACY, &[said::PRIVACY_TEXT, wording::CAUTION])}
            </div>
        }
        .into_any()
    })
}

fn part(heading: &'static str, paragraphs: &[&'static str]) -> AnyView {
    view! {
        <h2>{heading}</h2>
        {paragraphs.iter().map(|words| view! { <p>{*words}</p> }).collect_view()}
    }
    .into_any()
}
