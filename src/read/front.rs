//! What a text file holds for programs, and nobody sees on its page: a site's front matter, and comments.

use std::borrow::Cow;

/// Lines that a front matter may have.
const LONGEST_FRONT: usize = 100;

/// A text without what its page does not show; its lines keep their numbers.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match without_front_matter(text) {
        Cow::Borrowed(text) => without_comments(text),
        Cow::Owned(text) => Cow::Owned(without_comments(&text).into_owned()),
    }
}

/// A text without HTML comments; an unterminated one is text.
fn without_comments(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut shown = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((hidden, behind)) = comment.split_once("-->") else { break };
        shown.push_str(before);
        shown.extend(hidden.matches('\n'));
        rest = behind;
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// A text without a site's front matter at its beginning: `---`, `key: value`, `---`. Its lines are blank.
fn without_front_matter(text: &str) -> Cow<'_, str> {
    let blank = text.lines().take_while(|line| line.trim().is_empty()).count();
    let mut lines = text.lines().skip(blank);
    let fence = lines.next().map(str::trim_end).unwrap_or_default();
    if !matches!(fence, "---" | "+++") {
        return Cow::Borrowed(text);
    }
    let (mut count, mut keys) = (blank + 1, 0);
    for line in lines.take(LONGEST_FRONT) {
        count += 1;
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            let rest = text.split_inclusive('\n').skip(count);
            return if keys > 0 {
                Cow::Owned("\n".repeat(count) + &rest.collect::<String>())
            } else {
                Cow::Borrowed(text)
            };
        }
        let sign = if fence == "---" { ':' } else { '=' };
        let name = |key: &str| {
            let key = key.trim().trim_matches('"');
            key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
                && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        };
        let is_key = line.split_once(sign).is_some_and(|(key, _)| name(key));
        let goes_on = line.is_empty()
            || line.starts_with([' ', '\t', '#'])
            || line.starts_with("- ")
            || matches!(line, "]" | "}");
        if !is_key && !goes_on {
            return Cow::Borrowed(text);
        }
        keys += usize::from(is_key);
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_not_shown() {
        let check = |written: &str, expected: &str| assert_eq!(shown(written), expected, "{written}");
        check("un <!-- note\nde service --> deux", "un \n deux");
        check("un <!-- note", "un <!-- note");
        check("<!-- a --><!-- b -->c", "c");
        check("un --> deux", "un --> deux");
    }

    #[test]
    fn a_front_matter_is_no_part_of_the_notice() {
        let check = |written: &str, expected: &str| assert_eq!(without_front_matter(written), expected, "{written}");
        check("---\ntitle: \"Jardinier\"\ntags:\n  - a\n---\n\n# Jardinier\n", "\n\n\n\n\n\n# Jardinier\n");
        check("+++\ntitle = \"Jardinier\"\n+++\n# Jardinier", "\n\n\n# Jardinier");
        check("---\nRéférence : 26-1/SR\n---\n", "---\nRéférence : 26-1/SR\n---\n");
        check("---\nJardinier\n---\n", "---\nJardinier\n---\n");
        check("Jardinier\n---\na: b\n---\n", "Jardinier\n---\na: b\n---\n");
        check("---\na: b\n", "---\na: b\n");
    }
}
