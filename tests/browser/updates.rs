//! P2 and P3: a release is taken whole, when the reader says so, by all tabs; and P9, P10: beside neighbours, and out.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::{Fault, Server};
use crate::site;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The seeds and one offer more, as a release for the root of a host.
fn next_release(name: &str) -> PathBuf {
    let notices = site::seeds_and(&format!("{name}-notices"), include_str!("one-more.md"));
    site::build(name, &notices, "/")
}

async fn kept_visit(driver: &Driver, name: &str, server: &Server) -> Browser {
    let browser = Browser::start(driver, &Setup::fresh(name)).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    browser
}

/// The page looks for a new release when it is loaded.
async fn look(browser: &Browser) {
    browser.reload().await;
    page::running(browser).await;
}

async fn announced(browser: &Browser) {
    let offered = "return document.querySelector('#update-take').checkVisibility()";
    browser.until("a new release is announced", offered).await;
}

pub(crate) async fn a_new_release_is_taken_when_asked_for(driver: &Driver) {
    let old = site::built();
    let new = next_release("next");
    let before = page::published(&old).len();
    assert_eq!(page::published(&new).len(), before + 1);
    let server = Server::of(&old);
    let browser = kept_visit(driver, "update", &server).await;
    let caches = page::caches(&browser).await;
    assert_eq!(caches.len(), 1);
    // The reader's other tabs, and what the reader typed in one of them.
    let other = browser.second_tab(&server.url("/?q=x")).await;
    browser.click(".star[aria-pressed=false]").await;
    browser.until("the star is on", "return document.querySelector('.star[aria-pressed=true]')").await;
    let first = browser.tabs().await.into_iter().find(|tab| *tab != other).expect("the first tab");
    let desk = browser.second_tab(&server.url("/favoris/")).await;

    server.publish(&new);
    server.take_log();
    look(&browser).await;
    announced(&browser).await;
    page::lists(&browser, before).await;
    assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "what is announced pushes nothing away");
    look(&browser).await;
    page::lists(&browser, before).await;
    assert_eq!(page::caches(&browser).await.len(), 2, "the new one waits beside the old one");
    let unchanged: Vec<_> = server.log().into_iter().filter(|request| request.path.contains("_bg.wasm")).collect();
    assert!(unchanged.is_empty(), "what did not change is not fetched again: {unchanged:?}");

    // A note is being written while the release is taken in another tab.
    browser.to_tab(&desk).await;
    page::running(&browser).await;
    browser.until("the favourite is there", "return document.querySelector('textarea')").await;
    page::write_note(&browser, "appeler lundi").await;
    browser.to_tab(&first).await;
    browser.mark_document().await;
    browser.click("#update-take").await;
    browser.new_document().await;
    page::running(&browser).await;
    page::lists(&browser, before + 1).await;
    page::kept(&browser).await;
    let now = page::caches(&browser).await;
    assert!(now.len() == 1 && now != caches, "only the new one is left: {now:?}");
    assert!(!page::visible(&browser, "#update-take").await, "nothing more to take");

    // The start script knows the release, and bears the hash of what it knows.
    let boot = "return document.querySelector('script[src*=boot-]').src";
    let current = browser.text(boot).await;
    browser.to_tab(&other).await;
    browser
        .until("the other tab is of the new release", "return !document.marked && document.readyState === 'complete'")
        .await;
    browser.until("the other tab is of the new release", &format!("{boot} === '{current}'")).await;
    assert_eq!(browser.run("return document.querySelector('input[name=q]').value").await, "x", "nothing typed is lost");
    browser.to_tab(&desk).await;
    browser.new_document().await;
    browser.until("nor is the note", "return document.querySelector('textarea')?.value === 'appeler lundi'").await;
    browser.close().await;
}

