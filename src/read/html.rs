//! HTML: pages saved from a browser, mails, texts of the open-data portal.
//!
//! Only the tokenizer is used, never a tree: it is linear in the size of the page however deep its
//! elements nest, and a line break is all that text needs of them.

use super::css::{Look, Rules};
use super::lines::Lines;
use super::office::{address, bare};
use super::plain;
use super::{Content, Format, Opening, Read, refuse};
use crate::document::Mark;
use crate::finding::{Code, Reading};
use crate::layout::Block;
use crate::{label, layout};
use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Web pages.
pub(super) const FORMAT: Format =
    Format { name: "HTML", extensions: &["html", "htm"], max_bytes: 10 * super::MEGABYTE, read: Read::Notice(text) };

/// Bytes of the longest label.
const LONGEST_LABEL: usize = 120;

/// Bytes in which a page names its encoding, as browsers look for it.
const HEAD: usize = 1024;

fn text(bytes: &[u8]) -> Opening<Content> {
    if plain::is_binary(bytes) {
        return Err(refuse(Code::Unreadable));
    }
    let decoded = plain::decode(bytes, named_encoding(bytes))?;
    Ok(Reading { value: Content::blocks(&blocks(&decoded.value), &[]), findings: decoded.findings })
}

/// The text of some markup, a line a paragraph, with the marks of Markdown.
pub(super) fn lines(markup: &str) -> String {
    let mut text = String::new();
    let laid = layout::of_blocks(&blocks(markup), label::name);
    for line in laid.lines.iter().chain(&laid.apart) {
        match line.mark {
            Mark::Heading => text.extend(["# ", &line.text]),
            Mark::Bullet => text.extend(["- ", &line.text]),
            Mark::Row => text.extend(["| ", &line.text, " |"]),
            Mark::Plain => text.push_str(&line.text),
        }
        text.push('\n');
    }
    text
}

/// The paragraphs and tables of some markup.
fn blocks(markup: &str) -> Vec<Block> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    // A script's end is where a browser would run it; here the rest is only read on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().lines.finish().0
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
    /// The element whose text nobody sees.
    unseen: Option<Unseen>,
    /// Whether white space counts.
    preformatted: bool,
    /// Where the link being read leads, and what stood before it.
    link: Option<(String, usize)>,
    /// Count of open elements that make text bold, and of those that strike it out.
    bold: usize,
    struck: usize,
    /// Whether a label ended with the element that ended last, and nothing stands behind it yet.
    labelled: bool,
    /// The page's style sheets, and the one that is being read.
    rules: Rules,
    sheet: String,
    /// Open elements that a style makes bold or strikes out, with how they look.
    styled: Vec<(String, Look)>,
    main: Main,
}

/// Where the reading stands to the page's main part.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Main {
    /// It has not begun; a page may have none.
    #[default]
    Ahead,
    /// Within it.
    Within,
    /// It has ended.
    Over,
}

