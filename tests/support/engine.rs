//! The three engines, and the WebDriver process of each.
//!
//! What an engine is given on its way is written in `setup.rs`; `browser.rs` knows them by what they can do.

use crate::browser::{PATIENCE, Place};
use crate::pace::Stopwatch;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver, on a screen that nobody sees. It keeps no profile.
    WebKit,
}

impl Engine {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name for `ENGINES`, and in tests/README.md.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The variable that names its driver.
    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "WEBKITDRIVER",
        }
    }

    /// The variable that names its browser.
    pub(crate) fn browser(self) -> &'static str {
        match self {
            Self::Chromium => "CHROME",
            Self::Firefox => "FIREFOX",
            Self::WebKit => "MINIBROWSER",
        }
    }
}

/// The setting that names the engines to run in.
pub(crate) const ENGINES: &str = "ENGINES";

/// The engine that this process alone is for: others have theirs.
pub(crate) fn alone() -> Option<Engine> {
    let told = std::env::var(ENGINES).ok()?;
    Engine::ALL.into_iter().find(|engine| engine.name() == told.trim())
}

/// Where this process may write, and no other one.
pub(crate) fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(alone().map_or("all", Engine::name))
}

/// A WebDriver process; it is stopped, with all that it started, when it goes out of scope.
pub(crate) struct Driver {
    /// Whose it is.
    pub(crate) engine: Engine,
    pub(crate) address: String,
    /// Where its browser rests between two scenarios.
    pub(crate) place: Arc<Place>,
    process: Child,
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts one in the time zone of this machine.
    pub(crate) fn start(engine: Engine) -> Self {
        Self::started(engine, &[])
    }

    /// Starts one in another time zone (`Pacific/Pago_Pago`).
    pub(crate) fn in_zone(engine: Engine, zone: &str) -> Self {
        Self::started(engine, &[("TZ", zone)])
    }

    /// Starts one whose browser may run no WebAssembly, where only the driver's surroundings decide that.
    pub(crate) fn without_wasm(engine: Engine) -> Self {
        Self::started(engine, &[("JSC_useWasm", "0")])
    }

    fn started(engine: Engine, surroundings: &[(&str, &str)]) -> Self {
        let driver = || {
            let mut command = Command::new(setting(engine.driver()));
            command.envs(surroundings.iter().copied()).process_group(0).stdout(Stdio::piped()).stderr(Stdio::null());
            command
        };
        let (process, port, said) = match engine {
            Engine::Chromium => speaking(driver().arg("--port=0"), "started successfully on port "),
            Engine::Firefox => speaking(driver().args(["--port", "0"]), "Listening on 127.0.0.1:"),
            Engine::WebKit => listening(|port| driver().env("DISPLAY", screen()).arg(format!("--port={port}")).spawn()),
        };
        Self { engine, process, address: format!("http://localhost:{port}"), place: Arc::default(), said }
    }

    /// What it and its browser write, line by line, as it comes.
    pub(crate) fn lines(&self) -> Arc<Mutex<Vec<String>>> {
        Arc::clone(&self.said)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // With the browsers that a failed scenario left behind.
        let _ = Command::new("kill").args(["-9", "--", &format!("-{}", self.process.id())]).status();
        let _ = self.process.wait();
    }
}

/// Starts a driver that says on which port it listens.
#[expect(clippy::zombie_processes, reason = "a driver that does not come to listen ends the suite")]
fn speaking(command: &mut Command, before_port: &str) -> (Child, u16, Arc<Mutex<Vec<String>>>) {
    let program = command.get_program().to_owned();
    let mut process = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
    let mut line = String::new();
    loop {
        line.clear();
        let read = output.read_line(&mut line).unwrap_or(0);
        assert!(read > 0, "{} ended without saying on which port it listens", program.display());
        if let Some((_, port)) = line.split_once(before_port) {
            let port = port.trim().trim_end_matches('.').parse().expect("a port");
            return (process, port, listen(output));
        }
    }
}

/// Starts a driver that has to be told on which port to listen. Somebody else may take a free port before it does: then it
/// ends, and another one is tried.
fn listening(start: impl Fn(u16) -> std::io::Result<Child>) -> (Child, u16, Arc<Mutex<Vec<String>>>) {
    let began = Stopwatch::start();
    loop {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut process = start(port).expect("WEBKITDRIVER names a program that starts");
        let said = listen(BufReader::new(process.stdout.take().expect("its output is piped")));
        while process.try_wait().expect("a process of ours").is_none() {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return (process, port, said);
            }
            assert!(began.elapsed() < PATIENCE, "WebKitWebDriver does not listen");
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(began.elapsed() < PATIENCE, "WebKitWebDriver ends as soon as it is started");
    }
}

/// Takes in what a process writes: a full pipe would stop it.
fn listen(output: BufReader<ChildStdout>) -> Arc<Mutex<Vec<String>>> {
    let said = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            hears.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
    said
}

static SCREEN: OnceLock<(Mutex<Child>, String)> = OnceLock::new();

/// Ends what all drivers shared.
pub(crate) fn leave() {
    if let Some((process, _)) = SCREEN.get() {
        let mut process = process.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = process.kill();
        let _ = process.wait();
    }
}

/// A screen that nobody sees, for the engine that knows no other: one for all its browsers.
fn screen() -> String {
    let (_, name) = SCREEN.get_or_init(|| {
        let mut process = Command::new(setting("XVFB"))
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("XVFB names a program that starts");
        let mut number = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        output.read_line(&mut number).expect("Xvfb says which display it is");
        (Mutex::new(process), format!(":{}", number.trim()))
    });
    name.clone()
}

/// A setting of the suite, from the environment: `.ci/browser` sets them all.
pub(crate) fn setting(name: &str) -> String {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{name} is not set: run the browser suite by `make test`"),
    }
}
