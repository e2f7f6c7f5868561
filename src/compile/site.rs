//! Bundle to site: every file, its name and its bytes, as a pure function of what was read.
//!
//! The order matters: a page names the boot script by its hash, the boot script names code and
//! data by theirs, and the worker lists them all. So [`Site::new`] goes from the leaves to the
//! worker. All links are relative, so that one folder works under any base; only the 404 page,
//! which answers for addresses of any depth, needs to know where the site stands.

pub mod base;
mod groups;
pub mod headers;
mod icons;
pub mod output;
mod pages;
mod release;
pub mod sources;
mod style;

pub use base::Base;
pub use sources::Sources;

use crate::bundle::Bundle;
use crate::day::Day;
use crate::query::Listing;
use crate::search;
use crate::view::sheet::Sheet;
use pages::{Drawn, Pages};
use release::{Asset, Parts, Release};
use sources::App;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A site to be written: paths, from the site's root, with their contents.
pub struct Site<'a> {
    contents: BTreeMap<String, Content<'a>>,
    /// Paths that the first visit brings along for later ones without network; empty without an app.
    pub precached: Vec<String>,
    pages: Pages,
}

/// What a file holds. Most pages are rendered when they are written: thousands of them need not lie in memory at once.
enum Content<'a> {
    Bytes(Vec<u8>),
    Page(Drawn<'a>),
}

/// The open data, in the site's root, as the data page tells of them.
const DATA_FILES: &[&str] = &["offers.json", "offers.schema.json"];

impl<'a> Site<'a> {
    /// Lays out the site of a bundle.
    ///
    /// # Errors
    /// When a source, such as a style sheet or an icon, cannot be understood.
    pub fn new(bundle: &'a Bundle, sources: &Sources, today: Day, base: &Base) -> anyhow::Result<Self> {
        let mut files = Files::default();
        files.put("offers.json", pretty(bundle)?);
        files.put("offers.schema.json", pretty(&schemars::schema_for!(Bundle))?);
        files.put("robots.txt", b"User-agent: *\nAllow: /\n".to_vec());
        files.put(".nojekyll", Vec::new());

        let style = files.put_hashed("assets/style-", ".css", style::sheet(&sources.style)?.into_bytes());
        let pages = Pages::new(bundle, &style, today, base);
        let mut kept = vec![style, files.put("manifest.webmanifest", sources.manifest.clone())];
        for (path, bytes) in icons::draw(&sources.icons)? {
            let icon = files.put(path, bytes);
            kept.extend(icons::PRECACHED.contains(&path).then_some(icon));
        }

        let (boot, precached) = if let Some(app) = &sources.app {
            let parts = files.put_parts(app, bundle, &pages.listing)?;
            let (boot, precached) = files.put_release(parts, sources, &pages, kept)?;
            (Some(boot), precached)
        } else {
            for (path, html) in pages.plain(None) {
                files.put(path, html.into_bytes());
            }
            // A reader of an earlier release may still have its worker, which would go on showing that release.
            files.put("sw.js", sources.kill_worker.clone().into_bytes());
            (None, Vec::new())
        };
        let rules = headers::rules(boot.as_ref().map(|boot| boot.path.as_str()));
        files.put("_headers", headers::print(&rules).into_bytes());

        let mut contents: BTreeMap<String, Content<'a>> =
            files.0.into_iter().map(|(path, bytes)| (path, Content::Bytes(bytes))).collect();
        contents
            .extend(pages.others(bundle, boot.as_ref()).into_iter().map(|(path, page)| (path, Content::Page(page))));
        let precached = precached.into_iter().map(|asset| asset.path).collect();
        Ok(Self { contents, precached, pages })
    }

    /// Paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.contents.keys().map(String::as_str)
    }

    /// What a file holds; nothing when the site has no such file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        Some(match self.contents.get(path)? {
            Content::Bytes(bytes) => Cow::Borrowed(bytes.as_slice()),
            Content::Page(draw) => Cow::Owned(draw(&self.pages).into_bytes()),
        })
    }

    /// Bytes that a first visit with everything takes on the wire, compressed by Brotli; 0 without an app.
    #[must_use]
    pub fn first_visit(&self) -> usize {
        use rayon::prelude::*;
        self.precached.par_iter().filter_map(|path| self.bytes(path)).map(|bytes| brotli_size(&bytes)).sum()
    }
}

/// The files laid out so far.
#[derive(Default)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    fn put(&mut self, path: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::of(path, &bytes);
        self.0.insert(path.to_owned(), bytes);
        asset
    }

    /// Puts a file under a name that holds the hash of its bytes, so that it may be kept for ever.
    fn put_hashed(&mut self, before: &str, behind: &str, bytes: Vec<u8>) -> Asset {
        let path = format!("{before}{}{behind}", release::short_hash(&bytes));
        self.put(&path, bytes)
    }

    /// Puts what the app consists of: its code and its data, each under its hash.
    fn put_parts(&mut self, app: &App, bundle: &Bundle, listing: &Listing) -> anyhow::Result<Parts> {
        let mut texts = Vec::new();
        for (chunk, sheet) in Sheet::chunks(bundle).iter().enumerate() {
            texts.push(self.put_hashed(&format!("data/texts-{chunk}-"), ".json", serde_json::to_vec(sheet)?));
        }
        Ok(Parts {
            glue: self.put_hashed("assets/app-", ".js", app.glue.clone()),
            wasm: self.put_hashed("assets/app-", "_bg.wasm", app.wasm.clone()),
            listing: self.put_hashed("data/listing-", ".json", serde_json::to_vec(listing)?),
            search: self.put_hashed("data/search-", ".bin", search::Index::build(&bundle.offers)),
            texts,
        })
    }

    /// Puts what ties the parts together: boot script, pages, worker. Gives the boot script, and
    /// everything that is kept on the reader's device.
    fn put_release(
        &mut self,
        parts: Parts,
        sources: &Sources,
        pages: &Pages,
        mut kept: Vec<Asset>,
    ) -> anyhow::Result<(Asset, Vec<Asset>)> {
        kept.extend(parts.all().cloned());
        // The boot script holds the release's name, and the pages hold the boot script's: the name is
        // taken over the pages as they are without it, and over the two templates.
        let mut named = kept.clone();
        named.extend(pages.interactive(None).iter().map(|(path, html)| Asset::of(path, html.as_bytes())));
        named.push(Asset::of("boot.js", sources.boot.as_bytes()));
        named.push(Asset::of("sw.js", sources.worker.as_bytes()));
        let mut release = Release { name: Release::name_of(&named), parts, files: None };

        let boot = self.put_hashed("boot-", ".js", release.fill(&sources.boot, "boot.js")?);
        kept.push(boot.clone());
        for (path, html) in pages.interactive(Some(&boot)) {
            kept.push(self.put(path, html.into_bytes()));
        }
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        release.files = Some(kept.clone());
        self.put("sw.js", release.fill(&sources.worker, "sw.js")?);
        Ok((boot, kept))
    }
}

/// JSON for people: indented, with a line end.
fn pretty(value: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}

fn brotli_size(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    // Reading a slice and writing a vector cannot fail.
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings).unwrap_or(bytes.len())
}
