//! What is written into a reader's own notes.

/// Parts two versions of a note that were written at the same time.
pub(super) const NOTE_ALSO: &str = "— écrit aussi dans un autre onglet ou dans un fichier —";
