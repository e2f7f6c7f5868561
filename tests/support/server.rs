//! The fault server: a host of static files as GitHub Pages is one, that misbehaves when told to, and
//! remembers every request.
//!
//! A folder is mounted under a path; folders answer at their address with a slash and redirect to it without
//! one; what is missing is answered by the site's own 404.html with status 404. Text travels in brotli.

use crate::browser::PATIENCE;
use crate::host::{self, Answer, Body, answer, compressed};
use crate::pace::Stopwatch;
use emploi::compile::site::headers;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What goes wrong with one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Status 500.
    Broken,
    /// Status 404.
    Missing,
    /// One byte in the middle is another one.
    Corrupt,
    /// Ends in the middle, and says that it is all.
    Truncated,
    /// A page of HTML with status 200 in place of the file, as captive portals send it.
    Html,
    /// A redirect to the site's root.
    Redirect,
    /// No answer, ever.
    Hang,
    /// The connection is closed before an answer.
    Reset,
    /// The right answer, 20 kB a second.
    Slow,
    /// The right bytes as `application/octet-stream`.
    WrongType,
}

/// One answered request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// `GET` or whatever was asked.
    pub(crate) method: String,
    /// The path with its query, as it came.
    pub(crate) path: String,
    /// The status of the answer; 0 where there was none.
    pub(crate) status: u16,
    /// Bytes of the answer's body on the wire.
    pub(crate) bytes: usize,
    /// Whether it is an address of the site, or was one of a release before: a browser under load may pass the worker by, and
    /// then its page asks the host for a file of its own release. It has to get it all the same, at the next try.
    pub(crate) known: bool,
}

/// Every request of the whole run, whichever server took it.
static EVERY: Mutex<Vec<Request>> = Mutex::new(Vec::new());

/// Every request since this was last asked.
pub(crate) fn take_every_request() -> Vec<Request> {
    std::mem::take(&mut lock(&EVERY))
}

/// Where pages find the script that makes a device what it is to be.
const DEVICE: &str = "/the-device.js";

/// A running server. It is stopped when it goes out of scope.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    mounts: Mutex<Vec<(String, PathBuf)>>,
    /// What stood under the first path before.
    earlier: Mutex<Vec<(String, PathBuf)>>,
    faults: Mutex<BTreeMap<String, Fault>>,
    everywhere: Mutex<Option<Fault>>,
    device: Mutex<Option<String>>,
    headers: Mutex<bool>,
    fleeting: Mutex<bool>,
    log: Mutex<Vec<Request>>,
    open: Mutex<Vec<TcpStream>>,
    /// How often it was started; a listener that is not of this count is stopped and takes no more.
    running: Mutex<Option<u32>>,
    starts: Mutex<u32>,
}

impl Server {
    /// Serves `site` at the root of a host of its own.
    pub(crate) fn of(site: &Path) -> Self {
        Self::mounted(&[("/", site)])
    }

    /// Serves several folders, each under its path (`/`, `/depot/`): one origin with several sites.
    pub(crate) fn mounted(sites: &[(&str, &Path)]) -> Self {
        let mounts = sites.iter().map(|(at, folder)| ((*at).to_owned(), folder.to_path_buf())).collect();
        let listener = new_origin();
        let address = listener.local_addr().expect("a bound socket has an address");
        let server = Self { address, shared: Arc::new(Shared { mounts: Mutex::new(mounts), ..Shared::default() }) };
        server.listen(listener);
        server
    }

