//! The static pages: each is a whole page, and each offer's page holds all the words of its notice.

use crate::site_build;
use crate::site_pages::{Page, is_page, resolve};
use emploi::text;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn each_offers_page_holds_all_words_of_its_notice() {
    let folder = tempfile::tempdir().unwrap();
    let site = built(folder.path());
    let bundle: serde_json::Value = serde_json::from_slice(&site["offers.json"]).unwrap();
    let offers = bundle["offers"].as_array().unwrap();
    assert!(!offers.is_empty());
    for offer in offers {
        let (id, source) = (offer["id"].as_str().unwrap(), offer["source"].as_str().unwrap());
        let notice = std::fs::read_to_string(site_build::seeds().join(source)).unwrap();
        let path = format!("offres/{id}/index.html");
        let shown = counted(&Page::of((&path, &site[&path])).text());
        let lost: Vec<String> = counted(&notice)
            .into_iter()
            .filter(|(word, number)| shown.get(word).copied().unwrap_or_default() < *number)
            .map(|(word, number)| format!("{word} × {number}"))
            .collect();
        assert_eq!(lost, Vec::<String>::new(), "{source} on {path}");
    }
}

#[test]
fn each_page_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let site = built(folder.path());
    for (path, bytes) in site.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        assert_eq!(page.attributes("html", "lang"), ["fr"], "{path}");
        assert_eq!(page.count("h1"), 1, "{path}");
        assert_eq!(page.count("head > title"), 1, "{path}");
        let mut ids = page.attributes("[id]", "id");
        let number = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), number, "{path}: an id stands twice");
    }
}

#[test]
fn links_lead_from_the_list_to_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let site = built(folder.path());
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        if reached.insert(path.clone()) && is_page(&path) {
            let page = Page::of((&path, &site[&path]));
            let links = page.attributes("a[href]", "href");
            open.extend(
                links.iter().filter_map(|link| resolve(&path, link)).map(|to| to.split('#').next().unwrap().to_owned()),
            );
        }
    }
    // The first three stand in for other addresses; to the others lead the offers and favourites that they are about.
    let alone = ["404.html", "hors-ligne.html", "offres/_/index.html", "comparer/index.html", "emporter/index.html"];
    let pages = site.keys().filter(|path| is_page(path) && !alone.contains(&path.as_str()));
    assert_eq!(pages.filter(|path| !reached.contains(*path)).collect::<Vec<_>>(), Vec::<&String>::new());
}

fn built(folder: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let to = folder.join("dist");
    let run = site_build::build(&site_build::seeds(), &to, &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    site_build::files(&to)
}

/// The folded words of a text with their numbers.
fn counted(written: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text::words(written) {
        *words.entry(word).or_default() += 1;
    }
    words
}
