//! Bytes to letters, and letters that were made from bytes in the wrong encoding.

use crate::finding::{Code, Finding, Reading};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::fmt::Write as _;

/// The letters of a text, in the encoding that its bytes tell, else in the one it names, else in that of old offices.
/// `None` for what is no text.
pub(super) fn decode(bytes: &[u8], named: Option<&'static Encoding>) -> Option<Reading<String>> {
    // A byte order mark is a plain statement of the encoding; without one, valid UTF-8 is UTF-8, since other encodings
    // practically never look like it by chance.
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some(Reading::sure(UTF_16LE.decode_without_bom_handling(rest).0.into_owned()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some(Reading::sure(UTF_16BE.decode_without_bom_handling(rest).0.into_owned()));
    }
    if let Some(wide) = unmarked_utf16(bytes) {
        return Some(Reading::sure(wide.decode_without_bom_handling(bytes).0.into_owned()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(utf8) = std::str::from_utf8(bytes) {
        return Some(Reading::sure(utf8.to_owned()));
    }
    // Windows-1252 maps nearly every byte to a letter, so a NUL is what tells a binary file.
    if bytes.contains(&0) {
        return None;
    }
    let named = named.filter(|encoding| *encoding != UTF_8);
    if named.is_none()
        && let Some(mixed) = mixed(bytes)
    {
        return Some(mixed);
    }
    let (value, name) = match named {
        Some(named) => (named.decode_without_bom_handling(bytes).0.into_owned(), named.name()),
        None => old(bytes),
    };
    let finding = Finding::new(Code::OldEncoding, None, name).expecting(UTF_8.name());
    Some(Reading { value, findings: vec![finding] })
}

/// A text in UTF-8 with some bytes of Windows-1252 in it; `None` where there are more of these than letters of UTF-8.
fn mixed(bytes: &[u8]) -> Option<Reading<String>> {
    let (mut text, mut odd, mut first_line) = (String::with_capacity(bytes.len()), 0_usize, None);
    let mut letters = 0_usize;
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            odd += chunk.invalid().len();
            first_line.get_or_insert_with(|| 1 + text.bytes().filter(|byte| *byte == b'\n').count());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    let line = first_line.and_then(|line| u32::try_from(line).ok());
    let finding = Finding::new(Code::MixedEncoding, line, &odd.to_string()).expecting(UTF_8.name());
    (letters > 0 && letters >= odd).then(|| Reading { value: text, findings: vec![finding] })
}

/// The letters of the bytes from 128 on in the code page 850 of DOS, which no browser knows.
const DOS: &str = include_str!("dos.txt");

/// Some bytes in the encoding of old offices that makes the most letters of French of them, and its name.
fn old(bytes: &[u8]) -> (String, &'static str) {
    const SAMPLE: usize = 2000;
    let sample: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii()).take(SAMPLE).collect();
    let web = |encoding: &'static Encoding, bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.into_owned();
    let french = |text: &str| text.chars().filter(|c| is_frequent(*c)).count();
    let windows = french(&web(WINDOWS_1252, &sample));
    let (mac, dos) = (french(&web(MACINTOSH, &sample)), french(&of_dos(&sample)));
    if windows >= mac && windows >= dos {
        (web(WINDOWS_1252, bytes), WINDOWS_1252.name())
    } else if mac >= dos {
        (web(MACINTOSH, bytes), MACINTOSH.name())
    } else {
        (of_dos(bytes), "IBM850")
    }
}

fn of_dos(bytes: &[u8]) -> String {
    let letters: Vec<char> = DOS.chars().collect();
    let letter = |byte: u8| letters.get(usize::from(byte.wrapping_sub(0x80))).copied();
    bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { letter(*byte).unwrap_or(' ') }).collect()
}

/// Letters beyond ASCII that are frequent in French.
const fn is_frequent(c: char) -> bool {
    matches!(c, 'é' | 'è' | 'à' | 'ê' | 'ç' | 'ô' | 'ù' | 'î' | 'û' | 'â' | 'É' | '’' | '°')
}

/// UTF-16 without a byte order mark: in Latin text every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let nothing = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nothing(0), nothing(1));
    let half = bytes.len() / 2;
    let is =
        |many: usize, few: usize| half > 3 && bytes.len().is_multiple_of(2) && many * 10 > half * 8 && few * 20 < half;
    if is(odd, even) {
        Some(UTF_16LE)
    } else if is(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A text whose letters were encoded twice, «Ã©» for «é», put right; `None` where there are none. Repeated for texts that
/// went the wrong way more than once.
pub(super) fn undoubled(text: &str) -> Option<Reading<String>> {
    const MOST_TURNS: usize = 3;
    let (mut value, first) = undoubled_once(text)?;
    for _ in 1..MOST_TURNS {
        match undoubled_once(&value) {
            Some((better, _)) => value = better,
            None => break,
        }
    }
    let line = text[..first.start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let finding = Finding::new(Code::DoubleEncoding, u32::try_from(line).ok(), &first.written).expecting(&first.meant);
    Some(Reading { value, findings: vec![finding] })
}

/// The first letter that was put right.
struct Doubled {
    start: usize,
    written: String,
    meant: String,
}

fn undoubled_once(text: &str) -> Option<(String, Doubled)> {
    // A letter of French in UTF-8 begins with one of these bytes, and so its double with one of these letters.
    let leads = |c: char| matches!(c, 'Ã' | 'Â' | 'Å' | 'â');
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| leads(*c)).collect();
    let (mut value, mut from, mut first) = (String::new(), 0, None);
    for (start, _) in letters {
        if start < from {
            continue;
        }
        let Some((meant, end)) = meant(&text[start..]) else { continue };
        value.push_str(&text[from..start]);
        value.push(meant);
        from = start + end;
        if first.is_none() {
            let written = text[start..from].to_owned();
            first = Some(Doubled { start, written, meant: meant.to_string() });
        }
    }
    value.push_str(&text[from..]);
    first.map(|first| (value, first))
}

/// The letter of French whose bytes in UTF-8 the first letters of a text are, and how many bytes these take.
fn meant(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(3);
    let mut end = 0;
    for c in text.chars().take(3) {
        // The no-break space of «Ã » is often a plain one by now.
        let byte = if c == ' ' && bytes == [0xc3] { 0xa0 } else { byte_of(c)? };
        bytes.push(byte);
        end += c.len_utf8();
        if let Ok(meant) = std::str::from_utf8(&bytes) {
            return meant.chars().next().filter(|meant| is_of_french(*meant)).map(|meant| (meant, end));
        }
    }
    None
}

/// Letters and signs beyond ASCII that texts in French hold.
const fn is_of_french(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'..='ÿ' | 'Ÿ' | 'œ' | 'Œ' | '‘'..='‚' | '“'..='„' | '–' | '—' | '…' | '•' | '€' | '†' | '‡' | '‰' | '‹' | '›' | '™' | 'ƒ'
    )
}

/// The byte of a letter in Windows-1252, or of a control as Latin-1 has it.
fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return (byte >= 0x80).then_some(byte);
    }
    let mut written = String::new();
    write!(written, "{c}").ok()?;
    match WINDOWS_1252.encode(&written) {
        (bytes, _, false) => bytes.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_does_not_spoil_a_file() {
        let check = |bytes: &[u8], expected: &str, codes: &[Code]| {
            let read = decode(bytes, None).unwrap();
            let found: Vec<Code> = read.findings.iter().map(|finding| finding.code).collect();
            assert_eq!((read.value.as_str(), found.as_slice()), (expected, codes));
        };
        check("Référence à Nouméa, l’".as_bytes(), "Référence à Nouméa, l’", &[]);
        check(b"R\xc3\xa9f\xc3\xa9rence\nL\x92agent \xe0 Poya", "Référence\nL’agent à Poya", &[Code::MixedEncoding]);
        check(b"R\xe9f\xe9rence \xe0 Noum\xe9a", "Référence à Nouméa", &[Code::OldEncoding]);
        check(b"R\x8ef\x8erence \x88 Noum\x8ea", "Référence à Nouméa", &[Code::OldEncoding]);
        check(b"R\x82f\x82rence \x85 Noum\x82a", "Référence à Nouméa", &[Code::OldEncoding]);
        check(b"N\0o\0u\0m\0\xe9\0a\0", "Nouméa", &[]);
        assert_eq!(decode(b"R\xc3\xa9\n\n\xe0", None).unwrap().findings[0].line, Some(3));
    }

    #[test]
    fn text_that_was_encoded_twice_is_put_right_and_named() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let read = undoubled(text).map(|read| (read.value, read.findings[0].found.clone()));
            assert_eq!(read, expected.map(|(text, found)| (text.to_owned(), found.to_owned())), "{text}");
        };
        check("RÃ©fÃ©rence Ã\u{a0} PonÃ©rihouen", Some(("Référence à Ponérihouen", "Ã©")));
        check("Poste Ã  pourvoir", Some(("Poste à pourvoir", "Ã ")));
        check("lâ€™agent â€“ Å“uvre Â« Ã‰lectricien Â»", Some(("l’agent – œuvre « Électricien »", "â€™")));
        check("RÃƒÂ©fÃƒÂ©rence", Some(("Référence", "Ãƒ")));
        check("CHÂTEAU, Wiimîâ, Ångström, « MARCHÉ »", None);
        check("Pwêêdi Wiimîâ", None);
    }
}
