//! What a program says in the page's frame, which is not its own: connection, what is kept or may be, a new release.

use crate::view::layout::{CONNECTION, KEEP_LATER_BUTTON, Kept, UiState, connection};
use crate::wording;
use leptos::prelude::*;

/// Shows the state of the connection in the page's frame from now on.
pub(crate) fn show(shell: RwSignal<UiState>) -> RwSignal<UiState> {
    Effect::new(move |_| {
        let (document, shell) = (document(), shell.get());
        if let Some(page) = document.document_element() {
            drop(page.toggle_attribute_with_force("data-offline", shell.offline));
        }
        if let Some(said) = document.get_element_by_id(CONNECTION) {
            said.set_text_content(Some(connection(shell)));
        }
        if let Some(note) = document.get_element_by_id("update") {
            drop(note.toggle_attribute_with_force("hidden", !shell.update));
        }
        if let (Some(note), Some(button)) =
            (document.get_element_by_id("later"), document.get_element_by_id(KEEP_LATER_BUTTON))
        {
            let bytes = if let Kept::AllBut(bytes) = shell.kept { Some(bytes) } else { None };
            drop(note.toggle_attribute_with_force("hidden", bytes.is_none()));
            button.set_text_content(bytes.map(wording::keep_later).as_deref());
        }
    });
    shell
}
