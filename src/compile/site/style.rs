//! One style sheet out of many: joined in the order of names, checked, minified.

use anyhow::anyhow;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// The oldest browsers the sheet is written for: the first with `light-dark()`; `OKLCH`, layers
/// and container queries are older, so these all stay as they are written. Versions are `major << 16 | minor << 8`.
const BROWSERS: Browsers = Browsers {
    android: Some(123 << 16),
    chrome: Some(123 << 16),
    edge: Some(123 << 16),
    firefox: Some(120 << 16),
    ie: None,
    ios_saf: Some(17 << 16 | 5 << 8),
    opera: Some(109 << 16),
    safari: Some(17 << 16 | 5 << 8),
    samsung: Some(27 << 16),
};

/// The sheet of these files. `layers.css`, which declares the order of the layers, must stand first
/// (`Sources` sees to it); after that the order of files decides nothing that layers have not decided. `own` is what the
/// site's configuration adds.
pub(super) fn sheet(files: &[(String, String)], own: &str) -> anyhow::Result<String> {
    let mut joined = String::new();
    for (name, css) in files {
        // Each alone first: an error then names its file, and an unclosed brace cannot swallow the next one.
        parse(name, css)?;
        joined.push_str(css);
        joined.push('\n');
    }
    joined.push_str(own);
    let targets = Targets::from(BROWSERS);
    let mut sheet = parse("style", &joined)?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow!("style: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("style: {error}"))?;
    Ok(printed.code + "\n")
}

fn parse<'i>(name: &str, css: &'i str) -> anyhow::Result<StyleSheet<'i>> {
    let options = ParserOptions { filename: name.to_owned(), ..ParserOptions::default() };
    StyleSheet::parse(css, options).map_err(|error| anyhow!("style: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(css: &[(&str, &str)]) -> Vec<(String, String)> {
        css.iter().map(|&(name, css)| (name.to_owned(), css.to_owned())).collect()
    }

    #[test]
    fn modern_css_stays_as_it_is_written() {
        let css = "@layer base { :root { color: light-dark(oklch(20% 0 0), #fff); & a { color: red } } }";
        let sheet = sheet(&files(&[("layers.css", "@layer base, print;"), ("base.css", css)]), "").unwrap();
        for kept in ["@layer base", "@layer print", "light-dark(", "oklch("] {
            assert!(sheet.contains(kept), "{kept} in {sheet}");
        }
    }

    #[test]
    fn an_error_names_its_file() {
        let error =
            sheet(&files(&[("a.css", "a { color: red }"), ("b.css", "@layer } {")]), "").unwrap_err().to_string();
        assert!(error.contains("b.css"), "{error}");
    }
}
