//! Columns: where lines of print stand side by side, and what that means.
//!
//! A column begins at an edge: a place at which several lines have a word begin behind white, and that no word crosses.
//! Side by side stand fields in two columns (read downwards, one after the other), and labels and their texts (read
//! across, a row at a time).

use super::galley::Galley;
use super::hyphen::Known;
use super::paragraphs::{self, beginning, name};
use super::print::{Word, is_mark, mode, tenths, text_of};
use super::{Name, Names, Output, Rule};
use crate::document::Mark;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Parts of the size between two words from which the second may begin a column; and where it is the first in bold.
const WHITE: (f64, f64) = (0.55, 0.2);

/// Times the size from the margin at which a column begins at the earliest.
const INDENT: f64 = 4.0;

/// Points by which words of one edge may begin apart.
const ALIGNED: f64 = 1.6;

/// Times the size between two lines beyond which an edge does not reach.
const BREAK: f64 = 4.5;

/// Times the size that a word may begin behind an edge of its block.
const INDENTED: f64 = 3.2;

/// Times the size that two lines of one column are apart at least.
const BESIDE: f64 = 0.9;

/// One in so many lines whose distance is not usual.
const SELDOM: usize = 10;

/// Lines of one column alone that an edge passes by.
const ALONE: usize = 4;

/// Edges of a line that are tried.
const MOST_EDGES: usize = 6;

/// Lines of a block; the next one goes on with the same edge.
const MOST_LINES: usize = 400;

/// Columns within columns that are looked for.
const DEEPEST: usize = 4;

/// Times the usual distance of lines from which a line of a label begins another row.
const APART: f64 = 1.12;

/// Times the usual distance of lines by which the next field of a column may stand below.
const BETWEEN_FIELDS: f64 = 1.4;

/// Gaps between words of a line from which one tells what is usual.
const RUNNING: usize = 4;

/// Times the size below a line up to which a line is drawn under its words.
const UNDERLINE: f64 = 0.28;

/// The lines of a row's label, and those of its text.
type Row<'a> = (Vec<&'a [Word]>, Vec<&'a [Word]>);

/// What all columns of a document share.
struct Reading<'a> {
    names: Names,
    known: Known,
    rules: &'a [Rule],
    /// Where the lines of the page begin.
    margin: f64,
}

/// Writes a galley in the order of reading.
pub(super) fn read(galley: &Galley, names: Names, out: &mut Output) {
    let within = galley.lines.iter().flat_map(|line| line.iter().take(line.len().saturating_sub(1)));
    let known = Known(within.map(|word| fold(word.text.trim_matches(|c: char| !c.is_alphanumeric()))).collect());
    let lines: Vec<&[Word]> = galley.lines.iter().map(Vec::as_slice).collect();
    let right = lines.iter().flat_map(|line| line.iter()).map(|word| word.x1).fold(0.0, f64::max);
    let margin = margin(&lines);
    Reading { names, known, rules: &galley.rules, margin }.write(&lines, right, 0, out);
}

/// The leftmost place at which several lines begin.
fn margin(lines: &[&[Word]]) -> f64 {
    let mut begins: BTreeMap<i64, usize> = BTreeMap::new();
    for first in lines.iter().filter_map(|line| line.first()) {
        *begins.entry(point(first.x0)).or_default() += 1;
    }
    begins.iter().find(|(_, count)| **count > 1).map_or(f64::NEG_INFINITY, |(x, _)| from_point(*x))
}

/// Where words begin behind white: at each tenth of a point, the lines that have one.
struct Edge {
    x: f64,
    lines: BTreeSet<usize>,
}

/// A run of lines that an edge parts.
struct Block {
    /// Its last line.
    last: usize,
    x: f64,
}

