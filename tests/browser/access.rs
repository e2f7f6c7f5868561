//! Accessibility, by axe (WCAG 2.2 AA and its good practices): every state, small and wide, light and dark.

use crate::browser::{Browser, Driver, Engine, Setup, setting};
use crate::page;
use crate::server::Server;
use crate::site;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(crate) async fn axe_finds_nothing(driver: &Driver) {
    let axe = std::fs::read_to_string(setting("AXE")).expect("AXE names axe.min.js");
    let site = site::built();
    let server = Server::of(&site);
    let offer = page::published(&site).remove(0);
    let browser = Browser::start(driver, &Setup::fresh("axe")).await;
    // The page of an offer that is not there is the app's only where the worker gives it: the host has a plain one.
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    let mut found = Vec::new();
    for (state, path) in [
        ("list", "/".to_owned()),
        ("filtered", "/?statut=close&ans=4".to_owned()),
        ("nothing", "/?q=zzzyqx".to_owned()),
        ("detail", format!("/offres/{}/", offer.id)),
        ("absent", "/offres/n-existe-pas/".to_owned()),
        ("favourites", "/favoris/".to_owned()),
        ("map", "/carte/".to_owned()),
        ("calendar", "/calendrier/".to_owned()),
        ("compare", format!("/comparer/?offres={}", offer.id)),
        ("take away", format!("/emporter/?offre={}", offer.id)),
        ("results", "/emporter/?q=province".to_owned()),
        ("components", "/composants/".to_owned()),
    ] {
        for width in [360, 1280] {
            for scheme in ["light", "dark"] {
                browser.look(width, 900, scheme).await;
                browser.visit(&server.url(&path)).await;
                if state != "components" {
                    page::running(&browser).await;
                }
                // What is folded away is looked at too.
                browser.run("document.querySelectorAll('details').forEach(details => { details.open = true })").await;
                found.extend(
                    faults(&browser, &axe, &[])
                        .await
                        .into_iter()
                        .map(|fault| format!("{state} {width} {scheme}: {fault}")),
                );
                let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(browser.run(wide).await, 0, "{state} {width}: nothing is cut off at the side");
            }
        }
    }
    assert!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    browser.close().await;
}

/// Fault 22: a window as narrow as a zoom of 400 % makes it, and text set as wide as WCAG 1.4.12 asks: nothing is cut off.
pub(crate) async fn a_narrow_window_and_wide_text_cut_nothing_off(driver: &Driver) {
    let server = Server::of(&site::built());
    let browser = Browser::start(driver, &Setup::fresh("wide-text")).await;
    browser.look(320, 640, "light").await;
    for path in paths() {
        browser.visit(&server.url(&path)).await;
        opened(&browser).await;
        for text in ["as it is", "set wide"] {
            if text == "set wide" {
                browser.run(WIDE_TEXT).await;
            }
            assert_eq!(browser.run(CUT_OFF).await, json!([]), "{path}, its text {text}: nothing is cut off");
        }
    }
    browser.close().await;
}

/// Whatever a notice holds (long words and addresses, a table), no page can be pushed sideways.
pub(crate) async fn no_page_is_wider_than_its_screen(driver: &Driver) {
    let notices = site::seeds_and("wide-notices", include_str!("wide.md"));
    let built = site::build("wide", &notices, "/");
    let server = Server::of(&built);
    let browser = Browser::start(driver, &Setup::fresh("wide")).await;
    let ids: Vec<String> = page::published(&built).into_iter().map(|offer| offer.id).collect();
    let wide = ids.iter().find(|id| id.contains("9001")).expect("the wide notice");
    let others =
        ["/", "/favoris/", "/emporter/", "/carte/", "/calendrier/?mois=2026-12", "/statistiques/", "/qualite/"];
    let more =
        ["/employeurs/", "/communes/", "/corps/", "/glossaire/", "/donnees/", "/flux/", "/reparer/", "/a-propos/"];
    let absent = ["/nulle-part", "/hors-ligne.html", "/?q=nephrologie"];
    let of_offer = [
        format!("/offres/{wide}/"),
        format!("/emporter/?offre={wide}"),
        format!("/comparer/?offres={wide},{}", ids.iter().find(|id| *id != wide).expect("another one")),
    ];
    let others = others.into_iter().chain(more).chain(absent).map(str::to_owned);
    browser.visit(&server.url(&format!("/offres/{wide}/"))).await;
    page::running(&browser).await;
    // It stands among the favourites.
    browser.click(".star[aria-pressed=false]").await;
    browser.until("it is kept", "return document.querySelector('.star[aria-pressed=true]') !== null").await;
    for path in of_offer.into_iter().chain(others) {
        browser.visit(&server.url(&path)).await;
        opened(&browser).await;
        for width in [320, 360, 768, 1280] {
            browser.look(width, 640, "light").await;
            let beyond = "const { scrollWidth } = document.scrollingElement;
                return scrollWidth <= innerWidth ? [] : [scrollWidth, ...[...document.querySelectorAll('main *')]
                    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
                    .map(one => `${one.localName}.${one.getAttribute('class') ?? ''}`).slice(0, 5)]";
            assert_eq!(browser.run(beyond).await, json!([]), "{path} at {width} px");
        }
    }
    browser.look(360, 640, "light").await;
    browser.visit(&server.url("/carte/")).await;
    opened(&browser).await;
    // The country's own shape decides how large a commune is on a telephone: each one stands in the list too.
    let small = "const large = one => { const { width, height } = one.getBoundingClientRect(); return width >= 24 && height >= 24; };
        const lines = [...document.querySelectorAll('.map-list a')];
        return [...document.querySelectorAll('.map-drawing a')].map(area => area.getAttribute('href'))
            .filter(href => !lines.some(line => line.getAttribute('href') === href && large(line.closest('li'))))";
    assert_eq!(browser.run(small).await, json!([]), "a finger meets every commune");
    browser.close().await;
}

