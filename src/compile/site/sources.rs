//! What a site is made of besides the notices: templates, icons, style sheets, the built app.

pub use super::icons::Icons;

use crate::compile::settings::Colour;
use crate::wording;
use anyhow::{Context as _, ensure};
use std::path::Path;

/// The parts of a site that are written by hand or built elsewhere.
#[derive(Debug)]
pub struct Sources {
    /// Template of the script that starts the app.
    pub boot: String,
    /// Template of the service worker.
    pub worker: String,
    /// A worker that removes itself and what its predecessors kept.
    pub kill_worker: String,
    /// The script of the page that repairs what is kept on a device.
    pub repair: String,
    /// The web app manifest.
    pub manifest: Vec<u8>,
    /// The icons' drawings.
    pub icons: Icons,
    /// Style sheets, name and text, the order of layers first.
    pub style: Vec<(String, String)>,
    /// The programs in the browser; without them the site is complete but does not search.
    pub programs: Option<Programs>,
}

/// The programs in the browser.
#[derive(Debug)]
pub struct Programs {
    /// List and offers.
    pub app: Program,
    /// What readers keep, take away and look at.
    pub desk: Program,
}

/// A program as the wasm build leaves it.
#[derive(Debug)]
pub struct Program {
    /// Its JavaScript.
    pub glue: Vec<u8>,
    /// Its code.
    pub wasm: Vec<u8>,
}

impl Sources {
    /// Opens the parts in their folders.
    ///
    /// # Errors
    /// When one is missing or unreadable; the message names it and the option that leads to it.
    pub fn open(public: &Path, style: &Path, app: Option<&Path>) -> anyhow::Result<Self> {
        Ok(Self {
            boot: part(public, "boot.js")?,
            worker: part(public, "sw.js")?,
            kill_worker: part(public, "kill-sw.js")?,
            repair: part(public, "repair.js")?,
            manifest: part(public, "manifest.webmanifest")?.into_bytes(),
            icons: Icons { plain: part(public, "icons/icon.svg")?, maskable: part(public, "icons/maskable.svg")? },
            style: sheets(style)?,
            programs: app.map(Programs::open).transpose()?,
        })
    }
}

impl Sources {
    /// The web app manifest of a site with a name and a colour.
    pub(super) fn manifest(&self, name: &str, colour: Option<&Colour>) -> anyhow::Result<Vec<u8>> {
        let mut manifest: serde_json::Value = serde_json::from_slice(&self.manifest)
            .context("manifest.webmanifest is no JSON; restore it in the folder given by --public")?;
        if name != wording::SITE {
            manifest["name"] = name.into();
            manifest["short_name"] = name.into();
        }
        if let Some(colour) = colour {
            manifest["theme_color"] = colour.as_str().into();
        }
        super::pretty(&manifest)
    }
}

impl Programs {
    /// Finds the programs in the folder of the build.
    fn open(folder: &Path) -> anyhow::Result<Self> {
        Ok(Self { app: Program::open(folder, "app")?, desk: Program::open(folder, "desk")? })
    }
}

impl Program {
    /// Opens the module of a name and its JavaScript beside it.
    fn open(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let again = "build the app first (`make` does), or leave out --app for a site without search";
        let open = |name: String| {
            let path = folder.join(name);
            std::fs::read(&path).with_context(|| format!("cannot read {}: {again}", path.display()))
        };
        let (wasm, glue) = (open(format!("{name}_bg.wasm"))?, open(format!("{name}.js"))?);
        ensure!(
            !String::from_utf8_lossy(&glue).contains("./snippets/"),
            "{name}.js imports other scripts (snippets/), which the site does not ship: a dependency of the app brings its own JavaScript"
        );
        Ok(Self { glue, wasm })
    }
}

fn part(public: &Path, name: &str) -> anyhow::Result<String> {
    let path = public.join(name);
    std::fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}: run from the project's folder, or name the folder of templates with --public",
            path.display()
        )
    })
}

fn sheets(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let again = "run from the project's folder, or name the folder of style sheets with --style";
    let mut stems = names(folder, ".css").with_context(|| again.to_owned())?;
    ensure!(!stems.is_empty(), "no *.css in {}: {again}", folder.display());
    // The file that declares the order of the layers must come before all that fill them.
    stems.sort_by_key(|stem| (stem != "layers", stem.clone()));
    stems
        .into_iter()
        .map(|stem| {
            let name = format!("{stem}.css");
            let path = folder.join(&name);
            let css = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok((name, css))
        })
        .collect()
}

/// The names in a folder that end in `ending`, without it, in order.
fn names(folder: &Path, ending: &str) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list the folder {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(ending).filter(|stem| !stem.starts_with('.')).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}
