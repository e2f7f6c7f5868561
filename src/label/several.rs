//! Where a document that holds several notices begins a new one.
//!
//! A notice begins with a group of labels. A second group, behind text, that answers the same questions otherwise is
//! another notice's; one that repeats the answers is the same notice's next page.

use super::heading;
use super::{Label, vocabulary};
use crate::document::{Document, Line, Mark};
use crate::text::fold;
use std::collections::BTreeMap;

/// Labels that a group has at the least.
const FEWEST_LABELS: usize = 3;

/// Lines without a label that end a group.
const GAP: usize = 4;

/// Lines above a group's first label that may be its title.
const LONGEST_TITLE: usize = 6;

/// Notices that one document may hold.
const MOST_NOTICES: usize = 100;

/// A group of labels: what stands behind each, and where the first and the last one stand.
#[derive(Debug, Default)]
struct Group {
    values: BTreeMap<Label, String>,
    first: usize,
    last: usize,
}

/// The numbers of the lines with which the notices behind the first one begin.
#[must_use]
pub fn beginnings(document: &Document) -> Vec<u32> {
    if !may_be_several(document) {
        return Vec::new();
    }
    let lines = document.unmarked();
    let rules = rules(document);
    let groups = groups(&lines, &rules);
    let mut found = Vec::new();
    let mut notice: BTreeMap<Label, String> = BTreeMap::new();
    let mut before = 0;
    for group in groups {
        if notice.len() >= FEWEST_LABELS && is_another(&notice, &group.values) && found.len() + 1 < MOST_NOTICES {
            found.push(lines[beginning(&lines, &rules, before, group.first)].number);
            notice = group.values;
        } else {
            for (label, value) in group.values {
                notice.entry(label).or_insert(value);
            }
        }
        before = group.last + 1;
    }
    found
}

/// Whether a label that every notice has stands there twice: told from the letters, since nearly all documents are one.
fn may_be_several(document: &Document) -> bool {
    let count = |wanted: [&str; 2]| {
        let holds = |line: &&str| wanted.iter().any(|word| line.contains(word));
        document.lines().filter(holds).nth(1).is_some()
    };
    count(["mployeur", "MPLOYEUR"])
        || count(["ate limite", "ATE LIMITE"])
        || count(["férence", "ÉRENCE"])
        || count(["ference", "ERENCE"])
}

/// The numbers of the lines that are rules: «---», «=====».
fn rules(document: &Document) -> Vec<u32> {
    let is_rule = |line: &str| {
        let line = line.trim();
        line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '–' | '—' | ' ' | '~' | '#' | '•'))
    };
    document.lines().zip(1..).filter(|(line, _)| is_rule(line)).map(|(_, number)| number).collect()
}

/// The groups of labels of a document.
fn groups(lines: &[Line], rules: &[u32]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut is_open = false;
    for (at, line) in lines.iter().enumerate() {
        let words = line.words();
        let label = vocabulary::label(line, &words)
            .filter(|found| is_core(found.label) && (line.mark != Mark::Bullet || line.text.contains(':')));
        let Some(found) = label else {
            let far = groups.last().is_none_or(|group| at - group.last > GAP);
            is_open &= !far && heading::heading(line, &words).is_none();
            continue;
        };
        let parted = groups.last().is_some_and(|group| has_rule(rules, lines[group.last].number, line.number));
        if !is_open || parted {
            groups.push(Group { first: at, ..Group::default() });
            is_open = true;
        }
        if let Some(group) = groups.last_mut() {
            let value = if found.value.is_empty() {
                lines.get(at + 1).map_or("", |line| line.text.as_str())
            } else {
                &found.value
            };
            group.values.entry(found.label).or_insert_with(|| fold(value));
            group.last = at;
        }
    }
    groups
}

/// Whether a label is one that nearly all notices have.
const fn is_core(label: Label) -> bool {
    matches!(
        label,
        Label::Reference
            | Label::Employer
            | Label::Corps
            | Label::Residency
            | Label::Workplace
            | Label::Availability
            | Label::Posted
            | Label::Deadline
    )
}

