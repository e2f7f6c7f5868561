//! Asks hosts for files: politely, patiently and within bounds.
//!
//! It knows what HTTP says, and nothing of portals, notices or folders.

use super::super::clock;
use super::super::fetched::Problem;
use super::source::{Hosts, host};
use super::{Cap, Limits};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use ureq::http::{HeaderMap, Response, header};
use ureq::{Agent, Body};
use url::Url;

/// Bytes that are read at once.
const CHUNK: usize = 64 * 1024;

/// What a host said of a file when it was last asked, to be asked whether that still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// What a host answers.
#[derive(Debug)]
pub(super) enum Answer {
    /// The file is the one that is known.
    Unchanged,
    /// The file, whole as far as the host has said how long it is.
    File { bytes: Vec<u8>, version: Version },
}

/// Asks hosts for files. May be used from several threads at once.
pub(super) struct Client<'a> {
    agent: Agent,
    hosts: Hosts,
    limits: &'a Limits,
    manners: Mutex<BTreeMap<String, Manners>>,
}

/// How a host is to be treated.
#[derive(Default)]
struct Manners {
    /// It has asked for a pause until then.
    pause: Option<Instant>,
    /// Files in a row for which it gave no answer.
    silent: usize,
    /// It is asked no more, for this reason.
    given_up: Option<Problem>,
}

/// What came of one try.
enum Failed {
    /// Another try may do better, after the pause that the host asks for.
    Now(Problem, Option<Duration>),
    /// Another try gives the same.
    Always(Problem),
}

impl<'a> Client<'a> {
    pub(super) fn new(hosts: Hosts, contact: Option<&str>, limits: &'a Limits) -> Self {
        let name = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        let contact = contact.filter(|contact| contact.bytes().all(|byte| byte.is_ascii_graphic()));
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            // Where a redirect leads is looked at here.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(contact.map_or_else(|| name.to_owned(), |contact| format!("{name} (+{contact})")))
            .accept_encoding("identity")
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_per_read(Some(limits.answer))
            .build()
            .new_agent();
        Self { agent, hosts, limits, manners: Mutex::default() }
    }

    /// Asks for a file, several times where that may help; with a known version, for another one than that.
    pub(super) fn get(&self, address: Url, known: &Version, cap: Cap) -> Result<Answer, Problem> {
        let url = self.hosts.admit(address)?;
        let host = host(&url);
        let mut tried = 1;
        loop {
            self.wait_for(&host)?;
            let (problem, asked) = match self.once(url.clone(), known, cap) {
                Ok(answer) => {
                    self.manners(&host, |manners| manners.silent = 0);
                    return Ok(answer);
                }
                Err(Failed::Always(problem)) => {
                    self.manners(&host, |manners| manners.silent = 0);
                    return Err(problem);
                }
                Err(Failed::Now(problem, asked)) => (problem, asked),
            };
            let longest = self.limits.longest_pause;
            if asked.is_some_and(|asked| asked > longest) {
                // To come back earlier than asked would be rude, and to wait so long is no use: the next run does.
                self.manners(&host, |manners| manners.given_up = Some(problem.clone()));
                return Err(problem);
            }
            if tried == self.limits.tries {
                self.manners(&host, |manners| manners.failed(&problem, self.limits.silent));
                return Err(problem);
            }
            if let Some(asked) = asked {
                // What a host asks for holds for every request to it.
                self.manners(&host, |manners| manners.pause = manners.pause.max(Instant::now().checked_add(asked)));
            } else {
                let pause = self.limits.pause.saturating_mul(2_u32.saturating_pow(tried - 1));
                (self.limits.wait)(pause.min(longest));
            }
            tried += 1;
        }
    }

    /// Waits as long as a host has asked for.
    fn wait_for(&self, host: &str) -> Result<(), Problem> {
        let pause = self.manners(host, |manners| match &manners.given_up {
            Some(problem) => Err(problem.clone()),
            None => Ok(manners.pause.and_then(|until| until.checked_duration_since(Instant::now()))),
        })?;
        if let Some(pause) = pause.filter(|pause| !pause.is_zero()) {
            (self.limits.wait)(pause);
        }
        Ok(())
    }

    fn manners<T>(&self, host: &str, change: impl FnOnce(&mut Manners) -> T) -> T {
        // A thread that stopped half way has left whole values behind.
        let mut manners = self.manners.lock().unwrap_or_else(PoisonError::into_inner);
        change(manners.entry(host.to_owned()).or_default())
    }

