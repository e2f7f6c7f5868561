//! The headings of a notice's body.

use super::pattern::{Pattern, Patterns, rows};
use super::vocabulary::{behind, enumerators, words_before_sign};
use crate::document::{Line, Mark};
use crate::offer::SectionKind;
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
    if line.mark == Mark::Row {
        return None;
    }
    let reach = words_before_sign(&line.text, words);
    let first = if line.mark == Mark::Bullet { 0 } else { enumerators(&line.text, &words[..reach]) };
    let (count, row) = ROWS.fitting(&words[first..reach]).max_by_key(|(count, row)| (*count, !row.weak))?;
    let mut end = words[first + count - 1].end;
    // «Caractéristiques particulières de l’emploi (activités principales) :»
    let rest = line.text.get(end..)?;
    if rest.trim_start().starts_with('(')
        && let Some(close) = rest.find(')')
    {
        end += close + 1;
    }
    let (end, value) = behind(&line.text, end)?;
    let written = line.text[..end].trim_end().to_owned();
    let alone = value.text.is_empty();
    let marked = line.mark == Mark::Heading;
    let accepted = match line.mark {
        Mark::Bullet => {
            alone
                && value.sign
                && matches!(row.kind, SectionKind::Knowledge | SectionKind::Skills | SectionKind::Behaviour)
        }
        _ if row.weak => alone && (marked || value.sign),
        _ => alone || value.sign || (marked && follows(value.text)),
    };
    accepted.then(|| Heading { kind: row.kind, written, value: (!alone).then(|| value.text.to_owned()) })
}

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
            Some((SectionKind::Context, "Détails de l’offre", Some("emploi fonctionnel"))),
        );
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
