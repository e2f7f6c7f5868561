//! An offer's page.

use super::hydrated::HydratedApp;
use crate::day::Day;
use crate::offer::{Employer, Offer, OfferId, Term};
use crate::release::Detail;
use crate::view::store::Store;
use crate::view::{Now, use_root};
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The page, as it stands on the day of the build.
#[component]
pub fn OfferPage(
    /// The offer's id.
    id: OfferId,
    /// What the page shows of it.
    detail: Arc<Detail>,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    view! { <HydratedApp store=Store::of_offer(&use_root(), id, detail, today) today /> }
}

/// A sentence on an offer for those who see only its link, as of a day.
#[must_use]
pub fn description(offer: &Offer, today: Day) -> String {
    let now = Now { day: today, live: false };
    let employer = offer.employer.as_ref().map(Employer::shown_name);
    let place = wording::place(offer.workplace.as_ref());
    let term = Term::of(offer);
    let today = term.day.and_then(|deadline| now.by_which_over(deadline));
    let deadline = wording::deadline_sentence(&term, today);
    [employer, place, Some(deadline)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
