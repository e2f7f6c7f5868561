//! The files laid out so far, and the release that ties some of them together.

use super::pages::Pages;
use super::release::{Asset, Parts, Program, Release};
use super::sources::{self, Programs, Sources};
use crate::bundle::Bundle;
use crate::day::Day;
use crate::offer::Offer;
use crate::query::Levels;
use crate::search;
use crate::view::sheet::Sheet;
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

    /// Puts what the programs consist of: their code and data, each under its hash.
    pub(super) fn put_parts(
        &mut self,
        programs: &Programs,
        bundle: &Bundle,
        pages: &Pages<'_>,
        today: Day,
    ) -> anyhow::Result<Parts> {
        let (levels, order) = Levels::of(&bundle.offers, today);
        let offers: Vec<&Offer> = order.iter().map(|at| &bundle.offers[*at as usize]).collect();
        let mut parts = Parts {
            programs: [("app", &programs.app), ("tools", &programs.tools)]
                .map(|(name, program)| (name, self.put_program(name, program)))
                .into(),
            current: levels.current(),
            offers: offers.len(),
            listing: Vec::new(),
            search: self.put_hashed("data/search-", ".bin", search::Index::build_with(&offers, &pages.acronyms)),
            texts: Vec::new(),
        };
        for part in levels.listing() {
            let part = serde_json::to_vec(&pages.listing.pick(&order[part]).pack())?;
            parts.listing.push(self.put_hashed("data/listing-", ".json", part));
        }
        // In parallel: the texts of a large archive are most of what there is to write.
        let chunks: Vec<Vec<u8>> = levels
            .texts()
            .into_par_iter()
            .map(|chunk| {
                let sheets: Vec<Sheet> = order[chunk].iter().map(|at| pages.sheet(*at as usize)).collect();
                serde_json::to_vec(&Sheet::pack(sheets.iter()))
            })
            .collect::<Result<_, _>>()?;
        parts.texts = chunks.into_iter().map(|chunk| self.put_hashed(TEXTS, ".json", chunk)).collect();
        Ok(parts)
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
        let (later, later_bytes) = self.later(&parts);
        kept.extend(parts.all().cloned());
        // The boot script holds the release's name, and the pages hold the boot script's: the name is
        // taken over the pages as they are without it, and over the two templates.
        let mut named = kept.clone();
        named.extend(pages.interactive(None).iter().map(|(path, html)| Asset::of(path, html.as_bytes())));
        named.push(Asset::of("boot.js", sources.boot.as_bytes()));
        named.push(Asset::of("sw.js", sources.worker.as_bytes()));
        let mut release = Release {
            name: Release::name_of(&named),
            site: pages.identity().name,
            parts,
            later_bytes,
            files: None,
            later: None,
        };

        let boot = self.put_hashed("boot-", ".js", release.fill(&sources.boot, "boot.js")?);
        kept.push(boot.clone());
        for (path, html) in pages.interactive(Some(&boot)) {
            kept.push(self.put_asset(path, html.into_bytes()));
        }
        kept.retain(|file| !later.contains(file));
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        release.files = Some(kept.clone());
        release.later = Some(later);
        self.put("sw.js", release.fill(&sources.worker, "sw.js")?);
        Ok((boot, kept))
    }

    /// The archive's texts when they are too many to be kept on every device unasked, and what they
    /// weigh on the wire, about.
    fn later(&self, parts: &Parts) -> (Vec<Asset>, usize) {
        let first = Levels::new(parts.current, parts.offers).text_of(parts.current).0;
        let archive = parts.texts.get(first..).unwrap_or_default();
        let files: Vec<&Vec<u8>> = archive.iter().filter_map(|file| self.0.get(&file.path)).collect();
        // What weighs no more as it is need not be weighed.
        let small = files.iter().map(|file| file.len()).sum::<usize>() <= KEPT_UNASKED;
        let weight = if small { 0 } else { super::packed_size_of_alike(&files) };
        if weight > KEPT_UNASKED { (archive.to_vec(), weight) } else { (Vec::new(), 0) }
    }
}
