//! The site's icons: drawn once as SVG, handed to browsers as PNG.

use super::colour::OWN;
use crate::compile::settings::Colour;
use crate::gazetteer::outlines;
use anyhow::{Context as _, anyhow};
use resvg::{tiny_skia, usvg};

/// The drawings.
#[derive(Debug)]
pub struct Icons {
    /// The icon with its own outline; also the one of the browser's tab.
    pub plain: String,
    /// The icon with a full ground, for systems that cut it to their own shape.
    pub maskable: String,
}

/// Paths of the icons that pages show: the others are fetched, and kept, by the system when it installs the app.
pub(super) const PRECACHED: &[&str] = &["icons/icon.svg"];

/// The drawing of the country, on which an offer's page shows its communes. Its grey can be seen in the light and in the dark.
pub(super) fn country() -> Vec<u8> {
    let ((width, height), path) = (outlines::SIZE, outlines::country());
    let size = format!("viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"");
    let drawing = format!("<path fill=\"#8a979c\" fill-opacity=\"0.6\" d=\"{path}\"/>");
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{drawing}</svg>\n").into_bytes()
}

/// The icons' files.
pub(super) fn draw(icons: &Icons, colour: Option<&Colour>) -> anyhow::Result<Vec<(&'static str, Vec<u8>)>> {
    let in_colour = |svg: &str| colour.map_or_else(|| svg.to_owned(), |colour| svg.replace(OWN, colour.as_str()));
    let (whole, cut) = (in_colour(&icons.plain), in_colour(&icons.maskable));
    let plain = |size| png(&whole, size).context("in icons/icon.svg");
    let maskable = |size| png(&cut, size).context("in icons/maskable.svg");
    Ok(vec![
        ("icons/icon.svg", whole.clone().into_bytes()),
        ("icons/icon-192.png", plain(192)?),
        ("icons/icon-512.png", plain(512)?),
        ("icons/maskable-512.png", maskable(512)?),
        // The one system that takes this file fills what is transparent with black.
        ("icons/apple-touch.png", maskable(180)?),
    ])
}

#[expect(clippy::cast_precision_loss, reason = "sizes of icons")]
fn png(svg: &str, size: u32) -> anyhow::Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|error| anyhow!("no SVG: {error}"))?;
    let mut pixels = tiny_skia::Pixmap::new(size, size).context("an icon of no size")?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = tiny_skia::Transform::from_scale(size as f32 / width, size as f32 / height);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| anyhow!("cannot write a PNG: {error}"))
}
