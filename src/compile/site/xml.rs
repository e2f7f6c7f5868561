//! XML, written element by element; signs that XML cannot hold are left out.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// A document in the making.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document without an element yet.
    pub(super) fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        // Writing to a vector cannot fail.
        let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        Self(writer)
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> anyhow::Result<()> {
        Ok(self.0.write_event(Event::Start(start(name, attributes)))?)
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self, name: &str) -> anyhow::Result<()> {
        Ok(self.0.write_event(Event::End(BytesEnd::new(name)))?)
    }

    /// An element with others in it.
    pub(super) fn within(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.open(name, &[])?;
        inside(self)?;
        self.close(name)
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        self.0.create_element(name).write_text_content(BytesText::new(&allowed(text)))?;
        Ok(())
    }

    /// An element with attributes only.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> anyhow::Result<()> {
        Ok(self.0.write_event(Event::Empty(start(name, attributes)))?)
    }

    /// The document's bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// Text without the characters that XML 1.0 forbids (production `Char`).
fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden =
        |c: char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.contains(forbidden) { text.replace(forbidden, "").into() } else { text.into() }
}
