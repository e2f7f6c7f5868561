//! Faults of a host and of a line, and what the reader sees of them.

use crate::browser::{Browser, Driver, Engine, Part, Setup};
use crate::page;
use crate::server::{Fault, Server};
use crate::site;
use emploi::wording;

/// Faults 1 and 4: whatever file of the start is broken, however it is: the list can be read, a sentence says what
/// happened, nothing is kept, and the next visit is a good one.
pub(crate) async fn a_broken_first_load_can_be_read_and_heals(driver: &Driver) {
    let site = site::built();
    let count = page::published(&site).len();
    let files =
        [site::file(&site, "app-", ".wasm"), site::file(&site, "app-", ".js"), site::file(&site, "listing", ".json")];
    let faults =
        [Fault::Truncated, Fault::Corrupt, Fault::Missing, Fault::Html, Fault::Broken, Fault::Redirect, Fault::Reset];
    for file in &files {
        // One origin a file, so one cache of the browser: what was broken before must not be found again.
        let server = Server::of(&site);
        let browser = Browser::start(driver, &Setup::fresh("broken")).await;
        server.fault_everywhere(Fault::Reset);
        browser.visit(&server.url("/")).await;
        server.heal();
        for fault in faults {
            server.fault(file, fault);
            browser.visit(&server.url("/")).await;
            let sentence = "return document.querySelector('#app-failed').checkVisibility()";
            browser.until(&format!("{file} {fault:?}: the page says that it failed"), sentence).await;
            assert_eq!(page::listed(&browser).await.len(), count, "{file} {fault:?}: the list can be read");
            assert_eq!(page::workers(&browser).await, Vec::<String>::new(), "{file} {fault:?}: no worker");
            assert_eq!(page::caches(&browser).await, Vec::<String>::new(), "{file} {fault:?}: nothing is kept");
            let words = browser.text("return document.querySelector('#app-failed').innerText").await;
            assert!(!words.contains("Error") && words.len() > 30, "a human sentence: {words}");
        }
        server.heal();
        browser.mark_document().await;
        browser.click("#app-failed a").await;
        browser.new_document().await;
        page::kept(&browser).await;
        page::lists(&browser, count).await;
        browser.close().await;
    }
}

/// Fault 7.
pub(crate) async fn an_incomplete_installation_claims_nothing_and_heals(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    for (name, fault) in
        [("part-500", Fault::Broken), ("part-redirect", Fault::Redirect), ("part-corrupt", Fault::Corrupt)]
    {
        server.heal();
        server.take_log();
        server.fault("/offres/_/", fault);
        let browser = Browser::start(driver, &Setup::fresh(name)).await;
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        server.answered("/offres/_/").await;
        page::attempt_over(&browser).await;
        assert!(!page::visible(&browser, "#app-failed").await, "{fault:?}: the page works");
        page::search(&browser, "zzzyqx wvutq").await;
        browser.until("the search answers", "return document.querySelector('.nothing')").await;
        let said = browser.text("return document.querySelector('#connection').textContent").await;
        assert!(!said.contains(wording::KEPT), "{fault:?}: nothing is claimed: {said}");
        assert_eq!(page::caches(&browser).await, Vec::<String>::new(), "{fault:?}: not half of it is kept");
        server.heal();
        browser.reload().await;
        page::kept(&browser).await;
        browser.close().await;
    }
}

/// Fault 6, and a line of 20 kB a second.
pub(crate) async fn a_wrong_type_and_a_slow_line_do_no_harm(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let wasm = site::file(&site, "app-", ".wasm");
    for (name, fault) in [("wrong-type", Fault::WrongType), ("slow", Fault::Slow)] {
        server.heal();
        if fault == Fault::Slow {
            server.fault_everywhere(fault);
        } else {
            server.fault(&wasm, fault);
        }
        let browser = Browser::start(driver, &Setup::fresh(name)).await;
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        if fault == Fault::Slow {
            let read = "const [text] = performance.getEntriesByName('first-contentful-paint');
                const program = performance.getEntriesByType('resource').find(one => one.name.endsWith('.wasm'));
                return text && program && [text.startTime < program.responseEnd]";
            let read = browser.until("text was painted, and the program came", read).await;
            assert_eq!(read[0], true, "the list can be read before the program is there");
        }
        page::kept(&browser).await;
        assert!(!page::visible(&browser, "#app-failed").await);
        browser.close().await;
    }
}

