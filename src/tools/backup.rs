//! One file with everything saved: written to be moved to another device, and read again.

use super::download::FileType;
use super::store::{Store, use_store};
use crate::browser::spawn;
use crate::saved::backup::{Backup, LARGEST};
use crate::saved::{Change, SavedOffer};
use crate::view::saved_state::ToastContent;
use crate::wording;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// Writes and reads the file, and says what came of it.
#[component]
pub fn BackupSection() -> impl IntoView {
    let store = use_store();
    let import = move |field: HtmlInputElement| {
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            // The same file can be chosen again.
            field.set_value("");
            spawn(store.import_backup(file));
        }
    };
    view! {
        <section class="desk-part" aria-labelledby="l-fichier">
            <h2 id="l-fichier">{wording::BACKUP}</h2>
            <p class="hint">{wording::BACKUP_HINT}</p>
            <p class="desk-actions">
                <button type="button" class="button" id="exporter" on:click=move |_| store.export_backup()>
                    {wording::EXPORT}
                </button>
                <label class="button file-button">
                    {wording::IMPORT}
                    <input
                        type="file"
                        class={"visually-hidden"}
                        id="fichier"
                        accept="application/json,.json"
                        on:change:target=move |event| import(event.target())
                    />
                </label>
            </p>
            <p class="desk-said" role="status">{store.outcome}</p>
        </section>
    }
}

impl Store {
    /// Downloads everything saved.
    fn export_backup(self) {
        let searches = self.saved.searches.get_untracked().into_iter();
        let searches = searches.map(|(address, visit)| (address, visit.seen.into_iter().map(|(id, _)| id).collect()));
        let backup = Backup::new(self.saved.state.offers.get_untracked(), searches.collect());
        self.download("favoris-emploi-public-nc.json", FileType::Json, backup.print().as_bytes());
    }

    /// Adds what a file holds to what is saved. The offers changed can be restored.
    async fn import_backup(self, file: File) {
        let Some(backup) = read(&file).await else { return self.outcome.set(wording::NOT_IMPORTED.to_owned()) };
        let saved = self.saved;
        let (number, mut all_saved, mut undo) = (backup.offers.len(), true, Vec::<(String, SavedOffer)>::new());
        for (id, offer) in backup.offers {
            let before = untrack(|| saved.state.offer(&id));
            let change = Change::Join(offer);
            if before.clone().with(&change) != before {
                all_saved &= saved.change(&id, change).await;
                undo.push((id, before));
            }
        }
        for (address, seen) in backup.searches {
            all_saved &= saved.save_search(&address, seen).await;
        }
        self.outcome.set(if all_saved { wording::imported(number) } else { wording::NOT_SAVED.to_owned() });
        saved.state.toast.set(Some(ToastContent { words: wording::imported(number), undo, link: None }));
    }
}

/// Reads a file of saved things; none for any other file.
async fn read(file: &File) -> Option<Backup> {
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    let is_small = file.size() <= LARGEST as f64;
    let text = if is_small { JsFuture::from(file.text()).await.ok()?.as_string()? } else { return None };
    Backup::parse(&text).ok()
}
