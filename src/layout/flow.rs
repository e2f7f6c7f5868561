//! Paragraphs and tables to lines: how every format with a structure is read.
//!
//! A table of labels and values becomes a line a field, so that the row «Employeur | Province Sud» is read as the line
//! «Employeur : Province Sud» would be; a row that names a section becomes its heading with the section below; any other
//! table keeps its rows.

use super::{Name, Names, append};
use crate::document::{Line, Mark};

/// What follows each other in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, an item or a heading.
    Paragraph(Paragraph),
    /// A table: rows of cells, which hold blocks themselves.
    Table(Vec<Vec<Vec<Block>>>),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub mark: Mark,
    /// Its text; a tabulator is a wide gap.
    pub runs: Vec<Run>,
}

/// Letters of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Whether they are heavy.
    pub bold: bool,
    /// Whether a line is drawn through them.
    pub struck: bool,
    /// Their size, in half points; 0 where nothing tells it.
    pub size: u16,
}

/// Letters of a label or heading in a cell; what is longer is a text.
const LONGEST_NAME: usize = 160;

/// Letters of a cell from which its table only arranges texts side by side.
const RUNNING: usize = 120;

/// The lines of a document's blocks, and those that stand apart: the words of logos beside its title, the notes at its end.
pub(super) fn text(blocks: &[Block], names: Names) -> (Vec<Line>, Vec<Line>) {
    let notes = blocks.iter().rev().take_while(|block| is_note(block)).count();
    let (blocks, notes) = blocks.split_at(blocks.len() - notes);
    let mut apart = Vec::new();
    let mut found = Vec::new();
    let mut rest = blocks;
    if let Some((Block::Table(rows), behind)) = blocks.split_first()
        && let Some((row, others)) = rows.split_first()
        && let Some(title) = title(row, names)
    {
        for (at, cell) in row.iter().enumerate() {
            let of = lines(cell, names);
            if at == title {
                found.push(whole(&of, Mark::Heading));
            } else {
                apart.extend(of);
            }
        }
        found.extend(others.iter().flat_map(|row| of_row(row, names)));
        rest = behind;
    }
    found.extend(lines(rest, names));
    apart.extend(lines(notes, names));
    (found, apart)
}

/// The cell that holds the title, in a first row of logos and a title: it is printed larger than the others.
fn title(row: &[Vec<Block>], names: Names) -> Option<usize> {
    let size = |cell: &Vec<Block>| {
        let runs = cell.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.runs.as_slice(),
            Block::Table(_) => &[],
        });
        runs.filter(|run| !run.text.trim().is_empty()).map(|run| run.size).max()
    };
    let sizes: Vec<Option<u16>> = row.iter().map(size).collect();
    let largest = *sizes.iter().flatten().max()?;
    let cells = sizes.iter().flatten().count();
    let smaller = sizes.iter().flatten().filter(|size| **size > 0 && 8 * **size < 7 * largest).count();
    let speaks = || row.iter().any(|cell| names(&joined(&lines(cell, names))).is_some());
    let only = cells > 1 && smaller == cells - 1 && !speaks();
    if only { sizes.iter().position(|size| *size == Some(largest)) } else { None }
}

/// Whether a block is a note: «(1) Vous trouverez …».
fn is_note(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    let number = text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    number.is_some_and(|(number, _)| matches!(number.trim(), "1" | "2" | "3" | "*"))
}

/// The lines of blocks.
pub(super) fn lines(blocks: &[Block], names: Names) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                lines.extend(of_paragraph(paragraph).into_iter().map(|line| signed(line, names)));
            }
            Block::Table(rows) => {
                let mut rest = rows.as_slice();
                while let Some((row, behind)) = rest.split_first() {
                    if let Some((below, others)) = below_labels(rest, names) {
                        lines.extend(below);
                        rest = others;
                    } else {
                        lines.extend(of_row(row, names));
                        rest = behind;
                    }
                }
            }
        }
    }
    lines
}

/// The cells of a row of a table.
type Row = Vec<Vec<Block>>;

