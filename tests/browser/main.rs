//! The promises of the site, seen in a real browser. How to run it and what each scenario shows: tests/README.md.

mod access;
mod clocks;
mod faults;
mod offline;
mod page;
mod pictures;
mod reading;
#[path = "../support/browser.rs"]
mod browser;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/site.rs"]
mod site;
mod updates;
mod visits;

use browser::Driver;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;

type Scenario = for<'a> fn(&'a Driver) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// The scenarios by their names, as `module::name`.
macro_rules! scenarios {
    ($($module:ident :: $name:ident),* $(,)?) => {
        &[$((concat!(stringify!($module), "::", stringify!($name)), |driver| Box::pin($module::$name(driver)))),*]
    };
}

const SCENARIOS: &[(&str, Scenario)] = scenarios![
    visits::the_first_visit_is_complete_small_and_alone,
    visits::every_offer_is_found_by_its_title_and_reference,
    visits::a_filter_gives_what_it_counts_and_back_takes_it_off,
    visits::a_detail_and_back_lead_to_the_same_list,
    visits::an_address_is_the_whole_question,
    reading::without_javascript_all_can_be_read,
    offline::everything_works_when_the_network_goes,
    offline::a_restart_without_network_finds_everything,
    offline::a_killed_browser_finds_everything,
    offline::a_network_that_never_answers_delays_nothing,
    offline::a_missing_file_is_mended,
    updates::a_new_release_is_taken_when_asked_for,
    updates::a_release_with_a_bad_file_is_not_taken,
    updates::neighbours_on_one_origin_leave_each_other_alone,
    updates::the_kill_worker_leaves_nothing_but_the_readers_own,
    faults::a_broken_first_load_can_be_read_and_heals,
    faults::an_incomplete_installation_claims_nothing_and_heals,
    faults::a_wrong_type_and_a_slow_line_do_no_harm,
    faults::files_beside_the_app_stay_files,
    clocks::a_deadline_is_the_same_instant_in_every_zone,
    clocks::an_open_page_sees_the_deadline_pass,
    access::axe_finds_nothing,
];

/// Run by name only: they write files and judge nothing.
const ON_REQUEST: &[(&str, Scenario)] = scenarios![pictures::screenshots];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let named = |name: &str| wanted.iter().any(|part| name.contains(part.as_str()));
    let chosen: Vec<_> = SCENARIOS
        .iter()
        .filter(|(name, _)| wanted.is_empty() || named(name))
        .chain(ON_REQUEST.iter().filter(|(name, _)| named(name)))
        .collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let driver = Driver::start(None);

    println!("\nrunning {} scenarios in a browser", chosen.len());
    let mut failed = Vec::new();
    for (name, scenario) in &chosen {
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(scenario(&driver))));
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("test {name} ... {verdict} ({:.1} s)", began.elapsed().as_secs_f32());
        if outcome.is_err() {
            failed.push(*name);
        }
    }
    for name in &failed {
        println!("failed: {name}");
    }
    let verdict = if failed.is_empty() && !chosen.is_empty() { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {} passed; {} failed\n", chosen.len() - failed.len(), failed.len());
    if verdict == "ok" { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
