//! Fields to offer: values, normalised; doubts become findings. Pure and total.

pub mod assign;
pub mod availability;
pub mod body;
pub mod conditions;
pub mod contacts;
pub mod corps;
pub mod deadline;
pub mod department;
pub mod employer;
pub mod letterhead;
pub mod place;
pub mod reference;
pub mod residency;
pub mod sentence;
pub mod status;
pub mod title;

use crate::check;
use crate::document::{Document, Line};
use crate::finding::{Code, Finding, Reading};
use crate::label::Label;
use crate::label::{Field, outline};
use crate::offer::{self, HeaderLine, How, Offer, OfferId, Origin, Source, Status, TitleFrom, Unplaced};
use crate::text;
use std::collections::BTreeMap;

/// Reads one notice. Never fails: what is doubtful is a finding, and every word stands somewhere
/// in the offer. The id is unique only after [`crate::release::Bundle::new`].
#[must_use]
pub fn read(document: &Document) -> Reading<Offer> {
    let lines = document.unmarked();
    let mut outline = outline(&lines);
    let mut notes = Notes::default();
    assign::assign(&mut outline.head, &mut notes);
    let readable: Vec<Field> = outline.head.iter().map(without_struck).collect();
    let head = Head(&readable);

    let stamp = status::read(head, &outline.body);
    let title = title::title(head, &lines, &mut notes);
    let employer = employer::employer(head, title.line, &mut notes);
    let columns = corps::columns(head, &mut notes);
    let department = department::department(head, columns.department.as_ref(), &title, &mut notes);
    let (corps, domain) = corps::corps(&columns, &mut notes);
    let (reference, reference_date) = reference::reference(head, document.apart(), &mut notes);
    let residency = residency::residency(head, &mut notes);
    let workplace = place::workplace(head, employer.as_ref(), &mut notes);
    let availability = availability::availability(head, &mut notes);
    let days = deadline::days(head, (&outline.body, document.apart()), reference_date, stamp.as_ref(), &mut notes);
    let stamp = stamp.filter(|stamp| !days.closes_on(stamp));
    if let Some(stamp) = &stamp {
        notes.read(offer::Field::Status, stamp.line);
    }
    let occupation = title::occupation(head, &mut notes);
    let contract = title::contract(head, &mut notes);
    let (title_text, title_from) =
        title::resolve(&title, occupation.as_deref(), &corps, reference.as_deref(), document.stem());
    if title_from != TitleFrom::Document {
        notes.doubt(Code::MissingTitle, None, "");
        let made_of = if title_from == TitleFrom::Occupation { offer::Field::Occupation } else { offer::Field::Corps };
        if let Some(line) = notes.origins.get(&made_of).map(|origin| origin.line) {
            notes.deduced(offer::Field::Title, line);
        }
    }
    let openings = title::openings(head, &title_text, title.line, &mut notes);
    if openings > 1 {
        notes.doubt(Code::SeveralPosts, title.line, &openings.to_string());
    }

    let (mut header, mut unplaced) = loose_lines(&outline.head, &title);
    unplaced.extend(document.apart().iter().map(unplaced_line));
    let mut parts = std::mem::take(&mut outline.body);
    body::strike(&mut parts, &mut notes);
    let body = body::sections(parts, document.has_layout(), &mut header);
    header.sort_by_key(|line| line.line);
    let fields: Vec<u32> = header.iter().map(|line| line.line).collect();
    notes.findings.extend(check::fields::check(&outline.head));
    notes.findings.extend(check::characters::check(document));
    notes.findings.extend(check::body::check(&body, &lines, &fields));
    let partial = check::body::is_cut(&body, lines.last());
    let contacts = contacts::contacts(&lines);

    let Notes { mut findings, mut origins } = notes;
    name_pages(&mut origins, &lines);
    findings.sort();
    findings.dedup();
    let mut offer = Offer {
        id: OfferId::of(reference.as_deref(), &document.name),
        source: document.name.clone(),
        sources: Vec::new(),
        title: title_text,
        title_from,
        openings,
        reference,
        reference_date,
        employer,
        department,
        corps,
        domain,
        residency,
        workplace,
        availability,
        posted: days.posted,
        deadline: days.deadline,
        earlier_deadlines: days.earlier,
        deadline_time: days.time,
        deadline_text: days.text,
        deadline_changed: days.changed,
        status: stamp.as_ref().map_or(Status::Published, |stamp| stamp.status),
        status_date: stamp.as_ref().and_then(|stamp| stamp.day),
        status_text: stamp.map(|stamp| stamp.text),
        official: None,
        row: None,
        rome: None,
        occupation,
        contract,
        conditions: Vec::new(),
        header,
        sections: body,
        unplaced,
        markup: document.markup(),
        contacts,
        partial,
        origins,
        // In words by whoever publishes: this module knows no sentence.
        warnings: Vec::new(),
        history: Vec::new(),
    };
    offer.conditions = conditions::conditions(&offer);
    Reading { value: offer, findings }
}

