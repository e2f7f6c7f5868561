//! What the reader keeps, as the pages show it: read from the database, changed through it, the same in all tabs.

use super::storage::{self, Database};
use crate::query::Listing;
use crate::saved::visit::{News, Visit};
use crate::saved::{Change, SavedOffer};
use crate::view::keeping::{Mine, Toast};
use crate::view::saved_state::{Commit, SavedState, ToastContent};
use crate::wording;
use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Element, Event, HtmlSelectElement, HtmlTextAreaElement};

/// Before an offer's id in the database's keys.
pub(crate) const OFFER: &str = "offre ";
/// Before a question's address in the database's keys.
const QUESTION: &str = "recherche ";
/// Where the database has this visit and the one before.
const VISITS: &str = "visites";

/// What the reader keeps. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct SavedStore {
    /// Everything in the database that this release understands, by the offers' ids, in order.
    records: RwSignal<Vec<(String, SavedOffer)>>,
    /// The questions that are kept, by their addresses, in order.
    questions: RwSignal<Vec<(String, Visit)>>,
    /// A note being written: its offer, the text on the device for all we know, the text in its field.
    draft: RwSignal<Option<[String; 3]>>,
    /// What was done last, to be said and perhaps undone.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// What to say of the last change of a note or step: kept, or not.
    said: RwSignal<(String, &'static str)>,
    /// The last visit.
    pub(crate) before: RwSignal<Option<Visit>>,
    database: StoredValue<Option<Database>>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
}

/// What is to be done once a change is on the device, or could not be kept.
pub(crate) enum Then {
    /// Nothing.
    Nothing,
    /// Say it, and offer to put back what was kept before.
    Toast(&'static str, SavedOffer),
    /// Say beside the field of a note, or of a step, whether it is kept.
    Say(String),
}

impl SavedStore {
    /// Nothing yet; [`Self::run`] fills it.
    pub(crate) fn new() -> Self {
        Self {
            records: RwSignal::default(),
            questions: RwSignal::default(),
            draft: RwSignal::new(None),
            toast: RwSignal::new(None),
            said: RwSignal::default(),
            before: RwSignal::new(None),
            database: StoredValue::new(None),
            channel: StoredValue::new_local(None),
        }
    }

    /// Opens the database of the site at `base` and listens to the other tabs. Where there is no storage, nothing is
    /// kept, and each change says so.
    pub(crate) async fn run(self, base: &str) {
        self.keep_folded(base);
        match Database::open(base).await {
            Ok(database) => self.database.set_value(Some(database)),
            Err(reason) => return super::report(&reason),
        }
        if let Ok(channel) = BroadcastChannel::new(&storage::name(base)) {
            EventListener::new(&channel, "message", move |_| super::spawn(self.read())).forget();
            self.channel.set_value(Some(channel));
        }
        self.read().await;
    }

    /// The saved state of the page, for the context of the views.
    pub(crate) fn state(self) -> SavedState {
        let commit = move |(state, Commit { id, change, on_commit }): (SavedState, Commit)| {
            super::spawn(async move {
                let saved = self.change(&id, change).await;
                state.committed(id, on_commit, saved);
            });
        };
        let state = SavedState::new(Callback::new(commit));
        Effect::new(move |_| state.offers.set(self.records.get().into_iter().collect()));
        Effect::new(move |_| {
            if let Some(ToastContent { words, undo }) = state.toast.get() {
                self.toast.set(Some(Toast { words, undo }));
            }
        });
        state
    }

    /// The open database.
    pub(crate) fn database(self) -> Option<Database> {
        self.database.get_value()
    }

    /// Reads the database again.
    async fn read(self) {
        let Some(database) = self.database() else { return };
        let Ok(all) = database.all().await else { return };
        let record = |(key, text): (String, String)| {
            Some((key.strip_prefix(OFFER)?.to_owned(), SavedOffer::parse(Some(&text)).ok()?))
        };
        let question =
            |(key, text): &(String, String)| Some((key.strip_prefix(QUESTION)?.to_owned(), Visit::parse(text)?));
        self.questions.set(all.iter().filter_map(question).collect());
        self.records.set(all.into_iter().filter_map(record).collect());
        self.note_folded();
    }

