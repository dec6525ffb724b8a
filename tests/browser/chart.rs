mod curves;
mod extent;
mod fields;
mod lines;
mod lorenz;
mod marked;
mod panels;
mod rows;
mod saving;
mod stacked;

use std::sync::Arc;

use ltv_calculator::chart::line::{Benchmark, Line, LineChart, Marker};
use ltv_calculator::chart::scale::Scale;
use ltv_calculator::chart::{Chart, Heading, ticks};
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn a_scale_maps_there_and_back() {
    let scale = Scale::new((0.0, 24.0), (52.0, 452.0));
    assert_eq!(
        (scale.place(0.0), scale.place(12.0), scale.place(24.0)),
        (52.0, 252.0, 452.0)
    );
    assert_eq!(scale.value(252.0), 12.0);
    assert!(Scale::new((5.0, 5.0), (0.0, 100.0)).place(5.0).is_finite());
}

#[wasm_bindgen_test]
fn ticks_are_round_and_cover() {
    for (low, high, expected) in [
        (0.0, 2025.0, vec![0.0, 1000.0, 2000.0, 3000.0]),
        (0.0, 0.37, vec![0.0, 0.1, 0.2, 0.30000000000000004, 0.4]),
        (-120.0, 80.0, vec![-150.0, -100.0, -50.0, 0.0, 50.0, 100.0]),
        (0.0, 0.0, vec![0.0, 0.5, 1.0]),
    ] {
        let ticks = ticks::round(low, high, 4);
        assert_eq!(ticks.len(), expected.len(), "{ticks:?}");
        for (tick, wanted) in ticks.iter().zip(&expected) {
            assert!((tick - wanted).abs() < 1e-9, "{ticks:?}");
        }
    }
    assert_eq!(ticks::months(24.0), [0.0, 6.0, 12.0, 18.0, 24.0]);
    assert_eq!(ticks::months(17.0), [0.0, 3.0, 6.0, 9.0, 12.0, 15.0]);
    assert_eq!(ticks::every(18, 300.0, 60.0), 6);
    assert_eq!(ticks::every(3, 300.0, 60.0), 1);
    // A century of months: still no more than fit.
    assert_eq!(ticks::every(1512, 260.0, 74.0), 720);
}

fn chart() -> LineChart {
    let plain: Arc<dyn Fn(f64) -> String + Send + Sync> =
        Arc::new(|value| (value as i64).to_string());
    LineChart {
        heading: Heading::default(),
        x_name: "month".into(),
        y_name: "value".into(),
        x_ticks: vec![0.0, 2.0],
        x_tick: plain.clone(),
        y_tick: plain.clone(),
        x_label: plain.clone(),
        y_label: plain,
        lines: vec![Line {
            points: vec![(0.0, 0.0), (1.0, 60.0), (2.0, 100.0)],
            label: "100".into(),
            tone: 0,
            emphasis: true,
            area: false,
            dashed_from: Some(2),
        }],
        benchmarks: vec![Benchmark {
            y: 60.0,
            label: "CAC 60".into(),
        }],
        markers: vec![Marker {
            x: 1.0,
            y: 60.0,
            label: "paid back".into(),
            tone: 0,
        }],
    }
}

#[wasm_bindgen_test]
fn a_line_chart_draws_what_it_is_given() {
    let scene = chart().scene(600.0, None);
    let count = |class: &str| {
        scene
            .marks
            .iter()
            .filter(|mark| mark.class.contains(class))
            .count()
    };
    assert_eq!(
        (
            count("benchmark"),
            count("mark"),
            count("dashed"),
            count("cursor")
        ),
        (1, 2, 1, 0)
    );
    assert_eq!(
        chart()
            .scene(600.0, Some(1))
            .marks
            .iter()
            .filter(|m| m.class == "cursor")
            .count(),
        1
    );
    // Nothing is drawn outside of its box, and the end labels do not touch.
    let mut label_heights = Vec::new();
    for mark in &scene.marks {
        for (name, value) in &mark.attributes {
            if matches!(*name, "x" | "x1" | "x2" | "cx") {
                let x: f64 = value.parse().unwrap();
                assert!((0.0..=600.0).contains(&x), "{mark:?}");
            }
        }
        if mark.text == "100" && mark.class.starts_with("end") || mark.text == "CAC 60" {
            label_heights.push(mark.attributes[1].1.parse::<f64>().unwrap());
        }
    }
    assert_eq!(label_heights.len(), 2);
    assert!((label_heights[0] - label_heights[1]).abs() >= 15.0);
}

#[wasm_bindgen_test]
fn a_line_chart_can_be_read_without_sight() {
    let chart = chart();
    assert_eq!(chart.count(), 3);
    assert_eq!(chart.readout(1), "1 · 60");
    let table = chart.table();
    assert_eq!(table.heads, ["month", "value"]);
    assert_eq!(table.rows, [["0", "0"], ["1", "60"], ["2", "100"]]);
    assert_eq!(chart.nearest(600.0, (0.0, 0.0)), Some(0));
    assert_eq!(chart.nearest(600.0, (10_000.0, 0.0)), Some(2));
}
