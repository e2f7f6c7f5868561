//! A visit with a network: the list, the search, the filters, the address.

use crate::browser::{Browser, Driver, Engine, Setup};
use crate::page::{self, Published};
use crate::server::{Fault, Request, Server};
use crate::site;
use emploi::wording;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// All that the interactive list may weigh, on the wire, in brotli.
const INTERACTIVE: usize = 330_000;
/// What comes by itself once the list is there: the offers' texts, and what the worker keeps for later visits.
const LATER: [&str; 15] = [
    "/reparer/",
    "/assets/repair-",
    "/data/texts-",
    "/sw.js",
    "/offres/_/",
    "/404.html",
    "/hors-ligne.html",
    "/icons/icon-",
    "/icons/apple-touch",
    "/assets/tools-",
    "/favoris/",
    "/carte/",
    "/calendrier/",
    "/comparer/",
    "/emporter/",
];
/// What can be read before any script runs: the page and its style.
const READABLE: usize = 25_000;

async fn arrive(driver: &Driver, name: &str, path: &str) -> (Server, Browser, Vec<Published>) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh(name)).await;
    browser.visit(&server.url(path)).await;
    page::running(&browser).await;
    (server, browser, page::published(&site))
}

/// P5, fault 23: only what the site is made of is asked for, once, from the site's own origin.
pub(crate) async fn the_first_visit_is_complete_small_and_alone(driver: &Driver) {
    let (server, browser, offers) = arrive(driver, "first-visit", "/").await;
    page::lists(&browser, offers.len()).await;
    page::kept(&browser).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "the console is silent");

    let log = server.take_log();
    let mut paths = BTreeSet::new();
    for Request { method, path, status, .. } in &log {
        assert!(method == "GET" && *status == 200, "{method} {path} was answered {status}");
        // The worker's script alone is looked at again: that is how a new release is found.
        // WebKit asks again for a preloaded module and for the icon of a tab: its own affair.
        let again = path == "/sw.js" || driver.engine == Engine::WebKit;
        assert!(paths.insert(path) || again, "{path} was asked for twice");
    }
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => new URL(name).origin !== location.origin)";
    assert_eq!(browser.run(script).await, serde_json::json!([]), "nothing comes from elsewhere");

    let weight = |wanted: &dyn Fn(&str) -> bool| -> usize {
        let sizes: BTreeMap<&str, usize> = log.iter().map(|request| (request.path.as_str(), request.bytes)).collect();
        sizes.into_iter().filter(|(path, _)| wanted(path)).map(|(_, bytes)| bytes).sum()
    };
    let list = weight(&|path| !LATER.iter().any(|later| path.contains(later)));
    let readable = weight(&|path| path == "/" || path.starts_with("/assets/style-"));
    let (all, requests) = (weight(&|_| true), log.len());
    println!(
        "     first visit: {readable} bytes before the list can be read, {list} for the interactive list, {all} with all that is kept, in {requests} requests"
    );
    for Request { path, bytes, .. } in &log {
        println!("     {bytes:>8}  {path}");
    }
    // WebKitGTK asks for no brotli without TLS.
    if driver.engine == Engine::WebKit {
        return browser.close().await;
    }
    assert!(list <= INTERACTIVE, "the interactive list weighs {list} bytes");
    assert!(readable <= READABLE, "the readable list weighs {readable} bytes");
    browser.close().await;
}

/// What a static page shows stays where it is when the app takes the page over, and so does what a reader has begun.
pub(crate) async fn a_page_is_taken_over_as_it_stands(driver: &Driver) {
    let (site, offer) = with_an_open_offer("take-over");
    let server = Server::of(&site);
    server.device(
        "addEventListener('DOMContentLoaded', () => {
           for (const element of document.querySelectorAll('#contenu *')) element.still = true;
           const box = document.querySelector('#q');
           box?.focus();
           if (box) box.value = sessionStorage.typed ?? '';
           box?.setSelectionRange(2, 2);
         });",
    );
    let browser = Browser::start(driver, &Setup::fresh("take-over")).await;
    browser.look(360, 740, "light").await;
    let new = "return [...document.querySelectorAll('#contenu *')].filter(element => !element.still)
        .map(element => element.closest('[class]').getAttribute('class'))";
    let added = async |kinds: &[&str]| {
        let new = browser.run(new).await;
        let others: Vec<_> = new
            .as_array()
            .expect("a list")
            .iter()
            .filter(|kind| !kinds.contains(&kind.as_str().unwrap_or_default()))
            .collect();
        assert!(others.is_empty(), "drawn anew: {others:?}");
    };

    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    // What a reader may do with an offer is the app's own, and so is what was done last.
    let own = [
        "list-actions",
        "quiet",
        "quiet keep-search",
        "quiet unhide",
        "hide",
        "offer-card-mine",
        "offer-card-done",
        "offer-card-actions",
        "action-menu",
        "action-menu-list",
        "icon",
        "icon-button",
        "star",
        "star-name",
        "toast",
        "button",
    ];
    added(&own).await;
    browser.run(&format!("sessionStorage.typed = {}", serde_json::json!(offer.title))).await;
    browser.reload().await;
    page::running(&browser).await;
    let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offer.id);
    browser.until("what was typed before is answered", &first).await;
    let caret = "const box = document.activeElement; return [box.id, box.value, box.selectionStart]";
    assert_eq!(browser.run(caret).await, serde_json::json!(["q", offer.title, 2]));

    browser.visit(&server.url(&format!("/offres/{}/", offer.id))).await;
    page::running(&browser).await;
    page::reads(&browser, &offer).await;
    added(&[
        "offer-own",
        "offer-said",
        "action-menu",
        "action-menu-list",
        "icon",
        "icon-button",
        "icon-link",
        "icon-link share",
        "button",
        "star",
        "star-name",
        "similar",
        "similar-list",
        "similar-card",
        "toast",
    ])
    .await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// The seeds and an offer that is open for longer than these tests will be asked, which is the last one.
