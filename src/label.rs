//! Which line of a document speaks of which field.
//!
//! A notice has a head, made of labelled lines, and a body, made of headed sections. Nothing is
//! dropped: every line with words stands in one [`Field`] or one [`Part`].

pub mod heading;
pub mod pattern;
pub mod segment;
pub mod several;
pub mod value;
pub mod vocabulary;

use crate::document::{Line, Mark};
use crate::layout::Name;
use crate::offer::SectionKind;
use crate::text::{WordAt, date, words};
use heading::Heading;
use std::collections::{BTreeMap, BTreeSet};

/// What a line of the head speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// The post's title.
    Title,
    /// The notice's reference.
    Reference,
    /// Who offers the post.
    Employer,
    /// The corps, and the domain behind a slash.
    Corps,
    /// The direction.
    Department,
    /// A unit within the direction.
    Service,
    /// Length of residency for priority.
    Residency,
    /// Where the work is done.
    Workplace,
    /// From when the post is to be filled.
    Availability,
    /// Day of publication.
    Posted,
    /// Last day for applications.
    Deadline,
    /// A sentence about a deadline that was moved.
    Change,
    /// The occupation in the public register.
    Occupation,
    /// What kind of contract.
    Contract,
    /// How many posts.
    Openings,
}

/// A field of the head: a label and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What the label names; `None` for a line without one.
    pub label: Option<Label>,
    /// The label as written, without its colon.
    pub written: String,
    /// Whether a sign or bold letters tell where the label ends, and not its words alone.
    pub parted: bool,
    /// Number of the label's line.
    pub line: u32,
    /// The lines of the value; a first one on the label's line, others below.
    pub values: Vec<Line>,
}

/// A part of the body, before its lines are cut into blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it speaks of.
    pub kind: SectionKind,
    /// Its heading as written, without marks and closing colon.
    pub heading: String,
    /// Number of the heading's line.
    pub line: u32,
    /// The lines below it.
    pub lines: Vec<Line>,
}

/// A document, labelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The head, in the document's order.
    pub head: Vec<Field>,
    /// The body, in the document's order.
    pub body: Vec<Part>,
}

/// A line of the head longer than this, in characters, is running text and no name of anything.
const LONGEST_NAME: usize = 200;

/// A residency longer than this, in characters, is running text.
const LONGEST_LENGTHS: usize = 400;

/// A sentence longer than this, in characters, is running text although it is short.
const SHORTEST_TEXT: usize = 110;

/// Fields between the halves of a label that was cut in two.
const NEAR: usize = 4;

/// What a text names by its beginning.
#[must_use]
pub fn name(text: &str) -> Option<Name> {
    let line = Line::read(1, text)?;
    let words = line.words();
    if let Some(found) = vocabulary::label(&line, &words).filter(|found| found.label != Label::Change) {
        return Some(if found.value.is_empty() { Name::Label } else { Name::Field });
    }
    heading::heading(&line, &words).map(|_| Name::Section)
}

/// Labels every line. Total: any lines make an outline.
#[must_use]
pub fn outline(lines: &[Line]) -> Outline {
    let mut reader = Reader::default();
    for line in lines {
        reader.take(line);
    }
    reader.outline
}

/// The outline so far, and the field that still waits for its value.
#[derive(Default)]
struct Reader {
    outline: Outline,
    open: Option<usize>,
    /// The last field of each label.
    last: BTreeMap<Label, usize>,
    /// Labels that have a value.
    filled: BTreeSet<Label>,
    /// The fields of a table's row of labels, which waits for the row of values.
    row: Vec<usize>,
}

/// Whether a date begins in a text and ends in the line behind it: «à compter du 1er février» ⏎ «2027».
fn breaks_a_date(text: &str, next: &Line) -> bool {
    if text.len() + next.text.len() > 2 * LONGEST_NAME {
        return false;
    }
    let whole = format!("{text} {}", next.text);
    date::dates(&whole).iter().any(|found| found.start < text.len() && found.end > text.len())
}

/// A part of a line without the sign that parts it from the next one: «27/11/2026 - », «Poya, ».
fn without_separator(part: &Line) -> Line {
    let text = part.text.trim_end_matches([',', ';', '•']).trim_end();
    let text = [" -", " –", " /"].iter().fold(text, |text, sign| {
        text.strip_suffix(sign).filter(|rest| !rest.ends_with([':', ')'])).map_or(text, str::trim_end)
    });
    part.with_text(text)
}

impl Field {
    /// The value's lines as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.values.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The value's lines as one text, without what is struck out of them.
    #[must_use]
    pub fn unstruck(&self) -> String {
        let lines: Vec<_> = self.values.iter().map(Line::unstruck).filter(|text| !text.is_empty()).collect();
        lines.join(" ")
    }

