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

/// Fault 14: the leap day, and the days on which Paris has an hour less or more, are days like any other.
pub(crate) async fn odd_days_end_at_midnight_in_noumea(driver: &Driver) {
    let odd = [
        ("mardi 29 février 2028", "2028-02-29"),
        ("dimanche 29 mars 2026", "2026-03-29"),
        ("dimanche 25 octobre 2026", "2026-10-25"),
    ];
    let notices = site::scratch("odd-days-notices");
    for (at, (written, _)) in odd.iter().enumerate() {
        let notice = include_str!("one-more.md")
            .replace("vendredi 30 janvier 2026", written)
            .replace("9999-26-0001", &format!("9999-26-000{at}"));
        std::fs::write(notices.join(format!("{at}.md")), notice).expect("a notice");
    }
    let site = site::build("odd-days", &notices, "/");
    let offers = page::published(&site);
    let server = Server::of(&site);
    let driver = Driver::in_zone(driver.engine, "Europe/Paris");
    let browser = Browser::start(&driver, &Setup::fresh("odd-days")).await;
    for (_, day) in odd {
        let offer = offers.iter().find(|offer| offer.deadline.as_deref() == Some(day)).expect("the day is read");
        for (instant, key) in [(format!("{day}T23:59:59.999+11:00"), "ouverte"), (next_midnight(day), "close")] {
            server.clock(&instant, false);
            shows(&browser, &server, offer, key).await;
        }
    }
    browser.close().await;
}

/// Fault 14: a device whose clock is wrong by years still shows every offer.
pub(crate) async fn a_wrong_clock_hides_nothing(driver: &Driver) {
    let site = site::built();
    let count = page::published(&site).len();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("wrong-clock")).await;
    for instant in ["1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2099-12-31T00:00:00Z"] {
        server.clock(instant, true);
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        page::lists(&browser, count).await;
        assert!(!page::visible(&browser, "#app-crashed").await, "{instant}");
    }
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// Fault 14: a page left open for a day and more is right at every hour, and no count jumps.
pub(crate) async fn a_day_with_the_page_open_stays_right(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let (offer, day) = dated(&site);
    let count = page::published(&site).len();
    let browser = Browser::start(driver, &Setup::fresh("open-day")).await;
    server.clock(&format!("{day}T00:00:00.000+11:00"), true);
    shows(&browser, &server, &offer, "ouverte").await;
    page::lists(&browser, count).await;
    browser.mark_document().await;
    for hour in 1..=30 {
        browser
            .run(&format!(
                "const now = Date.parse('{day}T00:00:00.000+11:00') + {hour} * 3600e3;
                 devices.now = () => now;
                 document.dispatchEvent(new Event('visibilitychange'));"
            ))
            .await;
        let key = if hour < 24 { "ouverte" } else { "close" };
        browser.until(&format!("{key} at hour {hour}"), &status_is(&offer, key)).await;
        assert_eq!(page::listed(&browser).await.len(), count, "at hour {hour}");
    }
    assert_eq!(browser.run("return document.marked").await, true, "without loading the page");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// The first instant after a day in Nouméa, written as the last one's second 60 is not: through the calendar.
fn next_midnight(day: &str) -> String {
    let next = day.parse::<jiff::civil::Date>().and_then(jiff::civil::Date::tomorrow).expect("a day");
    format!("{next}T00:00:00.000+11:00")
}
