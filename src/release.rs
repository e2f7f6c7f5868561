//! The contract between the compiler and the browser: every type that one writes and the other reads.
//!
//! Each type is declared once and derives both directions from serde, so no field can be written in one place and
//! forgotten in the other. All of it travels as JSON, because every static host compresses JSON.
//!
//! - [`Bundle`] is published: `offers.json`, with a schema derived from the same types.
//! - [`Manifest`] names the files of a release with their hashes. The start script and the worker carry it.
//! - [`Listing`] holds in columns what list, filters and sorts need of every offer. It comes in parts.
//! - [`Chunking`] says which offers stand in which part of the listing and in which chunk of texts.

mod bundle;
mod chunking;
mod column;
mod facet;
mod facet_column;
mod listing;
mod manifest;
mod string_column;

pub use bundle::{Bundle, SCHEMA};
pub use chunking::Chunking;
pub use column::{Column, DayColumn};
pub use facet::{Diploma, FACETS, Facet, FacetValue, Known, Opening, Start, Years};
pub use facet_column::FacetColumn;
pub use listing::{FACT_BREAK, Listing, stored_reference};
pub use manifest::{Asset, Manifest, Program, Programs, WorkerManifest};
pub use string_column::StringColumn;
