//! Values to fields by what they are: a value that stands beside, below or at the label of another field is given to the
//! one that it answers. What evidence decides closely is a doubt.
//!
//! Labels tell where a value is looked for; the tables and the calendar tell what it is. A day of deposit is the day of
//! the reference, and a deadline comes after it.

use super::{Notes, corps, employer, place};
use crate::day::Day;
use crate::document::{Line, Mark};
use crate::finding::{Code, Finding};
use crate::label::vocabulary::Label;
use crate::label::{Field, value};
use crate::offer;
use crate::text::date::{self, DateAt};
use crate::text::{fold, words};

/// Fields above a line that may go on with it: those of two lines of print in two columns, and one between.
const NEAR: usize = 6;

/// Lines of a document between a field and the line that goes on with it.
const FAR: u32 = 12;

/// Days between a deposit and a deadline, at the most.
const LONGEST_WINDOW: i32 = 200;

/// How well a text answers a field, from nothing to what only this field can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It goes on with the value above as any text does.
    Follows,
    /// The value above waits for more.
    Awaited,
    /// It is what the field asks for.
    Answers,
    /// With it, what the field holds becomes a date, a corps, a body's name.
    Completes,
    /// So it does, and the value above waits for more.
    Ends,
}

/// Gives the head's values to its fields.
pub(super) fn assign(head: &mut Vec<Field>, notes: &mut Notes) {
    return_words(head);
    free_places(head);
    free_continuations(head);
    place_lines(head, notes);
    exchange(head, notes);
    part_days(head, notes);
    order_days(head, notes);
}

/// Words that a label took although they begin its value: «Corps / Domaine Cadre | technique».
fn return_words(head: &mut [Field]) {
    for field in head.iter_mut().filter(|field| field.label == Some(Label::Corps) && !field.parted) {
        let Some(value) = field.values.first() else { continue };
        if corps::begins_with_corps(&value.text) {
            continue;
        }
        let starts: Vec<usize> = crate::text::words_at(&field.written).iter().skip(1).map(|word| word.start).collect();
        let taken = starts.into_iter().rev().find(|start| {
            let joins = if value.text.starts_with(['\'', '’']) { "" } else { " " };
            let whole = format!("{}{joins}{}", &field.written[*start..], value.text);
            field.written[*start..].starts_with(char::is_uppercase)
                && corps::begins_beyond(&whole, field.written.len() - start)
        });
        let Some(start) = taken else { continue };
        let joins = if value.text.starts_with(['\'', '’']) { "" } else { " " };
        let whole = format!("{}{joins}{}", &field.written[start..], value.text);
        let line = value.with_text(&whole);
        field.values[0] = line;
        field.written.truncate(start);
        field.written.truncate(field.written.trim_end().len());
    }
}

/// The rest of a workplace behind the slash of a residency: «… sur titre (1) : / NOUMEA» below «Lieu de travail Atelier».
fn free_places(head: &mut [Field]) {
    let Some(residency) = only(head, Label::Residency) else { return };
    let Some(workplace) = only(head, Label::Workplace).filter(|at| at.abs_diff(residency) <= NEAR) else { return };
    let [line] = head[residency].values.as_slice() else { return };
    let Some(rest) = line.text.strip_prefix("/ ") else { return };
    if !place::is_commune(rest) || place::names_a_commune(&head[workplace].text()) {
        return;
    }
    let (slash, rest) = (line.with_text("/"), line.with_text(rest));
    head[residency].values = vec![slash];
    append(&mut head[workplace], rest);
}

