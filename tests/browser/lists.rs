//! A list of thousands: drawn as far as it is seen, read out with its positions, left and come back to.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::Server;
use crate::site;
use emploi::wording;
use std::path::{Path, PathBuf};

/// The scenarios of the long list, whose site [`prepare`] builds.
pub(crate) const LONG: [&str; 2] =
    ["::twenty_thousand_offers_are_drawn_as_far_as_they_are_seen", "::nothing_moves_while_an_archive_comes"];

/// Offers of the long list.
const OFFERS: usize = 20_000;

/// Where the site of the long list is, for all engines.
fn long() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-list")
}

/// Builds the site of the long list, once for all engines: the seeds over and over, each time with another reference.
pub(crate) fn prepare() {
    let mut seeds: Vec<_> =
        std::fs::read_dir(site::seeds()).expect("seeds/").flatten().map(|entry| entry.path()).collect();
    seeds.sort();
    let texts: Vec<String> = seeds.iter().map(|seed| std::fs::read_to_string(seed).expect("a seed")).collect();
    let folder = site::scratch("long-list-notices");
    for number in 0..OFFERS {
        let (registered, year) = (1_000 + number % 9_000, 23 + number / 9_000);
        let text = texts[number % texts.len()]
            .replace("3134-25", &format!("{registered}-{year}"))
            .replace("57722", &format!("{}", 10_000 + number));
        // Words of its own: an archive weighs on the wire what does not repeat itself.
        let own = (1..9_usize).map(|word| format!("{:x}", number.wrapping_mul(word * 0x9e37_79b9).wrapping_mul(word)));
        let text = format!("{text}\n\n# Autres précisions :\n\nDossiers {}.\n", own.collect::<Vec<_>>().join(", "));
        std::fs::write(folder.join(format!("{number:05}.txt")), text).expect("a notice");
    }
    site::build_into(&long(), &folder, "/");
}

/// The row in the middle of the screen: its number, of how many, its offer, its top.
const MIDDLE: &str = "const row = Array.from(document.querySelectorAll('.offers-list > li'))
      .find(row => row.getBoundingClientRect().bottom > innerHeight / 2);
    return row && [Number(row.getAttribute('aria-posinset')), Number(row.getAttribute('aria-setsize')),
      row.querySelector('a').href, Math.round(row.getBoundingClientRect().top)]";

/// What is said of older offers comes and goes, and pushes nothing away.
pub(crate) async fn nothing_moves_while_an_archive_comes(driver: &Driver) {
    let server = Server::of(&long());
    let browser = Browser::start(driver, &Setup::fresh("archive-comes")).await;
    browser.look(360, 740, "light").await;
    let stays = async |address: &str| {
        browser.visit(address).await;
        page::running(&browser).await;
        page::says(&browser, "#connection", wording::KEPT_BUT_LATER).await;
        assert_eq!(page::moved(&browser).await, Vec::<String>::new(), "{address}");
    };
    stays(&server.url("/")).await;
    stays(&browser.text("return document.querySelector('.offer-card-title a').href").await).await;
    browser.close().await;
}

pub(crate) async fn twenty_thousand_offers_are_drawn_as_far_as_they_are_seen(driver: &Driver) {
    let server = Server::of(&long());
    let browser = Browser::start(driver, &Setup::fresh("long-list")).await;
    browser.look(1280, 800, "light").await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    let digits = "document.querySelector('#count').textContent.replace(/\\D/g, '')";
    browser.until("the archive is there", &format!("return {digits}.startsWith('{OFFERS}')")).await;
    let says_nothing = "return document.querySelector('#coming').textContent === ''";
    browser.until("nothing is still to come", says_nothing).await;

    let few = "return document.querySelectorAll('article.offer-card').length < 60";
    assert_eq!(browser.run(few).await, true, "only some are drawn");
    browser.run("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })").await;
    let last = "const rows = document.querySelectorAll('.offers-list > li');
        return rows.length && rows[rows.length - 1].getAttribute('aria-posinset') === rows[rows.length - 1].getAttribute('aria-setsize')";
    browser.until("the last one is drawn at the end", last).await;
    assert_eq!(browser.run(few).await, true, "and only some are");

    // Half way down, into an offer, and back: to the same row, at the same height.
    browser.run("scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })").await;
    let still = format!(
        "const middle = (() => {{ {MIDDLE} }})(); const before = document.middle; document.middle = JSON.stringify(middle);
         return middle && middle[3] < innerHeight && before === document.middle"
    );
    browser.until("the rows half way are drawn", &still).await;
    let mark = format!(
        "const [,, href] = (() => {{ {MIDDLE} }})();
         const link = [...document.querySelectorAll('article.offer-card a')].find(link => link.href === href);
         link.scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    );
    browser.run(&mark).await;
    browser.until("its offer is in the middle", &still).await;
    let before = browser.run(MIDDLE).await;
    assert!(before[0].as_f64() > Some(100.0), "{before}");
    // By its address: a row's elements show another offer once rows above are drawn.
    let offer = before[2].as_str().and_then(|href| href.trim_end_matches('/').rsplit('/').next()).expect("an address");
    browser.click(&format!("article.offer-card a[href$='/{offer}/']")).await;
    browser.until("the offer is shown", "return document.querySelector('.offer-facts')").await;
    browser.back().await;
    let same = format!(
        "const [number, , href, top] = (() => {{ {MIDDLE} }})() ?? [];
         return number === {} && href === {} && Math.abs(top - {}) < 4",
        before[0], before[2], before[3]
    );
    browser.until(&format!("the row {before} is back"), &same).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

pub(crate) async fn days_asked_for_stand_in_the_address(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("days")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    let mut deadlines: Vec<String> = page::published(&site).into_iter().filter_map(|offer| offer.deadline).collect();
    deadlines.sort();
    let day = &deadlines[0];
    let within = deadlines.iter().filter(|deadline| *deadline == day).count();
    browser
        .run(&format!(
            "const field = document.querySelector('input[name=cloture-au]');
             field.value = '{day}';
             field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
    page::lists(&browser, within).await;
    assert!(browser.address().await.ends_with(&format!("?cloture-au={day}")));
    browser.reload().await;
    page::running(&browser).await;
    page::lists(&browser, within).await;
    browser.click(".chip").await;
    page::lists(&browser, page::published(&site).len()).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}
