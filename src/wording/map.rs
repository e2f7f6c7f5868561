//! What the map says, and the small map of an offer's page.

use super::grouped;

/// Heads the numbers that the map's shades stand for.
pub const MAP_LEGEND: &str = "Offres par commune";
/// The shade of a commune without an offer.
pub const MAP_NONE: &str = "aucune";
/// The inset of the agglomeration.
pub const MAP_INSET_CAPITAL: &str = "Grand Nouméa";
/// The inset of the small communes.
pub const MAP_INSET_SMALL: &str = "Autour de La Foa";
/// Where the outlines come from; the licence's name follows.
pub const MAP_SOURCE: &str = "Fond de carte\u{a0}: communes de la Nouvelle-Calédonie (limites terrestres simplifiées), data.gouv.nc\u{a0}/\u{a0}Géorep, © Gouvernement de la Nouvelle-Calédonie (DITTT, DTSI/DINUM)\u{a0}; généralisation Arcep (cartoutremer), simplifié pour ce site. ";

/// The numbers that a shade stands for.
#[must_use]
pub fn number_range(from: usize, to: usize) -> String {
    if from == to { grouped(from) } else { format!("{} à {}", grouped(from), grouped(to)) }
}

/// Describes the small map: where a post is.
#[must_use]
pub fn on_the_map(communes: &str) -> String {
    format!("Sur la carte de la Nouvelle-Calédonie\u{a0}: {communes}")
}
