//! The snippets for nginx and Apache, loaded by those servers themselves: they send what `_headers` says.
//!
//! Where a computer has no nginx or no Apache, that server is not tried, and the test says so.

use crate::ask::{ask, free_port};
use crate::pace::Stopwatch;
use crate::site_build;
use emploi::compile::site::headers;
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Where systems put programs and their parts.
const PROGRAMS: [&str; 4] = ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];
const NGINX_TYPES: [&str; 3] =
    ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types"];
const APACHE_MODULES: [&str; 3] = ["/usr/lib/apache2/modules", "/usr/lib/httpd/modules", "/usr/libexec/apache2"];
const APACHE_TYPES: [&str; 3] = ["/etc/mime.types", "/etc/apache2/mime.types", "/etc/httpd/conf/mime.types"];

#[test]
fn nginx_sends_what_the_headers_file_says() {
    for base in ["/", "/depot/"] {
        let (Some(nginx), Some(types)) = (program(&["nginx"]), there(&NGINX_TYPES)) else {
            eprintln!("not tried: there is no nginx");
            return;
        };
        let (home, site, port) = site(base);
        std::fs::copy(types, home.path().join("mime.types")).unwrap();
        let snippet = std::fs::read_to_string(site.join("nginx.conf")).unwrap();
        let (in_http, in_server) = snippet.split_once("\n# In server").unwrap();
        let in_server = in_server.split_once('\n').unwrap().1;
        let folder = home.path().display();
        let own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {folder}/{name};\n"));
        let configuration = format!(
            "daemon off;\npid {folder}/pid;\nerror_log stderr warn;\nevents {{}}\nhttp {{\naccess_log off;\n{}\n{in_http}\n\
             server {{\nlisten 127.0.0.1:{port};\nroot {folder}/root;\n{in_server}\n}}\n}}\n",
            own.concat()
        );
        let file = home.path().join("nginx.conf");
        std::fs::write(&file, configuration).unwrap();
        let mut command = Command::new(nginx);
        command.arg("-p").arg(home.path()).arg("-c").arg(file);
        check(command, port, &site, base);
    }
}

#[test]
fn apache_sends_what_the_headers_file_says() {
    for base in ["/", "/depot/"] {
        let found = (program(&["apache2", "httpd"]), there(&APACHE_MODULES), there(&APACHE_TYPES));
        let (Some(apache), Some(modules), Some(types)) = found else {
            eprintln!("not tried: there is no Apache");
            return;
        };
        let (home, site, port) = site(base);
        let folder = home.path().display();
        let load = ["mpm_event", "unixd", "authn_core", "authz_core", "dir", "mime", "headers"].map(|name| {
            let file = Path::new(modules).join(format!("mod_{name}.so"));
            // Debian has some of them in the program itself.
            if file.is_file() { format!("LoadModule {name}_module {}\n", file.display()) } else { String::new() }
        });
        // Who starts it as root must not be root when it answers.
        let is_root = std::fs::metadata(home.path()).unwrap().uid() == 0;
        let user = if is_root { "User nobody\n" } else { "" };
        let configuration = format!(
            "{}ServerRoot {folder}\nServerName localhost\nPidFile {folder}/pid\nListen 127.0.0.1:{port}\nErrorLog /dev/stderr\n\
             TypesConfig {types}\n{user}DocumentRoot {folder}/root\n<Directory {folder}/root>\nAllowOverride All\nRequire all granted\n</Directory>\n",
            load.concat()
        );
        let file = home.path().join("apache.conf");
        std::fs::write(&file, configuration).unwrap();
        let mut command = Command::new(apache);
        command.arg("-X").arg("-d").arg(home.path()).arg("-f").arg(file);
        check(command, port, &site, base);
    }
}

/// Starts a server and asks it for files of every kind.
fn check(mut command: Command, port: u16, site: &Path, base: &str) {
    let started = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut server = Server(started);
    server.wait_until_it_listens(port);
    let rules = headers::parse(&std::fs::read_to_string(site.join("_headers")).unwrap());
    let files = site_build::files(site);
    for path in files.keys().filter(|path| !path.starts_with('.') && *path != "nginx.conf") {
        let asked = format!(
            "/{}",
            path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(path)
        );
        let got = ask(port, &format!("{base}{}", &asked[1..]), "");
        assert_eq!(got.status, 200, "{asked}");
        assert!(got.body == files[path], "{asked}");
        for (name, value) in rules.iter().filter(|rule| rule.covers(&asked)).flat_map(|rule| &rule.headers) {
            assert_eq!(got.header(&name.to_ascii_lowercase()), value, "{name} of {asked}");
        }
        let kind = got.header("content-type").split(';').next().unwrap();
        let expected: &[&str] = match path.rsplit_once('.').unwrap_or_default().1 {
            "html" => &["text/html"],
            "js" => &["text/javascript", "application/javascript"],
            "css" => &["text/css"],
            "wasm" => &["application/wasm"],
            "webmanifest" => &["application/manifest+json"],
            "ics" => &["text/calendar"],
            "csv" => &["text/csv"],
            "json" => &["application/json"],
            "svg" => &["image/svg+xml"],
            _ => continue,
        };
        assert!(expected.contains(&kind), "{asked} is {kind}");
    }
    let missing = ask(port, &format!("{base}offres/nothing-here/"), "");
    assert_eq!(missing.status, 404);
    assert!(missing.body == files["404.html"]);
    let policy = missing.header("content-security-policy");
    assert_eq!(policy, headers::policy(&[]), "the page for wrong addresses is a page too");
}

/// A site below the folder `root` of a folder that other users may look into, and a free port.
fn site(base: &str) -> (tempfile::TempDir, PathBuf, u16) {
    let home = tempfile::tempdir().unwrap();
    std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let folder = home.path().join(format!("root{base}"));
    std::fs::create_dir_all(&folder).unwrap();
    let run = site_build::build(&site_build::seeds(), &folder, &["--base", base]);
    assert_eq!(run.status, 0, "{}", run.err);
    (home, folder, free_port())
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let places = || PROGRAMS.iter().map(Path::new);
    names.iter().find_map(|name| places().map(|place| place.join(name)).find(|path| path.is_file()))
}

fn there<'a>(paths: &[&'a str]) -> Option<&'a str> {
    paths.iter().copied().find(|path| Path::new(path).exists())
}

/// A server that ends with the value.
struct Server(Child);

impl Server {
    fn wait_until_it_listens(&mut self, port: u16) {
        let began = Stopwatch::start();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if self.0.try_wait().unwrap().is_some() || began.elapsed() > Duration::from_secs(20) {
                let _ = self.0.kill();
                let mut said = String::new();
                let _ = std::io::Read::read_to_string(&mut self.0.stderr.take().unwrap(), &mut said);
                panic!("the server does not answer: {said}");
            }
            std::thread::yield_now();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both end their own children when they are asked to end.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}
