//! The list in a frame of an institution's own site.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::Server;
use crate::site;

/// The list of one employer in a frame: alone, with its question kept, and each offer in a window of its own.
pub(crate) async fn the_list_stands_in_a_frame_of_another_site(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let institution = site::scratch("institution");
    let list = server.url("/?employeur=vice-rectorat&vue=integree");
    // The frame fills the window's corner: Chromium's driver counts a click within it from the window's.
    let whole = format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Institution</title></head><body style=\"margin: 0\">\
         <iframe src=\"{list}\" title=\"Offres\" style=\"border: 0; display: block\" width=\"700\" height=\"500\"></iframe></body></html>"
    );
    std::fs::write(institution.join("index.html"), whole).expect("the institution's page");
    std::fs::write(institution.join("404.html"), "404").expect("and its other one");
    let host = Server::of(&institution);
    let browser = Browser::start(driver, &Setup::fresh("embedding")).await;
    browser.visit(&host.url("/")).await;
    browser.enter_frame().await;
    page::running(&browser).await;
    let offers = page::published(&site);
    let own = page::published_by(&site, "Vice-rectorat");
    assert!(!own.is_empty() && own.len() < offers.len(), "some of the offers are this employer's");
    page::lists(&browser, own.len()).await;
    let mut listed = page::listed(&browser).await;
    listed.sort();
    assert_eq!(listed, own);
    for part in [".site-header", ".site-footer-links", ".list-heading"] {
        assert!(!page::visible(&browser, part).await, "{part} is the other site's to have");
    }
    assert!(page::visible(&browser, ".site-footer").await, "the source is told");

    // The question changes as ever, and the frame stays one.
    page::search(&browser, "mission").await;
    browser.until("the words are in the address", "return location.search.includes('q=mission')").await;
    let kept = "const asked = new URLSearchParams(location.search);
        return asked.get('employeur') + ' ' + asked.getAll('vue').join(' ')";
    assert_eq!(browser.text(kept).await, "vice-rectorat integree");
    page::search(&browser, "").await;
    page::lists(&browser, own.len()).await;

    let before = browser.tabs().await;
    browser.click("article.offer-card a[href]").await;
    let tab = browser.another_tab(&before).await;
    assert!(page::visible(&browser, "article.offer-card").await, "the frame still has its list");
    browser.to_tab(&tab).await;
    let offer = offers.iter().find(|offer| own.contains(&offer.id)).expect("an offer");
    page::reads(&browser, offer).await;
    assert!(page::visible(&browser, ".site-header").await, "a window of its own has everything");
    assert!(!browser.address().await.contains("vue="), "and an address to share");
    browser.close().await;
}