/// Fault 17: the worker answers for pages, not for files that happen to be opened.
pub(crate) async fn files_beside_the_app_stay_files(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("files")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    for path in ["offers.json", "offers.csv", "feed.xml", "feed.json", "changes.xml", "clotures.ics"] {
        let file = std::fs::read_to_string(site.join(path)).expect("the site has it");
        let script = format!("const answer = await fetch('/{path}'); return [answer.status, await answer.text()]");
        // What is read as a text is without its byte order mark.
        let text = file.trim_start_matches('\u{feff}');
        assert_eq!(browser.settle(&script).await, serde_json::json!([200, text]), "{path}");
    }
    let answer = browser.settle("return (await fetch('/offres/nulle-part.ics')).status").await;
    assert_eq!(answer, 404, "what is not there is not there");
    browser.visit(&server.url("/offers.json")).await;
    assert_eq!(browser.run("return document.contentType").await, "application/json");
    browser.close().await;
}

/// Fault 5: what has its checksum, and is of another time; and a site without offers.
pub(crate) async fn data_of_another_schema_and_no_data_are_told(driver: &Driver) {
    let site = site::built();
    let count = page::published(&site).len();
    let listing = site::file(&site, "listing", ".json");
    for (name, json) in [("schema", r#"{"schema":99}"#), ("shape", "[]"), ("nothing", "")] {
        let server = Server::of(&site::remade(&format!("other-{name}"), &site, &listing, json.as_bytes()));
        let browser = Browser::start(driver, &Setup::fresh("other-schema")).await;
        browser.visit(&server.url("/")).await;
        browser
            .until("the page says that it failed", "return document.querySelector('#app-failed').checkVisibility()")
            .await;
        assert!(!page::visible(&browser, "#app-crashed").await, "{name}: no panic");
        assert_eq!(page::listed(&browser).await.len(), count, "{name}: the list can be read");
        assert_eq!(page::workers(&browser).await, Vec::<String>::new(), "{name}: no worker");
        browser.close().await;
    }
    let server = Server::of(&site::build("no-offers", &site::scratch("no-notices"), "/"));
    let browser = Browser::start(driver, &Setup::fresh("no-offers")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::says(&browser, "main", wording::EMPTY).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// Fault 12: a browser that lets pages keep nothing, and fault 11: one without workers.
pub(crate) async fn without_storage_or_workers_all_works_online(driver: &Driver) {
    let site = site::built();
    let offers = page::published(&site);
    let server = Server::of(&site);
    for without in ["storage", "workers", "registration"] {
        let mut setup = Setup::fresh("without");
        match without {
            "storage" => setup.without = Some(Part::Storage),
            "workers" => server.no_workers(),
            _ => server.swallowed_workers(),
        }
        let browser = Browser::start(driver, &setup).await;
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        page::lists(&browser, offers.len()).await;
        page::search(&browser, &offers[0].title).await;
        let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offers[0].id);
        browser.until("the search answers", &first).await;
        browser.visit(&server.url(&format!("/offres/{}/", offers[0].id))).await;
        page::running(&browser).await;
        page::reads(&browser, &offers[0]).await;
        // What MiniBrowser can be forbidden is less.
        if driver.engine != Engine::WebKit || without != "storage" {
            page::says(&browser, "#connection", wording::NOT_KEPT).await;
        }
        assert!(!page::visible(&browser, "#app-crashed").await, "without {without}: no panic");
        browser.close().await;
    }
}

/// Fault 10: the worker's script is lost for a while; what is there goes on, and what is new is found afterwards.
pub(crate) async fn a_lost_worker_script_changes_nothing(driver: &Driver) {
    let site = site::built();
    let count = page::published(&site).len();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("lost-worker")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    for fault in [Fault::Missing, Fault::Html, Fault::Broken] {
        server.fault("/sw.js", fault);
        server.take_log();
        browser.reload().await;
        page::running(&browser).await;
        server.answered("/sw.js").await;
        page::attempt_over(&browser).await;
        page::lists(&browser, count).await;
        assert_eq!(page::workers(&browser).await, ["/"], "{fault:?}: the worker stays");
        assert_eq!(page::caches(&browser).await.len(), 1, "{fault:?}: and what it keeps");
    }
    server.heal();
    let notices = site::seeds_and("found-again-notices", include_str!("one-more.md"));
    server.publish(&site::build("found-again", &notices, "/"));
    browser.reload().await;
    page::running(&browser).await;
    browser.until("the new release is found", "return document.querySelector('#update-take')").await;
    browser.close().await;
}
