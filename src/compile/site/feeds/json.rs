//! A feed as JSON Feed 1.1.

use super::Feed;
use crate::compile::site::instant;
use serde_json::{Map, Value, json};

pub(super) fn print(feed: &Feed<'_>) -> anyhow::Result<Vec<u8>> {
    let items: Vec<Value> = feed
        .entries
        .iter()
        .map(|entry| {
            let mut item = Map::new();
            let mut put = |name: &str, value: Value| drop(item.insert(name.to_owned(), value));
            put("id", json!(format!("urn:uuid:{}", entry.id)));
            put("url", json!(feed.page(entry.offer)));
            put("title", json!(entry.title));
            put("content_text", json!(entry.summary));
            if let Some(published) = entry.published {
                put("date_published", json!(instant::beginning(published)));
            }
            put("date_modified", json!(instant::beginning(entry.updated)));
            if let Some(employer) = &entry.offer.employer {
                put("authors", json!([{ "name": employer.name }]));
            }
            if !entry.offer.corps.is_empty() {
                put("tags", json!(entry.offer.corps));
            }
            Value::Object(item)
        })
        .collect();
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| drop(out.insert(name.to_owned(), value));
    put("version", json!("https://jsonfeed.org/version/1.1"));
    put("title", json!(feed.title));
    put("language", json!("fr"));
    put("authors", json!([{ "name": feed.site }]));
    if feed.address.is_some() {
        put("home_page_url", json!(feed.at(&feed.folder)));
        put("feed_url", json!(feed.at(&format!("{}feed.json", feed.folder))));
    }
    put("items", Value::Array(items));
    super::super::pretty(&Value::Object(out))
}
