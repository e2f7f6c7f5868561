//! One offer, in full.

use super::keeping::star_button;
use super::offer_card::{deadline_line, residency};
use super::part::part;
use super::sheet::{HEADING, ITEM, Piece, SECTION, Sheet};
use super::{Now, offer_address};
use crate::keep::Record;
use crate::wording;
use leptos::prelude::*;

/// An offer in full: until when, its facts, its parts in a fixed order, and the notice's own lines.
/// `root` is the path to the site's root, `back` the address of the list to go back to; `years` are the reader's own.
#[must_use]
pub fn offer_detail(sheet: &Sheet, root: &str, back: String, now: Now, years: Option<u8>, own: Option<Own>) -> AnyView {
    let [head, similar] = own.map_or_else(|| [(); 2].map(IntoAny::into_any), |own| own.parts(sheet, root));
    view! {
        <article class="offer">
            <p class="offer-back"><a href=back>{"← "}{wording::BACK}</a></p>
            <header class="offer-head">
                <h1 class="offer-title"><bdi>{sheet.title.clone()}</bdi></h1>
                <p class="offer-employer">{sheet.employer.clone()}</p>
                {deadline_line(sheet.deadline, sheet.replaced, now)}
                {head}
            </header>
            <div class="offer-body">
                {facts(sheet, years)}
                <div class="offer-text">
                    <p class="partial" hidden=sheet.cautions.is_empty()>{sheet.cautions.clone()}</p>
                    {sections(&sheet.body)}
                    {acronyms(&sheet.acronyms, root)}
                    {own_words(&sheet.lines)}
                    {folded(wording::DOUBTS, &sheet.doubts)}
                    {folded(wording::changes::HISTORY, &sheet.history)}
                    {similar}
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// What the reader's own page adds to an offer.
pub struct Own<'a> {
    /// The offer's id.
    pub id: &'a str,
    /// What is kept of it.
    pub record: Record,
    /// Open offers like it: ids, titles, and where.
    pub similar: Vec<[String; 3]>,
}

impl Own<'_> {
    /// For the offer's head, and for its end.
    fn parts(&self, sheet: &Sheet, root: &str) -> [AnyView; 2] {
        let Self { id, record, similar } = self;
        let link = |[id, title, place]: &[String; 3]| {
            view! {
                <li><a href=offer_address(root, id)>{title.clone()}</a>" "<span class={"similar-place"}>{place.clone()}</span></li>
            }
            .into_any()
        };
        let head = view! {
            <p class="offer-own">
                {star_button(id, &sheet.title, record.star)}
                <a class="button" href=format!("{root}emporter/?offre={id}")>{wording::TAKE_AWAY}</a>
                <a class="button" href=format!("{root}favoris/#{id}") hidden=!record.is_kept()>{wording::MINE}</a>
            </p>
        };
        let similar = view! {
            <section class="similar" aria-labelledby="l-semblables" hidden=similar.is_empty()>
                <h2 id="l-semblables">{wording::SIMILAR}</h2>
                <ul class="similar-list">{similar.iter().map(link).collect_view()}</ul>
            </section>
        };
        [head.into_any(), similar.into_any()]
    }
}

/// What to say in an offer's place: that it loads, that it cannot be had, that there is none.
#[must_use]
pub fn offer_absent(heading: &str, sentence: &'static str, back: String) -> AnyView {
    view! {
        <div class="absent">
            <h1>{heading.to_owned()}</h1>
            <p role="status">{sentence}</p>
            <p><a class="button" href=back>{wording::TO_THE_LIST}</a></p>
        </div>
    }
    .into_any()
}

fn facts(sheet: &Sheet, years: Option<u8>) -> AnyView {
    let fact = |piece: &Piece| {
        let text = if piece.label == wording::LABEL_RESIDENCY {
            residency(&piece.text, sheet.priority_years, years)
        } else {
            piece.text.clone()
        };
        let (class, text) = if text.is_empty() { ("unknown", wording::UNKNOWN.to_owned()) } else { ("", text) };
        view! {
            <div class="fact">
                <dt>{piece.label.clone()}</dt>
                <dd class=class>{text}</dd>
                {if piece.more.is_empty() { ().into_any() } else {
                    view! { <dd class={"fact-more"}>{piece.more.clone()}</dd> }.into_any()
                }}
                {if piece.line == 0 || piece.text.is_empty() { ().into_any() } else { source(sheet, piece) }}
            </div>
        }
        .into_any()
    };
    view! {
        <section class="offer-facts" aria-labelledby="l-essentiel">
            <h2 id="l-essentiel" class="offer-facts-heading">{wording::FACTS}</h2>
            <dl class="facts">{sheet.facts.iter().map(fact).collect_view()}</dl>
            <p class="offer-note">{wording::RESIDENCY_NOTE}" "<span class={"offer-note-source"}>{wording::RESIDENCY_SOURCE}</span></p>
            <p class="offer-actions">
                <button type="button" class="button" data-action="copy" data-copy=sheet.reference.clone() hidden=sheet.reference.is_empty()>
                    {wording::COPY_REFERENCE}
                </button>
                <button type="button" class="button" data-action="print">{wording::PRINT}</button>
            </p>
            <p class={"offer-said"} id="said" role="status"></p>
        </section>
    }
    .into_any()
}

