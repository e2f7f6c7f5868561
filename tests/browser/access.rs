//! Accessibility, by axe (WCAG 2.2 AA and its good practices): every state, small and wide, light and dark.

use crate::browser::{Browser, Driver, Engine, Setup, setting};
use crate::page;
use crate::server::Server;
use crate::site;

pub(crate) async fn axe_finds_nothing(driver: &Driver) {
    let axe = std::fs::read_to_string(setting("AXE")).expect("AXE names axe.min.js");
    let site = site::built();
    let server = Server::of(&site);
    let offer = page::published(&site).remove(0);
    let browser = Browser::start(driver, &Setup::fresh("axe")).await;
    let mut found = Vec::new();
    let schemes: &[&str] = if driver.engine == Engine::Chromium { &["light", "dark"] } else { &["light"] };
    for (state, path) in [
        ("list", "/".to_owned()),
        ("filtered", "/?statut=close&ans=4".to_owned()),
        ("nothing", "/?q=zzzyqx".to_owned()),
        ("detail", format!("/offres/{}/", offer.id)),
        ("absent", "/offres/n-existe-pas/".to_owned()),
    ] {
        for width in [360, 1280] {
            for scheme in schemes {
                browser.look(width, 900, scheme).await;
                browser.visit(&server.url(&path)).await;
                page::running(&browser).await;
                // What is folded away is looked at too.
                browser.run("document.querySelectorAll('details').forEach(details => { details.open = true })").await;
                found.extend(
                    faults(&browser, &axe).await.into_iter().map(|fault| format!("{state} {width} {scheme}: {fault}")),
                );
                let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(browser.run(wide).await, 0, "{state} {width}: nothing is cut off at the side");
            }
        }
    }
    assert!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    browser.close().await;
}

/// What axe finds wrong, a line each.
async fn faults(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe).await;
    let script = "const { violations } = await axe.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)";
    let found = browser.settle(script).await;
    serde_json::from_value(found.clone()).unwrap_or_else(|_| panic!("axe: {found}"))
}