/// A field without what is struck out of it. The days of a notice tell with their strokes which of them counted before.
fn without_struck(field: &Field) -> Field {
    if field.values.iter().all(|line| line.struck.is_empty()) {
        return field.clone();
    }
    let is_of_days = match field.label {
        Some(Label::Deadline | Label::Change) => true,
        None => field.values.iter().any(|line| !text::date::days_written(&line.text).is_empty()),
        Some(_) => false,
    };
    if is_of_days {
        return field.clone();
    }
    let values = field.values.iter().map(|line| line.with_text(&line.unstruck()));
    Field { values: values.filter(|line| !line.text.trim().is_empty()).collect(), ..field.clone() }
}

/// Names the page of each origin, where the document has pages. Lines are numbered in order.
fn name_pages(origins: &mut BTreeMap<offer::Field, Origin>, lines: &[Line]) {
    for origin in origins.values_mut() {
        let at = lines.partition_point(|line| line.number < origin.line);
        origin.page = lines.get(at).filter(|line| line.number == origin.line).and_then(|line| line.page);
    }
}

/// The lines of the head that are not the title: those of fields, and those that belong to nothing.
fn loose_lines(head: &[Field], title: &title::TitleLines) -> (Vec<HeaderLine>, Vec<Unplaced>) {
    let (mut header, mut unplaced) = (Vec::new(), Vec::new());
    for (at, field) in head.iter().enumerate().filter(|(at, _)| !title.fields.contains(at)) {
        if title.junk.contains(&at) {
            unplaced.extend(field.values.iter().map(unplaced_line));
        } else {
            header.extend(header_lines(field));
        }
    }
    (header, unplaced)
}

/// A line that stands apart from the notice's text.
fn unplaced_line(line: &Line) -> Unplaced {
    Unplaced { text: line.text.clone(), line: line.number, from: Source::Document }
}

/// The head of a notice: questions that several readers ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'a>(pub(crate) &'a [Field]);

impl<'a> Head<'a> {
    /// The fields of a label, in order.
    fn all(self, label: Label) -> impl Iterator<Item = &'a Field> + Clone {
        self.0.iter().filter(move |field| field.label == Some(label))
    }

    /// The lines without a label, in order.
    fn all_loose(self) -> impl Iterator<Item = &'a Field> + Clone {
        self.0.iter().filter(|field| field.label.is_none())
    }

    /// The first field of a label that has a value, else the first one.
    fn first(self, label: Label) -> Option<&'a Field> {
        self.all(label).find(|field| !field.is_empty()).or_else(|| self.all(label).next())
    }
}

/// What is noted on the way: doubts, and whence the values come.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) findings: Vec<Finding>,
    pub(crate) origins: BTreeMap<offer::Field, Origin>,
}

impl Notes {
    fn doubt(&mut self, code: Code, line: Option<u32>, found: &str) {
        self.findings.push(Finding::new(code, line, found));
    }

    fn doubt_expecting(&mut self, code: Code, line: Option<u32>, found: &str, expected: &str) {
        self.findings.push(Finding::new(code, line, found).expecting(expected));
    }

    /// Words stand where a value belongs, and none could be read in them.
    fn unread(&mut self, field: offer::Field, line: u32, found: &str) {
        self.findings.push(Finding::new(Code::UnreadValue, Some(line), found).about(field));
    }

    /// Two different answers to one question: the one that was taken, and the other one with its line.
    fn two_answers(&mut self, field: offer::Field, line: u32, taken: &str, other: &str) {
        self.findings.push(Finding::new(Code::TwoAnswers, Some(line), taken).about(field).expecting(other));
    }

    fn read(&mut self, field: offer::Field, line: u32) {
        self.origins.insert(field, Origin { line, how: How::Read, from: Source::Document, page: None });
    }

    fn deduced(&mut self, field: offer::Field, line: u32) {
        self.origins.insert(field, Origin { line, how: How::Deduced, from: Source::Document, page: None });
    }
}

/// A field as lines of the header, in its own words.
fn header_lines(field: &Field) -> Vec<HeaderLine> {
    let mut lines = Vec::with_capacity(field.values.len().max(1));
    let first = field.values.first().map(|line| line.text.clone()).unwrap_or_default();
    lines.push(HeaderLine { label: field.written.clone(), text: first, line: field.line, from: Source::Document });
    let more = field.values.iter().skip(1);
    lines.extend(more.map(|line| HeaderLine {
        label: String::new(),
        text: line.text.clone(),
        line: line.number,
        from: Source::Document,
    }));
    lines
}