/// The fields of a row that holds labels and of the row below, which holds their values; and the other rows.
fn below_labels(rows: &[Row], names: Names) -> Option<(Vec<Line>, &[Row])> {
    let [labels, values, rest @ ..] = rows else { return None };
    let of = |row: &[Vec<Block>]| row.iter().map(|cell| lines(cell, names)).collect::<Vec<_>>();
    let name_of = |cell: &Vec<Line>| names(&joined(cell));
    // A label holds no table: the tables within tables are gone through once.
    let is_text = |cell: &Vec<Block>| cell.iter().all(|block| matches!(block, Block::Paragraph(_)));
    if labels.len() < 2 || labels.len() != values.len() || !labels.iter().all(is_text) {
        return None;
    }
    let labels = of(labels);
    if !labels.iter().all(|label| name_of(label) == Some(Name::Label)) {
        return None;
    }
    let values = of(values);
    if values.iter().any(|value| name_of(value).is_some_and(Name::is_field)) {
        return None;
    }
    let pairs = labels.into_iter().zip(values).flat_map(|(label, value)| {
        let label = whole(&label, Mark::Plain);
        match value.split_first() {
            Some((first, others)) => std::iter::once(field(label, first)).chain(others.iter().cloned()).collect(),
            None => vec![label],
        }
    });
    Some((pairs.collect(), rest))
}

/// A paragraph's lines: a wide gap parts two, save behind a label's colon and behind the mark of an item.
fn of_paragraph(paragraph: &Paragraph) -> Vec<Line> {
    let mut lines = vec![Line { mark: paragraph.mark, ..Line::plain(0, "") }];
    for run in &paragraph.runs {
        for (at, text) in run.text.split('\t').enumerate() {
            let Some(line) = lines.last_mut() else { break };
            if at > 0 && (line.text.trim_end().ends_with(':') || begins_item(&line.text)) {
                line.text.push(' ');
            } else if at > 0 && !line.text.trim().is_empty() {
                lines.push(Line::plain(0, ""));
            }
            let Some(line) = lines.last_mut() else { break };
            let text =
                if line.text.is_empty() || line.text.ends_with(' ') { text.trim_start_matches(' ') } else { text };
            append(line, text, run.bold, run.struck);
        }
    }
    lines.iter().filter_map(trimmed).collect()
}

/// Whether a text is only the mark of an item: «-», «•».
fn begins_item(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && Line::read(0, &format!("{text} a")).is_some_and(|line| line.mark == Mark::Bullet && line.text == "a")
}

/// A line in which a colon parts a label in bold from its value.
fn signed(mut line: Line, names: Names) -> Line {
    let Some(end) = line.bold.first().filter(|span| span.start == 0 && span.end < line.text.len()).map(|span| span.end)
    else {
        return line;
    };
    let (label, value) = line.text.split_at(end);
    let parted = label.ends_with(':') || value.trim_start().starts_with(':');
    // «<b>Employeur</b>s» is one word.
    let goes_on = value.starts_with(char::is_lowercase);
    if !parted && !goes_on && line.mark == Mark::Plain && names(label) == Some(Name::Label) {
        line.text.insert_str(end, " :");
        let moved = |spans: &mut Vec<std::ops::Range<usize>>| {
            for span in spans {
                let by = |at: usize| if at > end { at + 2 } else { at };
                *span = by(span.start)..by(span.end);
            }
        };
        moved(&mut line.bold);
        moved(&mut line.struck);
    }
    line
}

/// A line without the mark that is written at its beginning, and without white space at its end; `None` without words.
fn trimmed(line: &Line) -> Option<Line> {
    let mark = line.mark;
    let words = line.text.trim_end().len();
    let read = Line::read(0, &line.text)?;
    // Where the text reader takes off more than white space, it is a bullet or another mark.
    let mut line = line.part(0..words);
    if read.text.len() < line.text.len() && line.text.ends_with(&read.text) {
        line = line.part(line.text.len() - read.text.len()..line.text.len());
        line.mark = if mark == Mark::Plain { read.mark } else { mark };
    }
    for spans in [&mut line.bold, &mut line.struck] {
        for span in spans.iter_mut() {
            let written = line.text.get(span.clone()).unwrap_or_default();
            let start = span.start + written.len() - written.trim_start().len();
            *span = start..start + written.trim().len();
        }
        spans.retain(|span| !span.is_empty());
    }
    Some(line)
}

