//! The site's pages and feeds: which there are, where, and since when; [`render`] renders each.

mod render;

use super::detail::detail;
use super::feeds::{self, Feed, Told};
use super::groups::Groups;
use super::headers::CSP;
use crate::compile::Compiled;
use crate::compile::settings::{Address, Colour, Format, Settings};
use crate::day::Day;
use crate::query::{Listing, PAGE};
use crate::release::{Asset, Bundle, Detail, Directory, FeedFile};
use crate::view::layout::Program;
use crate::view::page::directory::Group;
use crate::view::page::list::Card;
use crate::view::page::quality::Quality;
use crate::view::page::{Head, PageTemplate, offer};
use crate::view::site::{Identity, SiteContext};
use crate::view::tools::Tool;
use crate::wording::{self, pages as said};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files by which some offers can be followed.
const FOLLOW: [(FeedFile, Format); 3] =
    [(FeedFile::Atom, Format::Feeds), (FeedFile::Json, Format::Feeds), (FeedFile::Closings, Format::Calendars)];

/// Way from an offer's page to the site's root.
const FROM_OFFER: &str = "../../";

/// Way from a page of the tools to the site's root.
const FROM_TOOLS: &str = "../";

/// A file that is made when it is written.
pub(super) type Made<'a> = Box<dyn Fn(&Pages<'a>) -> anyhow::Result<Vec<u8>> + Send + Sync + 'a>;

/// How a page is rendered.
type Render<'a> = Box<dyn Fn(&Pages<'a>) -> String + Send + Sync + 'a>;

/// A page in a folder of its own.
struct Page<'a> {
    folder: String,
    /// The day on which it last changed, as far as anybody knows.
    touched: Option<Day>,
    render: Render<'a>,
}

/// What all pages of a site need.
pub(super) struct Pages<'a> {
    /// The offers.
    bundle: &'a Bundle,
    /// The offers as the list shows them.
    pub(super) listing: Arc<Listing>,
    /// What they have in common.
    pub(super) groups: Groups,
    /// What is doubtful in them.
    quality: Quality,
    /// A card of each of them.
    cards: Vec<Card>,
    /// A sentence on each of them.
    sentences: Vec<String>,
    /// What they call by an acronym, with its meanings.
    pub(super) acronyms: BTreeMap<String, Vec<String>>,
    /// Those that each of them writes.
    used: Vec<BTreeMap<String, Vec<String>>>,
    settings: &'a Settings,
    /// Whether the site has no programs.
    plain: bool,
    style: String,
    repair: Asset,
    base: String,
    today: Day,
}

impl<'a> Pages<'a> {
    /// Pages of what was compiled, in a style, as they are configured, on a day, for a site that stands at a base;
    /// `plain` for one without programs.
    pub(super) fn new(
        compiled: &'a Compiled,
        settings: &'a Settings,
        [style, repair]: [&Asset; 2],
        base: &super::Base,
        today: Day,
        plain: bool,
    ) -> Self {
        let bundle = &compiled.bundle;
        let listing = Arc::new(Listing::new(bundle));
        let groups = Groups::new(bundle, &listing, today);
        let quality = super::quality::count(compiled, &groups);
        let positions = 0..u32::try_from(listing.len()).unwrap_or(u32::MAX);
        let cards = positions.into_par_iter().map(|at| Card::new(&listing, at, today)).collect();
        let sentences = bundle.offers.par_iter().map(|offer| offer::description(offer, today)).collect();
        let acronyms = compiled.explained.known();
        let used = bundle.offers.par_iter().map(|offer| compiled.explained.used(offer, &acronyms)).collect();
        let (style, repair, base) = (style.path.clone(), repair.clone(), base.as_str().to_owned());
        Self {
            bundle,
            listing,
            groups,
            quality,
            cards,
            sentences,
            acronyms,
            used,
            settings,
            plain,
            style,
            repair,
            base,
            today,
        }
    }

    /// Whose site it is.
    pub(super) fn identity(&self) -> Identity {
        self.settings.identity()
    }

    fn address(&self) -> Option<&str> {
        self.settings.site.address.as_ref().map(Address::as_str)
    }

    /// The pages of a site without the app that a first visit brings along: paths and documents.
    pub(super) fn plain(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        let feeds = self
            .settings
            .publishes(Format::Feeds)
            .then(|| [FeedFile::Atom, FeedFile::Json].map(|file| file.name().to_owned()));
        let head = Head { feeds, ..head(String::new(), wording::LIST_HEADING, wording::TAGLINE.to_owned()) };
        vec![
            ("index.html", self.list(boot, &head)),
            ("404.html", self.not_found()),
            ("reparer/index.html", self.repair()),
        ]
    }

