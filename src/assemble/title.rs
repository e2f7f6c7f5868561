//! The title of a post, and what stands around it: logos, the occupation, the contract, the count.

use super::{Head, Notes, employer, letterhead, reference, sentence, status};
use crate::document::{Line, Mark};
use crate::finding::Code;
use crate::gazetteer::jobs::names_a_job;
use crate::gazetteer::logos::is_logo;
use crate::gazetteer::{communes, employers};
use crate::label::Label;
use crate::label::{Field, value};
use crate::offer;
use crate::offer::TitleFrom;
use crate::text::{fold, number, words, words_at};
use foldhash::fast::RandomState;
use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};
use std::ops::Deref;

/// Posts that one notice may offer; a larger number counts something else.
const MOST_OPENINGS: u32 = 99;

/// Letters of the shortest title.
const SHORTEST_TITLE: usize = 3;

/// Lines that a title may have.
const LONGEST_TITLE: usize = 4;

/// The lines of the head that make the title, and those that are remains of logos.
#[derive(Debug, Default)]
pub(super) struct TitleLines {
    pub(super) text: Option<String>,
    pub(super) line: Option<u32>,
    /// Positions in the head.
    pub(super) fields: BTreeSet<usize>,
    pub(super) junk: BTreeSet<usize>,
}

/// Finds the title: the lines without a label before the first labelled one, save those that are
/// something else; where none is left there, those behind the reference.
pub(super) fn title(head: Head<'_>, lines: &[Line], notes: &mut Notes) -> TitleLines {
    let mut found = TitleLines::default();
    let folded = LazyCell::new(|| lines.iter().map(|line| fold(&line.text)).collect::<Vec<_>>());
    let recurring = LazyCell::new(|| recurring_words(&folded));
    let employer = LazyCell::new(|| employer::labelled(head));
    // A numbered kind of paper is no label of the notice: «AVIS DE VACANCE DE POSTE N° 12/2026».
    // Nor is the day of a bulletin, where the notice has a day of its own: «Publication du 27 novembre 2026».
    let last_posted = head.0.iter().rposition(|field| field.label == Some(Label::Posted));
    let first_label = |(at, field): (usize, &Field)| match field.label {
        None | Some(Label::Department | Label::Service | Label::Change) => false,
        Some(Label::Reference) => !letterhead::is_paper(&field.written),
        Some(Label::Posted) => last_posted == Some(at),
        Some(_) => true,
    };
    let first_label = head.0.iter().enumerate().position(first_label).unwrap_or(head.0.len());
    let mut candidates: Vec<usize> = Vec::new();
    let mut strays: Vec<usize> = Vec::new();
    for (at, field) in head.0.iter().enumerate().filter(|(_, field)| field.label.is_none()) {
        let text = field.text();
        if letterhead::is_picture(&text) {
            found.junk.insert(at);
            continue;
        }
        if !is_logo(&text) && (letterhead::is_letterhead(&text) || status::is_stamp(&text)) {
            continue;
        }
        // A logo has no colon in it.
        let misread = !text.contains(':') && employers::resembles(&text, &employer);
        if is_logo(&text) || is_cut(&text) || (misread && !employers::is_employer(&text) && !names_a_job(&text)) {
            found.junk.insert(at);
        } else if may_be_title(&text)
            && field.values.iter().all(|line| line.mark == Mark::Plain || line.mark == Mark::Heading)
        {
            // «Chef de la section» ⏎ «comptabilité (H/F)»
            let goes_on = (text.starts_with(char::is_lowercase) || text.starts_with('(') && text.ends_with(')'))
                && candidates.last().is_some_and(|last| last + 1 == at && head.0[*last].line + 1 == field.line);
            if !goes_on && is_stray(&text, &recurring) { strays.push(at) } else { candidates.push(at) }
        }
    }
    let has_labelled_title = head.first(Label::Title).is_some_and(|field| !field.is_empty());
    // A word that the notice never uses again is the remains of a logo, unless it names a job or
    // nothing better stands there.
    let best = strays.iter().copied().find(|at| *at < first_label && names_a_job(&head.0[*at].text()));
    let before = candidates.iter().any(|at| *at < first_label);
    let saved =
        best.or_else(|| strays.first().copied().filter(|at| *at < first_label && !before && !has_labelled_title));
    for at in strays {
        if Some(at) == saved || (saved.is_some() && names_a_job(&head.0[at].text())) {
            candidates.push(at);
        } else {
            found.junk.insert(at);
        }
    }
    candidates.sort_unstable();
    // A picture's file is nothing that its author could take out.
    for at in found.junk.iter().filter(|at| !letterhead::is_picture(&head.0[**at].text())) {
        notes.doubt(Code::JunkLine, Some(head.0[*at].line), &head.0[*at].text());
    }
    let mut before: Vec<usize> =
        candidates.iter().copied().filter(|at| *at < first_label).take(LONGEST_TITLE).collect();
    // A commune above the title is its coat of arms; below it, it is where the post is.
    if before.len() > 1 && communes::is_commune(&head.0[before[0]].text()) {
        before.remove(0);
    }
    // «Bureau du personnel» above the title is who writes.
    while before.len() > 1 && is_bare_unit(&head.0[before[0]].text()) {
        before.remove(0);
    }
    let lines = if before.is_empty() {
        if let Some(field) = head.first(Label::Title).filter(|field| !field.is_empty()) {
            notes.read(offer::Field::Title, field.value_line());
            found.text = Some(field.text());
            found.line = Some(field.value_line());
            return found;
        }
        candidates.into_iter().find(|at| *at < first_label + 3).into_iter().collect()
    } else {
        before
    };
    let Some(first) = lines.first() else {
        let of_sentence = sentence::sentence(head).and_then(|sentence| Some((sentence.title?, sentence.line)));
        if let Some((title, line)) = of_sentence.or_else(|| named_in_a_line(head)) {
            notes.read(offer::Field::Title, line);
            (found.text, found.line) = (Some(title), Some(line));
        }
        return found;
    };
    found.line = Some(head.0[*first].line);
    found.text = Some(lines.iter().map(|at| head.0[*at].text()).collect::<Vec<_>>().join(" "));
    let stamped = found.text.take().unwrap_or_default();
    let bare = behind_its_name(&status::unstamped(&stamped)).to_owned();
    // The words of a stamp stay in the head, with the rest of their line.
    if bare == stamped {
        found.fields = lines.into_iter().collect();
    }
    for other in head.all(Label::Title).filter(|field| !field.is_empty()) {
        let (own, labelled) = (fold(&bare), fold(&other.text()));
        // Two names of one job share a word that says something.
        let long = |word: &&str| word.len() >= 5;
        let shared = own.split(' ').filter(long).any(|word| labelled.split(' ').any(|other| other == word));
        if !shared && own != labelled {
            notes.two_answers(offer::Field::Title, other.value_line(), &bare, &other.text());
        }
    }
    found.text = Some(bare);
    if let Some(line) = found.line {
        notes.read(offer::Field::Title, line);
    }
    found
}

