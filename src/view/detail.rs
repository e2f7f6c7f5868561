//! One offer, in full.

use super::Now;
use super::offer_card::Deadline;
use crate::offer::{Block, Contacts, HeaderLine, Offer, Section, Unplaced, Warning};
use crate::wording;
use leptos::prelude::*;

/// An offer in full: until when, its facts, its parts in a fixed order, and the notice's own lines.
#[component]
pub fn OfferDetail(
    /// The offer.
    offer: Offer,
    /// Address of the list to go back to.
    #[prop(into)]
    back: Signal<String>,
    /// The time.
    #[prop(into)]
    now: Signal<Now>,
    /// The reader's own years of residency.
    #[prop(optional, into)]
    years: Signal<Option<u8>>,
) -> impl IntoView {
    let mut sections = offer.sections.clone();
    sections.sort_by_key(|section| section.kind);
    let reference = offer.reference.clone();
    view! {
        <article class="offer">
            <p class="offer-back"><a href=move || back.get()>{"← "}{wording::BACK}</a></p>
            <header class="offer-head">
                <h1 class="offer-title" tabindex="-1"><bdi>{offer.title.clone()}</bdi></h1>
                {offer.employer.as_ref().map(|employer| view! { <p class={"offer-employer"}>{employer.name.clone()}</p> })}
                <Deadline deadline=offer.deadline earlier=offer.earlier_deadlines.clone() now=now />
            </header>
            <div class="offer-body">
                <section class="offer-facts" aria-labelledby="l-essentiel">
                    <h2 id="l-essentiel" class="offer-facts-heading">{wording::FACTS}</h2>
                    <Facts offer=offer.clone() years=years />
                    <p class="offer-note">{wording::RESIDENCY_NOTE}</p>
                    <p class="offer-actions">
                        {reference.clone().map(|reference| view! {
                            <button type="button" class="button" data-action="copy" data-copy=reference>{wording::COPY_REFERENCE}</button>
                        })}
                        <button type="button" class="button" data-action="print">{wording::PRINT}</button>
                    </p>
                    <p class="offer-said" id="said" role="status"></p>
                </section>
                <div class="offer-text">
                    {offer.partial.then(|| view! { <p class={"partial"}>{wording::partial(reference.as_deref())}</p> })}
                    {sections.into_iter().map(|section| view! { <OfferSection section=section /> }).collect_view()}
                    <OwnWords header=offer.header unplaced=offer.unplaced />
                    <Doubts warnings=offer.warnings />
                </div>
            </div>
        </article>
    }
}

/// What to say in an offer's place: that it loads, that it cannot be had, that there is none.
#[component]
pub fn OfferAbsent(
    /// The heading.
    heading: &'static str,
    /// The sentence.
    sentence: &'static str,
    /// Address of the list.
    #[prop(into)]
    back: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="absent">
            <h1 tabindex="-1">{heading}</h1>
            <p role="status">{sentence}</p>
            <p><a class="button" href=move || back.get()>{wording::TO_THE_LIST}</a></p>
        </div>
    }
}

/// The facts, in a fixed order; what the notice leaves open is said to be open.
#[component]
fn Facts(
    /// The offer.
    offer: Offer,
    /// The reader's own years of residency.
    years: Signal<Option<u8>>,
) -> impl IntoView {
    let date = |day: Option<crate::day::Day>| day.map(wording::full_date);
    let residency = offer.residency.clone();
    let written = offer.residency.as_ref().map(|residency| residency.text.clone()).unwrap_or_default();
    let place = offer.workplace.as_ref().map(|place| place.text.clone()).filter(|text| !text.is_empty());
    let communes = wording::place(offer.workplace.as_ref()).filter(|communes| Some(communes) != place.as_ref());
    view! {
        <dl class="facts">
            <Fact label=wording::LABEL_EMPLOYER value=offer.employer.map(|employer| employer.name) />
            <Fact label=wording::LABEL_DEPARTMENT value=offer.department optional=true />
            <div class="fact">
                <dt>{wording::LABEL_WORKPLACE}</dt>
                {match (place, communes) {
                    (None, None) => view! { <dd class={"unknown"}>{wording::UNKNOWN}</dd> }.into_any(),
                    (place, communes) => view! { <dd>{place}</dd>{communes.map(|communes| view! { <dd class={"fact-more"}>{communes}</dd> })} }.into_any(),
                }}
            </div>
            <Fact label=wording::LABEL_CORPS value=(!offer.corps.is_empty()).then(|| offer.corps.join(", ")) />
            <Fact label=wording::LABEL_DOMAIN value=offer.domain optional=true />
            <Fact label=wording::LABEL_OCCUPATION value=offer.occupation optional=true />
            <Fact label=wording::LABEL_CONTRACT value=offer.contract optional=true />
            <Fact label=wording::LABEL_OPENINGS value=Some(wording::openings(offer.openings)) />
            <Fact label=wording::LABEL_AVAILABILITY value=offer.availability.as_ref().map(|availability| wording::availability(Some(availability))) />
            <div class="fact">
                <dt>{wording::LABEL_RESIDENCY}</dt>
                <dd>{move || wording::residency(residency.as_ref(), years.get())}</dd>
                {(written.chars().any(char::is_alphanumeric)).then(|| view! { <dd class={"fact-more"}>{"« "}{written}{" »"}</dd> })}
            </div>
            <Fact label=wording::LABEL_POSTED value=date(offer.posted) />
            <Fact label=wording::LABEL_DEADLINE value=date(offer.deadline) />
            <Fact label=wording::LABEL_REFERENCE value=offer.reference />
            <ContactFact contacts=offer.contacts />
        </dl>
    }
}