/// Lines that went on with the value nearest to them, and complete the one beside it: «cadre | Direction : Télécom» ⏎
/// «d’exploitation».
fn free_continuations(head: &mut [Field]) {
    for at in 1..head.len() {
        let may_hold =
            matches!(head[at].label, Some(Label::Corps | Label::Department | Label::Service | Label::Employer));
        let Some(next) = head[at].values.get(1).filter(|next| may_hold && next.mark == Mark::Plain) else { continue };
        let text = next.text.clone();
        let first = Field { values: head[at].values[..1].to_vec(), ..head[at].clone() };
        let own = fit(&first, &text, false).unwrap_or(Fit::Follows);
        let others = (at.saturating_sub(NEAR)..at).rev();
        let better = others.filter_map(|other| Some((fit(&head[other], &text, false)?, other)));
        let better =
            better.filter(|(fit, _)| *fit > own && *fit >= Fit::Completes).max_by_key(|(fit, other)| (*fit, *other));
        if let Some((_, other)) = better {
            let line = head[at].values.remove(1);
            append(&mut head[other], line);
        }
    }
}

/// Lines without a label, each to the field that it answers or goes on with.
fn place_lines(head: &mut Vec<Field>, notes: &mut Notes) {
    let mut at = 1;
    while at < head.len() {
        let is_loose = head[at].label.is_none() && head[at].values.len() == 1;
        let text = head[at].text();
        if !is_loose || matches!(head[at].values[0].mark, Mark::Row) {
            at += 1;
            continue;
        }
        let line = head[at].line;
        let bullet = head[at].values[0].mark == Mark::Bullet;
        let mut best: Option<(Fit, usize)> = None;
        let mut second: Option<usize> = None;
        for other in (at.saturating_sub(NEAR)..at).rev() {
            let field = &head[other];
            let last = field.values.last().map_or(field.line, |value| value.number);
            if field.label.is_none() || line.saturating_sub(last) > FAR {
                continue;
            }
            let adjacent = other + 1 == at && line.saturating_sub(last) <= 2;
            let Some(fit) = fit(field, &text, adjacent).filter(|fit| !bullet || *fit >= Fit::Completes) else {
                continue;
            };
            match best {
                Some((found, _)) if found > fit => {}
                Some((found, one)) if found == fit => {
                    if fit >= Fit::Awaited && head[one].label != field.label && !is_day(field.label) {
                        second = Some(other);
                    }
                }
                _ => (best, second) = (Some((fit, other)), None),
            }
        }
        let Some((_, chosen)) = best else {
            at += 1;
            continue;
        };
        if let (Some(field), Some(other)) = (head[chosen].label.map(Label::field), second) {
            let rival = head[other].written.clone();
            notes
                .findings
                .push(Finding::new(Code::AssignmentDoubtful, Some(line), &text).about(field).expecting(&rival));
        }
        let mut loose = head.remove(at);
        if let Some(value) = loose.values.pop() {
            append(&mut head[chosen], value);
        }
    }
}

/// How well a text goes on with a field or answers it; `None` where it does not.
fn fit(field: &Field, text: &str, adjacent: bool) -> Option<Fit> {
    let label = field.label?;
    let own = field.text();
    let empty = own.is_empty();
    let has_date = !date::dates(text).is_empty();
    let joined = || format!("{own} {text}");
    let follows = || (adjacent && !empty && text.starts_with(char::is_lowercase)).then_some(Fit::Follows);
    let awaited = || (!has_date && waits(&own)).then_some(Fit::Awaited);
    let answers = |answers: bool| (empty && answers).then_some(Fit::Answers);
    let completes = || if waits(&own) { Fit::Ends } else { Fit::Completes };
    match label {
        Label::Posted | Label::Deadline => {
            if !date::dates(&own).is_empty() {
                None
            } else if has_date {
                Some(Fit::Answers)
            } else {
                (!empty && !date::dates(&joined()).is_empty()).then_some(Fit::Completes)
            }
        }
        Label::Residency => {
            let length = |text: &str| value::tells_length(&fold(text));
            if !empty && !length(&own) && length(&joined()) && !length(text) {
                return Some(Fit::Completes);
            }
            answers(value::tells_residency(&fold(text), text))
        }
        Label::Corps => {
            if !empty && !has_date && !corps::is_corps(text) && corps::completes(&own, text) {
                return Some(completes());
            }
            let begins = corps::begins_with_corps(text);
            if !empty && waits(&own) && begins {
                return Some(Fit::Ends);
            }
            answers(begins && !has_date).or_else(awaited)
        }
        Label::Employer => {
            if !empty && !has_date && !employer::is_known(&own) && employer::is_known(&joined()) {
                return Some(completes());
            }
            answers(employer::is_employer(text)).or_else(awaited)
        }
        Label::Workplace => {
            let somewhere = place::names_a_place(text);
            if has_date || value::is_unit(text) && !adjacent {
                return None;
            }
            if !empty && adjacent && place::names_a_commune(text) && !place::names_a_commune(&own) {
                return Some(Fit::Awaited);
            }
            answers(somewhere).or_else(awaited).or_else(follows)
        }
        Label::Availability => {
            let goes_on = || follows().filter(|_| leads(text));
            answers(value::tells_when(&fold(text), text)).or_else(awaited).or_else(goes_on)
        }
        Label::Department | Label::Service | Label::Occupation => awaited(),
        Label::Title | Label::Reference | Label::Change | Label::Contract | Label::Openings => None,
    }
}

