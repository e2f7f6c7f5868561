//! What the suites stand on: time as the machine keeps it.

use crate::pace::{Pace, Stopwatch, WORK, slowness};
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn a_slow_machine_has_more_time() {
    let began = Instant::now();
    let mut pace = Pace::new(began);
    pace.learn(began + Duration::from_secs(10), WORK);
    assert_eq!(pace.at(began + Duration::from_secs(12)), Duration::from_secs(12));
    pace.learn(began + Duration::from_secs(40), WORK * 3);
    assert_eq!(pace.at(began + Duration::from_secs(40)), Duration::from_secs(20));
    assert_eq!(pace.at(began + Duration::from_secs(70)), Duration::from_secs(30));
    pace.learn(began + Duration::from_secs(70), WORK / 2);
    assert_eq!(pace.at(began + Duration::from_secs(71)), Duration::from_secs(31), "no machine is too fast");
}

#[test]
fn a_stopwatch_runs() {
    let watch = Stopwatch::start();
    thread::sleep(Duration::from_millis(50));
    assert!(!watch.elapsed().is_zero() && slowness() >= 1.0);
}
