//! The client in the browser. Built by Trunk; started by `boot.js`.

/// Starts the app in the page that loaded it.
#[cfg(target_family = "wasm")]
fn main() {
    emploi::app::start();
}

/// Outside a browser there is nothing to start.
#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("the app runs in a browser: `make serve` builds and serves it");
    std::process::exit(2);
}
