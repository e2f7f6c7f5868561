//! The question of a reader: words, filters and sort; its address; its answer.
//!
//! The address owns the question: [`Query`] reads itself from any address and writes itself back.
//! [`apply`] answers it, a pure function of the catalogue, the words' hits and today.

mod answer;
mod facet;
mod listing;
mod similar;

pub use answer::{Results, apply};
pub use facet::{Choice, FACETS, Facet, Status};
pub use listing::{Column, Listing};
pub use similar::similar;

use crate::text;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Cards that a page of results holds; a reader asks for more by the page.
pub const PAGE: usize = 40;

/// More years than anybody has lived here.
const MOST_YEARS: u8 = 99;

/// Longest question kept, in characters: nobody types more, and a mark costs time per word.
const LONGEST_TEXT: usize = 200;

/// A whole question. Two questions that mean the same are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed in the search box, trimmed.
    pub text: String,
    /// The chosen values of filters, by their keys; in order, each once.
    pub chosen: Vec<(Facet, String)>,
    /// The chosen order; `None` is the natural one: by relevance with words, else by deadline.
    pub sort: Option<Sort>,
    /// The reader's own years of residency, for the sentences on priority; 0–99.
    pub years: Option<u8>,
    /// Pages of results shown, from 1.
    pub pages: Pages,
}

/// A count of pages, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages(pub usize);

impl Default for Pages {
    fn default() -> Self {
        Self(1)
    }
}

/// An order of results. Open offers always stand before closed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Best answer first.
    Relevance,
    /// Closing soonest first; closed ones, latest first.
    Deadline,
    /// Published latest first.
    Newest,
    /// By title, in French alphabetical order.
    Title,
    /// By employer, in French alphabetical order.
    Employer,
}

/// The sorts, as offered.
pub const SORTS: [Sort; 5] = [Sort::Relevance, Sort::Deadline, Sort::Newest, Sort::Title, Sort::Employer];

impl Sort {
    /// The sort's name in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Relevance => "pertinence",
            Self::Deadline => "cloture",
            Self::Newest => "recentes",
            Self::Title => "intitule",
            Self::Employer => "employeur",
        }
    }

    fn parse(key: &str) -> Option<Self> {
        SORTS.into_iter().find(|sort| sort.key() == key)
    }
}

impl Query {
    /// Reads a question from names and values, as a form or an address gives them. Total: what is
    /// unknown is ignored.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            match name {
                "q" => {
                    let kept: String = value.trim().chars().take(LONGEST_TEXT).collect();
                    kept.trim().clone_into(&mut query.text);
                }
                "tri" => query.sort = Sort::parse(value),
                "ans" => query.years = value.trim().parse().ok().filter(|years| *years <= MOST_YEARS),
                "pages" => query.pages = Pages(value.parse().unwrap_or(1).clamp(1, 10_000)),
                _ => {
                    if let (Some(facet), Some(key)) = (Facet::parse(name), facet_value(value)) {
                        query.choose(facet, key);
                    }
                }
            }
        }
        query
    }

    /// The order in force.
    #[must_use]
    pub fn order(&self) -> Sort {
        match self.sort {
            Some(Sort::Relevance) | None if self.text.is_empty() => Sort::Deadline,
            Some(sort) => sort,
            None => Sort::Relevance,
        }
    }

    /// Whether a value of a filter is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, key: &str) -> bool {
        self.chosen.iter().any(|(of, chosen)| *of == facet && chosen == key)
    }

    /// Whether any value of a filter is chosen.
    #[must_use]
    pub fn uses(&self, facet: Facet) -> bool {
        self.chosen.iter().any(|(of, _)| *of == facet)
    }

    fn choose(&mut self, facet: Facet, key: String) {
        let choice = (facet, key);
        if let Err(place) = self.chosen.binary_search(&choice) {
            self.chosen.insert(place, choice);
        }
    }

    /// The same question with one value of a filter no longer chosen, from its first page.
    #[must_use]
    pub fn without(&self, facet: Facet, key: &str) -> Self {
        let mut query = Self { pages: Pages::default(), ..self.clone() };
        query.chosen.retain(|(of, chosen)| *of != facet || chosen != key);
        query
    }

    /// The same question with one page of results more.
    #[must_use]
    pub fn with_more(&self) -> Self {
        Self { pages: Pages(self.pages.0 + 1), ..self.clone() }
    }

    /// The address of this question: `./?q=…`, relative to the list.
    #[must_use]
    pub fn search_part(&self) -> String {
        let pairs = self.to_string();
        if pairs.is_empty() { pairs } else { format!("?{pairs}") }
    }
}