/// Fault 22: colours that the reader forces, more contrast, no motion and a zoom of 400 % (1280 pixels look like 320).
pub(crate) async fn forced_colours_and_a_great_zoom_cut_nothing_off(driver: &Driver) {
    let axe = std::fs::read_to_string(setting("AXE")).expect("AXE names axe.min.js");
    let server = Server::of(&site::built());
    let mut setup = Setup::fresh("forced");
    // Firefox is told so at its start.
    setup.preferences = vec![
        ("browser.display.document_color_use".to_owned(), json!(2)),
        ("ui.prefersReducedMotion".to_owned(), json!(1)),
        ("layout.css.devPixelsPerPx".to_owned(), json!("4.0")),
    ];
    let browser = Browser::start(driver, &setup).await;
    if driver.engine == Engine::Chromium {
        let metrics = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "prefers-contrast", "value": "more" },
        ]);
        browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    } else {
        browser.look(320, 256, "light").await;
    }
    for path in paths() {
        browser.visit(&server.url(&path)).await;
        opened(&browser).await;
        let told = "return ['forced-colors: active', 'prefers-reduced-motion: reduce', 'min-resolution: 4dppx']
            .filter(one => !matchMedia(`(${one})`).matches)";
        assert_eq!(browser.run(told).await, json!([]), "{path}: what the page is not told");
        assert_eq!(browser.run(CUT_OFF).await, json!([]), "{path}: nothing is cut off");
        let moving = "return document.getAnimations().filter(one => one.effect.getTiming().duration > 100).length";
        assert_eq!(browser.run(moving).await, 0, "{path}: nothing moves");
        // Of forced colours axe sees the ground and not the letters.
        assert_eq!(faults(&browser, &axe, &["color-contrast"]).await, Vec::<String>::new(), "{path}");
    }
    browser.close().await;
}

/// One page of each kind.
fn paths() -> Vec<String> {
    let offer = page::published(&site::built()).remove(0);
    let of_offer = [format!("/offres/{}/", offer.id), format!("/emporter/?offre={}", offer.id)];
    let others = ["/", "/reparer/", "/statistiques/", "/favoris/", "/carte/", "/calendrier/"].map(str::to_owned);
    others.into_iter().chain(of_offer).collect()
}

/// Waits until a page is there, with its program where it has one, and unfolds all of it.
async fn opened(browser: &Browser) {
    browser.until("the page is there", "return document.readyState === 'complete'").await;
    if browser.run("return document.querySelector('script[src*=boot]') !== null").await == true {
        page::running(browser).await;
    }
    browser.run("document.querySelectorAll('details').forEach(details => { details.open = true })").await;
}

/// Sets text as wide as a reader may need it.
const WIDE_TEXT: &str = "const wide = new CSSStyleSheet();
    wide.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [wide];";

/// What is cut off at the side: the page itself, or words in a box that hides what overflows it.
const CUT_OFF: &str = "const root = document.documentElement;
    const boxes = [...document.querySelectorAll('body *')].filter(one => {
      if (!one.checkVisibility() || one.clientWidth < 2 || one.scrollWidth <= one.clientWidth + 1) return false;
      return ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.textContent.trim();
    });
    if (root.scrollWidth > root.clientWidth) boxes.push(root);
    return boxes.map(one => `${one.tagName} ${one.className}: ${one.scrollWidth} in ${one.clientWidth}`)";

