//! `offers fetch` against a portal of its own: what is brought, what is not brought twice, what goes wrong.

use crate::portal::{Fault, Portal, SET, document};
use crate::site_build::{files, offers_in};
use emploi::compile::fetch::{Became, Cap, Limits, Missing, Order, Outcome, fetch};
use emploi::compile::fetched::{Manifest, Problem};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// An instant for the runs of the program.
const NOW: [(&str, &str); 1] = [("SOURCE_DATE_EPOCH", "1790000000")];

#[test]
fn the_export_and_every_document_are_brought() {
    let portal = Portal::of(9);
    let folder = Folder::new();
    let outcome = folder.fetch(&portal);
    assert_eq!((outcome.export, outcome.rows, outcome.without_document), (Some(Became::New), 9, 0));
    assert_eq!(outcome.documents, [(Became::New, 9)].into());
    assert!(outcome.is_whole());
    folder.assert_holds(&portal);

    let log = portal.take_log();
    assert_eq!(log.len(), 10, "each file is asked for once");
    for asked in &log {
        let name = concat!("emploi-public-nc/", env!("CARGO_PKG_VERSION"), " (+rh@exemple.nc)");
        assert_eq!(asked.headers["user-agent"], name);
        for secret in ["authorization", "cookie", "referer"] {
            assert!(!asked.headers.contains_key(secret), "{secret}");
        }
    }
    let manifest = folder.manifest();
    let entry = &manifest.documents[&portal.url(&document(3))];
    assert_eq!(entry.file.as_deref(), Some("documents/00000000000000000000000000000003.pdf"));
    assert_eq!((entry.checked.unwrap().to_string(), &entry.problem), ("2026-11-30".to_owned(), &None));
}

#[test]
fn a_second_run_downloads_nothing() {
    for days in [false, true] {
        let portal = Portal::of(5);
        portal.tag_the_export();
        if days {
            portal.days_for_tags();
        }
        let folder = Folder::new();
        folder.fetch(&portal);
        let before = folder.files();
        portal.take_log();
        let outcome = folder.fetch(&portal);
        assert_eq!((outcome.export, outcome.rows), (Some(Became::Unchanged), 5));
        assert_eq!(outcome.documents, [(Became::Unchanged, 5)].into());
        assert!(portal.take_log().iter().all(|asked| asked.status == 304));
        assert!(folder.files() == before);
    }
}

#[test]
fn what_has_changed_replaces_what_was_there() {
    let portal = Portal::of(3);
    let folder = Folder::new();
    folder.fetch(&portal);
    portal.put(&document(1), "postponed");
    portal.row("200", &portal.url(&document(9)));
    portal.put(&document(9), "new");
    let outcome = folder.fetch(&portal);
    assert_eq!(outcome.export, Some(Became::Replaced));
    assert_eq!(outcome.documents, [(Became::New, 1), (Became::Replaced, 1), (Became::Unchanged, 2)].into());
    folder.assert_holds(&portal);
}

#[test]
fn a_document_that_no_row_names_any_more_stays_and_is_nobodys_loss() {
    let portal = Portal::of(3);
    let folder = Folder::new();
    folder.fetch(&portal);
    portal.fault(Fault::Status(404, 99, ""), "files/");
    assert_eq!(folder.fetch(&portal).missing.len(), 3);
    portal.drop_row("101");
    let outcome = folder.fetch(&portal);
    assert_eq!((outcome.rows, outcome.missing.len()), (2, 2));
    let entry = &folder.manifest().documents[&portal.url(&document(1))];
    assert_eq!(entry.problem, None);
    folder.assert_holds(&portal);
}

#[test]
fn a_copy_that_is_spoilt_or_lost_is_asked_for_anew() {
    let portal = Portal::of(3);
    let folder = Folder::new();
    folder.fetch(&portal);
    std::fs::write(folder.path().join("documents/00000000000000000000000000000000.pdf"), "%PDF spoilt").unwrap();
    std::fs::remove_file(folder.path().join("documents/00000000000000000000000000000001.pdf")).unwrap();
    std::fs::write(folder.path().join("export.csv"), "spoilt").unwrap();
    folder.fetch(&portal);
    folder.assert_holds(&portal);
    std::fs::write(folder.path().join(".fetched.json"), "{").unwrap();
    portal.take_log();
    assert!(folder.fetch(&portal).is_whole());
    assert!(portal.take_log().iter().all(|asked| asked.status == 200), "a broken manifest knows nothing");
}

