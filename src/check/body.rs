//! Sections without text, and text that is cut off.

use crate::document::{Line, Mark};
use crate::finding::{Code, Finding};
use crate::offer::{Section, SectionKind};
use crate::text::{fold, words};

/// Signs that end a sentence.
pub(crate) const STOPS: [char; 6] = ['.', '!', '?', '…', '»', ')'];

/// Characters of a line that a page's edge may have broken; what is shorter has room left.
const SHORTEST_BROKEN: usize = 50;

/// Sections without text, save the last, which a cut may have emptied; and the cut itself. `fields` are
/// the numbers of the lines that hold fields.
#[must_use]
pub fn check(sections: &[Section], lines: &[Line], fields: &[u32]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in sections.windows(2) {
        // «Détails de l’offre : Service de gériatrie» says something by itself, and «Détails de l’offre» stands above all
        // the others.
        let heading = &pair[0].heading;
        let says =
            pair[0].kind == SectionKind::Context && (heading.contains(':') || fold(heading).starts_with("detail"));
        if pair[0].blocks.is_empty() && !says && !is_opened_by(pair[0].kind, pair[1].kind) {
            findings.push(Finding::new(Code::EmptySection, Some(pair[0].line), &pair[0].heading));
        }
    }
    let tells_how_to_apply = sections.iter().any(|section| section.kind == SectionKind::Application);
    // A field is no sentence, and one may stand last.
    let in_body = |line: &&Line| fields.iter().all(|number| *number != line.number);
    if let Some(last) = lines.last().filter(in_body).filter(|_| breaks_off(lines) && !tells_how_to_apply) {
        let words: Vec<&str> = last.text.split(' ').collect();
        let tail = words[words.len().saturating_sub(6)..].join(" ");
        findings.push(Finding::new(Code::CutText, Some(last.number), &tail));
    }
    findings
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

/// Whether the document is cut before its end. Notices end with how to apply, or at least with
/// whom they look for; the documents are often their first page only.
#[must_use]
pub fn is_cut(sections: &[Section], last: Option<&Line>) -> bool {
    if sections.iter().any(|section| section.kind == SectionKind::Application) {
        return false;
    }
    let reaches_candidate = sections.iter().any(|section| {
        matches!(
            section.kind,
            SectionKind::Profile | SectionKind::Knowledge | SectionKind::Skills | SectionKind::Behaviour
        )
    });
    last.is_none_or(ends_open) || !reaches_candidate
}

/// Whether a line ends without the punctuation that ends a text.
fn ends_open(line: &Line) -> bool {
    let text = line.text.trim_end();
    if line.mark == Mark::Heading || text.ends_with([':', ';', ',']) {
        return true;
    }
    line.mark != Mark::Row && !text.ends_with(STOPS)
}

/// Whether a text breaks off for certain: its last line is unfinished. An item without a full stop tells nothing if the
/// item before it has none either.
fn breaks_off(lines: &[Line]) -> bool {
    let Some((last, before)) = lines.split_last() else { return false };
    if !ends_open(last) {
        return false;
    }
    let text = last.text.trim_end();
    if text.ends_with([':', ';', ',']) {
        return true;
    }
    let last_word = words(text).last().unwrap_or_default();
    if matches!(
        last_word.as_str(),
        "de" | "du"
            | "des"
            | "la"
            | "le"
            | "les"
            | "l"
            | "d"
            | "et"
            | "ou"
            | "a"
            | "au"
            | "aux"
            | "un"
            | "une"
            | "en"
            | "par"
            | "pour"
            | "dans"
            | "sur"
            | "avec"
    ) {
        return true;
    }
    // A short line needs no full stop, and an address is no sentence.
    let figures = text.chars().filter(char::is_ascii_digit).count();
    if text.chars().count() < SHORTEST_BROKEN || figures * 6 > text.chars().count() {
        return false;
    }
    match last.mark {
        Mark::Plain => true,
        Mark::Bullet => {
            before.last().is_some_and(|item| item.mark == Mark::Bullet && item.text.ends_with([';', ',', '.']))
        }
        Mark::Heading | Mark::Row => false,
    }
}