fn of_row(row: &[Vec<Block>], names: Names) -> Vec<Line> {
    let mut cells: Vec<Vec<Line>> = row.iter().map(|cell| lines(cell, names)).filter(|cell| !cell.is_empty()).collect();
    cells.dedup_by(|cell, before| joined(cell) == joined(before));
    let texts: Vec<String> = cells.iter().map(|cell| joined(cell)).collect();
    let kinds: Vec<Option<Name>> = texts.iter().map(|text| names(text)).collect();
    let first_named = |cell: &[Line]| cell.first().and_then(|line| names(&line.text));
    if cells.len() < 2 {
        return cells.into_iter().flatten().collect();
    }
    if let [labels, values] = cells.as_slice()
        && labels.len() > 1
        && labels.len() == values.len()
        && labels.iter().all(|line| names(&line.text) == Some(Name::Label))
    {
        return labels.iter().zip(values).map(|(label, value)| field(label.clone(), value)).collect();
    }
    if cells.iter().any(|cell| first_named(cell).is_some_and(Name::is_field))
        || kinds.iter().flatten().any(|name| name.is_field())
    {
        return of_fields(&cells, &kinds, names);
    }
    if let [label, content] = cells.as_slice() {
        let short = texts[0].chars().count() <= LONGEST_NAME;
        let bold = |cell: &[Line]| cell.iter().all(Line::is_bold);
        if short && (kinds[0] == Some(Name::Section) || (bold(label) && !bold(content))) {
            let heading = whole(label, Mark::Heading);
            return std::iter::once(heading).chain(content.iter().cloned()).collect();
        }
    }
    let running = cells.iter().zip(&texts).any(|(cell, text)| {
        text.chars().count() > RUNNING
            || cell.len() > 1
            || cell.iter().any(|line| matches!(line.mark, Mark::Row | Mark::Heading))
    });
    if running {
        return cells.into_iter().flatten().collect();
    }
    let mut line = Line { mark: Mark::Row, ..Line::plain(0, "") };
    for cell in &cells {
        if !line.text.is_empty() {
            line.text.push_str(" | ");
        }
        add(&mut line, &whole(cell, Mark::Row));
    }
    vec![line]
}

/// A row of fields: a label with the value in the cell beside it, or with its own behind it.
fn of_fields(cells: &[Vec<Line>], kinds: &[Option<Name>], names: Names) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let value = cells.get(at + 1).filter(|value| {
            let own = kinds[at + 1].is_some_and(Name::is_field);
            kinds[at] == Some(Name::Label)
                && !own
                && !value.first().is_some_and(|line| names(&line.text).is_some_and(Name::is_field))
        });
        at += 1;
        if let Some(value) = value {
            at += 1;
            let label = whole(cell, Mark::Plain);
            match value.split_first() {
                Some((first, others)) => {
                    lines.push(field(label, first));
                    lines.extend(others.iter().cloned());
                }
                None => lines.push(label),
            }
        } else {
            lines.extend(cell.iter().cloned());
        }
    }
    lines
}

/// A label and its value as one line.
fn field(label: Line, value: &Line) -> Line {
    let mut line = Line { mark: Mark::Plain, ..label };
    line.text.push_str(if line.text.ends_with(':') { " " } else { " : " });
    add(&mut line, value);
    line
}

/// A cell as one line.
fn whole(cell: &[Line], mark: Mark) -> Line {
    let mut whole = Line { mark, ..Line::plain(0, "") };
    for line in cell {
        if !whole.text.is_empty() {
            whole.text.push(' ');
        }
        add(&mut whole, line);
    }
    if whole.text.trim_matches(' ').len() == whole.text.len()
        && cell.iter().all(Line::is_bold)
        && !whole.text.is_empty()
    {
        whole.bold = std::iter::once(0..whole.text.len()).collect();
    }
    whole
}

/// Adds the text of another line.
fn add(line: &mut Line, other: &Line) {
    let base = line.text.len();
    line.text.push_str(&other.text);
    line.bold.extend(other.bold.iter().map(|span| base + span.start..base + span.end));
    line.struck.extend(other.struck.iter().map(|span| base + span.start..base + span.end));
}

