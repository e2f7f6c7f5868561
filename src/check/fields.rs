//! Labels with nothing behind them.

use crate::finding::{Code, Finding};
use crate::label::Field;
use crate::label::Label;
use std::collections::BTreeSet;

/// Labels of the head without a value, each told once. An empty residency means "none" by custom, but leaves the
/// reader guessing all the same.
#[must_use]
pub fn check(head: &[Field]) -> Vec<Finding> {
    let filled: BTreeSet<Label> =
        head.iter().filter(|field| !field.is_empty()).filter_map(|field| field.label).collect();
    let mut told = BTreeSet::new();
    let empty = head.iter().filter(|field| field.is_empty()).filter_map(|field| {
        let label = field.label.filter(|label| *label != Label::Service && !filled.contains(label))?;
        let finding = Finding::new(Code::EmptyField, Some(field.line), &field.written).about(label.field());
        told.insert(label).then_some(finding)
    });
    empty.collect()
}
