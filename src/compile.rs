//! Native edge: formats in, site out.
//!
//! [`folder`] lists and opens files, [`site`] lays the bundle out as files, [`report`] says
//! what is doubtful, [`serve`] shows a site at home, [`settings`] is what its publisher configures, [`clock`] brings the
//! day in, [`fetch`] downloads from the portal, [`fetched`] is what a folder holds of it, [`join`] makes one offer of a row
//! and its documents. Everything between reading and writing is the pure core's.

pub mod clock;
pub mod fetch;
pub mod fetched;
pub mod folder;
pub mod history;
pub mod init;
mod join;
pub mod report;
pub mod serve;
pub mod settings;
pub mod site;

use crate::acronym::Explained;
use crate::assemble;
use crate::check;
use crate::day::Day;
use crate::document::Document;
use crate::finding::{Finding, Reading};
use crate::offer::Offer;
use crate::read;
use crate::release::Bundle;
use crate::wording;
use fetched::Manifest;
use join::Read;
use rayon::prelude::*;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of notices, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// What the notices say.
    pub bundle: Bundle,
    /// Which acronyms they explain.
    pub explained: Explained,
    /// One entry a notice, in the order of names, unreadable ones included.
    pub notices: Vec<Notice>,
    /// Files of the folder that are no notices, by name.
    pub ignored: Vec<String>,
}

/// One notice's way through the compiler.
#[derive(Debug)]
pub struct Notice {
    /// Its name, relative to the folder of notices; that of its row behind it in an export.
    pub name: String,
    /// Its row in an export: that of the spreadsheet, or the place in the list.
    pub row: Option<usize>,
    /// Its text; `None` when it could not be read.
    pub document: Option<Document>,
    /// What is doubtful in it, in the order of lines.
    pub findings: Vec<Finding>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a notice: each file and each row of an export has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is an offer, alone or with others that were joined into it.
    Offer,
    /// It is part of the offer of the notice with this name, or of that announcement.
    Joined(String),
    /// It offers no post.
    Announcement,
    /// It could not be read.
    Unread,
}

impl Compiled {
    /// What was compiled on a day, as it goes on from what was published before, on a day of which that told the changes.
    #[must_use]
    pub fn continued(self, before: Bundle, since: Day, today: Day) -> Self {
        let bundle = history::continued(self.bundle, before, since, today);
        Self { explained: Explained::by(&bundle.offers), bundle, ..self }
    }

    /// The notices without a text; their findings say why. They are missing from the bundle.
    pub fn unread(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(|notice| notice.document.is_none())
    }
}

/// How far a work is: called once for each piece done, with the number of all of them as far as it is
/// known by then, from any thread.
pub type Progress<'a> = &'a (dyn Fn(usize) + Sync);

/// Compiles all notices of a folder. A notice that cannot be read becomes a finding and stops nothing.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn compile(folder: &Path, progress: Progress<'_>) -> anyhow::Result<Compiled> {
    let listed = folder::list(folder)?;
    let manifest = Manifest::open(folder);
    // A file is one notice, or many: how many there are is known only when the last file was opened.
    let total = AtomicUsize::new(listed.notices.len());
    // `collect` keeps the order of names whatever thread was first, so two builds give the same bytes.
    let read = listed
        .notices
        .par_iter()
        .flat_map(|file| {
            let opened = folder::open(file);
            total.fetch_add(opened.len().saturating_sub(1), Ordering::Relaxed);
            opened.into_par_iter().map(|opened| {
                let notice = notice(opened);
                progress(total.load(Ordering::Relaxed));
                notice
            })
        })
        .collect();
    Ok(beside_each_other(read, listed.ignored, &manifest))
}

/// Compiles what was opened, as if it lay alone in a folder.
#[must_use]
pub fn compile_opened(opened: Vec<read::Opened>) -> Compiled {
    beside_each_other(opened.into_iter().map(notice).collect(), Vec::new(), &Manifest::default())
}

/// The notices of a folder, each seen beside the others.
fn beside_each_other(read: Vec<Read>, ignored: Vec<String>, manifest: &Manifest) -> Compiled {
    let mut read: Vec<(Notice, Option<Offer>)> = join::join(read, manifest).into_iter().map(finished).collect();
    let explained = cross_check(&mut read);
    let (mut notices, mut offers) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    for (notice, offer) in read {
        offers.extend(offer.map(|offer| with_warnings(offer, &notice.findings)));
        notices.push(notice);
    }
    Compiled { bundle: Bundle::new(offers), explained, notices, ignored }
}

/// A notice, opened: understood.
fn notice(opened: read::Opened) -> Read {
    let read::Opened { name, row, document, findings } = opened;
    let (offer, doubts) = document.as_ref().map(assemble::read).map_or((None, Vec::new()), |reading| {
        let Reading { value, findings } = reading;
        (Some(value), findings)
    });
    let fate = if offer.is_some() { Fate::Offer } else { Fate::Unread };
    let notice = Notice { name, row: row.as_ref().map(|row| row.number), document, findings, fate };
    Read { notice, offer, doubts, row }
}

/// A notice with all its doubts in the order of lines.
fn finished(read: Read) -> (Notice, Option<Offer>) {
    let Read { mut notice, offer, doubts, .. } = read;
    notice.findings.extend(doubts);
    notice.findings.sort_by_key(|finding| finding.line);
    (notice, offer)
}

/// Findings that only show beside all other notices. Gives what acronyms they explain: what one leaves open another one
/// may explain.
fn cross_check(read: &mut [(Notice, Option<Offer>)]) -> Explained {
    let (places, offers): (Vec<usize>, Vec<(&str, &Offer)>) = read
        .iter()
        .enumerate()
        .filter_map(|(place, (notice, offer))| Some((place, (notice.name.as_str(), offer.as_ref()?))))
        .unzip();
    let mut found = check::references::check(&offers);
    let offers: Vec<&Offer> = offers.into_iter().map(|(_, offer)| offer).collect();
    let explained = Explained::by(offers.iter().copied());
    found.extend(check::acronyms::check(&offers, &explained));
    for (at, finding) in found {
        read[places[at]].0.findings.push(finding);
    }
    for (notice, _) in read {
        notice.findings.sort_by_key(|finding| finding.line);
    }
    explained
}

/// The offer with every finding of its notice in words, those of the file's reading included.
fn with_warnings(mut offer: Offer, findings: &[Finding]) -> Offer {
    offer.warnings = findings.iter().map(wording::warning).collect();
    offer
}
