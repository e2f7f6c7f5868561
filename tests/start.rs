//! A publisher's first day: a new folder, a site out of it with one command.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/site_build.rs"]
#[expect(dead_code, reason = "shared with the tests of the program")]
mod site_build;

use site_build::{files, offers};

#[test]
fn a_new_folder_becomes_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine");
    let run = offers(&["init", mine.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("LISEZMOI.md"), "{}", run.out);
    for path in [".github/workflows/publier.yml", "avis/exemple.md", "emploi.toml"] {
        assert!(mine.join(path).is_file(), "{path}");
    }
    let config = mine.join("emploi.toml");
    let built = offers(&["build", "--config", config.to_str().unwrap(), "--today", "2025-07-20"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.out.contains("aucune remarque"), "the sample is what a notice should be: {}", built.out);
    assert!(files(&mine.join("site")).contains_key("offres/3134-25-0001-sg/index.html"));

    let again = offers(&["init", mine.to_str().unwrap()]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

/// Two hundred notices, or the portal's export beside them: one command, and a second run changes no byte.
#[test]
fn many_notices_and_an_export_become_a_site_with_one_command() {
    let folder = tempfile::tempdir().unwrap();
    let notices = folder.path().join("avis");
    std::fs::create_dir(&notices).unwrap();
    for number in 0..200 {
        let text =
            include_str!("../public/start/avis/exemple.md").replace("3134-25-0001", &format!("3134-25-{number:04}"));
        std::fs::write(notices.join(format!("{number:03}.md")), text).unwrap();
    }
    let export = folder.path().join("export");
    std::fs::create_dir(&export).unwrap();
    std::fs::write(export.join("export.csv"), include_str!("fixtures/formats/export/portal.csv")).unwrap();
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
    let sample = include_str!("../public/start/emploi.toml");
    let key = |line: &&str| line.starts_with("# ") && line.contains(" = ") && !line.contains("« # »");
    let whole: String =
        sample.lines().map(|line| if key(&line) { format!("{}\n", &line[2..]) } else { format!("{line}\n") }).collect();
    assert!(whole.contains("\nexport = ") && whole.contains("\nintegre_par = "));
    // The path is for sites without an address.
    let whole = whole.replace("\nchemin = ", "\n# chemin = ");
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("emploi.toml");
    std::fs::write(&config, whole).unwrap();
    let asked = |key: &str| offers(&["config", "--config", config.to_str().unwrap(), key]);
    let export = asked("avis.export");
    assert_eq!((export.status, export.out.trim()), (0, "https://exemple.nc/export.csv"), "{}", export.err);
    assert!(asked("avis.export_fichier").out.trim().ends_with("avis/export.csv"));
    assert_eq!(asked("site.nmo").status, 2);
}

/// The publication calls programs and targets that there are.
#[test]
fn the_weekly_publication_asks_for_what_there_is() {
    let workflow = include_str!("../public/start/.github/workflows/publier.yml");
    let makefile = include_str!("../Makefile");
    assert!(workflow.contains("run: make program") && makefile.contains("\nprogram: "));
    for name in ["CONFIG", "TO", "PREVIOUS"] {
        assert!(workflow.contains(&format!("{name}=")) && makefile.contains(&format!("\n{name} ")), "{name}");
    }
    assert!(workflow.contains("run: make sbom") && makefile.contains("\nsbom:"));
    assert!(
        workflow.contains("path: programme/target/sbom.cdx.json\n")
            && makefile.contains("> '$(TARGET)/sbom.cdx.json'\n")
    );
    assert!(workflow.contains(".ci/setup pages") && include_str!("../.ci/setup").contains("  pages) "));
}

/// The publication is YAML; what builds may only read, and what publishes waits for it.
#[test]
fn the_weekly_publication_builds_without_rights_and_then_publishes() {
    let workflow: serde_yaml_ng::Value =
        serde_yaml_ng::from_str(include_str!("../public/start/.github/workflows/publier.yml")).unwrap();
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
