//! `OpenDocument` texts (`.odt`): ISO/IEC 26300, as far as text goes.

use super::lines::Lines;
use super::office::{self, Dialect, Package, attribute};
use super::{Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Finding, Reading};
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// `OpenDocument` texts.
pub(super) const FORMAT: Format =
    Format { name: "OpenDocument", extensions: &["odt"], max_bytes: 20 * super::MEGABYTE, read: Read::Notice(text) };

/// Characters of a paragraph in bold that is a heading; longer ones only shout.
const LONGEST_HEADING: usize = 120;

fn text(bytes: &[u8]) -> Opening<String> {
    let mut package = Package::open(bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    let marked = b":encryption-data";
    if manifest.windows(marked.len()).any(|window| window == marked) {
        return Err(refuse(Code::Encrypted));
    }
    let content = package.part("content.xml")?.ok_or_else(|| refuse(Code::Unreadable))?;
    let styles = package.part("styles.xml")?.unwrap_or_default();
    let mut dialect = Odt::default();
    // The pages' headers and footers stand among the styles.
    let mut read = |xml: &[u8], part: &'static str| -> Result<String, Finding> {
        let mut lines = Lines::default();
        dialect.part = part;
        dialect.within = 0;
        office::read(xml, &mut dialect, &mut lines)?;
        Ok(lines.finish())
    };
    let header = read(&styles, "header")?;
    let body = read(&content, "body")?;
    let footer = read(&styles, "footer")?;
    Ok(Reading::sure([header, body, footer].join("\n")))
}

/// Where in a part the reading stands.
#[derive(Debug, Default)]
struct Odt {
    /// The element that holds the text now asked for.
    part: &'static str,
    /// Depth within it.
    within: usize,
    /// Depth within what is no text of the document.
    unseen: usize,
    /// Depth of paragraphs: a text box stands within one.
    paragraphs: usize,
    /// Names of the styles that are bold.
    bold_styles: BTreeSet<String>,
    /// The style being defined.
    style: String,
    /// For every open span and paragraph, whether it is bold.
    bold: Vec<bool>,
    /// Letters of the paragraph in bold and not.
    letters: (usize, usize),
}

impl Dialect for Odt {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, lines: &mut Lines) {
        match name {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "text-properties" if attribute(element, "font-weight").as_deref() == Some("bold") => {
                self.bold_styles.insert(self.style.clone());
            }
            _ => {}
        }
        if self.within > 0 || name == self.part {
            self.within += 1;
        }
        if self.within == 0 {
            return;
        }
        if self.unseen > 0 || matches!(name, "tracked-changes" | "annotation" | "forms" | "sequence-decls") {
            self.unseen += 1;
            return;
        }
        match name {
            "p" | "h" => {
                // What stands before a text box ends with it.
                if self.paragraphs > 0 {
                    lines.end_paragraph();
                }
                self.paragraphs += 1;
                self.letters = (0, 0);
                self.open_span(element);
                if name == "h" || is_title(element) {
                    lines.mark_heading();
                }
            }
            "span" => self.open_span(element),
            "list-item" => {
                lines.end_paragraph();
                lines.mark(Mark::Bullet);
            }
            "s" => lines.text(" "),
            "tab" => lines.gap(),
            "line-break" => lines.end_line(),
            "table" => lines.end_row(),
            "table-row" => lines.begin_row(),
            "table-cell" => lines.begin_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, lines: &mut Lines) {
        if self.within == 0 {
            return;
        }
        self.within -= 1;
        if self.unseen > 0 {
            self.unseen -= 1;
            return;
        }
        match name {
            "p" | "h" => {
                let (bold, plain) = self.letters;
                let short = lines.line().chars().count() <= LONGEST_HEADING;
                if bold > 0 && plain == 0 && short && !lines.is_marked() && !lines.in_row() {
                    lines.mark_heading();
                }
                lines.end_paragraph();
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.bold.pop();
            }
            "span" => _ = self.bold.pop(),
            "list-item" => lines.end_paragraph(),
            "table-row" | "table" => lines.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, lines: &mut Lines) {
        if self.within == 0 || self.unseen > 0 || self.paragraphs == 0 {
            return;
        }
        lines.text(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if self.bold.last() == Some(&true) {
            self.letters.0 += letters;
        } else {
            self.letters.1 += letters;
        }
    }
}

impl Odt {
    fn open_span(&mut self, element: &BytesStart<'_>) {
        let own = attribute(element, "style-name").is_some_and(|style| self.bold_styles.contains(&style));
        let outer = self.bold.last() == Some(&true);
        self.bold.push(own || outer);
    }
}

/// Whether a paragraph has the style of a document's title.
fn is_title(element: &BytesStart<'_>) -> bool {
    attribute(element, "style-name").is_some_and(|style| style == "Title" || style.starts_with("Heading"))
}
