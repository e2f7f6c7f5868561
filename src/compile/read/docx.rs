//! Word documents (`.docx`): ECMA-376, as far as text goes.

use super::lines::Lines;
use super::office::{self, Dialect, Package, attribute};
use super::{Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Finding, Reading};
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// Word documents.
pub(super) const FORMAT: Format =
    Format { name: "Word", extensions: &["docx"], max_bytes: 20 * super::MEGABYTE, read: Read::Notice(text) };

/// The part that holds the text.
const BODY: &str = "word/document.xml";

/// Characters of a paragraph in bold that is a heading; longer ones only shout.
const LONGEST_HEADING: usize = 120;

fn text(bytes: &[u8]) -> Opening<String> {
    let mut package = Package::open(bytes)?;
    let body = package.part(BODY)?.ok_or_else(|| refuse(Code::Unreadable))?;
    let names = package.names();
    let parts_of = |kind: &'static str| names.iter().filter(move |name| name.starts_with(kind));
    let mut text = String::new();
    let mut told = BTreeSet::new();
    // First pages, even pages and the others have headers of their own, mostly the same.
    let mut read = |xml: &[u8]| -> Result<(), Finding> {
        let mut lines = Lines::default();
        office::read(xml, &mut Word::default(), &mut lines)?;
        let own = lines.finish();
        if told.insert(own.clone()) {
            text.push_str(&own);
            text.push('\n');
        }
        Ok(())
    };
    for name in parts_of("word/header") {
        read(&package.part(name)?.unwrap_or_default())?;
    }
    read(&body)?;
    for name in parts_of("word/footnotes").chain(parts_of("word/endnotes")).chain(parts_of("word/footer")) {
        read(&package.part(name)?.unwrap_or_default())?;
    }
    Ok(Reading::sure(text))
}

/// Where in a part the reading stands.
#[derive(Debug, Default)]
struct Word {
    /// Depth within what is no text of the document: what was moved away, what older programs show instead.
    unseen: usize,
    /// Whether the innermost element is a run's text.
    in_text: bool,
    /// Whether the run being read is bold.
    bold: bool,
    /// Letters of the paragraph in bold and not.
    letters: (usize, usize),
}

impl Dialect for Word {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, lines: &mut Lines) {
        if self.unseen > 0 || matches!(name, "moveFrom" | "Fallback" | "del") {
            self.unseen += 1;
            return;
        }
        let value = || attribute(element, "val").unwrap_or_default();
        match name {
            "t" => self.in_text = true,
            "p" => {
                // A text box stands within a paragraph.
                lines.end_paragraph();
                self.letters = (0, 0);
            }
            "r" => self.bold = false,
            "b" => self.bold = !matches!(value().as_str(), "0" | "false" | "off"),
            "pStyle" if is_heading_style(&value()) => lines.mark_heading(),
            "numPr" => lines.mark(Mark::Bullet),
            "numId" if value() == "0" => lines.unmark_item(),
            "tab" | "ptab" => lines.gap(),
            "br" | "cr" => lines.end_line(),
            "noBreakHyphen" => self.text("\u{2011}", lines),
            "sym" => lines.text(&symbol(element)),
            "tbl" => lines.end_row(),
            "tr" => lines.begin_row(),
            "tc" => lines.begin_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, lines: &mut Lines) {
        if self.unseen > 0 {
            self.unseen -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "p" => {
                let shout = lines.line().chars().count();
                if self.letters.0 > 0
                    && self.letters.1 == 0
                    && shout <= LONGEST_HEADING
                    && !lines.is_marked()
                    && !lines.in_row()
                {
                    lines.mark_heading();
                }
                lines.end_paragraph();
            }
            "tr" | "tbl" => lines.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, lines: &mut Lines) {
        if self.unseen > 0 || !self.in_text && text != "\u{2011}" {
            return;
        }
        lines.text(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if self.bold {
            self.letters.0 += letters;
        } else {
            self.letters.1 += letters;
        }
    }
}

/// The names that Word gives its styles of headings, in its languages.
fn is_heading_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style.starts_with("heading") || style.starts_with("titre") || style == "title"
}

/// A sign of a font of symbols: mostly a bullet.
fn symbol(element: &BytesStart<'_>) -> String {
    let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    code.and_then(char::from_u32).map(String::from).unwrap_or_default()
}
