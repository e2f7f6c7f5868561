//! The notices of a folder, as the benchmarks of the search read them.

use anyhow::ensure;
use emploi::assemble;
use emploi::document::Document;
use emploi::offer::Offer;
use std::path::Path;

/// The offers of a folder's notices (`.md`, `.txt`), in the order of their names. A folder without any is an error.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Offer>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"));
    paths.sort();
    ensure!(!paths.is_empty(), "{} holds no notice", folder.display());
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Ok(assemble::read(&Document::new(&name, &std::fs::read_to_string(path)?)).value)
        })
        .collect()
}
