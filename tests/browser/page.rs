//! What a reader sees and does on the pages.

use crate::browser::Browser;
use emploi::wording;
use serde_json::Value;
use std::path::Path;

/// An offer as the published data have it.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    /// Its place in addresses.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// The title as pages show it.
    pub(crate) shown_title: String,
    /// Its reference.
    pub(crate) reference: Option<String>,
    /// Its last day, `YYYY-MM-DD`.
    pub(crate) deadline: Option<String>,
}

/// The open data of a site.
fn bundle(site: &Path) -> Value {
    let text = std::fs::read_to_string(site.join("offers.json")).expect("the site has offers.json");
    serde_json::from_str(&text).expect("JSON")
}

/// The offers of a site, from its open data.
pub(crate) fn published(site: &Path) -> Vec<Published> {
    let bundle = bundle(site);
    let word = |offer: &Value, field: &str| offer[field].as_str().map(str::to_owned);
    let offers: Vec<Published> = bundle["offers"]
        .as_array()
        .expect("offers")
        .iter()
        .map(|offer| Published {
            id: word(offer, "id").expect("an id"),
            title: word(offer, "title").expect("a title"),
            shown_title: shown_title(offer),
            reference: word(offer, "reference"),
            deadline: word(offer, "deadline"),
        })
        .collect();
    assert!(!offers.is_empty(), "a site without offers shows nothing");
    offers
}

/// The title of an offer as pages show it.
fn shown_title(offer: &Value) -> String {
    let openings = offer["openings"].as_u64().and_then(|number| u32::try_from(number).ok()).expect("a number of posts");
    emploi::gazetteer::titles::title(offer["title"].as_str().expect("a title"), openings)
}

/// From which day the data of a site are, as its pages say it.
pub(crate) fn data_date(site: &Path) -> String {
    let bundle = bundle(site);
    let day = bundle["data_date"].as_str().expect("a day").parse().expect("a day of the calendar");
    emploi::wording::data_date(day)
}

/// The ids of an employer's offers, sorted.
pub(crate) fn published_by(site: &Path, employer: &str) -> Vec<String> {
    let bundle = bundle(site);
    let offers = bundle["offers"].as_array().expect("offers").iter();
    let own = offers.filter(|offer| offer["employer"]["name"] == employer);
    let mut ids: Vec<String> = own.map(|offer| offer["id"].as_str().expect("an id").to_owned()).collect();
    ids.sort();
    ids
}

/// Waits until the page's program runs, whichever it is.
pub(crate) async fn running(browser: &Browser) {
    browser.until("the program runs", "return document.documentElement.dataset.running === ''").await;
}

/// Keeps the first two offers of the list.
pub(crate) async fn keep_two(browser: &Browser) {
    for number in 1..=2 {
        browser.click(".star[aria-pressed=false]").await;
        let starred = format!("return document.querySelectorAll('.star[aria-pressed=true]').length === {number}");
        browser.until("the star is on", &starred).await;
    }
}

/// Folds an offer of the list away, by its menu.
pub(crate) async fn hide(browser: &Browser, card: &str) {
    browser.click(&format!("{card} .action-menu > summary")).await;
    browser.click(&format!("{card} .hide")).await;
    browser
        .until("the offer is folded", &format!("return document.querySelector('{card}').matches('[data-folded]')"))
        .await;
}

/// Waits until the page says that everything is kept on the device.
pub(crate) async fn kept(browser: &Browser) {
    says(browser, "#connection", wording::KEPT).await;
}

/// Waits until no release is being installed any more.
pub(crate) async fn attempt_over(browser: &Browser) {
    let over = "return navigator.serviceWorker.getRegistration().then(one => !one?.installing)";
    browser.until("the attempt is over", over).await;
}

/// Waits until what a selector finds contains these words.
pub(crate) async fn says(browser: &Browser, selector: &str, words: &str) {
    let script = format!(
        "return (document.querySelector({}) ?.textContent ?? '').includes({})",
        Value::from(selector),
        Value::from(words)
    );
    browser.until(&format!("{selector} says «{words}»"), &script).await;
}

/// Waits until the question in the address is answered.
pub(crate) async fn answered(browser: &Browser) {
    browser.until("the question is answered", "return !document.querySelector('[data-asked]')").await;
}

