//! The days of a notice: publication, deadline with its hour, and the deadlines it replaced.
//!
//! A line about a deadline may hold several days. What each of them is, its role, is told by the words before it, by
//! what joins it to the next one, and by a stroke through it. Knows no other field.

use super::status::Stamp;
use super::{Head, Notes};
use crate::day::Day;
use crate::document::Line;
use crate::finding::{Code, Finding};
use crate::label::pattern::{Pattern, Patterns};
use crate::label::{Field, Part};
use crate::label::{Label, vocabulary};
use crate::offer::{self, Status, TimeOfDay};
use crate::text::date::{self, DayAt, WEEKDAYS};
use crate::text::table::rows;
use crate::text::{WordAt, fold, hour, number, words_at};
use std::sync::LazyLock;

/// Days between publication and deadline that the notices normally leave.
const USUAL_WINDOW: i32 = 21;

/// Days behind an anchor within which a day without a year and without a weekday must lie.
const LONGEST_GUESS: i32 = 200;

/// Bytes between a day and a span of hours that belongs to it.
const NEXT_TO_DAY: usize = 6;

/// Characters of a line of the body in which a deadline is looked for.
const LONGEST_SENTENCE: usize = 400;

/// Words between what is moved and the verb that says so.
const LONGEST_SUBJECT: usize = 6;

/// Words of a note that names no subject.
const SHORTEST_SENTENCE: usize = 9;

/// The words that tell a day's role.
const CUES: &str = include_str!("days.txt");

static ROLES: LazyLock<Patterns<Role>> = LazyLock::new(|| {
    Patterns::new(rows(CUES).filter_map(|(name, notation)| Some((Role::named(name)?, Pattern::new(notation)))))
});

/// What a day is in a line about a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Applications end on it.
    Limit,
    /// Applications end on it now: the deadline was moved to it.
    Moved,
    /// Applications ended on it before.
    Replaced,
    /// Applications begin on it.
    Opening,
    /// Something else happens on it.
    Other,
}

impl Role {
    /// The role of a name of the table.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "limit" => Self::Limit,
            "moved" => Self::Moved,
            "replaced" => Self::Replaced,
            "opening" => Self::Opening,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// The days of a notice.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) posted: Option<Day>,
    pub(super) deadline: Option<Day>,
    /// The hour on that day, where it does not count as a whole.
    pub(super) time: Option<TimeOfDay>,
    /// What stands for a deadline that is no day.
    pub(super) text: Option<String>,
    pub(super) earlier: Vec<Day>,
    pub(super) changed: bool,
}

