//! One file with everything that a reader keeps: to be moved to another device, or put away.

use super::{LONGEST_NOTE, NotReadable, SCHEMA, SavedOffer, Step};
use crate::offer::OfferId;
use crate::query::Query;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 4_000_000;
/// Most offers that are read.
const MOST: usize = 20_000;
/// Deepest nesting of brackets that is read; the file's own are three.
const DEEPEST: usize = 8;
/// What the file says that it is.
const KIND: &str = "emploi-public-nc";

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// What the file is.
    kind: String,
    /// Version of its schema.
    schema: u32,
    /// What is kept, by the offers' ids.
    pub offers: BTreeMap<String, SavedOffer>,
    /// Questions kept, as addresses, each with the offers seen.
    #[serde(default)]
    pub searches: BTreeMap<String, Vec<String>>,
}

impl Backup {
    /// The file of what is kept.
    #[must_use]
    pub fn new(offers: BTreeMap<String, SavedOffer>, searches: BTreeMap<String, Vec<String>>) -> Self {
        Self { kind: KIND.to_owned(), schema: SCHEMA, offers, searches }
    }

    /// The file's text.
    #[must_use]
    pub fn print(&self) -> String {
        // Texts and truth values can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads a file. What it holds beyond what a device may keep is cut.
    ///
    /// # Errors
    /// When it is none, is too large or too deep, or of a later version.
    pub fn parse(text: &str) -> Result<Self, NotReadable> {
        if text.len() > LARGEST || depth(text) > DEEPEST {
            return Err(NotReadable);
        }
        let mut backup: Self = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| NotReadable)?;
        if backup.kind != KIND || backup.schema != SCHEMA || backup.offers.len() > MOST || backup.searches.len() > MOST
        {
            return Err(NotReadable);
        }
        backup.offers.retain(|id, record| OfferId::parse(id).is_some() && record.schema == SCHEMA);
        for record in backup.offers.values_mut() {
            if record.note.chars().count() > LONGEST_NOTE {
                record.note = record.note.chars().take(LONGEST_NOTE).collect();
            }
            Step::of(&record.step).key().clone_into(&mut record.step);
        }
        backup.searches = std::mem::take(&mut backup.searches).into_iter().filter_map(search).collect();
        Ok(backup)
    }
}

/// A question as the device keeps one: an address that asks something, and offers.
fn search((address, mut seen): (String, Vec<String>)) -> Option<(String, Vec<String>)> {
    let address = address.parse::<Query>().unwrap_or_default().to_string();
    seen.retain(|id| OfferId::parse(id).is_some());
    (!address.is_empty()).then_some((address, seen))
}

/// How deep the brackets of a JSON text go.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn refuses_what_it_does_not_know() {
        let check = |text: &str| assert_eq!(Backup::parse(text), Err(NotReadable), "{text:.40}");
        check("");
        check("{}");
        check(r#"{"kind":"another","schema":1,"offers":{}}"#);
        check(r#"{"kind":"emploi-public-nc","schema":2,"offers":{}}"#);
        check(&format!(
            r#"{{"kind":"emploi-public-nc","schema":1,"offers":{{}},"x":{}{}}}"#,
            "[".repeat(9),
            "]".repeat(9)
        ));
        check(&format!(r#"{{"kind":"emploi-public-nc","schema":1,"offers":{{}},"x":"{}"}}"#, "x".repeat(LARGEST)));
    }

    #[test]
    fn leaves_out_what_a_device_would_not_keep() {
        let text = r#"{"kind":"emploi-public-nc","schema":1,"offers":{
            "3134-25-1": {"schema":1,"star":true,"step":"inconnue"},
            "../../x": {"schema":1,"star":true},
            "3134-25-2": {"schema":9,"star":true}},
            "searches": {"q=agent&page=2&x": ["3134-25-1", "a b\n"], "//exemple.nc": []}}"#;
        let backup = Backup::parse(text).unwrap();
        assert_eq!(backup.searches, [("q=agent".to_owned(), vec!["3134-25-1".to_owned()])].into());
        assert_eq!(backup.offers.keys().collect::<Vec<_>>(), ["3134-25-1"]);
        assert_eq!(backup.offers["3134-25-1"], SavedOffer { star: true, ..SavedOffer::default() });
    }

    proptest! {
        #[test]
        fn what_is_exported_is_what_is_imported(note in "\\PC{0,60}", star: bool, id in "[a-z0-9]{1,8}") {
            let record = SavedOffer { star, note, ..SavedOffer::default() };
            let backup = Backup::new([(id, record)].into(), [("q=x".to_owned(), vec!["a".to_owned()])].into());
            prop_assert_eq!(Backup::parse(&backup.print()), Ok(backup));
        }

        #[test]
        fn reading_is_total(text in "\\PC{0,80}") {
            drop(Backup::parse(&text));
        }
    }
}
