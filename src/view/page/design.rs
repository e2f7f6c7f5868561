//! The design, written down: every component in each of its states, rendered by the components themselves.

use super::map_outlines::MapOutlines;
use super::static_page::StaticPage;
use super::statistics::{Part, StatisticsPart};
use crate::day::Day;
use crate::release::Listing;
use crate::saved::{SavedOffer, Step};
use crate::search::Piece;
use crate::view::action_menu::ActionMenu;
use crate::view::calendar::CalendarParts;
use crate::view::favourite_button::FavouriteButton;
use crate::view::filters::SearchForm;
use crate::view::icon::{Icon, IconImage};
use crate::view::list::{Chips, ResultCount};
use crate::view::map::MapParts;
use crate::view::offer_card::{Excerpt, OfferCard};
use crate::view::saved_state::{SavedState, ToastContent};
use crate::view::store::{Catalogue, Route, Store};
use crate::view::toast::Toast;
use crate::view::{Now, use_root};
use crate::wording::{self, design as said, pages};
use leptos::prelude::*;
use std::sync::Arc;

/// The query whose filters are chosen in the example.
const QUERY: &str = "?q=informatique&statut=ouverte&commune=noumea";

/// The page, with these offers as examples; map, calendar and charts show the site's own.
#[component]
pub fn DesignPage(
    /// The examples.
    examples: Arc<Listing>,
    /// The site's offers.
    listing: Arc<Listing>,
    /// Parts of the site's statistics.
    statistics: Vec<Part>,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    let parent = (format!("{}accessibilite/", use_root()), pages::ACCESSIBILITY.to_owned());
    save_examples();
    let undo = vec![("exemple-1".to_owned(), SavedOffer::default())];
    SavedState::of_page().toast.set(Some(ToastContent { words: wording::NOW_STARRED.to_owned(), undo, link: None }));
    let drawings = view! { <Drawings listing statistics today /> };
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
            <h2>{said::ICONS}</h2>
            <p class="specimens">{Icon::ALL.iter().map(|icon| view! { <IconImage icon=*icon /> }).collect_view()}</p>
            <h2>{said::MOTION}</h2>
            <p>{said::MOTION_HINT}</p>
            <h2>{said::LIST}</h2>
            <p>{said::CARD_STATES}</p>
            {list}
            {drawings}
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
    let step = Step::ToPrepare.key().to_owned();
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
            <ActionMenu name=wording::MORE_ACTIONS.to_owned()><button type="button">{wording::HIDE}</button></ActionMenu>
            <a href=use_root()>{said::LINK}</a>
        </div>
    }
}

/// Search, filters and offers, as they stand beside each other.
#[component]
fn ExampleList(
    /// The examples.
    examples: Arc<Listing>,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    let catalogue = Catalogue { root: use_root(), samples: true, ..Catalogue::default() };
    let store = Store::new(catalogue, examples.clone(), today, Route::List, SavedState::of_page());
    store.query.set(QUERY.parse().unwrap_or_default());
    store.now.set(Now { day: today, live: true });
    store.provide();
    let place = |number: usize| examples.ids.iter().position(|id| id == format!("exemple-{number}"));
    let positions = (1..=said::EXAMPLES.len()).filter_map(|number| u32::try_from(place(number)?).ok());
    let rows = positions.map(|position| {
        let id = examples.ids[position as usize].to_owned();
        view! { <li id=id><OfferCard position /></li> }
    });
    let rows = rows.collect_view();
    let [before, found, behind] = said::EXAMPLE_EXCERPT;
    let piece = |marked: bool, text: &str| Piece { text: text.to_owned(), marked };
    let pieces = vec![piece(false, before), piece(true, found), piece(false, behind)];
    view! {
        <div class="list-page">
            <SearchForm />
            <div class="results">
                <ResultCount />
                <Chips />
                <ol class="offers-list specimen">{rows}</ol>
                <Excerpt pieces />
            </div>
        </div>
    }
}

/// The map, the calendar, and a chart of each kind, as of the day of the build.
#[component]
fn Drawings(
    /// The site's offers.
    listing: Arc<Listing>,
    /// Parts of the site's statistics.
    statistics: Vec<Part>,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    provide_context(RwSignal::new(Now { day: today, live: false }));
    let charts = statistics.into_iter().map(|part| view! { <StatisticsPart part /> }).collect_view();
    view! {
        <h2>{wording::MAP}</h2>
        <div class="specimen"><MapParts listing=listing.clone() /></div>
        <MapOutlines />
        <h2>{wording::CALENDAR_HEADING}</h2>
        <div class="specimen"><CalendarParts listing asked=Signal::stored(None) /></div>
        <h2>{said::CHARTS}</h2>
        <div class="chart-parts">{charts}</div>
    }
}

/// What the list says in place of offers.
#[component]
fn Sentences() -> impl IntoView {
    let notices = [wording::SEARCH_LOADING, wording::OFFER_LOADING, wording::SEARCH_FAILED, wording::OFFER_FAILED];
    let nothing = [wording::nothing_found("zouave", true, 1), wording::EMPTY.to_owned()];
    let nothing = nothing.map(|words| {
        view! { <p class="nothing">{words}</p> }
    });
    view! {
        <div class="specimen">
            <p class="told">{wording::NONE_OPEN}</p>
            {nothing.into_iter().collect_view()}
            {notices.map(|words| view! { <p class="notice">{words}</p> })}
        </div>
    }
}
