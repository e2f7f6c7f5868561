//! The `offers` program as a user runs it: what it writes, what it says, how it stops.

use crate::program;
use crate::site_build::{self, TODAY, build, files, offers, offers_in, seeds};
use crate::site_pages::{Page, is_page, resolve};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The page in which the app shows offers whose own page was never visited.
const SHELL: &str = "offres/_/index.html";

/// Files of a site besides pages of offers; `#` stands for a hash.
const ALLOWED: &[&str] = &[
    ".htaccess",
    ".nojekyll",
    "404.html",
    "_headers",
    "hors-ligne.html",
    SHELL,
    "a-propos/index.html",
    "accessibilite/index.html",
    "acronyms.json",
    "assets/app-#.js",
    "assets/app-#_bg.wasm",
    "assets/tools-#.js",
    "assets/tools-#_bg.wasm",
    "assets/repair-#.js",
    "assets/style-#.css",
    "boot-#.js",
    "calendrier/index.html",
    "carte/index.html",
    "changes.json",
    "changes.schema.json",
    "changes.xml",
    "clotures.ics",
    "communes/index.html",
    "comparer/index.html",
    "composants/index.html",
    "corps/index.html",
    "data/listing-#.json",
    "data/search-#.bin",
    "data/texts-#.json",
    "donnees/index.html",
    "employers.json",
    "employeurs/index.html",
    "emporter/index.html",
    "favoris/index.html",
    "feed.json",
    "feed.xml",
    "flux/index.html",
    "glossaire/index.html",
    "icons/apple-touch.png",
    "icons/icon-192.png",
    "icons/icon-512.png",
    "icons/icon.svg",
    "icons/maskable-512.png",
    "icons/nouvelle-caledonie.svg",
    "index.html",
    "manifest.webmanifest",
    "mentions-legales/index.html",
    "mois/index.html",
    "nginx.conf",
    "offers.csv",
    "offers.json",
    "offers.schema.json",
    "places.json",
    "qualite/index.html",
    "reparer/index.html",
    "robots.txt",
    "statistiques/index.html",
    "sw.js",
];

/// Folders with a folder for each of their groups.
const DIRECTORIES: &[&str] = &["employeurs/", "communes/", "corps/", "mois/", "qualite/"];

#[test]
fn a_site_holds_the_files_of_the_list_and_one_page_an_offer() {
    let site = Built::new(&seeds(), &[]);
    let mut plain: BTreeSet<String> = site.files.keys().map(|path| without_hash(path)).collect();
    let bundle = site.json("offers.json");
    for offer in bundle["offers"].as_array().unwrap() {
        let page = format!("offres/{}/index.html", offer["id"].as_str().unwrap());
        assert!(plain.remove(&page), "no {page}");
    }
    let of_group =
        |path: &String| DIRECTORIES.iter().any(|own| path.starts_with(own)) && path.matches('/').count() == 2;
    plain.retain(|path| !of_group(path));
    assert_eq!(plain, ALLOWED.iter().map(|&path| path.to_owned()).collect());
}

#[test]
fn releases_of_the_data_compare_line_by_line() {
    let site = Built::new(&seeds(), &[]);
    let text = String::from_utf8(site.files["offers.json"].clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let [_, offers @ .., "]}"] = lines.as_slice() else { panic!("{text}") };
    let offers: Vec<Value> =
        offers.iter().map(|line| serde_json::from_str(line.trim_end_matches(',')).unwrap()).collect();
    assert_eq!(Value::from(offers), site.json("offers.json")["offers"], "an offer a line");
}

#[test]
fn a_site_without_the_app_is_complete_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("dist");
    let arguments = ["build", "--from", "seeds", "--to", to.to_str().unwrap(), "--today", TODAY];
    assert_eq!(offers(&arguments).status, 0);
    let written = files(&to);
    let plain: BTreeSet<String> = written.keys().map(|path| without_hash(path)).collect();
    for absent in [SHELL, "boot-#.js", "data/listing-#.json", "assets/app-#.js"] {
        assert!(!plain.contains(absent), "{absent} without an app");
    }
    // Readers of an earlier site with the app are not left with its worker.
    assert_eq!(written["sw.js"], std::fs::read(project("public/kill-sw.js")).unwrap());
    assert_links_resolve(&written);
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let (one, two) = (Built::new(&seeds(), &[]), tempfile::tempdir().unwrap());
    let to = two.path().join("dist");
    let app = site_build::app();
    let arguments =
        ["build", "--from", "seeds", "--to", to.to_str().unwrap(), "--app", app.to_str().unwrap(), "--today", TODAY];
    assert_eq!(offers_in(&project("."), &arguments, &[("RAYON_NUM_THREADS", "1")]).status, 0);
    assert_same(&one.files, &files(&to));
}