    /// The line on which the value begins; the label's where there is none.
    #[must_use]
    pub fn value_line(&self) -> u32 {
        self.values.first().map_or(self.line, |line| line.number)
    }

    /// Whether nothing stands behind the label.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl Reader {
    fn take(&mut self, line: &Line) {
        let row = std::mem::take(&mut self.row);
        if self.take_row(line, &row) {
            return;
        }
        let words = line.words();
        let first = self.outline.head.len();
        let turns = segment::turns(line, &words, !self.outline.body.is_empty());
        if turns.is_empty() {
            self.take_segment(line, &words);
            return;
        }
        let mut start = 0;
        for end in turns.into_iter().chain([line.text.len()]) {
            let part = line.part(start..end).trimmed();
            // Where bold letters part the columns, a dash at the end is the value's own.
            let is_separated = end < line.text.len() && !line.bold.iter().any(|run| run.start == end);
            let part = if is_separated { without_separator(&part) } else { part };
            let part = if start == 0 { part } else { Line { mark: part.mark.of_a_part(), ..part } };
            if !part.text.is_empty() {
                self.take_segment(&part, &part.words());
            }
            start = end;
        }
        if line.mark == Mark::Row
            && self.outline.head[first..].iter().all(|field| field.label.is_some() && field.is_empty())
        {
            self.row = (first..self.outline.head.len()).collect();
        }
    }

    /// The row of values below a row of labels.
    fn take_row(&mut self, line: &Line, fields: &[usize]) -> bool {
        let cells: Vec<&str> = line.text.split(" | ").collect();
        if fields.len() < 2 || line.mark != Mark::Row || cells.len() != fields.len() {
            return false;
        }
        for (cell, field) in cells.into_iter().zip(fields) {
            let field = &mut self.outline.head[*field];
            field.values.push(line.with_text(cell));
            self.filled.extend(field.label);
        }
        self.open = None;
        true
    }

    fn take_segment(&mut self, line: &Line, words: &[WordAt]) {
        if self.outline.body.is_empty() { self.take_in_head(line, words) } else { self.take_in_body(line, words) }
    }

    fn take_in_head(&mut self, line: &Line, words: &[WordAt]) {
        if self.continues_label(line, words) {
            return;
        }
        if let Some(found) = vocabulary::label(line, words) {
            self.open_field(line, &found);
        } else if let Some(found) = heading::heading(line, words).filter(|found| self.may_begin_body(found)) {
            self.open_part(line, found);
        } else if self.belongs_to_open_field(line) {
            self.add_value(line);
        } else if !self.outline.head.is_empty() && line.mark != Mark::Bullet && value::is_unit(&line.text) {
            // «Direction des finances» is its own label.
            let label = if value::is_direction(&line.text) { Label::Department } else { Label::Service };
            self.open_field(
                line,
                &vocabulary::Found {
                    label,
                    written: String::new(),
                    value: line.text.clone(),
                    bold: false,
                    parted: true,
                },
            );
        } else if self.begins_text(line) {
            let unnamed =
                Part { kind: SectionKind::Context, heading: String::new(), line: line.number, lines: Vec::new() };
            self.outline.body.push(unnamed);
            self.take_in_body(line, words);
        } else {
            self.outline.head.push(Field {
                label: None,
                written: String::new(),
                parted: true,
                line: line.number,
                values: vec![line.clone()],
            });
            // A banner between a label and its value does not close the field: the value may still follow.
            if self.open.is_some_and(|open| !self.outline.head[open].is_empty()) {
                self.open = None;
            }
        }
    }

    fn take_in_body(&mut self, line: &Line, words: &[WordAt]) {
        if let Some(found) = vocabulary::label(line, words)
            && self.is_missing(found.label)
            && (found.label.stands_in_body() || (found.label == Label::Department && found.bold))
            && (line.mark != Mark::Bullet || found.bold)
        {
            self.open_field(line, &found);
        } else if let Some(found) = heading::heading(line, words) {
            self.open_part(line, found);
        } else if self.continues_heading(line, words) {
            self.open = None;
        } else if self.open.is_some_and(|open| self.outline.head[open].is_empty()) && self.belongs_to_open_field(line) {
            self.add_value(line);
            self.open = None;
        } else {
            self.open = None;
            if let Some(part) = self.outline.body.last_mut() {
                part.lines.push(line.clone());
            }
        }
    }

