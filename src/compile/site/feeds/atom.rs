//! A feed as Atom (RFC 4287).

use super::Feed;
use crate::compile::site::instant;
use crate::compile::site::xml::Xml;

pub(super) fn print(feed: &Feed<'_>) -> anyhow::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "fr")])?;
    xml.text("id", &format!("urn:uuid:{}", instant::uuid(&format!("flux {}{}", feed.folder, feed.file))))?;
    xml.text("title", &feed.title)?;
    xml.text("updated", &feed.updated())?;
    xml.within("author", |xml| xml.text("name", feed.site))?;
    xml.empty(
        "link",
        &[
            ("rel", "self"),
            ("type", "application/atom+xml"),
            ("href", &feed.at(&format!("{}{}", feed.folder, feed.file))),
        ],
    )?;
    let home = feed.at(&feed.folder);
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", if home.is_empty() { "./" } else { &home })],
    )?;
    for entry in &feed.entries {
        xml.within("entry", |xml| {
            xml.text("id", &format!("urn:uuid:{}", entry.id))?;
            xml.text("title", &entry.title)?;
            if let Some(published) = entry.published {
                xml.text("published", &instant::beginning(published))?;
            }
            xml.text("updated", &instant::beginning(entry.updated))?;
            let page = feed.page(entry.offer);
            xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
            if let Some(employer) = &entry.offer.employer {
                xml.within("author", |xml| xml.text("name", &employer.name))?;
            }
            for corps in &entry.offer.corps {
                xml.empty("category", &[("term", corps)])?;
            }
            xml.text("summary", &entry.summary)
        })?;
    }
    xml.close("feed")?;
    Ok(xml.finish())
}
