//! Whole static pages.

use crate::bundle::Listing;
use crate::day::Day;
use crate::offer::{Block, Offer};
use std::fmt::Write as _;

/// What stands around every page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The way from the page to the site's root: `./`, `../../`, or the base for the 404 page.
    pub root: String,
    /// Path of the style sheet, from the root.
    pub style: String,
    /// Path, from the root, and integrity of the script that starts the app, where there is one.
    pub boot: Option<(String, String)>,
    /// The content security policy.
    pub csp: String,
}

/// The page of all offers: `index.html`.
#[must_use]
pub fn list(frame: &Frame, listing: &Listing, today: Day) -> String {
    let mut body = format!("<h1>Offres</h1><p><time datetime=\"{today}\">{today}</time></p><ul>");
    for card in &listing.cards {
        let _ = write!(body, "<li><a href=\"{}offres/{}/\">{}</a></li>", frame.root, card.id, escape(&card.title));
    }
    document(frame, "Offres", &(body + "</ul>"))
}

/// The page of one offer.
#[must_use]
pub fn offer(frame: &Frame, offer: &Offer, today: Day) -> String {
    let mut body = format!("<h1>{}</h1><time datetime=\"{today}\">{today}</time>", escape(&offer.title));
    for line in &offer.header {
        let _ = write!(body, "<p>{} : {}</p>", escape(&line.label), escape(&line.text));
    }
    for section in &offer.sections {
        let _ = write!(body, "<h2>{}</h2>", escape(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph { text } | Block::Heading { text } => _ = write!(body, "<p>{}</p>", escape(text)),
                Block::List { items } => items.iter().for_each(|i| _ = write!(body, "<p>{}</p>", escape(i))),
            }
        }
    }
    for line in &offer.unplaced {
        let _ = write!(body, "<p>{}</p>", escape(&line.text));
    }
    document(frame, &offer.title, &body)
}

/// The page the app draws itself into, for addresses that only the app knows: `app.html`.
#[must_use]
pub fn shell(frame: &Frame) -> String {
    document(frame, "Offres", "<h1>Offres</h1>")
}

/// The page for an address that is none: `404.html`.
#[must_use]
pub fn not_found(frame: &Frame) -> String {
    document(frame, "404", &format!("<h1>404</h1><p><a href=\"{}\">Offres</a></p>", frame.root))
}

fn document(frame: &Frame, title: &str, body: &str) -> String {
    let boot = frame.boot.as_ref().map_or_else(String::new, |(path, integrity)| {
        format!("<script type=\"module\" src=\"{}{path}\" integrity=\"{integrity}\"></script>", frame.root)
    });
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"content-security-policy\" content=\"{}\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"{}{}\">{boot}</head><body><div id=\"app\">{body}</div></body></html>\n",
        frame.csp,
        escape(title),
        frame.root,
        frame.style
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
