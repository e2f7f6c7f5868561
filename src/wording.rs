//! Every sentence shown to people, in French, plural rules included. Knows no markup.
//!
//! The notices' own words stand in the vocabularies; everything that the site says itself stands
//! here. Typography: no-break spaces before `: ; ? !` and inside « », between a number and its
//! noun, and within dates; «1er» for the first of a month.

mod calendar;
pub mod changes;
mod communes;
pub mod design;
mod tools;
mod fields;
mod findings;
mod keeping;
mod map;
mod offers;
pub mod pages;
pub mod quality;
mod questions;
pub mod repair;
pub mod report;
pub mod shortcuts;
pub mod statistics;

pub use crate::text::date::{date, full_date};
pub use calendar::*;
pub use communes::{COMMUNES, KANAK_NAMES};
pub use fields::label;
pub use findings::{About, Unavailable, about, unavailable, warning};
pub use keeping::*;
pub use map::*;
pub use offers::{
    Closing, DEADLINE_DOUBT, HOW_TO_APPLY, NO_WAY_TO_APPLY, OFFICIAL_OFFLINE, ONLY_CONTACTS, UNKNOWN_RESIDENCY,
    Urgency, application_status, at_time, availability, closing, deadline_sentence, has_priority, no_deadline,
    notice_status, notice_status_caution, notice_status_sentence, official, openings, origin, origin_of_line, partial,
    place, province, residency, residency_alone, section_heading, short_place, since, titled,
};
pub use questions::{
    AND, CHOOSE_DAYS, FEWER_CHOICES, MORE_FILTERS, NO_CHOICE, PLACE, SPAN_ENDS, TELL_ME, also_sought, as_written,
    choice, choice_name, chosen_values, condition_tag, corrected, employer_meant, facet, found, more_choices, named,
    named_as, nothing_found, of_them_open, other_offers, own_years, place_meant, rather, search_choices, sort, span,
    spans, unknown_word, without,
};
pub use tools::*;

/// The site's name.
pub const SITE: &str = "Emploi public NC";
/// What it is, in a line.
pub const TAGLINE: &str = "Les avis de vacance de poste des employeurs publics de Nouvelle-Calédonie";
/// The list's heading.
pub const LIST_HEADING: &str = "Trouver un emploi public en Nouvelle-Calédonie";
/// What the site is, in a sentence, below the list's heading.
pub const INTRO: &str =
    "Les avis de vacance de poste réunis ici, sans compte ni traceur, lisibles même hors connexion.";
