//! The corps that may apply and their domain, separated from the columns beside them.
//!
//! The notices print «Corps» and «Direction» in two columns, and the machine that reads them writes
//! both on one line: «Corps … : Adjoint Direction de l’Enseignement …». The columns are parted
//! again only where a table makes it certain.

use super::{Head, Notes};
use crate::document::Mark;
use crate::finding::Code;
use crate::gazetteer::{corps as known, domains};
use crate::label::Label;
use crate::offer;
use crate::text::{fold, number, words, words_at};

/// Words of another column's text that the end of a line may hold.
const LONGEST_ENDING: usize = 8;

/// Alternatives that a notice may name; a list of more is no list of corps.
const MOST_ALTERNATIVES: usize = 20;

/// The text of a direction found in the column of the corps, or freed from it.
#[derive(Debug)]
pub(super) struct Mixed {
    pub(super) text: String,
    pub(super) line: u32,
}

/// What was taken of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Nothing,
    /// The whole line, which makes the corps above a known one.
    Certain,
    /// A part of it, or words that no table confirms.
    Doubtful,
}

/// The column of the corps, alone.
#[derive(Debug, Default)]
pub(super) struct Columns {
    text: String,
    line: Option<u32>,
    pub(super) department: Option<Mixed>,
}

/// Parts the column of the corps from that of the direction.
pub(super) fn columns(head: Head<'_>, notes: &mut Notes) -> Columns {
    let Some(field) = head.first(Label::Corps) else {
        notes.doubt(Code::MissingCorps, None, "");
        return Columns::default();
    };
    let line = field.value_line();
    let mut values = field.values.iter().map(|value| value.text.as_str());
    let first = values.next().unwrap_or_default();
    let mut columns = Columns { text: first.to_owned(), line: Some(line), department: None };
    let mut mixed = columns.cut_direction(line);
    for value in values {
        if !columns.text.is_empty() {
            columns.text.push(' ');
        }
        columns.text.push_str(value);
    }
    let department = head.all(Label::Department).find(|field| !field.is_empty());
    if let Some(department) = department {
        let mut text = department.text();
        let mut taken = columns.take_ending(&mut text);
        if !taken && columns.text.is_empty() {
            columns.take_last_words(&mut text, false);
            taken = !columns.text.is_empty();
        }
        if taken {
            text.truncate(text.trim_end_matches([' ', '|', '/']).len());
            mixed = true;
            columns.department = Some(Mixed { text, line: department.value_line() });
        }
    }
    for loose in head.0.iter().filter(|loose| loose.label.is_none() && loose.line > line && loose.line < line + 12) {
        for value in loose.values.iter().filter(|value| matches!(value.mark, Mark::Plain | Mark::Heading)) {
            let of = department.map(|field| (field.text(), field.value_line()));
            mixed |= match columns.take_continuation(&value.text, of) {
                Taken::Nothing | Taken::Certain => false,
                Taken::Doubtful => true,
            };
        }
    }
    if mixed {
        notes.doubt(Code::MixedColumns, Some(line), &field.text());
    }
    columns
}

impl Columns {
    /// Cuts «Direction …» off the corps, and takes back what of the corps stands behind it.
    fn cut_direction(&mut self, line: u32) -> bool {
        let words = words_at(&self.text);
        let starts = |at: &usize| {
            let word = &words[*at];
            let capital = self.text[word.start..].starts_with(char::is_uppercase);
            capital
                && (matches!(word.word.as_ref(), "direction")
                    || (word.word == "service" && self.text[word.end..].trim_start().starts_with(':'))
                    || (word.word == "secretariat" && words.get(at + 1).is_some_and(|next| next.word == "general")))
        };
        let Some(at) = (0..words.len()).find(starts) else { return false };
        let cut = words[at].start;
        let mut unit = self.text[cut..].to_owned();
        // «Direction : de l’Urbanisme» has its own label here, which is no part of its name.
        let label = words[at].end - cut;
        if unit[label..].trim_start().starts_with(':') {
            unit = unit[label..].trim_start().trim_start_matches(':').trim_start().to_owned();
        }
        let before = self.text[..cut].trim_end().to_owned();
        let dangling = before.ends_with('/');
        before.trim_end_matches(['/', ' ', '|']).clone_into(&mut self.text);
        self.take_alternative(&mut unit);
        if !self.take_ending(&mut unit) && (dangling || self.text.is_empty()) {
            self.take_last_words(&mut unit, dangling);
        }
        let unit = unit.trim_matches([':', ' ', '|', '/', '.']).to_owned();
        if !unit.is_empty() {
            self.department = Some(Mixed { text: unit, line });
        }
        true
    }

