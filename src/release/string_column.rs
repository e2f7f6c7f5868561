//! A column of short strings, stored as one string: a fraction of the memory of a `Vec<String>`.

use super::Column;
use serde::{Deserialize, Serialize};

/// Short strings, one an offer, none of them with a line end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct StringColumn {
    /// The strings, each followed by a line end.
    joined: String,
    /// The byte position of each line end.
    ends: Vec<u32>,
}

impl StringColumn {
    /// The number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The strings, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.joined.split_terminator('\n')
    }
}

impl Column for StringColumn {
    fn is_of(&self, offers: usize) -> bool {
        self.len() == offers
    }

    fn pick(&self, positions: &[u32]) -> Self {
        positions.iter().map(|at| &self[*at as usize]).collect()
    }

    fn append(&mut self, more: &Self) {
        let before = end(self.joined.len());
        self.joined.push_str(&more.joined);
        self.ends.extend(more.ends.iter().map(|end| before + end));
    }
}

/// A byte position in the joined string, which never holds four gigabytes.
fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl std::ops::Index<usize> for StringColumn {
    type Output = str;

    fn index(&self, place: usize) -> &str {
        let from = if place == 0 { 0 } else { self.ends[place - 1] as usize + 1 };
        &self.joined[from..self.ends[place] as usize]
    }
}

impl<T: AsRef<str>> FromIterator<T> for StringColumn {
    fn from_iter<I: IntoIterator<Item = T>>(strings: I) -> Self {
        let mut all = Self::default();
        for string in strings {
            all.joined.extend(string.as_ref().chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
            all.ends.push(end(all.joined.len()));
            all.joined.push('\n');
        }
        all
    }
}

impl From<String> for StringColumn {
    fn from(joined: String) -> Self {
        let ends = joined.bytes().enumerate().filter(|(_, letter)| *letter == b'\n').map(|(at, _)| end(at)).collect();
        Self { joined, ends }
    }
}

impl From<StringColumn> for String {
    fn from(column: StringColumn) -> Self {
        column.joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strings_come_back(texts in proptest::collection::vec("[^\n]{0,9}", 0..9), more in "[^\n]{0,9}") {
            let all: StringColumn = texts.iter().collect();
            let mut read: StringColumn = serde_json::from_str(&serde_json::to_string(&all).unwrap()).unwrap();
            prop_assert_eq!(&read, &all);
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), texts.iter().map(String::as_str).collect::<Vec<_>>());
            read.append(&[&more].into_iter().collect());
            prop_assert_eq!(&read[texts.len()], more.as_str());
            prop_assert_eq!(read.len(), texts.len() + 1);
        }
    }
}
