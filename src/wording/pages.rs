//! What the static pages say that the app does not show: directories, glossary, statistics, feeds, data, notes.

use super::changes::lower;
use super::{date, offers, plural};
use crate::day::Day;
use crate::query::Facet;
use crate::release::{DataFile, Directory, FeedFile};

pub use crate::text::date::month_of_year as month;

/// Above the links to the directories, for readers whose page does not filter by itself.
pub const BROWSE: &str = "Parcourir les offres";
/// Heads a page's way from the list: for those who hear it.
pub const WAY: &str = "Fil d’Ariane";
/// The list, as a step of the way.
pub const ALL_OFFERS: &str = "Offres";
/// Heads the links to the other pages of a list.
pub const TURN: &str = "Pages de la liste";
/// The page before.
pub const PREVIOUS: &str = "Précédente";
/// The page behind.
pub const NEXT: &str = "Suivante";
/// What stands behind a table's caption «…, et ».
pub const NUMBER_OF_OFFERS: &str = "Offres";
/// Heads a column of months.
pub const MONTH: &str = "Mois";
/// The number of posts of some offers.
pub const NUMBER_OF_POSTS: &str = "Postes";
/// The share in a table, drawn.
pub const SHARE: &str = "Part";

/// A page of a list, in words: «page 2 sur 12».
#[must_use]
pub fn page_of(page: usize, last: usize) -> String {
    format!("page\u{a0}{page} sur\u{a0}{last}")
}

/// The name of a link to a page of a list.
#[must_use]
pub fn page_number(page: usize) -> String {
    format!("Page\u{a0}{page}")
}

/// A directory's name, heading and what it is for; directories go by their folders.
#[must_use]
pub fn directory(directory: Directory) -> (&'static str, &'static str, &'static str) {
    match directory {
        Directory::Employer => (
            "Employeurs",
            "Les employeurs publics",
            "Chaque employeur a sa page, avec ses offres ouvertes et closes, et de quoi les suivre.",
        ),
        Directory::Commune => (
            "Communes",
            "Les communes",
            "Les offres par lieu de travail. Une offre qui se partage entre plusieurs communes figure dans chacune.",
        ),
        Directory::Corps => (
            "Corps",
            "Les corps et grades",
            "Les offres par corps. Une offre ouverte à plusieurs corps figure dans chacun.",
        ),
        Directory::Month => {
            ("Mois", "Les mois de parution", "Les offres par mois de parution, du plus récent au plus ancien.")
        }
    }
}

/// The heading of a directory's page; `name` is what the offers have in common.
#[must_use]
pub fn group_heading(directory: Directory, name: &str) -> String {
    match directory {
        Directory::Employer | Directory::Commune | Directory::Corps => name.to_owned(),
        Directory::Month => format!("Offres parues en {name}"),
    }
}

/// What a directory's page is, for those who see only its link.
#[must_use]
pub fn group_description(kind: Directory, name: &str, number: usize) -> String {
    let (kind, ..) = directory(kind);
    format!("{} d’emploi public en Nouvelle-Calédonie · {kind}\u{a0}: {name}", offers(number))
}

/// To the app with the same offers.
pub const SEARCH_AMONG: &str = "Rechercher et filtrer parmi ces offres";
/// To the app.
pub const SEARCH_ALL: &str = "Rechercher et filtrer toutes les offres";
/// Heads the ways to follow some offers.
pub const FOLLOW: &str = "Suivre ces offres";
/// The name of a feed or calendar.
#[must_use]
pub const fn followed_by(file: FeedFile) -> &'static str {
    match file {
        FeedFile::Atom => "Flux Atom",
        FeedFile::Json => "Flux JSON",
        FeedFile::Changes => "Flux des changements",
        FeedFile::Closings => "Calendrier des clôtures",
    }
}

/// The glossary.
pub const GLOSSARY: &str = "Glossaire";
/// What the glossary is.
pub const GLOSSARY_HEADING: &str = "Glossaire des sigles";
/// Where the glossary comes from.
pub const GLOSSARY_INTRO: &str = "Ces sigles et leur sens viennent des avis eux-mêmes, dans les mots des employeurs. Chaque sigle mène aux offres qui l’emploient.";
/// An empty glossary.
pub const GLOSSARY_EMPTY: &str = "Aucun avis n’explique de sigle.";

/// The statistics.
pub const STATISTICS: &str = "Statistiques";
/// What the statistics are.
pub const STATISTICS_HEADING: &str = "Les offres en chiffres";

/// What the statistics are, for those who see only their link.
pub const STATISTICS_DESCRIPTION: &str =
    "Les offres d’emploi public en Nouvelle-Calédonie par employeur, commune, corps, mois et durée de résidence.";

