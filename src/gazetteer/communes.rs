//! The communes by their French, Kanak and site names.

use super::names::{Names, spellings};
use crate::text::table::rows;
use crate::text::{fold, words_at};
use std::sync::LazyLock;

/// The table of the communes.
const COMMUNES: &str = include_str!("communes.txt");

/// Post codes by commune, as far as a code means one commune.
const POST_CODES: &str = include_str!("postcodes.txt");

/// Provinces: their name in the table of communes, and as they are published.
const PROVINCES: &str = include_str!("provinces.txt");

/// A commune.
#[derive(Debug)]
pub struct Commune {
    /// Its French name.
    pub name: &'static str,
    /// Its other names, in Kanak languages too, folded.
    pub also: Vec<&'static str>,
    /// The provinces that it lies in, as they are published.
    pub provinces: Vec<&'static str>,
}

struct Register {
    communes: Vec<Commune>,
    /// Names of the communes themselves.
    names: Names,
    /// Villages, districts and houses in them.
    sites: Names,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let mut register = Register { communes: Vec::new(), names: Names::default(), sites: Names::default() };
    for (head, list) in rows(COMMUNES) {
        let (name, provinces) = head.split_once(',').unwrap_or((head, ""));
        let number = register.communes.len();
        let provinces = provinces.split('+').map(str::trim);
        let provinces = provinces.filter_map(|short| rows(PROVINCES).find(|(known, _)| *known == short));
        let (names, sites) = list.split_once('/').unwrap_or((list, ""));
        let also = spellings(names).collect();
        register.communes.push(Commune { name, also, provinces: provinces.map(|(_, full)| full).collect() });
        register.names.add(name, number);
        register.sites.add(name, number);
        for spelling in spellings(names) {
            register.names.add(spelling, number);
            register.sites.add(spelling, number);
        }
        for spelling in spellings(sites) {
            register.sites.add(spelling, number);
        }
    }
    // The agglomeration around Nouméa is four communes, and so none for certain.
    let nowhere = register.communes.len();
    for spelling in ["grand noumea", "agglomeration de noumea"] {
        register.names.add(spelling, nowhere);
        register.sites.add(spelling, nowhere);
    }
    for (code, name) in rows(POST_CODES) {
        if let Some(number) = register.communes.iter().position(|commune| commune.name == name) {
            register.sites.add(code, number);
        }
    }
    register
});

/// The communes a text plainly lies in, in order: names first, sites where no name stands. Places
/// one only travels to do not count: «LIFOU (avec des déplacements sur Maré et Ouvéa)».
#[must_use]
pub fn communes_in(text: &str) -> Vec<&'static Commune> {
    let register = &*REGISTER;
    let travels = words_at(text).into_iter().find(|word| word.word.starts_with("deplacement"));
    let here = travels.map_or(text, |word| &text[..word.start]);
    let mut found = Vec::new();
    for names in [&register.names, &register.sites] {
        for at in names.within(here) {
            let street = stands_in_a_street_name(&here[..at.start]);
            let Some(commune) = register.communes.get(at.name).filter(|_| !street) else { continue };
            if !found.iter().any(|known: &&Commune| known.name == commune.name) {
                found.push(commune);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Whether the words before a name make it a street: «rue de Koné».
fn stands_in_a_street_name(before: &str) -> bool {
    let near: Vec<char> = before.chars().rev().take(40).collect();
    let folded = fold(&near.into_iter().rev().collect::<String>());
    let mut last = folded.rsplit(' ').filter(|word| !matches!(*word, "de" | "du" | "la" | "des" | "l"));
    last.next().is_some_and(|word| matches!(word, "rue" | "avenue" | "boulevard" | "route"))
}

/// Whether a text is a commune's name and nothing else: a coat of arms, read.
#[must_use]
pub fn is_commune(text: &str) -> bool {
    REGISTER.names.whole(text).is_some()
}

/// Whether a text names a commune, a place in one, or a street.
#[must_use]
pub fn names_a_place(text: &str) -> bool {
    let street = || {
        crate::text::words(text)
            .any(|word| matches!(word.as_str(), "rue" | "avenue" | "boulevard" | "route" | "immeuble"))
    };
    names_a_commune(text) || street()
}

/// Whether a text names a commune or a place in one.
#[must_use]
pub fn names_a_commune(text: &str) -> bool {
    !communes_in(text).is_empty()
}

/// The first commune that a text names in full: for employers such as «Mairie de Maré».
#[must_use]
pub fn commune_named(text: &str) -> Option<&'static Commune> {
    REGISTER.names.within(text).iter().find_map(|at| REGISTER.communes.get(at.name))
}

/// Whether a text names a commune itself, and not only a place in it.
#[must_use]
pub fn is_named_in(commune: &Commune, text: &str) -> bool {
    REGISTER
        .names
        .within(text)
        .iter()
        .any(|at| REGISTER.communes.get(at.name).is_some_and(|own| own.name == commune.name))
}

/// The commune with whose name a text begins.
#[must_use]
pub fn commune_at_start(text: &str) -> Option<&'static str> {
    let register = &*REGISTER;
    let found = register.names.within(text).into_iter().next().filter(|at| at.start == 0)?;
    register.communes.get(found.name).map(|commune| commune.name)
}

/// The other names of a commune, in Kanak languages too; none for what is no commune.
#[must_use]
pub fn other_names(commune: &str) -> &'static [&'static str] {
    let known = REGISTER.communes.iter().find(|known| known.name == commune);
    known.map_or(&[], |known| &known.also)
}

