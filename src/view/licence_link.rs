//! The data's licence.

use super::site::Identity;
use leptos::prelude::*;

/// The name of the data's licence, with a link to its text.
#[component]
pub fn LicenceLink(
    /// Whose data they are.
    identity: Identity,
) -> impl IntoView {
    view! { <a href=identity.licence_address rel="external license noreferrer">{identity.licence}</a> }
}
