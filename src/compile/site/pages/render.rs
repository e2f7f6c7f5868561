//! How each page is rendered: what it says of itself, and what it shows.

use super::{FROM_OFFER, Pages, head, page_count};
use crate::compile::settings::Format;
use crate::compile::site::examples::examples;
use crate::compile::site::{statistics, structured};
use crate::query::PAGE;
use crate::release::{Asset, Chunking, Column as _, DataFile, Directory, FeedFile};
use crate::view::page::about::AboutPage;
use crate::view::page::accessibility::AccessibilityPage;
use crate::view::page::chart::Shape;
use crate::view::page::design::DesignPage;
use crate::view::page::directory::DirectoryPage;
use crate::view::page::employer_quality::EmployerQualityPage;
use crate::view::page::feeds::FeedsPage;
use crate::view::page::glossary::GlossaryPage;
use crate::view::page::group::GroupPage;
use crate::view::page::legal::{LegalPage, Publisher};
use crate::view::page::list::{FurtherListPage, ListPage, PageOffers};
use crate::view::page::offer::OfferPage;
use crate::view::page::open_data::OpenDataPage;
use crate::view::page::quality::QualityPage;
use crate::view::page::repair::RepairPage;
use crate::view::page::statistics::{Part, StatisticsPage};
use crate::view::page::tool::ToolPage;
use crate::view::page::unavailable::{LoadingPage, NotFoundPage, NotKeptPage};
use crate::view::page::{Head, PageNumber, PageTemplate};
use crate::view::tools::Tool;
use crate::wording::{self, design as design_words, pages as said, quality as words, repair as mending};
use leptos::prelude::*;
use std::sync::Arc;

