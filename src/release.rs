//! The contract between the compiler and the browser: every type that one writes and the other reads.
//!
//! Each type is declared once and derives both directions from serde, so no field can be written in one place and
//! forgotten in the other. All of it travels as JSON, because every static host compresses JSON.
//!
//! - [`Bundle`] is published: `offers.json`, with a schema derived from the same types.
//! - [`Manifest`] names the files of a release with their hashes. The start script and the worker carry it.
//! - [`Listing`] holds in columns what list, filters and sorts need of every offer. It comes in parts.
//! - [`Detail`] holds what an offer's page shows. Details come in chunks.
//! - [`Chunking`] says which offers stand in which part of the listing and in which chunk of texts.

mod bundle;
mod chunking;
mod column;
pub mod detail;
mod facet;
mod facet_column;
mod listing;
mod manifest;
mod published;
mod string_column;

pub use bundle::{Bundle, SCHEMA};
pub use chunking::Chunking;
pub use column::{Column, DayColumn};
pub use detail::Detail;
pub use facet::{FACETS, Facet, FacetValue, Known, Opening, Start, Years};
pub use facet_column::FacetColumn;
pub use listing::{FACT_BREAK, Listing, stored_reference};
pub use manifest::{Asset, Manifest, Program, Programs, WorkerManifest};
pub use published::{DataFile, Directory, FeedFile};
pub use string_column::StringColumn;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::offer::{Status, TimeOfDay};
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    fn read_back<T: serde::Serialize + DeserializeOwned>(value: &T) -> T {
        serde_json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap()
    }

    fn asset(path: String) -> Asset {
        Asset { path, integrity: "sha256-".to_owned() }
    }

    /// A listing whose columns hold all that they may, and more lines than one.
    fn listing() -> impl Strategy<Value = Listing> {
        let text = "\\PC{0,9}";
        let day = proptest::option::of(-700_000_i32..2_900_000);
        let status = proptest::sample::select(&Status::ALL[..]);
        let offer = (text, day, proptest::option::of(0_u16..1440), status, any::<bool>(), any::<u32>(), 0_usize..8);
        proptest::collection::vec(offer, 0..9).prop_map(|offers| {
            let texts = || offers.iter().map(|offer| &offer.0).collect::<StringColumn>();
            let days = || offers.iter().map(|offer| offer.1.map(Day::from_number)).collect::<DayColumn>();
            let numbers = || offers.iter().map(|offer| offer.5).collect::<Vec<_>>();
            let values = offers.iter().map(|offer| {
                let years = (0..).take(offer.6).map(|years| FacetValue::Known(Known::Residency(Years::AtLeast(years))));
                years.collect()
            });
            let facet = FacetColumn::new(&values.collect::<Vec<_>>());
            Listing {
                ids: texts(),
                references: texts(),
                titles: texts(),
                employers: texts(),
                departments: texts(),
                places: texts(),
                facts: texts(),
                tags: texts(),
                residencies: texts(),
                deadline_texts: texts(),
                priority_years: numbers(),
                posted: days(),
                deadlines: days(),
                replaced: days(),
                times: offers.iter().map(|offer| offer.2.and_then(TimeOfDay::from_minutes)).collect(),
                statuses: offers.iter().map(|offer| offer.3).collect(),
                since: days(),
                doubtful: offers.iter().map(|offer| offer.4).collect(),
                postponements: numbers(),
                touched: days(),
                title_ranks: numbers(),
                employer_ranks: numbers(),
                facets: FACETS.map(|_| facet.clone()),
            }
        })
    }

    /// A detail whose texts may all be empty.
    fn detail() -> impl Strategy<Value = Detail> {
        let fact = ("\\PC{0,9}", "\\PC{0,3}", proptest::option::of(any::<u32>()), any::<bool>());
        proptest::collection::vec(fact, 0..5).prop_map(|all| Detail {
            title: all.iter().map(|one| one.0.as_str()).collect(),
            official: all.iter().map(|one| one.1.as_str()).collect(),
            facts: all
                .iter()
                .map(|(text, more, line, _)| detail::Fact {
                    kind: detail::FactKind::Contact,
                    text: text.clone(),
                    more: more.clone(),
                    doubt: more.clone(),
                    origin: more.clone(),
                    line: *line,
                })
                .collect(),
            sections: all
                .iter()
                .map(|(text, more, _, is_application)| detail::Section {
                    heading: more.clone(),
                    is_application: *is_application,
                    blocks: vec![detail::Block::Paragraph(text.clone()), detail::Block::List(vec![more.clone()])],
                })
                .collect(),
            lines: all
                .iter()
                .map(|(text, more, line, _)| detail::NoticeLine {
                    label: more.clone(),
                    text: text.clone(),
                    place: more.clone(),
                    line: *line,
                })
                .collect(),
            doubts: all.iter().map(|(text, _, line, _)| detail::Doubt { text: text.clone(), line: *line }).collect(),
            history: all.iter().map(|one| one.0.clone()).collect(),
            acronyms: all
                .iter()
                .map(|one| detail::Acronym { short: one.0.clone(), meanings: vec![one.1.clone()] })
                .collect(),
            places: all.iter().map(|one| detail::Place { name: one.0.clone(), at: (571, 546) }).collect(),
            ..Detail::default()
        })
    }

    proptest! {
        #[test]
        fn a_detail_comes_back(detail in detail()) {
            prop_assert_eq!(read_back(&detail), detail);
        }

        #[test]
        fn a_listing_comes_back(listing in listing(), at in 0_usize..9) {
            let json = serde_json::to_vec(&listing).unwrap();
            prop_assert_eq!(&Listing::parse(&json).unwrap(), &listing);
            let positions: Vec<u32> = (0..).take(listing.len()).collect();
            let (first, rest) = positions.split_at(at.min(positions.len()));
            let mut parts = read_back(&listing.pick(first));
            parts.append(&read_back(&listing.pick(rest)));
            prop_assert_eq!(parts, listing);
        }

        #[test]
        fn a_listing_of_uneven_columns_is_none(mut listing in listing()) {
            listing.doubtful.push(true);
            prop_assert!(Listing::parse(&serde_json::to_vec(&listing).unwrap()).is_err());
        }

        #[test]
        fn a_manifest_comes_back(paths in proptest::collection::vec("\\PC{0,9}", 1..9), number in 0_usize..9000) {
            let program = || Program { glue: asset(paths[0].clone()), wasm: asset(paths[0].clone()) };
            let assets = || paths.iter().cloned().map(asset).collect::<Vec<_>>();
            let manifest = Manifest {
                base: paths[0].clone(),
                release: paths[0].clone(),
                site: paths[0].clone(),
                programs: Programs { app: program(), tools: program() },
                chunking: Chunking::new(number / 2, number),
                listing: assets(),
                search: asset(paths[0].clone()),
                texts: assets(),
                later_bytes: number,
            };
            prop_assert_eq!(read_back(&manifest), manifest);
        }
    }
}
