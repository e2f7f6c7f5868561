//! The files of a release: what the start script, the programs and the worker know of it.

use super::Chunking;
use serde::{Deserialize, Serialize};

/// A file of a release. Its path names its content by a hash, so no tab ever mixes two releases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// The path from the site's root.
    pub path: String,
    /// The hash of the bytes served, as `fetch` takes it: `sha256-…` in Base64.
    pub integrity: String,
}

/// A program in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Its JavaScript.
    pub glue: Asset,
    /// Its code.
    pub wasm: Asset,
}

/// The programs, by the names that pages give them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programs {
    /// List and offers.
    pub app: Program,
    /// What readers keep, take away and look at.
    pub tools: Program,
}

/// A release. The compiler writes it into the start script, which hands it to the program of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Path of the site's root on its host, with slashes at both ends: `/depot/`. The start script knows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// The release's name.
    pub release: String,
    /// The site's name.
    pub site: String,
    /// The programs.
    pub programs: Programs,
    /// How the offers are cut into files.
    pub chunking: Chunking,
    /// The listing, in parts.
    pub listing: Vec<Asset>,
    /// The search index.
    pub search: Asset,
    /// The offers in full, in chunks.
    pub texts: Vec<Asset>,
    /// The weight on the wire, roughly, of the texts that are kept only when asked for; 0 when all are kept.
    pub later_bytes: usize,
}

impl Manifest {
    /// Its files.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        let programs = [&self.programs.app, &self.programs.tools].into_iter();
        let programs = programs.flat_map(|program| [&program.glue, &program.wasm]);
        programs.chain([&self.search]).chain(&self.listing).chain(&self.texts)
    }
}

/// What the worker knows of a release: the manifest, and which files it keeps.
#[derive(Debug, Serialize)]
pub struct WorkerManifest<'a> {
    /// The release.
    #[serde(flatten)]
    pub manifest: &'a Manifest,
    /// Everything that later visits need without network.
    pub files: &'a [Asset],
    /// What is kept only for a reader who asks for it.
    pub later: &'a [Asset],
}
