//! From when the post is to be filled.

use super::{Head, Notes, sentence};
use crate::day::Day;
use crate::finding::Code;
use crate::label::Label;
use crate::offer;
use crate::offer::{Availability, AvailabilityKind};
use crate::text::{date, fold};

/// Reads the availability; `None` where the notice does not tell.
pub(super) fn availability(head: Head<'_>, notes: &mut Notes) -> Option<Availability> {
    let Some(field) = head.first(Label::Availability) else {
        if let Some((text, line)) = sentence::sentence(head).and_then(|sentence| sentence.terms) {
            notes.read(offer::Field::Availability, line);
            let (kind, date) = class("", &text);
            return Some(Availability { kind, date, text });
        }
        notes.doubt(Code::MissingAvailability, None, "");
        return None;
    };
    // An option that is not ticked is no answer.
    let text = field.unstruck();
    let label = fold(&field.written);
    if text.is_empty() && !says_maybe(&label) {
        return None;
    }
    let line = field.value_line();
    notes.read(offer::Field::Availability, line);
    let (kind, date) = class(&label, &text);
    let text = if text.is_empty() { field.written.clone() } else { text };
    Some(Availability { kind, date, text })
}

/// A post that may become free tells no day for certain.
fn says_maybe(folded: &str) -> bool {
    folded.split(' ').any(|word| word.starts_with("susceptible"))
}

fn class(label: &str, text: &str) -> (AvailabilityKind, Option<Day>) {
    let folded = fold(text);
    let date = date::dates(text).first().and_then(|found| Day::new(found.year, found.month, found.day));
    let has = |wanted: &str| folded.split(' ').any(|word| word == wanted);
    let kind = if says_maybe(label) || says_maybe(&folded) {
        AvailabilityKind::Other
    } else if folded.contains("immediat") {
        AvailabilityKind::Immediate
    } else if date.is_some() {
        AvailabilityKind::Date
    } else if folded.contains("des que possible") || (has("plus") && has("tot")) {
        AvailabilityKind::Asap
    } else {
        AvailabilityKind::Other
    };
    // «immédiatement, prise de fonction au 1er janvier»: the day is not that of the vacancy.
    let date = date.filter(|_| matches!(kind, AvailabilityKind::Date | AvailabilityKind::Other));
    (kind, date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AvailabilityKind::{Asap, Date, Immediate, Other};

    #[test]
    fn classes_the_answers_of_the_notices() {
        let check = |text: &str, kind, date: Option<&str>| {
            assert_eq!(class("poste a pourvoir", text), (kind, date.map(|d| d.parse().unwrap())), "{text}");
        };
        check("immédiatement", Immediate, None);
        check("immédiatement avec prise de fonction au 1er janvier 2026", Immediate, None);
        check("Dès que possible", Asap, None);
        check("au plus tôt", Asap, None);
        check("1er février 2026", Date, Some("2026-02-01"));
        check("vacant à partir du 01/07/2025", Date, Some("2025-07-01"));
        check("septembre 2025", Other, None);
        check("susceptible d’être à pourvoir au 01/08/2025", Other, Some("2025-08-01"));
        assert_eq!(class("poste susceptible d etre a pourvoir", "immédiatement"), (Other, None));
    }
}
