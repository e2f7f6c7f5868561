//! A feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::Feed;
use crate::compile::site::instant;
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    language: &'static str,
    authors: [Author<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'a>; 1]>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

pub(super) fn print(feed: &Feed<'_>) -> anyhow::Result<Vec<u8>> {
    let items = feed.entries.iter().map(|entry| Item {
        id: format!("urn:uuid:{}", entry.id),
        url: feed.page(entry.offer),
        title: &entry.title,
        content_text: &entry.summary,
        date_published: entry.published.map(instant::beginning),
        date_modified: instant::beginning(entry.updated),
        authors: entry.offer.employer.as_ref().map(|employer| [Author { name: &employer.name }]),
        tags: &entry.offer.corps,
    });
    super::super::pretty(&JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        language: "fr",
        authors: [Author { name: feed.site }],
        home_page_url: feed.address.map(|_| feed.at(&feed.folder)),
        feed_url: feed.address.map(|_| feed.at(&format!("{}feed.json", feed.folder))),
        items: items.collect(),
    })
}
