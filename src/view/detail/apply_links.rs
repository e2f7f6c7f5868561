//! The ways to apply.

use crate::release::Detail;
use crate::text::link::Href;
use crate::view::linked::REL_OUT;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the section on how to apply.
pub(super) const APPLICATION_ID: &str = "postuler";

/// Links to the official notice and to the section on how to apply; nothing where neither is there.
#[component]
pub fn ApplyLinks(
    /// The offer.
    detail: Arc<Detail>,
) -> impl IntoView {
    let official = Href::web(&detail.official).map(|href| {
        view! {
            <a class="button official-link" href=href.as_str().to_owned() rel=REL_OUT>
                {wording::official(is_pdf(&detail.official))}
            </a>
        }
    });
    let has_section = detail.sections.iter().any(|section| section.is_application);
    let section = has_section.then(|| {
        view! { <a class="button" href=format!("#{APPLICATION_ID}")>{wording::HOW_TO_APPLY}</a> }
    });
    let hint = official.is_some().then(|| view! { <span class="needs-network">{wording::OFFICIAL_OFFLINE}</span> });
    (official.is_some() || has_section).then(|| view! { <p class="official">{official}{section}{hint}</p> })
}

/// Whether an address leads to a PDF. A file of the portal has no extension; it is a PDF all the same.
fn is_pdf(address: &str) -> bool {
    let file = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').is_none_or(|(_, extension)| extension.eq_ignore_ascii_case("pdf"))
}
