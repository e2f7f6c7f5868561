//! The page that checks, repairs and erases what the site keeps on a device, by a small script of its own.

use super::static_page::StaticPage;
use crate::wording::repair as words;
use leptos::prelude::*;

/// The page; its script is `public/repair.js`.
#[component]
pub fn RepairPage() -> impl IntoView {
    let outcomes = words::OUTCOMES.map(|(id, before, behind)| {
        let count = (!behind.is_empty()).then(|| view! { <span data-count=""></span> });
        view! { <p id=id hidden>{before}{count}{behind}</p> }
    });
    view! {
        <StaticPage heading=words::REPAIR name=words::REPAIR>
            <p>{words::REPAIR_HINT}</p>
            <noscript><p>{words::REPAIR_NO_SCRIPT}</p></noscript>
            <div id="repair" class="static-page" hidden>
                <div id="repair-outcome" role="status">{outcomes}</div>
                <RepairStep id="repair-check" name=words::CHECK hint=words::CHECK_HINT />
                <RepairStep id="repair-mend" name=words::MEND hint=words::MEND_HINT />
                <h2>{words::ERASE}</h2>
                <p>{words::ERASE_HINT}</p>
                <p><label><input type="checkbox" id="repair-sure" />{format!(" {}", words::ERASE_SURE)}</label></p>
                <p><button type="button" class="button" id="repair-erase" disabled>{words::ERASE}</button></p>
            </div>
        </StaticPage>
    }
}

/// An action with its explanation.
#[component]
fn RepairStep(
    /// The id of its button, by which the script finds it.
    id: &'static str,
    /// Its name.
    name: &'static str,
    /// What it does.
    hint: &'static str,
) -> impl IntoView {
    view! {
        <h2>{name}</h2>
        <p>{hint}</p>
        <p><button type="button" class="button" id=id>{name}</button></p>
    }
}
