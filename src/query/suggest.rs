//! How the words being typed may go on: trades, employers, communes and references that begin so.

use super::{FACETS, Facet, Listing};
use crate::search;
use crate::text::{self, WordAt};

/// Suggestions that are made, at most.
const MOST: usize = 6;

/// Words at the end of what is typed that a suggestion may take the place of.
const MOST_WORDS: usize = 5;

/// Letters from which on something is suggested, and digits from which on it may be a reference.
const FEWEST_LETTERS: usize = 2;
const FEWEST_DIGITS: usize = 3;

/// What a suggestion names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A trade, an occupation or a corps.
    Trade,
    /// An employer.
    Employer,
    /// A commune.
    Commune,
    /// The reference of an offer.
    Reference,
}

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Suggestion {
    /// What it names.
    pub named: Named,
    /// Its name.
    pub name: String,
    /// The whole question with it.
    pub text: String,
}

/// What may be suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestable {
    /// What it is.
    named: Named,
    /// Its name, and the name's folded words joined by hyphens.
    name: String,
    key: String,
    /// How many offers have it.
    offers: usize,
}

/// All that may be suggested but references: what facets have, and `trades` with the offers of each.
#[must_use]
pub fn suggestable(listing: &Listing, trades: Vec<(String, usize)>) -> Vec<Suggestable> {
    let trade =
        |(name, offers): (String, usize)| Suggestable { named: Named::Trade, key: super::slug(&name), name, offers };
    let mut all: Vec<Suggestable> = trades.into_iter().map(trade).collect();
    for facet in FACETS {
        let named = match facet {
            Facet::Occupation | Facet::Corps => Named::Trade,
            Facet::Employer => Named::Employer,
            Facet::Commune => Named::Commune,
            _ => continue,
        };
        let column = &listing.facets[facet as usize];
        let mut offers = vec![0; column.keys.len()];
        for value in (0..listing.len()).flat_map(|at| column.of(at)) {
            offers[usize::from(*value)] += 1;
        }
        for (at, offers) in offers.into_iter().enumerate() {
            let (name, key) = (column.names[at].to_owned(), column.keys[at].to_owned());
            all.push(Suggestable { named, name, key, offers });
        }
    }
    all
}

/// How typed words may go on, the likeliest way first: what takes up most of them, then what begins with them, then what
/// most offers have.
#[must_use]
pub fn suggest(typed: &str, listing: &Listing, known: &[Suggestable]) -> Vec<Suggestion> {
    let fragments = fragments(typed);
    let digits = |fragment: &Fragment| fragment.key.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS;
    let numbers: Vec<Fragment> = fragments.iter().filter(|fragment| digits(fragment)).cloned().collect();
    let mut ranked: Vec<u64> = Vec::new();
    let mut rank = |at: usize, key: &str, fragments: &[Fragment], offers: usize| {
        if let (Some((likeliness, _)), Ok(at)) = (fit(key, fragments), u32::try_from(at)) {
            ranked.push(u64::from(likeliness) << 56 | (offers as u64) << 32 | u64::from(!at));
        }
    };
    for (at, one) in known.iter().enumerate() {
        rank(at, &one.key, &fragments, one.offers);
    }
    if !numbers.is_empty() {
        for at in 0..listing.len() {
            rank(known.len() + at, &listing.ids[at], &numbers, 0);
        }
    }
    search::descend(&mut ranked);
    let mut suggestions: Vec<Suggestion> = Vec::new();
    let places = ranked.into_iter().filter_map(|rank| u32::try_from(!rank & u64::from(u32::MAX)).ok());
    for at in places.map(|at| at as usize) {
        let suggestion = match known.get(at) {
            Some(one) => suggestion(typed, one.named, one.name.clone(), fit(&one.key, &fragments)),
            None => listing.reference(at - known.len()).and_then(|reference| {
                suggestion(typed, Named::Reference, reference, fit(&listing.ids[at - known.len()], &numbers))
            }),
        };
        let is_new =
            |one: &Suggestion| suggestions.iter().all(|other| text::fold(&other.name) != text::fold(&one.name));
        suggestions.extend(suggestion.filter(is_new));
        if suggestions.len() == MOST {
            break;
        }
    }
    suggestions
}

