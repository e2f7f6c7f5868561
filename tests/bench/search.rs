//! How good, how fast and how heavy the search is: known items, queries and sizes on the data that
//! the peers' benchmark makes.
//!
//! `cargo bench --bench search -- [--misses] SIZE DATA…`, where a DATA folder holds `md-SIZE/`,
//! `queries.json`, `known.json` and `known-hard.json`. Several folders made from several seeds show
//! whether a constant is better, or only better for one set. Times are each query's best of several.

#[path = "notices.rs"]
mod notices;

use emploi::offer::Offer;
use emploi::search::Index;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How often a query is asked.
const ROUNDS: usize = 7;

/// Hits looked at for a known item.
const SHOWN: usize = 10;

#[derive(Deserialize)]
struct Asked {
    q: String,
}

#[derive(Deserialize)]
struct KnownItem {
    id: String,
    q: String,
    kind: Option<String>,
    typo: bool,
}

/// Known items found among the first [`SHOWN`], and the mean of one over their places.
#[derive(Default)]
struct Found {
    items: f64,
    listed: f64,
    reciprocal: f64,
}

fn main() -> anyhow::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let misses = arguments.iter().position(|argument| argument == "--misses").map(|at| arguments.remove(at)).is_some();
    let Some((size, folders)) = arguments.split_first() else {
        println!("no data: cargo bench --bench search -- SIZE DATA…");
        return Ok(());
    };
    for folder in folders {
        let folder = PathBuf::from(folder);
        println!("{} of {}", folder.display(), size);
        measure(&folder, size, misses)?;
    }
    Ok(())
}

fn measure(folder: &Path, size: &str, misses: bool) -> anyhow::Result<()> {
    let offers = notices::read(&folder.join(format!("md-{size}")))?;
    let start = Instant::now();
    let bytes = Index::build(&offers);
    println!("  {} offers built in {:.2?}", offers.len(), start.elapsed());
    println!("  {} bytes, {} on the wire", bytes.len(), on_the_wire(&bytes)?);
    let start = Instant::now();
    let Ok(index) = Index::open(bytes) else { anyhow::bail!("the index cannot be opened") };
    println!("  opened in {:.2?}", start.elapsed());

    let queries: Vec<Asked> = parse(&folder.join("queries.json"))?;
    let mut times: Vec<(f64, &str)> = queries.iter().map(|asked| (best_time(&index, &asked.q), &*asked.q)).collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!("  {} queries: p50 {:.0} µs, p95 {:.0} µs, slowest {:?}", times.len(), at(50).0, at(95).0, at(100));
    let empty: Vec<&str> =
        queries.iter().map(|asked| &*asked.q).filter(|query| index.ask(query).hits.is_empty()).collect();
    println!("  unanswered: {empty:?}");

    for set in ["known.json", "known-hard.json"] {
        let items: Vec<KnownItem> = parse(&folder.join(set))?;
        let mut kinds: BTreeMap<String, Found> = BTreeMap::new();
        for item in &items {
            let hits = index.ask(&item.q).hits;
            let place = hits.iter().take(SHOWN).position(|hit| stem(&offers[hit.offer as usize]) == item.id);
            let kind = item.kind.clone().unwrap_or_else(|| if item.typo { "typo" } else { "exact" }.to_owned());
            for kind in [kind, "all".to_owned()] {
                let found = kinds.entry(kind).or_default();
                found.items += 1.0;
                if let Some(place) = (1_u32..).zip(&hits).map(|(n, _)| n).nth(place.unwrap_or(usize::MAX)) {
                    found.listed += 1.0;
                    found.reciprocal += 1.0 / f64::from(place);
                }
            }
            if misses && place != Some(0) {
                println!("    {place:?} {:?} → {}", item.q, item.id);
                let wanted = hits.iter().find(|hit| stem(&offers[hit.offer as usize]) == item.id);
                for hit in hits.iter().take(3).chain(wanted) {
                    let offer = &offers[hit.offer as usize];
                    println!("      {} {} «{}»", hit.score, stem(offer), offer.title);
                }
            }
        }
        let shown: Vec<String> = kinds
            .iter()
            .map(|(kind, found)| {
                format!("{kind} {:.2} / {:.3}", found.listed / found.items, found.reciprocal / found.items)
            })
            .collect();
        println!("  {set}: {}", shown.join(", "));
    }
    Ok(())
}

fn stem(offer: &Offer) -> &str {
    offer.source.trim_end_matches(".md")
}

fn best_time(index: &Index, query: &str) -> f64 {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(index.ask(query));
        start.elapsed().as_secs_f64() * 1e6
    };
    (0..ROUNDS).map(time).fold(f64::INFINITY, f64::min)
}

fn on_the_wire(bytes: &[u8]) -> anyhow::Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

fn parse<T: for<'d> Deserialize<'d>>(path: &Path) -> anyhow::Result<T> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}
