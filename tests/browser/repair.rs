//! P10: the page that checks, mends and erases what is kept on the device.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::{Fault, Server};
use crate::site;
use emploi::wording;

/// The star of a favourite, in the list.
const FAVOURITE: &str = "return document.querySelector('.star[aria-pressed=true]')?.textContent ?? null";

/// Waits until the page tells this outcome.
async fn tells(browser: &Browser, outcome: &str) {
    let script = format!("return document.getElementById('repair-{outcome}')?.checkVisibility()");
    browser.until(&format!("the page tells «{outcome}»"), &script).await;
}

/// A file of the release is holed, another one spoilt: both are found, and mended; then all is erased, and a neighbour's is not.
pub(crate) async fn the_way_out_checks_mends_and_erases(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("repair")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    browser.click(".star[aria-pressed=false]").await;
    browser.until("an offer is a favourite", FAVOURITE).await;
    // The program is broken from now on: the way out does not need it.
    server.fault(&site::file(&site, "app-", ".wasm"), Fault::Truncated);
    browser.visit(&server.url("/reparer/")).await;
    browser.click("#repair-check").await;
    tells(&browser, "good").await;

    let spoil = "const cache = await caches.open((await caches.keys())[0]);
        const all = (await cache.keys()).map(one => one.url);
        await cache.delete(all.find(url => url.includes('/data/listing')));
        await cache.put(all.find(url => url.includes('/data/search')), new Response('spoilt'));";
    browser.settle(spoil).await;
    browser.click("#repair-check").await;
    tells(&browser, "bad").await;
    assert_eq!(browser.text("return document.querySelector('#repair-bad [data-count]').textContent").await, "2");
    browser.click("#repair-mend").await;
    tells(&browser, "mended").await;
    browser.click("#repair-check").await;
    tells(&browser, "good").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());

    let neighbour = "await caches.open('a neighbour'); localStorage.setItem('mine', 'kept');
        localStorage.setItem('emploi-public-nc / raccourcis', 'non');
        await new Promise(done => { indexedDB.open('a neighbour').onsuccess = event => { event.target.result.close(); done(); }; });";
    browser.settle(neighbour).await;
    // Another tab shows what is about to go.
    let other = browser.second_tab(&server.url("/favoris/")).await;
    browser.to_tab(&other).await;
    page::running(&browser).await;
    browser.until("it shows the favourite", "return document.querySelector('.favourite')").await;
    page::kept(&browser).await;
    let tabs = browser.tabs().await;
    let first = tabs.iter().find(|tab| **tab != other).expect("the first tab");
    browser.to_tab(first).await;
    assert_eq!(browser.run("return document.getElementById('repair-erase').disabled").await, true, "not by a slip");
    browser.click("#repair-sure").await;
    // A browser that never says that one part is gone holds up no other part, and the page says that it is not done.
    browser.run("IDBFactory.prototype.deleteDatabase = () => ({})").await;
    browser.click("#repair-erase").await;
    tells(&browser, "failed").await;
    assert_eq!(page::caches(&browser).await, ["a neighbour"]);
    browser.visit(&server.url("/reparer/")).await;
    browser.click("#repair-sure").await;
    browser.click("#repair-erase").await;
    tells(&browser, "erased").await;
    assert_eq!(page::caches(&browser).await, ["a neighbour"]);
    assert_eq!(page::workers(&browser).await, Vec::<String>::new());
    assert_eq!(browser.run("return Object.keys(localStorage)").await, serde_json::json!(["mine"]));
    assert_eq!(browser.run("return localStorage.getItem('mine')").await, "kept");
    let bases = "return (await indexedDB.databases()).map(one => one.name)";
    assert_eq!(browser.settle(bases).await, serde_json::json!(["a neighbour"]));
    // And that is what the reader sees; what the other tab still shows it cannot keep any more, and says so.
    browser.to_tab(&other).await;
    page::write_note(&browser, "trop tard").await;
    page::says(&browser, ".mine-said", wording::NOT_SAVED).await;
    assert_eq!(browser.text("return document.querySelector('textarea').value").await, "trop tard", "it is still there");
    // Nor does the worker of that tab begin to keep the site again, whatever it is asked.
    let asked = "const { controller } = navigator.serviceWorker;
        if (!controller) return 'incomplete';
        const answer = new Promise(done => { navigator.serviceWorker.onmessage = event => done(event.data); });
        controller.postMessage('status');
        return answer";
    assert_eq!(browser.settle(asked).await, "incomplete");
    assert_eq!(page::caches(&browser).await, ["a neighbour"]);
    browser.to_tab(first).await;
    server.heal();
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    assert_eq!(browser.run(FAVOURITE).await, serde_json::Value::Null);
    browser.close().await;
}