    /// «Direction de l’industrie … ou attaché (DIMENC)»: a second corps in the middle of a direction.
    fn take_alternative(&mut self, unit: &mut String) {
        let Some(at) = unit.find(" ou ") else { return };
        let rest = &unit[at + 4..];
        let end = rest.find('(').unwrap_or(rest.len());
        let name = rest[..end].trim();
        if known::is_corps(name) {
            self.text = format!("{} ou {name}", self.text);
            *unit = [unit[..at].trim_end(), rest[end..].trim()].join(" ").trim_end().into();
        }
    }

    /// The ending of a direction's text that makes the corps a known one: «Adjudant sapeur-pompier» …
    /// «professionnel»; or a domain behind a slash.
    fn take_ending(&mut self, unit: &mut String) -> bool {
        if let Some((before, rest)) = unit.rsplit_once('/') {
            // «Direction … des risques /Equipement (DSCGR)»: the brackets belong to the direction.
            let (domain, brackets) = rest.split_at(rest.find('(').unwrap_or(rest.len()));
            if !self.text.contains('/') && domain.split(" ou ").all(domains::is_domain) {
                self.text = format!("{} / {}", self.text, domain.trim());
                *unit = [before.trim_end(), brackets].join(" ").trim_end().into();
                return true;
            }
        }
        if self.text.is_empty() || self.text.contains('/') {
            return false;
        }
        let words = words_at(unit);
        for word in words.iter().skip(1.max(words.len().saturating_sub(LONGEST_ENDING))) {
            let ending = &unit[word.start..];
            let whole = format!("{} {ending}", self.text);
            let longer = known::named(&whole);
            // A name of one word more than the corps by itself would be must be certain as a whole.
            if longer.is_some() && longer != known::named(&self.text) || ending_is_acronym_of(&whole, ending) {
                whole.trim_end_matches(')').clone_into(&mut self.text);
                *unit = unit[..word.start].trim_end_matches([' ', '(']).to_owned();
                return true;
            }
        }
        false
    }

    /// The last words of a direction's text that are a domain behind a dangling slash, or a corps
    /// where the column is empty.
    fn take_last_words(&mut self, unit: &mut String, dangling: bool) {
        let words = words_at(unit);
        for word in words.iter().skip(1.max(words.len().saturating_sub(LONGEST_ENDING))) {
            let ending = unit[word.start..].trim();
            if if dangling { domains::is_domain(ending) } else { known::is_corps(ending) } {
                self.text = if dangling { format!("{} / {ending}", self.text) } else { ending.to_owned() };
                *unit = unit[..word.start].trim_end().to_owned();
                return;
            }
        }
    }

