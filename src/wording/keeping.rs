//! What the site says of what a reader keeps.

use super::plural;
use crate::saved::Step;

/// Makes an offer a favourite.
pub const STAR: &str = "Garder en favori";
/// What the star says.
pub const FAVOURITE: &str = "Favori";
/// The menu of an offer's further actions.
pub const MORE_ACTIONS: &str = "Autres actions";
/// Folds an offer away.
pub const HIDE: &str = "Masquer";
/// Unfolds it.
pub const UNHIDE: &str = "Afficher à nouveau";
/// Marks an offer whose page was opened.
pub const READ: &str = "Lue";
/// Takes the last change back.
pub const UNDO: &str = "Annuler";
/// To what was just saved.
pub const SEE_IT: &str = "La voir";
/// Closes the notice of the last action.
pub const CLOSE_TOAST: &str = "Fermer ce message";
/// Heads what the reader keeps of an offer.
pub const MINE: &str = "Mon suivi";
/// What it is for.
pub const MINE_HINT: &str = "Gardé sur cet appareil seulement\u{a0}: personne d’autre ne le voit.";
/// Label of the reader's note.
pub const NOTE: &str = "Mes notes";
/// Label of the application's step.
pub const STEP: &str = "Ma candidature";
/// It is on the device.
pub const SAVED: &str = "Enregistré";
/// It could not be kept.
pub const NOT_SAVED: &str =
    "Non enregistré\u{a0}: ce navigateur n’a pas pu le garder. Copiez votre texte avant de quitter la page.";
/// Nothing can be kept: storage is forbidden, or full.
pub const NOT_KEPT_HERE: &str = "Non enregistré\u{a0}: ce navigateur n’a pas pu le garder.";
/// Said when an offer has become a favourite.
pub const NOW_STARRED: &str = "Ajoutée aux favoris.";
/// Said when an offer is no longer a favourite.
pub const NOW_UNSTARRED: &str = "Retirée des favoris.";
/// Said when an offer was folded away.
pub const NOW_HIDDEN: &str = "Offre masquée.";

/// A step of an application.
#[must_use]
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::None => "Pas commencée",
        Step::ToPrepare => "À préparer",
        Step::Sent => "Envoyée",
        Step::Interview => "Entretien",
        Step::Accepted => "Retenue",
        Step::Refused => "Non retenue",
        Step::Answered => "Réponse reçue",
    }
}

/// Heads what has changed since the last visit.
pub const SINCE: &str = "Depuis votre dernière visite";
/// How many offers are new.
#[must_use]
pub fn new(number: usize) -> String {
    plural(number, "nouvelle", "nouvelles")
}
/// How many were postponed.
#[must_use]
pub fn postponed(number: usize) -> String {
    plural(number, "reportée", "reportées")
}
/// How many have closed.
#[must_use]
pub fn closed(number: usize) -> String {
    plural(number, "close", "closes")
}
