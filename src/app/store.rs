//! The app's state: what was loaded, what is asked, what day it is.

use super::address::{self, Entry, Route};
use super::events;
use super::frames::after_frame;
use super::rows::{self, Height, Place};
use crate::browser::saved_store::SavedStore;
use crate::browser::{clock, fetch, next_task, spawn};
use crate::day::Day;
use crate::query::{self, Facet, Query, Results, Sort};
use crate::release::{Chunking, Column as _, Detail, Listing, Manifest};
use crate::saved::Change;
use crate::search::{self, Answer, Index, Piece};
use crate::view::detail::SimilarOffer;
use crate::view::layout::UiState;
use crate::view::saved_state::OnCommit;
use crate::wording;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// Chunks of texts that are fetched unasked, for excerpts and for reading without network: of a
/// usual archive all, of a larger one those of the offers that are not over. Others come when an
/// offer is opened.
const CHUNKS_UNASKED: usize = 32;

/// How long a reader who types must pause, in milliseconds, until the filters and the rows below the screen follow, and the
/// words are written into the address: browsers are slow at that, and some refuse a hundred changes in half a minute.
const PAUSE: u32 = 200;

/// What the index is asked once it is there: a beginning, a longer one, a word with a typo.
const WARM_UP: [&str; 3] = ["a", "in", "emplio"];

/// From one of them to the next, in milliseconds.
const WARM_UP_EVERY: u32 = 400;

/// A file that may still be on its way.
#[derive(Clone, Debug)]
pub(super) enum Loading<T> {
    /// Not there yet.
    Coming,
    /// There.
    Here(T),
    /// It could not be had.
    Failed,
}

/// A move to another page: from which, and where to scroll to; nowhere in particular on a new page.
#[derive(Clone, Debug)]
pub(super) struct Arrival(pub(super) Route, pub(super) Option<Place>);

/// A chunk of sheets; `None` where nobody asked for it yet.
type Chunk = Option<Loading<Arc<Vec<Detail>>>>;

/// Everything that the views show, in signals. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// The release's files.
    pub(super) release: StoredValue<Manifest>,
    /// What the list needs of every offer, as far as it is there.
    pub(super) listing: RwSignal<Arc<Listing>>,
    /// The parts of the listing that the first view did without.
    archive: RwSignal<Loading<()>>,
    /// The search index.
    index: RwSignal<Loading<Arc<Index>>>,
    /// The texts.
    sheets: RwSignal<Vec<Chunk>>,
    /// The page.
    pub(super) route: RwSignal<Route>,
    /// The question.
    pub(super) query: RwSignal<Query>,
    /// The words in the search box, as typed.
    pub(super) typed: RwSignal<String>,
    /// Today in Nouméa.
    pub(super) today: RwSignal<Day>,
    /// The answer.
    pub(super) results: Memo<Arc<Results>>,
    /// What the reader keeps.
    pub(super) keeping: SavedStore,
    /// The rows of the results that are drawn.
    pub(super) drawn: RwSignal<Range<usize>>,
    /// What is noted from one change of the page to the next.
    pub(super) noted: StoredValue<Noted>,
    /// The filters as they are drawn.
    pub(super) filters: RwSignal<Filters>,
    /// The state of the connection.
    pub(super) shell: RwSignal<UiState>,
}

/// The filters as they are drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Filters {
    /// Whether they are the app's own; until then the static page's form stands.
    pub(super) own: bool,
    /// Those of which all values are offered.
    pub(super) unfolded: Vec<Facet>,
}

/// What is noted from one change of the page to the next, and seen by nobody.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted {
    /// A move that is not done yet: it is once what the address asks for is there.
    pub(super) arrival: Option<Arrival>,
    /// Whether the page is on its way to another place.
    pub(super) moving: bool,
    /// How high the rows are.
    pub(super) height: Height,
    /// Whether they will be looked at soon.
    pub(super) looking: bool,
    /// What is being typed.
    pub(super) typed: Typed,
    /// The list in the orders asked for.
    orders: Vec<Ordered>,
    /// The words last searched for, and what the index says of them.
    searched: Option<(String, Arc<Answer>)>,
    /// The words marked in the excerpts.
    marks: Vec<String>,
    /// The excerpts, by the offers' positions.
    excerpts: Vec<(u32, Vec<Piece>)>,
}

