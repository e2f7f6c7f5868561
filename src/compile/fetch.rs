//! The portal's export and the documents that it names, downloaded into a folder of notices.
//!
//! Whatever happens on the way, the folder holds whole files only: a file takes its name once all of it has been looked at
//! and is on the disk. What cannot be had keeps its last good copy, and the [`Manifest`] says why. A run that is killed is
//! taken up by the next one, which asks for no document again that the manifest knows.
//!
//! What stands in the files is not looked at, but for the addresses that the reader of exports finds in the rows.

mod client;
mod place;
mod source;

use super::Progress;
use super::fetched::{Entry, Manifest, Problem};
use crate::day::Day;
use crate::finding::Code;
use crate::read;
use anyhow::Context as _;
use client::{Answer, Client, Version};
use place::{Names, Place};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use source::{Hosts, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use url::Url;

/// How often the manifest is saved on the way, whatever the number of documents: saving takes longer the more there are.
const SAVES: usize = 64;

/// Bytes at the end of a document among which its end mark stands.
const TAIL: usize = 1024;

/// What is to be downloaded, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The address of the export, or of the data set.
    pub export: &'a str,
    /// The folder of notices.
    pub folder: &'a Path,
    /// Hosts that may be asked, beside the export's own.
    pub hosts: &'a [String],
    /// How the host's people reach who asks.
    pub contact: Option<&'a str>,
    /// The day it is.
    pub today: Day,
}

/// Waits for a while.
pub type Wait = Arc<dyn Fn(Duration) + Send + Sync>;

/// How far patience goes.
#[derive(Clone)]
pub struct Limits {
    /// Requests at a time.
    pub at_once: usize,
    /// Tries for a file.
    pub tries: u32,
    /// Redirects on the way to a file.
    pub redirects: usize,
    /// Files in a row without any answer, after which a host is asked no more.
    pub silent: usize,
    /// Time for a connection.
    pub connect: Duration,
    /// Time for the beginning of an answer, and for each further piece of it.
    pub answer: Duration,
    /// The export.
    pub export: Cap,
    /// A document.
    pub document: Cap,
    /// The pause after the first try; it doubles with each further one.
    pub pause: Duration,
    /// The longest pause. A host that asks for a longer one is asked no more in this run.
    pub longest_pause: Duration,
    /// How it waits.
    pub wait: Wait,
}

/// How large a file may be, and how long it may take.
#[derive(Clone, Copy, Debug)]
pub struct Cap {
    /// Bytes.
    pub bytes: u64,
    /// Time from the request to the end of the answer.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            at_once: 4,
            tries: 4,
            redirects: 5,
            silent: 8,
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            export: Cap { bytes: largest("export.csv"), time: Duration::from_mins(15) },
            document: Cap { bytes: largest("document.pdf"), time: Duration::from_mins(5) },
            pause: Duration::from_secs(1),
            longest_pause: Duration::from_mins(1),
            wait: Arc::new(std::thread::sleep),
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What became of the export.
    pub export: Option<Became>,
    /// Why the export could not be had. Then no document was asked for.
    pub problem: Option<Problem>,
    /// Rows of the export.
    pub rows: usize,
    /// Rows that name no document.
    pub without_document: usize,
    /// How many documents became what.
    pub documents: BTreeMap<Became, usize>,
    /// Documents that could not be had, in the order of rows.
    pub missing: Vec<Missing>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// There was none before.
    New,
    /// There was another one before.
    Replaced,
    /// It is the one of before, and was not touched.
    Unchanged,
}

/// A document that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The rows that name it.
    pub rows: Vec<String>,
    /// Its address.
    pub address: String,
    /// Why.
    pub problem: Problem,
    /// Whether a copy of before is there.
    pub kept: bool,
}

impl Outcome {
    /// Whether all could be had.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.problem.is_none() && self.missing.is_empty()
    }
}

