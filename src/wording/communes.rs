//! The communes, as the map names them.

/// The communes: French name, and the column and row of their tile on the map.
pub const COMMUNES: [(&str, u32, u32); 33] = [
    ("Bélep", 0, 0),
    ("Poum", 1, 1),
    ("Ouégoa", 2, 1),
    ("Pouébo", 3, 1),
    ("Koumac", 2, 2),
    ("Kaala-Gomen", 3, 2),
    ("Hienghène", 4, 2),
    ("Voh", 3, 3),
    ("Koné", 4, 3),
    ("Touho", 5, 3),
    ("Pouembout", 4, 4),
    ("Poindimié", 5, 4),
    ("Ponérihouen", 6, 4),
    ("Poya", 5, 5),
    ("Houaïlou", 6, 5),
    ("Kouaoua", 7, 5),
    ("Bourail", 6, 6),
    ("Farino", 7, 6),
    ("Canala", 8, 6),
    ("Moindou", 7, 7),
    ("Sarraméa", 8, 7),
    ("Thio", 9, 7),
    ("La Foa", 8, 8),
    ("Boulouparis", 9, 8),
    ("Païta", 9, 9),
    ("Dumbéa", 10, 9),
    ("Yaté", 11, 9),
    ("Nouméa", 10, 10),
    ("Mont-Dore", 11, 10),
    ("Île des Pins", 12, 11),
    ("Ouvéa", 8, 2),
    ("Lifou", 10, 4),
    ("Maré", 11, 6),
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
