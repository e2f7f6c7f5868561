//! The house rules, enforced: who may know whom, what the core may not touch, where French may stand.
//!
//! These are honest heuristics on source text. Comments and the tests inside modules are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What only the edges may touch: files, clocks, processes, networks, the machine's settings.
const WORLD: &[&str] =
    &["std::fs", "std::time", "std::env", "std::net", "std::process", "std::io", "SystemTime", "Instant::"];

/// What components that also render natively may not touch.
const BROWSER: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos_router", "window()", "document()"];

/// The modules that run in a browser.
const BROWSER_EDGE: &[&str] = &["browser", "app", "tools"];

/// The edges: the modules that know a world outside, the programs and the library's own file.
const EDGES: &[&str] = &["compile", "browser", "app", "tools", "bin", "lib"];

/// Files of data in the notices' own words; `wording` is the one for words of our own.
const TABLES: &[&str] = &["wording", "vocabulary"];

/// Modules that read French: they name its words and places, but say nothing in it.
const READERS: &[&str] = &["gazetteer", "label", "check", "assemble"];

/// Letters of a name; what is longer is a sentence.
const NAME: usize = 40;

#[test]
fn what_shows_our_security_is_there() {
    let tests: Vec<(String, String)> = ["tests/native", "tests/browser"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    let named: Vec<&str> = include_str!("../../SECURITY.md").split('`').filter(|part| part.contains("::")).collect();
    assert!(named.len() > 10, "SECURITY.md names its tests: {named:?}");
    for name in named {
        let (file, test) = name.split_once("::").unwrap();
        let there = tests.iter().any(|(stem, code)| stem == file && code.contains(&format!("fn {test}(")));
        assert!(there, "SECURITY.md names {name}, which is no test");
    }
}

/// A file of tests that `main.rs` does not name would never run.
#[test]
fn every_file_of_tests_is_part_of_a_program() {
    for program in ["native", "browser"] {
        let folder = root().join("tests").join(program);
        let main = std::fs::read_to_string(folder.join("main.rs")).unwrap();
        for path in files_below(&folder, "rs") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(name == "main" || main.contains(&format!("\nmod {name};\n")), "{}", path.display());
        }
    }
    let beside = std::fs::read_dir(root().join("tests")).unwrap().map(|entry| entry.unwrap().path());
    let beside: Vec<PathBuf> = beside.filter(|path| path.extension().is_some_and(|found| found == "rs")).collect();
    assert_eq!(beside, Vec::<PathBuf>::new(), "tests stand in tests/native or tests/browser");
}

