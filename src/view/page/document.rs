//! The document around a page's own parts.

use super::{Frame, Head, Program};
use crate::view::frame::{Main, layout};
use crate::view::identity;
use crate::view::part::{Part, Words, part};
use crate::wording;
use leptos::prelude::*;
use leptos::tachys::view::Position;

/// Stands where a page's own part goes. Text is escaped, so nothing else looks like it.
const HOLE: &str = "<slot></slot>";

/// A frame, drawn once for all the pages that stand in it.
#[derive(Clone, Debug)]
pub struct Drawn {
    frame: Frame,
    /// The document, cut at the holes: what a page says of itself, its feeds, its data, its main part.
    around: Vec<String>,
}

impl Drawn {
    /// Draws a frame whose pages a program takes over.
    #[must_use]
    pub fn new(frame: &Frame, program: Program) -> Self {
        let around = drawn(|| document(frame, program)).split(HOLE).map(str::to_owned).collect();
        Self { frame: frame.clone(), around }
    }

    /// Path from its pages to the site's root.
    #[must_use]
    pub fn root(&self) -> &str {
        &self.frame.root
    }

    /// A page in it.
    pub(super) fn page(&self, head: &Head, main: impl FnOnce() -> AnyView) -> String {
        let frame = &self.frame;
        let mut html = String::with_capacity(ROOM);
        let mut around = self.around.iter();
        let mut go_on = |html: &mut String| html.push_str(around.next().map_or("", String::as_str));
        drawn(|| {
            go_on(&mut html);
            for part in own_head(frame, head) {
                write(part, &mut html);
            }
            go_on(&mut html);
            for part in feeds(frame, head) {
                write(part, &mut html);
            }
            go_on(&mut html);
            // Made so that no text in it can end it: see `structured`.
            for json in &head.data {
                html.extend(["<script type=\"application/ld+json\">", json, "</script>"]);
            }
            go_on(&mut html);
            write(main(), &mut html);
            go_on(&mut html);
        });
        without_markers(html)
    }
}

/// Room for a page, in bytes: most take less, and what has to grow is copied.
const ROOM: usize = 16 << 10;

/// Writes a view as it stands in a page.
fn write(view: impl RenderHtml, html: &mut String) {
    view.to_html_with_buf(html, &mut Position::FirstChild, true, false, Vec::new());
}

/// What a drawing gives, when it draws as components do.
fn drawn<T>(draw: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    let html = owner.with(draw);
    owner.cleanup();
    html
}

fn hole() -> AnyView {
    leptos::html::slot().into_any()
}

/// A document with holes for the own parts of a page.
fn document(frame: &Frame, program: Program) -> String {
    let Frame { root, style, boot, csp, .. } = frame.clone();
    let at = |path: &str| format!("{root}{path}");
    let main = Main { part: hole(), program: boot.is_some().then(|| program.name()) };
    let body = layout(&frame.site, &root, frame.data_date, frame.plain, main);
    let html = view! {
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=csp />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content=frame.colour.clone() />
                {hole()}
                <link rel="stylesheet" href=at(&style) />
                <link rel="icon" type="image/svg+xml" href=at("icons/icon.svg") />
                <link rel="apple-touch-icon" href=at("icons/apple-touch.png") />
                <link rel="manifest" href=at("manifest.webmanifest") />
                {hole()}
                {boot.clone().map(|(path, integrity)| view! { <script type="module" blocking="render" src=at(&path) integrity=integrity></script> })}
                {hole()}
            </head>
            <body>
                {boot.map(|_| failures(program, &root))}
                {body}
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", without_markers(html.to_html()))
}

/// What is told when a program does not begin, or ends.
fn failures(program: Program, root: &str) -> AnyView {
    view! {
        <div id="app-failed" class="app-notice" role="alert" hidden>
            <p>{program.failed()}" "<a class="button" href="">{wording::RETRY}</a></p>
        </div>
        <div id="app-crashed" class="app-notice" role="alert" hidden>
            <p>{wording::APP_CRASHED}" "<a class="button" href="">{wording::RELOAD}</a></p>
            <details>
                <summary>{wording::CRASH_DETAILS}</summary>
                <p id="crash-details"></p>
                <p>
                    <button type="button" class="button" id="crash-copy">{wording::CRASH_COPY}</button>" "
                    <a href=format!("{root}reparer/")>{wording::repair::REPAIR}</a>
                </p>
            </details>
        </div>
    }
    .into_any()
}

/// What a page says of itself.
fn own_head(frame: &Frame, head: &Head) -> Vec<Part> {
    let title = identity::title(&head.title, &frame.site.name);
    let mut parts = vec![part("title").words(title.clone()), named("description", head.description.clone())];
    parts.extend(preview(frame, head, &title));
    parts
}

/// A property of a page.
fn named(name: &'static str, content: impl Into<Words>) -> Part {
    part("meta").set("name", name).set("content", content)
}

/// A page without leptos' own markers for hydration, which this site does not use. Text is escaped, so
/// only markers can look like them.
fn without_markers(html: String) -> String {
    let mut plain = String::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), "<!") {
        if let Some(marker) = ["<!>", "<!--<() />-->"].into_iter().find(|marker| html[at..].starts_with(marker)) {
            plain.push_str(&html[from..at]);
            from = at + marker.len();
        }
    }
    if from == 0 {
        return html;
    }
    plain.push_str(&html[from..]);
    plain
}

/// What search engines and messengers read: the page's one address, and what a link to it shows.
/// Addresses must be whole here, so a site that does not know its own names none.
fn preview(frame: &Frame, head: &Head, title: &str) -> Vec<Part> {
    let Some(path) = &head.path else { return vec![named("robots", "noindex")] };
    let mut parts = Vec::new();
    if let Some(address) = &frame.address {
        let page = format!("{address}{path}");
        parts.push(part("link").set("rel", "canonical").set("href", page.clone()));
        parts.push(property("og:url", page));
        parts.push(property("og:image", format!("{address}icons/icon-512.png")));
    }
    parts.push(property("og:type", "website"));
    parts.push(property("og:locale", "fr_FR"));
    parts.push(property("og:site_name", frame.site.name.clone()));
    parts.push(property("og:title", title.to_owned()));
    parts.push(property("og:description", head.description.clone()));
    parts
}

/// A property of the Open Graph protocol.
fn property(name: &'static str, content: impl Into<Words>) -> Part {
    part("meta").set("property", name).set("content", content)
}

fn feeds(frame: &Frame, head: &Head) -> Vec<Part> {
    let feed = |kind: &'static str, file: &str, path: &str| {
        part("link")
            .set("rel", "alternate")
            .set("type", kind)
            .set("title", wording::pages::followed_by(file))
            .set("href", format!("{}{path}", frame.root))
    };
    head.feeds
        .iter()
        .flat_map(|[atom, json]| {
            [feed("application/atom+xml", "feed.xml", atom), feed("application/feed+json", "feed.json", json)]
        })
        .collect()
}
