//! Pages for those who take the offers elsewhere: open data, feeds.

use super::parts::{licence, way};
use super::{Frame, Head, render};
use crate::wording::pages as said;
use leptos::prelude::*;

/// The open data: `files` are those of the site's root, in the order in which they are told.
#[must_use]
pub fn data(frame: &Frame, head: &Head, files: &[&'static str]) -> String {
    let root = &frame.root;
    let row = |file: &&'static str| {
        view! {
            <tr>
                <th scope="row"><a href=format!("{root}{file}") rel="external">{*file}</a></th>
                <td>{said::data_file(file)}</td>
            </tr>
        }
        .into_any()
    };
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(root.clone(), said::ALL_OFFERS.to_owned())], said::DATA)}
                <h1>{said::DATA}</h1>
                <p class="static-intro">{said::DATA_INTRO}</p>
                <table class="files">
                    <caption class="visually-hidden">{said::DATA}</caption>
                    <thead><tr><th scope="col">{said::FILE}</th><th scope="col">{said::CONTENT}</th></tr></thead>
                    <tbody>{files.iter().map(row).collect_view()}</tbody>
                </table>
                <p><a href=format!("{root}flux/")>{said::FEEDS}</a></p>
                <h2>{said::ATTRIBUTION}</h2>
                <p>{said::ATTRIBUTION_TEXT}</p>
                <p>{frame.site.source.clone()}</p>
                <p>{licence(&frame.site)}</p>
                <h2>{said::DATA_NOTES}</h2>
                <ul class="notes">{said::DATA_NOTE_LIST.map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The feeds; `files` are those of the site's root.
#[must_use]
pub fn feeds(frame: &Frame, head: &Head, files: &[&'static str]) -> String {
    let root = &frame.root;
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(root.clone(), said::ALL_OFFERS.to_owned())], said::FEEDS)}
                <h1>{said::FEEDS}</h1>
                <p class="static-intro">{said::FEEDS_INTRO}</p>
                {super::directory::follow(root, files)}
                <p>{said::FEEDS_HOW}</p>
                <p>{said::FEEDS_PARTS}</p>
                <ul class="notes">
                    {super::directory::KINDS.into_iter().filter(|kind| kind.facet().is_some()).map(|kind| view! {
                        <li><a href=format!("{root}{}/", kind.folder())>{said::directory(kind.folder()).0}</a></li>
                    }).collect_view()}
                </ul>
            </div>
        }
        .into_any()
    })
}