#[test]
fn a_second_run_writes_nothing() {
    let site = Built::new(&seeds(), &[]);
    let times = |site: &Built| -> Vec<_> {
        site.files.keys().map(|path| std::fs::metadata(site.to.join(path)).unwrap().modified().unwrap()).collect()
    };
    let before = times(&site);
    let again = build(&seeds(), &site.to, &[]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(again.out.contains("(0\u{a0}écrit,"), "{}", again.out);
    assert_eq!(times(&site), before);
}

#[test]
fn a_new_build_replaces_the_old_one_and_leaves_what_is_not_its_own() {
    let site = Built::new(&seeds(), &[]);
    std::fs::write(site.to.join("CNAME"), "emploi.example\n").unwrap();
    let notices = tempfile::tempdir().unwrap();
    let seed = std::fs::read_dir(seeds()).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    std::fs::copy(&seed, notices.path().join(seed.file_name().unwrap())).unwrap();
    assert_eq!(build(notices.path(), &site.to, &[]).status, 0);

    let mut left = files(&site.to);
    assert!(left.remove("CNAME").is_some());
    assert_eq!(left.keys().filter(|path| path.starts_with("offres/") && *path != SHELL).count(), 1);
    assert_eq!(left.keys().filter(|path| path.starts_with("data/listing-")).count(), 1);
    assert_same(&left, &Built::new(notices.path(), &[]).files);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let foreign = tempfile::tempdir().unwrap();
    std::fs::write(foreign.path().join("thesis.odt"), "years of work").unwrap();
    let refused = build(&seeds(), foreign.path(), &[]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("not a site of this program"), "{}", refused.err);
    assert_eq!(files(foreign.path()).len(), 1);

    let branch = tempfile::tempdir().unwrap();
    std::fs::create_dir(branch.path().join(".git")).unwrap();
    std::fs::write(branch.path().join(".git/HEAD"), "ref: refs/heads/gh-pages\n").unwrap();
    assert_eq!(build(&seeds(), branch.path(), &[]).status, 0, "an empty branch for pages is a fine place");
    assert!(branch.path().join(".git/HEAD").is_file());

    let blocked = foreign.path().join("thesis.odt").join("dist");
    let folder = tempfile::tempdir().unwrap();
    let to = blocked.to_str().unwrap();
    let unwritable = offers_in(&project("."), &["build", "--from", "seeds", "--to", to], &[]);
    assert_eq!(unwritable.status, 2);
    assert!(unwritable.err.contains("cannot list the output folder"), "{}", unwritable.err);

    std::fs::write(folder.path().join("a.txt"), "Avis").unwrap();
    let inside = folder.path().join("dist");
    let among = offers(&["build", "--from", folder.path().to_str().unwrap(), "--to", inside.to_str().unwrap()]);
    assert_eq!(among.status, 2);
    assert!(among.err.contains("must not lie in one another"), "{}", among.err);
}

#[test]
fn an_error_names_what_is_missing_and_what_to_do() {
    let check = |arguments: &[&str], said: &[&str]| {
        let run = offers(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        for words in said {
            assert!(run.err.contains(words), "{words} in {}", run.err);
        }
    };
    check(&["check", "--from", "nowhere"], &["nowhere", "is the path right?"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--public", "nowhere"], &["boot.js", "--public"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--style", "nowhere"], &["nowhere", "--style"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--app", "tests"], &["_bg.wasm", "--app"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--today", "20/07/2025"], &["2025-08-22"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--base", "https://x/"], &["/depot/"]);
    check(&["build", "--from", "seeds", "--to", "target/never", "--previous", "tests"], &["offers.json", "--previous"]);
    check(&["build", "--from", "nowhere", "--to", "target/never"], &["nowhere", "is the path right?"]);
    check(&["serve", "--dir", "tests"], &["holds no site", "offers build"]);
    assert!(!project("target/never").exists());
}

#[test]
fn bad_files_are_reported_and_stop_nothing() {
    let notices = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(notices.path().join(name), bytes).unwrap();
    let seed =
        std::fs::read(std::fs::read_dir(seeds()).unwrap().map(|entry| entry.unwrap().path()).min().unwrap()).unwrap();
    put("a good.txt", &seed);
    put("b binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\xfd");
    put("c empty.txt", b"");
    put("d blank.txt", b" \n\t\n# :\n");
    put("e office.txt", b"Charg\xe9 de mission\nEmployeur : Mairie de Noum\xe9a\n");
    put("f utf16.txt", b"\xff\xfeA\0g\0e\0n\0t\0 \0\xe9\0");
    put("g hostile.txt", "Agent <script>alert(1)</script> ]]> =cmd END:VEVENT\nMission \u{202e}cachée\n".as_bytes());
    put("h long.txt", &vec![b'a'; 10 * 1024 * 1024]);
    put("i cr.txt", b"Technicien\rEmployeur : Province Sud\r");
    put("j sections.txt", "# Titre\n".repeat(5000).as_bytes());
    put("k.pdf", b"%PDF-1.7");
    put("m.doc", b"\xd0\xcf\x11\xe0");
    put("n.png", b"\x89PNG");
    put("~$o.docx", b"\x05agent");
    put(".hidden.txt", b"Secret");
    std::fs::create_dir(notices.path().join("sub")).unwrap();
    put("sub/l.md", b"# Jardinier\nEmployeur : Mairie\n");

    let run = offers(&["check", "--from", notices.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((report["notices"].as_u64(), report["offers"].as_u64()), (Some(13), Some(7)));
    assert_eq!(report["ignored"], serde_json::json!(["n.png"]));
    let found: BTreeSet<(String, String)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["file"].as_str().unwrap().to_owned(), row["code"].as_str().unwrap().to_owned()))
        .collect();
    for (file, code) in [
        ("b binary.txt", "unreadable"),
        ("c empty.txt", "empty"),
        ("d blank.txt", "empty"),
        ("e office.txt", "old-encoding"),
        ("g hostile.txt", "hidden-characters"),
        ("h long.txt", "too-large"),
        ("k.pdf", "unreadable"),
        ("m.doc", "unread-format"),
    ] {
        assert!(found.contains(&(file.to_owned(), code.to_owned())), "{code} for {file} in {found:?}");
    }

    let site = Built::new(notices.path(), &[]);
    assert_eq!(site.json("offers.json")["offers"].as_array().unwrap().len(), 7);
    let pages: Vec<Page> = site.files.iter().filter(|(path, _)| path.starts_with("offres/")).map(Page::of).collect();
    assert!(pages.iter().any(|page| page.text().contains("Mairie de Nouméa")));
    let quality = Page::of(("qualite/index.html", &site.files["qualite/index.html"])).text();
    for file in ["b binary.txt", "c empty.txt", "d blank.txt", "h long.txt", "k.pdf"] {
        assert!(quality.contains(file), "{file} is named on the quality page: {quality}");
    }
    let hostile = pages.iter().find(|page| page.text().contains("alert(1)")).unwrap();
    assert!(hostile.attributes("script", "src").iter().all(|src| src.contains("boot-")));
    assert!(hostile.text().contains("<script>alert(1)</script>"), "shown as it is written");
    assert!(!hostile.text().contains('\u{202e}'));
}

#[test]
fn who_stops_listening_is_no_fault() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_offers"));
    command.args(["check", "--from", seeds().to_str().unwrap()]).current_dir(project("."));
    let piped = std::process::Stdio::piped;
    let mut child = command.stdout(piped()).stderr(piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}

#[test]
fn strict_tells_by_its_status() {
    let notices = tempfile::tempdir().unwrap();
    std::fs::write(notices.path().join("a.txt"), "").unwrap();
    let from = notices.path().to_str().unwrap();
    assert_eq!(offers(&["check", "--from", from]).status, 0);
    assert_eq!(offers(&["check", "--from", from, "--strict"]).status, 1);
    let said = offers(&["check", "--from", from]).out;
    assert!(said.starts_with("a.txt: empty: "), "{said}");
    assert!(said.contains("1\u{a0}avis lu, 0\u{a0}offre comprise"), "{said}");

    let site = Built::new(notices.path(), &[]);
    assert_eq!(site.json("offers.json")["offers"], serde_json::json!([]), "a site of no offers is a site");
    assert_links_resolve(&site.files);
    assert_eq!(build(notices.path(), &site.to, &["--strict"]).status, 1);
    let plain = build(notices.path(), &site.to, &[]);
    assert!(plain.err.contains("a.txt: empty: "), "a notice that is missing is named: {}", plain.err);
    assert!(plain.out.contains("offers check --from"), "{}", plain.out);
}

#[test]
fn today_is_a_day_in_noumea() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("dist");
    // 20 July 2025, 14:00 in UTC, is the 21st there.
    let run = offers_in(
        &project("."),
        &["build", "--from", "seeds", "--to", to.to_str().unwrap()],
        &[("SOURCE_DATE_EPOCH", "1753020000")],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("au 21\u{a0}juillet\u{a0}2025"), "{}", run.out);
}

#[test]
fn names_and_lists_hold_the_hashes_of_the_bytes_served() {
    let site = Built::new(&seeds(), &[]);
    for (path, bytes) in &site.files {
        if let Some(hash) = hash_in(path) {
            assert_eq!(hash, &hex(bytes)[..10], "{path}");
        }
    }
    let worker = site.release("sw.js");
    let boot_path = site.files.keys().find(|path| path.starts_with("boot-")).unwrap();
    let boot = site.release(boot_path);
    assert_eq!(boot["release"], worker["release"]);
    assert_eq!(boot["release"].as_str().unwrap().len(), 12);
    assert!(boot.get("files").is_none());
    let programs = ["app", "tools"].map(|name| &boot["programs"][name]);
    let code = programs.into_iter().flat_map(|program| [&program["glue"], &program["wasm"]]);
    let parts = ["listing", "texts"].into_iter().flat_map(|name| boot[name].as_array().unwrap());
    assert!(boot.get("later").is_none() && worker["later"].as_array().unwrap().is_empty());
    let listed = worker["files"].as_array().unwrap();
    for asset in code.chain([&boot["search"]]).chain(parts).chain(listed) {
        let path = asset["path"].as_str().unwrap();
        assert_eq!(asset["integrity"].as_str().unwrap(), integrity(&site.files[path]), "{path}");
    }
    let listed: BTreeSet<&str> = listed.iter().map(|asset| asset["path"].as_str().unwrap()).collect();
    for needed in ["index.html", SHELL, "404.html", "manifest.webmanifest", boot_path] {
        assert!(listed.contains(needed), "{needed} is not kept for offline");
    }
    assert!(!listed.contains("sw.js"), "a worker that keeps itself can never be replaced");
    for (path, _) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, &site.files[path]));
        for (src, integrity_written) in page.pairs("script", "src", "integrity") {
            let target = resolve(path, &src).unwrap();
            assert_eq!(integrity_written, integrity(&site.files[&target]), "{path}");
        }
    }
}

