//! The promises of the site, seen in real browsers. How to run it and what each scenario shows: tests/README.md.

mod access;
mod clocks;
mod embedding;
mod faults;
mod long;
mod offline;
mod page;
mod pictures;
mod reading;
mod repair;
#[path = "../support/browser.rs"]
mod browser;
#[path = "../support/engine.rs"]
mod engine;
#[path = "../support/host.rs"]
mod host;
mod keeping;
mod scenarios;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/site.rs"]
mod site;
mod trust;
mod updates;
mod visits;

use browser::{Driver, Engine};
use scenarios::{ON_REQUEST, SCENARIOS, SMOKE, Scenario};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Instant;

/// Addresses that scenarios ask for to be told that there is nothing.
const NOWHERE: [&str; 3] = ["nulle-part", "n-existe-pas", "favicon.ico"];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let engines = engines();
    let named = |name: &str| wanted.iter().any(|part| name.contains(part.as_str()));
    let mut chosen: Vec<(&Scenario, Engine)> = Vec::new();
    for scenario in SCENARIOS
        .iter()
        .filter(|one| wanted.is_empty() || named(one.name))
        .chain(ON_REQUEST.iter().filter(|one| named(one.name)))
    {
        chosen.extend(engines.iter().filter(|engine| scenario.runs_in(**engine)).map(|engine| (scenario, *engine)));
    }
    if smoke {
        chosen.retain(|(scenario, engine)| SMOKE.contains(&(scenario.name, *engine)));
    }

    let mut failed = scenarios::doubts();
    for doubt in &failed {
        println!("{doubt}");
    }
    println!("\nrunning {} scenarios in browsers", chosen.len());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let start = Instant::now();
    for (scenario, engine) in &chosen {
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let driver = Driver::start(*engine);
            runtime.block_on((scenario.run)(&driver));
            assert_only_own_files_were_asked_for();
        }));
        server::take_every_request();
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("test {} in {} ... {verdict} ({:.1} s)", scenario.name, engine.name(), began.elapsed().as_secs_f32());
        if outcome.is_err() {
            failed.push(format!("{} in {}", scenario.name, engine.name()));
        }
    }
    engine::leave();
    for name in &failed {
        println!("failed: {name}");
    }
    let verdict = if failed.is_empty() && !chosen.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} run in {} s; {} failed\n",
        chosen.len(),
        start.elapsed().as_secs(),
        failed.len()
    );
    if verdict == "ok" { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The engines to run in: those that `ENGINES` names, or all.
fn engines() -> Vec<Engine> {
    let told = std::env::var("ENGINES").unwrap_or_default();
    let told: Vec<&str> = told.split_whitespace().collect();
    for name in &told {
        assert!(Engine::ALL.iter().any(|engine| engine.name() == *name), "ENGINES: there is no engine {name}");
    }
    Engine::ALL.into_iter().filter(|engine| told.is_empty() || told.contains(&engine.name())).collect()
}

/// P5, fault 23: whatever a scenario did, its browser sent nothing, and knew where to ask.
fn assert_only_own_files_were_asked_for() {
    for request in server::take_every_request() {
        assert!(request.method == "GET", "a request sends something: {request:?}");
        let meant = NOWHERE.iter().any(|nowhere| request.path.contains(nowhere));
        assert!(request.known || meant, "a request for what is not there: {request:?}");
    }
}
