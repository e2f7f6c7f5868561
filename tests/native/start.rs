//! A publisher's first day: a new folder, a site out of it with a few commands, by the program and nothing else.

use crate::ask;
use crate::site_build::{self, files, offers, run};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Copied away from the project, the program makes and shows a site by the commands that the guide tells, in an empty folder
/// and without a variable that would lead it back. (The test of the download has a portal of its own.)
#[test]
fn the_program_alone_makes_and_shows_a_site() {
    let home = tempfile::tempdir().unwrap();
    let (program, mine) = (home.path().join("offers"), home.path().join("à moi"));
    std::fs::copy(env!("CARGO_BIN_EXE_offers"), &program).unwrap();
    std::fs::create_dir(&mine).unwrap();
    let alone = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        run(command.env_clear().current_dir(&mine).args(arguments))
    };
    let begun = alone(&["init"]);
    assert_eq!(begun.status, 0, "{}", begun.err);
    std::fs::copy(mine.join("exemple.md"), mine.join("avis/jardinier.md")).unwrap();
    let built = alone(&["build", "--today", "2025-07-20"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.out.contains("offers serve\n"), "nothing more needs to be told: {}", built.out);
    let searches = alone(&["build", "--today", "2025-07-20"]).out.contains("gzip");
    assert_ne!(searches, built.out.contains("site sans recherche"), "{}", built.out);
    let site = files(&mine.join("site"));
    assert!(site.contains_key("offres/3134-25-0001-sg/index.html"));

    let port = ask::free_port();
    let mut server = Command::new(&program)
        .env_clear()
        .current_dir(&mine)
        .args(["serve", "--port", &port.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let answer = ask::ask(port, "/", "");
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(said.contains(&format!("http://127.0.0.1:{port}/")), "{said}");
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(answer.body, site["index.html"]);
}

/// What the program carries is what lies in the folders: a style sheet or a template that it was not told of would be missed.
#[test]
fn the_program_carries_the_templates_and_the_style_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let app = site_build::app().to_str().unwrap();
    for search in [&["--app", app][..], &["--no-app"]] {
        let build = |name: &str, more: &[&str]| {
            let to = folder.path().join(name);
            let options = ["build", "--from", "seeds", "--to", to.to_str().unwrap(), "--today", site_build::TODAY];
            let run = offers(&[&options[..], search, more].concat());
            assert_eq!(run.status, 0, "{}", run.err);
            assert!(!run.out.contains("sans recherche"), "it was asked for: {}", run.out);
            files(&to)
        };
        let (carried, read) = (build("carried", &[]), build("read", &["--public", "public", "--style", "style"]));
        assert_eq!(carried.keys().collect::<Vec<_>>(), read.keys().collect::<Vec<_>>());
        assert!(carried == read);
    }
}

#[test]
fn a_new_folder_becomes_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine");
    let run = offers(&["init", mine.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("LISEZMOI.md") && run.out.contains(&format!("cd {}", mine.display())), "{}", run.out);
    assert_eq!(
        files(&mine),
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/start")),
        "nothing is forgotten"
    );
    let config = mine.join("emploi.toml");
    let build = |from: &[&str]| {
        let run = offers(&[&["build", "--config", config.to_str().unwrap(), "--today", "2025-07-20"], from].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    build(&[]);
    let pages = |site: &Path| files(site).keys().filter(|path| path.starts_with("offres/")).count();
    assert_eq!(pages(&mine.join("site")), 0, "a sample is no offer");
    std::fs::copy(mine.join("exemple.md"), mine.join("avis/exemple.md")).unwrap();
    let told = build(&[]);
    assert!(told.contains("aucune remarque"), "the sample is what a notice should be: {told}");
    assert_eq!(pages(&mine.join("site")), 1);

    let again = offers(&["init", mine.to_str().unwrap()]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

/// Commands that are told can be typed as they stand, and what editors for Windows put into files changes no page.
#[test]
fn folders_and_files_may_be_as_windows_makes_them() {
    let home = tempfile::tempdir().unwrap();
    let mine = home.path().join("Service à Nouméa");
    let told = offers(&["init", mine.to_str().unwrap()]).out;
    assert!(told.contains(&format!("cd \"{}\"", mine.display())), "{told}");
    let (config, notice, site) =
        (mine.join("emploi.toml"), mine.join("avis/avis à pourvoir n° 1.md"), mine.join("site"));
    std::fs::copy(mine.join("exemple.md"), &notice).unwrap();
    let build = || {
        let run = offers(&["build", "--config", config.to_str().unwrap(), "--today", site_build::TODAY]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.out.contains(&format!("offers serve --config \"{}\"", config.display())), "{}", run.out);
        files(&site)
    };
    let before = build();
    for file in [&config, &notice] {
        let text = std::fs::read_to_string(file).unwrap();
        std::fs::write(file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    }
    let after = build();
    let page = |path: &&String| path.starts_with("offres/") || path.as_str() == "index.html";
    assert!(after.keys().filter(page).count() >= 2);
    for (path, bytes) in &after {
        assert!(before.get(path) == Some(bytes), "{path}");
    }
    let told = offers(&["check", "--from", mine.join("avis").to_str().unwrap()]).out;
    assert!(told.contains("aucune remarque"), "{told}");
}

/// Two hundred notices, or the portal's export beside them: one command, and a second run changes no byte.
#[test]
fn many_notices_and_an_export_become_a_site_with_one_command() {
    let folder = tempfile::tempdir().unwrap();
    let notices = folder.path().join("avis");
    std::fs::create_dir(&notices).unwrap();
    for number in 0..200 {
        let text =
            include_str!("../../public/start/exemple.md").replace("3134-25-0001", &format!("3134-25-{number:04}"));
        std::fs::write(notices.join(format!("{number:03}.md")), text).unwrap();
    }
    let export = folder.path().join("export");
    std::fs::create_dir(&export).unwrap();
    std::fs::write(export.join("export.csv"), include_str!("../fixtures/formats/export/portal.csv")).unwrap();
    for (from, least) in [(&notices, 200), (&export, 2)] {
        let to = folder.path().join(format!("site-{least}"));
        let arguments =
            ["build", "--from", from.to_str().unwrap(), "--to", to.to_str().unwrap(), "--today", "2025-07-20"];
        let run = offers(&arguments);
        assert_eq!(run.status, 0, "{}", run.err);
        let site = files(&to);
        assert!(site.keys().filter(|path| path.starts_with("offres/")).count() >= least, "{}", run.out);
        for path in
            ["index.html", "employeurs/index.html", "statistiques/index.html", "feed.xml", "clotures.ics", "offers.csv"]
        {
            assert!(site.contains_key(path), "{path}");
        }
        assert_eq!(site.contains_key("page/2/index.html"), least > 40, "a page of the list for each forty offers");
        let again = offers(&arguments);
        assert!(again.out.contains("(0\u{a0}écrit,"), "{}", again.out);
        assert!(files(&to) == site);
    }
}

/// Every key that the sample comments out is one that the program knows.
#[test]
fn the_sample_configuration_says_all_that_can_be_said() {
    let sample = include_str!("../../public/start/emploi.toml");
    let key = |line: &&str| line.starts_with("# ") && line.contains(" = ") && !line.contains("« # »");
    let whole: String =
        sample.lines().map(|line| if key(&line) { format!("{}\n", &line[2..]) } else { format!("{line}\n") }).collect();
    assert!(whole.contains("\nadresse = ") && whole.contains("\nintegre_par = "));
    // The path is for sites without an address.
    let whole = whole.replace("\nchemin = ", "\n# chemin = ");
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("emploi.toml");
    std::fs::write(&config, whole).unwrap();
    let asked = |key: &str| offers(&["config", "--config", config.to_str().unwrap(), key]);
    let export = asked("avis.export");
    assert!(export.out.starts_with("https://data.gouv.nc/"), "{}{}", export.out, export.err);
    assert_eq!(asked("site.nmo").status, 2);
}

/// The publication calls commands and targets that there are.
#[test]
fn the_weekly_publication_asks_for_what_there_is() {
    let workflow = include_str!("../../public/start/.github/workflows/publier.yml");
    let makefile = include_str!("../../Makefile");
    for target in ["program", "sbom"] {
        assert!(
            workflow.contains(&format!("make {target}\n")) && makefile.contains(&format!("\n{target}:")),
            "{target}"
        );
    }
    assert!(
        workflow.contains("path: programme/target/sbom.cdx.json\n")
            && makefile.contains("> '$(TARGET)/sbom.cdx.json'\n")
    );
    let help = offers(&["--help"]).out;
    for command in ["init", "fetch", "build", "serve"] {
        let guide = include_str!("../../public/start/LISEZMOI.md");
        assert!(guide.contains(&format!("\noffers {command} ")), "{command}");
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
    }
    for command in ["config", "fetch", "build"] {
        assert!(workflow.contains(&format!("offers {command}")), "{command}");
    }
}

/// The publication is YAML; what builds may only read, and what publishes waits for it.
#[test]
fn the_weekly_publication_builds_without_rights_and_then_publishes() {
    let workflow: serde_yaml_ng::Value =
        serde_yaml_ng::from_str(include_str!("../../public/start/.github/workflows/publier.yml")).unwrap();
    assert_eq!(workflow["on"]["schedule"][0]["cron"], "0 20 * * 5");
    assert_eq!(workflow["permissions"], serde_yaml_ng::from_str::<serde_yaml_ng::Value>("contents: read").unwrap());
    let jobs = workflow["jobs"].as_mapping().unwrap();
    let (build, publish) = (&jobs["fabriquer"], &jobs["mettre-en-ligne"]);
    assert_eq!(jobs.len(), 2);
    assert!(build.get("permissions").is_none());
    assert_eq!(publish["needs"], "fabriquer");
    assert_eq!(
        (&publish["permissions"]["pages"], &publish["permissions"]["id-token"]),
        (&"write".into(), &"write".into())
    );
    assert_eq!(publish["environment"]["url"], "${{ steps.publication.outputs.page_url }}");
    assert_eq!(publish["steps"][0]["id"], "publication");
    for step in jobs.values().flat_map(|job| job["steps"].as_sequence().unwrap()) {
        assert!(step["run"].is_string() != step["uses"].is_string(), "{step:?}");
    }
}
