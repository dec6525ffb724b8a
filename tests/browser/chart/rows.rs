//! Waterfall, contributions, shares and tornado.

use ltv_calculator::chart::contributions::{Contributions, Part};
use ltv_calculator::chart::shares::{self, Share};
use ltv_calculator::chart::tornado::{Swing, TornadoChart};
use ltv_calculator::chart::waterfall::{Fall, Kind, WaterfallChart};
use ltv_calculator::chart::{Chart, Heading};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent, number, text};

fn heads() -> [String; 2] {
    ["step".into(), "NT$".into()]
}

fn fall(label: &str, from: f64, to: f64, kind: Kind) -> Fall {
    Fall {
        label: label.into(),
        from,
        to,
        text: format!("{label} {}", to - from),
        kind,
        strong: kind == Kind::Total,
    }
}

fn waterfall(net: f64) -> WaterfallChart {
    WaterfallChart {
        heading: Heading::default(),
        heads: heads(),
        falls: vec![
            fall("營收", 0.0, 6195.0, Kind::Total),
            fall("Cost of goods and of delivery", 6195.0, 2341.0, Kind::Loss),
            fall("獲取成本", 2341.0, net, Kind::Loss),
            fall("淨值", 0.0, net, Kind::Total),
        ],
        joined: true,
        tones: Vec::new(),
    }
}

#[wasm_bindgen_test]
fn bars_have_tones_of_their_own_where_they_are_given() {
    let mut chart = waterfall(1721.0);
    chart.tones = vec![3, 0, 1, 2];
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    let tones = ["tone-3", "tone-0", "tone-1", "tone-2"];
    for tone in tones {
        assert_eq!(having(&scene, tone).len(), 1, "{tone}");
    }
    assert!(having(&waterfall(1721.0).scene(640.0, None), "tone-3").is_empty());
}

#[wasm_bindgen_test]
fn a_waterfall_goes_down_step_by_step_and_below_zero() {
    for net in [1721.0, 0.0, -900.0] {
        keeps_its_extent(&waterfall(net));
    }
    let scene = waterfall(-900.0).scene(640.0, None);
    let bars = having(&scene, "bar");
    let zero = number(having(&scene, "axis")[0], "x1");
    let ends = |at: usize| {
        let left = number(bars[at], "x");
        (left, left + number(bars[at], "width"))
    };
    assert!((ends(0).0 - zero).abs() < 0.2);
    assert!((ends(3).1 - zero).abs() < 0.2);
    assert!(ends(2).0 < zero && zero < ends(2).1);
    // Each bar begins where the one before ended, and a line joins them.
    assert!((ends(1).1 - ends(0).1).abs() < 0.2);
    let joins = having(&scene, "join");
    assert_eq!(joins.len(), 3);
    assert!((number(joins[1], "x1") - ends(1).0).abs() < 0.2);
    // The pointer's height says which.
    let chart = waterfall(1721.0);
    assert_eq!(chart.nearest(640.0, (300.0, 1.0)), Some(0));
    assert_eq!(chart.nearest(640.0, (300.0, scene.height - 1.0)), Some(3));
    assert_eq!(chart.nearest(640.0, (300.0, -1.0)), None);
    assert_eq!(chart.nearest(640.0, (300.0, scene.height + 60.0)), None);
}

#[wasm_bindgen_test]
fn contributions_add_up_with_the_largest_first() {
    let part = |label: &str, value: f64| Part {
        label: label.into(),
        value,
        text: format!("{value:+}"),
        better: value > 0.0,
    };
    let chart = Contributions {
        heading: Heading::default(),
        heads: heads(),
        from: ("Baseline".into(), "2,341".into()),
        to: ("Scenario".into(), "+209 → 2,550".into()),
        tone: 2,
        parts: vec![
            part("Price", -40.0),
            part("Churn", 310.0),
            part("Margin", -61.0),
        ],
    }
    .chart();
    keeps_its_extent(&chart);
    let labels: Vec<&str> = chart.steps.iter().map(|step| &*step.label).collect();
    assert_eq!(labels, ["Baseline", "Churn", "Margin", "Price", "Scenario"]);
    assert_eq!(chart.steps[4].to, 209.0);
    assert_eq!(chart.steps[3].to, 209.0);
    assert_eq!(chart.steps[2].better, Some(false));
    // Bars are for parts alone: the sum is a point in the scenario's colour.
    let scene = chart.scene(640.0, None);
    assert_eq!(having(&scene, "bar").len(), 3);
    assert_eq!(having(&scene, "better").len(), 1);
    let dots = having(&scene, "dot");
    assert_eq!(dots.len(), 2);
    assert!(dots[1].class.contains("tone-2"));
    let bars = having(&scene, "bar");
    let end = number(bars[2], "x");
    assert!((number(dots[1], "cx") - end).abs() < 0.2);
}

#[wasm_bindgen_test]
fn shares_stand_in_order_from_a_zero_baseline() {
    let share = |label: &str, share: f64| Share {
        label: label.into(),
        share,
        text: format!("{share}"),
    };
    let shares = vec![
        share("b", 0.25),
        share("a", 0.5),
        share("每月流失率", 0.125),
    ];
    let chart = shares::shares(Heading::default(), heads(), shares);
    keeps_its_extent(&chart);
    assert_eq!(chart.readout(0), "a · 0.5");
    let scene = chart.scene(640.0, None);
    let wide: Vec<f64> = having(&scene, "bar")
        .iter()
        .map(|bar| number(bar, "width"))
        .collect();
    assert!((wide[0] / wide[1] - 2.0).abs() < 0.01);
    assert!(having(&scene, "join").is_empty());
}

fn swing(label: &str, at_low: Option<f64>, at_high: Option<f64>) -> Swing {
    let words = |end: Option<f64>| end.map_or("never".to_owned(), |end| end.to_string());
    Swing {
        label: label.into(),
        at_low,
        at_high,
        low_text: format!("-20% → {}", words(at_low)),
        high_text: format!("+20% → {}", words(at_high)),
    }
}

#[wasm_bindgen_test]
fn a_tornado_labels_both_ends_and_leaves_never_open() {
    let chart = TornadoChart {
        heading: Heading::default(),
        heads: ["input".into(), "down".into(), "up".into()],
        base: 4.0,
        base_label: "Now 4 months".into(),
        swings: vec![
            swing("Margin", None, Some(2.5)),
            swing("每月流失率", Some(3.0), Some(7.0)),
            swing("Both up", Some(6.0), Some(5.0)),
            swing("Neither", None, None),
            swing("Nothing", Some(4.0), Some(4.0)),
        ],
    };
    keeps_its_extent(&chart);
    let scene = chart.scene(1000.0, None);
    assert_eq!(having(&scene, "open-end").len(), 3);
    assert_eq!(having(&scene, "bar").len(), 10);
    let base = number(having(&scene, "base")[0], "x1");
    // The worse end is right of the base here, whichever way the input moved.
    assert!(number(text(&scene, "-20% → never"), "x") > base);
    assert!(number(text(&scene, "+20% → 2.5"), "x") < base);
    assert!(number(text(&scene, "-20% → 3"), "x") < base);
    assert_eq!(chart.readout(1), "每月流失率 · -20% → 3 · +20% → 7");
    assert_eq!(chart.nearest(1000.0, (10.0, scene.height - 1.0)), Some(4));
}