impl Pages<'_> {
    /// A page of its own template: one that no program takes over.
    fn single<V: IntoView>(&self, head: &Head, main: impl FnOnce() -> V) -> String {
        let depth = head.path.as_deref().unwrap_or_default().matches('/').count();
        self.template(&"../".repeat(depth), None).page(head, main)
    }

    /// The list's page, from the very part of the listing that the program begins with.
    pub(super) fn list(&self, boot: Option<&Asset>, head: &Head) -> String {
        let (chunking, order) = Chunking::of(&self.bundle.offers, self.today);
        let first = chunking.listing().swap_remove(0);
        let listing = Arc::new(self.listing.pick(&order[first]));
        let list = || view! { <ListPage listing chunking today=self.today /> };
        self.template("./", boot).page(head, list)
    }

    pub(super) fn not_found(&self) -> String {
        let head = unlisted(wording::NOT_FOUND, wording::NOT_FOUND_HINT);
        self.template(&self.base, None).page(&head, || view! { <NotFoundPage /> })
    }

    pub(super) fn not_kept(&self) -> String {
        let head = unlisted(wording::NOT_KEPT_PAGE, wording::NOT_KEPT_PAGE_HINT);
        self.template(&self.base, None).page(&head, || view! { <NotKeptPage /> })
    }

    /// The page that the program fills for the address of an offer, without network.
    pub(super) fn offer_loading(&self, boot: Option<&Asset>) -> String {
        let heading = self.identity().name;
        let main = || view! { <LoadingPage heading sentence=wording::OFFER_LOADING /> };
        self.template(FROM_OFFER, boot).page(&unlisted("", wording::TAGLINE), main)
    }

    pub(super) fn tool(&self, tool: Tool, template: &PageTemplate) -> String {
        let path = tool.is_complete().then(|| tool.folder().to_owned());
        let head = Head { path, ..unlisted(tool.title(), tool.hint()) };
        let listing = self.listing.clone();
        template.page(&head, || view! { <ToolPage tool listing today=self.today /> })
    }

    pub(super) fn offer(&self, at: usize, template: &PageTemplate) -> String {
        let offer = &self.bundle.offers[at];
        let path = self.offer_path(at);
        let title = offer.shown_title();
        let steps = [(said::ALL_OFFERS, ""), (title.as_str(), path.as_str())];
        let mut data = vec![structured::way(&steps, FROM_OFFER, self.address())];
        data.extend(structured::posting(offer, self.address(), self.today));
        let head = Head { data, ..head(path.clone(), &title, self.sentences[at].clone()) };
        let detail = Arc::new(self.detail(at));
        template.page(&head, || view! { <OfferPage id=offer.id.clone() detail today=self.today /> })
    }

    pub(super) fn further(&self, number: usize, template: &PageTemplate) -> String {
        let all = &self.groups.all;
        let page = PageNumber { number, last: page_count(all.found.len()) };
        let title = format!("{}, {}", wording::LIST_HEADING, said::page_of(number, page.last));
        let head = head(format!("page/{number}/"), &title, wording::TAGLINE.to_owned());
        let offers = self.page_offers(&all.found, all.open, number);
        template.page(&head, || view! { <FurtherListPage page offers /> })
    }

    pub(super) fn directory(&self, kind: Directory) -> String {
        let (_, heading, intro) = said::directory(kind);
        let groups: Vec<_> = self.groups.of(kind).map(|(_, group)| group).collect();
        let head = head(format!("{}/", kind.folder()), heading, intro.to_owned());
        self.single(&head, || view! { <DirectoryPage kind groups /> })
    }

    pub(super) fn group(&self, at: usize, number: usize, template: &PageTemplate) -> String {
        let group = &self.groups.groups[at];
        let page = PageNumber { number, last: page_count(group.found.len()) };
        let (kind, ..) = said::directory(group.kind);
        let mut title = format!("{} · {kind}", group.heading());
        if number > 1 {
            title = format!("{title}, {}", said::page_of(number, page.last));
        }
        let description = said::group_description(group.kind, &group.name, group.found.len());
        let folder = format!("{}/", group.kind.folder());
        let steps = [(said::ALL_OFFERS, ""), (kind, folder.as_str()), (group.name.as_str(), &group.folder())];
        let data = vec![structured::way(&steps, template.root(), self.address())];
        let files = if group.kind.facet().is_some() { self.follow() } else { Vec::new() };
        let feeds = files
            .contains(&FeedFile::Atom)
            .then(|| [FeedFile::Atom, FeedFile::Json].map(|file| format!("{}{}", group.folder(), file.name())));
        let head = Head { data, feeds, ..head(group.page(number), &title, description) };
        let offers = self.page_offers(&group.found, group.open, number);
        template.page(&head, || view! { <GroupPage group page offers files /> })
    }

    pub(super) fn statistics(&self) -> String {
        let bundle = self.bundle;
        let parts = statistics::parts(bundle, &self.listing, &self.groups);
        let posts = bundle.offers.iter().map(|offer| offer.openings as usize).sum();
        let head = head("statistiques/".to_owned(), said::STATISTICS_HEADING, said::STATISTICS_DESCRIPTION.to_owned());
        self.single(&head, || view! { <StatisticsPage offers=bundle.offers.len() posts parts /> })
    }

    pub(super) fn glossary(&self) -> String {
        let head = head("glossaire/".to_owned(), said::GLOSSARY_HEADING, said::GLOSSARY_INTRO.to_owned());
        self.single(&head, || view! { <GlossaryPage acronyms=self.acronyms.clone() /> })
    }

    pub(super) fn quality(&self) -> String {
        let head = head("qualite/".to_owned(), words::QUALITY, self.quality.all.sentence());
        self.single(&head, || view! { <QualityPage quality=&self.quality offers=&self.bundle.offers /> })
    }

    pub(super) fn employer_quality(&self, at: usize, template: &PageTemplate) -> String {
        let employer = &self.quality.employers[at];
        let head = head(employer.folder(), &words::of_employer(&employer.name), employer.count.sentence());
        template.page(&head, || view! { <EmployerQualityPage employer offers=&self.bundle.offers /> })
    }

    pub(super) fn data(&self) -> String {
        let is_published = |file: &DataFile| *file != DataFile::Table || self.settings.publishes(Format::Csv);
        let files: Vec<_> = DataFile::ALL.into_iter().filter(is_published).collect();
        let data = vec![structured::dataset(self.bundle, &self.identity(), &files, "../", self.address())];
        let head = Head { data, ..head("donnees/".to_owned(), said::DATA, said::DATA_INTRO.to_owned()) };
        self.single(&head, || view! { <OpenDataPage files /> })
    }

    pub(super) fn feeds(&self) -> String {
        let head = head("flux/".to_owned(), said::FEEDS, said::FEEDS_INTRO.to_owned());
        let mut files = self.follow();
        files.extend(self.settings.publishes(Format::Feeds).then_some(FeedFile::Changes));
        self.single(&head, || view! { <FeedsPage files /> })
    }

    pub(super) fn about(&self) -> String {
        let head = head("a-propos/".to_owned(), said::ABOUT_HEADING, wording::TAGLINE.to_owned());
        let contact = self.contact();
        self.single(&head, || view! { <AboutPage contact /> })
    }

    pub(super) fn accessibility(&self) -> String {
        let head = head(
            "accessibilite/".to_owned(),
            said::ACCESSIBILITY_HEADING,
            said::ACCESSIBILITY_PARTS[0].1[0].to_owned(),
        );
        self.single(&head, || view! { <AccessibilityPage /> })
    }

    pub(super) fn design(&self) -> String {
        let head = head("composants/".to_owned(), design_words::DESIGN, design_words::DESIGN_HINT.to_owned());
        let examples = Arc::new(examples(self.today));
        let listing = self.listing.clone();
        let parts = statistics::parts(self.bundle, &self.listing, &self.groups);
        let of_shape = |shape| {
            let part = parts.iter().find(|part| part.shape == shape && part.rows.iter().any(|row| row.offers > 0));
            part.cloned()
        };
        let charts: Vec<Part> = [Shape::Columns, Shape::Bars].into_iter().filter_map(of_shape).collect();
        self.single(&head, || view! { <DesignPage examples listing statistics=charts today=self.today /> })
    }

    pub(super) fn legal(&self) -> String {
        let head = head("mentions-legales/".to_owned(), said::LEGAL, wording::CAUTION.to_owned());
        let site = &self.settings.site;
        let publisher = Publisher { name: site.publisher.clone(), host: site.host.clone(), contact: self.contact() };
        self.single(&head, || view! { <LegalPage publisher /> })
    }

    /// How to write to who answers for the site: what is shown, and the link.
    fn contact(&self) -> Option<(String, String)> {
        self.settings.site.contact.as_ref().map(|contact| (contact.as_str().to_owned(), contact.link()))
    }

    /// The page that repairs what is kept, with a script of its own.
    pub(super) fn repair(&self) -> String {
        self.template("../", Some(&self.repair))
            .page(&unlisted(mending::REPAIR, mending::REPAIR_HINT), || view! { <RepairPage /> })
    }

    /// The offers of a page.
    fn page_offers<'a>(&'a self, found: &'a [u32], open: usize, page: usize) -> PageOffers<'a> {
        let from = (page - 1) * PAGE;
        let to = found.len().min(from + PAGE);
        let split = open.clamp(from, to);
        PageOffers { cards: &self.cards, open: &found[from..split], closed: &found[split..to], today: self.today }
    }
}

/// The head of a page that search engines leave out.
fn unlisted(title: &str, description: &str) -> Head {
    Head { title: title.to_owned(), description: description.to_owned(), ..Head::default() }
}
