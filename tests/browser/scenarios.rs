//! Every scenario: which promises and faults of tests/PROMISES.md it shows, and in which engines.
//!
//! The table in tests/README.md is made of this one, and the suite fails when it says anything else.

use crate::browser::{Driver, Engine};
use crate::{
    access, asking, clocks, embedding, faults, keeping, lists, long, offline, pictures, reading, repair, trust,
    updates, visits,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;

/// A scenario's function.
type Run = for<'a> fn(&'a Driver) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// One scenario.
pub(crate) struct Scenario {
    /// Its name, which is its promise: `module::name`.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) run: Run,
    /// Promises (`P1`) and faults (`11`) of tests/PROMISES.md that it shows.
    rows: &'static str,
    /// What it shows, in words.
    shows: &'static str,
    /// Engines in which it does not run, each with the reason.
    gaps: &'static [(Engine, &'static str)],
}

impl Scenario {
    /// Whether it runs in an engine.
    pub(crate) fn runs_in(&self, engine: Engine) -> bool {
        self.gaps.iter().all(|(gap, _)| *gap != engine)
    }
}

macro_rules! scenarios {
    ($($module:ident :: $name:ident, $rows:literal, $shows:literal, $gaps:expr;)*) => {
        &[$(Scenario {
            name: concat!(stringify!($module), "::", stringify!($name)),
            run: |driver| Box::pin($module::$name(driver)),
            rows: $rows,
            shows: $shows,
            gaps: $gaps,
        }),*]
    };
}

const EVERYWHERE: &[(Engine, &str)] = &[];
/// Shows what the program answers or what the pages hold, which are the same bytes in every engine. What an engine makes of them
/// (addresses, history, focus, storage, layout) the other scenarios show in each.
const ONCE: &[(Engine, &str)] = &[(Engine::Firefox, "as in Chromium"), (Engine::WebKit, "as in Chromium")];
const LASTING: &[(Engine, &str)] = &[(Engine::WebKit, "keeps no profile")];

