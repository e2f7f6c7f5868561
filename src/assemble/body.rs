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

/// The sections of a body. «Détails de l’offre» without text below it is a section without blocks where the layout sets it
/// as a heading; in plain text it is what a converter left of the form, and goes to the header, so that no word is lost.
pub(super) fn sections(parts: Vec<Part>, has_layout: bool, header: &mut Vec<HeaderLine>) -> Vec<Section> {
    let mut sections = Vec::with_capacity(parts.len());
    for part in parts {
        let Part { kind, heading, line, lines } = part;
        let from = Source::Document;
        let section = Section { kind, heading, blocks: blocks(&lines), line, from };
        if !has_layout && section.is_bare() && fold(&section.heading).starts_with("detail") {
            header.push(HeaderLine { label: section.heading, text: String::new(), line, from });
        } else {
            sections.push(section);
        }
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
    use crate::offer::SectionKind;

    #[test]
    fn a_bare_heading_is_a_section_where_the_layout_tells_headings() {
        let part =
            |heading: &str| Part { kind: SectionKind::Context, heading: heading.into(), line: 1, lines: Vec::new() };
        let check = |heading: &str, has_layout: bool, expected: (usize, usize)| {
            let mut header = Vec::new();
            let sections = sections(vec![part(heading)], has_layout, &mut header);
            assert_eq!((sections.len(), header.len()), expected, "{heading}");
        };
        check("Détails de l’offre", true, (1, 0));
        check("Détails de l’offre", false, (0, 1));
        check("Détails de l’offre : Service de gériatrie", false, (1, 0));
    }

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
