//! What the site says of an offer.

use super::dates::{date, full_date};
use super::{UNKNOWN, plural};
use crate::day::Day;
use crate::offer::{Availability, AvailabilityKind, Residency, ResidencyKind, SectionKind, Workplace};

/// A deadline as people live it, in parts, so that a page can mark them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Before the date: «Clôture le», or behind the status «Close»: «depuis le».
    pub before: &'static str,
    /// The date: «vendredi 22 août 2025».
    pub date: String,
    /// Behind the date: «à minuit, heure de Nouméa».
    pub after: &'static str,
    /// What remains: «il reste 3 jours»; empty when it is over, or when nobody knows what day it is.
    pub left: String,
}

/// Before a date that is over; behind the status «Close».
const OVER: &str = "depuis le";
const MIDNIGHT: &str = "à minuit";

/// The deadline of an offer; `today` is none where the page cannot know the day.
#[must_use]
pub fn closing(deadline: Day, today: Option<Day>) -> Closing {
    let days = today.map(|today| today.until(deadline));
    let left = match days {
        Some(0) => "dernier jour aujourd’hui".to_owned(),
        Some(1) => "il reste 1\u{a0}jour".to_owned(),
        Some(days @ 2..) => format!("il reste {days}\u{a0}jours"),
        _ => String::new(),
    };
    if days.is_some_and(|days| days < 0) {
        Closing { before: OVER, date: full_date(deadline), after: MIDNIGHT, left }
    } else {
        Closing { before: "Clôture le", date: full_date(deadline), after: "à minuit, heure de Nouméa", left }
    }
}

/// What the line of an offer that is over says, between bars: its status, and what stands before the date and behind it.
#[must_use]
pub fn over() -> String {
    format!("{}|{OVER} | {MIDNIGHT}", application_status(false))
}

/// The deadline in one sentence, for places without markup.
#[must_use]
pub fn deadline_sentence(deadline: Option<Day>, today: Option<Day>) -> String {
    deadline.map_or_else(
        || "Date de clôture non précisée dans l’avis".to_owned(),
        |day| {
            let closing = closing(day, today);
            let over = if closing.before == OVER { "Close " } else { "" };
            format!("{over}{} {} {}", closing.before, closing.date, closing.after)
        },
    )
}

/// Whether applications are taken, in a word.
#[must_use]
pub const fn application_status(open: bool) -> &'static str {
    if open { "Ouverte" } else { "Close" }
}

/// How many posts: «2 postes».
#[must_use]
pub fn openings(number: u32) -> String {
    plural(number as usize, "poste", "postes")
}

/// From when the post is to be filled.
#[must_use]
pub fn availability(availability: Option<&Availability>) -> String {
    match availability {
        Some(Availability { kind: AvailabilityKind::Immediate, .. }) => "immédiatement".to_owned(),
        Some(Availability { kind: AvailabilityKind::Asap, .. }) => "dès que possible".to_owned(),
        Some(Availability { kind: AvailabilityKind::Date, date: Some(day), .. }) => format!("le {}", date(*day)),
        Some(Availability { text, .. }) if !text.is_empty() => text.clone(),
        _ => UNKNOWN.to_owned(),
    }
}

/// What a notice asks for priority.
///
/// It is a priority in recruitment «sur titre», not a condition: no sentence here shuts anybody out.
#[must_use]
pub fn residency(residency: Option<&Residency>) -> String {
    let Some(residency) = residency.filter(|residency| !residency.text.trim().is_empty()) else {
        return UNKNOWN.to_owned();
    };
    let asked = |wanted: u32| plural(wanted as usize, "an", "ans");
    match (residency.kind, residency.years) {
        (ResidencyKind::None, _) => "Aucune durée demandée".to_owned(),
        (ResidencyKind::AtLeast, Some(wanted)) => format!("Priorité à {} de résidence", asked(wanted)),
        (ResidencyKind::LessThan, Some(wanted)) => format!("Priorité même avec moins de {}", asked(wanted)),
        (ResidencyKind::Several, _) => "Priorité selon le grade".to_owned(),
        _ => residency.text.clone(),
    }
}

/// What a notice's residency means to a reader whose own years reach those asked.
#[must_use]
pub fn has_priority(asked: u32) -> String {
    format!("Vous êtes prioritaire ({} demandés)", plural(asked as usize, "an", "ans"))
}

/// A place: its communes and their province, else the notice's words.
#[must_use]
pub fn place(workplace: Option<&Workplace>) -> Option<String> {
    let workplace = workplace?;
    let communes = workplace.communes.join(", ");
    match (communes.is_empty(), &workplace.province) {
        (false, Some(name)) => Some(format!("{communes} ({})", province(name))),
        (false, None) => Some(communes),
        (true, _) => Some(workplace.text.clone()).filter(|text| !text.is_empty()),
    }
}

/// A province's name within a sentence: «province Sud».
#[must_use]
pub fn province(name: &str) -> String {
    let name = name.replace(' ', "\u{a0}");
    name.strip_prefix("Province").map_or_else(|| name.clone(), |rest| format!("province{rest}"))
}

/// What a cut document tells its reader.
#[must_use]
pub fn partial(reference: Option<&str>) -> String {
    let whole = "Texte partiel\u{a0}: le document publié s’arrête avant la fin, et ne dit pas comment postuler.";
    reference.map_or_else(
        || format!("{whole} Demandez l’avis officiel complet à l’employeur."),
        |reference| format!("{whole} Demandez l’avis officiel complet sous la référence {reference}."),
    )
}

/// The heading of a section whose notice gives none.
#[must_use]
pub const fn section_heading(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Context => "Contexte",
        SectionKind::Missions => "Missions",
        SectionKind::MainActivities => "Activités principales",
        SectionKind::SecondaryActivities => "Activités secondaires",
        SectionKind::Conditions => "Caractéristiques particulières de l’emploi",
        SectionKind::Knowledge => "Savoir, connaissance, diplôme exigé",
        SectionKind::Skills => "Savoir-faire",
        SectionKind::Behaviour => "Comportement professionnel",
        SectionKind::Profile => "Profil du candidat",
        SectionKind::Hierarchy => "Positionnement hiérarchique",
        SectionKind::Application => "Candidature",
        SectionKind::Other => "Autres précisions",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_said_as_people_live_it() {
        let deadline: Day = "2025-08-22".parse().unwrap();
        for (today, left) in
            [(3, "il reste 3\u{a0}jours"), (1, "il reste 1\u{a0}jour"), (0, "dernier jour aujourd’hui"), (-1, "")]
        {
            assert_eq!(closing(deadline, Some(deadline.plus(-today))).left, left);
        }
        assert_eq!(
            deadline_sentence(Some(deadline), Some(deadline.plus(1))),
            "Close depuis le vendredi 22\u{a0}août\u{a0}2025 à minuit"
        );
    }

    #[test]
    fn residency_never_shuts_anybody_out() {
        let ten = Residency { kind: ResidencyKind::AtLeast, years: Some(10), text: "au moins égale à 10 ans".into() };
        assert_eq!(residency(Some(&ten)), "Priorité à 10\u{a0}ans de résidence");
        assert_eq!(has_priority(10), "Vous êtes prioritaire (10\u{a0}ans demandés)");
        assert_eq!(residency(None), UNKNOWN);
        let empty = Residency { kind: ResidencyKind::None, years: None, text: String::new() };
        assert_eq!(residency(Some(&empty)), UNKNOWN);
    }
}