    /// A line that goes on with the corps: «ou ingénieur /Economie rurale (DIMENC)»,
    /// «socio-éducatif – spécialité …». What stands in brackets at its end names the direction.
    fn take_continuation(&mut self, text: &str, department: Option<(String, u32)>) -> Taken {
        let mut text = text.trim().to_owned();
        if self.text.is_empty() && known::begins_with_corps(&text) {
            self.text = text;
            return Taken::Doubtful;
        }
        if self.text.is_empty() {
            return Taken::Nothing;
        }
        let first = words(&text).next().unwrap_or_default();
        let alternative = text.strip_prefix("ou ").is_some_and(known::begins_with_corps);
        let field = first == "domaine";
        let grade = field || (number::ordinal(&first).is_some() || first == "grade") && fold(&text).contains("grade");
        let longer = || {
            let leading = text.split(['–', '/', '-']).next().unwrap_or_default();
            let with = |part: &str| known::is_corps(&format!("{} {part}", self.text));
            text.starts_with(char::is_lowercase) && (with(&text) || with(leading) || first_two(&text).is_some_and(with))
        };
        if !(alternative || grade || longer()) {
            return Taken::Nothing;
        }
        let mut taken = if completes(&self.text, &text) { Taken::Certain } else { Taken::Doubtful };
        if let Some((name, line)) = department
            && text.ends_with(')')
            && !name.contains('(')
            && let Some(open) = text.rfind('(')
        {
            self.department = Some(Mixed { text: format!("{name} {}", &text[open..]), line });
            text.truncate(open);
            taken = Taken::Doubtful;
        }
        self.text = format!("{} {}", self.text, text.trim_end());
        taken
    }
}

/// Whether an ending is the acronym of the known name it stands behind: «… de droit public (ACDP)».
fn ending_is_acronym_of(whole: &str, ending: &str) -> bool {
    let letters = ending.trim_matches(['(', ')', ' ']);
    letters.len() >= 3 && letters.chars().all(char::is_uppercase) && known::is_corps(whole)
}

/// The first two words of a text, with what stands between them.
fn first_two(text: &str) -> Option<&str> {
    let words = words_at(text);
    words.get(1).map(|second| &text[..second.end])
}

/// Whether with a text behind it what is no corps' name, or a shorter one's, becomes a known one: «cadre» and
/// «d’exploitation».
pub(super) fn completes(own: &str, text: &str) -> bool {
    let last = split_alternatives(own).pop().unwrap_or_default();
    let whole = format!("{last} {text}");
    let longer = known::named(&whole);
    longer.is_some() && longer != known::named(last)
}

/// The corps in order, by their known names where they have one, and the domain.
pub(super) fn corps(columns: &Columns, notes: &mut Notes) -> (Vec<String>, Option<String>) {
    let Some(line) = columns.line else { return (Vec::new(), None) };
    let (pieces, domain) = pieces(&columns.text);
    let mut corps: Vec<String> = Vec::new();
    for piece in &pieces {
        let name = known::canonical(piece).unwrap_or_else(|| {
            notes.doubt(Code::UnknownCorps, Some(line), piece);
            piece.clone()
        });
        if !corps.contains(&name) {
            corps.push(name);
        }
    }
    if !corps.is_empty() {
        notes.read(offer::Field::Corps, line);
    }
    if domain.is_some() {
        notes.read(offer::Field::Domain, line);
    }
    (corps, domain.map(|domain| domains::spelled(&domain)))
}

/// The alternatives of a text, and its first domain.
fn pieces(text: &str) -> (Vec<String>, Option<String>) {
    let mut pieces: Vec<String> = Vec::new();
    let mut domain: Option<String> = None;
    let mut in_domain = false;
    // «Ingénieur 1er, 2ème ou 3ème grade»; «1er grade/2e grade» are two grades and no domain.
    for part in split_alternatives(text).into_iter().take(MOST_ALTERNATIVES) {
        let (name, field) = match part.split_once('/') {
            Some((name, field)) => (name.trim(), Some(field.trim())),
            None => (part, None),
        };
        if field.is_none() && in_domain && domains::is_domain(name) {
            domain = domain.map(|domain| format!("{domain} ou {name}"));
            continue;
        }
        in_domain = false;
        let (name, own_domain) = own_domain(name);
        // «Cf tableau ci-dessous» names none.
        if matches!(words(&name).next().as_deref(), Some("cf" | "voir")) {
            continue;
        }
        // «Professeur agrégé du cadre territorial ou du cadre de l’État» is one corps in two frames.
        let goes_on = matches!(words(&name).next().as_deref(), Some("du" | "de" | "des"));
        if let Some(last) = pieces.last_mut().filter(|_| goes_on) {
            *last = format!("{last} ou {name}");
        } else if !name.is_empty() {
            let completed = complete(&name, pieces.last().map(String::as_str));
            pieces.push(completed);
        }
        if let Some(field) = field.or(own_domain.as_deref()).filter(|field| !field.is_empty())
            && domain.is_none()
        {
            domain = Some(field.to_owned());
            in_domain = true;
        }
    }
    // The word «grade» stands once behind several ordinals.
    if pieces.iter().any(|piece| fold(piece).ends_with("grade")) {
        for piece in &mut pieces {
            let last = words(piece).last().unwrap_or_default();
            if number::ordinal(&last).is_some() {
                piece.push_str(" grade");
            }
        }
    }
    (pieces, domain)
}

