//! How long the native parts take, by themselves: `cargo bench --bench native`. Five seeds, written out many times.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use emploi::day::Day;
use emploi::document::Document;
use emploi::offer::Offer;
use emploi::query::{self, Listing, Query};
use emploi::release::Bundle;
use emploi::search::Index;
use emploi::{assemble, text};
use std::hint::black_box;

/// Notices in the tests' archive.
const NOTICES: usize = 2_000;

fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("seeds").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a seed")).collect()
}

/// The seeds over and over, each time under another name and reference.
fn offers() -> Vec<Offer> {
    let seeds = seeds();
    let notice = |number: usize| {
        let written = seeds[number % seeds.len()].replace("3134", &format!("{:04}", 1000 + number));
        assemble::read(&Document::new(&format!("{number:05}.txt"), &written)).value
    };
    (0..NOTICES).map(notice).collect()
}

fn today() -> Day {
    "2025-07-20".parse().expect("a day")
}

fn benches(criterion: &mut Criterion) {
    let seeds = seeds();
    criterion.bench_function("fold a notice", |bench| bench.iter(|| text::fold(black_box(&seeds[1]))));
    criterion.bench_function("read a notice", |bench| {
        bench.iter(|| assemble::read(&Document::new("seed.txt", black_box(&seeds[1]))));
    });

    let bundle = Bundle::new(offers());
    let mut heavy = criterion.benchmark_group("of two thousand notices");
    heavy.sample_size(10);
    heavy.bench_function("index", |bench| bench.iter(|| Index::build(black_box(&bundle.offers))));
    heavy.bench_function("listing", |bench| bench.iter(|| Listing::new(black_box(&bundle))));
    heavy.finish();

    let bytes = Index::build(&bundle.offers);
    criterion.bench_function("open an index", |bench| {
        bench.iter_batched(|| bytes.clone(), |bytes| Index::open(bytes).is_ok(), BatchSize::LargeInput);
    });
    let Ok(index) = Index::open(bytes) else { return };
    for question in ["educateur", "educ", "edcuateur", "chargé de mission nouméa", "3134-25"] {
        criterion.bench_function(&format!("ask «{question}»"), |bench| bench.iter(|| index.ask(black_box(question))));
    }

    let listing = Listing::new(&bundle);
    for address in ["", "?tri=intitule", "?employeur=province-sud&statut=close"] {
        let query: Query = address.parse().unwrap_or_default();
        let order = query::order(&listing, query.order(), today());
        criterion.bench_function(&format!("answer «{address}»"), |bench| {
            bench.iter(|| query::answer(black_box(&query), &listing, &order, None, today()));
        });
    }
    criterion.bench_function("order by title", |bench| {
        bench.iter(|| query::order(black_box(&listing), query::Sort::Title, today()));
    });
}

criterion_group!(native, benches);
criterion_main!(native);
