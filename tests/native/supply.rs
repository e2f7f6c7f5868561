//! What comes from outside: every crate of Cargo.lock has a licence that deny.toml allows and comes from the one
//! registry; every command keeps to Cargo.lock; the scripts that are shipped are ours and bring nothing along.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn every_crate_has_an_allowed_licence() {
    let rules: toml::Table = read("deny.toml").parse().unwrap();
    let allowed = texts(&rules["licenses"]["allow"]);
    let clarified: BTreeSet<&str> = rules["licenses"]["clarify"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| allows(one["expression"].as_str().unwrap(), &allowed))
        .map(|one| one["crate"].as_str().unwrap())
        .collect();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let fine = match package["license"].as_str() {
            Some(licence) => allows(licence, &allowed),
            None => clarified.contains(name),
        };
        assert!(fine, "{name}: {}", package["license"]);
    }
}

#[test]
fn every_crate_comes_from_the_one_registry_and_none_is_banned() {
    let rules: toml::Table = read("deny.toml").parse().unwrap();
    let banned: Vec<&str> =
        rules["bans"]["deny"].as_array().unwrap().iter().map(|one| one["crate"].as_str().unwrap()).collect();
    let mut sources = BTreeSet::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&name), "{name} is banned");
        match package["source"].as_str() {
            Some(source) => drop(sources.insert(source.to_owned())),
            None => assert_eq!(name, env!("CARGO_PKG_NAME"), "{name} lies on this machine only"),
        }
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
    let locked: toml::Table = read("Cargo.lock").parse().unwrap();
    for package in locked["package"].as_array().unwrap() {
        assert!(package.get("source").is_none() || package.get("checksum").is_some(), "{package:?}: without checksum");
    }
}

#[test]
fn every_command_keeps_to_the_lock_file() {
    for path in ["Makefile", ".ci/app", ".ci/bench", ".ci/browser", ".ci/dev", ".ci/fuzz", ".ci/serve", ".ci/setup"] {
        for line in read(path).lines().filter(|line| !line.trim_start().starts_with('#')) {
            let resolves = [
                "cargo build",
                "cargo run",
                "cargo rustc",
                "cargo test",
                "cargo bench",
                "cargo clippy --l",
                "cargo fetch --",
            ]
            .iter()
            .any(|command| line.contains(command));
            assert!(!resolves || line.contains("--locked"), "{path}: {line}");
        }
    }
    let trunk: toml::Table = read("Trunk.toml").parse().unwrap();
    assert_eq!(trunk["build"]["locked"].as_bool(), Some(true));
}

#[test]
fn every_download_is_of_the_version_in_use_and_has_its_checksum() {
    let (versions, locked) = (read(".ci/versions"), read("Cargo.lock"));
    for row in read(".ci/downloads").lines().filter(|line| !line.starts_with('#')) {
        let [name, version, system, sum, path] = row.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let key = name.to_uppercase().replace('-', "_");
        let named = versions.contains(&format!("\n{key}_VERSION={version}\n"));
        let crate_of_the_same_version = locked.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"));
        assert!(named || crate_of_the_same_version, "{name} {version} is not what is used");
        assert!(["Linux-", "Darwin-", "Windows-"].iter().any(|known| system.starts_with(known)), "{row}");
        assert!(sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit()), "{row}");
        let is_archive = [".tar.gz", ".zip"].iter().any(|ending| path.ends_with(ending));
        assert!(path.contains(version) && is_archive, "{row}");
    }
}