/// One fact. An `optional` one that the notice leaves out is left out; another is said to be unknown.
#[component]
fn Fact(
    /// Its label.
    label: &'static str,
    /// Its value.
    value: Option<String>,
    /// Whether most notices do without it.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    (value.is_some() || !optional).then(|| {
        view! {
            <div class="fact">
                <dt>{label}</dt>
                {match value {
                    Some(value) => view! { <dd>{value}</dd> }.into_any(),
                    None => view! { <dd class={"unknown"}>{wording::UNKNOWN}</dd> }.into_any(),
                }}
            </div>
        }
    })
}

/// The addresses found in the notice.
#[component]
fn ContactFact(
    /// The addresses.
    contacts: Contacts,
) -> impl IntoView {
    let all: Vec<String> = contacts.emails.into_iter().chain(contacts.phones).chain(contacts.links).collect();
    (!all.is_empty()).then(|| {
        view! {
            <div class="fact">
                <dt>{wording::LABEL_CONTACTS}</dt>
                {all.into_iter().map(|one| view! { <dd>{one}</dd> }).collect_view()}
            </div>
        }
    })
}

/// A part of the notice, with its heading and lists.
#[component]
fn OfferSection(
    /// The part.
    section: Section,
) -> impl IntoView {
    let heading =
        if section.heading.is_empty() { wording::section_heading(section.kind).to_owned() } else { section.heading };
    view! {
        <section class="offer-section">
            <h2>{heading}</h2>
            {section.blocks.into_iter().map(|block| match block {
                Block::Paragraph { text } => view! { <p>{text}</p> }.into_any(),
                Block::Heading { text } => view! { <h3>{text}</h3> }.into_any(),
                Block::List { items } => view! {
                    <ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
                }.into_any(),
            }).collect_view()}
        </section>
    }
}

/// The lines of the notice's head, as written, each with its number.
#[component]
fn OwnWords(
    /// The head's lines.
    header: Vec<HeaderLine>,
    /// The lines that fit nowhere.
    unplaced: Vec<Unplaced>,
) -> impl IntoView {
    let mut lines: Vec<(u32, String, String)> = header
        .into_iter()
        .map(|line| (line.line, line.label, line.text))
        .chain(unplaced.into_iter().map(|line| (line.line, String::new(), line.text)))
        .collect();
    lines.sort_by_key(|(number, ..)| *number);
    (!lines.is_empty()).then(|| {
        view! {
            <details class="own-words">
                <summary>{wording::OWN_WORDS}</summary>
                <p class="hint">{wording::OWN_WORDS_HINT}</p>
                <ul class="own-words-lines">
                    {lines.into_iter().map(|(number, label, text)| view! {
                        <li>
                            <span class="own-words-line">{wording::line(number)}</span>
                            <span>
                                {(!label.is_empty()).then(|| view! { <b>{label}{"\u{a0}: "}</b> })}
                                {text}
                            </span>
                        </li>
                    }).collect_view()}
                </ul>
            </details>
        }
    })
}

/// What is doubtful in the notice.
#[component]
fn Doubts(
    /// The doubts.
    warnings: Vec<Warning>,
) -> impl IntoView {
    (!warnings.is_empty()).then(|| {
        view! {
            <details class="doubts">
                <summary>{wording::DOUBTS}</summary>
                <ul>
                    {warnings.into_iter().map(|warning| view! {
                        <li>
                            {warning.message}
                            {warning.line.map(|number| format!(" ({})", wording::line(number)))}
                        </li>
                    }).collect_view()}
                </ul>
            </details>
        }
    })
}
