//! Paragraphs, items and tables to lines with marks: how every format with a structure becomes text.
//!
//! The marks are those of [`crate::document::Mark`]. Tables of labels and values become one line a
//! field, so that the row that says «Employeur | Province Sud» is read as the line «Employeur :
//! Province Sud» would be; any other table keeps its rows.

use crate::document::{Line, Mark};
use crate::label::vocabulary;

/// Text in the making.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: String,
    /// The line being written, and its mark.
    open: Cell,
    /// The cells of the row being written; the last one is not yet closed.
    row: Option<Vec<Vec<Cell>>>,
}

/// A line, or one of a table's cell.
#[derive(Clone, Debug, Default)]
struct Cell {
    text: String,
    mark: Option<Mark>,
}

impl Lines {
    /// Adds running text; white space of any length is one space.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            // A no-break space belongs to its sentence, but two lines of it are still white.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                if !self.open.text.is_empty() && !self.open.text.ends_with(' ') {
                    self.open.text.push(' ');
                }
            } else {
                self.open.text.push(c);
            }
        }
    }

    /// A wide gap within a line: a tabulator. Before a colon it only aligns it.
    pub(super) fn gap(&mut self) {
        let written = self.open.text.trim_end();
        let length = written.len();
        if length > 0 {
            let joins = written.ends_with(':');
            self.open.text.truncate(length);
            self.open.text.push_str(if joins { " " } else { "    " });
        }
    }

    /// Gives the line being written a mark; the first one stays.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.open.mark.get_or_insert(mark);
    }

    /// Marks the line being written as a heading, whatever was said of it before.
    pub(super) fn mark_heading(&mut self) {
        self.open.mark = Some(Mark::Heading);
    }

    /// Takes an item's mark off again: a list's style may be switched off.
    pub(super) fn unmark_item(&mut self) {
        self.open.mark = self.open.mark.filter(|mark| *mark != Mark::Bullet);
    }

    /// What stands in the line being written.
    pub(super) fn line(&self) -> &str {
        self.open.text.trim()
    }

    /// Whether the line being written has a mark.
    pub(super) fn is_marked(&self) -> bool {
        self.open.mark.is_some()
    }

    /// Whether a row is being written.
    pub(super) fn in_row(&self) -> bool {
        self.row.is_some()
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        let line = std::mem::take(&mut self.open);
        if line.text.trim().is_empty() {
            // The mark waits for its text: «<li><p>Accueillir».
            self.open.mark = line.mark;
            return;
        }
        match &mut self.row {
            Some(cells) => {
                if cells.is_empty() {
                    cells.push(Vec::new());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.push(line);
                }
            }
            None => self.put(&line),
        }
    }

    /// Ends the line and the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        self.open.mark = None;
        if self.row.is_none() && !self.done.is_empty() && !self.done.ends_with("\n\n") {
            self.done.push('\n');
        }
    }

    /// Begins a row. A table within a cell takes the outer row apart: what stood in it comes first.
    pub(super) fn begin_row(&mut self) {
        self.end_row();
        self.row = Some(Vec::new());
    }

    /// Begins a cell.
    pub(super) fn begin_cell(&mut self) {
        self.end_paragraph();
        self.row.get_or_insert_default().push(Vec::new());
    }

    /// Ends a row and lays it out.
    pub(super) fn end_row(&mut self) {
        self.end_paragraph();
        let Some(mut cells) = self.row.take() else { return };
        cells.retain(|cell| !cell.is_empty());
        if cells.len() < 2 {
            cells.iter().flatten().for_each(|line| self.put(line));
        } else if cells.iter().any(|cell| first_label(cell).is_some()) {
            self.put_fields(&cells);
        } else {
            let texts: Vec<String> = cells.iter().map(|cell| joined(cell)).collect();
            self.done.extend(["| ", &texts.join(" | "), " |\n"]);
        }
    }

    /// All the text.
    pub(super) fn finish(mut self) -> String {
        self.end_row();
        self.done
    }

    /// Bytes of text so far.
    pub(super) fn len(&self) -> usize {
        self.done.len() + self.open.text.len()
    }

    /// A row of fields: a label with the value in the cell beside it, or with its own behind it.
    fn put_fields(&mut self, cells: &[Vec<Cell>]) {
        let mut at = 0;
        while let Some(cell) = cells.get(at) {
            at += 1;
            let value = cells.get(at).filter(|value| is_bare_label(cell) && first_label(value).is_none());
            if let Some(value) = value {
                at += 1;
                let label = joined(cell);
                let sign = if label.ends_with(':') { "" } else { " :" };
                let (first, others) = value.split_first().map_or(("", value.as_slice()), |(f, o)| (f.text.trim(), o));
                self.put(&Cell { text: format!("{label}{sign} {first}"), mark: None });
                for line in others {
                    self.put(line);
                }
            } else {
                for line in cell {
                    self.put(line);
                }
            }
            self.done.push('\n');
        }
    }

    fn put(&mut self, line: &Cell) {
        self.done.push_str(match line.mark {
            Some(Mark::Heading) => "# ",
            Some(Mark::Bullet) => "- ",
            _ => "",
        });
        self.done.push_str(line.text.trim());
        self.done.push('\n');
    }
}

fn joined(cell: &[Cell]) -> String {
    cell.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ")
}

/// The label with which a cell begins.
fn first_label(cell: &[Cell]) -> Option<vocabulary::Found> {
    let first = Line::read(1, cell.first()?.text.trim())?;
    vocabulary::label(&first, &first.words()).or_else(|| label_of(&joined(cell)))
}

fn is_bare_label(cell: &[Cell]) -> bool {
    label_of(&joined(cell)).is_some_and(|label| label.value.is_empty())
}

fn label_of(text: &str) -> Option<vocabulary::Found> {
    let line = Line::read(1, text)?;
    vocabulary::label(&line, &line.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&[&str]]) -> String {
        let mut lines = Lines::default();
        lines.begin_row();
        for cell in cells {
            lines.begin_cell();
            for paragraph in *cell {
                lines.text(paragraph);
                lines.end_paragraph();
            }
        }
        lines.finish()
    }

    #[test]
    fn a_row_of_fields_is_a_line_a_field_and_any_other_stays_a_row() {
        assert_eq!(row(&[&["Employeur"], &["Province Sud"]]), "Employeur : Province Sud\n\n");
        assert_eq!(
            row(&[&["Durée de résidence exigée", "pour le recrutement sur titre (1) :"], &["5 ans", "ou 3 ans"]]),
            "Durée de résidence exigée pour le recrutement sur titre (1) : 5 ans\nou 3 ans\n\n"
        );
        assert_eq!(row(&[&["Corps : attaché"], &["Direction : des finances"]]).lines().count(), 4);
        assert_eq!(row(&[&["Île"], &["Agents"]]), "| Île | Agents |\n");
        assert_eq!(row(&[&["", " "], &["seul"]]), "seul\n");
    }

    #[test]
    fn marks_wait_for_their_text_and_white_space_is_one_space() {
        let mut lines = Lines::default();
        lines.mark(Mark::Bullet);
        lines.end_line();
        lines.text("  un \n travail ");
        lines.end_paragraph();
        lines.text("Employeur");
        lines.gap();
        lines.text("Province Sud");
        assert_eq!(lines.finish(), "- un travail\n\nEmployeur    Province Sud\n\n");
    }
}
