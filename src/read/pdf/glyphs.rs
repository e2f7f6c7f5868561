//! The letters of a PDF and where they stand.

use crate::layout::{Glyph, Link, Page, Rule};
use crate::read::office::address;
use encoding_rs::{UTF_16BE, WINDOWS_1252};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Rect as PdfRect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

/// Units of a font's em.
const EM: f64 = 1000.0;

/// Letters that a page may have; a page of print has some thousands.
const MAX_GLYPHS: usize = 500_000;

/// Points that the disc before an item is wide, and the pieces of its outline at most.
const DISC: (std::ops::Range<f64>, usize) = (1.5..8.0, 40);

/// Points that a drawn line is high at most and long at least, and the pieces of its outline at most.
const RULE: ((f64, f64), usize) = ((2.5, 6.0), 6);

/// Drawn lines that a page may have.
const MAX_RULES: usize = 50_000;

/// The letter that such a disc stands for.
const BULLET: &str = "•";

/// A page in the making.
#[derive(Default)]
struct Letters {
    page: Page,
    /// Whether the letters being drawn are heavy.
    bold: bool,
    /// The disc drawn last, which may stand before an item.
    disc: Option<Rect>,
}

/// The letters of each page.
pub(super) fn pages(pdf: &Pdf) -> impl Iterator<Item = Page> {
    pdf.pages().iter().map(|page| {
        let mut letters = Letters::default();
        take(pdf, page, &mut letters);
        letters.page
    })
}

fn take(pdf: &Pdf, page: &PdfPage<'_>, letters: &mut Letters) {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let from_above = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(from_above, bounds, &cache, pdf.xref(), InterpreterSettings::default());
    letters.page.height = bounds.height();
    interpret_page(page, &mut context, letters);
    let annotations = page.raw().get::<Array<'_>>(b"Annots".as_slice());
    for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>).take(MOST_ANNOTATIONS) {
        let Some(place) = annotation.get::<PdfRect>(b"Rect".as_slice()) else { continue };
        let place = from_above.transform_rect_bbox(Rect::new(place.x0, place.y0, place.x1, place.y1));
        if let Some(target) = target(&annotation) {
            let place = [place.x0, place.y0, place.x1, place.y1];
            letters.page.links.push(Link { place, target });
        } else if let Some(value) = undrawn_value(&annotation) {
            letters.fill(place, &value);
        }
    }
}

/// Annotations of a page that are looked at.
const MOST_ANNOTATIONS: usize = 2000;

/// Where an annotation leads, if it is a link.
fn target(annotation: &Dict<'_>) -> Option<String> {
    let action = annotation.get::<Dict<'_>>(b"A".as_slice())?;
    let target = action.get::<PdfString<'_>>(b"URI".as_slice())?;
    address(&String::from_utf8_lossy(target.as_bytes()))
}

/// The value of a form's text field of which the file holds no drawing: every reader draws it.
fn undrawn_value(annotation: &Dict<'_>) -> Option<String> {
    if annotation.contains_key(b"AP".as_slice()) {
        return None;
    }
    let mut field = annotation.clone();
    for _ in 0..MOST_PARENTS {
        if let Some(value) = field.get::<PdfString<'_>>(b"V".as_slice()) {
            return Some(text_string(value.as_bytes())).filter(|value| !value.trim().is_empty());
        }
        field = field.get::<Dict<'_>>(b"Parent".as_slice())?;
    }
    None
}

/// Fields that a field may stand within.
const MOST_PARENTS: usize = 8;