/// `"P5 23",` behind the name of a scenario: the suite holds all of them against PROMISES.md as well, but needs browsers.
#[test]
fn scenarios_name_promises_and_faults_that_are_told() {
    let numbers = |line: &str| {
        let rows = line.split_once(", \"")?.1.split_once("\",")?.0;
        line.starts_with("    ").then(|| rows.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    };
    let scenarios = include_str!("../browser/scenarios.rs");
    let of = |line: &str| line.contains("::").then(|| numbers(line)).flatten();
    let is_number = |row: &String| row.trim_start_matches('P').parse::<u8>().is_ok();
    let named: BTreeSet<String> = scenarios.lines().filter_map(of).flatten().filter(is_number).collect();
    let row = |line: &str| Some(line.strip_prefix("| ")?.split(' ').next()?.to_owned());
    let told: BTreeSet<String> = include_str!("../PROMISES.md").lines().filter_map(row).filter(is_number).collect();
    assert_eq!((named.len(), named), (10 + 23, told));
}

#[cfg(unix)]
#[test]
fn subjects_of_commits_are_short_imperatives() {
    let folder = tempfile::tempdir().unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = std::process::Command::new(program);
        command.args(arguments).current_dir(&folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.output().unwrap()
    };
    let commit = |subject: &str| {
        let author = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
        let done = run("git", &[&author[..], &["commit", "--quiet", "--allow-empty", "--message", subject]].concat());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    assert!(run("git", &["init", "--quiet"]).status.success());
    let law = root().join(".ci/commits");
    let checked = |arguments: &[&str]| {
        let output = run(law.to_str().unwrap(), arguments);
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    commit("What was before the law");
    assert!(checked(&[]).1.starts_with("no upstream branch"));
    for (subject, why) in [
        ("Join portal rows with their documents", ""),
        ("Embed the list of the Congrès de la Nouvelle-Calédonie, kept in its order", "73 characters"),
        ("Embed the list of the Congrès de la Nouvelle-Calédonie, kept in an order", ""),
        ("Address a page by its reference", ""),
        ("Join portal rows.", "full stop"),
        ("join portal rows", "small letter"),
        ("The rows of the portal are joined", "imperative"),
        ("Joins portal rows", "imperative"),
        ("Joining portal rows", "imperative"),
    ] {
        commit(subject);
        let (fine, said) = checked(&["HEAD~1"]);
        assert!(fine == why.is_empty() && said.contains(why), "{subject}: {said}");
    }
}

#[test]
fn each_module_knows_only_those_above_it() {
    let modules = modules();
    let mut broken = Vec::new();
    for source in sources() {
        let Some(own) = modules.iter().position(|name| *name == source.module) else { continue };
        for known in known_modules(&source.code) {
            let place = modules.iter().position(|name| *name == known);
            let above = place.is_some_and(|place| place <= own);
            // The two edges are of two targets, and the two programs do not know each other.
            let edge = BROWSER_EDGE.contains(&source.module.as_str()) && known == "compile";
            let program = source.module == "tools" && known == "app";
            if !above || edge || program {
                broken.push(format!("{} knows crate::{known}", source.path));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// Two files that import each other can only be read together. A module and one of its own children may know each other:
/// the children share what stands in their parent, and the parent shows them to others.
#[test]
fn no_two_files_import_each_other() {
    let files: BTreeMap<String, String> = sources()
        .into_iter()
        .filter(|source| !source.path.starts_with("src/bin/"))
        .map(|source| (module_path(&source.path), without_texts(&source.code)))
        .collect();
    assert_eq!(circles(&files), Vec::<String>::new());
}

#[test]
fn the_core_is_pure() {
    let core = |source: &Source| !EDGES.contains(&source.module.as_str());
    let reads = |source: &Source| source.module == "read";
    assert_none_contains(|source| core(source) && !reads(source), WORLD);
    // The readers of formats take bytes in memory through the traits of `std::io`.
    let world: Vec<&str> = WORLD.iter().copied().filter(|word| *word != "std::io").collect();
    assert_none_contains(reads, &world);
}

#[test]
fn components_render_without_a_browser() {
    // A renderer of its own: to HTML without a browser, and in one it compares a field with what should stand in it.
    let renders = |source: &Source| source.path == "src/view/part.rs";
    let runs = |source: &Source| {
        BROWSER_EDGE.contains(&source.module.as_str()) || ["bin", "lib"].contains(&source.module.as_str())
    };
    assert_none_contains(|source| !runs(source) && !renders(source), BROWSER);
}

#[test]
fn one_place_asks_the_clock() {
    let elsewhere =
        |source: &Source| source.path != "src/compile/clock.rs" && !BROWSER_EDGE.contains(&source.module.as_str());
    assert_none_contains(elsewhere, &["SystemTime::now", "Timestamp::now", "Zoned::now", "OffsetDateTime"]);
}

#[test]
fn no_inner_html() {
    assert_none_contains(|_| true, &["inner_html", "set_inner_html", "unwrap_unchecked"]);
}

/// A letter with an accent in a text literal is French, in this project.
#[test]
fn french_stands_in_wording_and_tables() {
    let mut found = Vec::new();
    for source in sources() {
        let table = source.path.split(['/', '.']).any(|part| TABLES.contains(&part));
        if !table {
            let most = if READERS.contains(&source.module.as_str()) { NAME } else { 0 };
            let french = literals(&source.code)
                .into_iter()
                .filter(|text| text.chars().any(is_accented) && text.chars().count() > most);
            found.extend(french.map(|text| format!("{}: {text}", source.path)));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_style_rule_is_in_a_layer() {
    use lightningcss::rules::CssRule;
    use lightningcss::stylesheet::{ParserOptions, StyleSheet};
    let mut sheets = 0;
    for path in files_below(&root().join("style"), "css") {
        let css = std::fs::read_to_string(&path).unwrap();
        let sheet = StyleSheet::parse(&css, ParserOptions::default()).unwrap();
        for rule in &sheet.rules.0 {
            let layered = matches!(rule, CssRule::LayerBlock(_) | CssRule::LayerStatement(_) | CssRule::Ignored);
            assert!(layered, "{}: a rule outside a layer: {rule:?}", path.display());
        }
        sheets += 1;
    }
    assert!(sheets > 0, "no style sheets");
}

#[test]
fn the_heuristics_see_what_they_are_to_see() {
    assert_eq!(known_modules("use crate::{day::Day, offer};\ncrate::text::fold(x)"), ["day", "offer", "text"]);
    assert_eq!(literals(r##"let a = "b\"c"; let d = 'é'; let e = r#"f"g"#; let h: &'static str;"##), ["b\"c", "f\"g"]);
    assert_eq!(without_comments("a // b \"c\"\n/* d */ \"http://e\""), "a \n \"http://e\"");
    assert_eq!(use_paths("a::{b, c::{D as E, self}}"), ["a::b", "a::c::D", "a::c::self"]);
    let files = [
        ("a", "mod b;\nmod c;\npub use b::B;\nfn f() { c::f() }"),
        ("a::b", "use super::c::C;\nstruct B;"),
        ("a::c", "use super::B;\nstruct C;\nfn f() { super::f() }"),
        ("d", "use crate::a::B;"),
    ];
    let files = files.map(|(module, code)| (module.to_owned(), code.to_owned())).into();
    assert_eq!(circles(&files), ["a::b <-> a::c"]);
}

struct Source {
    path: String,
    module: String,
    code: String,
}

/// All of `src/`, without comments and without the tests at the end of files.
fn sources() -> Vec<Source> {
    let source = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = without_comments(text.split("#[cfg(test)]").next().unwrap());
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
        Source { path, module, code }
    };
    let found: Vec<Source> = files_below(&root().join("src"), "rs").into_iter().map(source).collect();
    assert!(found.len() > 10, "the sources are not where they were");
    found
}

/// The modules of the library in reading order.
fn modules() -> Vec<String> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let found: Vec<String> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect();
    assert!(found.len() > 10, "src/lib.rs no longer lists its modules as `pub mod name;`");
    found
}

/// The modules that some code names behind `crate::`.
fn known_modules(code: &str) -> Vec<String> {
    let mut known = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => known.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            known.push(name);
        } else {
            known.push(part.to_owned());
        }
    }
    let identifier = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    known.iter().map(|text| identifier(text)).filter(|name| !name.is_empty()).collect()
}

/// The pairs of files that import each other, neither of which holds the other; by modules, with their code.
fn circles(files: &BTreeMap<String, String>) -> Vec<String> {
    let shown: BTreeMap<&str, Vec<String>> = files.iter().map(|(of, code)| (of.as_str(), shown(of, code))).collect();
    let mut known = BTreeSet::new();
    for (module, code) in files {
        for path in paths(code).iter().filter_map(|path| absolute(module, path)) {
            known.insert((module.as_str(), file_of(&path, files, &shown)));
        }
    }
    let holds = |one: &str, other: &str| one.is_empty() || other.starts_with(&format!("{one}::"));
    let circle = |(one, other): &&(&str, String)| {
        let back = files.get_key_value(other).is_some_and(|(other, _)| known.contains(&(other, (*one).to_owned())));
        *one < other.as_str() && back && !holds(one, other)
    };
    known.iter().filter(circle).map(|(one, other)| format!("{one} <-> {other}")).collect()
}

/// The paths that some code names, in its `use` and elsewhere.
fn paths(code: &str) -> Vec<String> {
    let named = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != ':');
    let named = named.map(|path| path.trim_end_matches(':').to_owned());
    uses(code).into_iter().map(|(_, path)| path).chain(named).collect()
}

/// What a module shows of its children and of others: paths from the crate's root.
fn shown(module: &str, code: &str) -> Vec<String> {
    let public = uses(code).into_iter().filter(|(public, _)| *public);
    public.map(|(_, path)| absolute(module, &path).unwrap_or_else(|| inside(module, &path))).collect()
}

/// The paths that some code imports, and whether it shows them to others.
fn uses(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        let own = line.trim_start();
        let public = own.starts_with("pub ") || own.starts_with("pub(");
        if own.starts_with("use ") || public && own.split_once(' ').is_some_and(|(_, rest)| rest.starts_with("use ")) {
            let tree = code[at..].split_once("use ").map_or("", |(_, tree)| tree);
            let tree = tree.split(';').next().unwrap_or_default();
            found.extend(use_paths(tree).into_iter().map(|path| (public, path)));
        }
        at += line.len();
    }
    found
}

/// The paths of a tree of imports, by the names that they have where they come from.
fn use_paths(tree: &str) -> Vec<String> {
    let Some((before, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().to_owned()];
    };
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let inner = use_paths(&group[from..at]).into_iter().filter(|path| !path.is_empty());
                found.extend(inner.map(|path| format!("{}{path}", before.trim())));
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A path of a module from the crate's root; none where it leads elsewhere, or to the module's own children.
fn absolute(module: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix("crate::") {
        return Some(path.to_owned());
    }
    let (mut rest, mut module) = (path.strip_prefix("super::")?, parent(module));
    while let Some(further) = rest.strip_prefix("super::") {
        (rest, module) = (further, parent(module));
    }
    Some(inside(module, rest))
}

/// The file in which the item of a path stands, as a module: through what modules show of others.
fn file_of(path: &str, files: &BTreeMap<String, String>, shown: &BTreeMap<&str, Vec<String>>) -> String {
    let mut module = path;
    while !files.contains_key(module) && !module.is_empty() {
        module = parent(module);
    }
    let item = path[module.len()..].trim_start_matches("::").split("::").next().unwrap_or_default();
    let leads_to_it = |path: &&String| {
        let (of, name) = path.rsplit_once("::").unwrap_or(("", path));
        let defines = |kind: &str| files.get(of).is_some_and(|code| code.contains(&format!("{kind} {item}")));
        name == item || name == "*" && ["fn", "struct", "enum", "const", "type", "trait"].into_iter().any(defines)
    };
    match shown.get(module).and_then(|all| all.iter().find(leads_to_it)) {
        Some(elsewhere) if !item.is_empty() => {
            let (of, name) = elsewhere.rsplit_once("::").unwrap_or(("", elsewhere));
            let path = if name == "*" { inside(of, item) } else { elsewhere.clone() };
            if path == inside(module, item) { module.to_owned() } else { file_of(&path, files, shown) }
        }
        _ => module.to_owned(),
    }
}

fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

fn inside(module: &str, path: &str) -> String {
    if module.is_empty() { path.to_owned() } else { format!("{module}::{path}") }
}

/// The module that stands in a file: `src/a/b.rs` is `a::b`.
fn module_path(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    if path == "lib" { String::new() } else { path }
}

/// Code without its text literals.
fn without_texts(code: &str) -> String {
    literals(code)
        .into_iter()
        .filter(|text| text.contains("::"))
        .fold(code.to_owned(), |code, text| code.replace(&text, ""))
}

/// The text literals of some code without comments.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'']) {
        let before = &rest[..at];
        let behind = &rest[at + 1..];
        if rest[at..].starts_with('\'') {
            // A character literal or a lifetime: only the first has an end, close by.
            let end = match behind.strip_prefix('\\') {
                Some(escaped) => escaped.find('\'').map(|end| end + 1),
                None => char_end(behind),
            };
            rest = end.map_or(behind, |end| &behind[end + 1..]);
            continue;
        }
        let hashes = before.len() - before.trim_end_matches('#').len();
        let raw = before[..before.len() - hashes].ends_with('r');
        let end = if raw {
            behind.find(&format!("\"{}", "#".repeat(hashes)))
        } else {
            let mut escaped = false;
            behind.char_indices().find_map(|(at, c)| {
                let end = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                end.then_some(at)
            })
        };
        let Some(end) = end else { break };
        found.push(behind[..end].replace("\\\"", "\""));
        rest = &behind[end + 1..];
    }
    found
}

/// Where a character literal ends, when one begins here.
fn char_end(behind: &str) -> Option<usize> {
    let first = behind.chars().next()?;
    behind[first.len_utf8()..].starts_with('\'').then_some(first.len_utf8())
}

/// Code without its comments; text literals are left alone.
fn without_comments(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '/']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if rest.starts_with('"') && !kept.ends_with('\'') {
            let mut escaped = false;
            let end = rest[1..].char_indices().find_map(|(at, c)| {
                let end = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                end.then_some(at + 2)
            });
            let end = end.unwrap_or(rest.len());
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
        } else {
            kept.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    kept + rest
}

fn assert_none_contains(of: impl Fn(&Source) -> bool, forbidden: &[&str]) {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| of(source)) {
        found.extend(
            forbidden.iter().filter(|word| source.code.contains(**word)).map(|word| format!("{}: {word}", source.path)),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

fn is_accented(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'œ' | 'Œ')
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
