//! The notice's own lines.

use crate::release::detail::NoticeLine;
use crate::view::linked::LinkedText;
use crate::wording;
use leptos::prelude::*;

/// The id of a line of the notice.
pub(super) fn line_id(number: u32) -> String {
    format!("l{number}")
}

/// The lines of the notice's head, as written, each with its number; folded.
#[component]
pub fn NoticeLines(
    /// The lines, in order.
    lines: Vec<NoticeLine>,
) -> impl IntoView {
    let hidden = lines.is_empty();
    let mut last = None;
    let items = lines.into_iter().map(|NoticeLine { label, text, place, line }| {
        // Two fields may stand on one line: its id is that of the first.
        let id = line.filter(|_| line != last).map(line_id);
        last = line;
        let label = (!label.is_empty()).then(|| view! { <b>{format!("{label}\u{a0}: ")}</b> });
        view! {
            <li id=id>
                <span class="own-words-line">{place}</span>
                <span>{label}<LinkedText text /></span>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <details class="own-words" hidden=hidden>
            <summary>{wording::OWN_WORDS}</summary>
            <p class="hint">{wording::OWN_WORDS_HINT}</p>
            <ul class="own-words-lines">{items}</ul>
        </details>
    }
}
