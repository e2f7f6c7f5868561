//! The direction or service that recruits.

use super::corps::Mixed;
use super::title::TitleLines;
use super::{Head, Notes, sentence};
use crate::label::Label;
use crate::offer;

/// Reads the direction, without its label; a service where there is no direction. A direction found
/// in a line of mixed columns counts where none stands by itself.
pub(super) fn department(
    head: Head<'_>,
    mixed: Option<&Mixed>,
    title: &TitleLines,
    notes: &mut Notes,
) -> Option<String> {
    let labelled = |label| {
        let named = head
            .all(label)
            .filter(|field| field.text().chars().any(char::is_alphanumeric) && Some(field.line) != title.line);
        // A line that bears the label goes before one that is a direction's name, such as a banner.
        named.clone().find(|field| !field.written.is_empty()).or_else(|| named.clone().next())
    };
    if let Some(mixed) = mixed {
        notes.read(offer::Field::Department, mixed.line);
        return Some(mixed.text.clone());
    }
    let Some(field) = labelled(Label::Department).or_else(|| labelled(Label::Service)) else {
        let sentence = sentence::sentence(head)?;
        notes.read(offer::Field::Department, sentence.line);
        return sentence.department;
    };
    notes.read(offer::Field::Department, field.value_line());
    Some(field.text().trim_end_matches([':', ' ', '\u{a0}', ',', ';']).to_owned())
}
