//! Short lists that a program draws anew when they change. One type of row serves them all, so that a program holds one
//! way to draw them.

use leptos::prelude::*;

/// A row: three texts, whose meaning its list knows.
pub type Row = [String; 3];

/// The rows of a list.
pub fn rows(list: Memo<Vec<Row>>, row: Box<dyn Fn(Row) -> AnyView + Send + Sync>) -> AnyView {
    (move || list.get().into_iter().map(&row).collect::<Vec<AnyView>>()).into_any()
}
