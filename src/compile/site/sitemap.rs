//! The sitemap: every page with the day on which it last changed, as far as anybody knows.

use super::xml::Xml;
use crate::day::Day;

/// Addresses that one sitemap may hold (sitemaps.org).
const MOST: usize = 50_000;

/// Files of the sitemap of these pages: `sitemap.xml`, and its parts when one is not enough.
pub(super) fn files(address: &str, pages: &[(String, Option<Day>)]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    const SPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
    let part = |pages: &[(String, Option<Day>)]| -> anyhow::Result<Vec<u8>> {
        let mut xml = Xml::new();
        xml.open("urlset", &[SPACE])?;
        for (path, touched) in pages {
            xml.within("url", |xml| {
                xml.text("loc", &format!("{address}{path}"))?;
                touched.map_or(Ok(()), |day| xml.text("lastmod", &day.to_string()))
            })?;
        }
        xml.close("urlset")?;
        Ok(xml.finish())
    };
    if pages.len() <= MOST {
        return Ok(vec![("sitemap.xml".to_owned(), part(pages)?)]);
    }
    let mut files = Vec::new();
    let mut index = Xml::new();
    index.open("sitemapindex", &[SPACE])?;
    for (number, pages) in (1..).zip(pages.chunks(MOST)) {
        let name = format!("sitemap-{number}.xml");
        index.within("sitemap", |xml| xml.text("loc", &format!("{address}{name}")))?;
        files.push((name, part(pages)?));
    }
    index.close("sitemapindex")?;
    files.push(("sitemap.xml".to_owned(), index.finish()));
    Ok(files)
}

/// What crawlers are told: they may read everything.
pub(super) fn robots(address: Option<&str>) -> String {
    let sitemap = address.map(|address| format!("Sitemap: {address}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