/// Fault 22: with the keyboard alone: past the header, to an offer, and back to the list.
pub(crate) async fn the_keyboard_is_enough(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let offers = page::published(&site);
    let browser = Browser::start(driver, &Setup::fresh("keyboard")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.press(TAB).await;
    assert_eq!(
        browser.run("return document.activeElement.matches('.skip-link')").await,
        true,
        "first of all, past the header"
    );
    let seen = "const box = document.activeElement.getBoundingClientRect(); return box.width > 0 && box.height > 0 && box.top >= 0";
    assert_eq!(browser.run(seen).await, true, "and it is seen");
    let mut steps = 0;
    while browser.run("return document.activeElement.matches('.search-box .skip-link')").await != true {
        browser.press(TAB).await;
        steps += 1;
        assert!(steps < 12, "the way past the filters is near");
    }
    assert_eq!(browser.run(seen).await, true, "and it is seen");
    browser.press(ENTER).await;
    browser.until("past the filters", "return document.activeElement.id === 'count'").await;
    let mut steps = 0;
    while browser.run("return document.activeElement.matches('article.offer-card a')").await != true {
        browser.press(TAB).await;
        steps += 1;
        // Sorting, the examples, the list to take away, and where nothing is open what one can do then.
        assert!(steps < 10, "no offer is reached");
    }
    browser.press(ENTER).await;
    browser
        .until(
            "an offer is shown",
            "return document.activeElement.tagName === 'H1' && location.pathname.includes('/offres/')",
        )
        .await;
    browser.back().await;
    page::lists(&browser, offers.len()).await;
    browser.close().await;
}

pub(crate) async fn shortcuts_do_what_their_sheet_says(driver: &Driver) {
    let server = Server::of(&site::built());
    let browser = Browser::start(driver, &Setup::fresh("shortcuts")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    let at = |place: usize| {
        format!("return document.activeElement === document.querySelectorAll('.offer-card-title a')[{place}]")
    };
    for (key, place) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
        browser.press(key).await;
        browser.until(&format!("{key} goes to offer {place}"), &at(place)).await;
    }
    browser.press("f").await;
    let starred = "return document.querySelectorAll('.offer-card')[1].querySelector('.star').ariaPressed === 'true'";
    browser.until("the offer is kept", starred).await;
    assert_eq!(browser.run(&at(1)).await, true, "and the focus stays with it");
    browser.press(ENTER).await;
    browser
        .until("its page", "return document.activeElement.tagName === 'H1' && !!document.querySelector('main .offer')")
        .await;
    browser.click(".offer-own .action-menu > summary").await;
    browser.run("document.querySelector('.offer-own a[href*=favoris]').focus()").await;
    browser.press("f").await;
    browser.until("it is kept no longer", "return document.querySelector('.star').ariaPressed === 'false'").await;
    assert_eq!(
        browser.run("return document.activeElement.matches('.star')").await,
        true,
        "the link that goes leaves the focus to the star"
    );
    browser.back().await;
    browser.until("the list again", &at(1)).await;
    browser.press("/").await;
    browser.until("in the search box", "return document.activeElement.id === 'q'").await;
    browser.press("f").await;
    assert_eq!(browser.run("return document.activeElement.value").await, "f", "keys are letters where one writes");
    browser.press(ENTER).await;
    browser.until("Enter leads to the number of offers", "return document.activeElement.id === 'count'").await;
    browser.press("j").await;
    browser.until("and j from there to the first", &at(0)).await;
    let drawn = "const rows = document.querySelectorAll('.offers-list > *');
                 return rows.length === Number(rows[0].getAttribute('aria-setsize'))";
    browser.until("all offers are drawn, and the page moves no more", drawn).await;
    // Not on a box to tick.
    browser.run("document.querySelector('.facet-choice input').focus()").await;
    browser.press("/").await;
    browser.until("in the search box", "return document.activeElement.id === 'q'").await;

    // From a page that has no search box to the list's.
    for path in [format!("/offres/{}/", page::published(&site::built())[0].id), "/carte/".to_owned()] {
        browser.visit(&server.url(&path)).await;
        page::running(&browser).await;
        browser.press("/").await;
        browser.until("in the list's search box", "return document.activeElement.id === 'q'").await;
        page::running(&browser).await;
    }

    browser.click("#raccourcis-montrer").await;
    let open = "return document.querySelector('#raccourcis').open";
    browser.until("the sheet is open", open).await;
    browser.click("#raccourcis-actifs").await;
    browser.click("#raccourcis button").await;
    browser.until("the sheet is closed", "return !document.querySelector('#raccourcis').open").await;
    browser.reload().await;
    page::running(&browser).await;
    browser.until("they are still off", "return !document.querySelector('#raccourcis-actifs').checked").await;
    browser.press("?").await;
    assert_eq!(browser.run(open).await, false, "turned off, also at the next visit");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// Keys, as WebDriver writes them.
const TAB: &str = "\u{e004}";
/// See [`TAB`].
const ENTER: &str = "\u{e007}";

/// What axe finds wrong, a line each, but for some of its rules.
async fn faults(browser: &Browser, axe: &str, without: &[&str]) -> Vec<String> {
    browser.run(axe).await;
    let rules: BTreeMap<&str, Value> = without.iter().map(|rule| (*rule, json!({ "enabled": false }))).collect();
    let script = "const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: RULES });
        return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)"
        .replace("RULES", &json!(rules).to_string());
    let found = browser.settle(&script).await;
    serde_json::from_value(found.clone()).unwrap_or_else(|_| panic!("axe: {found}"))
}
