//! A page as a browser's parser sees it.

use scraper::{ElementRef, Html, Node, Selector};
use std::path::Path;

/// Elements that stand within a word's line; all others part words.
const INLINE: &[&str] = &["a", "abbr", "b", "bdi", "em", "i", "mark", "strong", "sup", "time", "wbr"];

/// A parsed page.
pub(crate) struct Page {
    html: Html,
}

impl Page {
    /// Parses a file of a site.
    pub(crate) fn of<P: AsRef<str>, B: AsRef<[u8]>>((path, bytes): (P, B)) -> Self {
        let text = std::str::from_utf8(bytes.as_ref()).unwrap();
        assert!(text.starts_with("<!doctype html>") || text.starts_with("<!DOCTYPE html>"), "{}", path.as_ref());
        Self { html: Html::parse_document(text) }
    }

    /// The text of the body.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for body in self.html.select(&selector("body")) {
            collect(body, &mut text);
        }
        text
    }

    /// An attribute of all elements that have it.
    pub(crate) fn attributes(&self, elements: &str, name: &str) -> Vec<String> {
        self.html.select(&selector(elements)).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    /// Two attributes of all elements that have both.
    pub(crate) fn pairs(&self, elements: &str, one: &str, two: &str) -> Vec<(String, String)> {
        let both = |e: ElementRef| Some((e.attr(one)?.to_owned(), e.attr(two)?.to_owned()));
        self.html.select(&selector(elements)).filter_map(both).collect()
    }

    /// Every address the page names.
    pub(crate) fn links(&self) -> Vec<String> {
        [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"), ("use", "href")]
            .iter()
            .flat_map(|(element, name)| self.attributes(element, name))
            .collect()
    }

    /// Scripts that stand in the page itself; data blocks are none.
    pub(crate) fn inline_scripts(&self) -> Vec<String> {
        self.html
            .select(&selector("script:not([src])"))
            .filter(|e| e.attr("type") != Some("application/ld+json"))
            .map(|e| e.text().collect())
            .collect()
    }

    /// The structured data that stands in the page.
    pub(crate) fn structured(&self) -> Vec<serde_json::Value> {
        let blocks = selector("script[type='application/ld+json']");
        self.html.select(&blocks).map(|e| serde_json::from_str(&e.text().collect::<String>()).unwrap()).collect()
    }

    /// How many elements there are.
    pub(crate) fn count(&self, elements: &str) -> usize {
        self.html.select(&selector(elements)).count()
    }

    /// Whether an element has this id.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.html.select(&selector("[id]")).any(|e| e.attr("id") == Some(id))
    }
}

/// Whether a file is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// The file that a link of a page leads to; `None` when it leads out of the site. The 404 page's
/// links begin with the base, which is `/` unless a test says otherwise.
pub(crate) fn resolve(page: &str, link: &str) -> Option<String> {
    if link.contains(':') || link.starts_with("//") {
        return None;
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap();
    let mut parts: Vec<&str> = if link.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    if path.is_empty() {
        return Some(anchor.map_or_else(|| page.to_owned(), |anchor| format!("{page}#{anchor}")));
    }
    parts.pop();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            assert!(parts.pop().is_some(), "{page}: {link} leads above the site");
        } else {
            parts.push(part);
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') || path.ends_with("..") || path == "." {
        file = if file.is_empty() { "index.html".to_owned() } else { file + "/index.html" };
    }
    Some(anchor.map_or_else(|| file.clone(), |anchor| format!("{file}#{anchor}")))
}

fn collect(element: ElementRef, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) => {
                let Some(inside) = ElementRef::wrap(child) else { continue };
                let parts_words = !INLINE.contains(&inner.name());
                if parts_words {
                    text.push(' ');
                }
                collect(inside, text);
                if parts_words {
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}
