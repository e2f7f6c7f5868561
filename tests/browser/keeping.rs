//! What a reader keeps, and the desk's pages: favourites, comparison, what can be taken away, map, calendar.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::Server;
use crate::site;
use emploi::wording;

/// Favourites, folded offers and read marks; a note with its step; all there after a reload; export, import, comparison.
pub(crate) async fn what_is_kept_is_there_again(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("keeping")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    for number in 1..=2 {
        browser.click(".star[aria-pressed=false]").await;
        let starred = format!("return document.querySelectorAll('.star[aria-pressed=true]').length === {number}");
        browser.until("the star is on", &starred).await;
    }
    browser.click("[data-action=hide]").await;
    browser.until("the offer is folded", "return document.querySelector('.offer-card-folded')").await;
    browser.click("[data-action=undo]").await;
    browser.until("the offer is back", "return !document.querySelector('.offer-card-folded')").await;

    browser.visit(&server.url("/favoris/")).await;
    page::at_desk(&browser).await;
    let two = "return document.querySelectorAll('.favourite').length === 2";
    browser.until("both favourites are there", two).await;
    write(&browser, "appeler lundi").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.reload().await;
    page::at_desk(&browser).await;
    browser.until("the note is there", "return document.querySelector('textarea')?.value === 'appeler lundi'").await;

    for number in 0..2 {
        browser.click(&format!(".favourites-list > li:nth-child({}) [data-keep=compare]", number + 1)).await;
    }
    browser.mark_document().await;
    browser.click("a[href*='comparer/']").await;
    browser.new_document().await;
    page::at_desk(&browser).await;
    browser.until("two are compared", "return document.querySelectorAll('.compare-table thead th').length === 2").await;
    page::says(&browser, ".compare-table", "appeler lundi").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// A note written in two tabs loses neither text, and each tab sees the other's stars.
pub(crate) async fn two_tabs_lose_no_text(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("two-tabs")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.click(".star[aria-pressed=false]").await;
    browser.until("the star is on", "return document.querySelector('.star[aria-pressed=true]')").await;
    browser.visit(&server.url("/favoris/")).await;
    page::at_desk(&browser).await;
    browser.until("the favourite is there", "return document.querySelector('textarea')").await;
    let other = browser.second_tab(&server.url("/favoris/")).await;
    write(&browser, "CV prêt").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.to_tab(&other).await;
    page::at_desk(&browser).await;
    let seen = "return document.querySelector('textarea')?.value === 'CV prêt'";
    browser.until("the other tab sees the note", seen).await;
    browser.close().await;
}

/// What can be taken away, the map and the calendar: each page does what it is for, and offline too.
pub(crate) async fn the_desks_pages_work_without_a_network(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let offer = page::published(&site).into_iter().find(|offer| offer.deadline.is_some()).expect("a deadline");
    let browser = Browser::start(driver, &Setup::fresh("desk")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    server.stop();
    for (path, there) in [
        ("/favoris/", ".empty"),
        ("/carte/", ".map-tiles a"),
        ("/calendrier/", ".closing a"),
        (&*format!("/emporter/?offre={}", offer.id), ".poster-code"),
        ("/emporter/?q=province", ".printed"),
        (&*format!("/comparer/?offres={}", offer.id), ".compare-table thead th"),
    ] {
        browser.visit(&server.url(path)).await;
        page::at_desk(&browser).await;
        let seen = format!("return document.querySelector('{there}')?.getBoundingClientRect().width > 0");
        browser.until(&format!("{path} shows {there}"), &seen).await;
    }
    browser.close().await;
}

/// Puts words into the first note as if typed in one go.
async fn write(browser: &Browser, words: &str) {
    browser
        .run_with(
            "const field = document.querySelector('textarea');
             field.focus();
             field.value = arguments[0];
             field.dispatchEvent(new Event('input', { bubbles: true }));",
            vec![words.into()],
        )
        .await;
}