/// All scenarios, in the order in which they run.
pub(crate) const SCENARIOS: &[Scenario] = scenarios![
    visits::the_first_visit_is_complete_small_and_alone, "P5 23",
        "silent console; only GETs, from the own origin, nothing twice; at most 330 kB in brotli for the interactive list, 25 kB before the list can be read", EVERYWHERE;
    visits::a_page_is_taken_over_as_it_stands, "",
        "the elements of list and offer stay, with words, caret and focus of before the app began", EVERYWHERE;
    visits::nothing_moves_when_a_program_comes, "",
        "every page with a program at 320, 360, 768 and 1280 px: everything stays where the static page had it", &[(Engine::Firefox, "does not tell what moves"), (Engine::WebKit, "does not tell what moves")];
    visits::nothing_moves_for_who_comes_back, "14",
        "offers that closed since the page was made, one folded away, a question in the address: nothing moves by more than a reader may feel (which Chromium tells) when the program comes; one that never comes hides nothing for long", EVERYWHERE;
    visits::every_offer_is_found_by_its_title_and_reference, "",
        "search; «nothing found»; the words in the address", ONCE;
    visits::no_key_is_lost_while_the_filters_follow, "",
        "keys pressed while the filters are being filled stay in the box, and are asked", EVERYWHERE;
    visits::a_filter_gives_what_it_counts_and_back_takes_it_off, "",
        "filters, counts, chips, Back", EVERYWHERE;
    visits::a_detail_and_back_lead_to_the_same_list, "",
        "an offer shown without loading a page, focus on its heading; Back, with focus on the offer; at the next visit it is offered first", EVERYWHERE;
    visits::small_filters_lead_back_to_the_list, "",
        "360 px: open filters say how many offers are left, and lead to them", EVERYWHERE;
    visits::an_address_is_the_whole_question, "16",
        "deep links, reload, unknown parameters, an offer that does not exist", EVERYWHERE;
    asking::what_words_are_read_as_is_taken_off_and_comes_back, "",
        "a place and a corrected word, each taken as it is written by a link; the address has both readings, after a reload and with Back", EVERYWHERE;
    asking::what_lacks_some_words_comes_after, "",
        "offers with some of the words under their own heading and not counted; without any with all, a shorter question with its number, and the search kept", EVERYWHERE;
    asking::suggestions_follow_the_keys, "22",
        "the search box as a combobox: arrows, Escape, Enter with and without a chosen option, a click, Back", EVERYWHERE;
    lists::nothing_moves_while_an_archive_comes, "20",
        "360 px, list and offer of a large archive: what is said of older offers has its place before they come, and after", &[(Engine::Firefox, "does not tell what moves"), (Engine::WebKit, "does not tell what moves")];
    lists::twenty_thousand_offers_are_drawn_as_far_as_they_are_seen, "20",
        "the archive comes after the first list; few rows in the page, each with its number; the end of the list; an offer half way, and Back to the same row", EVERYWHERE;
    lists::days_asked_for_stand_in_the_address, "",
        "a span of days: in the address, after a reload, taken off by its chip", ONCE;
    reading::without_javascript_all_can_be_read, "P6 15",
        "without JavaScript: the list, and every offer by its link", EVERYWHERE;
    reading::without_javascript_offers_are_found_by_what_they_share, "P6 15",
        "without JavaScript: from the list by employer, commune, corps and month to an offer", EVERYWHERE;
    reading::without_webassembly_all_can_be_read, "P6 15",
        "scripts, but no WebAssembly: a sentence, the list, every offer", EVERYWHERE;
    embedding::the_list_stands_in_a_frame_of_another_site, "",
        "`vue=integree` in a frame of another origin: one employer’s list alone, the question kept, offers in windows of their own", EVERYWHERE;
    trust::an_injected_script_does_not_run, "P5 P7",
        "the page runs under its policy and Trusted Types, in `<meta>` alone and with the headers of `_headers`; seven kinds of injected scripts do not, and nothing is sent elsewhere", EVERYWHERE;
    trust::hostile_words_are_shown_as_words, "P7 21",
        "a notice full of markup, in the list, under search and on its page", EVERYWHERE;
    offline::everything_works_when_the_network_goes, "P1 2",
        "every offer, list, search, deep links, 404, in the first page and after a reload", EVERYWHERE;
    offline::a_restart_without_network_finds_everything, "P1 3",
        "the browser closed, the network gone, the browser started", LASTING;
    offline::a_killed_browser_finds_everything, "P1 3",
        "the same after `kill -9`", LASTING;
    offline::a_network_that_never_answers_delays_nothing, "P1 2",
        "the list within 5 s on a network that hangs, and soon «hors ligne»", EVERYWHERE;
    offline::a_large_archive_is_kept_when_asked_for, "P1 20",
        "the texts of a large archive are kept only after the button, and then all of them", EVERYWHERE;
    offline::a_missing_file_is_mended, "P10 11",
        "files thrown away by the browser come back", EVERYWHERE;
    updates::a_new_release_is_taken_when_asked_for, "P2 P3 8",
        "announced, not taken before the click; then by all tabs, words typed and a note being written in the others kept; only what changed is fetched; one cache left", EVERYWHERE;
    updates::an_app_that_comes_later_is_announced, "",
        "pages shown by `offers serve` before their app was built: readable, and once it is there it is announced as a release", ONCE;
    updates::a_release_with_a_bad_file_is_not_taken, "P2 9",
        "the old release stays whole; taken once the file is right", EVERYWHERE;
    updates::new_files_beside_the_old_page_are_not_taken, "P2 P3 9",
        "the same of a release whose page is still the old one, as a cache on the way may have it", EVERYWHERE;
    updates::a_page_that_goes_holds_no_release_up, "P2 8",
        "a page left while the worker that it found starts: the release is announced all the same, and «hors ligne» is not said", EVERYWHERE;
    updates::a_browser_killed_during_an_installation_has_the_old_release, "P2 11",
        "`kill -9` while a release is installed: the old one without network, the new one afterwards", LASTING;
    updates::neighbours_on_one_origin_leave_each_other_alone, "P9 16",
        "`/` and `/depot/` on one host, one updated, both offline", EVERYWHERE;
    updates::the_kill_worker_leaves_nothing_but_the_readers_own, "P10 10",
        "`public/kill-sw.js` in the place of `sw.js`", EVERYWHERE;
    repair::the_way_out_checks_mends_and_erases, "P10 11",
        "`/reparer/`, with a broken program on the host: a holed and a spoilt file are found and mended; worker, caches and favourites erased though another tab shows them, which then keeps nothing more and says so; a neighbour's left", EVERYWHERE;
    faults::a_broken_first_load_can_be_read_and_heals, "P6 1 4",
        "no host at all; program, glue and listing × seven faults: readable list, a sentence, no worker, no cache; «Réessayer» heals", EVERYWHERE;
    faults::an_incomplete_installation_claims_nothing_and_heals, "P2 7",
        "works online, claims no offline, complete at the next visit", EVERYWHERE;
    faults::a_wrong_type_and_a_slow_line_do_no_harm, "6 15",
        "wasm as `application/octet-stream`; a line of 20 kB a second, on which the list can be read before the program is there", EVERYWHERE;
    faults::files_beside_the_app_stay_files, "17",
        "data and feeds under the worker are the files", EVERYWHERE;
    faults::data_of_another_schema_and_no_data_are_told, "5",
        "a listing of another schema, of another shape, empty, each with its right checksum: a sentence, no panic; a site without offers says so", EVERYWHERE;
    faults::without_storage_or_workers_all_works_online, "11 12",
        "cookies and storage blocked, no service workers, or some whose registration comes to nothing: everything but offline, and the page says so", EVERYWHERE;
    faults::a_lost_worker_script_changes_nothing, "10",
        "`sw.js` 404, HTML, 500: the worker and what it keeps stay; the next release is found", EVERYWHERE;
    long::a_panic_is_told_and_the_page_stays_readable, "P4 18",
        "inside a signal's update and outside: a banner in plain DOM with details to copy; the page does nothing more by itself; reloading heals", EVERYWHERE;
    long::after_a_panic_nothing_more_is_kept, "P4 18",
        "a note typed after the program broke is not kept; the one of before is there when the page is loaded again", EVERYWHERE;
    long::five_hundred_random_actions_leave_no_trace, "19",
        "500 actions with a fixed seed: no error, no crash, the same document; in Chromium also flat memory of scripts, nodes and program", EVERYWHERE;
    clocks::a_deadline_is_the_same_instant_in_every_zone, "P8 14",
        "the last millisecond of the day in Nouméa and the next one, from UTC−11, UTC+14, Paris and Nouméa", EVERYWHERE;
    clocks::an_open_page_sees_the_deadline_pass, "P8 14",
        "midnight in Nouméa with the page open", EVERYWHERE;
    clocks::odd_days_end_at_midnight_in_noumea, "P8 14",
        "deadlines on the leap day and on the days on which Paris changes its clocks, seen from Paris", EVERYWHERE;
    clocks::a_wrong_clock_hides_nothing, "14",
        "a device in 1970, 1999 and 2099: every offer is listed", EVERYWHERE;
    clocks::a_day_with_the_page_open_stays_right, "P8 14",
        "thirty hours in one page: open until midnight in Nouméa, closed from then on, no count jumps", EVERYWHERE;
    keeping::what_is_kept_is_there_again, "P4",
        "stars, folded offers with undo, a note said to be kept only when it is, the same after a reload; comparison", EVERYWHERE;
    keeping::a_kept_question_is_asked_again, "P4",
        "a search kept from the list: shown where it is kept, once, and asked again from there; an offer leads to its own note", EVERYWHERE;
    keeping::a_page_left_while_it_keeps_holds_nothing_up, "P4 13",
        "eight times, a star pressed and the page left at once: the next page opens what is kept", EVERYWHERE;
    keeping::a_file_moves_what_is_kept_to_another_device, "P4",
        "what one browser exports another one imports, twice without harm, and takes back; a file that is none changes nothing", EVERYWHERE;
    keeping::two_tabs_lose_no_text, "P4 13",
        "one note changed in two tabs at once: both show both texts; what one tab keeps from then on the other one shows", EVERYWHERE;
    keeping::a_note_said_to_be_kept_survives_a_killed_browser, "P4 13",
        "`kill -9` the moment that «Enregistré» is read: the note is there at the next start, without network", LASTING;
    keeping::what_is_taken_back_is_not_said_to_be_kept, "P4 12",
        "what the browser takes back at the last moment: «Non enregistré», the words still in their field; kept at the next try", EVERYWHERE;
    keeping::a_full_device_is_told, "P4 12",
        "no room: everything works online, «Non enregistré», offline is not claimed; all is kept once there is room", &[(Engine::WebKit, "its quota is not to be set")];
    keeping::what_is_not_understood_stays_as_it_is, "P4 12",
        "a record of a later release, a spoilt one, another kind of thing, a later database: taken for nothing, told, never written over", EVERYWHERE;
    keeping::the_desks_pages_work_without_a_network, "P1 2",
        "favourites, map, calendar, comparison, and what can be taken away, with the host gone", EVERYWHERE;
    keeping::what_is_taken_away_is_what_was_asked, "",
        "the offers of the list, for a phrase in quotes and for a span of days, under the question in words", ONCE;
    access::axe_finds_nothing, "22",
        "WCAG 2.2 AA by axe on list, filters, nothing found, offer, no such offer, favourites, map, calendar, comparison, and what can be taken away; 360 and 1280 px, light and dark; no sideways scrolling", ONCE;
    access::a_narrow_window_and_wide_text_cut_nothing_off, "22",
        "320 px, and text set as wide as WCAG 1.4.12 asks, on a page of each kind", EVERYWHERE;
    access::no_page_is_wider_than_its_screen, "",
        "a notice of long words, addresses and a table, on every kind of page at 320, 360, 768 and 1280 px: nothing scrolls sideways; each commune of the map has a line wide enough for a finger", EVERYWHERE;
    access::forced_colours_and_a_great_zoom_cut_nothing_off, "22",
        "forced colours, no motion and a zoom of 400 %, in Chromium also more contrast: nothing is cut off, nothing moves, axe finds nothing", &[(Engine::WebKit, "knows no forced colours")];
    access::the_keyboard_is_enough, "22",
        "past the header, to an offer and back by keys alone", EVERYWHERE;
    access::shortcuts_do_what_their_sheet_says, "22",
        "single keys go through the offers, keep one, search, show their sheet, and can be turned off", EVERYWHERE;
];

