//! Two sources of one offer: which of them counts for which value, and which words only the second one has.

use super::words::{Held, sentences};
use crate::assemble::conditions::conditions;
use crate::day::Day;
use crate::finding::{Code, Finding};
use crate::offer::{Block, Field, HeaderLine, Offer, Section, Source, Status, TitleFrom, Unplaced, without_grade};
use crate::text::date::dates;
use crate::text::nearness::close;
use crate::text::words;
use crate::wording;
use std::collections::BTreeSet;

/// Which source counts for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precedence {
    /// The document, for all it says. The other source fills what it leaves open, and is doubted where it differs.
    Document,
    /// The later day: a row that has a later one tells of a postponement. Where the row's is earlier, the document's
    /// counts, with a doubt.
    Later,
    /// What both say.
    Both,
    /// The one by which the offer is not open.
    NotOpen,
    /// The row: no document speaks of it.
    Row,
}

/// The precedence of every field: the one place where it is decided.
pub(super) const fn precedence(field: Field) -> Precedence {
    match field {
        Field::Title
        | Field::Openings
        | Field::Reference
        | Field::ReferenceDate
        | Field::Employer
        | Field::Department
        | Field::Corps
        | Field::Domain
        | Field::Residency
        | Field::Workplace
        | Field::Communes
        | Field::Province
        | Field::Availability
        | Field::Posted
        | Field::DeadlineTime
        | Field::Occupation
        | Field::Contract => Precedence::Document,
        Field::Deadline => Precedence::Later,
        Field::EarlierDeadlines => Precedence::Both,
        Field::Status => Precedence::NotOpen,
        Field::Official | Field::Rome => Precedence::Row,
    }
}

/// Days by which a deadline may be moved; more is a slip in the year.
const LONGEST_POSTPONEMENT: i32 = 366;

/// Puts into an offer what another source of it says, and gives the doubts that arise. Every word of the other source
/// stands in the offer then. Of a row, those are the words of its cells.
pub(super) fn merge(into: &mut Offer, other: &Offer, from: Source, cells: &BTreeSet<String>) -> Vec<Finding> {
    let held = Held::by(into);
    let mut doubts = Vec::new();
    for field in Field::ALL {
        match (precedence(field), from) {
            (Precedence::Later, Source::Row) => later(into, other, &mut doubts),
            (Precedence::Document | Precedence::Row | Precedence::Later, _) => {
                fill_or_doubt(field, into, other, &mut doubts);
            }
            (Precedence::Both, _) => earlier_deadlines(into, other),
            (Precedence::NotOpen, _) => status(into, other),
        }
    }
    into.deadline_changed |= other.deadline_changed;
    into.earlier_deadlines.retain(|day| Some(*day) != into.deadline);
    into.partial &= other.partial;
    if into.row.is_none() {
        into.row.clone_from(&other.row);
    }
    contacts(into, other);
    texts_of(into, other, from, cells, &held);
    into.conditions = conditions(into);
    doubts
}

/// What an offer says of a field, in words; `None` where it says nothing.
pub(super) fn said(field: Field, offer: &Offer) -> Option<String> {
    let place = offer.workplace.as_ref();
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let list = |list: &[String]| text(&list.join(" / "));
    match field {
        Field::Title => text(&offer.title).filter(|_| offer.title_from == TitleFrom::Document),
        Field::Openings => (offer.openings > 1).then(|| offer.openings.to_string()),
        Field::Reference => offer.reference.clone(),
        Field::ReferenceDate => offer.reference_date.map(wording::date),
        Field::Employer => offer.employer.as_ref().map(|employer| employer.written.clone()),
        Field::Department => offer.department.clone(),
        Field::Corps => list(&offer.corps),
        Field::Domain => offer.domain.clone(),
        Field::Residency => offer.residency.as_ref().and_then(|residency| text(&residency.text)),
        Field::Workplace => place.and_then(|place| text(&place.text)),
        Field::Communes => place.and_then(|place| list(&place.communes)),
        Field::Province => place.and_then(|place| place.province.clone()),
        Field::Availability => offer.availability.as_ref().and_then(|from| text(&from.text)),
        Field::Posted => offer.posted.map(wording::date),
        Field::Deadline => offer.deadline.map(wording::date),
        Field::DeadlineTime => offer.deadline_time.map(|time| time.to_string()),
        Field::EarlierDeadlines => {
            list(&offer.earlier_deadlines.iter().copied().map(wording::date).collect::<Vec<_>>())
        }
        Field::Status => offer.status_text.clone(),
        Field::Official => offer.official.clone(),
        Field::Rome => offer.rome.as_ref().map(|rome| rome.code.clone()),
        Field::Occupation => offer.occupation.clone(),
        Field::Contract => offer.contract.clone(),
    }
}

