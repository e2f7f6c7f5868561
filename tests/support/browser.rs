//! A real browser, driven over WebDriver, whatever its engine.
//!
//! A browser takes seconds to start, so one that a scenario has closed rests and serves the next one. Nothing is left over:
//! each scenario has hosts of its own, so origins of its own, and a tab of its own. A scenario that asks for a particular
//! browser, starts a second one, or starts one again on its profile gets one that no other scenario has had.
//! Nothing here waits for a time: it waits for a condition, and says which one was not met.

pub(crate) use crate::engine::{Driver, Engine, setting};
pub(crate) use crate::setup::{Part, Setup};

use crate::pace::{self, Stopwatch};
use crate::server::lock;

use base64::Engine as _;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a condition may take, in the machine's own time, before it counts as never met.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// With this a scenario ends when a driver leaves a command without an answer: seen of WebKit's, whose browser was gone
/// before it had said a word, or whose page of another origin changed while it was asked.
#[derive(Debug)]
pub(crate) struct Unanswered(pub(crate) String);

/// A browser with one page in front.
pub(crate) struct Browser {
    /// Whose it is.
    pub(crate) engine: Engine,
    client: Client,
    process: Option<u64>,
    said: Arc<Mutex<Vec<String>>>,
    /// Where it rests when it is closed; one that was started in a particular way ends instead.
    place: Option<Arc<Place>>,
}

/// Where a browser waits for the next scenario.
#[derive(Default)]
pub(crate) struct Place {
    resting: Mutex<Option<(Client, Option<u64>)>>,
    /// Whether the scenario that runs has had its browser.
    given: Mutex<bool>,
}

impl Place {
    /// The next scenario begins.
    pub(crate) fn scenario_begins(&self) {
        *lock(&self.given) = false;
    }
}

impl Browser {
    /// Starts a browser, or takes the one that rests.
    pub(crate) async fn start(driver: &Driver, setup: &Setup) -> Self {
        let first = !std::mem::replace(&mut *lock(&driver.place.given), true);
        let resting = lock(&driver.place.resting).take();
        if let Some((client, process)) = resting {
            if first && setup.is_ordinary() {
                let place = Some(Arc::clone(&driver.place));
                let browser = Self { engine: driver.engine, client, process, said: driver.lines(), place };
                drop(browser.complaints().await);
                return browser;
            }
            // Drivers have one browser at a time.
            client.close().await.expect("the browser closes");
        }
        setup.furnish();
        let mut asked = ClientBuilder::new(HttpConnector::new());
        asked.capabilities(setup.capabilities(driver.engine));
        let client = answered("a new session", asked.connect(&driver.address)).await;
        let client =
            client.unwrap_or_else(|error| panic!("the driver of {} starts no browser: {error}", driver.engine.name()));
        // The driver's clock is the wall's: it is told what the machine's may come to.
        let patience = PATIENCE.mul_f64(2.0 * pace::slowness());
        let patience = TimeoutConfiguration::new(Some(patience), Some(patience), None);
        client.update_timeouts(patience).await.expect("scripts and pages may take as long as anything else");
        let named = |name: &str| client.capabilities().and_then(|said| said.get(name)?.as_u64());
        let process = named("goog:processID").or_else(|| named("moz:processID"));
        let said = driver.lines();
        if driver.engine != Engine::Chromium {
            client.set_window_size(1280, 900).await.expect("a window");
        }
        let place = setup.is_ordinary().then(|| Arc::clone(&driver.place));
        Self { engine: driver.engine, client, process, said, place }
    }

    /// Ends it as a user does, or lets it rest.
    pub(crate) async fn close(mut self) {
        let (process, place) = (self.process.take(), self.place.take());
        if let Some(place) = place
            && self.tidy().await.is_ok()
        {
            *lock(&place.resting) = Some((self.client.clone(), process));
            return;
        }
        self.client.clone().close().await.expect("the browser closes");
    }

