//! What the site says of an offer.

use super::{UNKNOWN, line, plural};
use super::{date, full_date};
use crate::day::Day;
use crate::offer::{
    Availability, AvailabilityKind, How, Residency, ResidencyKind, SectionKind, Source, Status, Term, TimeOfDay,
    Workplace,
};

/// A deadline as people live it, in parts, so that a page can mark them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Before the date: «Clôture le», or behind the status «Close»: «le».
    pub before: &'static str,
    /// The date: «vendredi 22 août 2025».
    pub date: String,
    /// Behind the date: «à minuit, heure de Nouméa», «à 12 h, heure de Nouméa».
    pub after: String,
    /// What remains: «Plus que 3 jours»; empty when it is over, or when nobody knows what day it is.
    pub left: String,
    /// How much remains.
    pub urgency: Urgency,
}

/// How much time remains until a deadline, in three grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Today and the three days to come.
    Last,
    /// Up to ten days.
    Soon,
    /// More than that, or nothing that is known.
    Later,
}

impl Urgency {
    fn of(days: i32) -> Self {
        match days {
            0..=3 => Self::Last,
            4..=10 => Self::Soon,
            _ => Self::Later,
        }
    }

    /// Its name in the style sheets.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }
}

/// Before a date that is over; behind the status «Close».
const OVER: &str = "le";

/// At which hour applications close: «à minuit», «à 16 h 30».
#[must_use]
pub fn at_time(time: Option<TimeOfDay>) -> String {
    match time.map(|time| (time.hour(), time.minute())) {
        None | Some((0, 0)) => "à minuit".to_owned(),
        Some((hour, 0)) => format!("à {hour}\u{a0}h"),
        Some((hour, minute)) => format!("à {hour}\u{a0}h\u{a0}{minute:02}"),
    }
}

/// The deadline of an offer; `today` is none where the page cannot know the day.
#[must_use]
pub fn closing(deadline: Day, time: Option<TimeOfDay>, today: Option<Day>) -> Closing {
    let days = today.map(|today| today.until(deadline));
    let left = match days {
        Some(0) => "Dernier jour aujourd’hui".to_owned(),
        Some(1) => "Plus qu’un jour".to_owned(),
        Some(days @ 2..=10) => format!("Plus que {days}\u{a0}jours"),
        Some(days @ 11..) => format!("Encore {days}\u{a0}jours"),
        _ => String::new(),
    };
    let (date, urgency) = (full_date(deadline), days.map_or(Urgency::Later, Urgency::of));
    if days.is_some_and(|days| days < 0) {
        Closing { before: OVER, date, after: at_time(time), left, urgency }
    } else {
        let after = format!("{}, heure de Nouméa", at_time(time));
        Closing { before: "Clôture le", date, after, left, urgency }
    }
}

/// What became of a notice, in a few words; none where it stands as it was published.
#[must_use]
pub const fn notice_status(status: Status) -> Option<&'static str> {
    match status {
        Status::Published => None,
        Status::Corrected => Some("Avis rectifié"),
        Status::Cancelled => Some("Avis annulé"),
        Status::Filled => Some("Poste pourvu"),
        Status::Withdrawn => Some("Avis retiré"),
        Status::Suspended => Some("Recrutement suspendu"),
        Status::Closed => Some("Candidatures closes"),
        Status::Draft => Some("Avis non publié"),
    }
}

/// An offer's title in a feed, which tells first what became of it: «Avis annulé : Jardinier».
#[must_use]
pub fn titled(status: Status, title: &str) -> String {
    notice_status(status).map_or_else(|| title.to_owned(), |words| format!("{words}\u{a0}: {title}"))
}

/// From which day a status holds; behind it: «depuis le 12 août 2025».
#[must_use]
pub const fn since(status: Status) -> &'static str {
    match status {
        Status::Published | Status::Corrected | Status::Cancelled | Status::Withdrawn => "le",
        Status::Filled | Status::Suspended | Status::Closed | Status::Draft => "depuis le",
    }
}

/// What became of a notice, with its day: «Avis annulé le 12 août 2025»; empty where it stands as it was published.
#[must_use]
pub fn notice_status_sentence(status: Status, day: Option<Day>) -> String {
    let Some(words) = notice_status(status) else { return String::new() };
    day.map_or_else(|| words.to_owned(), |day| format!("{words} {} {}", since(status), date(day)))
}

