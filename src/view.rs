//! Components shared by the static pages and the app.
