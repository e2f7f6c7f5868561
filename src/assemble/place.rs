//! Where the work is done: communes by their French, Kanak and site names.

use super::names::{Names, spellings};
use super::{Head, Notes};
use crate::finding::Code;
use crate::label::pattern::rows;
use crate::label::vocabulary::Label;
use crate::offer;
use crate::offer::{Employer, Workplace};
use crate::text::{fold, words_at};
use std::sync::LazyLock;

/// The table of the communes.
const PLACES: &str = include_str!("places.txt");

/// Post codes by commune, as far as a code means one commune.
const POST_CODES: &str = include_str!("postcodes.txt");

/// Provinces: their name in the table of communes, and as they are published.
const PROVINCES: &str = include_str!("provinces.txt");

/// A commune.
#[derive(Debug)]
struct Commune {
    name: &'static str,
    /// Its names in other languages and spellings.
    also: Vec<&'static str>,
    provinces: Vec<&'static str>,
}

struct Gazetteer {
    communes: Vec<Commune>,
    /// Names of the communes themselves.
    names: Names,
    /// Villages, districts and houses in them.
    sites: Names,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer = Gazetteer { communes: Vec::new(), names: Names::default(), sites: Names::default() };
    for (head, list) in rows(PLACES) {
        let (name, provinces) = head.split_once(',').unwrap_or((head, ""));
        let number = gazetteer.communes.len();
        let provinces = provinces.split('+').map(str::trim);
        let provinces = provinces.filter_map(|short| rows(PROVINCES).find(|(known, _)| *known == short));
        let (names, sites) = list.split_once('/').unwrap_or((list, ""));
        let also = spellings(names).collect();
        gazetteer.communes.push(Commune { name, also, provinces: provinces.map(|(_, full)| full).collect() });
        gazetteer.names.add(name, number);
        gazetteer.sites.add(name, number);
        for spelling in spellings(names) {
            gazetteer.names.add(spelling, number);
            gazetteer.sites.add(spelling, number);
        }
        for spelling in spellings(sites) {
            gazetteer.sites.add(spelling, number);
        }
    }
    // The agglomeration around Nouméa is four communes, and so none for certain.
    let nowhere = gazetteer.communes.len();
    for spelling in ["grand noumea", "agglomeration de noumea"] {
        gazetteer.names.add(spelling, nowhere);
        gazetteer.sites.add(spelling, nowhere);
    }
    for (code, name) in rows(POST_CODES) {
        if let Some(number) = gazetteer.communes.iter().position(|commune| commune.name == name) {
            gazetteer.sites.add(code, number);
        }
    }
    gazetteer
});

/// Reads the workplace. A commune is taken where the text names it or a place that lies in it; where
/// it names neither («Hôtel de Ville»), a municipal employer tells its own.
pub(super) fn workplace(head: Head<'_>, employer: Option<&Employer>, notes: &mut Notes) -> Option<Workplace> {
    let Some(field) = head.first(Label::Workplace).filter(|field| !field.is_empty()) else {
        notes.doubt(Code::MissingWorkplace, head.first(Label::Workplace).map(|field| field.line), "");
        return None;
    };
    let text = field.values.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ; ");
    let line = field.value_line();
    notes.read(offer::Field::Workplace, line);
    let mut found = communes_in(&text);
    if found.is_empty()
        && !fold(&text).contains("grand noumea")
        && let Some(own) = employer.and_then(commune_of_employer)
    {
        found.push(own);
    }
    let gazetteer = &*GAZETTEER;
    let communes: Vec<&Commune> = found.iter().map(|number| &gazetteer.communes[*number]).collect();
    if communes.is_empty() {
        if !covers_more_than_a_commune(&text) {
            notes.doubt(Code::UnknownCommune, Some(line), &text);
        }
    } else if found.iter().all(|number| gazetteer.names.within(&text).iter().any(|at| at.name == *number)) {
        notes.read(offer::Field::Communes, line);
    } else {
        notes.deduced(offer::Field::Communes, line);
    }
    let province = province(&communes, employer);
    if province.is_some() {
        notes.deduced(offer::Field::Province, line);
    }
    let communes = communes.iter().map(|commune| commune.name.to_owned()).collect();
    Some(Workplace { text, communes, province: province.map(str::to_owned) })
}

