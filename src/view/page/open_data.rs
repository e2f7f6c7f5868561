//! The open data: which files there are, and how they may be used.

use super::static_page::StaticPage;
use crate::release::DataFile;
use crate::view::licence_link::LicenceLink;
use crate::view::site::SiteContext;
use crate::wording::pages as said;
use leptos::prelude::*;

/// The page.
#[component]
pub fn OpenDataPage(
    /// The files, in the site's root.
    files: Vec<DataFile>,
) -> impl IntoView {
    let SiteContext { identity, root, .. } = SiteContext::of_page();
    let rows = files.into_iter().map(|file| {
        view! {
            <tr>
                <th scope="row"><a href=format!("{root}{}", file.name()) rel="external">{file.name()}</a></th>
                <td>{said::data_file(file)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <StaticPage heading=said::DATA name=said::DATA>
            <p class="static-intro">{said::DATA_INTRO}</p>
            <table class="files">
                <caption class="visually-hidden">{said::DATA}</caption>
                <thead><tr><th scope="col">{said::FILE}</th><th scope="col">{said::CONTENT}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p><a href=format!("{root}flux/")>{said::FEEDS}</a></p>
            <h2>{said::ATTRIBUTION}</h2>
            <p>{said::ATTRIBUTION_TEXT}</p>
            <p>{identity.source.clone()}</p>
            <p><LicenceLink identity /></p>
            <h2>{said::DATA_NOTES}</h2>
            <ul class="notes">{said::DATA_NOTE_LIST.map(|note| view! { <li>{note}</li> })}</ul>
        </StaticPage>
    }
}
