//! From one publication to the next: what is new, changed, postponed, closed, gone.
//!
//! Nothing published disappears: an offer whose notice left the folder is kept, with its history.

mod ids;

use crate::day::Day;
use crate::offer::{Change, Changed, Offer, What};
use crate::release::{Bundle, SCHEMA};
use anyhow::{Context as _, ensure};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The published changes: `changes.json`.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct Changes {
    /// Version of this schema.
    pub schema: u32,
    /// Day of this publication.
    #[schemars(with = "String")]
    pub built: Day,
    /// What this publication and those before it found, newest first.
    pub changes: Vec<Told>,
}

/// A change with the offer that it is about.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// The offer's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The change.
    #[serde(flatten)]
    pub change: Change,
}

impl Changes {
    /// The changes that the offers of a bundle tell of.
    #[must_use]
    pub fn of(bundle: &Bundle, today: Day) -> Self {
        let told = |offer: &Offer, change: &Change| Told {
            id: offer.id.to_string(),
            title: offer.title.clone(),
            change: change.clone(),
        };
        let mut changes: Vec<Told> = bundle
            .offers
            .iter()
            .flat_map(|offer| offer.history.iter().map(move |change| told(offer, change)))
            .collect();
        changes.sort_by(|a, b| b.change.day.cmp(&a.change.day).then_with(|| a.id.cmp(&b.id)));
        Self { schema: 1, built: today, changes }
    }
}

/// The oldest schema of `offers.json` that a new publication can follow.
const OLDEST_SCHEMA: u32 = 1;

/// The publication in a folder: its bundle, and the day on which it was built.
///
/// # Errors
/// When the folder holds none, or one of another schema.
pub fn open(folder: &Path) -> anyhow::Result<(Bundle, Day)> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).with_context(|| {
            format!(
                "cannot read {}; give --previous the folder of an earlier site, or of its offers.json and changes.json",
                path.display()
            )
        })
    };
    let wrong = |name: &str| format!("{} is of another version of this program", folder.join(name).display());
    let bundle: Bundle = serde_json::from_slice(&read("offers.json")?).with_context(|| wrong("offers.json"))?;
    // What a later version adds has defaults, so that what was published before goes on.
    ensure!((OLDEST_SCHEMA..=SCHEMA).contains(&bundle.schema), wrong("offers.json"));
    let changes: Changes = serde_json::from_slice(&read("changes.json")?).with_context(|| wrong("changes.json"))?;
    Ok((bundle, changes.built))
}

/// Fields whose changes are no news for readers: how the offer was read, or told elsewhere.
const PASSED_OVER: &[&str] = &[
    "id",
    "source",
    "sources",
    "title_from",
    "header",
    "unplaced",
    "markup",
    "origins",
    "warnings",
    "row",
    "official",
    "rome",
    "status_text",
    "history",
    "earlier_deadlines",
    "deadline_changed",
];

/// Longest text of a field that is told as it was, in characters.
const LONGEST: usize = 200;

/// The bundle of this publication with what the one before tells: the history of each offer, the
/// deadlines that were replaced, and the offers whose notices left. `before` was published on the
/// day `since`.
#[must_use]
pub fn continued(mut now: Bundle, before: Bundle, since: Day, today: Day) -> Bundle {
    let known_again = ids::keep(&mut now.offers, &before.offers);
    let mut known: BTreeMap<String, Offer> =
        before.offers.into_iter().map(|offer| (offer.id.as_str().to_owned(), offer)).collect();
    let mut offers: Vec<Offer> = std::mem::take(&mut now.offers)
        .into_iter()
        .map(|offer| match known.remove(offer.id.as_str()) {
            Some(old) => followed(offer, old, since, today),
            None if !offer.status.is_open() => with(offer, Vec::new(), today, What::Ended, Vec::new()),
            None => with(offer, Vec::new(), today, What::New, Vec::new()),
        })
        .collect();
    // What was one of two offers, a row's and its document's, did not leave: it is told under the other one's id.
    known.retain(|_, old| !known_again.contains(&old.id));
    offers.extend(known.into_values().map(|old| left(old, since, today)));
    offers.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
    let data_date = offers.iter().filter_map(|offer| offer.posted).max();
    Bundle { data_date, offers, ..now }
}