    /// One try, through all redirects.
    fn once(&self, mut url: Url, known: &Version, cap: Cap) -> Result<Answer, Failed> {
        for _ in 0..=self.limits.redirects {
            let mut request = self.agent.get(url.as_str());
            // Only one of them: the stronger one counts, and hosts differ in what both mean together.
            request = match known {
                Version { etag: Some(etag), .. } => request.header(header::IF_NONE_MATCH, etag),
                Version { last_modified: Some(day), .. } => request.header(header::IF_MODIFIED_SINCE, day),
                Version { etag: None, last_modified: None } => request,
            };
            let request = request.config().timeout_global(Some(cap.time)).build();
            let answer = request.call().map_err(|error| Failed::of(&error))?;
            match answer.status().as_u16() {
                200 => return file(answer, cap),
                304 if *known != Version::default() => return Ok(Answer::Unchanged),
                301 | 302 | 303 | 307 | 308 => {
                    let to = text(answer.headers(), header::LOCATION);
                    let to = to.and_then(|to| url.join(&to).ok()).ok_or(Failed::Always(Problem::Address))?;
                    url = self.hosts.admit(to).map_err(Failed::Always)?;
                }
                status @ (408 | 425 | 429 | 500..=599) => {
                    let asked = text(answer.headers(), header::RETRY_AFTER).and_then(|written| pause(&written));
                    return Err(Failed::Now(Problem::Status(status), asked));
                }
                status => return Err(Failed::Always(Problem::Status(status))),
            }
        }
        Err(Failed::Always(Problem::Redirects))
    }
}

impl Manners {
    /// A file could not be had, with all tries. A host that does not answer at all is soon asked no more.
    fn failed(&mut self, problem: &Problem, most: usize) {
        if matches!(problem, Problem::Unreachable | Problem::TimedOut) {
            self.silent += 1;
            if self.silent >= most {
                self.given_up = Some(problem.clone());
            }
        } else {
            self.silent = 0;
        }
    }
}

impl Failed {
    /// Why there is no answer.
    fn of(error: &ureq::Error) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::Now(Problem::TimedOut, None),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => Self::Always(Problem::Address),
            _ => Self::Now(Problem::Unreachable, None),
        }
    }
}

/// The file in an answer.
fn file(mut answer: Response<Body>, cap: Cap) -> Result<Answer, Failed> {
    let too_large = || Failed::Always(Problem::TooLarge);
    let promised = answer.body().content_length();
    if promised.is_some_and(|promised| promised > cap.bytes) {
        return Err(too_large());
    }
    let version = Version {
        etag: text(answer.headers(), header::ETAG),
        last_modified: text(answer.headers(), header::LAST_MODIFIED),
    };
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK];
    let mut reader = answer.body_mut().as_reader();
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => bytes.extend_from_slice(&chunk[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => {
                return Err(match ureq::Error::from(error) {
                    ureq::Error::Timeout(_) => Failed::Now(Problem::TimedOut, None),
                    _ => Failed::Now(Problem::Truncated, None),
                });
            }
        }
        if bytes.len() as u64 > cap.bytes {
            return Err(too_large());
        }
    }
    if promised.is_some_and(|promised| promised != bytes.len() as u64) {
        return Err(Failed::Now(Problem::Truncated, None));
    }
    Ok(Answer::File { bytes, version })
}

/// A header that is text.
fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// How long a host asks to wait: seconds, or a day and hour.
fn pause(written: &str) -> Option<Duration> {
    let written = written.trim();
    if let Ok(seconds) = written.parse() {
        return Some(Duration::from_secs(seconds));
    }
    // The day of the week is said twice; a host that gets it wrong means the day all the same.
    let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    parser.parse_timestamp(written).ok().map(clock::until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_asks_for_a_pause_in_seconds_or_until_an_hour() {
        assert_eq!(pause(" 90 "), Some(Duration::from_secs(90)));
        assert_eq!(pause("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO), "it is over");
        assert!(pause("Fri, 31 Dec 2999 23:59:59 GMT").unwrap() > Duration::from_hours(1_000));
        for none in ["", "soon", "-1", "1.5"] {
            assert_eq!(pause(none), None, "{none}");
        }
    }
}