/// An element whose text nobody sees.
struct Unseen {
    name: String,
    /// How many of its name are open.
    open: usize,
    /// Count of open block elements inside it.
    within: usize,
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
        if self.unseen.as_ref().is_some_and(|unseen| unseen.name == "style") {
            self.sheet.push_str(text);
        }
        if self.unseen.is_some() || self.main == Main::Over {
            return;
        }
        self.labelled = false;
        let styled = self.styled.last().map(|(_, look)| *look).unwrap_or_default();
        let bold = styled.bold.unwrap_or(self.bold > 0);
        self.lines.look(bold, self.struck > 0 || styled.struck == Some(true), 0);
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
        let name: &str = &tag.name;
        if let Some(unseen) = &mut self.unseen {
            // «<option>a<option>b»: one ends where the next begins.
            if unseen.name != name || unseen.within > 0 || !ends_by_itself(name) {
                unseen.open += usize::from(unseen.name == name);
                unseen.within += usize::from(holds_blocks(name));
                return TokenSinkResult::Continue;
            }
            self.unseen = None;
        }
        let said = |name: &str| attribute(tag, name).unwrap_or_default();
        let look = self.rules.look(name, said("class"), said("id"), said("style"));
        if is_unseen(name, tag, look) || (name == "a" && self.lines.is_empty() && leads_within(tag)) {
            if is_void(name) {
                return TokenSinkResult::Continue;
            }
            self.unseen = Some(Unseen { name: name.to_owned(), open: 1, within: 0 });
            return match name {
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                "style" | "iframe" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
                _ => TokenSinkResult::Continue,
            };
        }
        // «<span>Employeur</span><span>Ville de Poya</span>»: a style sets them apart.
        if std::mem::take(&mut self.labelled) && is_inline(name) {
            self.lines.gap();
        }
        self.wear(name, look);
        match name {
            // What stands around the main part is the site's, not the notice's.
            "main" if self.main == Main::Ahead => {
                self.lines.clear();
                self.main = Main::Within;
            }
            "br" => self.lines.end_line(),
            "b" | "strong" => self.bold += 1,
            "s" | "del" | "strike" => self.struck += 1,
            "table" | "dl" => self.lines.begin_table(),
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
            "a" => {
                let target = attribute(tag, "href").and_then(address);
                self.link = target.map(|target| (target, self.lines.line().len()));
            }
            "input" if attribute(tag, "type").is_some_and(|kind| matches!(kind, "checkbox" | "radio")) => {
                self.text(if attribute(tag, "checked").is_some() { "☒ " } else { "☐ " });
            }
            "pre" => {
                self.lines.end_paragraph();
                self.preformatted = true;
            }
            // A paragraph within an item begins no new one.
            _ if is_block(name) && !self.lines.is_blank() => self.lines.end_paragraph(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if let Some(unseen) = &mut self.unseen {
            if unseen.name == name {
                unseen.open -= 1;
                if unseen.open == 0 {
                    self.unseen = None;
                    self.rules.add(&std::mem::take(&mut self.sheet));
                }
                return;
            }
            if !holds_blocks(name) || unseen.within > 0 || !ends_by_itself(&unseen.name) {
                unseen.within -= usize::from(holds_blocks(name) && unseen.within > 0);
                return;
            }
            // The end tag of its parent also closes the unseen element.
            self.unseen = None;
        }
        self.take_off(name);
        self.labelled = is_inline(name)
            && self.lines.short_line(LONGEST_LABEL).is_some_and(|line| label::name(&line) == Some(layout::Name::Label));
        match name {
            "main" if self.main != Main::Ahead => {
                self.lines.end_paragraph();
                self.main = Main::Over;
            }
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "s" | "del" | "strike" => self.struck = self.struck.saturating_sub(1),
            "tr" => self.lines.end_row(),
            "table" | "dl" => self.lines.end_table(),
            "a" => {
                if let Some((address, before)) = self.link.take()
                    && !self.lines.line().get(before..).is_some_and(|shown| shown.contains(bare(&address)))
                {
                    self.text(&format!(" ({address})"));
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

impl State {
    /// Letters look as an element's style says, until it ends.
    fn wear(&mut self, name: &str, look: Look) {
        if is_void(name) {
            return;
        }
        if ends_by_itself(name) && self.styled.last().is_some_and(|(open, _)| open == name) {
            self.styled.pop();
        }
        // An element within one that has a style is counted too, so that its end is not taken for the other's.
        let outer = self.styled.last().map(|(_, outer)| *outer).unwrap_or_default();
        let own = Look { hidden: None, ..look };
        if own != Look::default() || self.styled.iter().rev().take(MOST_STYLED).any(|(open, _)| open == name) {
            let struck = own.struck.filter(|struck| *struck).or(outer.struck);
            self.styled.push((name.to_owned(), Look { hidden: None, struck, bold: own.bold.or(outer.bold) }));
        }
    }

    /// An element ends, and what it holds.
    fn take_off(&mut self, name: &str) {
        let from = self.styled.len().saturating_sub(MOST_STYLED);
        if let Some(at) = self.styled[from..].iter().rposition(|(open, _)| open == name) {
            self.styled.truncate(from + at);
        }
    }
}

/// Elements with a style, one within the other, among which the one that ends is looked for.
const MOST_STYLED: usize = 32;

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// Whether an element's text is no visible part of the notice: scripts, hidden elements, navigation, buttons, options
/// that are not selected.
fn is_unseen(name: &str, tag: &Tag, look: Look) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "template"
            | "iframe"
            | "noembed"
            | "noframes"
            | "xmp"
            | "noscript"
            | "nav"
            | "button"
    ) || (name == "option" && attribute(tag, "selected").is_none())
        || attribute(tag, "hidden").is_some()
        || look.hidden == Some(true)
}

/// Whether an element may have no end tag: it ends where the next one begins, or with what holds it.
fn ends_by_itself(name: &str) -> bool {
    matches!(name, "option" | "p" | "li" | "dt" | "dd" | "tr" | "td" | "th")
}

/// Whether an element holds such elements.
fn holds_blocks(name: &str) -> bool {
    matches!(
        name,
        "select" | "datalist" | "ul" | "ol" | "dl" | "table" | "div" | "section" | "article" | "main" | "form" | "body"
    )
}

/// Whether an element has no content, and so no end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "wbr"
            | "area"
            | "base"
            | "embed"
            | "source"
            | "track"
    )
}

/// Whether a link only leads to another place of its page.
fn leads_within(tag: &Tag) -> bool {
    attribute(tag, "href").is_some_and(|target| target.starts_with('#'))
}

/// Elements that stand within a line and hold a label or a value.
fn is_inline(name: &str) -> bool {
    matches!(name, "span" | "label" | "b" | "strong" | "em" | "i" | "output" | "time")
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
        check("<p><span>Employeur</span><span>Ville de Poya</span>", "Employeur\nVille de Poya");
        check("<p><b>Employeur</b>s <b>x</b>", "Employeurs x");
        check("<ul><li><p>Planter</p><li>Tailler</ul>", "- Planter\n- Tailler");
        check("<dl><dt>Employeur<dd>Ville de Nouméa</dl>", "Employeur : Ville de Nouméa");
        check("<table><tr><th>Employeur<td>OPT<tr><td>a<td>b</table>", "Employeur : OPT\n| a | b |");
        check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "| a | b |\nc");
        check("<style>p{}</style><script>if (a<b) </script>x<title>y</title>", "x");
        check("<a href='mailto:rh@exemple.nc?subject=x'>Écrire</a>", "Écrire (rh@exemple.nc)");
        check(
            "<a href='https://exemple.nc/d'>formulaire</a>, <a href='#x'>haut</a>",
            "formulaire (https://exemple.nc/d), haut",
        );
        check("<a href='#c'>Aller au contenu</a><nav>x<nav>y</nav></nav><p hidden>z<p>a <del>b</del>", "a b");
        check("<p>x</p><main><p>a</main><footer>z</footer>", "a");
        check("<style>.cache{display:none}</style><p class='x cache'>z<p>a", "a");
        check("<select><option>Choisir<option selected>oui<option>non</select>", "oui");
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
        assert!(matches!(read.value, Content::Laid(text) if text.lines[0].text == "Nouméa"));
    }
}
