//! The domains in which a corps works, under all their spellings.

use super::names::Table;
use crate::text::fold;
use std::sync::LazyLock;

/// The table of domains.
const DOMAINS: &str = include_str!("domains.txt");

static REGISTER: LazyLock<Table> = LazyLock::new(|| Table::of(DOMAINS));

/// Whether a text is a domain's name and nothing else.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    REGISTER.named(text).is_some()
}

/// Domains in the table's spelling, where only accents and capitals differ: «Equipement», «équipement».
#[must_use]
pub fn spelled(domains: &str) -> String {
    let one = |part: &str| {
        let known = REGISTER.named(part).filter(|known| fold(known) == fold(part));
        known.unwrap_or(part).to_owned()
    };
    domains.split(" ou ").map(one).collect::<Vec<_>>().join(" ou ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::names::assert_spellings_are_unique;

    #[test]
    fn no_spelling_stands_twice() {
        assert_spellings_are_unique(DOMAINS);
    }
}
