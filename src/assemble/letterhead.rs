//! What stands above a notice and is no title: letterheads, kinds of paper, addresses, place and day, a page's furniture.

use crate::gazetteer::jobs::names_a_job;
use crate::gazetteer::{communes, employers};
use crate::label::pattern::{Pattern, Patterns};
use crate::label::value;
use crate::text::table::rows;
use crate::text::{date, fold, words_at};
use std::sync::LazyLock;

/// The table of such lines.
const LINES: &str = include_str!("letterhead.txt");

/// What a line above a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paper,
    Institution,
    Letter,
    Page,
}

static KINDS: LazyLock<Patterns<Kind>> = LazyLock::new(|| {
    Patterns::new(rows(LINES).filter_map(|(name, notation)| {
        let kind = match name {
            "paper" => Kind::Paper,
            "institution" => Kind::Institution,
            "letter" => Kind::Letter,
            "page" => Kind::Page,
            _ => return None,
        };
        Some((kind, Pattern::new(notation)))
    }))
});

/// Whether a line without a label is no title, whatever else stands there.
pub(super) fn is_letterhead(text: &str) -> bool {
    is_known(text) || is_address(text) || is_place_and_day(text) || is_made_of_names(text)
}

/// Whether the words of a label say what kind of paper it is: «Avis de vacance de poste n° …».
pub(super) fn is_paper(text: &str) -> bool {
    let words = words_at(text);
    KINDS.fitting(&words).any(|(count, kind)| *kind == Kind::Paper && count >= 3)
}

/// The title behind the kind of paper on one line: «OFFRE D’EMPLOI : Jardinier municipal».
pub(super) fn title_behind(text: &str) -> Option<&str> {
    let words = words_at(text);
    let (count, _) = KINDS.fitting(&words).filter(|(_, kind)| **kind == Kind::Paper).max_by_key(|(count, _)| *count)?;
    let rest = text.get(words[count - 1].end..)?.trim_start();
    let title = rest.strip_prefix([':', '–', '—', '-', '|']).map(str::trim)?;
    (count > 1 && title.chars().filter(|c| c.is_alphabetic()).count() > 3 && !says_no_more(title)).then_some(title)
}

/// Whether a line begins as letterheads do, and says nothing more than they do.
fn is_known(text: &str) -> bool {
    let words = words_at(text);
    let Some((count, kind)) = KINDS.fitting(&words).max_by_key(|(count, _)| *count) else { return false };
    let rest = text.get(words[count - 1].end..).unwrap_or_default();
    match kind {
        Kind::Paper => says_no_more(rest),
        Kind::Institution => !(text.contains(['–', ':']) && names_a_job(text)),
        Kind::Letter => rest.trim_start().starts_with([':', '.', '/']) || count > 1 || rest.trim().is_empty(),
        // «Accueil > Offres > Détail»
        Kind::Page => rest.trim().is_empty() || rest.contains(" > ") || rest.contains(" › "),
    }
}

/// Whether words behind the kind of a paper only number or date it: «N° 12/2026», «(H/F)», «de catégorie B».
fn says_no_more(rest: &str) -> bool {
    words_at(rest).iter().all(|word| {
        let word = word.word.as_ref();
        word.bytes().any(|byte| byte.is_ascii_digit())
            || word.len() <= 2
            || date::month(word).is_some()
            || matches!(
                word,
                "numero"
                    | "categorie"
                    | "interne"
                    | "externe"
                    | "titre"
                    | "sur"
                    | "annee"
                    | "poste"
                    | "postes"
                    | "emploi"
                    | "public"
                    | "publique"
                    | "fonction"
                    | "les"
                    | "des"
                    | "sr"
                    | "mprh"
                    | "page"
                    | "vacance"
            )
    })
}

/// Whether a line names the file of a picture.
pub(super) fn is_picture(text: &str) -> bool {
    let folded = fold(text);
    folded
        .rsplit(' ')
        .next()
        .is_some_and(|last| matches!(last, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "bmp" | "emf"))
        && text.contains('.')
}

