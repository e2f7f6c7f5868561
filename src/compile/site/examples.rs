//! The offers of the page of components: notices written for it and read as all others are, with days counted from the
//! site's own, so that «bientôt close» is that on any day.

use crate::assemble;
use crate::day::Day;
use crate::document::Document;
use crate::offer::OfferId;
use crate::query::Listing;
use crate::release::Bundle;
use crate::wording::design::{EXAMPLE_NOTICE, EXAMPLES};

/// Days from the site's day to the deadline of each example, and to the deadline that it replaced.
const DEADLINES: [(Option<i32>, Option<i32>); EXAMPLES.len()] = [
    (Some(40), None),
    (Some(3), None),
    (Some(20), Some(6)),
    (None, None),
    (Some(-5), None),
    (Some(12), None),
    (Some(15), None),
];

/// The examples, in the order of [`EXAMPLES`].
pub(super) fn examples(today: Day) -> Listing {
    let offers = EXAMPLES.iter().zip(DEADLINES).zip(1..).map(|((title, (deadline, replaced)), number)| {
        let document = Document::new(&format!("exemple-{number}.md"), &format!("# {title}\n\n{EXAMPLE_NOTICE}"));
        let mut offer = assemble::read(&document).value;
        offer.id = OfferId::parse(&format!("exemple-{number}")).unwrap_or(offer.id);
        offer.posted = Some(today.plus(-10));
        offer.deadline = deadline.map(|days| today.plus(days));
        offer.earlier_deadlines = replaced.map(|days| today.plus(days)).into_iter().collect();
        offer
    });
    Listing::new(&Bundle::new(offers.collect()))
}
