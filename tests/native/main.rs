//! Tests that need no browser, as one program: it is linked once, and `cargo test --test native seeds::` runs a part of it.
//! What each module shows stands on top of it; tests/README.md tells the layers of tests.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

// Reading: documents become offers, and nothing is lost.
mod formats;
mod hostile;
mod join;
mod laws;
mod seeds;
mod spellings;
mod troubles;

// Search.
mod finding;
mod search;

// The program, and the site that it writes.
mod archive;
mod compile;
mod fetch;
mod pages;
mod published;
mod serve;
#[cfg(unix)]
mod servers;
mod start;

// The project: sources, what comes from outside, the programs for browsers.
mod layers;
mod programs;
mod supply;
mod support;

// What the modules above share.
#[path = "../support/ask.rs"]
mod ask;
#[path = "../support/pace.rs"]
mod pace;
#[path = "../support/portal.rs"]
mod portal;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/site_build.rs"]
mod site_build;
#[path = "../support/site_pages.rs"]
mod site_pages;
