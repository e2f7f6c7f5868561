//! How many offers and posts there are, by employer, commune, corps, month and residency.

use super::directory::Group;
use super::number_table::{NumberRow, NumberTable};
use super::static_page::StaticPage;
use crate::query::Facet;
use crate::view::site::SiteContext;
use crate::view::use_root;
use crate::wording::{self, pages as said};
use leptos::prelude::*;

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

/// Most rows of a table; all are on the directory's own page.
const ROWS: usize = 20;

/// The page.
#[component]
pub fn StatisticsPage(
    /// How many offers there are.
    offers: usize,
    /// How many posts they offer.
    posts: usize,
    /// The tables.
    tables: Vec<Table>,
) -> impl IntoView {
    let date = SiteContext::of_page().data_date;
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
    let tables = tables.map(|table| view! { <StatisticsTable table /> }).collect_view();
    view! {
        <StaticPage heading=said::STATISTICS_HEADING name=said::STATISTICS>
            <p class="static-intro">{said::statistics_intro(offers, posts, date)}</p>
            {tables}
        </StaticPage>
    }
}

/// A table, with a link to the rows that it leaves out.
#[component]
fn StatisticsTable(
    /// The table.
    table: Table,
) -> impl IntoView {
    let root = use_root();
    let Table { facet, folder, rows } = table;
    let more = rows.len().saturating_sub(ROWS);
    let row = |row: Row| NumberRow {
        name: row.name,
        address: format!("{root}{}", row.path),
        numbers: vec![row.offers, row.posts],
    };
    let rows: Vec<NumberRow> = rows.into_iter().take(ROWS).map(row).collect();
    let heads = vec![facet.map_or(said::MONTH, wording::facet), said::NUMBER_OF_OFFERS, said::NUMBER_OF_POSTS];
    view! {
        <NumberTable caption=said::statistics_caption(facet) heads rows bars=true />
        {(more > 0).then(|| view! { <p class="figures-more"><a href=format!("{root}{folder}/")>{said::more_rows(more)}</a></p> })}
    }
}
