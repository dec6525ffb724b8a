//! Cohort tables, average rows, labels and trend against `DuckDB`, to the
//! customer and the cent, for every period, retention definition and several
//! analysis dates.
//!
//! Queries: `tests/data/oracle/{cohort_*,trend}.sql`; `run.py` beside them says
//! with which dates and gap; results: `tests/data/expected/*.csv`.

use crate::support::{Expected, assert_close, import, read};
use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{
    CohortBy, CohortInputs, CohortKey, CohortOptions, CohortTable, Contribution, CustomerLabels,
    Retention,
};
use ltv_engine::customers::Customers;
use ltv_engine::orders::Orders;
use ltv_engine::trend::Trend;
use ltv_engine::units::Period;

/// As in `run.py`.
const GAP: u32 = 45;
/// Each retention definition with its column.
const RETENTIONS: [(&str, Retention); 3] = [
    ("active", Retention::Active),
    ("rolling", Retention::Rolling),
    ("survival", Retention::Survival { gap_days: GAP }),
];
/// Cost to serve in the test of contribution, in units of currency per order.
const SERVE: f64 = 1.5;

struct Fixture {
    name: &'static str,
    orders: Orders,
    customers: Customers,
    costs: Vec<Amount>,
    labels: Vec<u32>,
    names: Vec<String>,
}

fn fixtures() -> [Fixture; 2] {
    [
        ("cdnow", "www/samples/cdnow.csv"),
        ("cohorts24", "tests/data/cohorts24.csv"),
    ]
    .map(|(name, path)| {
        let orders = import(&read(path)).unwrap().orders;
        let label = |customer| {
            let last = orders.customer_id(customer).bytes().last().unwrap();
            match u32::from(last - b'0') {
                9 => u32::MAX,
                digit => digit % 4,
            }
        };
        let cost = |amount: &Amount| Amount::from_scaled(amount.scaled() * 6 / 10).unwrap();
        Fixture {
            name,
            customers: Customers::new(&orders),
            costs: orders.amounts().iter().map(cost).collect(),
            labels: (0..orders.customer_count()).map(label).collect(),
            names: (0..4).map(|digit| format!("digit {digit}")).collect(),
            orders,
        }
    })
}

impl Fixture {
    fn inputs(&self) -> CohortInputs<'_> {
        CohortInputs {
            orders: &self.orders,
            customers: &self.customers,
            costs: Some(&self.costs),
            labels: Some(CustomerLabels {
                of_customer: &self.labels,
                names: &self.names,
            }),
            spend: &[],
        }
    }

    fn table(&self, options: &CohortOptions) -> CohortTable {
        CohortTable::new(&self.inputs(), options).unwrap()
    }
}

fn period(name: &str) -> Period {
    match name {
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        other => panic!("{other}"),
    }
}

fn parse(date: &str) -> Day {
    let mut parts = date.split('-').map(|part| part.parse::<i32>().unwrap());
    let mut next = || parts.next().unwrap();
    Day::from_civil(next(), next() as u8, next() as u8).unwrap()
}

fn same(got: impl Into<i128>, expected: &Expected, row: usize, column: &str, at: &str) {
    assert_eq!(got.into(), expected.int(row, column), "{at} {column}");
}

/// The runs in a result: analysis date and period with their lines.
fn runs(expected: &Expected) -> Vec<(Day, Period, Vec<usize>)> {
    let mut runs: Vec<(Day, Period, Vec<usize>)> = Vec::new();
    for row in 0..expected.rows.len() {
        let key = (
            parse(expected.text(row, "as_of")),
            period(expected.text(row, "period")),
        );
        match runs.last_mut() {
            Some(last) if (last.0, last.1) == key => last.2.push(row),
            _ => runs.push((key.0, key.1, vec![row])),
        }
    }
    assert_eq!(runs.len(), 6, "four periods, and months at two other dates");
    runs
}

