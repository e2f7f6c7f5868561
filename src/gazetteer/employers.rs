//! The employers: all spellings of a body under one name.

use super::communes::{commune_at_start, commune_named};
use super::names::Table;
use crate::text::{fold, words_at};
use std::sync::LazyLock;

/// The table of employers.
const EMPLOYERS: &str = include_str!("employers.txt");

static REGISTER: LazyLock<Table> = LazyLock::new(|| Table::of(EMPLOYERS));

/// Whether a text is an employer's name and nothing else.
#[must_use]
pub fn is_employer(text: &str) -> bool {
    REGISTER.names.whole(text).is_some() || (fold(text).split(' ').count() <= 6 && municipality(text).is_some())
}

/// Whether a text behind the employer's label names a known one.
#[must_use]
pub fn is_known(text: &str) -> bool {
    canonical(text).is_some()
}

/// Whether a line is what a scanner makes of the logo of an employer of these names: the beginning of one («Ville
/// de»), or most of its letters («Syodicat mixte des transports»).
#[must_use]
pub fn resembles(text: &str, names: &[String]) -> bool {
    let folded = fold(text);
    names.iter().any(|name| {
        let cut_off = name.strip_prefix(&folded).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let few = folded.split(' ').count() <= 4 && folded.len() >= 6;
        let part = few && folded.split(' ').all(|word| word.len() == 1 || name.split(' ').any(|own| own == word));
        cut_off || part || (folded.len() >= 10 && similarity(&folded, name) >= 60)
    })
}

/// Whether a text in capitals is an employer's name broken off within a word, or misread in a letter or two: «CONGRÈS DEL»,
/// «PROVIN F NORD».
#[must_use]
pub fn is_cut_name(text: &str) -> bool {
    /// Letters that a name must have kept.
    const SHORTEST: usize = 8;
    if text.contains(char::is_lowercase) {
        return false;
    }
    let folded = fold(text);
    let letters = folded.replace(' ', "");
    letters.len() >= SHORTEST
        && REGISTER.canonical.iter().any(|name| {
            let name = fold(name);
            let own = name.replace(' ', "");
            let cut = own.len() > letters.len() && own.starts_with(&letters) && !starts_with_words(&name, &folded);
            let alike =
                own.len().abs_diff(letters.len()) <= 2 && own != letters && own.as_bytes()[0] == letters.as_bytes()[0];
            cut || (alike && similarity(&folded, &name) >= 75)
        })
}

fn starts_with_words(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// How many percent of their pairs of letters two folded texts share.
fn similarity(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|c| *c != ' ').take(200).collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let mut shared: usize = 0;
    for pair in &one {
        if let Ok(at) = other.binary_search(pair) {
            other.remove(at);
            shared += 1;
        }
    }
    (200 * shared).checked_div(all).unwrap_or_default()
}

/// The canonical name of the body a text names.
#[must_use]
pub fn canonical(written: &str) -> Option<String> {
    let register = &*REGISTER;
    if let Some(number) = register.names.whole(written) {
        return Some(register.canonical[number].to_owned());
    }
    if let Some(name) = municipality(written).or_else(|| schools_fund(written)) {
        return Some(name);
    }
    // «Institut de formation à Institut de formation l’administration publique»: a name beside its logo.
    if let Some(number) = without_repetition(written).and_then(|written| register.names.whole(&written)) {
        return Some(register.canonical[number].to_owned());
    }
    // «Office des postes et télécommunications www.opt.nc»: the longest name within the text. Short
    // acronyms only count as a whole, and the country's name only where no body bears it.
    let found = register.names.longest_within(written)?;
    (found.end - found.start > 6).then(|| register.canonical[found.name].to_owned())
}

/// Words that a line must say twice before the second time is taken for another column's.
const SHORTEST_REPETITION: usize = 2;

/// A text without the second one of two equal runs of words, the longest that there are.
fn without_repetition(text: &str) -> Option<String> {
    let words = words_at(text);
    let run = |first: usize, second: usize| {
        let pairs = words[first..second].iter().zip(&words[second..]);
        pairs.take_while(|(one, other)| one.word == other.word).count()
    };
    let places = (0..words.len()).flat_map(|first| (first + 1..words.len()).map(move |second| (first, second)));
    let (length, second) = places
        .take(LONGEST_COMPARED)
        .map(|(first, second)| (run(first, second), second))
        .max_by_key(|(length, _)| *length)?;
    let kept = |at: usize| at < second || at >= second + length;
    let rest: Vec<&str> =
        (0..words.len()).filter(|at| kept(*at)).map(|at| &text[words[at].start..words[at].end]).collect();
    (length >= SHORTEST_REPETITION).then(|| rest.join(" "))
}

