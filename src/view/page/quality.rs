//! The quality of the notices, for those who publish them: by employer, by kind of doubt, and what each kind means.

use super::number_table::{NumberRow, NumberTable};
use super::static_page::StaticPage;
use crate::finding::Code;
use crate::offer::{Field, Offer, Warning};
use crate::view::{offer_address, use_root};
use crate::wording::{self, quality as words};
use leptos::prelude::*;

/// Offers that are named below a kind of doubt; all are on their employers' pages.
const NAMED: usize = 5;

/// What is doubtful in the notices of a bundle, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// The employers, those with the most doubts first.
    pub employers: Vec<EmployerQuality>,
    /// The kinds of doubt that occur, the most frequent first.
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
pub struct EmployerQuality {
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

impl Count {
    /// The count in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        words::intro(self.notices, self.doubtful.len(), self.doubts)
    }

    /// The first of the doubtful offers, at most so many, and how many there are beyond.
    pub(super) fn first<'a>(&self, offers: &'a [Offer], most: usize) -> (impl Iterator<Item = &'a Offer>, usize) {
        let first = self.doubtful.iter().take(most).filter_map(|at| offers.get(*at));
        (first, self.doubtful.len().saturating_sub(most))
    }
}

impl EmployerQuality {
    /// The page's folder, from the site's root.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("qualite/{}/", self.slug)
    }
}

/// The page.
#[component]
pub fn QualityPage<'a>(
    /// What is doubtful.
    quality: &'a Quality,
    /// The offers.
    offers: &'a [Offer],
) -> impl IntoView + use<> {
    let root = use_root();
    let unread = (!quality.unread.is_empty()).then(|| view! { <UnreadFiles files=quality.unread.clone() /> });
    let employers = quality.employers.iter().map(|employer| NumberRow {
        name: employer.name.clone(),
        address: Some(format!("{root}{}", employer.folder())),
        numbers: vec![employer.count.notices, employer.count.doubtful.len(), employer.count.doubts],
    });
    let employers = employers.collect();
    let heads = vec![wording::label(Field::Employer), words::NOTICES, words::DOUBTFUL, words::DOUBTS];
    let codes = quality.codes.iter().map(|(code, count)| NumberRow {
        name: wording::about(*code).name.to_owned(),
        address: Some(format!("#{}", code.as_str())),
        numbers: vec![count.notices, count.doubts],
    });
    let codes: Vec<NumberRow> = codes.collect();
    let code_heads = vec![words::KIND, words::NOTICES, words::DOUBTS];
    let meanings = Code::ALL.iter().map(|code| {
        let count = quality.codes.iter().find(|(other, _)| other == code).map(|(_, count)| count);
        view! { <Meaning code=*code count offers /> }
    });
    let meanings = meanings.collect_view();
    let intro = quality.all.sentence();
    view! {
        <StaticPage heading=words::QUALITY name=words::QUALITY>
            <p class="static-intro">{intro}</p>
            <p>{words::PURPOSE}</p>
            {unread}
            <NumberTable caption=words::BY_EMPLOYER heads rows=employers />
            {(!codes.is_empty()).then(|| view! { <NumberTable caption=words::BY_CODE heads=code_heads rows=codes /> })}
            <h2>{words::MEANINGS}</h2>
            {meanings}
        </StaticPage>
    }
}

/// The files that are missing from the site.
#[component]
fn UnreadFiles(
    /// The files.
    files: Vec<Unread>,
) -> impl IntoView {
    let number = files.len();
    let items = files.into_iter().map(|Unread { name, why }| {
        view! {
            <li>
                <bdi>{name}</bdi>
                {format!("{} ", words::because(&why.message))}
                <a href=format!("#{}", why.code)>{words::sentence(&why.hint)}</a>
            </li>
        }
    });
    view! {
        <section class="doubt">
            <h2>{words::UNREAD}</h2>
            <p>{words::unread(number)}</p>
            <ul class="notes">{items.collect_view()}</ul>
        </section>
    }
}

/// What a code means, and the newest offers that have it.
#[component]
fn Meaning<'a>(
    /// The code.
    code: Code,
    /// The notices that have it.
    count: Option<&'a Count>,
    /// The offers.
    offers: &'a [Offer],
) -> impl IntoView + use<> {
    let about = wording::about(code);
    let named = count.map(|count| {
        let (first, more) = count.first(offers, NAMED);
        view! {
            <ul class="notes">
                {first.map(|offer| view! { <li><OfferLink offer /></li> }).collect_view()}
                {(more > 0).then(|| view! { <li>{words::others(more)}</li> })}
            </ul>
        }
    });
    view! {
        <section class="doubt" id=code.as_str()>
            <h3>{format!("{} ", about.name)}<code class="doubt-code">{code.as_str()}</code></h3>
            <p>{words::example(about.example)}</p>
            <p>{words::advice(about.hint)}</p>
            {named}
        </section>
    }
}

/// A link to an offer.
#[component]
pub fn OfferLink<'a>(
    /// The offer.
    offer: &'a Offer,
) -> impl IntoView + use<> {
    view! { <a href=offer_address(&use_root(), offer.id.as_str())><bdi>{offer.shown_title()}</bdi></a> }
}
