//! The open-data portal's export: rows to notices.
//!
//! A row is written out as the notice it stands for, a labelled line a column, and read like any
//! other: one reader for all, every word kept, every value on a line that can be shown.

use super::html;
use crate::day::Day;
use crate::offer::Rome;
use crate::text::date::{dates, full_date};
use crate::text::words;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The columns, and the line that each of them makes.
const PORTAL: &str = include_str!("portal.txt");

/// Columns of the portal that tell its export from any other table: with the title and two more, it is one.
const FEWEST_COLUMNS: usize = 3;

/// The column of the title, without which nothing is an offer.
const TITLE: &str = "libelleposte";

/// The column that numbers the rows for ever.
const ID: &str = "id";

/// The columns of the employer, of its direction, and of the direction's acronym.
const UNIT: [&str; 3] = ["libellecollectivite", "libelledirection", "acronymedirection"];

/// The column of the official document's address.
const DOCUMENT: &str = "url_pdf";

/// The columns of what became of the notice, in the portal's word and in its publisher's.
const STATUS: &str = "statut";
const COMMENT: &str = "commentairerepublication";

/// The column that tells announcements from notices, and what it has then.
const ANNOUNCEMENT: (&str, &str) = ("iscommunique", "true");

/// The columns of the occupation in ROME: its code, its title.
const ROME: [&str; 2] = ["codeemploirome", "libelleemploirome"];

/// The columns that somebody has to write. In a row where all of them are empty, the columns with a list to choose
/// from have what stands first in it, whatever the document says.
const WRITTEN: [&str; 10] = [
    "presentation",
    "mission",
    "activitesprincipales",
    "activitessecondaires",
    "conditionsparticulieres",
    "savoir",
    "savoirfaire",
    "comportements",
    "lieutravail",
    "dureeresidenceexigee",
];

/// How the columns of days begin.
const DAYS: &str = "date";

/// What programs write into a cell that has nothing in it.
const NOTHING: [&str; 6] = ["nan", "nat", "null", "none", "<na>", "undefined"];

/// What tells a file's description from any other object.
const FILE_PARTS: [&str; 3] = ["url", "mimetype", "filename"];

/// Where columns stand that the table does not name.
const OTHERS: &str = "*";

/// A row of the export, as a notice.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the file: the row of a spreadsheet, whose first one holds the names; the element of a list.
    pub number: usize,
    /// Its name within the file: the portal's own number of it, which stays when others come and go.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The address of its official document, as the row has it; whether it is one is not looked at here.
    pub document: Option<String>,
    /// The portal's own name of the document's file, where the cell describes the file and has no address of it.
    pub file: Option<String>,
    /// What became of the notice, in the portal's word: «PUBLIE», «ANNULE».
    pub status: Option<String>,
    /// What its publisher says of it since: «Modification de la date de clôture …».
    pub comment: Option<String>,
    /// Whether the row says that it is an announcement.
    pub is_announcement: bool,
    /// Whether nobody wrote a text into it, so that its other values may be defaults.
    pub is_bare: bool,
    /// The words of its cells, folded: the other words of its text are this program's and the columns' names.
    pub words: BTreeSet<String>,
    /// The occupation in ROME.
    pub rome: Option<Rome>,
}

/// A piece of a line of the table.
#[derive(Debug)]
enum Piece {
    Words(String),
    Cell(String),
    Group(Vec<Piece>),
}

static LINES: LazyLock<Vec<Vec<Piece>>> = LazyLock::new(|| {
    let lines = PORTAL.lines().filter(|line| !line.starts_with("//") && !line.is_empty());
    lines.map(|line| pieces(&mut line.chars().peekable())).collect()
});

static COLUMNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut names = BTreeSet::new();
    LINES.iter().flatten().for_each(|piece| collect(piece, &mut names));
    names
});

/// Whether a table with these columns is the portal's export.
pub(super) fn is_export<'a>(columns: impl Iterator<Item = &'a str>) -> bool {
    let known = columns.filter_map(known_column).collect::<BTreeSet<&str>>();
    known.len() >= FEWEST_COLUMNS && known.contains(TITLE)
}