/// Whether a group of labels is of another notice than those before it.
fn is_another(notice: &BTreeMap<Label, String>, group: &BTreeMap<Label, String>) -> bool {
    if group.len() < FEWEST_LABELS {
        return false;
    }
    if let (Some(one), Some(other)) = (notice.get(&Label::Reference), group.get(&Label::Reference)) {
        return one != other;
    }
    let shared = group.keys().filter(|label| notice.contains_key(label)).count();
    let differs = group.iter().any(|(label, value)| notice.get(label).is_some_and(|own| own != value));
    shared >= FEWEST_LABELS && differs && group.contains_key(&Label::Employer)
}

/// The line with which the notice of a group begins: the title above its labels, else its first label.
fn beginning(lines: &[Line], rules: &[u32], from: usize, group: usize) -> usize {
    let mut start = group;
    while start > from && group - start < LONGEST_TITLE {
        let (line, next) = (&lines[start - 1], &lines[start]);
        if has_rule(rules, line.number, next.number) {
            return start;
        }
        let gap = next.number.saturating_sub(line.number);
        let is_head = line.mark == Mark::Heading || !line.text.contains(char::is_lowercase);
        // A gap may part the title from the labels, and a line in capitals from what is below it.
        if gap > 1 && !(gap <= 3 && (start == group || is_head)) {
            return start;
        }
        let is_title = line.mark != Mark::Bullet
            && line.mark != Mark::Row
            && line.text.chars().count() <= 120
            && !line.text.ends_with(['.', ';', ':', ','])
            && heading::heading(line, &line.words()).is_none();
        if !is_title {
            break;
        }
        start -= 1;
    }
    // Where nothing parts two notices, one line is the title.
    start.max(group.saturating_sub(1))
}

/// Whether a rule stands between two lines.
fn has_rule(rules: &[u32], from: u32, to: u32) -> bool {
    let next = rules.partition_point(|rule| *rule <= from);
    rules.get(next).is_some_and(|rule| *rule < to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(title: &str, reference: &str, employer: &str) -> String {
        format!(
            "{title}\nRéférence : {reference} du 27/11/2026\nEmployeur : {employer}\nCorps / Domaine : agent technique\n\
             Lieu de travail : {employer}\n\nMissions :\nEntretenir les massifs.\n\nPour répondre à cette offre :\n\
             Dossier à remettre à l’accueil\n"
        )
    }

    #[test]
    fn finds_where_another_notice_begins() {
        let check = |text: &str, expected: &[u32]| {
            assert_eq!(beginnings(&Document::new("a.txt", text)), expected, "{text}");
        };
        let (one, two) = (notice("Jardinier", "26-1001/SR", "Poya"), notice("Comptable", "26-1002/SR", "Voh"));
        check(&one, &[]);
        check(&format!("{one}\n\n{two}"), &[14]);
        check(&format!("{one}\n{two}"), &[13]);
        check(&format!("{one}\n---\n{two}"), &[14]);
        check(&format!("{one}\n---\n\n# {two}"), &[15]);
        check(&format!("{one}\n\nAVIS DE VACANCE DE POSTE\n\n{two}"), &[14]);
        check(&format!("{one}{two}{}", notice("Agent", "26-1003/SR", "Koné")), &[12, 23]);
        // The next page of the same notice repeats its head.
        check(&format!("{one}\n\n{one}"), &[]);
        let listed = |notice: &str| notice.replace("Réf", "- Réf").replace("Emp", "- Emp").replace("Cor", "- Cor");
        check(&format!("{}\n\n{}", listed(&one), listed(&two)), &[14]);
        // A field within the body, and a word about another reference.
        check(&format!("{one}\nLieu de travail : Voh\nEmployeur : Voh\n"), &[]);
        check(&format!("{one}\nRéférence : 26-0009/SR\n"), &[]);
        check("", &[]);
    }

    #[test]
    fn a_notice_may_begin_with_its_labels() {
        let notice = |reference: &str, employer: &str| {
            format!(
                "Employeur : {employer}\nRéférence : {reference}\nPoste à pourvoir : immédiatement\nJardinier\n\nMissions :\n\
                 Entretenir les massifs.\n"
            )
        };
        let text = format!("{}\n{}", notice("26-1001/SR", "Poya"), notice("26-1002/SR", "Voh"));
        assert_eq!(beginnings(&Document::new("a.txt", &text)), [9]);
    }
}