#[test]
fn cells_agree_with_cohort_rows_sql() {
    for fixture in fixtures() {
        let expected = Expected::read(&format!("{}_cohort_rows", fixture.name));
        for (as_of, period, lines) in runs(&expected) {
            for (column, retention) in RETENTIONS {
                let table = fixture.table(&CohortOptions {
                    period,
                    retention,
                    contribution: Contribution::Costs {
                        cost_per_order: SERVE,
                    },
                    as_of: Some(as_of),
                    ..CohortOptions::default()
                });
                assert_eq!(table.as_of, as_of);
                let cells = table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                if period != Period::Week {
                    assert_eq!(cells, lines.len(), "{} {period:?}", fixture.name);
                }
                for &line in &lines {
                    let start = parse(expected.text(line, "cohort"));
                    let age = expected.int(line, "age") as usize;
                    let at = format!("{} {period:?} {start:?} age {age}", fixture.name);
                    let key = CohortKey::Period { start };
                    let row = table.rows.iter().find(|row| row.key == key).unwrap();
                    let cell = row.cells[age];
                    same(row.size, &expected, line, "customers", &at);
                    same(cell.customers, &expected, line, "customers", &at);
                    same(cell.active, &expected, line, "active", &at);
                    same(cell.retained, &expected, line, column, &at);
                    same(cell.orders, &expected, line, "orders", &at);
                    same(
                        cell.revenue.scaled(),
                        &expected,
                        line,
                        "revenue_scaled",
                        &at,
                    );
                    let running = expected.text(line, "running");
                    assert_eq!(cell.running.to_string(), running, "{at}");
                    let units = |column| expected.int(line, column) as f64 / 10_000.0;
                    let cost = units("cost_scaled") + f64::from(cell.orders) * SERVE;
                    let contribution = units("revenue_scaled") - cost;
                    assert_close(cell.contribution, Some(contribution), &at);
                    let cumulative = units("cumulative_scaled") / f64::from(row.size);
                    assert_close(Some(cell.cumulative.revenue), Some(cumulative), &at);
                }
            }
        }
    }
}

#[test]
fn average_rows_agree_with_cohort_average_sql() {
    for fixture in fixtures() {
        let expected = Expected::read(&format!("{}_cohort_average", fixture.name));
        for (as_of, period, lines) in runs(&expected) {
            for (column, retention) in RETENTIONS {
                let table = fixture.table(&CohortOptions {
                    period,
                    retention,
                    as_of: Some(as_of),
                    ..CohortOptions::default()
                });
                let full = table.average.iter().filter(|cell| cell.customers > 0);
                assert_eq!(full.count(), lines.len(), "{} {period:?}", fixture.name);
                for (cell, &line) in table.average.iter().zip(&lines) {
                    let at = format!("{} {period:?} average age {}", fixture.name, cell.age);
                    same(cell.age, &expected, line, "age", &at);
                    same(cell.rows, &expected, line, "cohorts", &at);
                    same(cell.customers, &expected, line, "customers", &at);
                    same(cell.active, &expected, line, "active", &at);
                    same(cell.retained, &expected, line, column, &at);
                    same(cell.orders, &expected, line, "orders", &at);
                    same(
                        cell.revenue.scaled(),
                        &expected,
                        line,
                        "revenue_scaled",
                        &at,
                    );
                    let sums = cell.cumulative.unwrap();
                    let revenue = expected.float(line, "cumulative_revenue");
                    assert_close(Some(sums.revenue), revenue, &at);
                    let orders = expected.float(line, "cumulative_orders");
                    assert_close(Some(sums.orders), orders, &at);
                }
                for cell in &table.average[lines.len()..] {
                    assert_eq!((cell.rows, cell.cumulative), (0, None));
                }
            }
        }
    }
}