/// Downloads an export and the documents that it names. What is there already, and still right, is not sent again.
///
/// # Errors
/// When it cannot begin (the address is none, another run is at work in the folder), or cannot write: the message names
/// the path. What the portal does wrong is no error, but stands in the outcome.
pub fn fetch(order: &Order<'_>, limits: &Limits, progress: Progress<'_>) -> anyhow::Result<Outcome> {
    let address = order.export.parse::<Url>().ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let address =
        address.with_context(|| format!("{} is no address of an export; expected https://…", order.export))?;
    let source = Source::of(&address);
    let hosts = Hosts::of(&source.export, order.hosts.iter().cloned());
    let client = Client::new(hosts, order.contact, limits);
    let place = Place::enter(order.folder)?;
    let mut manifest = Manifest::open(order.folder);
    // Another address may give what it gives an older day.
    if manifest.source.as_deref() != Some(source.export.as_str()) {
        manifest.source = Some(source.export.to_string());
        if let Some(entry) = &mut manifest.export {
            (entry.etag, entry.last_modified) = (None, None);
        }
    }
    let mut run = Run { order, limits, client, place, manifest };
    let mut outcome = Outcome::default();
    let rows = match run.export(&source)? {
        Ok((became, rows)) => {
            outcome.export = Some(became);
            rows
        }
        Err(problem) => {
            let entry = run.manifest.export.get_or_insert_default();
            (entry.checked, entry.problem) = (Some(order.today), Some(problem.clone()));
            run.manifest.save(order.folder)?;
            outcome.problem = Some(problem);
            return Ok(outcome);
        }
    };
    outcome.rows = rows.len();
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let Some(address) = row.document else {
            outcome.without_document += 1;
            continue;
        };
        let at = *places.entry(address.clone()).or_insert(wanted.len());
        match wanted.get_mut(at) {
            Some(known) => known.rows.push(row.id),
            None => wanted.push(Wanted { address, rows: vec![row.id] }),
        }
    }
    run.documents(&wanted, &mut outcome, progress)?;
    Ok(outcome)
}

/// A document that rows name.
struct Wanted {
    address: String,
    rows: Vec<String>,
}

/// One run.
struct Run<'a> {
    order: &'a Order<'a>,
    limits: &'a Limits,
    client: Client<'a>,
    place: Place<'a>,
    manifest: Manifest,
}

/// What came of the request for a file.
enum Had {
    /// The copy that is there is right.
    Unchanged,
    /// This is the file.
    File(Vec<u8>, Version),
}

