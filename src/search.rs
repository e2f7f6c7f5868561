//! Search: one index, built natively, asked anywhere from its bytes, defined once.

use crate::offer::Offer;

/// An index over the offers of a bundle, asked from its bytes.
pub struct Index {
    bytes: Vec<u8>,
}

/// The bytes are no index of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIndex;

/// One offer that answers a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Position of the offer in the bundle.
    pub offer: u32,
    /// How well it answers; higher is better, comparable within one answer.
    pub score: f32,
}

/// What a question finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The offers, best first; ties in the bundle's order.
    pub hits: Vec<Hit>,
    /// Folded words to mark in the texts shown: the words asked and those found for them.
    pub marks: Vec<String>,
}

impl Index {
    /// The bytes of an index over these offers; the same offers give the same bytes.
    #[must_use]
    pub fn build(offers: &[Offer]) -> Vec<u8> {
        let _ = offers;
        Vec::new()
    }

    /// Takes an index from its bytes, without parsing them.
    ///
    /// # Errors
    /// When they are not an index of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, NotAnIndex> {
        Ok(Self { bytes })
    }

    /// The offers that answer a question typed by a person. Total: any text is a question; one
    /// without words is answered by nothing.
    #[must_use]
    pub fn ask(&self, question: &str) -> Answer {
        let _ = (question, &self.bytes);
        Answer::default()
    }
}

/// A piece of a text, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words, as written.
    pub text: String,
    /// Whether it answers the question.
    pub marked: bool,
}

/// A whole text in pieces, the words that answer marked.
#[must_use]
pub fn mark(text: &str, marks: &[String]) -> Vec<Piece> {
    let _ = marks;
    vec![Piece { text: text.to_owned(), marked: false }]
}

/// The window of about `about` characters that answers best; empty when nothing does.
#[must_use]
pub fn excerpt(text: &str, marks: &[String], about: usize) -> Vec<Piece> {
    let _ = (text, marks, about);
    Vec::new()
}
