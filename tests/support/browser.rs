//! A real browser, driven over WebDriver: Chromium by its chromedriver.
//!
//! Every scenario has a profile folder of its own, so nothing is left over from another one; a browser
//! restarted on the same profile has what a user's browser would have. Nothing here waits for a time: it waits
//! for a condition, and says which one was not met.

use base64::Engine as _;
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a condition may take on a busy machine before it counts as never met.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A chromedriver process; it is stopped when it goes out of scope.
pub(crate) struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts one in the time zone of this machine, or in another one (`Pacific/Pago_Pago`).
    pub(crate) fn start(zone: Option<&str>) -> Self {
        let mut command = Command::new(setting("CHROMEDRIVER"));
        if let Some(zone) = zone {
            command.env("TZ", zone);
        }
        let mut process = command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("CHROMEDRIVER names a program that starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver says on which port it listens");
        // A full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://localhost:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How a browser is started.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    /// The folder of its profile.
    pub(crate) profile: PathBuf,
    /// Whether pages may run scripts.
    pub(crate) javascript: bool,
    /// Further switches of the command line.
    pub(crate) switches: Vec<String>,
}

impl Setup {
    /// A new profile; its folder is emptied.
    pub(crate) fn fresh(name: &str) -> Self {
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("profiles").join(name);
        let _ = std::fs::remove_dir_all(&profile);
        std::fs::create_dir_all(&profile).expect("a folder for the profile");
        Self { profile, javascript: true, switches: Vec::new() }
    }
}

/// A browser with one page in front.
pub(crate) struct Browser {
    client: Client,
    process: Option<u64>,
    seen: RefCell<Vec<String>>,
}