fn with_an_open_offer(name: &str) -> (PathBuf, Published) {
    let open = include_str!("one-more.md").replace("vendredi 30 janvier 2026", "mercredi 30 janvier 2126");
    let site = site::build(name, &site::seeds_and(&format!("{name}-notices"), &open), "/");
    let offer = page::published(&site).pop().expect("an offer");
    (site, offer)
}

/// What a static page leaves to its program (whether an offer is still open, what is kept on the device) has its place.
pub(crate) async fn nothing_moves_when_a_program_comes(driver: &Driver) {
    let (site, offer) = with_an_open_offer("stays");
    let (server, offer) = (Server::of(&site), format!("/offres/{}/", offer.id));
    let browser = Browser::start(driver, &Setup::fresh("stays")).await;
    // Not at a first visit alone: the offer is read and kept.
    browser.visit(&server.url(&offer)).await;
    page::running(&browser).await;
    browser.click(".star").await;
    browser.until("it is kept", "return document.querySelector('.star').ariaPressed === 'true'").await;
    for width in [320, 360, 768, 1280] {
        browser.look(width, 1600, "light").await;
        for path in [offer.as_str(), "/", "/carte/", "/calendrier/", "/favoris/", "/comparer/", "/emporter/"] {
            browser.visit(&server.url(path)).await;
            page::running(&browser).await;
            page::kept(&browser).await;
            assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "at {width} px on {path}");
        }
    }
    browser.close().await;

    // Nor where a browser keeps nothing for later, and says so.
    server.no_workers();
    let browser = Browser::start(driver, &Setup::fresh("stays-online")).await;
    for width in [320, 360, 768, 1280] {
        browser.look(width, 1600, "light").await;
        browser.visit(&server.url(&offer)).await;
        page::says(&browser, "#connection", wording::NOT_KEPT).await;
        assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "at {width} px without workers");
    }
    browser.close().await;
}

/// A page was made before it is read, and for everybody: what its reader has folded away and what the address asks for is put
/// right before it is seen; offers that are over by now move once, and nothing else by more than a reader may feel.
pub(crate) async fn nothing_moves_for_who_comes_back(driver: &Driver) {
    let days = ["jeudi 31 janvier 2126", "jeudi 28 février 2126", "vendredi 1er mars 2126"];
    let notice = |number: usize| {
        include_str!("one-more.md")
            .replace("vendredi 30 janvier 2026", days.get(number).unwrap_or(&"mercredi 30 janvier 2126"))
            .replace("9999-26-0001", &format!("9999-26-{number:04}"))
    };
    // All of them open when the page is made: nothing is drawn yet where the closed ones will be.
    let notices = site::scratch("comes-back-notices");
    for number in 0..120 {
        std::fs::write(notices.join(format!("{number}.md")), notice(number)).expect("a notice");
    }
    let site = site::build("comes-back", &notices, "/");
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("comes-back")).await;
    server.clock("2126-01-15T08:00:00.000+11:00", true);
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    let over = format!("/offres/{}/", page::listed(&browser).await[0]);
    page::hide(&browser, ".offers-list > li:nth-child(3) > .offer-card").await;

    server.clock("2126-02-01T08:00:00.000+11:00", true);
    for width in [360, 1280] {
        browser.look(width, 1600, "light").await;
        for path in [
            "/carte/",
            "/calendrier/",
            over.as_str(),
            "/",
            "/?tri=intitule",
            "/?statut=close",
            "/?q=coraux",
            "/?q=zzzyqx",
        ] {
            browser.visit(&server.url(path)).await;
            page::running(&browser).await;
            page::answered(&browser).await;
            // The offers that closed since the page was made go to the closed ones, once.
            if path == "/" {
                let drawn = browser.run("return document.querySelectorAll('.offer-card').length").await;
                assert!(
                    drawn.as_u64().is_some_and(|drawn| drawn < 60),
                    "{drawn} rows are drawn, of which some are seen"
                );
            } else {
                assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "at {width} px on {path}");
            }
        }
    }

    // What is seen until the program is there, be it for a long while.
    server.fault(&site::file(&site, "app-", ".wasm"), Fault::Hang);
    browser.visit(&server.url("/")).await;
    browser.until("what was folded away is", "return document.querySelector('li:nth-child(3) > [data-folded]')").await;
    browser.visit(&server.url("/?q=zzzyqx")).await;
    let seen = "document.querySelector('.offer-card').checkVisibility({ visibilityProperty: true })";
    browser.until("no offer is seen that was not asked for", &format!("return !{seen}")).await;
    assert_eq!(browser.run("return document.querySelector('#q').value").await, "zzzyqx", "what was asked is");
    browser.until("a page that waits for long shows what it has", &format!("return {seen}")).await;
    browser.close().await;
}

