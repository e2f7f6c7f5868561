//! Values of a configuration that can be wrong: each says what was expected.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::fmt::Display;

/// Words that say something.
pub(super) fn words<'de, D: Deserializer<'de>>(written: D) -> Result<Option<String>, D::Error> {
    let written = String::deserialize(written)?;
    if written.trim().is_empty() {
        return Err(D::Error::custom("expected some words; to say nothing, leave the line out"));
    }
    Ok(Some(written))
}

/// A whole address, `https://…`, that ends in a slash when it has no file's name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Address(String);

impl Address {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its path on its host.
    #[must_use]
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }

    /// Its scheme and host, as a policy names them.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.0[..self.0.len() - self.path().len()]
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let expected = || format!("expected an address such as https://exemple.nc/emploi/, not “{written}”");
        let parsed = url::Url::parse(&written).map_err(|_| expected())?;
        let web = matches!(parsed.scheme(), "http" | "https") && parsed.has_host();
        if !web || !parsed.username().is_empty() || parsed.password().is_some() {
            return Err(expected());
        }
        if parsed.query().is_some() || parsed.fragment().is_some() {
            return Err(format!("expected an address without what follows “?” or “#”, not “{written}”"));
        }
        let mut whole = parsed.to_string();
        let last = whole.rsplit('/').next().unwrap_or_default();
        if !last.is_empty() && !last.contains('.') {
            whole.push('/');
        }
        Ok(Self(whole))
    }
}

/// The address of a file to download.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Download(String);

impl Download {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Download {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        match url::Url::parse(&written) {
            Ok(url)
                if matches!(url.scheme(), "http" | "https")
                    && url.has_host()
                    && url.username().is_empty()
                    && url.password().is_none() =>
            {
                Ok(Self(url.to_string()))
            }
            _ => Err(format!("expected an address such as https://exemple.nc/export.csv, not “{written}”")),
        }
    }
}

impl std::str::FromStr for Download {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        Self::try_from(written.to_owned())
    }
}

/// The name of a host, with its port where that is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Host(String);

impl Host {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Host {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        // Nothing but a host and a port: an address made of them gives them back.
        let name = url::Url::parse(&format!("https://{written}/")).ok().and_then(|url| {
            let host = url.host_str()?.to_owned();
            Some(url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
        });
        match name {
            Some(name) if name == written.to_lowercase() => Ok(Self(name)),
            _ => Err(format!("expected the name of a host such as documents.exemple.nc, not “{written}”")),
        }
    }
}

/// A colour, `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour {
    written: String,
    rgb: [u8; 3],
}

impl Colour {
    /// The colour as it stands in a page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Red, green and blue.
    #[must_use]
    pub const fn rgb(&self) -> [u8; 3] {
        self.rgb
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match number {
            Some(number) => {
                let [_, rgb @ ..] = number.to_be_bytes();
                Ok(Self { written: written.to_lowercase(), rgb })
            }
            None => Err(format!("expected a colour such as #0b4f5e, not “{written}”")),
        }
    }
}

/// How to write to a publisher: an e-mail address, or the address of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Contact(String);

impl Contact {
    /// As it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a link leads to it.
    #[must_use]
    pub fn link(&self) -> String {
        if self.0.contains("://") { self.0.clone() } else { format!("mailto:{}", self.0) }
    }
}

impl TryFrom<String> for Contact {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let plain = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'))
        };
        let mail = written.split_once('@').is_some_and(|(name, host)| plain(name) && plain(host) && host.contains('.'));
        if mail || Address::try_from(written.clone()).is_ok() {
            Ok(Self(written))
        } else {
            Err(format!("expected an e-mail address such as nom@exemple.nc, or https://…, not “{written}”"))
        }
    }
}

/// What can be published beside pages and `offers.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Format {
    /// `offers.csv`.
    #[serde(rename = "csv")]
    Csv,
    /// Atom and JSON Feed.
    #[serde(rename = "flux")]
    Feeds,
    /// Calendars of deadlines.
    #[serde(rename = "calendriers")]
    Calendars,
}

impl Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