    /// Until the database of the site at `base` is read, the offers that the start script has folded stay so.
    fn keep_folded(self, base: &str) {
        let stored =
            storage::local_storage().and_then(|storage| storage.get_item(&folded(&storage::name(base))).ok()?);
        let record = |id: &str| (id.to_owned(), SavedOffer { hidden: true, ..SavedOffer::default() });
        self.records.set(stored.unwrap_or_default().split_terminator(' ').map(record).collect());
    }

    /// Notes for the start script which offers are folded away.
    fn note_folded(self) {
        let (Some(database), Some(storage)) = (self.database(), storage::local_storage()) else { return };
        let records = self.records.read_untracked();
        let ids: Vec<&str> = records.iter().filter(|(_, record)| record.hidden).map(|(id, _)| id.as_str()).collect();
        let name = folded(&database.name());
        drop(if ids.is_empty() { storage.remove_item(&name) } else { storage.set_item(&name, &ids.join(" ")) });
    }

    /// What is kept of an offer.
    pub(crate) fn record(self, id: &str) -> SavedOffer {
        find(&self.records.read(), id)
    }

    /// Whether an offer's page was opened before.
    pub(crate) fn is_read(self, id: &str) -> bool {
        self.records.with_untracked(|records| find(records, id)).read
    }

    /// All that is kept.
    pub(crate) fn records(self) -> Vec<(String, SavedOffer)> {
        self.records.get()
    }

    /// What the page shows of it, with the note as it stands in its field.
    pub(crate) fn mine(self, id: &str) -> Mine {
        let record = self.record(id);
        let typed = self.draft.read().as_ref().filter(|draft| draft[0] == id).map(|draft| draft[2].clone());
        let said = self.said.read();
        let said = if said.0 == id { said.1 } else { "" };
        Mine { note: typed.unwrap_or_else(|| record.note.clone()), record, said }
    }

    /// Changes what is kept of an offer; whether it could be.
    pub(crate) async fn change(self, id: &str, change: Change) -> bool {
        let Some(database) = self.database() else { return false };
        let make = move |stored: Option<String>| Some(SavedOffer::parse(stored.as_deref()).ok()?.with(&change).print());
        match database.change(&format!("{OFFER}{id}"), Box::new(make)).await {
            Ok(text) => {
                if let Ok(record) = SavedOffer::parse(Some(&text)) {
                    self.records.update(|records| match place(records, id) {
                        Ok(place) => records[place].1 = record,
                        Err(place) => records.insert(place, (id.to_owned(), record)),
                    });
                    self.note_folded();
                }
                self.tell();
                true
            }
            Err(reason) => {
                super::report(&reason);
                false
            }
        }
    }

