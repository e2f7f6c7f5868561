//! Conditions of work that a notice states: contract and its length, hours, housing, licences, diplomas, languages.
//!
//! Only what a sentence plainly says counts, and never what it denies. The phrases stand in `conditions.txt`. What a notice
//! says of how to apply (copies of licences and diplomas) and of its employer is no condition of the post.

use crate::offer::{Block, Condition, ConditionKind, Field, Offer, SectionKind, Source};
use crate::text::table::rows;
use crate::text::{number, words};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Words before a phrase that deny it, and how far before they may stand.
const DENIALS: [&str; 8] = ["pas", "non", "sans", "aucun", "aucune", "ni", "hors", "sauf"];
const REACH: usize = 3;

/// Longest contract that is believed, in months.
const MOST_MONTHS: u32 = 72;

/// Where one sentence ends and another begins.
const SENTENCE_ENDS: [char; 5] = ['.', ';', '\n', '•', '!'];

/// One phrase of the table: its folded words; `*` is any word.
struct Phrase {
    kind: ConditionKind,
    words: Vec<&'static str>,
}

/// The phrases of the table, in its order, and which of them a word leads to.
struct Phrases {
    all: Vec<Phrase>,
    /// Places of the phrases by their first word that is no `*`, so that a sentence is held against few of them.
    by_word: HashMap<&'static str, Vec<usize>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let all: Vec<Phrase> = rows(include_str!("conditions.txt"))
        .flat_map(|(name, phrases)| {
            let kind = ConditionKind::named(name);
            let phrase = move |written: &'static str| Some(Phrase { kind: kind?, words: written.split(' ').collect() });
            phrases.split(';').map(str::trim).filter_map(phrase)
        })
        .collect();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, phrase) in all.iter().enumerate() {
        if let Some(word) = phrase.words.iter().find(|word| **word != "*") {
            by_word.entry(word).or_default().push(at);
        }
    }
    Phrases { all, by_word }
});

/// The conditions that an offer's own words state, each kind once, in the order of their kinds.
#[must_use]
pub fn conditions(offer: &Offer) -> Vec<Condition> {
    let mut found: Vec<Condition> = Vec::new();
    let mut read = |text: &str, line: u32, from: Source, is_head: bool| {
        for sentence in text.split(SENTENCE_ENDS) {
            let sentence = sentence.trim();
            for (kind, months) in stated(sentence).into_iter().filter(|(kind, _)| !is_head || stands_in_head(*kind)) {
                let known = found.iter_mut().find(|known| known.kind == kind);
                match known {
                    Some(known) if known.months.is_none() => known.months = months,
                    Some(_) => {}
                    None => found.push(Condition { kind, months, text: sentence.to_owned(), line, from }),
                }
            }
        }
    };
    let title_line = offer.origins.get(&Field::Title);
    let (line, from) = title_line.map_or((1, Source::Document), |origin| (origin.line, origin.from));
    read(&offer.title, line, from, false);
    // A length of residency depends on diplomas that the post does not ask for.
    let residency = offer.origins.get(&Field::Residency).map(|origin| origin.line);
    for line in offer.header.iter().filter(|line| Some(line.line) != residency) {
        read(&line.text, line.line, line.from, true);
    }
    for section in offer.sections.iter().filter(|section| states_conditions(section.kind)) {
        for text in section.blocks.iter().flat_map(Block::texts) {
            read(text, section.line, section.from, false);
        }
    }
    found.sort_by_key(|condition| condition.kind);
    found
}

/// Whether a section speaks of the post's conditions.
const fn states_conditions(kind: SectionKind) -> bool {
    match kind {
        SectionKind::Conditions | SectionKind::Knowledge | SectionKind::Skills | SectionKind::Profile => true,
        SectionKind::Context
        | SectionKind::Missions
        | SectionKind::MainActivities
        | SectionKind::SecondaryActivities
        | SectionKind::Behaviour
        | SectionKind::Hierarchy
        | SectionKind::Application
        | SectionKind::Other => false,
    }
}

/// Whether the lines of a head state conditions of this kind. A deadline's «dimanche» is no work on Sundays.
const fn stands_in_head(kind: ConditionKind) -> bool {
    match kind {
        ConditionKind::Permanent
        | ConditionKind::FixedTerm
        | ConditionKind::PartTime
        | ConditionKind::NoDiploma
        | ConditionKind::DiplomaCap
        | ConditionKind::DiplomaBac
        | ConditionKind::DiplomaBac2
        | ConditionKind::DiplomaBac3
        | ConditionKind::DiplomaBac5
        | ConditionKind::DiplomaState
        | ConditionKind::Beginner => true,
        ConditionKind::Night
        | ConditionKind::Shift
        | ConditionKind::Weekend
        | ConditionKind::OnCall
        | ConditionKind::Housing
        | ConditionKind::Telework
        | ConditionKind::LicenceA
        | ConditionKind::LicenceB
        | ConditionKind::LicenceC
        | ConditionKind::LicenceD
        | ConditionKind::LicenceBoat
        | ConditionKind::English
        | ConditionKind::KanakLanguage => false,
    }
}

