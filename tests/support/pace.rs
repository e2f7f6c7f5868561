//! Time as this machine keeps it: on a busy machine it passes more slowly, and so time-outs grow with the load.
//!
//! A thread repeats a fixed piece of work and compares the time that it takes with the time that it needs undisturbed.
//! Where it takes three times as long, three seconds count as one.

use std::hint::black_box;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What the work takes on a machine that does nothing else.
pub(crate) const WORK: Duration = Duration::from_millis(20);

/// Between one piece of work and the next: a fiftieth of one core is used.
const PAUSE: Duration = Duration::from_secs(1);

/// A machine that is slower than this hangs.
const SLOWEST: u32 = 20;

/// Measures how long something takes, in the machine's own time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Duration);

impl Stopwatch {
    /// Begins now.
    pub(crate) fn start() -> Self {
        Self(now())
    }

    /// What has passed since it began.
    pub(crate) fn elapsed(self) -> Duration {
        now().saturating_sub(self.0)
    }
}

/// How many seconds of the clock count as one at the moment: 1 on a calm machine.
pub(crate) fn slowness() -> f64 {
    with_pace(|pace| pace.slowness)
}

fn now() -> Duration {
    with_pace(|pace| pace.at(Instant::now()))
}

fn with_pace<T>(ask: impl FnOnce(&Pace) -> T) -> T {
    static PACE: LazyLock<Mutex<Pace>> = LazyLock::new(|| {
        let rounds = calibrated();
        thread::spawn(move || {
            loop {
                let began = Instant::now();
                work(rounds);
                let took = began.elapsed();
                PACE.lock().unwrap_or_else(PoisonError::into_inner).learn(Instant::now(), took);
                thread::sleep(PAUSE);
            }
        });
        Mutex::new(Pace::new(Instant::now()))
    });
    ask(&PACE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The machine's time up to an instant, and how fast it passes from then on.
pub(crate) struct Pace {
    since: Instant,
    passed: Duration,
    slowness: f64,
}

impl Pace {
    /// Begins at an instant, on a calm machine.
    pub(crate) fn new(since: Instant) -> Self {
        Self { since, passed: Duration::ZERO, slowness: 1.0 }
    }

    /// The machine's time at an instant.
    pub(crate) fn at(&self, instant: Instant) -> Duration {
        self.passed + instant.saturating_duration_since(self.since).div_f64(self.slowness)
    }

    /// The work has just taken this long.
    pub(crate) fn learn(&mut self, instant: Instant, took: Duration) {
        let slowness = took.div_duration_f64(WORK).clamp(1.0, f64::from(SLOWEST));
        // What lies between two measurements was as slow as the slower of them: a load begins and ends between them.
        self.passed += instant.saturating_duration_since(self.since).div_f64(self.slowness.max(slowness));
        (self.since, self.slowness) = (instant, slowness);
    }
}

/// Rounds of the work that take [`WORK`] undisturbed: of many short tries the quickest was.
fn calibrated() -> u32 {
    const TRY: u32 = 20_000;
    let tried = |_| {
        let began = Instant::now();
        work(TRY);
        began.elapsed()
    };
    let quickest = (0..50).map(tried).min().unwrap_or(WORK).max(Duration::from_nanos(1));
    let fitting = WORK.as_nanos() / quickest.as_nanos();
    TRY.saturating_mul(u32::try_from(fitting).unwrap_or(u32::MAX).max(1))
}

fn work(rounds: u32) {
    let mut state = 1_u32;
    for _ in 0..rounds {
        state = black_box(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    }
}