/// Takes a field over from another source.
fn take(field: Field, into: &mut Offer, other: &Offer) {
    match field {
        Field::Title => {
            into.title.clone_from(&other.title);
            into.title_from = other.title_from;
        }
        Field::Openings => into.openings = other.openings,
        Field::Reference => into.reference.clone_from(&other.reference),
        Field::ReferenceDate => into.reference_date = other.reference_date,
        Field::Employer => into.employer.clone_from(&other.employer),
        Field::Department => into.department.clone_from(&other.department),
        Field::Corps => into.corps.clone_from(&other.corps),
        Field::Domain => into.domain.clone_from(&other.domain),
        Field::Residency => into.residency.clone_from(&other.residency),
        Field::Workplace => match (&mut into.workplace, &other.workplace) {
            (Some(own), Some(place)) => own.text.clone_from(&place.text),
            (own, place) => own.clone_from(place),
        },
        Field::Communes => {
            if let (Some(own), Some(place)) = (&mut into.workplace, &other.workplace) {
                own.communes.clone_from(&place.communes);
            }
        }
        Field::Province => {
            if let (Some(own), Some(place)) = (&mut into.workplace, &other.workplace) {
                own.province.clone_from(&place.province);
            }
        }
        Field::Availability => into.availability.clone_from(&other.availability),
        Field::Posted => into.posted = other.posted,
        Field::Deadline => into.deadline = other.deadline,
        Field::DeadlineTime => into.deadline_time = other.deadline_time,
        Field::EarlierDeadlines => into.earlier_deadlines.clone_from(&other.earlier_deadlines),
        Field::Status => {
            into.status = other.status;
            into.status_date = other.status_date;
            into.status_text.clone_from(&other.status_text);
        }
        Field::Official => into.official.clone_from(&other.official),
        Field::Rome => into.rome.clone_from(&other.rome),
        Field::Occupation => into.occupation.clone_from(&other.occupation),
        Field::Contract => into.contract.clone_from(&other.contract),
    }
    if let Some(origin) = other.origins.get(&field) {
        into.origins.insert(field, origin.clone());
    }
}

/// Whether two sources that both speak of a field say different things.
fn differ(field: Field, one: &Offer, other: &Offer) -> bool {
    let texts = || match (said(field, one), said(field, other)) {
        (Some(one), Some(other)) => !near(&one, &other),
        _ => false,
    };
    match field {
        Field::Title | Field::Domain | Field::Occupation | Field::Contract => texts(),
        // A service of a direction is another answer to the same question.
        Field::Department => {
            let unit = |offer: &Offer| offer.department.as_deref().map(is_part_of_direction);
            unit(one) == unit(other) && texts()
        }
        Field::Employer => {
            let name = |offer: &Offer| offer.employer.as_ref().map(|employer| employer.name.clone());
            name(one) != name(other) && texts()
        }
        Field::Reference => number(one) != number(other),
        Field::Corps => {
            let alike =
                |corps: &String| other.corps.iter().any(|other| near(without_grade(corps), without_grade(other)));
            !one.corps.iter().any(alike)
        }
        Field::Residency => {
            let class = |offer: &Offer| offer.residency.as_ref().map(|residency| (residency.kind, residency.years));
            class(one) != class(other)
        }
        Field::Workplace => {
            let communes =
                |offer: &Offer| offer.workplace.as_ref().map(|place| place.communes.clone()).unwrap_or_default();
            let (one, other) = (communes(one), communes(other));
            let apart = !one.iter().any(|commune| other.contains(commune));
            if one.is_empty() || other.is_empty() { false } else { apart }
        }
        Field::Availability => {
            let class = |offer: &Offer| offer.availability.as_ref().map(|from| (from.kind, from.date));
            class(one) != class(other) && texts()
        }
        Field::Openings => one.openings != other.openings,
        Field::Posted => one.posted != other.posted,
        Field::Deadline => one.deadline != other.deadline,
        Field::DeadlineTime => one.deadline_time != other.deadline_time,
        // They follow from others, or only one source has them.
        Field::ReferenceDate
        | Field::Communes
        | Field::Province
        | Field::EarlierDeadlines
        | Field::Status
        | Field::Official
        | Field::Rome => false,
    }
}

/// What units within a direction are called, folded.
const PARTS: [&str; 9] =
    ["service", "bureau", "pole", "section", "cellule", "division", "subdivision", "departement", "unite"];

fn is_part_of_direction(name: &str) -> bool {
    words(name).next().is_some_and(|first| PARTS.contains(&first.as_str()))
}

