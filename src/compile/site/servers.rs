//! The same headers for hosts that do not read `_headers`: a snippet for nginx, a `.htaccess` for Apache.

use super::Base;
use super::headers::Rule;
use std::fmt::Write as _;

/// Types of files that older servers do not know.
const TYPES: [(&str, &str); 4] = [
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("text/calendar", "ics"),
    ("text/csv", "csv"),
];

/// A header's name and value.
type Header = (String, String);

/// Headers that a rule for everything sends, and those that only some paths get: name, value,
/// and the paths as a regular expression.
fn parted<'a>(rules: &'a [Rule], base: &Base) -> (Vec<&'a Header>, Vec<(String, &'a Header)>) {
    let (mut everywhere, mut somewhere) = (Vec::new(), Vec::new());
    for rule in rules {
        for header in &rule.headers {
            if rule.pattern == "/*" {
                everywhere.push(header);
            } else {
                somewhere.push((expression(&rule.pattern, base), header));
            }
        }
    }
    (everywhere, somewhere)
}

/// A pattern of `_headers` below a base, as a regular expression.
fn expression(pattern: &str, base: &Base) -> String {
    let path = format!("{base}{}", pattern.trim_start_matches('/'));
    let mut out = String::from("^");
    for c in path.chars() {
        match c {
            '*' => out.push_str(".*"),
            '.' | '+' | '(' | ')' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out + "$"
}

/// For nginx: the `map` belongs to `http`, the rest to `server`.
pub(super) fn nginx(rules: &[Rule], base: &Base) -> String {
    let (everywhere, somewhere) = parted(rules, base);
    let mut out = String::from("# In http { … }:\nmap $uri $emploi_cache {\n  default \"\";\n");
    for (paths, (_, value)) in &somewhere {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "  \"~{paths}\" \"{value}\";");
    }
    let root = if base.as_str() == "/" { "is the folder of the site" } else { "has the site under its path" };
    let _ = writeln!(out, "}}\n\n# In server {{ … }}, whose root {root}:");
    let _ = writeln!(out, "index index.html;\nerror_page 404 {base}404.html;\ncharset utf-8;");
    out.push_str("types {\n");
    for (kind, extension) in TYPES {
        let _ = writeln!(out, "  {kind} {extension};");
    }
    out.push_str("}\ninclude mime.types;\nadd_header Cache-Control $emploi_cache always;\n");
    for (name, value) in everywhere {
        let _ = writeln!(out, "add_header {name} \"{value}\" always;");
    }
    out
}

/// For Apache: read from the site's own folder.
pub(super) fn apache(rules: &[Rule], base: &Base) -> String {
    let (everywhere, somewhere) = parted(rules, base);
    let mut out = format!("DirectoryIndex index.html\nErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\n");
    for (kind, extension) in TYPES {
        let _ = writeln!(out, "AddType {kind} .{extension}");
    }
    out.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in everywhere {
        let _ = writeln!(out, "  Header always set {name} \"{value}\"");
    }
    for (paths, (name, value)) in somewhere {
        let _ = writeln!(
            out,
            "  <If \"%{{REQUEST_URI}} =~ m#{paths}#\">\n    Header always set {name} \"{value}\"\n  </If>"
        );
    }
    out + "</IfModule>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::site::headers;

    #[test]
    fn every_host_is_told_the_same() {
        let rules = headers::rules(Some("boot-0123456789.js"), &[]);
        let base: Base = "/depot/".parse().unwrap();
        for snippet in [nginx(&rules, &base), apache(&rules, &base)] {
            for rule in &rules {
                for (name, value) in &rule.headers {
                    assert!(snippet.contains(&format!("\"{value}\"")), "{name}: {value} in {snippet}");
                }
                let whole = rule.pattern == "/*" || snippet.contains(&expression(&rule.pattern, &base));
                assert!(whole, "{} in {snippet}", rule.pattern);
            }
            assert!(snippet.contains("/depot/404.html"));
        }
        assert_eq!(expression("/*.html", &base), "^/depot/.*\\.html$");
    }
}
