//! Pages on the site itself: what it is, and the legal notice.

use super::parts::{licence, way};
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

/// What was done and tried so that everybody can use the site, and what is known to be wanting.
#[must_use]
pub fn accessibility(frame: &Frame, head: &Head) -> String {
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::ACCESSIBILITY)}
                <h1>{said::ACCESSIBILITY_HEADING}</h1>
                {said::ACCESSIBILITY_PARTS.into_iter().map(|(heading, paragraphs)| part(heading, paragraphs)).collect_view()}
                <p><a href=format!("{}composants/", frame.root)>{wording::design::DESIGN_LINK}</a></p>
            </div>
        }
        .into_any()
    })
}

/// Who answers for a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// Who publishes it.
    pub name: Option<String>,
    /// Who hosts it.
    pub host: Option<String>,
    /// How to write to them: what is shown, and the link.
    pub contact: Option<(String, String)>,
}

/// Who publishes the site, under which licence, and what becomes of readers' data.
#[must_use]
pub fn legal(frame: &Frame, head: &Head, own: &Publisher) -> String {
    let named = own.name.is_some() || own.contact.is_some();
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::LEGAL)}
                <h1>{said::LEGAL}</h1>
                <h2>{said::PUBLISHER}</h2>
                {own.name.clone().map(|name| view! { <p>{name}</p> })}
                {own.contact.clone().map(|(shown, link)| view! { <p>{said::CONTACT}{"\u{a0}: "}<a href=link rel="external">{shown}</a></p> })}
                {(!named).then(|| view! { <p>{said::NO_PUBLISHER}</p> })}
                {own.host.clone().map(|host| view! { <h2>{said::HOST}</h2><p>{host}</p> })}
                <h2>{said::RIGHTS}</h2>
                <p>{frame.site.source.clone()}</p>
                <p>{licence(&frame.site)}</p>
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