/// Before questions that show what may be asked.
pub const EXAMPLES_HINT: &str = "Par exemple\u{a0}:";
/// The name of the offers read last.
pub const RECENT: &str = "Lues récemment\u{a0}:";
/// Questions that show what may be asked: their words and addresses.
pub const EXAMPLES: [(&str, &str); 4] = [
    ("infirmier dans le Nord", "?q=infirmier+dans+le+Nord"),
    ("sans diplôme", "?q=sans+dipl%C3%B4me"),
    ("mairie", "?q=mairie"),
    ("bientôt closes", "?cloture=7-jours"),
];
/// The link past the header.
pub const SKIP: &str = "Aller au contenu";
/// The link past the filters.
pub const SKIP_FILTERS: &str = "Aller aux offres";
/// The search box's label.
pub const SEARCH: &str = "Rechercher dans les avis";
/// The name of the list of suggestions below the search box.
pub const SUGGESTIONS: &str = "Suggestions";
/// An example in the search box.
pub const SEARCH_EXAMPLE: &str = "métier, lieu, employeur…";
/// The search form's button, for readers whose page does not answer by itself.
pub const SEARCH_BUTTON: &str = "Rechercher";
/// The filters' heading, with how many are chosen.
#[must_use]
pub fn filters(chosen: usize) -> String {
    if chosen == 0 { "Filtrer".to_owned() } else { format!("Filtrer ({chosen})") }
}
/// What leads from the filters to the offers that they leave.
#[must_use]
pub fn show(found: usize) -> String {
    match found {
        0 => "Aucune offre\u{a0}: fermer les filtres".to_owned(),
        1 => "Voir l’offre".to_owned(),
        _ => format!("Voir les {}", offers(found)),
    }
}
/// A number of offers.
#[must_use]
pub fn offers(number: usize) -> String {
    plural(number, "offre", "offres")
}
/// The sort's label.
pub const SORT: &str = "Trier par";
/// The label of the reader's own years.
pub const YEARS: &str = "Mes années de résidence";
/// What the reader's own years are for.
pub const YEARS_HINT: &str = "Chaque offre dira si cette durée vous donne la priorité. Elle n’écarte jamais personne.";
/// Takes all filters off.
pub const CLEAR: &str = "Tout effacer";
/// Heads the chosen filters and what words were read as.
pub const CHOSEN: &str = "Ce qui est cherché";
/// Takes one filter off; the filter's name follows.
pub const REMOVE: &str = "Retirer le filtre ";
/// Heads the open offers.
pub const OPEN_OFFERS: &str = "Offres ouvertes";
/// Heads the closed offers.
pub const CLOSED_OFFERS: &str = "Offres closes";
/// Follows [`OPEN_OFFERS`] on a static page: the day on which they were open. Short, to stay on the heading's line on a
/// phone; the year stands in every offer's deadline.
#[must_use]
pub fn on_day(day: crate::day::Day) -> String {
    format!(" au {}", crate::text::date::day_and_month(day))
}
/// Back from an offer.
pub const BACK: &str = "Retour aux offres";
/// Heads an offer's facts.
pub const FACTS: &str = "Toutes les informations";
/// Shows where each fact was read.
pub const SHOW_ORIGINS: &str = "Montrer l’origine des informations";
/// Heads the acronyms that an offer writes.
pub const ACRONYMS: &str = "Les sigles de cet avis";
/// Leads to all acronyms.
pub const TO_GLOSSARY: &str = "Tous les sigles";
/// Heads the notice's own lines.
pub const OWN_WORDS: &str = "L’avis tel qu’il a été écrit";
/// Explains the notice's own lines.
pub const OWN_WORDS_HINT: &str = "L’en-tête du document, ligne à ligne, tel que l’employeur l’a écrit.";
/// Heads the doubts.
pub const DOUBTS: &str = "À vérifier dans cet avis";
/// Beside a value that is doubtful.
pub const TO_VERIFY: &str = "à vérifier";
/// A line's number: «ligne 4».
#[must_use]
pub fn line(number: u32) -> String {
    format!("ligne\u{a0}{number}")
}
/// Copies the reference.
pub const COPY_REFERENCE: &str = "Copier la référence";
/// Said when it is copied.
pub const COPIED: &str = "Référence copiée";
/// Prints the page.
pub const PRINT: &str = "Imprimer";
/// An unknown value.
pub const UNKNOWN: &str = "Non précisé dans l’avis";
/// Labels whom to ask.
pub const CONTACTS: &str = "Contact";
/// The note (1) of the notices on residency, in plain French.
pub const RESIDENCY_NOTE: &str = "La durée de résidence donne une priorité, lors d’un recrutement sur titre, aux citoyens de Nouvelle-Calédonie et aux personnes qui y vivent depuis ce temps. Ce n’est pas une condition\u{a0}: chacun peut présenter sa candidature.";
/// Where the note on residency comes from.
pub const RESIDENCY_SOURCE: &str =
    "D’après le renvoi (1) des avis officiels et l’article 24 de la loi organique n°\u{a0}99-209 du 19 mars 1999.";
