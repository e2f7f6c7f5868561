//! A feed as Atom (RFC 4287).

use super::Feed;
use crate::compile::site::instant;
use crate::compile::site::xml::Xml;

pub(super) fn print(feed: &Feed<'_>) -> anyhow::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "fr")])?;
    xml.text("id", &format!("urn:uuid:{}", instant::uuid(&format!("flux {}", feed.folder))))?;
    xml.text("title", &feed.title)?;
    xml.text("updated", &feed.updated())?;
    xml.within("author", |xml| xml.text("name", feed.site))?;
    xml.empty(
        "link",
        &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.at(&format!("{}feed.xml", feed.folder)))],
    )?;
    let home = feed.at(&feed.folder);
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", if home.is_empty() { "./" } else { &home })],
    )?;
    for (offer, touched) in &feed.entries {
        xml.within("entry", |xml| {
            xml.text("id", &format!("urn:uuid:{}", instant::uuid_of_offer(offer.id.as_str())))?;
            xml.text("title", &offer.title)?;
            if let Some(posted) = offer.posted {
                xml.text("published", &instant::beginning(posted))?;
            }
            xml.text("updated", &instant::beginning(*touched))?;
            xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page(offer))])?;
            if let Some(employer) = &offer.employer {
                xml.within("author", |xml| xml.text("name", &employer.name))?;
            }
            for corps in &offer.corps {
                xml.empty("category", &[("term", corps)])?;
            }
            xml.text("summary", &feed.summary(offer))
        })?;
    }
    xml.close("feed")?;
    Ok(xml.finish())
}