/// The communes a text plainly lies in, in order: names first, sites where no name stands. Places
/// one only travels to do not count: «LIFOU (avec des déplacements sur Maré et Ouvéa)».
fn communes_in(text: &str) -> Vec<usize> {
    let gazetteer = &*GAZETTEER;
    let travels = words_at(text).into_iter().find(|word| word.word.starts_with("deplacement"));
    let here = travels.map_or(text, |word| &text[..word.start]);
    let mut found = Vec::new();
    for names in [&gazetteer.names, &gazetteer.sites] {
        for at in names.within(here) {
            let street = stands_in_a_street_name(&here[..at.start]);
            if at.name < gazetteer.communes.len() && !street && !found.contains(&at.name) {
                found.push(at.name);
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

/// The commune of a town hall, or of a body that bears its name.
fn commune_of_employer(employer: &Employer) -> Option<usize> {
    let folded = fold(&employer.name);
    let municipal = ["ville de", "ville du", "commune de", "commune du", "caisse des ecoles de"];
    let municipal = municipal.iter().any(|start| folded.starts_with(start));
    let own = GAZETTEER.names.within(&employer.name);
    let commune = own.first().filter(|at| municipal && at.name < GAZETTEER.communes.len());
    commune.map(|at| at.name)
}

/// Whether a text is a commune's name and nothing else: a coat of arms, read.
pub(super) fn is_commune(text: &str) -> bool {
    GAZETTEER.names.whole(text).is_some()
}

/// Whether a text names a commune, a place in one, or a street.
pub(super) fn names_a_place(text: &str) -> bool {
    let street = || {
        crate::text::words(text)
            .any(|word| matches!(word.as_str(), "rue" | "avenue" | "boulevard" | "route" | "immeuble"))
    };
    names_a_commune(text) || street()
}

/// Whether a text names a commune or a place in one.
pub(super) fn names_a_commune(text: &str) -> bool {
    !communes_in(text).is_empty()
}

/// The commune that a text names in full: for employers such as «Mairie de Maré».
pub(super) fn commune_named(text: &str) -> Option<&'static str> {
    let gazetteer = &*GAZETTEER;
    let found = gazetteer.names.within(text);
    found.iter().find_map(|at| gazetteer.communes.get(at.name)).map(|commune| commune.name)
}

/// The commune with whose name a text begins.
pub(super) fn commune_at_start(text: &str) -> Option<&'static str> {
    let gazetteer = &*GAZETTEER;
    let found = gazetteer.names.within(text).into_iter().next().filter(|at| at.start == 0)?;
    gazetteer.communes.get(found.name).map(|commune| commune.name)
}

/// The other names of a commune, in Kanak languages too; none for what is no commune.
#[must_use]
pub fn other_names(commune: &str) -> &'static [&'static str] {
    let known = GAZETTEER.communes.iter().find(|known| known.name == commune);
    known.map_or(&[], |known| &known.also)
}

/// A commune under all its names, as it is known to all.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Its French name.
    pub name: &'static str,
    /// Its other names, in Kanak languages too, folded.
    pub also: &'static [&'static str],
    /// The provinces that it lies in, as they are published.
    pub provinces: &'static [&'static str],
}

/// The communes, in the order of their names.
pub fn communes() -> impl Iterator<Item = Known> {
    GAZETTEER.communes.iter().map(|known| Known { name: known.name, also: &known.also, provinces: &known.provinces })
}

/// The one province that all communes lie in; Poya lies in two, and its employer decides.
fn province(communes: &[&Commune], employer: Option<&Employer>) -> Option<&'static str> {
    let (first, others) = communes.split_first()?;
    let common: Vec<&'static str> = first
        .provinces
        .iter()
        .copied()
        .filter(|province| others.iter().all(|commune| commune.provinces.contains(province)))
        .collect();
    match common.as_slice() {
        [one] => Some(one),
        [] => None,
        several => {
            let employer = fold(&employer?.name);
            several.iter().copied().find(|province| fold(province) == employer)
        }
    }
}

/// Whether a text speaks of a whole region, which no commune can stand for.
fn covers_more_than_a_commune(text: &str) -> bool {
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
        assert_eq!(GAZETTEER.communes.len(), 33);
        for commune in &GAZETTEER.communes {
            assert!(!commune.provinces.is_empty(), "{}", commune.name);
        }
        let count = |full: &str| GAZETTEER.communes.iter().filter(|c| c.provinces.contains(&full)).count();
        assert_eq!([count("province Sud"), count("province Nord"), count("province des îles Loyauté")], [14, 17, 3]);
    }

    #[test]
    fn no_spelling_stands_twice() {
        let mut seen = BTreeSet::new();
        for (head, list) in rows(PLACES) {
            let name = fold(head.split(',').next().unwrap());
            for spelling in list.split([';', '/']).map(str::trim).filter(|s| !s.is_empty()) {
                assert_eq!(fold(spelling), spelling, "not folded");
                assert!(seen.insert(spelling.to_owned()), "{spelling} stands twice");
                assert_ne!(spelling, name, "the name is a spelling by itself");
            }
        }
        for (code, name) in rows(POST_CODES) {
            assert!(GAZETTEER.communes.iter().any(|commune| commune.name == name), "{code} {name}");
        }
    }

    #[test]
    fn finds_communes_under_all_their_names() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = communes_in(text).iter().map(|number| GAZETTEER.communes[*number].name).collect();
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
