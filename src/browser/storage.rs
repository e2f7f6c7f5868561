//! What readers save on the device, in `IndexedDB`. Only what a transaction has committed counts as saved: it stands also when
//! the browser is killed a moment later.

use gloo::events::EventListener;
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode, Storage};

/// The one store: texts by their keys.
const STORE: &str = "things";

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Database(IdbDatabase);

impl Database {
    /// Opens the database of the site at `base`; other sites of the same origin have their own.
    pub(crate) async fn open(base: &str) -> Result<Self, JsValue> {
        let factory = window().indexed_db()?.ok_or("no storage")?;
        let request: IdbOpenDbRequest = factory.open_with_u32(&name(base), 1)?;
        let opening = request.clone();
        // The first opening alone makes the store; a database of a later version does not open at all.
        let make = Closure::once_into_js(move || {
            if let Ok(database) = opening.result() {
                drop(database.unchecked_into::<IdbDatabase>().create_object_store(STORE));
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let database: IdbDatabase = answer(&request).await?.unchecked_into();
        // Whoever erases it all, or makes it another one, need not wait for this page; from then on nothing is kept here.
        let open = database.clone();
        let let_go = Closure::once_into_js(move || open.close());
        database.set_onversionchange(Some(let_go.unchecked_ref()));
        Ok(Self(database))
    }

    /// What the site calls it, see [`name`].
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// A transaction, and what ends it when the page goes. WebKit suspends a page that leaves in the middle of one, and all
    /// pages after it wait for its end: what was not committed by then is not kept, and not said to be.
    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, EventListener), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(STORE, mode)?;
        let begun = transaction.clone();
        let leaving = EventListener::once(&window(), "pagehide", move |_| drop(begun.abort()));
        Ok((transaction, leaving))
    }

    /// Everything in it: keys and texts. What is no text is left out.
    pub(crate) async fn all(&self) -> Result<Vec<(String, String)>, JsValue> {
        let (transaction, _leaving) = self.begin(IdbTransactionMode::Readonly)?;
        let store = transaction.object_store(STORE)?;
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        let (keys, values) = (answer(&keys), answer(&values));
        let (keys, values): (Array, Array) = (keys.await?.unchecked_into(), values.await?.unchecked_into());
        Ok(keys
            .iter()
            .zip(values.iter())
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    }

    /// Changes what lies under a key: `make` gets what is there and gives what is to be there, or nothing where it
    /// must stay. Comes back when it is on the device for good.
    pub(crate) async fn change(
        &self,
        key: &str,
        make: Box<dyn FnOnce(Option<String>) -> Option<String>>,
    ) -> Result<String, JsValue> {
        let (transaction, _leaving) = self.begin(IdbTransactionMode::Readwrite)?;
        let done = promise(|resolve, reject| {
            transaction.set_oncomplete(Some(resolve));
            transaction.set_onabort(Some(reject));
            transaction.set_onerror(Some(reject));
        });
        let store = transaction.object_store(STORE)?;
        let key = JsValue::from_str(key);
        let found = answer(&store.get(&key)?).await?;
        // Something that is no text was put there by a later release.
        if !found.is_undefined() && !found.is_string() {
            return Err("not of this release".into());
        }
        let text = make(found.as_string()).ok_or("not of this release")?;
        store.put_with_key(&JsValue::from_str(&text), &key)?;
        JsFuture::from(done).await?;
        Ok(text)
    }

    /// Takes something out of it.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), JsValue> {
        let (transaction, _leaving) = self.begin(IdbTransactionMode::Readwrite)?;
        let request = transaction.object_store(STORE)?.delete(&JsValue::from_str(key))?;
        answer(&request).await.map(drop)
    }
}

/// What the site at `base` calls its own on the device, and between its tabs.
pub(crate) fn name(base: &str) -> String {
    format!("emploi-public-nc {base}")
}

/// The browser's storage of short texts, for what must be known before the database is open; none where it is blocked.
pub(crate) fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// What a request is answered; listened to from now on, whenever it is awaited.
fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> {
    let done = promise(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    let request = request.clone();
    async move {
        JsFuture::from(done).await?;
        request.result()
    }
}

pub(crate) fn promise(mut listen: impl FnMut(&js_sys::Function, &js_sys::Function)) -> Promise {
    Promise::new(&mut |resolve, reject| listen(&resolve, &reject))
}
