//! Stages, flows and values against `DuckDB` (`tests/data/oracle/stage*.sql`, `flow.sql`,
//! `returns.sql`, `mislabelled.sql`).

use ltv_engine::amount::Total;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleInputs, LifecycleOptions, Scope, Stage, Statistic, ValueBasis, Worth,
    propose,
};

use crate::support::{Fixture, Row, expected, fixtures, iso, near, number};

const SCOPES: [(&str, Scope); 3] = [
    ("customer", Scope::Customer),
    ("segment", Scope::Segment),
    ("all", Scope::All),
];
const STATISTICS: [(&str, Statistic); 3] = [
    ("mean", Statistic::Mean),
    ("median", Statistic::Median),
    ("percentile80", Statistic::Percentile80),
];

fn inputs(fixture: &Fixture) -> LifecycleInputs<'_> {
    LifecycleInputs {
        labels: Some(fixture.labels()),
        ..LifecycleInputs::of(&fixture.history)
    }
}

fn stage_row<'a>(rows: &'a [Row], column: &str, stage: Stage) -> Option<&'a Row> {
    rows.iter().find(|row| row[column] == format!("{stage:?}"))
}

#[test]
fn stages_are_the_oracles_for_every_statistic_and_scope() {
    for fixture in fixtures() {
        for (scope, of) in SCOPES {
            for (statistic, by) in STATISTICS {
                for day in [fixture.history.as_of(), fixture.earlier] {
                    let options = LifecycleOptions {
                        statistic: by,
                        scope: of,
                        as_of: Some(day),
                        ..LifecycleOptions::default()
                    };
                    let told = Lifecycle::of(&inputs(&fixture), &options).unwrap();
                    let view = told.view(&fixture.history, &[]);
                    let day = iso(day);
                    let wanted = [
                        ("scope", scope),
                        ("statistic", statistic),
                        ("day", day.as_str()),
                    ];
                    let rows = expected(&format!("{}_stage_sizes", fixture.name), &wanted);
                    for one in &view.stages[1..] {
                        let Some(row) = stage_row(&rows, "stage", one.stage) else {
                            assert_eq!(one.customers, 0);
                            continue;
                        };
                        assert_eq!(one.customers, number::<u32>(row, "customers"), "{row:?}");
                        assert_eq!(one.orders, number::<u64>(row, "orders"), "{row:?}");
                        let revenue = Total::from_scaled(number(row, "revenue_scaled"));
                        assert_eq!(one.revenue, revenue, "{row:?}");
                        let median = number(row, "median_silent_days");
                        assert_eq!(one.median_silent_days, Some(median));
                        assert_eq!(told.members(one.stage).len() as u32, one.customers);
                    }
                    let rows = expected(&format!("{}_mislabelled", fixture.name), &wanted);
                    let bands = ["on_time", "s1", "s2", "s3"].map(|name| number(&rows[0], name));
                    let proposal = propose(&inputs(&fixture), &options).unwrap();
                    let own = proposal.statistics.iter().find(|one| one.statistic == by);
                    assert_eq!(own.unwrap().gaps, bands, "{wanted:?}");
                }
            }
        }
    }
}

#[test]
fn every_customer_has_the_oracles_stage() {
    for fixture in fixtures() {
        let told = Lifecycle::of(&inputs(&fixture), &LifecycleOptions::default()).unwrap();
        let rows = expected(&format!("{}_segments", fixture.name), &[]);
        for at in 0..fixture.history.len() {
            let id = fixture.history.id(at);
            let found = rows.binary_search_by(|row| row["customer"].as_str().cmp(id));
            let row = &rows[found.unwrap()];
            let stage = Stage::ALL[usize::from(told.stage[at])];
            assert_eq!(format!("{stage:?}"), row["stage"], "{id}");
            assert_eq!(told.silent_days[at], number::<u32>(row, "silent"), "{id}");
            assert_eq!(told.cycle[at], number::<f64>(row, "cycle") as f32, "{id}");
        }
    }
}

#[test]
fn flows_returns_and_values_are_the_oracles() {
    let cases = [
        ("customer", "mean"),
        ("customer", "percentile80"),
        ("segment", "median"),
        ("all", "mean"),
    ];
    for fixture in fixtures() {
        for (scope, statistic) in cases {
            let options = LifecycleOptions {
                scope: SCOPES.iter().find(|one| one.0 == scope).unwrap().1,
                statistic: STATISTICS.iter().find(|one| one.0 == statistic).unwrap().1,
                ..LifecycleOptions::default()
            };
            let flow = Flow::of(&inputs(&fixture), &options, fixture.months).unwrap();
            let wanted = [("scope", scope), ("statistic", statistic)];
            moves(&flow, &expected(&format!("{}_flow", fixture.name), &wanted));
            let rows = expected(&format!("{}_returns", fixture.name), &wanted);
            for (stage, rate) in Stage::BUYERS.into_iter().zip(&flow.within) {
                let row = stage_row(&rows, "stage", stage).unwrap();
                assert_eq!(rate.of, number::<u64>(row, "customers"), "{row:?}");
                assert_eq!(rate.count, number::<u64>(row, "returned"), "{row:?}");
            }
            let told = Lifecycle::of(&inputs(&fixture), &options).unwrap();
            let past = Worth::Historical {
                flow: &flow,
                margin: None,
            };
            let (basis, values) = told.value(&fixture.history, past).unwrap();
            let months = fixture.months;
            assert_eq!(
                basis,
                ValueBasis::Historical {
                    months,
                    margin: None
                }
            );
            let rows = expected(&format!("{}_stage_values", fixture.name), &wanted);
            for value in values {
                let Some(row) = stage_row(&rows, "stage", value.stage) else {
                    assert_eq!(value.expected, Some(0.0));
                    continue;
                };
                // Cycles are kept in 32 bits.
                let what = format!("{wanted:?} {:?}", value.stage);
                near(
                    value.expected.unwrap(),
                    number(row, "expected"),
                    1e-7,
                    &what,
                );
                near(
                    value.at_stake.unwrap(),
                    number(row, "at_stake"),
                    1e-7,
                    &what,
                );
            }
        }
    }
}

fn moves(flow: &Flow, rows: &[Row]) {
    let mut counted = 0;
    for month in &flow.months {
        let end = iso(month.end);
        let own: Vec<&Row> = rows.iter().filter(|row| row["end"] == end).collect();
        counted += own.len();
        let sum = |column: &str, keep: &dyn Fn(&Row) -> bool| -> u32 {
            own.iter()
                .filter(|row| keep(row))
                .map(|row| number::<u32>(row, column))
                .sum()
        };
        assert_eq!(month.new, sum("new", &|_| true), "{end}");
        let name = |at: usize| {
            Stage::BUYERS
                .get(at)
                .map_or(String::new(), |one| format!("{one:?}"))
        };
        for to in 0..5 {
            let size = sum("customers", &|row| row["later"] == name(to));
            assert_eq!(month.sizes[to], size, "{end} {to}");
            for from in 0..6 {
                let count = sum("customers", &|row| {
                    row["earlier"] == name(from) && row["later"] == name(to)
                });
                assert_eq!(month.moves[from][to], count, "{end} {from} {to}");
            }
            let ordered = sum("ordered", &|row| row["earlier"] == name(to));
            assert_eq!(month.returned[to], ordered, "{end} {to}");
        }
    }
    assert_eq!(counted, rows.len());
}