    /// Closes all tabs but a new one.
    async fn tidy(&self) -> Result<(), CmdError> {
        let tabs = self.client.windows().await?;
        let new = self.client.new_window(true).await?.handle;
        for tab in tabs {
            self.client.switch_to_window(tab).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(new).await?;
        if self.engine != Engine::Chromium {
            self.client.set_window_size(1280, 900).await?;
        }
        Ok(())
    }

    /// Ends it as a dead battery does: no last word, nothing is written any more.
    pub(crate) async fn kill(mut self) {
        let process = self.process.take().expect("the driver says which process the browser is");
        assert!(end(process), "the browser's process {process} was there to be killed");
        // The driver notices, and forgets the session.
        let _ = self.client.clone().close().await;
    }

    /// Goes to an address and waits until the page has loaded. Offline that is an error page, and no error here.
    pub(crate) async fn visit(&self, address: &str) {
        match answered(address, self.client.goto(address)).await {
            Ok(()) => {}
            Err(CmdError::Standard(error)) if is_network(&error.message) => {}
            Err(error) => panic!("{address}: {error}"),
        }
        if self.engine != Engine::Chromium {
            // Their consoles are not to be had from outside.
            let hear = "if (!window.heard) {
                window.heard = [];
                const error = console.error;
                console.error = (...words) => { heard.push(words.join(' ')); error.apply(console, words); };
                for (const kind of ['error', 'unhandledrejection'])
                  addEventListener(kind, event => heard.push(String(event.message ?? event.reason)));
                document.addEventListener('securitypolicyviolation', event => heard.push(event.violatedDirective));
              }";
            let _ = self.client.execute(hear, Vec::new()).await;
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

    /// From now on asks the first frame of the page, whatever its origin, until another tab is gone to.
    pub(crate) async fn enter_frame(&self) {
        answered("a frame", self.client.enter_frame(0)).await.expect("the page has a frame");
    }

    /// The tabs that are open.
    pub(crate) async fn tabs(&self) -> Vec<WindowHandle> {
        self.client.windows().await.expect("tabs")
    }

    /// Waits until there is a tab that was not there before. Its handle: engines tell of their tabs in any order.
    pub(crate) async fn another_tab(&self, before: &[WindowHandle]) -> WindowHandle {
        let began = Stopwatch::start();
        loop {
            if let Some(tab) = self.tabs().await.into_iter().find(|tab| !before.contains(tab)) {
                return tab;
            }
            assert!(began.elapsed() < PATIENCE, "no other tab has opened");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
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
        answered(script, self.client.execute(script, Vec::new()))
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script returns, given arguments.
    pub(crate) async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        answered(script, self.client.execute(script, arguments))
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script's promise resolves to.
    pub(crate) async fn settle(&self, script: &str) -> Value {
        self.settle_with(script, Vec::new()).await
    }

    /// What a script's promise resolves to, `given` arguments.
    pub(crate) async fn settle_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!(
            "const given = [...arguments], done = given.pop();
             (async () => {{ {script} }})().then(done, reason => done('failed: ' + reason))"
        );
        answered(&script, self.client.execute_async(&script, arguments))
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
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
        let began = Stopwatch::start();
        loop {
            match answered(what, self.client.execute(script, Vec::new())).await {
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
            // What comes into view with it is drawn, and takes its own size, some frames later.
            const later = (frames, act) => requestAnimationFrame(() => frames ? later(frames - 1, act) : act());
            later(3, () => {
              const after = middle();
              const hit = document.elementFromPoint(...after);
              const still = before.join() === after.join();
              done(still && one.contains(hit) ? after : null);
            })";
        let began = Stopwatch::start();
        let place = loop {
            match answered(selector, self.client.execute_async(found, vec![selector.into()])).await {
                Ok(place) if !place.is_null() => break place,
                Ok(_) | Err(_) => assert!(began.elapsed() < PATIENCE, "there is no {selector} to be clicked"),
            }
        };
        let at = |axis: usize| place[axis].as_f64().unwrap_or_default();
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: at(0), y: at(1) })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        answered(selector, self.client.perform_actions(mouse))
            .await
            .unwrap_or_else(|error| panic!("clicking {selector}: {error}"));
    }

    /// Chooses a file in a field for one.
    pub(crate) async fn choose_file(&self, selector: &str, file: &Path) {
        let field = self.client.find(fantoccini::Locator::Css(selector)).await.expect("a field for files");
        field.send_keys(&file.display().to_string()).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses a key, and lets go of it.
    pub(crate) async fn press(&self, key: &str) {
        let value = key.chars().next().expect("a key");
        let keys = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        answered(key, self.client.perform_actions(keys))
            .await
            .unwrap_or_else(|error| panic!("pressing {value:?}: {error}"));
    }

    /// Sets the size of the page in CSS pixels, and light or dark.
    pub(crate) async fn look(&self, width: u32, height: u32, scheme: &str) {
        if self.engine != Engine::Chromium {
            assert_eq!(scheme, "light", "only Chromium is told of dark while it runs");
            return self.client.set_window_size(width, height).await.expect("a window");
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// A picture of the whole page, down to its end.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let size = self.devtools("Page.getLayoutMetrics", json!({})).await["cssContentSize"].clone();
        self.picture_to(&size["height"]).await
    }

    /// A picture of the page's beginning, down to so many CSS pixels.
    pub(crate) async fn picture_to(&self, height: &Value) -> Vec<u8> {
        // A picture has no scroll bar: the page takes its room.
        let width = self.run("return innerWidth").await;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let options = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", options).await;
        base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().unwrap_or_default()).expect("base64")
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
        let found: Vec<String> = match self.engine {
            Engine::Chromium => {
                let asked =
                    self.client.issue_cmd(Extension { path: "se/log", body: json!({ "type": "browser" }) }).await;
                let entries = asked.unwrap_or_else(|error| panic!("no log: {error}"));
                let severe = |entry: &Value| (entry["level"] == "SEVERE").then(|| entry["message"].to_string());
                entries.as_array().into_iter().flatten().filter_map(severe).collect()
            }
            Engine::Firefox | Engine::WebKit => {
                let heard = self.run("return window.heard?.splice(0) ?? []").await;
                let heard: Vec<String> = serde_json::from_value(heard).expect("texts");
                let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
                // What went wrong before anybody listened: Firefox says it aloud.
                heard
                    .into_iter()
                    .chain(said.drain(..).filter(|line| line.starts_with("JavaScript error: http")))
                    .collect()
            }
        };
        found.into_iter().filter(|message| !is_network(message)).collect()
    }
}

/// The answer of a driver to a command. It gives every command up itself in time, or hangs.
async fn answered<T>(command: &str, answer: impl Future<Output = T>) -> T {
    match within(3 * PATIENCE, answer).await {
        Ok(answer) => answer,
        Err(TooLate) => std::panic::panic_any(Unanswered(command.to_owned())),
    }
}

/// Waits for something no longer than told, in the machine's own time.
pub(crate) async fn within<T>(patience: Duration, what: impl Future<Output = T>) -> Result<T, TooLate> {
    let began = Stopwatch::start();
    let mut what = std::pin::pin!(what);
    loop {
        match tokio::time::timeout(Duration::from_secs(1), &mut what).await {
            Ok(done) => return Ok(done),
            Err(_) if began.elapsed() < patience => {}
            Err(_) => return Err(TooLate),
        }
    }
}

/// Something has not come within the time that it was given.
#[derive(Debug)]
pub(crate) struct TooLate;

/// Whether an engine speaks of a network that a scenario has broken.
fn is_network(message: &str) -> bool {
    ["net::ERR_", "about:neterror", "NS_ERROR_", "NetworkError", "Load failed"]
        .iter()
        .any(|word| message.contains(word))
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