/// The line that says a fact, one tap away where it stands among the notice's own words.
fn source(sheet: &Sheet, piece: &Piece) -> AnyView {
    let words = wording::origin(piece.line, piece.deduced);
    let here = sheet.lines.iter().any(|line| line.line == piece.line);
    view! {
        <dd class="fact-source">
            {if here {
                view! { <a href=format!("#l{}", piece.line) data-action="line">{words}</a> }.into_any()
            } else {
                words.into_any()
            }}
        </dd>
    }
    .into_any()
}

/// The notice's parts: a section for each heading, a list for each run of items.
fn sections(body: &[Piece]) -> AnyView {
    body.chunk_by(|_, next| next.label != SECTION)
        .map(|section| {
            let runs = section.chunk_by(|one, next| one.label == ITEM && next.label == ITEM);
            view! { <section class="offer-section">{runs.map(run).collect_view()}</section> }.into_any()
        })
        .collect_view()
        .into_any()
}

fn run(pieces: &[Piece]) -> AnyView {
    let text = pieces[0].text.clone();
    match pieces[0].label.as_str() {
        SECTION => view! { <h2>{text}</h2> }.into_any(),
        HEADING => view! { <h3>{text}</h3> }.into_any(),
        ITEM => {
            let items = pieces.iter().map(|piece| view! { <li>{piece.text.clone()}</li> }.into_any());
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
        _ => view! { <p>{text}</p> }.into_any(),
    }
}

/// What the offer calls by an acronym, in the words of the notices; nothing is seen where it does not.
fn acronyms(pieces: &[Piece], root: &str) -> AnyView {
    let entry = |same: &[Piece]| {
        let meanings = same.iter().map(|piece| part("dd").words(piece.text.clone()));
        part("div").class("term").part(part("dt").words(same[0].label.clone())).parts(meanings)
    };
    let entries = pieces.chunk_by(|one, next| one.label == next.label).map(entry);
    let glossary = part("a").class("quiet").set("href", format!("{root}glossaire/")).words(wording::TO_GLOSSARY);
    part("section")
        .class("offer-section")
        .set("aria-labelledby", "l-sigles")
        .flag("hidden", pieces.is_empty())
        .part(part("h2").set("id", "l-sigles").words(wording::ACRONYMS))
        .part(part("dl").class("terms").parts(entries))
        .part(part("p").part(glossary))
        .into_any()
}

/// The lines of the notice's head, as written, each with its number.
fn own_words(lines: &[Piece]) -> AnyView {
    let line = |(place, piece): (usize, &Piece)| {
        // Two fields may stand on one line: it is found at its first.
        let first = place == 0 || lines[place - 1].line != piece.line;
        let id = first.then(|| format!("l{}", piece.line));
        let label = if piece.label.is_empty() { String::new() } else { format!("{}\u{a0}: ", piece.label) };
        view! {
            <li id=id>
                <span class="own-words-line">{wording::line(piece.line)}</span>
                <span><b>{label}</b>{piece.text.clone()}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="own-words" hidden=lines.is_empty()>
            <summary>{wording::OWN_WORDS}</summary>
            <p class="hint">{wording::OWN_WORDS_HINT}</p>
            <ul class="own-words-lines">{lines.iter().enumerate().map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// What is doubtful in the notice, or became of it: sentences, folded away.
fn folded(heading: &'static str, sentences: &[Piece]) -> AnyView {
    let sentence = |piece: &Piece| {
        let place = if piece.line == 0 { piece.more.clone() } else { wording::line(piece.line) };
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        view! { <li>{piece.text.clone()}{place}</li> }.into_any()
    };
    view! {
        <details class="doubts" hidden=sentences.is_empty()>
            <summary>{heading}</summary>
            <ul>{sentences.iter().map(sentence).collect_view()}</ul>
        </details>
    }
    .into_any()
}
