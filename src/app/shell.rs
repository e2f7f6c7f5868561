//! What a program says in the page's frame, which is not its own: connection, what is kept, a new release.

use crate::day::Day;
use crate::view::frame::{Shell, connection};
use leptos::prelude::*;

/// A state of the connection, shown in the page's frame from now on. `data_date`: from which day the data are.
pub(crate) fn shown(data_date: Option<i32>) -> RwSignal<Shell> {
    let data_date = data_date.map(Day::from_number);
    let shell = RwSignal::new(Shell::default());
    Effect::new(move |_| {
        let (document, shell) = (document(), shell.get());
        if let Some(said) = document.get_element_by_id("connection") {
            said.set_text_content(Some(&connection(data_date, shell)));
        }
        if let Some(note) = document.get_element_by_id("update") {
            drop(note.toggle_attribute_with_force("hidden", !shell.update));
        }
    });
    shell
}
