//! Doubts about the lines themselves: empty fields and sections, odd characters, cut text.

use super::{Notes, body};
use crate::document::{Document, Line, is_invisible};
use crate::finding::{Code, Finding};
use crate::label::Field;
use crate::label::vocabulary::Label;
use crate::offer::{Section, SectionKind};
use std::collections::BTreeSet;

/// Labels with nothing behind them. An empty residency means "none" by custom, but leaves the
/// reader guessing all the same.
pub(super) fn of_head(head: &[Field], notes: &mut Notes) {
    let filled: BTreeSet<Label> =
        head.iter().filter(|field| !field.is_empty()).filter_map(|field| field.label).collect();
    let mut told = BTreeSet::new();
    for field in head.iter().filter(|field| field.is_empty()) {
        let Some(label) = field.label.filter(|label| *label != Label::Service && !filled.contains(label)) else {
            continue;
        };
        if told.insert(label) {
            notes.findings.push(Finding::new(Code::EmptyField, Some(field.line), &field.written).about(label.field()));
        }
    }
}

/// Characters that nobody sees or none can read.
pub(super) fn of_lines(document: &Document, notes: &mut Notes) {
    if !document.may_be_odd() {
        return;
    }
    let odd = |c: &char| (is_invisible(*c) && *c != '\u{ad}') || *c == '\u{fffd}';
    for (line, number) in document.lines().zip(1_u32..) {
        if let Some(first) = line.chars().find(odd) {
            let code = format!("U+{:04X}", u32::from(first));
            notes.doubt(Code::SuspiciousCharacters, Some(number), &code);
        }
    }
}

/// Sections without text, save the last, which a cut may have emptied; and the cut itself. `fields` are
/// the numbers of the lines that hold fields.
pub(super) fn of_body(sections: &[Section], lines: &[Line], fields: &[u32], notes: &mut Notes) {
    for pair in sections.windows(2) {
        // «Détails de l’offre : Service de gériatrie» says something by itself.
        let says = pair[0].kind == SectionKind::Context && pair[0].heading.contains(':');
        if pair[0].blocks.is_empty() && !says && !is_opened_by(pair[0].kind, pair[1].kind) {
            notes.doubt(Code::EmptySection, Some(pair[0].line), &pair[0].heading);
        }
    }
    let tells_how_to_apply = sections.iter().any(|section| section.kind == SectionKind::Application);
    // A field is no sentence, and one may stand last.
    let in_body = |line: &&Line| fields.iter().all(|number| *number != line.number);
    if let Some(last) = lines.last().filter(in_body).filter(|_| body::breaks_off(lines) && !tells_how_to_apply) {
        let words: Vec<&str> = last.text.split(' ').collect();
        let tail = words[words.len().saturating_sub(6)..].join(" ");
        notes.doubt(Code::CutText, Some(last.number), &tail);
    }
}

/// Whether a heading often stands directly above another one, whose section is its own text:
/// «Profil du candidat» above «Savoir», «Missions» above «Activités principales», «Savoir / Connaissance» above «Savoir».
const fn is_opened_by(kind: SectionKind, next: SectionKind) -> bool {
    match kind {
        SectionKind::Profile => true,
        SectionKind::Missions | SectionKind::MainActivities => matches!(
            next,
            SectionKind::Missions | SectionKind::MainActivities | SectionKind::SecondaryActivities | SectionKind::Other
        ),
        SectionKind::Conditions => {
            matches!(next, SectionKind::Hierarchy | SectionKind::Conditions | SectionKind::Other)
        }
        SectionKind::Context => matches!(next, SectionKind::Context | SectionKind::Missions | SectionKind::Other),
        SectionKind::Knowledge => matches!(next, SectionKind::Knowledge),
        SectionKind::Application => matches!(next, SectionKind::Application),
        _ => false,
    }
}