#[test]
fn a_release_has_a_new_name_when_anything_in_it_is_new() {
    let one = Built::new(&seeds(), &[]);
    let two = Built::new(&seeds(), &["--base", "/depot/"]);
    assert_ne!(one.release("sw.js")["release"], two.release("sw.js")["release"]);
}

#[test]
fn all_links_lead_to_files() {
    for base in ["/", "/depot/"] {
        let site = Built::new(&seeds(), &["--base", base]);
        let found: BTreeMap<String, Vec<u8>> =
            site.files.iter().map(|(path, bytes)| (format!("{}{path}", &base[1..]), bytes.clone())).collect();
        assert_links_resolve(&found);
        assert_no_orphan(&found, &base[1..]);
    }
    let site = Built::new(&seeds(), &[]);
    let manifest = site.json("manifest.webmanifest");
    for icon in manifest["icons"].as_array().unwrap() {
        let path = icon["src"].as_str().unwrap().trim_start_matches("./");
        assert!(site.files.contains_key(path), "the manifest names {path}");
    }
}

#[test]
fn only_the_pages_for_any_address_know_the_base() {
    let site = Built::new(&seeds(), &["--base", "/depot/"]);
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        for link in page.links() {
            let local = !link.is_empty() && !link.contains(':') && !link.starts_with('#');
            if ["404.html", "hors-ligne.html"].contains(&path.as_str()) && local {
                assert!(link.starts_with("/depot/"), "{path}: {link}");
            } else if local {
                assert!(!link.starts_with('/'), "{path}: {link}");
            }
        }
    }
}

