//! Whether a line is a value for a label: an empty label must not swallow what is not its own.

use super::Label;
use crate::document::{Line, Mark};
use crate::text::{date, fold, number};

/// Words with which the name of an administrative unit begins.
const UNITS: [&str; 15] = [
    "direction",
    "service",
    "services",
    "pole",
    "departement",
    "division",
    "bureau",
    "section",
    "cellule",
    "subdivision",
    "secretariat",
    "unite",
    "inspection",
    "delegation",
    "cabinet",
];

/// Words that tell when a post is free.
const AVAILABILITY: [&str; 20] = [
    "immediatement",
    "immediat",
    "immediate",
    "possible",
    "tot",
    "vacant",
    "vacants",
    "vacante",
    "susceptible",
    "susceptibles",
    "compter",
    "debut",
    "courant",
    "fin",
    "suite",
    "pourvoir",
    "reorganisation",
    "semestre",
    "trimestre",
    "regularisation",
];

/// Whether a line below an empty label is its value.
#[must_use]
pub fn fits(label: Label, line: &Line) -> bool {
    let folded = fold(&line.text);
    match label {
        // «3134-25-0001/SR», and never «2 gardiens».
        Label::Reference => folded.bytes().filter(u8::is_ascii_digit).count() >= 4,
        Label::Openings => folded.split(' ').next().is_some_and(|word| number::number(word).is_some()),
        Label::Posted | Label::Deadline => !date::dates(&line.text).is_empty(),
        Label::Availability => tells_when(&folded, &line.text),
        Label::Residency => tells_residency(&folded, &line.text),
        Label::Employer | Label::Corps => {
            !is_unit(&line.text) && !folded.contains("reorganisation") && date::dates(&line.text).is_empty()
        }
        // A direction that an address follows is a place: «Direction générale – 2 rue Montchovet – 98841 Nouméa».
        Label::Workplace => {
            (!names_a_direction(&folded) || has_post_code(&folded)) && !folded.contains("reorganisation")
        }
        Label::Occupation => {
            let ends = line.text.trim_end();
            line.mark != Mark::Bullet && !ends.ends_with([':', ';', ',']) && line.text.chars().count() <= 120
        }
        Label::Title | Label::Department | Label::Service | Label::Contract => date::dates(&line.text).is_empty(),
        Label::Change => false,
    }
}

/// Whether a text behind a label of some words without a colon is its value all the same: «Référence
/// 3134-25-1/SR», «Employeur Province Sud».
#[must_use]
pub fn fits_without_sign(label: Label, words: usize, text: &str) -> bool {
    let folded = fold(text);
    let short = text.chars().count() <= 60;
    short
        && match label {
            Label::Reference => folded.starts_with(|c: char| c.is_ascii_digit()) || folded.starts_with("n 3134"),
            Label::Posted | Label::Deadline => date::dates(text).len() == 1,
            Label::Availability => tells_when(&folded, text) && !text.ends_with('.'),
            Label::Residency => tells_residency(&folded, text),
            Label::Employer => is_name(text),
            Label::Workplace => words > 1 && is_name(text),
            Label::Corps => words > 1 && is_name(text) || words > 2 && !text.ends_with(['.', ',', ';']),
            _ => false,
        }
}

/// Whether a text is written as names are, and no sentence.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && !text.ends_with(['.', ',', ';', '?'])
}

/// Whether the line below a field that has a value goes on with it.
#[must_use]
pub fn goes_on(label: Label, line: &Line) -> bool {
    let folded = fold(&line.text);
    let first = folded.split(' ').next().unwrap_or_default();
    match (label, line.mark) {
        (Label::Residency | Label::Workplace | Label::Corps, Mark::Bullet) => {
            line.text.chars().count() <= super::LONGEST_NAME
        }
        // «Direction : des affaires sociales» ⏎ «– Service des métiers»
        (Label::Department | Label::Service, Mark::Bullet) => {
            is_unit(&line.text) && line.text.chars().count() <= super::LONGEST_NAME
        }
        (Label::Residency, Mark::Plain) => tells_residency(&folded, &line.text),
        // «Assistant» ⏎ «socio-éducatif – …»; «Ingénieur» ⏎ «2ème ou 3ème grade / Informatique».
        (Label::Corps, Mark::Plain) => line.text.starts_with(char::is_lowercase) || number::ordinal(first).is_some(),
        (Label::Employer | Label::Department | Label::Service, Mark::Plain) => {
            matches!(first, "de" | "des" | "du" | "d" | "l" | "et" | "dela") && line.text.chars().count() <= 80
        }
        _ => false,
    }
}

/// Whether a text is the name of a unit of the administration: «Direction des finances».
#[must_use]
pub fn is_unit(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    UNITS.contains(&first)
}

/// Whether a text is the name of a direction.
#[must_use]
pub fn is_direction(text: &str) -> bool {
    fold(text).starts_with("direction")
}

fn names_a_direction(folded: &str) -> bool {
    folded.starts_with("direction ") || folded.starts_with("service ")
}

/// Whether a folded text holds a post code of New Caledonia.
fn has_post_code(folded: &str) -> bool {
    let mut words = folded.split(' ');
    words.any(|word| word.len() == 5 && word.starts_with("988") && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text says from when a post is free.
#[must_use]
pub fn tells_when(folded: &str, text: &str) -> bool {
    let mut words = folded.split(' ');
    !date::dates(text).is_empty() || words.any(|word| AVAILABILITY.contains(&word) || date::month(word).is_some())
}

/// Whether a text says a length of residency, or that there is none.
#[must_use]
pub fn tells_residency(folded: &str, text: &str) -> bool {
    matches!(text.trim(), "/" | "-" | "//")
        || matches!(folded, "sans" | "neant" | "aucune" | "aucun" | "sans objet" | "non" | "so")
        || tells_length(folded)
        || folded.starts_with("ingenieur") && folded.contains("domaine")
}

/// Whether a folded text says a number of years.
#[must_use]
pub fn tells_length(folded: &str) -> bool {
    let mut words = folded.split(' ');
    words.clone().any(|word| matches!(word, "an" | "ans" | "annee" | "annees"))
        && words.any(|word| number::number(word).is_some())
}
