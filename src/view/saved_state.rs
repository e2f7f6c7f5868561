//! What a reader saves, as the pages show it, and the actions on it. Storage is a program's: it fills the signals and
//! commits the changes. On a static page nothing is saved, and no action does anything.

use crate::saved::{Change, SavedOffer};
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The saved state of a page, given as context.
#[derive(Clone, Copy)]
pub struct SavedState {
    /// What is saved of each offer, by its id.
    pub offers: RwSignal<BTreeMap<String, SavedOffer>>,
    /// The note being written, if one is.
    pub draft: RwSignal<Option<Draft>>,
    /// Whether the last change of an offer's note or step was saved: the offer's id, and a sentence.
    pub note_status: RwSignal<(String, &'static str)>,
    /// The last action, to be announced and perhaps undone.
    pub toast: RwSignal<Option<ToastContent>>,
    /// The ids of the offers read last, the latest first.
    pub recent: RwSignal<Vec<String>>,
    commit: Callback<(Self, Commit)>,
    save: Callback<(Self, SearchToSave)>,
}

/// A note being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The offer's id.
    pub id: String,
    /// The note as it was before.
    pub before: String,
    /// The note as it stands in its field.
    pub typed: String,
}

/// The last action, announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastContent {
    /// The announcement.
    pub words: String,
    /// How to undo it: offers' ids, and what was saved of them before.
    pub undo: Vec<(String, SavedOffer)>,
    /// Where what was saved can be seen.
    pub link: Option<String>,
}

/// A search to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchToSave {
    /// The question's address, without the `?`.
    pub address: String,
    /// The ids of the offers that answer it now.
    pub seen: Vec<String>,
    /// Where the saved searches can be seen.
    pub link: String,
}

/// A change to be committed to storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The offer's id.
    pub id: String,
    /// The change.
    pub change: Change,
    /// What follows once it is committed or refused; to be passed to [`SavedState::committed`].
    pub on_commit: OnCommit,
}

/// What follows a change once it is committed or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnCommit {
    /// Nothing.
    Nothing,
    /// Announce it, and offer to restore what was saved before.
    Announce(&'static str, SavedOffer),
    /// Say beside the note whether it is saved; the note as it was typed, or empty for a step.
    SayNoteStatus(String),
}

impl SavedState {
    /// A state in which nothing is saved; `commit` stores a change, then calls [`Self::committed`], and `save` a search, then
    /// [`Self::search_saved`].
    #[must_use]
    pub fn new(commit: Callback<(Self, Commit)>, save: Callback<(Self, SearchToSave)>) -> Self {
        Self {
            offers: RwSignal::default(),
            draft: RwSignal::new(None),
            note_status: RwSignal::default(),
            toast: RwSignal::new(None),
            recent: RwSignal::default(),
            commit,
            save,
        }
    }

    /// The state of the page; on a static page, one in which nothing is saved.
    #[must_use]
    pub fn of_page() -> Self {
        use_context().unwrap_or_else(|| Self::new(Callback::new(|_| ()), Callback::new(|_| ())))
    }

    /// What is saved of an offer. Tracks the signal.
    #[must_use]
    pub fn offer(self, id: &str) -> SavedOffer {
        self.offers.with(|offers| offers.get(id).cloned()).unwrap_or_default()
    }

    /// The note of an offer as it stands in its field. Tracks the signals.
    #[must_use]
    pub fn note(self, id: &str) -> String {
        let typed =
            self.draft.with(|draft| draft.as_ref().filter(|draft| draft.id == id).map(|draft| draft.typed.clone()));
        typed.unwrap_or_else(|| self.offer(id).note)
    }

    /// Adds the star of an offer, or removes it.
    pub fn toggle_star(self, id: String) {
        let before = self.offer_untracked(&id);
        let words = if before.star { wording::NOW_UNSTARRED } else { wording::NOW_STARRED };
        self.commit(id, Change::Star(!before.star), OnCommit::Announce(words, before));
    }

    /// Hides an offer in the list, or shows it again.
    pub fn toggle_hidden(self, id: String) {
        let before = self.offer_untracked(&id);
        let change = Change::Hide(!before.hidden);
        let on_commit = if before.hidden { OnCommit::Nothing } else { OnCommit::Announce(wording::NOW_HIDDEN, before) };
        self.commit(id, change, on_commit);
    }

    /// Saves a note as it is typed.
    pub fn write_note(self, id: String, typed: String) {
        let draft = self.draft.get_untracked().filter(|draft| draft.id == id);
        let before = draft.map_or_else(|| self.offer_untracked(&id).note, |draft| draft.before);
        self.draft.set(Some(Draft { id: id.clone(), before: before.clone(), typed: typed.clone() }));
        self.commit(id, Change::Note(before, typed.clone()), OnCommit::SayNoteStatus(typed));
    }

    /// Saves the step of an application.
    pub fn choose_step(self, id: String, step: String) {
        self.commit(id, Change::Step(step), OnCommit::SayNoteStatus(String::new()));
    }

    /// Undoes the last action.
    pub fn undo(self) {
        let undo = self.toast.get_untracked().map(|toast| toast.undo).unwrap_or_default();
        self.toast.set(None);
        for (id, before) in undo {
            self.commit(id, Change::Put(before), OnCommit::Nothing);
        }
    }

    /// Saves a search.
    pub fn save_search(self, search: SearchToSave) {
        self.save.run((self, search));
    }

    /// Says whether a search is saved, and where it can be seen if that is elsewhere.
    pub fn search_saved(self, link: Option<String>, saved: bool) {
        let (words, link) = if saved { (wording::QUESTION_KEPT, link) } else { (wording::NOT_KEPT_HERE, None) };
        self.toast.set(Some(ToastContent { words: words.to_owned(), undo: Vec::new(), link }));
    }

    /// Commits a change to storage.
    pub fn commit(self, id: String, change: Change, on_commit: OnCommit) {
        self.commit.run((self, Commit { id, change, on_commit }));
    }

    /// Does what follows a change, once it is committed or refused.
    pub fn committed(self, id: String, on_commit: OnCommit, saved: bool) {
        match on_commit {
            OnCommit::Nothing => {}
            OnCommit::Announce(words, before) => {
                let (words, undo) =
                    if saved { (words, vec![(id, before)]) } else { (wording::NOT_KEPT_HERE, Vec::new()) };
                self.toast.set(Some(ToastContent { words: words.to_owned(), undo, link: None }));
            }
            OnCommit::SayNoteStatus(typed) => {
                self.note_status.set((id, if saved { wording::SAVED } else { wording::NOT_SAVED }));
                // The draft stays while it is not saved, or typed on.
                let is_current =
                    self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.typed == typed));
                if saved && is_current {
                    self.draft.set(None);
                }
            }
        }
    }

    fn offer_untracked(self, id: &str) -> SavedOffer {
        untrack(|| self.offer(id))
    }
}
