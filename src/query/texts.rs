//! A column of texts: one block of letters, which takes a fraction of the room of a text apiece.

/// Short texts, one an offer, none of them with a line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The texts, each with a line end behind it.
    letters: String,
    /// Where each text's line end stands.
    ends: Vec<u32>,
}

impl Texts {
    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.letters.split_terminator('\n')
    }

    /// The texts at these places.
    #[must_use]
    pub fn pick(&self, places: &[u32]) -> Self {
        places.iter().map(|place| &self[*place as usize]).collect()
    }

    /// Puts more texts behind these.
    pub fn append(&mut self, more: &Self) {
        let before = end(self.letters.len());
        self.letters.push_str(&more.letters);
        self.ends.extend(more.ends.iter().map(|end| before + end));
    }
}

/// A place in the letters; there are never as many as four thousand million.
fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl std::ops::Index<usize> for Texts {
    type Output = str;

    fn index(&self, place: usize) -> &str {
        let from = if place == 0 { 0 } else { self.ends[place - 1] as usize + 1 };
        &self.letters[from..self.ends[place] as usize]
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut all = Self::default();
        for text in texts {
            all.letters.extend(text.as_ref().chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
            all.ends.push(end(all.letters.len()));
            all.letters.push('\n');
        }
        all
    }
}

impl From<String> for Texts {
    fn from(letters: String) -> Self {
        let ends = letters.bytes().enumerate().filter(|(_, letter)| *letter == b'\n').map(|(at, _)| end(at)).collect();
        Self { letters, ends }
    }
}

impl From<&Texts> for String {
    fn from(texts: &Texts) -> Self {
        texts.letters.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_come_back(texts in proptest::collection::vec("[^\n]{0,9}", 0..9), more in "[^\n]{0,9}") {
            let all: Texts = texts.iter().collect();
            let mut read = Texts::from(String::from(&all));
            prop_assert_eq!(&read, &all);
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), texts.iter().map(String::as_str).collect::<Vec<_>>());
            read.append(&[&more].into_iter().collect());
            prop_assert_eq!(&read[texts.len()], more.as_str());
            prop_assert_eq!(read.len(), texts.len() + 1);
        }
    }
}