#[test]
fn one_policy_in_pages_and_headers() {
    let site = Built::new(&seeds(), &[]);
    let headers = emploi::compile::site::headers::parse(std::str::from_utf8(&site.files["_headers"]).unwrap());
    let everywhere = headers.iter().find(|rule| rule.pattern == "/*").unwrap();
    let (_, policy) = everywhere.headers.iter().find(|(name, _)| name == "Content-Security-Policy").unwrap();
    // What a page cannot say of itself: who may show it in a frame.
    let policy = policy.strip_suffix("; frame-ancestors 'self'").unwrap();
    assert_eq!(policy, emploi::compile::site::headers::CSP);
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        let metas = page.pairs("meta", "http-equiv", "content");
        let policies: Vec<&String> = metas
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case("content-security-policy"))
            .map(|(_, content)| content)
            .collect();
        assert_eq!(policies, [policy], "{path}");
        // What the policy forbids must not be there, or the page is not what it was meant to be.
        assert!(page.attributes("[style]", "style").is_empty(), "{path} has a style attribute");
        assert!(page.inline_scripts().is_empty(), "{path} has an inline script");
    }
}

#[test]
fn the_published_bundle_fits_its_schema() {
    let site = Built::new(&seeds(), &[]);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("offers.schema.json", site.json("offers.schema.json")).unwrap();
    let schema = compiler.compile("offers.schema.json", &mut schemas).unwrap();
    let bundle = site.json("offers.json");
    schemas.validate(&bundle, schema).unwrap();
    let mut wrong = bundle;
    wrong["offers"][0]["title"] = Value::Null;
    assert!(schemas.validate(&wrong, schema).is_err(), "a schema that refuses nothing says nothing");
}

