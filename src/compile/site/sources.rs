//! What a site is made of besides the notices: templates, icons, style sheets, the built app.

pub use super::icons::Icons;

use crate::compile::settings::Colour;
use crate::wording;
use anyhow::{Context as _, ensure};
use std::path::Path;

/// A folder of parts.
#[derive(Clone, Copy, Debug)]
pub enum Folder<'a> {
    /// On the disk.
    Disk(&'a Path),
    /// Inside the running program: names with bytes.
    Inside(&'static [(&'static str, &'static [u8])]),
}

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
    pub tools: Program,
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
    /// Opens the parts: templates and icons, style sheets, and the programs, if there are any.
    ///
    /// # Errors
    /// When one is missing or unreadable; the message names it and the option that leads to it.
    pub fn open(public: Folder<'_>, style: Folder<'_>, app: Option<Folder<'_>>) -> anyhow::Result<Self> {
        let part = |name: &str| {
            public.text(name).context("--public names a folder of templates; without it, the program uses its own")
        };
        Ok(Self {
            boot: part("boot.js")?,
            worker: part("sw.js")?,
            kill_worker: part("kill-sw.js")?,
            repair: part("repair.js")?,
            manifest: part("manifest.webmanifest")?.into_bytes(),
            icons: Icons { plain: part("icons/icon.svg")?, maskable: part("icons/maskable.svg")? },
            style: sheets(style)
                .context("--style names a folder of style sheets; without it, the program uses its own")?,
            programs: app.map(Programs::open).transpose()?,
        })
    }

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
    fn open(folder: Folder<'_>) -> anyhow::Result<Self> {
        Ok(Self { app: Program::open(folder, "app")?, tools: Program::open(folder, "tools")? })
    }
}

impl Program {
    /// Opens the module of a name and its JavaScript beside it.
    fn open(folder: Folder<'_>, name: &str) -> anyhow::Result<Self> {
        let open = |name: String| {
            folder.bytes(&name).context("--app names the folder of the built app: build it first (`make program` does)")
        };
        let (wasm, glue) = (open(format!("{name}_bg.wasm"))?, open(format!("{name}.js"))?);
        ensure!(
            !String::from_utf8_lossy(&glue).contains("./snippets/"),
            "{name}.js imports other scripts (snippets/), which the site does not ship: a dependency of the app brings its own JavaScript"
        );
        Ok(Self { glue, wasm })
    }
}

/// The style sheets of a folder, the one that declares the order of the layers before all that fill them.
fn sheets(folder: Folder<'_>) -> anyhow::Result<Vec<(String, String)>> {
    let names = folder.names()?;
    let stems = names.iter().filter_map(|name| name.strip_suffix(".css")).filter(|stem| !stem.starts_with('.'));
    let mut stems: Vec<&str> = stems.collect();
    ensure!(!stems.is_empty(), "no *.css in the folder");
    stems.sort_by_key(|stem| (*stem != "layers", *stem));
    let open = |stem| {
        let name = format!("{stem}.css");
        folder.text(&name).map(|css| (name, css))
    };
    stems.into_iter().map(open).collect()
}

impl Folder<'_> {
    /// The names in the folder, in no order.
    fn names(self) -> anyhow::Result<Vec<String>> {
        match self {
            Self::Inside(files) => Ok(files.iter().map(|(name, _)| (*name).to_owned()).collect()),
            Self::Disk(path) => std::fs::read_dir(path)
                .and_then(|entries| {
                    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
                })
                .with_context(|| format!("cannot list the folder {}", path.display())),
        }
    }

    /// The bytes of a file.
    fn bytes(self, name: &str) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Inside(files) => {
                let file = files.iter().find(|(own, _)| *own == name);
                file.map(|(_, bytes)| bytes.to_vec()).with_context(|| format!("the program carries no {name}"))
            }
            Self::Disk(path) => {
                let path = path.join(name);
                std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
            }
        }
    }

    /// The text of a file.
    fn text(self, name: &str) -> anyhow::Result<String> {
        String::from_utf8(self.bytes(name)?).with_context(|| format!("{name} is no UTF-8"))
    }
}
