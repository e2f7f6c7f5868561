//! The letters of a PDF and where they stand.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
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

/// The letter that such a disc stands for.
const BULLET: &str = "•";

/// A letter, or what the font makes of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Left end of its baseline, from the page's left edge.
    pub(super) x: f64,
    /// Its baseline, from the page's upper edge.
    pub(super) y: f64,
    /// How far it reaches to the right.
    pub(super) width: f64,
    /// The font's size.
    pub(super) size: f64,
    /// What it says.
    pub(super) text: String,
}

/// A page's letters.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Those that stand upright, in the order of drawing.
    pub(super) upright: Vec<Glyph>,
    /// What is written upwards or downwards, in the order of drawing.
    pub(super) turned: String,
    /// The disc drawn last, which may stand before an item.
    disc: Option<Rect>,
}

/// The letters of each page.
pub(super) fn pages(pdf: &Pdf) -> impl Iterator<Item = Letters> {
    pdf.pages().iter().map(|page| {
        let mut letters = Letters::default();
        take(pdf, page, &mut letters);
        letters
    })
}

fn take(pdf: &Pdf, page: &Page<'_>, letters: &mut Letters) {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let from_above = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(from_above, bounds, &cache, pdf.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, letters);
}

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.upright.len() + self.turned.len() > MAX_GLYPHS {
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
        self.turned.push_str(if self.turned.ends_with('\n') { "" } else { "\n" });
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        // Browsers draw the discs before items, and print no letter for them.
        let outline = path.elements().len() <= DISC.1 && matches!(mode, DrawMode::Fill(_));
        let place = if outline { props.transform.transform_rect_bbox(path.bounding_box()) } else { Rect::ZERO };
        let (wide, high) = (place.width(), place.height());
        if DISC.0.contains(&wide) && (wide - high).abs() < 0.2 * wide {
            self.disc = Some(place);
        }
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
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
            if let Some(disc) = self.disc.take()
                && (0.0..3.0 * size).contains(&(start.x - disc.x1))
                && (0.0..size).contains(&(start.y - disc.y0))
            {
                let (x, y, width) = (disc.x0, start.y, disc.width());
                self.upright.push(Glyph { x, y, width, size, text: BULLET.to_owned() });
            }
            self.upright.push(Glyph { x: start.x, y: start.y, width, size, text });
        } else {
            self.turned.push_str(&text);
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
