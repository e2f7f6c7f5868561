//! Marks of Markdown and HTML that converters leave within a line: taken off, and no word lost.
//!
//! «![](…)», «[texte](mailto:…)», «\'», «<sup>», «&nbsp;»: readers see the words, and addresses as words. What stands
//! within a line alone; marks of whole lines (headings, lists, tables, bold letters) are the document's.

use super::{any_bytes, is_hidden, is_word_char};
use std::borrow::Cow;

/// Elements that say how words look, and no word: their tags are taken out.
const TAGS: [&str; 16] =
    [ANCHOR, "b", "big", "div", "em", "font", "i", "ins", "mark", "p", "small", "span", "strong", "sub", "sup", "u"];

/// The tag of a link.
const ANCHOR: &str = "a";

/// The tags that strike words out, and the mark of Markdown that says the same.
const STROKES: [&str; 3] = ["s", "del", "strike"];
const STROKE: &str = "~~";

/// The tag that breaks a line.
const BREAK: &str = "br";

/// Letters of a tag or an entity, at most.
const LONGEST: usize = 200;

/// Named characters, as converters write them.
const ENTITIES: [(&str, char); 39] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("deg", '°'),
    ("euro", '€'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ocirc", 'ô'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("Agrave", 'À'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Ocirc", 'Ô'),
    ("OElig", 'Œ'),
];

/// A line without marks. `gap` stands for a break within it.
#[must_use]
pub fn plain<'a>(line: &'a str, gap: &str) -> Cow<'a, str> {
    // Hardly any line has a mark.
    if !any_bytes(line, |&[byte]| {
        (byte == b'<')
            | (byte == b'&')
            | (byte == b'\\')
            | (byte == b'[')
            | (byte == b'*')
            | (byte == b'_')
            | (byte == b'`')
    }) {
        return Cow::Borrowed(line);
    }
    let mut plain = String::with_capacity(line.len());
    let mut links = line.match_indices("](").map(|(at, _)| at).peekable();
    // Where the marks that close an emphasis stand, and the sign before a place.
    let (mut closers, mut before): (Vec<usize>, Option<char>) = (Vec::new(), None);
    let mut at = 0;
    while let Some(sign) = line[at..].chars().next() {
        let rest = &line[at..];
        if closers.last() == Some(&at) {
            closers.pop();
            at += 1;
            continue;
        }
        if matches!(sign, '*' | '_')
            && let Some(end) = emphasis(rest, sign, before)
        {
            closers.push(at + end);
            at += 1;
            continue;
        }
        before = Some(sign);
        while links.next_if(|link| *link < at).is_some() {}
        let found = match sign {
            '<' => tag(rest, gap),
            '&' => entity(rest),
            '\\' => escaped(rest),
            '[' => links.peek().and_then(|middle| link(rest, middle - at)).or_else(|| named_link(rest)),
            // «l`agent» has an odd apostrophe.
            '`' if !is_within_word(&plain, &rest[1..]) => Some((String::new(), 1)),
            '!' if rest.starts_with("![") => {
                links.peek().and_then(|middle| link(&rest[1..], middle - at - 1)).map(|(words, end)| (words, end + 1))
            }
            _ => None,
        };
        if let Some((words, end)) = found {
            plain.push_str(&words);
            at += end;
        } else {
            plain.push(sign);
            at += sign.len_utf8();
        }
    }
    Cow::Owned(plain)
}

/// Where an emphasis of single marks that begins a text ends: «*Mission*», «_Mission_». Two marks say bold.
fn emphasis(text: &str, sign: char, before: Option<char>) -> Option<usize> {
    /// Bytes of an emphasis.
    const LONGEST: usize = 400;
    let mut letters = text.char_indices().skip(1).take_while(|(at, _)| *at < LONGEST).peekable();
    let opens = letters.peek().is_some_and(|(_, next)| *next != sign && !next.is_whitespace());
    if !opens || before.is_some_and(|before| before == sign || is_word_char(before)) {
        return None;
    }
    let mut last = sign;
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if c == sign && last != sign && next != Some(sign) {
            let closes = !last.is_whitespace() && last != '\\' && next.is_none_or(|next| !is_word_char(next));
            return closes.then_some(at);
        }
        last = c;
    }
    None
}

/// Whether letters stand on either side of a sign.
fn is_within_word(before: &str, behind: &str) -> bool {
    before.ends_with(is_word_char) && behind.starts_with(is_word_char)
}

/// The words in the place of a mark with which a text begins, and where it ends.
type Found = Option<(String, usize)>;

/// A tag: nothing, or a break.
fn tag(text: &str, gap: &str) -> Found {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    if text[1..].starts_with("https://") || text[1..].starts_with("http://") {
        let address = &text[1..end];
        return (!address.contains(' ')).then(|| (address.to_owned(), end + 1));
    }
    let inner = text[1..end].trim_start_matches('/');
    let name = inner.split([' ', '/', '\t']).next().unwrap_or_default();
    // «<b>» and «<font color="red">», and not «<b@exemple.nc>» or «a <b et c> d».
    let written_as_tag =
        inner.len() == name.len() || inner[name.len()..].contains('=') || inner.trim_end_matches(['/', ' ']) == name;
    if !written_as_tag {
        return None;
    }
    if name.eq_ignore_ascii_case(BREAK) {
        return Some((gap.to_owned(), end + 1));
    }
    if STROKES.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
        return Some((STROKE.to_owned(), end + 1));
    }
    let known = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
    let target = inner.split_once("href=").filter(|_| name.eq_ignore_ascii_case(ANCHOR));
    let target = target.and_then(|(_, value)| value.trim_start_matches(['"', '\'']).split(['"', '\'', ' ']).next());
    // Where a link leads to is kept; words that are their own address say it already.
    let words = target
        .map(|target| target.strip_prefix("mailto:").unwrap_or(target))
        .filter(|target| !target.is_empty() && !text[end + 1..].trim_start().starts_with(target))
        .map_or_else(String::new, |target| format!("({target}) "));
    known.then_some((words, end + 1))
}

