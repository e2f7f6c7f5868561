//! Charts: plotters places scales and marks, elements of ours draw them.
//!
//! What a library draws as SVG has its colours in it: neither the dark nor paper could change them, and some of it stands in
//! `style` attributes, which the policy forbids. So plotters draws on a [`Canvas`] of ours, on which a colour is the number of
//! a class, and the marks become elements of the page.

use crate::wording::{self, statistics as words};
use leptos::prelude::*;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{EmptyElement, Rectangle, Text};
use plotters::prelude::{Cartesian2d, ChartBuilder, ChartContext, DrawingArea, DrawingBackend, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{BLACK, Color, FontDesc, IntoFont, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use std::convert::Infallible;

/// How a chart shows its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Columns beside each other, in an order that means something: months, lengths of time.
    Columns,
    /// Bars below each other, each under its name.
    Bars,
}

/// A point of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What is counted.
    pub name: String,
    /// Its numbers, one a series.
    pub numbers: Vec<usize>,
}

/// A chart, named and described for those who do not see it; its numbers stand in a table behind it.
#[component]
pub fn Chart(
    /// The beginning of its elements' ids, unique in the page.
    id: &'static str,
    /// Its name.
    name: String,
    /// How it shows the points.
    shape: Shape,
    /// The names of the series.
    series: Vec<&'static str>,
    /// The points, in order.
    points: Vec<Point>,
) -> impl IntoView {
    let height = match shape {
        Shape::Columns => COLUMNS_HEIGHT,
        Shape::Bars => BAR * u32::try_from(points.len()).unwrap_or_default(),
    };
    let most = points.iter().max_by_key(|point| point.numbers.first().copied().unwrap_or_default());
    let most = most.map_or_else(String::new, |most| {
        words::chart_description(
            &most.name,
            most.numbers.first().copied().unwrap_or_default(),
            series.first().unwrap_or(&""),
        )
    });
    let (title_id, description_id) = (format!("{id}-nom"), format!("{id}-contenu"));
    let named_by = format!("{title_id} {description_id}");
    let legend = (series.len() > 1).then(|| {
        let entries = series.iter().zip(SERIES).map(|(name, class)| {
            view! {
                <li><svg class="chart-swatch" viewBox="0 0 14 14" aria-hidden="true"><rect class=class.class() x="1" y="1" width="12" height="12"></rect></svg>{*name}</li>
            }
        });
        view! { <ul class="chart-legend">{entries.collect_view()}</ul> }
    });
    // Drawing on a list cannot fail.
    let marks = drawn(shape, height, &points).unwrap_or_default();
    view! {
        {legend}
        <svg class="chart" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby=named_by>
            <title id=title_id>{name}</title>
            <desc id=description_id>{most}</desc>
            {marks.into_iter().map(Mark::view).collect_view()}
        </svg>
    }
}

/// Width of a chart, in its own units: those of a telephone's page, so that its words can be read there.
const WIDTH: u32 = 400;

/// Height of a chart of columns.
const COLUMNS_HEIGHT: u32 = 220;

/// Height of a bar with its name.
const BAR: u32 = 38;

/// Height of letters.
const LETTERS: f64 = 13.0;

/// Most letters of a bar's name; the table has all of it.
const LONGEST: usize = 56;

/// A kind of mark, as a number that plotters takes for a colour, and as a class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink(u8);

/// Words.
const WORDS: Ink = Ink(0);
/// Lines behind the marks.
const GRID: Ink = Ink(1);
/// The marks of the series.
const SERIES: [Ink; 2] = [Ink(2), Ink(3)];

impl Ink {
    fn of(color: BackendColor) -> Self {
        Self(color.rgb.0)
    }

    fn style(self) -> ShapeStyle {
        RGBColor(self.0, 0, 0).filled()
    }

    fn class(self) -> &'static str {
        match self {
            WORDS => "chart-words",
            GRID => "chart-grid",
            Self(2) => "chart-first",
            Self(_) => "chart-second",
        }
    }
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Rect { ink: Ink, from: BackendCoord, to: BackendCoord },
    Line { ink: Ink, from: BackendCoord, to: BackendCoord },
    Words { at: BackendCoord, anchor: &'static str, drop: &'static str, words: String },
}

