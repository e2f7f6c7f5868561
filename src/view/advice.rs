//! What is said of a question's words, and what may be asked instead: which word was taken for another one, which one no
//! offer has, the same question without the part that leaves least, and the search kept for later.

use super::rows::{Row, rows};
use super::store::{Loading, use_store};
use crate::query::{Listing, Query, Results};
use crate::search::{Told, as_typed};
use crate::wording::{self, named, spans};
use leptos::prelude::*;

/// Parts of a question that are tried without, at most: each one costs an answer.
const MOST_TRIED: usize = 8;

/// Shorter questions that are offered, at most.
const MOST_SHORTER: usize = 3;

/// What is said above the offers, or in their place.
#[component]
pub fn Advice() -> impl IntoView {
    let store = use_store();
    let lines = Memo::new(move |_| {
        let (query, results, listing) = (store.query.read(), store.results.read(), store.listing.read());
        if listing.is_empty() {
            // None of the first part; others may be on their way.
            return if store.found() == 0 { vec![said(wording::EMPTY.to_owned())] } else { Vec::new() };
        }
        let complete = matches!(*store.archive.read(), Loading::Here(()));
        advice(&query, &results, &listing, &store.root(), &|query| if complete { store.count_of(query) } else { 0 })
    });
    let class = move || if store.found() == 0 { "nothing" } else { "told" };
    let line = |[sentence, name, href]: Row| {
        let link = (!name.is_empty()).then(|| view! { <a href=href>{name}</a> });
        view! { <p class="advice">{sentence}{link}</p> }.into_any()
    };
    view! { <div class=class>{rows(lines, Box::new(line))}</div> }
}

/// A sentence without a link.
fn said(sentence: String) -> Row {
    [sentence, String::new(), String::new()]
}

/// What to say of a question and its answer; nothing where each word stands for itself and offers answer. `count` tells how
/// many offers answer another question. Each row is a sentence, or the name and the address of a link.
fn advice(
    query: &Query,
    results: &Results,
    listing: &Listing,
    root: &str,
    count: &dyn Fn(&Query) -> usize,
) -> Vec<Row> {
    let link = |name: String, query: &Query| [String::new(), name, format!("{root}{}", query.search_part())];
    let is_nothing = results.found.is_empty();
    if !is_nothing && results.open_in_all == 0 && query.text.is_empty() && query.filters() == 0 {
        let ways = wording::NONE_OPEN_WAYS;
        let ways = ways.map(|(folder, name)| [String::new(), name.to_owned(), format!("{root}{folder}/")]);
        return std::iter::once(said(wording::NONE_OPEN.to_owned())).chain(ways).collect();
    }
    let mut lines: Vec<Row> = Vec::new();
    if is_nothing {
        lines.push(said(wording::nothing_found(&query.text, query.filters() > 0, results.parts.len())));
        let mut offered = 0;
        for (name, query) in shorter(query, results, listing) {
            let found = if offered < MOST_SHORTER { count(&query) } else { 0 };
            if found > 0 {
                lines.push(link(wording::without(&name, found), &query));
                offered += 1;
            }
        }
    }
    for told in &results.told {
        let written = |typed: &str| as_typed(&query.text, typed).to_owned();
        match told {
            Told::Corrected { typed, used } => {
                lines.push(said(wording::corrected(&written(typed), used)));
                lines.push(link(wording::rather(&written(typed)), &query.clone().with("mot", typed)));
            }
            Told::Unknown { typed, near } => {
                // Of the only word, it is said already.
                if !is_nothing || results.parts.len() > 1 {
                    lines.push(said(wording::unknown_word(&written(typed))));
                }
                let meant = near.iter().filter_map(|near| Some((near, query.with_words(typed, near)?)));
                lines.extend(meant.map(|(near, query)| link(wording::rather(near), &query)));
            }
            Told::Place { .. } | Told::Employer { .. } | Told::Also { .. } => {}
        }
    }
    if is_nothing {
        let kept = format!("{root}favoris/{}", query.search_part());
        lines.push([String::new(), wording::TELL_ME.to_owned(), kept]);
    }
    lines
}

