//! The headings of a notice's body.

use super::pattern::{Pattern, Patterns};
use super::vocabulary::{Evidence, Weight, behind, enumerators, set_apart, weigh, words_before_sign};
use crate::document::{Line, Mark};
use crate::offer::SectionKind;
use crate::text::table::rows;
use crate::text::{WordAt, words_at};
use std::sync::LazyLock;

/// The table of spellings: `kind: pattern`, or `kind, weak: pattern`.
const HEADINGS: &str = include_str!("headings.txt");

/// Every kind of section with the name it has in the table.
const KINDS: [(SectionKind, &str); 12] = [
    (SectionKind::Context, "context"),
    (SectionKind::Missions, "missions"),
    (SectionKind::MainActivities, "main activities"),
    (SectionKind::SecondaryActivities, "secondary activities"),
    (SectionKind::Conditions, "conditions"),
    (SectionKind::Knowledge, "knowledge"),
    (SectionKind::Skills, "skills"),
    (SectionKind::Behaviour, "behaviour"),
    (SectionKind::Profile, "profile"),
    (SectionKind::Hierarchy, "hierarchy"),
    (SectionKind::Application, "application"),
    (SectionKind::Other, "other"),
];

#[derive(Clone, Debug)]
struct Row {
    kind: SectionKind,
    /// A name so common that it is a heading only when it is marked or stands alone before a colon.
    weak: bool,
}

static ROWS: LazyLock<Patterns<Row>> = LazyLock::new(|| {
    let read = |(name, notation): (&str, &str)| {
        let (name, weak) = name.strip_suffix(", weak").map_or((name, false), |name| (name, true));
        let kind = KINDS.iter().find(|(_, known)| *known == name)?.0;
        Some((Row { kind, weak }, Pattern::new(notation)))
    };
    Patterns::new(rows(HEADINGS).filter_map(read))
});

/// A heading found on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What its section speaks of.
    pub kind: SectionKind,
    /// The heading as written, without its colon.
    pub written: String,
    /// Text behind it on the same line.
    pub value: Option<String>,
}

/// The heading of a section that a line of these words is or begins with. A bold sub-heading inside a section and
/// a sentence that ends in a colon are none.
#[must_use]
pub fn heading(line: &Line, words: &[WordAt]) -> Option<Heading> {
    let reach = words_before_sign(&line.text, words, 0);
    let first = if line.mark == Mark::Bullet { 0 } else { enumerators(&line.text, &words[..reach]) };
    let (found, weak, kind) = known(line, words, first)?;
    let mut end = words[first + found.count - 1].end;
    // «Caractéristiques particulières de l’emploi (activités principales) :»
    let rest = line.text.get(end..)?;
    if rest.trim_start().starts_with('(')
        && let Some(close) = rest.find(')')
    {
        end += close + 1;
    }
    let (end, value) = behind(&line.text, end)?;
    let alone = value.text.is_empty();
    let marked = line.mark == Mark::Heading;
    let last = &words[first + found.count - 1].word;
    let bold = found.weight == Weight::Whole && !leads_on(last);
    let accepted = match line.mark {
        Mark::Row => line.text[end..].trim_start().starts_with('|') && !weak,
        // «- Conditions de travail : /» is a heading of the form; an item that merely ends in a colon is none.
        Mark::Bullet => {
            (bold && !weak)
                || (value.sign
                    && match kind {
                        SectionKind::Knowledge | SectionKind::Skills | SectionKind::Behaviour => alone,
                        SectionKind::Conditions | SectionKind::Other => !weak && found.count >= LONG_NAME,
                        _ => false,
                    })
        }
        _ if weak => alone && (marked || value.sign || bold),
        _ => alone || value.sign || bold || (marked && follows(value.text)),
    };
    let (mut written, mut value) = (line.text[..end].trim_end().to_owned(), value.text.to_owned());
    // «# Détails de l’offre : Service de gériatrie» is a heading as a whole.
    if kind == SectionKind::Context && !alone && (marked || line.is_bold()) && !follows(&value) {
        (written, value) = (line.text.clone(), String::new());
    }
    accepted.then(|| Heading { kind, written, value: (!value.is_empty()).then_some(value) })
}