impl Run<'_> {
    /// Brings the export into the folder; gives what became of it, with its rows.
    fn export(&mut self, source: &Source) -> anyhow::Result<Result<(Became, Vec<read::portal::Row>), Problem>> {
        let before = self.manifest.export.clone().unwrap_or_default();
        let copy = self.place.copy(&before);
        let mut had = self.whole_export(source, &version(&before, copy.as_deref()), copy.as_deref());
        if let Err(problem) = &had
            && let Some(paged) = self.paged_export(source)
        {
            // When neither way leads to it, the first one says why.
            had = paged.map_err(|_| problem.clone());
        }
        let (bytes, version, (format, rows)) = match had {
            Ok(had) => had,
            Err(problem) => return Ok(Err(problem)),
        };
        let file = place::export_name(format);
        let sha256 = Some(digest(&bytes));
        let same = before.file.as_deref() == Some(&file) && copy.as_deref() == Some(bytes.as_slice());
        let became = match (same, before.file) {
            (true, _) => Became::Unchanged,
            (false, Some(_)) => Became::Replaced,
            (false, None) => Became::New,
        };
        if !same {
            self.place.put(&file, &bytes)?;
        }
        self.place.set_aside_other_exports(&file)?;
        self.manifest.export = Some(Entry {
            file: Some(file),
            etag: version.etag,
            last_modified: version.last_modified,
            sha256,
            bytes: bytes.len() as u64,
            checked: Some(self.order.today),
            problem: None,
        });
        self.manifest.save(self.order.folder)?;
        Ok(Ok((became, rows)))
    }

    /// The export as the portal gives it at once.
    fn whole_export(&self, source: &Source, known: &Version, copy: Option<&[u8]>) -> Result<Export, Problem> {
        match (self.client.get(source.export.clone(), known, self.limits.export)?, copy) {
            (Answer::File { bytes, version }, _) => rows(&bytes).map(|rows| (bytes, version, rows)),
            (Answer::Unchanged, Some(copy)) => rows(copy).map(|rows| (copy.to_vec(), known.clone(), rows)),
            // Nothing known, nothing unchanged.
            (Answer::Unchanged, None) => Err(Problem::Empty),
        }
    }

    /// The export, record by record, where the portal has it so.
    fn paged_export(&self, source: &Source) -> Option<Result<Export, Problem>> {
        let first = source.page(0)?;
        Some(self.pages(source, first).and_then(|bytes| rows(&bytes).map(|rows| (bytes, Version::default(), rows))))
    }

    /// All records, one a line.
    fn pages(&self, source: &Source, first: Url) -> Result<Vec<u8>, Problem> {
        let cap = self.limits.export;
        let (mut seen, mut text) = (BTreeSet::new(), String::new());
        let (mut next, mut had) = (Some(first), 0);
        while let Some(url) = next {
            let Answer::File { bytes, .. } = self.client.get(url, &Version::default(), cap)? else {
                return Err(Problem::Empty);
            };
            let page: Value = serde_json::from_slice(&bytes).map_err(|_| kind(&bytes))?;
            let total = page.get("total_count").and_then(Value::as_u64).ok_or(Problem::Kind)?;
            let records = ["results", "records"].iter().find_map(|list| page.get(list)?.as_array());
            for record in records.ok_or(Problem::Kind)? {
                let record = record.to_string();
                let part = if had == 0 { "[\n" } else { ",\n" };
                // Writing to a `String` cannot fail.
                _ = write!(text, "{part}{record}");
                seen.insert(digest(record.as_bytes()));
                had += 1;
            }
            if text.len() as u64 > cap.bytes {
                return Err(Problem::TooLarge);
            }
            next = if records.is_some_and(|records| !records.is_empty()) && (had as u64) < total {
                source.page(had)
            } else if seen.len() as u64 == total {
                None
            } else {
                // The table changed while it was read: some records came twice, and others not at all.
                return Err(Problem::Truncated);
            };
        }
        if had == 0 {
            return Err(Problem::Empty);
        }
        text.push_str("\n]\n");
        Ok(text.into_bytes())
    }

    /// Brings the documents into the folder, several at a time.
    fn documents(&mut self, wanted: &[Wanted], outcome: &mut Outcome, progress: Progress<'_>) -> anyhow::Result<()> {
        let names = Names::of(wanted.iter().map(|wanted| wanted.address.as_str()), &self.manifest);
        let before = self.manifest.documents.clone();
        self.archive(wanted);

        let total = wanted.len();
        let every = total.div_ceil(SAVES).max(1);
        let shared = Mutex::new(Shared { manifest: &mut self.manifest, unsaved: 0, stopped: None });
        let next = AtomicUsize::new(0);
        let (order, client, place, limits) = (self.order, &self.client, &self.place, self.limits);
        let work = || {
            while let Some(wanted) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                let known = before.get(&wanted.address).cloned().unwrap_or_default();
                let done = document(wanted, known, names.of_document(&wanted.address), client, place, limits.document);
                let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let done = done.and_then(|(mut entry, written)| {
                    entry.checked = Some(order.today);
                    shared.manifest.documents.insert(wanted.address.clone(), entry);
                    shared.unsaved += usize::from(written);
                    if shared.unsaved >= every {
                        shared.unsaved = 0;
                        shared.manifest.save(order.folder)?;
                    }
                    Ok(())
                });
                progress(total);
                if let Err(error) = done {
                    shared.stopped.get_or_insert(error);
                }
                if shared.stopped.is_some() {
                    return;
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..limits.at_once.clamp(1, total.max(1)) {
                scope.spawn(work);
            }
        });
        let stopped = shared.into_inner().unwrap_or_else(PoisonError::into_inner).stopped;
        // What was had until then is had, whatever stopped the rest.
        let saved = self.manifest.save(order.folder);
        if let Some(error) = stopped {
            return Err(error);
        }
        saved?;
        self.count(wanted, &before, outcome);
        Ok(())
    }

    /// What no row names any more stays as it was, and is nobody's loss.
    fn archive(&mut self, wanted: &[Wanted]) {
        let current: BTreeSet<&str> = wanted.iter().map(|wanted| wanted.address.as_str()).collect();
        self.manifest.documents.retain(|address, entry| {
            let is_current = current.contains(address.as_str());
            if !is_current {
                entry.problem = None;
            }
            is_current || entry.file.is_some()
        });
    }

    /// Counts what became of the documents, beside what was known of them before.
    fn count(&self, wanted: &[Wanted], before: &BTreeMap<String, Entry>, outcome: &mut Outcome) {
        for Wanted { address, rows } in wanted {
            let Some(new) = self.manifest.documents.get(address) else { continue };
            if let Some(problem) = new.problem.clone() {
                let (rows, address, kept) = (rows.clone(), address.clone(), new.file.is_some());
                outcome.missing.push(Missing { rows, address, problem, kept });
                continue;
            }
            let became = match before.get(address).filter(|old| old.file.is_some()) {
                None => Became::New,
                Some(old) if old.sha256 == new.sha256 => Became::Unchanged,
                Some(_) => Became::Replaced,
            };
            *outcome.documents.entry(became).or_default() += 1;
        }
    }
}

