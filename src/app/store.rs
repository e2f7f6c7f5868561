//! The app's state: what was loaded, what is asked, what day it is.

use super::address::{self, Entry, Route};
use super::keeping::{Keeping, Then};
use super::release::Release;
use super::{clock, load};
use crate::day::Day;
use crate::keep::Change;
use crate::query::{self, Listing, Query, Results};
use crate::search::{self, Answer, Index, Piece};
use crate::view::sheet::{OFFERS_PER_CHUNK, Sheet};
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// Chunks of texts that are fetched unasked, for excerpts and for reading without network; more
/// than these come when an offer is opened.
const CHUNKS_UNASKED: usize = 32;

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

/// A move to another page: where to scroll to; nowhere in particular for a new page, whose heading takes the focus.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival(pub(super) Option<f64>);

/// A chunk of sheets; `None` where nobody asked for it yet.
type Chunk = Option<Loading<Arc<Vec<Sheet>>>>;

/// Everything that the views show, in signals. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// The release's files.
    pub(super) release: StoredValue<Release>,
    /// What the list needs of every offer.
    pub(super) listing: StoredValue<Arc<Listing>>,
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
    /// A move that is not done yet: it is once what the address asks for is there.
    pub(super) arrival: StoredValue<Option<Arrival>>,
    /// Today in Nouméa.
    pub(super) today: RwSignal<Day>,
    /// The answer.
    pub(super) results: Memo<Arc<Results>>,
    /// What the reader keeps.
    pub(super) keeping: Keeping,
}

/// Leaves out the offers that do not say the phrases asked for, as far as their texts are there.
fn keep_said(answer: &mut Answer, sheets: RwSignal<Vec<Chunk>>) {
    if answer.phrases.is_empty() {
        return;
    }
    let sheets = sheets.read();
    answer.keep_said(|position, phrase| {
        let position = position as usize;
        let Some(Some(Loading::Here(chunk))) = sheets.get(position / OFFERS_PER_CHUNK) else { return None };
        let sheet = chunk.get(position % OFFERS_PER_CHUNK)?;
        Some(sheet.texts().any(|text| phrase.is_said_in(text)))
    });
}

