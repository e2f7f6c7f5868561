//! The outlines of the communes, as they are drawn on the map.

use crate::text::table::rows;

/// The table of the outlines.
const OUTLINES: &str = include_str!("outlines.txt");

/// The row of the whole country in the table.
const COUNTRY: &str = "Nouvelle-Calédonie";

/// Width and height of the drawing.
pub const SIZE: (u16, u16) = (1000, 746);

/// A commune as it is drawn. Places are in the units of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The commune's French name.
    pub commune: &'static str,
    /// A place well within the commune.
    pub place: (u16, u16),
    /// Where its name is written, and which end of the name stands there, as SVG's `text-anchor`.
    pub name: (u16, u16, &'static str),
    /// Its outline, as the data of an SVG path. A commune of an inset is drawn there a second time.
    pub path: &'static str,
}

/// The communes, in the order of the table.
pub fn outlines() -> impl Iterator<Item = Outline> {
    rows(OUTLINES).filter_map(|(head, path)| {
        let (commune, places) = head.split_once(", ")?;
        let (place, name) = places.split_once(", ")?;
        let (name_place, anchor) = name.rsplit_once(' ')?;
        let (x, y) = point(name_place)?;
        Some(Outline { commune, place: point(place)?, name: (x, y, anchor), path })
    })
}

/// The coast of the whole country, in less detail, as the data of an SVG path.
#[must_use]
pub fn country() -> &'static str {
    rows(OUTLINES).find(|(head, _)| *head == COUNTRY).map_or("", |(_, path)| path)
}

/// A point of the drawing: `571 546`.
fn point(written: &str) -> Option<(u16, u16)> {
    let (x, y) = written.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::COMMUNES;
    use std::collections::BTreeSet;

    /// A corner of a drawing.
    type Point = (i32, i32);

    /// The polygons of a path of the table: `M x y l dx dy … z`, each alone.
    fn polygons(path: &str) -> Vec<Vec<Point>> {
        let polygon = |part: &str| {
            let (start, steps) = part.trim().trim_start_matches('M').split_once('l').unwrap();
            let numbers = |text: &str| -> Vec<i32> {
                let spaced = text.replace('-', " -");
                spaced.split_whitespace().map(|number| number.parse().unwrap()).collect()
            };
            let (start, steps) = (numbers(start), numbers(steps));
            assert!(start.len() == 2 && steps.len() % 2 == 0, "{part}");
            let mut corners = vec![(start[0], start[1])];
            for step in steps.chunks(2) {
                let (x, y) = corners[corners.len() - 1];
                corners.push((x + step[0], y + step[1]));
            }
            corners
        };
        path.split('z').filter(|part| !part.trim().is_empty()).map(polygon).collect()
    }

    /// Whether a point lies within a polygon: a ray from it crosses its sides an odd number of times.
    fn is_within((x, y): Point, polygon: &[Point]) -> bool {
        let sides = polygon.iter().zip(polygon.iter().cycle().skip(1));
        let crossed = sides.filter(|&(&(ax, ay), &(bx, by))| {
            let cross = (x - ax) * (by - ay) - (bx - ax) * (y - ay);
            (ay > y) != (by > y) && (cross < 0) == (by > ay)
        });
        crossed.count() % 2 == 1
    }

    fn is_in_outline((x, y): (u16, u16), path: &str) -> bool {
        polygons(path).iter().any(|polygon| is_within((i32::from(x), i32::from(y)), polygon))
    }

    #[test]
    fn each_of_the_33_communes_has_an_outline_within_the_drawing() {
        let drawn: BTreeSet<&str> = outlines().map(|outline| outline.commune).collect();
        let known: BTreeSet<&str> = super::super::communes::communes().map(|commune| commune.name).collect();
        assert_eq!((outlines().count(), &drawn), (33, &known));
        let whole = outlines().map(|outline| (outline.commune, outline.path)).chain([(COUNTRY, country())]);
        for (name, path) in whole {
            let corners: Vec<Point> = polygons(path).concat();
            assert!(corners.len() > 10, "{name}");
            for (x, y) in corners {
                assert!(
                    (0..=i32::from(SIZE.0)).contains(&x) && (0..=i32::from(SIZE.1)).contains(&y),
                    "{name}: {x} {y}"
                );
            }
        }
    }

    #[test]
    fn places_and_numbers_stand_in_their_communes() {
        for outline in outlines() {
            assert!(is_in_outline(outline.place, outline.path), "{}", outline.commune);
            assert!(["start", "middle", "end"].contains(&outline.name.2), "{}", outline.commune);
            let number = COMMUNES.iter().find(|(name, ..)| *name == outline.commune).unwrap();
            assert!(is_in_outline((number.1, number.2), outline.path), "the number of {}", outline.commune);
        }
    }

    #[test]
    fn the_map_is_light() {
        let bytes: usize = outlines().map(|outline| outline.path.len()).sum();
        assert!(bytes < 16_000, "{bytes} bytes of outlines in the page of the map");
        assert!(country().len() < 2_500, "the country's coast");
    }
}
