//! An offer's page in words: every value of the offer with where it was read and what is doubtful in it.

use crate::gazetteer::outlines::outlines;
use crate::offer::{Employer, Offer, Origin, SectionKind, Source, Term, Warning};
use crate::release::Detail;
use crate::release::detail::{Acronym, Block, Doubt, Fact, FactKind, NoticeLine, Place, Section};
use crate::text::link::Href;
use crate::wording;
use std::collections::BTreeMap;

/// The detail of an offer; `acronyms` are those that it uses, with their meanings.
#[must_use]
pub fn detail(offer: &Offer, acronyms: &BTreeMap<String, Vec<String>>) -> Detail {
    Detail {
        title: offer.shown_title(),
        employer: offer.employer.as_ref().map_or_else(String::new, Employer::shown_name),
        reference: offer.reference.clone().unwrap_or_default(),
        official: official(offer).unwrap_or_default(),
        term: Term::of(offer),
        priority_years: offer.priority_years(),
        tells_how_to_apply: tells_how_to_apply(offer),
        cautions: cautions(offer),
        facts: facts(offer),
        sections: sections(offer),
        lines: lines(offer),
        doubts: offer
            .warnings
            .iter()
            .map(|warning| Doubt { text: warning.message.clone(), line: warning.line })
            .collect(),
        history: offer.history.iter().map(wording::changes::change).collect(),
        acronyms: acronyms
            .iter()
            .map(|(short, meanings)| Acronym { short: short.clone(), meanings: meanings.clone() })
            .collect(),
        places: places(offer),
    }
}

/// The communes of the workplace on the map.
fn places(offer: &Offer) -> Vec<Place> {
    let communes = offer.workplace.iter().flat_map(|workplace| &workplace.communes);
    let place = |name: &String| {
        let outline = outlines().find(|outline| outline.commune == name)?;
        Some(Place { name: name.clone(), at: outline.place })
    };
    communes.filter_map(place).collect()
}

/// The official notice's address, where a page may link to it.
fn official(offer: &Offer) -> Option<String> {
    offer.official.clone().filter(|address| Href::web(address).is_some())
}

/// The addresses that a notice gives, without that of the official notice.
fn contacts(offer: &Offer) -> impl Iterator<Item = &String> {
    let all = [&offer.contacts.emails, &offer.contacts.phones, &offer.contacts.links].into_iter().flatten();
    all.filter(|contact| Some(*contact) != offer.official.as_ref())
}

/// The addresses and numbers of people; a page on the web may be about anything.
fn people(offer: &Offer) -> impl Iterator<Item = &String> {
    offer.contacts.emails.iter().chain(&offer.contacts.phones)
}

fn has_application_section(offer: &Offer) -> bool {
    offer.sections.iter().any(|section| section.kind == SectionKind::Application)
}

fn tells_how_to_apply(offer: &Offer) -> bool {
    has_application_section(offer) || official(offer).is_some() || people(offer).next().is_some()
}

fn cautions(offer: &Offer) -> String {
    let status = wording::notice_status_caution(offer.status, offer.status_date, offer.status_text.as_deref());
    let gone = offer.gone().map(wording::changes::gone);
    let partial = offer.partial.then(|| wording::partial(offer.reference.as_deref(), official(offer).is_some()));
    [status, gone, partial].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The facts. One that most notices tell is there without a text where this notice does not tell it; others are left out.
fn facts(offer: &Offer) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |kind: FactKind, text: Option<&str>, more: &str| {
        let text = text.unwrap_or_default();
        let origin = kind.fields().iter().find_map(|field| offer.origins.get(field));
        // A value that is missing is said to be unknown, and needs no doubt.
        let known = !text.is_empty() && text != wording::UNKNOWN_RESIDENCY;
        facts.push(Fact {
            kind,
            text: text.to_owned(),
            more: more.to_owned(),
            doubt: if known { doubt(offer, kind) } else { String::new() },
            origin: origin.map(origin_words).unwrap_or_default(),
            line: origin.and_then(|origin| line_of_notice(origin.from, origin.line)),
        });
    };
    let employer = offer.employer.as_ref().map(Employer::shown_name);
    fact(FactKind::Employer, employer.as_deref(), "");
    if let Some(department) = &offer.department {
        fact(FactKind::Department, Some(department), "");
    }
    let communes = wording::place(offer.workplace.as_ref()).unwrap_or_default();
    let written = offer.workplace.as_ref().map(|place| place.text.as_str()).filter(|text| !text.is_empty());
    match written {
        Some(written) if written != communes => fact(FactKind::Workplace, Some(written), &communes),
        _ => fact(FactKind::Workplace, Some(&communes), ""),
    }
    fact(FactKind::Corps, Some(&offer.corps.join(", ")), "");
    for (kind, text) in [
        (FactKind::Domain, &offer.domain),
        (FactKind::Occupation, &offer.occupation),
        (FactKind::Contract, &offer.contract),
    ] {
        if text.is_some() {
            fact(kind, text.as_deref(), "");
        }
    }
    fact(FactKind::Openings, Some(&wording::openings(offer.openings)), "");
    let availability = offer.availability.as_ref().map(|availability| wording::availability(Some(availability)));
    fact(FactKind::Availability, availability.as_deref(), "");
    let asked = offer.residency.as_ref().map(|residency| residency.text.trim()).unwrap_or_default();
    let quoted =
        if asked.chars().any(char::is_alphanumeric) { format!("«\u{a0}{asked}\u{a0}»") } else { String::new() };
    fact(FactKind::Residency, Some(&wording::residency(offer.residency.as_ref())), &quoted);
    fact(FactKind::Posted, offer.posted.map(wording::full_date).as_deref(), "");
    let deadline = offer.deadline.map(|day| {
        let at = offer.deadline_time.map(|time| format!(" {}", wording::at_time(Some(time)))).unwrap_or_default();
        format!("{}{at}", wording::full_date(day))
    });
    fact(FactKind::Deadline, deadline.as_deref().or(offer.deadline_text.as_deref()), "");
    fact(FactKind::Reference, offer.reference.as_deref(), "");
    for contact in contacts(offer) {
        fact(FactKind::Contact, Some(contact), "");
    }
    facts
}