/// What a first visit to the site of the five seeds needs before its list can be read, and before it answers: how the
/// paths begin, and the most bytes of all of them together in brotli.
const READABLE: (&[&str], usize) = (&["index.html", "assets/style-"], 25_000);
/// See [`READABLE`]. The aim is 180 kB; what the program weighs beyond it is room for what leptos compiles apart for each
/// closure, and the index carries a vocabulary of what people say.
const INTERACTIVE: (&[&str], usize) =
    (&["index.html", "assets/style-", "boot-", "assets/app-", "data/listing-", "data/search-"], 330_000);

/// Needs the built app: in `target/app`, or where `EMPLOI_APP` says.
#[test]
fn a_first_visit_is_light() {
    let Some(app) = program::built() else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("dist");
    let (to_text, app) = (to.to_str().unwrap(), app.to_str().unwrap());
    let run = offers(&["build", "--from", "seeds", "--to", to_text, "--app", app, "--today", TODAY]);
    assert_eq!(run.status, 0, "{}", run.err);
    let site = Built { files: files(&to), to, _folder: folder };
    let packed = |path: &str| {
        let mut out = Vec::new();
        brotli::BrotliCompress(&mut &*site.files[path], &mut out, &brotli::enc::BrotliEncoderParams::default())
            .unwrap();
        out.len()
    };
    let sizes: BTreeMap<String, usize> = site.release("sw.js")["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|asset| asset["path"].as_str().unwrap())
        .map(|path| (path.to_owned(), packed(path)))
        .collect();
    eprintln!("{sizes:#?}");
    for (parts, most) in [READABLE, INTERACTIVE] {
        let weigh =
            |begins: &str| sizes.iter().filter(|(path, _)| path.starts_with(begins)).map(|(_, size)| size).sum();
        let weights: Vec<usize> = parts.iter().map(|begins| weigh(begins)).collect();
        assert!(!weights.contains(&0), "a part is missing: {parts:?} {weights:?}");
        let all: usize = weights.iter().sum();
        assert!(all <= most, "{parts:?} take {all} of {most} bytes");
    }
}

/// A site built in a folder of its own.
struct Built {
    to: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    _folder: tempfile::TempDir,
}

impl Built {
    fn new(from: &Path, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("dist");
        let run = build(from, &to, more);
        assert_eq!(run.status, 0, "{}", run.err);
        Self { files: files(&to), to, _folder: folder }
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.files[path]).unwrap()
    }

    /// What a script was told of its release.
    fn release(&self, path: &str) -> Value {
        let script = std::str::from_utf8(&self.files[path]).unwrap();
        let line = script.lines().find_map(|line| line.strip_prefix("const RELEASE = ")).unwrap();
        serde_json::from_str(line.trim_end_matches(';')).unwrap()
    }
}

