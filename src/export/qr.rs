//! An address as a QR code, to be drawn as one path.

use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

/// Modules of quiet around a code: its readers need them.
const QUIET: usize = 4;

/// The code of an address: its size in modules, and the path of the dark ones. None for an address too long for one.
#[must_use]
pub fn code(address: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for x in (0..code.size).filter(|x| code[y][*x].value()) {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    Some((code.size + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_code() {
        let (size, path) = code("https://example.nc/offres/3134-25-0834-sr/").unwrap();
        // A code of version n has 17 + 4 n modules a side, and a dark corner in three of its corners.
        assert_eq!((size - 2 * QUIET) % 4, 1);
        assert!(path.starts_with("M4 4h1v1h-1z"));
        assert!(code(&"x".repeat(5000)).is_none());
    }
}