/// Run by name only: they write files and judge nothing.
pub(crate) const ON_REQUEST: &[Scenario] = scenarios![
    pictures::screenshots, "", "", &[(Engine::Firefox, "asks Chromium"), (Engine::WebKit, "asks Chromium")];
];

/// What a look within two minutes takes: the ways most used, each in the engine that comes first to a fault.
pub(crate) const SMOKE: &[(&str, Engine)] = &[
    ("visits::the_first_visit_is_complete_small_and_alone", Engine::Chromium),
    ("visits::an_address_is_the_whole_question", Engine::WebKit),
    ("offline::everything_works_when_the_network_goes", Engine::Firefox),
    ("updates::a_new_release_is_taken_when_asked_for", Engine::Chromium),
    ("faults::an_incomplete_installation_claims_nothing_and_heals", Engine::Chromium),
    ("reading::without_javascript_all_can_be_read", Engine::Firefox),
];

/// Rows that an engine cannot show: one that keeps no profile is never restarted.
const NOT_SHOWN: [(&str, Engine); 1] = [("3", Engine::WebKit)];

/// What is wrong with the table in tests/README.md, or with what it covers.
pub(crate) fn doubts() -> Vec<String> {
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/README.md")).expect("a README");
    let mut doubts = Vec::new();
    if !readme.contains(&table()) {
        let right = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenarios.md");
        std::fs::write(&right, table()).expect("a file");
        doubts.push(format!("tests/README.md has another table of scenarios; the right one is in {}", right.display()));
    }
    let rows = rows();
    for Scenario { name, rows: named, .. } in SCENARIOS {
        let unknown = named.split_whitespace().filter(|row| !rows.iter().any(|known| known == row));
        doubts.extend(unknown.map(|row| format!("{name} names {row}, which tests/PROMISES.md does not tell")));
    }
    for engine in Engine::ALL {
        let running = SCENARIOS.iter().filter(|scenario| scenario.runs_in(engine));
        let shown: BTreeSet<&str> = running.flat_map(|scenario| scenario.rows.split(' ')).collect();
        for row in rows.iter().filter(|row| !shown.contains(row.as_str())) {
            if !NOT_SHOWN.contains(&(row.as_str(), engine)) {
                doubts.push(format!("no scenario names {row} in {}", engine.name()));
            }
        }
    }
    let known = |name: &str| SCENARIOS.iter().any(|scenario| scenario.name == name);
    doubts
        .extend(SMOKE.iter().filter(|(name, _)| !known(name)).map(|(name, _)| format!("no scenario is called {name}")));
    doubts
}

/// The promises (`P1`) and faults (`11`) of tests/PROMISES.md: each is shown in every engine that can show it.
fn rows() -> Vec<String> {
    let told =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/PROMISES.md")).expect("promises");
    let first = |line: &str| Some(line.strip_prefix("| ")?.split(' ').next()?.to_owned());
    let numbered = |row: &String| row.trim_start_matches('P').parse::<u8>().is_ok();
    told.lines().filter_map(first).filter(numbered).collect()
}

/// The table in tests/README.md.
fn table() -> String {
    let mut table = "| scenario | promises, faults | Chromium | Firefox | WebKit | what it shows |\n| --- | --- | --- | --- | --- | --- |\n".to_owned();
    for Scenario { name, rows, shows, gaps, .. } in SCENARIOS {
        let rows = rows.replace(' ', ", ");
        let _ = write!(table, "| `{name}` | {rows} |");
        for engine in Engine::ALL {
            let gap = gaps.iter().find(|(gap, _)| *gap == engine).map_or("✓", |(_, reason)| reason);
            let _ = write!(table, " {gap} |");
        }
        let _ = writeln!(table, " {shows} |");
    }
    table
}
