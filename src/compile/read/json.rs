//! The open-data portal's export as JSON: a list of records, bare or in the answer of its interface.

use super::portal::{self, Row};
use super::{Format, Opening, Read, plain, refuse};
use crate::finding::{Code, Finding, Reading};
use serde_json::{Map, Value};

/// Lists of offers.
pub(super) const FORMAT: Format =
    Format { name: "JSON", extensions: &["json"], max_bytes: 100 * super::MEGABYTE, read: Read::Export(rows) };

/// Where the portal's interface puts the records, in its versions.
const LISTS: [&str; 2] = ["results", "records"];

/// Where a record puts its cells, in the older version.
const CELLS: &str = "fields";

fn rows(bytes: &[u8]) -> Opening<Vec<Row>> {
    let text = plain::decode(bytes, None)?;
    let value: Value = serde_json::from_str(&text.value).map_err(|_| refuse(Code::Unreadable))?;
    let unknown = || Finding { expected: Some(portal::expected_columns()), ..refuse(Code::UnknownTable) };
    let records = records(&value).ok_or_else(unknown)?;
    let cells = |record: &Value| -> Vec<(String, String)> {
        let own = record.get(CELLS).unwrap_or(record).as_object();
        own.into_iter().flat_map(cells_of).collect()
    };
    let mut rows = Vec::new();
    let mut known = records.is_empty();
    for (at, record) in records.iter().enumerate() {
        let cells = cells(record);
        known |= portal::is_export(cells.iter().map(|(name, _)| name.as_str()));
        rows.extend(portal::row(at + 1, cells.iter().map(|(name, text)| (name.as_str(), text.as_str()))));
    }
    if known { Ok(Reading { value: rows, findings: text.findings }) } else { Err(unknown()) }
}

fn records(value: &Value) -> Option<&Vec<Value>> {
    value.as_array().or_else(|| LISTS.iter().find_map(|list| value.get(list)?.as_array()))
}

/// A record's cells as text. A file, which has an address and a name, is a cell for each of them.
fn cells_of(record: &Map<String, Value>) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for (name, value) in record {
        match value {
            Value::Null => {}
            Value::String(text) => cells.push((name.clone(), text.clone())),
            Value::Array(values) => {
                let texts = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                cells.push((name.clone(), texts.collect::<Vec<_>>().join(", ")));
            }
            Value::Object(parts) => {
                for (part, value) in parts {
                    // The address is what the CSV has in this column.
                    let cell = if part == "url" { name.clone() } else { format!("{name}.{part}") };
                    cells.push((cell, value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
                }
            }
            other => cells.push((name.clone(), other.to_string())),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_in_every_form_of_the_portal() {
        let record = r#"{"id": 1, "libelleposte": "Agent", "numero": "24-1", "statut": null, "libellecollectivite": "OPT",
            "url_pdf": {"url": "https://exemple.nc/1.pdf", "filename": "1.pdf"}}"#;
        let bare = rows(format!("[{record}]").as_bytes()).unwrap().value;
        assert_eq!((bare.len(), bare[0].number, bare[0].id.as_str()), (1, 1, "1"));
        assert!(bare[0].text.contains("Avis officiel : https://exemple.nc/1.pdf"), "{}", bare[0].text);
        assert!(bare[0].text.contains("url_pdf.filename : 1.pdf"));
        assert_eq!(rows(format!(r#"{{"total_count": 1, "results": [{record}]}}"#).as_bytes()).unwrap().value, bare);
        assert_eq!(rows(format!(r#"{{"records": [{{"fields": {record}}}]}}"#).as_bytes()).unwrap().value, bare);
    }

    #[test]
    fn what_is_no_export_says_so() {
        let code = |json: &str| rows(json.as_bytes()).unwrap_err().code;
        assert_eq!(code("{"), Code::Unreadable);
        assert_eq!(code(r#"{"offers": []}"#), Code::UnknownTable);
        assert_eq!(code(r#"[{"nom": "x"}]"#), Code::UnknownTable);
        assert_eq!(code(&"[".repeat(100_000)), Code::Unreadable);
    }
}