/// The column of the table that has this name, in letters of any size.
fn known_column(name: &str) -> Option<&'static str> {
    COLUMNS.get(&name.trim().to_ascii_lowercase()).map(String::as_str)
}

/// The columns that such a table has, for who looks for them.
pub(super) fn expected_columns() -> String {
    let mut names: Vec<&str> = vec![TITLE];
    names.extend(COLUMNS.iter().map(String::as_str).filter(|name| name.starts_with("date") || *name == "numero"));
    names.join(", ")
}

/// A row as a notice; nothing where all its cells are empty.
pub(super) fn row<'a>(number: usize, cells: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Row> {
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    let mut others = String::new();
    let (mut document, mut file_name) = (None, None);
    let mut own_words = BTreeSet::new();
    for (name, written) in cells {
        let own = known_column(name);
        let column = own.unwrap_or(name);
        if column == DOCUMENT && document.is_none() {
            document = address(written);
            file_name = file(written).and_then(|file| file.id);
        }
        let text = cell(column, written);
        if text.is_empty() {
            continue;
        }
        own_words.extend(words(&text));
        if own.is_some() && !known.contains_key(column) {
            known.insert(column, text);
        } else {
            others = format!("{others}{}{column} : {text}", if others.is_empty() { "" } else { "\n" });
        }
    }
    if known.is_empty() && others.is_empty() {
        return None;
    }
    // An employer without directions stands in their column too: its own name is none of them.
    let [employer, direction, acronym] = UNIT;
    if known.get(employer).is_some_and(|name| known.get(direction) == Some(name)) {
        for column in [direction, acronym] {
            let text = known.remove(column).unwrap_or_default();
            others = format!("{others}{}{column} : {text}", if others.is_empty() { "" } else { "\n" });
        }
    }
    let other = |column: &str| {
        let cells = others.lines().filter_map(|line| line.split_once(" : "));
        let mut named = cells.filter(|(name, _)| name.trim().eq_ignore_ascii_case(column));
        named.next().map(|(_, value)| value.to_owned())
    };
    let id = other(ID);
    // Names of files stand in addresses and reports.
    let id =
        id.filter(|id| !id.is_empty() && id.len() <= 40 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let id = id.unwrap_or_else(|| format!("row-{number}"));
    let status = other(STATUS);
    let is_announcement = other(ANNOUNCEMENT.0).is_some_and(|value| value.eq_ignore_ascii_case(ANNOUNCEMENT.1));
    let comment = known.get(COMMENT).cloned();
    let is_bare = !WRITTEN.iter().any(|column| known.contains_key(column));
    let rome = rome(ROME.map(|column| known.get(column).map(String::as_str)));
    known.insert(OTHERS, others);
    let mut text = String::new();
    for line in LINES.iter() {
        let mut filled = 0;
        let written = write(line, &known, &mut filled);
        if filled > 0 {
            text.push_str(written.trim_end());
            text.push_str("\n\n");
        }
    }
    let (file, words) = (file_name, own_words);
    Some(Row { number, id, text, document, file, status, comment, is_announcement, is_bare, words, rome })
}

/// The address in a cell: the cell itself, or the `url` of a file written as JSON.
fn address(written: &str) -> Option<String> {
    let written = written.trim();
    match serde_json::from_str(written) {
        Ok(Value::Object(file)) => file.get("url")?.as_str().and_then(address),
        Ok(Value::String(text)) => address(&text),
        _ if is_nothing(written) => None,
        _ => match file(written) {
            Some(file) => file.url.as_deref().and_then(address),
            None => Some(written.to_owned()),
        },
    }
}

/// A file that a cell describes.
struct File {
    url: Option<String>,
    id: Option<String>,
}

/// The file that a cell describes as JSON; the first of several.
fn file(written: &str) -> Option<File> {
    let written = written.trim();
    if !written.starts_with(['{', '[']) {
        return None;
    }
    let value: Value = serde_json::from_str(written).or_else(|_| serde_json::from_str(&as_json(written))).ok()?;
    let parts = value.as_object().or_else(|| value.as_array()?.first()?.as_object())?;
    let text = |name: &str| parts.get(name).and_then(Value::as_str).map(str::to_owned);
    is_file(parts).then(|| File { url: text("url"), id: text("id") })
}

