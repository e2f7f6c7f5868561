//! Pictures of the pages, to be looked at as a designer would: `make screenshots`.

use crate::browser::{Browser, Driver, Setup, setting};
use crate::page;
use crate::server::Server;
use crate::site;
use emploi::wording;
use std::path::Path;

pub(crate) async fn screenshots(driver: &Driver) {
    let folder = setting("EMPLOI_SCREENSHOTS");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("a folder for the pictures");
    let site = site::built();
    let server = Server::of(&site);
    let mut offers = page::published(&site);
    // On the day in the middle of the deadlines, on which offers are open as on any day.
    let mut deadlines: Vec<String> = offers.iter().filter_map(|offer| offer.deadline.clone()).collect();
    deadlines.sort();
    let day = deadlines.get(deadlines.len() / 2).map_or("2026-01-15", String::as_str);
    let offer = offers.remove(0);
    let ids: Vec<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
    let browser = Browser::start(driver, &Setup::fresh("pictures")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    views(&browser, &server, folder, "no-favourites", "/favoris/").await;
    server.stop();
    views(&browser, &server, folder, "offline", "/").await;
    let server = Server::of(&site);
    server.clock(&format!("{day}T09:00:00+11:00"), true);
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::keep_two(&browser).await;
    let states = [
        ("list", "/".to_owned()),
        ("filtered", "/?statut=close&ans=4".to_owned()),
        ("empty", "/?q=zzzyqx".to_owned()),
        ("detail", format!("/offres/{}/", offer.id)),
        ("absent", "/offres/n-existe-pas/".to_owned()),
        ("favourites", "/favoris/".to_owned()),
        ("compare", format!("/comparer/?offres={}", ids[..3].join(","))),
        ("map", "/carte/".to_owned()),
        ("calendar", "/calendrier/".to_owned()),
        ("take-away", format!("/emporter/?offre={}", offer.id)),
        ("results", "/emporter/?q=chef".to_owned()),
        ("statistics", "/statistiques/".to_owned()),
        ("glossary", "/glossaire/".to_owned()),
        ("quality", "/qualite/".to_owned()),
    ];
    for (state, path) in &states {
        views(&browser, &server, folder, state, path).await;
    }
    // A screen of the list, for README.
    drawn(&browser, &server, "list", "/", 1280, "light").await;
    write(folder, "readme", &browser.picture_to(&900.into()).await);
    // As much as the publisher's guide shows.
    for (state, path) in states.iter().filter(|(state, _)| ["list", "detail"].contains(state)) {
        drawn(&browser, &server, state, path, 768, "light").await;
        write(folder, &format!("guide-{state}"), &browser.picture_to(&640.into()).await);
    }
    browser.close().await;
    println!("     pictures are in {}", folder.display());
}

/// When the page has been drawn with all that it waits for.
const DRAWN: &str = "await document.fonts.ready;
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// One page at three widths, light and dark.
async fn views(browser: &Browser, server: &Server, folder: &Path, state: &str, path: &str) {
    for width in [360, 768, 1280] {
        for scheme in ["light", "dark"] {
            drawn(browser, server, state, path, width, scheme).await;
            write(folder, &format!("{state}-{width}-{scheme}"), &browser.picture().await);
        }
    }
}

/// Goes to a page, and waits until it is drawn as its state is.
async fn drawn(browser: &Browser, server: &Server, state: &str, path: &str, width: u32, scheme: &str) {
    browser.look(width, 900, scheme).await;
    browser.visit(&server.url(path)).await;
    if browser.run("return 'program' in document.querySelector('main').dataset").await == true {
        page::running(browser).await;
        page::answered(browser).await;
    }
    if state == "empty" {
        browser.until("nothing is found", "return document.querySelector('.nothing')?.checkVisibility()").await;
    }
    if state == "offline" {
        page::says(browser, "#connection", wording::OFFLINE).await;
    }
    browser.settle(DRAWN).await;
}

fn write(folder: &Path, name: &str, picture: &[u8]) {
    std::fs::write(folder.join(format!("{name}.png")), picture).expect("a picture");
}
