//! Where on its host a site stands.

use std::fmt;
use std::str::FromStr;

/// The path of the site's root on its host: begins and ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The base as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was given is no path of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotABase;

impl fmt::Display for NotABase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a path such as / or /depot/, of letters, digits and . _ - ~")
    }
}

impl std::error::Error for NotABase {}

impl FromStr for Base {
    type Err = NotABase;

    /// Slashes at the ends may be left out: `depot` is `/depot/`.
    fn from_str(written: &str) -> Result<Self, NotABase> {
        let trimmed = written.trim_matches('/');
        let fits = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'~'))
        };
        match trimmed {
            "" => Ok(Self("/".to_owned())),
            path if path.split('/').all(fits) => Ok(Self(format!("/{path}/"))),
            _ => Err(NotABase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_has_its_slashes_or_is_none() {
        let check = |written: &str, expected: Option<&str>| {
            assert_eq!(written.parse::<Base>().ok().as_ref().map(Base::as_str), expected, "{written}");
        };
        check("/", Some("/"));
        check("", Some("/"));
        check("depot", Some("/depot/"));
        check("/a/b-c/", Some("/a/b-c/"));
        check("/a//b/", None);
        check("/../", None);
        check("/\"><script>/", None);
        check("https://example.org/", None);
    }
}
