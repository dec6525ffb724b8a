//! Development factors against the literature, and where there are none.

use crate::ledger::{Ledger, day};
use ltv_engine::amount::Total;
use ltv_engine::calendar::{Day, Month};
use ltv_engine::cohorts::{
    CohortBy, CohortCell, CohortInputs, CohortKey, CohortOptions, CohortRow, CohortTable,
    Contribution, Cumulative, NoProjection, Projected,
};

/// A table of cohorts of one customer with these cumulative sums.
fn table(triangle: &[Vec<f64>], running: bool) -> CohortTable {
    let row = |(index, sums): (usize, &Vec<f64>)| CohortRow {
        key: CohortKey::Period {
            start: Month::from_index(24_000 + index as i32).first_day(),
        },
        size: 1,
        cells: sums
            .iter()
            .enumerate()
            .map(|(age, &sum)| CohortCell {
                customers: 1,
                active: 1,
                retained: 1,
                orders: 1,
                revenue: Total::ZERO,
                contribution: None,
                cumulative: Cumulative {
                    orders: age as f64 + 1.0,
                    revenue: sum,
                    contribution: None,
                },
                running: running && age + 1 == sums.len(),
            })
            .collect(),
        cac: None,
        payback: None,
    };
    let options = CohortOptions::default();
    CohortTable {
        period: options.period,
        by: CohortBy::FirstOrder,
        retention: options.retention,
        contribution: options.contribution,
        as_of: Day(0),
        rows: triangle.iter().enumerate().map(row).collect(),
        average: Vec::new(),
        cac: None,
        payback: None,
    }
}

/// The example of Mack (1993); see `tests/data/mack.py`.
fn taylor_ashe() -> Vec<Vec<f64>> {
    vec![
        vec![
            357_848.0,
            1_124_788.0,
            1_735_330.0,
            2_218_270.0,
            2_745_596.0,
            3_319_994.0,
            3_466_336.0,
            3_606_286.0,
            3_833_515.0,
            3_901_463.0,
        ],
        vec![
            352_118.0,
            1_236_139.0,
            2_170_033.0,
            3_353_322.0,
            3_799_067.0,
            4_120_063.0,
            4_647_867.0,
            4_914_039.0,
            5_339_085.0,
        ],
        vec![
            290_507.0,
            1_292_306.0,
            2_218_525.0,
            3_235_179.0,
            3_985_995.0,
            4_132_918.0,
            4_628_910.0,
            4_909_315.0,
        ],
        vec![
            310_608.0,
            1_418_858.0,
            2_195_047.0,
            3_757_447.0,
            4_029_929.0,
            4_381_982.0,
            4_588_268.0,
        ],
        vec![
            443_160.0,
            1_136_350.0,
            2_128_333.0,
            2_897_821.0,
            3_402_672.0,
            3_873_311.0,
        ],
        vec![
            396_132.0,
            1_333_217.0,
            2_180_715.0,
            2_985_752.0,
            3_691_712.0,
        ],
        vec![440_832.0, 1_288_463.0, 2_419_861.0, 3_483_130.0],
        vec![359_480.0, 1_421_128.0, 2_864_498.0],
        vec![376_686.0, 1_363_294.0],
        vec![344_014.0],
    ]
}

