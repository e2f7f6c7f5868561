//! The state that the components of list and offer read: signals, what is derived from them, and what a reader may ask for.
//!
//! Nothing here knows a browser. The program fills the signals from the release's files, keeps [`Store::asked`] and the
//! address in agreement, and draws the rows that the screen needs; a static page is made from the same store, of a fixed day.

use super::detail::SimilarOffer;
use super::saved_state::SavedState;
use super::virtual_list::RowHeight;
use super::{Now, Root};
use crate::day::Day;
use crate::offer::OfferId;
use crate::query::{self, Facet, Offered, PAGE, Query, Results};
use crate::release::{Chunking, Detail, Listing};
use crate::search::{self, Answer, Index, Piece};
use crate::wording;
use leptos::html::P;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// A page of the list's program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list.
    List,
    /// An offer.
    Offer(OfferId),
    /// An address that leads nowhere.
    Nowhere,
}

/// A file that may still be on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading<T> {
    /// Not there yet.
    Coming,
    /// There.
    Here(T),
    /// It could not be had.
    Failed,
}

/// A chunk of texts; `None` where nobody asked for it yet.
pub type Chunk = Option<Loading<Arc<Vec<Detail>>>>;

/// How a question enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// In the place of the one before: while typing.
    Replace,
    /// As a step that Back undoes: a choice.
    Push,
}

/// One of the lists of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Offers that take applications.
    Open,
    /// Offers that are over.
    Closed,
    /// Offers that have only some of the words.
    Others,
}

/// A row of a list that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The offer's position in the listing.
    pub position: u32,
    /// Its place in the list, from 1.
    pub number: usize,
}

/// What the release has, as far as a page tells of it.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Path to the site's root.
    pub root: String,
    /// The site's name.
    pub site: String,
    /// In which parts the offers come.
    pub chunking: Chunking,
    /// Whether the offers are samples without pages: their cards lead to themselves.
    pub samples: bool,
}

/// The state of list and offer, given as context. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Store {
    /// What the release has.
    pub catalogue: StoredValue<Catalogue>,
    /// The time.
    pub now: RwSignal<Now>,
    /// Whether a program runs on the page: until then it shows what the static page shows.
    pub live: Memo<bool>,
    /// The page.
    pub route: RwSignal<Route>,
    /// The offer of the page, as far as it is loaded; `None` where there is none.
    pub detail: Memo<Option<Loading<Arc<Detail>>>>,
    /// What the list needs of every offer, as far as it is there.
    pub listing: RwSignal<Arc<Listing>>,
    /// The parts of the listing that the first view does without.
    pub archive: RwSignal<Loading<()>>,
    /// The search index.
    pub index: RwSignal<Loading<Arc<Index>>>,
    /// The texts.
    pub chunks: RwSignal<Vec<Chunk>>,
    /// The question that is answered.
    pub query: RwSignal<Query>,
    /// The questions that wait to be answered, the oldest one first, and how each enters the history. Of words being typed,
    /// only the last ones wait.
    pub asked: RwSignal<Vec<(Query, Entry)>>,
    /// The words in the search box, as typed.
    pub typed: RwSignal<String>,
    /// The answer.
    pub results: Memo<Arc<Results>>,
    /// Words to mark in what is shown.
    pub marks: Memo<Vec<String>>,
    /// The filters of which all values are offered.
    pub unfolded: RwSignal<Vec<Facet>>,
    /// The results that are drawn.
    pub window: RwSignal<Range<usize>>,
    /// How high a row is.
    pub row_height: RwSignal<RowHeight>,
    /// Whether the network is out of reach.
    pub offline: RwSignal<bool>,
    /// The line that counts the results.
    pub count: NodeRef<P>,
    /// What the reader has saved.
    pub saved: SavedState,
}

