//! An offer as its page shows it: made natively, in chunks that the browser takes as they are, with words ready to be
//! shown.

use crate::offer::{Block, Field, Offer, Origin, SectionKind, Source, Term};
use crate::text::link::Href;
use crate::wording;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that an offer's page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// The canonical employer; empty when unknown.
    pub employer: String,
    /// The reference; empty when unknown.
    pub reference: String,
    /// The official notice's address; empty when none is known, or a page may not link to it.
    pub official: String,
    /// Until when it may be applied for.
    pub term: Term,
    /// Years of residency from which a reader has priority; 0 where no one number says it.
    pub priority_years: u32,
    /// Whether its page tells how to apply, or leads to what does.
    pub has_way: bool,
    /// What a reader is told first: that the notice was cancelled or left, that its document is cut; empty otherwise.
    pub cautions: String,
    /// The facts, in a fixed order.
    pub facts: Vec<Piece>,
    /// The notice's body, in a fixed order of its sections.
    pub body: Vec<Piece>,
    /// The lines of the notice's head, as written, and those that fit nowhere, in order.
    pub lines: Vec<Piece>,
    /// What is doubtful in the notice.
    pub doubts: Vec<Piece>,
    /// What became of the offer since it was first published.
    pub history: Vec<Piece>,
    /// The acronyms that it writes, each with a meaning.
    pub acronyms: Vec<Piece>,
}

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Piece {
    /// A fact's or a line's label; in the body one of the marks below.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The words; for a fact, empty where the notice says nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// More words in smaller type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub more: String,
    /// Why the words are doubtful; empty where they are not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub doubt: String,
    /// The line of the notice that says it, from 1; 0 where no one line does.
    #[serde(skip_serializing_if = "is_unknown")]
    pub line: u32,
    /// Where it was read, in words; empty where nothing tells.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
}

/// Marks a section's heading in a sheet's body.
pub const SECTION: &str = "#";
/// Marks the heading of the section on how to apply.
pub const APPLY: &str = "#!";
/// Marks a heading within a section.
pub const HEADING: &str = "##";
/// Marks an item of a list.
pub const ITEM: &str = "-";

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_unknown(line: &u32) -> bool {
    *line == 0
}

impl Piece {
    /// Whether a section of the body begins here.
    #[must_use]
    pub fn begins_section(&self) -> bool {
        self.label == SECTION || self.label == APPLY
    }
}

impl Sheet {
    /// The sheet of an offer; `acronyms` are those that it writes, with their meanings.
    #[must_use]
    pub fn new(offer: &Offer, acronyms: &BTreeMap<String, Vec<String>>) -> Self {
        Self {
            title: offer.title.clone(),
            employer: offer.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone()),
            reference: offer.reference.clone().unwrap_or_default(),
            official: official(offer).unwrap_or_default(),
            term: Term::of(offer),
            priority_years: offer.priority_years(),
            has_way: has_way(offer),
            cautions: cautions(offer),
            facts: facts(offer),
            body: body(offer),
            lines: lines(offer),
            doubts: offer
                .warnings
                .iter()
                .map(|warning| Piece { line: warning.line.unwrap_or_default(), ..piece("", &warning.message, "") })
                .collect(),
            history: offer.history.iter().map(|change| piece("", &wording::changes::change(change), "")).collect(),
            acronyms: acronyms
                .iter()
                .flat_map(|(acronym, meanings)| meanings.iter().map(|meaning| piece(acronym, meaning, "")))
                .collect(),
        }
    }

    /// The running text, for excerpts.
    #[must_use]
    pub fn running_text(&self) -> String {
        let mut text = String::new();
        for piece in self.body.iter().filter(|piece| !piece.begins_section()) {
            text.push_str(&piece.text);
            text.push(' ');
        }
        text
    }

    /// Every text of the offer: what a phrase may stand in.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let pieces = self.facts.iter().chain(&self.body).chain(&self.lines).map(|piece| piece.text.as_str());
        [self.title.as_str(), &self.employer].into_iter().chain(pieces)
    }
}

fn piece(label: &str, text: &str, more: &str) -> Piece {
    Piece { label: label.to_owned(), text: text.to_owned(), more: more.to_owned(), ..Piece::default() }
}

/// The official notice's address, where a page may link to it.
fn official(offer: &Offer) -> Option<String> {
    offer.official.clone().filter(|address| Href::web(address).is_some())
}

