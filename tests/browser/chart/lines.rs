//! Several scenarios in one picture.

use ltv_calculator::chart::Chart;
use ltv_calculator::chart::line::{Line, Marker};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent};

#[wasm_bindgen_test]
fn scenarios_have_their_own_labels_and_marks() {
    let mut chart = super::chart();
    chart.lines = ["Baseline", "Cheaper delivery for members", "情境三"]
        .into_iter()
        .enumerate()
        .map(|(tone, label)| Line {
            points: (0..=24)
                .map(|month| (f64::from(month), f64::from(month) * (90.0 + tone as f64)))
                .collect(),
            label: label.into(),
            tone,
            emphasis: true,
            area: false,
            dashed_from: None,
        })
        .collect();
    chart.markers = (0..3)
        .map(|tone| Marker {
            x: 3.0 + tone as f64 / 10.0,
            y: 290.0,
            label: format!("第 3.{tone} 月回本"),
            tone,
        })
        .collect();
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    assert_eq!(having(&scene, "mark").len(), 3);
    assert_eq!(having(&scene, "drop").len(), 3);
    assert_eq!(having(&scene, "tone-2").len(), 5);

    // Lines that all end at the bottom: their labels still stand inside.
    for line in &mut chart.lines {
        line.points.iter_mut().for_each(|point| point.1 = 0.0);
    }
    chart.markers.clear();
    keeps_its_extent(&chart);
}