/// An offer that was published before.
fn followed(mut offer: Offer, mut old: Offer, since: Day, today: Day) -> Offer {
    offer.earlier_deadlines = replaced(&offer, &old);
    let gone = old.gone().is_some();
    let closes = closed_since(&offer, since, today) && old.last_day() == offer.deadline && offer.status.is_open();
    let (was_open, is_open) = (old.status.is_open(), offer.status.is_open());
    let history = std::mem::take(&mut old.history);
    let fields = changed(&offer, &old);
    let later = matches!((old.deadline, offer.deadline), (Some(before), Some(after)) if after > before);
    let what = if was_open && !is_open {
        Some(What::Ended)
    } else if gone || (is_open && !was_open) {
        Some(What::Back)
    } else if later {
        Some(What::Postponed)
    } else {
        (!fields.is_empty()).then_some(What::Changed)
    };
    let mut offer = match what {
        Some(what) => with(offer, history, today, what, fields),
        None => Offer { history, ..offer },
    };
    if closes {
        offer.history.push(Change { day: today, what: What::Closed, fields: Vec::new() });
    }
    offer
}

/// An offer whose notice is not among those published now.
fn left(old: Offer, since: Day, today: Day) -> Offer {
    if old.gone().is_some() {
        return old;
    }
    // That an offer leaves once it is closed is the usual end, and no withdrawal.
    if old.deadline.is_some_and(|deadline| deadline < today) {
        if !closed_since(&old, since, today) {
            return old;
        }
        let history = old.history.clone();
        return with(old, history, today, What::Closed, Vec::new());
    }
    let history = old.history.clone();
    with(old, history, today, What::Gone, Vec::new())
}

fn closed_since(offer: &Offer, since: Day, today: Day) -> bool {
    offer.deadline.is_some_and(|deadline| since <= deadline && deadline < today)
}

fn with(offer: Offer, mut history: Vec<Change>, day: Day, what: What, fields: Vec<Changed>) -> Offer {
    history.push(Change { day, what, fields });
    Offer { history, ..offer }
}

/// The deadlines that were replaced, by what the notice says and by what was published before.
fn replaced(offer: &Offer, old: &Offer) -> Vec<Day> {
    let all: BTreeSet<Day> =
        old.earlier_deadlines.iter().copied().chain(old.deadline).filter(|day| Some(*day) != offer.deadline).collect();
    let unknown = all.into_iter().filter(|day| !offer.earlier_deadlines.contains(day));
    // What the notice itself says comes last, in its own order.
    unknown.chain(offer.earlier_deadlines.iter().copied()).collect()
}

fn changed(offer: &Offer, old: &Offer) -> Vec<Changed> {
    let fields = |offer: &Offer| match serde_json::to_value(offer) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (now, mut before) = (fields(offer), fields(old));
    now.into_iter()
        .filter(|(field, _)| !PASSED_OVER.contains(&field.as_str()))
        .map(|(field, after)| (before.remove(&field).unwrap_or(Value::Null), after, field))
        .filter(|(before, after, _)| before != after)
        .map(|(before, after, field)| Changed { field, before: told(&before), after: told(&after) })
        .collect()
}

