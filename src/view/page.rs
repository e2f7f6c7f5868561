//! Whole HTML documents, made natively from the same components as the app's.

pub mod about;
pub mod design;
pub mod directory;
pub mod figures;
mod parts;
pub mod quality;
pub mod repair;
pub mod source;

use super::desk::{CALENDAR, MAP, Page};
use super::detail::{offer_absent, offer_detail};
use super::filters::question_form;
use super::frame::{Main, layout};
use super::identity::{self, Identity};
use super::list::{Asked, Rows, list_page, offer_list};
use super::sheet::Sheet;
use super::{Now, calendar, map};
use crate::day::Day;
use crate::offer::Offer;
use crate::query::{self, Listing, PAGE, Query};
use crate::wording;
use leptos::prelude::*;

/// What all pages of a site share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Whose site it is.
    pub site: Identity,
    /// The site's colour, for browsers' own frames.
    pub colour: String,
    /// Path from the page to the site's root, with its closing slash: `./`, `../../`; the base for 404.html.
    pub root: String,
    /// The site's own address, with its closing slash; without one, no page names a whole address.
    pub address: Option<String>,
    /// Path of the style sheet from the root.
    pub style: String,
    /// Path of the app's start script from the root, and its integrity; none in a site without app.
    pub boot: Option<(String, String)>,
    /// The content security policy.
    pub csp: String,
    /// The site has no programs.
    pub plain: bool,
    /// From which day the data are.
    pub data_date: Option<Day>,
}

/// What one page says of itself, to browsers, search engines and messengers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The page's own part of its title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Its path from the site's root; none for a page that stands in for other addresses.
    pub path: Option<String>,
    /// The program that takes the page over.
    pub program: Program,
    /// Structured data, each a JSON text fit to stand in a page.
    pub data: Vec<String>,
    /// Paths, from the root, of the page's feeds: Atom, JSON Feed.
    pub feeds: Option<[String; 2]>,
}

/// A program in the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    /// List and offers.
    #[default]
    App,
    /// What readers keep, take away and look at.
    Desk,
}

impl Program {
    const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Desk => "desk",
        }
    }

    /// What to say when it cannot begin.
    const fn failed(self) -> &'static str {
        match self {
            Self::App => wording::APP_FAILED,
            Self::Desk => wording::DESK_FAILED,
        }
    }
}

/// The list's page: the offers as they stand on a day.
#[must_use]
pub fn list(frame: &Frame, head: &Head, listing: &Listing, today: Day) -> String {
    let query = Query::default();
    let results = query::apply(&query, listing, None, today);
    let pages = results.found.len().div_ceil(PAGE);
    let (open, closed) = results.part(0, PAGE);
    render(frame, head, || {
        let asked = Asked {
            listing,
            query: &query,
            results: &results,
            rows: [Rows::all(open), Rows::all(closed)],
            notice: "",
            excerpt: &|_| Vec::new(),
            root: &frame.root,
            now: Now { day: today, live: false },
            kept: None,
        };
        let offered = results.offered(&query, listing, today, &[]);
        let question = question_form(&query, String::new(), &offered, results.found.len(), &frame.root);
        let turn = parts::turn(1, pages, &|page| parts::list_address(&frame.root, page));
        list_page(parts::ways(&frame.root), question, offer_list(asked, Some(turn)))
    })
}

/// An offer's page.
#[must_use]
pub fn offer(frame: &Frame, head: &Head, offer: &Offer, today: Day) -> String {
    let now = Now { day: today, live: false };
    render(frame, head, || offer_detail(&Sheet::new(offer), frame.root.clone(), now, None, None))
}

/// The page that the app fills by itself: for addresses of offers without network.
#[must_use]
pub fn shell(frame: &Frame) -> String {
    let head = Head { title: String::new(), description: wording::TAGLINE.to_owned(), ..Head::default() };
    render(frame, &head, || offer_absent(&frame.site.name, wording::OFFER_LOADING, frame.root.clone()))
}

/// A page of the desk, before its program has begun.
#[must_use]
pub fn desk(frame: &Frame, page: &Page, listing: &Listing, today: Day) -> String {
    let root = frame.root.clone();
    let head = Head {
        title: page.title.to_owned(),
        description: page.hint.to_owned(),
        path: page.complete.then(|| page.folder().to_owned()),
        program: Program::Desk,
        ..Head::default()
    };
    let now = Now { day: today, live: false };
    render(frame, &head, move || match *page {
        MAP => map::map(listing, &root, now),
        CALENDAR => calendar::calendar(listing, None, &root, now),
        _ => offer_absent(page.title, wording::DESK_COMING, root),
    })
}

/// The page for addresses that lead nowhere.
#[must_use]
pub fn not_found(frame: &Frame) -> String {
    let frame = Frame { boot: None, ..frame.clone() };
    let head = Head {
        title: wording::NOT_FOUND.to_owned(),
        description: wording::NOT_FOUND_HINT.to_owned(),
        ..Head::default()
    };
    render(&frame, &head, || offer_absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, frame.root.clone()))
}

