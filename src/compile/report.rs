//! What is doubtful in the notices, for people and for machines.

use super::fetch::{Became, Outcome};
use super::fetched::{DOCUMENTS, Problem};
use super::{Compiled, Fate, Notice};
use crate::compile::history::Changes;
use crate::day::Day;
use crate::document::Document;
use crate::finding::{Code, Finding};
use crate::offer::ApplicationStatus;
use crate::offer::{Offer, What};
use crate::release::Bundle;
use crate::wording::{self, report as words};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Characters of a document's line that a report quotes: enough to find it, and no screen full of it.
const QUOTED: usize = 160;

/// The findings in the form of compilers: `file:line: code: message`, the line, what was expected, a hint.
#[must_use]
pub fn text(compiled: &Compiled) -> String {
    in_words(compiled.notices.iter())
}

/// The same, of those notices only that could not be read and so are missing from the bundle.
#[must_use]
pub fn unreadable(compiled: &Compiled) -> String {
    in_words(compiled.unread())
}

fn in_words<'a>(notices: impl Iterator<Item = &'a Notice>) -> String {
    let mut out = String::new();
    for notice in notices {
        doubts_of(notice, &mut out);
    }
    out
}

fn doubts_of(notice: &Notice, out: &mut String) {
    let lines: Vec<&str> = notice.document.iter().flat_map(Document::lines).collect();
    let line_of = |finding: &Finding| {
        let index = usize::try_from(finding.line?).ok()?.checked_sub(1)?;
        lines.get(index).map(|line| line.trim()).filter(|line| !line.is_empty())
    };
    for finding in &notice.findings {
        let said = wording::warning(finding);
        // The lines of a row are made here; who looks for it in the file needs its place there.
        let place = match (notice.row, finding.line) {
            (Some(row), _) => format!(" ({})", words::row(row)),
            (None, Some(line)) => format!(":{line}"),
            (None, None) => String::new(),
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}{place}: {}: {}", notice.name, said.code, said.message);
        match line_of(finding) {
            Some(line) => _ = writeln!(out, "    | {}", shorten(line)),
            None if !finding.found.is_empty() => _ = writeln!(out, "    | {}", shorten(&finding.found)),
            None => {}
        }
        // Many sentences say it themselves.
        if let Some(expected) = finding.expected.as_ref().filter(|expected| !said.message.contains(*expected)) {
            let _ = writeln!(out, "    {}{expected}", words::EXPECTED);
        }
        let _ = writeln!(out, "    → {}", said.hint);
    }
}

/// The findings as JSON, one object a finding.
#[must_use]
pub fn json(compiled: &Compiled) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        notices: usize,
        offers: usize,
        joined: usize,
        announcements: usize,
        unread: usize,
        ignored: &'a [String],
        by_code: Vec<Kind>,
        by_employer: Vec<Author<'a>>,
        findings: Vec<Doubt<'a>>,
    }
    #[derive(Serialize)]
    struct Kind {
        code: &'static str,
        findings: usize,
        name: &'static str,
        example: &'static str,
        hint: &'static str,
    }
    #[derive(Serialize)]
    struct Doubt<'a> {
        file: &'a str,
        row: Option<usize>,
        line: Option<u32>,
        code: String,
        message: String,
        hint: String,
        found: &'a str,
        expected: Option<&'a str>,
    }
    let findings = all(compiled)
        .map(|(notice, finding)| {
            let said = wording::warning(finding);
            Doubt {
                file: &notice.name,
                row: notice.row,
                line: finding.line,
                code: said.code,
                message: said.message,
                hint: said.hint,
                found: &finding.found,
                expected: finding.expected.as_deref(),
            }
        })
        .collect();
    let by_code = by_code(compiled).into_iter().map(|(code, findings)| {
        let wording::About { name, example, hint } = wording::about(code);
        Kind { code: code.as_str(), findings, name, example, hint }
    });
    let (by_code, by_employer) = (by_code.collect(), by_employer(compiled));
    let (notices, offers) = (compiled.notices.len(), compiled.bundle.offers.len());
    let Fates { joined, announcements, unread, .. } = Fates::of(compiled);
    let ignored = compiled.ignored.as_slice();
    let report = Report { notices, offers, joined, announcements, unread, ignored, by_code, by_employer, findings };
    // A report holds only strings and numbers, which always have a form in JSON.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