/// What stands behind the name of what a title is: «Poste : Jardinier municipal».
fn behind_its_name(title: &str) -> &str {
    let Some((name, rest)) = title.split_once(':') else { return title };
    let is_name = matches!(fold(name).as_str(), "poste" | "emploi" | "fonction" | "fonctions" | "metier" | "titre");
    if is_name && rest.contains(char::is_alphabetic) { rest.trim() } else { title }
}

/// Whether a text names a unit of the administration, and no job.
fn is_bare_unit(text: &str) -> bool {
    value::is_unit(text) && !names_a_job(text)
}

/// A title that is a part of a line: «OFFRE D’EMPLOI : Jardinier municipal», «Intitulé du poste Jardinier municipal», «La
/// mairie de Poya recrute un jardinier municipal».
fn named_in_a_line(head: Head<'_>) -> Option<(String, u32)> {
    let lines = || head.all_loose().map(|field| (field.text(), field.line));
    let behind_paper = lines().find_map(|(text, line)| Some((letterhead::title_behind(&text)?.to_owned(), line)));
    behind_paper.or_else(|| lines().find_map(|(text, line)| Some((recruited(&text)?, line))))
}

/// Whom a sentence looks for: «La mairie de Poya recrute, par contrat, un jardinier municipal (H/F).»
fn recruited(text: &str) -> Option<String> {
    let words = words_at(text);
    // «Objet : recrutement d’un jardinier municipal»
    let is_subject = words.first().is_some_and(|word| word.word == "objet");
    let verb = words.iter().position(|word| {
        matches!(word.word.as_ref(), "recrute" | "recrutent" | "recherche")
            || (is_subject && word.word == "recrutement")
    })?;
    let article =
        words[verb + 1..].iter().position(|word| matches!(word.word.as_ref(), "un" | "une" | "son" | "sa"))?;
    let rest = text.get(words[verb + 1 + article].end..)?;
    let rest = rest.strip_prefix("(e)").unwrap_or(rest);
    let end = [". ", ", ", " pour son ", " pour sa ", " pour ses ", " pour une ", " au sein ", " : "]
        .iter()
        .filter_map(|end| rest.find(end))
        .min();
    let title = rest[..end.unwrap_or(rest.len())].trim_matches([' ', '.', ',', ':', ';']);
    let mut letters = title.chars();
    let first = letters.next()?;
    (title.chars().count() > 3).then(|| first.to_uppercase().chain(letters).collect())
}

/// Whether a few words are what a scanner cut out of a logo: a bracket that never closes, a label with a number only, the
/// beginning of an employer's name in capitals, broken off within a word.
fn is_cut(text: &str) -> bool {
    let folded = fold(text);
    let count = folded.split(' ').count();
    let opens = text.matches(['[', '(', '{']).count();
    let closes = text.matches([']', ')', '}']).count();
    let numbered = folded.starts_with("intitule") && folded.split(' ').skip(1).all(|word| word.len() <= 5);
    (opens != closes && count <= 2) || numbered || (count <= 4 && employers::is_cut_name(text))
}

