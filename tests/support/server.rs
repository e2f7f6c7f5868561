//! The fault server: a host of static files as GitHub Pages is one, that misbehaves when told to, and
//! remembers every request.
//!
//! A folder is mounted under a path; folders answer at their address with a slash and redirect to it without
//! one; what is missing is answered by the site's own 404.html with status 404. Text travels in brotli.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::PATIENCE;

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
}

/// A running server. It is stopped when it goes out of scope.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    mounts: Mutex<Vec<(String, PathBuf)>>,
    faults: Mutex<BTreeMap<String, Fault>>,
    everywhere: Mutex<Option<Fault>>,
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
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
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

    /// All is well again.
    pub(crate) fn heal(&self) {
        lock(&self.shared.faults).clear();
        *lock(&self.shared.everywhere) = None;
    }

    /// Waits until a path was asked for and answered, since the log was last taken.
    pub(crate) async fn answered(&self, path: &str) {
        let began = Instant::now();
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
        lock(&shared.log).push(Request {
            method: method.to_owned(),
            path: path.to_owned(),
            status: if silent { 0 } else { answer.status },
            bytes: if silent { 0 } else { body.bytes().len() },
        });
        if fault == Some(Fault::Reset) {
            return stream.shutdown(Shutdown::Both);
        }
        if fault == Some(Fault::Hang) {
            // Until the browser gives up, or the server is stopped.
            let _ = reader.read_line(&mut String::new());
            return Ok(());
        }
        let mut head = format!(
            "HTTP/1.1 {} .\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: max-age=600\r\nvary: accept-encoding\r\n",
            answer.status,
            answer.kind,
            body.bytes().len()
        );
        if matches!(body, Body::Brotli(_)) {
            head += "content-encoding: br\r\n";
        }
        if let Some(to) = answer.location {
            head.push_str("location: ");
            head.push_str(&to);
            head.push_str("\r\n");
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

struct Answer {
    status: u16,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn page(status: u16, html: &str) -> Self {
        Self { status, kind: "text/html; charset=utf-8", location: None, body: html.as_bytes().to_vec() }
    }

    fn redirect(to: &str) -> Self {
        Self { status: 301, kind: "text/html; charset=utf-8", location: Some(to.to_owned()), body: Vec::new() }
    }

    fn file(status: u16, path: &Path) -> Option<Self> {
        Some(Self { status, kind: kind_of(path), location: None, body: std::fs::read(path).ok()? })
    }

    /// Worth compressing, as hosts see it.
    fn is_text(&self) -> bool {
        !self.body.is_empty() && !self.kind.starts_with("image/png")
    }
}

/// What a healthy host says to a path.
fn answer(mounts: &[(String, PathBuf)], path: &str) -> Answer {
    let slashed = format!("{path}/");
    if mounts.iter().any(|(at, _)| *at == slashed) {
        return Answer::redirect(&slashed);
    }
    // The longest mount that fits: a site under `/depot/` lies before one at the root.
    let site = mounts.iter().filter(|(at, _)| path.starts_with(at.as_str())).max_by_key(|(at, _)| at.len());
    let Some((at, folder)) = site else { return Answer::page(404, "404") };
    let below = &path[at.len()..];
    let missing = || Answer::file(404, &folder.join("404.html")).unwrap_or_else(|| Answer::page(404, "404"));
    if below.contains("..") {
        return missing();
    }
    let file = folder.join(below);
    if below.is_empty() || below.ends_with('/') {
        Answer::file(200, &file.join("index.html")).unwrap_or_else(missing)
    } else if file.is_dir() {
        Answer::redirect(&slashed)
    } else {
        Answer::file(200, &file).unwrap_or_else(missing)
    }
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

enum Body {
    Plain(Vec<u8>),
    Brotli(Arc<Vec<u8>>),
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain(bytes) => bytes,
            Self::Brotli(bytes) => bytes,
        }
    }
}

/// Compressed as a host does that compresses once and keeps it. The same files are asked for by every scenario.
fn compressed(plain: Vec<u8>) -> Body {
    type Packed = BTreeMap<Vec<u8>, Arc<Vec<u8>>>;
    static KEPT: LazyLock<Mutex<Packed>> = LazyLock::new(Mutex::default);
    if let Some(kept) = lock(&KEPT).get(&plain) {
        return Body::Brotli(Arc::clone(kept));
    }
    let mut small = Vec::new();
    let options = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut small, &options).expect("memory to memory");
    let small = Arc::new(small);
    lock(&KEPT).insert(plain, Arc::clone(&small));
    Body::Brotli(small)
}

/// A scenario that panicked must not take the server of the next one with it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
