//! The design, written down: every component in each of its states, drawn by the components themselves.

use super::parts::way;
use super::{Frame, Head, render};
use crate::day::Day;
use crate::query::{self, FACETS, Listing, Query};
use crate::saved::{STEPS, SavedOffer};
use crate::search::Piece;
use crate::view::Now;
use crate::view::filters::question_form;
use crate::view::keeping::{Toast, star_button, toast};
use crate::view::list::{chips, note, outcome};
use crate::view::offer_card::{Look, offer_card};
use crate::view::part::part;
use crate::wording::{self, design as said, pages};
use leptos::prelude::*;

/// The question whose filters are chosen in the example.
const ASKED: &str = "?q=informatique&statut=ouverte&commune=noumea";

/// What a reader keeps of an example: of the last but one everything, of the last that it is folded away.
fn kept(id: &str) -> SavedOffer {
    match id {
        "exemple-6" => SavedOffer { star: true, read: true, step: STEPS[1].to_owned(), ..SavedOffer::default() },
        "exemple-7" => SavedOffer { hidden: true, ..SavedOffer::default() },
        _ => SavedOffer::default(),
    }
}

/// The page of components, with these offers as examples.
#[must_use]
pub fn design(frame: &Frame, head: &Head, examples: &Listing, today: Day) -> String {
    let accessibility = (format!("{}accessibilite/", frame.root), pages::ACCESSIBILITY.to_owned());
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), pages::ALL_OFFERS.to_owned()), accessibility], said::DESIGN)}
                <h1>{said::DESIGN}</h1>
                <p>{said::DESIGN_HINT}</p>
                <h2>{said::COLOURS}</h2>
                <p>{said::COLOURS_HINT}</p>
                {list("swatches", &said::SWATCHES)}
                <h2>{said::LETTERS}</h2>
                {list("samples", &said::STEPS)}
                <h2>{said::SPACES}</h2>
                {list("gaps", &said::GAPS)}
                <h2>{said::BUTTONS}</h2>
                {buttons(&frame.root)}
                <h2>{said::LIST}</h2>
                <p>{said::CARD_STATES}</p>
                {example_list(&frame.root, examples, today)}
                <h2>{said::SENTENCES}</h2>
                {sentences()}
                <h2>{said::DONE}</h2>
                {done()}
            </div>
        }
        .into_any()
    })
}

fn list(class: &'static str, samples: &[(&'static str, &'static str)]) -> AnyView {
    part("ul").class(class).parts(samples.iter().map(|(class, name)| part("li").class(class).words(*name))).into_any()
}

fn buttons(root: &str) -> AnyView {
    let [plain, main, disabled] = said::BUTTON_STATES;
    let button =
        |class: &'static str, name: &'static str| part("button").set("type", "button").class(class).words(name);
    part("div")
        .class("specimens")
        .part(button("button", plain))
        .part(button("button search-button", main))
        .part(button("button", disabled).flag("disabled", true))
        .part(star_button("exemple-1", said::EXAMPLES[0], false))
        .part(star_button("exemple-6", said::EXAMPLES[5], true))
        .part(button("quiet", wording::HIDE))
        .part(part("a").set("href", root.to_owned()).words(said::LINK))
        .into_any()
}

/// Search, filters and offers, as they stand beside each other.
fn example_list(root: &str, examples: &Listing, today: Day) -> AnyView {
    let query: Query = ASKED.parse().unwrap_or_default();
    let results = query::apply(&Query::default(), examples, None, today);
    let offered = results.offered(&FACETS, &query, examples, today, &[]);
    let [before, found, behind] = said::EXAMPLE_EXCERPT;
    let marks = [found.to_owned()];
    let piece = |marked: bool, text: &str| Piece { text: text.to_owned(), marked };
    let found = [piece(false, before), piece(true, found), piece(false, behind)];
    let excerpt =
        |position: u32| if examples.ids[position as usize] == *"exemple-1" { found.to_vec() } else { Vec::new() };
    let now = Now { day: today, live: true };
    let address = |id: &str| format!("#{id}");
    let look = Look { address: &address, now, years: None, marks: &marks, excerpt: &excerpt, kept: Some(&kept) };
    let place = |number: usize| examples.ids.iter().position(|id| id == format!("exemple-{number}"));
    let cards = (1..=said::EXAMPLES.len()).filter_map(|number| u32::try_from(place(number)?).ok());
    let row = |position: u32| {
        part("li").set("id", examples.ids[position as usize].to_owned()).part(offer_card(examples, position, &look))
    };
    let answer = part("div")
        .class("results")
        .part(outcome(results.found.len(), results.open, true, "", false))
        .part(chips(&query, examples, root));
    part("div")
        .class("list-page")
        .view(question_form(&query, query.text.clone(), &offered, results.found.len(), root))
        .part(answer.part(part("ol").class("offers-list specimen").parts(cards.map(row))))
        .into_any()
}

fn sentences() -> AnyView {
    let sentence = |words: &'static str| part("p").class("notice").words(words);
    part("div")
        .class("specimen")
        .part(note(true, "none-open", wording::NONE_OPEN, wording::NONE_OPEN_HINT))
        .part(note(true, "nothing", "", &wording::nothing_found("zouave", true)))
        .part(note(true, "nothing", "", wording::EMPTY))
        .parts(
            [wording::SEARCH_LOADING, wording::OFFER_LOADING, wording::SEARCH_FAILED, wording::OFFER_FAILED]
                .map(sentence),
        )
        .into_any()
}

fn done() -> AnyView {
    let words = wording::FAVOURITE.to_owned();
    let undo = vec![("exemple-1".to_owned(), SavedOffer::default())];
    part("div").class("specimen").view(toast(Some(&Toast { words, undo }))).into_any()
}