    /// The address of a path on this server. A name, because a service worker needs a host that browsers trust.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://localhost:{}/{}", self.address.port(), path.trim_start_matches('/'))
    }

    /// The network is gone: nothing listens any more, and open connections break.
    pub(crate) fn stop(&self) {
        *lock(&self.shared.running) = None;
        // Wakes the listener, which then sees that it was stopped.
        let _ = TcpStream::connect(self.address);
        for stream in lock(&self.shared.open).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        // The port is free once nobody can connect.
        while TcpStream::connect(self.address).is_ok() {
            thread::yield_now();
        }
    }

    /// A new release: from now on this folder is what stands under the first mounted path.
    pub(crate) fn publish(&self, site: &Path) {
        let (at, before) = lock(&self.shared.mounts)[0].clone();
        lock(&self.shared.earlier).push((at, before));
        lock(&self.shared.mounts)[0].1 = site.to_path_buf();
    }

    /// From now on this path (`/app.js`, without query) has a fault.
    pub(crate) fn fault(&self, path: &str, fault: Fault) {
        lock(&self.shared.faults).insert(path.to_owned(), fault);
    }

    /// From now on every path has a fault.
    pub(crate) fn fault_everywhere(&self, fault: Fault) {
        *lock(&self.shared.everywhere) = Some(fault);
    }

    /// From now on, devices that load a page show this instant; their clocks run on from it, or stand still. No page is
    /// then as it was published, so no worker installs it.
    pub(crate) fn clock(&self, instant: &str, runs: bool) {
        let script = format!(
            "{{
               const Real = Date, start = Real.parse('{instant}'), began = Real.now();
               globalThis.devices = {{ now: () => {runs} ? start + Real.now() - began : start }};
               globalThis.Date = class extends Real {{
                 constructor(...given) {{ given.length ? super(...given) : super(devices.now()); }}
                 static now() {{ return devices.now(); }}
               }};
             }}"
        );
        self.device(&script);
    }

    /// From now on, devices that load a page have no service workers.
    pub(crate) fn no_workers(&self) {
        self.device("delete Navigator.prototype.serviceWorker;");
    }

    /// From now on, something on devices that load a page keeps service workers away, and says nothing.
    pub(crate) fn swallowed_workers(&self) {
        self.device("ServiceWorkerContainer.prototype.register = async () => {};");
    }

    /// From now on, this happens on devices that load a page before any of the page's own scripts.
    pub(crate) fn device(&self, script: &str) {
        *lock(&self.shared.device) = Some(script.to_owned());
    }

    /// From now on, the headers of the site's `_headers` file are sent, as some hosts do.
    pub(crate) fn send_headers(&self) {
        *lock(&self.shared.headers) = true;
    }

    /// From now on, browsers are told to keep nothing of themselves: what a page has without network, it has from the worker.
    pub(crate) fn no_caching(&self) {
        *lock(&self.shared.fleeting) = true;
    }

    /// All is well again.
    pub(crate) fn heal(&self) {
        lock(&self.shared.faults).clear();
        *lock(&self.shared.everywhere) = None;
    }

    /// Waits until a path was asked for and answered, since the log was last taken.
    pub(crate) async fn answered(&self, path: &str) {
        let began = Stopwatch::start();
        while !lock(&self.shared.log).iter().any(|request| request.path == path) {
            assert!(began.elapsed() < PATIENCE, "waited {} s in vain for a request of {path}", PATIENCE.as_secs());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Every request since the start, or since the log was last taken.
    pub(crate) fn take_log(&self) -> Vec<Request> {
        std::mem::take(&mut lock(&self.shared.log))
    }

    /// Every request since the start, or since the log was last taken.
    pub(crate) fn log(&self) -> Vec<Request> {
        lock(&self.shared.log).clone()
    }

    fn listen(&self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        let mine = {
            let mut starts = lock(&shared.starts);
            *starts += 1;
            *starts
        };
        *lock(&shared.running) = Some(mine);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if *lock(&shared.running) != Some(mine) {
                    return;
                }
                if let Ok(copy) = stream.try_clone() {
                    lock(&shared.open).push(copy);
                }
                let shared = Arc::clone(&shared);
                // A connection that breaks is the browser's choice, or the scenario's.
                thread::spawn(move || converse(&shared, stream).ok());
            }
        });
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A port that no host of this run has had: a browser that serves several scenarios knows each by its origin.
fn new_origin() -> TcpListener {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        if lock(&HAD).insert(port) {
            return listener;
        }
    }
}