/// What has moved on the page since it began, by class or words, where it has moved by more than a reader may feel: a layout
/// shift of 0.1 in all. Chromium alone tells.
pub(crate) async fn moved(browser: &Browser) -> Vec<String> {
    let script = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return [];
        const observer = new PerformanceObserver(() => {});
        observer.observe({ type: 'layout-shift', buffered: true });
        const name = ({ node }) => node ? `${node.nodeName} ${node.className ?? node.textContent.slice(0, 40)}` : 'gone';
        const shifts = observer.takeRecords();
        const sum = shifts.reduce((sum, { value }) => sum + value, 0);
        return sum <= 0.1 ? [] : shifts.flatMap(({ sources }) => sources.map(name))";
    serde_json::from_value(browser.settle(script).await).expect("a list")
}

/// Whether what a selector finds is seen.
pub(crate) async fn visible(browser: &Browser, selector: &str) -> bool {
    let script = format!("return document.querySelector({})?.checkVisibility() ?? false", Value::from(selector));
    browser.run(&script).await == Value::Bool(true)
}

/// Waits until the page was led down to what a selector finds.
pub(crate) async fn in_sight(browser: &Browser, selector: &str) {
    let script = format!(
        "const {{ top }} = document.querySelector({}).getBoundingClientRect();
         return scrollY > 0 && top > -1 && top < innerHeight - 40",
        Value::from(selector)
    );
    browser.until(&format!("{selector} is in sight"), &script).await;
}

/// The offers in the list, by their ids, in their order.
pub(crate) const LISTED: &str = "return Array.from(document.querySelectorAll('article.offer-card'))
    .filter(card => card.checkVisibility())
    .map(card => new URL(card.querySelector('a[href]').href).pathname.replace(/\\/$/, '').split('/').pop())";

/// The offers in the list, by their ids, in their order.
pub(crate) async fn listed(browser: &Browser) -> Vec<String> {
    serde_json::from_value(browser.run(LISTED).await).expect("texts")
}

/// The offers in the list once all that it says to have are drawn, by their ids, in their order; those with only some of the
/// words, which are not counted, too.
pub(crate) async fn whole_list(browser: &Browser) -> Vec<String> {
    let script = format!(
        "const listed = (() => {{ {LISTED} }})();
         const sizes = [...document.querySelectorAll('.offers-list')]
           .map(list => Number(list.firstElementChild?.getAttribute('aria-setsize') ?? 0));
         const [all, counted] = [3, 2].map(lists => sizes.slice(0, lists).reduce((sum, size) => sum + size, 0));
         return counted === parseInt(document.querySelector('#count')?.textContent) && listed.length === all && listed"
    );
    serde_json::from_value(browser.until("the list is whole", &script).await).expect("texts")
}

/// Waits until the list has so many offers.
pub(crate) async fn lists(browser: &Browser, count: usize) {
    let script = format!("return document.readyState === 'complete' && (() => {{ {LISTED} }})().length === {count}");
    browser.until(&format!("the list has {count} offers"), &script).await;
}

/// Waits until the page is the one of this offer: its title is the heading.
pub(crate) async fn reads(browser: &Browser, offer: &Published) {
    let script =
        format!("return document.querySelector('h1')?.textContent.trim() === {}", Value::from(&*offer.shown_title));
    browser.until(&format!("the page shows «{}»", offer.shown_title), &script).await;
    let text = browser.text("return document.querySelector('main').textContent").await;
    assert!(text.len() > 200, "the offer's text is there, not only its title: {text}");
}

/// Puts words into the search box as if typed in one go.
pub(crate) async fn search(browser: &Browser, words: &str) {
    browser
        .run_with(
            "const box = document.querySelector('input[name=q]');
             box.focus();
             box.value = arguments[0];
             box.dispatchEvent(new Event('input', { bubbles: true }));",
            vec![words.into()],
        )
        .await;
}

/// Waits until the address has the words that were searched for: it gets them once the reader pauses.
pub(crate) async fn addressed(browser: &Browser, words: &str) {
    let script = format!("return new URLSearchParams(location.search).get('q') === {}", Value::from(words));
    browser.until(&format!("«{words}» is in the address"), &script).await;
}

/// Puts words into the first note as if typed in one go.
pub(crate) async fn write_note(browser: &Browser, words: &str) {
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

/// The names of all caches of the origin.
pub(crate) async fn caches(browser: &Browser) -> Vec<String> {
    serde_json::from_value(browser.settle("return caches.keys()").await).expect("names")
}

/// The service workers of the origin, by their scopes.
pub(crate) async fn workers(browser: &Browser) -> Vec<String> {
    let scopes = "return (await navigator.serviceWorker.getRegistrations()).map(one => new URL(one.scope).pathname)";
    serde_json::from_value(browser.settle(scopes).await).expect("scopes")
}