impl Store {
    /// The state of a page that has just loaded its listing.
    pub(super) fn new(release: Release, listing: Listing, route: Route, query: Query) -> Self {
        let listing = Arc::new(listing);
        let index: RwSignal<Loading<Arc<Index>>> = RwSignal::new(Loading::Coming);
        let sheets = RwSignal::new(vec![None; release.texts.len()]);
        let typed = RwSignal::new(query.text.clone());
        let query = RwSignal::new(query);
        let today = RwSignal::new(clock::today());
        let asked = listing.clone();
        let results = Memo::new(move |_| {
            let query = query.read();
            let hits = match &*index.read() {
                Loading::Here(index) if !query.text.is_empty() => {
                    let mut answer = Index::ask(index, &query.text);
                    keep_said(&mut answer, sheets);
                    Some(answer)
                }
                _ => None,
            };
            Arc::new(query::apply(&query, &asked, hits.as_ref(), today.get()))
        });
        Self {
            release: StoredValue::new(release),
            listing: StoredValue::new(listing),
            index,
            sheets,
            route: RwSignal::new(route),
            query,
            typed,
            arrival: StoredValue::new(None),
            today,
            results,
            keeping: Keeping::new(),
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

    /// What to say of the words' search while it cannot answer.
    pub(super) fn search_notice(self) -> &'static str {
        match &*self.index.read() {
            Loading::Here(_) => "",
            _ if self.query.read().text.is_empty() => "",
            Loading::Coming => wording::SEARCH_LOADING,
            Loading::Failed => wording::SEARCH_FAILED,
        }
    }

    /// Position of the page's offer, if the page is one and the release has it.
    fn position(self, route: &Route) -> Option<usize> {
        let Route::Offer(id) = route else { return None };
        self.listing.with_value(|listing| listing.ids.iter().position(|known| known == id.as_str()))
    }

    /// The offer of the page, as far as it is loaded; `None` where there is none.
    pub(super) fn sheet(self) -> Option<Loading<Sheet>> {
        let position = self.position(&self.route.read())?;
        Some(match self.sheets.read().get(position / OFFERS_PER_CHUNK) {
            Some(Some(Loading::Here(sheets))) => Loading::Here(sheets.get(position % OFFERS_PER_CHUNK)?.clone()),
            Some(Some(Loading::Failed)) | None => Loading::Failed,
            Some(Some(Loading::Coming) | None) => Loading::Coming,
        })
    }

    /// Open offers like the page's: ids, titles, and where.
    pub(super) fn similar(self, today: Day) -> Vec<[String; 3]> {
        let Some(position) = self.position(&self.route.read()) else { return Vec::new() };
        self.listing.with_value(|listing| {
            let found = query::similar(listing, position, today);
            let said = |at: usize| [&listing.ids[at], &listing.titles[at], &listing.employers[at]].map(String::clone);
            found.into_iter().map(|at| said(at as usize)).collect()
        })
    }

    /// Where the text of an offer answers the words; empty where it does not, or is not there yet.
    pub(super) fn excerpt(self, position: u32, marks: &[String]) -> Vec<Piece> {
        if marks.is_empty() {
            return Vec::new();
        }
        let position = position as usize;
        match self.sheets.read().get(position / OFFERS_PER_CHUNK) {
            Some(Some(Loading::Here(sheets))) => sheets
                .get(position % OFFERS_PER_CHUNK)
                .map(|sheet| search::excerpt(&sheet.running_text(), marks, EXCERPT))
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Changes the question, and the address with it.
    pub(super) fn ask(self, query: Query, entry: Entry) {
        if self.query.with_untracked(|now| *now == query) {
            return;
        }
        address::go(&format!("{}{}", self.base(), query.search_part()), entry);
        self.query.set(query);
    }

    /// Takes page and question from the address bar, after Back or a link.
    pub(super) fn follow_address(self) {
        let (route, query) = address::current(&self.base());
        // An offer's address holds no question: the list's stays for the way back.
        if route == Route::List {
            self.typed.set(query.text.clone());
            self.query.set(query);
        }
        self.route.set(route);
        super::spawn(self.ensure_offer());
        self.note_read();
    }

    /// Loads the text of the page's offer, if it has one and it is not there.
    pub(super) async fn ensure_offer(self) {
        if let Some(position) = self.position(&self.route.get_untracked()) {
            self.ensure_chunk(position / OFFERS_PER_CHUNK).await;
        }
    }

    async fn ensure_chunk(self, chunk: usize) {
        let wanted = matches!(self.sheets.read_untracked().get(chunk), Some(None | Some(Loading::Failed)));
        if wanted {
            self.set_chunk(chunk, Loading::Coming);
            let loaded = load::sheets(&self.release.get_value(), chunk).await;
            self.set_chunk(chunk, loaded.map_or(Loading::Failed, |sheets| Loading::Here(Arc::new(sheets))));
        }
    }

    fn set_chunk(self, chunk: usize, state: Loading<Arc<Vec<Sheet>>>) {
        self.sheets.update(|sheets| sheets[chunk] = Some(state));
    }

    /// Opens what the reader keeps, and notes that the page's offer is read.
    pub(super) async fn keep(self) {
        self.keeping.run(&self.base()).await;
        self.note_read();
    }

    /// Notes that the page's offer is read.
    fn note_read(self) {
        if let Route::Offer(id) = self.route.get_untracked()
            && self.position(&Route::Offer(id.clone())).is_some()
            && !self.keeping.is_read(id.as_str())
        {
            self.keeping.later(id.as_str().to_owned(), Change::Read, Then::Nothing);
        }
    }

    /// Loads what the first view did without: the index, then the texts.
    pub(super) fn load_the_rest(self) {
        super::spawn(async move {
            let release = self.release.get_value();
            let index = load::search(&release).await;
            self.index.set(index.map_or(Loading::Failed, |index| Loading::Here(Arc::new(index))));
            for chunk in 0..release.texts.len().min(CHUNKS_UNASKED) {
                self.ensure_chunk(chunk).await;
            }
        });
    }
}
