//! The open data: all offers, a table of them for spreadsheets, employers, places, acronyms.

use super::groups::Groups;
use crate::day::Day;
use crate::export::csv::table;
use crate::offer::{Offer, Status};
use crate::release::{Bundle, Directory};
use crate::view::page::directory::Group;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Parts several values in one field.
const AND: &str = " ; ";

/// The columns of `offers.csv`, with what an offer has in them; stable in name and order.
type Value = fn(&Offer) -> String;
const COLUMNS: [(&str, Value); 27] = [
    ("id", |offer| offer.id.to_string()),
    ("title", |offer| offer.title.clone()),
    ("openings", |offer| offer.openings.to_string()),
    ("reference", |offer| offer.reference.clone().unwrap_or_default()),
    ("employer", |offer| offer.employer.as_ref().map(|employer| employer.name.clone()).unwrap_or_default()),
    ("department", |offer| offer.department.clone().unwrap_or_default()),
    ("corps", |offer| offer.corps.join(AND)),
    ("domain", |offer| offer.domain.clone().unwrap_or_default()),
    ("occupation", |offer| offer.occupation.clone().unwrap_or_default()),
    ("contract", |offer| offer.contract.clone().unwrap_or_default()),
    ("residency", |offer| offer.residency.as_ref().map(|residency| residency.text.clone()).unwrap_or_default()),
    ("residency_years", |offer| {
        let years = offer.residency.as_ref().and_then(|residency| residency.years);
        years.map(|years| years.to_string()).unwrap_or_default()
    }),
    ("workplace", |offer| offer.workplace.as_ref().map(|place| place.text.clone()).unwrap_or_default()),
    ("communes", |offer| offer.workplace.as_ref().map(|place| place.communes.join(AND)).unwrap_or_default()),
    ("province", |offer| offer.workplace.as_ref().and_then(|place| place.province.clone()).unwrap_or_default()),
    ("availability", |offer| offer.availability.as_ref().map(|from| from.text.clone()).unwrap_or_default()),
    ("posted", |offer| day(offer.posted)),
    ("deadline", |offer| day(offer.deadline)),
    ("earlier_deadlines", |offer| offer.earlier_deadlines.iter().map(Day::to_string).collect::<Vec<_>>().join(AND)),
    ("partial", |offer| offer.partial.to_string()),
    ("deadline_time", |offer| offer.deadline_time.map(|time| time.to_string()).unwrap_or_default()),
    ("status", |offer| name(offer.status)),
    ("status_date", |offer| day(offer.status_date)),
    ("official", |offer| offer.official.clone().unwrap_or_default()),
    ("rome_code", |offer| offer.rome.as_ref().map(|rome| rome.code.clone()).unwrap_or_default()),
    ("rome_title", |offer| offer.rome.as_ref().and_then(|rome| rome.title.clone()).unwrap_or_default()),
    ("row", |offer| offer.row.as_ref().map(|row| row.id.clone()).unwrap_or_default()),
];

/// A status by its name in `offers.json`.
fn name(status: Status) -> String {
    let name = serde_json::to_value(status).ok();
    name.as_ref().and_then(serde_json::Value::as_str).map(str::to_owned).unwrap_or_default()
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Room in memory for an offer in `offers.json`, in bytes: what most of them take, and half as much again. A system gives
/// memory when it is written to, and what has to grow is copied.
const ROOM: usize = 7 << 10;

/// `offers.json`: a line an offer, so that two releases compare line by line, and not a third of it is indents.
pub(super) fn offers(bundle: &Bundle) -> anyhow::Result<Vec<u8>> {
    let mut json = Vec::with_capacity(ROOM * (bundle.offers.len() + 1));
    bundle.serialize(&mut serde_json::Serializer::with_formatter(&mut json, OfferPerLine::default()))?;
    json.push(b'\n');
    Ok(json)
}

/// Begins a line before each value of the outermost array, and behind the last.
#[derive(Default)]
struct OfferPerLine {
    arrays: usize,
}

impl Formatter for OfferPerLine {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.arrays += 1;
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(match (self.arrays, first) {
            (1, true) => b"\n",
            (1, false) => b",\n",
            (_, true) => b"",
            (_, false) => b",",
        })
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.arrays -= 1;
        writer.write_all(if self.arrays == 0 { b"\n]" } else { b"]" })
    }
}

/// `offers.csv`: a line an offer.
pub(super) fn csv(bundle: &Bundle) -> Vec<u8> {
    table(b',', COLUMNS.map(|(name, _)| name), bundle.offers.iter().map(|offer| COLUMNS.map(|(_, value)| value(offer))))
}

/// A list as a file of its own, with the day of its data.
fn list<T: Serialize>(bundle: &Bundle, name: &'static str, list: T) -> anyhow::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct File<T> {
        schema: u32,
        data_date: Option<Day>,
        #[serde(flatten)]
        list: BTreeMap<&'static str, T>,
    }
    super::pretty(&File { schema: 1, data_date: bundle.data_date, list: BTreeMap::from([(name, list)]) })
}

/// What some offers have in common: its name, what only its kind has, and its offers.
#[derive(Serialize)]
struct Common<'a, T> {
    name: &'a str,
    #[serde(flatten)]
    own: T,
    offers: usize,
    openings: usize,
    page: String,
}

impl<'a, T> Common<'a, T> {
    fn of(group: &'a Group, name: &'a str, own: T) -> Self {
        Self { name, own, offers: group.found.len(), openings: group.posts, page: group.folder() }
    }
}

/// `employers.json`: each employer with the spellings of its notices.
pub(super) fn employers(bundle: &Bundle, groups: &Groups) -> anyhow::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Own<'a> {
        written: BTreeSet<&'a str>,
    }
    let employers = groups.of(Directory::Employer).map(|(_, group)| {
        let named = group.found.iter().filter_map(|&at| bundle.offers[at as usize].employer.as_ref());
        let name = named.clone().next().map_or(group.name.as_str(), |employer| &employer.name);
        Common::of(group, name, Own { written: named.map(|employer| employer.written.as_str()).collect() })
    });
    list(bundle, "employers", employers.collect::<Vec<_>>())
}

/// `places.json`: each commune with the province that its offers name.
pub(super) fn places(bundle: &Bundle, groups: &Groups) -> anyhow::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Own<'a> {
        provinces: BTreeSet<&'a str>,
    }
    let places = groups.of(Directory::Commune).map(|(_, group)| {
        let named = group.found.iter().filter_map(|&at| bundle.offers[at as usize].workplace.as_ref());
        // Only an offer with one commune tells whose province it is.
        let alone = named.filter(|place| place.communes.len() == 1);
        Common::of(group, &group.name, Own { provinces: alone.filter_map(|place| place.province.as_deref()).collect() })
    });
    list(bundle, "places", places.collect::<Vec<_>>())
}

/// `acronyms.json`: what the notices explain.
pub(super) fn acronyms(bundle: &Bundle, acronyms: &BTreeMap<String, Vec<String>>) -> anyhow::Result<Vec<u8>> {
    list(bundle, "acronyms", acronyms)
}
