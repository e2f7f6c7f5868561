//! Browser edge of the tools: favourites, comparison, map, calendar and export.
//!
//! They are a program of their own, so that the list's stays small: only their pages load it. Map and calendar are complete
//! static pages, which leptos hydrates. Favourites, comparison and export are mounted in place of a sentence: what they show is
//! on the reader's device or in the address, so no static page can contain it.

#![allow(
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    reason = "`view!` calls a component and uses what it returns; props are named and owned, as `#[component]` asks"
)]

mod address;
pub mod backup;
pub mod compare;
mod download;
pub mod export;
pub mod favourites;
pub mod news;
pub mod searches;
mod store;

use crate::browser::{begin, clock, dismiss, fetch, place, release, shortcuts, status_bar, worker};
use crate::day::Day;
use crate::view::calendar::ClosingsCalendar;
use crate::view::map::CommuneMap;
use crate::view::tools::Tool;
use crate::view::{Now, Root};
use compare::ComparePage;
use export::ExportPage;
use favourites::FavouritesPage;
use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use store::Store;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsValue;

/// Starts the program. Called once, by the module's start.
pub fn start() {
    begin(run());
}

/// Loads what the page needs, then hydrates or mounts it.
async fn run() -> Result<(), JsValue> {
    let release = release::of_page()?;
    let tool = address::tool(&release.base).ok_or("no page of this program")?;
    let listing = fetch::whole_listing(&release).await?;
    let owner = Owner::new();
    owner.set();
    let store = Store::new(release, listing);
    store.load(tool).await;
    show(tool, store)?;
    scroll_to_fragment();
    shortcuts::listen(&store.root());
    dismiss::listen();
    dismiss::let_toast_go(store.saved.state);
    worker::run(status_bar::show(RwSignal::default()), &store.release());
    std::mem::forget(owner);
    Ok(())
}

/// Hydrates or mounts a page, then keeps its day right.
fn show(tool: Tool, store: Store) -> Result<(), JsValue> {
    let main = place()?;
    let (listing, asked) = (store.listing(), RwSignal::new(None));
    match tool {
        Tool::Favourites => mount(main, store, || view! { <FavouritesPage /> }.into_any()),
        Tool::Compare => mount(main, store, || view! { <ComparePage /> }.into_any()),
        Tool::Export => mount(main, store, || view! { <ExportPage /> }.into_any()),
        Tool::Map => hydrate(main, store, move || view! { <CommuneMap listing /> }.into_any())?,
        Tool::Calendar => hydrate(main, store, move || view! { <ClosingsCalendar listing asked /> }.into_any())?,
    }
    let today = RwSignal::new(clock::today());
    clock::run(today);
    Effect::new(move |_| {
        store.now.set(Now { day: today.get(), live: true });
        asked.set(address::month());
    });
    Ok(())
}

/// Shows a page in place of what stands in the main part.
fn mount(main: HtmlElement, store: Store, page: fn() -> AnyView) {
    main.replace_children_with_node_0();
    let page = move || {
        provide_context(store);
        provide_context(Root(store.root()));
        provide_context(store.now);
        provide_context(store.saved.state);
        page()
    };
    mount_to(main, page).forget();
}

/// Makes a static page live. It is rendered first as it stands, so that leptos finds its nodes. A page that a translator has
/// changed has other nodes: it is replaced.
fn hydrate(main: HtmlElement, store: Store, page: impl FnOnce() -> AnyView + 'static) -> Result<(), JsValue> {
    let page = move || {
        provide_context(Root(store.root()));
        provide_context(store.now);
        page()
    };
    if main.query_selector("font")?.is_some() {
        // The map's outlines, which stand behind it, stay.
        main.query_selector("[data-day]")?.ok_or("no page")?.remove();
        mount_to(main, page).forget();
    } else {
        store.now.set(Now { day: rendered_on(&main).ok_or("no day")?, live: false });
        hydrate_from(main, page).forget();
    }
    Ok(())
}

/// The day on which a static page was rendered.
fn rendered_on(main: &HtmlElement) -> Option<Day> {
    main.query_selector("[data-day]").ok()??.get_attribute("data-day")?.parse().ok()
}

/// Scrolls to what the fragment of the address names: it was not in the page when the browser looked for it.
fn scroll_to_fragment() {
    let fragment = window().location().hash().unwrap_or_default();
    if let Some(named) = fragment.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
        named.scroll_into_view();
    }
}
