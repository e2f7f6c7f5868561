//! Words that are typed letter by letter: «J A R D I N I E R».
//!
//! Where wider gaps part the words, they tell them. Where all gaps are alike, the vocabularies do; letters in which they
//! find no words become one word, and a finding says so.

use crate::document::Line;
use crate::finding::{Code, Finding, Reading};
use crate::text::fold;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Tables whose words notices are made of.
const TABLES: [&str; 9] = [
    include_str!("../label/labels.txt"),
    include_str!("../label/headings.txt"),
    include_str!("../gazetteer/titles.txt"),
    include_str!("../gazetteer/corps.txt"),
    include_str!("../gazetteer/domains.txt"),
    include_str!("../gazetteer/employers.txt"),
    include_str!("../gazetteer/communes.txt"),
    include_str!("../assemble/letterhead.txt"),
    include_str!("../search/trades.txt"),
];

/// Words that part others, and names of time.
const SMALL: &str = "a au aux avec ce d dans de des du en et h f l la le les n ou par pour sans sous sur un une y \
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi \
    vendredi samedi dimanche er annee chef agent poste postes municipal municipale principal principale";

/// Letters of the shortest word that a table lends.
const SHORTEST_WORD: usize = 3;

/// Letters side by side from which they are a word, where the vocabularies know it.
const FEWEST: usize = 4;

/// Letters side by side that are a word whatever they say: kinds of licences and categories are fewer.
const CERTAIN: usize = 7;

/// Letters of the longest word.
const LONGEST_WORD: usize = 24;

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let of_tables = TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with("//"));
    let split = |line: &str| fold(line).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let long = of_tables.flat_map(split).filter(|word| word.len() >= SHORTEST_WORD);
    long.chain(SMALL.split_whitespace().map(str::to_owned)).collect()
});

/// A token of a line: its bytes, and what it is.
#[derive(Clone, Debug)]
struct Token {
    bytes: Range<usize>,
    kind: Kind,
}

/// What stands between two white spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One letter or figure, perhaps with the signs that stand against it.
    Letter,
    /// A sign that joins letters: «’», «-», «/».
    Sign,
    /// Anything else.
    Word,
}

/// A text whose spaced words are closed up; `None` where there are none. Lines stay lines.
pub(super) fn text(text: &str) -> Option<Reading<String>> {
    if !text.lines().any(may_be_spaced) {
        return None;
    }
    let (mut out, mut findings) = (String::with_capacity(text.len()), Vec::new());
    for (line, number) in text.split_inclusive('\n').zip(1_u32..) {
        match closed(line) {
            Some(closed) => {
                out.push_str(&closed.text);
                findings.extend(closed.doubts.into_iter().map(|doubt| Finding { line: Some(number), ..doubt }));
            }
            None => out.push_str(line),
        }
    }
    Some(Reading { value: out, findings })
}

/// A line whose spaced words are closed up; what is bold and struck in it stays so.
pub(super) fn line(line: Line) -> Reading<Line> {
    let closed = if may_be_spaced(&line.text) { closed(&line.text) } else { None };
    let Some(closed) = closed else { return Reading::sure(line) };
    let moved = |spans: &[Range<usize>]| {
        spans
            .iter()
            .map(|span| closed.place(span.start)..closed.place(span.end))
            .filter(|span| !span.is_empty())
            .collect()
    };
    let (bold, struck) = (moved(&line.bold), moved(&line.struck));
    Reading { value: Line { text: closed.text, bold, struck, ..line }, findings: closed.doubts }
}

/// Whether a line has letters that stand alone, one beside the other.
fn may_be_spaced(line: &str) -> bool {
    let (mut letters, mut run) = (0_usize, 0_usize);
    for c in line.chars() {
        if c.is_whitespace() {
            if letters > 0 {
                run = if letters == 1 { run + 1 } else { 0 };
            }
            letters = 0;
            if run >= FEWEST {
                return true;
            }
        } else if c.is_alphanumeric() {
            letters += 1;
        }
    }
    letters == 1 && run + 1 >= FEWEST
}

/// A line with its words closed up.
struct Closed {
    text: String,
    /// Where pieces of the line stood, and where they stand.
    places: Vec<(usize, usize)>,
    doubts: Vec<Finding>,
}

