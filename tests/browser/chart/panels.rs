//! Small multiples on one scale.

use std::sync::Arc;

use ltv_calculator::chart::panels::{Panel, PanelsChart};
use ltv_calculator::chart::{Chart, Heading, Label};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent};

fn chart(panels: usize) -> PanelsChart {
    let plain: Label = Arc::new(|value| (value as i64).to_string());
    let panel = |label: String, top: f64, ages: usize| Panel {
        label,
        values: (0..ages).map(|age| Some(top * age as f64)).collect(),
    };
    PanelsChart {
        heading: Heading::default(),
        x_name: "age".into(),
        first: 1,
        x_label: plain.clone(),
        x_tick: plain.clone(),
        y_tick: plain.clone(),
        y_label: plain,
        panels: (0..panels)
            .map(|at| panel(format!("通路 {at} · 1,204"), 10.0 + at as f64, 6 - at % 3))
            .collect(),
        all: panel("all".into(), 12.0, 7),
    }
}

#[wasm_bindgen_test]
fn every_group_has_its_panel_and_the_line_of_all() {
    for panels in [1, 2, 7, 13] {
        let chart = chart(panels);
        keeps_its_extent(&chart);
        let scene = chart.scene(640.0, None);
        assert_eq!(having(&scene, "strong-line").len(), panels);
        assert_eq!(having(&scene, "tone-7").len(), panels);
    }
}

#[wasm_bindgen_test]
fn panels_are_read_one_after_the_other() {
    let chart = chart(3);
    assert_eq!((chart.count(), chart.columns()), (18, 6));
    assert_eq!(chart.readout(0), "通路 0 · 1,204 · 1 · 10 · all 12");
    assert_eq!(chart.readout(6), "通路 1 · 1,204 · 1 · 11 · all 12");
    // Beyond what the group has been observed.
    assert_eq!(chart.readout(5), "通路 0 · 1,204 · 6 · all 72");
    assert_eq!(chart.nearest(1000.0, (999.0, 50.0)), Some(17));
    assert_eq!(chart.table().rows.len(), 6);
}
