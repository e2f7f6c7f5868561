//! Checks: findings about a notice as a whole, and about notices beside each other.
//!
//! What is doubtful about a single value is found where the value is read, in [`crate::assemble`]. A file here asks one
//! question and returns its findings; it changes nothing.

pub mod acronyms;
pub mod body;
pub mod characters;
pub mod fields;
pub mod references;
