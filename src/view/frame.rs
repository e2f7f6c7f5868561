//! What stands around every page: header, footer, what the programs say of themselves. The compiler draws it; a
//! program fills the main part, and changes in the rest only the state of the [`connection`] and which notes are seen.

use super::identity::Identity;
use super::shortcuts;
use super::tools::PAGES;
use crate::day::Day;
use crate::wording;
use leptos::prelude::*;

/// The state of the connection and of what is kept on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shell {
    /// The network is out of reach.
    pub offline: bool,
    /// Whether every file of this release is kept on the device.
    pub kept: Kept,
    /// A newer release waits to be taken.
    pub update: bool,
}

/// What fills the main part of a page.
pub struct Main {
    /// The page's own part.
    pub part: AnyView,
    /// The program that takes it over, by its name; none where a page stays as it is.
    pub program: Option<&'static str>,
}

/// What is kept on the device for reading without network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Not everything yet, or nobody knows.
    #[default]
    NotYet,
    /// Every file of the release.
    Everything,
    /// Every file but the texts of a large archive, which weigh so many bytes on the wire.
    AllBut(usize),
    /// Those texts are on their way, because the reader asked for them.
    Coming,
    /// Nothing can be kept here.
    Never,
}

/// A whole page: header, the page's own part, footer. `plain`: the site has no programs, and so none of the pages that
/// are nothing without one.
#[must_use]
pub fn layout(site: &Identity, root: &str, data_date: Option<Day>, plain: bool, main: Main) -> AnyView {
    view! {
        <header class="site-header">
            <a class="skip-link" href="#contenu">{wording::SKIP}</a>
            <a class="brand" href=root.to_owned()>
                <img class="brand-mark" src=format!("{root}icons/icon.svg") alt="" width="36" height="36" />
                <span class="brand-name">{site.name.clone()}</span>
            </a>
            {navigation(root, plain)}
            <p class="connection" role="status">
                {data_date.map(|day| view! { <span class="connection-data">{wording::data_date(day)}" "</span> })}
                <span class="connection-state" id=CONNECTION></span>
            </p>
        </header>
        <div class="update" role="status">
            <p class="update-note" id="update" hidden>
                {wording::UPDATE}" "
                <button type="button" class="button" id="update-take" data-action="take-update">{wording::UPDATE_TAKE}</button>
            </p>
        </div>
        <main id="contenu" tabindex="-1" data-program=main.program>{main.part}</main>
        <p class="later-note" id="later" hidden>
            {wording::KEEP_LATER}" "
            <button type="button" class="button" id="later-keep" data-action="keep-later"></button>
        </p>
        {footer(site, root, main.program.is_some())}
        {if main.program.is_some() { shortcuts::sheet() } else { ().into_any() }}
    }
    .into_any()
}

/// The way to the site's main pages.
fn navigation(root: &str, plain: bool) -> AnyView {
    let link =
        |folder: &str, name: &'static str| view! { <li><a href=format!("{root}{folder}")>{name}</a></li> }.into_any();
    let pages = PAGES.iter().filter(|page| !page.name.is_empty() && (!plain || page.complete));
    view! {
        <nav class="site-nav" aria-label=wording::NAVIGATION>
            <ul class="site-nav-list">
                {link("", wording::LIST_NAME)}
                {pages.map(|page| link(page.folder(), page.name)).collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

fn footer(site: &Identity, root: &str, program: bool) -> AnyView {
    view! {
        <footer class="site-footer">
            <p>{wording::TAGLINE}"."</p>
            <p>{site.source.clone()}</p>
            <p>{wording::CAUTION}</p>
            <p class="site-footer-links">
                {wording::SITE_PAGES.iter().map(|(folder, name)| view! { <a href=format!("{root}{folder}/")>{*name}</a> }.into_any()).collect_view()}
                <a href=site.licence_address.clone() rel="external license noreferrer">{site.licence.clone()}</a>
                {if program { shortcuts::opener() } else { ().into_any() }}
            </p>
        </footer>
    }
    .into_any()
}

/// The id of the element that says the state of the connection.
pub const CONNECTION: &str = "connection";

/// «hors ligne»; empty while there is nothing to say.
#[must_use]
pub const fn connection(shell: Shell) -> &'static str {
    match shell {
        Shell { offline: true, .. } => wording::OFFLINE,
        Shell { kept: Kept::Everything, .. } => wording::KEPT,
        Shell { kept: Kept::AllBut(_), .. } => wording::KEPT_BUT_LATER,
        Shell { kept: Kept::Coming, .. } => wording::KEEPING,
        Shell { kept: Kept::Never, .. } => wording::NOT_KEPT,
        Shell { kept: Kept::NotYet, .. } => "",
    }
}