/// Whether a word never ends a heading.
pub(super) fn leads_on(word: &str) -> bool {
    matches!(word, "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "et" | "ou" | "a" | "au")
}

/// What tells of a heading that begins at a word of a line, and whether its name is a weak one.
pub(super) fn evidence(line: &Line, words: &[WordAt], at: usize) -> Option<(Evidence, bool)> {
    known(line, words, at).map(|(found, weak, _)| (found, weak))
}

fn known(line: &Line, words: &[WordAt], at: usize) -> Option<(Evidence, bool, SectionKind)> {
    let longest = |words: &[WordAt]| {
        let (count, row) = ROWS.fitting(words).max_by_key(|(count, row)| (*count, !row.weak))?;
        Some((with_second(words, count), row.clone()))
    };
    let (count, row) = set_apart(line, words, at, longest)?;
    let found = weigh(line, words, at, count)?;
    Some((found, row.weak, row.kind))
}

/// The words of a heading with those of a second one that «et» joins to it: «Aptitudes et qualités attendues».
fn with_second(words: &[WordAt], count: usize) -> usize {
    let joins = |at: usize| words.get(at).is_some_and(|word| matches!(word.word.as_ref(), "et" | "ou"));
    let next = if joins(count) {
        count + 1
    } else if count > 0 && joins(count - 1) {
        count
    } else {
        return count;
    };
    let second = ROWS.fitting(&words[next..]).map(|(count, _)| count).max();
    second.map_or(count, |second| next + second)
}

/// The rest of a heading that was cut in two: «complémentaires :» behind «Contact et informations».
#[must_use]
pub fn second_half(written: &str, line: &Line, words: &[WordAt]) -> Option<Heading> {
    if !line.text.starts_with(char::is_lowercase) || matches!(line.mark, Mark::Row | Mark::Bullet) {
        return None;
    }
    let first = words_at(written);
    let reach = words_before_sign(&line.text, words, 0).min(LONGEST_HALF);
    let (count, kind) = (1..=reach).rev().find_map(|count| {
        let whole: Vec<WordAt> = first.iter().chain(&words[..count]).cloned().collect();
        let mut fitting = ROWS.fitting(&whole);
        fitting.find(|(covered, row)| *covered == whole.len() && !row.weak).map(|(_, row)| (count, row.kind))
    })?;
    let (end, value) = behind(&line.text, words[count - 1].end)?;
    let bold = line.bold.first().is_some_and(|run| run.start == 0 && run.end >= words[count - 1].end && run.end <= end);
    (value.sign || bold).then(|| Heading {
        kind,
        written: line.text[..end].trim_end().to_owned(),
        value: (!value.text.is_empty()).then(|| value.text.to_owned()),
    })
}

/// Words of a heading that is one in a list too.
const LONG_NAME: usize = 3;

/// Words that the rest of a heading may have.
const LONGEST_HALF: usize = 6;

/// Whether another heading begins in the text behind one.
fn follows(text: &str) -> bool {
    let words = words_at(text);
    ROWS.fitting(&words).any(|(_, row)| !row.weak)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_kind() {
        for (name, notation) in rows(HEADINGS) {
            let kind = name.strip_suffix(", weak").unwrap_or(name);
            assert!(KINDS.iter().any(|(_, known)| *known == kind), "{name}");
            let first = notation.split(' ').next().unwrap();
            assert!(!first.ends_with('?') && !first.starts_with('['), "{notation} may begin with any word");
        }
    }

    #[test]
    fn tells_headings_from_sentences() {
        let check = |written: &str, expected: Option<(SectionKind, &str, Option<&str>)>| {
            let found = Line::read(1, written).and_then(|line| heading(&line, &line.words()));
            let found = found.as_ref().map(|f| (f.kind, f.written.as_str(), f.value.as_deref()));
            assert_eq!(found, expected, "{written}");
        };
        check("# Missions :", Some((SectionKind::Missions, "Missions", None)));
        check("Missions", Some((SectionKind::Missions, "Missions", None)));
        check(
            "# Détails de l’offre : emploi fonctionnel",
            Some((SectionKind::Context, "Détails de l’offre : emploi fonctionnel", None)),
        );
        check(
            "Détails de l’offre : emploi fonctionnel",
            Some((SectionKind::Context, "Détails de l’offre", Some("emploi fonctionnel"))),
        );
        check(
            "**Missions** Accueillir le public",
            Some((SectionKind::Missions, "Missions", Some("Accueillir le public"))),
        );
        check(
            "- **Activités principales** Accueillir",
            Some((SectionKind::MainActivities, "Activités principales", Some("Accueillir"))),
        );
        check("**Missions de** service public", None);
        check("| Missions | Accueillir |", Some((SectionKind::Missions, "Missions", Some("Accueillir"))));
        check("| Missions Nord | Accueillir |", None);
        check("- Conditions de travail : /", Some((SectionKind::Conditions, "Conditions de travail", Some("/"))));
        check(
            "# Aptitudes et qualités attendues",
            Some((SectionKind::Behaviour, "Aptitudes et qualités attendues", None)),
        );
        check("# Formation et connaissances", Some((SectionKind::Knowledge, "Formation et connaissances", None)));
        check("# Principales :", Some((SectionKind::MainActivities, "Principales", None)));
        check(
            "Savoir/ Connaissance/Diplôme exigé :",
            Some((SectionKind::Knowledge, "Savoir/ Connaissance/Diplôme exigé", None)),
        );
        check(
            "# Caractéristiques particulières de l’emploi (activités principales) :",
            Some((SectionKind::Conditions, "Caractéristiques particulières de l’emploi (activités principales)", None)),
        );
        check("Nb d’agents encadrés : 2", Some((SectionKind::Hierarchy, "Nb d’agents encadrés", Some("2"))));
        check("- Place dans l’organigramme : N - 1", None);
        check("# Missions relatives aux commissions :", None);
        check("Il a pour principales missions :", None);
        check("# Sécurisation des EPENC :", None);
        check("Activités de pleine nature", None);
        check("# 2. Activités principales", Some((SectionKind::MainActivities, "2. Activités principales", None)));
        check("III - Profil du candidat :", Some((SectionKind::Profile, "III - Profil du candidat", None)));
        check("b) Savoir-faire :", Some((SectionKind::Skills, "b) Savoir-faire", None)));
        check("1.2 Missions", Some((SectionKind::Missions, "1.2 Missions", None)));
        check("3 missions principales", None);
    }
}