#[test]
fn the_triangle_of_taylor_and_ashe_develops_as_in_mack_1993() {
    let projection = table(&taylor_ashe(), false)
        .project(Projected::Revenue)
        .unwrap();
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/expected/mack.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let mut count = 0;
    for line in text.lines().skip(1) {
        let field: Vec<f64> = line.split(',').map(|text| text.parse().unwrap()).collect();
        let cells = &projection.rows[field[0] as usize];
        let age = field[1] as u32;
        let cell = cells.iter().find(|cell| cell.age == age).unwrap();
        assert!((cell.cumulative / field[2] - 1.0).abs() < 1e-12, "{line}");
        assert!(
            (cell.standard_error / field[3] - 1.0).abs() < 1e-9,
            "{line}"
        );
        assert!(cell.low < cell.cumulative && cell.cumulative < cell.high);
        count += 1;
    }
    assert_eq!(projection.rows.iter().map(Vec::len).sum::<usize>(), count);
    // Published: reserve and standard error of the youngest year, in thousands.
    let last = projection.rows[9].last().unwrap();
    assert!((last.cumulative - 344_014.0 - 4_625_811.0).abs() <= 0.5);
    assert!((last.standard_error - 1_363_155.0).abs() <= 0.5);
    let cohorts: Vec<u32> = projection.factors.iter().map(|one| one.cohorts).collect();
    assert_eq!(cohorts, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn the_last_variance_continues_the_fall_of_those_before() {
    let four: Vec<Vec<f64>> = vec![
        vec![100.0, 200.0, 300.0, 330.0, 340.0],
        vec![100.0, 300.0, 330.0, 360.0],
        vec![100.0, 150.0, 240.0],
        vec![100.0, 260.0],
        vec![100.0, 210.0],
        vec![100.0],
    ];
    let projection = table(&four, false).project(Projected::Revenue).unwrap();
    let variance: Vec<f64> = projection.factors.iter().map(|one| one.variance).collect();
    assert!(variance[2] < variance[1]);
    let expected = variance[2] * variance[2] / variance[1];
    assert!((variance[3] - expected).abs() < 1e-12 && expected < variance[2]);
}

#[test]
fn running_cells_are_projected_but_never_below_what_they_hold() {
    let mut triangle: Vec<Vec<f64>> = (0..7_usize)
        .map(|cohort| {
            (0..7 - cohort)
                .map(|age| (10 + cohort) as f64 * (1.0 + age as f64))
                .collect()
        })
        .collect();
    triangle[2][4] *= 3.0; // far above what the others let expect
    let projection = table(&triangle, true).project(Projected::Revenue).unwrap();
    assert_eq!(projection.factors.len(), 5, "from ages 0 to 4");
    assert_eq!(projection.rows[0], []);
    // The others grew exactly alike, so nothing spreads.
    let cell = projection.rows[1][0];
    assert_eq!(cell.age, 5);
    assert!((cell.cumulative - 66.0).abs() < 1e-9 && cell.standard_error < 1e-6);
    for cell in &projection.rows[2] {
        assert_eq!(
            (cell.low, cell.cumulative, cell.high),
            (180.0, 180.0, 180.0)
        );
    }
    // Younger than one whole period: nothing to grow from.
    assert_eq!(projection.rows[6], []);
    assert_eq!(projection.rows[5].last().unwrap().age, 5);
}

#[test]
fn there_is_no_projection_without_grounds() {
    let few = table(&taylor_ashe()[5..], false);
    assert_eq!(
        few.project(Projected::Revenue),
        Err(NoProjection::TooFewCohorts {
            cohorts: 4,
            needed: 5
        })
    );
    let full = table(&taylor_ashe(), false);
    let none = full.project(Projected::Contribution);
    assert_eq!(none, Err(NoProjection::NoContribution));
    let mut negative = taylor_ashe();
    negative[3][2] = -1.0;
    let none = table(&negative, false).project(Projected::Revenue);
    assert_eq!(none, Err(NoProjection::Negative));
    let by_label = CohortTable {
        by: CohortBy::Label,
        ..full
    };
    let none = by_label.project(Projected::Revenue);
    assert_eq!(none, Err(NoProjection::NotByFirstOrder));
}

#[test]
fn cohorts_without_value_are_left_alone() {
    let mut triangle = taylor_ashe();
    triangle[4] = vec![0.0; 6];
    let projection = table(&triangle, false).project(Projected::Revenue).unwrap();
    assert_eq!(projection.rows[4], []);
    let numbers = projection.rows.iter().flatten();
    assert!(
        numbers
            .into_iter()
            .all(|cell| cell.high.is_finite() && cell.low.is_finite())
    );
    let nothing = table(&vec![vec![0.0; 3]; 8], false);
    let projection = nothing.project(Projected::Revenue).unwrap();
    assert_eq!(
        (projection.factors.len(), projection.rows.concat().len()),
        (0, 0)
    );
}

#[test]
fn projections_are_per_customer_of_the_table() {
    // Seven months, in each two customers who order every month: orders grow by
    // one a customer and month.
    let orders = (0..7_u8).flat_map(|month| {
        (0..2).flat_map(move |one| {
            let days = (month + 1..=8).map(move |at| day(2025, at, 20));
            days.map(move |at| (u32::from(month) * 2 + one, at, 1_000))
        })
    });
    let ledger = Ledger::new(orders);
    let options = CohortOptions {
        contribution: Contribution::Margin {
            margin: 0.3,
            cost_per_order: 1.0,
        },
        as_of: Some(day(2025, 8, 31)),
        ..CohortOptions::default()
    };
    let inputs = CohortInputs {
        labels: None,
        ..ledger.inputs()
    };
    let table = CohortTable::new(&inputs, &options).unwrap();
    for (of, each) in [
        (Projected::Orders, 1.0),
        (Projected::Revenue, 10.0),
        (Projected::Contribution, 2.0),
    ] {
        let projection = table.project(of).unwrap();
        for cell in projection.rows.iter().flatten() {
            let expected = each * f64::from(cell.age + 1);
            assert!((cell.cumulative - expected).abs() < 1e-9, "{of:?} {cell:?}");
        }
        assert_eq!(projection.rows[6].last().unwrap().age, 7);
    }
}