/// Reads the days as written: a contradiction is a finding, and is never corrected.
pub(super) fn days(
    head: Head<'_>,
    (body, apart): (&[Part], &[Line]),
    reference_date: Option<Day>,
    stamp: Option<&Stamp>,
    notes: &mut Notes,
) -> Days {
    let mut days = Days { posted: posted(head, reference_date, notes), ..Days::default() };
    let anchor = days.posted.or(reference_date);
    let labelled = head.all(Label::Deadline).filter(|field| !field.is_empty()).map(joined);
    let labelled: Vec<Line> = labelled.map(without_struck_parts).collect();
    let mut reading = Reading::default();
    for line in &labelled {
        reading.take(line, Role::Limit, anchor, notes);
    }
    for line in head.all(Label::Change).map(joined) {
        days.changed = true;
        // The days of a notice that this one replaces are none of its own.
        let replaces = fold(&line.text).contains("annule et remplace");
        let role = if replaces { Role::Other } else { Role::Replaced };
        let before = reading.replaced.len();
        reading.take(&line, role, anchor, notes);
        if reading.replaced.len() > before {
            notes.read(offer::Field::EarlierDeadlines, line.number);
        }
    }
    let loose = head.all_loose().map(joined);
    let lines = body.iter().flat_map(|part| &part.lines).chain(apart);
    let sentences: Vec<Line> = loose.chain(lines.cloned()).collect();
    let told = reading.day.is_some();
    for line in &sentences {
        if tells_a_deadline(line) {
            reading.take(line, Role::Limit, anchor, notes);
        } else if moves_the_deadline(line) {
            if date::dates(&line.text).is_empty() {
                notes.unread(offer::Field::Deadline, line.number, &line.text);
            } else {
                reading.take(line, Role::Moved, anchor, notes);
            }
        }
    }
    if let Some((day, line)) = reading.day {
        days.deadline = Some(day);
        if reading.is_deduced || !told {
            notes.deduced(offer::Field::Deadline, line);
        } else {
            notes.read(offer::Field::Deadline, line);
        }
    } else if let Some(line) = labelled.first() {
        if let Some(day) = anchor_of_delay(&line.text, days.posted) {
            days.deadline = Some(day);
            notes.deduced(offer::Field::Deadline, line.number);
            let code = Finding::new(Code::DeducedDay, Some(line.number), &line.text);
            notes.findings.push(code.about(offer::Field::Deadline).expecting(&day.to_string()));
        } else {
            days.text = Some(line.text.clone());
            // A day that the calendar does not have is told as such.
            if !reading.is_impossible {
                notes.unread(offer::Field::Deadline, line.number, &line.text);
            }
        }
    } else if let Some((day, stamp)) =
        stamp.and_then(|stamp| Some((stamp.day.filter(|_| stamp.status == Status::Closed)?, stamp)))
    {
        // «Candidatures closes le 18 décembre 2026» tells a deadline where nothing else does.
        days.deadline = Some(day);
        notes.deduced(offer::Field::Deadline, stamp.line);
    } else if head.first(Label::Deadline).is_none() {
        notes.doubt(Code::MissingDeadline, None, "");
    }
    days.time = time(&reading, notes);
    days.changed |= reading.is_moved;
    days.earlier = reading.replaced;
    days.earlier.sort_unstable();
    days.earlier.dedup();
    days.earlier.retain(|earlier| Some(*earlier) != days.deadline);
    let line = labelled.first().map(|line| line.number).or_else(|| reading.day.map(|(_, line)| line));
    compare(&days, reference_date, line, notes);
    days
}

impl Days {
    /// Whether a stamp only says that applications end on the deadline.
    pub(super) fn closes_on(&self, stamp: &Stamp) -> bool {
        stamp.status == Status::Closed && stamp.day.is_some() && stamp.day == self.deadline
    }
}

/// The day of publication: the first one behind its label.
fn posted(head: Head<'_>, reference_date: Option<Day>, notes: &mut Notes) -> Option<Day> {
    let Some(first) = head.first(Label::Posted) else {
        notes.doubt(Code::MissingPosted, None, "");
        return None;
    };
    let mut found: Option<Day> = None;
    for line in head.all(Label::Posted).filter(|field| !field.is_empty()).map(joined) {
        let Some(written) = date::days_written(&line.text).first().copied() else { continue };
        let Some(day) = resolve(&written, None, Wanted::Near(reference_date)) else {
            impossible(&written, &line, offer::Field::Posted, notes);
            return found;
        };
        check_date(&written, day, &line, offer::Field::Posted, notes);
        match found {
            None => {
                notes.read(offer::Field::Posted, line.number);
                found = Some(day);
            }
            Some(taken) if taken != day => {
                notes.two_answers(offer::Field::Posted, line.number, &taken.to_string(), &day.to_string());
            }
            Some(_) => {}
        }
    }
    if found.is_none() && !first.is_empty() {
        notes.unread(offer::Field::Posted, first.value_line(), &first.text());
    }
    found
}

/// What the lines about a deadline say, so far.
#[derive(Debug, Default)]
struct Reading {
    /// The deadline and its line.
    day: Option<(Day, u32)>,
    /// Whether a line said that it was moved to this day.
    is_moved: bool,
    /// Whether its year was worked out.
    is_deduced: bool,
    /// Whether a day stands there that the calendar does not have.
    is_impossible: bool,
    replaced: Vec<Day>,
    /// Hours beside the deadline, each with its line: midnight is 24:00.
    hours: Vec<(u16, u16, u32)>,
}