/// What is being typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// The question, until it is asked in a task of its own.
    query: Option<Query>,
    /// Keys so far, and whether the reader has not paused since the last.
    keys: u32,
    pub(super) going_on: bool,
    /// Whether the address lacks the last of them.
    unwritten: bool,
}

/// An order of the list, for a number of offers and a day.
type Ordered = (Sort, usize, Day, Arc<Vec<u32>>);

/// The list in an order; kept, since a day's orders are few and asked for at every key.
fn ordered(noted: StoredValue<Noted>, listing: &Listing, sort: Sort, today: Day) -> Arc<Vec<u32>> {
    let all = listing.len();
    let found = noted.with_value(|noted| {
        let mut orders = noted.orders.iter();
        orders.find(|order| (order.0, order.1, order.2) == (sort, all, today)).map(|order| order.3.clone())
    });
    found.unwrap_or_else(|| {
        let order = Arc::new(query::order(listing, sort, today));
        noted.update_value(|noted| {
            noted.orders.retain(|order| (order.1, order.2) == (all, today));
            noted.orders.push((sort, all, today, order.clone()));
        });
        order
    })
}

/// What the index says of words; noted, since it is asked for in a task of its own, and again when a filter changes.
fn searched(noted: StoredValue<Noted>, index: &Arc<Index>, words: &str) -> Arc<Answer> {
    let known = noted
        .with_value(|noted| noted.searched.as_ref().filter(|(of, _)| of == words).map(|(_, answer)| answer.clone()));
    known.unwrap_or_else(|| {
        let answer = Arc::new(Index::ask(index, words));
        noted.update_value(|noted| noted.searched = Some((words.to_owned(), answer.clone())));
        answer
    })
}

/// Leaves out the offers that do not say the phrases asked for, as far as their texts are there.
fn keep_said(answer: &mut Arc<Answer>, sheets: RwSignal<Vec<Chunk>>, chunking: Chunking) {
    if answer.phrases.is_empty() {
        return;
    }
    let sheets = sheets.read();
    Arc::make_mut(answer).keep_said(|position, phrase| {
        let (chunk, at) = chunking.text_of(position as usize);
        let Some(Some(Loading::Here(chunk))) = sheets.get(chunk) else { return None };
        Some(chunk.get(at)?.texts().any(|text| phrase.is_said_in(text)))
    });
}

impl Store {
    /// The state of a page that has just loaded its listing.
    pub(super) fn new(release: Manifest, listing: Listing, route: Route, query: Query) -> Self {
        let chunking = release.chunking;
        let listing = RwSignal::new(Arc::new(listing));
        let noted = StoredValue::<Noted>::default();
        let index: RwSignal<Loading<Arc<Index>>> = RwSignal::new(Loading::Coming);
        let sheets = RwSignal::new(vec![None; release.texts.len()]);
        let typed = RwSignal::new(query.text.clone());
        let query = RwSignal::new(query);
        let today = RwSignal::new(clock::today());
        let results = Memo::new(move |_| {
            let query = query.read();
            let hits = match &*index.read() {
                Loading::Here(index) if !query.text.is_empty() => {
                    let mut answer = searched(noted, index, &query.text);
                    keep_said(&mut answer, sheets, chunking);
                    Some(answer)
                }
                _ => None,
            };
            let (listing, today) = (listing.read(), today.get());
            let order = ordered(noted, &listing, query.order(), today);
            Arc::new(query::answer(&query, &listing, &order, hits.as_deref(), today))
        });
        Self {
            archive: RwSignal::new(if release.listing.len() > 1 { Loading::Coming } else { Loading::Here(()) }),
            release: StoredValue::new(release),
            listing,
            index,
            sheets,
            route: RwSignal::new(route),
            query,
            typed,
            today,
            results,
            keeping: SavedStore::new(),
            drawn: RwSignal::new(rows::STANDING),
            noted,
            filters: RwSignal::default(),
            shell: RwSignal::new(UiState { offline: !window().navigator().on_line(), ..UiState::default() }),
        }
    }

