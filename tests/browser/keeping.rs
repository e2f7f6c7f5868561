//! What a reader keeps, and the tools’ pages: favourites, comparison, what can be taken away, map, calendar.

use crate::browser::{Browser, Driver, Engine, Setup};
use crate::page;
use crate::server::Server;
use crate::site;
use emploi::saved::backup::Backup;
use emploi::wording;
use serde_json::json;

/// Favourites, folded offers and read marks; a note with its step; all there after a reload; export, import, comparison.
pub(crate) async fn what_is_kept_is_there_again(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("keeping")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::keep_two(&browser).await;
    page::hide(&browser, ".offer-card").await;
    browser.until("the focus is where it can be undone", "return document.activeElement.matches('.unhide')").await;
    browser.click(".toast button").await;
    browser.until("the offer is back", "return !document.querySelector('[data-folded]')").await;

    browser.visit(&server.url("/favoris/")).await;
    page::running(&browser).await;
    let two = "return document.querySelectorAll('.favourite').length === 2";
    browser.until("both favourites are there", two).await;
    page::write_note(&browser, "appeler lundi").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.reload().await;
    page::running(&browser).await;
    browser.until("the note is there", "return document.querySelector('textarea')?.value === 'appeler lundi'").await;

    for number in 0..2 {
        browser.click(&format!(".favourites-list > li:nth-child({}) [type=checkbox]", number + 1)).await;
    }
    browser.mark_document().await;
    browser.click("a[href*='comparer/']").await;
    browser.new_document().await;
    page::running(&browser).await;
    browser.until("two are compared", "return document.querySelectorAll('.compare-table thead th').length === 2").await;
    page::says(&browser, ".compare-table", "appeler lundi").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// A question is kept from the list, shown where it is kept, and asked again from there; an offer leads to its own note.
pub(crate) async fn a_kept_question_is_asked_again(driver: &Driver) {
    let site = site::built();
    let offers = page::published(&site);
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("kept-question")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::keep_two(&browser).await;
    page::search(&browser, &offers[0].title).await;
    page::addressed(&browser, &offers[0].title).await;
    browser.mark_document().await;
    browser.click(".keep-search").await;
    page::says(&browser, ".toast", wording::QUESTION_KEPT).await;
    assert_eq!(browser.run("return document.marked").await, true, "the list stays");
    browser.click(".toast a").await;
    browser.new_document().await;
    page::running(&browser).await;
    page::says(&browser, ".question-kept", &offers[0].title).await;
    // The address that keeps a question does so where the list has no program.
    let asked = browser.text("return document.querySelector('.question-kept a').search").await;
    browser.visit(&server.url(&format!("/favoris/{asked}"))).await;
    page::running(&browser).await;
    page::says(&browser, ".toast", wording::QUESTION_KEPT).await;
    page::in_sight(&browser, "#l-recherches").await;
    browser.reload().await;
    page::running(&browser).await;
    let one = "return document.querySelectorAll('.question-kept').length === 1";
    browser.until("it is kept once", one).await;
    browser.mark_document().await;
    browser.click(".question-kept a").await;
    browser.new_document().await;
    page::running(&browser).await;
    let first = format!("return (() => {{ {} }})()[0] === '{}'", page::LISTED, offers[0].id);
    browser.until("it is asked again", &first).await;

    let last = "return Array.from(document.querySelectorAll('.favourite')).at(-1).id";
    browser.visit(&server.url("/favoris/")).await;
    page::running(&browser).await;
    let id = browser.text(last).await;
    browser.visit(&server.url(&format!("/offres/{id}/"))).await;
    page::running(&browser).await;
    browser.mark_document().await;
    browser.click(".offer-own .action-menu > summary").await;
    browser.click("a[href*='favoris/#']").await;
    browser.new_document().await;
    page::running(&browser).await;
    page::in_sight(&browser, &format!("[id='{id}']")).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// A page that is left in the middle of keeping something holds nothing up: the next one opens what is kept.
pub(crate) async fn a_page_left_while_it_keeps_holds_nothing_up(driver: &Driver) {
    let server = Server::of(&site::built());
    let browser = Browser::start(driver, &Setup::fresh("left-while-keeping")).await;
    for _ in 0..8 {
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        browser.until("the stars are there", "return document.querySelector('.star[aria-pressed]')").await;
        browser.mark_document().await;
        browser.run("document.querySelector('.star').click(); location.assign('favoris/')").await;
        browser.new_document().await;
        page::running(&browser).await;
    }
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// What one device exports another one imports, beside what is kept there. It is taken back where it was a mistake, comes
/// again where it is asked for again, and a file that is none changes nothing.
pub(crate) async fn a_file_moves_what_is_kept_to_another_device(driver: &Driver) {
    let (server, browser, favourites) = noted(driver, &Setup::fresh("export")).await;
    page::write_note(&browser, "appeler lundi").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    let catch = "window.files = []; const make = URL.createObjectURL;
        URL.createObjectURL = file => (window.files.push(file), make.call(URL, file));";
    browser.run(catch).await;
    browser.click("#exporter").await;
    browser.until("a file is made", "return window.files.length").await;
    let text = browser.settle("return window.files[0].text()").await.as_str().expect("a text").to_owned();
    let notes = Backup::parse(&text).expect("a file of what is kept").offers.into_values().map(|record| record.note);
    assert_eq!(notes.collect::<Vec<_>>(), ["appeler lundi"]);
    browser.close().await;

    let folder = site::scratch("another-device");
    let [file, none] = [("favoris.json", text.as_str()), ("none.json", "{}")].map(|(name, text)| {
        std::fs::write(folder.join(name), text).expect("a file");
        folder.join(name)
    });
    let browser = Browser::start(driver, &Setup::fresh("import")).await;
    browser.visit(&favourites).await;
    page::running(&browser).await;
    let there = "return document.querySelector('textarea')?.value === 'appeler lundi'";
    browser.choose_file("#fichier", &file).await;
    browser.until("the note is there", there).await;
    browser.click(".toast button").await;
    browser.until("it is taken back", "return !document.querySelector('.favourite')").await;
    for _ in 0..2 {
        browser.choose_file("#fichier", &file).await;
        browser.until("the note is there again", there).await;
    }
    browser.choose_file("#fichier", &none).await;
    page::says(&browser, ".favourites", wording::NOT_IMPORTED).await;
    browser.reload().await;
    page::running(&browser).await;
    browser.until("the note is there", there).await;
    assert_eq!(browser.run("return document.querySelectorAll('.favourite').length").await, 1);
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
    drop(server);
}

/// A favourite in the list, and its note's field on the page of favourites. The site, the browser, the page's address.
pub(crate) async fn noted(driver: &Driver, setup: &Setup) -> (Server, Browser, String) {
    let server = Server::of(&site::built());
    let browser = Browser::start(driver, setup).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.click(".star[aria-pressed=false]").await;
    browser.until("the star is on", "return document.querySelector('.star[aria-pressed=true]')").await;
    // Started again by `a_note_said_to_be_kept_survives_a_killed_browser` without a network.
    page::kept(&browser).await;
    let favourites = server.url("/favoris/");
    browser.visit(&favourites).await;
    page::running(&browser).await;
    browser.until("the favourite is there", "return document.querySelector('textarea')").await;
    (server, browser, favourites)
}

/// Two tabs change one note before either has heard of the other: both texts stay, and both tabs show both.
pub(crate) async fn two_tabs_lose_no_text(driver: &Driver) {
    let (_server, browser, favourites) = noted(driver, &Setup::fresh("two-tabs")).await;
    let other = browser.second_tab(&favourites).await;
    let one = browser.tabs().await.into_iter().find(|tab| *tab != other).expect("the first tab");
    browser.to_tab(&other).await;
    page::running(&browser).await;
    browser.until("the favourite is there", "return document.querySelector('textarea')").await;

    // Nothing is written while something else writes: so neither tab can know what the other one does.
    browser.settle(HOLD).await;
    page::write_note(&browser, "CV prêt").await;
    browser.to_tab(&one).await;
    page::write_note(&browser, "appeler lundi").await;
    browser.to_tab(&other).await;
    browser.run("window.free = true").await;
    let both =
        "return ['CV prêt', 'appeler lundi'].every(words => document.querySelector('textarea')?.value.includes(words))";
    for tab in [&other, &one] {
        browser.to_tab(tab).await;
        page::says(&browser, ".mine-said", wording::SAVED).await;
        browser.until("both texts are in the field", both).await;
    }
    // And what one tab changes from then on the other one shows.
    page::write_note(&browser, "rien à faire").await;
    browser.to_tab(&other).await;
    browser.until("it is here too", "return document.querySelector('textarea')?.value === 'rien à faire'").await;
    browser.close().await;
}

/// Begins to write into the site's database, and comes to no end before `free` is set.
const HOLD: &str = "const [{ name }] = await indexedDB.databases();
    await new Promise(done => { indexedDB.open(name).onsuccess = ({ target: { result } }) => {
      const [store] = result.objectStoreNames;
      const things = result.transaction(store, 'readwrite').objectStore(store);
      const hold = () => { if (window.free) result.close(); else things.count().onsuccess = hold; };
      hold();
      done();
    }; });";

/// «Enregistré» is a promise: the browser is killed the moment that it is read.
pub(crate) async fn a_note_said_to_be_kept_survives_a_killed_browser(driver: &Driver) {
    let setup = Setup::lasting("note-killed");
    let (server, browser, favourites) = noted(driver, &setup).await;
    page::write_note(&browser, "appeler lundi").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.kill().await;
    server.stop();
    let browser = Browser::start(driver, &setup).await;
    browser.visit(&favourites).await;
    page::running(&browser).await;
    browser.until("the note is there", "return document.querySelector('textarea')?.value === 'appeler lundi'").await;
    browser.close().await;
}

/// «Enregistré» is said of what is on the device for good. Here the browser takes everything back at the last moment, as it
/// does where the room runs out: the page says that it is not kept, and the words stay in their field.
pub(crate) async fn what_is_taken_back_is_not_said_to_be_kept(driver: &Driver) {
    let (_server, browser, _) = noted(driver, &Setup::fresh("taken-back")).await;
    let take_back = "window.put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
          const request = window.put.apply(this, given);
          request.addEventListener('success', () => this.transaction.abort());
          return request;
        };";
    browser.run(take_back).await;
    page::write_note(&browser, "appeler lundi").await;
    page::says(&browser, ".mine-said", wording::NOT_SAVED).await;
    assert_eq!(
        browser.text("return document.querySelector('textarea').value").await,
        "appeler lundi",
        "it is still there"
    );
    browser.run("IDBObjectStore.prototype.put = window.put").await;
    page::write_note(&browser, "appeler lundi, 8 h").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.reload().await;
    page::running(&browser).await;
    let kept = "return document.querySelector('textarea')?.value === 'appeler lundi, 8 h'";
    browser.until("the note is there", kept).await;
    browser.close().await;
}

/// Fault 12: a device without room: everything works online, nothing is said to be kept; once there is room, it is.
pub(crate) async fn a_full_device_is_told(driver: &Driver) {
    let server = Server::of(&site::built());
    // Chromium is told while it runs; Firefox when it starts, in thousands of bytes.
    let room = |thousands: i32| vec![("dom.quotaManager.temporaryStorage.fixedLimit".to_owned(), json!(thousands))];
    let mut setup = Setup::fresh("full");
    setup.preferences = room(1);
    let browser = Browser::start(driver, &setup).await;
    let origin = server.url("/").trim_end_matches('/').to_owned();
    if browser.engine == Engine::Chromium {
        browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 })).await;
    }
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.click(".star").await;
    page::says(&browser, ".toast", wording::NOT_KEPT_HERE).await;
    assert!(!page::visible(&browser, ".star[aria-pressed=true]").await, "it is no favourite");
    if browser.engine == Engine::Chromium {
        server.answered("/offres/_/").await;
        page::attempt_over(&browser).await;
        assert_eq!(page::caches(&browser).await, Vec::<String>::new(), "half of the files is not kept either");
        let said = browser.text("return document.querySelector('#connection').textContent").await;
        assert!(!said.contains(wording::KEPT), "nothing is claimed: {said}");
    } else {
        // In Firefox not even the worker's script has room.
        page::says(&browser, "#connection", wording::NOT_KEPT).await;
    }

    let browser = if browser.engine == Engine::Chromium {
        browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        browser
    } else {
        browser.close().await;
        setup.preferences = room(-1);
        Browser::start(driver, &setup).await
    };
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    browser.click(".star").await;
    page::says(&browser, ".toast", wording::NOW_STARRED).await;
    browser.reload().await;
    page::running(&browser).await;
    browser.until("it is a favourite", "return document.querySelector('.star[aria-pressed=true]')").await;
    browser.close().await;
}

