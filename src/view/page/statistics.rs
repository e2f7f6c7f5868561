//! How many offers and posts there are, by month, employer, corps, commune and residency, how long notices stay open, and how
//! many are postponed: charts, each with its table behind it.

use super::chart::{Chart, Point, Shape};
use super::directory::Group;
use super::number_table::{NumberRow, NumberTable};
use super::static_page::StaticPage;
use crate::view::site::SiteContext;
use crate::view::use_root;
use crate::wording::{pages as said, statistics as words};
use leptos::prelude::*;

/// A part of the statistics: a chart and a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id in the page.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What is worth saying of it; may be empty.
    pub sentence: String,
    /// How its chart shows the rows.
    pub shape: Shape,
    /// How many series the chart shows.
    pub series: usize,
    /// What its rows are.
    pub head: &'static str,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// The folder of the directory with all of its rows, if it has one.
    pub folder: &'static str,
}

/// A row of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is counted, for people.
    pub name: String,
    /// The same, as short as a scale needs it; empty where it is short.
    pub short: String,
    /// Path, from the root, of a page with these offers, if there is one.
    pub path: Option<String>,
    /// How many offers.
    pub offers: usize,
    /// How many posts they offer.
    pub posts: usize,
}

impl Row {
    /// The row of a group.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        let path = Some(group.folder());
        Self { name: group.name.clone(), short: String::new(), path, offers: group.found.len(), posts: group.posts }
    }
}

/// Most rows of a table; all are on the directory's own page.
const ROWS: usize = 20;

/// Most bars of a chart.
const BARS: usize = 10;

/// Most columns of a chart: a year.
const COLUMNS: usize = 12;

/// The page.
#[component]
pub fn StatisticsPage(
    /// How many offers there are.
    offers: usize,
    /// How many posts they offer.
    posts: usize,
    /// Its parts.
    parts: Vec<Part>,
) -> impl IntoView {
    let date = SiteContext::of_page().data_date;
    let parts = parts.into_iter().filter(|part| part.rows.iter().any(|row| row.offers > 0));
    let parts = parts.map(|part| view! { <StatisticsPart part /> }).collect_view();
    view! {
        <StaticPage heading=said::STATISTICS_HEADING name=said::STATISTICS>
            <p class="static-intro">{said::statistics_intro(offers, posts, date)}</p>
            <div class="chart-parts">{parts}</div>
        </StaticPage>
    }
}

/// A chart, and the table behind it with a link to the rows that it leaves out.
#[component]
pub fn StatisticsPart(
    /// The part.
    part: Part,
) -> impl IntoView {
    let root = use_root();
    let Part { id, heading, sentence, shape, series, head, rows, folder } = part;
    let most = match shape {
        Shape::Bars => BARS,
        Shape::Columns => COLUMNS,
    };
    let point = |row: &Row| Point {
        name: if row.short.is_empty() { row.name.clone() } else { row.short.clone() },
        numbers: [row.offers, row.posts].into_iter().take(series).collect(),
    };
    let mut points: Vec<Point> = rows.iter().take(most).map(point).collect();
    if shape == Shape::Columns && !folder.is_empty() {
        // Directories begin with the latest month, scales with the earliest.
        points.reverse();
    }
    let names = [said::NUMBER_OF_OFFERS, said::NUMBER_OF_POSTS].into_iter().take(series).collect();
    let more = if folder.is_empty() { 0 } else { rows.len().saturating_sub(ROWS) };
    let row = |row: Row| NumberRow {
        name: row.name,
        address: row.path.map(|path| format!("{root}{path}")),
        numbers: vec![row.offers, row.posts],
    };
    let rows: Vec<NumberRow> =
        rows.into_iter().take(if folder.is_empty() { usize::MAX } else { ROWS }).map(row).collect();
    let heads = vec![head, said::NUMBER_OF_OFFERS, said::NUMBER_OF_POSTS];
    let heading_id = format!("{id}-titre");
    let own_id = heading_id.clone();
    view! {
        <section class="chart-part" aria-labelledby=heading_id>
            <h2 id=own_id>{heading.clone()}</h2>
            {(!sentence.is_empty()).then(|| view! { <p>{sentence}</p> })}
            <Chart id name=heading.clone() shape series=names points />
            <details>
                <summary>{words::TABLE_BEHIND}<span class="visually-hidden">{format!("\u{a0}: {heading}")}</span></summary>
                <NumberTable caption=heading heads rows />
                {(more > 0).then(|| view! { <p class="figures-more"><a href=format!("{root}{folder}/")>{said::more_rows(more)}</a></p> })}
            </details>
        </section>
    }
}