/// The addresses that a notice gives; that of the official notice stands elsewhere.
fn contacts(offer: &Offer) -> impl Iterator<Item = &String> {
    let all = [&offer.contacts.emails, &offer.contacts.phones, &offer.contacts.links].into_iter().flatten();
    all.filter(|contact| Some(*contact) != offer.official.as_ref())
}

/// The addresses to which one may write or call; a page on the web may be about anything.
fn people(offer: &Offer) -> impl Iterator<Item = &String> {
    offer.contacts.emails.iter().chain(&offer.contacts.phones)
}

fn says_how_to_apply(offer: &Offer) -> bool {
    offer.sections.iter().any(|section| section.kind == SectionKind::Application)
}

fn has_way(offer: &Offer) -> bool {
    says_how_to_apply(offer) || official(offer).is_some() || people(offer).next().is_some()
}

fn cautions(offer: &Offer) -> String {
    let status = wording::notice_status_caution(offer.status, offer.status_date, offer.status_text.as_deref());
    let gone = offer.gone().map(wording::changes::gone);
    let partial = offer.partial.then(|| wording::partial(offer.reference.as_deref(), official(offer).is_some()));
    [status, gone, partial].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The facts; what most notices say and this one does not is said to be unknown, the rest left out.
fn facts(offer: &Offer) -> Vec<Piece> {
    let mut facts: Vec<Piece> = Vec::new();
    let mut fact = |label: &str, text: Option<&str>, more: &str| {
        let origin = origin(offer, label);
        facts.push(Piece {
            // What is unknown says so itself.
            doubt: text
                .filter(|text| !text.is_empty() && *text != wording::UNKNOWN)
                .map(|_| doubt(offer, label))
                .unwrap_or_default(),
            line: origin.map_or(0, |origin| line_in_notice(origin.from, origin.line)),
            origin: origin
                .map_or_else(String::new, |origin| wording::origin(origin.how, origin.from, origin.page, origin.line)),
            ..piece(label, text.unwrap_or_default(), more)
        });
    };
    fact(wording::LABEL_EMPLOYER, offer.employer.as_ref().map(|employer| employer.name.as_str()), "");
    if let Some(department) = &offer.department {
        fact(wording::LABEL_DEPARTMENT, Some(department), "");
    }
    let communes = wording::place(offer.workplace.as_ref()).unwrap_or_default();
    let written = offer.workplace.as_ref().map(|place| place.text.as_str()).filter(|text| !text.is_empty());
    match written {
        Some(written) if written != communes => fact(wording::LABEL_WORKPLACE, Some(written), &communes),
        _ => fact(wording::LABEL_WORKPLACE, Some(&communes), ""),
    }
    fact(wording::LABEL_CORPS, Some(&offer.corps.join(", ")), "");
    for (label, text) in [
        (wording::LABEL_DOMAIN, &offer.domain),
        (wording::LABEL_OCCUPATION, &offer.occupation),
        (wording::LABEL_CONTRACT, &offer.contract),
    ] {
        if text.is_some() {
            fact(label, text.as_deref(), "");
        }
    }
    fact(wording::LABEL_OPENINGS, Some(&wording::openings(offer.openings)), "");
    let availability = offer.availability.as_ref().map(|availability| wording::availability(Some(availability)));
    fact(wording::LABEL_AVAILABILITY, availability.as_deref(), "");
    let asked = offer.residency.as_ref().map(|residency| residency.text.trim()).unwrap_or_default();
    let quoted =
        if asked.chars().any(char::is_alphanumeric) { format!("«\u{a0}{asked}\u{a0}»") } else { String::new() };
    fact(wording::LABEL_RESIDENCY, Some(&wording::residency(offer.residency.as_ref())), &quoted);
    fact(wording::LABEL_POSTED, offer.posted.map(wording::full_date).as_deref(), "");
    let deadline = offer.deadline.map(|day| {
        let at = offer.deadline_time.map(|time| format!(" {}", wording::at_time(Some(time)))).unwrap_or_default();
        format!("{}{at}", wording::full_date(day))
    });
    fact(wording::LABEL_DEADLINE, deadline.as_deref().or(offer.deadline_text.as_deref()), "");
    fact(wording::LABEL_REFERENCE, offer.reference.as_deref(), "");
    for contact in contacts(offer) {
        fact(wording::LABEL_CONTACTS, Some(contact), "");
    }
    facts
}

/// The values that stand under a label.
fn fields_of(label: &str) -> &'static [Field] {
    match label {
        wording::LABEL_EMPLOYER => &[Field::Employer],
        wording::LABEL_DEPARTMENT => &[Field::Department],
        wording::LABEL_WORKPLACE => &[Field::Workplace, Field::Communes],
        wording::LABEL_CORPS => &[Field::Corps],
        wording::LABEL_DOMAIN => &[Field::Domain, Field::Corps],
        wording::LABEL_OCCUPATION => &[Field::Occupation],
        wording::LABEL_CONTRACT => &[Field::Contract],
        wording::LABEL_OPENINGS => &[Field::Openings],
        wording::LABEL_AVAILABILITY => &[Field::Availability],
        wording::LABEL_RESIDENCY => &[Field::Residency],
        wording::LABEL_POSTED => &[Field::Posted],
        wording::LABEL_DEADLINE => &[Field::Deadline, Field::DeadlineTime],
        wording::LABEL_REFERENCE => &[Field::Reference],
        _ => &[],
    }
}