fn fill_or_doubt(field: Field, into: &mut Offer, other: &Offer, doubts: &mut Vec<Finding>) {
    match (said(field, into), said(field, other)) {
        (_, None) => {}
        // A domain is one of a corps: of another corps it would be another one.
        (None, Some(_)) if field == Field::Domain && differ(Field::Corps, into, other) => {}
        (None, Some(_)) => take(field, into, other),
        (Some(own), Some(found)) => {
            if differ(field, into, other) {
                doubts.push(disagreement(field, into, &own, &found));
            }
        }
    }
}

fn disagreement(field: Field, offer: &Offer, own: &str, other: &str) -> Finding {
    let line = offer.origins.get(&field).filter(|origin| origin.from == Source::Document).map(|origin| origin.line);
    Finding::new(Code::SourcesDiffer, line, own).about(field).expecting(other)
}

/// The deadline of a document and of its row.
fn later(into: &mut Offer, row: &Offer, doubts: &mut Vec<Finding>) {
    let (own, new) = match (into.deadline, row.deadline) {
        (_, None) => return,
        (None, Some(_)) => return take(Field::Deadline, into, row),
        (Some(own), Some(new)) => (own, new),
    };
    let is_postponed = own < new && own.until(new) <= LONGEST_POSTPONEMENT;
    if is_postponed {
        take(Field::Deadline, into, row);
        into.earlier_deadlines.push(own);
        into.deadline_changed = true;
        if let Some(origin) = row.origins.get(&Field::Deadline) {
            into.origins.entry(Field::EarlierDeadlines).or_insert_with(|| origin.clone());
        }
    } else if own != new && !into.earlier_deadlines.contains(&new) {
        doubts.push(disagreement(Field::Deadline, into, &wording::date(own), &wording::date(new)));
    }
}

fn earlier_deadlines(into: &mut Offer, other: &Offer) {
    let known = !into.earlier_deadlines.is_empty();
    into.earlier_deadlines.extend(&other.earlier_deadlines);
    into.earlier_deadlines.sort_unstable();
    into.earlier_deadlines.dedup();
    if !known && let Some(origin) = other.origins.get(&Field::EarlierDeadlines) {
        into.origins.insert(Field::EarlierDeadlines, origin.clone());
    }
}

fn status(into: &mut Offer, other: &Offer) {
    let own = into.status_text.clone();
    let rank = |status: Status| (!status.is_open(), status != Status::Published);
    if rank(other.status) > rank(into.status) {
        take(Field::Status, into, other);
    } else if into.status == other.status && into.status_date.is_none() {
        into.status_date = other.status_date;
    }
    // Both are told, the words that count first.
    let told = [into.status_text.clone(), own, other.status_text.clone()];
    let mut words: Vec<String> = Vec::new();
    for text in told.into_iter().flatten() {
        if !words.iter().any(|known| near(known, &text)) {
            words.push(text);
        }
    }
    into.status_text = Some(words.join(" · ")).filter(|text| !text.is_empty());
}

fn contacts(into: &mut Offer, other: &Offer) {
    let own = &mut into.contacts;
    let lists = [
        (&mut own.emails, &other.contacts.emails),
        (&mut own.phones, &other.contacts.phones),
        (&mut own.links, &other.contacts.links),
    ];
    for (own, others) in lists {
        for one in others {
            if !own.contains(one) {
                own.push(one.clone());
            }
        }
    }
}

/// Takes over the lines and sections that hold a word which the offer does not.
fn texts_of(into: &mut Offer, other: &Offer, from: Source, cells: &BTreeSet<String>, held: &Held) {
    let days: Vec<Day> = [into.posted, into.deadline, into.reference_date]
        .into_iter()
        .flatten()
        .chain(into.earlier_deadlines.iter().copied())
        .chain(into.availability.as_ref().and_then(|availability| availability.date))
        .collect();
    let is_known_day = |text: &str| match dates(text)[..] {
        [found] if found.start == 0 && found.end == text.trim_end_matches(['.', ' ']).len() => {
            Day::new(found.year, found.month, found.day).is_some_and(|day| days.contains(&day))
        }
        _ => false,
    };
    let is_held = |text: &str| held.holds(text) || is_known_day(text);
    // Most labels of a row are this program's own words; others stand in its cells.
    let is_new = |label: &str| match from {
        Source::Row => words(label).any(|word| cells.contains(&word) && !held.holds(&word)),
        Source::Document | Source::Copy => !held.holds(label),
    };
    let lines = other.header.iter().filter(|line| !is_held(&line.text) || is_new(&line.label));
    into.header.extend(lines.map(|line| HeaderLine { from, ..line.clone() }));
    for section in &other.sections {
        let blocks: Vec<Block> = section.blocks.iter().filter_map(|block| rest_of(block, held)).collect();
        if !blocks.is_empty() || is_new(&section.heading) {
            into.sections.push(Section { blocks, from, ..section.clone() });
        }
    }
    let unplaced = other.unplaced.iter().filter(|line| !is_held(&line.text));
    into.unplaced.extend(unplaced.map(|line| Unplaced { from, ..line.clone() }));
    // A title has no line of its own in the header.
    if !is_held(&other.title) && into.title != other.title && said(Field::Title, other).is_some() {
        let line = other.origins.get(&Field::Title).map_or(1, |origin| origin.line);
        into.unplaced.push(Unplaced { text: other.title.clone(), line, from });
    }
}

