//! Bundle to site: every file, its name and its bytes, as a pure function of what was read.
//!
//! The order matters: a page names the boot script by its hash, the boot script names code and
//! data by theirs, and the worker lists them all. So [`Site::new`] goes from the leaves to the
//! worker. All links are relative, so that one folder works under any base; only the 404 page,
//! which answers for addresses of any depth, needs to know where the site stands.

pub mod base;
mod colour;
pub mod detail;
mod examples;
mod feeds;
mod files;
mod groups;
pub mod headers;
mod icons;
mod instant;
mod listing;
mod open_data;
pub mod output;
mod pages;
mod quality;
mod release;
mod servers;
mod sitemap;
pub mod sources;
mod statistics;
mod structured;
mod style;
mod xml;

pub use base::Base;
pub use sources::Sources;

use crate::compile::Compiled;
use crate::compile::history::Changes;
use crate::compile::settings::{Address, Format, Settings};
use crate::day::Day;
use crate::release::{Bundle, DataFile};
use crate::view::detail::place_map::COUNTRY;
use files::Files;
use pages::{Made, Pages};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write as _;

/// A site to be written: paths, from the site's root, with their contents.
pub struct Site<'a> {
    contents: BTreeMap<String, Content<'a>>,
    /// Paths that the first visit brings along for later ones without network; empty without an app.
    pub precached: Vec<String>,
    pages: Pages<'a>,
}

/// What a file holds. Most are made when they are written: thousands of pages need not lie in memory at once.
enum Content<'a> {
    Bytes(Vec<u8>),
    Made(Made<'a>),
}

impl<'a> Site<'a> {
    /// Lays out the site of a folder of notices, as it is configured, for a place on a host, on a day.
    ///
    /// # Errors
    /// When a source, such as a style sheet or an icon, cannot be understood.
    pub fn new(
        compiled: &'a Compiled,
        sources: &Sources,
        settings: &'a Settings,
        base: &Base,
        today: Day,
    ) -> anyhow::Result<Self> {
        let bundle = &compiled.bundle;
        let mut files = Files::default();
        files.put(DataFile::OffersSchema.name(), pretty(&schemars::schema_for!(Bundle))?);
        files.put(".nojekyll", Vec::new());

        let colour = settings.site.colour.as_ref();
        let sheet = style::sheet(&sources.style, &colour.map(colour::rule).unwrap_or_default())?;
        let style = files.put_hashed("assets/style-", ".css", sheet.into_bytes());
        let repair = files.put_hashed("assets/repair-", ".js", sources.repair.clone().into_bytes());
        let plain = sources.programs.is_none();
        let pages = Pages::new(compiled, settings, [&style, &repair], base, today, plain);
        let manifest = sources.manifest(&pages.identity().name, colour)?;
        let mut kept = vec![style, repair, files.put_asset("manifest.webmanifest", manifest)];
        for (path, bytes) in icons::draw(&sources.icons, colour)? {
            let icon = files.put_asset(path, bytes);
            kept.extend(icons::PRECACHED.contains(&path).then_some(icon));
        }
        kept.push(files.put_asset(COUNTRY, icons::country()));

        let (boot, precached) = if let Some(programs) = &sources.programs {
            let parts = files.put_parts(programs, bundle, &pages, today)?;
            let (boot, precached) = files.put_release(parts, sources, &pages, kept)?;
            (Some(boot), precached)
        } else {
            for (path, html) in pages.plain(None).into_iter().chain(pages.complete()) {
                files.put(path, html.into_bytes());
            }
            // A reader of an earlier release may still have its worker, which would go on showing that release.
            files.put("sw.js", sources.kill_worker.clone().into_bytes());
            (None, Vec::new())
        };
        let rules = headers::rules(boot.as_ref().map(|boot| boot.path.as_str()), &settings.site.embedded_by);
        files.put("_headers", headers::print(&rules).into_bytes());
        files.put(".htaccess", servers::apache(&rules, base).into_bytes());
        files.put("nginx.conf", servers::nginx(&rules, base).into_bytes());

        files.put(DataFile::Employers.name(), open_data::employers(bundle, &pages.groups)?);
        files.put(DataFile::Places.name(), open_data::places(bundle, &pages.groups)?);
        files.put(DataFile::Acronyms.name(), open_data::acronyms(bundle, &pages.acronyms)?);
        files.put(DataFile::Changes.name(), pretty(&Changes::of(bundle, today))?);
        files.put(DataFile::ChangesSchema.name(), pretty(&schemars::schema_for!(Changes))?);
        if settings.publishes(Format::Csv) {
            files.put(DataFile::Table.name(), open_data::csv(bundle));
        }
        let address = settings.site.address.as_ref().map(Address::as_str);
        files.put("robots.txt", sitemap::robots(address).into_bytes());
        for (path, bytes) in
            address.map_or(Ok(Vec::new()), |address| sitemap::files(address, &pages.touched_pages()))?
        {
            files.put(&path, bytes);
        }

        let mut contents: BTreeMap<String, Content<'a>> =
            files.0.into_iter().map(|(path, bytes)| (path, Content::Bytes(bytes))).collect();
        contents.insert(DataFile::Offers.name().to_owned(), Content::Made(Box::new(|_| open_data::offers(bundle))));
        contents.extend(pages.others(boot.as_ref()).into_iter().map(|(path, made)| (path, Content::Made(made))));
        let precached = precached.into_iter().map(|asset| asset.path).collect();
        Ok(Self { contents, precached, pages })
    }

    /// Paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.contents.keys().map(String::as_str)
    }

    /// What a file holds; nothing when the site has no such file.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn bytes(&self, path: &str) -> anyhow::Result<Option<Cow<'_, [u8]>>> {
        Ok(match self.contents.get(path) {
            None => None,
            Some(Content::Bytes(bytes)) => Some(Cow::Borrowed(bytes.as_slice())),
            Some(Content::Made(make)) => Some(Cow::Owned(make(&self.pages)?)),
        })
    }

    /// Bytes that a first visit with everything takes on the wire, about, compressed by gzip; 0 without an app.
    #[must_use]
    pub fn first_visit(&self) -> usize {
        let bytes = |path: &&String| self.bytes(path).ok().flatten();
        let (texts, others): (Vec<&String>, Vec<&String>) =
            self.precached.iter().partition(|path| path.starts_with(files::TEXTS));
        let others: usize = others.par_iter().filter_map(bytes).map(|bytes| packed_size(&bytes)).sum();
        others + packed_size_of_alike(&texts.iter().filter_map(bytes).collect::<Vec<_>>())
    }
}

/// JSON for people: indented, with a line end.
fn pretty(value: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}

/// As any host compresses at the least, and in a tenth of the time that its best would take: it is told, not sent.
fn packed_size(bytes: &[u8]) -> usize {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing a vector cannot fail.
    packed.write_all(bytes).and_then(|()| packed.finish()).map_or(bytes.len(), |packed| packed.len())
}

/// Files that are weighed, of many that are alike.
const SAMPLES: usize = 3;

/// The same for files that are much alike: some of them tell of all, about.
fn packed_size_of_alike(files: &[impl AsRef<[u8]> + Sync]) -> usize {
    let some: Vec<&[u8]> = files.iter().step_by(files.len().div_ceil(SAMPLES).max(1)).map(AsRef::as_ref).collect();
    let packed: usize = some.par_iter().map(|bytes| packed_size(bytes)).sum();
    let (weighed, all): (usize, usize) =
        (some.iter().map(|bytes| bytes.len()).sum(), files.iter().map(|file| file.as_ref().len()).sum());
    packed * all / weighed.max(1)
}
