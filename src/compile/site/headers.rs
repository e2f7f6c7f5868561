//! The headers a host is to send: the site's own `_headers` file, in the form that static hosts read.
//!
//! `offers serve` sends what it parses from that file, so that what is shipped is what is tried.

use crate::compile::settings::Address;
use std::fmt::Write as _;

/// What a page may load and do: its own files and nothing else, no inline code, no HTML from strings.
/// The same in every page's `<meta>` and in `_headers`, because a `<meta>` does not bind the worker.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    require-trusted-types-for 'script'; trusted-types default";

/// For names that hold their content's hash.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For names whose content changes with a release: kept, but asked for again each time.
const ASK_AGAIN: &str = "no-cache";

/// Headers for the paths that a pattern names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// A path from the site's root, with at most one `*` for anything.
    pub pattern: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
}

impl Rule {
    /// Whether the rule speaks of a path.
    #[must_use]
    pub fn covers(&self, path: &str) -> bool {
        match self.pattern.split_once('*') {
            Some((before, behind)) => {
                path.len() >= before.len() + behind.len() && path.starts_with(before) && path.ends_with(behind)
            }
            None => self.pattern == path,
        }
    }
}

/// The policy that a host sends: also, what a `<meta>` cannot say, which sites may show the list in
/// a frame of theirs.
#[must_use]
pub fn policy(embedded_by: &[Address]) -> String {
    let own = std::iter::once("'self'");
    let all: Vec<&str> = own.chain(embedded_by.iter().map(Address::origin)).collect();
    format!("{CSP}; frame-ancestors {}", all.join(" "))
}

/// The rules of a site. No two of them give one path the same header: hosts would join the values.
pub(super) fn rules(boot: Option<&str>, embedded_by: &[Address]) -> Vec<Rule> {
    let rule = |pattern: &str, headers: &[(&str, &str)]| Rule {
        pattern: pattern.to_owned(),
        headers: headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
    };
    let cache = |pattern: &str, value: &str| rule(pattern, &[("Cache-Control", value)]);
    let mut rules = vec![rule(
        "/*",
        &[
            ("Content-Security-Policy", &policy(embedded_by)),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ],
    )];
    rules.extend(["/assets/*", "/data/*"].map(|pattern| cache(pattern, FOR_EVER)));
    rules.extend(boot.map(|path| cache(&format!("/{path}"), FOR_EVER)));
    let asked = [
        "/",
        "/*/",
        "/*.html",
        "/sw.js",
        "/*.webmanifest",
        "/*feed.json",
        "/*.schema.json",
        "/offers.json",
        "/changes.json",
        "/employers.json",
        "/places.json",
        "/acronyms.json",
        "/*.csv",
        "/*.xml",
        "/*.ics",
    ];
    rules.extend(asked.map(|pattern| cache(pattern, ASK_AGAIN)));
    rules
}

/// The rules as a `_headers` file.
#[must_use]
pub fn print(rules: &[Rule]) -> String {
    let mut out = String::new();
    for rule in rules {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}", rule.pattern);
        for (name, value) in &rule.headers {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    out
}

/// The rules of a `_headers` file; lines that are none are passed over.
#[must_use]
pub fn parse(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if line.starts_with([' ', '\t']) {
            if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else {
            rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() });
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reaches_its_own_origin_and_no_other() {
        for directive in CSP.split("; ") {
            let (name, sources) = directive.split_once(' ').unwrap();
            for source in sources.split(' ') {
                let own = match name {
                    "script-src" => ["'self'", "'wasm-unsafe-eval'"].contains(&source),
                    "default-src" | "base-uri" => source == "'none'",
                    "require-trusted-types-for" => source == "'script'",
                    "trusted-types" => source == "default",
                    _ => source == "'self'",
                };
                assert!(own, "{name} {source}");
            }
        }
        assert!(CSP.starts_with("default-src 'none'; "), "what is not named is forbidden");
    }

    #[test]
    fn what_is_printed_is_what_is_parsed() {
        let rules = rules(Some("boot-0123456789.js"), &[]);
        assert_eq!(parse(&print(&rules)), rules);
    }

    #[test]
    fn no_path_gets_one_header_twice() {
        let rules = rules(Some("boot-0123456789.js"), &[]);
        for (path, cache) in [
            ("/", ASK_AGAIN),
            ("/index.html", ASK_AGAIN),
            ("/offres/a-b/", ASK_AGAIN),
            ("/offres/a-b/index.html", ASK_AGAIN),
            ("/sw.js", ASK_AGAIN),
            ("/boot-0123456789.js", FOR_EVER),
            ("/assets/style-0123456789.css", FOR_EVER),
            ("/data/texts-0-0123456789.json", FOR_EVER),
        ] {
            let all: Vec<&(String, String)> =
                rules.iter().filter(|rule| rule.covers(path)).flat_map(|rule| &rule.headers).collect();
            let mut names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            let number = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), number, "{path}");
            assert!(all.iter().any(|(name, value)| name == "Cache-Control" && value == cache), "{path}");
        }
    }
}