/// Fault 12: what another release, or a fault, left on the device is neither taken for anything nor written over.
pub(crate) async fn what_is_not_understood_stays_as_it_is(driver: &Driver) {
    let (server, browser, _) = noted(driver, &Setup::fresh("not-understood")).await;
    for strange in ["'emploi 9\\nstar\\n\\nof a later release'", "'{\"spoilt'", "{ of: 'a later release' }"] {
        // The page that needs none of it: no other page has the database open.
        browser.visit(&server.url("/reparer/")).await;
        let store = "const [{ name }] = await indexedDB.databases();
            const base = await new Promise(done => { indexedDB.open(name).onsuccess = event => done(event.target.result); });
            const [store] = base.objectStoreNames;
            const things = base.transaction(store, 'readwrite').objectStore(store);
            const told = request => new Promise(done => { request.onsuccess = () => done(request.result); });
            const [offer] = (await told(things.getAllKeys())).filter(key => key.startsWith('offre '));";
        browser.settle(&format!("{store} await told(things.put({strange}, offer)); base.close()")).await;
        browser.visit(&server.url("/favoris/")).await;
        page::running(&browser).await;
        assert!(page::visible(&browser, ".empty").await, "{strange}: it is taken for nothing");
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        browser.click(".star[aria-pressed=false]").await;
        page::says(&browser, ".toast", wording::NOT_KEPT_HERE).await;
        assert!(!page::visible(&browser, "#app-crashed").await, "{strange}: no panic");
        browser.visit(&server.url("/reparer/")).await;
        let same = format!(
            "{store} const found = await told(things.get(offer)); base.close(); return JSON.stringify(found) === JSON.stringify({strange})"
        );
        assert_eq!(browser.settle(&same).await, true, "{strange}: nothing is written over it");
    }
    let newer = "const [{ name }] = await indexedDB.databases();
        await new Promise(done => { indexedDB.open(name, 99).onsuccess = event => { event.target.result.close(); done(); }; });";
    browser.settle(newer).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    browser.click(".star").await;
    page::says(&browser, ".toast", wording::NOT_KEPT_HERE).await;
    browser.close().await;
}