/// What Python writes for an object, as JSON: «{'width': 595, 'thumbnail': True}».
fn as_json(written: &str) -> String {
    let words = [("'", "\""), (": True", ": true"), (": False", ": false"), (": None", ": null")];
    words.into_iter().fold(written.to_owned(), |text, (python, json)| text.replace(python, json))
}

/// Whether an object describes a file.
pub(super) fn is_file(parts: &serde_json::Map<String, Value>) -> bool {
    FILE_PARTS.iter().any(|name| parts.contains_key(*name))
}

/// Whether a cell has nothing in it, whatever a program wrote there.
fn is_nothing(written: &str) -> bool {
    written.is_empty() || NOTHING.iter().any(|word| written.eq_ignore_ascii_case(word))
}

/// An occupation in ROME: «K1402-4» is of the occupation K1402. Without such a code there is none.
fn rome([code, title]: [Option<&str>; 2]) -> Option<Rome> {
    let code = code?.trim();
    let (own, rest) = code.split_at_checked(5)?;
    let (letter, digits) = own.split_at_checked(1)?;
    let is_code = letter.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !rest.starts_with(char::is_alphanumeric);
    is_code.then(|| Rome { code: own.to_owned(), title: title.map(str::to_owned) })
}

/// A cell as lines: markup taken off, instants as Nouméa's days, a described file as its address.
fn cell(column: &str, written: &str) -> String {
    let written = written.trim();
    if is_nothing(written) {
        return String::new();
    }
    if let Some(file) = file(written) {
        return file.url.unwrap_or_default();
    }
    let in_column_of_days = || timed_day(written).or_else(|| numbered_day(written));
    let day = instant(written).or_else(|| column.starts_with(DAYS).then(in_column_of_days).flatten());
    if let Some(day) = day {
        return full_date(day);
    }
    let text = if html::is_markup(written) { html::lines(written) } else { written.to_owned() };
    let lines = text.lines().map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The day in Nouméa of an instant: «2024-10-10T13:00:00+00:00» is 11 October.
fn instant(written: &str) -> Option<Day> {
    let looks_so = written.len() >= 20 && matches!(written.as_bytes().get(10), Some(b'T' | b' '));
    let instant =
        looks_so.then(|| chrono::DateTime::parse_from_rfc3339(&written.replacen(' ', "T", 1)).ok()).flatten()?;
    Some(Day::in_noumea(instant.timestamp_millis()))
}

/// The day of a date with a time and no zone, as spreadsheets write them: midnight is that day's beginning, and 13:00,
/// which is Nouméa's midnight in UTC, the next one's. What has another time is no day for certain.
fn timed_day(written: &str) -> Option<Day> {
    let (day, time) = written.split_once([' ', 'T'])?;
    let mut parts = time.trim().split(':');
    let mut part = || parts.next().map(str::trim);
    let (hour, minute, second) = (part()?, part()?, part().unwrap_or("00"));
    let is_zero = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '0' | '.'));
    if !is_zero(minute) || !is_zero(second) || parts.next().is_some() {
        return None;
    }
    let [found] = dates(day)[..] else { return None };
    let day = Day::new(found.year, found.month, found.day)?;
    match hour {
        "0" | "00" => Some(day),
        "13" => Some(day.plus(1)),
        _ => None,
    }
}

/// Days between the one that spreadsheets count from and the first of 1970.
const SPREADSHEET_DAYS: i32 = 25_569;

/// The day that a number stands for: five digits count days, as spreadsheets do; ten count seconds and thirteen
/// milliseconds since 1970.
fn numbered_day(written: &str) -> Option<Day> {
    let number: i64 = written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse().ok()).flatten()?;
    let first = Day::new(1970, 1, 1)?;
    match written.len() {
        5 => Some(first.plus(i32::try_from(number).ok()? - SPREADSHEET_DAYS)),
        10 => Some(Day::in_noumea(number * 1000)),
        13 => Some(Day::in_noumea(number)),
        _ => None,
    }
}

