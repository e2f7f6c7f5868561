//! The browser's programs, as they were built.

use std::path::{Path, PathBuf};

/// Their folder: where `EMPLOI_APP` says, else `target/app`; none where nobody has built them.
pub(crate) fn built() -> Option<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/app");
    let folder = std::env::var_os("EMPLOI_APP").map(PathBuf::from).or_else(|| usual.is_dir().then_some(usual));
    if folder.is_none() {
        eprintln!("not looked at: the programs are not built, and EMPLOI_APP names no folder of theirs");
    }
    folder
}
