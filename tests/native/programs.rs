//! What the browser's programs hold: no element as text, which only `innerHTML` could make one of, and Trusted Types
//! refuse it.
//!
//! leptos' macro writes an element without any dynamic part as HTML, unless its class stands in braces. Which elements
//! the macro takes for such, only the macro knows; but then their HTML stands in the program's data, whole, and that is
//! where it is sought.

use crate::program;

/// The section of a module that holds its data (WebAssembly core specification, 5.5).
const DATA: u8 = 11;

#[test]
fn no_element_stands_in_a_program_as_text() {
    let Some(folder) = program::built() else { return };
    for name in ["app", "tools"] {
        let module = std::fs::read(folder.join(format!("{name}_bg.wasm"))).unwrap();
        let elements = data(&module).map(elements).unwrap_or_default();
        assert!(elements.is_empty(), "{name}: write class={{\"…\"}} in {elements:#?}");
    }
}

#[test]
fn an_element_as_text_would_be_seen() {
    let check = |held: &str, expected: &[&str]| {
        let data = [&b"\x01\0\x41\0\x0b"[..], &[u8::try_from(held.len()).unwrap()], held.as_bytes()].concat();
        let code = b"\x0a\x03<b>";
        let module = [b"\0asm\x01\0\0\0", &code[..], &[DATA, u8::try_from(data.len()).unwrap()], &data].concat();
        assert_eq!(elements(self::data(&module).unwrap()), expected, "{held}");
    };
    check("facts<p class=\"x\">inert<b>words</b></p>", &["<p class=\"x\">", "<b>"]);
    check("<h2 hidden>", &["<h2 hidden>"]);
    check("pclass a < b > c <- <!> </p> <3> core::option::Option<T>", &[]);
}

/// The data of a module.
fn data(module: &[u8]) -> Option<&[u8]> {
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0")?;
    loop {
        let (kind, behind) = rest.split_first()?;
        let (length, behind) = number(behind)?;
        let (section, next) = behind.split_at_checked(length)?;
        if *kind == DATA {
            return Some(section);
        }
        rest = next;
    }
}

/// A number as modules write it, seven bits a byte, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let number = bytes[..length].iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, &bytes[length..]))
}

/// Everything that opens an element in some bytes.
fn elements(bytes: &[u8]) -> Vec<String> {
    let opening = |from: &[u8]| {
        let length = from.iter().skip(1).position(|byte| matches!(byte, b'<' | b'>' | ..=0x1f | 0x7f..))? + 2;
        let text = std::str::from_utf8(&from[..length]).ok()?;
        let name = text.strip_prefix('<')?.strip_suffix('>')?.split(' ').next()?;
        let named = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        named.then(|| text.to_owned())
    };
    (0..bytes.len()).filter(|at| bytes[*at] == b'<').filter_map(|at| opening(&bytes[at..])).collect()
}
