//! What stands around every page: header, footer, what the app says of itself.

use super::identity::Identity;
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

/// What is kept on the device for reading without network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Not everything yet, or nobody knows.
    #[default]
    NotYet,
    /// Every file of the release.
    Everything,
    /// Nothing can be kept here.
    Never,
}

/// A whole page: header, the page's own part, footer.
#[must_use]
pub fn layout(site: &Identity, root: &str, data_date: Option<Day>, shell: Shell, main: AnyView) -> AnyView {
    view! {
        <header class="site-header">
            <a class="skip-link" href="#contenu">{wording::SKIP}</a>
            <a class="brand" href=root.to_owned()>
                <img class="brand-mark" src=format!("{root}icons/icon.svg") alt="" width="36" height="36" />
                <span class="brand-name">{site.name.clone()}</span>
            </a>
            <p class="connection" id="connection" role="status">{connection(data_date, shell)}</p>
        </header>
        <div class="update" id="update" role="status">
            {if shell.update { update_note() } else { ().into_any() }}
        </div>
        <main id="contenu" tabindex="-1">{main}</main>
        {footer(site, root)}
    }
    .into_any()
}

fn update_note() -> AnyView {
    view! {
        <p class={"update-note"}>
            {wording::UPDATE}" "
            <button type="button" class="button" id="update-take" data-action="take-update">{wording::UPDATE_TAKE}</button>
        </p>
    }
    .into_any()
}

fn footer(site: &Identity, root: &str) -> AnyView {
    view! {
        <footer class="site-footer">
            <p>{wording::TAGLINE}"."</p>
            <p>{site.source.clone()}</p>
            <p>{wording::CAUTION}</p>
            <p class="site-footer-links">
                {wording::SITE_PAGES.iter().map(|(folder, name)| view! { <a href=format!("{root}{folder}/")>{*name}</a> }.into_any()).collect_view()}
                <a href=site.licence_address.clone() rel="external license noreferrer">{site.licence.clone()}</a>
            </p>
        </footer>
    }
    .into_any()
}

/// «Données du 1er août 2025 · hors ligne».
fn connection(data_date: Option<Day>, shell: Shell) -> String {
    let state = match shell {
        Shell { offline: true, .. } => wording::OFFLINE,
        Shell { kept: Kept::Everything, .. } => wording::KEPT,
        Shell { kept: Kept::Never, .. } => wording::NOT_KEPT,
        _ => "",
    };
    let data = wording::data_date(data_date);
    if data.is_empty() || state.is_empty() { data + state } else { data + " · " + state }
}
