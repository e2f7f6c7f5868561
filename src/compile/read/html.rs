//! HTML: pages saved from a browser, mails, texts of the open-data portal.
//!
//! Only the tokenizer is used, never a tree: it is linear in the size of the page however deep its
//! elements nest, and a line break is all that text needs of them.

use super::lines::Lines;
use super::plain;
use super::{Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Reading};
use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Web pages.
pub(super) const FORMAT: Format =
    Format { name: "HTML", extensions: &["html", "htm"], max_bytes: 10 * super::MEGABYTE, read: Read::Notice(text) };

/// Bytes in which a page names its encoding, as browsers look for it.
const HEAD: usize = 1024;

fn text(bytes: &[u8]) -> Opening<String> {
    if plain::is_binary(bytes) {
        return Err(refuse(Code::Unreadable));
    }
    let decoded = plain::decode(bytes, named_encoding(bytes))?;
    Ok(Reading { value: lines(&decoded.value), findings: decoded.findings })
}

/// The text of some markup, a line a paragraph.
pub(super) fn lines(markup: &str) -> String {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    // A script's end is where a browser would run it; here the rest is only read on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().lines.finish()
}

/// Whether a text is markup: it holds a tag or a character reference.
pub(super) fn is_markup(text: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let closed = text.rfind('>').unwrap_or_default();
    text[..closed].split('<').skip(1).any(tag)
        || text.split('&').skip(1).any(|rest| {
            let name: String = rest.chars().take(9).take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
            !name.is_empty() && rest[name.len()..].starts_with(';')
        })
}

/// The encoding that a page names itself: `<meta charset="iso-8859-1">`.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let name = head.split("charset=").nth(1)?.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(name.len());
    Encoding::for_label(&name.as_bytes()[..end])
}

#[derive(Default)]
struct Page(RefCell<State>);

#[derive(Default)]
struct State {
    lines: Lines,
    /// The element whose text nobody sees, until it ends.
    unseen: Option<String>,
    /// Whether white space counts.
    preformatted: bool,
    /// Where the link being read leads, when that is somebody's address.
    address: Option<String>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        if self.preformatted {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.lines.end_line();
                }
                self.lines.text(line);
            }
        } else {
            self.lines.text(text);
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        if self.unseen.is_some() {
            return TokenSinkResult::Continue;
        }
        let name: &str = &tag.name;
        match name {
            "script" | "style" | "title" | "template" | "iframe" | "noembed" | "noframes" | "xmp" => {
                self.unseen = Some(name.to_owned());
                return match name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                    "template" => TokenSinkResult::Continue,
                    _ => TokenSinkResult::RawData(RawKind::Rawtext),
                };
            }
            "br" => self.lines.end_line(),
            "tr" => self.lines.begin_row(),
            "td" | "th" | "dd" => self.lines.begin_cell(),
            // A list of names and values is a table of two columns.
            "dt" => {
                self.lines.begin_row();
                self.lines.begin_cell();
            }
            "li" => {
                self.lines.end_paragraph();
                self.lines.mark(Mark::Bullet);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.lines.end_paragraph();
                self.lines.mark(Mark::Heading);
            }
            "a" => self.address = address(tag),
            "table" => self.lines.end_row(),
            "pre" => {
                self.lines.end_paragraph();
                self.preformatted = true;
            }
            // A paragraph within an item begins no new one.
            _ if is_block(name) && !self.lines.line().is_empty() => self.lines.end_paragraph(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if let Some(unseen) = &self.unseen {
            if unseen == name {
                self.unseen = None;
            }
            return;
        }
        match name {
            "tr" | "table" | "dl" => self.lines.end_row(),
            "a" => {
                if let Some(address) = self.address.take()
                    && !self.lines.line().ends_with(&address)
                {
                    self.lines.text(&format!(" ({address})"));
                }
            }
            "pre" => {
                self.lines.end_paragraph();
                self.preformatted = false;
            }
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "dd" => self.lines.end_paragraph(),
            _ if is_block(name) => self.lines.end_paragraph(),
            _ => {}
        }
    }
}

/// The mail address or telephone number that a link leads to: the page's reader only sees a name.
fn address(tag: &Tag) -> Option<String> {
    let href = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href")?;
    let address = ["mailto:", "tel:"].iter().find_map(|scheme| href.value.trim().strip_prefix(scheme))?;
    let address = address.split('?').next().unwrap_or_default().trim();
    (!address.is_empty()).then(|| address.to_owned())
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "details"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hr"
            | "legend"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "section"
            | "summary"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markup: &str, expected: &str) {
        let text = lines(markup);
        assert_eq!(
            text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
            expected,
            "{markup}"
        );
    }

    #[test]
    fn markup_becomes_lines() {
        check(
            "<h1>Jardinier</h1><p>Employeur&nbsp;: Ville<br>de Nouméa</p>",
            "# Jardinier\nEmployeur\u{a0}: Ville\nde Nouméa",
        );
        check("<ul><li><p>Planter</p><li>Tailler</ul>", "- Planter\n- Tailler");
        check("<dl><dt>Employeur<dd>Ville de Nouméa</dl>", "Employeur : Ville de Nouméa");
        check("<table><tr><th>Employeur<td>OPT<tr><td>a<td>b</table>", "Employeur : OPT\n| a | b |");
        check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "| a | b |\nc");
        check("<style>p{}</style><script>if (a<b) </script>x<title>y</title>", "x");
        check("<a href='mailto:rh@exemple.nc?subject=x'>Écrire</a>", "Écrire (rh@exemple.nc)");
        check("<font color=\"red\"><sup>(1)</sup>Vous\n trouverez</font>", "(1)Vous trouverez");
        check("<pre>a\nb</pre>", "a\nb");
    }

    #[test]
    fn tells_markup_from_text() {
        for markup in ["<br/>", "a<b>c", "l&#39;agent", "&quot;x&quot;", "</font>"] {
            assert!(is_markup(markup), "{markup}");
        }
        for text in ["a < b > c", "moins de 3 ans (<3)", "R&D", "Dupont & fils ; R & D"] {
            assert!(!is_markup(text), "{text}");
        }
    }

    #[test]
    fn a_page_in_an_old_encoding_that_it_names_is_right() {
        let read = text(b"<meta charset=iso-8859-1><p>Noum\xe9a").unwrap();
        assert_eq!(read.value.trim(), "Nouméa");
    }
}
