//! What stands around every page: header, footer, notices of the app itself.

use crate::day::Day;
use crate::wording;
use leptos::prelude::*;

/// The state of the connection and of what is kept on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shell {
    /// The network is out of reach.
    pub offline: bool,
    /// Every file of this release is kept on the device.
    pub kept: bool,
    /// Nothing can be kept on this device.
    pub cannot_keep: bool,
    /// A newer release waits to be taken.
    pub update: bool,
}

/// A whole page: header, the page's own part, footer.
#[component]
pub fn Layout(
    /// Path to the site's root.
    root: String,
    /// From which day the data are.
    data_date: Option<Day>,
    /// The app's own state; its default on static pages.
    #[prop(optional, into)]
    shell: Signal<Shell>,
    /// The page's own part.
    children: Children,
) -> impl IntoView {
    let home = root.clone();
    let icon = format!("{root}icons/icon.svg");
    let data = format!("{root}offers.json");
    view! {
        <a class="skip-link" href="#contenu">{wording::SKIP}</a>
        <header class="site-header">
            <a class="brand" href=home>
                <img class="brand-mark" src=icon alt="" width="36" height="36" />
                <span class="brand-name">{wording::SITE}</span>
            </a>
            <p class="connection" id="connection" role="status">{move || connection(data_date, shell.get())}</p>
        </header>
        <div class="update" id="update" role="status">
            {move || shell.get().update.then(|| view! {
                <p class={"update-note"}>
                    {wording::UPDATE}" "
                    <button type="button" class="button" id="update-take" data-action="take-update">{wording::UPDATE_TAKE}</button>
                </p>
            })}
        </div>
        <main id="contenu" tabindex="-1">{children()}</main>
        <footer class="site-footer">
            <p>{wording::TAGLINE}"."</p>
            <p>{wording::SOURCE}</p>
            <p>{wording::CAUTION}</p>
            <p class="site-footer-links">
                <a href=data rel="external">{wording::OPEN_DATA}</a>
                <a href=wording::LICENCE_ADDRESS rel="external license noreferrer">{wording::LICENCE}</a>
            </p>
        </footer>
    }
}

/// «Données du 1er août 2025 · hors ligne».
fn connection(data_date: Option<Day>, shell: Shell) -> String {
    let state = match shell {
        Shell { offline: true, .. } => wording::OFFLINE,
        Shell { kept: true, .. } => wording::KEPT,
        Shell { cannot_keep: true, .. } => wording::NOT_KEPT,
        _ => "",
    };
    let parts = [wording::data_date(data_date), state.to_owned()];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}