/// Pairs of words that are compared: a name has fewer.
const LONGEST_COMPARED: usize = 1000;

/// The employer's name within a sentence, as written there.
#[must_use]
pub fn named_in(text: &str) -> Option<String> {
    REGISTER.names.longest_within(text).map(|at| text[at.start..at.end].to_owned())
}

/// A commune as employer: «MAIRIE DE MARE» is «Commune de Maré».
fn municipality(written: &str) -> Option<String> {
    let folded = fold(written);
    let rest = [
        "mairie de ",
        "mairie du ",
        "mairie d ",
        "maire de ",
        "maire du ",
        "maire d ",
        "commune de ",
        "commune du ",
        "commune d ",
        "ville de ",
        "ville du ",
    ]
    .iter()
    .find_map(|start| folded.strip_prefix(start))
    .or_else(|| folded.strip_prefix("mairie ").or_else(|| folded.strip_prefix("commune ")))?;
    let commune = commune_named(rest)?.name;
    let known = format!("ville de {}", fold(commune));
    let known = REGISTER.names.whole(&known).or_else(|| REGISTER.names.whole(&format!("mairie du {}", fold(commune))));
    Some(
        known
            .map_or_else(|| format!("Commune {}{commune}", preposition(commune)), |n| REGISTER.canonical[n].to_owned()),
    )
}

/// A commune's fund for its schools: «Caisse des Écoles de Koumac» is not that of Nouméa.
fn schools_fund(written: &str) -> Option<String> {
    let folded = fold(written);
    let mut rest = folded.strip_prefix("caisse des ecoles ")?;
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| {
        matches!(*word, "de" | "du" | "d" | "des" | "la" | "le" | "l" | "ville" | "commune" | "mairie" | "municipalite")
    }) {
        rest = behind;
    }
    let commune = commune_at_start(rest)?;
    let name = format!("Caisse des écoles {}{commune}", preposition(commune));
    Some(REGISTER.names.whole(&name).map_or(name, |known| REGISTER.canonical[known].to_owned()))
}

/// «de », «d’» or «du » before a commune's name.
fn preposition(commune: &str) -> &'static str {
    let folded = fold(commune);
    match folded.as_bytes().first() {
        Some(b'i') => "de l’",
        Some(b'a' | b'e' | b'o' | b'u') => "d’",
        Some(b'm') if folded == "mont dore" => "du ",
        _ => "de ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::names::spellings;
    use crate::text::table::rows;
    use std::collections::BTreeSet;

    #[test]
    fn no_spelling_stands_twice() {
        let mut seen = BTreeSet::new();
        for (name, others) in rows(EMPLOYERS) {
            assert!(seen.insert(fold(name)), "{name} stands twice");
            for spelling in spellings(others) {
                assert_eq!(fold(spelling), spelling, "not folded");
                assert!(seen.insert(spelling.to_owned()), "{spelling} stands twice");
            }
        }
    }

    #[test]
    fn all_spellings_of_a_body_are_one() {
        let check = |written: &str, expected: Option<&str>| {
            assert_eq!(canonical(written).as_deref(), expected, "{written}");
        };
        check("Province-Nord", Some("Province Nord"));
        check("PROVINCE SUD", Some("Province Sud"));
        check("Province des Iles Loyauté", Some("Province des îles Loyauté"));
        check("Vice-rectorat de la Nouvelle-Calédonie", Some("Vice-rectorat"));
        check(
            "Centre Hospitalier Territorial – Gaston Bourret",
            Some("Centre hospitalier territorial \"Gaston Bourret\""),
        );
        check("Office des postes et télécommunications    www.opt.nc", Some("Office des postes et télécommunications"));
        check("Mairie de Nouméa", Some("Ville de Nouméa"));
        check("MAIRIE DE MARE", Some("Commune de Maré"));
        check("Commune de Poya", Some("Commune de Poya"));
        check("Ville Du Mont-Dore", Some("Ville du Mont-Dore"));
        check("Nouvelle‑Calédonie", Some("Nouvelle-Calédonie"));
        check("Maire de Nouméa", Some("Ville de Nouméa"));
        check("Caisse des Écoles de Koumac", Some("Caisse des écoles de Koumac"));
        check("Caisse des écoles de la commune de Maré", Some("Caisse des écoles de Maré"));
        check("Caisse des écoles de la Ville de Nouméa", Some("Caisse des écoles de Nouméa"));
        check("Société des eaux", None);
        let ifap = "Institut de formation à l'administration publique";
        check("Institut de formation à Institut de formation l’administration publique", Some(ifap));
    }
}
