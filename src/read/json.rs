//! The open-data portal's export as JSON: a list of records, bare or in the answer of its interface.

use super::portal::{self, Row};
use super::{Format, Opening, Read, plain, refuse};
use crate::finding::{Code, Finding, Reading};
use serde_json::{Map, Value};

/// Lists of offers.
pub(super) const FORMAT: Format = Format {
    name: "JSON",
    extensions: &["json", "jsonl", "ndjson"],
    max_bytes: 100 * super::MEGABYTE,
    read: Read::Export(rows),
};

/// Where the portal's interface puts the records, in its versions.
const LISTS: [&str; 2] = ["results", "records"];

/// Where the older versions put a record, and where in it they put the cells.
const RECORD: &str = "record";
const CELLS: &str = "fields";

/// What programs write for a missing number, which is not valid JSON.
const NO_NUMBERS: [&str; 3] = ["NaN", "-Infinity", "Infinity"];

fn rows(bytes: &[u8]) -> Opening<Vec<Row>> {
    let text = plain::decode(bytes, None)?;
    let values = values(&text.value)
        .or_else(|_| values(&without_no_numbers(&text.value)))
        .map_err(|_| refuse(Code::Unreadable))?;
    let unknown = || Finding { expected: Some(portal::expected_columns()), ..refuse(Code::UnknownTable) };
    let records = records(&values).ok_or_else(unknown)?;
    let mut rows = Vec::new();
    let mut known = records.is_empty();
    for (at, record) in records.iter().enumerate() {
        let cells = cells(record);
        known |= portal::is_export(cells.iter().map(|(name, _)| name.as_str()));
        rows.extend(portal::row(at + 1, cells.iter().map(|(name, text)| (name.as_str(), text.as_str()))));
    }
    if known { Ok(Reading { value: rows, findings: text.findings }) } else { Err(unknown()) }
}

/// The values that stand in a text one behind the other: usually one; with one record a line, many.
fn values(text: &str) -> serde_json::Result<Vec<Value>> {
    serde_json::Deserializer::from_str(text).into_iter().collect()
}

/// The records of these values: those of a list, bare or in an answer; else the values themselves.
fn records(values: &[Value]) -> Option<&[Value]> {
    let list = match values {
        [Value::Array(list)] => Some(list),
        [answer] => LISTS.iter().find_map(|list| answer.get(list)?.as_array()),
        _ => None,
    };
    let are_records = values.iter().all(Value::is_object) && !values.is_empty();
    list.map(Vec::as_slice).or_else(|| are_records.then_some(values))
}

/// A record's cells, wherever its version puts them.
fn cells(record: &Value) -> Vec<(String, String)> {
    let record = record.get(RECORD).filter(|inner| inner.is_object()).unwrap_or(record);
    let own = record.get(CELLS).unwrap_or(record).as_object();
    own.into_iter().flat_map(cells_of).collect()
}

/// A record's cells as text. What describes a file is left to the portal's reader; of another object, each part is a cell.
fn cells_of(record: &Map<String, Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let is_file = |value: &Value| value.as_object().is_some_and(portal::is_file);
    let mut cells = Vec::new();
    for (name, value) in record {
        match value {
            Value::Null => {}
            Value::Array(values) if values.is_empty() => {}
            Value::Array(values) if values.iter().all(is_file) => cells.push((name.clone(), value.to_string())),
            Value::Array(values) => {
                cells.push((name.clone(), values.iter().map(text).collect::<Vec<_>>().join(", ")));
            }
            Value::Object(parts) if !portal::is_file(parts) => {
                cells.extend(parts.iter().map(|(part, value)| (format!("{name}.{part}"), text(value))));
            }
            Value::Object(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) => {
                cells.push((name.clone(), text(value)));
            }
        }
    }
    cells
}

/// A text with `null` for every [`NO_NUMBERS`] that stands outside of strings.
fn without_no_numbers(text: &str) -> String {
    let mut strict = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let found = NO_NUMBERS.iter().find(|word| !in_string && rest.starts_with(**word));
        if let Some(word) = found {
            strict.push_str("null");
            rest = &rest[word.len()..];
            continue;
        }
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
        strict.push(c);
        rest = &rest[c.len_utf8()..];
    }
    strict
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
        assert!(!bare[0].text.contains("filename"), "what describes the file is no word of the notice");
        assert_eq!(rows(format!(r#"{{"total_count": 1, "results": [{record}]}}"#).as_bytes()).unwrap().value, bare);
        assert_eq!(rows(format!(r#"{{"records": [{{"fields": {record}}}]}}"#).as_bytes()).unwrap().value, bare);
        let deep = format!(r#"{{"records": [{{"links": [], "record": {{"id": "r1", "fields": {record}}}}}]}}"#);
        assert_eq!(rows(deep.as_bytes()).unwrap().value, bare);
        let line = record.replace('\n', " ");
        let lines = rows(format!("{line}\n{line}\n").as_bytes()).unwrap().value;
        assert_eq!((lines.len(), &lines[0], lines[1].number), (2, &bare[0], 2));
        assert_eq!(rows(line.as_bytes()).unwrap().value, bare, "one line is a record too");
        let list = format!("[{}]", record.replacen(r#"{"url""#, r#"[{"url""#, 1).replace("}}", "}]}"));
        assert_eq!(rows(list.as_bytes()).unwrap().value, bare, "{list}");
        let none = format!("[{}]", record.replace("null", "NaN"));
        assert_eq!(rows(none.as_bytes()).unwrap().value, bare);
    }

    #[test]
    fn words_in_strings_are_left_alone() {
        let check = |written: &str, strict: &str| assert_eq!(without_no_numbers(written), strict);
        check(r#"[NaN, -Infinity, "NaN \" NaN", Infinity]"#, r#"[null, null, "NaN \" NaN", null]"#);
        check(r#"["\\", NaN]"#, r#"["\\", null]"#);
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
