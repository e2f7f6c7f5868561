//! The glossary and the statistics.

use super::directory::Group;
use super::parts::{Counted, figures, way};
use super::{Frame, Head, render};
use crate::query::Facet;
use crate::wording::{self, pages as said};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A table of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What its rows are values of; none for months.
    pub facet: Option<Facet>,
    /// The folder of its directory, if it has one.
    pub folder: &'static str,
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// A row of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is counted, for people.
    pub name: String,
    /// Path, from the root, of a page with these offers.
    pub path: String,
    /// How many offers.
    pub offers: usize,
    /// How many posts they offer.
    pub posts: usize,
}

impl Row {
    /// The row of a group.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        Self { name: group.name.clone(), path: group.folder(), offers: group.found.len(), posts: group.posts }
    }
}

/// Rows that a table shows at most; all are on the directory's own page.
const ROWS: usize = 20;

/// The statistics.
#[must_use]
pub fn statistics(frame: &Frame, head: &Head, offers: usize, posts: usize, tables: &[Table]) -> String {
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::STATISTICS)}
                <h1>{said::STATISTICS_HEADING}</h1>
                <p class="static-intro">{said::statistics_intro(offers, posts, frame.data_date)}</p>
                {tables.iter().filter(|table| !table.rows.is_empty()).map(|one| table(one, &frame.root)).collect_view()}
            </div>
        }
        .into_any()
    })
}

fn table(table: &Table, root: &str) -> AnyView {
    let hidden = table.rows.len().saturating_sub(ROWS);
    let row = |row: &Row| Counted {
        name: row.name.clone(),
        address: format!("{root}{}", row.path),
        numbers: vec![row.offers, row.posts],
    };
    let rows: Vec<Counted> = table.rows.iter().take(ROWS).map(row).collect();
    let heads = [table.facet.map_or(said::MONTH, wording::facet), said::NUMBER_OF_OFFERS, said::NUMBER_OF_POSTS];
    view! {
        {figures(&said::statistics_caption(table.facet), &heads, &rows, true)}
        {(hidden > 0).then(|| view! {
            <p class={"figures-more"}><a href=format!("{root}{}/", table.folder)>{said::more_rows(hidden)}</a></p>
        })}
    }
    .into_any()
}

/// The glossary: acronyms with their meanings, each with a way to the offers that say it.
#[must_use]
pub fn glossary(frame: &Frame, head: &Head, acronyms: &BTreeMap<String, Vec<String>>) -> String {
    let entry = |(acronym, meanings): (&String, &Vec<String>)| {
        view! {
            <div class="term">
                <dt><a href=format!("{}?q={acronym}", frame.root)>{acronym.clone()}</a></dt>
                {meanings.iter().map(|meaning| view! { <dd>{meaning.clone()}</dd> }.into_any()).collect_view()}
            </div>
        }
        .into_any()
    };
    render(frame, head, || {
        view! {
            <div class="static-page">
                {way(&[(frame.root.clone(), said::ALL_OFFERS.to_owned())], said::GLOSSARY)}
                <h1>{said::GLOSSARY_HEADING}</h1>
                {if acronyms.is_empty() {
                    view! { <p class="static-intro">{said::GLOSSARY_EMPTY}</p> }.into_any()
                } else {
                    view! {
                        <p class="static-intro">{said::GLOSSARY_INTRO}</p>
                        <dl class="terms">{acronyms.iter().map(entry).collect_view()}</dl>
                    }
                    .into_any()
                }}
            </div>
        }
        .into_any()
    })
}