/// A text of a PDF: UTF-16 or UTF-8 behind their marks, else an encoding much like Windows-1252.
fn text_string(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        UTF_16BE.decode_without_bom_handling(rest).0.into_owned()
    } else if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        String::from_utf8_lossy(rest).into_owned()
    } else {
        WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
    }
}

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        // Letters that are filled and outlined are heavy too.
        self.bold =
            matches!(mode, DrawMode::FillAndStroke(..)) || run.glyphs().first().is_some_and(|glyph| is_heavy(glyph));
        for glyph in run.glyphs() {
            if self.page.glyphs.len() + self.page.turned.len() > MAX_GLYPHS {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => opened(c).map_or_else(|| c.to_string(), str::to_owned),
                Some(BfString::String(text)) => text,
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(type3) => type3.advance_width(),
            };
            let place = props.transform * glyph.transform();
            self.add(place, f64::from(advance.unwrap_or_default()), text);
        }
        self.page.turned.push_str(if self.page.turned.ends_with('\n') { "" } else { "\n" });
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        // Browsers draw the discs before items, and print no letter for them.
        let outline = path.elements().len() <= DISC.1 && matches!(mode, DrawMode::Fill(_));
        let place = if outline { props.transform.transform_rect_bbox(path.bounding_box()) } else { Rect::ZERO };
        let (wide, high) = (place.width(), place.height());
        if DISC.0.contains(&wide) && (wide - high).abs() < 0.2 * wide {
            self.disc = Some(place);
        }
        if path.elements().len() <= RULE.1 && self.page.rules.len() < MAX_RULES {
            let place = props.transform.transform_rect_bbox(path.bounding_box());
            let (x0, x1) = (place.x0, place.x1);
            let sides = match mode {
                _ if x1 - x0 < RULE.0.1 || !(x0 + x1 + place.y0 + place.y1).is_finite() => [None, None],
                _ if place.height() < RULE.0.0 => [Some(place.center().y), None],
                // A border is drawn around a cell.
                DrawMode::Stroke(_) => [Some(place.y0), Some(place.y1)],
                DrawMode::Fill(_) | DrawMode::FillAndStroke(..) | DrawMode::Invisible => [None, None],
            };
            self.page.rules.extend(sides.into_iter().flatten().map(|y| Rule { x0, x1, y }));
        }
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Weight of a font from which it is bold.
const BOLD: u32 = 600;

/// Whether a letter's font is bold.
fn is_heavy(glyph: &Drawn<'_>) -> bool {
    let Drawn::Outline(outline) = glyph else { return false };
    outline.font_data().is_some_and(|font| {
        let name = font.postscript_name.unwrap_or_default().to_ascii_lowercase();
        let named = ["bold", "black", "heavy"].iter().any(|weight| name.contains(weight));
        named || font.weight.is_some_and(|weight| weight >= BOLD)
    })
}

impl Letters {
    fn add(&mut self, place: Affine, advance: f64, text: String) {
        let start = place * Point::ZERO;
        let along = place * Point::new(EM, 0.0) - start;
        let up = place * Point::new(0.0, EM) - start;
        let (size, width) = (up.hypot(), along.hypot() * advance / EM);
        if ![start.x, start.y, size, width].iter().all(|number| number.is_finite() && number.abs() < 1e6) {
            return;
        }
        if along.x > 0.0 && along.y.abs() <= 0.2 * along.x {
            let (slope, bold) = (along.y / along.x, self.bold);
            let mut glyph = Glyph { x0: start.x, x1: start.x + width, y: start.y, size, slope, bold, text };
            if let Some(disc) = self.disc.take()
                && (0.0..3.0 * size).contains(&(start.x - disc.x1))
                && (0.0..size).contains(&(start.y - disc.y0))
            {
                self.page.glyphs.push(Glyph { x0: disc.x0, x1: disc.x1, text: BULLET.to_owned(), ..glyph.clone() });
            }
            glyph.x1 = glyph.x1.max(glyph.x0);
            self.page.glyphs.push(glyph);
        } else {
            self.page.turned.push_str(&text);
        }
    }

    /// Writes a value into a field, as its reader would.
    fn fill(&mut self, place: Rect, value: &str) {
        let lines: Vec<&str> = value.lines().collect();
        let size = (0.6 * place.height()).min(10.0);
        // One line stands in the middle of its field, several from above.
        let mut y = if lines.len() > 1 { place.y0 + 1.2 * size } else { place.center().y + 0.35 * size };
        for line in lines {
            let mut x0 = place.x0 + 2.0;
            for c in line.chars() {
                let x1 = x0 + 0.5 * size;
                self.page.glyphs.push(Glyph { x0, x1, y, size, text: c.to_string(), ..Glyph::default() });
                x0 = x1;
            }
            y += 1.2 * size;
        }
    }
}

/// The letters that a ligature stands for: fonts have them, words do not.
fn opened(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}
