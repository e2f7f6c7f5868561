//! A post's title as pages show it: in sentence case, without the number of posts.
//!
//! The notice's own spelling stays in the data and among the notice's words. Acronyms and names of places keep their
//! capitals; a word is lowered only where the title shouts.

use super::communes::communes;
use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Capitals among the letters of a title, in hundredths, from which it shouts.
const SHOUTS: usize = 80;

/// Letters of a word in capitals that may be an acronym in a title that shouts.
const LONGEST_ACRONYM: usize = 4;

/// Words that are written small inside a title.
const SMALL: [&str; 26] = [
    "a", "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "e", "en", "et", "l", "la", "le", "les", "ou",
    "par", "pour", "sans", "sous", "sur", "un", "une", "vers",
];

/// Short words of titles that are no acronyms.
const SHORT: [&str; 23] = [
    "aide", "chef", "eaux", "ere", "eres", "fe", "gens", "hors", "mer", "mine", "ne", "nord", "paie", "parc", "pole",
    "port", "rice", "site", "soin", "sud", "ve", "voie", "web",
];

/// Words with the accents that capitals lose, and names of places, by their folded form.
static SPELLINGS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("titles.txt").lines().filter(|line| !line.starts_with("//"));
    let words = rows.filter_map(|row| row.split_once(':')).flat_map(|(_, words)| words.split_whitespace());
    let mut spellings: HashMap<String, &str> = words.map(|word| (fold(word), word)).collect();
    let places = communes().map(|commune| commune.name).filter(|name| !name.contains([' ', '-']));
    spellings.extend(places.map(|name| (fold(name), name)));
    spellings
});

/// A title as pages show it, without the number of posts that it begins with.
#[must_use]
pub fn title(written: &str, openings: u32) -> String {
    let written = without_count(written.trim(), openings);
    let shouts = shouts(written);
    let mut shown = String::with_capacity(written.len());
    for token in tokens(written) {
        shown.push_str(&word(token, shouts));
    }
    let mut letters = shown.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => shown,
    }
}

/// The title behind the number of posts: «02 INFIRMIERS» is of two posts, «10 postes – …» speaks of them.
fn without_count(title: &str, openings: u32) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = title[..title.len() - rest.len()].parse::<u32>();
    let behind = rest.trim_start();
    let says_posts = fold(behind).starts_with("poste");
    if count == Ok(openings) && behind.len() < rest.len() && !behind.is_empty() && !says_posts { behind } else { title }
}

/// Whether most letters of a title are capitals. What stands in brackets is often a place, and does not count.
fn shouts(title: &str) -> bool {
    let mut depth = 0_usize;
    let outside: String = title
        .chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect();
    let letters = outside.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = outside.chars().filter(|c| c.is_uppercase()).count();
    letters > LONGEST_ACRONYM && capitals * 100 >= letters * SHOUTS
}

/// The words of a text and what stands between them, in order; nothing is left out.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |c: char| c.is_alphanumeric() == first.is_alphanumeric();
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let token;
        (token, rest) = rest.split_at(end);
        Some(token)
    })
}

/// One word of a title.
fn word(token: &str, shouts: bool) -> String {
    let is_capitals = token.chars().all(|c| !c.is_lowercase()) && token.chars().any(char::is_alphabetic);
    if !is_capitals {
        return token.to_owned();
    }
    let folded = fold(token);
    let spelling = SPELLINGS.get(&folded);
    if let Some(spelling) = spelling.filter(|_| shouts) {
        return (*spelling).to_owned();
    }
    let is_small = SMALL.contains(&folded.as_str()) || SHORT.contains(&folded.as_str());
    let is_acronym = token.chars().count() <= LONGEST_ACRONYM || !folded.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !shouts || is_acronym && !is_small { token.to_owned() } else { token.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_do_not_shout() {
        let check = |written: &str, openings: u32, expected: &str| assert_eq!(title(written, openings), expected);
        check("MEDECIN (Touho)", 1, "Médecin (Touho)");
        check("MEDECIN (Poindimié)", 1, "Médecin (Poindimié)");
        check("Médecin à l’UPASS - ESPACE SANTE", 1, "Médecin à l’UPASS - ESPACE SANTE");
        check("02 INFIRMIERS (ERES)", 2, "Infirmiers (ères)");
        check("INFIRMIER EN SOINS GÉNÉRAUX HIENGHENE", 1, "Infirmier en soins généraux Hienghène");
        check(
            "CHEF DE SERVICE COMMUNICATION, ADMINISTRATIF ET RH",
            1,
            "Chef de service communication, administratif et RH",
        );
        check("RESPONSABLE DES SYSTÈMES D’INFORMATIONS", 1, "Responsable des systèmes d’informations");
        check("DT - Technicien de la cellule production - CPMC", 1, "DT - Technicien de la cellule production - CPMC");
        check("7 Infirmiers en soins généraux", 7, "Infirmiers en soins généraux");
        check("10 postes – Réorganisation interne", 10, "10 postes – Réorganisation interne");
        check("2 roues : mécanicien", 1, "2 roues : mécanicien");
        check("agent d’entretien", 1, "Agent d’entretien");
        check("DPO – CTP - Chef de centre", 1, "DPO – CTP - Chef de centre");
        check("SAGE FEMME", 1, "Sage femme");
    }

    #[test]
    fn no_word_of_a_title_is_lost() {
        for written in ["MEDECIN (Touho)", "ASSISTANT(E) PATRIMOINE", "Chargé.e de Communication    ISEE"] {
            assert_eq!(fold(&title(written, 1)), fold(written));
        }
    }
}