fn write(pieces: &[Piece], cells: &BTreeMap<&str, String>, filled: &mut usize) -> String {
    let mut line = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => line.push_str(words),
            Piece::Cell(column) => {
                if let Some(text) = cells.get(column.as_str()).filter(|text| !text.is_empty()) {
                    line.push_str(text);
                    *filled += 1;
                }
            }
            Piece::Group(inner) => {
                let mut own = 0;
                let text = write(inner, cells, &mut own);
                if own > 0 {
                    line.push_str(&text);
                    *filled += own;
                }
            }
        }
    }
    line
}

fn pieces(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut words = String::new();
    while let Some(c) = rest.next() {
        match c {
            ']' => break,
            '[' => {
                found.push(Piece::Words(std::mem::take(&mut words)));
                found.push(Piece::Group(pieces(rest)));
            }
            '{' => {
                found.push(Piece::Words(std::mem::take(&mut words)));
                found.push(Piece::Cell(rest.by_ref().take_while(|c| *c != '}').collect()));
            }
            '⏎' => words.push('\n'),
            c => words.push(c),
        }
    }
    found.push(Piece::Words(words));
    found
}

fn collect(piece: &Piece, names: &mut BTreeSet<String>) {
    match piece {
        Piece::Words(_) => {}
        Piece::Cell(name) => _ = names.insert(name.clone()),
        Piece::Group(inner) => inner.iter().for_each(|piece| collect(piece, names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cells: &[(&str, &str)]) -> String {
        row(2, cells.iter().copied()).map(|row| row.text.replace("\n\n", "\n")).unwrap_or_default()
    }

    #[test]
    fn a_row_is_written_out_as_a_notice() {
        let written = text(&[
            ("id", "54321"),
            ("libelleposte", "Jardinier"),
            ("libellecorpsgrade", "technicien"),
            ("libelledomaine", "Informatique"),
            ("libellecorpsgrade2", "rédacteur"),
            ("datecloture", "2024-10-31T13:00:00+00:00"),
            ("statut", "PUBLIE"),
            ("mission", "- Planter\n- Tailler"),
            ("contactemail", "rh@exemple.nc"),
            ("piedpageavp", "<font><sup>(1)</sup>Vous\ntrouverez</font>"),
        ]);
        let expected = "Intitulé du poste : Jardinier\n\
            Corps / Domaine : technicien / Informatique ou rédacteur\n\
            Date limite de candidature : vendredi 1er\u{a0}novembre\u{a0}2024\n\
            id : 54321\nstatut : PUBLIE\n\
            # Missions :\n- Planter\n- Tailler\n\
            # Contact et informations complémentaires :\nCourriel : rh@exemple.nc\n\
            # Notes de bas de page :\n(1)Vous trouverez\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn a_row_has_the_portals_own_number_or_its_place() {
        let id = |cells: &[(&str, &str)]| row(7, cells.iter().copied()).map(|row| row.id);
        assert_eq!(id(&[("id", "54321"), (TITLE, "x")]).as_deref(), Some("54321"));
        assert_eq!(id(&[("id", "../x"), (TITLE, "x")]).as_deref(), Some("row-7"));
        assert_eq!(id(&[(TITLE, " ")]), None);
    }

    #[test]
    fn a_documents_address_is_a_cell_or_stands_in_it_as_json() {
        let document = |cell: &str| row(2, [(TITLE, "x"), (DOCUMENT, cell)].into_iter()).unwrap().document;
        let address = "https://exemple.nc/files/1";
        let file = format!(r#"{{"filename": "1.pdf", "url": "{address}"}}"#);
        let text = serde_json::to_string(&file).unwrap();
        for cell in [address, &format!(" {address} "), &format!("\"{address}\""), &file, &text] {
            assert_eq!(document(cell).as_deref(), Some(address), "{cell}");
        }
        for cell in ["", " ", "{}", "\"\"", r#"{"url": null}"#, r#"{"url": {"url": "x"}}"#] {
            assert_eq!(document(cell), None, "{cell}");
        }
        assert_eq!(document("{broken").as_deref(), Some("{broken"), "no word is lost");
    }

    #[test]
    fn an_instant_is_a_day_in_noumea() {
        let check =
            |written: &str, day: Option<&str>| assert_eq!(instant(written).map(|d| d.to_string()).as_deref(), day);
        check("2024-10-10T13:00:00+00:00", Some("2024-10-11"));
        check("2024-10-10T12:59:59Z", Some("2024-10-10"));
        check("2024-10-10", None);
        check("Terrain de sport", None);
    }

    #[test]
    fn names_of_columns_are_known_in_letters_of_any_size() {
        assert!(is_export(["LIBELLEPOSTE", "Numero", " id ", "DateCloture"].into_iter()));
        assert!(!is_export(["libelle_poste", "numero", "datecloture"].into_iter()));
        assert_eq!(text(&[("LibellePoste", "Agent"), ("AUTRE", "x")]), "Intitulé du poste : Agent\nAUTRE : x\n");
    }

    #[test]
    fn a_described_file_is_no_text_whoever_wrote_it() {
        let json = r#"{"mimetype": "application/pdf", "id": "0011", "width": 595, "thumbnail": true}"#;
        let python = "{'mimetype': 'application/pdf', 'id': '0011', 'width': 595, 'thumbnail': True, 'x': None}";
        for cell in [json, python, &format!("[{json}]")] {
            let told = row(2, [(TITLE, "x"), (DOCUMENT, cell)].into_iter()).unwrap();
            assert_eq!((told.document, told.file.as_deref()), (None, Some("0011")), "{cell}");
            assert!(!told.text.contains("595"), "{cell}");
        }
    }

    #[test]
    fn a_spreadsheets_day_is_that_day() {
        let check = |written: &str, day: Option<&str>| {
            let found = instant(written).or_else(|| timed_day(written)).or_else(|| numbered_day(written));
            let found = found.map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{written}");
        };
        check("29/05/2026 00:00", Some("2026-05-29"));
        check("29/05/2026 0:00:00", Some("2026-05-29"));
        check("2026-05-29 00:00:00", Some("2026-05-29"));
        check("2026-05-28 13:00:00+00:00", Some("2026-05-29"));
        check("28/05/2026 13:00", Some("2026-05-29"));
        check("29/05/2026 12:00", None);
        check("29/05/2026", None);
        check("31/02/2026 00:00", None);
        check("46171", Some("2026-05-29"));
        check("1779973200", Some("2026-05-29"));
        check("1779973200000", Some("2026-05-29"));
        check("2026", None);
    }

    #[test]
    fn a_row_tells_what_no_line_of_a_notice_does() {
        let cells = [
            (TITLE, "Agent"),
            (STATUS, "ANNULE"),
            (COMMENT, "Avis annulé"),
            (ROME[0], "K1402-4"),
            (ROME[1], "Médecin"),
            (ANNOUNCEMENT.0, "True"),
            ("nbposteapourvoir", "3"),
            ("libelledomaine", "NaN"),
            (DOCUMENT, r#"{"filename": "1.pdf", "mimetype": "application/pdf", "id": "0011223344", "height": 842}"#),
        ];
        let told = row(2, cells.into_iter()).unwrap();
        assert_eq!((told.status.as_deref(), told.comment.as_deref()), (Some("ANNULE"), Some("Avis annulé")));
        assert_eq!(told.rome, Some(Rome { code: "K1402".to_owned(), title: Some("Médecin".to_owned()) }));
        assert_eq!((told.document, told.file.as_deref()), (None, Some("0011223344")));
        assert!(told.is_announcement && told.is_bare);
        assert!(told.text.contains("nbposteapourvoir : 3"), "a code, and no number of posts");
        assert!(!["842", "mimetype", "NaN"].iter().any(|word| told.text.contains(word)), "{}", told.text);
        assert!(!row(2, [(TITLE, "x"), ("mission", "y")].into_iter()).unwrap().is_bare);
    }

    #[test]
    fn the_table_names_no_column_twice() {
        fn cells(pieces: &[Piece]) -> usize {
            let count = |piece: &Piece| match piece {
                Piece::Words(_) => 0,
                Piece::Cell(_) => 1,
                Piece::Group(inner) => cells(inner),
            };
            pieces.iter().map(count).sum()
        }
        assert_eq!(LINES.iter().map(|line| cells(line)).sum::<usize>(), COLUMNS.len());
        assert!(COLUMNS.contains(OTHERS) && COLUMNS.contains(TITLE));
    }
}