impl Store {
    /// A store that shows what the static page shows: the first [`PAGE`] results, as of the day on which it was made.
    #[must_use]
    pub fn new(catalogue: Catalogue, listing: Arc<Listing>, made: Day, route: Route, saved: SavedState) -> Self {
        let in_parts = catalogue.chunking.listing().len() > 1;
        let listing = RwSignal::new(listing);
        let now = RwSignal::new(Now { day: made, live: false });
        let today = Memo::new(move |_| now.get().day);
        let index: RwSignal<Loading<Arc<Index>>> = RwSignal::new(Loading::Coming);
        let chunks = RwSignal::new(vec![None; catalogue.chunking.texts().len()]);
        let chunking = catalogue.chunking;
        let query = RwSignal::new(Query::default());
        // The words, and those of them that are taken as they are written.
        let words =
            Memo::new(move |_| query.with(|query| [std::slice::from_ref(&query.text), &query.as_written].concat()));
        let sort = Memo::new(move |_| query.with(Query::order));
        let order = Memo::new(move |_| Arc::new(query::order(&listing.read(), sort.get(), today.get())));
        let answer = Memo::new(move |_| match (&*index.read(), words.read().split_first()) {
            (Loading::Here(index), Some((text, written))) if !text.is_empty() => {
                Some(answer(index, text, written, chunks, chunking))
            }
            _ => None,
        });
        let results = Memo::new(move |_| {
            let (query, listing, order, answer) = (query.read(), listing.read(), order.read(), answer.read());
            Arc::new(query::answer(&query, &listing, &order, answer.as_deref(), today.get()))
        });
        let (route, archive) =
            (RwSignal::new(route), RwSignal::new(if in_parts { Loading::Coming } else { Loading::Here(()) }));
        let detail = Memo::new(move |_| {
            let Some(position) = position(&route.read(), &listing.read()) else {
                return match &*archive.read() {
                    Loading::Coming => Some(Loading::Coming),
                    Loading::Failed => Some(Loading::Failed),
                    Loading::Here(()) => None,
                };
            };
            let (chunk, at) = chunking.text_of(position);
            Some(match chunks.read().get(chunk) {
                Some(Some(Loading::Here(details))) => Loading::Here(Arc::new(details.get(at)?.clone())),
                Some(Some(Loading::Failed)) | None => Loading::Failed,
                Some(Some(Loading::Coming) | None) => Loading::Coming,
            })
        });
        Self {
            catalogue: StoredValue::new(catalogue),
            now,
            live: Memo::new(move |_| now.get().live),
            route,
            detail,
            listing,
            archive,
            index,
            chunks,
            query,
            asked: RwSignal::new(Vec::new()),
            typed: RwSignal::default(),
            results,
            marks: Memo::new(move |_| results.with(|results| results.marks.clone())),
            unfolded: RwSignal::default(),
            window: RwSignal::new(0..PAGE),
            row_height: RwSignal::default(),
            offline: RwSignal::new(false),
            count: NodeRef::new(),
            saved,
        }
    }

    /// The store of a page that shows some offers of a listing and answers no question.
    #[must_use]
    pub fn of_cards(root: &str, listing: Arc<Listing>, made: Day) -> Self {
        let catalogue = Catalogue { root: root.to_owned(), ..Catalogue::default() };
        let store = Self::new(catalogue, listing, made, Route::Nowhere, SavedState::of_page());
        Self { results: Memo::new(|_| Arc::default()), marks: Memo::new(|_| Vec::new()), ..store }
    }

    /// The store of an offer's static page.
    #[must_use]
    pub fn of_offer(root: &str, id: OfferId, detail: Arc<Detail>, made: Day) -> Self {
        let store = Self::of_cards(root, Arc::default(), made);
        store.route.set(Route::Offer(id));
        Self { detail: Memo::new(move |_| Some(Loading::Here(detail.clone()))), ..store }
    }

    /// Gives the store, and the parts of it that components of other pages use too, as context.
    pub fn provide(self) {
        provide_context(self);
        provide_context(self.now);
        provide_context(self.saved);
        provide_context(Root(self.root()));
    }

    /// Path to the site's root.
    #[must_use]
    pub fn root(self) -> String {
        self.catalogue.with_value(|catalogue| catalogue.root.clone())
    }

    /// The address of an offer's page.
    #[must_use]
    pub fn address(self, id: &str) -> String {
        self.catalogue.with_value(|catalogue| {
            if catalogue.samples { format!("#{id}") } else { super::offer_address(&catalogue.root, id) }
        })
    }

