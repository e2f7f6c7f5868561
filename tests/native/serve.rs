//! `offers serve` as a static host: the site's own headers, types, redirections, the 404 page.

use crate::ask::{Answer, ask};
use crate::site_build;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

#[test]
fn a_site_is_served_with_its_own_headers() {
    let site = Served::new("/");
    let list = site.get("/");
    assert_eq!((list.status, list.header("content-type")), (200, "text/html; charset=utf-8"));
    // Who may show the site in a frame can only be told by a header: by default, itself.
    let policy = format!("{}; frame-ancestors 'self'", emploi::compile::site::headers::CSP);
    assert_eq!(list.header("content-security-policy"), policy);
    assert_eq!(list.header("cache-control"), "no-cache");
    assert_eq!(list.header("x-content-type-options"), "nosniff");
    for (start, kind) in [("assets/app-", "application/wasm"), ("data/search-", "application/octet-stream")] {
        let path = site.files.iter().rfind(|path| path.starts_with(start)).unwrap();
        let got = site.get(&format!("/{path}"));
        assert_eq!((got.status, got.header("content-type")), (200, kind), "{path}");
        assert!(got.header("cache-control").contains("immutable"), "{path}");
    }
    for (path, kind) in [
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/offers.json", "application/json"),
        ("/sw.js", "text/javascript"),
        ("/icons/icon.svg", "image/svg+xml"),
        ("/icons/icon-192.png", "image/png"),
    ] {
        assert_eq!(site.get(path).header("content-type").split(';').next(), Some(kind), "{path}");
    }
    let packed = site.ask("/offers.json", "Accept-Encoding: br\r\n");
    assert_eq!(packed.header("content-encoding"), "br");
    let again = site.ask("/", &format!("If-None-Match: {}\r\n", list.header("etag")));
    assert_eq!(again.status, 304, "what has not changed is not sent again");
}

#[test]
fn wrong_addresses_get_the_page_for_them_and_folders_their_slash() {
    let site = Served::new("/");
    let missing = site.get("/offres/nothing-here/");
    assert_eq!((missing.status, missing.header("content-type")), (404, "text/html; charset=utf-8"));
    assert_eq!(missing.body, std::fs::read(site.folder.join("404.html")).unwrap());
    let page = site.files.iter().find_map(|path| path.strip_suffix("/index.html")).unwrap();
    let moved = site.get(&format!("/{page}"));
    assert!((300..400).contains(&moved.status), "{}", moved.status);
    assert_eq!(moved.header("location"), format!("/{page}/"));
    assert_eq!(site.get(&format!("/{page}/")).status, 200);
    for outside in ["/../Cargo.toml", "/..%2fCargo.toml", "/%2e%2e/%2e%2e/etc/passwd"] {
        assert_eq!(site.get(outside).status, 404, "{outside}");
    }
}

#[test]
fn a_site_may_stand_below_its_hosts_root() {
    let site = Served::new("/depot/");
    let page = site.files.iter().find_map(|path| path.strip_suffix("/index.html")).unwrap();
    assert_eq!(site.get("/depot/").status, 200);
    assert_eq!(site.get("/depot/").header("cache-control"), "no-cache");
    assert_eq!(site.get("/depot").header("location"), "/depot/");
    assert_eq!(site.get(&format!("/depot/{page}")).header("location"), format!("/depot/{page}/"));
    assert_eq!(site.get("/depot/nothing").status, 404);
    assert_eq!(site.get("/").status, 404, "a neighbour's place");
    assert_eq!(site.get("/depots/").status, 404, "a neighbour's place");
}

/// The first `make serve`: pages before the app, and no trace of that once the app is there.
#[test]
fn pages_wait_for_an_app_that_is_being_built() {
    for base in ["/", "/depot/"] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("dist");
        let (seeds, to) = (site_build::seeds(), folder.to_str().unwrap());
        let plain = ["build", "--from", seeds.to_str().unwrap(), "--to", to, "--base", base, "--no-app"];
        assert_eq!(site_build::offers(&plain).status, 0);
        let site = Served::of(home, base, &["--app-coming"]);
        let script = format!("<script type=\"module\" src=\"{base}coming.js\"></script></head>");
        let page = |path: &str| String::from_utf8(site.get(path).body).unwrap();
        assert_eq!(site.get(&format!("{base}coming.js")).header("content-type"), "text/javascript");
        for path in [base, &format!("{base}donnees/"), &format!("{base}nothing")] {
            let page = page(path);
            assert!(page.contains(&script), "{path}");
            // What the script shows and listens to.
            assert!(page.contains("id=\"update\"") && page.contains("id=\"update-take\""), "{path}");
        }
        assert!(!page(&format!("{base}offers.json")).contains("coming.js"));

        assert_eq!(site_build::build(&seeds, &folder, &["--base", base]).status, 0);
        assert_eq!(site.get(base).body, std::fs::read(folder.join("index.html")).unwrap());
        // How the script sees it.
        assert!(page(base).contains("/boot-"));
    }
}

#[test]
fn a_taken_port_is_named_and_a_free_one_offered() {
    let site = Served::new("/");
    let port = site.port.to_string();
    let run = site_build::offers(&["serve", "--dir", site.folder.to_str().unwrap(), "--port", &port]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains(&format!("port {port} is taken; try --port ")), "{}", run.err);
}

/// A site being served; it ends with the value.
struct Served {
    child: Child,
    port: u16,
    folder: PathBuf,
    files: Vec<String>,
    _home: tempfile::TempDir,
}

impl Served {
    fn new(base: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("dist");
        let run = site_build::build(&site_build::seeds(), &folder, &["--base", base]);
        assert_eq!(run.status, 0, "{}", run.err);
        Self::of(home, base, &[])
    }

    /// Serves the site that stands in a folder below `home`, with more options.
    fn of(home: tempfile::TempDir, base: &str, more: &[&str]) -> Self {
        let folder = home.path().join("dist");
        let (child, port) = start(&folder, base, more);
        let files = site_build::files(&folder).into_keys().collect();
        Self { child, port, folder, files, _home: home }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(path, "")
    }

    fn ask(&self, path: &str, headers: &str) -> Answer {
        ask(self.port, path, headers)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program on a free port and waits until it tells its address.
fn start(folder: &Path, base: &str, more: &[&str]) -> (Child, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offers"))
        .args(["serve", "--dir", folder.to_str().unwrap(), "--port", "0", "--base", base])
        .args(more)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let (_, address) = said.split_once("http://127.0.0.1:").unwrap();
    let (port, path) = address.split_once('/').unwrap();
    assert!(format!("/{path}").starts_with(&format!("{base} ")), "{said}");
    (child, port.parse().unwrap())
}
