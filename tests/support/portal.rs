//! A portal on this computer: an export, its documents, and what can go wrong with any of them.
//!
//! Each request is on a connection of its own, and all of them are written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Below it is the data set.
pub(crate) const SET: &str = "/api/explore/v2.1/catalog/datasets/avis";

/// Bytes that a document is padded to.
const SIZE: usize = 2_000;

/// What goes wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A status for so many times, with a header.
    Status(u16, usize, &'static str),
    /// Status 200, and a page that says error.
    Page,
    /// Half of what is promised.
    Truncated,
    /// Status 200, and nothing.
    Empty,
    /// No length, no end.
    Big,
    /// Right, a byte at a time.
    Slow,
    /// The beginning, and then nothing more.
    Stall,
    /// A byte every few moments, without end.
    Trickle,
    /// Nothing, ever.
    Hang,
    /// Connections are broken, so many times.
    Reset(usize),
    /// A redirect.
    Moved(String),
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The path with its query.
    pub(crate) path: String,
    /// The status of the answer; 0 where there was none.
    pub(crate) status: u16,
    /// Its headers, by their names in small letters.
    pub(crate) headers: BTreeMap<String, String>,
}

/// The path of a document.
pub(crate) fn document(number: usize) -> String {
    format!("{SET}/files/{number:032x}")
}

/// A running portal.
pub(crate) struct Portal {
    pub(crate) port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    rows: Mutex<Vec<[String; 2]>>,
    documents: Mutex<BTreeMap<String, Vec<u8>>>,
    faults: Mutex<Vec<(Fault, String, usize)>>,
    log: Mutex<Vec<Asked>>,
    /// Whether documents have a tag, else a day.
    days: Mutex<bool>,
    /// Whether the export has a tag.
    tagged: Mutex<bool>,
    /// Told when an address with a fault of silence was asked for.
    silent: Mutex<Option<Sender<()>>>,
}

impl Portal {
    /// A portal with so many rows, each with a document.
    pub(crate) fn of(documents: usize) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let portal = Self { port: listener.local_addr().unwrap().port(), shared: Arc::default() };
        for number in 0..documents {
            let path = document(number);
            portal.row(&format!("{}", 100 + number), &portal.url(&path));
            portal.put(&path, &format!("{number}"));
        }
        let shared = Arc::clone(&portal.shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A connection that breaks is the other end's choice, or the fault's.
                thread::spawn(move || shared.converse(stream).ok());
            }
        });
        portal
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// One more row.
    pub(crate) fn row(&self, id: &str, address: &str) {
        self.shared.rows.lock().unwrap().push([id.to_owned(), address.to_owned()]);
    }

    /// One row less.
    pub(crate) fn drop_row(&self, id: &str) {
        self.shared.rows.lock().unwrap().retain(|row| row[0] != id);
    }

    /// Puts a document at a path, in the place of another one.
    pub(crate) fn put(&self, path: &str, words: &str) {
        let document = format!("%PDF-1.4\n% {words}\n{}\n%%EOF\n", "x".repeat(SIZE));
        self.shared.documents.lock().unwrap().insert(path.to_owned(), document.into_bytes());
    }

    /// The documents as they are, by the names of their files.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let documents = self.shared.documents.lock().unwrap();
        let name = |path: &String| format!("documents/{}.pdf", path.rsplit('/').next().unwrap());
        documents.iter().map(|(path, bytes)| (name(path), bytes.clone())).collect()
    }

    /// From now on there is a fault with addresses that contain something.
    pub(crate) fn fault(&self, fault: Fault, part: &str) {
        self.shared.faults.lock().unwrap().push((fault, part.to_owned(), 0));
    }

    /// From now on, documents have a day and no tag.
    pub(crate) fn days_for_tags(&self) {
        *self.shared.days.lock().unwrap() = true;
    }

    /// From now on, the export has a tag.
    pub(crate) fn tag_the_export(&self) {
        *self.shared.tagged.lock().unwrap() = true;
    }

    /// All is well again.
    pub(crate) fn heal(&self) {
        self.shared.faults.lock().unwrap().clear();
    }

    /// Tells when an address was asked for that keeps silent.
    pub(crate) fn silence(&self) -> Receiver<()> {
        let (tell, hear) = channel();
        *self.shared.silent.lock().unwrap() = Some(tell);
        hear
    }

    /// Every request since this was last asked.
    pub(crate) fn take_log(&self) -> Vec<Asked> {
        std::mem::take(&mut self.shared.log.lock().unwrap())
    }
}

/// An answer.
struct Answer {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn of(status: u16, kind: &str, body: Vec<u8>) -> Self {
        Self { status, headers: format!("Content-Type: {kind}\r\n"), body }
    }
}

