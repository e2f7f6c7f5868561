//! The corps and cadres of the public service, under all their spellings.

use super::names::Table;
use crate::text::{fold, number, words};
use std::sync::LazyLock;

/// The table of corps.
const CORPS: &str = include_str!("corps.txt");

static REGISTER: LazyLock<Table> = LazyLock::new(|| Table::of(CORPS));

/// The corps whose name a text is, and nothing else.
#[must_use]
pub fn named(text: &str) -> Option<&'static str> {
    REGISTER.named(text)
}

/// Whether a text is a corps' name and nothing else.
#[must_use]
pub fn is_corps(text: &str) -> bool {
    named(text).is_some()
}

/// The corps with whose name a text begins, and the byte behind the name.
#[must_use]
pub fn at_start(text: &str) -> Option<(&'static str, usize)> {
    let name = REGISTER.names.within(text).into_iter().next().filter(|name| name.start == 0)?;
    Some((REGISTER.canonical[name.name], name.end))
}

/// Whether a text begins with a corps' name.
#[must_use]
pub fn begins_with_corps(text: &str) -> bool {
    at_start(text).is_some()
}

/// A corps by its known name, with its grade as written: «Ingénieur 2e grade» is «ingénieur 2e grade».
#[must_use]
pub fn canonical(written: &str) -> Option<String> {
    if let Some(name) = named(written) {
        return Some(name.to_owned());
    }
    let (name, end) = at_start(written)?;
    let rest = written[end..].trim();
    let grade = words(rest).next().is_some_and(|word| number::ordinal(&word).is_some());
    if grade {
        return Some(format!("{name} {rest}"));
    }
    // «Attaché – Recrutement sur titre», «Agent contractuel (grille 1)», «…, spécialité …», «… du cadre …».
    let begins = fold(rest);
    let qualified = rest.starts_with(['–', '-', '(', ',', ':', '.'])
        || begins.starts_with("specialite")
        || begins.starts_with("du cadre");
    qualified.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::names::assert_spellings_are_unique;

    #[test]
    fn no_spelling_stands_twice() {
        assert_spellings_are_unique(CORPS);
    }
}