impl Browser {
    /// Starts a browser.
    pub(crate) async fn start(driver: &Driver, setup: &Setup) -> Self {
        let mut switches: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--lang=fr-FR",
            "--window-size=1280,900",
        ]
        .map(str::to_owned)
        .into();
        switches.push(format!("--user-data-dir={}", setup.profile.display()));
        switches.extend(setup.switches.iter().cloned());
        let mut preferences = json!({ "intl.accept_languages": "fr-FR,fr" });
        if !setup.javascript {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": setting("CHROME"), "args": switches, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was written") };
        let capabilities: Capabilities = capabilities;
        let client = ClientBuilder::rustls()
            .expect("a client")
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .expect("chromedriver starts CHROME; are both of one version?");
        let process = client.capabilities().and_then(|said| said.get("goog:processID")?.as_u64());
        Self { client, process, seen: RefCell::default() }
    }

    /// Ends it as a user does.
    pub(crate) async fn close(mut self) {
        self.process = None;
        self.client.clone().close().await.expect("the browser closes");
    }

    /// Ends it as a dead battery does: no last word, nothing is written any more.
    pub(crate) async fn kill(mut self) {
        let process = self.process.take().expect("chromedriver says which process the browser is");
        assert!(end(process), "the browser's process {process} was there to be killed");
        // The driver notices, and forgets the session.
        let _ = self.client.clone().close().await;
    }

    /// Goes to an address and waits until the page has loaded. Offline that is an error page, and no error here.
    pub(crate) async fn visit(&self, address: &str) {
        match self.client.goto(address).await {
            Ok(()) => {}
            Err(CmdError::Standard(error)) if error.message.contains("net::ERR_") => {}
            Err(error) => panic!("{address}: {error}"),
        }
    }

    /// Loads the page again, as the button does, through the service worker.
    pub(crate) async fn reload(&self) {
        self.mark_document().await;
        self.run("location.reload()").await;
        self.new_document().await;
    }

    /// Goes back in the history.
    pub(crate) async fn back(&self) {
        self.client.back().await.expect("there is a page to go back to");
    }

    /// Remembers which document this is, for [`Self::new_document`].
    pub(crate) async fn mark_document(&self) {
        self.run("document.marked = true").await;
    }

    /// Waits until the page is another document than the marked one, wholly loaded.
    pub(crate) async fn new_document(&self) {
        self.until("a new document is loaded", "return !document.marked && document.readyState === 'complete'").await;
    }

    /// Opens an address in a second tab, and comes back to the first. The second one's handle.
    pub(crate) async fn second_tab(&self, address: &str) -> WindowHandle {
        let first = self.client.window().await.expect("a tab");
        let second = self.client.new_window(true).await.expect("another tab").handle;
        self.client.switch_to_window(second.clone()).await.expect("it is there");
        self.visit(address).await;
        self.mark_document().await;
        self.client.switch_to_window(first).await.expect("it is still there");
        second
    }

    /// Goes to a tab.
    pub(crate) async fn to_tab(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// The address shown.
    pub(crate) async fn address(&self) -> String {
        self.client.current_url().await.expect("there is a page").to_string()
    }

    /// What a script returns. The script's own faults fail the scenario.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script returns, given arguments.
    pub(crate) async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script's promise resolves to.
    pub(crate) async fn settle(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(done, reason => done('failed: ' + reason))"
        );
        self.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The text of a script's result.
    pub(crate) async fn text(&self, script: &str) -> String {
        match self.run(script).await {
            Value::String(text) => text,
            other => panic!("{script} gives {other}, not a text"),
        }
    }

    /// Waits until a script returns something true, and returns it.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Value {
        let began = Instant::now();
        loop {
            match self.client.execute(script, Vec::new()).await {
                Ok(value) if truthy(&value) => return value,
                // While a page goes and another one comes, there is nothing to ask.
                Ok(_) | Err(_) => {}
            }
            if began.elapsed() > PATIENCE {
                let page = "return location.href + '\\n' + (document.body?.innerText ?? '').slice(0, 600)";
                let page = self.client.execute(page, Vec::new()).await.unwrap_or_default();
                panic!("waited {} s in vain until {what}; the page: {page:#}", PATIENCE.as_secs());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Clicks what a selector finds, as a user does: with the mouse, in the middle of its first line, where nothing may cover it,
    /// once it stands still.
    pub(crate) async fn click(&self, selector: &str) {
        let found = "const [selector, done] = arguments;
            const one = document.querySelector(selector);
            if (!one?.checkVisibility()) return done(null);
            one.scrollIntoView({ block: 'center', behavior: 'instant' });
            const middle = () => { const { x, y, width, height } = one.getClientRects()[0]; return [x + width / 2, y + height / 2]; };
            const before = middle();
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const after = middle();
              const hit = document.elementFromPoint(...after);
              const still = before.join() === after.join();
              done(still && one.contains(hit) ? after : null);
            }))";
        let began = Instant::now();
        let place = loop {
            match self.client.execute_async(found, vec![selector.into()]).await {
                Ok(place) if !place.is_null() => break place,
                Ok(_) | Err(_) => assert!(began.elapsed() < PATIENCE, "there is no {selector} to be clicked"),
            }
        };
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Sets the size of the page in CSS pixels, and light or dark.
    pub(crate) async fn look(&self, width: u32, height: u32, scheme: &str) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// A picture of the whole page, down to its end.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let size = self.devtools("Page.getLayoutMetrics", json!({})).await["cssContentSize"].clone();
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let options = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", options).await;
        base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().unwrap_or_default()).expect("base64")
    }

    /// From the next document on, the device's clock shows this instant, and runs on from it or stands still.
    pub(crate) async fn set_clock(&self, instant: &str, runs: bool) {
        let script = format!(
            "{{
               const Real = Date, start = Real.parse('{instant}'), began = Real.now();
               const now = () => {runs} ? start + Real.now() - began : start;
               globalThis.Date = class extends Real {{
                 constructor(...given) {{ given.length ? super(...given) : super(now()); }}
                 static now() {{ return now(); }}
               }};
             }}"
        );
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let asked = self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await;
        asked.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Errors in the console since the last look, except those about the network, which a scenario that
    /// breaks the network would only hear itself in.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let asked = self.client.issue_cmd(Extension { path: "se/log", body: json!({ "type": "browser" }) }).await;
        let entries = asked.unwrap_or_else(|error| panic!("no log: {error}"));
        let mut seen = self.seen.borrow_mut();
        for entry in entries.as_array().into_iter().flatten() {
            let message = entry["message"].as_str().unwrap_or_default();
            if entry["level"] == "SEVERE" && !message.contains("net::ERR_") {
                seen.push(message.to_owned());
            }
        }
        std::mem::take(&mut *seen)
    }
}

/// A scenario that fails leaves its browser behind: it goes with it.
impl Drop for Browser {
    fn drop(&mut self) {
        self.process.map(end);
    }
}

fn end(process: u64) -> bool {
    Command::new("kill").args(["-9", &process.to_string()]).status().is_ok_and(|status| status.success())
}

/// A setting of the suite, from the environment: `.ci/browser` sets them all.
pub(crate) fn setting(name: &str) -> String {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{name} is not set: run the browser suite by `make test`"),
    }
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != &json!("") && value != &json!(0)
}

/// A command of chromedriver that the WebDriver standard does not know.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