    /// The same, with the page that the app draws itself into.
    pub(super) fn interactive(&self, boot: Option<&Asset>) -> Vec<(&'static str, String)> {
        let mut pages = self.plain(boot);
        // At the depth of the offers' own pages, in whose place the worker shows it; no offer's id is like that.
        pages.push(("offres/_/index.html", self.offer_loading(boot)));
        pages.push(("hors-ligne.html", self.not_kept()));
        pages.extend(self.tools(boot, |_| true));
        pages
    }

    /// Those pages of the tools that say something in a site without programs.
    pub(super) fn complete(&self) -> Vec<(&'static str, String)> {
        self.tools(None, Tool::is_complete).collect()
    }

    fn tools(&self, boot: Option<&Asset>, wanted: fn(Tool) -> bool) -> impl Iterator<Item = (&'static str, String)> {
        let template = PageTemplate::new(&self.site(FROM_TOOLS, boot), Program::Tools);
        let tools = Tool::ALL.into_iter().filter(move |tool| wanted(*tool));
        tools.map(move |tool| (tool.path(), self.tool(tool, &template)))
    }

    /// All other pages and feeds: paths, and how they are made.
    pub(super) fn others(&self, boot: Option<&Asset>) -> Vec<(String, Made<'a>)> {
        let page = |page: Page<'a>| -> (String, Made<'a>) {
            let Page { folder, render, .. } = page;
            (folder + "index.html", Box::new(move |pages| Ok(render(pages).into_bytes())))
        };
        let mut made: Vec<(String, Made<'a>)> = self.pages(boot).into_iter().map(page).collect();
        let followed = (0..self.groups.groups.len()).filter(|at| self.groups.groups[*at].kind.facet().is_some());
        for group in std::iter::once(None).chain(followed.map(Some)) {
            let folder = group.map(|at| self.groups.groups[at].folder()).unwrap_or_default();
            for file in self.follow() {
                made.push((format!("{folder}{}", file.name()), Box::new(move |pages| pages.feed(group, file))));
            }
        }
        if self.settings.publishes(Format::Feeds) {
            let file = FeedFile::Changes;
            made.push((file.name().to_owned(), Box::new(move |pages| pages.feed(None, file))));
        }
        made
    }

    /// Every page worth finding, with the day on which it last changed.
    pub(super) fn touched_pages(&self) -> Vec<(String, Option<Day>)> {
        let list = (String::new(), self.bundle.data_date);
        let tools = Tool::ALL.into_iter().filter(|tool| tool.is_complete());
        let tools = tools.map(|tool| (tool.folder().to_owned(), self.bundle.data_date));
        let others = self.pages(None).into_iter().map(|page| (page.folder, page.touched));
        std::iter::once(list).chain(tools).chain(others).collect()
    }