    fn open_field(&mut self, line: &Line, found: &vocabulary::Found) {
        let place = self.outline.head.len();
        self.last.insert(found.label, place);
        if !found.value.is_empty() {
            self.filled.insert(found.label);
        }
        let mut field = Field {
            label: Some(found.label),
            written: found.written.clone(),
            parted: found.parted,
            line: line.number,
            values: Vec::new(),
        };
        if !found.value.is_empty() {
            field.values.push(line.with_text(&found.value));
        }
        self.outline.head.push(field);
        self.open = Some(place);
    }

    fn add_value(&mut self, line: &Line) {
        if let Some(open) = self.open {
            let field = &mut self.outline.head[open];
            field.values.push(line.clone());
            self.filled.extend(field.label);
        }
    }

    fn open_part(&mut self, line: &Line, found: Heading) {
        self.open = None;
        let mut part = Part { kind: found.kind, heading: found.written, line: line.number, lines: Vec::new() };
        if let Some(rest) = found.value {
            let rest = Line { mark: Mark::Plain, ..line.with_text(&rest) };
            // «Profil du candidat Savoir / Connaissance/Diplôme exigé :» is two headings on one line, and «Activités
            // principales : Principales :» is one.
            let second = heading::heading(&Line { mark: Mark::Heading, ..rest.clone() }, &rest.words());
            let repeats =
                |second: &Heading| words(&second.written).all(|word| words(&part.heading).any(|own| own == word));
            if let Some(second) = second.filter(|second| !repeats(second)) {
                self.outline.body.push(part);
                self.open_part(&rest, second);
                return;
            }
            part.lines.push(rest);
        }
        self.outline.body.push(part);
    }

    /// The second half of a label that was cut in two: «Durée de résidence exigée» ⏎ «pour le
    /// recrutement sur titre (1) : …».
    fn continues_label(&mut self, line: &Line, words: &[WordAt]) -> bool {
        // A line or two may have slipped between the halves.
        let near = self.outline.head.iter().enumerate().rev().take(NEAR).filter(|(_, field)| field.is_empty());
        let found = near
            .into_iter()
            .find_map(|(at, field)| Some((at, vocabulary::second_half(field.label?, &field.written, line, words)?)));
        let Some((at, found)) = found else { return false };
        let field = &mut self.outline.head[at];
        field.written = format!("{} {}", field.written, found.written);
        field.parted = found.parted;
        if !found.value.is_empty() {
            field.values.push(line.with_text(&found.value));
            self.filled.insert(found.label);
        }
        self.open = Some(at);
        true
    }

    /// The second half of a heading: «Contact et informations» ⏎ «complémentaires : …».
    fn continues_heading(&mut self, line: &Line, words: &[WordAt]) -> bool {
        let Some(part) = self.outline.body.last_mut().filter(|part| part.lines.len() <= 1) else { return false };
        let Some(found) = heading::second_half(&part.heading, line, words) else { return false };
        part.heading = format!("{} {}", part.heading, found.written);
        part.lines.extend(found.value.map(|rest| Line { mark: Mark::Plain, ..line.with_text(&rest) }));
        true
    }

    /// Whether a heading may begin the body: above all labels, «Contact : …» and «Profil de poste» are a letterhead's.
    fn may_begin_body(&self, found: &Heading) -> bool {
        !self.last.is_empty() || !matches!(found.kind, SectionKind::Application | SectionKind::Profile)
    }

    fn is_missing(&self, label: Label) -> bool {
        !self.filled.contains(&label)
    }

    fn belongs_to_open_field(&self, line: &Line) -> bool {
        let Some(field) = self.open.and_then(|open| self.outline.head.get(open)) else { return false };
        let Some(label) = field.label else { return false };
        if field.is_empty() {
            // Each grade may have a length of residency of its own.
            let longest = if label == Label::Residency { LONGEST_LENGTHS } else { LONGEST_NAME };
            return line.text.chars().count() <= longest && value::fits(label, line);
        }
        let next_to_it = self.open == Some(self.outline.head.len() - 1);
        next_to_it
            && (value::goes_on(label, line) || label == Label::Availability && breaks_a_date(&field.text(), line))
    }

    /// Running text before any heading, once the notice has said who it is: a body without a name.
    /// Without a reference it is one of the notices that say everything in sentences; those
    /// sentences are their head.
    fn begins_text(&self, line: &Line) -> bool {
        let known = |label| self.last.contains_key(&label);
        let sentence = line.mark == Mark::Plain && line.text.ends_with(['.', ':', ';']);
        line.text.chars().count() > if sentence { SHORTEST_TEXT } else { LONGEST_NAME }
            && known(Label::Reference)
            && (known(Label::Deadline) || known(Label::Employer))
    }
}
