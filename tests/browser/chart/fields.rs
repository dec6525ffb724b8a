//! Grid and histogram.

use std::sync::Arc;

use ltv_calculator::chart::grid::{Contour, GridCell, GridChart};
use ltv_calculator::chart::histogram::{Bin, Histogram, Stop};
use ltv_calculator::chart::markup::svg_text;
use ltv_calculator::chart::{Chart, Heading, Label};
use wasm_bindgen_test::*;

use super::extent::{WIDTHS, having, keeps_its_extent, number, text};

fn grid(columns: usize) -> GridChart {
    let cell = |at: usize| {
        let value = (at % columns) as f64 * 100.0 + (at / columns) as f64 * 250.0;
        let none = at == 0;
        GridCell {
            value: (!none).then_some(value),
            text: if none {
                "undefined".into()
            } else {
                format!("1,{value:0>3}")
            },
            compact: if none {
                "–".into()
            } else {
                format!("{}k", value / 1000.0)
            },
            met: value > 800.0,
        }
    };
    GridChart {
        heading: Heading::default(),
        x_name: "Monthly churn".into(),
        y_name: "毛利率".into(),
        xs: (0..columns).map(|at| format!("{at}.5%")).collect(),
        ys: (0..5).map(|at| format!("{at}0%")).collect(),
        cells: (0..columns * 5).map(cell).collect(),
        current: Some((2, 1)),
        contour: Some(Contour {
            label: "LTV : CAC 3 : 1".into(),
            segments: vec![[(0.0, 3.2), (1.0, 2.8)], [(1.0, 2.8), (40.0, -9.0)]],
            met: ["meets 3 : 1".into(), "below 3 : 1".into()],
        }),
    }
}

#[wasm_bindgen_test]
fn a_grid_has_its_numbers_its_target_and_where_one_is() {
    for columns in [1, 5, 7, 12] {
        keeps_its_extent(&grid(columns));
    }
    let chart = grid(7);
    for width in WIDTHS {
        let scene = chart.scene(width, Some(8));
        assert_eq!(having(&scene, "cell").len(), 35);
        assert_eq!(having(&scene, "cell-text").len(), 35);
        assert_eq!(having(&scene, "current-cell").len(), 1);
        assert_eq!(having(&scene, "cursor-cell").len(), 1);
        // The line and the sample of it beside its name.
        assert_eq!(having(&scene, "contour").len(), 2);
        assert!(text(&scene, "LTV : CAC 3 : 1").tag == "text");
        // The line begins at the number of row 3, which is kept clear of it.
        assert!(!having(&scene, "plate").is_empty());
        // What meets the target has a corner and weight, not only a shade.
        let met = chart.cells.iter().filter(|cell| cell.met).count();
        assert_eq!(having(&scene, "met-corner").len(), met);
        assert_eq!(having(&scene, "met").len(), met);
    }
    let scene = chart.scene(640.0, None);
    assert_eq!(having(&scene, "heat-none").len(), 1);
    assert_eq!(
        having(&scene, "heat-5").last().unwrap(),
        having(&scene, "cell").last().unwrap()
    );
}

#[wasm_bindgen_test]
fn a_grid_is_read_cell_by_cell() {
    let chart = grid(7);
    assert_eq!((chart.count(), chart.columns()), (35, 7));
    assert_eq!(
        chart.readout(8),
        "Monthly churn 1.5% · 毛利率 10% · 1,350 · below 3 : 1"
    );
    assert!(chart.readout(34).ends_with("meets 3 : 1"));
    for width in WIDTHS {
        let scene = chart.scene(width, None);
        for (at, cell) in having(&scene, "cell").into_iter().enumerate() {
            let middle = (
                number(cell, "x") + number(cell, "width") / 2.0,
                number(cell, "y") + number(cell, "height") / 2.0,
            );
            assert_eq!(chart.nearest(width, middle), Some(at));
        }
        assert_eq!(chart.nearest(width, (1.0, 60.0)), None);
        assert_eq!(
            chart.nearest(width, (width - 2.0, scene.height - 1.0)),
            None
        );
    }
}

fn histogram(low: f64, target: f64) -> Histogram {
    let plain: Label = Arc::new(|value| format!("{value:.0}"));
    let stop = |at: f64, label: &str| Stop {
        at,
        label: label.into(),
    };
    Histogram {
        heading: Heading::default(),
        heads: ["range".into(), "draws".into(), "share".into()],
        bins: (0..20)
            .map(|at| Bin {
                from: 1000.0 + f64::from(at) * 50.0,
                to: 1050.0 + f64::from(at) * 50.0,
                count: f64::from(20 - at),
            })
            .collect(),
        band: Some([stop(low, "10% 1,050"), stop(low + 60.0, "90% 1,110")]),
        median: Some(stop(low + 20.0, "中位數 1,070")),
        targets: vec![stop(target, "3 : 1 at 1,300"), stop(target + 10.0, "2 : 1")],
        x_tick: plain.clone(),
        x_label: plain.clone(),
        count_label: plain.clone(),
        share_label: Arc::new(|share| format!("{:.1}%", share * 100.0)),
        words: Arc::new(|range, count, share| format!("{range}: {count} draws ({share})")),
    }
}

#[wasm_bindgen_test]
fn a_histogram_marks_middle_interval_and_target() {
    for (low, target) in [
        (1050.0, 1300.0),
        (1000.0, 2600.0),
        (1930.0, 700.0),
        (1400.0, 1420.0),
    ] {
        keeps_its_extent(&histogram(low, target));
    }
    let chart = histogram(1050.0, 1300.0);
    let scene = chart.scene(640.0, Some(3));
    assert_eq!(having(&scene, "bar").len(), 20);
    assert_eq!(
        having(&scene, "tail").len() + having(&scene, "lit").len(),
        19
    );
    for (class, many) in [("band", 1), ("median", 1), ("benchmark", 2)] {
        assert_eq!(having(&scene, class).len(), many, "{class}");
    }
    assert_eq!(chart.readout(1), "1050–1100: 19 draws (9.0%)");
    let bar = having(&scene, "lit")[0];
    let middle = number(bar, "x") + number(bar, "width") / 2.0;
    assert_eq!(chart.nearest(640.0, (middle, 0.0)), Some(3));
    assert_eq!(chart.nearest(640.0, (0.0, 0.0)), None);
}

#[wasm_bindgen_test]
fn a_scene_is_written_with_its_words_escaped() {
    let mut chart = grid(5);
    chart.y_name = "Margin <b> & \"more\"\u{7}".into();
    chart.heading.title = "A & B < C".into();
    let text = svg_text(&chart.scene(640.0, None), chart.heading());
    assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(text.contains("<title>A &amp; B &lt; C</title>"));
    assert!(text.contains(">Margin &lt;b&gt; &amp; &quot;more&quot;</text>"));
    assert!(text.contains("class=\"cell heat-5\""));
    assert!(super::saving::is_svg(&text));
}