/// What of a block is not held; `None` where all is.
fn rest_of(block: &Block, held: &Held) -> Option<Block> {
    let is_new = |text: &&str| !held.holds(text);
    match block {
        Block::Paragraph { text } => {
            let text: Vec<&str> = sentences(text).filter(is_new).collect();
            (!text.is_empty()).then(|| Block::Paragraph { text: text.join(" ") })
        }
        Block::List { .. } => {
            let items: Vec<String> = block.texts().iter().filter(|item| is_new(&item.as_str())).cloned().collect();
            (!items.is_empty()).then_some(Block::List { items })
        }
        Block::Heading { text } => is_new(&text.as_str()).then(|| block.clone()),
    }
}

/// The year and the number that every spelling of a reference has: «25-0648», «3134-25-648/SR», «25 -00648/MPRH».
pub(super) fn number(offer: &Offer) -> Option<(u32, u32)> {
    numbers(offer.reference.as_deref()?)
}

/// The same of a reference as written.
pub(super) fn numbers(reference: &str) -> Option<(u32, u32)> {
    let groups: Vec<&str> =
        reference.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).take(4).collect();
    groups.windows(2).find_map(|pair| {
        let year = match pair[0].len() {
            2 => pair[0],
            4 => pair[0].strip_prefix("20")?,
            _ => return None,
        };
        (pair[1].len() >= 2).then_some(())?;
        Some((year.parse().ok()?, pair[1].parse().ok()?))
    })
}

/// Letters of a word that counts.
const SHORTEST_WORD: usize = 3;

/// Whether two names are one: one of them has all words of the other, little ones and those in brackets left out.
pub(super) fn near(one: &str, other: &str) -> bool {
    let (one, other) = (core(one), core(other));
    let holds = |all: &[String], some: &[String]| {
        !some.is_empty() && some.iter().all(|word| all.iter().any(|own| close(own, word)))
    };
    holds(&one, &other) || holds(&other, &one)
}

/// Words of a name that are compared; it has fewer.
const MOST_WORDS: usize = 60;

/// The words by which a name is known.
fn core(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // «Chargé(e)», «Directeur(trice)»
    while let Some(open) = rest.find('(') {
        let (before, inside) = rest.split_at(open);
        plain.push_str(before);
        match inside.find(')') {
            Some(close) if close <= 6 => rest = &inside[close + 1..],
            _ => {
                plain.push(' ');
                rest = &inside[1..];
            }
        }
    }
    plain.push_str(rest);
    let all: Vec<String> = words(&plain).take(MOST_WORDS).collect();
    let great: Vec<String> = all.iter().filter(|word| word.chars().count() >= SHORTEST_WORD).cloned().collect();
    if great.is_empty() { all } else { great }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_one_in_every_spelling() {
        for (written, expected) in [
            ("25-0648", Some((25, 648))),
            ("3134-25-0648/SR", Some((25, 648))),
            ("3134-26-679/SR", Some((26, 679))),
            ("25-57722/MPRH", Some((25, 57722))),
            ("25 -57722/MPRH", Some((25, 57722))),
            ("2025-0648", Some((25, 648))),
            ("N° 12", None),
            ("", None),
        ] {
            assert_eq!(numbers(written), expected, "{written}");
        }
    }

    #[test]
    fn names_are_near_where_one_holds_the_other() {
        for (one, other, is_near) in [
            ("MEDECIN", "Médecin - Ponérihouen", true),
            ("Chargé(e) de mission", "Chargé de mission modernisation", true),
            ("Province Nord", "Province Sud", false),
            ("Juriste", "Médecin", false),
            ("RH", "rh", true),
            ("", "Juriste", false),
        ] {
            assert_eq!(near(one, other), is_near, "{one} / {other}");
        }
    }

    #[test]
    fn every_field_has_its_place_in_the_list() {
        let mut all = Field::ALL.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Field::ALL.len());
        let schema = serde_json::to_value(schemars::schema_for!(Field)).unwrap().to_string();
        assert_eq!(
            schema.matches("\"const\"").count().max(schema.matches("\"enum\"").count()),
            Field::ALL.len(),
            "{schema}"
        );
    }
}
