//! The communes, as the map names them.

/// The communes: French name, and where their number stands on the map, in the units of `gazetteer/outlines.txt`.
pub const COMMUNES: [(&str, u16, u16); 33] = [
    ("Bélep", 31, 47),
    ("Poum", 152, 190),
    ("Ouégoa", 209, 213),
    ("Pouébo", 244, 222),
    ("Koumac", 167, 239),
    ("Kaala-Gomen", 214, 274),
    ("Hienghène", 267, 264),
    ("Voh", 264, 309),
    ("Koné", 296, 352),
    ("Touho", 355, 301),
    ("Pouembout", 314, 388),
    ("Poindimié", 376, 341),
    ("Ponérihouen", 397, 378),
    ("Poya", 371, 428),
    ("Houaïlou", 432, 419),
    ("Kouaoua", 481, 447),
    ("Bourail", 423, 464),
    ("Farino", 480, 125),
    ("Canala", 527, 469),
    ("Moindou", 438, 88),
    ("Sarraméa", 514, 118),
    ("Thio", 568, 500),
    ("La Foa", 530, 180),
    ("Boulouparis", 572, 546),
    ("Païta", 106, 557),
    ("Dumbéa", 175, 586),
    ("Yaté", 648, 567),
    ("Nouméa", 162, 642),
    ("Mont-Dore", 258, 640),
    ("Île des Pins", 846, 713),
    ("Ouvéa", 650, 262),
    ("Lifou", 790, 345),
    ("Maré", 957, 474),
];

/// Names of communes in a Kanak language: French name, own name, code of the language (ISO 639-3).
pub const KANAK_NAMES: [(&str, &str, &str); 6] = [
    ("Lifou", "Drehu", "dhv"),
    ("Maré", "Nengone", "nen"),
    ("Ouvéa", "Iaai", "iai"),
    ("Canala", "Xârâcùù", "ane"),
    ("Houaïlou", "Waa Wi Luu", "aji"),
    ("Poindimié", "Pwêêdi Wiimîâ", "pri"),
];