impl Shared {
    fn converse(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
        let mut headers = BTreeMap::new();
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            let (name, value) = header.split_once(':').unwrap();
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        let fault = self.fault_of(&path);
        let mut answer = self.answer(&path, &headers);
        match &fault {
            Some(Fault::Status(status, _, header)) => {
                answer = Answer::of(*status, "application/json", b"{\"error_code\": \"x\"}".to_vec());
                if !header.is_empty() {
                    answer.headers = format!("{}{header}\r\n", answer.headers);
                }
            }
            Some(Fault::Page) => {
                answer = Answer::of(200, "text/html", b"<!doctype html><h1>Erreur</h1>".to_vec());
            }
            Some(Fault::Empty) => answer.body.clear(),
            Some(Fault::Moved(to)) => {
                answer = Answer { status: 302, headers: format!("Location: {to}\r\n"), body: Vec::new() };
            }
            _ => {}
        }
        let silent = matches!(fault, Some(Fault::Hang | Fault::Reset(_)));
        let status = if silent { 0 } else { answer.status };
        self.log.lock().unwrap().push(Asked { path, status, headers });
        if matches!(fault, Some(Fault::Reset(_))) {
            return Ok(());
        }
        if fault != Some(Fault::Hang) {
            let mut head = format!("HTTP/1.1 {} .\r\nConnection: close\r\n{}", answer.status, answer.headers);
            if answer.status != 304 && fault != Some(Fault::Big) {
                let endless = if fault == Some(Fault::Trickle) { 50_000 } else { 0 };
                let _ = write!(head, "Content-Length: {}\r\n", answer.body.len() + endless);
            }
            stream.write_all((head + "\r\n").as_bytes())?;
        }
        match fault {
            Some(Fault::Hang | Fault::Stall) => {
                if fault == Some(Fault::Stall) {
                    stream.write_all(&answer.body[..answer.body.len() / 2])?;
                }
                if let Some(tell) = &*self.silent.lock().unwrap() {
                    let _ = tell.send(());
                }
                // Until the other end gives up.
                reader.read_to_end(&mut Vec::new())?;
            }
            Some(Fault::Truncated) => stream.write_all(&answer.body[..answer.body.len() / 2])?,
            Some(Fault::Slow) => {
                stream.set_nodelay(true)?;
                for byte in answer.body {
                    stream.write_all(&[byte])?;
                }
            }
            Some(Fault::Big) => loop {
                stream.write_all(&[b' '; 4096])?;
            },
            Some(Fault::Trickle) => loop {
                stream.write_all(b" ")?;
                thread::sleep(Duration::from_millis(5));
            },
            _ => stream.write_all(&answer.body)?,
        }
        Ok(())
    }

    fn fault_of(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.lock().unwrap();
        let (fault, _, times) = faults.iter_mut().find(|(_, part, _)| path.contains(part.as_str()))?;
        *times += 1;
        match fault {
            Fault::Status(_, most, _) | Fault::Reset(most) if *times > *most => None,
            Fault::Moved(to) if path == to => None,
            _ => Some(fault.clone()),
        }
    }

    /// The right answer.
    fn answer(&self, path: &str, headers: &BTreeMap<String, String>) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let path = path.strip_prefix("/moved").unwrap_or(path);
        let rows = self.rows.lock().unwrap().clone();
        let records: Vec<serde_json::Value> = rows
            .iter()
            .map(|[id, address]| {
                serde_json::json!({
                    "id": id, "libelleposte": format!("Agent {id}"), "numero": "26-0001", "url_pdf": address,
                    "libellecollectivite": "Commune de Poya", "datecloture": "2026-06-11T13:00:00+00:00"
                })
            })
            .collect();
        let number = |name: &str| -> usize {
            query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('=')?.parse().ok()).unwrap_or(0)
        };
        let place = path.strip_prefix(SET).unwrap_or(path);
        match place {
            "/exports/csv" | "/export.csv" => {
                let mut table = "\u{feff}id;libelleposte;numero;libellecollectivite;datecloture;url_pdf\r\n".to_owned();
                for [id, address] in rows {
                    let cell = address.replace('"', "\"\"");
                    let _ = write!(
                        table,
                        "{id};Agent {id};26-0001;Commune de Poya;2026-06-11T13:00:00+00:00;\"{cell}\"\r\n"
                    );
                }
                let mut answer = Answer::of(200, "text/csv", table.into_bytes());
                if *self.tagged.lock().unwrap() {
                    tag(&mut answer, headers);
                }
                answer
            }
            "/exports/json" => Answer::of(200, "application/json", serde_json::to_vec(&records).unwrap()),
            "/records" => {
                let from = number("offset").min(records.len());
                let to = (from + number("limit").min(100)).min(records.len());
                let page = serde_json::json!({"total_count": records.len(), "results": records[from..to]});
                Answer::of(200, "application/json", serde_json::to_vec(&page).unwrap())
            }
            _ => match self.documents.lock().unwrap().get(path) {
                Some(document) => {
                    let mut answer = Answer::of(200, "application/pdf", document.clone());
                    if *self.days.lock().unwrap() {
                        let day = "Thu, 21 May 2026 13:00:00 GMT";
                        answer.headers = format!("{}Last-Modified: {day}\r\n", answer.headers);
                        if headers.get("if-modified-since").map(String::as_str) == Some(day) {
                            (answer.status, answer.body) = (304, Vec::new());
                        }
                    } else {
                        tag(&mut answer, headers);
                    }
                    answer
                }
                None => Answer::of(404, "application/json", b"{}".to_vec()),
            },
        }
    }
}

/// Gives an answer its tag; who knows it already gets no more than that.
fn tag(answer: &mut Answer, headers: &BTreeMap<String, String>) {
    let sum = answer.body.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    let tag = format!("\"{sum:x}\"");
    answer.headers = format!("{}ETag: {tag}\r\n", answer.headers);
    if headers.get("if-none-match") == Some(&tag) {
        (answer.status, answer.body) = (304, Vec::new());
    }
}
