//! The ways to apply.

use crate::release::Detail;
use crate::text::link::Href;
use crate::view::icon::{Icon, IconImage};
use crate::view::linked::REL_OUT;
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the section on how to apply.
pub(super) const APPLICATION_ID: &str = "postuler";

/// Links to the section on how to apply and to the official notice; nothing where neither is there.
#[component]
pub fn ApplyLinks(
    /// The offer.
    detail: Arc<Detail>,
) -> impl IntoView {
    let has_section = detail.sections.iter().any(|section| section.is_application);
    let section = has_section.then(|| {
        view! {
            <a class="button apply-link" href=format!("#{APPLICATION_ID}")>
                <IconImage icon=Icon::Apply />{wording::APPLY}
            </a>
        }
    });
    let official = Href::web(&detail.official).map(|href| {
        let class = if has_section { "button official-link" } else { "button official-link apply-link" };
        view! {
            <a class=class href=href.as_str().to_owned() rel=REL_OUT>
                <IconImage icon=Icon::Document />{wording::official(is_pdf(&detail.official))}
            </a>
        }
    });
    let hint = official.is_some().then(|| view! { <span class="needs-network">{wording::OFFICIAL_OFFLINE}</span> });
    (official.is_some() || has_section).then(|| view! { <p class="official">{section}{official}{hint}</p> })
}

/// Whether an address leads to a PDF. A file of the portal has no extension; it is a PDF all the same.
fn is_pdf(address: &str) -> bool {
    let file = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').is_none_or(|(_, extension)| extension.eq_ignore_ascii_case("pdf"))
}
