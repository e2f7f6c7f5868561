//! Rows of the portal and their documents: what is one offer becomes one.
//!
//! A row knows a document by its address. The manifest of what was downloaded, or the file's own name, tells which
//! file that is. A document that no row names belongs to the row with its reference, employer and title. The number of
//! a row alone is no key: it stands for several posts of different employers. `merge` decides which source counts.
//!
//! It works on what was read, and knows no format of files. Each file and each row that comes in goes out, with its
//! [`Fate`].

mod merge;
mod status;
mod words;

use super::fetched::{Manifest, Problem};
use super::{Fate, Notice};
use crate::document::Document;
use crate::finding::{Code, Finding};
use crate::offer::{Field, How, Offer, OfferId, Origin, Row, SectionKind, Source, Status, stem};
use crate::read::portal;
use crate::text::fold;
use crate::wording::{self, Unavailable};
use merge::{merge, near, number, said};
use std::collections::{BTreeMap, BTreeSet};

/// A file or a row, read.
#[derive(Debug)]
pub(super) struct Read {
    /// Its way so far; its findings are those of the bytes.
    pub(super) notice: Notice,
    /// What it offers; `None` when it has no text.
    pub(super) offer: Option<Offer>,
    /// What is doubtful in what it says.
    pub(super) doubts: Vec<Finding>,
    /// The row that it is.
    pub(super) row: Option<portal::Row>,
}

/// Documents of one reference and deadline that are compared with one another.
const MOST_ALIKE: usize = 32;

/// What stands in the occupation's place in rows without texts, folded.
const DEFAULT_OCCUPATION: &str = "inspecteur";

/// Where the portal's own number of a row is not known, its id begins so.
const NO_ID: &str = "row-";

/// One notice: its documents and its rows, the first ones foremost.
#[derive(Debug, Default)]
struct Group {
    documents: Vec<usize>,
    rows: Vec<usize>,
}

/// Joins rows and documents. Gives as many as it takes, in the same order.
pub(super) fn join(mut read: Vec<Read>, manifest: &Manifest) -> Vec<Read> {
    if read.iter().all(|one| one.row.is_none()) && !may_hold_copies(&read) {
        return read;
    }
    read.iter_mut().for_each(take_row);
    // Whatever the order of the files is, that of their names decides.
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by(|a, b| read[*a].notice.name.cmp(&read[*b].notice.name));
    let rows = absorb_repeated_rows(&mut read, &order);
    let mut groups = copies(&read, &order);
    let mut alone = Vec::new();
    let finder = Finder::new(&read, &order, &rows, manifest);
    let mut missing: BTreeMap<usize, String> = BTreeMap::new();
    let holder: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(at, group)| group.documents.iter().map(move |one| (*one, at))).collect();
    for &row in &rows {
        let found = finder.document(&read[row]);
        missing.extend(found.why.map(|why| (row, why)));
        match found.document.and_then(|document| Some((document, *holder.get(&document)?))) {
            Some((document, at)) => {
                let group = &mut groups[at];
                group.rows.push(row);
                // The document that a row names goes before its copies.
                if group.rows.len() == 1 {
                    group.documents.sort_by_key(|one| *one != document);
                }
            }
            None => alone.push(row),
        }
    }
    for (row, others) in disagreeing(&read, &mut groups) {
        read[row].doubts.push(Finding::new(Code::SharedDocument, None, &others).expecting(&others));
        alone.push(row);
    }
    by_reference(&read, &mut groups, &mut alone);
    for (row, why) in missing {
        let address = read[row].row.as_ref().and_then(|row| row.document.clone()).unwrap_or_default();
        let line = line_with(read[row].notice.document.as_ref(), &address);
        read[row].doubts.push(Finding::new(Code::MissingDocument, line, &address).expecting(&why));
    }
    for group in &groups {
        unite(&mut read, group);
    }
    for row in alone {
        let is_had = !read[row].doubts.iter().any(|doubt| doubt.code == Code::MissingDocument);
        if is_announcement(&read[row], None, is_had) {
            announce(&mut read, row, &[]);
        }
    }
    read
}