    /// Changes what is kept of an offer, when its turn comes, and does then what is to be done.
    pub(crate) fn later(self, id: String, change: Change, then: Then) {
        super::spawn(async move {
            let kept = self.change(&id, change).await;
            match then {
                Then::Nothing => {}
                Then::Toast(words, before) => {
                    let (words, undo) =
                        if kept { (words, vec![(id, before)]) } else { (wording::NOT_KEPT_HERE, Vec::new()) };
                    self.toast.set(Some(Toast { words: words.to_owned(), undo }));
                }
                Then::Say(typed) => {
                    self.said.set((id, if kept { wording::SAVED } else { wording::NOT_SAVED }));
                    // What could not be kept stays in its field; so does what was typed meanwhile.
                    let same = self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft[2] == typed));
                    if kept && same {
                        self.draft.set(None);
                    }
                }
            }
        });
    }

    /// Tells the other tabs that something has changed.
    pub(crate) fn tell(self) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                drop(channel.post_message(&JsValue::NULL));
            }
        });
    }

    /// Makes an offer a favourite, or no longer.
    pub(crate) fn star(self, id: String) {
        let before = self.records.with_untracked(|records| find(records, &id));
        let (star, words) = if before.star { (false, wording::NOW_UNSTARRED) } else { (true, wording::NOW_STARRED) };
        self.later(id, Change::Star(star), Then::Toast(words, before));
    }

    /// Folds an offer away, or unfolds it.
    pub(crate) fn hide(self, id: String) {
        let before = self.records.with_untracked(|records| find(records, &id));
        let then = if before.hidden { Then::Nothing } else { Then::Toast(wording::NOW_HIDDEN, before.clone()) };
        self.later(id, Change::Hide(!before.hidden), then);
    }

    /// Takes the last change back.
    pub(crate) fn undo(self) {
        let Some(Toast { undo, .. }) = self.toast.get_untracked() else { return };
        self.toast.set(None);
        for (id, before) in undo {
            self.later(id, Change::Put(before), Then::Nothing);
        }
    }

    /// Says what was done to several offers, and offers to take it back.
    pub(crate) fn undoable(self, words: String, undo: Vec<(String, SavedOffer)>) {
        self.toast.set(Some(Toast { words, undo }));
    }

    /// The questions that are kept, by their addresses, with the offers seen.
    pub(crate) fn questions(self) -> Vec<(String, Visit)> {
        self.questions.get()
    }

    /// Keeps a question, with the offers that the reader has seen among its answers.
    pub(crate) async fn keep_question(self, address: &str, seen: Vec<String>) -> bool {
        let Some(database) = self.database() else { return false };
        let text = Visit::of_answer(seen).print();
        let kept = database.change(&format!("{QUESTION}{address}"), Box::new(|_| Some(text))).await.is_ok();
        self.read().await;
        self.tell();
        kept
    }

    /// Forgets a question.
    pub(crate) async fn forget_question(self, address: &str) {
        let Some(database) = self.database() else { return };
        if let Err(reason) = database.remove(&format!("{QUESTION}{address}")).await {
            super::report(&reason);
        }
        self.read().await;
        self.tell();
    }

    /// Keeps a note as it is typed.
    pub(crate) fn note(self, id: String, typed: String) {
        let before = match self.draft.get_untracked() {
            Some([of, _, before]) if of == id => before,
            _ => self.records.with_untracked(|records| find(records, &id)).note,
        };
        self.draft.set(Some([id.clone(), before.clone(), typed.clone()]));
        self.later(id, Change::Note(before, typed.clone()), Then::Say(typed));
    }

    /// Notes how far an application is.
    pub(crate) fn step(self, id: String, step: String) {
        self.later(id, Change::Step(step), Then::Say(String::new()));
    }

    /// Notes this visit, and finds the one before.
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of any date fit")]
    pub(crate) async fn visit(self, listing: &Listing) {
        let Some(database) = self.database() else { return };
        let now = Visit::of(listing, js_sys::Date::now() as i64);
        let make = move |stored: Option<String>| {
            let (text, before) = now.after(stored.as_deref());
            self.before.set(before);
            Some(text)
        };
        drop(database.change(VISITS, Box::new(make)).await);
    }

    /// What has changed since the last visit.
    pub(crate) fn news(self, listing: &Listing, today: crate::day::Day) -> News {
        self.before.read().as_ref().map_or_else(News::default, |before| News::since(before, listing, today))
    }
}

/// What was typed or chosen in the reader's own part of an offer's page is kept.
pub(crate) fn typed(keeping: SavedStore, event: &Event) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(id) = field.closest("[data-id]").ok().flatten().and_then(|part| part.get_attribute("data-id")) else {
        return;
    };
    match field.get_attribute("data-keep").as_deref() {
        Some("note") => keeping.note(id, field.unchecked_ref::<HtmlTextAreaElement>().value()),
        Some("step") => keeping.step(id, field.unchecked_ref::<HtmlSelectElement>().value()),
        _ => {}
    }
}

/// Where the storage has the ids of the offers that are folded away: the start script folds them before the page is seen, and
/// no database can be read by then.
fn folded(site: &str) -> String {
    format!("{site} masquees")
}

fn place(records: &[(String, SavedOffer)], id: &str) -> Result<usize, usize> {
    records.binary_search_by(|(known, _)| known.as_str().cmp(id))
}

fn find(records: &[(String, SavedOffer)], id: &str) -> SavedOffer {
    place(records, id).map_or_else(|_| SavedOffer::default(), |place| records[place].1.clone())
}