impl Closed {
    /// Where a place of the line is now.
    fn place(&self, at: usize) -> usize {
        let next = self.places.partition_point(|(from, _)| *from <= at);
        let (from, to) = next.checked_sub(1).and_then(|last| self.places.get(last)).copied().unwrap_or_default();
        (to + (at - from)).min(self.text.len())
    }

    /// Takes a piece of the line over.
    fn copy(&mut self, line: &str, bytes: Range<usize>) {
        self.places.push((bytes.start, self.text.len()));
        self.text.push_str(line.get(bytes.clone()).unwrap_or_default());
        self.places.push((bytes.end, self.text.len()));
    }
}

/// A line in which at least one word is closed up.
fn closed(line: &str) -> Option<Closed> {
    let tokens = tokens(line);
    let mut out = Closed { text: String::with_capacity(line.len()), places: Vec::new(), doubts: Vec::new() };
    let (mut from, mut at) = (0, 0);
    let mut found = false;
    while at < tokens.len() {
        let run = tokens[at..].iter().take_while(|token| token.kind != Kind::Word).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let run = &tokens[at..at + run];
        if let Some(words) = words_of(line, run) {
            found = true;
            let (start, end) = (run[0].bytes.start, run[run.len() - 1].bytes.end);
            out.copy(line, from..start);
            let before = out.text.len();
            for (number, word) in words.tokens.iter().enumerate() {
                if number > 0 {
                    out.text.push(' ');
                }
                for bytes in word {
                    out.copy(line, bytes.clone());
                }
            }
            if !words.known {
                let read = out.text[before..].to_owned();
                out.doubts.push(Finding::new(Code::SpacedLetters, None, &line[start..end]).expecting(&read));
            }
            from = end;
        }
        at += run.len();
    }
    out.copy(line, from..line.len());
    found.then_some(out)
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                tokens.push(Token { bytes: from..at, kind: kind(&line[from..at]) });
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

fn kind(token: &str) -> Kind {
    let core = token.trim_matches(['*', '_']);
    let core = core.strip_suffix(['’', '\'', ':', ',', '.', ';', ')']).unwrap_or(core);
    let core = core.strip_prefix('(').unwrap_or(core);
    let mut letters = core.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) if c.is_alphanumeric() => Kind::Letter,
        _ if matches!(token, "’" | "'" | "-" | "\u{2010}" | "\u{2011}" | "/") => Kind::Sign,
        _ => Kind::Word,
    }
}

/// Words that tokens make: each with the bytes of its letters.
struct Words {
    tokens: Vec<Vec<Range<usize>>>,
    /// Whether gaps or vocabularies tell where they end.
    known: bool,
}

/// The words that a run of single letters is; `None` where it is none.
fn words_of(line: &str, run: &[Token]) -> Option<Words> {
    let is_letter = |token: &Token| token.kind == Kind::Letter;
    let longest = run.split(|token| !is_letter(token)).map(<[Token]>::len).max().unwrap_or_default();
    let letters = line[run[0].bytes.start..run[run.len() - 1].bytes.end].chars().filter(|c| c.is_alphabetic()).count();
    if longest < FEWEST || letters < FEWEST {
        return None;
    }
    let gaps: Vec<usize> =
        run.windows(2).map(|pair| line[pair[0].bytes.end..pair[1].bytes.start].chars().count()).collect();
    let usual = gaps.iter().min().copied().unwrap_or_default();
    let parts: Vec<&[Token]> = cut(run, |at| gaps.get(at).is_some_and(|gap| *gap > usual));
    let is_parted = parts.len() > 1;
    let (mut tokens, mut known) = (Vec::new(), true);
    for part in parts {
        // «E m p l o y e u r : V i l l e»
        let ends = |at: usize| part.get(at).is_some_and(|token| line[token.bytes.clone()].ends_with([':', ',', ';']));
        for piece in cut(part, ends) {
            if let Some(found) = vocabulary(line, piece) {
                tokens.extend(found);
            } else {
                known &= is_parted;
                tokens.push(piece.iter().map(|token| token.bytes.clone()).collect());
            }
        }
    }
    (known || longest >= CERTAIN).then_some(Words { tokens, known })
}

/// Tokens cut behind those at which something ends.
fn cut(tokens: &[Token], ends: impl Fn(usize) -> bool) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 0..tokens.len() {
        if ends(at) || at + 1 == tokens.len() {
            parts.push(&tokens[from..=at]);
            from = at + 1;
        }
    }
    parts
}

