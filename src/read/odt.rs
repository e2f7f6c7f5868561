//! `OpenDocument` texts (`.odt`): ISO/IEC 26300, as far as text goes.

use super::lines::Lines;
use super::office::{self, Dialect, Package, address, attribute, bare};
use super::{Content, Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Finding, Reading};
use crate::layout::Block;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// `OpenDocument` texts.
pub(super) const FORMAT: Format =
    Format { name: "OpenDocument", extensions: &["odt"], max_bytes: 20 * super::MEGABYTE, read: Read::Notice(text) };

/// Longest bold paragraph, in characters, that is read as a heading; a longer one is emphasised text.
const LONGEST_HEADING: usize = 120;

fn text(bytes: &[u8]) -> Opening<Content> {
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
    let mut read = |xml: &[u8], part: &'static str| -> Result<(Vec<Block>, Vec<Block>), Finding> {
        let mut lines = Lines::default();
        dialect.part = part;
        dialect.within = 0;
        office::read(xml, &mut dialect, &mut lines)?;
        Ok(lines.finish())
    };
    let (header, _) = read(&styles, "header")?;
    let (body, notes) = read(&content, "body")?;
    let (footer, _) = read(&styles, "footer")?;
    Ok(Reading::sure(Content::blocks(&body, &[header, notes, footer].concat())))
}

/// Where in a part the reading stands.
#[derive(Debug, Default)]
struct Odt {
    /// The element that holds the text now asked for.
    part: &'static str,
    /// Depth within it.
    within: usize,
    /// Nesting depth inside elements whose text is not read.
    unseen: usize,
    /// Depth of paragraphs: a text box stands within one.
    paragraphs: usize,
    /// What styles say of letters, by their names.
    styles: BTreeMap<String, Look>,
    /// The style being defined.
    style: String,
    /// How every open span and paragraph looks.
    looks: Vec<Look>,
    /// Count of looks around the paragraph being read.
    outside: usize,
    /// The link being read, with what stood before it.
    link: Option<(String, usize)>,
    /// Count of bold letters of the paragraph, and of the others.
    letters: (usize, usize),
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    bold: bool,
    struck: bool,
    hidden: bool,
    /// In half points; 0 where nothing tells it.
    size: u16,
}

impl Dialect for Odt {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, lines: &mut Lines) {
        match name {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "text-properties" => {
                let has = |name: &str| attribute(element, name);
                let look = Look {
                    bold: has("font-weight").as_deref() == Some("bold"),
                    struck: has("text-line-through-style").is_some_and(|style| style != "none"),
                    hidden: has("display").as_deref() == Some("none"),
                    size: has("font-size").and_then(|size| half_points(&size)).unwrap_or_default(),
                };
                self.styles.insert(self.style.clone(), look);
            }
            _ => {}
        }
        if self.within > 0 || name == self.part {
            self.within += 1;
        }
        if self.within == 0 {
            return;
        }
        // A picture's title and description are not seen; a document's title in its text is.
        let picture = matches!(name, "title" | "desc") && element.name().as_ref().starts_with("svg:");
        let is_hidden = name == "section"
            && (attribute(element, "display").as_deref() == Some("none") || is_true(element, "is-hidden"));
        // It hides the paragraph in which it stands.
        if name == "hidden-paragraph" && is_true(element, "is-hidden") && self.unseen == 0 {
            lines.forget_line();
            self.looks.iter_mut().skip(self.outside).for_each(|look| look.hidden = true);
        }
        if self.unseen > 0
            || picture
            || is_hidden
            || matches!(
                name,
                "tracked-changes"
                    | "annotation"
                    | "forms"
                    | "sequence-decls"
                    | "note-citation"
                    | "placeholder"
                    | "hidden-text"
                    | "hidden-paragraph"
            )
        {
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
                self.outside = self.looks.len();
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
            "note" => {
                lines.begin_note();
                self.paragraphs += 1;
            }
            "a" => {
                let target = attribute(element, "href").and_then(|target| address(&target));
                self.link = target.map(|target| (target, lines.line().len()));
            }
            "s" => lines.text(" "),
            "tab" => lines.gap(),
            "line-break" => lines.end_line(),
            "table" => lines.begin_table(),
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
                self.looks.pop();
            }
            "note" => {
                lines.end_note();
                self.paragraphs = self.paragraphs.saturating_sub(1);
            }
            "a" => {
                if let Some((target, before)) = self.link.take()
                    && !lines.line().get(before..).is_some_and(|shown| shown.contains(bare(&target)))
                {
                    lines.text(&format!(" ({target})"));
                }
            }
            "span" => _ = self.looks.pop(),
            "list-item" => lines.end_paragraph(),
            "table-row" => lines.end_row(),
            "table" => lines.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, lines: &mut Lines) {
        if self.within == 0 || self.unseen > 0 || self.paragraphs == 0 {
            return;
        }
        let look = self.looks.last().copied().unwrap_or_default();
        if look.hidden {
            return;
        }
        lines.look(look.bold, look.struck, look.size);
        lines.text(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if look.bold {
            self.letters.0 += letters;
        } else {
            self.letters.1 += letters;
        }
    }
}

impl Odt {
    fn open_span(&mut self, element: &BytesStart<'_>) {
        let own =
            attribute(element, "style-name").and_then(|style| self.styles.get(&style)).copied().unwrap_or_default();
        let outer = self.looks.last().copied().unwrap_or_default();
        self.looks.push(Look {
            bold: own.bold || outer.bold,
            struck: own.struck || outer.struck,
            hidden: own.hidden || outer.hidden,
            size: if own.size > 0 { own.size } else { outer.size },
        });
    }
}

/// Whether an attribute is true.
fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).as_deref() == Some("true")
}

/// A size as «10.5pt» says it, in half points.
fn half_points(size: &str) -> Option<u16> {
    let (whole, part) = size.strip_suffix("pt")?.split_once('.').unwrap_or((size.strip_suffix("pt")?, ""));
    Some(whole.parse::<u16>().ok()?.checked_mul(2)? + u16::from(part.starts_with(['5', '6', '7', '8', '9'])))
}

/// Whether a paragraph has the style of a document's title.
fn is_title(element: &BytesStart<'_>) -> bool {
    attribute(element, "style-name").is_some_and(|style| style == "Title" || style.starts_with("Heading"))
}
