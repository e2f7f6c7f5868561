//! The design, written down: every component in each of its states, rendered by the components themselves.

use super::static_page::StaticPage;
use crate::day::Day;
use crate::query::{self, FACETS, Listing, Query};
use crate::saved::{STEPS, SavedOffer};
use crate::search::Piece;
use crate::view::favourite_button::FavouriteButton;
use crate::view::filters::question_form;
use crate::view::list::{chips, note, outcome};
use crate::view::offer_card::{Look, offer_card};
use crate::view::saved_state::{SavedState, ToastContent};
use crate::view::toast::Toast;
use crate::view::{Now, use_root};
use crate::wording::{self, design as said, pages};
use leptos::prelude::*;

/// The query whose filters are chosen in the example.
const QUERY: &str = "?q=informatique&statut=ouverte&commune=noumea";

/// The page, with these offers as examples.
#[component]
pub fn DesignPage<'a>(
    /// The examples.
    examples: &'a Listing,
    /// The day of the build.
    today: Day,
) -> impl IntoView + use<> {
    let parent = (format!("{}accessibilite/", use_root()), pages::ACCESSIBILITY.to_owned());
    save_examples();
    let undo = vec![("exemple-1".to_owned(), SavedOffer::default())];
    SavedState::of_page().toast.set(Some(ToastContent { words: wording::FAVOURITE.to_owned(), undo }));
    let list = view! { <ExampleList examples today /> };
    view! {
        <StaticPage heading=said::DESIGN name=said::DESIGN parent>
            <p>{said::DESIGN_HINT}</p>
            <h2>{said::COLOURS}</h2>
            <p>{said::COLOURS_HINT}</p>
            <Samples class="swatches" samples=said::SWATCHES.to_vec() />
            <h2>{said::LETTERS}</h2>
            <Samples class="samples" samples=said::STEPS.to_vec() />
            <h2>{said::SPACES}</h2>
            <Samples class="gaps" samples=said::GAPS.to_vec() />
            <h2>{said::BUTTONS}</h2>
            <Buttons />
            <h2>{said::LIST}</h2>
            <p>{said::CARD_STATES}</p>
            {list}
            <h2>{said::SENTENCES}</h2>
            <Sentences />
            <h2>{said::DONE}</h2>
            <div class="specimen"><Toast /></div>
        </StaticPage>
    }
}

/// Saves the examples for the page: of the last but one everything, of the last that it is hidden.
fn save_examples() {
    let saved = SavedState::of_page();
    let step = STEPS[1].to_owned();
    saved.offers.update(|offers| {
        offers.insert("exemple-6".to_owned(), SavedOffer { star: true, read: true, step, ..SavedOffer::default() });
        offers.insert("exemple-7".to_owned(), SavedOffer { hidden: true, ..SavedOffer::default() });
    });
    provide_context(saved);
}

/// Samples of a kind, each of its own class, with their names.
#[component]
fn Samples(
    /// The class of the list.
    class: &'static str,
    /// Classes and names.
    samples: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let samples = samples.into_iter().map(|(class, name)| view! { <li class=class>{name}</li> });
    view! { <ul class=class>{samples.collect_view()}</ul> }
}

/// The buttons in their states.
#[component]
fn Buttons() -> impl IntoView {
    let [plain, main, disabled] = said::BUTTON_STATES;
    view! {
        <div class="specimens">
            <button type="button" class="button">{plain}</button>
            <button type="button" class="button search-button">{main}</button>
            <button type="button" class="button" disabled>{disabled}</button>
            <FavouriteButton id="exemple-1".to_owned() title=said::EXAMPLES[0].to_owned() />
            <FavouriteButton id="exemple-6".to_owned() title=said::EXAMPLES[5].to_owned() />
            <button type="button" class="quiet">{wording::HIDE}</button>
            <a href=use_root()>{said::LINK}</a>
        </div>
    }
}

/// Search, filters and offers, as they stand beside each other.
#[component]
fn ExampleList<'a>(
    /// The examples.
    examples: &'a Listing,
    /// The day of the build.
    today: Day,
) -> impl IntoView + use<> {
    let root = use_root();
    let saved = SavedState::of_page();
    let query: Query = QUERY.parse().unwrap_or_default();
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
    let kept = |id: &str| saved.offer(id);
    let look = Look { address: &address, now, years: None, marks: &marks, excerpt: &excerpt, kept: Some(&kept) };
    let place = |number: usize| examples.ids.iter().position(|id| id == format!("exemple-{number}"));
    let positions = (1..=said::EXAMPLES.len()).filter_map(|number| u32::try_from(place(number)?).ok());
    let rows = positions.map(|position| {
        let id = examples.ids[position as usize].to_owned();
        view! { <li id=id>{offer_card(examples, position, &look).into_any()}</li> }
    });
    view! {
        <div class="list-page">
            {question_form(&query, query.text.clone(), &offered, results.found.len(), &root)}
            <div class="results">
                {outcome(results.found.len(), results.open, true, "", false).into_any()}
                {chips(&query, examples, &root).into_any()}
                <ol class="offers-list specimen">{rows.collect_view()}</ol>
            </div>
        </div>
    }
}

/// What the list says in place of offers.
#[component]
fn Sentences() -> impl IntoView {
    let notices = [wording::SEARCH_LOADING, wording::OFFER_LOADING, wording::SEARCH_FAILED, wording::OFFER_FAILED];
    view! {
        <div class="specimen">
            {note(true, "none-open", wording::NONE_OPEN, wording::NONE_OPEN_HINT).into_any()}
            {note(true, "nothing", "", &wording::nothing_found("zouave", true)).into_any()}
            {note(true, "nothing", "", wording::EMPTY).into_any()}
            {notices.map(|words| view! { <p class="notice">{words}</p> })}
        </div>
    }
}
