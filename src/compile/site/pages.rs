//! The site's pages, rendered from the same components as the app's.

use super::groups::Groups;
use super::headers::CSP;
use super::release::Asset;
use crate::assemble;
use crate::bundle::Bundle;
use crate::day::Day;
use crate::offer::Offer;
use crate::query::{Facet, Listing, PAGE};
use crate::view::page::directory::{self, KINDS, Kind, Turn};
use crate::view::page::figures::{self, Row, Table};
use crate::view::page::{self, Frame, Head, about, source};
use crate::wording::{self, pages as said};

/// Way from an offer's page to the site's root.
const FROM_OFFER: &str = "../../";

/// A page that is drawn when it is written.
pub(super) type Drawn<'a> = Box<dyn Fn(&Pages) -> String + Send + Sync + 'a>;

/// What all pages of a site need.
pub(super) struct Pages {
    /// The offers as the list shows them.
    pub(super) listing: Listing,
    /// What they have in common.
    pub(super) groups: Groups,
    data_date: Option<Day>,
    style: String,
    base: String,
    today: Day,
}

impl Pages {
    /// Pages of a bundle in a style, on a day, for a site that stands at a base.
    pub(super) fn new(bundle: &Bundle, style: &Asset, today: Day, base: &super::Base) -> Self {
        let listing = Listing::new(bundle);
        let groups = Groups::new(bundle, &listing, today);
        Self {
            listing,
            groups,
            data_date: bundle.data_date,
            style: style.path.clone(),
            base: base.as_str().to_owned(),
            today,
        }
    }

    /// The pages of a site without the app that a first visit brings along: paths and documents.
    pub(super) fn plain(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        let head = head(String::new(), wording::LIST_HEADING, wording::TAGLINE.to_owned());
        vec![
            ("index.html", page::list(&self.frame("./", boot), &head, &self.listing, self.today)),
            ("404.html", page::not_found(&self.frame(&self.base, boot))),
        ]
    }

    /// The same, with the page that the app draws itself into.
    pub(super) fn interactive(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        let mut pages = self.plain(boot);
        // At the depth of the offers' own pages, in whose place the worker shows it; no offer's id is like that.
        pages.push(("offres/_/index.html", page::shell(&self.frame(FROM_OFFER, boot))));
        pages
    }

