//! Findings: what is doubtful in a notice, as data. Knows no sentence: `wording` says it in French.

/// What kind of doubt. Each code has one line here, one row in `wording`, and one document in the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file cannot be read as text: binary, empty, encrypted, broken.
    Unreadable,
    /// The file holds no word.
    Empty,
    /// The file is far larger than any notice.
    TooLarge,
    /// The file is not in UTF-8 but in Windows-1252.
    OldEncoding,
    /// Characters that cannot be seen were removed: controls, zero-width and bidi marks.
    HiddenCharacters,
    /// Another notice has the same reference.
    DuplicateReference,
}

impl Code {
    /// The code as people and machines write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::OldEncoding => "old-encoding",
            Self::HiddenCharacters => "hidden-characters",
            Self::DuplicateReference => "duplicate-reference",
        }
    }
}

/// One doubt, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Number of the line, from 1; `None` for the whole document.
    pub line: Option<u32>,
    /// What kind.
    pub code: Code,
    /// The text it is about, as written.
    pub found: String,
    /// What was expected instead, where one value was: `vendredi`.
    pub expected: Option<String>,
}

/// A value with the doubts met on the way. Reading never fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    /// What was read.
    pub value: T,
    /// What is doubtful, in the document's order.
    pub findings: Vec<Finding>,
}
