//! The tools in the browser. Built by Trunk; started by `boot.js` on its own pages.

/// Starts the tools in the page that loaded it.
#[cfg(target_family = "wasm")]
fn main() {
    emploi::tools::start();
}

/// Outside a browser there is nothing to start.
#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("the tools run in a browser: `make serve` builds and serves it");
    std::process::exit(2);
}