impl Reading {
    /// Reads the days of a line; a day without a cue has the given role.
    fn take(&mut self, line: &Line, role: Role, anchor: Option<Day>, notes: &mut Notes) {
        let text = line.text.as_str();
        let written = date::days_written(text);
        let roles = roles(line, &written, role);
        self.is_moved |= has_cue(text, Role::Moved);
        if written.len() < 2 && moves_by_a_delay(text) {
            notes.unread(offer::Field::Deadline, line.number, text);
        }
        let mut ends = Vec::new();
        for (at, (found, role)) in written.iter().zip(&roles).enumerate() {
            if matches!(role, Role::Opening | Role::Other) {
                continue;
            }
            let year = written[at + 1..].iter().chain(&written[..at]).find_map(|other| other.year.map(|_| *other));
            let Some(day) = resolve(found, year.as_ref(), Wanted::Behind(anchor)) else {
                self.is_impossible = true;
                impossible(found, line, offer::Field::Deadline, notes);
                continue;
            };
            check_date(found, day, line, offer::Field::Deadline, notes);
            let behind = &text[found.end..written.get(at + 1).map_or(text.len(), |next| next.start)];
            let is_excluded = *role != Role::Replaced && excludes(behind);
            let day = if is_excluded { day.plus(-1) } else { day };
            if *role == Role::Replaced {
                self.is_moved = true;
                // A day without its year lies before the one that replaced it.
                let late =
                    found.year.is_none() && year.and_then(|year| resolve(&year, None, Wanted::Near(None))) < Some(day);
                let (of_year, month, of_month) = day.civil();
                let before = Day::new(of_year - 1, month, of_month).filter(|_| late && year.is_some());
                self.replaced.push(before.unwrap_or(day));
            } else {
                ends.push((at, day, *role, is_excluded || found.year.is_none() && year.is_none()));
            }
        }
        // The day to which the deadline was moved replaces those that are only named.
        let moved = ends.iter().rev().find(|(_, _, role, _)| *role == Role::Moved).copied();
        if let Some((_, to, _, _)) = moved {
            let before = ends.iter().filter(|(_, day, role, _)| *role == Role::Limit && *day < to);
            self.replaced.extend(before.map(|(_, day, _, _)| *day));
            ends.retain(|(_, day, role, _)| *role == Role::Moved || *day > to);
        }
        for (at, day, role, deduced) in ends {
            if deduced {
                let written = &text[written[at].start..written[at].end];
                let finding = Finding::new(Code::DeducedDay, Some(line.number), written);
                notes.findings.push(finding.about(offer::Field::Deadline).expecting(&day.to_string()));
            }
            match self.day {
                None => {
                    self.day = Some((day, line.number));
                    self.is_deduced = deduced;
                    self.is_moved |= role == Role::Moved;
                }
                Some((taken, _)) if taken == day || self.replaced.contains(&day) => {}
                Some((taken, _)) if role == Role::Moved && day > taken => {
                    self.replaced.push(taken);
                    self.day = Some((day, line.number));
                    self.is_deduced = deduced;
                    self.hours.clear();
                }
                Some((taken, _)) => {
                    let (taken, day) = (taken.to_string(), day.to_string());
                    notes.two_answers(offer::Field::Deadline, line.number, &taken, &day);
                    continue;
                }
            }
            if self.day.is_some_and(|(taken, _)| taken == day) {
                let from = if at == 0 { 0 } else { written[at - 1].end };
                let to = written.get(at + 1).map_or(text.len(), |next| next.start);
                let near = &text[from..to];
                let hours = hour::hours(near);
                self.hours.extend(hours.iter().map(|hour| (hour.hour, hour.minute, line.number)));
                // A span of hours beside the day tells opening hours, and not the hour of the deadline.
                let behind = &text[written[at].end..to];
                if let Some(span) = hour::span(behind).filter(|span| hours.is_empty() && *span <= NEXT_TO_DAY) {
                    notes.unread(offer::Field::DeadlineTime, line.number, behind[span..].trim());
                }
            }
        }
    }
}

