//! Words that name who does a job.

use crate::text::words;

/// Whether a text names who does a job: «Directeur général», «Chargée de mission».
#[must_use]
pub fn names_a_job(text: &str) -> bool {
    const JOBS: [&str; 22] = [
        "agent",
        "agents",
        "chef",
        "cheffe",
        "charge",
        "chargee",
        "adjoint",
        "adjointe",
        "secretaire",
        "medecin",
        "responsable",
        "cadre",
        "referent",
        "referente",
        "juriste",
        "sage",
        "psychologue",
        "attache",
        "attachee",
        "magistrat",
        "employe",
        "delegue",
    ];
    const ENDINGS: [&str; 12] =
        ["eur", "eurs", "euse", "rice", "rices", "ien", "iens", "ienne", "ier", "iere", "iste", "istes"];
    words(text).take(12).any(|word| {
        JOBS.contains(&word.as_str())
            || (word.len() > 5
                && (ENDINGS.iter().any(|end| word.ends_with(end)) || word.ends_with("ant") || word.ends_with("ante")))
    })
}
