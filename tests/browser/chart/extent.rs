//! What holds for every drawing: nothing leaves it, and no text covers another.

use ltv_calculator::chart::Chart;
use ltv_calculator::chart::scene::{Mark, Scene, text_width};

pub(super) const WIDTHS: [f64; 4] = [280.0, 400.0, 640.0, 1000.0];

pub(super) fn number(mark: &Mark, name: &str) -> f64 {
    mark.attributes
        .iter()
        .find(|(own, _)| *own == name)
        .map_or(0.0, |(_, value)| value.parse().unwrap())
}

pub(super) fn having<'a>(scene: &'a Scene, class: &str) -> Vec<&'a Mark> {
    scene
        .marks
        .iter()
        .filter(|mark| mark.class.split(' ').any(|own| own == class))
        .collect()
}

pub(super) fn text<'a>(scene: &'a Scene, words: &str) -> &'a Mark {
    scene.marks.iter().find(|mark| mark.text == words).unwrap()
}

/// Left, top, right, bottom.
fn bounds(mark: &Mark) -> Option<[f64; 4]> {
    let of = |name| number(mark, name);
    Some(match mark.tag {
        "text" => {
            let small = if mark.class.contains("small") {
                10.0 / 12.0
            } else {
                1.0
            };
            let wide = text_width(&mark.text) * small;
            let anchor = mark
                .attributes
                .iter()
                .find(|(name, _)| *name == "text-anchor");
            let left = match anchor.unwrap().1.as_str() {
                "start" => of("x"),
                "middle" => of("x") - wide / 2.0,
                _ => of("x") - wide,
            };
            [left, of("y") - 9.0, left + wide, of("y") + 2.0]
        }
        "rect" => [
            of("x"),
            of("y"),
            of("x") + of("width"),
            of("y") + of("height"),
        ],
        "line" => [
            of("x1").min(of("x2")),
            of("y1").min(of("y2")),
            of("x1").max(of("x2")),
            of("y1").max(of("y2")),
        ],
        _ => return None,
    })
}

/// At every width, with and without a value pointed out.
pub(super) fn keeps_its_extent(chart: &dyn Chart) {
    for width in WIDTHS {
        for cursor in [None, Some(0), Some(chart.count() - 1)] {
            let scene = chart.scene(width, cursor);
            let mut texts: Vec<([f64; 4], &Mark)> = Vec::new();
            for mark in &scene.marks {
                let Some(own) = bounds(mark) else { continue };
                assert!(own.iter().all(|edge| edge.is_finite()), "{mark:?}");
                assert!(
                    own[0] >= -0.6
                        && own[1] >= -0.6
                        && own[2] <= width + 0.6
                        && own[3] <= scene.height + 0.6,
                    "at {width} outside of {} x {}: {mark:?}",
                    scene.width,
                    scene.height
                );
                if mark.tag != "text" || mark.text.is_empty() {
                    continue;
                }
                for (other, with) in &texts {
                    let apart = own[0] >= other[2]
                        || own[2] <= other[0]
                        || own[1] >= other[3]
                        || own[3] <= other[1];
                    assert!(apart, "at {width} {:?} covers {:?}", mark.text, with.text);
                }
                texts.push((own, mark));
            }
        }
    }
    // Readable without sight, too.
    let table = chart.table();
    assert!(!table.rows.is_empty());
    for row in &table.rows {
        assert_eq!(row.len(), table.heads.len());
    }
    for at in 0..chart.count() {
        assert!(!chart.readout(at).is_empty());
    }
    assert_eq!(chart.readout(chart.count()), "");
}