/// The first `make serve`: the pages are there before the app, which they announce as a release.
pub(crate) async fn an_app_that_comes_later_is_announced(driver: &Driver) {
    let site = site::plain("before-the-app", &site::seeds());
    let offers = page::published(&site).len();
    let shown = site::Shown::with_app_coming(&site);
    let browser = Browser::start(driver, &Setup::fresh("before-the-app")).await;
    browser.visit(&shown.url("/")).await;
    page::lists(&browser, offers).await;
    assert!(!page::visible(&browser, "#update-take").await, "the app is not there yet");
    site::build_into(&site, &site::seeds(), "/");
    announced(&browser).await;
    browser.mark_document().await;
    browser.click("#update-take").await;
    browser.new_document().await;
    page::running(&browser).await;
    page::lists(&browser, offers).await;
    page::kept(&browser).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// A page is left while the worker that it found starts: in WebKit that update would never end, and hold up all later ones.
pub(crate) async fn a_page_that_goes_holds_no_release_up(driver: &Driver) {
    let new = next_release("slow-start");
    let script = new.join("sw.js");
    let worker = std::fs::read_to_string(&script).expect("a worker");
    let slow = "'use strict';\nfor (const end = Date.now() + 300; Date.now() < end;);\n";
    std::fs::write(&script, worker.replacen("'use strict';\n", slow, 1)).expect("the worker");
    let server = Server::of(&site::built());
    let browser = kept_visit(driver, "page-goes", &server).await;
    server.publish(&new);
    server.take_log();
    look(&browser).await;
    server.answered("/sw.js").await;
    look(&browser).await;
    announced(&browser).await;
    page::kept(&browser).await;
    browser.close().await;
}

/// The browser dies in the middle of an installation: what is there of it does no harm, and the next one completes it.
pub(crate) async fn a_browser_killed_during_an_installation_has_the_old_release(driver: &Driver) {
    let (old, setup) = (site::built(), Setup::lasting("killed-installing"));
    let before = page::published(&old).len();
    let server = Server::of(&old);
    let browser = Browser::start(driver, &setup).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    server.publish(&next_release("killed-installing"));
    server.fault("/offres/_/", Fault::Hang);
    server.take_log();
    look(&browser).await;
    server.answered("/offres/_/").await;
    browser.kill().await;

    server.fault_everywhere(Fault::Reset);
    let browser = Browser::start(driver, &setup).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::lists(&browser, before).await;
    server.heal();
    look(&browser).await;
    announced(&browser).await;
    page::lists(&browser, before).await;
    page::kept(&browser).await;
    browser.close().await;
}

/// Looks twice for a release of which one file is not right: it is not taken, and the one that is kept stays whole. Each
/// attempt is seen to begin, by its question for that file, and to end.
async fn refused(browser: &Browser, server: &Server, file: &str, what: &str) {
    let offers = page::listed(browser).await.len();
    for _ in 0..2 {
        server.take_log();
        look(browser).await;
        server.answered(file).await;
        page::attempt_over(browser).await;
    }
    page::lists(browser, offers).await;
    assert!(!page::visible(browser, "#update-take").await, "{what}: half a release is none");
    page::kept(browser).await;
}

/// Waits until these caches alone are there: the last look may have begun one more attempt.
async fn only_these_caches(browser: &Browser, names: &[String]) {
    let alone = format!("return caches.keys().then(names => JSON.stringify(names) === '{}')", json!(names));
    browser.until("the old release is whole, and nothing of the new one is left", &alone).await;
}

pub(crate) async fn a_release_with_a_bad_file_is_not_taken(driver: &Driver) {
    let (old, new) = (site::built(), next_release("half"));
    let server = Server::of(&old);
    let browser = kept_visit(driver, "bad-update", &server).await;
    let caches = page::caches(&browser).await;
    for fault in [Fault::Corrupt, Fault::Broken, Fault::Html, Fault::Redirect] {
        server.fault("/offres/_/", fault);
        server.publish(&new);
        refused(&browser, &server, "/offres/_/", &format!("{fault:?}")).await;
    }
    only_these_caches(&browser, &caches).await;
    server.heal();
    look(&browser).await;
    announced(&browser).await;
    browser.close().await;
}

/// What a cache between host and reader may bring about.
pub(crate) async fn new_files_beside_the_old_page_are_not_taken(driver: &Driver) {
    let (old, new) = (site::built(), next_release("whole"));
    let mixed = site::copy("mixed", &new);
    std::fs::copy(old.join("index.html"), mixed.join("index.html")).expect("a copy");
    let server = Server::of(&old);
    let browser = kept_visit(driver, "mixed-update", &server).await;
    let caches = page::caches(&browser).await;
    server.publish(&mixed);
    refused(&browser, &server, "/", "the old page").await;
    only_these_caches(&browser, &caches).await;
    server.publish(&new);
    look(&browser).await;
    announced(&browser).await;
    browser.close().await;
}

/// P9: the same program twice on one origin, at the root and under a path, is two sites.
pub(crate) async fn neighbours_on_one_origin_leave_each_other_alone(driver: &Driver) {
    let (root, depot) = (site::built(), site::build("depot", &site::seeds(), "/depot/"));
    let next = next_release("neighbour-next");
    let offers = page::published(&depot);
    let server = Server::mounted(&[("/", &root), ("/depot/", &depot)]);
    let browser = kept_visit(driver, "neighbours", &server).await;

    browser.visit(&server.url("/depot")).await;
    browser.mark_document().await;
    page::kept(&browser).await;
    assert!(browser.address().await.ends_with("/depot/"));
    page::lists(&browser, offers.len()).await;
    let mut workers = page::workers(&browser).await;
    workers.sort();
    assert_eq!(workers, ["/", "/depot/"]);
    let marked = browser.run("return document.marked").await;
    assert_eq!(marked, true, "that another worker takes the page over from the neighbour's is no new release");
    assert_eq!(page::caches(&browser).await.len(), 2);
    let mine =
        |names: Vec<String>| names.into_iter().find(|name| name.contains(" /depot/ ")).expect("a cache of /depot/");
    let depots = mine(page::caches(&browser).await);

    // The neighbour takes a new release.
    server.publish(&next);
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.mark_document().await;
    browser.click("#update-take").await;
    browser.new_document().await;
    page::lists(&browser, offers.len() + 1).await;
    assert_eq!(mine(page::caches(&browser).await), depots, "ours is untouched");

    server.stop();
    browser.visit(&server.url(&format!("/depot/offres/{}/", offers[0].id))).await;
    page::running(&browser).await;
    page::reads(&browser, &offers[0]).await;
    browser.click(".offer-back a").await;
    page::lists(&browser, offers.len()).await;
    assert!(browser.address().await.ends_with("/depot/"));
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// P10: `kill-sw.js` in the place of sw.js.
pub(crate) async fn the_kill_worker_leaves_nothing_but_the_readers_own(driver: &Driver) {
    let site = site::built();
    let end = site::copy("killed-site", &site);
    let kill = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/kill-sw.js");
    std::fs::copy(kill, end.join("sw.js")).expect("a copy");
    let server = Server::of(&site);
    let browser = kept_visit(driver, "kill", &server).await;
    browser.run("localStorage.setItem('mine', 'kept')").await;
    browser.settle("await caches.open('a neighbour')").await;

    server.publish(&end);
    // Found at the first visit. The worker then loads the page again: what is asked meanwhile is asked once more.
    browser.visit(&server.url("/")).await;
    let left = "return caches.keys().then(names => names.join() === 'a neighbour')";
    browser.until("no cache is left but the neighbour's", left).await;
    page::running(&browser).await;
    page::lists(&browser, page::published(&site).len()).await;
    browser.until("what the reader keeps is there", "return localStorage.getItem('mine') === 'kept'").await;
    browser.close().await;
}