/// The fewest known words that letters with gaps of one width make.
fn vocabulary(line: &str, piece: &[Token]) -> Option<Vec<Vec<Range<usize>>>> {
    let mut words: Vec<Vec<Range<usize>>> = Vec::new();
    let mut joins = false;
    // Figures, letters and signs are apart; a sign joins what stands beside it.
    let class = |token: &Token| {
        let c = line[token.bytes.clone()].chars().find(|c| c.is_alphanumeric());
        (token.kind, c.is_some_and(|c| c.is_ascii_digit()))
    };
    for part in piece.chunk_by(|one, next| class(one) == class(next)) {
        let (kind, is_figures) = class(&part[0]);
        let found = if kind == Kind::Sign || is_figures {
            vec![part.iter().map(|token| token.bytes.clone()).collect()]
        } else {
            segments(line, part)?
        };
        for (number, word) in found.into_iter().enumerate() {
            match words.last_mut().filter(|_| number == 0 && (joins || kind == Kind::Sign)) {
                Some(last) => last.extend(word),
                None => words.push(word),
            }
        }
        joins = kind == Kind::Sign;
    }
    Some(words)
}

/// The fewest known words that a row of letters makes.
fn segments(line: &str, letters: &[Token]) -> Option<Vec<Vec<Range<usize>>>> {
    let folded: Vec<String> = letters
        .iter()
        .map(|token| fold(&line[token.bytes.clone()]).chars().filter(|c| c.is_alphanumeric()).collect())
        .collect();
    // The fewest words up to each letter, and where the last one begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; folded.len() + 1];
    best[0] = Some((0, 0));
    for end in 1..=folded.len() {
        let mut word = String::new();
        for start in (end.saturating_sub(LONGEST_WORD)..end).rev() {
            word.insert_str(0, &folded[start]);
            let Some((count, _)) = best[start] else { continue };
            let cost = count + if end - start == 1 { 2 } else { 1 };
            if best[end].is_none_or(|(least, _)| cost < least) && WORDS.contains(&word) {
                best[end] = Some((cost, start));
            }
        }
    }
    let mut words = Vec::new();
    let mut end = folded.len();
    while end > 0 {
        let (_, start) = best[end]?;
        words.push(letters[start..end].iter().map(|token| token.bytes.clone()).collect());
        end = start;
    }
    words.reverse();
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str, doubts: usize) {
        let read = text(written).unwrap_or_else(|| Reading::sure(written.to_owned()));
        assert_eq!((read.value.as_str(), read.findings.len()), (expected, doubts), "{written}");
    }

    #[test]
    fn spaced_words_are_closed_up() {
        check("# J A R D I N I E R", "# JARDINIER", 0);
        check("J A R D I N I E R   M U N I C I P A L\n", "JARDINIER MUNICIPAL\n", 0);
        check("**J a r d i n i e r**", "**Jardinier**", 0);
        check("A G E N T D E B I B L I O T H E Q U E", "AGENT DE BIBLIOTHEQUE", 0);
        check("C H E F   D ’ E Q U I P E", "CHEF D’EQUIPE", 0);
        check("E m p l o y e u r : V i l l e d e P o y a", "Employeur : Ville de Poya", 0);
        check("le v e n d r e d i 1 8 d é c e m b r e 2 0 2 6", "le vendredi 18 décembre 2026", 0);
        check("R U C H E R I S T E", "RUCHERISTE", 1);
        check("Z Y G O M U   T A P I R O", "ZYGOMU TAPIRO", 0);
    }

    #[test]
    fn single_letters_stay_where_they_are_no_word() {
        for written in
            ["permis A B C D", "catégorie A, B, C ou D", "a b", "1 2 3 4 5 6", "A B C D E", "25 61 00", "o a b"]
        {
            check(written, written, 0);
        }
    }

    #[test]
    fn what_is_bold_stays_bold() {
        let written = "le J A R D I N I E R";
        let mut bold = Line::plain(1, written);
        bold.bold.push(3..written.len());
        let read = line(bold).value;
        assert_eq!((read.text.as_str(), &read.text[read.bold[0].clone()]), ("le JARDINIER", "JARDINIER"));
    }
}