    /// What to say of what is still on its way, or could not be had: the words' search when words are asked, then the older
    /// offers.
    #[must_use]
    pub fn notice(self) -> Option<&'static str> {
        let words = self.query.with(|query| !query.text.is_empty());
        match (&*self.index.read(), &*self.archive.read()) {
            _ if !self.live.get() => None,
            (Loading::Coming, _) if words => Some(wording::SEARCH_LOADING),
            (Loading::Failed, _) if words => Some(wording::SEARCH_FAILED),
            (_, Loading::Coming) => Some(wording::ARCHIVE_LOADING),
            (_, Loading::Failed) => Some(wording::ARCHIVE_FAILED),
            (_, Loading::Here(())) => None,
        }
    }

    /// How many offers answer. Where nothing is asked, those of the archive are counted before they are there.
    #[must_use]
    pub fn found(self) -> usize {
        if matches!(*self.archive.read(), Loading::Coming) && self.asks_nothing() {
            return self.catalogue.with_value(|catalogue| catalogue.chunking.all());
        }
        self.results.with(|results| results.found.len())
    }

    /// The ids of the offers that answer.
    #[must_use]
    pub fn ids_found(self) -> Vec<String> {
        let (results, listing) = (self.results.read_untracked(), self.listing.read_untracked());
        results.found.iter().map(|at| listing.ids[*at as usize].to_owned()).collect()
    }

    /// How many offers answer another question.
    #[must_use]
    pub fn count_of(self, query: &Query) -> usize {
        let chunking = self.catalogue.with_value(|catalogue| catalogue.chunking);
        let words = match &*self.index.read() {
            Loading::Here(index) if !query.text.is_empty() => {
                Some(answer(index, &query.text, &query.as_written, self.chunks, chunking))
            }
            _ => None,
        };
        query::apply(query, &self.listing.read(), words.as_deref(), self.now.get().day).found.len()
    }

    /// Whether the question is the empty one.
    #[must_use]
    pub fn asks_nothing(self) -> bool {
        self.query.with(|query| query.text.is_empty() && query.filters() == 0)
    }

    /// How many offers a list has.
    #[must_use]
    pub fn length(self, part: Part) -> usize {
        self.results.with(|results| part.ranks(results).len())
    }

    /// The rows of a list that are drawn.
    #[must_use]
    pub fn rows(self, part: Part) -> Vec<Row> {
        let (results, window) = (self.results.read(), self.window.read());
        let ranks = part.ranks(&results);
        let drawn = window.start.clamp(ranks.start, ranks.end)..window.end.clamp(ranks.start, ranks.end);
        let row = |rank: usize| Some(Row { position: results.at(rank)?, number: rank - ranks.start + 1 });
        drawn.filter_map(row).collect()
    }

    /// The room for the rows of a list that are not drawn, above those that are and below, in CSS; none on a static page.
    #[must_use]
    pub fn room(self, part: Part) -> Option<[String; 2]> {
        let (window, height) = (self.window.read(), self.row_height.get());
        if !self.live.get() && height == RowHeight::default() {
            return None;
        }
        let ranks = self.results.with(|results| part.ranks(results));
        let drawn = window.start.clamp(ranks.start, ranks.end)..window.end.clamp(ranks.start, ranks.end);
        Some([drawn.start - ranks.start, ranks.end - drawn.end].map(|rows| format!("{}px", height.room(rows))))
    }

    /// What a filter offers.
    #[must_use]
    pub fn offered(self, facet: Facet) -> Offered {
        let (results, query, listing, unfolded) =
            (self.results.read(), self.query.read(), self.listing.read(), self.unfolded.read());
        let mut offered = results.offered(&[facet], &query, &listing, self.now.get().day, &unfolded);
        offered.pop().unwrap_or_default()
    }

    /// Where the text of an offer answers the words; empty where it does not, or is not there yet.
    #[must_use]
    pub fn excerpt(self, position: u32) -> Vec<Piece> {
        let marks = self.marks.read();
        if marks.is_empty() {
            return Vec::new();
        }
        let chunks = self.chunks.read();
        let chunking = self.catalogue.with_value(|catalogue| catalogue.chunking);
        let detail = detail_at(&chunks, chunking, position as usize);
        detail.map_or_else(Vec::new, |detail| search::excerpt(&detail.running_text(), &marks, EXCERPT))
    }

    /// The position of the page's offer, if the page is one and the release has it.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        position(&self.route.read(), &self.listing.read())
    }

    /// The chunk that holds the text of an offer, and its place there.
    #[must_use]
    pub fn text_of(self, position: usize) -> (usize, usize) {
        self.catalogue.with_value(|catalogue| catalogue.chunking.text_of(position))
    }

    /// Open offers like the page's; none before a program runs.
    #[must_use]
    pub fn similar(self) -> Vec<SimilarOffer> {
        let position = if self.live.get() { self.position() } else { None };
        let Some(position) = position else { return Vec::new() };
        let (listing, today) = (self.listing.read(), self.now.get().day);
        let offer = |at: u32| SimilarOffer {
            id: listing.ids[at as usize].to_owned(),
            title: listing.titles[at as usize].to_owned(),
            employer: listing.employers[at as usize].to_owned(),
            place: listing.places[at as usize].to_owned(),
            term: listing.term(at as usize),
        };
        query::similar(&listing, position, today).into_iter().map(offer).collect()
    }

    /// Asks for words as they are typed.
    pub fn type_words(self, typed: String) {
        self.set("q", &typed, Entry::Replace);
        self.typed.set(typed);
    }

    /// Changes what a field of the question holds; its name is the one in the address.
    pub fn set(self, name: &str, value: &str, entry: Entry) {
        self.change(entry, |query| query.with(name, value));
    }

    /// Chooses a value of a filter, or takes it off.
    pub fn choose(self, facet: Facet, key: &str, chosen: bool) {
        let change = |query: Query| if chosen { query.with(facet.key(), key) } else { query.without(facet, key) };
        self.change(Entry::Push, change);
    }

    /// Offers all values of a filter, or no longer.
    pub fn unfold(self, facet: Facet) {
        self.unfolded.update(|unfolded| match unfolded.iter().position(|known| *known == facet) {
            Some(at) => drop(unfolded.remove(at)),
            None => unfolded.push(facet),
        });
    }

    /// Asks for the question that is asked already, changed.
    fn change(self, entry: Entry, change: impl FnOnce(Query) -> Query) {
        self.asked.update(|asked| {
            let query = asked.last().map_or_else(|| self.query.get_untracked(), |(query, _)| query.clone());
            if entry == Entry::Replace {
                asked.pop_if(|(_, waiting)| *waiting == Entry::Replace);
            }
            asked.push((change(query), entry));
        });
    }
}