/// The role of each day of a line.
fn roles(line: &Line, written: &[DayAt], role: Role) -> Vec<Role> {
    let text = line.text.as_str();
    let mut found: Vec<Role> = Vec::with_capacity(written.len());
    let mut from = 0;
    for (at, day) in written.iter().enumerate() {
        let lead = &text[from..day.start];
        let until = written.get(at + 1).map_or(text.len(), |next| next.start);
        let trail = own_trail(&text[day.end..until], at + 1 == written.len());
        from = day.end + trail.len();
        let is_struck = line.struck.iter().any(|span| span.start < day.end && day.start < span.end);
        let behind = last_cue(trail).filter(|cue| matches!(cue, Role::Moved | Role::Replaced));
        let cue = match lead_cue(lead) {
            // «reportée du 18 décembre au 8 janvier»
            Some(Role::Moved) if ends_with(lead, &["du", "de"]) && written.len() > at + 1 => Some(Role::Replaced),
            Some(Role::Limit) | None => behind.or_else(|| lead_cue(lead)),
            cue => cue,
        };
        let follows_move = at > 0 && found[at - 1] == Role::Replaced && ends_with(lead, &["au", "a"]);
        found.push(match cue {
            _ if is_struck => Role::Replaced,
            Some(cue) => cue,
            None if follows_move => Role::Moved,
            None => role,
        });
    }
    // «du … au …», «entre le … et le …», «… – …»: the first day opens, the last one counts.
    for at in 1..written.len() {
        let between = &text[written[at - 1].end..written[at].start];
        let joins = matches!(between.trim(), "-" | "–" | "—" | "→" | "/")
            || fold(between) == "a"
            || ends_with(between, &["au", "jusqu au", "jusqu a"]) && fold(between).len() <= 14
            || ends_with(between, &["et le", "et"]) && has_word(&text[..written[at - 1].start], "entre");
        if joins && found[at - 1] == Role::Limit && found[at] == Role::Limit {
            found[at - 1] = Role::Opening;
        }
    }
    found
}

/// What behind a day still belongs to it: words in brackets, or those up to a comma.
fn own_trail(behind: &str, is_last: bool) -> &str {
    let start = behind.trim_start();
    let skipped = behind.len() - start.len();
    if start.starts_with('(') {
        // A bracket that another day stands in leads to that day.
        return start.find(')').map_or(if is_last { behind } else { "" }, |close| &behind[..=skipped + close]);
    }
    match behind.find([',', ';', '(']) {
        Some(end) => &behind[..end],
        None if is_last => behind,
        None => "",
    }
}

/// The role that the last cue of a text tells.
fn last_cue(text: &str) -> Option<Role> {
    let words = words_at(text);
    (0..words.len()).rev().find_map(|at| {
        let longest = ROLES.fitting(&words[at..]).max_by_key(|(count, _)| *count);
        longest.map(|(_, role)| *role)
    })
}

/// The role that the words before a day tell. A cue of a limit is the weakest: in «prolongation jusqu’au» and «initialement
/// jusqu’au» the other cue decides.
fn lead_cue(lead: &str) -> Option<Role> {
    let last = last_cue(lead);
    let stronger =
        [Role::Replaced, Role::Moved].into_iter().find(|role| last == Some(Role::Limit) && has_cue(lead, *role));
    stronger.or(last)
}

/// Whether the words behind a day say that it does not count any more: «(exclu)».
fn excludes(behind: &str) -> bool {
    let mut words = words_at(behind).into_iter();
    words.next().is_some_and(|word| matches!(word.word.as_ref(), "exclu" | "exclus" | "exclue"))
}

/// Whether a text has a cue of a role.
fn has_cue(text: &str, role: Role) -> bool {
    let words = words_at(text);
    (0..words.len()).any(|at| ROLES.fitting(&words[at..]).any(|(_, found)| *found == role))
}