impl Mark {
    fn view(self) -> AnyView {
        let text = |number: i32| number.to_string();
        // Within `<g>`, the macro makes them elements of SVG.
        match self {
            Self::Rect { ink, from: (x, y), to: (right, bottom) } => {
                let (width, height) = (text((right - x).max(1)), text((bottom - y).max(1)));
                view! { <g><rect class=ink.class() x=text(x) y=text(y) width=width height=height></rect></g> }
                    .into_any()
            }
            Self::Line { ink, from, to } => view! {
                <g><line class=ink.class() x1=text(from.0) y1=text(from.1) x2=text(to.0) y2=text(to.1)></line></g>
            }
            .into_any(),
            Self::Words { at: (x, y), anchor, drop, words } => view! {
                <g><text class=WORDS.class() x=text(x) y=text(y) dy=drop text-anchor=anchor>{words}</text></g>
            }
            .into_any(),
        }
    }
}

/// What plotters draws on: a list of marks.
struct Canvas<'a> {
    size: (u32, u32),
    marks: &'a mut Vec<Mark>,
}

/// What drawing gives.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// No chart of ours has single pixels.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            self.marks.push(Mark::Line { ink: Ink::of(style.color()), from, to });
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _: bool) -> Drawn {
        let (from, to) = ((a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1)));
        self.marks.push(Mark::Rect { ink: Ink::of(style.color()), from, to });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, words: &str, style: &S, at: BackendCoord) -> Drawn {
        let Pos { h_pos, v_pos } = style.anchor();
        let anchor = match h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let drop = match v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.2em",
        };
        if !words.is_empty() {
            self.marks.push(Mark::Words { at, anchor, drop, words: words.to_owned() });
        }
        Ok(())
    }
}

/// A drawing, or why there is none.
type Drawing<'a, 'b> = ChartContext<'a, Canvas<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
/// See [`Drawing`].
type Failure = plotters::drawing::DrawingAreaErrorKind<Infallible>;

fn drawn(shape: Shape, height: u32, points: &[Point]) -> Result<Vec<Mark>, Failure> {
    let mut marks = Vec::new();
    let area = Canvas { size: (WIDTH, height), marks: &mut marks }.into_drawing_area();
    match shape {
        Shape::Columns => columns(&area, points)?,
        Shape::Bars => bars(&area, points)?,
    }
    drop(area);
    Ok(marks)
}

/// A number on a scale.
fn scaled(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The whole number at a place of a scale, if there is one.
fn whole(at: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and not negative")]
    (at >= 0.0 && at.fract().abs() < 1e-6).then_some(at.round() as usize)
}

fn words_style(horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
    let font: FontDesc<'static> = ("sans-serif", LETTERS).into_font();
    font.color(&BLACK).pos(Pos::new(horizontal, vertical))
}

fn most(points: &[Point]) -> f64 {
    scaled(points.iter().flat_map(|point| &point.numbers).copied().max().unwrap_or_default().max(1))
}

fn columns<'a>(area: &DrawingArea<Canvas<'a>, Shift>, points: &[Point]) -> Result<(), Failure> {
    let (number, most) = (scaled(points.len()), most(points));
    let mut chart: Drawing<'_, 'a> = ChartBuilder::on(area)
        .margin_top(14)
        .x_label_area_size(24)
        .y_label_area_size(34)
        .build_cartesian_2d(-0.5..number - 0.5, 0.0..most * 1.04)?;
    let name = |at: &f64| whole(*at).and_then(|at| points.get(at)).map_or_else(String::new, |point| point.name.clone());
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(BLACK.mix(0.0))
        .bold_line_style(GRID.style())
        .axis_style(GRID.style())
        .x_labels(6)
        .y_labels(5)
        .x_label_formatter(&name)
        .y_label_formatter(&|at| whole(*at).map_or_else(String::new, wording::grouped))
        .label_style(words_style(HPos::Left, VPos::Top))
        .draw()?;
    for (at, point) in points.iter().enumerate() {
        let width = 0.8 / scaled(point.numbers.len().max(1));
        for (series, (number, ink)) in point.numbers.iter().zip(SERIES).enumerate() {
            if *number == 0 {
                continue;
            }
            let left = scaled(at) - 0.4 + width * scaled(series);
            let corners = [(left, 0.0), (left + width * 0.92, scaled(*number))];
            chart.draw_series([Rectangle::new(corners, ink.style())])?;
        }
    }
    Ok(())
}