/// A line's number, if it is one of the notice itself; 0 otherwise.
fn line_in_notice(from: Source, line: u32) -> u32 {
    match from {
        Source::Document => line,
        Source::Row | Source::Copy => 0,
    }
}

/// The line that says what stands under a label.
fn origin<'a>(offer: &'a Offer, label: &str) -> Option<&'a Origin> {
    fields_of(label).iter().find_map(|field| offer.origins.get(field))
}

/// What is doubtful in what stands under a label, in sentences; empty where nothing is.
fn doubt(offer: &Offer, label: &str) -> String {
    let about = |field: Option<Field>| field.is_some_and(|field| fields_of(label).contains(&field));
    let doubts = offer.warnings.iter().filter(|warning| about(warning.field));
    doubts.map(|warning| warning.message.as_str()).collect::<Vec<_>>().join("\u{a0}; ")
}

/// The sections, how to apply first. A notice that does not say how gives its addresses, or it is said that it does not.
fn body(offer: &Offer) -> Vec<Piece> {
    let mut sections: Vec<_> = offer.sections.iter().filter(|section| !section.is_bare()).collect();
    sections.sort_by_key(|section| (section.kind != SectionKind::Application, section.kind));
    let mut body = Vec::new();
    if !says_how_to_apply(offer) {
        let contacts: Vec<Piece> = people(offer).map(|contact| piece(ITEM, contact, "")).collect();
        let words = if contacts.is_empty() { wording::NO_WAY_TO_APPLY } else { wording::ONLY_CONTACTS };
        let is_said_elsewhere = contacts.is_empty() && (offer.partial || has_way(offer));
        if !is_said_elsewhere {
            body.extend([piece(SECTION, wording::HOW_TO_APPLY, ""), piece("", words, "")]);
            body.extend(contacts);
        }
    }
    for section in sections {
        let own = section.heading.as_str();
        let heading = if own.is_empty() { wording::section_heading(section.kind) } else { own };
        // The first of them is the one that the page leads to.
        let leads = section.kind == SectionKind::Application && body.is_empty();
        body.push(piece(if leads { APPLY } else { SECTION }, heading, ""));
        for block in &section.blocks {
            match block {
                Block::Paragraph { text } => body.push(piece("", text, "")),
                Block::Heading { text } => body.push(piece(HEADING, text, "")),
                Block::List { items } => body.extend(items.iter().map(|item| piece(ITEM, item, ""))),
            }
        }
    }
    body
}

fn lines(offer: &Offer) -> Vec<Piece> {
    let head = offer.header.iter().map(|line| (line.from, line.line, line.label.as_str(), line.text.as_str()));
    let rest = offer.unplaced.iter().map(|line| (line.from, line.line, "", line.text.as_str()));
    // A heading without a section of its own on the page.
    let bare = offer.sections.iter().filter(|section| section.is_bare());
    let bare = bare.map(|section| (section.from, section.line, section.heading.as_str(), ""));
    let mut lines: Vec<_> = head.chain(rest).chain(bare).collect();
    lines.sort_by_key(|(from, number, ..)| (*from, *number));
    let line = |(from, number, label, text): (Source, u32, &str, &str)| Piece {
        line: line_in_notice(from, number),
        origin: wording::origin_of_line(from, number),
        ..piece(label, text, "")
    };
    lines.into_iter().map(line).collect()
}