/// Whether a text begins with a word that binds it to what stands before.
fn leads(text: &str) -> bool {
    let first = words(text).next().unwrap_or_default();
    matches!(
        first.as_str(),
        "dans" | "de" | "du" | "des" | "d" | "a" | "au" | "pour" | "suite" | "par" | "en" | "jusqu" | "sous"
    )
}

/// Whether a value ends as no value ends: with a word that leads to another, a hyphen, a slash.
fn waits(text: &str) -> bool {
    let text = text.trim_end();
    let last = words(text).last().unwrap_or_default();
    let leads = matches!(
        last.as_str(),
        "de" | "du"
            | "des"
            | "d"
            | "la"
            | "le"
            | "les"
            | "l"
            | "et"
            | "ou"
            | "a"
            | "au"
            | "aux"
            | "en"
            | "dans"
            | "sur"
            | "par"
            | "pour"
            | "avec"
    );
    text.len() > 2 && (leads && text.ends_with(char::is_alphabetic) || text.ends_with(['-', '–', '/', ',', '’', '\'']))
}

/// Appends a line to a field: to its last line where the two are one value cut in two.
fn append(field: &mut Field, line: Line) {
    let joins = match field.label {
        Some(Label::Residency) => {
            field.values.last().is_some_and(|_| line.mark == Mark::Plain && !value::tells_length(&fold(&line.text)))
        }
        Some(_) => true,
        None => false,
    };
    match field.values.last_mut().filter(|_| joins) {
        Some(last) => {
            let base = last.text.len() + 1;
            last.text = format!("{} {}", last.text, line.text);
            last.bold.extend(line.bold.iter().map(|run| run.start + base..run.end + base));
            last.struck.extend(line.struck.iter().map(|run| run.start + base..run.end + base));
        }
        None => field.values.push(line),
    }
}

/// Values at each other's label, or at a label whose own is missing: «Lieu de travail : /» above an empty residency.
fn exchange(head: &mut [Field], notes: &mut Notes) {
    let labels = [Label::Residency, Label::Workplace, Label::Availability];
    for wanted in labels {
        let Some(empty) = head.iter().position(|field| field.label == Some(wanted)).filter(|at| head[*at].is_empty())
        else {
            continue;
        };
        if head.iter().any(|field| field.label == Some(wanted) && !field.is_empty()) {
            continue;
        }
        let donor = (empty.saturating_sub(NEAR)..head.len().min(empty + NEAR)).find(|at| {
            let field = &head[*at];
            let text = field.text();
            let misplaced = match field.label {
                Some(Label::Residency) => !value::tells_residency(&fold(&text), &text) && value_is_short(&text),
                Some(Label::Workplace) => !place::names_a_place(&text),
                Some(Label::Availability) => !value::tells_when(&fold(&text), &text),
                _ => false,
            };
            let answers = match wanted {
                Label::Residency => value::tells_residency(&fold(&text), &text),
                Label::Workplace => place::is_commune(&text),
                Label::Availability => value::tells_when(&fold(&text), &text) && date::dates(&text).is_empty(),
                _ => false,
            };
            !field.is_empty() && misplaced && answers
        });
        if let Some(donor) = donor {
            let values = std::mem::take(&mut head[donor].values);
            if let Some(first) = values.first() {
                let finding =
                    Finding::new(Code::AssignmentDoubtful, Some(first.number), &first.text).about(wanted.field());
                notes.findings.push(finding.expecting(&head[donor].written));
            }
            head[empty].values = values;
        }
    }
}

