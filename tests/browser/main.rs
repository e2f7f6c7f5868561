//! The promises of the site, seen in real browsers. How to run it and what each scenario shows: tests/README.md.

mod access;
mod asking;
mod clocks;
mod embedding;
mod faults;
mod lists;
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
#[path = "../support/pace.rs"]
mod pace;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/setup.rs"]
mod setup;
#[path = "../support/site.rs"]
mod site;
mod trust;
mod updates;
mod visits;

use browser::{Browser, Driver, Engine, Setup, Unanswered};
use scenarios::{ON_REQUEST, SCENARIOS, SMOKE, Scenario};
use std::io::{BufRead, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Addresses that scenarios ask for to be told that there is nothing.
const NOWHERE: [&str; 3] = ["nulle-part", "n-existe-pas", "favicon.ico"];

/// No scenario takes as long, in the machine's own time: one that does has lost its browser.
const LONGEST: Duration = Duration::from_mins(10);

/// Told to the process of one engine by the one that asks several: somebody else looks at the table.
const BESIDE_OTHERS: &str = "--beside-others";

fn main() -> ExitCode {
    let start = Instant::now();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked: Vec<(Engine, Vec<&Scenario>)> = engines()
        .into_iter()
        .map(|engine| (engine, chosen(engine, &arguments)))
        .filter(|(_, chosen)| !chosen.is_empty())
        .collect();
    let mut failed = if arguments.iter().any(|argument| argument == BESIDE_OTHERS) {
        Vec::new()
    } else {
        host::prepare(&site::built());
        if asked
            .iter()
            .flat_map(|(_, chosen)| chosen)
            .any(|one| lists::LONG.iter().any(|name| one.name.ends_with(name)))
        {
            lists::prepare();
        }
        println!("\nrunning {} scenarios in browsers", asked.iter().map(|(_, chosen)| chosen.len()).sum::<usize>());
        scenarios::doubts()
    };
    match asked.as_slice() {
        [] => failed.push("no scenario is called so".to_owned()),
        [(engine, chosen)] if engine::alone() == Some(*engine) => failed.extend(in_turn(*engine, chosen)),
        several => failed.extend(side_by_side(several, &arguments)),
    }
    for failure in &failed {
        println!("failed: {failure}");
    }
    let verdict = if failed.is_empty() { "ok" } else { "FAILED" };
    println!("test result: {verdict} in {} s; {} failed", start.elapsed().as_secs(), failed.len());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The engines to run in: those that `ENGINES` names, or all.
fn engines() -> Vec<Engine> {
    let told = std::env::var(engine::ENGINES).unwrap_or_default();
    let told: Vec<&str> = told.split_whitespace().collect();
    for name in &told {
        assert!(Engine::ALL.iter().any(|engine| engine.name() == *name), "ENGINES: there is no engine {name}");
    }
    Engine::ALL.into_iter().filter(|engine| told.is_empty() || told.contains(&engine.name())).collect()
}

/// The scenarios to run in an engine: those that are named in part, or all.
fn chosen(engine: Engine, arguments: &[String]) -> Vec<&'static Scenario> {
    let wanted: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with('-')).collect();
    let smoke = arguments.iter().any(|argument| argument == "--smoke");
    let named = |one: &&Scenario| wanted.iter().any(|part| one.name.contains(part));
    SCENARIOS
        .iter()
        .filter(|one| wanted.is_empty() || named(one))
        .chain(ON_REQUEST.iter().filter(named))
        .filter(|one| one.runs_in(engine) && (!smoke || SMOKE.contains(&(one.name, engine))))
        .collect()
}

/// Scenarios in one engine, one after another. What failed.
fn in_turn(engine: Engine, chosen: &[&Scenario]) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut failed = Vec::new();
    if engine == Engine::Firefox {
        runtime.block_on(async {
            Browser::start(&Driver::start(engine), &Setup::furnished()).await.close().await;
        });
    }
    // One for all, until something goes wrong.
    let mut kept = None;
    for scenario in chosen {
        let began = Instant::now();
        let mut run = || {
            let driver = kept.take();
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                let driver = driver.unwrap_or_else(|| Driver::start(engine));
                driver.place.scenario_begins();
                let done = runtime.block_on(browser::within(LONGEST, (scenario.run)(&driver)));
                done.expect("a scenario comes to its end");
                assert_only_own_files_were_asked_for();
                driver
            }));
            server::take_every_request();
            outcome.map(|driver| kept = Some(driver))
        };
        let mut outcome = run();
        if let Some(Unanswered(command)) = outcome.as_ref().err().and_then(|why| why.downcast_ref()) {
            let name = engine.name();
            println!("     the driver of {name} gave no answer to this: {command}\n     Once more, with another one.");
            outcome = run();
        }
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("test {} in {} ... {verdict} ({:.1} s)", scenario.name, engine.name(), began.elapsed().as_secs_f32());
        if outcome.is_err() {
            failed.push(format!("{} in {}", scenario.name, engine.name()));
        }
    }
    engine::leave();
    failed
}

/// Each engine in a process of its own, all at once: a browser mostly waits. What they say is said on, line by line. What
/// failed.
fn side_by_side(asked: &[(Engine, Vec<&Scenario>)], arguments: &[String]) -> Vec<String> {
    let runs = asked.iter().map(|&(engine, _)| {
        let mut process = Command::new(std::env::current_exe().expect("this program has a file"))
            .args(arguments)
            .arg(BESIDE_OTHERS)
            .env(engine::ENGINES, engine.name())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("this program starts once more");
        let (said, shouted) = (process.stdout.take().expect("piped"), process.stderr.take().expect("piped"));
        let aloud = thread::spawn(move || pass_on(engine, shouted));
        thread::spawn(move || {
            let mut failed = pass_on(engine, said);
            failed.extend(aloud.join().expect("lines are passed on"));
            let ended = process.wait().expect("it ends");
            if !ended.success() && failed.is_empty() {
                failed.push(format!("{} ended without a verdict: {ended}", engine.name()));
            }
            failed
        })
    });
    let runs: Vec<_> = runs.collect();
    runs.into_iter().flat_map(|run| run.join().expect("lines are passed on")).collect()
}

/// Passes on what the process of an engine says. What it says has failed.
fn pass_on(engine: Engine, said: impl Read) -> Vec<String> {
    let mut failed = Vec::new();
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        match line.strip_prefix("failed: ") {
            Some(failure) => failed.push(failure.to_owned()),
            None => println!("{:>8} | {line}", engine.name()),
        }
    }
    failed
}

/// P5, fault 23: whatever a scenario did, its browser sent nothing, and knew where to ask.
fn assert_only_own_files_were_asked_for() {
    for request in server::take_every_request() {
        assert!(request.method == "GET", "a request sends something: {request:?}");
        let meant = NOWHERE.iter().any(|nowhere| request.path.contains(nowhere));
        assert!(request.known || meant, "a request for what is not there: {request:?}");
    }
}
