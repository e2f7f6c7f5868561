//! Browser edge: the static page taken over by an app that answers every question on the spot.
//!
//! The compiler's start script (`boot.js`) leaves the release's description in
//! `globalThis.release` and starts the module. The data of the page asked for are fetched first and
//! the static page is replaced only when they are there, so nothing jumps and nothing flashes. The
//! address owns the question; one [`store::Store`] holds the rest; listeners at the page's root turn
//! events into changes of either.

mod address;
pub(crate) mod clock;
mod drawer;
mod events;
pub(crate) mod keeping;
pub(crate) mod load;
pub(crate) mod offline;
mod page;
pub(crate) mod release;
mod rows;
pub(crate) mod shell;
pub(crate) mod shortcuts;
mod store;

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

/// Starts the app. Called once, by the module's start.
pub fn start() {
    begin(take_over());
}

/// Begins a program: whatever stops it is said on the page.
pub(crate) fn begin(take_over: impl Future<Output = Result<(), JsValue>> + 'static) {
    std::panic::set_hook(Box::new(|info| fatal(&info.to_string())));
    spawn(async {
        if let Err(reason) = take_over.await {
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

/// The place of the program in its page, emptied.
pub(crate) fn place() -> Result<web_sys::HtmlElement, JsValue> {
    let place = document().get_element_by_id("contenu").ok_or("no place for the program")?;
    place.set_text_content(None);
    Ok(web_sys::wasm_bindgen::JsCast::unchecked_into(place))
}

/// Loads what the page asked for needs, then replaces the static page.
async fn take_over() -> Result<(), JsValue> {
    let release = release::Release::of_page()?;
    let listing = load::listing(&release, 0).await?;
    let (route, query) = address::current(&release.base);
    let owner = Owner::new();
    owner.set();
    let store = store::Store::new(release, listing, route, query);
    store.reach_offer().await;

    let document = document();
    let before = events::BeforeTakeOver::read(&document);
    leptos::mount::mount_to(place()?, move || page::app(store)).forget();
    before.restore(&store, &document);

    events::listen(store);
    shortcuts::listen(&store.base());
    rows::soon(store);
    clock::run(store.today);
    spawn(store.keep());
    store.load_the_rest();
    let data_date = store.listing.with_untracked(|listing| listing.data_date);
    store.release.with_value(|release| offline::run(shell::shown(data_date), release));
    std::mem::forget(owner);
    Ok(())
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
