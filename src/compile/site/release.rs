//! A release: its files are named by their hashes, and its manifest is put into the start script and the worker.

use crate::release::Asset;
use anyhow::ensure;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// Where a template waits for its release.
const PLACE: &str = "const RELEASE = null;";

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

/// A template with a manifest in its place, without its lines of comment: a page waits for its script.
pub(super) fn fill(manifest: &impl Serialize, template: &str, name: &str) -> anyhow::Result<Vec<u8>> {
    ensure!(
        template.matches(PLACE).count() == 1,
        "the template {name} must hold the line “{PLACE}” exactly once; restore it in the folder given by --public"
    );
    let json = serde_json::to_string(manifest)?;
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: String = template.split_inclusive('\n').filter(is_code).collect();
    Ok(code.replace(PLACE, &format!("const RELEASE = {json};")).into_bytes())
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
