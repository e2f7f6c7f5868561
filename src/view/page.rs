//! Whole HTML documents, made natively from the same components as the app's.

use super::Now;
use super::detail::{OfferAbsent, OfferDetail};
use super::frame::Layout;
use super::list::{Asked, OfferList};
use crate::bundle::{Card, Listing};
use crate::day::Day;
use crate::offer::Offer;
use crate::query::{self, Catalogue, Query};
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands in the head of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Path from the page to the site's root, with its closing slash: `./`, `../../`; the base for 404.html.
    pub root: String,
    /// Path of the style sheet from the root.
    pub style: String,
    /// Path of the app's start script from the root, and its integrity; none in a site without app.
    pub boot: Option<(String, String)>,
    /// The content security policy.
    pub csp: String,
    /// From which day the data are.
    pub data_date: Option<Day>,
}

/// The list's page: the offers as they stand on a day.
#[must_use]
pub fn list(frame: &Frame, listing: &Listing, today: Day) -> String {
    render(|| {
        let now = Now { day: today, live: false };
        let catalogue = Arc::new(Catalogue::new(listing.clone()));
        let query = Query::default();
        let results = query::apply(&query, &catalogue, None, today);
        let asked = Asked {
            query: Signal::stored(query),
            typed: Signal::stored(String::new()),
            results: Signal::stored(results),
            excerpts: Signal::stored(std::collections::BTreeMap::new()),
            notice: Signal::stored(""),
        };
        let root = frame.root.clone();
        document(
            frame,
            &wording::page_title(wording::LIST_HEADING),
            wording::TAGLINE,
            view! {
                <Layout root=root.clone() data_date=frame.data_date>
                    <OfferList catalogue=catalogue asked=asked root=root now=now />
                </Layout>
            },
        )
    })
}

/// An offer's page.
#[must_use]
pub fn offer(frame: &Frame, offer: &Offer, today: Day) -> String {
    render(|| {
        let now = Now { day: today, live: false };
        let root = frame.root.clone();
        let title = wording::page_title(&offer.title);
        let offer = offer.clone();
        document(
            frame,
            &title,
            &description(&Card::of(&offer), today),
            view! {
                <Layout root=root.clone() data_date=frame.data_date>
                    <OfferDetail offer=offer back=root now=now />
                </Layout>
            },
        )
    })
}

/// The page that the app fills by itself: for addresses of offers without network.
#[must_use]
pub fn shell(frame: &Frame) -> String {
    render(|| {
        let root = frame.root.clone();
        document(
            frame,
            wording::SITE,
            wording::TAGLINE,
            view! {
                <Layout root=root.clone() data_date=frame.data_date>
                    <OfferAbsent heading=wording::SITE sentence=wording::OFFER_LOADING back=root />
                </Layout>
            },
        )
    })
}

/// The page for addresses that lead nowhere.
#[must_use]
pub fn not_found(frame: &Frame) -> String {
    render(|| {
        let root = frame.root.clone();
        let frame = Frame { boot: None, ..frame.clone() };
        document(
            &frame,
            &wording::page_title(wording::NOT_FOUND),
            wording::NOT_FOUND_HINT,
            view! {
                <Layout root=root.clone() data_date=frame.data_date>
                    <OfferAbsent heading=wording::NOT_FOUND sentence=wording::NOT_FOUND_HINT back=root />
                </Layout>
            },
        )
    })
}

/// A sentence on an offer for those who see only its link.
fn description(card: &Card, today: Day) -> String {
    let employer = card.employer.as_ref().map(|employer| employer.name.clone());
    let place = wording::place(card.workplace.as_ref());
    let deadline = wording::deadline_sentence(
        card.deadline,
        card.deadline.and_then(|day| Now { day: today, live: false }.by_which_over(day)),
    );
    [employer, place, Some(deadline)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Runs a rendering with an owner for its signals.
fn render(page: impl FnOnce() -> String) -> String {
    let owner = Owner::new();
    let html = owner.with(page);
    owner.cleanup();
    html
}

/// A whole document around a page's body.
fn document(frame: &Frame, title: &str, description: &str, body: impl IntoView + 'static) -> String {
    let Frame { root, style, boot, csp, .. } = frame.clone();
    let at = |path: &str| format!("{root}{path}");
    let html = view! {
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=csp />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#0b4f5e" />
                <title>{title.to_owned()}</title>
                <meta name="description" content=description.to_owned() />
                <link rel="stylesheet" href=at(&style) />
                <link rel="icon" type="image/svg+xml" href=at("icons/icon.svg") />
                <link rel="apple-touch-icon" href=at("icons/apple-touch.png") />
                <link rel="manifest" href=at("manifest.webmanifest") />
                {boot.map(|(path, integrity)| view! { <script type="module" src=at(&path) integrity=integrity></script> })}
            </head>
            <body>
                <div id="app-failed" class="app-notice" role="alert" hidden>
                    <p>{wording::APP_FAILED}" "<a class="button" href="">{wording::RETRY}</a></p>
                </div>
                <div id="app-crashed" class="app-notice" role="alert" hidden>
                    <p>{wording::APP_CRASHED}" "<a class="button" href="">{wording::RELOAD}</a></p>
                </div>
                <div id="app">{body}</div>
            </body>
        </html>
    };
    // The markers are leptos' own, for hydration, which this site does not use. Text is escaped, so
    // only markers can look like them.
    format!("<!DOCTYPE html>\n{}\n", html.to_html().replace("<!>", "").replace("<!--<() />-->", ""))
}