impl Reading<'_> {
    /// Writes lines that have room up to a place at the right.
    fn write(&self, lines: &[&[Word]], right: f64, depth: usize, out: &mut Output) {
        let lines: Vec<&[Word]> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
        let sizes = lines.iter().flat_map(|line| line.iter()).map(|word| (word.size, word.text.len()));
        let Some(em) = mode(sizes) else { return };
        let edges = if depth < DEEPEST { self.edges(&lines, em) } else { Vec::new() };
        let mut of_line: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
        for (number, edge) in edges.iter().enumerate() {
            for line in &edge.lines {
                of_line[*line].push(number);
            }
        }
        let mut plain: Vec<&[Word]> = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let Some(block) = self.block(&lines, at, em, &edges, &of_line) else {
                plain.push(line);
                at += 1;
                continue;
            };
            paragraphs::write(&plain, em, right, self.names, &self.known, out);
            plain.clear();
            let of = &lines[at..=block.last];
            let parted: Vec<(&[Word], &[Word])> = of.iter().map(|line| line.split_at(behind(line, block.x))).collect();
            self.columns(&parted, (block.x, right), em, depth, out);
            at = block.last + 1;
        }
        paragraphs::write(&plain, em, right, self.names, &self.known, out);
    }

    /// The edges of lines: places at which two of them have a word begin.
    fn edges(&self, lines: &[&[Word]], em: f64) -> Vec<Edge> {
        let mut found: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
        for (number, line) in lines.iter().enumerate() {
            found.entry(point(line[0].x0)).or_default().insert(number);
            for pair in line.windows(2) {
                // Between words whose letters are spaced, so is the space.
                let white = pair[1].x0 - pair[0].x1 - 2.0 * pair[0].spacing.min(pair[1].spacing);
                let bold = pair[1].bold && !pair[0].bold && white > WHITE.1 * em;
                if (white > WHITE.0 * em || bold) && !is_mark(&pair[0].text) {
                    found.entry(point(pair[1].x0)).or_default().insert(number);
                }
            }
        }
        let margin = lines.iter().map(|line| line[0].x0).fold(f64::INFINITY, f64::min);
        let places: Vec<i64> = found.keys().copied().filter(|x| from_point(*x) > margin + INDENT * em).collect();
        let merged = places.into_iter().map(|x| {
            let near = (x - 1..=x + 1).filter_map(|x| found.get(&x)).flatten().copied();
            Edge { x: from_point(x), lines: near.collect() }
        });
        let mut sure: Vec<Edge> = merged.filter(|edge: &Edge| edge.lines.len() >= 2).collect();
        // Where others begin, a space before a label in bold is enough, and behind letters that are not bold nothing is needed.
        let at: BTreeMap<i64, usize> = sure.iter().enumerate().map(|(number, edge)| (point(edge.x), number)).collect();
        for (number, line) in lines.iter().enumerate() {
            for n in 1..line.len() {
                let (before, word) = (&line[n - 1], &line[n]);
                if word.bold
                    && (word.x0 - before.x1 > 0.12 * em || !before.bold)
                    && !is_mark(&before.text)
                    && let Some(edge) = at.get(&point(word.x0))
                    && name(&line[n..], self.names).is_some_and(Name::is_field)
                {
                    sure[*edge].lines.insert(number);
                }
            }
        }
        sure
    }

    /// The widest run of lines, from one on, that an edge parts.
    fn block(&self, lines: &[&[Word]], at: usize, em: f64, edges: &[Edge], of_line: &[Vec<usize>]) -> Option<Block> {
        let line = lines[at];
        let beside = |next: &&[Word]| next[0].y - line[0].y <= BESIDE * line[0].size.max(next[0].size);
        let large = line[0].size > 1.15 * em;
        let title = !lines.get(at + 1).is_some_and(beside) && (large || line.iter().all(|word| word.bold));
        // A title in the middle of the page begins no columns.
        let begins = |edge: &usize| !title || line[0].x0 < edges[*edge].x - 1.5;
        let mut tried: Vec<usize> = of_line[at].iter().copied().filter(begins).collect();
        // A label alone, and its value on the next line, behind it.
        if let Some(next) = lines.get(at + 1) {
            let ends = line[line.len() - 1].x1;
            tried.extend(of_line[at + 1].iter().filter(|edge| {
                let x = edges[**edge].x;
                ends < x - 0.3 * em && next[0].x0 >= x - 1.0
            }));
        }
        tried.sort_by_key(|edge| std::cmp::Reverse(edges[*edge].lines.len()));
        tried.dedup();
        let found = tried.into_iter().take(MOST_EDGES).filter_map(|edge| {
            let edge = &edges[edge];
            let (last, strong) = self.reach(lines, at, em, edge, edges)?;
            Some((strong, last, std::cmp::Reverse(tenths(edge.x)), edge.x))
        });
        found.max_by_key(|(strong, last, x, _)| (*strong, *last, *x)).map(|(_, last, _, x)| Block { last, x })
    }

    /// The last line to which an edge reaches, and how many of its lines have a field begin there, up to two; `None`
    /// where it is no column's.
    fn reach(&self, lines: &[&[Word]], at: usize, em: f64, edge: &Edge, edges: &[Edge]) -> Option<(usize, usize)> {
        let x = edge.x;
        let (mut last, mut both, mut fields) = (at, 0, 0);
        let mut rivers: Vec<f64> = Vec::new();
        for number in at..lines.len().min(at + MOST_LINES) {
            let line = lines[number];
            let (left, right) = line.split_at(behind(line, x));
            // A label in bold may stand against the end of the column beside it.
            let labelled = right.first().is_some_and(|word| word.bold && word.x0 - x < ALIGNED)
                && left.last().is_some_and(|word| !word.bold);
            let end = if labelled { x + ALIGNED } else { x - 0.1 * em };
            if left.iter().rev().take(4).any(|word| word.x1 > end) {
                break;
            }
            if number > at && line[0].y - lines[number - 1][0].y > BREAK * em {
                break;
            }
            let section = |words: &[Word]| name(words, self.names) == Some(Name::Section);
            // The fields of a notice and its body may stand in columns alike; they are two blocks.
            if fields > 0 && (section(left) || section(right)) {
                break;
            }
            fields += usize::from(self.begins_field(right));
            if let Some(first) = right.first() {
                let other =
                    || edges.binary_search_by(|edge| (edge.x - ALIGNED).total_cmp(&first.x0)).unwrap_or_else(|n| n);
                let aligned =
                    || edges.get(other().saturating_sub(1)).is_some_and(|edge| (edge.x - first.x0).abs() < ALIGNED);
                if !edge.lines.contains(&number) && first.x0 - x > INDENTED * em && !aligned() {
                    break;
                }
                if !edge.lines.contains(&number) || !first.bold {
                    let white = left.last().map_or(f64::INFINITY, |end| first.x0 - end.x1);
                    if number > at && is_running(line, white) {
                        break;
                    }
                }
                last = number;
                if let Some(end) = left.last() {
                    both += 1;
                    rivers.push(first.x0 - end.x1);
                }
            } else if number > last + ALONE {
                break;
            }
        }
        let mut tail = last;
        let step_at_left = step_at_left(&lines[at..=last], x, em);
        // What stands close below a cell at the left is the rest of it.
        while let Some(line) = lines.get(tail + 1) {
            let step = line[0].y - lines[tail][0].y;
            let named = name(line, self.names);
            // Fields stand further apart than the lines of one.
            let field = line[0].bold && named.is_some_and(Name::is_field);
            let reach = if field { BETWEEN_FIELDS * step_at_left } else { APART * step_at_left };
            let fits = line[line.len() - 1].x1 < x - 0.3 * em && step < reach.max(1.45 * em);
            let belongs = named.is_none() || field || (line[0].bold && step <= 1.25 * em);
            if !fits || !belongs || tail + 1 >= at + MOST_LINES {
                break;
            }
            tail += 1;
        }
        if both == 0 {
            return None;
        }
        let range = at..=last;
        let aligned = edge.lines.range(range.clone()).count();
        let sides = || lines[at..=tail].iter().map(|line| line.split_at(behind(line, x)));
        let bold = |words: &[Word]| words.first().is_some_and(|word| word.bold);
        let told = sides().any(|(left, right)| bold(left) || bold(right))
            || sides()
                .filter(|(left, right)| [left, right].iter().any(|side| name(side, self.names).is_some()))
                .count()
                > 1;
        let begins = |number: &&usize| {
            let line = lines[**number];
            let right = &line[behind(line, x)..];
            right.first().is_some_and(|word| word.x0 - x < ALIGNED)
                && name(right, self.names).is_some_and(Name::is_field)
        };
        let strong = edge.lines.range(range).filter(begins).count().min(2);
        let middle = rivers.len() / 2;
        let (_, river, _) = rivers.select_nth_unstable_by(middle, f64::total_cmp);
        let accepted = aligned >= if told { 2 } else { 4 } && (told || *river > 1.5 * em);
        accepted.then_some((tail, strong))
    }

    /// Writes what stands left and right of an edge.
    fn columns(&self, lines: &[(&[Word], &[Word])], (x, room): (f64, f64), em: f64, depth: usize, out: &mut Output) {
        let lines = self.returned(lines, x, room, em);
        let right = lines.iter().filter(|(_, right)| self.begins_field(right)).count();
        let is_field = |words: &[Word]| name(words, self.names).is_some_and(Name::is_field);
        let left = lines.iter().filter(|(left, _)| is_field(left)).count();
        if (right > 0 && 10 * right >= 3 * left) || self.are_texts(&lines) {
            let (left, right): (Vec<&[Word]>, Vec<&[Word]>) = lines.iter().copied().unzip();
            self.write(&left, x - 0.5 * em, depth + 1, out);
            self.write(&right, room, depth + 1, out);
            return;
        }
        for (label, content) in self.rows(&lines, x, em) {
            self.write_row(&label, &content, (em, room), depth, out);
        }
    }

    /// Whether a line begins with a field whose label is told from its value: in bold, or by a colon.
    fn begins_field(&self, words: &[Word]) -> bool {
        let parted = words.first().is_some_and(|word| word.bold) || text_of(beginning(words)).contains(':');
        parted && name(words, self.names).is_some_and(Name::is_field)
    }

    /// The lines of two columns, in which what goes on at the page's margin belongs to the right one: a value behind a
    /// tabulator whose line was full. The left column may be meant where it had no room left, unless nothing but full lines
    /// at the right goes on anywhere: behind a tabulator the left one never does.
    fn returned<'a>(
        &self,
        lines: &[(&'a [Word], &'a [Word])],
        x: f64,
        room: f64,
        em: f64,
    ) -> Vec<(&'a [Word], &'a [Word])> {
        let wide = |first: &Word| first.x1 - first.x0 + 0.25 * em;
        let is_rest = |words: &[Word], before: &[Word]| {
            let (Some(first), Some(last)) = (words.first(), before.last()) else { return false };
            // A label that is broken goes on in bold letters.
            let weight = !first.bold || (last.bold && first.text.starts_with(char::is_lowercase));
            first.y - last.y < 1.6 * em && weight && name(words, self.names).is_none()
        };
        let is_full =
            |before: &[Word], first: &Word| before.last().is_some_and(|last| last.x1 + wide(first) > room - 0.6 * em);
        // A label without its value takes the line below, as does a value that leads on; and what is indented is in a column
        // of its own.
        let waits =
            |words: &[Word]| words.last().is_some_and(|last| last.bold) || self.is_label(words) || leads_on(words);
        let is_of_left =
            |before: &[Word], first: &Word| first.x0 > self.margin + ALIGNED || (!first.bold && waits(before));
        let (mut last_left, mut last_right): (&'a [Word], &'a [Word]) = (&[], &[]);
        let unexplained = |(left, right): (&'a [Word], &'a [Word])| {
            let at_left = right.is_empty()
                && is_rest(left, last_left)
                && (is_of_left(last_left, &left[0]) || !is_full(last_right, &left[0]));
            let at_right = left.is_empty() && is_rest(right, last_right);
            last_left = if left.is_empty() { last_left } else { left };
            last_right = if right.is_empty() { last_right } else { right };
            at_left || at_right
        };
        let behind_tabulator = !lines.iter().copied().any(unexplained);
        let mut found: Vec<(&[Word], &[Word])> = Vec::with_capacity(lines.len());
        (last_left, last_right) = (&[], &[]);
        for (left, right) in lines.iter().copied() {
            let goes_on = right.is_empty()
                && left.first().is_some_and(|first| {
                    let had_room =
                        !is_rest(left, last_left) || last_left.last().is_none_or(|end| end.x1 + wide(first) < x - em);
                    is_rest(left, last_right)
                        && is_full(last_right, first)
                        && !is_of_left(last_left, first)
                        && (had_room || behind_tabulator)
                });
            let (left, right) = if goes_on { (right, left) } else { (left, right) };
            last_left = if left.is_empty() { last_left } else { left };
            last_right = if right.is_empty() { last_right } else { right };
            found.push((left, right));
        }
        found
    }

    /// Whether words are a field's label and nothing else.
    fn is_label(&self, words: &[Word]) -> bool {
        name(words, self.names) == Some(Name::Label) && (self.names)(&text_of(words)) == Some(Name::Label)
    }

    /// Whether two columns are texts, each with sections of its own.
    fn are_texts(&self, lines: &[(&[Word], &[Word])]) -> bool {
        let left: Vec<&[Word]> = lines.iter().map(|(left, _)| *left).filter(|left| !left.is_empty()).collect();
        let running = left.iter().filter(|line| !line[0].bold && name(line, self.names).is_none()).count();
        let section = |words: &[Word]| name(words, self.names) == Some(Name::Section);
        2 * running > left.len()
            && lines.iter().any(|(_, right)| section(right))
            && left.iter().any(|line| section(line))
    }

    /// The rows of two columns: the lines of their labels and of their texts. A row begins between two borders; where
    /// none is drawn, with a label that is known, one that stands apart from the line above, or one below a label that is
    /// whole.
    fn rows<'a>(&self, lines: &[(&'a [Word], &'a [Word])], x: f64, em: f64) -> Vec<Row<'a>> {
        let y = |(left, right): &(&[Word], &[Word])| left.first().or(right.first()).map_or(0.0, |word| word.y);
        let ruled: Vec<bool> = lines
            .windows(2)
            .map(|pair| self.is_ruled(y(&pair[0]) + UNDERLINE * em, y(&pair[1]) - 0.5 * em, x, em))
            .collect();
        let bordered = ruled.iter().any(|ruled| *ruled);
        let values: Vec<f64> = lines.iter().filter_map(|(_, right)| Some(right.first()?.y)).collect();
        let labels: Vec<f64> = lines.iter().filter_map(|(left, _)| Some(left.first()?.y)).collect();
        let steps = [values, labels].into_iter().flat_map(|heights| {
            let steps: Vec<f64> = heights.windows(2).map(|pair| pair[1] - pair[0]).collect();
            steps
        });
        let tight = least(steps.filter(|step| (BESIDE * em..1.9 * em).contains(step))).unwrap_or(1.2 * em);
        let mut rows: Vec<Row<'_>> = Vec::new();
        let mut before: Option<f64> = None;
        for (number, (left, right)) in lines.iter().enumerate() {
            let begins = if bordered {
                number > 0 && ruled[number - 1]
            } else {
                left.first().is_some_and(|first| {
                    let apart = before.is_none_or(|before| first.y - before > APART * tight);
                    let answered = !right.is_empty();
                    apart
                        || name(left, self.names).is_some()
                        || answered && rows.last().is_some_and(|(label, _)| self.is_whole(label, left))
                })
            };
            if begins || rows.is_empty() {
                rows.push((Vec::new(), Vec::new()));
            }
            if let Some(row) = rows.last_mut() {
                if let Some(first) = left.first() {
                    row.0.push(left);
                    before = Some(first.y);
                }
                if !right.is_empty() {
                    row.1.push(right);
                }
            }
        }
        rows
    }

    /// Whether the lines of a label say all of it, so that another line begins another label.
    fn is_whole(&self, label: &[&[Word]], next: &[Word]) -> bool {
        let written = label.iter().map(|line| text_of(line)).collect::<Vec<_>>().join(" ");
        let with_next = || format!("{written} {}", text_of(next));
        next.first().is_some_and(|word| word.text.starts_with(char::is_uppercase))
            && (self.names)(&written).is_some()
            && (written.ends_with(':') || (self.names)(&with_next()).is_none())
    }

    /// Whether a border is drawn up to an edge, or across it, between two heights.
    fn is_ruled(&self, from: f64, to: f64, x: f64, em: f64) -> bool {
        let first = self.rules.partition_point(|rule| rule.y < from);
        let near = self.rules[first..].iter().take_while(|rule| rule.y <= to);
        near.take(64).any(|rule| rule.x0 < x - 1.5 * em && rule.x1 > x - 2.0 * em && rule.x1 - rule.x0 > 4.0 * em)
    }

    fn write_row(
        &self,
        label: &[&[Word]],
        content: &[&[Word]],
        (em, room): (f64, f64),
        depth: usize,
        out: &mut Output,
    ) {
        let mut words: Vec<Word> = label.iter().flat_map(|line| line.iter()).cloned().collect();
        if words.is_empty() {
            self.write(content, room, depth + 1, out);
            return;
        }
        let written = text_of(&words);
        let names = (self.names)(&written);
        if names.is_some_and(Name::is_field) && !content.is_empty() {
            let mut value = Output::default();
            self.write(content, room, depth + 1, &mut value);
            if !written.ends_with(':')
                && let Some(last) = words.last_mut()
            {
                last.text.push_str(" :");
            }
            let lines = out.lines.len();
            out.push(Mark::Plain, &words, &self.known);
            let field = out.lines.get_mut(lines);
            let mut values = value.lines.into_iter();
            if let (Some(field), Some(first)) = (field, values.next()) {
                field.text.push(' ');
                let base = field.text.len();
                field.text.push_str(&first.text);
                field.bold.extend(first.bold.iter().map(|span| base + span.start..base + span.end));
                field.struck.extend(first.struck.iter().map(|span| base + span.start..base + span.end));
            }
            out.lines.extend(values);
            return;
        }
        let heading = names.is_some() || words[0].bold || content.is_empty() && words[0].size > 1.15 * em;
        if heading {
            out.push(Mark::Heading, &words, &self.known);
        } else {
            paragraphs::write(label, em, room, self.names, &self.known, out);
        }
        self.write(content, room, depth + 1, out);
    }
}

