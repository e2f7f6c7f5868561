//! A healthy host of static files, as GitHub Pages is one: what it answers to a path.

use crate::server::lock;
use sha2::Digest as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

/// What is sent for a path.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: &'static str,
    pub(crate) location: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn page(status: u16, html: &str) -> Self {
        Self { status, kind: "text/html; charset=utf-8", location: None, body: html.as_bytes().to_vec() }
    }

    pub(crate) fn redirect(to: &str) -> Self {
        Self { status: 301, kind: "text/html; charset=utf-8", location: Some(to.to_owned()), body: Vec::new() }
    }

    fn file(status: u16, path: &Path) -> Option<Self> {
        Some(Self { status, kind: kind_of(path), location: None, body: std::fs::read(path).ok()? })
    }

    /// Worth compressing, as hosts see it.
    pub(crate) fn is_text(&self) -> bool {
        !self.body.is_empty() && !self.kind.starts_with("image/png")
    }
}

/// What a healthy host says to a path.
pub(crate) fn answer(mounts: &[(String, PathBuf)], path: &str) -> Answer {
    let slashed = format!("{path}/");
    if mounts.iter().any(|(at, _)| *at == slashed) {
        return Answer::redirect(&slashed);
    }
    // The longest mount that fits: a site under `/depot/` lies before one at the root.
    let site = mounts.iter().filter(|(at, _)| path.starts_with(at.as_str())).max_by_key(|(at, _)| at.len());
    let Some((at, folder)) = site else { return Answer::page(404, "404") };
    let below = &path[at.len()..];
    let missing = || Answer::file(404, &folder.join("404.html")).unwrap_or_else(|| Answer::page(404, "404"));
    if below.contains("..") {
        return missing();
    }
    let file = folder.join(below);
    if below.is_empty() || below.ends_with('/') {
        Answer::file(200, &file.join("index.html")).unwrap_or_else(missing)
    } else if file.is_dir() {
        Answer::redirect(&slashed)
    } else {
        Answer::file(200, &file).unwrap_or_else(missing)
    }
}

/// Whether a site has a file for a path.
pub(crate) fn has(site: &(String, PathBuf), path: &str) -> bool {
    answer(std::slice::from_ref(site), path).status == 200
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

pub(crate) enum Body {
    Plain(Vec<u8>),
    Brotli(Arc<Vec<u8>>),
}

impl Body {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain(bytes) => bytes,
            Self::Brotli(bytes) => bytes,
        }
    }
}

/// Compressed as a host does that compresses once and keeps it: for all scenarios, engines and runs.
pub(crate) fn compressed(plain: Vec<u8>) -> Body {
    type Packed = BTreeMap<Vec<u8>, Arc<Vec<u8>>>;
    static KEPT: LazyLock<Mutex<Packed>> = LazyLock::new(Mutex::default);
    if let Some(kept) = lock(&KEPT).get(&plain) {
        return Body::Brotli(Arc::clone(kept));
    }
    // Of what is large and was not prepared, nobody counts the bytes.
    let quality = if plain.len() > 100_000 { 5 } else { 11 };
    let small = Arc::new(std::fs::read(kept_as(&plain)).unwrap_or_else(|_| packed(&plain, quality)));
    lock(&KEPT).insert(plain, Arc::clone(&small));
    Body::Brotli(small)
}

/// In brotli, as well as is told: 11 is as well as it can.
fn packed(mut plain: &[u8], quality: i32) -> Vec<u8> {
    let mut small = Vec::new();
    let options = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    brotli::BrotliCompress(&mut plain, &mut small, &options).expect("memory to memory");
    small
}

/// Compresses a site's large files before anybody waits for them.
pub(crate) fn prepare(site: &Path) {
    for entry in std::fs::read_dir(site.join("assets")).expect("assets/").flatten() {
        let plain = std::fs::read(entry.path()).expect("a file");
        let file = kept_as(&plain);
        if !file.exists() {
            std::fs::create_dir_all(file.parent().expect("a folder above")).expect("a folder");
            std::fs::write(file, packed(&plain, 11)).expect("a file");
        }
    }
}

/// Where a compressed file is kept from run to run.
fn kept_as(plain: &[u8]) -> PathBuf {
    let hash = sha2::Sha256::digest(plain);
    let name = hash.iter().fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("brotli").join(name)
}
