//! Values to fields by what they are: a value that stands beside, below or at the label of another field is given to the
//! one that it answers. What evidence decides closely is a doubt.
//!
//! Labels tell where a value is looked for; the tables and the calendar tell what it is. A day of deposit is the day of
//! the reference, and a deadline comes after it.

use super::{Notes, corps, reference};
use crate::day::Day;
use crate::document::{Line, Mark};
use crate::finding::{Code, Finding};
use crate::gazetteer::{communes, corps as known, employers};
use crate::label::Label;
use crate::label::{Field, value};
use crate::offer;
use crate::text::date::{self, DateAt};
use crate::text::{fold, words};

/// Fields above a line that may go on with it: those of two lines of print in two columns, and one between.
const NEAR: usize = 6;

/// Lines of a document between a field and the line that goes on with it.
const FAR: u32 = 12;

/// Characters of a value that is known by what it is.
const LONGEST_VALUE: usize = 120;

/// Lines of a value that goes on, and bytes of each.
const MOST_LINES: usize = 8;
const LONGEST_OWN: usize = 400;

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
    free_lengths(head);
    order_days(head, notes);
    place_lines(head, notes);
    // Once more, for days that were cut in two.
    order_days(head, notes);
    exchange(head, notes);
    place_before(head);
}

/// Words that a label took although they begin its value: «Corps / Domaine Cadre | technique».
fn return_words(head: &mut [Field]) {
    for field in head.iter_mut().filter(|field| field.label == Some(Label::Corps) && !field.parted) {
        let Some(value) = field.values.first() else { continue };
        if known::begins_with_corps(&value.text) {
            continue;
        }
        let starts: Vec<usize> = crate::text::words_at(&field.written).iter().skip(1).map(|word| word.start).collect();
        let taken = starts.into_iter().rev().find(|start| {
            let joins = if value.text.starts_with(['\'', '’']) { "" } else { " " };
            let whole = format!("{}{joins}{}", &field.written[*start..], value.text);
            field.written[*start..].starts_with(char::is_uppercase)
                && known::at_start(&whole).is_some_and(|(_, end)| end > field.written.len() - start)
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
    if !communes::is_commune(rest) || communes::names_a_commune(&head[workplace].text()) {
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

/// The rest of a length of residency that went on with the day beside it: «… sur titre (1) : au» beside «… : vendredi 17
/// janvier 2025 moins égale à 5 ans».
fn free_lengths(head: &mut [Field]) {
    let Some(residency) = only(head, Label::Residency) else { return };
    let own = head[residency].text();
    let says_length = |text: &str| value::tells_length(&fold(text));
    if own.is_empty() || says_length(&own) {
        return;
    }
    for at in residency.saturating_sub(NEAR)..head.len().min(residency + NEAR) {
        if !matches!(head[at].label, Some(Label::Posted | Label::Deadline)) {
            continue;
        }
        let Some(line) = head[at].values.last() else { continue };
        let Some(end) = date::dates(&line.text).last().map(|date| date.end) else { continue };
        let rest = line.part(end..line.text.len()).trimmed();
        if !says_length(&format!("{own} {}", rest.text)) {
            continue;
        }
        let day = line.with_text(line.text[..end].trim_end());
        if let Some(value) = head[at].values.last_mut() {
            *value = day;
        }
        if let Some(last) = head[residency].values.last_mut() {
            last.join(&rest);
        }
        return;
    }
}

/// Lines without a label, each to the field that it answers or goes on with.
fn place_lines(head: &mut Vec<Field>, notes: &mut Notes) {
    for at in 1..head.len() {
        let is_loose = head[at].label.is_none() && head[at].values.len() == 1;
        if !is_loose || matches!(head[at].values[0].mark, Mark::Row) {
            continue;
        }
        let text = head[at].text();
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
        let Some((_, chosen)) = best else { continue };
        if let (Some(field), Some(other)) = (head[chosen].label.map(Label::field), second) {
            let rival = head[other].written.clone();
            notes
                .findings
                .push(Finding::new(Code::AssignmentDoubtful, Some(line), &text).about(field).expecting(&rival));
        }
        if let Some(value) = head[at].values.pop() {
            append(&mut head[chosen], value);
        }
    }
    head.retain(says_something);
}

/// Whether a field has a label or a value.
fn says_something(field: &Field) -> bool {
    field.label.is_some() || !field.is_empty()
}

/// How well a text goes on with a field or answers it; `None` where it does not.
fn fit(field: &Field, text: &str, adjacent: bool) -> Option<Fit> {
    let label = field.label?;
    if field.values.len() > MOST_LINES || field.values.iter().any(|line| line.text.len() > LONGEST_OWN) {
        return None;
    }
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
            if !empty && !has_date && !known::is_corps(text) && corps::completes(&own, text) {
                return Some(completes());
            }
            let begins = known::begins_with_corps(text);
            if !empty && waits(&own) && begins {
                return Some(Fit::Ends);
            }
            answers(begins && !has_date).or_else(awaited)
        }
        Label::Employer => {
            if !empty && !has_date && !employers::is_known(&own) && employers::is_known(&joined()) {
                return Some(completes());
            }
            answers(employers::is_employer(text)).or_else(awaited)
        }
        Label::Workplace => {
            let somewhere = communes::names_a_place(text);
            if has_date || value::is_unit(text) && !adjacent {
                return None;
            }
            if !empty && adjacent && communes::names_a_commune(text) && !communes::names_a_commune(&own) {
                return Some(Fit::Awaited);
            }
            answers(somewhere).or_else(awaited).or_else(follows)
        }
        Label::Availability => {
            // «Susceptible» ⏎ «d’être à pourvoir».
            let half = words(&own).last().is_some_and(|last| last.starts_with("susceptible"));
            if half && words(text).next().as_deref() == Some("d") {
                return Some(Fit::Ends);
            }
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

/// Whether a value is unfinished: it ends with a word that leads to another, a hyphen or a slash.
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
        Some(last) => last.join(&line),
        None => field.values.push(line),
    }
}

/// Values at the label of another field, where their own has none: all of a notice whose values stand before their
/// labels, «/» behind the label of the workplace. It is a doubt where a label is left without a value.
fn exchange(head: &mut [Field], notes: &mut Notes) {
    const TYPED: [Label; 5] = [Label::Employer, Label::Corps, Label::Residency, Label::Workplace, Label::Availability];
    let mut moves: Vec<(usize, usize)> = Vec::new();
    // A value that finds its label may leave one empty for the next.
    for _ in 0..TYPED.len() {
        let before = moves.len();
        for wanted in TYPED {
            let Some(empty) = only(head, wanted).filter(|at| head[*at].is_empty()) else { continue };
            let donor = (empty.saturating_sub(NEAR)..head.len().min(empty + NEAR)).find(|at| {
                let field = &head[*at];
                let text = field.text();
                let own = field.label.filter(|label| TYPED.contains(label) && field.values.len() == 1);
                own.is_some_and(|own| !is_of(own, &text) && is_of(wanted, &text))
            });
            if let Some(donor) = donor {
                head[empty].values = std::mem::take(&mut head[donor].values);
                moves.push((donor, empty));
            }
        }
        if moves.len() == before {
            break;
        }
    }
    for (donor, taker) in moves.into_iter().filter(|(donor, _)| head[*donor].is_empty()) {
        if let (Some(label), Some(first)) = (head[taker].label, head[taker].values.first()) {
            let finding = Finding::new(Code::AssignmentDoubtful, Some(first.number), &first.text).about(label.field());
            notes.findings.push(finding.expecting(&head[donor].written));
        }
    }
}

/// Whether a text is plainly what a label asks for.
fn is_of(label: Label, text: &str) -> bool {
    let short = text.chars().count() <= LONGEST_VALUE;
    short
        && match label {
            Label::Reference => reference::is_reference(text),
            Label::Employer => employers::is_known(text),
            Label::Corps => known::begins_with_corps(text),
            Label::Residency => value::tells_residency(&fold(text), text),
            Label::Workplace => communes::names_a_place(text) && !employers::is_employer(text),
            Label::Availability => value::tells_when(&fold(text), text) && !value::tells_length(&fold(text)),
            Label::Posted | Label::Deadline => is_a_day(text),
            _ => false,
        }
}

/// Whether a text is a day and nothing else.
fn is_a_day(text: &str) -> bool {
    let found = date::dates(text);
    matches!(found.as_slice(), [only] if fold(&text[..only.start]).is_empty() && fold(&text[only.end..]).is_empty())
}

/// Values that stand before their label: a line without one, and behind it a label without a value.
fn place_before(head: &mut Vec<Field>) {
    for at in 1..head.len() {
        let (line, next) = (&head[at - 1], &head[at]);
        let is_loose = line.label.is_none() && line.values.len() == 1 && line.values[0].mark != Mark::Bullet;
        let asks = next.label.filter(|_| is_loose && next.is_empty() && next.line.saturating_sub(line.line) <= 2);
        let Some(label) = asks else { continue };
        let near = &head[at.saturating_sub(NEAR)..head.len().min(at + NEAR)];
        if is_of(label, &line.text()) && only(near, label).is_some() {
            head[at].values = std::mem::take(&mut head[at - 1].values);
        }
    }
    head.retain(says_something);
}

/// The days of deposit and deadline, where they do not stand each behind its label: both behind one, each at the other's,
/// before or below their labels. The earlier one is the deposit; what the reference's day does not confirm is a doubt.
fn order_days(head: &mut Vec<Field>, notes: &mut Notes) {
    let (Some(posted), Some(deadline)) = (only(head, Label::Posted), only(head, Label::Deadline)) else { return };
    let (top, end) = (posted.min(deadline).saturating_sub(2), head.len().min(posted.max(deadline) + NEAR));
    let mut days: Vec<(Day, usize, Line)> = Vec::new();
    for (at, field) in head.iter().enumerate().take(end).skip(top) {
        let is_slot = at == posted || at == deadline;
        // The reference's day is no day of vacancy where a label of the two has none.
        let lent = field.label == Some(Label::Availability)
            && (head[posted].is_empty() || head[deadline].is_empty())
            && date::dates(&field.text()).first().and_then(day) == reference_day(head);
        let is_loose = (field.label.is_none() || lent) && field.values.len() == 1 && is_a_day(&field.text());
        let [line] = field.values.as_slice() else {
            if is_slot && !field.is_empty() {
                return;
            }
            continue;
        };
        if !is_slot && !is_loose {
            continue;
        }
        let found = date::dates(&line.text);
        let only_days = found.windows(2).all(|pair| fold(&line.text[pair[0].end..pair[1].start]).is_empty());
        if !only_days || fold(&line.text).contains("initialement") {
            return;
        }
        let starts = found.iter().skip(1).map(|date| date.start);
        let mut start = 0;
        for (date, end) in found.iter().zip(starts.chain([line.text.len()])) {
            let Some(day) = day(date) else { return };
            days.push((day, at, line.part(start..end).trimmed()));
            start = end;
        }
    }
    let [(one, first, _), (other, second, _)] = days.as_slice() else { return };
    let (one, other, first, second) = (*one, *other, *first, *second);
    let at_labels = (first == posted && second == deadline) || (first == deadline && second == posted);
    let at_own = at_labels && (one <= other) == (first == posted);
    let confirmed = reference_day(head) == Some(one.min(other));
    // A deadline before the deposit may be a slip of the pen: only the reference tells.
    if one == other || at_own || (at_labels && !confirmed) || one.until(other).abs() > LONGEST_WINDOW {
        return;
    }
    if one > other {
        days.reverse();
    }
    let apart = [posted, deadline];
    if at_labels || !confirmed {
        for (field, own, rival) in [(offer::Field::Posted, 0, 1), (offer::Field::Deadline, 1, 0)] {
            let finding =
                Finding::new(Code::AssignmentDoubtful, Some(days[own].2.number), &days[own].2.text).about(field);
            notes.findings.push(finding.expecting(&days[rival].2.text));
        }
    }
    let mut loose: Vec<usize> = days.iter().map(|(_, at, _)| *at).filter(|at| !apart.contains(at)).collect();
    for (slot, (_, _, line)) in apart.into_iter().zip(days) {
        head[slot].values = vec![line];
    }
    loose.sort_unstable();
    for at in loose.into_iter().rev() {
        if head[at].label.is_some() {
            head[at].values.clear();
        } else {
            head.remove(at);
        }
    }
}

/// The one field of a label; `None` where there are several.
fn only(head: &[Field], label: Label) -> Option<usize> {
    let mut all = head.iter().enumerate().filter(|(_, field)| field.label == Some(label));
    let (at, _) = all.next()?;
    all.next().is_none().then_some(at)
}

/// The day in the reference's line.
fn reference_day(head: &[Field]) -> Option<Day> {
    let is_one = |field: &&Field| {
        field.label == Some(Label::Reference) || field.label.is_none() && reference::is_reference(&field.text())
    };
    head.iter().filter(is_one).find_map(|field| date::dates(&field.text()).first().and_then(day))
}

fn day(found: &DateAt) -> Option<Day> {
    Day::new(found.year, found.month, found.day)
}

const fn is_day(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Posted | Label::Deadline))
}
