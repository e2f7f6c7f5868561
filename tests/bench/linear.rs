//! Reading grows with what is read, and not faster: documents of one thing over and over, in two sizes in one run.
//!
//! `make linear` prints for each how much longer four times as much takes, and fails where that is far from four.

use emploi::compile::compile_opened;
use emploi::read;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What documents are made of; a notice may have 5 MB, and of ten all is refused at once.
const THINGS: [&str; 24] = [
    "mot ",
    "# Titre\n",
    "Un mot\n",
    "- mot\n",
    "| Employeur | Province Nord |\n",
    "Employeur : Province Nord\n",
    "Missions :\n",
    "Date limite de candidature : vendredi 1er août 2025\n",
    "Référence : 3134-25-0001/SR du 4 juillet 2025\n",
    "vendredi 1er août 2025 ",
    "Direction des finances (DF) ",
    "a@b.nc ",
    "https://a.nc/ ",
    "24.63.19 ",
    "Nouméa ",
    " ou ",
    " / ",
    " : ",
    "a    ",
    "__",
    "a**b ",
    "# - ",
    "e\u{301}",
    "<b>",
];

/// Bytes of the smaller of two documents.
const SMALL: usize = 500_000;
/// How many times as large the other one is.
const LARGER: u32 = 4;
/// How often each is read.
const TURNS: usize = 4;
/// Machines are busy at times; what grows with the square takes sixteen times as long.
const AT_MOST: f64 = 8.0;

fn main() -> ExitCode {
    let mut steep = 0;
    println!("{:>9} {:>9} {:>6}  made of", "500 kB", "2 MB", "ratio");
    for thing in THINGS {
        let [small, large] = taken(thing);
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{:>6} ms {:>6} ms {ratio:>6.1}  {thing:?}", small.as_millis(), large.as_millis());
        steep += usize::from(ratio > AT_MOST);
    }
    let began = Instant::now();
    let refused = read::notices("large.txt", &read::FORMATS[0], "mot ".repeat(2_500_000).as_bytes());
    println!("10 MB: {:?} in {} ms", refused[0].findings[0].code, began.elapsed().as_millis());
    if steep == 0 && refused[0].document.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The shortest times that reading a small and a large document takes, which are read in turn: a machine is slower at times,
/// and then for both.
fn taken(thing: &str) -> [Duration; 2] {
    let texts = [SMALL, SMALL * LARGER as usize].map(|size| format!("Titre\n{}", thing.repeat(size / thing.len())));
    let once = |text: &String| {
        let began = Instant::now();
        let compiled = compile_opened(read::notices("notice.txt", &read::FORMATS[0], text.as_bytes()));
        assert_eq!(compiled.notices.len(), 1);
        began.elapsed()
    };
    let mut shortest = [Duration::MAX; 2];
    for _ in 0..TURNS {
        for (shortest, text) in shortest.iter_mut().zip(&texts) {
            *shortest = once(text).min(*shortest);
        }
    }
    shortest
}