    /// All other pages: paths, and how they are drawn.
    pub(super) fn others<'a>(&self, bundle: &'a Bundle, boot: Option<&Asset>) -> Vec<(String, Drawn<'a>)> {
        let mut pages: Vec<(String, Drawn<'a>)> = Vec::new();
        let boot = boot.cloned();
        for offer in &bundle.offers {
            let boot = boot.clone();
            pages.push((format!("offres/{}/", offer.id), Box::new(move |pages| pages.offer(offer, boot.as_ref()))));
        }
        for page in 2..=turns(self.groups.all.found.len()) {
            pages.push((format!("page/{page}/"), Box::new(move |pages| pages.further(page))));
        }
        for kind in KINDS {
            pages.push((format!("{}/", kind.folder()), Box::new(move |pages| pages.directory(kind))));
        }
        for (at, group) in self.groups.groups.iter().enumerate() {
            for page in 1..=turns(group.found.len()) {
                let folder = group.folder();
                let path = if page == 1 { folder } else { format!("{folder}page/{page}/") };
                pages.push((path, Box::new(move |pages| pages.group(at, page))));
            }
        }
        pages.push(("statistiques/".to_owned(), Box::new(|pages| pages.statistics(bundle))));
        pages.push(("glossaire/".to_owned(), Box::new(|pages| pages.glossary(bundle))));
        pages.push(("donnees/".to_owned(), Box::new(Self::data)));
        pages.push(("flux/".to_owned(), Box::new(Self::feeds)));
        pages.push(("a-propos/".to_owned(), Box::new(Self::about)));
        pages.push(("mentions-legales/".to_owned(), Box::new(Self::legal)));
        pages.into_iter().map(|(folder, drawn)| (folder + "index.html", drawn)).collect()
    }

    fn offer(&self, offer: &Offer, boot: Option<&Asset>) -> String {
        let path = format!("offres/{}/", offer.id);
        let head = head(path, &offer.title, page::description(offer, self.today));
        page::offer(&self.frame(FROM_OFFER, boot), &head, offer, self.today)
    }

    fn further(&self, page: usize) -> String {
        let all = &self.groups.all;
        let turn = Turn { page, last: turns(all.found.len()) };
        let path = format!("page/{page}/");
        let title = format!("{}, {}", wording::LIST_HEADING, said::page_of(page, turn.last));
        let head = head(path.clone(), &title, wording::TAGLINE.to_owned());
        directory::further(
            &self.still(&path),
            &head,
            &self.listing,
            shown(&all.found, all.open, page),
            turn,
            self.today,
        )
    }

    fn directory(&self, kind: Kind) -> String {
        let (_, heading, intro) = said::directory(kind.folder());
        let path = format!("{}/", kind.folder());
        let groups: Vec<_> = self.groups.of(kind).map(|(_, group)| group).collect();
        directory::index(&self.still(&path), &head(path, heading, intro.to_owned()), kind, &groups)
    }

    fn group(&self, at: usize, page: usize) -> String {
        let group = &self.groups.groups[at];
        let turn = Turn { page, last: turns(group.found.len()) };
        let folder = group.folder();
        let path = if page == 1 { folder.clone() } else { format!("{folder}page/{page}/") };
        let (kind, ..) = said::directory(group.kind.folder());
        let mut title = format!("{} · {kind}", group.heading());
        if page > 1 {
            title = format!("{title}, {}", said::page_of(page, turn.last));
        }
        let description = said::group_description(group.kind.folder(), &group.name, group.found.len());
        let head = head(path.clone(), &title, description);
        let shown = shown(&group.found, group.open, page);
        directory::group(&self.still(&path), &head, group, &self.listing, shown, turn, self.today)
    }

    fn statistics(&self, bundle: &Bundle) -> String {
        let by_number = |mut rows: Vec<Row>| {
            rows.sort_by_key(|row| std::cmp::Reverse(row.offers));
            rows
        };
        let mut tables: Vec<Table> = KINDS
            .into_iter()
            .map(|kind| {
                let rows: Vec<Row> = self.groups.of(kind).map(|(_, group)| Row::of(group)).collect();
                Table { of: kind.folder(), rows: if kind == Kind::Month { rows } else { by_number(rows) } }
            })
            .collect();
        let column = &self.listing.facets[Facet::Residency as usize];
        let mut residency: Vec<Row> = column
            .keys
            .iter()
            .zip(&column.names)
            .map(|(key, name)| Row {
                name: name.clone(),
                path: format!("?{}={key}", Facet::Residency.key()),
                offers: 0,
                posts: 0,
            })
            .collect();
        for (offer, values) in bundle.offers.iter().zip(&column.values) {
            for value in values {
                residency[*value as usize].offers += 1;
                residency[*value as usize].posts += offer.openings as usize;
            }
        }
        tables.push(Table { of: Facet::Residency.key(), rows: residency });
        let posts = bundle.offers.iter().map(|offer| offer.openings as usize).sum();
        let head = head("statistiques/".to_owned(), said::STATISTICS_HEADING, said::STATISTICS_DESCRIPTION.to_owned());
        figures::statistics(&self.still("statistiques/"), &head, bundle.offers.len(), posts, &tables)
    }

    fn glossary(&self, bundle: &Bundle) -> String {
        let head = head("glossaire/".to_owned(), said::GLOSSARY_HEADING, said::GLOSSARY_INTRO.to_owned());
        figures::glossary(&self.still("glossaire/"), &head, &assemble::acronyms(&bundle.offers))
    }

    fn data(&self) -> String {
        let head = head("donnees/".to_owned(), said::DATA, said::DATA_INTRO.to_owned());
        source::data(&self.still("donnees/"), &head, super::DATA_FILES)
    }

    fn feeds(&self) -> String {
        let head = head("flux/".to_owned(), said::FEEDS, said::FEEDS_INTRO.to_owned());
        source::feeds(&self.still("flux/"), &head)
    }

    fn about(&self) -> String {
        let head = head("a-propos/".to_owned(), said::ABOUT_HEADING, wording::TAGLINE.to_owned());
        about::about(&self.still("a-propos/"), &head)
    }

    fn legal(&self) -> String {
        let head = head("mentions-legales/".to_owned(), said::LEGAL, wording::CAUTION.to_owned());
        about::legal(&self.still("mentions-legales/"), &head)
    }

    /// The frame of a page without the app, at a path from the root.
    fn still(&self, path: &str) -> Frame {
        self.frame(&"../".repeat(path.matches('/').count()), None)
    }

    fn frame(&self, root: &str, boot: Option<&Asset>) -> Frame {
        Frame {
            root: root.to_owned(),
            address: None,
            style: self.style.clone(),
            boot: boot.map(|boot| (boot.path.clone(), boot.integrity.clone())),
            csp: CSP.to_owned(),
            data_date: self.data_date,
        }
    }
}

fn head(path: String, title: &str, description: String) -> Head {
    Head { title: title.to_owned(), description, path: Some(path), ..Head::default() }
}

/// Pages that so many offers fill; an empty group has none.
fn turns(offers: usize) -> usize {
    offers.div_ceil(PAGE)
}

/// The offers of a page, the open ones apart.
fn shown(found: &[u32], open: usize, page: usize) -> (&[u32], &[u32]) {
    let from = (page - 1) * PAGE;
    let to = found.len().min(from + PAGE);
    let split = open.clamp(from, to);
    (&found[from..split], &found[split..to])
}
