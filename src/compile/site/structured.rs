//! Structured data (JSON-LD): what a page says, for machines; nothing that it does not say.

use super::instant;
use crate::bundle::Bundle;
use crate::day::Day;
use crate::offer::{Block, Offer, Residency, ResidencyKind};
use crate::query::Status;
use crate::view::identity::Identity;
use crate::view::page;
use crate::wording;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The first byte of the line ends that are no others, and of signs like them.
const FIRST_OF_LINE_ENDS: u8 = 0xe2;

/// A JSON text that can stand in a page: no sign in it can end the element or begin another one.
fn embedded(value: &impl Serialize) -> String {
    // What is said has names for keys: writing it cannot fail.
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    let mut from = 0;
    // Bytes are looked at, and not letters: few of them begin a sign of these.
    let begins = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | FIRST_OF_LINE_ENDS);
    for (at, _) in json.bytes().enumerate().filter(|(_, byte)| begins(*byte)) {
        let Some(sign) = json[at..].chars().next() else { continue };
        let escaped = match sign {
            '<' => "\\u003c",
            '>' => "\\u003e",
            '&' => "\\u0026",
            '\u{2028}' => "\\u2028",
            '\u{2029}' => "\\u2029",
            _ => continue,
        };
        out.push_str(&json[from..at]);
        out.push_str(escaped);
        from = at + sign.len_utf8();
    }
    out.push_str(&json[from..]);
    out
}

/// The `JobPosting` of an offer that takes applications on a day. None where the notice does not
/// say what search engines require (day of publication, employer, place): nothing is made up.
pub(super) fn posting(offer: &Offer, address: Option<&str>, today: Day) -> Option<String> {
    if Status::of(offer.last_day(), offer.status.is_open(), today) == Status::Closed {
        return None;
    }
    let employer = &offer.employer.as_ref()?.name;
    let locations = locations(offer);
    if locations.is_empty() {
        return None;
    }
    let mut posting = Map::new();
    let mut put = |name: &str, value: Value| drop(posting.insert(name.to_owned(), value));
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(offer.title));
    put("description", json!(description(offer, today)));
    put("datePosted", json!(offer.posted?.to_string()));
    if let Some(deadline) = offer.deadline {
        put("validThrough", json!(instant::closing(deadline, offer.deadline_time)));
    }
    put("hiringOrganization", json!({ "@type": "Organization", "name": employer }));
    put("jobLocation", json!(locations));
    if let Some(reference) = &offer.reference {
        put("identifier", json!({ "@type": "PropertyValue", "name": employer, "value": reference }));
    }
    put("totalJobOpenings", json!(offer.openings));
    if let Some(department) = &offer.department {
        put("employmentUnit", json!({ "@type": "Organization", "name": department }));
    }
    if let Some(asked) = offer.residency.as_ref().and_then(asked) {
        put("eligibilityToWorkRequirement", json!(asked));
    }
    put("directApply", json!(false));
    if let Some(address) = address {
        put("url", json!(format!("{address}offres/{}/", offer.id)));
    }
    Some(embedded(&Value::Object(posting)))
}

/// What a notice asks of residency, with what that means; none where it asks nothing.
fn asked(residency: &Residency) -> Option<String> {
    let asks = residency.kind != ResidencyKind::None && !residency.text.trim().is_empty();
    asks.then(|| format!("{}. {}", wording::residency(Some(residency)), wording::RESIDENCY_NOTE))
}

fn locations(offer: &Offer) -> Vec<Value> {
    let Some(place) = &offer.workplace else { return Vec::new() };
    let at = |commune: Option<&String>| {
        let mut address = Map::new();
        address.insert("@type".to_owned(), json!("PostalAddress"));
        if let Some(commune) = commune {
            address.insert("addressLocality".to_owned(), json!(commune));
        }
        if let Some(province) = &place.province {
            address.insert("addressRegion".to_owned(), json!(province));
        }
        address.insert("addressCountry".to_owned(), json!("NC"));
        json!({ "@type": "Place", "address": address })
    };
    if place.communes.is_empty() {
        place.province.iter().map(|_| at(None)).collect()
    } else {
        place.communes.iter().map(|commune| at(Some(commune))).collect()
    }
}

