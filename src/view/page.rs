//! Whole HTML documents, made natively from the same components as the app's.

use super::Now;
use super::detail::{offer_absent, offer_detail};
use super::frame::{Shell, layout};
use super::list::{Asked, offer_list};
use super::sheet::Sheet;
use crate::day::Day;
use crate::offer::Offer;
use crate::query::{self, Listing, Query};
use crate::wording;
use leptos::prelude::*;

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
    let query = Query::default();
    let results = query::apply(&query, listing, None, today);
    render(frame, &wording::page_title(wording::LIST_HEADING), wording::TAGLINE, || {
        offer_list(Asked {
            listing,
            query: &query,
            typed: String::new(),
            results: &results,
            notice: "",
            excerpt: &|_| Vec::new(),
            root: &frame.root,
            now: Now { day: today, live: false },
        })
    })
}

/// An offer's page.
#[must_use]
pub fn offer(frame: &Frame, offer: &Offer, today: Day) -> String {
    let now = Now { day: today, live: false };
    render(frame, &wording::page_title(&offer.title), &description(offer, now), || {
        offer_detail(&Sheet::new(offer), frame.root.clone(), now, None)
    })
}

/// The page that the app fills by itself: for addresses of offers without network.
#[must_use]
pub fn shell(frame: &Frame) -> String {
    render(frame, wording::SITE, wording::TAGLINE, || {
        offer_absent(wording::SITE, wording::OFFER_LOADING, frame.root.clone())
    })
}

/// The page for addresses that lead nowhere.
#[must_use]
pub fn not_found(frame: &Frame) -> String {
    let frame = Frame { boot: None, ..frame.clone() };
    render(&frame, &wording::page_title(wording::NOT_FOUND), wording::NOT_FOUND_HINT, || {
        offer_absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, frame.root.clone())
    })
}

/// A sentence on an offer for those who see only its link.
fn description(offer: &Offer, now: Now) -> String {
    let employer = offer.employer.as_ref().map(|employer| employer.name.clone());
    let place = wording::place(offer.workplace.as_ref());
    let today = offer.deadline.and_then(|deadline| now.by_which_over(deadline));
    let deadline = wording::deadline_sentence(offer.deadline, today);
    [employer, place, Some(deadline)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A whole document around a page's main part.
fn render(frame: &Frame, title: &str, description: &str, main: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner
        .with(|| document(frame, title, description, layout(&frame.root, frame.data_date, Shell::default(), main())));
    owner.cleanup();
    html
}

/// A whole document around a page's body.
fn document(frame: &Frame, title: &str, description: &str, body: AnyView) -> String {
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