/// A field's value in words; none where it has none of its own, or too many.
fn told(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        Value::Array(values) => values.iter().map(|value| value.as_str()).collect::<Option<Vec<_>>>()?.join(", "),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("text"))?.as_str()?.to_owned(),
        Value::Null => return None,
    };
    (!text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble;
    use crate::document::Document;
    use crate::offer::Status;

    fn day(written: &str) -> Day {
        written.parse().unwrap()
    }

    fn notice(number: u32, place: &str, deadline: &str) -> Offer {
        let text = format!(
            "# Jardinier\n\nRéférence : 3134-25-{number:04}/SG du 04/07/2025\nEmployeur : Commune de Poya\nLieu de travail : {place}\n\
             Date de dépôt de l’offre : 04/07/2025\nDate limite de candidature : {deadline}\n"
        );
        assemble::read(&Document::new(&format!("{number}.md"), &text)).value
    }

    fn told(bundle: &Bundle) -> Vec<(String, Vec<What>)> {
        let whats = |offer: &Offer| offer.history.iter().map(|change| change.what).collect();
        bundle.offers.iter().map(|offer| (offer.source.clone(), whats(offer))).collect()
    }

    #[test]
    fn what_became_of_an_offer_is_told() {
        let (since, today) = (day("2025-07-20"), day("2025-07-22"));
        let with = |status: Status| {
            let offer = Offer { status, ..notice(1, "Poya", "25/07/2025") };
            Bundle::new(vec![offer, notice(2, "Poya", "25/07/2025")])
        };
        let told = |before: Status, now: Status| {
            let bundle = continued(with(now), with(before), since, today);
            bundle.offers[0].history.iter().map(|change| change.what).collect::<Vec<_>>()
        };
        assert_eq!(told(Status::Published, Status::Cancelled), [What::Ended]);
        assert_eq!(told(Status::Cancelled, Status::Cancelled), []);
        assert_eq!(told(Status::Cancelled, Status::Filled), [What::Changed]);
        assert_eq!(told(Status::Suspended, Status::Published), [What::Back]);
        assert_eq!(told(Status::Published, Status::Corrected), [What::Changed]);
        let first = continued(with(Status::Draft), Bundle::new(Vec::new()), since, today);
        assert_eq!(first.offers[0].history[0].what, What::Ended, "what is not open is no new offer");
    }

    #[test]
    fn what_changed_is_told_and_nothing_is_lost() {
        let first = Bundle::new(vec![
            notice(1, "Poya", "25/07/2025"),
            notice(2, "Poya", "25/07/2025"),
            notice(3, "Poya", "25/07/2025"),
            notice(4, "Poya", "30/08/2025"),
            notice(5, "Poya", "25/07/2025"),
        ]);
        let second = Bundle::new(vec![
            notice(1, "Poya", "25/07/2025"),
            notice(2, "Poya", "01/08/2025"),
            notice(3, "Koné", "30/08/2025"),
            notice(6, "Poya", "30/08/2025"),
        ]);
        let (since, today) = (day("2025-07-20"), day("2025-07-28"));
        let merged = continued(second.clone(), first, since, today);
        let expected = [
            ("1.md", vec![What::Closed]),
            ("2.md", vec![What::Postponed]),
            ("3.md", vec![What::Postponed]),
            ("4.md", vec![What::Gone]),
            ("5.md", vec![What::Closed]),
            ("6.md", vec![What::New]),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(name, whats)| (name.to_owned(), whats)).collect();
        assert_eq!(told(&merged), expected);
        let [_, postponed, moved, gone, ..] = merged.offers.as_slice() else { panic!("six offers") };
        assert_eq!(postponed.earlier_deadlines, [day("2025-07-25")]);
        let fields: Vec<&str> = moved.history[0].fields.iter().map(|changed| changed.field.as_str()).collect();
        assert_eq!(fields, ["deadline", "workplace"]);
        assert_eq!(moved.history[0].fields[1].before.as_deref(), Some("Poya"));
        assert_eq!((gone.gone(), gone.last_day()), (Some(today), Some(day("2025-07-27"))));

        // The same notices once more: nothing happened, on the same day or later.
        assert_eq!(continued(second.clone(), merged.clone(), today, today), merged);
        let later = continued(second, merged.clone(), today, today.plus(1));
        assert_eq!(later, merged);
        // The notice that left comes back.
        let third = Bundle::new(vec![notice(4, "Poya", "30/08/2025")]);
        let back = continued(third, later, today.plus(1), today.plus(2));
        let returned = back.offers.iter().find(|offer| offer.source == "4.md").unwrap();
        assert_eq!((returned.gone(), returned.last_day()), (None, Some(day("2025-08-30"))));
        assert_eq!(back.offers.len(), 6);
    }
}
