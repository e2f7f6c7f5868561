//! What a reader keeps of the offers, on the device alone: favourites, notes, how far an application is,
//! what was read, what is hidden.
//!
//! A record is read before it is changed, in one transaction: so two tabs never overwrite one another. What
//! another release wrote and this one does not understand is never written over. No storage stands here.
//!
//! Records are lines of plain words, for the list's program would have no other use for a writer of JSON.

pub mod backup;
pub mod recent;
pub mod step;
pub mod visit;
mod vocabulary;

use serde::{Deserialize, Serialize};
pub use step::Step;

/// Version of the records; one of a later version is left as it is.
pub const SCHEMA: u32 = 1;

/// The first line of a record: what it is, and its version.
const HEAD: &str = "emploi 1";
/// What its second line may say.
const MARKS: [&str; 3] = ["star", "read", "hidden"];

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// What a reader keeps of one offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedOffer {
    /// Version of its schema: [`SCHEMA`].
    pub schema: u32,
    /// A favourite.
    #[serde(default)]
    pub star: bool,
    /// The reader's own words.
    #[serde(default)]
    pub note: String,
    /// How far the application is: the key of a [`Step`].
    #[serde(default)]
    pub step: String,
    /// Its page was opened.
    #[serde(default)]
    pub read: bool,
    /// It is folded away in the list.
    #[serde(default)]
    pub hidden: bool,
}

impl Default for SavedOffer {
    fn default() -> Self {
        Self { schema: SCHEMA, star: false, note: String::new(), step: String::new(), read: false, hidden: false }
    }
}

/// What was stored is no record of this release: it stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReadable;

/// A change to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A favourite from now on, or no longer.
    Star(bool),
    /// Its page was opened.
    Read,
    /// Folded away in the list, or no longer.
    Hide(bool),
    /// How far the application is.
    Step(String),
    /// The note, as it was when the reader began to change it, and as it is now.
    Note(String, String),
    /// What a file brings is added to what is there.
    Join(SavedOffer),
    /// Everything as it was before.
    Put(SavedOffer),
}

impl SavedOffer {
    /// Reads what was stored; nothing stored is an empty record.
    ///
    /// # Errors
    /// When it is damaged, or of a later version.
    pub fn parse(stored: Option<&str>) -> Result<Self, NotReadable> {
        let Some(text) = stored else { return Ok(Self::default()) };
        let mut lines = text.splitn(4, '\n');
        let mut line = || lines.next().ok_or(NotReadable);
        let (schema, marks, step, note) = (line()?, line()?, line()?, line()?);
        if schema != HEAD {
            return Err(NotReadable);
        }
        let has = |mark: &str| marks.split(' ').any(|one| one == mark);
        Ok(Self {
            schema: SCHEMA,
            star: has(MARKS[0]),
            read: has(MARKS[1]),
            hidden: has(MARKS[2]),
            step: step.to_owned(),
            note: note.to_owned(),
        })
    }

    /// The record as it is stored.
    #[must_use]
    pub fn print(&self) -> String {
        let mut marks = String::new();
        for (mark, there) in MARKS.into_iter().zip([self.star, self.read, self.hidden]) {
            if there {
                marks.push_str(mark);
                marks.push(' ');
            }
        }
        [HEAD, &marks, &self.step, &self.note].join("\n")
    }

    /// The record after a change.
    #[must_use]
    pub fn with(mut self, change: &Change) -> Self {
        match change {
            Change::Star(star) => self.star = *star,
            Change::Read => self.read = true,
            Change::Hide(hidden) => self.hidden = *hidden,
            Change::Step(step) => self.step.clone_from(step),
            Change::Note(before, after) => self.note = merged(before, &self.note, after),
            Change::Join(other) => {
                self.star |= other.star;
                self.read |= other.read;
                self.hidden |= other.hidden;
                self.note = merged("", &self.note, &other.note);
                if self.step.is_empty() {
                    self.step.clone_from(&other.step);
                }
            }
            Change::Put(record) => self = record.clone(),
        }
        self
    }

    /// Whether it belongs among the favourites: a star, a note or an application.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.star || !self.note.trim().is_empty() || !self.step.is_empty()
    }
}

/// A note changed in two places: `before` is what a reader began with, `stored` what is there now, `after` what he
/// made of it. Neither text is lost.
#[must_use]
pub fn merged(before: &str, stored: &str, after: &str) -> String {
    if stored == before || after.contains(stored) {
        after.to_owned()
    } else if stored.contains(after) {
        stored.to_owned()
    } else if !before.is_empty() && stored.contains(before) {
        // The other one only added to it.
        stored.replacen(before, after, 1)
    } else {
        format!("{stored}\n\n{}\n{after}", vocabulary::NOTE_ALSO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_another_release_wrote_is_never_understood_wrongly() {
        for text in ["", "emploi 1", "emploi 1\nstar\n", "emploi 2\nstar\n\n", "{}\n\n\n", "\nstar\n\n"] {
            assert_eq!(SavedOffer::parse(Some(text)), Err(NotReadable), "{text}");
        }
        assert_eq!(SavedOffer::parse(None), Ok(SavedOffer::default()));
        let known = SavedOffer { star: true, ..SavedOffer::default() };
        assert_eq!(SavedOffer::parse(Some("emploi 1\nstar later\n\n")), Ok(known));
    }

    #[test]
    fn a_note_changed_in_two_tabs_loses_neither_text() {
        let check = |before: &str, stored: &str, after: &str, expected: &str| {
            assert_eq!(merged(before, stored, after), expected, "{before} / {stored} / {after}");
        };
        check("", "", "appeler", "appeler");
        check("appeler", "appeler", "appeler lundi", "appeler lundi");
        check("appeler", "appeler", "", "");
        let both = format!("CV prêt\n\n{}\nappeler lundi", vocabulary::NOTE_ALSO);
        check("appeler", "CV prêt", "appeler lundi", &both);
        // The next letter typed after the two were joined changes its own part only.
        check("appeler lundi", &both, "appeler lundi 8 h", &format!("{both} 8 h"));
    }

    proptest! {
        #[test]
        fn neither_text_is_lost(before in "[a-c ]{0,6}", stored in "[a-c ]{0,6}", after in "[a-c ]{0,6}") {
            let note = merged(&before, &stored, &after);
            prop_assert!(note.contains(&after));
            prop_assert!(stored == before || note.contains(&stored) || note.contains(&after) && stored.contains(&before));
        }

        #[test]
        fn what_is_printed_is_what_is_parsed(star: bool, note in "\\PC{0,40}", read: bool) {
            let record = SavedOffer { star, note, read, ..SavedOffer::default() };
            prop_assert_eq!(SavedOffer::parse(Some(&record.print())), Ok(record));
        }
    }
}
