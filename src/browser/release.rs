//! What the start script tells of the release that this page belongs to.

use crate::bundle::packed::Packed;
use crate::query::Levels;
use web_sys::wasm_bindgen::JsValue;

/// A release's files, as this page may fetch them. One tab never mixes two releases: every path
/// bears the hash of its content, and every fetch checks it.
#[derive(Clone, Debug)]
pub(crate) struct Release {
    /// Path of the site's root on its host, with slashes at both ends: `/depot/`.
    pub(crate) base: String,
    /// The site's name.
    pub(crate) site: String,
    /// How many of the offers were not over when the release was made: they come first.
    pub(crate) current: usize,
    /// How many offers there are.
    pub(crate) offers: usize,
    /// What the texts that are kept only when asked for weigh on the wire, about; 0 when all are kept.
    pub(crate) later_bytes: usize,
    /// The listing, in parts.
    pub(crate) listing: Vec<File>,
    /// The search index.
    pub(crate) search: File,
    /// The texts, in chunks.
    pub(crate) texts: Vec<File>,
}

/// A file of the release.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Path from the site's root.
    pub(crate) path: String,
    /// Its hash, as `fetch` takes it.
    pub(crate) integrity: String,
}

impl Release {
    /// In which parts the offers come.
    pub(crate) const fn levels(&self) -> Levels {
        Levels::new(self.current, self.offers)
    }

    /// The description left by the start script in `globalThis.release`.
    pub(crate) fn of_page() -> Result<Self, JsValue> {
        let text = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("release"))?;
        let text = text.as_string().ok_or("the start script described no release")?;
        Self::unpack(super::fetch::parse(text.as_bytes())?)
            .ok_or_else(|| "the start script described another release".into())
    }

    /// Takes out what the start script put in: words, then files by path and hash; and numbers.
    fn unpack(packed: Packed) -> Option<Self> {
        let mut packed = packed.unpack();
        let (base, site) = (packed.word()?, packed.word()?);
        let mut file = || Some(File { path: packed.word()?, integrity: packed.word()? });
        let search = file()?;
        let mut listing: Vec<File> = std::iter::from_fn(file).collect();
        let mut count = || packed.count();
        let (current, offers, later_bytes, parts) = (count()?, count()?, count()?, count()?);
        let texts = listing.split_off(parts.min(listing.len()));
        Some(Self { base, site, current, offers, later_bytes, listing, search, texts })
    }
}
