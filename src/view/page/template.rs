//! The document around a page's main part: rendered once for all pages that share it.

use super::head::{FeedLinks, Head, PageMeta};
use crate::view::Root;
use crate::view::icon::IconSprite;
use crate::view::layout::{Footer, Header, Notices, Program, ProgramFailures, SiteNav};
use crate::view::shortcuts::Shortcuts;
use crate::view::site::SiteContext;
use leptos::prelude::*;

/// Stands where a page's own parts go. Text is escaped, so nothing else looks like it.
const SLOT: &str = "<slot></slot>";

/// Room for a page, in bytes: most take less, and a longer one is copied as it grows.
const CAPACITY: usize = 16 << 10;

/// The document that pages share, rendered once.
#[derive(Clone, Debug)]
pub struct PageTemplate {
    site: SiteContext,
    /// The document, cut at the slots: a page's description, its feeds, its structured data, the navigation, its main part.
    parts: Vec<String>,
}

impl PageTemplate {
    /// The document of pages that a program takes over, where the site has one.
    #[must_use]
    pub fn new(site: &SiteContext, program: Program) -> Self {
        let html = rendered(site, || view! { <Document program /> });
        let parts = without_markers(&html).split(SLOT).map(str::to_owned).collect();
        Self { site: site.clone(), parts }
    }

    /// Path from its pages to the site's root.
    #[must_use]
    pub fn root(&self) -> &str {
        &self.site.root
    }

    /// A page in it.
    #[must_use]
    pub fn page<V: IntoView>(&self, head: &Head, main: impl FnOnce() -> V) -> String {
        let mut html = String::with_capacity(CAPACITY);
        html.push_str("<!DOCTYPE html>\n");
        let mut parts = self.parts.iter();
        let mut next_part = |html: &mut String| html.push_str(parts.next().map_or("", String::as_str));
        next_part(&mut html);
        html.push_str(&without_markers(&rendered(&self.site, || view! { <PageMeta head=head.clone() /> })));
        next_part(&mut html);
        html.push_str(&without_markers(&rendered(&self.site, || view! { <FeedLinks head=head.clone() /> })));
        next_part(&mut html);
        // Escaped so that no text in it can end the element: see `compile::site::structured`.
        for json in &head.data {
            html.extend(["<script type=\"application/ld+json\">", json, "</script>"]);
        }
        next_part(&mut html);
        let here = head.path.clone();
        html.push_str(&without_markers(&rendered(&self.site, || view! { <SiteNav here /> })));
        next_part(&mut html);
        let main = rendered(&self.site, main);
        html.push_str(&if self.site.boot.is_some() { with_valid_markers(&main) } else { without_markers(&main) });
        next_part(&mut html);
        html.push('\n');
        html
    }
}

/// Renders a view of a site's page.
fn rendered<V: IntoView>(site: &SiteContext, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(site.clone());
        provide_context(Root(site.root.clone()));
        view().into_view().to_html()
    });
    owner.cleanup();
    html
}

/// leptos' marker between texts, as it is written.
const MARKER: &str = "<!>";

/// HTML whose markers are comments: a program that hydrates the page needs them, and `<!>` is not valid HTML. Text is
/// escaped, so only markers look like them.
fn with_valid_markers(html: &str) -> String {
    html.replace(MARKER, "<!---->")
}

/// HTML that no program hydrates, without markers.
fn without_markers(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut from = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), "<!") {
        if let Some(marker) = [MARKER, "<!--<() />-->"].into_iter().find(|marker| html[at..].starts_with(marker)) {
            plain.push_str(&html[from..at]);
            from = at + marker.len();
        }
    }
    plain.push_str(&html[from..]);
    plain
}

/// Where a page's own parts go.
fn slot() -> AnyView {
    leptos::html::slot().into_any()
}

/// The document, with slots.
#[component]
fn Document(
    /// The program that takes its pages over.
    program: Program,
) -> impl IntoView {
    let SiteContext { root, style, boot, csp, colour, .. } = SiteContext::of_page();
    let at = move |path: &str| format!("{root}{path}");
    let is_live = boot.is_some();
    let script = boot.map(|(path, integrity)| {
        view! { <script type="module" blocking="render" src=at(&path) integrity=integrity></script> }
    });
    view! {
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=csp />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content=colour />
                {slot()}
                <link rel="stylesheet" href=at(&style) />
                <link rel="icon" type="image/svg+xml" href=at("icons/icon.svg") />
                <link rel="apple-touch-icon" href=at("icons/apple-touch.png") />
                <link rel="manifest" href=at("manifest.webmanifest") />
                {slot()}
                {script}
                {slot()}
            </head>
            <body>
                <IconSprite />
                {is_live.then(|| view! { <ProgramFailures program /> })}
                <Header nav=slot() />
                <Notices>
                    <main id="contenu" tabindex="-1" data-program=is_live.then(|| program.name())>{slot()}</main>
                </Notices>
                <Footer has_program=is_live />
                {is_live.then(|| view! { <Shortcuts /> })}
            </body>
        </html>
    }
}
