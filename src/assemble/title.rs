//! The title of a post, and what stands around it: logos, the occupation, the contract, the count.

use super::{Head, Notes, employer, reference};
use crate::document::Mark;
use crate::finding::Code;
use crate::label::pattern::rows;
use crate::label::value;
use crate::label::vocabulary::Label;
use crate::offer::TitleFrom;
use crate::text::{fold, number, words_at};

/// Slogans and addresses of the employers' logos, and what scanners make of them, folded.
const LOGOS: &str = include_str!("logos.txt");

/// The lines of the head that make the title, and those that are remains of logos.
#[derive(Debug, Default)]
pub(super) struct TitleLines {
    pub(super) text: Option<String>,
    pub(super) line: Option<u32>,
    /// Positions in the head.
    pub(super) fields: Vec<usize>,
    pub(super) junk: Vec<usize>,
}

/// Finds the title: the lines without a label before the first labelled one, save those that are
/// something else; where none is left there, those behind the reference.
pub(super) fn title(head: Head<'_>, notes: &mut Notes) -> TitleLines {
    let mut found = TitleLines::default();
    for (at, field) in head.0.iter().enumerate() {
        let text = field.text();
        if field.label.is_none() && is_junk(&text) {
            notes.doubt(Code::JunkLine, Some(field.line), &text);
            found.junk.push(at);
        }
    }
    let loose: Vec<usize> = (0..head.0.len())
        .filter(|at| head.0[*at].label.is_none() && !found.junk.contains(at))
        .filter(|at| may_be_title(&head.0[*at].text()) && head.0[*at].values.iter().all(|line| line.mark != Mark::Row))
        .collect();
    let first_label = head
        .0
        .iter()
        .position(|field| matches!(field.label, Some(label) if label != Label::Department && label != Label::Service));
    let first_label = first_label.unwrap_or(head.0.len());
    let before: Vec<usize> = loose.iter().copied().filter(|at| *at < first_label).collect();
    let chosen = if before.is_empty() {
        if let Some(field) = head.first(Label::Title).filter(|field| !field.is_empty()) {
            notes.read("title", field.value_line());
            found.text = Some(field.text());
            found.line = Some(field.value_line());
            return found;
        }
        loose.iter().copied().find(|at| *at < first_label + 3).into_iter().collect()
    } else {
        before
    };
    let lines: Vec<usize> = chosen.into_iter().filter(|at| !is_bullet(head, *at)).collect();
    let Some(first) = lines.first() else { return found };
    found.line = Some(head.0[*first].line);
    found.text = Some(lines.iter().map(|at| head.0[*at].text()).collect::<Vec<_>>().join(" "));
    found.fields = lines;
    if let Some(line) = found.line {
        notes.read("title", line);
    }
    found
}

fn is_bullet(head: Head<'_>, at: usize) -> bool {
    head.0[at].values.iter().any(|line| line.mark == Mark::Bullet)
}

/// Whether a loose line of the head may be the title or a part of it.
fn may_be_title(text: &str) -> bool {
    let folded = fold(text);
    !employer::is_employer(text)
        && !value::is_direction(text)
        && !reference::is_reference(text)
        && !folded.contains("reorganisation")
        && !folded.ends_with(" recrute")
        && !is_contract(&folded)
        && text.chars().count() <= 250
}

/// Whether a line is the remains of a logo.
fn is_junk(text: &str) -> bool {
    let folded = fold(text);
    rows(LOGOS).any(|(_, spelling)| spelling == folded)
}

/// Whether a line speaks of the contract: «Mission d’un an renouvelable».
fn is_contract(folded: &str) -> bool {
    let has = |wanted: &str| folded.split(' ').any(|word| word == wanted);
    folded.split(' ').count() <= 14
        && (has("renouvelable")
            || has("cdd")
            || has("cdi")
            || folded.starts_with("contrat ")
            || folded.starts_with("mission d"))
}

/// The title as it is published, and where it comes from.
pub(super) fn settle(
    lines: &TitleLines,
    occupation: Option<&str>,
    reference: Option<&str>,
    stem: &str,
) -> (String, TitleFrom) {
    if let Some(title) = lines.text.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        return (title.to_owned(), TitleFrom::Document);
    }
    if let Some(occupation) = occupation {
        return (occupation.to_owned(), TitleFrom::Occupation);
    }
    let name = reference.unwrap_or(stem);
    (if name.is_empty() { "?".to_owned() } else { name.to_owned() }, TitleFrom::Fallback)
}

/// The occupation in the public register.
pub(super) fn occupation(head: Head<'_>, notes: &mut Notes) -> Option<String> {
    let field = head.first(Label::Occupation)?;
    let text = field.text();
    let says_something = text.chars().any(char::is_alphanumeric);
    if says_something {
        notes.read("occupation", field.value_line());
    }
    says_something.then_some(text)
}

/// What the head says of the contract.
pub(super) fn contract(head: Head<'_>, notes: &mut Notes) -> Option<String> {
    let labelled = head.all(Label::Contract).find(|field| !field.is_empty());
    let field =
        labelled.or_else(|| head.0.iter().find(|field| field.label.is_none() && is_contract(&fold(&field.text()))))?;
    notes.read("contract", field.value_line());
    Some(field.text())
}

/// The number of posts a title speaks of: «04 SAGES FEMMES», «DT – 2 Commerciaux», «Deux agents».
pub(super) fn openings(title: &str, line: Option<u32>, notes: &mut Notes) -> u32 {
    let words = words_at(title);
    for (at, word) in words.iter().enumerate() {
        let Some(count) = number::number(&word.word).filter(|count| (2..=99).contains(count)) else { continue };
        let Some(next) = words.get(at + 1) else { continue };
        let starts = at == 0 || matches!(title[words[at - 1].end..word.start].trim(), "–" | "-" | ":" | "(" | "—");
        let counts_posts = matches!(next.word.as_str(), "poste" | "postes");
        let measures = matches!(
            next.word.as_str(),
            "an" | "ans" | "mois" | "h" | "heures" | "eme" | "e" | "grade" | "jours" | "fois"
        );
        let apart = title[word.end..next.start].chars().all(char::is_whitespace);
        if (starts || counts_posts) && apart && !measures && next.word.len() > 1 {
            if let Some(line) = line {
                notes.read("openings", line);
            }
            return count;
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_posts_of_a_title() {
        let check =
            |title: &str, expected: u32| assert_eq!(openings(title, None, &mut Notes::default()), expected, "{title}");
        check("04 SAGES FEMMES", 4);
        check("DT – 2 Commerciaux – Agence Télécom", 2);
        check("Deux agents d’accueil", 2);
        check("1 Gardien", 1);
        check("11 postes - Réorganisation interne", 11);
        check("Technicien de niveau 2 polyvalent", 1);
        check("Professeur des écoles – 2 ans", 1);
        check("Chargé de mission", 1);
    }
}
