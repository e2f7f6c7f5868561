//! Browser edge: the static page taken over by an app that answers every question on the spot.
//!
//! The compiler's start script (`boot.js`) leaves the release's description in
//! `globalThis.release` and starts the module. The data of the page asked for are fetched first; then the app takes the
//! elements of the static page over and changes what differs, so nothing jumps and nothing flashes. The
//! address owns the question; one [`store::Store`] holds the rest; listeners at the page's root turn
//! events into changes of either.

mod address;
pub(crate) mod clock;
mod drawer;
pub(crate) mod events;
mod frames;
pub(crate) mod keeping;
pub(crate) mod load;
pub(crate) mod offline;
mod page;
pub(crate) mod release;
mod rows;
pub(crate) mod shell;
pub(crate) mod shortcuts;
mod store;

use crate::view::{make_room, take_over};
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// Starts the app. Called once, by the module's start.
pub fn start() {
    begin(run());
}

/// Begins a program: whatever stops it is said on the page.
pub(crate) fn begin(program: impl Future<Output = Result<(), JsValue>> + 'static) {
    std::panic::set_hook(Box::new(|info| fatal(&info.to_string())));
    spawn(async {
        if let Err(reason) = program.await {
            report(&reason);
            show_notice("app-failed");
        }
    });
}

/// Begins something that takes its time. Boxed, so that the program holds one way to run a future, not one for each.
pub(crate) fn spawn(what: impl Future<Output = ()> + 'static) {
    let what: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(what);
    wasm_bindgen_futures::spawn_local(what);
}

/// A view that is rendered again when what it was made of changes. Boxed, so that the program holds one way to do so.
pub(crate) fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// The place of a program in its page.
pub(crate) fn place() -> Result<web_sys::HtmlElement, JsValue> {
    let place = document().get_element_by_id("contenu").ok_or("no place for the program")?;
    Ok(place.unchecked_into())
}

/// Lets the browser do what has waited: a page that begins must not hold up a tap, or a frame, for long. One that nobody
/// sees has no taps, and browsers let its tasks wait for a second each.
async fn next_task() {
    if document().hidden() {
        return;
    }
    let waited = drawer::promise(|resolve, _| drop(window().set_timeout_with_callback(resolve)));
    drop(wasm_bindgen_futures::JsFuture::from(waited).await);
}

/// Elements of the static page that one task takes over.
const ELEMENTS: usize = 24;

/// Which slice of the static page is taken over now: a view that tracks it is rendered again for each.
type Slice = RwSignal<u32>;

/// Loads what the page asked for needs, then takes the static page over: in small tasks.
async fn run() -> Result<(), JsValue> {
    next_task().await;
    let release = release::Release::of_page()?;
    let listing = load::listing(&release, 0).await?;
    let (route, query) = address::current(&release.base);
    let owner = Owner::new();
    owner.set();
    let store = store::Store::new(release, listing, route, query);
    store.reach_offer().await;
    spawn(store.keep());
    next_task().await;
    store.results.with_untracked(|_| ());
    next_task().await;

    let (place, slice) = (place()?, RwSignal::new(0));
    for rows in 0..2 {
        store.drawn.set(0..rows);
        drop(page::draft(store, slice));
        next_task().await;
    }
    store.drawn.set(rows::STANDING);
    in_slices(slice, move || take_over(place, move || page::app(store, slice))).await;
    in_slices(slice, move || {
        events::take_typed(store);
        store.filters.update(|filters| filters.own = true);
        events::listen(store);
        shortcuts::listen(&store.base());
    })
    .await;

    rows::look_soon(store);
    clock::run(store.today);
    store.load_the_rest();
    next_task().await;
    store.release.with_value(|release| offline::run(shell::show(store.shell), release));
    std::mem::forget(owner);
    Ok(())
}

/// Draws something in the place of the static page: no more of it in one task than [`ELEMENTS`].
async fn in_slices(slice: Slice, draw: impl FnOnce()) {
    make_room(ELEMENTS);
    draw();
    next_task().await;
    while make_room(ELEMENTS) {
        slice.update(|slice| *slice += 1);
        next_task().await;
    }
    make_room(usize::MAX);
}

/// A panic leaves a half-alive page: say so, once, in plain DOM, and let nothing more be saved.
fn fatal(reason: &str) {
    report(&JsValue::from_str(reason));
    if let Some(details) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("crash-details"))
    {
        details.set_text_content(Some(&format!("{reason}\n")));
    }
    show_notice("app-crashed");
}

pub(crate) fn report(reason: &JsValue) {
    web_sys::console::error_1(reason);
}

/// Shows one of the page's ready-made notices.
fn show_notice(id: &str) {
    if let Some(notice) =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id))
    {
        drop(notice.remove_attribute("hidden"));
    }
}
