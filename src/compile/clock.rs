//! The day it is: the only place of the program that asks a clock.

use crate::day::Day;
use anyhow::Context as _;

/// Today in Nouméa: the day given, else the instant of `SOURCE_DATE_EPOCH` (seconds since 1970, the
/// convention of reproducible builds), else the machine's clock.
///
/// # Errors
/// When `SOURCE_DATE_EPOCH` is set to something else than a number of seconds.
pub fn today(given: Option<Day>) -> anyhow::Result<Day> {
    if let Some(day) = given {
        return Ok(day);
    }
    let epoch_ms = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(written) => {
            written.trim().parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(1000)).with_context(|| {
                format!("SOURCE_DATE_EPOCH is “{written}”; expected seconds since 1970, such as 1755820800")
            })?
        }
        Err(_) => jiff::Timestamp::now().as_millisecond(),
    };
    Ok(Day::in_noumea(epoch_ms))
}

/// How far away an instant is; nothing where it has passed.
#[must_use]
pub fn until(instant: jiff::Timestamp) -> std::time::Duration {
    instant.duration_since(jiff::Timestamp::now()).try_into().unwrap_or_default()
}
