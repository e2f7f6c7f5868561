//! How a browser is started: its profile, and what each engine is told on its way.

use crate::engine::{Engine, scratch, setting};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A part of a browser that a reader may have switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Scripts.
    JavaScript,
    /// WebAssembly. For WebKit the driver decides: [`crate::engine::Driver::without_wasm`].
    Wasm,
    /// Whatever pages may keep.
    Storage,
}

/// How a browser is started.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    /// The folder of its profile.
    pub(crate) profile: PathBuf,
    /// What pages must do without.
    pub(crate) without: Option<Part>,
    /// Further switches of Chromium's command line.
    pub(crate) switches: Vec<String>,
    /// Further preferences of Firefox.
    pub(crate) preferences: Vec<(String, Value)>,
    /// Whether the profile is for this scenario alone, which starts a browser on it again.
    pub(crate) lasting: bool,
}

/// The folder of the profile that an engine has made itself at home in and that has seen no site.
const FURNISHED: &str = "furnished";

impl Setup {
    /// A browser as readers have it.
    pub(crate) fn fresh(name: &str) -> Self {
        Self::empty(name)
    }

    /// The same with a profile of its own, on which it is started again.
    pub(crate) fn lasting(name: &str) -> Self {
        Self { lasting: true, ..Self::empty(name) }
    }

    /// Whether any other browser like it would do.
    pub(crate) fn is_ordinary(&self) -> bool {
        !self.lasting && self.without.is_none() && self.switches.is_empty() && self.preferences.is_empty()
    }

    /// Fills a profile that is still empty with what the furnished one has, where the engine has that.
    pub(crate) fn furnish(&self) {
        let furnished = scratch().join("profiles").join(FURNISHED);
        let empty = std::fs::read_dir(&self.profile).is_ok_and(|mut entries| entries.next().is_none());
        if empty && furnished != self.profile && furnished.is_dir() {
            copy(&furnished, &self.profile);
        }
    }

    /// The profile that later ones are copies of, as long as it is there: an engine that finds what it writes at its first
    /// start needs half the time for the next ones.
    pub(crate) fn furnished() -> Self {
        Self::lasting(FURNISHED)
    }

    fn empty(name: &str) -> Self {
        let profile = scratch().join("profiles").join(name);
        let _ = std::fs::remove_dir_all(&profile);
        std::fs::create_dir_all(&profile).expect("a folder for the profile");
        Self { profile, without: None, switches: Vec::new(), preferences: Vec::new(), lasting: false }
    }

    /// What the driver of an engine is to start.
    pub(crate) fn capabilities(&self, engine: Engine) -> Capabilities {
        let capabilities = match engine {
            Engine::Chromium => self.chromium(),
            Engine::Firefox => self.firefox(),
            Engine::WebKit => self.webkit(),
        };
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was written") };
        capabilities
    }

    fn chromium(&self) -> Value {
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
        switches.push(format!("--user-data-dir={}", self.profile.display()));
        if self.without == Some(Part::Wasm) {
            switches.push("--js-flags=--jitless".to_owned());
        }
        switches.extend(self.switches.iter().cloned());
        let mut preferences = json!({ "intl.accept_languages": "fr-FR,fr" });
        if self.without == Some(Part::JavaScript) {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        if self.without == Some(Part::Storage) {
            preferences["profile.default_content_setting_values.cookies"] = json!(2);
        }
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": setting(Engine::Chromium.browser()), "args": switches, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        })
    }

    fn firefox(&self) -> Value {
        let mut preferences = json!({
            "intl.accept_languages": "fr-FR,fr",
            "browser.dom.window.dump.enabled": true,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "dom.security.trusted_types.enabled": true,
            "browser.sessionstore.resume_from_crash": false,
            "toolkit.startup.max_resumed_crashes": -1,
        });
        preferences["javascript.enabled"] = json!(self.without != Some(Part::JavaScript));
        preferences["javascript.options.wasm"] = json!(self.without != Some(Part::Wasm));
        if self.without == Some(Part::Storage) {
            preferences["network.cookie.cookieBehavior"] = json!(2);
        }
        for (name, value) in &self.preferences {
            preferences[name] = value.clone();
        }
        let profile = self.profile.display().to_string();
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": setting(Engine::Firefox.browser()),
                "args": ["-headless", "-profile", profile],
                "prefs": preferences,
            },
        })
    }

    fn webkit(&self) -> Value {
        let mut switches = vec!["--automation", "--enable-tabs-to-links=TRUE"];
        if self.without == Some(Part::JavaScript) {
            switches.push("--enable-javascript=FALSE");
        }
        if self.without == Some(Part::Storage) {
            switches.extend(["--cookies-policy=never", "--enable-html5-local-storage=FALSE"]);
        }
        json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": setting(Engine::WebKit.browser()), "args": switches },
        })
    }
}

/// Copies a folder's files; links, which are locks, stay behind.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (kind, to) = (entry.file_type().expect("its kind"), to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &to);
        } else if kind.is_file() {
            std::fs::copy(entry.path(), to).expect("a copy");
        }
    }
}
