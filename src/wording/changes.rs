//! What the site says of changes from one publication to the next.

use super::date;
use crate::day::Day;
use crate::offer::{Change, Changed, Field, Status, What};

/// Heads an offer's history.
pub const HISTORY: &str = "Historique de cette offre";

/// What happened, in a word.
#[must_use]
pub const fn what(what: What) -> &'static str {
    match what {
        What::New => "Nouvelle offre",
        What::Changed => "Offre modifiée",
        What::Postponed => "Clôture reportée",
        What::Closed => "Offre close",
        What::Ended => "Offre qui n’est plus ouverte",
        What::Gone => "Avis retiré",
        What::Back => "Avis publié à nouveau",
    }
}

/// A change in a sentence.
#[must_use]
pub fn change(change: &Change) -> String {
    let fields: Vec<String> = change.fields.iter().map(field).collect();
    let details = if fields.is_empty() { String::new() } else { format!("\u{a0}: {}", fields.join("\u{a0}; ")) };
    format!("{}, {}{details}", date(change.day), lower(what(change.what)))
}

/// A changed field: «lieu de travail (Poya → Koné)».
fn field(changed: &Changed) -> String {
    let name = field_name(&changed.field);
    let value = |value: &Option<String>| {
        let day = value.as_deref().and_then(|text| text.parse::<Day>().ok());
        let status = value.as_deref().filter(|_| changed.field == "status").and_then(Status::named);
        day.map(date).or_else(|| status.map(|status| self::status(status).to_owned())).or_else(|| value.clone())
    };
    match (value(&changed.before), value(&changed.after)) {
        (Some(before), Some(after)) => format!("{name} ({before} → {after})"),
        (None, Some(after)) => format!("{name} ({after})"),
        _ => name.to_owned(),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Published => "publiée",
        Status::Corrected => "rectifiée",
        Status::Cancelled => "annulée",
        Status::Filled => "pourvue",
        Status::Withdrawn => "retirée",
        Status::Suspended => "suspendue",
        Status::Closed => "close",
        Status::Draft => "en projet",
    }
}

/// What a part of an offer is called, by its name in `offers.json`: a field, or what else an offer holds.
fn field_name(part: &str) -> &'static str {
    if let Some(field) = Field::named(part) {
        return super::fields::changed(field);
    }
    match part {
        "deadline_text" => "heure ou terme de la clôture",
        "status_date" => "statut",
        "contacts" => "contact",
        _ => "texte de l’avis",
    }
}

/// Words that begin with a small letter.
pub(super) fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a reader is told first of an offer whose notice left.
#[must_use]
pub fn gone(day: Day) -> String {
    format!("Cet avis a été retiré\u{a0}: depuis le {}, il ne figure plus parmi les avis publiés.", date(day))
}

/// The feed of changes.
pub const FEED: &str = "changements";

/// A change's title in a feed: «Clôture reportée : Jardinier».
#[must_use]
pub fn title(happened: What, title: &str) -> String {
    format!("{}\u{a0}: {title}", what(happened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_told_in_french() {
        let changed = |field: &str, before: &str, after: &str| Changed {
            field: field.to_owned(),
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
        };
        assert_eq!(field(&changed("status", "published", "cancelled")), "statut (publiée → annulée)");
        assert_eq!(field(&changed("title", "published", "closed")), "intitulé (published → closed)");
    }
}