fn value_is_short(text: &str) -> bool {
    text.chars().count() <= 80
}

/// Two days behind one label of two, and none behind the other: the earlier one is the deposit.
fn part_days(head: &mut [Field], notes: &mut Notes) {
    let (Some(posted), Some(deadline)) = (only(head, Label::Posted), only(head, Label::Deadline)) else { return };
    for (empty, full) in [(posted, deadline), (deadline, posted)] {
        if !date::dates(&head[empty].text()).is_empty() || head[full].values.len() != 1 {
            continue;
        }
        let line = head[full].values[0].clone();
        let found = date::dates(&line.text);
        let [first, second] = found.as_slice() else { continue };
        let apart = fold(&line.text[first.end..second.start]).is_empty();
        if !apart || crate::text::fold(&line.text).contains("initialement") {
            continue;
        }
        let (Some(one), Some(other)) = (day(first), day(second)) else { continue };
        let parts = (line.part(0..second.start).trimmed(), line.part(second.start..line.text.len()).trimmed());
        let (early, late) = if one <= other { parts } else { (parts.1, parts.0) };
        let (to_posted, to_deadline) = (early, late);
        let confirmed = reference_day(head) == Some(one.min(other));
        if !confirmed {
            for (at, field) in [(posted, offer::Field::Posted), (deadline, offer::Field::Deadline)] {
                let finding = Finding::new(Code::AssignmentDoubtful, Some(line.number), &line.text).about(field);
                notes.findings.push(finding.expecting(&head[at].written));
            }
        }
        head[posted].values = vec![to_posted];
        head[deadline].values = vec![to_deadline];
        return;
    }
}

/// Days at each other's label: the one that stands for the deadline is the reference's, and the one that stands for the
/// deposit comes after it.
fn order_days(head: &mut [Field], notes: &mut Notes) {
    let (Some(posted), Some(deadline)) = (only(head, Label::Posted), only(head, Label::Deadline)) else { return };
    let alone = |at: usize| {
        let [line] = head[at].values.as_slice() else { return None };
        let found = date::dates(&line.text);
        let [only] = found.as_slice() else { return None };
        Some((day(only)?, line.text.clone(), line.number))
    };
    let (Some(at_posted), Some(at_deadline)) = (alone(posted), alone(deadline)) else { return };
    let window = at_deadline.0.until(at_posted.0);
    if !(1..=LONGEST_WINDOW).contains(&window) || reference_day(head) != Some(at_deadline.0) {
        return;
    }
    for (field, (found, rival)) in
        [(offer::Field::Posted, (&at_deadline, &at_posted)), (offer::Field::Deadline, (&at_posted, &at_deadline))]
    {
        let finding = Finding::new(Code::AssignmentDoubtful, Some(found.2), &found.1).about(field);
        notes.findings.push(finding.expecting(&rival.1));
    }
    let values = std::mem::take(&mut head[posted].values);
    head[posted].values = std::mem::replace(&mut head[deadline].values, values);
}

/// The one field of a label; `None` where there are several.
fn only(head: &[Field], label: Label) -> Option<usize> {
    let mut all = head.iter().enumerate().filter(|(_, field)| field.label == Some(label));
    let (at, _) = all.next()?;
    all.next().is_none().then_some(at)
}

/// The day in the reference's line.
fn reference_day(head: &[Field]) -> Option<Day> {
    let mut references = head.iter().filter(|field| field.label == Some(Label::Reference));
    references.find_map(|field| date::dates(&field.text()).first().and_then(day))
}

fn day(found: &DateAt) -> Option<Day> {
    Day::new(found.year, found.month, found.day)
}

const fn is_day(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Posted | Label::Deadline))
}
