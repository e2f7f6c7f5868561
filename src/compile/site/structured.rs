//! Structured data (JSON-LD): what a page says, for machines; nothing that it does not say.

use super::instant;
use crate::day::Day;
use crate::offer::{ApplicationStatus, Block, Offer, Residency, ResidencyKind};
use crate::release::{Bundle, DataFile};
use crate::view::page::offer;
use crate::view::site::Identity;
use crate::wording;
use serde::Serialize;

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
    if ApplicationStatus::of(offer.last_day(), offer.status.is_open(), today) == ApplicationStatus::Closed {
        return None;
    }
    let employer = &offer.employer.as_ref()?.name;
    let locations = locations(offer);
    if locations.is_empty() {
        return None;
    }
    Some(embedded(&JobPosting {
        context: CONTEXT,
        kind: "JobPosting",
        title: offer.shown_title(),
        description: description(offer, today),
        date_posted: offer.posted?,
        valid_through: offer.deadline.map(|deadline| instant::closing(deadline, offer.deadline_time)),
        hiring_organization: Organization::of(employer),
        job_location: locations,
        identifier: offer.reference.as_deref().map(|value| Identifier { kind: "PropertyValue", name: employer, value }),
        total_job_openings: offer.openings,
        employment_unit: offer.department.as_deref().map(Organization::of),
        eligibility: offer.residency.as_ref().and_then(asked),
        direct_apply: false,
        url: address.map(|address| format!("{address}offres/{}/", offer.id)),
    }))
}

/// The vocabulary of all of these.
const CONTEXT: &str = "https://schema.org";

/// <https://schema.org/JobPosting>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JobPosting<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    title: String,
    description: String,
    date_posted: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_through: Option<String>,
    hiring_organization: Organization<'a>,
    job_location: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<Identifier<'a>>,
    total_job_openings: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_unit: Option<Organization<'a>>,
    #[serde(rename = "eligibilityToWorkRequirement", skip_serializing_if = "Option::is_none")]
    eligibility: Option<String>,
    direct_apply: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// <https://schema.org/Organization>
#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

impl<'a> Organization<'a> {
    fn of(name: &'a str) -> Self {
        Self { kind: "Organization", name }
    }
}

/// <https://schema.org/PropertyValue>
#[derive(Serialize)]
struct Identifier<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    value: &'a str,
}

/// <https://schema.org/Place>
#[derive(Serialize)]
struct Place<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<PostalAddress<'a>>,
}

/// <https://schema.org/PostalAddress>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PostalAddress<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_locality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_region: Option<&'a str>,
    address_country: &'static str,
}

/// What a notice asks of residency, with what that means; none where it asks nothing.
fn asked(residency: &Residency) -> Option<String> {
    let asks = residency.kind != ResidencyKind::None && !residency.text.trim().is_empty();
    asks.then(|| format!("{}. {}", wording::residency(Some(residency)), wording::RESIDENCY_NOTE))
}

fn locations(offer: &Offer) -> Vec<Place<'_>> {
    let Some(place) = &offer.workplace else { return Vec::new() };
    let at = |address_locality| {
        let (kind, address_region) = ("PostalAddress", place.province.as_deref());
        let address = PostalAddress { kind, address_locality, address_region, address_country: "NC" };
        Place { kind: "Place", name: None, address: Some(address) }
    };
    if place.communes.is_empty() {
        place.province.iter().map(|_| at(None)).collect()
    } else {
        place.communes.iter().map(|commune| at(Some(commune.as_str()))).collect()
    }
}

/// The notice's body as HTML, in the page's own order; its other lines where it has no body.
fn description(offer: &Offer, today: Day) -> String {
    let element = |tag: &str, text: &str| format!("<{tag}>{}</{tag}>", quick_xml::escape::escape(text));
    let mut sections: Vec<_> = offer.sections.iter().filter(|section| !section.is_bare()).collect();
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
    if html.is_empty() { element("p", &offer::description(offer, today)) } else { html }
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
    embedded(&Way { context: CONTEXT, kind: "BreadcrumbList", items })
}

/// The open data as a `Dataset`; `files` with their media types.
pub(super) fn dataset(
    bundle: &Bundle,
    site: &Identity,
    files: &[DataFile],
    root: &str,
    address: Option<&str>,
) -> String {
    let root = address.unwrap_or(root);
    let download = |file: &DataFile| {
        let (name, encoding_format) = (file.name(), file.media_type());
        let content_url = format!("{root}{name}");
        DataDownload { kind: "DataDownload", name, encoding_format, content_url }
    };
    let first = bundle.offers.iter().filter_map(|offer| offer.posted).min();
    embedded(&Dataset {
        context: CONTEXT,
        kind: "Dataset",
        name: format!("{} · {}", wording::pages::DATA, site.name),
        description: format!("{}. {}", wording::TAGLINE, wording::pages::DATA_INTRO),
        license: &site.licence_address,
        credit_text: &site.source,
        creator: Organization::of(&site.name),
        is_accessible_for_free: true,
        in_language: "fr",
        spatial_coverage: Place { kind: "Place", name: Some(wording::pages::COUNTRY), address: None },
        distribution: files.iter().map(download).collect(),
        date_modified: bundle.data_date,
        temporal_coverage: bundle.data_date.map(|day| format!("{}/{day}", first.unwrap_or(day))),
    })
}

/// <https://schema.org/Dataset>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    description: String,
    license: &'a str,
    credit_text: &'a str,
    creator: Organization<'a>,
    is_accessible_for_free: bool,
    in_language: &'static str,
    spatial_coverage: Place<'a>,
    distribution: Vec<DataDownload>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
}

/// <https://schema.org/DataDownload>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DataDownload {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

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
