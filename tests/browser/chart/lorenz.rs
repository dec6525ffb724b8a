//! Lorenz curves.

use std::sync::Arc;

use ltv_calculator::chart::lorenz::LorenzChart;
use ltv_calculator::chart::{Chart, Heading, Label};
use wasm_bindgen_test::*;

use super::extent::keeps_its_extent;

/// The share of the smallest x is x to some power: 1 where all are alike.
fn curve(power: f64) -> LorenzChart {
    let share: Label = Arc::new(|share| format!("{:.0}%", share * 100.0));
    let points = (0..=20).map(|at| f64::from(at) / 20.0);
    LorenzChart {
        heading: Heading::default(),
        heads: ["customers".into(), "revenue".into()],
        points: points.map(|x| (x, x.powf(power))).collect(),
        own: "你的顧客".into(),
        alike: "如果每位顧客都一樣".into(),
        mark: Some((0.9, 0.9_f64.powf(power), "前 10% 的顧客：16.1%".into())),
        tick: share.clone(),
        x_label: share.clone(),
        y_label: share,
    }
}

#[wasm_bindgen_test]
fn words_cover_no_words_however_equal_the_customers_are() {
    for power in [1.0, 1.1, 1.3, 1.5, 1.8, 2.0, 2.5, 3.0, 5.0, 12.0] {
        keeps_its_extent(&curve(power));
    }
}

#[wasm_bindgen_test]
fn a_point_of_the_curve_can_be_read() {
    let chart = curve(2.0);
    assert_eq!(chart.readout(10), "50% · 25%");
    assert_eq!(chart.table().rows[10], ["50%", "25%"]);
    assert_eq!(chart.nearest(640.0, (52.0, 100.0)), Some(0));
}
