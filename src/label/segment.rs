//! Where a line turns to another label or heading: two columns of print that a converter wrote on one line, a heading
//! in the midst of a text. Knows how labels and headings are spelled and set, and nothing of values.

use super::Label;
use super::heading;
use super::vocabulary::{self, Evidence};
use crate::document::{Line, Mark};
use crate::text::WordAt;

/// Bytes of a line in which a second label is looked for; what is longer is running text.
const LONGEST_MIXED_LINE: usize = 600;

/// Turns of one line; a line of more is no line of a form.
const MOST_TURNS: usize = 32;

/// Words of a label that is one without bold letters or a place of its own.
const SURE_LABEL: usize = 3;

/// The places behind its beginning, in bytes, at which a line turns to another label or heading.
#[must_use]
pub fn turns(line: &Line, words: &[WordAt], in_body: bool) -> Vec<usize> {
    if line.mark == Mark::Row {
        return if in_body { Vec::new() } else { cells(line, words) };
    }
    let mut turns = Vec::new();
    // Where the label or heading that was met last ends, with its sign.
    let mut behind = own_end(line, words);
    for at in 1..words.len() {
        let start = words[at].start;
        let before = line.text[..start].trim_end();
        let listed = !in_body && before.ends_with([',', ';']);
        if start < behind || !(listed || line.text[start..].starts_with(char::is_uppercase)) {
            continue;
        }
        let found = label_at(line, words, at, behind, in_body).or_else(|| heading_at(line, words, at, behind, in_body));
        if let Some(end) = found {
            turns.push(start);
            behind = end;
        }
        if turns.len() == MOST_TURNS {
            break;
        }
    }
    turns
}

/// Where the label or heading ends with which a line begins; 0 where it begins with none.
fn own_end(line: &Line, words: &[WordAt]) -> usize {
    let label = vocabulary::evidence(line, words, 0).map(|(_, found)| found.end);
    let rest = vocabulary::second_half_end(line, words);
    let heading = heading::evidence(line, words, 0).map(|(found, _)| found.end);
    label.into_iter().chain(rest).chain(heading).max().unwrap_or_default()
}

/// The end of the label that begins at a word, where it is one for certain.
fn label_at(line: &Line, words: &[WordAt], at: usize, behind: usize, in_body: bool) -> Option<usize> {
    let (label, found) = vocabulary::evidence(line, words, at)?;
    let start = words[at].start;
    let before = &line.text[words[at - 1].end..start];
    // «FEMME DE SERVICE» names a post.
    let is_unanswered = !found.sign && line.text.get(found.end..).is_none_or(|rest| rest.trim().is_empty());
    if is_unanswered && !found.begins_bold() && heading::leads_on(&words[at - 1].word) {
        return None;
    }
    let between = line.text.get(behind..start).unwrap_or_default().trim();
    let follows_empty = behind > 0 && between.is_empty();
    let own = vocabulary::evidence(line, words, 0).map(|(label, _)| label);
    // A slash is a value by itself where a length of residency is asked: «… sur titre (1) : / Lieu de travail».
    let slash = behind > 0 && matches!(between, "/" | "-") && own.is_none_or(|own| own == Label::Residency);
    // «… 27/11/2026 - Date limite : …»
    let by_colon = line.text[start..found.end].trim_end().ends_with(':') && !is_unit(label) && label != Label::Service;
    let parted = (found.count >= SURE_LABEL && found.sign || by_colon)
        && own.is_some_and(|own| own != label)
        && between.len() > 2
        && matches!(before, " - " | " – " | " / ");
    let is_apart = !before.contains(['/', '(', '-', '’', '\'']) || found.begins_bold() || slash || parted;
    let certain = if found.begins_bold() {
        found.ends_bold() || found.sign || (!in_body && is_unit(label))
    } else if in_body || line.mark == Mark::Bullet {
        false
    } else if found.ends_bold() {
        true
    } else if line.text.len() > LONGEST_MIXED_LINE {
        false
    } else if found.sign {
        // «Corps : Attaché Direction : des finances» is read by what a corps is.
        found.count >= SURE_LABEL
            || matches!(label, Label::Reference | Label::Employer)
            || follows_empty
            || parted
            || own.is_some_and(|own| own != Label::Corps && own != label)
    } else {
        (found.count >= SURE_LABEL || own.is_some_and(|own| own != label)) && is_answered(line, label, &found)
    };
    let allowed = !in_body || label.stands_in_body() || found.begins_bold() && label == Label::Department;
    (certain && is_apart && allowed).then_some(found.end)
}

/// Whether a label names a unit of the administration, and so may be the beginning of the unit's name.
const fn is_unit(label: Label) -> bool {
    matches!(label, Label::Department)
}

/// Whether behind a label without a sign stands what can only be its value.
fn is_answered(line: &Line, label: Label, found: &Evidence) -> bool {
    let rest = line.text.get(found.end..).unwrap_or_default().trim();
    // What stands behind the value is another label's.
    let value = rest.char_indices().nth(60).map_or(rest, |(end, _)| &rest[..end]);
    let first_day = crate::text::date::dates(value).first().map(|date| date.start);
    if matches!(label, Label::Posted | Label::Deadline) {
        return found.count >= SURE_LABEL && first_day.is_some_and(|start| start <= "le ".len());
    }
    let asks = match label {
        Label::Availability | Label::Workplace | Label::Corps => found.count >= SURE_LABEL,
        Label::Reference | Label::Residency => true,
        // «Collectivité» or «Établissement» alone also begins the names of what is no employer.
        Label::Employer => {
            found.count >= SURE_LABEL
                || crate::text::words(&line.text[..found.end]).last().is_some_and(|word| word.starts_with("employeur"))
        }
        Label::Posted
        | Label::Deadline
        | Label::Title
        | Label::Department
        | Label::Service
        | Label::Change
        | Label::Occupation
        | Label::Contract
        | Label::Openings => false,
    };
    asks && super::value::fits_without_sign(label, found.count, value)
}

