//! The names by which a program's two halves, JavaScript and WebAssembly, call each other.
//!
//! wasm-bindgen ends each with sixteen hexadecimal digits, which nobody reads and nothing can compress. A number
//! of as many digits tells them apart as well; since no name changes its length, no byte of the module moves.

use std::collections::BTreeSet;

/// Digits at the end of a name.
const DIGITS: usize = 16;
/// What the names begin with.
const OURS: &str = "__wb";

/// Numbers the names that both halves know.
pub(super) fn number_names(glue: &mut [u8], wasm: &mut [u8]) {
    let text = String::from_utf8_lossy(glue).into_owned();
    let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    let names: BTreeSet<&str> =
        text.split(word).filter(|name| name.starts_with(OURS) && digits(name).is_some()).collect();
    for (number, name) in names.into_iter().enumerate() {
        let Some(stem) = digits(name) else { continue };
        let numbered = format!("{stem}{number:0DIGITS$}");
        if replace(wasm, name.as_bytes(), numbered.as_bytes()) {
            replace(glue, name.as_bytes(), numbered.as_bytes());
        }
    }
}

/// The part of a name before its digits.
fn digits(name: &str) -> Option<&str> {
    let (stem, end) = name.split_at_checked(name.len().checked_sub(DIGITS)?)?;
    end.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)).then_some(stem)
}

/// Puts one name for another of the same length, wherever it stands; whether it stood anywhere.
fn replace(bytes: &mut [u8], name: &[u8], by: &[u8]) -> bool {
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, name).collect();
    for at in &places {
        bytes[*at..at + name.len()].copy_from_slice(by);
    }
    !places.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_know_the_same_names_and_no_byte_moves() {
        let mut glue = b"{__wbg_new_0123456789abcdef:()=>1,__wbg_new_fedcba9876543210:()=>2,__wbg_free:3,other_0123456789abcdef:4}".to_vec();
        let mut wasm = b"\x26__wbg_new_fedcba9876543210\0\x26__wbg_new_0123456789abcdef\0".to_vec();
        let length = glue.len();
        number_names(&mut glue, &mut wasm);
        let expected =
            "{__wbg_new_0000000000000000:()=>1,__wbg_new_0000000000000001:()=>2,__wbg_free:3,other_0123456789abcdef:4}";
        assert_eq!(String::from_utf8_lossy(&glue), expected);
        assert_eq!(wasm, b"\x26__wbg_new_0000000000000001\0\x26__wbg_new_0000000000000000\0");
        assert_eq!(glue.len(), length);
    }
}