pub(crate) async fn every_offer_is_found_by_its_title_and_reference(driver: &Driver) {
    let (_server, browser, offers) = arrive(driver, "search", "/").await;
    for offer in &offers {
        for words in [Some(&offer.title), offer.reference.as_ref()].into_iter().flatten() {
            page::search(&browser, words).await;
            let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offer.id);
            browser.until(&format!("«{words}» gives {} first", offer.id), &first).await;
        }
    }
    page::search(&browser, "zzzyqx wvutq").await;
    browser
        .until("nothing is found, and the page says so", "return document.querySelector('.nothing')?.textContent")
        .await;
    page::addressed(&browser, "zzzyqx wvutq").await;
    page::search(&browser, "").await;
    page::lists(&browser, offers.len()).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// Words as a reader types them, each in the very frame behind which the filters go on to follow the words before.
const TYPE_INTO_FRAMES: &str = "
    const box = document.querySelector('input[name=q]');
    const words = ['', 'zzzyqx', '', 'zzzyqx', '', 'zzzyqx'];
    document.body.dataset.left = words.length;
    let waits = false;
    const type = () => {
        waits = false;
        if (!words.length) return;
        box.value = words.shift();
        box.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.dataset.left = words.length;
    };
    const soon = () => { if (!waits) requestAnimationFrame(type); waits = true; };
    new MutationObserver(soon).observe(document.querySelector('.filters-body'),
        { subtree: true, childList: true, characterData: true, attributes: true });
    type();";

