//! What the page says that checks, repairs and erases what is kept on the device.

/// The page's heading.
pub const REPAIR: &str = "Vérifier et réparer";
/// What it is for.
pub const REPAIR_HINT: &str = "Si le site ne s’affiche plus comme il devrait, cette page vérifie ce qu’il garde sur cet appareil, remplace ce qui est abîmé, ou efface tout.";
/// Compares the files with their checksums.
pub const CHECK: &str = "Vérifier";
/// What checking does.
pub const CHECK_HINT: &str = "Compare chaque fichier gardé avec son empreinte. Rien n’est modifié.";
/// Fetches what is not right.
pub const MEND: &str = "Réparer";
/// What repairing does.
pub const MEND_HINT: &str =
    "Télécharge de nouveau les fichiers manquants ou abîmés. Vos favoris et vos notes ne sont pas touchés.";
/// Erases everything.
pub const ERASE: &str = "Tout effacer";
/// What erasing does.
pub const ERASE_HINT: &str =
    "Efface de cet appareil tout ce que ce site y garde\u{a0}: les fichiers, les favoris, les notes, les réglages.";
/// The reader has understood.
pub const ERASE_SURE: &str = "J’ai compris que mes favoris et mes notes seront perdus.";
/// Without scripts.
pub const REPAIR_NO_SCRIPT: &str =
    "Cette page demande JavaScript. Sans lui, effacez les données de ce site dans les réglages du navigateur.";
/// How it ended: the place of each sentence in the page, what stands before the number and behind it.
pub const OUTCOMES: [(&str, &str, &str); 8] = [
    ("repair-busy", "Un instant…", ""),
    ("repair-good", "Tout est en ordre\u{a0}: fichiers vérifiés\u{a0}: ", "."),
    ("repair-bad", "Fichiers manquants ou abîmés\u{a0}: ", ". Le bouton «\u{a0}Réparer\u{a0}» les remplace."),
    ("repair-mended", "C’est réparé. Fichiers en ordre\u{a0}: ", "."),
    (
        "repair-still-bad",
        "Fichiers qui n’ont pas pu être remplacés\u{a0}: ",
        ". Vérifiez la connexion, puis réessayez.",
    ),
    ("repair-nothing", "Ce site ne garde aucun fichier sur cet appareil\u{a0}: il n’y a rien à réparer.", ""),
    ("repair-erased", "Tout est effacé. La prochaine visite recommencera à neuf.", ""),
    (
        "repair-failed",
        "Cela n’a pas abouti. Fermez les autres onglets de ce site, vérifiez la connexion, puis réessayez.",
        "",
    ),
];