/// Cuts a text at «ou», and at commas and slashes before an ordinal.
fn split_alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let (end, next) = match sign {
            ',' | '/' => (at, at + 1),
            ' ' if text[at..].starts_with(" ou ") => (at, at + 4),
            _ => continue,
        };
        if at < start {
            continue;
        }
        let first: String = text[next..].trim_start().chars().take(8).take_while(|c| !c.is_whitespace()).collect();
        let ordinal = words(&first).next().is_some_and(|word| number::ordinal(&word).is_some());
        if sign == ' ' || ordinal {
            parts.push(text[start..end].trim());
            start = next;
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A domain written without a slash: «Ingénieur 2e grade informatique», «domaine équipement».
fn own_domain(name: &str) -> (String, Option<String>) {
    let words = words_at(name);
    if let Some(at) = words.iter().position(|word| word.word == "domaine").filter(|at| *at > 0) {
        let field = name[words[at].end..].trim_matches([' ', ':', '–', '-', '.']);
        let before = name[..words[at].start].trim_end_matches([' ', '–', '-', ',', ':', '(']);
        let before = ["du", "de", "dans le"].iter().fold(before, |text, end| {
            text.strip_suffix(end).filter(|rest| rest.ends_with(' ')).map_or(text, str::trim_end)
        });
        return (before.to_owned(), (!field.is_empty()).then(|| field.to_owned()));
    }
    let grade = words.iter().position(|word| word.word == "grade" || word.word == "grades");
    if let Some(grade) = grade
        && words.len() > grade + 1
    {
        let field = name[words[grade].end..].trim_matches([' ', '-', '–']);
        if domains::is_domain(field) {
            return (name[..words[grade].end].to_owned(), Some(field.to_owned()));
        }
    }
    // «psychologue - médico-sociale et travail»
    let dash = known::at_start(name).and_then(|(_, end)| {
        let rest = name[end..].trim_start().strip_prefix(['-', '–', '—'])?.trim();
        domains::is_domain(rest).then(|| (name[..end].to_owned(), Some(rest.to_owned())))
    });
    dash.unwrap_or_else(|| (name.trim_end_matches([' ', '.', '-', '–', ':', '|']).to_owned(), None))
}

/// «2ème grade» behind «ingénieur 1er grade» is «ingénieur 2ème grade»; «d’exploitation» behind
/// «Cadre technique» is «Cadre d’exploitation».
fn complete(name: &str, before: Option<&str>) -> String {
    let Some(before) = before else { return name.to_owned() };
    let first = words(name).next().unwrap_or_default();
    let head = before.split(' ').next().unwrap_or_default();
    if number::ordinal(&first).is_some() {
        let with = words_at(before);
        let stem =
            with.iter().find(|word| number::ordinal(&word.word).is_some()).map_or(before, |word| &before[..word.start]);
        return format!("{} {name}", stem.trim_end());
    }
    let joined = format!("{head} {name}");
    if known::canonical(name).is_none() && known::canonical(&joined).is_some() { joined } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_the_corps_of_the_notices() {
        let check = |text: &str, expected: &[&str], domain: Option<&str>| {
            let columns = Columns { text: text.to_owned(), line: Some(1), department: None };
            let (corps, found) = corps(&columns, &mut Notes::default());
            assert_eq!(
                (corps.as_slice(), found.as_deref()),
                (expected.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice(), domain),
                "{text}"
            );
        };
        check("lieutenant", &["lieutenant"], None);
        check("technicien /Numérique", &["technicien"], Some("Numérique"));
        check("Rédacteur ou adjoint administratif", &["rédacteur", "adjoint administratif"], None);
        check(
            "Ingénieur 1er, 2ème ou 3ème grade / informatique",
            &["ingénieur 1er grade", "ingénieur 2ème grade", "ingénieur 3ème grade"],
            Some("informatique"),
        );
        check(
            "Ingénieur 1er grade/2e grade informatique",
            &["ingénieur 1er grade", "ingénieur 2e grade"],
            Some("informatique"),
        );
        check(
            "Ingénieur 1er ou 2ème grade domaine informatique",
            &["ingénieur 1er grade", "ingénieur 2ème grade"],
            Some("informatique"),
        );
        check(
            "Ingénieur 2ème grade / économie rurale ou équipement ou Attaché",
            &["ingénieur 2ème grade", "attaché"],
            Some("économie rurale ou équipement"),
        );
        check("Cadre technique ou d’exploitation", &["cadre technique", "cadre d'exploitation"], None);
        check("Attaché – Recrutement sur titre", &["attaché"], None);
    }

    #[test]
    fn columns_are_mixed_where_a_line_holds_both_and_not_where_the_corps_goes_on() {
        let check = |lines: &str, corps: &str, mixed: bool| {
            let text = format!("Jardinier\nRéférence : 3134-26-0001/SR\n{lines}\nLieu de travail : Poya\n");
            let reading = crate::assemble::read(&crate::document::Document::new("a.txt", &text));
            let told = reading.findings.iter().any(|finding| finding.code == Code::MixedColumns);
            assert_eq!((reading.value.corps.join(", ").as_str(), told), (corps, mixed), "{lines}");
        };
        check(
            "Corps / Domaine : Assistant de\nDirection : de la culture\nconservation",
            "assistant de conservation",
            false,
        );
        check("Corps / Domaine : Adjoint\nadministratif", "adjoint administratif", false);
        check("Corps / Domaine : Adjoint Direction de la culture administratif", "adjoint administratif", true);
        check("Corps / Domaine : Adjoint\nDirection : de la culture administratif", "adjoint administratif", true);
        check(
            "Corps / Domaine : attaché\nDirection : de l’industrie\nou ingénieur (DIMENC)",
            "attaché, ingénieur",
            true,
        );
    }

    #[test]
    fn parts_the_columns_where_that_is_certain() {
        let check = |text: &str, corps: &str, department: Option<&str>| {
            let mut columns = Columns { text: text.to_owned(), line: Some(1), department: None };
            columns.cut_direction(1);
            let found = columns.department.as_ref().map(|mixed| mixed.text.as_str());
            assert_eq!((columns.text.as_str(), found), (corps, department), "{text}");
        };
        check("Adjoint Direction de l’Enseignement (DEFIJ) :", "Adjoint", Some("Direction de l’Enseignement (DEFIJ)"));
        check(
            "Ingénieur 2e grade / Direction : de l’Urbanisme équipement",
            "Ingénieur 2e grade / équipement",
            Some("de l’Urbanisme"),
        );
        check(
            "Adjoint Direction Provinciale de l'Action Sanitaire et Sociale administratif",
            "Adjoint administratif",
            Some("Direction Provinciale de l'Action Sanitaire et Sociale"),
        );
        check(
            "ingénieur /Equipement Direction de l'industrie ou attaché (DIMENC)",
            "ingénieur /Equipement ou attaché",
            Some("Direction de l'industrie (DIMENC)"),
        );
        check("Direction : Caisse des écoles", "", Some("Caisse des écoles"));
    }
}