/// Of what the statistics are made.
#[must_use]
pub fn statistics_intro(number: usize, posts: usize, data_date: Option<Day>) -> String {
    let until = data_date.map_or_else(String::new, |day| format!(", jusqu’au {}", date(day)));
    format!(
        "{} pour {}, ouvertes ou closes{until}. Une offre qui concerne plusieurs communes ou plusieurs corps compte dans chacun.",
        offers(number),
        plural(posts, "poste", "postes")
    )
}

/// A table's caption, by what its rows are values of; months without.
#[must_use]
pub fn statistics_caption(facet: Option<Facet>) -> String {
    facet.map_or_else(|| "Par mois de parution".to_owned(), |of| format!("Par {}", lower(super::facet(of))))
}

/// How many more rows a table would have.
#[must_use]
pub fn more_rows(number: usize) -> String {
    format!("et {} de plus, sur la page complète", plural(number, "ligne", "lignes"))
}

/// The feeds' page.
pub const FEEDS: &str = "Flux et calendriers";
/// What feeds are for.
pub const FEEDS_INTRO: &str = "Un flux prévient votre lecteur de flux ou votre messagerie dès qu’une offre paraît. Un calendrier d’abonnement montre les clôtures dans votre agenda. Rien à installer ici, et aucun compte.";
/// How to subscribe.
pub const FEEDS_HOW: &str = "Copiez l’adresse du lien et donnez-la à votre lecteur de flux, ou à votre agenda par «\u{a0}S’abonner à un calendrier\u{a0}».";
/// Feeds of parts.
pub const FEEDS_PARTS: &str = "Chaque employeur, chaque commune et chaque corps a ses propres flux et son calendrier\u{a0}: ils sont en tête de sa page.";
/// The data page.
pub const DATA: &str = "Données ouvertes";
/// What the data page is.
pub const DATA_INTRO: &str = "Tout ce que montre ce site est aussi dans ces fichiers, à des adresses qui ne changent pas. Leur réutilisation est libre, à condition de citer la source.";
/// Column of a file's name.
pub const FILE: &str = "Fichier";
/// Column of what a file holds.
pub const CONTENT: &str = "Contenu";

/// What an open data file holds.
#[must_use]
pub const fn data_file(file: DataFile) -> &'static str {
    match file {
        DataFile::Offers => "Toutes les offres, avec tous leurs champs, leurs sections et les doutes de lecture (JSON)",
        DataFile::OffersSchema => "La description de chaque champ d’offers.json (JSON Schema)",
        DataFile::Table => "Une ligne par offre, pour un tableur (CSV, UTF-8, séparateur virgule)",
        DataFile::Employers => "Les employeurs, leurs graphies dans les avis et le nombre de leurs offres (JSON)",
        DataFile::Places => "Les communes et leur province, avec le nombre d’offres (JSON)",
        DataFile::Acronyms => "Les sigles que les avis expliquent, avec leurs sens (JSON)",
        DataFile::ChangesSchema => "La description de changes.json (JSON Schema)",
        DataFile::Changes => {
            "Ce qui a changé d’une publication à la suivante\u{a0}: nouvelles offres, reports, retraits (JSON)"
        }
    }
}

/// The licence and the words that cite the source.
pub const ATTRIBUTION: &str = "Licence et source";
/// How to cite.
pub const ATTRIBUTION_TEXT: &str = "Pour réutiliser ces données, citez leur source, par exemple ainsi\u{a0}: «\u{a0}DRHFPNC, avis de vacance de poste\u{a0}», avec la date des données.";
/// What is worth knowing of the data.
pub const DATA_NOTES: &str = "Bon à savoir";
/// Notes on the data.
pub const DATA_NOTE_LIST: [&str; 4] = [
    "Une date de clôture est un jour à Nouméa (UTC+11)\u{a0}: les candidatures sont reçues jusqu’à la dernière seconde de ce jour.",
    "Un champ vide signifie que l’avis ne le dit pas. Rien n’est inventé\u{a0}: ni salaire, ni horaires, ni temps plein.",
    "L’identifiant d’une offre vient de sa référence et reste le même d’une publication à l’autre.",
    "Deux avis de même référence restent deux offres\u{a0}: seul leur auteur sait lequel compte.",
];

