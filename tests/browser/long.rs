//! Faults 18 and 19: a program that breaks, and one that is used for long.

use crate::browser::{Browser, Driver, Engine, Setup};
use crate::server::Server;
use crate::site;
use crate::{keeping, page};
use emploi::wording;
use serde_json::json;

/// Inside a signal's update, and outside of one.
const SABOTAGE: [(&str, &str); 2] = [
    (
        "what the page is built with fails while it is built",
        "for (const [type, name] of [[Document, 'createElement'], [Document, 'createElementNS'], [Document, 'createTextNode'], [Node, 'cloneNode']])
           type.prototype[name] = () => { throw new Error('sabotage'); };
         document.querySelector('.facet input[type=checkbox]').click();",
    ),
    (
        "the clock fails",
        "window.Date.now = null;
         document.dispatchEvent(new Event('visibilitychange'));",
    ),
];

/// A half-alive page is worse than a dead one: it says so, does nothing more by itself, and its links are plain links.
pub(crate) async fn a_panic_is_told_and_the_page_stays_readable(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let offers = page::published(&site);
    for (what, script) in SABOTAGE {
        let browser = Browser::start(driver, &Setup::fresh("panic")).await;
        browser.visit(&server.url("/")).await;
        page::kept(&browser).await;
        browser.run(&format!("setTimeout(() => {{ {script} }})")).await;
        browser
            .until(
                &format!("{what}: the page says that it stopped"),
                "return document.querySelector('#app-crashed').checkVisibility()",
            )
            .await;
        let details = browser.text("return document.querySelector('#crash-details').textContent").await;
        assert!(details.len() > 20, "{what}: there are details to be copied: {details}");
        let address = browser.address().await;
        browser
            .run(
                "const box = document.querySelector('input[name=q]');
                 if (box) { box.value = 'after'; box.dispatchEvent(new Event('input', { bubbles: true })); }",
            )
            .await;
        assert_eq!(browser.address().await, address, "{what}: the page does nothing more by itself");
        browser.mark_document().await;
        browser.click("#app-crashed a").await;
        browser.new_document().await;
        page::running(&browser).await;
        page::kept(&browser).await;
        browser.visit(&server.url("/")).await;
        page::lists(&browser, offers.len()).await;
        browser.close().await;
    }
}