/// Why an address could not be had.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Address => words::NO_ADDRESS.to_owned(),
        Problem::Host(host) => words::other_host(host),
        Problem::Unreachable => words::UNREACHABLE.to_owned(),
        Problem::TimedOut => words::TIMED_OUT.to_owned(),
        Problem::Redirects => words::REDIRECTS.to_owned(),
        Problem::Status(number) => words::status(*number),
        Problem::Empty => words::EMPTY_ANSWER.to_owned(),
        Problem::Page => words::PAGE_ANSWER.to_owned(),
        Problem::Kind => words::OTHER_ANSWER.to_owned(),
        Problem::Truncated => words::TRUNCATED_ANSWER.to_owned(),
        Problem::TooLarge => words::TOO_LARGE_ANSWER.to_owned(),
    }
}

/// What was downloaded, a line a thing.
#[must_use]
pub fn downloaded(outcome: &Outcome, folder: &Path) -> String {
    let Some(export) = outcome.export else { return String::new() };
    let mut out = words::export(outcome.rows, export == Became::Unchanged) + "\n";
    let count = |became| outcome.documents.get(&became).copied().unwrap_or_default();
    let counted = [Became::New, Became::Replaced, Became::Unchanged].map(count);
    out += &words::documents(&folder.join(DOCUMENTS).display().to_string(), counted);
    out.push('\n');
    if outcome.without_document > 0 {
        out += &words::without_document(outcome.without_document);
        out.push('\n');
    }
    out
}

/// What could not be downloaded, a line a thing.
#[must_use]
pub fn not_downloaded(outcome: &Outcome, export: &str) -> String {
    let mut out = String::new();
    if let Some(why) = &outcome.problem {
        out += &words::no_export(export, &problem(why));
        out.push('\n');
    }
    if !outcome.missing.is_empty() {
        out += &words::missing(outcome.missing.len());
        out.push('\n');
    }
    for missing in &outcome.missing {
        let (rows, why) = (missing.rows.join(", "), problem(&missing.problem));
        out = out + "  " + &words::missing_document(&rows, &missing.address, &why, missing.kept) + "\n";
    }
    out
}

/// Number of findings.
#[must_use]
pub fn count(compiled: &Compiled) -> usize {
    all(compiled).count()
}

/// One sentence on what was read, and the findings counted by code, most frequent first.
#[must_use]
pub fn summary(compiled: &Compiled) -> String {
    // Not those of the bundle, which may hold offers of the publication before.
    let counted = Fates::of(compiled);
    let mut out = words::read(compiled.notices.len(), counted.offers);
    let others = words::others(counted.joined, counted.announcements, counted.unread);
    if !others.is_empty() {
        let _ = write!(out, ", {others}");
    }
    if !compiled.ignored.is_empty() {
        let named: Vec<&str> = compiled.ignored.iter().take(3).map(String::as_str).collect();
        let _ = write!(out, "\n{}", words::ignored(compiled.ignored.len(), &named));
    }
    let counted = by_code(compiled);
    let total: usize = counted.iter().map(|(_, number)| number).sum();
    let _ = match total {
        0 => write!(out, "\n{}", words::NO_FINDINGS),
        _ => write!(out, "\n{}", words::findings(total)),
    };
    for (code, number) in counted {
        let _ = write!(out, "\n  {number:>5}  {:24} {}", code.as_str(), wording::about(code).name);
    }
    out + "\n"
}

/// What became of the notices, counted.
#[derive(Default)]
struct Fates {
    offers: usize,
    joined: usize,
    announcements: usize,
    unread: usize,
}

