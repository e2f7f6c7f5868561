//! The names that this country's notices use: communes, employers, corps, domains. Tables, and how they are looked up.
//!
//! Asked by whoever reads a text of ours or a reader's: the notices' reader, the search, the pages.

pub mod communes;
pub mod corps;
pub mod domains;
pub mod employers;
pub mod jobs;
pub mod logos;
pub mod names;
pub mod outlines;
pub mod titles;

/// Whether a word is a name of the tables: an employer's, a commune's, a corps'.
#[must_use]
pub fn is_name(word: &str) -> bool {
    employers::is_employer(word) || communes::commune_named(word).is_some() || corps::is_corps(word)
}
