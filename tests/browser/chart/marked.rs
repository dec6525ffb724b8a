//! Bars against a mark of their own.

use std::sync::Arc;

use ltv_calculator::chart::marked::{Marked, MarkedChart};
use ltv_calculator::chart::{Chart, Heading};
use wasm_bindgen_test::*;

use super::extent::{having, keeps_its_extent, number, text};

fn bar(label: &str, share: f64, usual: f64) -> Marked {
    Marked {
        label: label.into(),
        bar: (0.0, share),
        range: Some(((share - 0.1).max(0.0), share + 0.1)),
        mark: usual,
        strong: share > usual,
        text: format!("{share}"),
        cells: vec![format!("{share}"), format!("{usual}")],
    }
}

#[wasm_bindgen_test]
fn the_mark_stands_where_the_usual_share_would_end() {
    let chart = MarkedChart {
        heading: Heading::default(),
        heads: vec!["then".into(), "share".into(), "usual".into()],
        bars: vec![
            bar("衣索比亞 耶加雪菲", 0.4, 0.2),
            bar("A mug", 0.1, 0.4),
            bar("掛耳包", 0.0, 0.0),
        ],
        tick: None,
    };
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    let (bars, marks) = (having(&scene, "bar"), having(&scene, "bar-mark"));
    assert_eq!((bars.len(), marks.len()), (3, 3));
    let end = |at: usize| number(bars[at], "x") + number(bars[at], "width");
    // The usual share of the second is the share of the first.
    assert!((number(marks[1], "x1") - end(0)).abs() < 0.2);
    assert!(number(marks[0], "x1") < end(0) && end(1) < number(marks[1], "x1"));
    assert_eq!(
        chart.readout(0),
        "衣索比亞 耶加雪菲 · share 0.4 · usual 0.2"
    );
    assert_eq!(chart.table().rows[1], ["A mug", "0.1", "0.4"]);
    assert_eq!(chart.nearest(640.0, (100.0, scene.height - 1.0)), Some(2));
}

#[wasm_bindgen_test]
fn an_axis_stands_below_the_bars_where_it_has_words() {
    let mut chart = MarkedChart {
        heading: Heading::default(),
        heads: vec!["then".into(), "wait".into(), "median".into()],
        bars: vec![bar("A mug", 120.0, 80.0), bar("掛耳包", 240.0, 90.0)],
        tick: None,
    };
    let without = chart.scene(640.0, None).height;
    chart.tick = Some(Arc::new(|days| format!("{days} days")));
    keeps_its_extent(&chart);
    let scene = chart.scene(640.0, None);
    assert!(scene.height > without);
    text(&scene, "0 days");
}