fn joined(cell: &[Line]) -> String {
    cell.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "spans are ranges")]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Name> {
        let text = text.trim_end_matches([' ', ':']);
        match text {
            "Employeur" | "Lieu" => Some(Name::Label),
            "Missions" => Some(Name::Section),
            _ => text.starts_with("Employeur : ").then_some(Name::Field),
        }
    }

    fn paragraph(text: &str) -> Block {
        let run = Run { text: text.trim_matches('*').to_owned(), bold: text.starts_with('*'), ..Run::default() };
        Block::Paragraph(Paragraph { mark: Mark::Plain, runs: vec![run] })
    }

    fn row(cells: &[&[&str]]) -> Vec<(Mark, String)> {
        let cells = cells.iter().map(|cell| cell.iter().map(|text| paragraph(text)).collect()).collect();
        lines(&[Block::Table(vec![cells])], names).into_iter().map(|line| (line.mark, line.text)).collect()
    }

    #[test]
    fn a_row_is_a_field_a_section_or_a_row() {
        let plain = |text: &str| (Mark::Plain, text.to_owned());
        assert_eq!(row(&[&["Employeur"], &["Province Sud"]]), [plain("Employeur : Province Sud")]);
        assert_eq!(
            row(&[&["Employeur :", "Lieu"], &["OPT", "Koné"]]),
            [plain("Employeur : OPT"), plain("Lieu : Koné")]
        );
        assert_eq!(row(&[&["Lieu"], &["Koné", "ou Poya"]]), [plain("Lieu : Koné"), plain("ou Poya")]);
        assert_eq!(row(&[&["Missions"], &["Planter", "Tailler"]])[0], (Mark::Heading, "Missions".to_owned()));
        assert_eq!(row(&[&["*Divers*"], &["Planter"]])[0], (Mark::Heading, "Divers".to_owned()));
        assert_eq!(row(&[&["Île"], &["Agents"]]), [(Mark::Row, "Île | Agents".to_owned())]);
        assert_eq!(row(&[&["", " "], &["seul"]]), [plain("seul")]);
    }

    #[test]
    fn values_may_stand_in_the_row_below_their_labels() {
        let of = |rows: &[&[&str]]| {
            let row = |texts: &&[&str]| texts.iter().map(|text| vec![paragraph(text)]).collect();
            let table = Block::Table(rows.iter().map(row).collect());
            lines(&[table], names).into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(of(&[&["Employeur", "Lieu"], &["OPT", "Koné"]]), ["Employeur : OPT", "Lieu : Koné"]);
        assert_eq!(of(&[&["Employeur", "OPT"], &["Lieu", "Koné"]]), ["Employeur : OPT", "Lieu : Koné"]);
    }

    #[test]
    fn a_colon_parts_a_label_in_bold_from_its_value_once() {
        let of = |label: &str| {
            let run = |text: &str, bold| Run { text: text.to_owned(), bold, ..Run::default() };
            let runs = vec![run(label, true), run("OPT", false)];
            let line = lines(&[Block::Paragraph(Paragraph { mark: Mark::Plain, runs })], names).remove(0);
            (line.text, line.bold)
        };
        assert_eq!(of("Employeur "), ("Employeur : OPT".to_owned(), vec![0..9]));
        assert_eq!(of("Employeur : "), ("Employeur : OPT".to_owned(), vec![0..11]));
    }

    #[test]
    fn the_words_of_logos_and_the_notes_stand_apart() {
        let sized = |text: &str, size| {
            let run = Run { text: text.to_owned(), size, ..Run::default() };
            vec![Block::Paragraph(Paragraph { mark: Mark::Plain, runs: vec![run] })]
        };
        let row = vec![sized("La ville de demain", 16), sized("Jardinier", 28), sized("OPT", 16)];
        let blocks = [Block::Table(vec![row]), paragraph("Lieu : Poya"), paragraph("(1) Voir la notice.")];
        let (lines, apart) = text(&blocks, names);
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(lines[0].mark, Mark::Heading);
        assert_eq!(texts(lines), ["Jardinier", "Lieu : Poya"]);
        assert_eq!(texts(apart), ["La ville de demain", "OPT", "(1) Voir la notice."]);
    }

    #[test]
    fn a_gap_parts_two_lines_but_no_label_from_its_value() {
        let of = |text: &str| lines(&[paragraph(text)], names).into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(of("Lieu :\tKoné\tEmployeur : OPT"), ["Lieu : Koné", "Employeur : OPT"]);
        assert_eq!(of("-\tPlanter"), ["Planter"]);
        assert_eq!(lines(&[paragraph("-\tPlanter")], names)[0].mark, Mark::Bullet);
    }
}
