//! P8: a deadline is the same instant in every time zone: the last second of its day in Nouméa.

use crate::browser::{Browser, Driver, Setup};
use crate::page::{self, Published};
use crate::server::Server;
use crate::site;

/// The ends of the world, and where many readers plan their return.
const ZONES: [&str; 4] = ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Paris", "Pacific/Noumea"];

fn dated(site: &std::path::Path) -> (Published, String) {
    let offers = page::published(site);
    let offer = offers.into_iter().find(|offer| offer.deadline.is_some()).expect("an offer with a deadline");
    let day = offer.deadline.clone().unwrap_or_default();
    (offer, day)
}

fn status_is(offer: &Published, key: &str) -> String {
    format!(
        "return document.querySelector(\"article.offer-card:has(a[href*='{}'])\")?.dataset.status === '{key}'",
        offer.id
    )
}

async fn shows(browser: &Browser, server: &Server, offer: &Published, key: &str) {
    browser.visit(&server.url("/")).await;
    page::running(browser).await;
    browser.until(&format!("{} counts as {key}", offer.id), &status_is(offer, key)).await;
}

pub(crate) async fn a_deadline_is_the_same_instant_in_every_zone(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let (offer, day) = dated(&site);
    for zone in ZONES {
        let driver = Driver::in_zone(driver.engine, zone);
        let browser = Browser::start(&driver, &Setup::fresh("zone")).await;
        for (instant, key) in [
            (format!("{day}T00:00:00.000+11:00"), "ouverte"),
            (format!("{day}T23:59:59.999+11:00"), "ouverte"),
            // One millisecond later: the next day has begun in Nouméa.
            (next_midnight(&day), "close"),
        ] {
            server.clock(&instant, false);
            shows(&browser, &server, &offer, key).await;
            let said = browser.text("return Intl.DateTimeFormat().resolvedOptions().timeZone").await;
            assert_eq!(said, zone, "the browser is where it should be");
            let written = browser.text(&format!(
                "return document.querySelector(\"article.offer-card:has(a[href*='{}']) time.deadline-date\").dateTime",
                offer.id
            )).await;
            assert_eq!(written, day, "the day is never another one");
        }
        browser.close().await;
    }
}

pub(crate) async fn an_open_page_sees_the_deadline_pass(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let (offer, day) = dated(&site);
    let browser = Browser::start(driver, &Setup::fresh("midnight")).await;
    server.clock(&format!("{day}T23:59:45.000+11:00"), true);
    shows(&browser, &server, &offer, "ouverte").await;
    browser.mark_document().await;
    browser.until("midnight strikes in Nouméa", &status_is(&offer, "close")).await;
    assert_eq!(browser.run("return document.marked").await, true, "without loading the page");
    browser.close().await;
}

/// The first instant after a day in Nouméa, written as the last one's second 60 is not: through the calendar.
fn next_midnight(day: &str) -> String {
    let next = day.parse::<jiff::civil::Date>().and_then(jiff::civil::Date::tomorrow).expect("a day");
    format!("{next}T00:00:00.000+11:00")
}