impl Fates {
    fn of(compiled: &Compiled) -> Self {
        let mut counted = Self::default();
        for notice in &compiled.notices {
            *match notice.fate {
                Fate::Offer => &mut counted.offers,
                Fate::Joined(_) => &mut counted.joined,
                Fate::Announcement => &mut counted.announcements,
                Fate::Unread => &mut counted.unread,
            } += 1;
        }
        counted
    }
}

/// The findings counted by employer, those with the most first.
#[must_use]
pub fn employers(compiled: &Compiled) -> String {
    let mut out = String::new();
    let authors = by_employer(compiled);
    let doubtful: Vec<&Author<'_>> = authors.iter().filter(|author| author.findings > 0).collect();
    if !doubtful.is_empty() {
        _ = writeln!(out, "{}", words::BY_EMPLOYER);
    }
    for author in doubtful {
        let name = author.employer.unwrap_or(wording::quality::NO_EMPLOYER);
        let _ = writeln!(out, "  {:>5}  {name} ({})", author.findings, words::notices(author.notices));
    }
    out
}

/// An employer's notices, and what is doubtful in them.
#[derive(Serialize)]
struct Author<'a> {
    employer: Option<&'a str>,
    notices: usize,
    findings: usize,
}

fn by_employer(compiled: &Compiled) -> Vec<Author<'_>> {
    let offers = compiled.bundle.offers.iter();
    let employers: BTreeMap<&str, &str> = offers
        .filter_map(|offer| Some((offer, offer.employer.as_ref()?.name.as_str())))
        .flat_map(|(offer, name)| {
            std::iter::once(&offer.source).chain(&offer.sources).map(move |source| (source.as_str(), name))
        })
        .collect();
    let mut counted: BTreeMap<Option<&str>, (usize, usize)> = BTreeMap::new();
    for notice in &compiled.notices {
        let count = counted.entry(employers.get(notice.name.as_str()).copied()).or_default();
        *count = (count.0 + 1, count.1 + notice.findings.len());
    }
    let mut authors: Vec<Author<'_>> =
        counted.into_iter().map(|(employer, (notices, findings))| Author { employer, notices, findings }).collect();
    authors.sort_by_key(|author| std::cmp::Reverse(author.findings));
    authors
}

fn by_code(compiled: &Compiled) -> Vec<(Code, usize)> {
    let mut counted: BTreeMap<Code, usize> = BTreeMap::new();
    for (_, finding) in all(compiled) {
        *counted.entry(finding.code).or_default() += 1;
    }
    let mut counted: Vec<(Code, usize)> = counted.into_iter().collect();
    counted.sort_by_key(|&(code, number)| (std::cmp::Reverse(number), code));
    counted
}

/// How many offers still take applications on a day; one without a deadline counts as open.
#[must_use]
pub fn open_and_closed(bundle: &Bundle, today: Day) -> String {
    let status = |offer: &Offer| ApplicationStatus::of(offer.last_day(), offer.status.is_open(), today);
    let closed = bundle.offers.iter().filter(|offer| status(offer) == ApplicationStatus::Closed).count();
    words::open_and_closed(bundle.offers.len() - closed, closed, today)
}

/// What this publication found beside the one before, which was of the day `since`.
#[must_use]
pub fn changes(bundle: &Bundle, since: Day, today: Day) -> String {
    let mut counted: BTreeMap<What, usize> = BTreeMap::new();
    for told in Changes::of(bundle, today).changes.iter().filter(|told| told.change.day == today) {
        *counted.entry(told.change.what).or_default() += 1;
    }
    words::changes(since, &counted.into_iter().collect::<Vec<_>>())
}

fn all(compiled: &Compiled) -> impl Iterator<Item = (&Notice, &Finding)> {
    compiled.notices.iter().flat_map(|notice| notice.findings.iter().map(move |finding| (notice, finding)))
}

fn shorten(line: &str) -> String {
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
