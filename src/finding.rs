//! Findings: what is doubtful in a notice, as data. Knows no sentence: `wording` says it in French.

use crate::offer::Field;

/// The field of a row, if it names one.
macro_rules! one_field {
    () => {
        None
    };
    ($field:ident) => {
        Some(Field::$field)
    };
}

/// Declares the codes, each with its documentation, its written form and the one field that it always is about.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $written:literal $(of $field:ident)?,)*) => {
        /// What kind of doubt. Each code has one row here, one row in `wording::findings`, and one document in the tests.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $code,)*
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code as people and machines write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $written,)*
                }
            }

            /// The one field that such a finding always is about; `None` where there is none, or where it differs.
            #[must_use]
            pub const fn field(self) -> Option<Field> {
                match self {
                    $(Self::$code => one_field!($($field)?),)*
                }
            }

            /// The code of this written form.
            #[must_use]
            pub fn named(written: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.as_str() == written)
            }
        }
    };
}

codes! {
    /// The file is broken, or not what its name says.
    Unreadable = "unreadable",
    /// The file opens with a password only.
    Encrypted = "encrypted",
    /// The file holds pictures of pages and no letters.
    Scanned = "scanned",
    /// The file has far more pages than any notice.
    TooManyPages = "too-many-pages",
    /// The file holds far more than its size says: unpacked, it would fill the machine.
    Inflated = "inflated",
    /// A table that is not the open-data portal's export.
    UnknownTable = "unknown-table",
    /// The file holds no word.
    Empty = "empty",
    /// The file is far larger than any notice.
    TooLarge = "too-large",
    /// The file is not in UTF-8 but in an encoding of old offices.
    OldEncoding = "old-encoding",
    /// Some bytes of a file in UTF-8 are in an encoding of old offices.
    MixedEncoding = "mixed-encoding",
    /// The text was encoded twice, «Ã©» for «é», and was put right.
    DoubleEncoding = "double-encoding",
    /// A document in a format that is not read.
    UnreadFormat = "unread-format",
    /// Characters that cannot be seen were removed: controls, zero-width and bidi marks.
    HiddenCharacters = "hidden-characters",
    /// The text holds characters nobody sees or none can read: controls, bidi marks, «�».
    SuspiciousCharacters = "suspicious-characters",
    /// Letters typed with spaces between them, which no vocabulary tells to be words.
    SpacedLetters = "spaced-letters",
    /// The notice names no title; one had to be made.
    MissingTitle = "missing-title" of Title,
    /// The notice names no reference.
    MissingReference = "missing-reference" of Reference,
    /// The notice names no employer.
    MissingEmployer = "missing-employer" of Employer,
    /// The notice names no corps.
    MissingCorps = "missing-corps" of Corps,
    /// The notice says nothing of residency.
    MissingResidency = "missing-residency" of Residency,
    /// The notice says nothing of the workplace.
    MissingWorkplace = "missing-workplace" of Workplace,
    /// The notice says nothing of the day from which the post is free.
    MissingAvailability = "missing-availability" of Availability,
    /// The notice names no day of publication.
    MissingPosted = "missing-posted" of Posted,
    /// The notice names no deadline.
    MissingDeadline = "missing-deadline" of Deadline,
    /// A label stands there with nothing behind it.
    EmptyField = "empty-field",
    /// A section's heading stands there with nothing below it, and it is not the end of a cut text.
    EmptySection = "empty-section",
    /// Words stand where a value belongs, and no value could be read in them.
    UnreadValue = "unread-value",
    /// The notice gives two different answers to one question.
    TwoAnswers = "two-answers",
    /// A day that the notice does not write in full was worked out from its other days.
    DeducedDay = "deduced-day",
    /// The day of the week does not fit the date.
    WeekdayMismatch = "weekday-mismatch",
    /// A date that the calendar does not have: 31 February.
    NoSuchDay = "no-such-day",
    /// A year far from the notice's other years.
    ImplausibleYear = "implausible-year",
    /// The deadline stands before the day of publication.
    DeadlineBeforePosting = "deadline-before-posting" of Deadline,
    /// An earlier deadline that is not earlier than the one that replaced it.
    EarlierDeadlineLater = "earlier-deadline-later" of EarlierDeadlines,
    /// Fewer than 21 days between publication and deadline.
    ShortWindow = "short-window",
    /// The workplace names no commune of New Caledonia.
    UnknownCommune = "unknown-commune" of Communes,
    /// The employer is in no table of employers.
    UnknownEmployer = "unknown-employer" of Employer,
    /// The corps is in no table of corps.
    UnknownCorps = "unknown-corps" of Corps,
    /// An acronym that neither this notice nor any other explains.
    UnknownAcronym = "unknown-acronym",
    /// A line read from a logo, or the remains of one.
    JunkLine = "junk-line",
    /// Two columns of the original were read as one line.
    MixedColumns = "mixed-columns",
    /// A value stands where another field's would, and was given to the one it answers.
    AssignmentDoubtful = "assignment-doubtful",
    /// Words of the text are struck out, and so are not shown.
    StruckText = "struck-text",
    /// The text ends in the middle of a sentence.
    CutText = "cut-text",
    /// Another notice bears the same reference.
    DuplicateReference = "duplicate-reference" of Reference,
    /// The notice offers several posts.
    SeveralPosts = "several-posts" of Openings,
    /// The same acronym stands for different names.
    AcronymConflict = "acronym-conflict",
    /// The row of the portal, or the same notice in another format, says something else than the document.
    SourcesDiffer = "sources-differ",
    /// The official document that a row names could not be had, or not be read.
    MissingDocument = "missing-document" of Official,
    /// Several rows that are not one notice name the same document.
    SharedDocument = "shared-document" of Official,
    /// A row says in unknown words what became of the notice.
    UnknownStatus = "unknown-status" of Status,
    /// A row that offers no post: an announcement.
    Announcement = "announcement",
}

/// One doubt, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Number of the line, from 1; `None` for the whole document.
    pub line: Option<u32>,
    /// What kind.
    pub code: Code,
    /// The value that is doubtful, where it is about one.
    pub field: Option<Field>,
    /// The text it is about, as written.
    pub found: String,
    /// What was expected instead, where one value was: `vendredi`.
    pub expected: Option<String>,
}

impl Finding {
    /// A doubt of a kind at a line, about the words found there; about the field that its kind always is about.
    #[must_use]
    pub fn new(code: Code, line: Option<u32>, found: &str) -> Self {
        Self { line, code, field: code.field(), found: found.to_owned(), expected: None }
    }

    /// The same doubt, with what was expected.
    #[must_use]
    pub fn expecting(self, expected: &str) -> Self {
        Self { expected: Some(expected.to_owned()), ..self }
    }

    /// The same doubt, about a field.
    #[must_use]
    pub fn about(self, field: Field) -> Self {
        Self { field: Some(field), ..self }
    }
}

/// A value with the doubts met on the way. Reading never fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    /// What was read.
    pub value: T,
    /// What is doubtful, in the document's order.
    pub findings: Vec<Finding>,
}

impl<T> Reading<T> {
    /// A value without doubts.
    #[must_use]
    pub const fn sure(value: T) -> Self {
        Self { value, findings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_written_once_each() {
        let mut written: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(written.iter().all(|w| w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        written.sort_unstable();
        written.dedup();
        assert_eq!(written.len(), Code::ALL.len());
    }
}
