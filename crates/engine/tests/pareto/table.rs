//! All over the domain, against Arb (`tests/data/pareto_nbd.py`).

use ltv_engine::btyd::{Model, ParetoNbd, Purchases};

const TABLE: &str = include_str!("../../../../tests/data/expected/pareto_nbd.csv");

/// A row: the model, its customer, what is asked, and the answers.
struct Row {
    line: &'static str,
    model: ParetoNbd,
    customer: Purchases,
    horizon: f64,
    rate: f64,
    n: u32,
    ln: f64,
    gradient: [f64; 4],
    ln_alive: f64,
    expected: f64,
    conditional: f64,
    dert: f64,
    pmf: f64,
}

fn rows() -> Vec<Row> {
    let parse = |line: &'static str| {
        let v: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        Row {
            line,
            model: ParetoNbd::from_parameters(&v[..4]),
            customer: Purchases {
                x: v[4] as u32,
                t_x: v[5],
                t: v[6],
            },
            horizon: v[7],
            rate: v[8],
            n: v[9] as u32,
            ln: v[10],
            gradient: v[11..15].try_into().unwrap(),
            ln_alive: v[15],
            expected: v[16],
            conditional: v[17],
            dert: v[18],
            pmf: v[19],
        }
    };
    let rows: Vec<_> = TABLE.lines().skip(1).map(parse).collect();
    assert!(rows.len() >= 170);
    rows
}

/// The largest error over the table must be within `bound`.
#[track_caller]
fn within(bound: f64, error: impl Fn(&Row) -> f64) {
    let mut worst = (0.0, "");
    for row in rows() {
        let error = error(&row);
        assert!(error.is_finite(), "{}", row.line);
        if error > worst.0 {
            worst = (error, row.line);
        }
    }
    println!("worst {worst:?}");
    assert!(worst.0 <= bound, "{worst:?}");
}

/// Relative error; both may be too small for doubles.
fn relative(found: f64, wanted: f64) -> f64 {
    if f64::abs(wanted) < 1e-290 {
        return f64::abs(found) * 1e290;
    }
    f64::abs(found / wanted - 1.0)
}

#[test]
fn log_likelihood() {
    within(1e-12, |row| {
        let found = row.model.log_likelihood(row.customer);
        f64::abs(found - row.ln) / f64::max(1.0, f64::abs(row.ln))
    });
}

/// Relative to the count of terms that add up to it: r + x for the first two.
#[test]
fn gradient() {
    within(1e-12, |row| {
        let mut found = [0.0; 4];
        let ln = row.model.gradient(row.customer, 1.0, &mut found);
        assert_eq!(
            ln.to_bits(),
            row.model.log_likelihood(row.customer).to_bits()
        );
        let scale = 1.0 + row.model.r + row.model.s + f64::from(row.customer.x);
        (0..4)
            .map(|k| f64::abs(found[k] - row.gradient[k]) / scale)
            .fold(0.0, f64::max)
    });
}

#[test]
fn chance_of_being_alive() {
    within(1e-9, |row| {
        let found = row.model.p_alive(row.customer);
        let error = relative(found, libm::exp(row.ln_alive));
        error / f64::max(1.0, f64::abs(row.ln_alive))
    });
}

#[test]
fn expected_purchases() {
    within(1e-12, |row| {
        relative(row.model.expected(row.horizon), row.expected)
    });
    within(1e-9, |row| {
        let found = row.model.conditional_expected(row.customer, row.horizon);
        relative(found, row.conditional)
    });
}

#[test]
fn discounted_purchases() {
    within(1e-9, |row| {
        relative(row.model.dert(row.customer, row.rate), row.dert)
    });
}

#[test]
fn distribution_of_counts() {
    within(1e-9, |row| {
        relative(row.model.pmf(row.n, row.horizon), row.pmf)
    });
}