/// Whether a line holds an address: a post box, a telephone, an electronic one.
fn is_address(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let code =
        words.iter().any(|word| word.len() == 5 && word.starts_with("988") && word.bytes().all(|b| b.is_ascii_digit()));
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let electronic = text.contains('@') || text.contains("www.") || text.contains("http");
    let street = has(&["rue", "avenue", "boulevard", "route", "immeuble", "lotissement", "promenade", "impasse"]);
    electronic
        || code
        || folded.starts_with("bp ")
        || folded.starts_with("b p ")
        || (has(&["tel", "telephone", "fax", "telecopie"]) && figures >= 6)
        || (street && text.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || (street && matches!(words.first(), Some(&("rue" | "avenue" | "boulevard" | "route" | "immeuble"))))
}

/// Whether a line is the place and the day of a letter: «Poya, le 27 novembre 2026», or a day alone.
fn is_place_and_day(text: &str) -> bool {
    let Some(found) = date::dates(text).first().copied() else { return false };
    let before = fold(&text[..found.start]);
    let behind = fold(&text[found.end..]);
    let words: Vec<&str> = before
        .split(' ')
        .filter(|word| {
            !matches!(
                *word,
                "" | "le"
                    | "du"
                    | "a"
                    | "fait"
                    | "semaine"
                    | "en"
                    | "date"
                    | "au"
                    | "edition"
                    | "publie"
                    | "mis"
                    | "jour"
                    | "ligne"
                    | "paru"
                    | "diffuse"
                    | "depose"
            )
        })
        .collect();
    behind.is_empty() && (words.is_empty() || communes::is_commune(&words.join(" ")))
}

/// Whether signs part a line into names of employers, units and places only: «Commune de Poya – Service des ressources
/// humaines».
fn is_made_of_names(text: &str) -> bool {
    let spaced = text.split(" - ").flat_map(|part| part.split(['–', '—', '|', '·', '•', '/', ','])).map(str::trim);
    let parts: Vec<&str> = spaced.filter(|part| !part.is_empty()).collect();
    let unit = |part: &str| value::is_unit(part) && !names_a_job(part);
    let is_name = |part: &&str| employers::is_employer(part) || unit(part) || is_known(part) || is_address(part);
    parts.len() > 1
        && parts.iter().all(|part| is_name(part) || communes::is_commune(part))
        && parts.iter().any(|part| employers::is_employer(part) || unit(part) || is_known(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_letterheads_from_titles() {
        let check = |text: &str, expected: bool| assert_eq!(is_letterhead(text), expected, "{text}");
        check("République française", true);
        check("Gouvernement de la Nouvelle-Calédonie", true);
        check("MINISTÈRE DE L’INTÉRIEUR", true);
        check("Haut-commissariat de la République en Nouvelle-Calédonie", true);
        check("Commune de Poya – Service des ressources humaines", true);
        check("Province Nord / Direction des finances", true);
        check("BP 1 – 98827 Poya – Tél. 47 00 00 – mairie@poya-exemple.nc", true);
        check("12, rue de la République, 98800 Nouméa", true);
        check("Téléphone : 24 63 19", true);
        check("Poya, le 27 novembre 2026", true);
        check("Fait à Nouméa, le 27 novembre 2026", true);
        check("27 novembre 2026", true);
        check("Affaire suivie par : Mme Exemple", true);
        check("Dossier suivi par M. Exemple", true);
        check("Nos réf. : DRH/2026-12", true);
        check("Objet : vacance de poste", true);
        check("FICHE DE POSTE", true);
        check("AVIS DE VACANCE DE POSTE N° 12/2026", true);
        check("AVIS DE VACANCE D’EMPLOI", true);
        check("APPEL À CANDIDATURES", true);
        check("OFFRE D’EMPLOI", true);
        check("RECRUTEMENT", true);
        check("Offre d’emploi n° 26-1234/SR", true);
        check("Aller au contenu", true);
        check("Retour à la liste", true);
        check("Jardinier municipal", false);
        check("Chef du service des finances", false);
        check("Chargé de recrutement", false);
        check("Recrutement d’un jardinier", false);
        check("Agent d’accueil – Service de la voirie", false);
        check("Documentaliste", false);
        check("Contrôleur des transports", false);
        check("Annonceur", false);
        check("Directeur de l’Institut de formation", false);
        check("Responsable de la page web", false);
        check("Contact center manager", false);
    }

    #[test]
    fn finds_a_title_behind_the_kind_of_paper() {
        assert_eq!(title_behind("OFFRE D’EMPLOI : Jardinier municipal"), Some("Jardinier municipal"));
        assert_eq!(title_behind("Fiche de poste – Jardinier municipal"), Some("Jardinier municipal"));
        assert_eq!(title_behind("AVIS DE VACANCE DE POSTE N° 12/2026"), None);
        assert_eq!(title_behind("Jardinier municipal"), None);
        assert!(is_picture("armoiries (armoiries.png)") && !is_picture("Chef de projet PNG"));
    }
}
