//! Days as the instants and names that other programs ask for.

use crate::day::Day;
use crate::offer::TimeOfDay;
use sha2::{Digest as _, Sha256};

/// The first second of a day in Nouméa (RFC 3339).
pub(super) fn beginning(day: Day) -> String {
    format!("{day}T00:00:00+11:00")
}

/// Until when an application counts: an hour of a day in Nouméa, or its last second.
pub(super) fn closing(day: Day, time: Option<TimeOfDay>) -> String {
    time.map_or_else(|| format!("{day}T23:59:59+11:00"), |time| format!("{day}T{time}:00+11:00"))
}

/// A name that stays the same wherever the site stands (RFC 9562, version 8).
pub(super) fn uuid(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = super::release::hex(&bytes);
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The name of an offer, for readers of feeds and calendars.
pub(super) fn uuid_of_offer(id: &str) -> String {
    uuid(&format!("offre {id}"))
}
