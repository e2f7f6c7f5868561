//! The question of a reader: words, filters and sort; its address; its answer.
//!
//! The address owns the question: [`Query`] reads itself from any address and writes itself back.
//! [`apply`] answers it, a pure function of the catalogue, the words' hits and today.

mod answer;
mod facet;
mod order;
mod similar;
mod span;
mod suggest;

pub use crate::offer::ApplicationStatus as Status;
pub use crate::release::{FACETS, FACT_BREAK, Facet, Listing};
pub use answer::{MOST_OTHERS, Offered, Results, answer, apply, choice, provinces_of_communes};
pub use facet::Choice;
pub use order::order;
pub use similar::similar;
pub use span::{ENDS, Span};
pub use suggest::{Named, Suggestable, Suggestion, suggest, suggestable};

use crate::{search, text};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Offers of one page of the static list.
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
    /// Folded words of the text that are taken as they are written, whatever else they may mean; in order, each once.
    pub as_written: Vec<String>,
    /// The chosen values of filters, by their keys; in order, each once.
    pub chosen: Vec<(Facet, String)>,
    /// The chosen order; `None` is the natural one: by relevance with words, else by deadline.
    pub sort: Option<Sort>,
    /// The reader's own years of residency, for the sentences on priority; 0–99.
    pub years: Option<u8>,
    /// The days of publication asked for.
    pub posted: Span,
    /// The deadlines asked for.
    pub closing: Span,
}

