//! The reference of a notice and its date.

use super::{Head, Notes};
use crate::day::Day;
use crate::document::Line;
use crate::finding::Code;
use crate::label::{Field, Label, vocabulary};
use crate::offer;
use crate::text::date;

/// Reads the reference, without spaces and «N°», every dash as `-`, and the day behind it. Where the head has none, a
/// running head may.
pub(super) fn reference(head: Head<'_>, apart: &[Line], notes: &mut Notes) -> (Option<String>, Option<Day>) {
    // A bulletin's number above the notice is labelled too; the reference has the shape of one.
    let mut all = head.all(Label::Reference).filter(|field| !field.is_empty());
    let labelled = all.clone().find(|field| is_reference(&field.text())).or_else(|| all.next());
    let field = labelled.or_else(|| head.0.iter().find(|field| field.label.is_none() && is_reference(&field.text())));
    let running = if field.is_none() { apart.iter().find_map(of_running_head) } else { None };
    let Some(field) = field.or(running.as_ref()) else {
        notes.doubt(Code::MissingReference, None, "");
        return (None, None);
    };
    let text = field.text();
    let line = field.value_line();
    let dates = date::dates(&text);
    let end = dates.first().map_or(text.len(), |date| date.start);
    let (written, others) = several(&text[..end]);
    let reference = clean(written);
    let day_in = |dates: &[date::DateAt]| dates.first().and_then(|found| Day::new(found.year, found.month, found.day));
    let mut date = day_in(&dates);
    if date.is_some() {
        notes.read(offer::Field::ReferenceDate, line);
    }
    if reference.is_empty() {
        notes.doubt(Code::MissingReference, Some(line), &text);
        return (None, date);
    }
    notes.read(offer::Field::Reference, line);
    for other in others {
        notes.two_answers(offer::Field::Reference, line, &reference, &clean(other));
    }
    for other in head.all(Label::Reference).filter(|field| !field.is_empty()) {
        let text = other.text();
        let dates = date::dates(&text);
        let end = dates.first().map_or(text.len(), |date| date.start);
        let written = clean(&text[..end]);
        // A page's running head bears the reference without its day.
        if date.is_none() && written == reference && day_in(&dates).is_some() {
            date = day_in(&dates);
            notes.read(offer::Field::ReferenceDate, other.value_line());
        }
        if is_reference(&text) && written != reference {
            notes.two_answers(offer::Field::Reference, other.value_line(), &reference, &written);
        }
    }
    (Some(reference), date)
}

/// The first one of several references on a line, and the others: «3134-26-0001/SR - 3134-26-0002/SR».
fn several(text: &str) -> (&str, Vec<&str>) {
    let signs = [" - ", " – ", " / ", " et ", " ou ", ", ", "; "];
    let mut parts = vec![text];
    for sign in signs {
        parts = parts.into_iter().flat_map(|part| part.split(sign)).collect();
    }
    match parts.split_first() {
        Some((first, others)) if !others.is_empty() && parts.iter().all(|part| is_reference(part)) => {
            (first, others.to_vec())
        }
        _ => (text, Vec::new()),
    }
}

/// The reference that a line beside the text labels: «Avis de vacance de poste n° 3134-26-0001/SR».
fn of_running_head(line: &Line) -> Option<Field> {
    let found = vocabulary::label(line, &line.words())?;
    (found.label == Label::Reference && is_reference(&found.value)).then(|| Field {
        label: Some(found.label),
        written: found.written,
        parted: found.parted,
        line: line.number,
        values: vec![line.with_text(&found.value)],
    })
}

/// Whether a text without a label is a reference by its shape: «25-58854/MPRH du 18 juillet 2025».
pub(super) fn is_reference(text: &str) -> bool {
    let clean: String = clean(text);
    let digits = clean.bytes().filter(u8::is_ascii_digit).count();
    let starts = clean
        .split('-')
        .take(2)
        .filter(|part| !part.is_empty())
        .all(|part| part.bytes().take_while(u8::is_ascii_digit).count() >= 2);
    digits >= 6 && starts && clean.contains('-') && clean.contains('/') && clean.len() <= 40
}

/// A reference without spaces, «N°», a closing «du» and points; every dash as `-`.
fn clean(text: &str) -> String {
    let mut text = text.trim();
    for ending in [" du", " DU", " Du", " en date du", " le"] {
        text = text.strip_suffix(ending).unwrap_or(text).trim_end();
    }
    for beginning in ["N°", "n°", "Nº", "N °", "n °", "N° ", "No "] {
        text = text.strip_prefix(beginning).unwrap_or(text).trim_start();
    }
    let dashes = |c: char| if matches!(c, '‐' | '\u{2011}' | '‒' | '–' | '—' | '−') { '-' } else { c };
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).map(dashes).collect();
    joined.trim_matches([':', '.', ',', ';', '-', '/', '(', ')', '|', '°', 'º']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_taken_from_whichever_line_has_it() {
        let notice =
            "Avis de vacance de poste n° 24-55067/MPRH\n\n# Gardien\n\nRéférence : 24-55067/MPRH du 13 décembre 2024\n";
        let offer = crate::assemble::read(&crate::document::Document::new("a.txt", notice)).value;
        assert_eq!(offer.reference.as_deref(), Some("24-55067/MPRH"));
        assert_eq!(offer.reference_date, Day::new(2024, 12, 13));
    }

    #[test]
    fn cleans_references() {
        let check = |written: &str, expected: &str| assert_eq!(clean(written), expected, "{written}");
        check("25 -57722/MPRH du", "25-57722/MPRH");
        check("N°3134-24-1931/SR du", "3134-24-1931/SR");
        check("3134‑25‑0001/SR", "3134-25-0001/SR");
        check("", "");
    }

    #[test]
    fn knows_a_reference_without_its_label() {
        assert!(is_reference("25-58854/MPRH du 18 juillet 2025"));
        assert!(!is_reference("Chargé de mission 2025-2026"));
        assert!(!is_reference("Ingénieur 1er grade/2e grade"));
    }
}
