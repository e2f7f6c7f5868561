//! Texts as they are shown with an answer: the words found marked, long texts cut to the best part.

use crate::text::{self, WordAt};

/// What stands where a text was cut.
const CUT: &str = "…";

/// What a further mark of a kind already seen adds to an excerpt, when a new one adds this much.
const NEW_MARK: usize = 16;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words, as written.
    pub text: String,
    /// Whether they were found.
    pub marked: bool,
}

/// The whole text in pieces: a word that begins with a mark is marked so far, «noum» in «Nouméa».
#[must_use]
pub fn mark(text: &str, marks: &[String]) -> Vec<Piece> {
    pieces(text, 0..text.len(), &found(&text::words_at(text), marks, text))
}

/// The part of about so many characters that shows most of the marks, in pieces; cut at words, with
/// «…» where something is left out. Empty when nothing is marked.
#[must_use]
pub fn excerpt(text: &str, marks: &[String], about: usize) -> Vec<Piece> {
    let words = text::words_at(text);
    let found = found(&words, marks, text);
    if found.is_empty() {
        return Vec::new();
    }
    let window = window(text, &words, &found, about);
    let (cut_before, cut_behind) = (window.start > 0, window.end < text.trim_end().len());
    let mut pieces = pieces(text, window, &found);
    let plain = |text: &str| Piece { text: text.to_owned(), marked: false };
    if cut_before {
        pieces.insert(0, plain(&format!("{CUT} ")));
    }
    if cut_behind {
        pieces.push(plain(&format!(" {CUT}")));
    }
    pieces
}

/// Whether a text says a folded phrase, word behind word; an open one may end within a word.
pub(super) fn says(text: &str, phrase: &str, open: bool) -> bool {
    let folded = text::fold(text);
    folded.match_indices(phrase).any(|(at, _)| {
        let ends = |edge: Option<&u8>| edge.is_none_or(|byte| *byte == b' ');
        let bytes = folded.as_bytes();
        ends(at.checked_sub(1).and_then(|before| bytes.get(before))) && (open || ends(bytes.get(at + phrase.len())))
    })
}

/// A marked part of a text: its bytes, and which mark it is.
struct Found {
    start: usize,
    end: usize,
    mark: usize,
}

fn found(words: &[WordAt], marks: &[String], text: &str) -> Vec<Found> {
    words.iter().filter_map(|word| found_in(word, marks, text)).collect()
}

/// The longest mark that the word begins with. A single letter marks only itself.
fn found_in(word: &WordAt, marks: &[String], text: &str) -> Option<Found> {
    let fits = |mark: &String| {
        !mark.is_empty() && word.word.starts_with(mark.as_str()) && (mark.len() > 1 || mark.len() == word.word.len())
    };
    let (mark, longest) = marks.iter().enumerate().filter(|(_, mark)| fits(mark)).max_by_key(|(_, mark)| mark.len())?;
    let written = &text[word.start..word.end];
    let mut folded = 0;
    // A combining accent folds to nothing and belongs to the letter before it.
    let length = written
        .char_indices()
        .find(|(at, letter)| {
            let own = text::fold(letter.encode_utf8(&mut [0; 4])).len();
            let behind = folded >= longest.len() && own > 0 && *at > 0;
            folded += own;
            behind
        })
        .map_or(written.len(), |(at, _)| at);
    Some(Found { start: word.start, end: word.start + length, mark })
}

/// The bytes of the window that shows most: new marks first, then more of them, then the earliest.
fn window(text: &str, words: &[WordAt], found: &[Found], about: usize) -> std::ops::Range<usize> {
    if text.chars().count() <= about {
        return 0..text.len();
    }
    let mut best = (0, 0);
    let mut first = 0;
    for last in 0..found.len() {
        while found[last].end - found[first].start > about && first < last {
            first += 1;
        }
        let shown = &found[first..=last];
        let new = shown.iter().enumerate().filter(|(n, one)| shown[..*n].iter().all(|other| other.mark != one.mark));
        let worth = new.count() * NEW_MARK + shown.len().min(NEW_MARK - 1);
        if worth > best.0 {
            best = (worth, first);
        }
    }
    // A little of what stands before the first mark makes it readable.
    let wanted = found.get(best.1).map_or(0, |one| one.start.saturating_sub(about / 4));
    let at = words.partition_point(|word| word.start < wanted);
    let start = if wanted == 0 { 0 } else { words.get(at).map_or(0, |word| word.start) };
    let mut end = start;
    let mut characters = 0;
    let mut counted = start;
    for word in words.iter().skip_while(|word| word.start < start) {
        characters += text[counted..word.end].chars().count();
        counted = word.end;
        if characters > about && end > start {
            break;
        }
        end = word.end;
    }
    let end = if text[end..].chars().any(text::is_word_char) { end } else { text.len() };
    start..end
}

fn pieces(text: &str, window: std::ops::Range<usize>, found: &[Found]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut put = |text: &str, marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut at = window.start;
    for one in found.iter().filter(|one| one.start >= window.start && one.end <= window.end) {
        put(&text[at..one.start], false);
        put(&text[one.start..one.end], true);
        at = one.end;
    }
    put(&text[at..window.end], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(pieces: &[Piece]) -> String {
        let show = |piece: &Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces.iter().map(show).collect()
    }

    fn marks(marks: &[&str]) -> Vec<String> {
        marks.iter().map(|mark| (*mark).to_owned()).collect()
    }

    #[test]
    fn beginnings_are_marked_in_the_words_own_spelling() {
        for (text, asked, expected) in [
            ("Mairie de Nouméa", &["noum"][..], "Mairie de [Noum]éa"),
            ("NOUME\u{301}A", &["noume"], "[NOUME\u{301}]A"),
            ("Chef d’Œuvre", &["oeuv"], "Chef d’[Œuv]re"),
            ("infirmiers, infirmier", &["infirmier", "infirmiers"], "[infirmiers], [infirmier]"),
            ("a à avoir", &["a"], "[a] [à] avoir"),
            ("rien", &[], "rien"),
        ] {
            assert_eq!(shown(&mark(text, &marks(asked))), expected);
        }
    }

    #[test]
    fn an_excerpt_is_where_most_marks_are() {
        let text = format!("{} le chef de projet coordonne les équipes {}", "mot ".repeat(80), "suite ".repeat(80));
        let cut = shown(&excerpt(&text, &marks(&["chef", "projet"]), 80));
        assert!(cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
        assert!(cut.contains("[chef] de [projet] coordonne"), "{cut}");
        assert!(cut.chars().count() < 100, "{cut}");
        assert_eq!(shown(&excerpt("Court texte.", &marks(&["court"]), 80)), "[Court] texte.");
        assert_eq!(excerpt(&text, &marks(&["absent"]), 20), []);
    }

    #[test]
    fn phrases_are_said_in_whole_words() {
        for (text, phrase, said, begun) in [
            ("Un chef de projet", "chef de projet", true, true),
            ("Un chef de projet", "chef de pro", false, true),
            ("Sous-chefs de projet", "chef de projet", false, false),
            ("Mini, fini", "ini", false, false),
        ] {
            assert_eq!((says(text, phrase, false), says(text, phrase, true)), (said, begun), "{text}");
        }
    }

    proptest! {
        #[test]
        fn marking_keeps_the_text(text in "\\PC{0,60}", asked in "[a-z]{1,3}") {
            let pieces = mark(&text, &[asked]);
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        }

        #[test]
        fn an_excerpt_is_total(text in "\\PC{0,90}", asked in "[a-z]{1,2}", about in 0_usize..60) {
            let _ = excerpt(&text, &[asked], about);
        }
    }
}
