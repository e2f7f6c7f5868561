//! Components shared by the static pages and the app.

pub mod page;