/// Open offers like one.
pub const SIMILAR: &str = "Offres ouvertes semblables";
/// To what can be taken away of an offer.
pub const TAKE_AWAY: &str = "Partager, agenda, affiche";
/// Shares an offer.
pub const SHARE_NAME: &str = "Partager";
/// To an offer's entry for a calendar.
pub const AGENDA_NAME: &str = "Ajouter à mon agenda";
/// To an offer's poster.
pub const POSTER_NAME: &str = "Affiche à imprimer";
/// To the section on how to apply.
pub const APPLY: &str = "Postuler";
/// Leads a publisher or a reader to where a mistake can be told.
pub const REPORT_MISTAKE: &str = "Une erreur dans cet avis\u{a0}? La signaler ou la corriger";
/// Where the data come from.
pub const SOURCE: &str = "Source\u{a0}: avis de vacance de poste publiés par la DRHFPNC (direction des ressources humaines de la fonction publique de Nouvelle-Calédonie), sous Licence Ouverte 2.0.";
/// A caution at the page's foot.
pub const CAUTION: &str = "Seul l’avis officiel fait foi. Ce site n’envoie aucune donnée et ne dépose aucun traceur.";
/// The site's other pages: folders and the names of their links.
pub const SITE_PAGES: [(&str, &str); 13] = [
    ("employeurs", "Employeurs"),
    ("communes", "Communes"),
    ("corps", "Corps"),
    ("mois", "Mois"),
    ("statistiques", "Statistiques"),
    ("glossaire", "Glossaire"),
    ("qualite", quality::QUALITY),
    ("flux", "Flux"),
    ("donnees", "Données ouvertes"),
    ("a-propos", "À propos"),
    ("accessibilite", "Accessibilité"),
    ("mentions-legales", "Mentions légales"),
    ("reparer", repair::REPAIR),
];
/// The licence's name.
pub const LICENCE: &str = "Licence Ouverte 2.0";
/// The licence's address.
pub const LICENCE_ADDRESS: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
/// Without network.
pub const OFFLINE: &str = "hors ligne";
/// Everything is kept on the device.
pub const KEPT: &str = "disponible hors connexion";
/// Everything is kept but the texts of a large archive.
pub const KEPT_BUT_LATER: &str = "liste et recherche disponibles hors connexion";
/// Those texts are on their way.
pub const KEEPING: &str = "les textes des offres closes arrivent sur cet appareil…";
/// Explains the question whether to keep them.
pub const KEEP_LATER: &str = "Les textes des offres closes ne sont pas encore sur cet appareil.";
/// Keeps them.
#[must_use]
pub fn keep_later(bytes: usize) -> String {
    format!("Les garder hors connexion (environ {}\u{a0}Mo)", bytes.div_ceil(1_000_000))
}
/// The worker could not be set up, or no storage is to be had.
pub const NOT_KEPT: &str = "indisponible hors connexion dans ce navigateur";
/// A new release is there.
pub const UPDATE: &str = "Une nouvelle version est disponible.";
/// Takes the new release.
pub const UPDATE_TAKE: &str = "Mettre à jour";
/// The app could not start; the page can still be read.
pub const APP_FAILED: &str =
    "La recherche et les filtres n’ont pas pu démarrer. Les offres restent lisibles ci-dessous.";
/// The program of a page beside the list could not start.
pub const TOOLS_FAILED: &str = "Cette page n’a pas pu démarrer. Vérifiez la connexion, puis réessayez.";
/// The program of a page beside the list is on its way.
pub const TOOLS_COMING: &str = "La page se prépare… Elle fonctionne dans votre navigateur et demande JavaScript.";
/// The site's navigation.
pub const NAVIGATION: &str = "Pages du site";
/// The list's name in the navigation.
pub const LIST_NAME: &str = "Offres";
/// The favourites' name in the navigation.
pub const FAVOURITES_NAME: &str = "Favoris";
/// What a reader keeps.
pub const FAVOURITES: &str = "Mes favoris";
/// See [`FAVOURITES`].
pub const FAVOURITES_HINT: &str = "Les offres que vous gardez, avec vos notes, sur cet appareil seulement.";
/// Tries again.
pub const RETRY: &str = "Réessayer";
/// The app has stopped.
pub const APP_CRASHED: &str = "Un problème inattendu a arrêté la page. Rechargez-la pour continuer.";
/// What is told of it to those who can mend it.
pub const CRASH_DETAILS: &str = "Détails techniques";
/// Copies them.
pub const CRASH_COPY: &str = "Copier les détails";
/// Reloads the page.
pub const RELOAD: &str = "Recharger la page";
/// The search words' index is on its way.
pub const SEARCH_LOADING: &str = "La recherche se prépare…";
/// Older offers are on their way.
pub const ARCHIVE_LOADING: &str = "Les offres plus anciennes arrivent…";
/// Older offers could not be had.
pub const ARCHIVE_FAILED: &str = "Les offres plus anciennes n’ont pas pu être chargées.";
/// The search words' index could not be had.
pub const SEARCH_FAILED: &str =
    "La recherche par mots n’a pas pu être chargée\u{a0}; les filtres et les tris fonctionnent.";
