//! **Emploi public NC**: the public-sector vacancies of New Caledonia, compiled from their notices
//! into a static site that answers every question in the reader's browser.
//!
//! # The data's way
//!
//! ```text
//! seeds/*.txt|.pdf|.docx|.csv|…
//!   │ compile::folder    native edge: opens files
//!   │ read               pure, total: the only code that knows file formats
//!   ▼
//! layout::Page | Block      where letters stand, which tables there are
//!   │ layout             pure, total: lines in the order of reading
//!   ▼
//! Document { name, lines }
//!   │ label              pure, total: which line speaks of which field
//!   ▼
//! Vec<Field { label, lines, text }>
//!   │ assemble           pure, total: values, normalised; doubts become findings
//!   ▼
//! Reading<Offer> { value, findings }
//!   │ compile::join      a row of the portal and its documents become one offer
//!   ▼
//! Vec<Offer>
//!   │ Bundle::new + search::Index::build
//!   ▼
//! release ── serde ─▶ files ── HTTP / cache ─▶ browser::fetch ─▶ store ─▶ view
//!   │                                                                    ▲
//!   └─ compile::site ── renders the same view components natively ───────┘
//! ```
//!
//! # Invariants
//!
//! - Modules stand below in reading order, and each one knows only those above it
//!   (`tests/native/layers.rs`).
//! - Between the edges, `compile` on one side and `browser`, `app` and `desk` on the other, everything is a pure
//!   function of its arguments: no clock, no file, no DOM, no randomness. `today` is a parameter.
//! - Reading a notice never fails; what is doubtful is a [`finding`], and no word is lost.
//! - A [`day::Day`] is a day in Nouméa. No instant in any other zone is ever cut down to a day.
//! - The same input gives the same bytes.

#[cfg(not(erase_components))]
compile_error!(
    "views must be compiled with `--cfg erase_components`, as .cargo/config.toml asks; RUSTFLAGS replaces what it says"
);

pub mod day;
pub mod text;
pub mod gazetteer;
pub mod offer;
pub mod finding;
pub mod document;
pub mod layout;
pub mod label;
pub mod acronym;
pub mod check;
pub mod assemble;
#[cfg(any(not(target_family = "wasm"), feature = "reader"))]
pub mod read;
pub mod search;
pub mod release;
pub mod query;
pub mod saved;
pub mod wording;
pub mod export;
pub mod view;
#[cfg(not(target_family = "wasm"))]
pub mod compile;
#[cfg(target_family = "wasm")]
pub mod browser;
#[cfg(target_family = "wasm")]
pub mod app;
#[cfg(target_family = "wasm")]
pub mod tools;