    /// Path of the site's root.
    pub(super) fn base(self) -> String {
        self.release.with_value(|release| release.base.clone())
    }

    /// The site's name.
    pub(super) fn site(self) -> String {
        self.release.with_value(|release| release.site.clone())
    }

    /// What to say of what is still on its way, or could not be had: the words' search when words are
    /// asked, then the older offers.
    pub(super) fn notice(self) -> &'static str {
        let words = !self.query.read().text.is_empty();
        match (&*self.index.read(), &*self.archive.read()) {
            (Loading::Coming, _) if words => wording::SEARCH_LOADING,
            (Loading::Failed, _) if words => wording::SEARCH_FAILED,
            (_, Loading::Coming) => wording::ARCHIVE_LOADING,
            (_, Loading::Failed) => wording::ARCHIVE_FAILED,
            _ => "",
        }
    }

    /// Position of the page's offer, if the page is one and the release has it.
    fn position(self, route: &Route) -> Option<usize> {
        let Route::Offer(id) = route else { return None };
        self.listing.read().ids.iter().position(|known| known == id.as_str())
    }

    /// Chunk of an offer's text, and its place there.
    fn text_of(self, position: usize) -> (usize, usize) {
        self.release.with_value(|release| release.chunking).text_of(position)
    }

    /// The offer of the page, as far as it is loaded; `None` where there is none.
    pub(super) fn sheet(self) -> Option<Loading<Detail>> {
        let Some(position) = self.position(&self.route.read()) else {
            return match &*self.archive.read() {
                Loading::Coming => Some(Loading::Coming),
                Loading::Failed => Some(Loading::Failed),
                Loading::Here(()) => None,
            };
        };
        let (chunk, at) = self.text_of(position);
        Some(match self.sheets.read().get(chunk) {
            Some(Some(Loading::Here(sheets))) => Loading::Here(sheets.get(at)?.clone()),
            Some(Some(Loading::Failed)) | None => Loading::Failed,
            Some(Some(Loading::Coming) | None) => Loading::Coming,
        })
    }

    /// Open offers like the page's.
    pub(super) fn similar(self, today: Day) -> Vec<SimilarOffer> {
        let Some(position) = self.position(&self.route.read()) else { return Vec::new() };
        let listing = self.listing.read();
        let offer = |at: u32| {
            let at = at as usize;
            let [id, title, employer] =
                [&listing.ids[at], &listing.titles[at], &listing.employers[at]].map(str::to_owned);
            SimilarOffer { id, title, employer }
        };
        query::similar(&listing, position, today).into_iter().map(offer).collect()
    }

    /// Where the text of an offer answers the words; empty where it does not, or is not there yet.
    pub(super) fn excerpt(self, position: u32, marks: &[String]) -> Vec<Piece> {
        if marks.is_empty() {
            return Vec::new();
        }
        let (chunk, at) = self.text_of(position as usize);
        let sheets = self.sheets.read();
        let Some(Some(Loading::Here(sheets))) = sheets.get(chunk) else { return Vec::new() };
        let Some(sheet) = sheets.get(at) else { return Vec::new() };
        self.noted
            .try_update_value(|noted| {
                if noted.marks != marks {
                    marks.clone_into(&mut noted.marks);
                    noted.excerpts.clear();
                }
                if let Some((_, known)) = noted.excerpts.iter().find(|(known, _)| *known == position) {
                    return known.clone();
                }
                let excerpt = search::excerpt(&sheet.running_text(), marks, EXCERPT);
                noted.excerpts.push((position, excerpt.clone()));
                excerpt
            })
            .unwrap_or_default()
    }

    /// Takes a question: its results are seen from their beginning.
    fn set_query(self, query: Query) {
        self.noted.update_value(|noted| (noted.height, noted.typed.query) = (Height::default(), None));
        self.drawn.set(rows::first());
        self.query.set(query);
        rows::look_soon(self);
    }

    /// Asks a question while the reader types: the index in a task of its own, then the page in another one, so that no key
    /// waits for the answer to the one before.
    pub(super) fn ask_typed(self, query: Query) {
        self.type_on();
        // One that waits already is asked as it is by now.
        if self.noted.try_update_value(|noted| noted.typed.query.replace(query).is_some()) == Some(true) {
            return;
        }
        spawn(async move {
            next_task().await;
            // None where all words were erased: nothing is searched for that is not asked.
            let words = self.noted.with_value(|noted| noted.typed.query.as_ref().map(|query| query.text.clone()));
            if let (Loading::Here(index), Some(words)) = (&*self.index.read_untracked(), words)
                && !words.is_empty()
            {
                searched(self.noted, index, &words);
            }
            next_task().await;
            self.ask_waiting();
        });
    }

    /// Asks the question that was typed and waits, if one does.
    fn ask_waiting(self) {
        if let Some(query) = self.noted.try_update_value(|noted| noted.typed.query.take()).flatten() {
            self.ask(query, Entry::Replace);
        }
    }

    /// Changes the question, and the address with it: for a choice at once, for words once the reader pauses.
    pub(super) fn ask(self, query: Query, entry: Entry) {
        if self.query.with_untracked(|now| *now == query) {
            return;
        }
        match entry {
            Entry::Push => {
                self.write_address();
                self.noted.update_value(|noted| noted.typed.going_on = false);
                address::remember(rows::place(self));
                address::go(&format!("{}{}", self.base(), query.search_part()), entry);
                self.set_query(query);
            }
            Entry::Replace => {
                self.set_query(query);
                self.noted.update_value(|noted| noted.typed.unwritten = true);
                self.type_on();
            }
        }
    }

    /// Waits for a pause, from now on: until then nothing else is written into the fields, where the next key may be already.
    fn type_on(self) {
        let number = self.noted.try_update_value(|noted| {
            let typed = &mut noted.typed;
            typed.going_on = true;
            typed.keys = typed.keys.wrapping_add(1);
            typed.keys
        });
        let paused = move || {
            if number == Some(self.noted.with_value(|noted| noted.typed.keys)) {
                self.noted.update_value(|noted| noted.typed.going_on = false);
                self.write_address();
                self.filters.notify();
                rows::look_soon(self);
            }
        };
        Timeout::new(PAUSE, paused).forget();
    }

    /// Asks for the words that were typed last and writes them into the address, if they are not there yet.
    pub(super) fn write_address(self) {
        self.ask_waiting();
        if self.noted.try_update_value(|noted| std::mem::take(&mut noted.typed.unwritten)) == Some(true) {
            let question = self.query.with_untracked(Query::search_part);
            address::go(&format!("{}{question}", self.base()), Entry::Replace);
        }
    }

    /// Takes page and question from the address bar, after Back or a link.
    pub(super) fn follow_address(self) {
        // The number goes on, so that no pause is taken for another one.
        self.noted.update_value(|noted| noted.typed = Typed { keys: noted.typed.keys, ..Typed::default() });
        let (route, query) = address::current(&self.base());
        // An offer's address holds no question: the list's stays for the way back.
        if route == Route::List {
            self.typed.set(query.text.clone());
            self.set_query(query);
        }
        self.route.set(route);
        spawn(self.ensure_offer());
        self.note_read();
    }

    /// Whether the address names a part of the page that is shown.
    pub(super) fn is_within(self) -> bool {
        let (route, query) = address::current(&self.base());
        let same = route == self.route.get_untracked() && (route != Route::List || query == self.query.get_untracked());
        same && window().location().hash().is_ok_and(|part| !part.is_empty())
    }

    /// Loads the text of the page's offer, if it has one and it is not there.
    async fn ensure_offer(self) {
        let position = untrack(|| self.position(&self.route.get_untracked()));
        if let Some(position) = position {
            self.ensure_chunk(self.text_of(position).0).await;
        }
    }

    /// As [`Self::ensure_offer`], with the older offers when it may be one of them.
    pub(super) async fn reach_offer(self) {
        let unknown = || untrack(|| self.position(&self.route.get_untracked()).is_none());
        if self.route.get_untracked() != Route::List && unknown() {
            self.load_archive().await;
        }
        self.ensure_offer().await;
    }

    /// Loads the parts of the listing that the first view did without, one behind the other.
    async fn load_archive(self) {
        let release = self.release.get_value();
        for part in 1..release.listing.len() {
            let Ok(more) = fetch::listing(&release, part).await else {
                self.archive.set(Loading::Failed);
                return;
            };
            self.listing.update(|listing| Arc::make_mut(listing).append(&more));
        }
        self.archive.set(Loading::Here(()));
    }

    async fn ensure_chunk(self, chunk: usize) {
        let wanted = matches!(self.sheets.read_untracked().get(chunk), Some(None | Some(Loading::Failed)));
        if wanted {
            self.set_chunk(chunk, Loading::Coming);
            let loaded = fetch::details(&self.release.get_value(), chunk).await;
            self.set_chunk(chunk, loaded.map_or(Loading::Failed, |sheets| Loading::Here(Arc::new(sheets))));
        }
    }

    fn set_chunk(self, chunk: usize, state: Loading<Arc<Vec<Detail>>>) {
        self.sheets.update(|sheets| sheets[chunk] = Some(state));
    }

    /// Opens what the reader keeps, and notes that the page's offer is read.
    pub(super) async fn keep(self) {
        self.keeping.open(&self.base()).await;
        self.note_read();
    }

    /// Notes that the page's offer is read.
    fn note_read(self) {
        if let Route::Offer(id) = self.route.get_untracked()
            && untrack(|| self.position(&Route::Offer(id.clone()))).is_some()
            && !untrack(|| self.keeping.state.offer(id.as_str())).read
        {
            self.keeping.state.commit(id.as_str().to_owned(), Change::Read, OnCommit::Nothing);
        }
    }

    /// Loads the texts of the first offers that answer.
    async fn load_first_texts(self) {
        let first = self.results.with_untracked(|results| {
            results.found.iter().take(rows::STANDING.end).map(|at| self.text_of(*at as usize).0).collect::<Vec<_>>()
        });
        for chunk in first {
            self.ensure_chunk(chunk).await;
        }
    }

    /// Loads what the first view did without: the index and the older offers, then the texts.
    pub(super) fn load_the_rest(self) {
        let index = async move {
            let index = fetch::search(&self.release.get_value()).await;
            self.index.set(index.map_or(Loading::Failed, |index| Loading::Here(Arc::new(index))));
            // A browser compiles functions when they are first called: not at the reader's first key, but now.
            for (words, turn) in WARM_UP.into_iter().zip(1..) {
                Timeout::new(turn * WARM_UP_EVERY, move || {
                    events::rehearse();
                    if let Loading::Here(index) = &*self.index.read_untracked() {
                        drop(Index::ask(index, words));
                    }
                })
                .forget();
            }
        };
        spawn(async move {
            // Words in the address are answered first, with the excerpts of the offers seen: once they are, nothing moves.
            if address::is_unanswered() && self.query.with_untracked(|query| !query.text.is_empty()) {
                index.await;
                self.load_first_texts().await;
                // The filters follow behind the frame of the list; they are there behind the next.
                after_frame(|| after_frame(address::answer));
            } else {
                spawn(index);
                address::answer();
            }
            if matches!(*self.archive.read_untracked(), Loading::Coming) {
                self.load_archive().await;
                self.ensure_offer().await;
            }
            let chunks = self.release.with_value(|release| release.texts.len());
            let current = self.release.with_value(|release| self.text_of(release.chunking.current()).0);
            let unasked = if chunks <= CHUNKS_UNASKED { chunks } else { current.min(CHUNKS_UNASKED) };
            for chunk in 0..unasked {
                self.ensure_chunk(chunk).await;
            }
        });
    }
}