/// An export: its bytes, their version, its format and rows.
type Export = (Vec<u8>, Version, (&'static read::Format, Vec<read::portal::Row>));

/// What the threads share.
struct Shared<'a> {
    manifest: &'a mut Manifest,
    /// Documents written since the manifest was saved.
    unsaved: usize,
    /// Why nothing more is written.
    stopped: Option<anyhow::Error>,
}

/// Brings one document into the folder; gives what is known of it then, and whether it was written.
fn document(
    wanted: &Wanted,
    mut entry: Entry,
    name: &str,
    client: &Client<'_>,
    place: &Place<'_>,
    cap: Cap,
) -> anyhow::Result<(Entry, bool)> {
    let copy = place.copy(&entry);
    let known = version(&entry, copy.as_deref());
    let asked = wanted.address.parse::<Url>().map_err(|_| Problem::Address);
    let had = asked.and_then(|url| client.get(url, &known, cap)).and_then(|answer| match answer {
        Answer::Unchanged => Ok(Had::Unchanged),
        Answer::File { bytes, version } => whole_document(&bytes).map(|()| Had::File(bytes, version)),
    });
    let mut written = false;
    match had {
        Ok(Had::Unchanged) => entry.problem = None,
        Ok(Had::File(bytes, version)) => {
            let same = copy.as_deref() == Some(bytes.as_slice());
            if !same {
                place.put(name, &bytes)?;
                written = true;
                entry.file = Some(name.to_owned());
            }
            entry = Entry {
                file: entry.file,
                etag: version.etag,
                last_modified: version.last_modified,
                sha256: Some(digest(&bytes)),
                bytes: bytes.len() as u64,
                ..Entry::default()
            };
        }
        Err(problem) => {
            entry.problem = Some(problem);
            if !place.has(&entry) {
                entry = Entry { problem: entry.problem, ..Entry::default() };
            }
        }
    }
    Ok((entry, written))
}

/// The version of a copy; of none, where there is no such copy any more.
fn version(entry: &Entry, copy: Option<&[u8]>) -> Version {
    match copy {
        Some(_) => Version { etag: entry.etag.clone(), last_modified: entry.last_modified.clone() },
        None => Version::default(),
    }
}

/// Whether some bytes are what a document is: from its first mark to its last one.
fn whole_document(bytes: &[u8]) -> Result<(), Problem> {
    let begun = bytes.trim_ascii_start();
    if !begun.starts_with(b"%PDF-") {
        return Err(kind(bytes));
    }
    // Some programs fill the last block with zeros.
    let end = bytes.iter().rposition(|byte| *byte != 0 && !byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
    let tail = &bytes[end.saturating_sub(TAIL)..end];
    if memchr::memmem::find(tail, b"%%EOF").is_none() { Err(Problem::Truncated) } else { Ok(()) }
}

/// The rows of an export.
fn rows(bytes: &[u8]) -> Result<(&'static read::Format, Vec<read::portal::Row>), Problem> {
    read::export(bytes).map_err(|refused| match refused.code {
        Code::Empty => Problem::Empty,
        Code::TooLarge => Problem::TooLarge,
        _ => kind(bytes),
    })
}

/// What some bytes are that are not what was asked for.
fn kind(bytes: &[u8]) -> Problem {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match text.first() {
        None => Problem::Empty,
        Some(b'<') => Problem::Page,
        Some(_) => Problem::Kind,
    }
}

/// Bytes that a file of this name may have.
fn largest(name: &str) -> u64 {
    read::format_of(name).map_or(0, |format| format.max_bytes)
}

/// SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut digits, byte| {
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_whole_from_its_first_mark_to_its_last() {
        for whole in
            ["%PDF-1.4\n…\n%%EOF", "\n%PDF-1.7 … startxref 9 %%EOF\r\n\0\0\0", "%PDF-1.4 %%EOF <!-- stamped -->"]
        {
            assert_eq!(whole_document(whole.as_bytes()), Ok(()), "{whole}");
        }
        for (bytes, problem) in [
            ("", Problem::Empty),
            (" \n", Problem::Empty),
            ("<!doctype html>%PDF-1.4 %%EOF", Problem::Page),
            ("{\"error_code\": 1}", Problem::Kind),
            ("%PDF-1.4\n…", Problem::Truncated),
            ("%PDF-1.4 %%EOF", Problem::Truncated),
        ] {
            let bytes = if bytes.ends_with("%%EOF") && bytes.starts_with('%') {
                format!("{bytes}{}", "x".repeat(TAIL))
            } else {
                bytes.to_owned()
            };
            assert_eq!(whole_document(bytes.as_bytes()), Err(problem), "{bytes}");
        }
    }
}
