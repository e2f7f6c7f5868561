//! Word documents (`.docx`): ECMA-376, as far as text goes.

use super::lines::Lines;
use super::office::{self, Dialect, Package, address, attribute, bare};
use super::{Content, Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Finding, Reading};
use crate::layout::Block;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Word documents.
pub(super) const FORMAT: Format =
    Format { name: "Word", extensions: &["docx"], max_bytes: 20 * super::MEGABYTE, read: Read::Notice(text) };

/// The part that holds the text, where the package names none.
const BODY: &str = "word/document.xml";

/// Longest bold paragraph, in characters, that is read as a heading; a longer one is emphasised text.
const LONGEST_HEADING: usize = 120;

fn text(bytes: &[u8]) -> Opening<Content> {
    let mut package = Package::open(bytes)?;
    let main = relations(&mut package, "_rels/.rels")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map(|relation| relation.target.trim_start_matches('/').to_owned());
    let body = main.unwrap_or_else(|| BODY.to_owned());
    let names = package.names();
    let styles = styles(&mut package, &body)?;
    let folder = body.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut read = |name: &str| -> Result<(Vec<Block>, Vec<Block>), Finding> {
        let xml = package.part(name)?.ok_or_else(|| refuse(Code::Unreadable))?;
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let targets = relations(&mut package, &format!("{folder}/_rels/{file}.rels"))?;
        let targets = targets.into_iter().filter(|relation| relation.kind == "hyperlink");
        let mut word = Word {
            links: targets.map(|relation| (relation.id, relation.target)).collect(),
            styles: styles.clone(),
            ..Word::default()
        };
        let mut lines = Lines::default();
        office::read(&xml, &mut word, &mut lines)?;
        Ok(lines.finish())
    };
    let (blocks, mut apart) = read(&body)?;
    // First pages, even pages and the others have headers and footers of their own, mostly the same.
    for kind in ["header", "footnotes", "endnotes", "footer"] {
        for name in names.iter().filter(|name| {
            name.strip_prefix(&folder).is_some_and(|name| name.trim_start_matches('/').starts_with(kind))
        }) {
            for block in read(name)?.0 {
                if !apart.contains(&block) {
                    apart.push(block);
                }
            }
        }
    }
    Ok(Reading::sure(Content::blocks(&blocks, &apart)))
}

/// What a part says of another.
struct Relation {
    id: String,
    /// The last part of its type's name: `hyperlink`.
    kind: String,
    target: String,
}

/// The relations that a part lists.
fn relations(package: &mut Package<'_>, name: &str) -> Result<Vec<Relation>, Finding> {
    struct Relations(Vec<Relation>);
    impl Dialect for Relations {
        fn start(&mut self, name: &str, element: &BytesStart<'_>, _: &mut Lines) {
            let of = |name: &str| attribute(element, name).unwrap_or_default();
            if name == "Relationship" {
                let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
                self.0.push(Relation { id: of("Id"), kind, target: of("Target") });
            }
        }
        fn end(&mut self, _: &str, _: &mut Lines) {}
        fn text(&mut self, _: &str, _: &mut Lines) {}
    }
    let mut relations = Relations(Vec::new());
    if let Some(xml) = package.part(name)? {
        office::read(&xml, &mut relations, &mut Lines::default())?;
    }
    Ok(relations.0)
}

/// What a style says of its paragraphs and runs.
#[expect(clippy::struct_excessive_bools, reason = "Word switches each of them on and off")]
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    item: bool,
    bold: bool,
    struck: bool,
    hidden: bool,
    size: u16,
}