fn ends_with(text: &str, endings: &[&str]) -> bool {
    let folded = fold(text);
    let is_end =
        |ending: &&str| folded.strip_suffix(*ending).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    endings.iter().any(is_end)
}

fn has_word(text: &str, wanted: &str) -> bool {
    words_at(text).iter().any(|word| word.word == wanted)
}

/// Whether a line that is no field of the deadline tells one: «Date limite de réception des dossiers : …», «Les
/// candidatures doivent parvenir avant le …».
fn tells_a_deadline(line: &Line) -> bool {
    let text = line.text.as_str();
    if text.len() > LONGEST_SENTENCE || !text.bytes().any(|byte| byte.is_ascii_digit()) || date::dates(text).is_empty()
    {
        return false;
    }
    let words = line.words();
    if vocabulary::label(line, &words).is_some_and(|found| found.label == Label::Deadline) {
        return true;
    }
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.word.as_ref()));
    let applies =
        has(&["candidature", "candidatures", "dossier", "dossiers", "postuler"]) || names_the_deadline(&words);
    let folded = fold(text);
    let ends = ["au plus tard le", "avant le", "jusqu au", "date limite", "dernier delai", "cloture"];
    applies
        && ends.iter().any(|end| folded.contains(end))
        && !has_cue(text, Role::Other)
        && !has_cue(text, Role::Opening)
}

/// Whether words speak of the deadline without saying whose it is: «nouvelle date limite», «la date limite est fixée au».
fn names_the_deadline(words: &[WordAt]) -> bool {
    let words: Vec<&str> = words.iter().map(|word| word.word.as_ref()).collect();
    words.windows(3).any(|three| {
        matches!(three, ["nouvelle", "date", "limite" | "de"] | ["nouveau", "delai", _])
            || matches!(three, ["date", "limite", "est" | "fixee" | "au" | "le" | "portee"])
    })
}

/// Whether a line says that the deadline was moved, whatever the day: «Le délai est prorogé jusqu’au 8 janvier 2027»,
/// «(1) reportée au 8 janvier 2027».
fn moves_the_deadline(line: &Line) -> bool {
    let text = line.text.as_str();
    if text.len() > LONGEST_SENTENCE {
        return false;
    }
    let words = line.words();
    let Some(verb) = words.iter().position(|word| is_participle_of_moving(&word.word)) else { return false };
    let before: Vec<&str> = words[..verb].iter().map(|word| word.word.as_ref()).collect();
    let names = before.iter().rev().take(LONGEST_SUBJECT).any(|word| {
        matches!(*word, "limite" | "cloture" | "delai" | "delais" | "echeance" | "candidature" | "candidatures")
    });
    // Contracts and projects are prolonged too.
    let is_alone = before.iter().all(|word| word.len() <= 2) && words.len() <= SHORTEST_SENTENCE;
    let is_of_a_day = is_alone && !date::dates(text).is_empty();
    (names || is_of_a_day) && !has_cue(text, Role::Other) && !has_cue(text, Role::Opening)
}

/// Whether a text says by how much the deadline was moved, and not to which day: «prolongé de huit jours».
fn moves_by_a_delay(text: &str) -> bool {
    let words = words_at(text);
    words.windows(4).any(|four| {
        is_participle_of_moving(&four[0].word)
            && four[1].word == "de"
            && number::number(&four[2].word).is_some()
            && matches!(four[3].word.as_ref(), "jour" | "jours" | "semaine" | "semaines" | "mois")
    })
}

/// Whether a folded word says that something was moved to a later day.
fn is_participle_of_moving(word: &str) -> bool {
    let stem = word.trim_end_matches('s').trim_end_matches('e');
    matches!(stem, "prolong" | "prorog" | "report" | "repouss" | "recul" | "decal")
        && word.len() > stem.len()
        && !matches!(word, "recule" | "decale")
}