    /// All pages but the list and the one for wrong addresses.
    fn pages(&self, boot: Option<&Asset>) -> Vec<Page<'a>> {
        let data_date = self.bundle.data_date;
        let newest = |found: &[u32]| found.iter().filter_map(|&at| self.bundle.offers[at as usize].touched()).max();
        let mut made: Vec<Page<'a>> = Vec::new();
        let mut page = |folder: String, touched: Option<Day>, render: Render<'a>| {
            made.push(Page { folder, touched, render });
        };
        // Thousands of pages share a few templates, one for each path to the root.
        let shared = |depth: usize| Arc::new(self.template(&"../".repeat(depth), None));
        let (first, further) = (shared(2), shared(4));
        for number in 2..=page_count(self.groups.all.found.len()) {
            let template = Arc::clone(&first);
            page(format!("page/{number}/"), data_date, Box::new(move |pages| pages.further(number, &template)));
        }
        let of_all: [(&str, Render<'a>); 4] = [
            ("statistiques/", Box::new(Self::statistics)),
            ("glossaire/", Box::new(Self::glossary)),
            ("qualite/", Box::new(Self::quality)),
            ("donnees/", Box::new(Self::data)),
        ];
        for (folder, render) in of_all {
            page(folder.to_owned(), data_date, render);
        }
        for (at, employer) in self.quality.employers.iter().enumerate() {
            let template = Arc::clone(&first);
            page(employer.folder(), data_date, Box::new(move |pages| pages.employer_quality(at, &template)));
        }
        let of_none: [(&str, Render<'a>); 5] = [
            ("flux/", Box::new(Self::feeds)),
            ("a-propos/", Box::new(Self::about)),
            ("accessibilite/", Box::new(Self::accessibility)),
            ("composants/", Box::new(Self::design)),
            ("mentions-legales/", Box::new(Self::legal)),
        ];
        for (folder, render) in of_none {
            page(folder.to_owned(), None, render);
        }
        for kind in Directory::ALL {
            page(format!("{}/", kind.folder()), data_date, Box::new(move |pages| pages.directory(kind)));
        }
        for (at, group) in self.groups.groups.iter().enumerate() {
            let touched = newest(&group.found);
            for number in 1..=page_count(group.found.len()) {
                let template = Arc::clone(if number == 1 { &first } else { &further });
                page(group.page(number), touched, Box::new(move |pages| pages.group(at, number, &template)));
            }
        }
        let template = Arc::new(self.template(FROM_OFFER, boot));
        for (at, offer) in self.bundle.offers.iter().enumerate() {
            let template = Arc::clone(&template);
            page(self.offer_path(at), offer.touched(), Box::new(move |pages| pages.offer(at, &template)));
        }
        made
    }

    /// Files by which some offers can be followed, as configured.
    fn follow(&self) -> Vec<FeedFile> {
        FOLLOW.into_iter().filter(|(_, format)| self.settings.publishes(*format)).map(|(file, _)| file).collect()
    }

    /// A feed or calendar of a group, or of everything.
    fn feed(&self, group: Option<usize>, file: FeedFile) -> anyhow::Result<Vec<u8>> {
        let group = group.map(|at| &self.groups.groups[at]);
        let found = group.map_or(&self.groups.all.found, |group| &group.found);
        let offers = found.iter().map(|&at| self.told(at as usize));
        let site = self.identity().name;
        let title = match file {
            FeedFile::Changes => said::feed_title(&site, wording::changes::FEED),
            FeedFile::Atom | FeedFile::Json | FeedFile::Closings => {
                said::feed_title(&site, &group.map(Group::heading).unwrap_or_default())
            }
        };
        let mut feed = Feed {
            title,
            folder: group.map(Group::folder).unwrap_or_default(),
            file: if file == FeedFile::Changes { file } else { FeedFile::Atom }.name(),
            site: &site,
            address: self.address(),
            today: self.today,
            entries: Vec::new(),
        };
        match file {
            FeedFile::Changes => feed.tell_changes(offers.map(|told| told.offer)),
            FeedFile::Atom | FeedFile::Json => feed.tell_offers(offers),
            FeedFile::Closings => return Ok(feeds::calendar(&feed, offers, self.bundle.data_date)),
        }
        if file == FeedFile::Json { feed.json() } else { feed.atom() }
    }

    /// An offer as its page shows it.
    pub(super) fn detail(&self, at: usize) -> Detail {
        detail(&self.bundle.offers[at], &self.used[at])
    }

    fn told(&self, at: usize) -> Told<'_> {
        Told { offer: &self.bundle.offers[at], sentence: &self.sentences[at] }
    }

    fn offer_path(&self, at: usize) -> String {
        format!("offres/{}/", self.bundle.offers[at].id)
    }

    /// The template of pages from which `root` is the path to the site's root.
    fn template(&self, root: &str, boot: Option<&Asset>) -> PageTemplate {
        PageTemplate::new(&self.site(root, boot), Program::App)
    }

    fn site(&self, root: &str, boot: Option<&Asset>) -> SiteContext {
        SiteContext {
            root: root.to_owned(),
            identity: self.identity(),
            colour: self.settings.site.colour.as_ref().map_or(super::colour::OWN, Colour::as_str).to_owned(),
            address: self.address().map(str::to_owned),
            style: self.style.clone(),
            boot: boot.map(|boot| (boot.path.clone(), boot.integrity.clone())),
            csp: CSP.to_owned(),
            plain: self.plain,
            data_date: self.bundle.data_date,
        }
    }
}

fn head(path: String, title: &str, description: String) -> Head {
    Head { title: title.to_owned(), description, path: Some(path), ..Head::default() }
}

/// How many pages a number of offers fills; an empty group has none.
fn page_count(offers: usize) -> usize {
    offers.div_ceil(PAGE)
}
