//! How each page is drawn: what it tells of itself, and what it shows.

use super::{CHANGES, DATA_FILES, FROM_OFFER, Pages, head, turns};
use crate::compile::settings::Format;
use crate::compile::site::examples::examples;
use crate::compile::site::structured;
use crate::query::{Facet, PAGE};
use crate::view::page::directory::{self, KINDS, Kind, Shown, Turn};
use crate::view::page::figures::{self, Row, Table};
use crate::view::page::{self, Drawn, Head, about, design, quality, repair, source};
use crate::wording::{self, design as design_words, pages as said, quality as words, repair as mending};

impl Pages<'_> {
    pub(super) fn offer(&self, at: usize, frame: &Drawn) -> String {
        let offer = &self.bundle.offers[at];
        let path = self.offer_path(at);
        let steps = [(said::ALL_OFFERS, ""), (offer.title.as_str(), path.as_str())];
        let mut data = vec![structured::way(&steps, FROM_OFFER, self.address())];
        data.extend(structured::posting(offer, self.address(), self.today));
        let head = Head { data, ..head(path.clone(), &offer.title, self.sentences[at].clone()) };
        page::offer(frame, &head, &self.sheet(at), self.today)
    }

    pub(super) fn further(&self, page: usize, frame: &Drawn) -> String {
        let all = &self.groups.all;
        let turn = Turn { page, last: turns(all.found.len()) };
        let path = format!("page/{page}/");
        let title = format!("{}, {}", wording::LIST_HEADING, said::page_of(page, turn.last));
        let head = head(path, &title, wording::TAGLINE.to_owned());
        let shown = Shown { cards: &self.cards, offers: shown(&all.found, all.open, page), today: self.today };
        directory::further(frame, &head, &shown, turn)
    }

    pub(super) fn directory(&self, kind: Kind) -> String {
        let (_, heading, intro) = said::directory(kind.folder());
        let path = format!("{}/", kind.folder());
        let groups: Vec<_> = self.groups.of(kind).map(|(_, group)| group).collect();
        directory::index(&self.still(&path), &head(path, heading, intro.to_owned()), kind, &groups)
    }

    pub(super) fn group(&self, at: usize, page: usize, frame: &Drawn) -> String {
        let group = &self.groups.groups[at];
        let turn = Turn { page, last: turns(group.found.len()) };
        let path = group.page(page);
        let (kind, ..) = said::directory(group.kind.folder());
        let mut title = format!("{} · {kind}", group.heading());
        if page > 1 {
            title = format!("{title}, {}", said::page_of(page, turn.last));
        }
        let description = said::group_description(group.kind.folder(), &group.name, group.found.len());
        let folder = format!("{}/", group.kind.folder());
        let steps = [(said::ALL_OFFERS, ""), (kind, folder.as_str()), (group.name.as_str(), &group.folder())];
        let data = vec![structured::way(&steps, frame.root(), self.address())];
        let follow = if group.kind.facet().is_some() { self.follow() } else { Vec::new() };
        let feeds = follow
            .contains(&"feed.xml")
            .then(|| ["feed.xml", "feed.json"].map(|file| format!("{}{file}", group.folder())));
        let head = Head { data, feeds, ..head(path, &title, description) };
        let shown = Shown { cards: &self.cards, offers: shown(&group.found, group.open, page), today: self.today };
        directory::group(frame, &head, group, &shown, turn, &follow)
    }

    pub(super) fn statistics(&self) -> String {
        let bundle = self.bundle;
        let by_number = |mut rows: Vec<Row>| {
            rows.sort_by_key(|row| std::cmp::Reverse(row.offers));
            rows
        };
        let mut tables: Vec<Table> = KINDS
            .into_iter()
            .map(|kind| {
                let rows: Vec<Row> = self.groups.of(kind).map(|(_, group)| Row::of(group)).collect();
                Table {
                    facet: kind.facet(),
                    folder: kind.folder(),
                    rows: if kind == Kind::Month { rows } else { by_number(rows) },
                }
            })
            .collect();
        let column = &self.listing.facets[Facet::Residency as usize];
        let mut residency: Vec<Row> = column
            .keys
            .iter()
            .map(|key| Row {
                name: wording::choice_name(Facet::Residency, key, &self.listing),
                path: format!("?{}={key}", Facet::Residency.key()),
                offers: 0,
                posts: 0,
            })
            .collect();
        for (at, offer) in bundle.offers.iter().enumerate() {
            for value in column.of(at) {
                residency[*value as usize].offers += 1;
                residency[*value as usize].posts += offer.openings as usize;
            }
        }
        tables.push(Table { facet: Some(Facet::Residency), folder: "", rows: residency });
        let posts = bundle.offers.iter().map(|offer| offer.openings as usize).sum();
        let head = head("statistiques/".to_owned(), said::STATISTICS_HEADING, said::STATISTICS_DESCRIPTION.to_owned());
        figures::statistics(&self.still("statistiques/"), &head, bundle.offers.len(), posts, &tables)
    }

    pub(super) fn glossary(&self) -> String {
        let head = head("glossaire/".to_owned(), said::GLOSSARY_HEADING, said::GLOSSARY_INTRO.to_owned());
        figures::glossary(&self.still("glossaire/"), &head, &self.acronyms)
    }

    pub(super) fn quality(&self) -> String {
        let all = &self.quality.all;
        let description = words::intro(all.notices, all.doubtful.len(), all.doubts);
        let head = head("qualite/".to_owned(), words::QUALITY, description);
        quality::quality(&self.still("qualite/"), &head, &self.quality, &self.bundle.offers)
    }

    pub(super) fn publisher(&self, at: usize, frame: &Drawn) -> String {
        let publisher = &self.quality.employers[at];
        let (folder, count) = (publisher.folder(), &publisher.count);
        let description = words::intro(count.notices, count.doubtful.len(), count.doubts);
        let head = head(folder, &words::of_employer(&publisher.name), description);
        quality::publisher(frame, &head, publisher, &self.bundle.offers)
    }

    pub(super) fn data(&self) -> String {
        let still = self.still("donnees/");
        let files: Vec<_> = DATA_FILES
            .into_iter()
            .filter(|(file, _)| *file != "offers.csv" || self.settings.publishes(Format::Csv))
            .collect();
        let data = vec![structured::dataset(self.bundle, &still.site, &files, &still.root, self.address())];
        let head = Head { data, ..head("donnees/".to_owned(), said::DATA, said::DATA_INTRO.to_owned()) };
        source::data(&still, &head, &files.iter().map(|(file, _)| *file).collect::<Vec<_>>())
    }

    pub(super) fn feeds(&self) -> String {
        let head = head("flux/".to_owned(), said::FEEDS, said::FEEDS_INTRO.to_owned());
        let mut files = self.follow();
        files.extend(self.settings.publishes(Format::Feeds).then_some(CHANGES));
        source::feeds(&self.still("flux/"), &head, &files)
    }

    pub(super) fn about(&self) -> String {
        let head = head("a-propos/".to_owned(), said::ABOUT_HEADING, wording::TAGLINE.to_owned());
        about::about(&self.still("a-propos/"), &head)
    }

    pub(super) fn accessibility(&self) -> String {
        let head = head(
            "accessibilite/".to_owned(),
            said::ACCESSIBILITY_HEADING,
            said::ACCESSIBILITY_PARTS[0].1[0].to_owned(),
        );
        about::accessibility(&self.still("accessibilite/"), &head)
    }

    pub(super) fn design(&self) -> String {
        let head = head("composants/".to_owned(), design_words::DESIGN, design_words::DESIGN_HINT.to_owned());
        design::design(&self.still("composants/"), &head, &examples(self.today), self.today)
    }

    pub(super) fn legal(&self) -> String {
        let head = head("mentions-legales/".to_owned(), said::LEGAL, wording::CAUTION.to_owned());
        let site = &self.settings.site;
        let contact = site.contact.as_ref().map(|contact| (contact.as_str().to_owned(), contact.link()));
        let own = about::Publisher { name: site.publisher.clone(), host: site.host.clone(), contact };
        about::legal(&self.still("mentions-legales/"), &head, &own)
    }

    /// The page that repairs what is kept, with the script of its own.
    pub(super) fn repair(&self) -> String {
        let head = Head { path: None, ..head(String::new(), mending::REPAIR, mending::REPAIR_HINT.to_owned()) };
        repair::repair(&self.frame("../", Some(&self.repair)), &head)
    }
}

/// The offers of a page, the open ones apart.
fn shown(found: &[u32], open: usize, page: usize) -> (&[u32], &[u32]) {
    let from = (page - 1) * PAGE;
    let to = found.len().min(from + PAGE);
    let split = open.clamp(from, to);
    (&found[from..split], &found[split..to])
}