#[test]
fn every_form_of_address_and_of_cell_is_understood() {
    let portal = Portal::of(0);
    for (number, cell) in
        ["{}", "{\"filename\": \"a.pdf\", \"url\": \"{}\"}", "\"{\\\"url\\\": \\\"{}\\\"}\""].iter().enumerate()
    {
        portal.put(&document(number), "x");
        portal.row(&format!("{number}"), &cell.replace("{}", &portal.url(&document(number))));
    }
    portal.row("4", "");
    portal.row("5", &portal.url(&document(0)));
    for (address, export) in [
        (SET.to_owned(), "export.csv"),
        (format!("{SET}/records?limit=20"), "export.json"),
        (format!("{SET}/exports/json"), "export.json"),
        (format!("{SET}/exports/csv?delimiter=%3B"), "export.csv"),
        ("/explore/dataset/avis/".to_owned(), "export.csv"),
        ("/export.csv".to_owned(), "export.csv"),
    ] {
        let folder = Folder::new();
        let outcome = folder.fetch_from(&portal.url(&address), &limits()).unwrap();
        assert_eq!((outcome.rows, outcome.without_document), (5, 1), "{address}");
        assert_eq!(outcome.documents, [(Became::New, 3)].into(), "{address}");
        assert!(folder.path().join(export).is_file(), "{address}");
    }
}

#[test]
fn without_exports_the_records_are_read_page_by_page() {
    let portal = Portal::of(0);
    for number in 0..250 {
        portal.row(&format!("{number}"), "");
    }
    let folder = Folder::new();
    folder.fetch(&portal);
    for fault in [Fault::Status(500, 99, ""), Fault::Status(404, 99, ""), Fault::Page, Fault::Empty, Fault::Truncated] {
        portal.heal();
        portal.fault(fault.clone(), "/exports/");
        portal.take_log();
        let outcome = folder.fetch(&portal);
        assert_eq!((outcome.rows, &outcome.problem), (250, &None), "{fault:?}");
        let pages: Vec<String> =
            portal.take_log().into_iter().map(|asked| asked.path).filter(|path| path.contains("records")).collect();
        assert_eq!(pages, [0, 100, 200].map(|offset| format!("{SET}/records?limit=100&offset={offset}")));
        let names = folder.names();
        assert!(names.contains(&"export.json".to_owned()) && !names.contains(&"export.csv".to_owned()), "{names:?}");
    }
    portal.heal();
    folder.fetch(&portal);
    let names = folder.names();
    assert!(names.contains(&"export.csv".to_owned()) && !names.contains(&"export.json".to_owned()), "{names:?}");
}

/// Each fault with a document, and why it could not be had.
#[test]
fn what_is_no_document_is_named_and_the_last_good_copy_stays() {
    for (fault, problem) in [
        (Fault::Status(500, 99, ""), Problem::Status(500)),
        (Fault::Status(404, 99, ""), Problem::Status(404)),
        (Fault::Status(403, 99, ""), Problem::Status(403)),
        (Fault::Page, Problem::Page),
        (Fault::Truncated, Problem::Truncated),
        (Fault::Empty, Problem::Empty),
        (Fault::Big, Problem::TooLarge),
        (Fault::Reset(99), Problem::Unreachable),
        (Fault::Moved("http://127.0.0.2:9/".to_owned()), Problem::Host("127.0.0.2:9".to_owned())),
        (Fault::Moved("file:///etc/passwd".to_owned()), Problem::Address),
        (Fault::Moved(format!("{SET}/files/round")), Problem::Redirects),
    ] {
        let portal = Portal::of(4);
        let (ill, never) = (document(2), document(8));
        if problem == Problem::Redirects {
            portal.fault(Fault::Moved(format!("{SET}/files/back")), "files/round");
            portal.fault(Fault::Moved(format!("{SET}/files/round")), "files/back");
        }
        let folder = Folder::new();
        folder.fetch(&portal);
        portal.row("900", &portal.url(&never));
        portal.put(&never, "there");
        for path in [&ill, &never] {
            portal.fault(fault.clone(), path);
        }
        let before = portal.files();
        portal.put(&ill, "another one");
        portal.put(&document(3), "another one too");
        let outcome = folder.fetch(&portal);
        let missing = |row: &str, path: &str, kept| Missing {
            rows: vec![row.to_owned()],
            address: portal.url(path),
            problem: problem.clone(),
            kept,
        };
        assert_eq!(outcome.missing, [missing("102", &ill, true), missing("900", &never, false)], "{fault:?}");
        assert_eq!(outcome.documents, [(Became::Replaced, 1), (Became::Unchanged, 2)].into(), "{fault:?}");
        let manifest = folder.manifest();
        let (ill_entry, never_entry) =
            (&manifest.documents[&portal.url(&ill)], &manifest.documents[&portal.url(&never)]);
        assert_eq!((&ill_entry.problem, &never_entry.problem), (&Some(problem.clone()), &Some(problem)));
        let copy = "documents/00000000000000000000000000000002.pdf";
        assert_eq!((ill_entry.file.as_deref(), never_entry.file.as_deref()), (Some(copy), None));
        assert!(folder.files()[copy] == before[copy]);

        portal.heal();
        assert!(folder.fetch(&portal).is_whole(), "{fault:?}");
        folder.assert_holds(&portal);
    }
}

