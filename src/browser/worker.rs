//! The service worker and the connection: reading without network, and taking a new release.
//!
//! The worker is registered only after the app has started, so a first load that failed keeps
//! nothing. A new release waits until the reader takes it; then every tab loads it (see `boot.js`).

use crate::release::Manifest;
use crate::view::layout::{KEEP_LATER_BUTTON, Kept, TAKE_UPDATE, UiState};
use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// Asks the worker to keep the release, also where all that it kept was erased since it was installed.
const BEGIN: &str = "begin";
/// Asks it whether every file of the release is kept. What was erased stays so.
const STATUS: &str = "status";
/// Its answer when they are.
const COMPLETE: &str = "complete";
/// Its answer when they are, but for those that the reader has to ask for.
const COMPLETE_BUT_LATER: &str = "complete but later";
/// Asks it to keep those too.
const KEEP_LATER: &str = "keep-later";
/// Its answer while it does.
const KEEPING: &str = "keeping";
/// Asks it to look for a new release, and so for the host.
const LOOK: &str = "look";
/// Its answer where the host was reached.
const REACHED: &str = "reached";
/// Its answer where it was not.
const OUT_OF_REACH: &str = "out of reach";
/// Tells a waiting worker to take over.
const TAKE_OVER: &str = "take-over";

/// How often a new release is looked for while the page is open, in milliseconds: it also tells
/// whether the network is there.
const LOOK_EVERY: u32 = 15 * 60_000;

/// How long the host may take to say whether there is a new release before it counts as not reached, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Starts the worker of a release's site and keeps what the page says of it right.
pub(crate) fn run(shell: RwSignal<UiState>, release: &Manifest) {
    let (base, later_bytes) = (release.base.clone(), release.later_bytes);
    let window = window();
    shell.update(|said| said.offline = !window.navigator().on_line());
    EventListener::new(&window, "offline", move |_| shell.update(|said| said.offline = true)).forget();
    super::on_click(TAKE_UPDATE, take_update);
    super::on_click(KEEP_LATER_BUTTON, keep_later);
    if container().is_none() {
        shell.update(|said| said.kept = Kept::Never);
        return;
    }
    super::spawn(async move {
        match register(&base).await {
            Ok(registration) => watch(shell, &registration, later_bytes),
            Err(reason) => {
                super::report(&reason);
                shell.update(|said| said.kept = Kept::Never);
            }
        }
    });
}

/// The worker's API, where this browser and this page have it.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    there.then(|| navigator.service_worker()).filter(|container| !container.is_undefined())
}

/// The worker of this site. One that is there already is taken as it is: registering it again waits for its script,
/// and so for a network that may hang.
async fn register(base: &str) -> Result<ServiceWorkerRegistration, JsValue> {
    let container = container().ok_or("no service worker here")?;
    let scope = format!("{}{base}", window().location().origin()?);
    let there = JsFuture::from(container.get_registration_with_document_url(base)).await?;
    if let Some(there) = there.dyn_ref::<ServiceWorkerRegistration>().filter(|there| there.scope() == scope) {
        return Ok(there.clone());
    }
    let options = RegistrationOptions::new();
    options.set_scope(base);
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let promise = container.register_with_options(&format!("{base}sw.js"), &options);
    // What guards a reader's privacy may have put something of its own here, which gives nothing.
    JsFuture::from(Promise::resolve(&promise)).await?.dyn_into()
}

/// Watches worker and network. `later_bytes`: what is kept only when asked for.
fn watch(shell: RwSignal<UiState>, registration: &ServiceWorkerRegistration, later_bytes: usize) {
    let Some(container) = container() else { return };
    let patience = StoredValue::new_local(None);
    let asked = registration.clone();
    EventListener::new(&container, "message", move |event| {
        let Some(answer) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) else { return };
        let reached = answer == REACHED;
        if reached || answer == OUT_OF_REACH {
            patience.set_value(None);
            shell.update(|said| said.offline = !reached);
            return note_waiting(shell, &asked);
        }
        let kept = match answer.as_str() {
            COMPLETE => Kept::Everything,
            COMPLETE_BUT_LATER => Kept::AllBut(later_bytes),
            KEEPING => Kept::Coming,
            _ => Kept::NotYet,
        };
        shell.update(|said| said.kept = kept);
    })
    .forget();

    let found = registration.clone();
    EventListener::new(registration, "updatefound", move |_| follow_installation(shell, &found)).forget();
    tell(registration, BEGIN);
    follow_installation(shell, registration);
    look(shell, registration, patience);
    let again = registration.clone();
    Interval::new(LOOK_EVERY, move || look(shell, &again, patience)).forget();
    let online = registration.clone();
    EventListener::new(&window(), "online", move |_| look(shell, &online, patience)).forget();
}

/// Tells what comes of a worker that is being installed.
fn follow_installation(shell: RwSignal<UiState>, registration: &ServiceWorkerRegistration) {
    note_waiting(shell, registration);
    let Some(worker) = registration.installing() else { return };
    let registration = registration.clone();
    EventListener::new(&worker, "statechange", move |_| {
        note_waiting(shell, &registration);
        ask_status(&registration);
    })
    .forget();
}

/// Has the worker look for a new release, and whether this one is still whole; a network that cannot be reached shows here,
/// whatever the system says of its cable. One that hangs never answers: then `patience` ends. (A first visit has no worker
/// to ask yet, and has just been given the newest release.)
fn look(
    shell: RwSignal<UiState>,
    registration: &ServiceWorkerRegistration,
    patience: StoredValue<Option<Timeout>, LocalStorage>,
) {
    if registration.active().is_none() {
        return shell.update(|said| said.offline = !window().navigator().on_line());
    }
    let given_up = Timeout::new(PATIENCE, move || shell.update(|said| said.offline = true));
    patience.set_value(Some(given_up));
    tell(registration, LOOK);
}

/// A worker waits behind an active one: a new release is there.
fn note_waiting(shell: RwSignal<UiState>, registration: &ServiceWorkerRegistration) {
    let waiting = registration.waiting().is_some() && registration.active().is_some();
    if shell.with_untracked(|said| said.update != waiting) {
        shell.update(|said| said.update = waiting);
    }
}

fn ask_status(registration: &ServiceWorkerRegistration) {
    tell(registration, STATUS);
}

fn tell(registration: &ServiceWorkerRegistration, what: &str) {
    if let Some(worker) = registration.active() {
        drop(worker.post_message(&JsValue::from_str(what)));
    }
}

/// Has the texts of a large archive kept, too.
fn keep_later() {
    with_registration(|registration| tell(registration, KEEP_LATER));
}

/// Takes the release that waits; the page reloads when it is in force.
fn take_update() {
    with_registration(|registration| {
        if let Some(worker) = registration.waiting() {
            drop(worker.post_message(&JsValue::from_str(TAKE_OVER)));
        }
    });
}

/// Does something with this page's worker, where it has one.
fn with_registration(act: fn(&ServiceWorkerRegistration)) {
    super::spawn(async move {
        let Some(container) = container() else { return };
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        if let Some(registration) = registration.dyn_ref() {
            act(registration);
        }
    });
}
