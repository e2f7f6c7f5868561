//! Findings: what is doubtful in a notice, as data. Knows no sentence: `wording` says it in French.

use crate::offer::Field;

/// Declares the codes, each with its documentation and its written form, and the list of all.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $written:literal,)*) => {
        /// What kind of doubt. Each code has one line here, one row in `wording::findings`, and one
        /// document in the tests.
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
    /// The notice names no title; one had to be made.
    MissingTitle = "missing-title",
    /// The notice names no reference.
    MissingReference = "missing-reference",
    /// The notice names no employer.
    MissingEmployer = "missing-employer",
    /// The notice names no corps.
    MissingCorps = "missing-corps",
    /// The notice says nothing of residency.
    MissingResidency = "missing-residency",
    /// The notice says nothing of the workplace.
    MissingWorkplace = "missing-workplace",
    /// The notice says nothing of the day from which the post is free.
    MissingAvailability = "missing-availability",
    /// The notice names no day of publication.
    MissingPosted = "missing-posted",
    /// The notice names no deadline.
    MissingDeadline = "missing-deadline",
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
    DeadlineBeforePosting = "deadline-before-posting",
    /// An earlier deadline that is not earlier than the one that replaced it.
    EarlierDeadlineLater = "earlier-deadline-later",
    /// Fewer than 21 days between publication and deadline.
    ShortWindow = "short-window",
    /// The workplace names no commune of New Caledonia.
    UnknownCommune = "unknown-commune",
    /// The employer is in no table of employers.
    UnknownEmployer = "unknown-employer",
    /// The corps is in no table of corps.
    UnknownCorps = "unknown-corps",
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
    DuplicateReference = "duplicate-reference",
    /// The notice offers several posts.
    SeveralPosts = "several-posts",
    /// The same acronym stands for different names.
    AcronymConflict = "acronym-conflict",
    /// The row of the portal, or the same notice in another format, says something else than the document.
    SourcesDiffer = "sources-differ",
    /// The official document that a row names could not be had, or not be read.
    MissingDocument = "missing-document",
    /// Several rows that are not one notice name the same document.
    SharedDocument = "shared-document",
    /// A row says in unknown words what became of the notice.
    UnknownStatus = "unknown-status",
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

impl Code {
    /// The one field that such a doubt always is about; `None` where there is none, or where it differs.
    #[must_use]
    pub const fn field(self) -> Option<Field> {
        Some(match self {
            Self::MissingTitle => Field::Title,
            Self::MissingReference | Self::DuplicateReference => Field::Reference,
            Self::MissingEmployer | Self::UnknownEmployer => Field::Employer,
            Self::MissingCorps | Self::UnknownCorps => Field::Corps,
            Self::MissingResidency => Field::Residency,
            Self::MissingWorkplace => Field::Workplace,
            Self::UnknownCommune => Field::Communes,
            Self::MissingAvailability => Field::Availability,
            Self::MissingPosted => Field::Posted,
            Self::MissingDeadline | Self::DeadlineBeforePosting => Field::Deadline,
            Self::EarlierDeadlineLater => Field::EarlierDeadlines,
            Self::SeveralPosts => Field::Openings,
            Self::UnknownStatus => Field::Status,
            Self::MissingDocument | Self::SharedDocument => Field::Official,
            Self::Unreadable
            | Self::Encrypted
            | Self::Scanned
            | Self::TooManyPages
            | Self::Inflated
            | Self::UnknownTable
            | Self::Empty
            | Self::TooLarge
            | Self::OldEncoding
            | Self::MixedEncoding
            | Self::DoubleEncoding
            | Self::UnreadFormat
            | Self::HiddenCharacters
            | Self::SuspiciousCharacters
            | Self::EmptyField
            | Self::EmptySection
            | Self::UnreadValue
            | Self::TwoAnswers
            | Self::DeducedDay
            | Self::WeekdayMismatch
            | Self::NoSuchDay
            | Self::ImplausibleYear
            | Self::UnknownAcronym
            | Self::ShortWindow
            | Self::StruckText
            | Self::JunkLine
            | Self::MixedColumns
            | Self::AssignmentDoubtful
            | Self::CutText
            | Self::AcronymConflict
            | Self::SourcesDiffer
            | Self::Announcement => return None,
        })
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