/// A sentence on an offer for those who see only its link; on a static page, of a day.
#[must_use]
pub fn description(offer: &Offer, today: Day) -> String {
    let now = Now { day: today, live: false };
    let employer = offer.employer.as_ref().map(|employer| employer.name.clone());
    let place = wording::place(offer.workplace.as_ref());
    let last_day = offer.last_day();
    let today = last_day.and_then(|deadline| now.by_which_over(deadline));
    let deadline = wording::deadline_sentence(last_day, today);
    [employer, place, Some(deadline)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A whole document around a page's main part.
fn render(frame: &Frame, head: &Head, main: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let main = Main { part: main(), program: frame.boot.is_some().then(|| head.program.name()) };
        document(frame, head, layout(&frame.site, &frame.root, frame.data_date, frame.plain, main))
    });
    owner.cleanup();
    html
}

/// A whole document around a page's body.
fn document(frame: &Frame, head: &Head, body: AnyView) -> String {
    let Frame { root, style, boot, csp, .. } = frame.clone();
    let at = |path: &str| format!("{root}{path}");
    let title = identity::title(&head.title, &frame.site.name);
    let html = view! {
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=csp />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content=frame.colour.clone() />
                <title>{title.clone()}</title>
                <meta name="description" content=head.description.clone() />
                {preview(frame, head, &title)}
                <link rel="stylesheet" href=at(&style) />
                <link rel="icon" type="image/svg+xml" href=at("icons/icon.svg") />
                <link rel="apple-touch-icon" href=at("icons/apple-touch.png") />
                <link rel="manifest" href=at("manifest.webmanifest") />
                {feeds(frame, head)}
                {boot.clone().map(|(path, integrity)| view! { <script type="module" src=at(&path) integrity=integrity></script> })}
                {head.data.iter().map(|json| view! { <script type="application/ld+json">{json.clone()}</script> }).collect_view()}
            </head>
            <body>
                {boot.map(|_| view! {
                    <div id="app-failed" class="app-notice" role="alert" hidden>
                        <p>{head.program.failed()}" "<a class="button" href="">{wording::RETRY}</a></p>
                    </div>
                    <div id="app-crashed" class="app-notice" role="alert" hidden>
                        <p>{wording::APP_CRASHED}" "<a class="button" href="">{wording::RELOAD}</a></p>
                        <details>
                            <summary>{wording::CRASH_DETAILS}</summary>
                            <p id="crash-details"></p>
                            <p>
                                <button type="button" class="button" id="crash-copy">{wording::CRASH_COPY}</button>" "
                                <a href=at("reparer/")>{wording::repair::REPAIR}</a>
                            </p>
                        </details>
                    </div>
                })}
                {body}
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", without_markers(&html.to_html()))
}

/// A page without leptos' own markers for hydration, which this site does not use. Text is escaped, so
/// only markers can look like them.
fn without_markers(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut from = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), "<!") {
        if let Some(marker) = ["<!>", "<!--<() />-->"].into_iter().find(|marker| html[at..].starts_with(marker)) {
            plain.push_str(&html[from..at]);
            from = at + marker.len();
        }
    }
    plain.push_str(&html[from..]);
    plain
}

/// What search engines and messengers read: the page's one address, and what a link to it shows.
/// Addresses must be whole here, so a site that does not know its own names none.
fn preview(frame: &Frame, head: &Head, title: &str) -> AnyView {
    let Some(path) = &head.path else { return view! { <meta name="robots" content="noindex" /> }.into_any() };
    let whole =
        frame.address.as_ref().map(|address| (format!("{address}{path}"), format!("{address}icons/icon-512.png")));
    view! {
        {whole.map(|(page, icon)| view! {
            <link rel="canonical" href=page.clone() />
            {property("og:url", &page)}
            {property("og:image", &icon)}
        })}
        {property("og:type", "website")}
        {property("og:locale", "fr_FR")}
        {property("og:site_name", &frame.site.name)}
        {property("og:title", title)}
        {property("og:description", &head.description)}
    }
    .into_any()
}

/// A property of the Open Graph protocol.
fn property(name: &'static str, content: &str) -> AnyView {
    leptos::html::meta().attr("property", name).attr("content", content.to_owned()).into_any()
}

fn feeds(frame: &Frame, head: &Head) -> AnyView {
    let Some([atom, json]) = &head.feeds else { return ().into_any() };
    let at = |path: &str| format!("{}{path}", frame.root);
    view! {
        <link rel="alternate" type="application/atom+xml" title=wording::pages::followed_by("feed.xml") href=at(atom) />
        <link rel="alternate" type="application/feed+json" title=wording::pages::followed_by("feed.json") href=at(json) />
    }
    .into_any()
}