impl Part {
    /// The ranks of its offers among all results.
    #[must_use]
    pub fn ranks(self, results: &Results) -> Range<usize> {
        match self {
            Self::Open => 0..results.open,
            Self::Closed => results.open..results.found.len(),
            Self::Others => results.found.len()..results.found.len() + results.others.len(),
        }
    }
}

/// The store of the page.
#[must_use]
pub fn use_store() -> Store {
    expect_context()
}

/// The position of the offer that a route names, if the release has it.
fn position(route: &Route, listing: &Listing) -> Option<usize> {
    let Route::Offer(id) = route else { return None };
    listing.ids.iter().position(|known| known == id.as_str())
}

/// The offer at a position in full, if it is there.
fn detail_at(chunks: &[Chunk], chunking: Chunking, position: usize) -> Option<&Detail> {
    let (chunk, at) = chunking.text_of(position);
    let Some(Some(Loading::Here(details))) = chunks.get(chunk) else { return None };
    details.get(at)
}

/// What the index says of words, without the offers that do not say the phrases asked for, as far as their texts are there.
fn answer(
    index: &Index,
    words: &str,
    written: &[String],
    chunks: RwSignal<Vec<Chunk>>,
    chunking: Chunking,
) -> Arc<Answer> {
    let mut answer = index.ask_as_written(words, written);
    if !answer.phrases.is_empty() {
        let chunks = chunks.read();
        answer.keep_said(|position, phrase| {
            let detail = detail_at(&chunks, chunking, position as usize)?;
            Some(detail.texts().any(|text| phrase.is_said_in(text)))
        });
    }
    Arc::new(answer)
}
