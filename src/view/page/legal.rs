//! Who publishes the site, under which licence, and what becomes of readers' data.

use super::about::TextPart;
use super::static_page::StaticPage;
use crate::view::licence_link::LicenceLink;
use crate::view::site::SiteContext;
use crate::wording::{self, pages as said};
use leptos::prelude::*;

/// Who answers for a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// Who publishes it.
    pub name: Option<String>,
    /// Who hosts it.
    pub host: Option<String>,
    /// How to write to them: what is shown, and the link.
    pub contact: Option<(String, String)>,
}

/// The page.
#[component]
pub fn LegalPage(
    /// Who answers for the site.
    publisher: Publisher,
) -> impl IntoView {
    let identity = SiteContext::of_page().identity;
    let Publisher { name, host, contact } = publisher;
    let is_named = name.is_some() || contact.is_some();
    view! {
        <StaticPage heading=said::LEGAL name=said::LEGAL>
            <h2>{said::PUBLISHER}</h2>
            {name.map(|name| view! { <p>{name}</p> })}
            {contact.map(|(shown, link)| view! {
                <p>{format!("{}\u{a0}: ", said::CONTACT)}<a href=link rel="external">{shown}</a></p>
            })}
            {(!is_named).then(|| view! { <p>{said::NO_PUBLISHER}</p> })}
            {host.map(|host| view! { <h2>{said::HOST}</h2><p>{host}</p> })}
            <h2>{said::RIGHTS}</h2>
            <p>{identity.source.clone()}</p>
            <p><LicenceLink identity /></p>
            <TextPart heading=said::PRIVACY paragraphs=vec![said::PRIVACY_TEXT, wording::CAUTION] />
        </StaticPage>
    }
}
