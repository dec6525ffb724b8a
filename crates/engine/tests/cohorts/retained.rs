//! The share retained, continued by survival curves.
#![allow(clippy::float_cmp)]

use crate::ledger::{Ledger, day};
use ltv_engine::amount::Total;
use ltv_engine::calendar::{Day, Month};
use ltv_engine::cohorts::{
    CohortBy, CohortCell, CohortInputs, CohortKey, CohortOptions, CohortRow, CohortTable,
    Cumulative, NoProjection, Projected, ProjectionMethod, Retention, project_retained,
};
use ltv_engine::numeric::Random;
use ltv_engine::survival::{ShiftedBetaGeometric, Survival};

/// A table of cohorts with these customers retained by age, the size first; the last
/// cells running or not.
fn table(cohorts: &[Vec<u32>], running: bool) -> CohortTable {
    let row = |(index, counts): (usize, &Vec<u32>)| CohortRow {
        key: CohortKey::Period {
            start: Month::from_index(24_000 + index as i32).first_day(),
        },
        size: counts[0],
        cells: counts[1..]
            .iter()
            .enumerate()
            .map(|(age, &retained)| CohortCell {
                customers: counts[0],
                active: retained,
                retained,
                orders: retained,
                revenue: Total::ZERO,
                contribution: None,
                cumulative: Cumulative::default(),
                running: running && age + 2 == counts.len(),
            })
            .collect(),
        cac: None,
        payback: None,
    };
    let options = CohortOptions::default();
    CohortTable {
        period: options.period,
        by: CohortBy::FirstOrder,
        retention: Retention::Survival { gap_days: 45 },
        contribution: options.contribution,
        as_of: Day(0),
        rows: cohorts.iter().enumerate().map(row).collect(),
        average: Vec::new(),
        cac: None,
        payback: None,
    }
}

#[test]
fn constant_churn_goes_on() {
    let all = [15_625, 12_500, 10_000, 8_000, 6_400, 5_120];
    let cohorts: Vec<Vec<u32>> = (0..5).map(|young| all[..6 - young].to_vec()).collect();
    let projection = table(&cohorts, false).project(Projected::Retained).unwrap();
    assert_eq!(projection.of, Projected::Retained);
    assert_eq!(projection.method, ProjectionMethod::ConstantChurn);
    assert!(projection.factors.is_empty() && projection.rows[0].is_empty());
    for (young, row) in projection.rows.iter().enumerate() {
        let ages: Vec<u32> = row.iter().map(|cell| cell.age).collect();
        assert_eq!(ages, (5 - young as u32..5).collect::<Vec<_>>());
        for cell in row {
            let expected = 0.8_f64.powi(cell.age as i32 + 1);
            assert!((cell.cumulative - expected).abs() < 1e-12, "{cell:?}");
            assert!(cell.low < expected && expected < cell.high);
            // The customers' own luck alone: √(ρ(1−ρ)·n)/size; the rate is known from 60,000.
            let last = f64::from(cohorts[young][5 - young]);
            let stay = 0.8_f64.powi(cell.age as i32 - 4 + young as i32);
            let luck = (last * stay * (1.0 - stay)).sqrt() / 15_625.0;
            assert!(cell.standard_error > luck && cell.standard_error < 2.0 * luck);
        }
    }
}

/// Until the silence is long enough nobody can lapse: those periods are not churn of 0.
#[test]
fn time_begins_with_the_first_loss() {
    let late = [15_625, 15_625, 15_625, 12_500, 10_000, 8_000, 6_400];
    let mut cohorts: Vec<Vec<u32>> = (0..6).map(|young| late[..7 - young].to_vec()).collect();
    cohorts.push(vec![15_625]); // not one period old
    let projection = table(&cohorts, false).project(Projected::Retained).unwrap();
    assert_eq!(projection.method, ProjectionMethod::ConstantChurn);
    for row in &projection.rows {
        for cell in row {
            let expected = 0.8_f64.powi((cell.age as i32 - 1).max(0));
            assert!((cell.cumulative - expected).abs() < 1e-12, "{cell:?}");
        }
    }
    let young = &projection.rows[6];
    assert_eq!(
        (
            young[0].age,
            young[0].cumulative,
            young[0].low,
            young[0].high
        ),
        (0, 1.0, 1.0, 1.0)
    );
    assert_eq!(young.last().unwrap().age, 5);
}

#[test]
fn the_loyal_are_left() {
    let curve = ShiftedBetaGeometric {
        alpha: 0.7041,
        beta: 1.182,
    };
    let counts = |ages: u32| -> Vec<u32> {
        (0..=ages)
            .map(|age| (1e6 * curve.at(age)).round() as u32)
            .collect()
    };
    let cohorts: Vec<Vec<u32>> = (0..6).map(|young| counts(12 - 2 * young)).collect();
    let projection = table(&cohorts, false).project(Projected::Retained).unwrap();
    assert_eq!(projection.method, ProjectionMethod::ShiftedBetaGeometric);
    for cell in projection.rows.iter().flatten() {
        assert!(
            (cell.cumulative - curve.at(cell.age + 1)).abs() < 2e-4,
            "{cell:?}"
        );
    }
}

