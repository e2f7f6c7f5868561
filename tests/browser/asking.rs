//! Asking: what words are read as, what comes where little answers, and how words may go on.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::Server;
use crate::site;
use serde_json::{Value, json};

const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";

async fn ask(driver: &Driver, name: &str, path: &str) -> (Server, Browser) {
    let server = Server::of(&site::built());
    let browser = Browser::start(driver, &Setup::fresh(name)).await;
    browser.visit(&server.url(path)).await;
    page::running(&browser).await;
    page::answered(&browser).await;
    (server, browser)
}

/// Waits until the chips say this, without what only those who hear them are told.
async fn chips(browser: &Browser, expected: &[&str]) {
    let script = format!(
        "const own = chip => [...chip.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
         const chips = [...document.querySelectorAll('.chip')].filter(chip => chip.checkVisibility());
         return JSON.stringify(chips.map(chip => own(chip).replaceAll('\\u00a0', ' '))) === {}",
        Value::from(json!(expected).to_string())
    );
    browser.until(&format!("the chips are {expected:?}"), &script).await;
}

/// A place is taken off and is a word; the address has both readings, and so has the history.
pub(crate) async fn what_words_are_read_as_is_taken_off_and_comes_back(driver: &Driver) {
    let (server, browser) = ask(driver, "readings", "/?q=partenaires+Hiengh%C3%A8ne").await;
    chips(&browser, &["Lieu : Hienghène"]).await;
    page::says(&browser, "#count", "1\u{a0}offre").await;
    browser.click(".chip").await;
    chips(&browser, &[]).await;
    let address = browser.address().await;
    assert!(address.ends_with("/?q=partenaires+Hiengh%C3%A8ne&mot=hienghene"), "{address}");
    assert_eq!(browser.run("return document.querySelector('#q').value").await, "partenaires Hienghène");
    browser.reload().await;
    page::running(&browser).await;
    chips(&browser, &[]).await;
    browser.back().await;
    chips(&browser, &["Lieu : Hienghène"]).await;

    browser.visit(&server.url("/?q=conseilller")).await;
    page::running(&browser).await;
    page::says(&browser, ".told", "Résultats pour").await;
    browser.click(".told a").await;
    page::says(&browser, "#count", "Aucune offre trouvée").await;
    assert!(browser.address().await.ends_with("/?q=conseilller&mot=conseilller"), "what was typed is asked for");
    browser.click(".nothing a").await;
    page::addressed(&browser, "conseiller").await;
    page::says(&browser, "#count", "offre").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// What lacks some words comes behind those with all, under a heading of its own, and is not counted; where nothing has all,
/// a shorter question is offered, with its number, and the search can be kept.
pub(crate) async fn what_lacks_some_words_comes_after(driver: &Driver) {
    let (_server, browser) = ask(driver, "lacks", "/?q=province+Hiengh%C3%A8ne").await;
    page::says(&browser, "#count", "1\u{a0}offre").await;
    let heading = "return [...document.querySelectorAll('.offers-heading')]
        .filter(one => one.checkVisibility()).at(-1).textContent";
    assert_eq!(browser.text(heading).await, "Offres qui n’ont qu’une partie de ces mots (2)");
    let places = "return [...document.querySelectorAll('.offers:last-of-type .offers-list > li')]
        .map(row => row.getAttribute('aria-posinset') + '/' + row.getAttribute('aria-setsize'))";
    assert_eq!(browser.run(places).await, json!(["1/2", "2/2"]));

    page::search(&browser, "Hienghène zzzyqx").await;
    page::says(&browser, "#count", "Aucune offre n’a tous ces mots").await;
    page::says(&browser, ".nothing", "Aucun avis ne dit «\u{a0}zzzyqx\u{a0}».").await;
    page::says(&browser, ".nothing a", "Sans «\u{a0}zzzyqx\u{a0}»\u{a0}: 1\u{a0}offre").await;
    page::addressed(&browser, "Hienghène zzzyqx").await;
    browser.click(".nothing a").await;
    page::says(&browser, "#count", "1\u{a0}offre").await;
    assert!(browser.address().await.ends_with("/?q=Hiengh%C3%A8ne"));
    browser.back().await;
    browser.click(".nothing a[href*='favoris']").await;
    browser.until("the search is kept", "return document.querySelector('.question-kept')").await;
    page::says(&browser, ".question-kept", "Hienghène zzzyqx").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

/// The search box and its list, as somebody hears them: expanded, the option that is chosen, the options, the words.
const COMBOBOX: &str = "const box = document.querySelector('#q');
    const list = document.getElementById(box.getAttribute('aria-controls'));
    const chosen = document.getElementById(box.getAttribute('aria-activedescendant'));
    return [box.role ?? box.getAttribute('role'), box.getAttribute('aria-expanded'),
      list.checkVisibility() && [...list.querySelectorAll('[role=option]')].length,
      chosen && chosen.getAttribute('aria-selected') === 'true' ? chosen.firstElementChild.textContent : null,
      box.value, document.activeElement === box]";

async fn combobox(browser: &Browser, expected: Value) {
    let script = format!("return JSON.stringify((() => {{ {COMBOBOX} }})()) === {}", Value::from(expected.to_string()));
    browser.until(&format!("the combobox is {expected}"), &script).await;
}

pub(crate) async fn suggestions_follow_the_keys(driver: &Driver) {
    let (_server, browser) = ask(driver, "suggestions", "/").await;
    combobox(&browser, json!(["combobox", "false", false, null, "", false])).await;
    browser.click("#q").await;
    for key in ["h", "i", "e", "n"] {
        browser.press(key).await;
    }
    combobox(&browser, json!(["combobox", "true", 1, null, "hien", true])).await;
    browser.press(DOWN).await;
    combobox(&browser, json!(["combobox", "true", 1, "Hienghène", "hien", true])).await;
    browser.press(ESCAPE).await;
    combobox(&browser, json!(["combobox", "false", false, null, "hien", true])).await;
    browser.press(DOWN).await;
    browser.press(DOWN).await;
    browser.press(ENTER).await;
    combobox(&browser, json!(["combobox", "false", false, null, "Hienghène", true])).await;
    page::lists(&browser, 1).await;
    page::addressed(&browser, "Hienghène").await;
    browser.back().await;
    page::addressed(&browser, "hien").await;

    // Enter without a chosen option asks for the words as they stand, and leads to their offers.
    browser.click("#q").await;
    page::search(&browser, "prov").await;
    browser.until("something is suggested", "return document.querySelector('.suggestion')?.checkVisibility()").await;
    browser.press(ENTER).await;
    browser.until("the count has the focus", "return document.activeElement.id === 'count'").await;
    combobox(&browser, json!(["combobox", "false", false, null, "prov", false])).await;

    page::search(&browser, "chef prov").await;
    browser.click(".suggestion").await;
    browser.until("it is asked for", "return /^chef Province/.test(document.querySelector('#q').value)").await;
    combobox(
        &browser,
        json!(["combobox", "false", false, null, browser.run("return document.querySelector('#q').value").await, true]),
    )
    .await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}
