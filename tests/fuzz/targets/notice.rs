//! Bytes → documents → offers → every file of a site.
#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "shared by the targets")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::notice(bytes));
