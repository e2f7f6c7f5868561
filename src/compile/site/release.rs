//! A release: which files belong together, told to the boot script and to the worker.

use anyhow::ensure;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

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
        Self::new(path.to_owned(), &Sha256::digest(bytes))
    }

    /// The file of these bytes under a name that holds their hash, so that it may be kept for ever.
    pub(super) fn hashed(before: &str, behind: &str, bytes: &[u8]) -> Self {
        let hash = Sha256::digest(bytes);
        Self::new(format!("{before}{}{behind}", short(&hash)), &hash)
    }

    fn new(path: String, hash: &[u8]) -> Self {
        Self { path, integrity: format!("sha256-{}", base64(hash)) }
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

    /// A template with the release in its place, without its lines of comment: a page waits for its script.
    pub(super) fn fill(&self, template: &str, name: &str) -> anyhow::Result<Vec<u8>> {
        ensure!(
            template.matches(PLACE).count() == 1,
            "the template {name} must hold the line “{PLACE}” exactly once; restore it in the folder given by --public"
        );
        let json = serde_json::to_string(self)?;
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let code: String = template.split_inclusive('\n').filter(is_code).collect();
        Ok(code.replace(PLACE, &format!("const RELEASE = {json};")).into_bytes())
    }
}

/// A hash as it stands in a file's name.
fn short(hash: &[u8]) -> String {
    hex(&hash[..5])
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
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
        assert_eq!(Asset::hashed("a-", ".js", b"abc").path, "a-ba7816bf8f.js");
    }
}
