//! The reader's own part of an offer: the step of the application and a note.

use super::saved_state::SavedState;
use crate::saved::{LONGEST_NOTE, Step};
use crate::wording;
use leptos::prelude::*;

/// The step of an application and a note on the offer, saved as they are changed, and whether they are saved.
#[component]
pub fn NoteForm(
    /// The offer's id.
    id: String,
) -> impl IntoView {
    let saved = SavedState::of_page();
    let (step_id, note_id) = (format!("etape-{id}"), format!("note-{id}"));
    let id = StoredValue::new(id);
    let step = Memo::new(move |_| saved.offer(&id.read_value()).step);
    let note = Memo::new(move |_| saved.note(&id.read_value()));
    let status = move || saved.note_status.with(|(of, words)| if *of == *id.read_value() { *words } else { "" });
    let options = Step::ALL.into_iter().map(|one| {
        let key = one.key();
        view! {
            <option value=key hidden=one == Step::Answered selected=move || step.with(|step| step == key)>
                {wording::step(one)}
            </option>
        }
    });
    view! {
        <div class="mine">
            <p class="hint">{wording::MINE_HINT}</p>
            <p class="field">
                <label for=step_id.clone()>{wording::STEP}</label>
                <select
                    id=step_id
                    prop:value=step
                    on:change:target=move |event| saved.choose_step(id.get_value(), event.target().value())
                >
                    {options.collect_view()}
                </select>
            </p>
            <p class="field">
                <label for=note_id.clone()>{wording::NOTE}</label>
                <textarea
                    id=note_id
                    rows="4"
                    maxlength=LONGEST_NOTE.to_string()
                    prop:value=note
                    on:input:target=move |event| saved.write_note(id.get_value(), event.target().value())
                ></textarea>
            </p>
            <p class="mine-said" role="status">{status}</p>
        </div>
    }
}