/// A filter's value as it stands in addresses: folded words with hyphens.
fn facet_value(written: &str) -> Option<String> {
    let key = slug(written);
    (!key.is_empty() && key.len() <= 120).then_some(key)
}

/// Folded words joined by hyphens.
#[must_use]
pub fn slug(written: &str) -> String {
    text::fold(written).replace(' ', "-")
}

impl FromStr for Query {
    type Err = Infallible;

    /// Reads the part of an address behind its `?` (which may be there or not).
    fn from_str(address: &str) -> Result<Self, Infallible> {
        let pairs: Vec<(String, String)> = address
            .strip_prefix('?')
            .unwrap_or(address)
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (percent_decode(name), percent_decode(value)))
            .collect();
        Ok(Self::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", percent_encode(&self.text)));
        }
        pairs.extend(self.chosen.iter().map(|(facet, key)| (facet.key(), percent_encode(key))));
        if let Some(years) = self.years {
            pairs.push(("ans", years.to_string()));
        }
        if let Some(sort) = self.sort {
            pairs.push(("tri", sort.key().to_owned()));
        }
        if self.pages != Pages::default() {
            pairs.push(("pages", self.pages.0.to_string()));
        }
        for (place, (name, value)) in pairs.iter().enumerate() {
            write!(f, "{}{name}={value}", if place == 0 { "" } else { "&" })?;
        }
        Ok(())
    }
}

/// Encodes a value as forms do (`application/x-www-form-urlencoded`, WHATWG URL).
fn percent_encode(text: &str) -> String {
    use fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => encoded.push(byte as char),
            b' ' => encoded.push('+'),
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
        encoded
    })
}

/// Decodes a value as forms do; what is no code stands for itself, what is no UTF-8 becomes U+FFFD.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (code, bytes[at]) {
            (Some(byte), _) => {
                decoded.push(byte);
                at += 2;
            }
            (None, b'+') => decoded.push(b' '),
            (None, byte) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(address: &str) -> Query {
        address.parse().unwrap()
    }

    #[test]
    fn reads_an_address_and_ignores_what_it_does_not_know() {
        let query = parse(
            "?q=%C3%A9ducatif+sud&employeur=Province%20Sud&employeur=province-nord&utm_source=x&tri=recentes&ans=5&pages=2",
        );
        assert_eq!(query.text, "éducatif sud");
        assert!(query.has(Facet::Employer, "province-sud") && query.has(Facet::Employer, "province-nord"));
        assert_eq!((query.sort, query.years, query.pages), (Some(Sort::Newest), Some(5), Pages(2)));
        assert_eq!(
            query.to_string(),
            "q=%C3%A9ducatif+sud&employeur=province-nord&employeur=province-sud&ans=5&tri=recentes&pages=2"
        );
    }

    #[test]
    fn an_empty_question_has_an_empty_address() {
        assert_eq!(Query::default().search_part(), "");
        assert_eq!(parse("?q=&employeur=&tri=&ans=&pages=x"), Query::default());
    }

    proptest! {
        #[test]
        fn any_address_is_a_question_that_writes_itself_back(address in "\\PC{0,80}") {
            let query = parse(&address);
            prop_assert_eq!(parse(&query.to_string()), query);
        }

        #[test]
        fn any_words_stand_in_the_address(words in "\\PC{0,40}", key in "[a-zé -]{1,12}", years in 0u8..100) {
            let query = Query::from_pairs([("q", words.as_str()), ("corps", key.as_str()), ("ans", &years.to_string())]);
            prop_assert_eq!(parse(&query.search_part()), query);
        }
    }
}
