//! A release: which files belong together, told to the boot script and to the worker.

use anyhow::ensure;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where a template waits for its release.
const PLACE: &str = "const RELEASE = null;";

/// A file of a release: its path from the site's root, and the hash that browsers hold it to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Asset {
    /// The path.
    pub(super) path: String,
    /// The hash of the bytes served, as `sha256-…` in Base64.
    pub(super) integrity: String,
}

impl Asset {
    /// The file of these bytes.
    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), integrity: format!("sha256-{}", base64(&Sha256::digest(bytes))) }
    }
}

/// A program in the browser.
#[derive(Debug, Serialize)]
pub(super) struct Program {
    /// Its JavaScript.
    pub(super) glue: Asset,
    /// Its code.
    pub(super) wasm: Asset,
}

/// The programs and their data.
#[derive(Debug, Serialize)]
pub(super) struct Parts {
    /// The programs, by the names that pages give them.
    pub(super) programs: BTreeMap<&'static str, Program>,
    /// How many of the offers are not over: they come first.
    pub(super) current: usize,
    /// How many offers there are.
    pub(super) offers: usize,
    /// The offers as the list shows them, in parts.
    pub(super) listing: Vec<Asset>,
    /// The search index.
    pub(super) search: Asset,
    /// The offers in full, in chunks.
    pub(super) texts: Vec<Asset>,
}

impl Parts {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Asset> {
        let programs = self.programs.values().flat_map(|program| [&program.glue, &program.wasm]);
        programs.chain([&self.search]).chain(&self.listing).chain(&self.texts)
    }
}

/// What the boot script and the worker know of a release.
#[derive(Debug, Serialize)]
pub(super) struct Release {
    /// Its name.
    #[serde(rename = "release")]
    pub(super) name: String,
    /// The site's name.
    pub(super) site: String,
    /// What it consists of.
    #[serde(flatten)]
    pub(super) parts: Parts,
    /// What the texts that are kept only when asked for weigh on the wire, about; 0 when all are kept.
    pub(super) later_bytes: usize,
    /// Everything that later visits need without network; only the worker is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) files: Option<Vec<Asset>>,
    /// What is kept only for a reader who asks for it; as above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) later: Option<Vec<Asset>>,
}

impl Release {
    /// The name of the release of these files.
    pub(super) fn name_of(files: &[Asset]) -> String {
        let mut all = Sha256::new();
        for file in files {
            all.update(file.path.as_bytes());
            all.update(b"\n");
            all.update(file.integrity.as_bytes());
            all.update(b"\n");
        }
        let mut name = hex(&all.finalize());
        name.truncate(12);
        name
    }

    /// A template with the release in its place.
    pub(super) fn fill(&self, template: &str, name: &str) -> anyhow::Result<Vec<u8>> {
        ensure!(
            template.matches(PLACE).count() == 1,
            "the template {name} must hold the line “{PLACE}” exactly once; restore it in the folder given by --public"
        );
        let json = serde_json::to_string(self)?;
        Ok(template.replace(PLACE, &format!("const RELEASE = {json};")).into_bytes())
    }
}

/// The hash in a file's name.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    let mut hash = hex(&Sha256::digest(bytes));
    hash.truncate(10);
    hash
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(Asset::of("x", b"abc").integrity, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(short_hash(b"abc"), "ba7816bf8f");
    }
}
