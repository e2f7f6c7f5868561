//! Browser edge of the tools: the pages for what readers keep, take away and look at.
//!
//! A program of its own, so that the list stays small: it is loaded by its own pages only, and kept on
//! the device for later visits. It shares the library, and the app's ways to the release's data and to what is kept.

mod events;
mod files;
mod page;
mod question;

use crate::browser::saved_store::SavedStore;
use crate::browser::{begin, clock, fetch, place, release, shortcuts, status_bar, worker};
use crate::day::Day;
use crate::release::{Detail, Listing, Manifest};
use crate::search::Index;
use crate::view::layout::UiState;
use crate::view::take_over;
use crate::view::tools::{COMPARE, FAVOURITES, PAGES, Page, TAKE_AWAY};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::UrlSearchParams;
use web_sys::wasm_bindgen::JsValue;

/// Starts the tools. Called once, by the module's start.
pub fn start() {
    begin(run());
}

/// What all pages of the desk show, in signals. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
struct Tools {
    /// The page.
    page: &'static Page,
    /// The release's files.
    release: StoredValue<Manifest>,
    /// The offers.
    listing: StoredValue<Arc<Listing>>,
    /// The search index, once a question needs it.
    index: RwSignal<Option<Arc<Index>>>,
    /// The offers of the address, and those that may say the phrase asked for, in full, in the order of their positions, as
    /// far as they are there.
    sheets: RwSignal<Vec<(usize, Detail)>>,
    /// Whether they are still on their way.
    waiting: RwSignal<bool>,
    /// Today in Nouméa.
    today: RwSignal<Day>,
    /// What the reader keeps.
    keeping: SavedStore,
    /// Offers chosen to be compared.
    chosen: RwSignal<Vec<String>>,
    /// What was done last, in words.
    said: RwSignal<String>,
    /// The state of the connection.
    shell: RwSignal<UiState>,
}

impl Tools {
    /// Path of the site's root.
    fn base(self) -> String {
        self.release.with_value(|release| release.base.clone())
    }

    /// The site's whole address.
    fn whole_address(self) -> String {
        format!("{}{}", window().location().origin().unwrap_or_default(), self.base())
    }

    /// The whole address of an offer's page.
    fn offer_address(self, id: &str) -> String {
        crate::view::offer_address(&self.whole_address(), id)
    }

    /// The offer at a position in full, if it is there.
    fn sheet(self, position: usize) -> Option<Detail> {
        sheet_at(&self.sheets.read(), position).cloned()
    }

    /// The positions of the offers that the address names.
    fn named(self) -> Vec<usize> {
        let ids = [asked("offre"), asked("offres")].into_iter().flatten().collect::<Vec<_>>().join(",");
        self.listing.with_value(|listing| {
            let place = |id: &str| listing.ids.iter().position(|known| known == id);
            ids.split(',').take(crate::view::compare::MOST).filter_map(place).collect()
        })
    }

    /// Loads the offers at these positions in full. No view is told: one that was would be drawn again for each.
    async fn load_sheets(self, positions: Vec<usize>) {
        let release = self.release.get_value();
        let (mut number, mut sheets) = (usize::MAX, Vec::new());
        for at in positions {
            let (chunk, place) = release.chunking.text_of(at);
            if chunk != number {
                number = chunk;
                sheets = fetch::details(&release, chunk).await.unwrap_or_else(|reason| {
                    crate::browser::report(&reason);
                    Vec::new()
                });
            }
            if let Some(sheet) = sheets.get(place) {
                self.sheets.update_untracked(|known| {
                    if let Err(place) = known.binary_search_by_key(&at, |(at, _)| *at) {
                        known.insert(place, (at, sheet.clone()));
                    }
                });
            }
        }
    }
}

/// The offer at a position in full, among those that are there.
fn sheet_at(sheets: &[(usize, Detail)], position: usize) -> Option<&Detail> {
    let place = sheets.binary_search_by_key(&position, |(at, _)| *at).ok()?;
    sheets.get(place).map(|(_, sheet)| sheet)
}

/// A value that the page's address names.
fn asked(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Loads what the page needs, then takes the static page over.
async fn run() -> Result<(), JsValue> {
    let release = release::of_page()?;
    let listing = fetch::whole_listing(&release).await?;
    let path = window().location().pathname()?;
    let inner = path.strip_prefix(release.base.as_str()).unwrap_or_default();
    let page = PAGES.iter().find(|page| inner.starts_with(page.folder())).ok_or("no page of the desk")?;
    let owner = Owner::new();
    owner.set();
    let desk = Tools {
        page,
        release: StoredValue::new(release),
        listing: StoredValue::new(Arc::new(listing)),
        index: RwSignal::new(None),
        sheets: RwSignal::default(),
        waiting: RwSignal::new(true),
        today: RwSignal::new(clock::today()),
        keeping: SavedStore::new(),
        chosen: RwSignal::default(),
        said: RwSignal::default(),
        shell: RwSignal::default(),
    };
    desk.keeping.run(&desk.base()).await;
    if *page == FAVOURITES {
        question::keep_asked(desk).await;
        desk.keeping.visit(&desk.listing.get_value()).await;
    }
    if *page == COMPARE || *page == TAKE_AWAY {
        desk.load_sheets(desk.named()).await;
        desk.waiting.set(false);
        question::prepare(desk, &[question::asked()]).await;
    }
    take_over(place()?, move || page::whole(desk));
    lead();
    events::listen(desk);
    shortcuts::listen(&desk.base());
    clock::run(desk.today);
    desk.release.with_value(|release| worker::run(status_bar::show(desk.shell), release));
    // As the app does: from now on the page is taken over.
    drop(window().history()?.set_scroll_restoration(web_sys::ScrollRestoration::Auto));
    std::mem::forget(owner);
    Ok(())
}

/// Leads to what the address names. When the browser looked for it, it was not in the page yet.
fn lead() {
    let named = window().location().hash().unwrap_or_default();
    if let Some(named) = named.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
        named.scroll_into_view();
    }
}