/// A character by its name or number; one that nobody sees stays as it is written.
fn entity(text: &str) -> Found {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    let sign = number.and_then(char::from_u32).or(named).filter(|sign| !is_hidden(*sign))?;
    Some((sign.to_string(), end + 1))
}

/// A sign behind a backslash, which says that it is no mark.
fn escaped(text: &str) -> Found {
    let sign = text[1..].chars().next().filter(char::is_ascii_punctuation)?;
    Some((sign.to_string(), 2))
}

/// A link whose target has a name and stands elsewhere: «[la page][1]».
fn named_link(text: &str) -> Found {
    let middle = text.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let name = text[middle + 1..].strip_prefix('[')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let words = text.get(1..middle).filter(|words| !words.contains('[') && !words.trim().is_empty())?;
    Some((format!("{} ({})", plain(words, " "), &name[..end]), middle + 2 + end + 1))
}

/// A link or an image whose words end at `middle`: its words, and its target where these are others.
fn link(text: &str, middle: usize) -> Found {
    // «[![logo](logo.png)](https://…)»: a picture that leads somewhere.
    if text.starts_with("[![") {
        let (words, end) = link(&text[2..], middle.checked_sub(2)?)?;
        let target = text.get(2 + end..).filter(|rest| rest.starts_with("]("))?;
        let (address, length) = link(&format!("[{target}"), 1)?;
        return Some((format!("{words} ({address})"), 2 + end + length - 1));
    }
    let words = text.get(1..middle).filter(|words| !words.contains('['))?;
    let target = &text[middle + 2..];
    let mut depth = 0_usize;
    let end = target.find(|sign: char| {
        depth += usize::from(sign == '(');
        let closes = sign == ')' && depth == 0;
        depth = depth.saturating_sub(usize::from(sign == ')'));
        closes || sign.is_whitespace()
    })?;
    let closed = target[end..].starts_with(')');
    let address = target[..end].trim_start_matches('<').trim_end_matches('>');
    if !closed || !address.contains([':', '/', '.', '#']) {
        return None;
    }
    let address = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address);
    let words = words.trim();
    let same = words.eq_ignore_ascii_case(address);
    let said = match (words.is_empty(), same) {
        (true, _) => address.to_owned(),
        (false, true) => words.to_owned(),
        (false, false) => format!("{} ({address})", plain(words, " ")),
    };
    Some((said, middle + 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (written, read) in [
            ("Écrire à [rh@exemple.nc](mailto:rh@exemple.nc).", "Écrire à rh@exemple.nc."),
            ("Voir [la page](https://exemple.nc/a_(b)).", "Voir la page (https://exemple.nc/a_(b))."),
            ("![](_page_0_Picture_1.jpeg)", "_page_0_Picture_1.jpeg"),
            ("![armoiries](armoiries.png)", "armoiries (armoiries.png)"),
            (r"l\'agent, marqués \*", "l'agent, marqués *"),
            ("1<sup>er</sup> août <sup>(1)</sup>", "1er août (1)"),
            ("<font color=\"red\">Urgent</font><br/>suite", "Urgent|suite"),
            ("Le lecteur &amp; l&#39;animateur&nbsp;: &eacute;t&#xe9;", "Le lecteur & l'animateur\u{a0}: été"),
            ("&amp;lt;", "&lt;"),
            ("[![logo](logo.png)](https://a.nc/)", "logo (logo.png) (https://a.nc/)"),
            ("Voir [la page][1], <https://a.nc/b>, `code`", "Voir la page (1), https://a.nc/b, code"),
            ("<s>18 décembre</s> <del>le 19</del>", "~~18 décembre~~ ~~le 19~~"),
            ("*Mission* d’un an, _renouvelable_.", "Mission d’un an, renouvelable."),
            ("**Employeur** : *Poya*", "**Employeur** : Poya"),
            (
                "<a href=\"mailto:a@b.nc\">a@b.nc</a> ou <a href='https://b.nc/'>le site</a>",
                "a@b.nc ou (https://b.nc/) le site",
            ),
        ] {
            assert_eq!(plain(written, "|"), read, "{written}");
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for written in [
            "<script>alert(1)</script>",
            "moins de <b et plus de c>",
            "<rh@exemple.nc>",
            "[1](2)",
            "[a] (b)",
            "R&D; S&P",
            "&#8238;",
            "&#0;",
            r"C:\Dossiers",
            "a < b",
            "[",
            "![",
            "[](",
            "&",
            "\\",
            "<",
            "[x](un lien)",
            "AT&T",
            "* un * deux",
            "5*3*2, a_b_c",
            "l`agent",
            "marqués * (*)",
            "__gras__ **gras**",
        ] {
            assert_eq!(plain(written, "|"), written);
        }
    }

    proptest! {
        #[test]
        fn no_letter_of_a_text_without_tags_is_lost(text in r"[a-zé\[\]()!\\*. ]{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&plain(&text, " ")), letters(&text));
        }
    }
}
