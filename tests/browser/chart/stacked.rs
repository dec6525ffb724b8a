//! Two parts on one another.

use std::sync::Arc;

use ltv_calculator::chart::stacked::{Stack, StackedChart};
use ltv_calculator::chart::{Chart, Heading};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent, number};

fn chart(bars: usize) -> StackedChart {
    StackedChart {
        heading: Heading::default(),
        x_name: "month".into(),
        names: ["回購顧客", "新顧客", "營收"].map(String::from),
        y_tick: Arc::new(|value| (value as i64).to_string()),
        running: "still running".into(),
        bars: (0..bars)
            .map(|bar| Stack {
                label: format!("Month {bar}"),
                parts: [bar as f64 * 10.0, 40.0],
                texts: [bar * 10, 40, bar * 10 + 40].map(|value| value.to_string()),
                running: bar + 1 == bars,
            })
            .collect(),
    }
}

#[wasm_bindgen_test]
fn parts_stand_on_one_another() {
    let chart = chart(5);
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, Some(2));
    // The first bar has no lower part; two more squares name the parts.
    assert_eq!(having(&scene, "lower").len(), 4 + 1);
    assert_eq!(having(&scene, "upper").len(), 5 + 1);
    assert_eq!(having(&scene, "running").len(), 2);
    assert_eq!(having(&scene, "lit").len(), 2);
    let (lower, upper) = (having(&scene, "lower")[0], having(&scene, "upper")[1]);
    assert_eq!(number(lower, "x"), number(upper, "x"));
    let foot = number(upper, "y") + number(upper, "height");
    assert!((foot - number(lower, "y")).abs() < 0.2);
}

#[wasm_bindgen_test]
fn stacks_can_be_read_without_sight() {
    let chart = chart(3);
    assert_eq!(
        chart.readout(1),
        "Month 1 · 回購顧客 10 · 新顧客 40 · 營收 50"
    );
    assert!(chart.readout(2).ends_with("still running"));
    assert_eq!(chart.table().rows[2][0], "Month 2 (still running)");
    assert_eq!(chart.nearest(640.0, (60.0, 0.0)), Some(0));
    assert_eq!(chart.nearest(640.0, (0.0, 0.0)), None);
    // Five years of weeks still have legible labels.
    keeps_its_extent(&self::chart(260));
}
