//! The search box: words, and how they may go on, as a combobox with a list below it (the pattern of the ARIA Authoring
//! Practices, with the list's options chosen by hand). Enter asks for the words as they stand unless an option is chosen.

use super::rows::{Row, rows};
use super::store::{Entry, Loading, Store, use_store};
use crate::query::{Suggestion, suggest, suggestable};
use crate::wording;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

/// The id of the list; the ids of its options begin with it.
const LIST: &str = "q-suite";

/// The suggestions of the box, shown from a key on until something is chosen or the box is left.
#[derive(Clone, Copy)]
struct Suggestions {
    store: Store,
    /// Whether they are wanted.
    wanted: RwSignal<bool>,
    /// The id of the one that is chosen.
    active: RwSignal<Option<String>>,
    /// Those shown: id, the question with it, what it names.
    shown: Memo<Vec<Row>>,
}

/// The search box. Its list is a listbox while it has options: one without them says nothing.
#[component]
pub fn SearchBox() -> impl IntoView {
    let suggestions = Suggestions::new(use_store());
    let Suggestions { store, active, shown, .. } = suggestions;
    let expanded = Memo::new(move |_| shown.with(|shown| !shown.is_empty()));
    let typed = move |event: Event| {
        store.type_words(event_target_value(&event));
        suggestions.want(true);
    };
    let option = move |[id, text, named]: Row| {
        let own = id.clone();
        let chosen = move || active.with(|active| active.as_ref() == Some(&own)).to_string();
        let words = text.clone();
        let take = move |_| suggestions.take(&text);
        view! {
            <li class="suggestion" role="option" id=id aria-selected=chosen on:click=take>
                <span class="suggestion-text">{words}</span>
                <span class="suggestion-kind">{named}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="search-box">
            <label class="search-label" for="q">{wording::SEARCH}</label>
            <input
                class="search-input"
                id="q"
                type="search"
                name="q"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || expanded.get().to_string()
                aria-activedescendant=active
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=wording::SEARCH_EXAMPLE
                prop:value=store.typed
                on:input=typed
                on:keydown=move |event| suggestions.pressed(&event)
                on:blur=move |_| suggestions.want(false)
            />
            <button class="button search-button" type="submit">{wording::SEARCH_BUTTON}</button>
            <a class="skip-link" href="#count">{wording::SKIP_FILTERS}</a>
            <ul
                class="suggestions"
                id=LIST
                role=move || expanded.get().then_some("listbox")
                aria-label=move || expanded.get().then_some(wording::SUGGESTIONS)
                on:mousedown=|event| event.prevent_default()
            >
                {rows(shown, Box::new(option))}
            </ul>
        </div>
    }
}

impl Suggestions {
    fn new(store: Store) -> Self {
        let wanted = RwSignal::new(false);
        // Counted once for a listing, and not with every key.
        let known = Memo::new(move |_| {
            let trades = match &*store.index.read() {
                Loading::Here(index) => index.trades(),
                Loading::Coming | Loading::Failed => Vec::new(),
            };
            suggestable(&store.listing.read(), trades)
        });
        let shown = Memo::new(move |_| {
            if !wanted.get() {
                return Vec::new();
            }
            let all = suggest(&store.typed.read(), &store.listing.read(), &known.read()).into_iter().enumerate();
            let row = |(at, one): (usize, Suggestion)| {
                [format!("{LIST}-{at}"), one.text, wording::named_as(one.named).to_owned()]
            };
            all.map(row).collect()
        });
        Self { store, wanted, active: RwSignal::new(None), shown }
    }

    /// Shows them, or no longer; none is chosen.
    fn want(self, wanted: bool) {
        self.active.set(None);
        self.wanted.set(wanted);
    }

    /// Asks for one.
    fn take(self, text: &str) {
        self.want(false);
        self.store.set("q", text, Entry::Push);
        self.store.typed.set(text.to_owned());
    }

    /// Follows the arrows, Escape and Enter; all else is the box's own.
    fn pressed(self, event: &KeyboardEvent) {
        let shown = self.shown.get_untracked();
        let active = self.active.get_untracked().and_then(|id| shown.iter().position(|[own, ..]| *own == id));
        let choose = |at: Option<usize>| self.active.set(at.and_then(|at| Some(shown.get(at)?[0].clone())));
        match event.key().as_str() {
            // A key of a word that is being composed is no key of the list.
            _ if event.is_composing() => return,
            "ArrowDown" | "ArrowUp" if shown.is_empty() => self.want(true),
            // The way leads through the box itself: behind the last option and before the first one none is chosen.
            "ArrowDown" => choose(active.map_or(Some(0), |at| at.checked_add(1))),
            "ArrowUp" => choose(active.unwrap_or(shown.len()).checked_sub(1)),
            "Escape" if !shown.is_empty() => self.want(false),
            "Enter" => match active {
                Some(at) => self.take(&shown[at][1]),
                None => return self.want(false),
            },
            _ => return,
        }
        event.prevent_default();
    }
}