/// Whether two documents could be one notice: without that, a folder of documents needs no second look.
fn may_hold_copies(read: &[Read]) -> bool {
    let extensions: BTreeSet<&str> = read.iter().map(|one| extension(&one.notice.name)).collect();
    extensions.len() > 1
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Puts into a row's offer what only the row knows, and takes out what is nothing but a default.
fn take_row(read: &mut Read) {
    let (Some(row), Some(offer)) = (&read.row, &mut read.offer) else { return };
    let document = read.notice.document.as_ref();
    let source = read.notice.name.strip_suffix(&row.id).and_then(|name| name.strip_suffix('/'));
    offer.row = Some(Row { id: row.id.clone(), source: source.unwrap_or(&read.notice.name).to_owned() });
    let mut told = |field: Field, words: &str| {
        if let Some(line) = line_with(document, words) {
            offer.origins.insert(field, Origin { line, how: How::Read, from: Source::Row, page: None });
        }
    };
    if let Some(address) = row.document.as_deref().filter(|address| is_safe(address)) {
        told(Field::Official, address);
        offer.official = Some(address.to_owned());
        // It has a field of its own, and is no way to reach anybody.
        offer.header.retain(|line| line.text != address);
        offer.contacts.links.retain(|link| link != address);
    }
    if let Some(rome) = &row.rome {
        told(Field::Rome, &rome.code);
        offer.rome = Some(rome.clone());
    }
    take_status(row, offer, &mut read.doubts, document);
    if row.is_bare {
        take_defaults_out(offer, &mut read.doubts);
    }
    offer.origins.values_mut().for_each(|origin| origin.from = Source::Row);
    offer.header.iter_mut().for_each(|line| line.from = Source::Row);
    offer.sections.iter_mut().for_each(|section| section.from = Source::Row);
    offer.unplaced.iter_mut().for_each(|line| line.from = Source::Row);
}

/// What a row says became of its notice, in the portal's word and in its publisher's.
fn take_status(row: &portal::Row, offer: &mut Offer, doubts: &mut Vec<Finding>, document: Option<&Document>) {
    let cell = row.status.as_deref().map(|words| (words, status::of_cell(words)));
    let comment = row.comment.as_deref().map(|words| (words, status::of_comment(words)));
    offer.deadline_changed |= comment.as_ref().is_some_and(|(_, comment)| comment.is_postponed);
    let comment = comment.map(|(words, comment)| (words, comment.status));
    let mut told: Vec<&str> = Vec::new();
    for (words, found) in [cell, comment].into_iter().flatten() {
        let line = line_with(document, words.lines().next().unwrap_or_default());
        let Some(found) = found else {
            doubts.push(Finding::new(Code::UnknownStatus, line, words));
            continue;
        };
        if found == Status::Published {
            continue;
        }
        told.push(words);
        let counts = !found.is_open() || offer.status.is_open();
        if counts && (offer.status.is_open() || offer.status == found) {
            offer.status = found;
            offer.status_date = day_of(words).or(offer.status_date);
            if let Some(line) = line {
                let origin = Origin { line, how: How::Read, from: Source::Row, page: None };
                offer.origins.insert(Field::Status, origin);
            }
        }
    }
    if !told.is_empty() {
        offer.status_text = Some(told.join(" · "));
    }
}

/// The one day that a comment names.
fn day_of(words: &str) -> Option<crate::day::Day> {
    match crate::text::date::dates(words)[..] {
        [found] => crate::day::Day::new(found.year, found.month, found.day),
        _ => None,
    }
}

/// Takes out of a row without texts what stands in every such row, whatever its document says.
fn take_defaults_out(offer: &mut Offer, doubts: &mut Vec<Finding>) {
    if offer.availability.take().is_some() {
        offer.origins.remove(&Field::Availability);
        doubts.push(Finding::new(Code::MissingAvailability, None, ""));
    }
    if offer.occupation.as_deref().is_some_and(|occupation| fold(occupation) == DEFAULT_OCCUPATION) {
        offer.occupation = None;
        offer.origins.remove(&Field::Occupation);
    }
    let employer = offer.employer.as_ref().map(|employer| fold(&employer.written));
    if employer.is_some() && offer.department.as_deref().map(fold) == employer {
        offer.department = None;
        offer.origins.remove(&Field::Department);
    }
}

/// The first line of a document that holds some words.
fn line_with(document: Option<&Document>, words: &str) -> Option<u32> {
    let found = document?.lines().position(|line| !words.is_empty() && line.contains(words))?;
    u32::try_from(found + 1).ok()
}

/// Whether an address may stand in a link.
fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(char::is_alphanumeric))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`'))
}

/// The rows that stand for themselves, in order. A row that several exports have is one: the last one in the order of
/// names takes in the others.
fn absorb_repeated_rows(read: &mut [Read], order: &[usize]) -> Vec<usize> {
    let mut same: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut rows = Vec::new();
    for &at in order {
        let (Some(row), Some(offer)) = (&read[at].row, &read[at].offer) else { continue };
        if row.id.starts_with(NO_ID) {
            rows.push(at);
        } else {
            same.entry((row.id.clone(), fold(&offer.title))).or_default().push(at);
        }
    }
    for repeated in same.into_values() {
        let Some((&last, others)) = repeated.split_last() else { continue };
        for &other in others {
            join_into(read, last, other, Source::Row);
        }
        rows.push(last);
    }
    rows.sort_by(|a, b| read[*a].notice.name.cmp(&read[*b].notice.name));
    rows
}

/// The documents, each with those that are the same notice in another format.
fn copies(read: &[Read], order: &[usize]) -> Vec<Group> {
    let documents = order.iter().copied().filter(|at| read[*at].row.is_none() && read[*at].offer.is_some());
    let mut groups: Vec<Group> = Vec::new();
    // By the same name in the same folder, then by the same reference and deadline.
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_reference: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for document in documents {
        let name = read[document].notice.name.as_str();
        let path = name.rsplit_once('.').map_or(name, |(path, _)| path);
        let named = by_name.entry(path).or_default();
        let found = read[document].offer.as_ref().and_then(number);
        let alike = found.map(|found| by_reference.entry(found).or_default());
        let known = alike.as_ref().map_or(&[][..], |alike| alike.as_slice());
        let group = named.iter().chain(known.iter().take(MOST_ALIKE)).copied().find(|&at| {
            let group: &Group = &groups[at];
            let is_named = named.contains(&at);
            group.documents.iter().all(|&other| are_copies(&read[document], &read[other], is_named))
        });
        let at = group.unwrap_or_else(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        groups[at].documents.push(document);
        if !named.contains(&at) {
            named.push(at);
        }
        if let Some(alike) = alike.filter(|alike| !alike.contains(&at)) {
            alike.push(at);
        }
    }
    for group in &mut groups {
        let length = |at: &usize| std::cmp::Reverse(read[*at].notice.document.as_ref().map_or(0, length_of));
        group.documents.sort_by_key(|at| (length(at), read[*at].notice.name.clone()));
    }
    groups
}

/// How much a document says, in characters that count.
fn length_of(document: &Document) -> usize {
    document.lines().map(|line| line.chars().filter(|c| c.is_alphanumeric()).count()).sum()
}

/// Whether two documents are one notice in two formats. Two of one format are two notices.
fn are_copies(one: &Read, other: &Read, are_named_alike: bool) -> bool {
    let (Some(a), Some(b)) = (&one.offer, &other.offer) else { return false };
    let extensions = [&one.notice.name, &other.notice.name].map(|name| extension(name).to_ascii_lowercase());
    let references = (number(a), number(b));
    let same_reference = references.0.is_some() && references.0 == references.1;
    let may_be = references.0.is_none() || references.1.is_none() || same_reference;
    let same = same_reference && a.deadline.is_some() && a.deadline == b.deadline;
    extensions[0] != extensions[1] && agree(a, b) && (same || (are_named_alike && may_be))
}

/// Whether two sources name the same employer and the same title.
fn agree(one: &Offer, other: &Offer) -> bool {
    let both = |field: Field| Some((said(field, one)?, said(field, other)?));
    let name = |offer: &Offer| offer.employer.as_ref().map(|employer| employer.name.clone());
    let same_employer = name(one).is_some() && name(one) == name(other);
    let employers = same_employer || both(Field::Employer).is_some_and(|(one, other)| near(&one, &other));
    employers && both(Field::Title).is_some_and(|(one, other)| near(&one, &other))
}

/// Finds the document that a row names.
struct Finder<'a> {
    manifest: &'a Manifest,
    /// Documents by their name: their place, and why there is no text.
    by_name: BTreeMap<&'a str, (usize, Option<Code>)>,
    /// Their names by what rows may call them.
    by_stem: BTreeMap<&'a str, Vec<&'a str>>,
    /// Addresses by what they call their document.
    addresses: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

/// What a row's document is: its place, and why it, or its newest version, could not be had.
#[derive(Default)]
struct Found {
    document: Option<usize>,
    why: Option<String>,
}

impl<'a> Finder<'a> {
    fn new(read: &'a [Read], order: &[usize], rows: &[usize], manifest: &'a Manifest) -> Self {
        let mut finder =
            Self { manifest, by_name: BTreeMap::new(), by_stem: BTreeMap::new(), addresses: BTreeMap::new() };
        for &at in order.iter().filter(|at| read[**at].row.is_none()) {
            let name = read[at].notice.name.as_str();
            let code =
                read[at].notice.findings.first().filter(|_| read[at].offer.is_none()).map(|finding| finding.code);
            finder.by_name.insert(name, (at, code));
            finder.by_stem.entry(stem(name)).or_default().push(name);
        }
        for row in rows.iter().filter_map(|at| read[*at].row.as_ref()) {
            for (key, address) in
                keys(row).into_iter().zip(std::iter::repeat(row.document.as_deref().unwrap_or(&row.id)))
            {
                finder.addresses.entry(key).or_default().insert(address);
            }
        }
        finder
    }

    fn document(&self, row: &Read) -> Found {
        let Some(row) = &row.row else { return Found::default() };
        let entry = row.document.as_ref().and_then(|address| self.manifest.documents.get(address));
        let fetched = entry.and_then(|entry| entry.file.as_deref());
        let named = keys(row).into_iter().filter(|key| self.addresses.get(key).is_none_or(|of| of.len() == 1));
        let named = named.filter_map(|key| self.by_stem.get(key)).flatten().copied();
        let files: Vec<&(usize, Option<Code>)> =
            fetched.into_iter().chain(named).filter_map(|name| self.by_name.get(name)).collect();
        let readable = files.iter().find(|(_, code)| code.is_none()).map(|(at, _)| *at);
        let is_kept = readable.is_some();
        let problem = entry.and_then(|entry| entry.problem.as_ref()).map(reason);
        let unread = files.iter().find_map(|(_, code)| *code).filter(|_| !is_kept).map(Unavailable::Unread);
        let absent = (row.document.is_some() && !is_kept).then_some(Unavailable::NotThere);
        let why = problem.or(unread).or(absent).map(|reason| wording::unavailable(reason, is_kept));
        Found { document: readable, why }
    }
}

/// What the document of a row may be called: the last part of its address, with and without an ending; the portal's name
/// of the file.
fn keys(row: &portal::Row) -> Vec<&str> {
    let path = row.document.as_deref().map(|address| address.split(['?', '#']).next().unwrap_or_default());
    let last = path.and_then(|path| path.trim_end_matches('/').rsplit('/').next()).filter(|last| !last.is_empty());
    let mut keys: Vec<&str> = last.into_iter().chain(last.map(stem)).chain(row.file.as_deref()).collect();
    keys.dedup();
    keys
}

const fn reason(problem: &Problem) -> Unavailable<'_> {
    match problem {
        Problem::Address => Unavailable::Address,
        Problem::Host(host) => Unavailable::Host(host.as_str()),
        Problem::Unreachable | Problem::TimedOut | Problem::Redirects | Problem::Truncated => Unavailable::NoAnswer,
        Problem::Status(status) => Unavailable::Status(*status),
        Problem::Empty | Problem::Page | Problem::Kind => Unavailable::NoDocument,
        Problem::TooLarge => Unavailable::TooLarge,
    }
}

/// The rows that name a document which is the notice of another row, each with the name of that one; they leave the group.
fn disagreeing(read: &[Read], groups: &mut [Group]) -> Vec<(usize, String)> {
    let mut apart = Vec::new();
    for group in groups.iter_mut().filter(|group| group.rows.len() > 1) {
        let document = group.documents.first().and_then(|at| read[*at].offer.as_ref());
        let agrees =
            |row: &usize| document.zip(read[*row].offer.as_ref()).is_some_and(|(one, other)| agree(one, other));
        let (mut own, mut others): (Vec<usize>, Vec<usize>) = group.rows.iter().copied().partition(agrees);
        if own.is_empty() {
            own.push(others.remove(0));
        }
        let name = own.first().map(|row| read[*row].notice.name.clone()).unwrap_or_default();
        apart.extend(others.into_iter().map(|row| (row, name.clone())));
        group.rows = own;
    }
    apart
}

/// Gives rows without a document the one that has their reference, employer and title, where there is one such document
/// and one such row.
fn by_reference(read: &[Read], groups: &mut [Group], alone: &mut Vec<usize>) {
    let mut rows: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for &row in alone.iter() {
        if let Some(found) = read[row].offer.as_ref().and_then(number) {
            rows.entry(found).or_default().push(row);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| group.rows.is_empty()) {
        let documents = group.documents.iter().filter_map(|one| read[*one].offer.as_ref());
        for document in documents {
            let known = number(document).and_then(|found| rows.get(&found));
            let agreeing = known.into_iter().flatten().take(MOST_ALIKE).filter(|row| {
                let row = read[**row].offer.as_ref();
                row.is_some_and(|row| agree(document, row))
            });
            pairs.extend(agreeing.map(|row| (at, *row)));
        }
    }
    let (mut of_group, mut of_row): (BTreeMap<usize, usize>, BTreeMap<usize, usize>) = Default::default();
    for (at, row) in &pairs {
        *of_group.entry(*at).or_default() += 1;
        *of_row.entry(*row).or_default() += 1;
    }
    let mut joined = BTreeSet::new();
    for (at, row) in pairs.into_iter().filter(|(at, row)| of_group.get(at) == Some(&1) && of_row.get(row) == Some(&1)) {
        groups[at].rows.push(row);
        joined.insert(row);
    }
    alone.retain(|row| !joined.contains(row));
}

/// Makes one offer of a group, in the place of its first document.
fn unite(read: &mut [Read], group: &Group) {
    let Some((&first, copies)) = group.documents.split_first() else { return };
    for &copy in copies {
        join_into(read, first, copy, Source::Copy);
    }
    let Some((&row, others)) = group.rows.split_first() else { return };
    if is_announcement(&read[row], read[first].offer.as_ref(), true) {
        let absorbed: Vec<usize> = group.documents.iter().chain(others).copied().collect();
        return announce(read, row, &absorbed);
    }
    for &row in &group.rows {
        join_into(read, first, row, Source::Row);
    }
}

/// Whether a row is none of a post: it has neither corps nor missions, and its document is no vacancy's. That of a row
/// that could not be had may be one, unless the row itself says that it is an announcement.
fn is_announcement(row: &Read, document: Option<&Offer>, is_had: bool) -> bool {
    let (Some(told), Some(offer)) = (&row.row, &row.offer) else { return false };
    let has_post = |offer: &Offer| {
        !offer.corps.is_empty()
            || offer.sections.iter().any(|section| section.kind == SectionKind::Missions && !section.blocks.is_empty())
    };
    let is_vacancy = |offer: &Offer| has_post(offer) || (offer.reference.is_some() && offer.deadline.is_some());
    let may_be_one = document.is_some_and(is_vacancy) || !(is_had || told.is_announcement);
    !has_post(offer) && !may_be_one
}

/// Takes a row out of the offers, with the documents and rows that are one with it.
fn announce(read: &mut [Read], row: usize, absorbed: &[usize]) {
    let name = read[row].notice.name.clone();
    for &other in absorbed {
        read[other].offer = None;
        read[other].doubts.clear();
        read[other].notice.fate = Fate::Joined(name.clone());
    }
    let title = read[row].offer.take().map(|offer| offer.title).unwrap_or_default();
    read[row].doubts = vec![Finding::new(Code::Announcement, None, &title)];
    read[row].notice.fate = Fate::Announcement;
}

/// Joins one source into another, which keeps the offer.
fn join_into(read: &mut [Read], first: usize, other: usize, from: Source) {
    let Some(mut joined) = read[first].offer.take() else { return };
    let Some(mut offer) = read[other].offer.take() else {
        read[first].offer = Some(joined);
        return;
    };
    if from == Source::Copy {
        offer.origins.values_mut().for_each(|origin| origin.from = from);
    }
    let cells = read[other].row.as_mut().map(|row| std::mem::take(&mut row.words)).unwrap_or_default();
    let mut found = merge(&mut joined, &offer, from, &cells);
    if let Some(row) = &mut read[first].row {
        row.words.extend(cells);
    }
    if joined.sources.is_empty() {
        joined.sources.push(joined.source.clone());
    }
    let own = if offer.sources.is_empty() { vec![offer.source] } else { offer.sources };
    joined.sources.extend(own);
    joined.id = OfferId::of(joined.reference.as_deref(), &joined.source);
    // What the portal doubts of the row is told of the offer; what is doubtful in its days stays with the row.
    let (of_offer, others): (Vec<Finding>, Vec<Finding>) =
        std::mem::take(&mut read[other].doubts).into_iter().partition(|doubt| is_of_the_portal(doubt.code));
    found.extend(of_offer.into_iter().map(|doubt| Finding { line: None, ..doubt }));
    read[other].doubts = others.into_iter().filter(|doubt| is_of_days(doubt.code)).collect();
    read[other].notice.fate = Fate::Joined(read[first].notice.name.clone());
    let doubts = &mut read[first].doubts;
    doubts.retain(|doubt| !is_answered(doubt.code, &joined));
    doubts.extend(found);
    read[first].offer = Some(joined);
}

/// Whether a doubt is about what only the portal knows.
const fn is_of_the_portal(code: Code) -> bool {
    matches!(code, Code::UnknownStatus | Code::MissingDocument | Code::SharedDocument | Code::SourcesDiffer)
}

/// Whether a doubt is about a day as written.
const fn is_of_days(code: Code) -> bool {
    matches!(code, Code::WeekdayMismatch | Code::NoSuchDay | Code::ImplausibleYear | Code::EarlierDeadlineLater)
}

/// Whether a doubt about a missing value is answered by what another source says.
fn is_answered(code: Code, offer: &Offer) -> bool {
    let is_missing = matches!(
        code,
        Code::MissingTitle
            | Code::MissingReference
            | Code::MissingEmployer
            | Code::MissingCorps
            | Code::MissingResidency
            | Code::MissingWorkplace
            | Code::MissingAvailability
            | Code::MissingPosted
            | Code::MissingDeadline
            | Code::UnknownCommune
    );
    is_missing && code.field().is_some_and(|field| said(field, offer).is_some())
}
