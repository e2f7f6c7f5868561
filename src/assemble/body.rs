//! The body: parts to sections, lines to blocks.

use super::Notes;
use crate::check::body::STOPS;
use crate::document::{Line, Mark};
use crate::finding::Code;
use crate::label::Part;
use crate::offer::{Block, HeaderLine, Section, Source};
use crate::text::fold;
use std::ops::Range;

/// Takes out of the body what its author struck out, and tells of it. An option of a form that is not ticked stays: its
/// box shows what it is.
pub(super) fn strike(parts: &mut [Part], notes: &mut Notes) {
    for part in parts {
        for line in part.lines.iter_mut().filter(|line| !line.struck.is_empty() && !line.has_boxes()) {
            let words = |span: &Range<usize>| line.text.get(span.clone()).map(str::trim).unwrap_or_default().to_owned();
            let struck =
                line.struck.iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" … ");
            if !struck.is_empty() {
                notes.doubt(Code::StruckText, Some(line.number), &struck);
            }
            *line = line.with_text(&line.unstruck());
        }
        part.lines.retain(|line| !line.text.is_empty());
    }
}

/// The sections of a body. «Détails de l’offre» without text under it is no section: its heading
/// goes to the header, so that no word is lost.
pub(super) fn sections(parts: Vec<Part>, header: &mut Vec<HeaderLine>) -> Vec<Section> {
    let mut sections = Vec::with_capacity(parts.len());
    for part in parts {
        if part.lines.is_empty() && fold(&part.heading).starts_with("detail") && !part.heading.contains(':') {
            header.push(HeaderLine {
                label: part.heading,
                text: String::new(),
                line: part.line,
                from: Source::Document,
            });
            continue;
        }
        let blocks = blocks(&part.lines);
        sections.push(Section {
            kind: part.kind,
            heading: part.heading,
            blocks,
            line: part.line,
            from: Source::Document,
        });
    }
    sections
}

/// Lines to blocks: items of one run make one list; a line broken in mid-sentence goes on.
fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let text = line.text.clone();
        let goes_on = before.is_some_and(|before| goes_on(before, line));
        match (line.mark, blocks.last_mut()) {
            (Mark::Plain, Some(Block::Paragraph { text: last })) if goes_on => {
                last.push(' ');
                last.push_str(&text);
            }
            (Mark::Plain, Some(Block::List { items })) if goes_on => {
                if let Some(last) = items.last_mut() {
                    last.push(' ');
                    last.push_str(&text);
                }
            }
            (Mark::Bullet | Mark::Row, Some(Block::List { items })) => items.push(text),
            (Mark::Bullet | Mark::Row, _) => blocks.push(Block::List { items: vec![text] }),
            (Mark::Heading, _) => {
                let text = text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).to_owned();
                blocks.push(Block::Heading { text });
            }
            (Mark::Plain, _) => blocks.push(Block::Paragraph { text }),
        }
        before = Some(line);
    }
    blocks
}

/// Whether a line is the rest of the one directly above it.
fn goes_on(before: &Line, line: &Line) -> bool {
    let same_print = line.number == before.number && line.mark == Mark::Plain && before.mark != Mark::Heading;
    same_print
        || line.number == before.number + 1
            && before.mark != Mark::Heading
            && line.text.starts_with(char::is_lowercase)
            && !before.text.ends_with([':', ';', ','])
            && !before.text.ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_broken_lines_and_gathers_lists() {
        let read = |text: &str| {
            let lines: Vec<Line> =
                text.lines().zip(1..).filter_map(|(line, number)| Line::read(number, line)).collect();
            blocks(&lines)
        };
        let paragraph = |text: &str| Block::Paragraph { text: text.into() };
        assert_eq!(
            read("Le service\nest chargé.\nL’agent"),
            [paragraph("Le service est chargé."), paragraph("L’agent")]
        );
        let items = vec!["un travail long".to_owned(), "deux".to_owned()];
        assert_eq!(read("- un travail\nlong\n- deux"), [Block::List { items }]);
        assert_eq!(read("# Sécurité :\n\ntexte"), [Block::Heading { text: "Sécurité".into() }, paragraph("texte")]);
    }
}
