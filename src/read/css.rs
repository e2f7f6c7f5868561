//! How a page's style sheets and attributes make letters look: what is hidden, struck out, bold. Of selectors, names of
//! elements, classes and ids are known; others are passed over.

use std::collections::BTreeMap;

/// What a style says of letters; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) bold: Option<bool>,
}

impl Look {
    /// The same look, in which another one counts for all that it says.
    const fn with(self, other: Self) -> Self {
        const fn first(one: Option<bool>, other: Option<bool>) -> Option<bool> {
            if one.is_some() { one } else { other }
        }
        Self {
            hidden: first(other.hidden, self.hidden),
            struck: first(other.struck, self.struck),
            bold: first(other.bold, self.bold),
        }
    }

    /// What declarations say: «display:none; font-weight:700».
    pub(super) fn of(declarations: &str) -> Self {
        let mut look = Self::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
            let value = value.trim_end_matches("!important").trim_end();
            let is_nothing = || value.trim_end_matches("px").parse::<f32>().is_ok_and(|number| number <= 0.0);
            match name.as_str() {
                "display" => look.hidden = Some(value == "none"),
                "visibility" if value == "hidden" => look.hidden = Some(true),
                "mso-hide" if value == "all" => look.hidden = Some(true),
                "font-size" | "opacity" if is_nothing() => look.hidden = Some(true),
                "text-decoration" | "text-decoration-line" => look.struck = Some(value.contains("line-through")),
                "font-weight" => {
                    let heavy = value.parse::<u16>().map_or(value.starts_with("bold"), |weight| weight >= 600);
                    look.bold = Some(heavy);
                }
                _ => {}
            }
        }
        look
    }
}

/// The rules of a page's style sheets, by selector: «p», «.note», «p.note», «#haut».
#[derive(Debug, Default)]
pub(super) struct Rules(BTreeMap<String, Look>);

impl Rules {
    /// Adds the rules of a style sheet. What it says for paper or narrow screens only is passed over.
    pub(super) fn add(&mut self, sheet: &str) {
        let sheet = sheet.replace("<!--", " ").replace("-->", " ");
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let before = rest[..open].rsplit(['}', ';']).next().unwrap_or_default();
            let selectors = before.rsplit("*/").next().unwrap_or_default().trim();
            let inner = &rest[open + 1..];
            let length =
                if selectors.starts_with('@') { nested(inner) } else { inner.find('}').unwrap_or(inner.len()) };
            let look = if selectors.starts_with('@') { Look::default() } else { Look::of(&inner[..length]) };
            if look != Look::default() {
                for selector in selectors.split(',').map(str::trim).filter(|selector| is_simple(selector)) {
                    let known = self.0.entry(selector.to_owned()).or_default();
                    *known = known.with(look);
                }
            }
            rest = inner.get(length + 1..).unwrap_or_default();
        }
    }

    /// How an element looks by its name, classes, id and its own style.
    pub(super) fn look(&self, name: &str, classes: &str, id: &str, style: &str) -> Look {
        let mut look = Look::default();
        if !self.0.is_empty() {
            let mut add = |selector: &str| {
                if let Some(found) = self.0.get(selector) {
                    look = look.with(*found);
                }
            };
            add(name);
            for class in classes.split_ascii_whitespace() {
                add(&format!(".{class}"));
                add(&format!("{name}.{class}"));
            }
            if !id.is_empty() {
                add(&format!("#{id}"));
            }
        }
        if style.is_empty() { look } else { look.with(Look::of(style)) }
    }
}

/// Bytes up to the bracket that closes a rule with rules in it.
fn nested(inner: &str) -> usize {
    let mut depth = 1_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    inner.len()
}

/// Whether a selector is an element, a class or an id alone.
fn is_simple(selector: &str) -> bool {
    !selector.is_empty() && selector.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '#' | '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_tell_how_an_element_looks() {
        let mut rules = Rules::default();
        rules.add(
            "<!-- /* Style */ p.MsoNormal { margin: 0 } .cache, #pied { DISPLAY: none !important }
            @media print { .cache { display: block } .titre { display: none } }
            del, span.barre { text-decoration: line-through; } .fort{font-weight:700} div .cache2{display:none} -->",
        );
        let look = |name: &str, classes: &str, id: &str, style: &str| rules.look(name, classes, id, style);
        assert_eq!(look("p", "a cache", "", "").hidden, Some(true));
        assert_eq!(look("p", "", "pied", "").hidden, Some(true));
        assert_eq!(look("p", "cache", "", "display: block").hidden, Some(false));
        assert_eq!(look("p", "titre cache2 MsoNormal", "", ""), Look::default());
        assert_eq!(look("span", "barre", "", "").struck, Some(true));
        assert_eq!(look("p", "barre", "", "").struck, None);
        assert_eq!(look("td", "fort", "", "").bold, Some(true));
        assert_eq!(
            look("td", "", "", "font-size: 0; font-weight:normal"),
            Look { hidden: Some(true), bold: Some(false), struck: None }
        );
        assert_eq!(look("td", "", "", "font-size: 0.9em; opacity: 0.5"), Look::default());
    }

    #[test]
    fn any_sheet_is_read() {
        for sheet in ["", "{", "}", "@media {", "a{b", "a{}}{", "/* { */ b { display:none }"] {
            Rules::default().add(sheet);
        }
    }
}
