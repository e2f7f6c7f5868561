//! The way out: a page that checks, repairs and erases what the site keeps, by a small script of its own.

use super::parts::way;
use super::{Frame, Head, render};
use crate::wording::{pages as said, repair as words};
use leptos::prelude::*;

/// The page; its frame's script is `public/repair.js` in place of the app's.
#[must_use]
pub fn repair(frame: &Frame, head: &Head) -> String {
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], words::REPAIR)}
                <h1>{words::REPAIR}</h1>
                <p>{words::REPAIR_HINT}</p>
                <noscript><p>{words::REPAIR_NO_SCRIPT}</p></noscript>
                <div id="repair" class="static-page" hidden>
                    <div id="repair-outcome" role="status">
                        {words::OUTCOMES.iter().map(|(id, before, behind)| outcome(id, before, behind)).collect_view()}
                    </div>
                    {step("repair-check", words::CHECK, words::CHECK_HINT)}
                    {step("repair-mend", words::MEND, words::MEND_HINT)}
                    <h2>{words::ERASE}</h2>
                    <p>{words::ERASE_HINT}</p>
                    <p><label><input type="checkbox" id="repair-sure" />" "{words::ERASE_SURE}</label></p>
                    <p><button type="button" class="button" id="repair-erase" disabled>{words::ERASE}</button></p>
                </div>
            </div>
        }
        .into_any()
    })
}

fn step(id: &'static str, name: &'static str, hint: &'static str) -> AnyView {
    view! {
        <h2>{name}</h2>
        <p>{hint}</p>
        <p><button type="button" class="button" id=id>{name}</button></p>
    }
    .into_any()
}

fn outcome(id: &'static str, before: &'static str, behind: &'static str) -> AnyView {
    let count = (!behind.is_empty()).then(|| view! { <span data-count=""></span> });
    view! { <p id=id hidden>{before}{count}{behind}</p> }.into_any()
}
