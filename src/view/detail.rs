//! The page of one offer.

pub mod acronyms;
pub mod apply_links;
pub mod facts;
pub mod key_facts;
pub mod notice_lines;
pub mod offer_actions;
pub mod offer_section;
pub mod place_map;
pub mod remarks;
pub mod similar;

pub use facts::label;
pub use similar::SimilarOffer;

use super::deadline_line::DeadlineLine;
use super::linked::{LinkedText, Unexplained};
use super::site::SiteContext;
use super::use_root;
use crate::release::Detail;
use crate::wording;
use acronyms::Acronyms;
use apply_links::ApplyLinks;
use facts::Facts;
use key_facts::KeyFacts;
use leptos::prelude::*;
use notice_lines::NoticeLines;
use offer_actions::OfferActions;
use offer_section::OfferSection;
use place_map::PlaceMap;
use remarks::Remarks;
use similar::SimilarOffers;
use std::sync::Arc;

/// An offer in full: its deadline, its facts, the sections of its notice in a fixed order, and the notice's own lines.
#[component]
pub fn OfferDetail(
    /// The offer's id.
    id: String,
    /// What the page shows of it.
    detail: Arc<Detail>,
    /// The address of the list to go back to.
    #[prop(into)]
    back: Signal<String>,
    /// The reader's own years of residency.
    #[prop(into)]
    years: Signal<Option<u8>>,
    /// Open offers like this one.
    #[prop(into)]
    similar: Signal<Vec<SimilarOffer>>,
) -> impl IntoView {
    let has_program = use_context::<SiteContext>().is_none_or(|site| !site.plain);
    provide_context(Unexplained(StoredValue::new(detail.acronyms.clone())));
    let sections = detail.sections.iter().map(|section| view! { <OfferSection section=section.clone() /> });
    let doubts = detail.doubts.iter().map(|doubt| match doubt.line {
        Some(line) => format!("{} ({})", doubt.text, wording::line(line)),
        None => doubt.text.clone(),
    });
    view! {
        <article class="offer">
            <p class="offer-back"><a href=back>{format!("← {}", wording::BACK)}</a></p>
            <header class="offer-head">
                <h1 class="offer-title"><bdi>{detail.title.clone()}</bdi></h1>
                <p class="offer-employer">{detail.employer.clone()}</p>
                <DeadlineLine term=detail.term.clone() />
                <KeyFacts detail=detail.clone() years />
            </header>
            <div class="offer-bar">
                <ApplyLinks detail=detail.clone() />
                {has_program.then(|| view! {
                    <OfferActions id title=detail.title.clone() reference=detail.reference.clone() />
                })}
            </div>
            <div class="offer-body">
                <div class="offer-text">
                    <p class="partial" hidden=detail.cautions.is_empty()><LinkedText text=detail.cautions.clone() /></p>
                    {sections.collect_view()}
                    <Acronyms acronyms=detail.acronyms.clone() />
                    <NoticeLines lines=detail.lines.clone() />
                    <Remarks heading=wording::DOUBTS sentences=doubts.collect() />
                    <Remarks heading=wording::changes::HISTORY sentences=detail.history.clone() />
                    <PlaceMap detail=detail.clone() />
                    <p class="offer-mistake"><a class="quiet" href=format!("{}a-propos/#erreur", use_root())>{wording::REPORT_MISTAKE}</a></p>
                </div>
                <Facts detail=detail.clone() years />
            </div>
            <SimilarOffers similar />
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::site::detail::detail;
    use crate::document::Document;
    use crate::offer::{Field, Offer, Status, TimeOfDay, Warning};
    use crate::view::Now;
    use std::collections::BTreeMap;

    fn offer(notice: &str) -> Offer {
        crate::assemble::read(&Document::new("a.md", notice)).value
    }

    fn page(offer: &Offer) -> scraper::Html {
        let detail = detail(offer, &BTreeMap::new());
        let json = serde_json::to_string(&detail).unwrap();
        assert_eq!(serde_json::from_str::<Detail>(&json).unwrap(), detail, "the browser shows the same");
        let now = Now { day: "2025-08-10".parse().unwrap(), live: true };
        let html = Owner::new().with(|| {
            provide_context(RwSignal::new(now));
            view! {
                <OfferDetail
                    id="a".to_owned()
                    detail=Arc::new(detail)
                    back="../../".to_owned()
                    years=None
                    similar=Vec::new()
                />
            }
            .to_html()
        });
        scraper::Html::parse_document(&html)
    }

    /// What a selector finds, each with its words.
    fn texts(page: &scraper::Html, selector: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector).map(|one| one.text().collect::<String>()).collect()
    }

    #[test]
    fn the_way_to_apply_comes_first() {
        let mut offer = offer(
            "# Jardinier\n\n## Missions\n\nTailler.\n\n## Pour répondre à cette offre\n\n\
             Écrire à [rh@exemple.nc](mailto:rh@exemple.nc) ou appeler le 24 63 19.\n",
        );
        offer.official = Some("https://exemple.nc/files/0123abcd".into());
        offer.contacts.links.push("https://exemple.nc/files/0123abcd".into());
        let page = page(&offer);
        assert_eq!(texts(&page, ".offer-bar a.official-link[rel~=external]"), [wording::official(true)]);
        assert_eq!(texts(&page, ".offer-bar a[href='#postuler']"), [wording::APPLY]);
        assert_eq!(texts(&page, ".offer-section h2")[0], "Pour répondre à cette offre");
        assert_eq!(texts(&page, "#postuler"), ["Pour répondre à cette offre"]);
        assert_eq!(texts(&page, ".offer-section a[href='mailto:rh@exemple.nc']"), ["rh@exemple.nc"]);
        assert_eq!(texts(&page, ".offer-section a[href='tel:+687246319']"), ["24 63 19"]);
        assert_eq!(texts(&page, ".facts a[href='https://exemple.nc/files/0123abcd']"), Vec::<String>::new());
        offer.official = Some("javascript:alert(1)".into());
        assert_eq!(texts(&self::page(&offer), ".official-link"), Vec::<String>::new());
    }

    #[test]
    fn a_notice_that_does_not_say_how_to_apply_says_so() {
        let mut offer = offer("# Jardinier\n\n## Missions\n\nTailler.\n");
        offer.partial = false;
        let silent = page(&offer);
        assert_eq!(texts(&silent, ".offer-section h2")[0], wording::HOW_TO_APPLY);
        assert_eq!(texts(&silent, ".offer-section p")[0], wording::NO_WAY_TO_APPLY);
        assert!(!detail(&offer, &BTreeMap::new()).tells_how_to_apply, "and its poster promises nothing");
        offer.contacts.emails.push("rh@exemple.nc".into());
        let with_contact = page(&offer);
        assert_eq!(texts(&with_contact, ".offer-section li a[href='mailto:rh@exemple.nc']"), ["rh@exemple.nc"]);
        offer.contacts.emails.clear();
        offer.partial = true;
        assert!(!texts(&page(&offer), ".offer-section h2").contains(&wording::HOW_TO_APPLY.to_owned()), "said above");
    }

    #[test]
    fn what_became_of_an_offer_its_hour_and_its_doubts_are_seen() {
        let mut offer = offer("# Jardinier\n");
        offer.deadline = "2025-08-22".parse().ok();
        offer.deadline_time = TimeOfDay::new(12, 0);
        offer.warnings.push(Warning {
            code: "weekday-mismatch".into(),
            field: Some(Field::Deadline),
            line: Some(1),
            message: "le 22 août 2025 est un vendredi".into(),
            hint: String::new(),
        });
        let line = texts(&page(&offer), ".offer-head .deadline").concat();
        assert!(line.contains("à 12\u{a0}h, heure de Nouméa") && line.contains(wording::DEADLINE_DOUBT), "{line}");
        assert_eq!(texts(&page(&offer), ".fact .to-verify span"), ["le 22 août 2025 est un vendredi"]);
        offer.status = Status::Filled;
        offer.status_date = "2025-08-12".parse().ok();
        let line = texts(&page(&offer), ".offer-head .deadline").concat();
        assert_eq!(line, "Poste pourvu depuis le 12\u{a0}août\u{a0}2025");
        assert!(texts(&page(&offer), ".partial").concat().contains("Poste pourvu depuis le 12\u{a0}août\u{a0}2025"));
    }
}
