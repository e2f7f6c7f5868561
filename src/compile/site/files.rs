//! The files laid out so far, and the release that ties some of them together.

use super::pages::Pages;
use super::release::{self, Asset, Parts, Program, Release};
use super::sources::{self, Programs, Sources};
use crate::bundle::Bundle;
use crate::query::Listing;
use crate::search;
use crate::view::sheet::Sheet;
use std::collections::BTreeMap;

/// Files by their paths from the site's root.
#[derive(Default)]
pub(super) struct Files(pub(super) BTreeMap<String, Vec<u8>>);

impl Files {
    /// Puts a file.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::of(path, &bytes);
        self.0.insert(path.to_owned(), bytes);
        asset
    }

    /// Puts a file under a name that holds the hash of its bytes, so that it may be kept for ever.
    pub(super) fn put_hashed(&mut self, before: &str, behind: &str, bytes: Vec<u8>) -> Asset {
        let path = format!("{before}{}{behind}", release::short_hash(&bytes));
        self.put(&path, bytes)
    }

    /// Puts what the programs consist of: their code and data, each under its hash.
    pub(super) fn put_parts(
        &mut self,
        programs: &Programs,
        bundle: &Bundle,
        listing: &Listing,
    ) -> anyhow::Result<Parts> {
        let mut texts = Vec::new();
        for (chunk, sheet) in Sheet::chunks(bundle).iter().enumerate() {
            texts.push(self.put_hashed(&format!("data/texts-{chunk}-"), ".json", serde_json::to_vec(sheet)?));
        }
        Ok(Parts {
            programs: [("app", &programs.app), ("desk", &programs.desk)]
                .map(|(name, program)| (name, self.put_program(name, program)))
                .into(),
            listing: self.put_hashed("data/listing-", ".json", serde_json::to_vec(listing)?),
            search: self.put_hashed("data/search-", ".bin", search::Index::build(&bundle.offers)),
            texts,
        })
    }

    fn put_program(&mut self, name: &str, program: &sources::Program) -> Program {
        let before = format!("assets/{name}-");
        Program {
            glue: self.put_hashed(&before, ".js", program.glue.clone()),
            wasm: self.put_hashed(&before, "_bg.wasm", program.wasm.clone()),
        }
    }

    /// Puts what ties the parts together: boot script, pages, worker. Gives the boot script, and
    /// everything that is kept on the reader's device.
    pub(super) fn put_release(
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
        let mut release = Release { name: Release::name_of(&named), site: pages.identity().name, parts, files: None };

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
