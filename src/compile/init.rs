//! A new site's folder: configuration, a sample notice, the weekly publication, how it all works.

use anyhow::{Context as _, ensure};
use std::path::Path;

/// The files of a new folder. They are written in French, for those who publish.
const FILES: [(&str, &[u8]); 8] = [
    ("emploi.toml", include_bytes!("../../public/start/emploi.toml")),
    ("LISEZMOI.md", include_bytes!("../../public/start/LISEZMOI.md")),
    ("exemple.md", include_bytes!("../../public/start/exemple.md")),
    // Only that a repository keeps the empty folder.
    ("avis/.gitkeep", include_bytes!("../../public/start/avis/.gitkeep")),
    (".gitignore", include_bytes!("../../public/start/.gitignore")),
    (".github/workflows/publier.yml", include_bytes!("../../public/start/.github/workflows/publier.yml")),
    ("images/liste.png", include_bytes!("../../public/start/images/liste.png")),
    ("images/offre.png", include_bytes!("../../public/start/images/offre.png")),
];

/// Writes a new site's folder; gives the paths written.
///
/// # Errors
/// When one of the files is there already, or cannot be written.
pub fn init(folder: &Path) -> anyhow::Result<Vec<&'static str>> {
    for (path, _) in FILES {
        let taken = folder.join(path);
        ensure!(!taken.exists(), "{} is there already; give a new folder to `offers init`", taken.display());
    }
    for (path, bytes) in FILES {
        let path = folder.join(path);
        let cannot = || format!("cannot write {}", path.display());
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above).with_context(cannot)?;
        }
        std::fs::write(&path, bytes).with_context(cannot)?;
    }
    Ok(FILES.map(|(path, _)| path).to_vec())
}
