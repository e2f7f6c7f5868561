//! Sites to test with: the one that was built, and releases made of it for a scenario.

use crate::browser::setting;
use crate::engine;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The site under test, built for the root of a host.
pub(crate) fn built() -> PathBuf {
    let site = PathBuf::from(setting("EMPLOI_DIST"));
    assert!(site.join("index.html").is_file(), "there is no site in {}: run `make test`", site.display());
    site
}

/// Another site of the same program: built from `notices` for the path `base`.
pub(crate) fn build(name: &str, notices: &Path, base: &str) -> PathBuf {
    let to = scratch(name);
    build_into(&to, notices, base);
    to
}

/// A site of pages only, for the root of a host.
pub(crate) fn plain(name: &str, notices: &Path) -> PathBuf {
    let to = scratch(name);
    offers_build(&to, notices, "/", &["--no-app"]);
    to
}

/// Builds a site into a folder, whatever was there.
pub(crate) fn build_into(to: &Path, notices: &Path, base: &str) {
    offers_build(to, notices, base, &["--app", &setting("EMPLOI_APP")]);
}

fn offers_build(to: &Path, notices: &Path, base: &str, more: &[&str]) {
    let mut command = Command::new(setting("EMPLOI_OFFERS"));
    command.args(["build", "--base", base, "--from"]).arg(notices).arg("--to").arg(to).args(more);
    let built = command.output().expect("EMPLOI_OFFERS names the compiler");
    assert!(built.status.success(), "offers build: {}", String::from_utf8_lossy(&built.stderr));
}

/// A site that `offers serve` shows; it ends with the value.
pub(crate) struct Shown {
    process: Child,
    address: String,
}

impl Shown {
    /// Shows a site whose app is still being built.
    pub(crate) fn with_app_coming(site: &Path) -> Self {
        let mut command = Command::new(setting("EMPLOI_OFFERS"));
        command.args(["serve", "--port", "0", "--app-coming", "--dir"]).arg(site).stdout(Stdio::piped());
        let mut process = command.spawn().expect("EMPLOI_OFFERS names the compiler");
        let mut said = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        output.read_line(&mut said).expect("it says where the site is");
        let port = said.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        Self { process, address: format!("http://localhost:{port}") }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The notices in `seeds/`.
pub(crate) fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// A folder of notices: the seeds and one more.
pub(crate) fn seeds_and(name: &str, notice: &str) -> PathBuf {
    let folder = scratch(name);
    for seed in std::fs::read_dir(seeds()).expect("seeds/").flatten() {
        std::fs::copy(seed.path(), folder.join(seed.file_name())).expect("a copy");
    }
    std::fs::write(folder.join("one-more.md"), notice).expect("a notice");
    folder
}

/// The site once more, to be changed.
pub(crate) fn copy(name: &str, site: &Path) -> PathBuf {
    let to = scratch(name);
    walk(site, &mut |path| {
        let file = to.join(path.strip_prefix(site).expect("below the site"));
        std::fs::create_dir_all(file.parent().expect("a folder above")).expect("a folder");
        std::fs::copy(path, file).expect("a copy");
    });
    to
}

/// The site with other bytes in one of its files, and every checksum to match: a release that was made so.
pub(crate) fn remade(name: &str, site: &Path, path: &str, bytes: &[u8]) -> PathBuf {
    let to = copy(name, site);
    let mut files = Vec::new();
    walk(&to, &mut |file| files.push(file.to_path_buf()));
    let first = to.join(path.trim_start_matches('/'));
    let mut changed = vec![(first.clone(), checksum(&std::fs::read(&first).expect("the file")))];
    std::fs::write(first, bytes).expect("a file");
    while let Some((file, before)) = changed.pop() {
        let after = checksum(&std::fs::read(file).expect("a file"));
        for other in &files {
            let Ok(text) = std::fs::read_to_string(other) else { continue };
            if text.contains(&before) {
                if !changed.iter().any(|(queued, _)| queued == other) {
                    changed.push((other.clone(), checksum(text.as_bytes())));
                }
                std::fs::write(other, text.replace(&before, &after)).expect("a file");
            }
        }
    }
    to
}

/// The hash by which a release knows a file.
fn checksum(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(bytes)))
}

/// An empty folder of this name.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = engine::scratch().join("sites").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The path of the one file of the site whose name begins and ends so (`app-`, `.wasm`), from the root.
pub(crate) fn file(site: &Path, begins: &str, ends: &str) -> String {
    let mut found = Vec::new();
    walk(site, &mut |path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with(begins) && name.ends_with(ends) {
            let below = path.strip_prefix(site).expect("below the site");
            found.push(format!("/{}", below.display()));
        }
    });
    assert_eq!(found.len(), 1, "one file {begins}*{ends} in {}: {found:?}", site.display());
    found.remove(0)
}

fn walk(folder: &Path, see: &mut impl FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, see) } else { see(&path) }
    }
}