/// An offer's text is on its way.
pub const OFFER_LOADING: &str = "L’offre se charge…";
/// An offer's text could not be had.
pub const OFFER_FAILED: &str = "Le texte de cette offre n’a pas pu être chargé. Vérifiez la connexion, puis réessayez.";
/// No such page.
pub const NOT_FOUND: &str = "Page introuvable";
/// What to do about it.
pub const NOT_FOUND_HINT: &str = "Cette adresse ne mène à aucune offre. Elle a peut-être été mal recopiée.";
/// Heads what stands in the place of a page that is not kept, without network.
pub const NOT_KEPT_PAGE: &str = "Hors ligne";
/// See [`NOT_KEPT_PAGE`].
pub const NOT_KEPT_PAGE_HINT: &str = "Vous êtes hors ligne. Cette page n’est pas gardée sur cet appareil.";
/// To the list.
pub const TO_THE_LIST: &str = "Voir toutes les offres";
/// Nothing is open, and what is shown instead.
pub const NONE_OPEN: &str = "Aucune offre ouverte en ce moment. Voici les offres closes\u{a0}: elles montrent les postes que ces employeurs publient. Enregistrez une recherche\u{a0}: ce qui paraîtra vous sera signalé à votre prochaine visite.";
/// What else one can do then: pages of the site and what they are for.
pub const NONE_OPEN_WAYS: [(&str, &str); 2] = [
    ("flux", "Être prévenu des prochaines offres par un flux ou un calendrier"),
    ("employeurs", "Voir quels employeurs publient, et les joindre directement"),
];
/// No notice at all.
pub const EMPTY: &str = "Aucune offre n’est publiée pour le moment.";
/// Without JavaScript.
pub const NO_SCRIPT: &str = "Sans JavaScript, la liste se lit page à page, et les offres se parcourent par employeur, commune, corps ou mois\u{a0}:";

/// From which day the data are: «Données du 1er août 2025».
#[must_use]
pub fn data_date(day: crate::day::Day) -> String {
    format!("Données du {}", date(day))
}

/// A number with its noun, in the plural from two on (as French counts).
pub(crate) fn plural(number: usize, singular: &str, plural: &str) -> String {
    format!("{}\u{a0}{}", grouped(number), if number < 2 { singular } else { plural })
}

/// A number with its thousands parted by narrow no-break spaces.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut parted = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            parted.push('\u{202f}');
        }
        parted.push(digit);
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_two_parts_stand_behind_a_no_break_space() {
        let sources = [
            include_str!("wording.rs"),
            include_str!("wording/changes.rs"),
            include_str!("wording/quality.rs"),
            include_str!("wording/tools.rs"),
            include_str!("wording/fields.rs"),
            include_str!("wording/findings.rs"),
            include_str!("wording/keeping.rs"),
            include_str!("wording/offers.rs"),
            include_str!("wording/pages.rs"),
            include_str!("wording/questions.rs"),
            include_str!("wording/repair.rs"),
            include_str!("wording/report.rs"),
        ];
        for source in sources {
            let code = source.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
            for line in code.filter(|line| !line.trim_start().starts_with("//")) {
                for text in line.split('"').skip(1).step_by(2) {
                    assert!(![" :", " ;", " ?", " !", " »", "« "].iter().any(|sign| text.contains(sign)), "{text}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_written_as_in_french() {
        assert_eq!(plural(0, "offre", "offres"), "0\u{a0}offre");
        assert_eq!(plural(1, "offre", "offres"), "1\u{a0}offre");
        assert_eq!(plural(20_000, "offre", "offres"), "20\u{202f}000\u{a0}offres");
    }
}
