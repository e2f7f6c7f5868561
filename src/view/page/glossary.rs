//! Acronyms with their meanings, each with a link to the offers that use it.

use super::static_page::StaticPage;
use crate::view::use_root;
use crate::wording::pages as said;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The page.
#[component]
pub fn GlossaryPage(
    /// The acronyms with their meanings.
    acronyms: BTreeMap<String, Vec<String>>,
) -> impl IntoView {
    let root = use_root();
    let is_empty = acronyms.is_empty();
    let entries = acronyms.into_iter().map(|(acronym, meanings)| {
        let meanings = meanings.into_iter().map(|meaning| view! { <dd>{meaning}</dd> });
        let address = format!("{root}?q={acronym}");
        view! {
            <div class="term">
                <dt><a href=address>{acronym}</a></dt>
                {meanings.collect_view()}
            </div>
        }
    });
    let terms = (!is_empty).then(|| view! { <dl class="terms">{entries.collect_view()}</dl> });
    let intro = if is_empty { said::GLOSSARY_EMPTY } else { said::GLOSSARY_INTRO };
    view! {
        <StaticPage heading=said::GLOSSARY_HEADING name=said::GLOSSARY>
            <p class="static-intro">{intro}</p>
            {terms}
        </StaticPage>
    }
}