/// Answers the requests of one connection until either end closes it.
fn converse(shared: &Shared, mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let mut brotli = false;
        let mut length = 0;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            let header = header.to_ascii_lowercase();
            brotli |= header.starts_with("accept-encoding:") && header.contains("br");
            if let Some(n) = header.strip_prefix("content-length:") {
                length = n.trim().parse().unwrap_or(0);
            }
        }
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink())?;
        let mut words = line.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
        let bare = path.split(['?', '#']).next().unwrap_or("/");
        let fault = lock(&shared.faults).get(bare).copied().or(*lock(&shared.everywhere));
        let mut answer = answer(&lock(&shared.mounts), bare);
        let was_known = || lock(&shared.earlier).iter().any(|before| host::has(before, bare));
        let mut known = answer.status != 404 || bare.ends_with("/404.html") || was_known();
        if let Some(script) = lock(&shared.device).clone() {
            known |= bare == DEVICE;
            give_device(&mut answer, bare, script);
        }
        match fault {
            Some(Fault::Broken) => answer = Answer::page(500, "500"),
            Some(Fault::Missing) => answer = Answer::page(404, "404"),
            Some(Fault::Html) => answer = Answer::page(200, "<!DOCTYPE html><title>Wi-Fi</title><h1>Wi-Fi</h1>"),
            Some(Fault::Redirect) => answer = Answer::redirect("/"),
            Some(Fault::Truncated) => answer.body.truncate(answer.body.len() / 2),
            Some(Fault::WrongType) => answer.kind = "application/octet-stream",
            Some(Fault::Corrupt) => {
                let middle = answer.body.len() / 2;
                if let Some(byte) = answer.body.get_mut(middle) {
                    *byte ^= 1;
                }
            }
            Some(Fault::Hang | Fault::Reset | Fault::Slow) | None => {}
        }
        let silent = matches!(fault, Some(Fault::Hang | Fault::Reset));
        let body = if brotli && answer.is_text() { compressed(answer.body) } else { Body::Plain(answer.body) };
        let request = Request {
            method: method.to_owned(),
            path: path.to_owned(),
            status: if silent { 0 } else { answer.status },
            bytes: if silent { 0 } else { body.bytes().len() },
            known,
        };
        lock(&EVERY).push(request.clone());
        lock(&shared.log).push(request);
        if fault == Some(Fault::Reset) {
            return stream.shutdown(Shutdown::Both);
        }
        if fault == Some(Fault::Hang) {
            // Until the browser gives up, or the server is stopped.
            let _ = reader.read_line(&mut String::new());
            return Ok(());
        }
        // A page on such a device is another one each time.
        let fleeting = *lock(&shared.fleeting) || lock(&shared.device).is_some();
        let caching = if fleeting { "no-store" } else { "max-age=600" };
        let mut head = format!(
            "HTTP/1.1 {} .\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: {caching}\r\nvary: accept-encoding\r\n",
            answer.status,
            answer.kind,
            body.bytes().len()
        );
        if matches!(body, Body::Brotli(_)) {
            head += "content-encoding: br\r\n";
        }
        if let Some(to) = answer.location {
            let _ = write!(head, "location: {to}\r\n");
        }
        if *lock(&shared.headers) {
            let listed = lock(&shared.mounts)[0].1.join("_headers");
            let rules = headers::parse(&std::fs::read_to_string(listed).unwrap_or_default());
            for (name, value) in rules.iter().filter(|rule| rule.covers(bare)).flat_map(|rule| &rule.headers) {
                if !name.eq_ignore_ascii_case("cache-control") {
                    let _ = write!(head, "{name}: {value}\r\n");
                }
            }
        }
        stream.write_all((head + "\r\n").as_bytes())?;
        if method == "HEAD" {
            continue;
        }
        let pace = if fault == Some(Fault::Slow) { 1_000 } else { usize::MAX };
        for piece in body.bytes().chunks(pace) {
            stream.write_all(piece)?;
            if pace != usize::MAX {
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

/// Puts what makes the device before all scripts of a page.
fn give_device(answer: &mut Answer, path: &str, script: String) {
    if path == DEVICE {
        *answer =
            Answer { status: 200, kind: "text/javascript; charset=utf-8", location: None, body: script.into_bytes() };
    } else if answer.kind.starts_with("text/html") {
        let page = String::from_utf8_lossy(&answer.body);
        answer.body = page.replacen("<head>", &format!("<head><script src=\"{DEVICE}\"></script>"), 1).into_bytes();
    }
}

/// A scenario that panicked must not take the server of the next one with it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
