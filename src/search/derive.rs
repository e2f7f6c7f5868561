//! Words made of one another: «informaticien» of «informatique», «jardinage» of «jardin».
//!
//! A word derived says less than the word itself, and counts in the short fields only: see
//! [`super::resolve`]. Endings are cut off and put on; both words must be long enough that strangers
//! do not meet.

/// Endings that change places with one another, behind the same beginning.
const ENDINGS: [&[&str]; 17] = [
    &["icien", "icienne", "ique", "iques"],
    &["icien", "icite", "ique"],
    &["able", "abilite"],
    &["ier", "iere", "age", "erie", "e", ""],
    &["teur", "trice", "tion"],
    &["eur", "euse", "age", "ement"],
    &["ien", "ienne", "ie"],
    &["iste", "ie", "isme", "es"],
    &["aliste", "ation"],
    &["ologue", "ologie"],
    &["graphe", "graphie"],
    &["ecaire", "eque"],
    &["ant", "ance"],
    &["ant", "er", "ement", "age"],
    &["lir", ""],
    &["", "nage"],
    &["eur", "erie"],
];

/// Letters of the beginning that both words share, at least.
const SHARED: usize = 5;

/// Letters of each word, at least.
const SHORTEST: usize = 6;

/// Beginnings whose words have gone their own ways: who looks for a «directeur» does not mean a
/// «direction», nor an «ouvrier» an «ouvrage».
const STRANGERS: [&str; 12] = [
    "administra",
    "assist",
    "charg",
    "chauff",
    "developp",
    "direc",
    "gouvern",
    "opera",
    "ouvri",
    "personn",
    "techn",
    "trait",
];

/// The words that may be made of a word, or that it may be made of; whoever asks looks which of them there are.
pub(super) fn derived(word: &str) -> Vec<String> {
    let mut derived: Vec<String> = Vec::new();
    for endings in ENDINGS {
        for ending in endings {
            let Some(shared) = word.strip_suffix(ending) else { continue };
            if shared.len() < SHARED || STRANGERS.contains(&shared) {
                continue;
            }
            for other in endings.iter().filter(|other| *other != ending) {
                let made = format!("{shared}{other}");
                let is_long = word.len().max(made.len()) > SHORTEST && word.len().min(made.len()) >= SHORTEST;
                if is_long && !derived.contains(&made) {
                    derived.push(made);
                }
            }
        }
    }
    derived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_meets() {
        for (a, b) in [
            ("informaticien", "informatique"),
            ("mecanicien", "mecanique"),
            ("electricien", "electricite"),
            ("comptable", "comptabilite"),
            ("accueillir", "accueil"),
            ("jardinier", "jardinage"),
            ("jardinier", "jardin"),
            ("plombier", "plomberie"),
            ("menuisier", "menuiserie"),
            ("policier", "police"),
            ("formateur", "formation"),
            ("animatrice", "animation"),
            ("educateur", "education"),
            ("psychologue", "psychologie"),
            ("urbaniste", "urbanisme"),
            ("archiviste", "archives"),
            ("documentaliste", "documentation"),
            ("bibliothecaire", "bibliotheque"),
            ("pharmacien", "pharmacie"),
            ("surveillant", "surveillance"),
            ("enseignant", "enseignement"),
            ("enseigner", "enseignement"),
            ("gardien", "gardiennage"),
            ("nettoyeur", "nettoyage"),
            ("cartographe", "cartographie"),
            ("statisticien", "statistique"),
        ] {
            assert!(derived(a).iter().any(|made| made == b), "{a} {b}");
            assert!(derived(b).iter().any(|made| made == a), "{b} {a}");
        }
    }

    #[test]
    fn strangers_stay_apart() {
        for (a, b) in [
            ("directeur", "direction"),
            ("agent", "agence"),
            ("secretaire", "secret"),
            ("chargeur", "charge"),
            ("ouvrier", "ouvrage"),
            ("ouvrier", "ouvre"),
            ("station", "stateur"),
            ("port", "porte"),
            ("mairie", "maire"),
            ("poste", "postage"),
            ("entretien", "entretenir"),
            ("batiment", "bateur"),
            ("conseiller", "consei"),
            ("personnel", "personne"),
            ("marine", "marier"),
            ("service", "servir"),
            ("charge", "chargement"),
            ("chauffeur", "chauffage"),
            ("developpeur", "developpement"),
            ("operateur", "operation"),
            ("administrateur", "administration"),
            ("technicien", "technique"),
            ("traiteur", "traitement"),
            ("assistant", "assistance"),
        ] {
            assert!(derived(a).iter().all(|made| made != b), "{a} {b}");
        }
    }
}