/// Whether a loose line of the head may be the title or a part of it.
fn may_be_title(text: &str) -> bool {
    let folded = fold(text);
    !employers::is_employer(text)
        && !value::is_direction(text)
        && !reference::is_reference(text)
        && (!folded.contains("reorganisation") || folded.starts_with(|c: char| c.is_ascii_digit()))
        && !folded.split(' ').any(|word| word == "recrute")
        && !(text.trim_end().ends_with(':') && (folded.ends_with(" recherche") || folded.ends_with(" recherchent")))
        && !sentence::is_sentence(text)
        && folded != "poste"
        && !folded.starts_with("poste de categorie")
        && letterhead::title_behind(text).is_none()
        && !is_contract(&folded)
        && (SHORTEST_TITLE..=250).contains(&text.chars().count())
}

/// The words that stand in folded lines at least twice.
fn recurring_words(folded: &[String]) -> HashSet<&str, RandomState> {
    let mut once = HashSet::with_hasher(RandomState::default());
    folded.iter().flat_map(|line| line.split_ascii_whitespace()).filter(|word| !once.insert(*word)).collect()
}

/// Whether a few words stand there that the notice never uses again: what scanners read in a logo.
fn is_stray<'a>(text: &str, recurring: &impl Deref<Target = HashSet<&'a str, RandomState>>) -> bool {
    // Asked last: few lines are that short, and to know the words of a notice takes time.
    if text.contains(['/', ':']) || words(text).count() > 2 {
        return false;
    }
    words(text).all(|word| {
        let known = word.len() >= 3 && recurring.contains(word.as_str());
        !(known || word.bytes().any(|b| b.is_ascii_digit()))
    })
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
pub(super) fn resolve(
    lines: &TitleLines,
    occupation: Option<&str>,
    corps: &[String],
    reference: Option<&str>,
    stem: &str,
) -> (String, TitleFrom) {
    if let Some(title) = lines.text.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        return (title.to_owned(), TitleFrom::Document);
    }
    if let Some(occupation) = occupation {
        return (occupation.to_owned(), TitleFrom::Occupation);
    }
    // Who looks for a post is told more by its corps than by a number.
    let corps = corps.join(" ou ");
    let mut letters = corps.chars();
    if let Some(first) = letters.next() {
        return (first.to_uppercase().chain(letters).collect(), TitleFrom::Fallback);
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
        notes.read(offer::Field::Occupation, field.value_line());
    }
    says_something.then_some(text)
}

/// What the head says of the contract.
pub(super) fn contract(head: Head<'_>, notes: &mut Notes) -> Option<String> {
    let labelled = head.all(Label::Contract).find(|field| !field.is_empty());
    let loose = || head.0.iter().find(|field| field.label.is_none() && is_contract(&fold(&field.text())));
    let Some(field) = labelled.or_else(loose) else {
        let (terms, line) = sentence::sentence(head)?.terms?;
        notes.read(offer::Field::Contract, line);
        return Some(terms);
    };
    notes.read(offer::Field::Contract, field.value_line());
    Some(field.text())
}

/// The number of posts: behind its label, else in the title.
pub(super) fn openings(head: Head<'_>, title: &str, line: Option<u32>, notes: &mut Notes) -> u32 {
    let labelled = head.all(Label::Openings).find_map(|field| {
        let count = words(&field.text()).find_map(|word| number::number(&word))?;
        (1..=MOST_OPENINGS).contains(&count).then_some((count, field.value_line()))
    });
    let counted = labelled.or_else(|| Some((counted(title)?, line?)));
    counted.map_or(1, |(count, line)| {
        notes.read(offer::Field::Openings, line);
        count
    })
}

/// The number of posts a title speaks of: «04 SAGES FEMMES», «DT – 2 Commerciaux», «Deux agents».
fn counted(title: &str) -> Option<u32> {
    let words = words_at(title);
    for (at, word) in words.iter().enumerate() {
        let Some(count) = number::number(&word.word).filter(|count| (2..=MOST_OPENINGS).contains(count)) else {
            continue;
        };
        let Some(next) = words.get(at + 1) else { continue };
        let starts = at == 0 || matches!(title[words[at - 1].end..word.start].trim(), "–" | "-" | ":" | "(" | "—");
        let counts_posts = matches!(next.word.as_ref(), "poste" | "postes");
        let measures = matches!(
            next.word.as_ref(),
            "an" | "ans" | "mois" | "h" | "heures" | "eme" | "e" | "grade" | "jours" | "fois"
        );
        let apart = title[word.end..next.start].chars().all(char::is_whitespace);
        if (starts || counts_posts) && apart && !measures && next.word.len() > 1 {
            return Some(count);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_posts_of_a_title() {
        let check = |title: &str, expected: u32| assert_eq!(counted(title).unwrap_or(1), expected, "{title}");
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
