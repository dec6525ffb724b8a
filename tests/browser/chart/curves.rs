//! Cohorts by age, and figures over time.

use std::sync::Arc;

use ltv_calculator::chart::curves::{Ahead, Curve, CurvesChart, Level, Point};
use ltv_calculator::chart::{Chart, Heading, Label};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent, number, text};

fn plain() -> Label {
    Arc::new(|value| (value as i64).to_string())
}

fn ahead(at: usize, value: f64) -> Ahead {
    Ahead {
        at,
        value,
        low: value * 0.8,
        high: value * 1.3,
        text: format!("{value} expected"),
    }
}

/// Twelve cohorts, each a month younger; the youngest but one is told apart.
fn cohorts() -> CurvesChart {
    let mut curves: Vec<Curve> = (0..12)
        .map(|row| Curve {
            label: format!("2025年{}月", row + 1),
            tone: 7,
            values: (0..12 - row)
                .map(|age| Some(100.0 * (age + 1) as f64))
                .collect(),
            running_from: Some(11 - row),
            ..Curve::default()
        })
        .collect();
    curves[10].emphasis = true;
    curves[10].ahead = (1..12).map(|age| ahead(age, 110.0 * age as f64)).collect();
    curves.push(Curve {
        label: "平均".into(),
        tone: 0,
        emphasis: true,
        values: (0..11).map(|age| Some(95.0 * (age + 1) as f64)).collect(),
        ..Curve::default()
    });
    CurvesChart {
        heading: Heading::default(),
        x_name: "age".into(),
        first: 0,
        x_tick: plain(),
        x_label: plain(),
        y_tick: plain(),
        y_label: plain(),
        curves,
        levels: vec![Level {
            y: 480.0,
            label: "CAC NT$480".into(),
        }],
        points: vec![Point {
            x: 4.2,
            y: 480.0,
            label: "第 5 個月回本".into(),
            tone: 0,
        }],
    }
}

#[wasm_bindgen_test]
fn observed_running_and_expected_are_drawn_apart() {
    let chart = cohorts();
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    // The youngest has nothing but its running month: a dot.
    assert_eq!(having(&scene, "dashed").len(), 11);
    assert_eq!(
        having(&scene, "dot").len(),
        2,
        "the youngest, and one month alone"
    );
    assert_eq!(having(&scene, "ahead").len(), 1);
    assert_eq!(having(&scene, "spread").len(), 1);
    assert_eq!(having(&scene, "benchmark").len(), 1);
    assert_eq!(having(&scene, "mark").len(), 1);
    let lit = chart.scene(640.0, Some(3));
    assert_eq!(having(&lit, "cursor").len(), 1);
    assert_eq!(having(&lit, "dot").len(), 4, "on what is told apart");
}

#[wasm_bindgen_test]
fn what_is_expected_is_said_to_be() {
    let chart = cohorts();
    // Observed before expected; the running month is observed.
    assert_eq!(chart.readout(1), "1 · 2025年11月 200 · 平均 190");
    assert_eq!(chart.readout(2), "2 · 2025年11月 220 expected · 平均 285");
    assert_eq!(chart.count(), 12);
    assert_eq!(chart.nearest(640.0, (0.0, 0.0)), Some(0));
    assert_eq!(chart.nearest(640.0, (9_999.0, 0.0)), Some(11));
    // Thirteen lines: the table holds those that are told apart.
    assert_eq!(chart.table().heads, ["age", "2025年11月", "平均"]);
}

#[wasm_bindgen_test]
fn a_hole_is_not_bridged() {
    let mut chart = cohorts();
    chart.levels.clear();
    chart.points.clear();
    chart.curves = vec![Curve {
        label: "NT$900".into(),
        emphasis: true,
        values: vec![Some(900.0), Some(880.0), None, Some(870.0), None, None],
        running_from: Some(5),
        ..Curve::default()
    }];
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    assert_eq!(having(&scene, "line").len(), 1);
    assert_eq!(having(&scene, "dot").len(), 1);
    assert_eq!(chart.readout(2), "2");
    assert_eq!(chart.table().rows[2], ["2", ""]);
}

#[wasm_bindgen_test]
fn drawing_begins_at_the_first_step_asked_for() {
    let mut chart = cohorts();
    chart.first = 1;
    chart.curves.truncate(1);
    chart.curves[0].emphasis = true;
    // Age 0 would dwarf what follows.
    chart.curves[0].values[0] = Some(1e6);
    keeps_its_extent(&chart);
    assert_eq!(chart.count(), 11);
    assert_eq!(chart.readout(0), "1 · 200");
    let scene = chart.scene(640.0, Some(10));
    let dot = having(&scene, "dot")[0];
    assert!(number(dot, "cy") < 60.0, "the highest drawn: {dot:?}");
}

/// Three lines that end one after the other, as LTVs of longer and longer horizons.
fn ending_early() -> CurvesChart {
    let mut chart = cohorts();
    chart.levels.clear();
    chart.points.clear();
    let curve = |(tone, (label, steps)): (usize, (&str, usize))| Curve {
        label: label.into(),
        tone,
        emphasis: true,
        values: (0..steps).map(|step| Some(100.0 + step as f64)).collect(),
        ..Curve::default()
    };
    let lines = [("365 天", 8), ("180 天", 14), ("90 天", 17), ("30 天", 20)];
    chart.curves = lines.into_iter().enumerate().map(curve).collect();
    chart
}

#[wasm_bindgen_test]
fn a_name_stands_where_its_line_ends() {
    let chart = ending_early();
    keeps_its_extent(&chart);
    let scene = chart.scene(1000.0, None);
    let right = number(text(&scene, "30 天"), "x");
    let (first, second) = (text(&scene, "365 天"), text(&scene, "180 天"));
    assert!(number(first, "x") < right * 0.5, "{first:?}");
    assert!(number(second, "x") > number(first, "x") && number(second, "x") < right);
    assert!(first.class.contains("halo"), "legible across other lines");
    // Names of lines that end close to one another do not cover each other.
    let mut chart = ending_early();
    chart.curves[1].values.truncate(8);
    chart.curves[2].values.truncate(8);
    keeps_its_extent(&chart);
}

#[wasm_bindgen_test]
fn what_is_only_expected_is_drawn_where_nothing_observed_is() {
    let mut chart = cohorts();
    chart.first = 1;
    chart.curves = vec![Curve {
        label: "2025年12月".into(),
        emphasis: true,
        values: vec![Some(100.0)],
        running_from: Some(0),
        ahead: (1..8).map(|age| ahead(age, 90.0)).collect(),
        ..Curve::default()
    }];
    let scene = chart.scene(640.0, None);
    assert_eq!(having(&scene, "ahead").len(), 1, "a name without its line");
    assert_eq!(having(&scene, "spread").len(), 1);
}
