//! Whole HTML documents, rendered natively from the components that the programs use too. One page a file.

pub mod about;
pub mod accessibility;
pub mod breadcrumbs;
pub mod chart;
pub mod design;
pub mod directory;
pub mod directory_links;
pub mod employer_quality;
pub mod feeds;
pub mod follow_links;
pub mod glossary;
pub mod group;
pub mod head;
pub mod hydrated;
pub mod legal;
pub mod list;
pub mod map_outlines;
pub mod number_table;
pub mod offer;
pub mod open_data;
pub mod pagination;
pub mod quality;
pub mod repair;
pub mod static_page;
pub mod statistics;
mod template;
pub mod tool;
pub mod unavailable;

pub use head::Head;
pub use pagination::PageNumber;
pub use template::PageTemplate;
