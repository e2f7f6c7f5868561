//! What stands around the main part of every page: header, footer, and the notices that a program shows. Only the
//! compiler renders it; a program changes the state of the connection and shows or hides the notices.

use super::licence_link::LicenceLink;
use super::shortcuts::ShortcutsButton;
use super::site::SiteContext;
use super::tools::Tool;
use crate::wording;
use leptos::prelude::*;

/// The state of the connection and of what is kept on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UiState {
    /// The network is out of reach.
    pub offline: bool,
    /// Whether every file of this release is kept on the device.
    pub kept: Kept,
    /// A newer release waits to be taken.
    pub update: bool,
}

/// What is kept on the device for reading without network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Not everything yet, or not known.
    #[default]
    NotYet,
    /// Every file of the release.
    Everything,
    /// Every file but the texts of a large archive, with their size on the wire in bytes.
    AllBut(usize),
    /// Those texts are being fetched, because the reader asked for them.
    Coming,
    /// Nothing can be kept here.
    Never,
}

/// A program in the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    /// List and offers.
    #[default]
    App,
    /// The tools: favourites, comparison, map, calendar, export.
    Tools,
}

impl Program {
    /// Its name, as the start script knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Tools => "tools",
        }
    }

    /// What is said when it cannot start.
    const fn failed(self) -> &'static str {
        match self {
            Self::App => wording::APP_FAILED,
            Self::Tools => wording::TOOLS_FAILED,
        }
    }
}

/// The site's navigation, which says where the reader is.
#[component]
pub fn SiteNav(
    /// The page's path from the site's root, if it has one.
    here: Option<String>,
) -> impl IntoView {
    let SiteContext { root, plain, .. } = SiteContext::of_page();
    let link = |folder: &str, name: &'static str| {
        let current = (here.as_deref() == Some(folder)).then_some("page");
        view! { <li><a href=format!("{root}{folder}") aria-current=current>{name}</a></li> }
    };
    let tools = Tool::ALL.into_iter().filter(|tool| !plain || tool.is_complete());
    let tools = tools.filter_map(|tool| Some(link(tool.folder(), tool.name()?))).collect_view();
    view! {
        <nav class="site-nav" aria-label=wording::NAVIGATION>
            <ul class="site-nav-list">{link("", wording::LIST_NAME)}{tools}</ul>
        </nav>
    }
}

/// Brand, navigation, the date of the data, and the place for the state of the connection.
#[component]
pub fn Header(
    /// The navigation.
    nav: AnyView,
) -> impl IntoView {
    let SiteContext { identity, root, data_date, .. } = SiteContext::of_page();
    view! {
        <header class="site-header">
            <a class="skip-link" href="#contenu">{wording::SKIP}</a>
            <a class="brand" href=root.clone()>
                <img class="brand-mark" src=format!("{root}icons/icon.svg") alt="" width="36" height="36" />
                <span class="brand-name">{identity.name}</span>
            </a>
            {nav}
            <p class="connection" role="status">
                {data_date.map(|day| view! {
                    <span class="connection-data">{format!("{} ", wording::data_date(day))}</span>
                })}
                <span class="connection-state" id=CONNECTION></span>
            </p>
        </header>
    }
}

/// The main part between the notices that a program shows: a new release is ready, more can be kept.
#[component]
pub fn Notices(
    /// The main part.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="update" role="status">
            <p class="update-note" id="update" hidden>
                {format!("{} ", wording::UPDATE)}
                <button type="button" class="button" id=TAKE_UPDATE>{wording::UPDATE_TAKE}</button>
            </p>
        </div>
        {children()}
        <p class="later-note" id="later" hidden>
            {format!("{} ", wording::KEEP_LATER)}
            <button type="button" class="button" id=KEEP_LATER_BUTTON></button>
        </p>
    }
}

/// Whose site it is, where the data come from, and links to the site's own pages.
#[component]
pub fn Footer(
    /// Whether a program takes the page over.
    has_program: bool,
) -> impl IntoView {
    let SiteContext { identity, root, .. } = SiteContext::of_page();
    let links = wording::SITE_PAGES.map(|(folder, name)| view! { <a href=format!("{root}{folder}/")>{name}</a> });
    view! {
        <footer class="site-footer">
            <p>{format!("{}.", wording::TAGLINE)}</p>
            <p>{identity.source.clone()}</p>
            <p>{wording::CAUTION}</p>
            <p class="site-footer-links">
                {links}
                <LicenceLink identity />
                {has_program.then(|| view! { <ShortcutsButton /> })}
            </p>
        </footer>
    }
}

/// What is said when a program does not start, or stops.
#[component]
pub fn ProgramFailures(
    /// The program.
    program: Program,
) -> impl IntoView {
    let root = SiteContext::of_page().root;
    view! {
        <div id="app-failed" class="app-notice" role="alert" hidden>
            <p>{format!("{} ", program.failed())}<a class="button" href="">{wording::RETRY}</a></p>
        </div>
        <div id="app-crashed" class="app-notice" role="alert" hidden>
            <p>{format!("{} ", wording::APP_CRASHED)}<a class="button" href="">{wording::RELOAD}</a></p>
            <details>
                <summary>{wording::CRASH_DETAILS}</summary>
                <p id="crash-details"></p>
                <p>
                    <button type="button" class="button" id="crash-copy">{wording::CRASH_COPY}</button>
                    " "
                    <a href=format!("{root}reparer/")>{wording::repair::REPAIR}</a>
                </p>
            </details>
        </div>
    }
}

/// The id of the button that takes a new release.
pub const TAKE_UPDATE: &str = "update-take";
/// The id of the button that keeps a large archive on the device.
pub const KEEP_LATER_BUTTON: &str = "later-keep";
/// The id of the element that says the state of the connection.
pub const CONNECTION: &str = "connection";

/// The state of the connection in words; empty while there is nothing to say.
#[must_use]
pub const fn connection(state: UiState) -> &'static str {
    match state {
        UiState { offline: true, .. } => wording::OFFLINE,
        UiState { kept: Kept::Everything, .. } => wording::KEPT,
        UiState { kept: Kept::AllBut(_), .. } => wording::KEPT_BUT_LATER,
        UiState { kept: Kept::Coming, .. } => wording::KEEPING,
        UiState { kept: Kept::Never, .. } => wording::NOT_KEPT,
        UiState { kept: Kept::NotYet, .. } => "",
    }
}