/// Whether a value is unfinished: it ends with a small word, «de», «ou», or a sign that leads to another.
fn leads_on(words: &[Word]) -> bool {
    let [.., before, last] = words else { return false };
    let small = last.text.chars().count() <= 2 && last.text.chars().all(char::is_lowercase);
    // A slash alone behind a label says that there is none.
    small || (last.text.ends_with([',', '/', '-', '–']) && !before.bold)
}

/// Whether white of a width is what usually parts the words of a line: a sentence that happens to have a space there.
fn is_running(line: &[Word], white: f64) -> bool {
    let mut gaps: Vec<f64> = line.windows(2).map(|pair| pair[1].x0 - pair[0].x1).collect();
    if gaps.len() < RUNNING {
        return false;
    }
    let middle = gaps.len() / 2;
    let (_, usual, _) = gaps.select_nth_unstable_by(middle, f64::total_cmp);
    white < 1.3 * *usual
}

/// The least distance that several lines have: that of the lines of one paragraph.
fn least(steps: impl Iterator<Item = f64>) -> Option<f64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for step in steps {
        *counts.entry(tenths(step)).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    // Places are rounded.
    let near = |at: i64| (at - 1..=at + 1).filter_map(|at| counts.get(&at)).sum::<usize>();
    let usual = counts.keys().copied().find(|at| near(*at) > 1 && SELDOM * near(*at) > all);
    usual.or_else(|| counts.keys().next().copied()).map(tenth)
}

/// The usual distance of the lines that stand left of an edge.
fn step_at_left(lines: &[&[Word]], x: f64, em: f64) -> f64 {
    let heights: Vec<f64> = lines.iter().filter(|line| behind(line, x) > 0).map(|line| line[0].y).collect();
    let steps = heights.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| (BESIDE * em..2.0 * em).contains(step));
    mode(steps.map(|step| (step, 1))).unwrap_or(1.2 * em)
}

/// How many words of a line stand before an edge.
fn behind(line: &[Word], x: f64) -> usize {
    line.partition_point(|word| word.x0 < x - 1.5)
}

/// A place as whole points.
#[expect(clippy::cast_possible_truncation, reason = "places on a page are below a million")]
fn point(x: f64) -> i64 {
    x.round() as i64
}

/// A number of tenths.
#[expect(clippy::cast_precision_loss, reason = "places on a page are below a million")]
fn tenth(number: i64) -> f64 {
    number as f64 / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "places on a page are below a million")]
fn from_point(x: i64) -> f64 {
    x as f64
}
