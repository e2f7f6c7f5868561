//! Offers as a table: CSV and JSON.

use crate::day::Day;
use crate::offer::{Status, TimeOfDay};
use crate::query::Listing;
use crate::wording;
use serde::Serialize;

/// A spreadsheet takes a cell that begins with one of these for a formula.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The offer's id.
    pub id: String,
    /// Its reference, as written.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// Its employer.
    pub employer: String,
    /// Where the work is done.
    pub place: String,
    /// What is asked of residency.
    pub residency: String,
    /// Day of publication.
    pub posted: Option<Day>,
    /// Last day for applications.
    pub deadline: Option<Day>,
    /// Hour on that day at which they close.
    pub deadline_time: Option<TimeOfDay>,
    /// What the notice says where it names no day.
    pub deadline_text: String,
    /// What became of the notice.
    pub status: Status,
    /// Day from which that holds.
    pub status_date: Option<Day>,
    /// Its page's address.
    pub address: String,
}

impl Row {
    /// The row of the offer at a position; `root` is the site's whole address, with its closing slash.
    #[must_use]
    pub fn of(listing: &Listing, position: usize, root: &str) -> Self {
        let term = listing.term(position);
        Self {
            id: listing.ids[position].to_owned(),
            reference: listing.reference(position),
            title: listing.titles[position].to_owned(),
            employer: listing.employers[position].to_owned(),
            place: listing.places[position].to_owned(),
            residency: listing.residencies[position].to_owned(),
            posted: listing.posted(position),
            deadline: term.day,
            deadline_time: term.time,
            deadline_text: term.text,
            status: term.status,
            status_date: term.since,
            address: format!("{root}offres/{}/", &listing.ids[position]),
        }
    }
}

/// The rows as CSV, with French heads. The delimiter is the one by which a French spreadsheet opens a file as a table.
#[must_use]
pub fn csv(rows: &[Row]) -> Vec<u8> {
    let cells = |row: &Row| {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        [
            row.title.clone(),
            row.employer.clone(),
            row.place.clone(),
            row.residency.clone(),
            day(row.posted),
            row.deadline.map_or_else(|| row.deadline_text.clone(), |day| day.to_string()),
            row.deadline_time.map(|time| time.to_string()).unwrap_or_default(),
            wording::notice_status_sentence(row.status, row.status_date),
            row.reference.clone().unwrap_or_default(),
            row.id.clone(),
            row.address.clone(),
        ]
    };
    table(b';', wording::TABLE_HEADS, rows.iter().map(cells))
}

/// A table as CSV (RFC 4180) that a spreadsheet opens: a byte order mark, by which it knows UTF-8, and no cell that it takes
/// for a formula.
#[must_use]
pub fn table<const N: usize>(delimiter: u8, heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let to = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut out = csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(to);
    // Writing to memory does not fail, and all rows have the same number of cells.
    drop(out.write_record(heads));
    for row in rows {
        drop(out.write_record(row.map(harmless)));
    }
    out.into_inner().unwrap_or_default()
}

/// The rows as JSON.
#[must_use]
pub fn json(rows: &[Row]) -> Vec<u8> {
    // Texts and days can always be written.
    let mut bytes = serde_json::to_vec_pretty(rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection).
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULAS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reader_finds_every_cell_and_no_formula() {
        let row = Row {
            id: "3134-25-1-sr".into(),
            reference: Some("3134-25-1/SR".into()),
            title: "=cmd|' /C calc'!A0".into(),
            employer: "Province «Sud»; \"DEFIJ\"\nligne".into(),
            place: "Nouméa".into(),
            residency: "-3".into(),
            posted: "2025-08-01".parse().ok(),
            deadline: None,
            deadline_time: None,
            deadline_text: String::new(),
            status: Status::Filled,
            status_date: None,
            address: "https://example.nc/offres/3134-25-1/".into(),
        };
        let bytes = csv(std::slice::from_ref(&row));
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), wording::TABLE_HEADS.to_vec());
        let read = reader.records().next().unwrap().unwrap();
        assert_eq!(&read[0], "'=cmd|' /C calc'!A0");
        assert_eq!(&read[1], row.employer);
        assert_eq!(
            (&read[3], &read[4], &read[5], &read[6], &read[7], &read[8]),
            ("'-3", "2025-08-01", "", "", "Poste pourvu", "3134-25-1/SR")
        );
        let json: serde_json::Value = serde_json::from_slice(&json(&[row])).unwrap();
        assert_eq!(json[0]["title"], "=cmd|' /C calc'!A0", "JSON needs no guard");
    }
}
