//! The open-data portal's export as CSV.

use super::portal::{self, Row};
use super::{Format, Opening, Read, plain, refuse};
use crate::finding::{Code, Finding, Reading};
use ::csv::{ReaderBuilder, StringRecord, Trim};

/// Tables of offers.
pub(super) const FORMAT: Format =
    Format { name: "CSV", extensions: &["csv", "tsv"], max_bytes: 200 * super::MEGABYTE, read: Read::Export(rows) };

/// Cell separators: the portal's own, then those of spreadsheets.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

fn rows(bytes: &[u8]) -> Opening<Vec<Row>> {
    if plain::is_binary(bytes) {
        return Err(refuse(Code::Unreadable));
    }
    let text = plain::decode(bytes, None)?;
    let (told, table) = told_delimiter(&text.value);
    let delimiter = told.unwrap_or_else(|| delimiter(table));
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(Trim::Headers).from_reader(table.as_bytes());
    let broken = || refuse(Code::Unreadable);
    let columns = reader.headers().map_err(|_| broken())?.clone();
    if !portal::is_export(columns.iter()) {
        let expected = Some(portal::expected_columns());
        return Err(Finding { expected, ..refuse(Code::UnknownTable) });
    }
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    // The names stand on the first row, as a spreadsheet counts.
    let mut number = if told.is_some() { 2 } else { 1 };
    while reader.read_record(&mut record).map_err(|_| broken())? {
        number += 1;
        // Cells behind the last name have none; they are kept all the same.
        let names = columns.iter().chain(std::iter::repeat("+"));
        rows.extend(portal::row(number, names.zip(record.iter())));
    }
    Ok(Reading { value: rows, findings: text.findings })
}

/// The sign that a line above the names tells, as spreadsheets write it («sep=;»), and the table below that line.
fn told_delimiter(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
    match told.map(str::as_bytes) {
        Some([sign]) => (Some(*sign), rest),
        _ => (None, text),
    }
}

/// The most frequent separator on the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| first.split(char::from(*delimiter)).count();
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(DELIMITERS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_whatever_parts_the_cells() {
        for sign in [";", ",", "\t"] {
            let cells = |line: [&str; 4]| line.join(sign);
            let table = [
                cells(["id", "libelleposte", "numero", "libellecollectivite"]),
                cells(["1", "\"Chef, ou \"\"adjoint\"\"\nde service; \"", "24-1", "OPT"]),
                cells(["", "", "", ""]),
                cells(["2", "Agent", "24-2", "OPT"]) + sign + "en plus",
            ];
            let read = rows(table.join("\r\n").as_bytes()).unwrap().value;
            assert_eq!(read.iter().map(|row| (row.number, row.id.as_str())).collect::<Vec<_>>(), [(2, "1"), (4, "2")]);
            assert!(read[0].text.starts_with("Intitulé du poste : Chef, ou \"adjoint\"\nde service;\n"));
            assert!(read[1].text.contains("+ : en plus"));
        }
    }

    #[test]
    fn a_line_may_tell_what_parts_the_cells() {
        for first in ["sep=|", "\"sep=|\"", "sep=|\r"] {
            let table =
                format!("{first}\nid|libelleposte|numero|libellecollectivite\n1|Agent, chef; adjoint|24-1|OPT\n");
            let read = rows(table.as_bytes()).unwrap().value;
            assert_eq!((read.len(), read[0].number), (1, 3), "{first}");
            assert!(read[0].text.starts_with("Intitulé du poste : Agent, chef; adjoint\n"));
        }
        assert_eq!(rows(b"sep=;").unwrap_err().code, Code::UnknownTable);
    }

    #[test]
    fn another_table_says_which_columns_were_expected() {
        let refused = rows(b"nom;prenom\nA;B\n").unwrap_err();
        assert_eq!(refused.code, Code::UnknownTable);
        assert!(refused.expected.unwrap().starts_with("libelleposte, "));
    }
}