/// What can be taken away, the map and the calendar: each page does what it is for, and offline too.
pub(crate) async fn the_desks_pages_work_without_a_network(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let offer = page::published(&site).into_iter().find(|offer| offer.deadline.is_some()).expect("a deadline");
    let browser = Browser::start(driver, &Setup::fresh("tools")).await;
    browser.visit(&server.url("/")).await;
    page::kept(&browser).await;
    server.stop();
    for (path, there) in [
        ("/favoris/", ".empty"),
        ("/carte/", ".map-drawing a"),
        ("/calendrier/", ".closing a"),
        (&*format!("/emporter/?offre={}", offer.id), ".poster-code"),
        ("/emporter/?q=province", ".printed"),
        (&*format!("/comparer/?offres={}", offer.id), ".compare-table thead th"),
    ] {
        browser.visit(&server.url(path)).await;
        page::running(&browser).await;
        let seen = format!("return document.querySelector('{there}')?.getBoundingClientRect().width > 0");
        browser.until(&format!("{path} shows {there}"), &seen).await;
    }
    browser.close().await;
}

/// What is taken away is what the list shows, of phrases and of days too, and says what was asked.
pub(crate) async fn what_is_taken_away_is_what_was_asked(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let offers = page::published(&site);
    let deadline = offers.iter().filter_map(|offer| offer.deadline.clone()).min().expect("a deadline");
    let closing = offers.iter().filter(|offer| offer.deadline.as_ref() == Some(&deadline)).count();
    // Said by one notice; another one has both words.
    let phrase = "?q=%22p%C3%B4le+formation%22";
    let browser = Browser::start(driver, &Setup::fresh("taken")).await;
    for (question, words, count) in [
        (phrase.to_owned(), "«\u{a0}\"pôle formation\"\u{a0}»", 1),
        (format!("?cloture-au={deadline}"), "Clôture\u{a0}: jusqu’au", closing),
    ] {
        browser.visit(&server.url(&format!("/{question}"))).await;
        page::running(&browser).await;
        page::lists(&browser, count).await;
        let mut listed = page::listed(&browser).await;
        browser.visit(&server.url(&format!("/emporter/{question}"))).await;
        page::running(&browser).await;
        let printed =
            "return Array.from(document.querySelectorAll('.printed a'), link => link.pathname.split('/').at(-2))";
        let mut taken: Vec<String> = serde_json::from_value(browser.run(printed).await).expect("ids");
        listed.sort();
        taken.sort();
        assert_eq!(taken, listed, "{question}");
        let said = browser.text("return document.querySelector('.printed-question').textContent").await;
        assert!(said.starts_with(words), "{question}: {said}");
    }
    browser.close().await;
}