fn origin_words(origin: &Origin) -> String {
    wording::origin(origin.how, origin.from, origin.page, origin.line)
}

/// The number of a line, if the line is one of the notice itself.
fn line_of_notice(from: Source, line: u32) -> Option<u32> {
    match from {
        Source::Document => (line > 0).then_some(line),
        Source::Row | Source::Copy => None,
    }
}

/// What is doubtful in a fact, in sentences; empty where nothing is.
fn doubt(offer: &Offer, kind: FactKind) -> String {
    let about = |warning: &&Warning| warning.field.is_some_and(|field| kind.fields().contains(&field));
    let messages = offer.warnings.iter().filter(about).map(|warning| warning.message.as_str());
    messages.collect::<Vec<_>>().join("\u{a0}; ")
}

/// The sections, how to apply first. Of a notice that does not say how, the page gives the contacts, or says so.
fn sections(offer: &Offer) -> Vec<Section> {
    let mut sections = Vec::new();
    if !has_application_section(offer) {
        let contacts: Vec<String> = people(offer).cloned().collect();
        // An incomplete notice has its caution above, and an official one its link.
        let is_said_elsewhere = contacts.is_empty() && (offer.partial || tells_how_to_apply(offer));
        if !is_said_elsewhere {
            let text = if contacts.is_empty() { wording::NO_WAY_TO_APPLY } else { wording::ONLY_CONTACTS };
            let mut blocks = vec![Block::Paragraph(text.to_owned())];
            if !contacts.is_empty() {
                blocks.push(Block::List(contacts));
            }
            sections.push(Section { heading: wording::HOW_TO_APPLY.to_owned(), is_application: false, blocks });
        }
    }
    let mut own: Vec<_> = offer.sections.iter().filter(|section| !section.is_bare()).collect();
    own.sort_by_key(|section| (section.kind != SectionKind::Application, section.kind));
    for section in own {
        let heading = match section.heading.as_str() {
            "" => wording::section_heading(section.kind).to_owned(),
            heading => heading.to_owned(),
        };
        let is_application = section.kind == SectionKind::Application && sections.is_empty();
        sections.push(Section {
            heading,
            is_application,
            blocks: section.blocks.iter().cloned().map(Block::from).collect(),
        });
    }
    sections
}

/// The lines of the notice's head and those that fit no field, in the order of their sources.
fn lines(offer: &Offer) -> Vec<NoticeLine> {
    let head = offer.header.iter().map(|line| (line.from, line.line, line.label.as_str(), line.text.as_str()));
    let rest = offer.unplaced.iter().map(|line| (line.from, line.line, "", line.text.as_str()));
    // A heading without content has no section on the page.
    let bare = offer.sections.iter().filter(|section| section.is_bare());
    let bare = bare.map(|section| (section.from, section.line, section.heading.as_str(), ""));
    let mut lines: Vec<_> = head.chain(rest).chain(bare).collect();
    lines.sort_by_key(|(from, number, ..)| (*from, *number));
    let line = |(from, number, label, text): (Source, u32, &str, &str)| NoticeLine {
        label: label.to_owned(),
        text: text.to_owned(),
        place: wording::origin_of_line(from, number),
        line: line_of_notice(from, number),
    };
    lines.into_iter().map(line).collect()
}
