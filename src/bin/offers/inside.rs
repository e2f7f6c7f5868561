//! The parts of a site that this program carries, so that it runs from any folder.
//!
//! They are here and not in the library: an edited style sheet or a new app links this program again and compiles
//! nothing else.

use emploi::compile::site::sources::Folder;

/// Names of files with their bytes, read when this program is compiled.
macro_rules! files {
    ($folder:expr, $($name:literal),+ $(,)?) => {
        Folder::Inside(&[$(($name, include_bytes!(concat!($folder, "/", $name)).as_slice())),+])
    };
}

/// Templates and icons.
pub(crate) const PUBLIC: Folder<'static> = files!(
    "../../../public",
    "boot.js",
    "icons/icon.svg",
    "icons/maskable.svg",
    "kill-sw.js",
    "manifest.webmanifest",
    "repair.js",
    "sw.js",
);

/// Style sheets: `tests/native/start.rs` holds this list against the folder.
pub(crate) const STYLE: Folder<'static> = files!(
    "../../../style",
    "absent.css",
    "action-menu.css",
    "advice.css",
    "apply-links.css",
    "base.css",
    "breadcrumbs.css",
    "button.css",
    "calendar.css",
    "chart.css",
    "chips.css",
    "compare.css",
    "deadline-line.css",
    "design.css",
    "directory.css",
    "embedded.css",
    "facet.css",
    "facts.css",
    "favourite-button.css",
    "favourites.css",
    "field.css",
    "filters.css",
    "glossary.css",
    "icon.css",
    "key-facts.css",
    "layers.css",
    "layout.css",
    "link-row.css",
    "list-page.css",
    "map.css",
    "note-form.css",
    "notice-lines.css",
    "number-table.css",
    "offer-actions.css",
    "offer-card.css",
    "offer-detail.css",
    "offer-list.css",
    "offer-section.css",
    "pagination.css",
    "place-map.css",
    "placeholders.css",
    "poster.css",
    "print.css",
    "printed-list.css",
    "quality.css",
    "reset.css",
    "search-box.css",
    "shortcuts.css",
    "similar.css",
    "since.css",
    "site-footer.css",
    "site-header.css",
    "site-notice.css",
    "static-page.css",
    "suggestions.css",
    "tag.css",
    "toast.css",
    "tokens.css",
    "tools.css",
);

/// The programs in the browser, from the folder that `EMPLOI_EMBED` names: `make offers` compiles this program so.
#[cfg(app_inside)]
pub(crate) const APP: Option<Folder<'static>> =
    Some(files!(env!("EMPLOI_EMBED"), "app.js", "app_bg.wasm", "tools.js", "tools_bg.wasm"));

/// Compiled by plain cargo, this program carries no app: the app is built by other tools, before it.
#[cfg(not(app_inside))]
pub(crate) const APP: Option<Folder<'static>> = None;