/// The running period has lost some already; it can only lose more.
#[test]
fn no_more_than_are_still_there() {
    let all = [1_000, 800, 640, 512, 410];
    let mut cohorts: Vec<Vec<u32>> = (0..4).map(|young| all[..5 - young].to_vec()).collect();
    cohorts[2][2] = 300; // the running cell of the third
    let projection = table(&cohorts, true).project(Projected::Retained).unwrap();
    assert_eq!(projection.rows[0], []);
    let cell = projection.rows[2][0];
    assert_eq!((cell.age, cell.cumulative, cell.high), (1, 0.3, 0.3));
    // Sizes and counts are all it takes, and the running cell is among them.
    let cohorts = table(&cohorts, true).retained_cohorts().unwrap();
    assert_eq!(project_retained(&cohorts).unwrap(), projection);
    assert_eq!(
        (&cohorts[2].kept[..], cohorts[2].running),
        (&[800][..], Some(300))
    );
    let later = projection.rows[2][1];
    assert!(later.age == 2 && later.cumulative <= 0.3 && later.low < later.cumulative);
    // Its second cohort's running cell holds more than is expected: no floor.
    let open = projection.rows[1][0];
    assert!((open.cumulative - 0.512).abs() < 0.01 && open.low < 0.512);
}

#[test]
fn without_grounds() {
    let lost_nobody = table(&[vec![10, 10, 10], vec![5, 5]], false);
    assert_eq!(
        lost_nobody.project(Projected::Retained),
        Err(NoProjection::NobodyLost)
    );
    let mut active = table(&[vec![10, 8, 6], vec![5, 4]], false);
    assert!(active.project(Projected::Retained).is_ok());
    for retention in [Retention::Active, Retention::Rolling] {
        active.retention = retention;
        assert_eq!(
            active.project(Projected::Retained),
            Err(NoProjection::NotSurvival)
        );
    }
    active.by = CohortBy::Label;
    assert_eq!(
        active.project(Projected::Retained),
        Err(NoProjection::NotByFirstOrder)
    );
    let gone = table(&[vec![10, 0, 0], vec![5, 0], vec![7]], false);
    let projection = gone.project(Projected::Retained).unwrap();
    assert_eq!(projection.rows[1][0].cumulative, 0.0);
    let numbers = projection.rows.iter().flatten();
    assert!(
        numbers
            .into_iter()
            .all(|cell| cell.low.is_finite() && cell.high.is_finite())
    );
}

/// The 80 % range holds what came, about 80 times of 100.
#[test]
fn ranges_are_covered() {
    let (mut inside, mut all) = (0, 0);
    for seed in 0..150 {
        let mut random = Random::new(seed);
        let whole: Vec<Vec<u32>> = (0..8)
            .map(|_| {
                let mut left = vec![0_u32; 9];
                for _ in 0..300 {
                    let churn = random.beta(0.9, 2.5);
                    let stays = random.uniform().ln() / (-churn).ln_1p();
                    for (age, count) in left.iter_mut().enumerate() {
                        *count += u32::from(age as f64 <= stays);
                    }
                }
                left
            })
            .collect();
        let seen: Vec<Vec<u32>> = whole
            .iter()
            .enumerate()
            .map(|(young, row)| row[..9 - young].to_vec())
            .collect();
        let projection = table(&seen, false).project(Projected::Retained).unwrap();
        for (cells, truth) in projection.rows.iter().zip(&whole) {
            if let Some(cell) = cells.last() {
                let share = f64::from(truth[cell.age as usize + 1]) / 300.0;
                // Shares are whole customers: half of one more on either side.
                let half = 0.5 / 300.0;
                inside += u32::from(cell.low - half <= share && share <= cell.high + half);
                all += 1;
            }
        }
    }
    let covered = f64::from(inside) / f64::from(all);
    assert!((0.76..=0.87).contains(&covered), "{covered}");
}

/// From orders: subscriptions paid on the 20th of each month.
#[test]
fn of_a_ledger() {
    let mut orders = Vec::new();
    let mut customer = 0;
    for month in 0..8_u8 {
        for index in 0..400_u32 {
            // Of each cohort a fourth leaves after each payment, in turn.
            let payments = (0..8)
                .take_while(|&n| f64::from(index) < 400.0 * 0.75_f64.powi(n))
                .count() as u8;
            for at in month..(month + payments).min(8) {
                orders.push((customer, day(2025, at + 1, 20), 1_000));
            }
            customer += 1;
        }
    }
    let ledger = Ledger::new(orders);
    let options = CohortOptions {
        retention: Retention::Survival { gap_days: 35 },
        as_of: Some(day(2025, 8, 31)),
        ..CohortOptions::default()
    };
    let inputs = CohortInputs {
        labels: None,
        ..ledger.inputs()
    };
    let table = CohortTable::new(&inputs, &options).unwrap();
    let projection = table.project(Projected::Retained).unwrap();
    assert_eq!(projection.method, ProjectionMethod::ConstantChurn);
    for (row, cells) in table.rows.iter().zip(&projection.rows) {
        let before = row.cells.iter().rfind(|cell| !cell.running).unwrap();
        let mut expected = f64::from(before.retained) / 400.0;
        for cell in cells {
            // Whoever pays last in a month is silent for too long in the next but one.
            if cell.age > 0 {
                expected *= 0.75;
            }
            assert!(
                (cell.cumulative - expected).abs() < 0.01,
                "{cell:?} {expected}"
            );
        }
    }
}