/// What a reader is told first of a notice that was cancelled, filled or corrected; `written` are the notice's own words.
#[must_use]
pub fn notice_status_caution(status: Status, day: Option<Day>, written: Option<&str>) -> Option<String> {
    notice_status(status)?;
    let closed = if status.is_open() { "" } else { "\u{a0}: les candidatures ne sont pas prises" };
    let said = format!("{}{closed}.", notice_status_sentence(status, day));
    Some(written.map_or_else(|| said.clone(), |written| format!("{said} L’avis dit\u{a0}: «\u{a0}{written}\u{a0}».")))
}

/// What stands in a deadline's place where a notice names no day; `written` are its own words, or none.
#[must_use]
pub fn no_deadline(written: &str) -> String {
    if written.is_empty() {
        "Date de clôture non précisée dans l’avis".to_owned()
    } else {
        format!("Clôture\u{a0}: {written}")
    }
}

/// Beside a deadline that is doubtful.
pub const DEADLINE_DOUBT: &str = "date à vérifier";

/// The deadline in one sentence, for places without markup.
#[must_use]
pub fn deadline_sentence(term: &Term, today: Option<Day>) -> String {
    if !term.status.is_open() {
        return notice_status_sentence(term.status, term.since);
    }
    term.day.map_or_else(
        || no_deadline(&term.text),
        |day| {
            let closing = closing(day, term.time, today);
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

/// Where a value was read, or what it follows from: «lu dans l’avis, ligne 12», «lu sur le portail».
#[must_use]
pub fn origin(how: How, from: Source, page: Option<u32>, number: u32) -> String {
    let place = page.map_or_else(String::new, |page| format!("page\u{a0}{page}, ")) + &line(number);
    match (how, from) {
        (How::Read, Source::Document) => format!("lu dans l’avis, {place}"),
        (How::Deduced, Source::Document) => format!("déduit de l’avis, {place}"),
        (How::Read, Source::Row) => "lu sur le portail".to_owned(),
        (How::Deduced, Source::Row) => "déduit du portail".to_owned(),
        (How::Read, Source::Copy) => "lu dans une copie de l’avis".to_owned(),
        (How::Deduced, Source::Copy) => "déduit d’une copie de l’avis".to_owned(),
    }
}

/// Beside a line in its own words: «ligne 4», «portail».
#[must_use]
pub fn origin_of_line(from: Source, number: u32) -> String {
    match from {
        Source::Document => line(number),
        Source::Row => "portail".to_owned(),
        Source::Copy => "copie".to_owned(),
    }
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

/// A duration of residency that the notice does not state.
pub const UNKNOWN_RESIDENCY: &str = "Non précisée dans l’avis";

/// What a notice asks for priority.
///
/// It is a priority in recruitment «sur titre», not a condition: no sentence here shuts anybody out.
#[must_use]
pub fn residency(residency: Option<&Residency>) -> String {
    let Some(residency) = residency.filter(|residency| !residency.text.trim().is_empty()) else {
        return UNKNOWN_RESIDENCY.to_owned();
    };
    let asked = |wanted: u32| plural(wanted as usize, "an", "ans");
    match (residency.kind, residency.years) {
        (ResidencyKind::None, _) => "Aucune durée demandée".to_owned(),
        (ResidencyKind::AtLeast, Some(wanted)) => format!("Priorité à {} de résidence", asked(wanted)),
        (ResidencyKind::LessThan, Some(wanted)) => format!("Moins de {} de résidence", asked(wanted)),
        (ResidencyKind::Several, _) => "Priorité selon le grade".to_owned(),
        _ => residency.text.clone(),
    }
}

/// What a notice asks for priority, where no label stands before it.
#[must_use]
pub fn residency_alone(asked: Option<&Residency>) -> String {
    let words = residency(asked);
    if words == UNKNOWN_RESIDENCY { "Durée de résidence non précisée".to_owned() } else { words }
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

/// A place as a card has room for it: its communes, which tell their province; else the province or the notice's words.
#[must_use]
pub fn short_place(workplace: Option<&Workplace>) -> Option<String> {
    let communes = workplace?.communes.join(", ");
    if communes.is_empty() { place(workplace) } else { Some(communes) }
}

/// A province's name within a sentence: «province Sud».
#[must_use]
pub fn province(name: &str) -> String {
    let name = name.replace(' ', "\u{a0}");
    name.strip_prefix("Province").map_or_else(|| name.clone(), |rest| format!("province{rest}"))
}

/// What a cut document tells its reader; `linked` where the page leads to the official one.
#[must_use]
pub fn partial(reference: Option<&str>, linked: bool) -> String {
    let whole = "Texte partiel\u{a0}: le document publié s’arrête avant la fin, et ne dit pas comment postuler.";
    match reference {
        _ if linked => format!("{whole} La suite se trouve dans l’avis officiel."),
        Some(reference) => format!("{whole} Demandez l’avis officiel complet sous la référence {reference}."),
        None => format!("{whole} Demandez l’avis officiel complet à l’employeur."),
    }
}

/// Leads to the official notice, a file of this format.
#[must_use]
pub const fn official(pdf: bool) -> &'static str {
    if pdf { "Lire l’avis officiel (PDF)" } else { "Lire l’avis officiel" }
}

/// Beside the link to the official notice, without network.
pub const OFFICIAL_OFFLINE: &str = "Vous êtes hors ligne\u{a0}: ce document demande une connexion.";

/// Heads what a notice says of how to apply.
pub const HOW_TO_APPLY: &str = "Comment postuler";

/// In place of a section on how to apply, before the addresses that a notice gives.
pub const ONLY_CONTACTS: &str = "L’avis ne dit pas comment postuler, mais il donne ces coordonnées\u{a0}:";

/// In place of a section on how to apply, where nothing in the notice helps.
pub const NO_WAY_TO_APPLY: &str = "Cet avis ne dit pas comment postuler.";

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
        SectionKind::Application => HOW_TO_APPLY,
        SectionKind::Other => "Autres précisions",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_said_as_people_live_it() {
        let deadline: Day = "2025-08-22".parse().unwrap();
        for (today, left) in [
            (30, "Encore 30\u{a0}jours"),
            (3, "Plus que 3\u{a0}jours"),
            (1, "Plus qu’un jour"),
            (0, "Dernier jour aujourd’hui"),
            (-1, ""),
        ] {
            assert_eq!(closing(deadline, None, Some(deadline.plus(-today))).left, left);
        }
        let mut term = Term { day: Some(deadline), ..Term::default() };
        assert_eq!(
            deadline_sentence(&term, Some(deadline.plus(1))),
            "Close le vendredi 22\u{a0}août\u{a0}2025 à minuit"
        );
        term.time = TimeOfDay::new(12, 0);
        assert_eq!(
            deadline_sentence(&term, Some(deadline)),
            "Clôture le vendredi 22\u{a0}août\u{a0}2025 à 12\u{a0}h, heure de Nouméa"
        );
        assert_eq!(at_time(TimeOfDay::new(16, 5)), "à 16\u{a0}h\u{a0}05");
        term.status = Status::Cancelled;
        assert_eq!(deadline_sentence(&term, Some(deadline)), "Avis annulé");
        term.since = Some(deadline.plus(-10));
        assert_eq!(deadline_sentence(&term, Some(deadline)), "Avis annulé le 12\u{a0}août\u{a0}2025");
        term = Term { text: "jusqu’à ce que le poste soit pourvu".into(), ..Term::default() };
        assert_eq!(deadline_sentence(&term, None), "Clôture\u{a0}: jusqu’à ce que le poste soit pourvu");
    }

    #[test]
    fn every_value_says_where_it_was_read() {
        assert_eq!(origin(How::Read, Source::Document, None, 12), "lu dans l’avis, ligne\u{a0}12");
        assert_eq!(origin(How::Deduced, Source::Document, Some(2), 12), "déduit de l’avis, page\u{a0}2, ligne\u{a0}12");
        assert_eq!(origin(How::Read, Source::Row, None, 3), "lu sur le portail");
    }

    #[test]
    fn residency_never_shuts_anybody_out() {
        let ten = Residency { kind: ResidencyKind::AtLeast, years: Some(10), text: "au moins égale à 10 ans".into() };
        assert_eq!(residency(Some(&ten)), "Priorité à 10\u{a0}ans de résidence");
        assert_eq!(has_priority(10), "Vous êtes prioritaire (10\u{a0}ans demandés)");
        assert_eq!(residency(None), UNKNOWN_RESIDENCY);
        let empty = Residency { kind: ResidencyKind::None, years: None, text: String::new() };
        assert_eq!(residency(Some(&empty)), UNKNOWN_RESIDENCY);
    }
}