/// The filters that can be asked for by a span of days.
pub const SPANS: [Facet; 2] = [Facet::Closing, Facet::Posted];

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
        pairs.into_iter().fold(Self::default(), |query, (name, value)| query.with(name, value))
    }

    /// The question with one more pair of an address: a value of a filter is added, everything else is replaced. What is
    /// unknown changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match name {
            "q" => {
                let kept: String = value.trim().chars().take(LONGEST_TEXT).collect();
                kept.trim().clone_into(&mut self.text);
                self.as_written.retain(|words| search::has_words(&self.text, words));
            }
            "mot" => {
                let words = text::fold(value);
                if search::has_words(&self.text, &words)
                    && let Err(place) = self.as_written.binary_search(&words)
                {
                    self.as_written.insert(place, words);
                }
            }
            "tri" => self.sort = Sort::parse(value),
            "ans" => self.years = value.trim().parse().ok().filter(|years| *years <= MOST_YEARS),
            _ => {
                if let Some(end) = self.end_named(name) {
                    *end = value.trim().parse().ok();
                } else if let (Some(facet), Some(key)) = (Facet::parse(name), facet_value(value)) {
                    self.choose(facet, key);
                }
            }
        }
        self
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

    /// The span asked for of a facet; open for facets that have none.
    #[must_use]
    pub fn span(&self, facet: Facet) -> Span {
        let spans = [(Facet::Closing, self.closing), (Facet::Posted, self.posted)];
        spans.into_iter().find(|(of, _)| *of == facet).map_or_else(Span::default, |(_, span)| span)
    }

    fn span_mut(&mut self, facet: Facet) -> Option<&mut Span> {
        let spans = [(Facet::Closing, &mut self.closing), (Facet::Posted, &mut self.posted)];
        spans.into_iter().find(|(of, _)| *of == facet).map(|(_, span)| span)
    }

    /// The end of a span that goes by this name in the address.
    fn end_named(&mut self, name: &str) -> Option<&mut Option<crate::day::Day>> {
        let (end, facet) = ENDS.iter().enumerate().find_map(|(end, behind)| Some((end, name.strip_suffix(behind)?)))?;
        let span = self.span_mut(Facet::parse(facet)?)?;
        Some(if end == 0 { &mut span.from } else { &mut span.to })
    }

    /// How many filters are on: chosen values and spans.
    #[must_use]
    pub fn filters(&self) -> usize {
        self.chosen.len() + SPANS.iter().filter(|facet| !self.span(**facet).is_open()).count()
    }

    /// The same question with one value of a filter no longer chosen.
    #[must_use]
    pub fn without(&self, facet: Facet, key: &str) -> Self {
        let mut query = self.clone();
        query.chosen.retain(|(of, chosen)| *of != facet || chosen != key);
        query
    }

    /// The same question with other words in the place of some folded ones; without them where there are no others.
    #[must_use]
    pub fn with_words(&self, words: &str, others: &str) -> Option<Self> {
        Some(self.clone().with("q", &search::replaced(&self.text, words, others)?))
    }

    /// The same question without the span of a filter.
    #[must_use]
    pub fn without_span(&self, facet: Facet) -> Self {
        let mut query = self.clone();
        if let Some(span) = query.span_mut(facet) {
            *span = Span::default();
        }
        query
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
        let address = address.strip_prefix('?').unwrap_or(address);
        let pairs: Vec<_> = form_urlencoded::parse(address.as_bytes()).collect();
        Ok(Self::from_pairs(pairs.iter().map(|(name, value)| (&**name, &**value))))
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            pairs.append_pair("q", &self.text);
        }
        for words in &self.as_written {
            pairs.append_pair("mot", words);
        }
        for (facet, key) in &self.chosen {
            pairs.append_pair(facet.key(), key);
        }
        for facet in SPANS {
            for (behind, day) in ENDS.iter().zip(self.span(facet).ends()) {
                if let Some(day) = day {
                    pairs.append_pair(&format!("{}{behind}", facet.key()), &day.to_string());
                }
            }
        }
        if let Some(years) = self.years {
            pairs.append_pair("ans", &years.to_string());
        }
        if let Some(sort) = self.sort {
            pairs.append_pair("tri", sort.key());
        }
        f.write_str(&pairs.finish())
    }
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
            "?q=%C3%A9ducatif+sud&employeur=Province%20Sud&employeur=province-nord&utm_source=x&tri=recentes&ans=5&cloture-du=2025-08-01&cloture-au=2025-8-31&parution-au=2025-07-04",
        );
        assert_eq!(query.text, "éducatif sud");
        assert!(query.has(Facet::Employer, "province-sud") && query.has(Facet::Employer, "province-nord"));
        assert_eq!((query.sort, query.years), (Some(Sort::Newest), Some(5)));
        assert_eq!(
            query.to_string(),
            "q=%C3%A9ducatif+sud&employeur=province-nord&employeur=province-sud&cloture-du=2025-08-01&parution-au=2025-07-04&ans=5&tri=recentes"
        );
    }

    #[test]
    fn an_empty_question_has_an_empty_address() {
        assert_eq!(Query::default().search_part(), "");
        assert_eq!(
            parse("?q=&employeur=&tri=&ans=&cloture-du=&parution-au=hier&province-du=2025-01-01"),
            Query::default()
        );
    }

    #[test]
    fn words_are_taken_as_written_as_long_as_they_are_there() {
        let query = parse("?q=comptable+à+Koné&mot=Koné&mot=nord&mot=kone");
        assert_eq!(query.to_string(), "q=comptable+%C3%A0+Kon%C3%A9&mot=kone");
        assert_eq!(query.clone().with("q", "comptable à Koumac").as_written, Vec::<String>::new());
        assert_eq!(query.with_words("kone", "").map(|query| query.to_string()), Some("q=comptable".to_owned()));
        assert_eq!(query.with_words("comptable", "chef").map(|query| query.text), Some("chef à Koné".to_owned()));
        assert_eq!(query.with_words("poya", ""), None);
    }

    proptest! {
        #[test]
        fn any_words_of_the_question_may_be_as_written(words in "[a-zé' -]{1,20}", of in 0_usize..4) {
            let one = words.split(' ').nth(of).unwrap_or_default();
            let query = Query::from_pairs([("q", words.as_str()), ("mot", one)]);
            prop_assert_eq!(parse(&query.search_part()), query);
        }

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

        #[test]
        fn any_span_stands_in_the_address(days in proptest::array::uniform4(proptest::option::of(0..30_000))) {
            let [a, b, c, d] = days.map(|day| day.map(crate::day::Day::from_number));
            let query = Query { posted: Span { from: a, to: b }, closing: Span { from: c, to: d }, ..Query::default() };
            prop_assert_eq!(parse(&query.search_part()), query);
        }
    }
}
