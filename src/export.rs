//! Files and codes to take away, made in the browser: calendar, table, QR code. Pure: the day comes in.

pub mod csv;
pub mod ics;
pub mod qr;

/// A name for a file to be downloaded: letters and digits of the Latin alphabet, `.`, `_` and `-` alone.
#[must_use]
pub fn file_name(stem: &str, ending: &str) -> String {
    let kept: String = crate::query::slug(stem)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
        .take(80)
        .collect();
    let kept = kept.trim_matches('-');
    format!("{}.{ending}", if kept.is_empty() { "offre" } else { kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(file_name("Chargé·e d’études / SIG", "ics"), "charge-e-d-etudes-sig.ics");
        assert_eq!(file_name("../..", "csv"), "offre.csv");
    }
}