fn suggestion(typed: &str, named: Named, name: String, fit: Option<(u8, usize)>) -> Option<Suggestion> {
    let text = format!("{}{name}", &typed[..fit?.1]);
    Some(Suggestion { named, name, text })
}

/// The end of what is typed, from one of its words on.
#[derive(Clone)]
struct Fragment {
    /// Where it begins.
    start: usize,
    /// Its folded words joined by hyphens.
    key: String,
    /// The same behind another word.
    inner: String,
}

/// The ends of what is typed that names may take the place of, the longest one first.
fn fragments(typed: &str) -> Vec<Fragment> {
    let words: Vec<WordAt<'_>> = text::words_at(typed);
    let fragment = |first: usize| {
        let key = words[first..].iter().map(|word| &*word.word).collect::<Vec<_>>().join("-");
        let says_something = key.len() >= FEWEST_LETTERS && !search::is_stop_word(&words[first].word);
        says_something.then(|| Fragment { start: words[first].start, inner: format!("-{key}"), key })
    };
    (words.len().saturating_sub(MOST_WORDS)..words.len()).filter_map(fragment).collect()
}

/// How well a name goes on with some of the fragments, the higher the better, and where it would begin. What is typed
/// already goes nowhere.
fn fit(key: &str, fragments: &[Fragment]) -> Option<(u8, usize)> {
    if fragments.iter().any(|fragment| fragment.key == key) {
        return None;
    }
    (0_u8..).zip(fragments).find_map(|(n, fragment)| {
        let likeliness = if key.starts_with(&fragment.key) {
            u8::MAX - 2 * n
        } else if key.contains(&fragment.inner) {
            u8::MAX - 2 * n - 1
        } else {
            return None;
        };
        Some((likeliness, fragment.start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::release::Bundle;
    use proptest::prelude::*;

    fn listing() -> Listing {
        let offer = |(number, (title, employer, commune)): (usize, &(&str, &str, &str))| {
            let text = format!(
                "{title}\nRéférence : 3134-25-080{number}/SG\nEmployeur : {employer}\nCorps : adjoint technique\nLieu de travail : {commune}\n"
            );
            crate::assemble::read(&Document::new(&format!("{number}.txt"), &text)).value
        };
        let offers = [
            ("Jardinier", "Commune de Koné", "Koné"),
            ("Agent d’entretien", "Province Nord", "Koné"),
            ("Agent d’accueil", "Province Nord", "Koumac"),
        ];
        Listing::new(&Bundle::new(offers.iter().enumerate().map(offer).collect()))
    }

    fn suggested(typed: &str) -> Vec<String> {
        let listing = listing();
        let trades = vec![("agent d'accueil".to_owned(), 1), ("agent d'entretien".to_owned(), 4)];
        let known = suggestable(&listing, trades);
        suggest(typed, &listing, &known).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn words_go_on_as_names_do() {
        assert_eq!(suggested("ko"), ["Koné", "Koumac", "Commune de Koné"]);
        assert_eq!(suggested("jardinier à KON"), ["jardinier à Koné", "jardinier à Commune de Koné"]);
        assert_eq!(suggested("agent d’en"), ["agent d'entretien"]);
        assert_eq!(suggested("agent"), ["agent d'entretien", "agent d'accueil"], "what most offers have comes first");
        assert_eq!(suggested("prov"), ["Province Nord"]);
        assert_eq!(suggested("tech"), ["Adjoint technique"]);
        for nothing in ["", "k", "de", "25", "zouave", "Province Nord"] {
            assert_eq!(suggested(nothing), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn a_number_goes_on_as_a_reference() {
        assert_eq!(suggested("3134-25-0801"), ["3134-25-0801/SG"]);
        assert_eq!(suggested("0802"), ["3134-25-0802/SG"]);
        assert_eq!(suggested("3134 25 -08").len(), 3);
    }

    proptest! {
        #[test]
        fn any_words_may_go_on(typed in "\\PC{0,30}") {
            for text in suggested(&typed) {
                prop_assert!(!text.is_empty());
            }
        }
    }
}
