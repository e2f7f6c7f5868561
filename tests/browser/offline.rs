//! P1: the second visit needs no network.

use crate::browser::{Browser, Driver, Setup};
use crate::pace::Stopwatch;
use crate::page::{self, Published};
use crate::server::{Fault, Server};
use crate::site;
use emploi::wording;
use std::time::Duration;

/// A first visit, until the page says that everything is kept: by the worker, not by chance by the browser.
async fn visited(driver: &Driver, setup: &Setup) -> (Server, Browser, Vec<Published>) {
    let site = site::built();
    let server = Server::of(&site);
    server.no_caching();
    let browser = Browser::start(driver, setup).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    (server, browser, page::published(&site))
}

/// List, search and every offer, all from the device.
async fn all_is_there(browser: &Browser, server: &Server, offers: &[Published]) {
    browser.visit(&server.url("/")).await;
    page::running(browser).await;
    page::lists(browser, offers.len()).await;
    page::says(browser, ".connection-data", &page::data_date(&site::built())).await;
    page::says(browser, "#connection", wording::OFFLINE).await;
    page::search(browser, &offers[0].title).await;
    let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offers[0].id);
    browser.until("the search answers", &first).await;
    for offer in offers {
        browser.visit(&server.url(&format!("/offres/{}/", offer.id))).await;
        page::running(browser).await;
        page::reads(browser, offer).await;
    }
}

pub(crate) async fn everything_works_when_the_network_goes(driver: &Driver) {
    let (server, browser, offers) = visited(driver, &Setup::fresh("offline")).await;
    server.stop();
    // The page of the first visit itself, which no worker brought: each offer is a click away.
    for offer in &offers {
        browser.click(&format!("article.offer-card a[href*='{}']", offer.id)).await;
        page::reads(&browser, offer).await;
        browser.back().await;
        page::lists(&browser, offers.len()).await;
    }
    browser.reload().await;
    all_is_there(&browser, &server, &offers).await;
    browser.visit(&server.url("/nulle-part")).await;
    page::says(&browser, "main", wording::NOT_KEPT_PAGE_HINT).await;
    // Where an engine tells it.
    let status = "return performance.getEntriesByType('navigation')[0]?.responseStatus || 503";
    assert_eq!(browser.run(status).await, 503, "nobody knows whether it is there");
    browser.visit(&server.url("/offres/nulle-part/")).await;
    page::running(&browser).await;
    page::says(&browser, "main", wording::NOT_KEPT_PAGE_HINT).await;
    browser.close().await;
}

pub(crate) async fn a_restart_without_network_finds_everything(driver: &Driver) {
    let setup = Setup::lasting("restart");
    let (server, browser, offers) = visited(driver, &setup).await;
    browser.close().await;
    server.stop();
    let browser = Browser::start(driver, &setup).await;
    all_is_there(&browser, &server, &offers).await;
    browser.close().await;
}

pub(crate) async fn a_killed_browser_finds_everything(driver: &Driver) {
    let setup = Setup::lasting("killed");
    let (server, browser, offers) = visited(driver, &setup).await;
    browser.kill().await;
    server.stop();
    let browser = Browser::start(driver, &setup).await;
    all_is_there(&browser, &server, &offers).await;
    browser.close().await;
}

/// Worse than no network: one that takes the question and never answers.
pub(crate) async fn a_network_that_never_answers_delays_nothing(driver: &Driver) {
    let (server, browser, offers) = visited(driver, &Setup::fresh("hanging")).await;
    server.fault_everywhere(Fault::Hang);
    let began = Stopwatch::start();
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::lists(&browser, offers.len()).await;
    let took = began.elapsed();
    println!("     the list is there {} ms after the address was asked for", took.as_millis());
    assert!(took < Duration::from_secs(5), "the network is not waited for");
    page::says(&browser, "#connection", wording::OFFLINE).await;
    browser.close().await;
}

/// P10, fault 11: the browser threw files away; with a network they come back, and until then the page does not boast.
pub(crate) async fn a_missing_file_is_mended(driver: &Driver) {
    let (server, browser, offers) = visited(driver, &Setup::fresh("holed")).await;
    let holes = "const cache = await caches.open((await caches.keys())[0]);
        const all = await cache.keys();
        for (const one of all.slice(0, -1)) await cache.delete(one);
        return all.length";
    let all = browser.settle(holes).await;
    browser.reload().await;
    page::lists(&browser, offers.len()).await;
    page::kept(&browser).await;
    let now = browser.settle("return (await (await caches.open((await caches.keys())[0])).keys()).length").await;
    assert_eq!(now, all, "every file is back");
    server.stop();
    all_is_there(&browser, &server, &offers).await;
    browser.close().await;
}

/// The texts of a large archive are kept for who asks for them. (Here the five seeds are the archive: the worker is told
/// so, and does the rest.)
pub(crate) async fn a_large_archive_is_kept_when_asked_for(driver: &Driver) {
    let site = site::copy("large-archive", &site::built());
    let path = site.join("sw.js");
    let worker = std::fs::read_to_string(&path).expect("a worker");
    let (before, rest) = worker.split_once("const RELEASE = ").expect("a release");
    let (release, behind) = rest.split_once(";\n").expect("its end");
    let mut release: serde_json::Value = serde_json::from_str(release).expect("JSON");
    let files = release["files"].as_array().expect("files").clone();
    let is_text = |file: &serde_json::Value| file["path"].as_str().is_some_and(|path| path.starts_with("data/texts-"));
    let (later, now): (Vec<_>, Vec<_>) = files.into_iter().partition(is_text);
    let number = later.len();
    (release["files"], release["later"]) = (now.into(), later.into());
    std::fs::write(&path, format!("{before}const RELEASE = {release};\n{behind}")).expect("the worker");

    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("large-archive")).await;
    browser.visit(&server.url("/")).await;
    page::says(&browser, "#connection", wording::KEPT_BUT_LATER).await;
    assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "the offer to keep them pushes nothing away");
    let kept = "const names = await caches.keys();
        const files = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(one => one.url)));
        return files.flat().filter(url => url.includes('/data/texts-')).length";
    assert_eq!(browser.settle(kept).await, 0, "nobody asked");

    browser.click("#later-keep").await;
    page::says(&browser, "#connection", wording::KEPT).await;
    assert_eq!(browser.settle(kept).await, number);
    server.stop();
    all_is_there(&browser, &server, &page::published(&site)).await;
    browser.close().await;
}