/// The same question without the words that no offer has, and without one of its other parts, by the name of what is left
/// out: without those words alone, if there are any; then without a filter; then without words, the last ones first.
fn shorter(query: &Query, results: &Results, listing: &Listing) -> Vec<(String, Query)> {
    let quoted = |words: &str| wording::quoted(as_typed(&query.text, words));
    let (mut left_out, mut known) = (Vec::new(), query.clone());
    for told in &results.told {
        if let Told::Unknown { typed, .. } = told
            && let Some(without) = known.with_words(typed, "")
        {
            left_out.push(quoted(typed));
            known = without;
        }
    }
    let mut shorter = filters(&known, listing);
    for words in results.parts.iter().rev() {
        shorter.extend(known.with_words(words, "").map(|without| (quoted(words), without)));
    }
    if !left_out.is_empty() {
        let left_out = left_out.join(wording::AND);
        for (name, _) in &mut shorter {
            *name = format!("{left_out}{}{name}", wording::AND);
        }
        shorter.insert(0, (left_out, known));
    }
    shorter.retain(|(_, query)| !query.text.is_empty() || query.filters() > 0);
    shorter.truncate(MOST_TRIED);
    shorter
}

/// The filters of a question by their names, each with the question without it.
pub(super) fn filters(query: &Query, listing: &Listing) -> Vec<(String, Query)> {
    let mut filters = Vec::new();
    for (facet, key) in &query.chosen {
        let name = named(*facet, &wording::choice_name(*facet, key, listing));
        filters.push((name, query.without(*facet, key)));
    }
    filters.extend(spans(query).map(|(facet, days)| (named(facet, &days), query.without_span(facet))));
    filters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(address: &str, results: &Results, counts: &[(&str, usize)]) -> Vec<String> {
        let count =
            |query: &Query| counts.iter().find(|(text, _)| *text == query.to_string()).map_or(0, |(_, count)| *count);
        let lines = advice(&address.parse().unwrap(), results, &Listing::default(), "/", &count);
        let line = |[sentence, name, href]: Row| if name.is_empty() { sentence } else { format!("[{name}]({href})") };
        lines.into_iter().map(|one| line(one).replace('\u{a0}', " ")).collect()
    }

    fn results(found: &[u32], told: Told, parts: &[&str]) -> Results {
        let mut results = Results::default();
        (results.found, results.told) = (found.to_vec(), vec![told]);
        results.parts = parts.iter().map(|part| (*part).to_owned()).collect();
        results
    }

    #[test]
    fn a_changed_word_has_a_way_back() {
        let told = Told::Corrected { typed: "pompiier".to_owned(), used: vec!["pompier".to_owned()] };
        assert_eq!(
            said("?q=Pompiïer", &results(&[0], told, &["pompiier"]), &[]),
            [
                "Aucun avis ne dit « Pompiïer ». Résultats pour « pompier ».",
                "[Chercher plutôt « Pompiïer »](/?q=Pompi%C3%AFer&mot=pompiier)"
            ]
        );
    }

    #[test]
    fn a_question_without_answer_has_a_shorter_one_and_is_kept() {
        let unknown = || Told::Unknown { typed: "zouave".to_owned(), near: vec!["zone".to_owned()] };
        let counts = [("q=%C3%A0+Kon%C3%A9&statut=close", 12), ("q=%C3%A0+Kon%C3%A9", 20), ("statut=close", 0)];
        assert_eq!(
            said("?q=zouave+à+Koné&statut=close", &results(&[], unknown(), &["zouave", "kone"]), &counts),
            [
                "Aucune offre ne répond à « zouave à Koné » avec ces filtres.",
                "[Sans « zouave » : 12 offres](/?q=%C3%A0+Kon%C3%A9&statut=close)",
                "[Sans « zouave » et Statut : Closes : 20 offres](/?q=%C3%A0+Kon%C3%A9)",
                "Aucun avis ne dit « zouave ».",
                "[Chercher plutôt « zone »](/?q=zone+%C3%A0+Kon%C3%A9&statut=close)",
                "[Prévenez-moi : garder cette recherche](/favoris/?q=zouave+%C3%A0+Kon%C3%A9&statut=close)",
            ]
        );
        assert_eq!(
            said("?q=zouave", &results(&[], unknown(), &["zouave"]), &[]),
            [
                "Aucune offre ne répond à « zouave ». Vérifiez l’orthographe, ou essayez un métier proche.",
                "[Chercher plutôt « zone »](/?q=zone)",
                "[Prévenez-moi : garder cette recherche](/favoris/?q=zouave)",
            ]
        );
    }
}
