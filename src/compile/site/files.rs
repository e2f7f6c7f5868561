//! The files laid out so far, and the release that ties some of them together.

use super::pages::Pages;
use super::release::{fill, name_of};
use super::sources::{self, Sources};
use crate::day::Day;
use crate::offer::Offer;
use crate::release::{Asset, Bundle, Chunking, Column as _, Detail, Manifest, Program, Programs, WorkerManifest};
use crate::search;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Bytes on the wire of the archive's texts that are kept on a reader's device without asking.
const KEPT_UNASKED: usize = 5_000_000;

/// How the paths of the chunks of texts begin.
pub(super) const TEXTS: &str = "data/texts-";

/// Files by their paths from the site's root.
#[derive(Default)]
pub(super) struct Files(pub(super) BTreeMap<String, Vec<u8>>);

impl Files {
    /// Puts a file.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.insert(path.to_owned(), bytes);
    }

    /// Puts a file that a release names.
    pub(super) fn put_asset(&mut self, path: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::of(path, &bytes);
        self.put(path, bytes);
        asset
    }

    /// Puts a file under a name that holds the hash of its bytes, so that it may be kept for ever.
    pub(super) fn put_hashed(&mut self, before: &str, behind: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::hashed(before, behind, &bytes);
        self.put(&asset.path, bytes);
        asset
    }

    /// Puts what the programs consist of, their code and data, each under its hash. The release has no name yet.
    pub(super) fn put_parts(
        &mut self,
        programs: &sources::Programs,
        bundle: &Bundle,
        pages: &Pages<'_>,
        today: Day,
    ) -> anyhow::Result<Manifest> {
        let (chunking, order) = Chunking::of(&bundle.offers, today);
        let offers: Vec<&Offer> = order.iter().map(|at| &bundle.offers[*at as usize]).collect();
        let programs =
            Programs { app: self.put_program("app", &programs.app), tools: self.put_program("tools", &programs.tools) };
        let search = self.put_hashed("data/search-", ".bin", search::Index::build_with(&offers, &pages.acronyms));
        let mut listing = Vec::new();
        for part in chunking.listing() {
            let part = serde_json::to_vec(&pages.listing.pick(&order[part]))?;
            listing.push(self.put_hashed("data/listing-", ".json", part));
        }
        // In parallel: the texts of a large archive are most of what there is to write.
        let chunks: Vec<Vec<u8>> = chunking
            .texts()
            .into_par_iter()
            .map(|chunk| {
                let details: Vec<Detail> = order[chunk].iter().map(|at| pages.detail(*at as usize)).collect();
                serde_json::to_vec(&details)
            })
            .collect::<Result<_, _>>()?;
        let texts = chunks.into_iter().map(|chunk| self.put_hashed(TEXTS, ".json", chunk)).collect();
        let (base, release, site) = (String::new(), String::new(), pages.identity().name);
        Ok(Manifest { base, release, site, programs, chunking, listing, search, texts, later_bytes: 0 })
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
        mut manifest: Manifest,
        sources: &Sources,
        pages: &Pages,
        mut kept: Vec<Asset>,
    ) -> anyhow::Result<(Asset, Vec<Asset>)> {
        let later;
        (later, manifest.later_bytes) = self.later(&manifest);
        kept.extend(manifest.assets().cloned());
        // The boot script holds the release's name, and the pages hold the boot script's: the name is
        // taken over the pages as they are without it, and over the two templates.
        let mut named = kept.clone();
        named.extend(pages.interactive(None).iter().map(|(path, html)| Asset::of(path, html.as_bytes())));
        named.push(Asset::of("boot.js", sources.boot.as_bytes()));
        named.push(Asset::of("sw.js", sources.worker.as_bytes()));
        manifest.release = name_of(&named);

        let boot = self.put_hashed("boot-", ".js", fill(&manifest, &sources.boot, "boot.js")?);
        kept.push(boot.clone());
        for (path, html) in pages.interactive(Some(&boot)) {
            kept.push(self.put_asset(path, html.into_bytes()));
        }
        kept.retain(|file| !later.contains(file));
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        let worker = WorkerManifest { manifest: &manifest, files: &kept, later: &later };
        self.put("sw.js", fill(&worker, &sources.worker, "sw.js")?);
        Ok((boot, kept))
    }

    /// The archive's texts when they are too many to be kept on every device unasked, and what they
    /// weigh on the wire, about.
    fn later(&self, manifest: &Manifest) -> (Vec<Asset>, usize) {
        let first = manifest.chunking.text_of(manifest.chunking.current()).0;
        let archive = manifest.texts.get(first..).unwrap_or_default();
        let files: Vec<&Vec<u8>> = archive.iter().filter_map(|file| self.0.get(&file.path)).collect();
        // What weighs no more as it is need not be weighed.
        let small = files.iter().map(|file| file.len()).sum::<usize>() <= KEPT_UNASKED;
        let weight = if small { 0 } else { super::packed_size_of_alike(&files) };
        if weight > KEPT_UNASKED { (archive.to_vec(), weight) } else { (Vec::new(), 0) }
    }
}
