//! Links out of the site, alone and in running text, and the acronyms of running text.

use crate::release::detail::Acronym;
use crate::text::link::{Href, pieces};
use leptos::prelude::*;

/// Relations of a link out of the site: the browser follows it, and the other page learns nothing of this one.
pub const REL_OUT: &str = "external noopener noreferrer";

/// A link out of the site.
#[component]
pub fn ExternalLink(
    /// Its address.
    href: Href,
    /// Its words.
    words: String,
) -> impl IntoView {
    view! { <a href=href.as_str().to_owned() rel=REL_OUT>{words}</a> }
}

/// The acronyms of a page that are not explained yet, as its context: each is explained where it first stands.
#[derive(Clone, Copy)]
pub struct Unexplained(pub StoredValue<Vec<Acronym>>);

/// Running text in which addresses and telephone numbers are links, and acronyms are explained.
#[component]
pub fn LinkedText(
    /// The text.
    text: String,
) -> impl IntoView {
    let unexplained = use_context::<Unexplained>();
    let piece = |words: String, href: Option<Href>| match (href, unexplained) {
        (Some(href), _) => view! { <ExternalLink href words /> }.into_any(),
        (None, Some(Unexplained(acronyms))) => explained(words, acronyms),
        (None, None) => words.into_any(),
    };
    pieces(&text).into_iter().map(|found| piece(found.text.to_owned(), found.href)).collect_view()
}

/// A text in which each acronym that is not explained yet is, where it first stands.
fn explained(words: String, unexplained: StoredValue<Vec<Acronym>>) -> AnyView {
    let first = unexplained.with_value(|acronyms| {
        let places =
            acronyms.iter().enumerate().filter_map(|(which, one)| Some((place_of(&words, &one.short)?, which)));
        places.min()
    });
    let Some((from, which)) = first else { return words.into_any() };
    let Some(Acronym { short, meanings }) = unexplained.try_update_value(|acronyms| acronyms.remove(which)) else {
        return words.into_any();
    };
    let behind = explained(words[from + short.len()..].to_owned(), unexplained);
    let before = words[..from].to_owned();
    view! { {before}<abbr title=meanings.join("\u{a0}; ")>{short}</abbr>{behind} }.into_any()
}

/// Where an acronym stands in a text as a word of its own, in bytes.
fn place_of(text: &str, short: &str) -> Option<usize> {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut places = text.match_indices(short).map(|(at, _)| at);
    places.find(|at| {
        let (before, behind) = (&text[..*at], &text[at + short.len()..]);
        !is_part(before.chars().next_back()) && !is_part(behind.chars().next())
    })
}