/// The conditions that one sentence states, with the months of a contract.
fn stated(sentence: &str) -> Vec<(ConditionKind, Option<u32>)> {
    let words: Vec<String> = words(sentence).collect();
    let mut found = Vec::new();
    let possible: BTreeSet<usize> =
        words.iter().filter_map(|word| PHRASES.by_word.get(word.as_str())).flatten().copied().collect();
    for phrase in possible.into_iter().map(|at| &PHRASES.all[at]) {
        let stands = words
            .windows(phrase.words.len())
            .position(|window| window.iter().zip(&phrase.words).all(|(word, wanted)| *wanted == "*" || word == wanted));
        let Some(at) = stands.filter(|at| !is_denied(&words, *at, phrase)) else { continue };
        if !found.iter().any(|(kind, _)| *kind == phrase.kind) {
            let months = (phrase.kind == ConditionKind::FixedTerm).then(|| months(&words[at.saturating_sub(1)..]));
            found.push((phrase.kind, months.flatten()));
        }
    }
    found
}

/// Whether words before or behind a phrase take it back: «pas de travail de nuit», «permis B non exigé». Who is on call at
/// night does not work at night.
fn is_denied(words: &[String], at: usize, phrase: &Phrase) -> bool {
    let is_hours = matches!(phrase.kind, ConditionKind::Night | ConditionKind::Weekend);
    let denies = |word: &String| {
        DENIALS.contains(&word.as_str()) || is_hours && matches!(word.as_str(), "astreinte" | "astreintes")
    };
    let behind = at + phrase.words.len();
    let before = phrase.kind != ConditionKind::NoDiploma && words[at.saturating_sub(REACH)..at].iter().any(denies);
    before
        || words.get(behind).is_some_and(|word| word == "non")
        || words[behind..].iter().take(REACH).any(|word| word == "pas")
}

/// The length of a contract in months, as the words say it: «six mois», «1 an», «2 ans».
fn months(words: &[String]) -> Option<u32> {
    let length = words.windows(2).find_map(|pair| {
        let count = number::number(&pair[0])?;
        match pair[1].as_str() {
            "mois" => Some(count),
            "an" | "ans" | "annee" | "annees" => count.checked_mul(12),
            _ => None,
        }
    });
    length.filter(|months| (1..=MOST_MONTHS).contains(months))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn check(notice: &str, expected: &[ConditionKind]) {
        let offer = crate::assemble::read(&Document::new("a.md", notice)).value;
        let kinds: Vec<ConditionKind> = offer.conditions.iter().map(|condition| condition.kind).collect();
        assert_eq!(kinds, expected, "{notice}");
    }

    #[test]
    fn reads_what_a_notice_states() {
        use ConditionKind::{English, FixedTerm, Housing, LicenceB, LicenceC, Night, OnCall, PartTime, Weekend};
        let notice = |lines: &str| {
            format!(
                "# Agent\n\nEmployeur : Commune de Poya\n\nCaractéristiques particulières de l’emploi :\n\n{lines}\n"
            )
        };
        check(&notice("- Permis B et permis C exigés\n- Logement de fonction"), &[Housing, LicenceB, LicenceC]);
        check(&notice("- Permis B exigé\n- Permis poids lourds"), &[LicenceB, LicenceC]);
        check(&notice("- Travail de nuit et le week-end\n- Anglais courant"), &[Night, Weekend, English]);
        check(&notice("- Astreintes de nuit"), &[OnCall]);
        check("# Infirmier à mi-temps\n\nEmployeur : Commune de Poya\n", &[PartTime]);
        check(&notice("- CDD de six mois renouvelable"), &[FixedTerm]);
    }

    #[test]
    fn what_is_denied_or_asked_of_an_applicant_is_no_condition() {
        check(
            "# Agent\n\nCaractéristiques particulières de l’emploi :\n\n- Pas de travail de nuit\n- Permis B non exigé\n",
            &[],
        );
        check("# Agent\n\nPour répondre à cette offre :\n\n- Photocopie du permis B et des diplômes\n", &[]);
        check("# Agent\n\nMissions :\n\n- Gère le télétravail des agents\n", &[]);
    }

    #[test]
    fn a_contract_has_its_length() {
        let of = |text: &str| stated(text).into_iter().find(|(kind, _)| *kind == ConditionKind::FixedTerm);
        assert_eq!(of("CDD de 6 mois").map(|(_, months)| months), Some(Some(6)));
        assert_eq!(of("Mission d’un an renouvelable").map(|(_, months)| months), Some(Some(12)));
        assert_eq!(of("Contrat à durée déterminée").map(|(_, months)| months), Some(None));
        assert_eq!(of("Contrat à durée indéterminée"), None);
    }

    #[test]
    fn every_line_of_the_table_names_a_condition() {
        for (name, _) in rows(include_str!("conditions.txt")) {
            assert!(ConditionKind::named(name).is_some(), "{name}");
        }
        for kind in ConditionKind::ALL {
            assert!(PHRASES.all.iter().any(|phrase| phrase.kind == kind), "{kind:?} has no phrase");
        }
    }
}
