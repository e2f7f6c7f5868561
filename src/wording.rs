//! Every sentence shown to people, in French, plural rules included. Nowhere else stands French for readers
//! (`label::vocabulary` and its sisters hold the notices' own words).

pub mod findings;

pub use findings::warning;