#[test]
fn an_address_that_may_not_be_asked_is_not_asked() {
    let portal = Portal::of(1);
    let other = Portal::of(0);
    other.put("/files/1", "x");
    for (row, address) in [("1", "javascript:alert(1)"), ("2", "Voir l’affichage"), ("3", &*other.url("/files/1"))] {
        portal.row(row, address);
    }
    let folder = Folder::new();
    let outcome = folder.fetch(&portal);
    let problems: Vec<&Problem> = outcome.missing.iter().map(|missing| &missing.problem).collect();
    let host = format!("127.0.0.1:{}", other.port);
    assert_eq!(problems, [&Problem::Address, &Problem::Address, &Problem::Host(host.clone())]);
    assert!(other.take_log().is_empty());

    let hosts = [host];
    let outcome = fetch(&Order { hosts: &hosts, ..folder.order(&portal.url(SET)) }, &limits(), &|_| {}).unwrap();
    assert_eq!(outcome.missing.len(), 2, "a configured host is asked");
    // A host by another name is another host.
    portal.fault(Fault::Moved(format!("http://localhost:{}/files/1", other.port)), &document(0));
    assert_eq!(folder.fetch(&portal).missing[0].problem, Problem::Host(format!("localhost:{}", other.port)));
}

#[test]
fn what_passes_is_waited_for() {
    for (fault, waited) in [
        (Fault::Status(429, 1, "Retry-After: 7"), vec![7]),
        (Fault::Status(503, 1, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"), vec![]),
        (Fault::Status(503, 2, ""), vec![1, 2]),
        (Fault::Reset(3), vec![1, 2, 4]),
        (Fault::Slow, vec![]),
        (Fault::Moved("MOVED".to_owned()), vec![]),
    ] {
        for place in ["exports/csv", "files/"] {
            let portal = Portal::of(1);
            let fault = match fault.clone() {
                Fault::Moved(_) if place == "files/" => Fault::Moved(format!("/moved{}", document(0))),
                Fault::Moved(_) => Fault::Moved(format!("/moved{SET}/exports/csv")),
                other => other,
            };
            portal.fault(fault.clone(), place);
            let folder = Folder::new();
            let waits = Waits::default();
            let outcome = folder.fetch_from(&portal.url(SET), &waits.limits()).unwrap();
            assert!(outcome.is_whole(), "{fault:?}: {outcome:?}");
            // Time stands still here: the next request meets the same pause once more.
            let mut seconds = waits.seconds();
            seconds.dedup();
            assert_eq!(seconds, waited, "{fault:?}");
            folder.assert_holds(&portal);
        }
    }
}

#[test]
fn a_host_that_asks_for_a_long_pause_is_left_alone() {
    let portal = Portal::of(6);
    portal.fault(Fault::Status(429, 99, "Retry-After: 3600"), "files/");
    let folder = Folder::new();
    let waits = Waits::default();
    let outcome = folder.fetch_from(&portal.url(SET), &Limits { at_once: 1, ..waits.limits() }).unwrap();
    assert_eq!(outcome.missing.len(), 6);
    assert!(outcome.missing.iter().all(|missing| missing.problem == Problem::Status(429)));
    assert_eq!((portal.take_log().len(), waits.seconds()), (2, vec![]), "the export, and one document");
}

/// Time runs out only where the portal never ends: nothing here depends on how fast the machine is.
#[test]
fn a_host_that_is_too_slow_is_given_up() {
    for (fault, limits) in [
        (Fault::Hang, Limits { answer: Duration::from_millis(300), ..limits() }),
        (Fault::Stall, Limits { answer: Duration::from_millis(300), ..limits() }),
        (Fault::Trickle, Limits { document: Cap { bytes: 100_000, time: Duration::from_millis(300) }, ..limits() }),
    ] {
        let portal = Portal::of(3);
        let folder = Folder::new();
        folder.fetch(&portal);
        let before = folder.documents();
        for number in 0..3 {
            portal.put(&document(number), "another one");
        }
        portal.fault(fault.clone(), "files/");
        portal.take_log();
        let limits = Limits { at_once: 1, tries: 2, silent: 2, ..limits };
        let outcome = folder.fetch_from(&portal.url(SET), &limits).unwrap();
        assert_eq!(outcome.missing.len(), 3, "{fault:?}");
        assert!(
            outcome.missing.iter().all(|missing| missing.problem == Problem::TimedOut && missing.kept),
            "{fault:?}"
        );
        let asked = portal.take_log().iter().filter(|asked| asked.path.contains("files/")).count();
        assert_eq!(asked, 4, "{fault:?}: two documents, twice each; a host that is silent is asked no more");
        assert!(folder.documents() == before);
    }
}

#[test]
fn at_most_four_are_asked_for_at_a_time() {
    let portal = Portal::of(12);
    portal.fault(Fault::Hang, "files/");
    let silence = portal.silence();
    let folder = Folder::new();
    let mut run = folder.start(&portal);
    for _ in 0..4 {
        silence.recv().unwrap();
    }
    assert!(silence.recv_timeout(Duration::from_millis(200)).is_err());
    run.kill().unwrap();
    run.wait().unwrap();
}

#[test]
fn an_export_that_cannot_be_had_leaves_all_as_it_was() {
    let portal = Portal::of(3);
    let folder = Folder::new();
    let address = portal.url("/export.csv");
    folder.fetch_from(&address, &limits()).unwrap();
    let before = folder.files();
    portal.put(&document(1), "another one");
    for (fault, problem) in [
        (Fault::Page, Problem::Page),
        (Fault::Empty, Problem::Empty),
        (Fault::Truncated, Problem::Truncated),
        (Fault::Status(503, 99, ""), Problem::Status(503)),
        (Fault::Status(404, 99, ""), Problem::Status(404)),
        (Fault::Reset(99), Problem::Unreachable),
        (Fault::Big, Problem::TooLarge),
        (Fault::Moved("http://127.0.0.2:9/".to_owned()), Problem::Host("127.0.0.2:9".to_owned())),
    ] {
        portal.heal();
        portal.fault(fault.clone(), "export.csv");
        portal.take_log();
        let outcome = folder.fetch_from(&address, &limits()).unwrap();
        assert_eq!(outcome, Outcome { problem: Some(problem.clone()), ..Outcome::default() }, "{fault:?}");
        assert!(portal.take_log().iter().all(|asked| asked.path == "/export.csv"));
        let mut after = folder.files();
        let manifest = folder.manifest();
        assert_eq!(manifest.export.as_ref().unwrap().problem, Some(problem));
        after.insert(".fetched.json".to_owned(), before[".fetched.json"].clone());
        assert!(after == before, "{fault:?}");
    }
    portal.heal();
    assert!(folder.fetch_from(&address, &limits()).unwrap().is_whole());
    folder.assert_holds(&portal);
}

#[test]
fn a_table_of_something_else_is_no_export() {
    let portal = Portal::of(2);
    let folder = Folder::new();
    folder.fetch(&portal);
    let outcome = folder.fetch_from(&portal.url(&document(0)), &limits()).unwrap();
    assert_eq!(outcome.problem, Some(Problem::Kind));
    portal.drop_row("100");
    portal.drop_row("101");
    let outcome = folder.fetch(&portal);
    assert_eq!(outcome.problem, Some(Problem::Empty), "an export without rows is none");
    folder.assert_holds(&portal);
}

/// The program is killed at the moment that a request is made, or half answered; the next run ends with the bytes of a run
/// that nobody has disturbed.
#[test]
fn a_killed_run_is_taken_up() {
    let portal = Portal::of(12);
    let whole = Folder::new();
    assert_eq!(whole.run(&portal).0, 0);
    let expected = whole.files();
    for fault in [Fault::Hang, Fault::Stall] {
        for place in ["exports/csv", &document(0), &document(5), &document(11)] {
            let folder = Folder::new();
            portal.fault(fault.clone(), place);
            let silence = portal.silence();
            let mut run = folder.start(&portal);
            silence.recv().unwrap();
            run.kill().unwrap();
            run.wait().unwrap();
            let documents = portal.files();
            for (name, bytes) in folder.documents() {
                assert!(documents[&name] == bytes, "{name} is whole");
            }
            let had = folder.manifest().documents.values().filter(|entry| entry.file.is_some()).count();
            portal.heal();
            portal.take_log();
            assert_eq!(folder.run(&portal).0, 0);
            assert!(folder.files() == expected, "{fault:?} of {place}");
            let again = portal.take_log().iter().filter(|asked| asked.status == 304).count();
            assert_eq!(again, had, "what the killed run had is not sent again");
        }
    }
}

#[test]
fn what_a_killed_run_left_half_written_goes() {
    let portal = Portal::of(1);
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("documents")).unwrap();
    for part in [".fetched.json.part", "documents/.0.pdf.part"] {
        std::fs::write(folder.path().join(part), "half").unwrap();
    }
    folder.fetch(&portal);
    let names = folder.names();
    assert_eq!(
        names,
        [".fetched.json", ".fetched.lock", "documents/00000000000000000000000000000000.pdf", "export.csv"]
    );
}

#[test]
fn two_runs_at_once_do_not_meet() {
    let portal = Portal::of(3);
    portal.fault(Fault::Hang, &document(1));
    let silence = portal.silence();
    let folder = Folder::new();
    let mut first = folder.start(&portal);
    silence.recv().unwrap();
    let (status, _, said) = folder.run(&portal);
    assert_eq!(status, 2);
    assert!(said.contains("another `offers fetch` is at work"), "{said}");
    first.kill().unwrap();
    first.wait().unwrap();
    portal.heal();
    assert_eq!(folder.run(&portal).0, 0, "the folder is free again");
}

#[test]
fn what_cannot_be_written_stops_the_run_and_is_named() {
    let portal = Portal::of(5);
    let folder = Folder::new();
    let taken = folder.path().join("documents/00000000000000000000000000000003.pdf");
    std::fs::create_dir_all(taken.join("below")).unwrap();
    let said = format!("{:#}", folder.fetch_from(&portal.url(SET), &limits()).unwrap_err());
    assert!(said.contains("00000000000000000000000000000003.pdf"), "{said}");
    assert!(!folder.names().iter().any(|name| name.contains(".part")));
    std::fs::remove_dir_all(taken).unwrap();
    assert!(folder.fetch(&portal).is_whole());
    folder.assert_holds(&portal);
}

#[test]
fn addresses_that_end_alike_have_files_of_their_own() {
    let portal = Portal::of(0);
    for (row, path) in
        [("1", "/a/avis.pdf"), ("2", "/b/avis.pdf"), ("3", "/c/AVIS"), ("4", "/get?id=1"), ("5", "/get?id=2")]
    {
        portal.row(row, &portal.url(path));
        portal.put(path.split('?').next().unwrap(), path);
    }
    let folder = Folder::new();
    assert!(folder.fetch(&portal).is_whole());
    assert_eq!(folder.documents().len(), 5, "{:?}", folder.names());
    let before = folder.files();
    folder.fetch(&portal);
    assert!(folder.files() == before);
}

/// The program, as its configuration says, with what it says.
#[test]
fn the_program_says_what_it_did() {
    let portal = Portal::of(3);
    portal.row("300", "");
    let home = tempfile::tempdir().unwrap();
    let config = format!(
        "[site]\ncontact = \"rh@exemple.nc\"\n[avis]\ndossier = \"avis\"\nexport = \"{}\"\nhotes = [\"files.exemple.nc\"]\n",
        portal.url(SET)
    );
    std::fs::write(home.path().join("emploi.toml"), config).unwrap();
    let run = offers_in(home.path(), &["fetch"], &NOW);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for words in ["4\u{a0}lignes", "3\u{a0}documents", "3\u{a0}nouveaux", "1\u{a0}ligne sans document", "offers build"]
    {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    assert!(home.path().join("avis/export.csv").is_file());
    assert!(portal.take_log()[0].headers["user-agent"].ends_with("(+rh@exemple.nc)"));

    portal.fault(Fault::Status(404, 99, ""), &document(1));
    let run = offers_in(home.path(), &["fetch"], &NOW);
    assert_eq!(run.status, 1);
    for words in ["avis 101", &portal.url(&document(1)), "répond 404", "la copie d’avant reste"] {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
    portal.heal();
    portal.fault(Fault::Page, SET);
    let run = offers_in(home.path(), &["fetch"], &NOW);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("page Web") && run.err.contains("tout reste comme avant"), "{}", run.err);

    let nowhere = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (vec!["fetch"], "no address"),
        (vec!["fetch", "--export", "https://exemple.nc/"], "no folder"),
        (vec!["fetch", "--export", "ftp://exemple.nc/", "--to", "avis"], "expected an address"),
    ] {
        let run = offers_in(nowhere.path(), &arguments, &NOW);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(files(nowhere.path()).is_empty());
}

/// Limits that wait for nothing.
fn limits() -> Limits {
    Waits::default().limits()
}

/// What would have been waited for.
#[derive(Default)]
struct Waits(Arc<Mutex<Vec<Duration>>>);

impl Waits {
    fn limits(&self) -> Limits {
        let waits = Arc::clone(&self.0);
        let cap = Cap { bytes: 100_000, time: Duration::from_mins(1) };
        Limits {
            export: cap,
            document: cap,
            wait: Arc::new(move |time| waits.lock().unwrap().push(time)),
            ..Limits::default()
        }
    }

    /// In whole seconds, those that have begun too.
    fn seconds(&self) -> Vec<u64> {
        self.0.lock().unwrap().iter().map(|time| time.as_millis().div_ceil(1000).try_into().unwrap()).collect()
    }
}

/// A folder of notices.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn order<'a>(&'a self, export: &'a str) -> Order<'a> {
        let today = "2026-11-30".parse().unwrap();
        Order { export, folder: self.path(), hosts: &[], contact: Some("rh@exemple.nc"), today }
    }

    fn fetch_from(&self, address: &str, limits: &Limits) -> anyhow::Result<Outcome> {
        fetch(&self.order(address), limits, &|_| {})
    }

    fn fetch(&self, portal: &Portal) -> Outcome {
        self.fetch_from(&portal.url(SET), &limits()).unwrap()
    }

    /// Runs the program to its end: its status, and what it says.
    fn run(&self, portal: &Portal) -> (i32, String, String) {
        let address = portal.url(SET);
        let run = offers_in(self.path(), &["fetch", "--export", &address, "--to", "."], &NOW);
        (run.status, run.out, run.err)
    }

    /// Starts the program.
    fn start(&self, portal: &Portal) -> Child {
        Command::new(env!("CARGO_BIN_EXE_offers"))
            .args(["fetch", "--export", &portal.url(SET), "--to", "."])
            .current_dir(self.path())
            .envs(NOW)
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn manifest(&self) -> Manifest {
        Manifest::open(self.path())
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(self.path())
    }

    fn names(&self) -> Vec<String> {
        self.files().into_keys().collect()
    }

    /// The documents that a reader of notices sees.
    fn documents(&self) -> BTreeMap<String, Vec<u8>> {
        let shown = |name: &String| name.strip_prefix("documents/").is_some_and(|name| !name.starts_with('.'));
        self.files().into_iter().filter(|(name, _)| shown(name)).collect()
    }

    /// Holds the portal's documents, each as it is there.
    fn assert_holds(&self, portal: &Portal) {
        let (here, there) = (self.documents(), portal.files());
        assert!(here == there, "{:?} here, {:?} there", here.keys(), there.keys());
        assert!(self.path().join("export.csv").is_file());
    }
}