/// Links of pages and of the 404 page, which is one for every address.
fn assert_links_resolve(site: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in site.iter().filter(|(path, _)| is_page(path)) {
        let page = Page::of((path, bytes));
        for link in page.links() {
            let Some(target) = resolve(path, &link) else { continue };
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = file.split('?').next().unwrap();
            let found = site.get_key_value(file);
            assert!(found.is_some(), "{path}: {link} leads to no file ({file})");
            if !anchor.is_empty() {
                assert!(Page::of(found.unwrap()).has_id(anchor), "{path}: {link} leads to no place");
            }
        }
    }
}

/// Every page that says something by itself can be reached from the list by links.
fn assert_no_orphan(site: &BTreeMap<String, Vec<u8>>, root: &str) {
    let mut reached = BTreeSet::new();
    let mut open = vec![format!("{root}index.html")];
    while let Some(path) = open.pop() {
        if !reached.insert(path.clone()) || !is_page(&path) {
            continue;
        }
        let page = Page::of((&path, &site[&path]));
        let targets = page.links().into_iter().filter_map(|link| resolve(&path, &link));
        open.extend(
            targets
                .map(|target| target.split(['#', '?']).next().unwrap().to_owned())
                .filter(|to| site.contains_key(to)),
        );
    }
    // To the last two only the programs lead, with the offers that they are about.
    let unlinked = ["404.html", "hors-ligne.html", SHELL, "comparer/index.html", "emporter/index.html"]
        .map(|path| format!("{root}{path}"));
    for path in site.keys().filter(|path| is_page(path) && !unlinked.contains(path)) {
        assert!(reached.contains(path), "no link leads to {path}");
    }
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        assert!(*bytes == two[path], "{path} differs");
    }
}

/// The hash in a file's name: ten hexadecimal digits behind a hyphen.
fn hash_in(path: &str) -> Option<&str> {
    if !["assets/", "data/", "boot-"].iter().any(|own| path.starts_with(own)) {
        return None;
    }
    path.split(['-', '.', '_']).find(|part| part.len() == 10 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn without_hash(path: &str) -> String {
    hash_in(path).map_or_else(|| path.to_owned(), |hash| path.replace(hash, "#"))
}

fn hex(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

fn integrity(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(bytes)))
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