/// The same line without what is struck out, where the strokes leave no day whole: «vendredi ~~11~~18 décembre 2026».
fn without_struck_parts(line: Line) -> Line {
    let unstruck = line.unstruck();
    if line.struck.is_empty() || !date::days_written(&line.text).is_empty() || date::dates(&unstruck).is_empty() {
        return line;
    }
    let text = unstruck.into_owned();
    Line { text: text.clone(), ..Line { struck: Vec::new(), bold: Vec::new(), ..line.with_text(&text) } }
}

/// The hour of the deadline; midnight is none, since the whole day counts.
fn time(reading: &Reading, notes: &mut Notes) -> Option<TimeOfDay> {
    let mut found: Option<(TimeOfDay, u32)> = None;
    for &(hour, minute, line) in reading.hours.iter().filter(|(hour, _, _)| *hour < 24) {
        // «0 h» may be the day's beginning or its end.
        if (hour, minute) == (0, 0) {
            notes.unread(offer::Field::DeadlineTime, line, "0 h");
            continue;
        }
        let Some(time) = TimeOfDay::new(hour, minute) else { continue };
        match found {
            None => {
                notes.read(offer::Field::DeadlineTime, line);
                found = Some((time, line));
            }
            Some((taken, _)) if taken != time => {
                notes.two_answers(offer::Field::DeadlineTime, line, &taken.to_string(), &time.to_string());
            }
            Some(_) => {}
        }
    }
    found.map(|(time, _)| time)
}

/// The last day of a delay that certainly begins on the day of publication: «trois semaines à compter de la publication».
fn anchor_of_delay(text: &str, posted: Option<Day>) -> Option<Day> {
    let posted = posted?;
    let words = words_at(text);
    let word = |at: usize| words.get(at).map(|word| word.word.as_ref());
    let (at, count) = (0..words.len()).find_map(|at| {
        let rest = words[at..].iter().map(|word| word.word.as_ref());
        let figures = number::number(words[at].word.as_ref()).filter(|_| words[at].word.as_bytes()[0].is_ascii_digit());
        let (count, next) = figures.map(|count| (count, 1)).or_else(|| number::spelled(rest))?;
        let unit = word(at + next)?;
        matches!(unit, "jour" | "jours" | "semaine" | "semaines" | "mois").then_some((at + next, count))
    })?;
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.word.as_ref()));
    let begins = has(&["compter", "apres", "suivant", "suivent", "partir", "suivante"]);
    let of_publication = has(&["publication", "parution", "diffusion", "depot", "publie", "publiee", "parue"])
        && !has(&["notification"]);
    let uncertain = has(&["ouvres", "ouvrables", "ouvrable", "francs", "environ", "minimum", "moins"]);
    if !begins || !of_publication || uncertain || count == 0 || count > 365 {
        return None;
    }
    let count = i32::try_from(count).ok()?;
    Some(match word(at)? {
        "semaine" | "semaines" => posted.plus(7 * count),
        "mois" => {
            let (year, month, day) = posted.civil();
            let months = i32::try_from(month).ok()? - 1 + count;
            let (year, month) = (year + months / 12, u32::try_from(months % 12).ok()? + 1);
            Day::new(year, month, day.min(crate::day::days_in_month(year, month)))?
        }
        _ => posted.plus(count),
    })
}

/// Where a day without a year is looked for.
#[derive(Clone, Copy)]
enum Wanted {
    /// Within half a year of a day.
    Near(Option<Day>),
    /// On a day or behind it.
    Behind(Option<Day>),
}