/// The end of the heading that begins at a word, where it is one for certain.
fn heading_at(line: &Line, words: &[WordAt], at: usize, behind: usize, in_body: bool) -> Option<usize> {
    let (found, weak) = heading::evidence(line, words, at)?;
    let start = words[at].start;
    let before = line.text[..start].trim_end();
    let follows_empty = behind > 0 && line.text.get(behind..start).is_some_and(|between| between.trim().is_empty());
    let ends_sentence = before.ends_with(['.', ';', '!', '?', '…', '»']) && line.mark != Mark::Bullet;
    let certain = if found.begins_bold() {
        found.sign || (found.ends_bold() && !weak)
    } else {
        !weak && found.sign && (follows_empty && in_body || found.count >= SURE_LABEL && ends_sentence && in_body)
    };
    certain.then_some(found.end)
}

/// The cells of a table's row that begin with a label.
fn cells(line: &Line, words: &[WordAt]) -> Vec<usize> {
    let begins_cell = |at: &usize| line.text[words[*at - 1].end..words[*at].start].trim_end().ends_with('|');
    let is_label = |at: &usize| {
        vocabulary::evidence(line, words, *at).is_some_and(|(_, found)| {
            let rest = line.text[found.end..].trim_start();
            // A cell that holds a label and nothing else, or a label with its colon.
            (found.sign && line.text[words[*at].start..found.end].trim_end().ends_with(':'))
                || rest.is_empty()
                || (found.sign && line.text[..found.end].trim_end().ends_with('|'))
        })
    };
    (1..words.len()).filter(begins_cell).filter(is_label).take(MOST_TURNS).map(|at| words[at].start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(written: &str, in_body: bool) -> Vec<String> {
        let line = Line::read(1, written).unwrap();
        let turns = turns(&line, &line.words(), in_body);
        let starts = std::iter::once(0).chain(turns.iter().copied());
        let ends = turns.iter().copied().chain([line.text.len()]);
        starts.zip(ends).map(|(start, end)| line.part(start..end).trimmed().text).collect()
    }

    #[test]
    fn a_line_of_the_head_turns_where_another_label_begins() {
        let check = |written: &str, expected: &[&str]| assert_eq!(parts(written, false), expected, "{written}");
        check("Nouméa Poste à pourvoir : immédiatement", &["Nouméa", "Poste à pourvoir : immédiatement"]);
        check("Magasinier Référence : 26-1/SR", &["Magasinier", "Référence : 26-1/SR"]);
        check("Le chef et le lieu de travail : Nouméa", &["Le chef et le lieu de travail : Nouméa"]);
        check("**FEMME DE SERVICE**", &["FEMME DE SERVICE"]);
        let direction = "DIRECTION DES COLLECTIVITÉS LOCALES ET DES ÉTABLISSEMENTS PUBLICS";
        check(direction, &[direction]);
        check("Attaché Direction : des finances", &["Attaché Direction : des finances"]);
        check("Corps ou Cadre d’emploi / Domaine : attaché", &["Corps ou Cadre d’emploi / Domaine : attaché"]);
        check(
            "**Corps / Domaine** : cadre **Direction :** Télécom",
            &["Corps / Domaine : cadre", "Direction : Télécom"],
        );
        check("**Corps / Domaine : Direction : Télécom**", &["Corps / Domaine :", "Direction : Télécom"]);
        check(
            "**Corps / Domaine : Attaché Direction** des ports",
            &["Corps / Domaine : Attaché", "Direction des ports"],
        );
        check(
            "**Date de dépôt de l’offre :** 6/2/2026 **Date limite de candidature** 27/2/2026",
            &["Date de dépôt de l’offre : 6/2/2026", "Date limite de candidature 27/2/2026"],
        );
        check(
            "**pour le recrutement sur titre (1) : / Date de dépôt de l’offre :** 6/2/2026",
            &["pour le recrutement sur titre (1) : /", "Date de dépôt de l’offre : 6/2/2026"],
        );
        check(
            "Date de dépôt de l’offre vendredi 6 février 2026 Date limite de candidature vendredi 27 février 2026",
            &[
                "Date de dépôt de l’offre vendredi 6 février 2026",
                "Date limite de candidature vendredi 27 février 2026",
            ],
        );
        check(
            "| Employeur | Province Sud | Direction | Finances |",
            &["Employeur | Province Sud", "Direction | Finances"],
        );
        check("| Lieu de travail | Koné |", &["Lieu de travail | Koné"]);
    }

    #[test]
    fn a_line_of_the_body_turns_where_a_heading_begins() {
        let check = |written: &str, expected: &[&str]| assert_eq!(parts(written, true), expected, "{written}");
        check(
            "… à la clientèle. Place dans l’organigramme : N - 3",
            &["… à la clientèle.", "Place dans l’organigramme : N - 3"],
        );
        check(
            "**Activités principales : Unité organisationnelle** : SMQP",
            &["Activités principales :", "Unité organisationnelle : SMQP"],
        );
        check("Assurer les **Missions principales** du service", &["Assurer les", "Missions principales du service"]);
        check("Assurer les missions principales : accueil", &["Assurer les missions principales : accueil"]);
        check("Il revoit la Place dans l’organigramme : N", &["Il revoit la Place dans l’organigramme : N"]);
    }
}
