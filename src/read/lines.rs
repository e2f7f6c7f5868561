//! Paragraphs, items and tables in the making: how every format with a structure becomes blocks of a layout.

use super::MAX_TEXT;
use crate::document::Mark;
use crate::layout::{Block, Paragraph, Run};

/// Deepest nesting of tables that is kept; a deeper table is merged into the innermost one that is kept.
const DEEPEST: usize = 12;

/// Blocks in the making.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Block>,
    /// The tables being written, the innermost last.
    tables: Vec<Table>,
    /// Count of open tables beyond that depth.
    deeper: usize,
    /// The line being written.
    open: Open,
    /// Whether the text being added is bold, or struck out.
    bold: bool,
    struck: bool,
    /// Its size, in half points; 0 where nothing tells it.
    size: u16,
    /// Bytes of text so far.
    length: usize,
    /// The lines that notes interrupt, and the notes.
    interrupted: Vec<(Open, Vec<Table>, Vec<Block>)>,
    notes: Vec<Block>,
}

/// A table being written: its rows, their cells, and what these hold.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Vec<Block>>>,
    /// Whether its last row, and that row's last cell, are still open.
    in_row: bool,
    in_cell: bool,
}

/// A line being written, and its mark.
#[derive(Debug, Default)]
struct Open {
    runs: Vec<Run>,
    mark: Option<Mark>,
}

impl Open {
    fn last(&self) -> Option<char> {
        self.runs.iter().rev().find_map(|run| run.text.chars().next_back())
    }
}

impl Lines {
    /// Adds running text; white space of any length is one space.
    pub(super) fn text(&mut self, text: &str) {
        let mut last = self.open.last();
        for c in text.chars() {
            // A no-break space belongs to its sentence, but two lines of it are still white.
            let white = c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
            if white && last.is_none_or(|last| matches!(last, ' ' | '\t')) {
                continue;
            }
            let c = if white { ' ' } else { c };
            self.push(c);
            last = Some(c);
        }
    }

    fn push(&mut self, c: char) {
        self.length += c.len_utf8();
        match self
            .open
            .runs
            .last_mut()
            .filter(|run| (run.bold, run.struck, run.size) == (self.bold, self.struck, self.size))
        {
            Some(run) => run.text.push(c),
            None => {
                self.open.runs.push(Run { text: c.to_string(), bold: self.bold, struck: self.struck, size: self.size });
            }
        }
    }

    /// Tells how what follows is written.
    pub(super) const fn look(&mut self, bold: bool, struck: bool, size: u16) {
        self.size = size;
        self.bold = bold;
        self.struck = struck;
    }

    /// A wide gap within a line: a tabulator.
    pub(super) fn gap(&mut self) {
        if self.open.last().is_some() {
            self.push('\t');
        }
    }

