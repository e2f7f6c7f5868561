//! P6: without JavaScript every offer can still be read.

use crate::browser::{Browser, Driver, Part, Setup};
use crate::page;
use crate::server::Server;
use crate::site;

pub(crate) async fn without_javascript_all_can_be_read(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let setup = Setup { without: Some(Part::JavaScript), ..Setup::fresh("no-javascript") };
    let browser = Browser::start(driver, &setup).await;
    let offers = page::published(&site);

    browser.visit(&server.url("/")).await;
    assert_eq!(page::listed(&browser).await.len(), offers.len(), "every offer is in the list");
    assert!(page::visible(&browser, ".no-script").await, "the page says why it does not search");
    assert!(!page::visible(&browser, "#app-failed").await, "nothing has failed");
    for offer in &offers {
        browser.visit(&server.url("/")).await;
        let link = format!("return document.querySelector(\"article.offer-card a[href*='{}']\").href", offer.id);
        let address = browser.text(&link).await;
        browser.visit(&address).await;
        page::reads(&browser, offer).await;
    }
    let asked = server.log();
    assert!(!asked.iter().any(|request| request.path.contains("_bg.wasm")), "no script ran: {asked:?}");
    browser.close().await;
}

/// The directories do what the filters cannot: from the list, by employer, commune, corps and month, to an offer.
pub(crate) async fn without_javascript_offers_are_found_by_what_they_share(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let setup = Setup { without: Some(Part::JavaScript), ..Setup::fresh("directories") };
    let browser = Browser::start(driver, &setup).await;
    let offers = page::published(&site);
    for directory in ["employeurs", "communes", "corps", "mois"] {
        browser.visit(&server.url("/")).await;
        assert!(!page::visible(&browser, ".question input").await, "no field that nothing answers");
        let link = format!("return document.querySelector(\".no-script a[href$='{directory}/']\").href");
        browser.visit(&browser.text(&link).await).await;
        let pages = browser.run("return Array.from(document.querySelectorAll('.directory a'), a => a.href)").await;
        let pages: Vec<String> = serde_json::from_value(pages).expect("addresses");
        let mut found = std::collections::BTreeSet::new();
        for page in &pages {
            browser.visit(page).await;
            found.extend(page::listed(&browser).await);
        }
        assert!(found.iter().all(|id| offers.iter().any(|offer| offer.id == *id)), "{directory}: {found:?}");
        assert!(!found.is_empty(), "{directory} leads to offers");
        let first = browser.text("return document.querySelector('article.offer-card a').href").await;
        browser.visit(&first).await;
        let offer = offers.iter().find(|offer| first.ends_with(&format!("/offres/{}/", offer.id))).expect("an offer");
        page::reads(&browser, offer).await;
    }
    browser.close().await;
}

/// Fault 15: a browser that runs scripts and no WebAssembly.
pub(crate) async fn without_webassembly_all_can_be_read(driver: &Driver) {
    let driver = Driver::without_wasm(driver.engine);
    let site = site::built();
    let server = Server::of(&site);
    let setup = Setup { without: Some(Part::Wasm), ..Setup::fresh("no-wasm") };
    let browser = Browser::start(&driver, &setup).await;
    let offers = page::published(&site);
    browser.visit(&server.url("/")).await;
    let sentence = "return document.querySelector('#app-failed').checkVisibility()";
    browser.until("the page says that it failed", sentence).await;
    assert_eq!(page::listed(&browser).await.len(), offers.len(), "every offer is in the list");
    assert_eq!(page::workers(&browser).await, Vec::<String>::new(), "no worker");
    for offer in &offers {
        browser.visit(&server.url(&format!("/offres/{}/", offer.id))).await;
        page::reads(&browser, offer).await;
    }
    browser.close().await;
}
