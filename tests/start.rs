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
    assert!(built.out.contains("no findings"), "the sample is what a notice should be: {}", built.out);
    assert!(files(&mine.join("site")).contains_key("offres/3134-25-0001-sg/index.html"));

    let again = offers(&["init", mine.to_str().unwrap()]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
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
    assert!(workflow.contains(".ci/setup pages") && include_str!("../.ci/setup").contains("  pages) "));
}
