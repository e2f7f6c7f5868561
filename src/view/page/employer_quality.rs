//! An employer's notices, with what is doubtful in each.

use super::quality::{EmployerQuality, OfferLink};
use super::static_page::StaticPage;
use crate::offer::Offer;
use crate::view::use_root;
use crate::wording::{self, quality as words};
use leptos::prelude::*;

/// Most offers on the page; who has more runs `offers check`.
const LISTED: usize = 300;

/// The page.
#[component]
pub fn EmployerQualityPage<'a>(
    /// The employer.
    employer: &'a EmployerQuality,
    /// The offers.
    offers: &'a [Offer],
) -> impl IntoView + use<> {
    let (first, more) = employer.count.first(offers, LISTED);
    let notices = first.map(|offer| view! { <DoubtfulNotice offer /> }).collect_view();
    let parent = (format!("{}qualite/", use_root()), words::QUALITY.to_owned());
    let intro = employer.count.sentence();
    view! {
        <StaticPage heading=words::of_employer(&employer.name) name=employer.name.clone() parent>
            <p class="static-intro">{intro}</p>
            {notices}
            {(more > 0).then(|| view! { <p>{words::others(more)}</p> })}
        </StaticPage>
    }
}

/// What is doubtful in a notice.
#[component]
fn DoubtfulNotice<'a>(
    /// The notice's offer.
    offer: &'a Offer,
) -> impl IntoView + use<> {
    let root = use_root();
    let doubts = offer.warnings.iter().map(|warning| {
        let place = warning.line.map(|line| format!(" ({})", wording::line(line))).unwrap_or_default();
        view! {
            <li>
                {format!("{}{place}. ", words::sentence(&warning.message))}
                <a href=format!("{root}qualite/#{}", warning.code)>{words::sentence(&warning.hint)}</a>
            </li>
        }
    });
    view! {
        <section class="doubt">
            <h2><OfferLink offer /></h2>
            <p class="doubt-source">
                {format!("{} · {}", offer.reference.as_deref().unwrap_or_default(), offer.source)}
            </p>
            <ul class="notes">{doubts.collect_view()}</ul>
        </section>
    }
}
