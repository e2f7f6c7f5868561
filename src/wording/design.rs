//! What the page says that shows the site's components.

/// The page's heading.
pub const DESIGN: &str = "Composants du site";
/// What it is.
pub const DESIGN_HINT: &str = "Chaque élément du site dans chacun de ses états, dessiné par le code même du site. Les offres de la liste sont des exemples\u{a0}; carte, calendrier et graphiques montrent celles du site.";
/// The way to it.
pub const DESIGN_LINK: &str = "Les composants du site, dans tous leurs états";
/// Colours.
pub const COLOURS: &str = "Couleurs";
/// Their rule.
pub const COLOURS_HINT: &str = "Un seul accent. Chaque couleur est une paire, claire et sombre, et chaque texte garde un contraste d’au moins 4,5.";
/// Each colour's class and name.
pub const SWATCHES: [(&str, &str); 7] = [
    ("swatch swatch-accent", "Accent"),
    ("swatch swatch-banner", "Bandeau"),
    ("swatch swatch-surface", "Surface"),
    ("swatch swatch-sunken", "Creux"),
    ("swatch swatch-open", "Ouverte"),
    ("swatch swatch-warm", "Attention"),
    ("swatch swatch-soft", "Texte discret"),
];
/// Letters.
pub const LETTERS: &str = "Lettres";
/// Each step of the scale: its class and what it is for.
pub const STEPS: [(&str, &str); 5] = [
    ("sample sample-3", "Titre de page"),
    ("sample sample-2", "Titre de partie ou d’offre"),
    ("sample sample-1", "Nombre d’offres, texte d’appel"),
    ("sample", "Texte courant"),
    ("sample sample-small", "Précision, mention"),
];
/// Space.
pub const SPACES: &str = "Espacements";
/// Each gap's class and measure.
pub const GAPS: [(&str, &str); 6] = [
    ("gap gap-1", "1\u{a0}: 0,25 rem"),
    ("gap gap-2", "2\u{a0}: 0,5 rem"),
    ("gap gap-3", "3\u{a0}: 0,75 rem"),
    ("gap gap-4", "4\u{a0}: 1 rem"),
    ("gap gap-5", "5\u{a0}: 1,5 rem"),
    ("gap gap-6", "6\u{a0}: 2,5 rem"),
];
/// Buttons and links.
pub const BUTTONS: &str = "Boutons et liens";
/// A button's states.
pub const BUTTON_STATES: [&str; 3] = ["Bouton", "Bouton principal", "Bouton indisponible"];
/// A link.
pub const LINK: &str = "Lien";
/// Icons.
pub const ICONS: &str = "Icônes";
/// Motion.
pub const MOTION: &str = "Mouvement";
/// Its rule.
pub const MOTION_HINT: &str = "Les couleurs changent en un sixième de seconde, et rien d’autre ne bouge. Qui demande moins d’animations n’en voit aucune.";
/// Charts.
pub const CHARTS: &str = "Graphiques";
/// Search, filters, what is chosen, offers.
pub const LIST: &str = "Recherche, filtres et offres";
/// What cards there are, in the order of the examples.
pub const CARD_STATES: &str = "Les offres, dans l’ordre\u{a0}: ouverte, bientôt close, reportée, sans date limite, close, favorite et lue, masquée.";
/// Sentences in the place of something.
pub const SENTENCES: &str = "Vide, en chemin, en erreur";
/// What was just done.
pub const DONE: &str = "Ce qui vient d’être fait";
/// Where the text of the first example answers the words: before them, they, behind them.
pub const EXAMPLE_EXCERPT: [&str; 3] = ["… est ", "chargé", " de suivre les projets …"];
/// Titles of the example offers.
pub const EXAMPLES: [&str; 7] = [
    "Exemple\u{a0}: chargé ou chargée de mission",
    "Exemple\u{a0}: infirmier ou infirmière",
    "Exemple\u{a0}: rédacteur ou rédactrice",
    "Exemple\u{a0}: mécanicien ou mécanicienne",
    "Exemple\u{a0}: gardien ou gardienne",
    "Exemple\u{a0}: cheffe ou chef de projet",
    "Exemple\u{a0}: attaché ou attachée",
];
/// What each of their notices says below its title.
pub const EXAMPLE_NOTICE: &str = "Employeur\u{a0}: Mairie de Nouméa\nCorps\u{a0}: attaché\nDurée de résidence exigée\u{a0}: 10 ans\nPoste à pourvoir\u{a0}: immédiatement\nLieu de travail\u{a0}: Nouméa\n";