    /// Gives the line being written a mark; the first one stays.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.open.mark.get_or_insert(mark);
    }

    /// Marks the line being written as a heading, whatever was said of it before.
    pub(super) const fn mark_heading(&mut self) {
        self.open.mark = Some(Mark::Heading);
    }

    /// Takes an item's mark off again: a list's style may be switched off.
    pub(super) fn unmark_item(&mut self) {
        self.open.mark = self.open.mark.filter(|mark| *mark != Mark::Bullet);
    }

    /// What stands in the line being written.
    pub(super) fn line(&self) -> String {
        self.open.runs.iter().map(|run| run.text.as_str()).collect::<String>().trim().to_owned()
    }

    /// What stands in the line being written, where it has no more bytes than that.
    pub(super) fn short_line(&self, most: usize) -> Option<String> {
        let mut length = 0;
        let fits = |run: &Run| {
            length += run.text.len();
            length <= most
        };
        self.open.runs.iter().all(fits).then(|| self.line())
    }

    /// Whether nothing is written in the line.
    pub(super) fn is_blank(&self) -> bool {
        self.open.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// Whether nothing at all is written.
    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.tables.is_empty() && self.is_blank()
    }

    /// Whether the line being written has a mark.
    pub(super) const fn is_marked(&self) -> bool {
        self.open.mark.is_some()
    }

    /// Whether a row is being written.
    pub(super) fn in_row(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_row)
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        if self.is_blank() {
            // The mark waits for its text: «<li><p>Accueillir».
            self.open.runs.clear();
            return;
        }
        let Open { runs, mark } = std::mem::take(&mut self.open);
        self.put(Block::Paragraph(Paragraph { mark: mark.unwrap_or(Mark::Plain), runs }));
    }

    /// Ends the line and the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        self.open.mark = None;
    }

    /// Begins a table, within the cell that is open.
    pub(super) fn begin_table(&mut self) {
        self.end_paragraph();
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        } else {
            self.deeper += 1;
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.end_row();
        if self.tables.is_empty() {
            self.begin_table();
        }
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
            table.in_row = true;
        }
    }

    /// Begins a cell.
    pub(super) fn begin_cell(&mut self) {
        self.end_paragraph();
        if !self.in_row() {
            self.begin_row();
        }
        if let Some(table) = self.tables.last_mut()
            && let Some(row) = table.rows.last_mut()
        {
            row.push(Vec::new());
            table.in_cell = true;
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.tables.last_mut() {
            table.in_row = false;
            table.in_cell = false;
        }
    }

    /// Ends the innermost table.
    pub(super) fn end_table(&mut self) {
        self.end_row();
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(table) = self.tables.pop() {
            self.put(Block::Table(table.rows));
        }
    }

    /// Begins a note: it stands apart from the sentence that it interrupts.
    pub(super) fn begin_note(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.interrupted.push((open, std::mem::take(&mut self.tables), std::mem::take(&mut self.done)));
    }

    /// Ends a note.
    pub(super) fn end_note(&mut self) {
        let Some((open, tables, done)) = self.interrupted.pop() else { return };
        self.close();
        self.open = open;
        self.tables = tables;
        self.notes.append(&mut std::mem::replace(&mut self.done, done));
    }

    fn close(&mut self) {
        self.end_paragraph();
        while !self.tables.is_empty() {
            self.deeper = 0;
            self.end_table();
        }
    }

    /// Forgets what stands in the line being written.
    pub(super) fn forget_line(&mut self) {
        self.open.runs.clear();
    }

    /// Forgets all that was written.
    pub(super) fn clear(&mut self) {
        let length = self.length;
        *self = Self { length, ..Self::default() };
    }

    /// All blocks; and those of the notes.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<Block>) {
        while !self.interrupted.is_empty() {
            self.end_note();
        }
        self.close();
        (self.done, self.notes)
    }

    /// Whether more is written than a notice may have.
    pub(super) const fn is_too_long(&self) -> bool {
        self.length > MAX_TEXT
    }

    /// Adds a block to the cell that is open; between cells it goes before its table.
    fn put(&mut self, block: Block) {
        for table in self.tables.iter_mut().rev() {
            if table.in_row
                && let Some(row) = table.rows.last_mut()
            {
                if !table.in_cell {
                    row.push(Vec::new());
                    table.in_cell = true;
                }
                if let Some(cell) = row.last_mut() {
                    cell.push(block);
                }
                return;
            }
        }
        self.done.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::name;
    use crate::layout::of_blocks;

    fn texts(lines: Lines) -> Vec<(Mark, String)> {
        of_blocks(&lines.finish().0, name).lines.into_iter().map(|line| (line.mark, line.text)).collect()
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
        let plain = |text: &str| (Mark::Plain, text.to_owned());
        assert_eq!(texts(lines), [(Mark::Bullet, "un travail".to_owned()), plain("Employeur"), plain("Province Sud")]);
    }

    #[test]
    fn any_order_of_rows_and_cells_makes_tables() {
        let mut lines = Lines::default();
        for _ in 0..2 * DEEPEST {
            lines.begin_table();
            lines.begin_cell();
            lines.text("a");
        }
        lines.end_row();
        lines.end_table();
        lines.begin_row();
        lines.text("b");
        let texts = texts(lines);
        assert_eq!(texts.iter().filter(|(_, text)| text.contains('a')).count(), texts.len() - 1, "{texts:?}");
    }

    #[test]
    fn a_note_leaves_its_sentence_whole() {
        let mut lines = Lines::default();
        lines.text("Entretenir les massifs");
        lines.begin_note();
        lines.text("Douze hectares.");
        lines.end_note();
        lines.text(" et les pelouses.");
        let (blocks, notes) = lines.finish();
        assert_eq!(of_blocks(&blocks, name).lines[0].text, "Entretenir les massifs et les pelouses.");
        assert_eq!(of_blocks(&notes, name).lines[0].text, "Douze hectares.");
    }
}
