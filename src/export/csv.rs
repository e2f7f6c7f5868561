//! Offers as a table: CSV that a spreadsheet opens by itself (RFC 4180), and JSON.

use crate::day::Day;
use crate::offer::{Status, TimeOfDay};
use crate::query::Listing;
use crate::wording;
use serde::Serialize;

/// What a cell must not begin with: a spreadsheet would take it for a formula.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

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

/// The rows as CSV, with a byte order mark, by which spreadsheets know UTF-8.
#[must_use]
pub fn csv(rows: &[Row]) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows have as many cells.
    drop(out.write_record(wording::TABLE_HEADS));
    for row in rows {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let reference = row.reference.clone().unwrap_or_default();
        let deadline = row.deadline.map_or_else(|| row.deadline_text.clone(), |day| day.to_string());
        let time = row.deadline_time.map(|time| time.to_string()).unwrap_or_default();
        let status = wording::notice_status_sentence(row.status, row.status_date);
        let cells =
            [&row.title, &row.employer, &row.place, &row.residency, &day(row.posted), &deadline, &time, &status];
        let all = cells.into_iter().chain([&reference, &row.id, &row.address]).map(|cell| harmless(cell));
        drop(out.write_record(all.collect::<Vec<_>>()));
    }
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(out.into_inner().unwrap_or_default());
    bytes
}

/// The rows as JSON.
#[must_use]
pub fn json(rows: &[Row]) -> Vec<u8> {
    // Texts and days can always be written.
    let mut bytes = serde_json::to_vec_pretty(rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULAS) { format!("'{cell}") } else { cell.to_owned() }
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