/// The day that is meant; `None` where there is none, or no one. `other` is a day beside it whose year is written.
fn resolve(written: &DayAt, other: Option<&DayAt>, wanted: Wanted) -> Option<Day> {
    if let Some(year) = written.year {
        return Day::new(year, written.month, written.day);
    }
    let fits = |day: &Day| written.weekday.is_none_or(|weekday| weekday == day.weekday() as u8);
    if let Some(other) = other
        && let Some(year) = other.year
    {
        let of_other = Day::new(year, other.month, other.day);
        // «du 27 novembre au 8 janvier 2027»: the first day lies before the second one.
        let before = written.start < other.start && (written.month, written.day) > (other.month, other.day);
        let behind = written.start > other.start && (written.month, written.day) < (other.month, other.day);
        let year = of_other.map(|_| year - i32::from(before) + i32::from(behind))?;
        return Day::new(year, written.month, written.day).filter(fits);
    }
    let (anchor, from, to) = match wanted {
        Wanted::Near(anchor) => (anchor?, -183, 183),
        Wanted::Behind(anchor) => (anchor?, 0, if written.weekday.is_some() { 366 } else { LONGEST_GUESS }),
    };
    let (year, _, _) = anchor.civil();
    let years = [year - 1, year, year + 1];
    let days = years.iter().filter_map(|year| Day::new(*year, written.month, written.day));
    let mut days = days.filter(|day| (from..=to).contains(&anchor.until(*day))).filter(fits);
    let found = days.next();
    found.filter(|_| days.next().is_none())
}

/// A day that could not be had: the calendar has none, or nothing tells which one.
fn impossible(written: &DayAt, line: &Line, field: offer::Field, notes: &mut Notes) {
    let found = &line.text[written.start..written.end];
    let code = if written.year.is_some() { Code::NoSuchDay } else { Code::UnreadValue };
    notes.findings.push(Finding::new(code, Some(line.number), found).about(field));
}

/// A date against its own weekday, and its letters.
fn check_date(written: &DayAt, day: Day, line: &Line, field: offer::Field, notes: &mut Notes) {
    let found = &line.text[written.start..written.end];
    if written.misread {
        notes.findings.push(Finding::new(Code::SuspiciousCharacters, Some(line.number), found).about(field));
    }
    if written.weekday.is_some_and(|weekday| weekday != day.weekday() as u8) {
        let finding = Finding::new(Code::WeekdayMismatch, Some(line.number), found).about(field);
        notes.findings.push(finding.expecting(WEEKDAYS[day.weekday() as usize]));
    }
}

/// Doubts that arise from comparing the days.
fn compare(days: &Days, reference_date: Option<Day>, line: Option<u32>, notes: &mut Notes) {
    let implausible =
        |day: Day, field: offer::Field| Finding::new(Code::ImplausibleYear, line, &day.to_string()).about(field);
    if let (Some(posted), Some(reference)) = (days.posted, reference_date)
        && posted.until(reference).abs() > 366
    {
        notes.findings.push(implausible(posted, offer::Field::Posted));
    }
    let Some(deadline) = days.deadline else { return };
    let anchor = days.posted.or(reference_date);
    let written = deadline.to_string();
    if let Some(anchor) = anchor {
        let first = days.earlier.iter().copied().chain([deadline]).min().unwrap_or(deadline);
        if deadline < anchor {
            notes.doubt_expecting(Code::DeadlineBeforePosting, line, &written, &anchor.to_string());
        } else if anchor.until(deadline) > 730 {
            notes.findings.push(implausible(deadline, offer::Field::Deadline));
        } else if anchor.until(first) < USUAL_WINDOW && first >= anchor {
            notes.doubt(Code::ShortWindow, line, &anchor.until(first).to_string());
        }
    }
    let contradicts = anchor.is_some_and(|anchor| deadline < anchor);
    for earlier in &days.earlier {
        if *earlier > deadline && !contradicts {
            notes.doubt_expecting(Code::EarlierDeadlineLater, line, &earlier.to_string(), &written);
        }
        if anchor.is_some_and(|anchor| *earlier < anchor) {
            notes.findings.push(implausible(*earlier, offer::Field::EarlierDeadlines));
        }
    }
}

/// A field's value as one line.
fn joined(field: &Field) -> Line {
    let Some(first) = field.values.first() else { return Line::plain(field.line, "") };
    if let [only] = field.values.as_slice() {
        return only.clone();
    }
    let mut line = Line::plain(first.number, "");
    for value in &field.values {
        line.join(value);
    }
    line
}
