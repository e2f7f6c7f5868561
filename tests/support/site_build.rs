//! Runs the `offers` program as a user does, in folders of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A day on which some of the seeds are open and some closed.
pub(crate) const TODAY: &str = "2025-07-20";

/// What a run of the program came to.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `offers` from the project's folder.
pub(crate) fn offers<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Run {
    offers_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, &[])
}

/// Runs `offers` from a folder, with these variables.
pub(crate) fn offers_in<S: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[S], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_offers"));
    run(command.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(arguments).envs(variables.iter().copied()))
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        status: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// Builds a site from a folder of notices with a stand-in for the app, and more options.
pub(crate) fn build(from: &Path, to: &Path, more: &[&str]) -> Run {
    let (from, to, app) = (from.to_str().unwrap(), to.to_str().unwrap(), app().to_str().unwrap());
    let mut arguments = vec!["build", "--from", from, "--to", to, "--app", app, "--today", TODAY];
    arguments.extend(more);
    offers(&arguments)
}

/// The seeds.
pub(crate) fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// All files of a folder, by path from it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    found
}

/// A folder with the smallest modules there are, in place of the programs.
pub(crate) fn app() -> &'static Path {
    static APP: OnceLock<PathBuf> = OnceLock::new();
    APP.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("app");
        std::fs::create_dir_all(&folder).unwrap();
        for program in ["app", "tools"] {
            std::fs::write(folder.join(format!("{program}.js")), "export default async function init() {}\n").unwrap();
            std::fs::write(folder.join(format!("{program}_bg.wasm")), b"\0asm\x01\0\0\0").unwrap();
        }
        folder
    })
}