/// What is left of a program that broke keeps nothing more; what was kept before is there when the page is loaded again.
pub(crate) async fn after_a_panic_nothing_more_is_kept(driver: &Driver) {
    let (_server, browser, _) = keeping::noted(driver, &Setup::fresh("panic-at-tools")).await;
    page::write_note(&browser, "avant").await;
    page::says(&browser, ".mine-said", wording::SAVED).await;
    browser.run(&format!("setTimeout(() => {{ {} }})", SABOTAGE[1].1)).await;
    browser
        .until("the page says that it stopped", "return document.querySelector('#app-crashed').checkVisibility()")
        .await;
    page::write_note(&browser, "après").await;
    // What might be under way has its turn.
    browser.settle("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await;
    browser.mark_document().await;
    browser.click("#app-crashed a").await;
    browser.new_document().await;
    page::running(&browser).await;
    browser.until("the note of before is there", "return document.querySelector('textarea')?.value === 'avant'").await;
    browser.close().await;
}

/// How often something is done in [`five_hundred_random_actions_leave_no_trace`].
const ACTIONS: usize = 500;
/// So many of them are done in the page between two questions to it.
const AT_ONCE: usize = 10;
/// Until then, memory may grow: everything was shown once.
const WARM: usize = 150;

/// The same actions each time: a generator of numbers of our own, so that red is found again.
pub(crate) async fn five_hundred_random_actions_leave_no_trace(driver: &Driver) {
    let site = site::built();
    let server = Server::of(&site);
    let browser = Browser::start(driver, &Setup::fresh("random")).await;
    browser.visit(&server.url("/")).await;
    page::running(&browser).await;
    page::kept(&browser).await;
    browser.mark_document().await;
    let (mut number, mut warm) = (20_261_122, None);
    for begun in (0..ACTIONS).step_by(AT_ONCE) {
        let went = browser.settle_with(&acts(), vec![json!(number), json!(AT_ONCE), json!(server.url("/"))]).await;
        assert_eq!(went["broke"], json!(null), "after {begun} actions and these: {:#}", went["done"]);
        number = went["number"].as_u64().expect("a number");
        if begun + AT_ONCE == WARM {
            warm = memory(&browser).await;
        }
    }
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    if let (Some(warm), Some(now)) = (warm, memory(&browser).await) {
        println!(
            "     after {WARM} actions and after {ACTIONS}: {warm:?}, {now:?} (bytes of scripts, nodes, bytes of the program)"
        );
        assert!(now.0 < warm.0 + 3_000_000, "scripts hold {} bytes, and held {}", now.0, warm.0);
        assert!(now.1 < warm.1 + 3_000, "there are {} nodes, and were {}", now.1, warm.1);
        assert!(now.2 < warm.2 + 2_000_000, "the program holds {} bytes, and held {}", now.2, warm.2);
    }
    browser.close().await;
}

/// Several actions, each followed by a look at the page; what they were, and whether one broke it.
fn acts() -> String {
    format!(
        "const [first, count, base] = given, done = [];
         // How far it is back to the first page, and how far forward again: never out of the document. Browsers keep so many
         // pages and no more.
         if (window.behind === undefined) {{
           Object.assign(window, {{ behind: 0, ahead: 0 }});
           const {{ pushState }} = history;
           window.moved = () => {{ window.behind += 1; window.ahead = 0; }};
           history.pushState = (...state) => {{ pushState.apply(history, state); window.moved(); }};
         }}
         // Chromium leaves out what is too much within ten seconds, and tells nobody.
         const gone = () => new Promise(done => {{ addEventListener('popstate', done, {{ once: true }}); setTimeout(done, 1000); }});
         const act = async number => {{ {ACTION} }};
         let number = first, broke = null;
         for (let at = 0; at < count && broke === null; at += 1) {{
           number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
           done.push(await act(number >>> 8));
           await new Promise(done => setTimeout(done));
           if (!document.querySelector('#app-crashed').hidden) broke = 'a panic';
           if (!document.querySelector('h1')) broke = 'no heading';
         }}
         if (!document.marked) broke = 'another document';
         return {{ number, done, broke }}"
    )
}

/// One thing that a reader may do in the app, chosen by a number; what it was.
const ACTION: &str = "
    const kind = number % 8;
    window.behind = Math.min(window.behind, history.length - 1 - window.ahead);
    if (kind === 0) {
      if (window.behind > 0) { window.behind -= 1; window.ahead += 1; history.back(); await gone(); }
      return 'back';
    }
    if (kind === 1) {
      if (window.ahead > 0) { window.ahead -= 1; window.behind += 1; history.forward(); await gone(); }
      return 'forward';
    }
    const box = document.querySelector('input[name=q]');
    if (kind < 4 && box) {
      const words = ['no', 'adjoint', 'dir', 'province sud', '3134', 'zzzyqx', '«', ''];
      box.value = words[(number >> 3) % words.length];
      box.dispatchEvent(new Event('input', { bubbles: true }));
      return 'type ' + box.value;
    }
    const inApp = link => { const path = new URL(link.href).pathname.slice(new URL(base).pathname.length);
      return link.href.startsWith(base) && !link.rel.includes('external') && !link.download && !link.target && (path === '' || /^offres\\/[^/]+\\/$/.test(path)); };
    const all = [...document.querySelectorAll('#contenu a[href], #contenu summary, #contenu input[type=checkbox], #contenu input[type=radio], #contenu select, #contenu button')]
      .filter(one => one.checkVisibility() && (one.tagName !== 'A' || inApp(one)) && !one.matches('.print, .share'));
    const one = all[(number >> 3) % all.length];
    if (!one) return 'nothing';
    if (one.tagName === 'SELECT') {
      one.selectedIndex = (number >> 9) % one.options.length;
      one.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const from = location.href;
      one.click();
      // To another part of the page: a step that no script of the app pushes.
      if (one.getAttribute('href')?.startsWith('#') && location.href !== from) window.moved();
    }
    return one.outerHTML.slice(0, 120);";

/// Bytes of scripts, nodes, and bytes of the program, where the engine tells.
async fn memory(browser: &Browser) -> Option<(u64, u64, u64)> {
    if browser.engine != Engine::Chromium {
        return None;
    }
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await["usedSize"].as_f64()?;
    let nodes = browser.devtools("Memory.getDOMCounters", json!({})).await["nodes"].as_u64()?;
    let type_ = browser.devtools("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" })).await;
    let found = json!({ "prototypeObjectId": type_["result"]["objectId"] });
    let found = browser.devtools("Runtime.queryObjects", found).await;
    let sum = json!({
        "objectId": found["objects"]["objectId"],
        "functionDeclaration": "function () { return this.reduce((sum, one) => sum + one.buffer.byteLength, 0); }",
        "returnByValue": true,
    });
    let program = browser.devtools("Runtime.callFunctionOn", sum).await["result"]["value"].as_u64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of bytes")]
    Some((heap as u64, nodes, program))
}