/// The styles of a document, by their ids.
fn styles(package: &mut Package<'_>, body: &str) -> Result<BTreeMap<String, Style>, Finding> {
    #[derive(Default)]
    struct Styles {
        found: BTreeMap<String, Style>,
        open: String,
    }
    impl Dialect for Styles {
        fn start(&mut self, name: &str, element: &BytesStart<'_>, _: &mut Lines) {
            let value = attribute(element, "val").unwrap_or_default();
            let is_on = !matches!(value.as_str(), "0" | "false" | "off" | "none");
            match name {
                "style" => self.open = attribute(element, "styleId").unwrap_or_default(),
                // A style inherits from the one that it is based on, which is declared before it.
                "basedOn" => {
                    let base = self.found.get(&value).copied().unwrap_or_default();
                    self.found.insert(self.open.clone(), base);
                }
                "numId" => self.found.entry(self.open.clone()).or_default().item = is_on,
                "b" => self.found.entry(self.open.clone()).or_default().bold = is_on,
                "strike" | "dstrike" => self.found.entry(self.open.clone()).or_default().struck = is_on,
                "vanish" => self.found.entry(self.open.clone()).or_default().hidden = is_on,
                "sz" => self.found.entry(self.open.clone()).or_default().size = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        fn end(&mut self, name: &str, _: &mut Lines) {
            if name == "style" {
                self.open.clear();
            }
        }
        fn text(&mut self, _: &str, _: &mut Lines) {}
    }
    let folder = body.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut styles = Styles::default();
    if let Some(xml) = package.part(&format!("{folder}/styles.xml"))? {
        office::read(&xml, &mut styles, &mut Lines::default())?;
    }
    styles.found.remove("");
    Ok(styles.found)
}

/// Where in a part the reading stands.
#[expect(clippy::struct_excessive_bools, reason = "Word switches each of them on and off")]
#[derive(Debug, Default)]
struct Word {
    /// Nesting depth inside elements whose text is not read: text that was moved away, fallbacks for older programs.
    unseen: usize,
    /// Whether the innermost element is a run's text.
    in_text: bool,
    /// Whether the run being read is bold, struck out, hidden.
    bold: bool,
    struck: bool,
    hidden: bool,
    size: u16,
    /// The document's styles, and that of the paragraph being read.
    styles: BTreeMap<String, Style>,
    style: Style,
    /// Whether a content control shows its placeholder: nobody filled it in.
    waits: bool,
    /// Where the part's links lead, by their ids; and the one being read, with what stood before it.
    links: BTreeMap<String, String>,
    link: Option<(String, usize)>,
    /// Count of bold letters of the paragraph, and of the others.
    letters: (usize, usize),
}

impl Dialect for Word {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, lines: &mut Lines) {
        let waits = name == "sdtContent" && std::mem::take(&mut self.waits);
        if self.unseen > 0 || waits || matches!(name, "moveFrom" | "Fallback" | "del") {
            self.unseen += 1;
            return;
        }
        let value = || attribute(element, "val").unwrap_or_default();
        let is_on = || !matches!(value().as_str(), "0" | "false" | "off");
        match name {
            "t" => self.in_text = true,
            "p" => {
                // A text box stands within a paragraph.
                lines.end_paragraph();
                self.letters = (0, 0);
                self.style = Style::default();
            }
            "r" => self.wear(self.style),
            "rStyle" => {
                if let Some(style) = self.styles.get(&value()).copied() {
                    self.wear(style);
                }
            }
            "b" => self.bold = is_on(),
            "strike" | "dstrike" => self.struck = is_on(),
            "vanish" => self.hidden = is_on(),
            "sz" => self.size = value().parse().unwrap_or_default(),
            "sdtPr" => self.waits = false,
            "showingPlcHdr" => self.waits = is_on(),
            "hyperlink" => {
                let target = attribute(element, "id").and_then(|id| self.links.get(&id));
                self.link = target.and_then(|target| address(target)).map(|target| (target, lines.line().len()));
            }
            "pStyle" => {
                let name = value();
                self.style = self.styles.get(&name).copied().unwrap_or_default();
                if is_heading_style(&name) {
                    lines.mark_heading();
                } else if self.style.item {
                    lines.mark(Mark::Bullet);
                }
            }
            "numPr" => lines.mark(Mark::Bullet),
            "numId" if value() == "0" => lines.unmark_item(),
            "tab" | "ptab" => lines.gap(),
            "br" | "cr" => lines.end_line(),
            "noBreakHyphen" => self.text("\u{2011}", lines),
            "sym" => lines.text(&symbol(element)),
            "tbl" => lines.begin_table(),
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
            "hyperlink" => {
                if let Some((target, before)) = self.link.take()
                    && !lines.line().get(before..).is_some_and(|shown| shown.contains(bare(&target)))
                {
                    lines.text(&format!(" ({target})"));
                }
            }
            "tr" => lines.end_row(),
            "tbl" => lines.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, lines: &mut Lines) {
        if self.unseen > 0 || self.hidden || !self.in_text && text != "\u{2011}" {
            return;
        }
        lines.look(self.bold, self.struck, self.size);
        lines.text(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if self.bold {
            self.letters.0 += letters;
        } else {
            self.letters.1 += letters;
        }
    }
}

impl Word {
    /// Letters look as a style says.
    const fn wear(&mut self, style: Style) {
        (self.bold, self.struck, self.hidden) = (style.bold, style.struck, style.hidden);
        self.size = style.size;
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
