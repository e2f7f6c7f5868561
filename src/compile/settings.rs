//! A site's configuration: `emploi.toml`, read, checked, with its defaults.
//!
//! Its keys are French and without accents: an HR officer writes them. What is wrong is said with
//! the line it stands on and what was expected there.

mod values;

pub use values::{Address, Colour, Contact, Download, Format, Host};

use super::site::Base;
use crate::view::site::Identity;
use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The name under which the configuration is sought.
pub const FILE: &str = "emploi.toml";

/// A site's configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whose site it is.
    pub site: Site,
    /// The notices.
    #[serde(rename = "avis")]
    pub notices: Notices,
    /// What is published, and where to.
    pub publication: Publication,
}

/// Whose site it is. What is not given is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// Its name.
    #[serde(rename = "nom", deserialize_with = "values::words")]
    pub name: Option<String>,
    /// Its address: feeds, previews and the sitemap need it.
    #[serde(rename = "adresse")]
    pub address: Option<Address>,
    /// Its path on its host, where the address is not known: `/depot/`.
    #[serde(rename = "chemin")]
    pub path: Option<String>,
    /// Its colour.
    #[serde(rename = "couleur")]
    pub colour: Option<Colour>,
    /// Who publishes it.
    #[serde(rename = "editeur", deserialize_with = "values::words")]
    pub publisher: Option<String>,
    /// Who hosts it.
    #[serde(rename = "hebergeur", deserialize_with = "values::words")]
    pub host: Option<String>,
    /// How to write to the publisher.
    pub contact: Option<Contact>,
    /// Where the notices come from, in a sentence.
    #[serde(deserialize_with = "values::words")]
    pub source: Option<String>,
    /// The name of the data's licence.
    #[serde(rename = "licence", deserialize_with = "values::words")]
    pub licence: Option<String>,
    /// The address of the licence's text.
    #[serde(rename = "licence_adresse")]
    pub licence_address: Option<Address>,
    /// The sites that may show the list in a frame of theirs.
    #[serde(rename = "integre_par")]
    pub embedded_by: Vec<Address>,
}

/// The notices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Notices {
    /// Their folder, from the configuration's own.
    #[serde(rename = "dossier")]
    pub folder: Option<PathBuf>,
    /// The address of an export that is downloaded into the folder, with its documents, before each publication.
    pub export: Option<Download>,
    /// Hosts of its documents, beside the export's own.
    #[serde(rename = "hotes")]
    pub hosts: Vec<Host>,
}

/// What is published, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publication {
    /// The folder of the site, from the configuration's own.
    #[serde(rename = "dossier")]
    pub folder: Option<PathBuf>,
    /// What is published beside pages and `offers.json`; everything by default.
    pub formats: Option<Vec<Format>>,
}

impl Settings {
    /// Reads a configuration.
    ///
    /// # Errors
    /// When it cannot be read, or something in it is wrong: the message names file, line and what
    /// was expected.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the configuration {}; `offers init` makes one", path.display()))?;
        let mut settings = Self::parse(&text).with_context(|| path.display().to_string())?;
        let beside = path.parent().unwrap_or(Path::new("")).to_owned();
        for folder in [&mut settings.notices.folder, &mut settings.publication.folder].into_iter().flatten() {
            *folder = beside.join(&*folder);
        }
        Ok(settings)
    }

    /// Reads the text of a configuration.
    ///
    /// # Errors
    /// When something in it is wrong.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let settings: Self = toml::from_str(text)?;
        settings.base()?;
        Ok(settings)
    }

    /// Where the site stands on its host: in its address, else as its path says.
    ///
    /// # Errors
    /// When the path is none, or is another one than the address's.
    pub fn base(&self) -> anyhow::Result<Base> {
        let written = self.site.path.as_deref().map(str::parse::<Base>).transpose().context("site.chemin")?;
        let of_address = self.site.address.as_ref().map(|address| address.path().parse::<Base>());
        let of_address = of_address.transpose().context("site.adresse")?;
        if let (Some(path), Some(address)) = (&written, &of_address) {
            ensure!(
                path == address,
                "site.chemin is {path}, but site.adresse ends in {address}: leave out site.chemin"
            );
        }
        Ok(of_address.or(written).unwrap_or_default())
    }

    /// What every page says of the site.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let default = Identity::default();
        let site = &self.site;
        Identity {
            name: site.name.clone().unwrap_or(default.name),
            source: site.source.clone().unwrap_or(default.source),
            licence: site.licence.clone().unwrap_or(default.licence),
            licence_address: site
                .licence_address
                .as_ref()
                .map_or(default.licence_address, |own| own.as_str().to_owned()),
        }
    }

    /// The value of a key, as scripts ask for it: empty where it is not given.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn value(&self, key: &str) -> anyhow::Result<String> {
        let folder = self.notices.folder.clone().unwrap_or_default();
        let value = match key {
            "site.adresse" => self.site.address.as_ref().map(ToString::to_string),
            "avis.dossier" => Some(folder.display().to_string()),
            "avis.export" => self.notices.export.as_ref().map(|export| export.as_str().to_owned()),
            _ => bail!("no such key: {key}; expected site.adresse, avis.dossier or avis.export"),
        };
        Ok(value.unwrap_or_default())
    }

    /// Whether something is published.
    #[must_use]
    pub fn publishes(&self, format: Format) -> bool {
        self.publication.formats.as_ref().is_none_or(|formats| formats.contains(&format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_configuration_is_one() {
        let settings = Settings::parse("").unwrap();
        assert_eq!(settings, Settings::default());
        assert_eq!(settings.identity(), Identity::default());
        assert!(settings.publishes(Format::Feeds) && settings.base().unwrap().as_str() == "/");
    }

    #[test]
    fn an_address_tells_where_the_site_stands() {
        let settings = Settings::parse("[site]\nadresse = 'https://exemple.nc/emploi'\n").unwrap();
        assert_eq!(settings.base().unwrap().as_str(), "/emploi/");
        assert_eq!(settings.site.address.unwrap().as_str(), "https://exemple.nc/emploi/");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_what_was_expected() {
        let check = |text: &str, said: &[&str]| {
            let error = format!("{:#}", Settings::parse(text).unwrap_err());
            for words in said {
                assert!(error.contains(words), "{words} in {error}");
            }
        };
        check("[site]\nnom = ' '\n", &["line 2", "leave the line out"]);
        check("[site]\nnmo = 'x'\n", &["line 2", "nmo", "expected", "nom"]);
        check("[site]\n\nadresse = 'exemple.nc'\n", &["line 3", "https://"]);
        check("[site]\nadresse = 'https://exemple.nc/?a=b'\n", &["line 2", "without"]);
        check("[site]\ncouleur = 'rouge'\n", &["line 2", "#0b4f5e"]);
        check("[site]\ncontact = 'la mairie'\n", &["line 2", "nom@exemple.nc"]);
        check("[publication]\nformats = ['pdf']\n", &["line 2", "pdf", "csv", "calendriers"]);
        check("[site]\nchemin = '/a b/'\n", &["site.chemin", "/depot/"]);
        check("[site]\nchemin = '/a/'\nadresse = 'https://exemple.nc/b/'\n", &["leave out site.chemin"]);
        check("[avis]\nexport = 'https://a:b@exemple.nc/'\n", &["line 2", "export.csv"]);
        check("[avis]\nhotes = ['https://exemple.nc/']\n", &["line 2", "documents.exemple.nc"]);
        check("[site\n", &["line 1"]);
    }
}