#[test]
fn labels_agree_with_cohort_labels_sql() {
    for fixture in fixtures() {
        let expected = Expected::read(&format!("{}_cohort_labels", fixture.name));
        for (column, retention) in RETENTIONS {
            let table = fixture.table(&CohortOptions {
                by: CohortBy::Label,
                retention,
                contribution: Contribution::Costs {
                    cost_per_order: 0.0,
                },
                ..CohortOptions::default()
            });
            let cells = table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
            assert_eq!(cells, expected.rows.len(), "{}", fixture.name);
            for line in 0..expected.rows.len() {
                let name = expected.text(line, "label");
                let age = expected.int(line, "age") as usize;
                let at = format!("{} {name} age {age}", fixture.name);
                let is_it = |key: &CohortKey| match key {
                    CohortKey::Label { name: own, .. } => own == name,
                    CohortKey::Unlabelled => name == "none",
                    _ => false,
                };
                let row = table.rows.iter().find(|row| is_it(&row.key)).unwrap();
                let cell = row.cells[age];
                same(cell.customers, &expected, line, "customers", &at);
                same(cell.active, &expected, line, "active", &at);
                same(cell.retained, &expected, line, column, &at);
                same(cell.orders, &expected, line, "orders", &at);
                same(
                    cell.revenue.scaled(),
                    &expected,
                    line,
                    "revenue_scaled",
                    &at,
                );
                let cents =
                    expected.int(line, "revenue_scaled") - expected.int(line, "cost_scaled");
                assert_close(cell.contribution, Some(cents as f64 / 10_000.0), &at);
                let cumulative = expected.float(line, "cumulative_revenue");
                assert_close(Some(cell.cumulative.revenue), cumulative, &at);
            }
            // The labels together are everybody.
            let everybody = fixture.table(&CohortOptions {
                retention,
                ..CohortOptions::default()
            });
            for (of_labels, all) in table.average.iter().zip(&everybody.average) {
                assert_eq!(of_labels.customers, all.customers);
                assert_eq!(of_labels.retained, all.retained);
                assert_eq!(of_labels.revenue, all.revenue);
            }
        }
    }
}

#[test]
fn trends_agree_with_trend_sql() {
    for fixture in fixtures() {
        let expected = Expected::read(&format!("{}_trend", fixture.name));
        let values = Expected::read(&format!("{}_cohort_values", fixture.name));
        let of_values = runs(&values);
        for ((as_of, period, lines), (.., of_cohorts)) in runs(&expected).into_iter().zip(of_values)
        {
            let (orders, costs) = (&fixture.orders, Some(fixture.costs.as_slice()));
            let contribution = Contribution::Margin {
                margin: 0.4,
                cost_per_order: SERVE,
            };
            let trend = Trend::new(
                orders,
                &fixture.customers,
                period,
                contribution,
                costs,
                Some(as_of),
            )
            .unwrap();
            assert_eq!(trend.periods.len(), lines.len());
            for (one, &line) in trend.periods.iter().zip(&lines) {
                let at = format!("{} {period:?} {:?}", fixture.name, one.start);
                assert_eq!(one.start, parse(expected.text(line, "start")), "{at}");
                let running = expected.text(line, "running");
                assert_eq!(one.running.to_string(), running, "{at}");
                same(one.orders, &expected, line, "orders", &at);
                same(one.customers, &expected, line, "customers", &at);
                same(one.new_customers, &expected, line, "new_customers", &at);
                same(one.revenue.scaled(), &expected, line, "revenue_scaled", &at);
                let new = one.new_revenue.scaled();
                same(new, &expected, line, "new_revenue_scaled", &at);
                same(
                    one.customers_to_date,
                    &expected,
                    line,
                    "customers_to_date",
                    &at,
                );
                same(
                    one.repeaters_to_date,
                    &expected,
                    line,
                    "repeaters_to_date",
                    &at,
                );
                let kept = expected.int(line, "revenue_scaled") as f64 / 10_000.0 * 0.4;
                let kept = kept - SERVE * f64::from(one.orders);
                assert_close(one.contribution, Some(kept), &at);
            }
            assert_eq!(trend.cohorts.len(), of_cohorts.len());
            for (cohort, &line) in trend.cohorts.iter().zip(&of_cohorts) {
                let at = format!("{} {period:?} {:?}", fixture.name, cohort.start);
                assert_eq!(cohort.start, parse(values.text(line, "cohort")), "{at}");
                same(cohort.size, &values, line, "size", &at);
                let columns = ["scaled_90", "scaled_180", "scaled_365"];
                for (value, column) in cohort.values.iter().zip(columns) {
                    let each = values
                        .float(line, column)
                        .map(|sum| sum / 10_000.0 / f64::from(cohort.size));
                    assert_close(
                        value.map(|value| value.revenue),
                        each,
                        &format!("{at} {column}"),
                    );
                }
            }
        }
    }
}
