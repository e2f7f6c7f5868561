//! What the sheet of keyboard shortcuts says.

/// Heads the sheet, and leads to it.
pub const SHORTCUTS: &str = "Raccourcis clavier";
/// The keys, and what each does.
pub const KEYS: [(&str, &str); 5] = [
    ("/", "aller à la recherche"),
    ("j", "aller à l’offre suivante"),
    ("k", "revenir à l’offre précédente"),
    ("f", "garder l’offre en favori, ou ne plus la garder"),
    ("?", "afficher cette aide"),
];
/// Turns them on and off.
pub const SHORTCUTS_ON: &str = "Utiliser ces raccourcis";
/// Closes the sheet.
pub const CLOSE: &str = "Fermer";
