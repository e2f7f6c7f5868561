//! The quality of the notices, for those who publish them: by employer, by kind of doubt, and what
//! each kind means.

use super::parts::{Counted, figures, way};
use super::{Drawn, Frame, Head, render};
use crate::finding::Code;
use crate::offer::{Offer, Warning};
use crate::view::offer_address;
use crate::wording::{self, pages as said, quality as words};
use leptos::prelude::*;

/// Offers that are named below a kind of doubt; all are on their employers' pages.
const NAMED: usize = 5;

/// Offers that an employer's page names; who has more asks `offers check`.
const LISTED: usize = 300;

/// What is doubtful in the notices of a bundle, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// The employers, those with the most doubts first.
    pub employers: Vec<Publisher>,
    /// The kinds of doubt that there are, the most frequent first.
    pub codes: Vec<(Code, Count)>,
    /// All of it.
    pub all: Count,
    /// The files that could not be read, in the order of names.
    pub unread: Vec<Unread>,
}

/// A file that could not be read, and so is no offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub name: String,
    /// Why, and what to do.
    pub why: Warning,
}

/// An employer, as the author of notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// Its name, for people.
    pub name: String,
    /// Its page's name in addresses.
    pub slug: String,
    /// Its notices.
    pub count: Count,
}

/// Notices, and what is doubtful in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many notices.
    pub notices: usize,
    /// Positions of those with doubts, newest first.
    pub doubtful: Vec<usize>,
    /// How many doubts.
    pub doubts: usize,
}

impl Publisher {
    /// The page's folder, from the site's root.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("qualite/{}/", self.slug)
    }
}

/// The overview.
#[must_use]
pub fn quality(frame: &Frame, head: &Head, quality: &Quality, offers: &[Offer]) -> String {
    render(frame, head, || {
        let codes = Code::ALL.iter().map(|code| {
            let count = quality.codes.iter().find(|(other, _)| other == code).map(|(_, count)| count);
            about(*code, count, offers, &frame.root)
        });
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], words::QUALITY)}
                <h1>{words::QUALITY}</h1>
                <p class="static-intro">{words::intro(quality.all.notices, quality.all.doubtful.len(), quality.all.doubts)}</p>
                <p>{words::PURPOSE}</p>
                {(!quality.unread.is_empty()).then(|| unread(&quality.unread))}
                {by_employer(quality, &frame.root)}
                {by_code(quality)}
                <h2>{words::MEANINGS}</h2>
                {codes.collect_view()}
            </div>
        }
        .into_any()
    })
}

/// The files that are missing from the site.
fn unread(files: &[Unread]) -> AnyView {
    let row = |Unread { name, why }: &Unread| {
        view! {
            <li>
                <bdi>{name.clone()}</bdi>{words::because(&why.message)}" "
                <a href=format!("#{}", why.code)>{words::sentence(&why.hint)}</a>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="doubt">
            <h2>{words::UNREAD}</h2>
            <p>{words::unread(files.len())}</p>
            <ul class="notes">{files.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn by_employer(quality: &Quality, root: &str) -> AnyView {
    let row = |publisher: &Publisher| Counted {
        name: publisher.name.clone(),
        address: format!("{root}{}", publisher.folder()),
        numbers: vec![publisher.count.notices, publisher.count.doubtful.len(), publisher.count.doubts],
    };
    let rows: Vec<Counted> = quality.employers.iter().map(row).collect();
    let heads = [wording::LABEL_EMPLOYER, words::NOTICES, words::DOUBTFUL, words::DOUBTS];
    figures(words::BY_EMPLOYER, &heads, &rows, false)
}

fn by_code(quality: &Quality) -> AnyView {
    if quality.codes.is_empty() {
        return ().into_any();
    }
    let row = |(code, count): &(Code, Count)| Counted {
        name: wording::about(*code).name.to_owned(),
        address: format!("#{}", code.as_str()),
        numbers: vec![count.notices, count.doubts],
    };
    let rows: Vec<Counted> = quality.codes.iter().map(row).collect();
    figures(words::BY_CODE, &[words::KIND, words::NOTICES, words::DOUBTS], &rows, false)
}

/// What a code means, and the newest offers that have it.
fn about(code: Code, count: Option<&Count>, offers: &[Offer], root: &str) -> AnyView {
    let about = wording::about(code);
    let named = count.map(|count| {
        let offers = count.doubtful.iter().take(NAMED).filter_map(|at| offers.get(*at));
        let more = count.doubtful.len().saturating_sub(NAMED);
        view! {
            <ul class="notes">
                {offers.map(|offer| view! { <li>{link(offer, root)}</li> }.into_any()).collect_view()}
                {(more > 0).then(|| view! { <li>{words::others(more)}</li> })}
            </ul>
        }
    });
    view! {
        <section class="doubt" id=code.as_str()>
            <h3>{about.name}" "<code class="doubt-code">{code.as_str()}</code></h3>
            <p>{words::example(about.example)}</p>
            <p>{words::advice(about.hint)}</p>
            {named}
        </section>
    }
    .into_any()
}

/// An employer's notices, with what is doubtful in each.
#[must_use]
pub fn publisher(frame: &Drawn, head: &Head, publisher: &Publisher, offers: &[Offer]) -> String {
    let (count, root) = (&publisher.count, frame.root());
    frame.page(head, || {
        let doubtful = count.doubtful.iter().take(LISTED).filter_map(|at| offers.get(*at));
        let more = count.doubtful.len().saturating_sub(LISTED);
        view! {
            <div class="static-page">
                {way(
                    &[
                        (root.to_owned(), said::ALL_OFFERS.to_owned()),
                        (format!("{root}qualite/"), words::QUALITY.to_owned()),
                    ],
                    &publisher.name,
                )}
                <h1>{words::of_employer(&publisher.name)}</h1>
                <p class="static-intro">{words::intro(count.notices, count.doubtful.len(), count.doubts)}</p>
                {doubtful.map(|offer| doubts(offer, root)).collect_view()}
                {(more > 0).then(|| view! { <p>{words::others(more)}</p> })}
            </div>
        }
        .into_any()
    })
}

/// What is doubtful in a notice.
fn doubts(offer: &Offer, root: &str) -> AnyView {
    let doubt = |warning: &Warning| {
        let place = warning.line.map(|line| format!(" ({})", wording::line(line)));
        view! {
            <li>
                {words::sentence(&warning.message)}{place}". "
                <a href=format!("{root}qualite/#{}", warning.code)>{words::sentence(&warning.hint)}</a>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="doubt">
            <h2>{link(offer, root)}</h2>
            <p class="doubt-source">{offer.reference.clone().unwrap_or_default()}" · "{offer.source.clone()}</p>
            <ul class="notes">{offer.warnings.iter().map(doubt).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn link(offer: &Offer, root: &str) -> AnyView {
    view! { <a href=offer_address(root, offer.id.as_str())><bdi>{offer.title.clone()}</bdi></a> }.into_any()
}