pub(crate) async fn no_key_is_lost_while_the_filters_follow(driver: &Driver) {
    let (_server, browser, _) = arrive(driver, "keys", "/").await;
    page::search(&browser, "zzzyqx wvutq").await;
    let any = "Array.from(document.querySelectorAll('.facet-count')).some(count => count.textContent !== '0')";
    browser.until("no filter has anything left", &format!("return !{any}")).await;
    browser.run(TYPE_INTO_FRAMES).await;
    browser.until("all was typed while filters were changing", "return document.body.dataset.left === '0'").await;
    page::addressed(&browser, "zzzyqx").await;
    page::lists(&browser, 0).await;
    let words = "return document.querySelector('input[name=q]').value";
    assert_eq!(browser.run(words).await, "zzzyqx");
    // A move within the page, asked for before the last key is answered, takes its words along.
    browser.mark_document().await;
    browser
        .run(
            "const box = document.querySelector('input[name=q]');
             box.value = 'adjoint';
             box.dispatchEvent(new Event('input', { bubbles: true }));
             document.querySelector('.skip-link[href=\"#count\"]').click();",
        )
        .await;
    let within = "return location.hash === '#count' && new URLSearchParams(location.search).get('q') === 'adjoint'";
    browser.until("the page is at its count, with the words", within).await;
    assert_eq!(browser.run(words).await, "adjoint");
    assert_eq!(browser.run("return document.marked").await, true, "it is the same document");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

pub(crate) async fn a_filter_gives_what_it_counts_and_back_takes_it_off(driver: &Driver) {
    let (_server, browser, offers) = arrive(driver, "filter", "/").await;
    // Beside the list on a wide page, folded above it on a small one.
    if page::visible(&browser, "details.filters > summary").await {
        browser.click("details.filters > summary").await;
    }
    // The first employer; its count is what the list must have.
    let box_ = ".facet input[name=employeur]";
    let count = browser
        .until(
            "employers are counted",
            &format!(
                "return document.querySelector('{box_}')?.closest('label').querySelector('.facet-count').textContent"
            ),
        )
        .await;
    let count: usize = count.as_str().and_then(|count| count.parse().ok()).expect("a number");
    assert!(count < offers.len(), "one employer has not all offers");
    browser.click(box_).await;
    page::lists(&browser, count).await;
    assert!(browser.address().await.contains("employeur="), "the filter is in the address");
    assert!(page::visible(&browser, ".chip").await, "the filter can be taken off");

    browser.back().await;
    page::lists(&browser, offers.len()).await;
    assert_eq!(browser.run(&format!("return document.querySelector('{box_}').checked")).await, false);

    browser.click(box_).await;
    page::lists(&browser, count).await;
    browser.click(".chip").await;
    page::lists(&browser, offers.len()).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

pub(crate) async fn a_detail_and_back_lead_to_the_same_list(driver: &Driver) {
    let (server, browser, offers) = arrive(driver, "detail", "/").await;
    let offer = &offers[offers.len() - 1];
    page::search(&browser, &offer.title).await;
    let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offer.id);
    browser.until("the offer is found", &first).await;
    page::addressed(&browser, &offer.title).await;
    let (address, list) = (browser.address().await, page::whole_list(&browser).await);

    browser.mark_document().await;
    browser.click("article.offer-card a").await;
    page::reads(&browser, offer).await;
    assert!(browser.address().await.ends_with(&format!("/offres/{}/", offer.id)));
    assert_eq!(browser.run("return document.marked").await, true, "the app shows it without loading a page");
    assert_eq!(browser.run("return document.activeElement.tagName").await, "H1", "the heading has the focus");

    browser.back().await;
    page::lists(&browser, list.len()).await;
    assert_eq!((browser.address().await, page::whole_list(&browser).await), (address, list));
    let read = format!("return document.activeElement.getAttribute('href')?.endsWith('/{}/')", offer.id);
    browser.until("the offer that was read has the focus", &read).await;

    // The next day: where nothing is asked, it is the first of the offers read last.
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.click(&format!(".chips-recent li:first-child a[href$='/{}/']", offer.id)).await;
    page::reads(&browser, offer).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// On a small screen the filters hide the list: their last line says how many offers are left, and leads to them.
pub(crate) async fn small_filters_lead_back_to_the_list(driver: &Driver) {
    let (_server, browser, _) = arrive(driver, "small-filters", "/").await;
    browser.look(360, 740, "light").await;
    browser.click(".filters-summary").await;
    browser.click("input[name=province]").await;
    let count = browser
        .run("return document.querySelector('.facet-choice:has([name=province]:checked) .facet-count').textContent")
        .await;
    let count = count.as_str().and_then(|count| count.parse().ok()).expect("a number");
    page::says(&browser, ".filters-show", &wording::show(count)).await;
    browser.click(".filters-show button").await;
    let closed =
        "return !document.querySelector('.filters').open && document.activeElement.matches('.filters-summary')";
    browser.until("the filters are closed, and have the focus", closed).await;
    page::lists(&browser, count).await;
    let seen = "return document.querySelector('#count').getBoundingClientRect().bottom < innerHeight";
    browser.until("the number of offers is on the screen", seen).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// A pasted address gives the same list, a reload too; an unknown parameter or offer harms nothing.
pub(crate) async fn an_address_is_the_whole_question(driver: &Driver) {
    let (server, browser, offers) = arrive(driver, "address", "/?tri=intitule&inconnu=1").await;
    page::lists(&browser, offers.len()).await;
    let sort = "return document.querySelector('select[name=tri]').value === 'intitule'";
    browser.until("the sort is the address's", sort).await;
    // The host gave this page, the worker gives the others. (A page left before its worker stands holds the worker up in
    // WebKit, as long as Back would bring that page again.)
    page::kept(&browser).await;
    let list = page::listed(&browser).await;
    browser.reload().await;
    page::running(&browser).await;
    browser.until("the sort is the address's", sort).await;
    assert_eq!(page::whole_list(&browser).await, list);

    let offer = &offers[0];
    browser.visit(&server.url(&format!("/?q={}", offer.id.replace('-', "+")))).await;
    page::running(&browser).await;
    assert_eq!(browser.run("return document.querySelector('input[name=q]').value").await, offer.id.replace('-', " "));

    // An offer's address from the worker, then as a first visit from the host.
    let address = format!("/offres/{}/", offer.id);
    browser.visit(&server.url(&address)).await;
    page::running(&browser).await;
    page::reads(&browser, offer).await;
    browser.visit(&server.url("/offres/n-existe-pas/")).await;
    page::says(&browser, "h1", wording::NOT_FOUND).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;

    let (_server, browser, _) = arrive(driver, "address-of-offer", &address).await;
    page::reads(&browser, offer).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}
