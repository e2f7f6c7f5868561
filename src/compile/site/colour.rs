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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// What is written on what, by the names of the tokens.
    const WRITTEN_ON: [(&str, &str); 10] = [
        ("text", "ground"),
        ("text", "sunken"),
        ("text-soft", "ground"),
        ("text-soft", "surface"),
        ("text-soft", "sunken"),
        ("accent", "ground"),
        ("accent", "surface"),
        ("accent", "sunken"),
        ("on-accent", "accent"),
        ("on-banner", "banner"),
    ];

    /// The contrast that WCAG 2.2 asks of text (1.4.3).
    const LEAST_CONTRAST: f32 = 4.5;

    #[test]
    fn text_can_be_read_in_whatever_colour_a_site_chooses() {
        let tokens = tokens();
        for hue in 0_u16..360 {
            for strength in [0.0, 0.5, 1.0, STRONGEST] {
                for (text, ground) in WRITTEN_ON {
                    for scheme in [0, 1] {
                        let [text_light, ground_light] =
                            [text, ground].map(|name| luminance(tokens[name][scheme], strength, f32::from(hue)));
                        let (light, dark) = (text_light.max(ground_light), text_light.min(ground_light));
                        let contrast = (light + 0.05) / (dark + 0.05);
                        assert!(
                            contrast >= LEAST_CONTRAST,
                            "{text} on {ground}, hue {hue}, strength {strength}: {contrast}"
                        );
                    }
                }
            }
        }
    }

    /// Lightness and usual chroma of each token that follows the site's colour, light and dark.
    fn tokens() -> BTreeMap<&'static str, [(f32, f32); 2]> {
        let colour = |written: &str| {
            let numbers = written.split(['(', '%', ' ', ')']).filter_map(|part| part.parse().ok());
            let numbers: Vec<f32> = numbers.collect();
            (numbers[0] / 100.0, numbers[1])
        };
        let sheet = include_str!("../../../style/tokens.css");
        let declared = sheet.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        let coloured = declared.filter(|(_, value)| value.contains("oklch(") && !value.contains("px"));
        let pair = |(name, value): (&'static str, &str)| {
            let mut both = value.split("oklch").skip(1).map(colour);
            let light = both.next().unwrap();
            (name, [light, both.next().unwrap_or(light)])
        };
        coloured.map(pair).collect()
    }

    /// The relative luminance of a colour (WCAG 2.2), as screens show it: what lies beyond their reach is cut off.
    fn luminance((lightness, chroma): (f32, f32), strength: f32, hue: f32) -> f32 {
        let colour = OKLCH { l: lightness, c: chroma * strength, h: hue, alpha: 1.0 };
        let SRGB { r, g, b, .. } = SRGB::from(colour);
        let linear = |part: f32| {
            let part = part.clamp(0.0, 1.0);
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
}
