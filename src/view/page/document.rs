//! The document around a page's own parts.

use super::{Frame, Head, Program};
use crate::view::frame::{Main, layout};
use crate::view::identity;
use crate::wording;
use leptos::prelude::*;

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
        let own = drawn(|| {
            let parts = [own_head(frame, head), feeds(frame, head), data(head), main()];
            parts.map(|part| without_markers(&part.to_html()))
        });
        let around = self.around.iter().map(String::as_str);
        let own = own.iter().map(String::as_str).chain([""]);
        around.zip(own).flat_map(|(around, own)| [around, own]).collect::<Vec<_>>().concat()
    }
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
                {boot.clone().map(|(path, integrity)| view! { <script type="module" src=at(&path) integrity=integrity></script> })}
                {hole()}
            </head>
            <body>
                {boot.map(|_| failures(program, &root))}
                {body}
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", without_markers(&html.to_html()))
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
fn own_head(frame: &Frame, head: &Head) -> AnyView {
    let title = identity::title(&head.title, &frame.site.name);
    view! {
        <title>{title.clone()}</title>
        <meta name="description" content=head.description.clone() />
        {preview(frame, head, &title)}
    }
    .into_any()
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

fn data(head: &Head) -> AnyView {
    let script = |json: &String| view! { <script type="application/ld+json">{json.clone()}</script> }.into_any();
    head.data.iter().map(script).collect_view().into_any()
}
