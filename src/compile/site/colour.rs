//! A site's own colour: its hue and strength, with the lightness of every part as it was designed,
//! so that text stays readable in whatever colour.

use crate::compile::settings::Colour;
use lightningcss::values::color::{OKLCH, SRGB};

/// The colour that the sheets, icons and manifest are written in.
pub(super) const OWN: &str = "#0b4f5e";

/// The strength of [`OWN`] in OKLCH.
const OWN_CHROMA: f32 = 0.064;

/// More than this times the usual strength is no longer in all screens' reach.
const STRONGEST: f32 = 1.6;

/// The colour's rule, for the end of the sheets.
pub(super) fn rule(colour: &Colour) -> String {
    let [r, g, b] = colour.rgb().map(|part| f32::from(part) / 255.0);
    let colour = OKLCH::from(SRGB { r, g, b, alpha: 1.0 });
    let strength = (colour.c / OWN_CHROMA).min(STRONGEST);
    format!("@layer tokens {{ :root {{ --hue: {:.0}; --strength: {strength:.2}; }} }}\n", colour.h)
}