/// The page on the site.
pub const ABOUT: &str = "À propos";
/// Its heading.
pub const ABOUT_HEADING: &str = "À propos de ce site";
/// Its parts: headings, paragraphs.
pub const ABOUT_PARTS: [(&str, &[&str]); 4] = [
    (
        "À quoi il sert",
        &[
            "Ce site réunit sur une seule page les avis de vacance de poste des employeurs publics de Nouvelle-Calédonie. On y cherche par mots, on y filtre par employeur, commune ou corps, et tout reste lisible sans réseau après la première visite.",
            "Il n’est pas la publication officielle. Seul l’avis de l’employeur fait foi, et c’est à l’employeur que l’on adresse sa candidature.",
        ],
    ),
    (
        "Comment les avis sont lus",
        &[
            "Un programme lit chaque avis et y cherche l’employeur, le lieu, le corps, les dates, la durée de résidence et les parties du texte. Il garde tous les mots de l’avis et ne devine rien\u{a0}: ce que l’avis ne dit pas est noté «\u{a0}Non précisé dans l’avis\u{a0}».",
            "Quand un avis paraît se contredire, l’offre le signale sous «\u{a0}À vérifier dans cet avis\u{a0}». Certains documents publiés sont coupés avant la fin\u{a0}: la mention «\u{a0}Texte partiel\u{a0}» le dit.",
        ],
    ),
    ("La durée de résidence", &[super::RESIDENCY_NOTE]),
    (
        "Vos données",
        &[
            "Ce site n’a ni compte, ni traceur, ni mesure d’audience. Ce que vous cherchez, gardez ou notez reste sur votre appareil et n’en sort pas.",
        ],
    ),
];
/// The id and the heading of what to do about a mistake.
pub const MISTAKE: (&str, &str) = ("erreur", "Signaler ou corriger une erreur");
/// What to do about a mistake, for readers and for publishers.
pub const MISTAKE_PARTS: [&str; 2] = [
    "Vous lisez une offre et une information paraît fausse\u{a0}: comparez-la avec l’avis officiel, qui seul fait foi, puis écrivez-nous avec l’adresse de la page.",
    "Vous publiez cet avis\u{a0}: corrigez le document ou la ligne du portail, et la prochaine mise à jour reprendra la correction. La page Qualité des avis dit, par employeur, ce qui manque et comment le réparer.",
];
/// Where nobody is named who could be written to.
pub const MISTAKE_UNKNOWN: &str =
    "Ce site n’indique pas d’adresse à laquelle écrire\u{a0}: adressez-vous à l’employeur qui publie l’avis.";
/// The statement on accessibility.
pub const ACCESSIBILITY: &str = "Accessibilité";
/// Its heading.
pub const ACCESSIBILITY_HEADING: &str = "Accessibilité du site";
/// Its parts.
pub const ACCESSIBILITY_PARTS: [(&str, &[&str]); 4] = [
    (
        "Ce que nous visons",
        &[
            "Chacun doit pouvoir lire, chercher et garder les offres\u{a0}: au clavier, avec un lecteur d’écran, en grands caractères, avec des couleurs imposées, sur un petit écran et sans réseau. Le site vise le niveau AA des règles WCAG 2.2.",
        ],
    ),
    (
        "Ce qui est vérifié à chaque version",
        &[
            "L’outil axe examine la liste, les filtres, une offre, les favoris, la comparaison, la carte, le calendrier, les pages à emporter et chaque composant dans ses états, à 360 et à 1280 pixels de large\u{a0}: il ne doit rien trouver, et rien ne doit dépasser sur le côté.",
            "Chaque page se lit sans JavaScript quand elle n’en a pas besoin\u{a0}; la carte et le calendrier existent aussi en liste.",
        ],
    ),
    (
        "Ce que nous savons imparfait",
        &[
            "Cette déclaration n’est pas un audit\u{a0}: aucune personne qui utilise chaque jour un lecteur d’écran n’a encore éprouvé le site.",
            "Le texte des avis est celui de leurs auteurs\u{a0}: un avis mal structuré le reste.",
        ],
    ),
    (
        "Nous signaler un obstacle",
        &["Les mentions légales disent à qui écrire. Dites-nous quelle page, et ce que vous vouliez faire."],
    ),
];
/// The legal notice.
pub const LEGAL: &str = "Mentions légales";
/// Who publishes.
pub const PUBLISHER: &str = "Éditeur";
/// Who hosts.
pub const HOST: &str = "Hébergeur";
/// How to write to the publisher.
pub const CONTACT: &str = "Contact";
/// When the configuration names nobody.
pub const NO_PUBLISHER: &str = "L’éditeur de ce site n’a pas indiqué ses coordonnées.";
/// Personal data.
pub const PRIVACY: &str = "Données personnelles";
/// What becomes of readers' data.
pub const PRIVACY_TEXT: &str = "Ce site ne dépose aucun cookie et n’envoie aucune donnée. Les noms et coordonnées qui figurent dans un avis y ont été publiés par l’employeur, pour le recrutement.";
/// What is whose.
pub const RIGHTS: &str = "Licence des données";
/// Where all of it is.
pub const COUNTRY: &str = "Nouvelle-Calédonie";

/// A feed's title: the site, and what the feed is about.
#[must_use]
pub fn feed_title(site: &str, about: &str) -> String {
    if about.is_empty() { format!("{site}\u{a0}: offres") } else { format!("{site}\u{a0}: {about}") }
}