/// All communes, in the order of their names.
pub fn communes() -> impl Iterator<Item = &'static Commune> {
    REGISTER.communes.iter()
}

/// Whether a text speaks of a whole region, which no commune can stand for.
#[must_use]
pub fn covers_more_than_a_commune(text: &str) -> bool {
    let folded = fold(text);
    ["grand noumea", "nouvelle caledonie", "province", "territoire", "toutes", "ensemble"]
        .iter()
        .any(|region| folded.contains(region))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_holds_the_33_communes_each_in_its_province() {
        assert_eq!(REGISTER.communes.len(), 33);
        for commune in &REGISTER.communes {
            assert!(!commune.provinces.is_empty(), "{}", commune.name);
        }
        let count = |full: &str| REGISTER.communes.iter().filter(|c| c.provinces.contains(&full)).count();
        assert_eq!([count("province Sud"), count("province Nord"), count("province des îles Loyauté")], [14, 17, 3]);
    }

    #[test]
    fn no_spelling_stands_twice() {
        let mut seen = BTreeSet::new();
        for (head, list) in rows(COMMUNES) {
            let name = fold(head.split(',').next().unwrap());
            for spelling in list.split([';', '/']).map(str::trim).filter(|s| !s.is_empty()) {
                assert_eq!(fold(spelling), spelling, "not folded");
                assert!(seen.insert(spelling.to_owned()), "{spelling} stands twice");
                assert_ne!(spelling, name, "the name is a spelling by itself");
            }
        }
        for (code, name) in rows(POST_CODES) {
            assert!(REGISTER.communes.iter().any(|commune| commune.name == name), "{code} {name}");
        }
    }

    #[test]
    fn finds_communes_under_all_their_names() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = communes_in(text).iter().map(|commune| commune.name).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("NOUMEA", &["Nouméa"]);
        check("Pôle Sanitaire du Nord, Koohnê", &["Koné"]);
        check("Médipôle Koutio", &["Dumbéa"]);
        check("Wé-Lifou", &["Lifou"]);
        check("CMS de VOH/POYA", &["Voh", "Poya"]);
        check("15 rue Fernand Forest – Ducos", &["Nouméa"]);
        check("Grand Nouméa", &[]);
        check("Nouméa / Grand Nouméa", &["Nouméa"]);
        check("LIFOU (avec des déplacements sur Maré et Ouvéa)", &["Lifou"]);
        check("17 avenue des frères Carcopino -98847 Nouméa", &["Nouméa"]);
        check("Tuo Cèmuhî", &["Touho"]);
        check("Tribu de TUO", &["Maré"]);
        check("Pweevo (Pouébo)", &["Pouébo"]);
        check("rue de Koné", &[]);
        check("Île des Pins", &["Île des Pins"]);
    }
}