fn bars<'a>(area: &DrawingArea<Canvas<'a>, Shift>, points: &[Point]) -> Result<(), Failure> {
    // Room for the number behind the longest bar.
    let (number, most) = (scaled(points.len()), most(points) * 1.14);
    let mut chart: Drawing<'_, 'a> = ChartBuilder::on(area).build_cartesian_2d(0.0..most, number..0.0)?;
    for (at, point) in points.iter().enumerate() {
        let (top, count) = (scaled(at), point.numbers.first().copied().unwrap_or_default());
        let corners = [(0.0, top + 0.5), (scaled(count), top + 0.84)];
        chart.draw_series((count > 0).then(|| Rectangle::new(corners, SERIES[0].style())))?;
        let name = Text::new(shortened(&point.name), (0, 0), words_style(HPos::Left, VPos::Bottom));
        chart.draw_series([EmptyElement::at((0.0, top + 0.46)) + name])?;
        let number = Text::new(wording::grouped(count), (6, 0), words_style(HPos::Left, VPos::Center));
        chart.draw_series([EmptyElement::at((scaled(count), top + 0.67)) + number])?;
    }
    Ok(())
}

/// A name that fits above its bar.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(shape: Shape, series: Vec<&'static str>, numbers: &[&[usize]]) -> scraper::Html {
        let named = numbers.iter().enumerate();
        let points =
            named.map(|(at, numbers)| Point { name: format!("Valeur {at}"), numbers: numbers.to_vec() }).collect();
        let html =
            Owner::new().with(|| view! { <Chart id="essai" name="Un nom".to_owned() shape series points /> }.to_html());
        assert!(!html.contains("style"), "the policy forbids style attributes: {html}");
        assert!(
            !html.contains("rgb") && !html.contains("fill=") && !html.contains("stroke="),
            "colours are the sheet's: {html}"
        );
        scraper::Html::parse_fragment(&html)
    }

    fn all<'a>(page: &'a scraper::Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
        page.select(&scraper::Selector::parse(selector).unwrap()).collect()
    }

    fn number(mark: &scraper::ElementRef<'_>, name: &str) -> i32 {
        mark.attr(name).unwrap().parse().unwrap()
    }

    #[test]
    fn a_chart_has_a_name_and_a_description() {
        let page = chart(Shape::Bars, vec!["Offres"], &[&[12], &[3]]);
        assert_eq!(all(&page, "svg[role=img][aria-labelledby='essai-nom essai-contenu']").len(), 1);
        let text = |selector: &str| all(&page, selector)[0].text().collect::<String>();
        assert_eq!(text("#essai-nom"), "Un nom");
        assert_eq!(text("#essai-contenu"), words::chart_description("Valeur 0", 12, "Offres"));
    }

    #[test]
    fn bars_are_as_long_as_their_numbers_and_bear_them() {
        let page = chart(Shape::Bars, vec!["Offres"], &[&[1200], &[300], &[0]]);
        let bars = all(&page, "rect.chart-first");
        let widths: Vec<i32> = bars.iter().map(|bar| number(bar, "width")).collect();
        assert!((widths[0] - 4 * widths[1]).abs() <= 4 && widths.len() == 2, "{widths:?}");
        let words: Vec<String> = all(&page, "text").iter().map(|text| text.text().collect()).collect();
        assert_eq!(words, ["Valeur 0", "1\u{202f}200", "Valeur 1", "300", "Valeur 2", "0"]);
    }

    #[test]
    fn columns_stand_in_order_series_beside_series() {
        let page = chart(Shape::Columns, vec!["Offres", "Postes"], &[&[1, 2], &[3, 9], &[0, 0]]);
        let number_of = |class: &str| all(&page, &format!(".chart rect.{class}")).len();
        assert_eq!((number_of("chart-first"), number_of("chart-second")), (2, 2), "none for zero");
        assert_eq!(all(&page, ".chart-legend li").len(), 2);
        let left: Vec<i32> = all(&page, ".chart rect").iter().map(|bar| number(bar, "x")).collect();
        assert!(left.is_sorted(), "{left:?}");
        let scale: Vec<String> = all(&page, "text").iter().map(|text| text.text().collect()).collect();
        assert!(scale.contains(&"Valeur 1".to_owned()) && scale.contains(&"0".to_owned()), "{scale:?}");
        for mark in all(&page, ".chart rect") {
            assert!(
                number(&mark, "y") >= 0 && number(&mark, "y") + number(&mark, "height") <= 220,
                "within the drawing"
            );
        }
    }
}