/// The notice's body as HTML, in the page's own order; its other lines where it has no body.
fn description(offer: &Offer, today: Day) -> String {
    let element = |tag: &str, text: &str| format!("<{tag}>{}</{tag}>", quick_xml::escape::escape(text));
    let mut sections: Vec<_> = offer.sections.iter().collect();
    sections.sort_by_key(|section| section.kind);
    let mut parts: Vec<String> = Vec::new();
    for section in sections {
        let own = section.heading.as_str();
        parts.push(element("h3", if own.is_empty() { wording::section_heading(section.kind) } else { own }));
        parts.extend(section.blocks.iter().map(|block| match block {
            Block::Paragraph { text } => element("p", text),
            Block::Heading { text } => element("h4", text),
            Block::List { items } => {
                ["<ul>", &items.iter().map(|item| element("li", item)).collect::<String>(), "</ul>"].concat()
            }
        }));
    }
    let mut html = parts.concat();
    if html.is_empty() {
        html = offer.unplaced.iter().map(|line| element("p", &line.text)).collect();
    }
    if html.is_empty() { element("p", &page::description(offer, today)) } else { html }
}

/// The way from the list to a page: names, with their paths from the root.
pub(super) fn way(steps: &[(&str, &str)], root: &str, address: Option<&str>) -> String {
    /// Written for every page, so with keys that no page has to make.
    #[derive(Serialize)]
    struct Way<'a> {
        #[serde(rename = "@context")]
        context: &'static str,
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "itemListElement")]
        items: Vec<Step<'a>>,
    }
    #[derive(Serialize)]
    struct Step<'a> {
        #[serde(rename = "@type")]
        kind: &'static str,
        item: String,
        name: &'a str,
        position: usize,
    }
    let root = address.unwrap_or(root);
    let step = |(position, (name, path))| Step { kind: "ListItem", item: [root, path].concat(), name, position };
    let items = (1..).zip(steps.iter().copied()).map(step).collect();
    embedded(&Way { context: "https://schema.org", kind: "BreadcrumbList", items })
}

/// The open data as a `Dataset`; `files` with their media types.
pub(super) fn dataset(
    bundle: &Bundle,
    site: &Identity,
    files: &[(&str, &str)],
    root: &str,
    address: Option<&str>,
) -> String {
    let root = address.unwrap_or(root);
    let downloads: Vec<Value> = files
        .iter()
        .map(|(file, kind)| {
            json!({ "@type": "DataDownload", "name": file, "encodingFormat": kind, "contentUrl": format!("{root}{file}") })
        })
        .collect();
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": format!("{} · {}", wording::pages::DATA, site.name),
        "description": format!("{}. {}", wording::TAGLINE, wording::pages::DATA_INTRO),
        "license": site.licence_address,
        "creditText": site.source,
        "creator": { "@type": "Organization", "name": site.name },
        "isAccessibleForFree": true,
        "inLanguage": "fr",
        "spatialCoverage": { "@type": "Place", "name": wording::pages::COUNTRY },
        "distribution": downloads,
    });
    if let Some(day) = bundle.data_date {
        let first = bundle.offers.iter().filter_map(|offer| offer.posted).min().unwrap_or(day);
        dataset["dateModified"] = json!(day.to_string());
        dataset["temporalCoverage"] = json!(format!("{first}/{day}"));
    }
    embedded(&dataset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_is_a_posting_and_it_keeps_its_hour() {
        let notice = "# Jardinier\n\nEmployeur : Ville de Nouméa\n\nLieu de travail : Nouméa\n";
        let mut offer = crate::assemble::read(&crate::document::Document::new("a.md", notice)).value;
        offer.posted = "2025-08-01".parse().ok();
        offer.deadline = "2025-08-22".parse().ok();
        offer.deadline_time = crate::offer::TimeOfDay::new(12, 0);
        let today = "2025-08-10".parse().unwrap();
        let json: Value = serde_json::from_str(&posting(&offer, None, today).expect("a posting")).unwrap();
        assert_eq!(json["validThrough"], "2025-08-22T12:00:00+11:00");
        offer.status = crate::offer::Status::Cancelled;
        assert_eq!(posting(&offer, None, today), None);
    }

    #[test]
    fn no_text_can_leave_its_element() {
        let json = embedded(&json!({ "title": "</script><!--&\u{2028}\u{2029}" }));
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        let back: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["title"], "</script><!--&\u{2028}\u{2029}");
    }
}