/// A tool comes from a mirror whole, with the bytes that its checksum tells, and able to run; else nothing comes.
#[cfg(unix)]
#[test]
fn a_tool_is_taken_only_as_its_checksum_tells() {
    let folder = tempfile::tempdir().unwrap();
    let mirror = folder.path().join("mirror");
    std::fs::create_dir(&mirror).unwrap();
    let run = |program: &str, arguments: &[&str]| Command::new(program).args(arguments).output().unwrap();
    let said = |output: &std::process::Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let system = said(&run("uname", &["-sm"])).trim().replace(' ', "-");
    let tool = mirror.join("tool");
    std::fs::write(&tool, "#!/bin/sh\necho tool 1.2.3\n").unwrap();
    assert!(run("chmod", &["+x", tool.to_str().unwrap()]).status.success());
    let archive = mirror.join("tool.tar.gz");
    let [archive_text, mirror_text] = [&archive, &mirror].map(|path| path.to_str().unwrap());
    assert!(run("tar", &["-czf", archive_text, "-C", mirror_text, "tool"]).status.success());
    let sum = checksum(&archive);

    let (table, taken) = (folder.path().join("downloads"), folder.path().join("bin/tool"));
    let take = |version: &str, sum: &str, path: &str| {
        std::fs::write(&table, format!("# tools\ntool {version} {system} {sum} {path}\n")).unwrap();
        let output = Command::new(root().join(".ci/download"))
            .args(["tool", "1.2.3"].map(AsRef::as_ref).into_iter().chain([taken.as_path(), &table]))
            .env("EMPLOI_TOOLS_MIRROR", format!("file://{mirror_text}/"))
            .output()
            .unwrap();
        (output.status.success(), said(&output))
    };
    for (version, sum, path, why) in [
        ("1.2.2", &*sum, "tool.tar.gz", "no checksum of"),
        ("1.2.3", &*sum, "nothing.tar.gz", "nothing.tar.gz"),
        ("1.2.3", &"0".repeat(64), "tool.tar.gz", "its SHA-256 is"),
    ] {
        let (done, told) = take(version, sum, path);
        assert!(!done && told.contains("tool 1.2.3 cannot be downloaded: ") && told.contains(why), "{why}: {told}");
        assert!(
            taken.parent().unwrap().read_dir().is_ok_and(|mut left| left.next().is_none())
                || !taken.parent().unwrap().exists()
        );
    }
    assert_eq!(take("1.2.3", &sum, "tool.tar.gz"), (true, String::new()));
    assert_eq!(said(&run(taken.to_str().unwrap(), &[])), "tool 1.2.3\n");

    std::fs::write(&tool, "#!/bin/sh\nexit 1\n").unwrap();
    assert!(run("tar", &["-czf", archive_text, "-C", mirror_text, "tool"]).status.success());
    std::fs::remove_file(&taken).unwrap();
    let (done, told) = take("1.2.3", &checksum(&archive), "tool.tar.gz");
    assert!(!done && told.contains("does not run") && !taken.exists(), "{told}");
}

/// `make fuzz` has a lock file of its own, and would not keep to one that is out of date.
#[test]
fn the_fuzzers_lock_file_knows_what_the_project_needs() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let targets = manifest["target"].as_table().unwrap().values().filter_map(|target| target.get("dependencies"));
    let named = targets.chain([&manifest["dependencies"]]).flat_map(|named| named.as_table().unwrap().keys());
    let needed: BTreeSet<&str> = named.map(String::as_str).collect();
    let locked: toml::Table = read("tests/fuzz/Cargo.lock").parse().unwrap();
    let packages = locked["package"].as_array().unwrap();
    let ours = packages.iter().find(|one| one["name"].as_str() == Some(env!("CARGO_PKG_NAME"))).unwrap();
    let known = ours["dependencies"].as_array().unwrap().iter().filter_map(|one| one.as_str()?.split(' ').next());
    assert_eq!(known.collect::<BTreeSet<_>>(), needed);
}

/// The glue that wasm-bindgen writes is looked at in the built site: it must not import anything either.
#[test]
fn shipped_scripts_bring_nothing_along_and_make_no_code_of_texts() {
    let scripts: Vec<PathBuf> = std::fs::read_dir(root().join("public"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect();
    assert!(scripts.len() >= 4, "{scripts:?}");
    for script in scripts {
        let text = std::fs::read_to_string(&script).unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for harm in [
            "eval(",
            "Function(",
            "innerHTML",
            "outerHTML",
            "document.write",
            "insertAdjacentHTML",
            "http://",
            "https://",
            "import {",
            "importScripts",
            "require(",
            "node_modules",
        ] {
            assert!(!code.contains(harm), "{}: {harm}", script.display());
        }
    }
    assert!(!root().join("package.json").exists() && !root().join("package-lock.json").exists());
}

#[test]
fn licences_are_understood() {
    let allowed: BTreeSet<String> = ["MIT", "ISC"].map(str::to_owned).into();
    for (licence, fine) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("ISC AND (GPL-3.0 OR MIT)", true),
        ("(GPL-3.0 OR MIT) AND BSD-3-Clause", false),
    ] {
        assert_eq!(allows(licence, &allowed), fine, "{licence}");
    }
}

/// Whether a licence expression can be met with the licences allowed.
fn allows(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "+WITH+");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at, allowed)
}

fn any(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, allowed);
    }
    met
}

fn all(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let word = words[*at];
    *at += 1;
    if word != "(" {
        return allowed.contains(&word.replace("+WITH+", " WITH "));
    }
    let met = any(words, at, allowed);
    *at += 1;
    met
}

/// Every package of Cargo.lock.
fn packages() -> Vec<Value> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let all: Value = serde_json::from_slice(&told.stdout).unwrap();
    all["packages"].as_array().unwrap().clone()
}

fn texts(list: &toml::Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// The SHA-256 of a file, as it is written.
fn checksum(path: &Path) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(std::fs::read(path).unwrap()).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
