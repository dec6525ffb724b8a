//! Simulated inputs against what can be known without simulating.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod shared;
#[path = "shared/simulation_case.rs"]
mod simulation_case;

use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field};
use ltv_engine::numeric::variance_share;
use ltv_engine::scenario::{
    Distribution, Shape, Simulation, SimulationErrorKind as Kind, Spread, simulate,
};
use proptest::prelude::*;
use shared::{any_inputs, close, inputs, valid};
use std::fmt::Write as _;

const DRAWS: u32 = 10_000;

fn spread(field: Field, low: f64, likely: f64, high: f64, shape: Shape) -> Spread {
    Spread {
        field,
        low,
        likely,
        high,
        shape,
    }
}

fn triangular(field: Field, low: f64, likely: f64, high: f64) -> Spread {
    spread(field, low, likely, high, Shape::Triangular)
}

/// Mean and variance of a triangular distribution.
fn triangle(a: f64, m: f64, b: f64) -> (f64, f64) {
    let variance = (a * a + m * m + b * b - a * m - a * b - m * b) / 18.0;
    ((a + m + b) / 3.0, variance)
}

fn share(simulation: &Simulation, field: Field) -> f64 {
    let driver = simulation.drivers.iter().find(|d| d.field == field);
    driver.unwrap().share
}

/// LTV = (AOV·0.45 − s) × 0.42/0.08: linear. Mean and variance are sums, and the
/// shares of the variance its terms: nothing is left unexplained.
#[test]
fn a_sum_of_independent_inputs() {
    let spreads = [
        triangular(Field::CostToServe, 40.0, 80.0, 180.0),
        triangular(Field::AverageOrderValue, 1000.0, 1100.0, 1500.0),
    ];
    let found = simulate(&inputs(), &spreads, DRAWS, 1).unwrap();
    let ((aov, aov_variance), (cost, cost_variance)) = (
        triangle(1000.0, 1100.0, 1500.0),
        triangle(40.0, 80.0, 180.0),
    );
    // (1200 × 0.45 − 100) × 5.25 = 2310.
    let mean = (aov * 0.45 - cost) * 5.25;
    close(mean, 2310.0, 1e-9);
    let by_aov = aov_variance * 0.45 * 0.45;
    let deviation = (by_aov + cost_variance).sqrt() * 5.25;
    // Four standard errors; that of the deviation is at most that of a normal, d/√2n.
    close(found.ltv.mean, mean, 4.0 * deviation / 100.0);
    close(
        found.ltv.standard_deviation,
        deviation,
        4.0 * deviation / 141.0,
    );
    let expected = by_aov / (by_aov + cost_variance);
    // Three standard errors of a share at 10,000 draws.
    close(share(&found, Field::AverageOrderValue), expected, 0.015);
    close(share(&found, Field::CostToServe), 1.0 - expected, 0.015);
    assert!(found.unexplained < 0.02, "{}", found.unexplained);
    assert_eq!(found.drivers[0].field, Field::AverageOrderValue);
    // A constant CAC moves the whole and changes no share.
    let net = found.net_ltv.unwrap();
    close(net.mean, found.ltv.mean - 620.0, 1e-9);
    close(net.median, found.ltv.median - 620.0, 1e-9);
}

/// LTV = AOV × f × const: what one explains alone is Var(X)·E(Y)², and Var(X)·Var(Y)
/// is explained only by both.
#[test]
fn a_product_of_independent_inputs() {
    let base = CalculatorInputs {
        method: Method::Simple,
        ..inputs()
    };
    let spreads = [
        triangular(Field::AverageOrderValue, 100.0, 100.0, 1900.0),
        triangular(Field::PurchaseFrequency, 0.1, 0.1, 1.9),
    ];
    let found = simulate(&base, &spreads, 100_000, 2).unwrap();
    // Relative variance of each: 1.8²/18 ÷ 0.7² = 0.18/0.49.
    let v = 0.18 / 0.49;
    let total = 2.0 * v + v * v;
    close(share(&found, Field::AverageOrderValue), v / total, 0.01);
    close(share(&found, Field::PurchaseFrequency), v / total, 0.01);
    close(found.unexplained, v * v / total, 0.015);
    assert_eq!(
        (found.net_ltv, found.ratio, found.chance_of_loss),
        (None, None, None)
    );
}

/// PERT from 2 by 3 to 10: mean (2 + 12 + 10)/6 = 4, variance (4−2)(10−4)/7.
#[test]
fn pert_has_its_mean_and_variance() {
    let spreads = [spread(Field::AcquisitionCost, 2.0, 3.0, 10.0, Shape::Pert)];
    let found = simulate(&inputs(), &spreads, 100_000, 3).unwrap();
    let cac = 2341.5 - found.net_ltv.as_ref().unwrap().mean;
    let deviation = (12.0_f64 / 7.0).sqrt();
    close(cac, 4.0, 4.0 * deviation / 316.0);
    close(
        found.net_ltv.unwrap().standard_deviation,
        deviation,
        4.0 * deviation / 447.0,
    );
}

/// Ratio = 2341.5 ÷ CAC, CAC triangular 300–600–1200: a ratio ≥ 3 is a CAC ≤ 780.5,
/// and the quantiles are those of the CAC the other way round.
#[test]
fn chances_and_quantiles_are_those_of_the_triangle() {
    let spreads = [triangular(Field::AcquisitionCost, 300.0, 600.0, 1200.0)];
    let found = simulate(&inputs(), &spreads, DRAWS, 4).unwrap();
    let chance = 1.0 - (1200.0_f64 - 780.5).powi(2) / (900.0 * 600.0);
    close(chance, 0.674_110_648_148, 1e-12);
    let error = found.chance_of_target_error.unwrap();
    close(error, (chance * (1.0 - chance) / 10_000.0).sqrt(), 1e-4);
    close(found.chance_of_target.unwrap(), chance, 4.0 * error);
    assert_eq!(found.chance_of_loss, Some(0.0));
    let ratio = found.ratio.unwrap();
    // P(CAC > q) = 0.1: q = 1200 − √(0.1 × 540000); P(CAC < q) = 0.1: q = 300 + √27000.
    close(ratio.low, 2341.5 / (1200.0 - 54_000.0_f64.sqrt()), 0.02);
    close(ratio.high, 2341.5 / (300.0 + 27_000.0_f64.sqrt()), 0.06);
    close(ratio.median, 2341.5 / (1200.0 - 270_000.0_f64.sqrt()), 0.03);
}

#[test]
fn inputs_without_width_are_constants() {
    let base = inputs();
    let spreads = [
        triangular(Field::Churn, 0.05, 0.05, 0.05),
        spread(Field::GrossMargin, 0.5, 0.5, 0.5, Shape::Pert),
    ];
    let found = simulate(&base, &spreads, DRAWS, 5).unwrap();
    let ltv = lifetime_value(&base.with(Field::Churn, 0.05).with(Field::GrossMargin, 0.5)).ltv;
    let d = &found.ltv;
    assert_eq!([d.min, d.low, d.median, d.mean, d.high, d.max], [ltv; 6]);
    assert_eq!(
        (d.standard_deviation, d.bins.len(), d.bins[0].count),
        (0.0, 1, DRAWS)
    );
    assert!(found.drivers.iter().all(|driver| driver.share == 0.0));
    assert_eq!(found.unexplained, 0.0);
}

#[test]
fn seeds_repeat_and_inputs_do_not_disturb_each_other() {
    let (base, spreads) = (simulation_case::inputs(), simulation_case::spreads());
    let one = simulate(&base, &spreads, 1000, 9).unwrap();
    assert_eq!(one, simulate(&base, &spreads, 1000, 9).unwrap());
    assert_ne!(one.ltv, simulate(&base, &spreads, 1000, 10).unwrap().ltv);
    let mut reversed = spreads;
    reversed.reverse();
    assert_eq!(one.ltv, simulate(&base, &reversed, 1000, 9).unwrap().ltv);
    // The CAC does not enter the LTV: without its spread not a digit changes.
    assert_eq!(
        one.ltv,
        simulate(&base, &spreads[..3], 1000, 9).unwrap().ltv
    );
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let base = inputs();
    let good = triangular(Field::Churn, 0.05, 0.08, 0.1);
    let error = |spreads: &[Spread]| {
        let error = simulate(&base, spreads, DRAWS, 1).unwrap_err();
        (error.field, error.kind)
    };
    assert_eq!(error(&[]), (None, Kind::Nothing));
    let churn = |kind| (Some(Field::Churn), kind);
    for (low, likely, high) in [(0.09, 0.08, 0.1), (0.05, 0.11, 0.1), (0.1, 0.1, 0.05)] {
        let spreads = [triangular(Field::Churn, low, likely, high)];
        assert_eq!(error(&spreads), churn(Kind::NotAscending));
    }
    let most = Kind::OutOfRange(Bound::AtMost { limit: 1.0 });
    assert_eq!(
        error(&[triangular(Field::Churn, 0.05, 0.08, 1.1)]),
        churn(most)
    );
    let least = Kind::OutOfRange(Bound::AtLeast { limit: 0.001 });
    assert_eq!(
        error(&[triangular(Field::Churn, 0.0, 0.08, 0.1)]),
        churn(least)
    );
    let number = Kind::OutOfRange(Bound::NotANumber);
    assert_eq!(
        error(&[triangular(Field::Churn, 0.05, f64::NAN, 0.1)]),
        churn(number)
    );
    assert_eq!(error(&[good, good]), churn(Kind::Repeated));
    for unused in [
        Field::Lifespan,
        Field::DiscountRate,
        Field::Payers,
        Field::TargetRatio,
    ] {
        let spreads = [good, triangular(unused, 1.0, 2.0, 3.0)];
        assert_eq!(error(&spreads), (Some(unused), Kind::NotInUse));
    }
    for (draws, bound) in [
        (99, Bound::AtLeast { limit: 100.0 }),
        (100_001, Bound::AtMost { limit: 100_000.0 }),
    ] {
        let error = simulate(&base, &[good], draws, 1).unwrap_err();
        assert_eq!((error.field, error.kind), (None, Kind::Draws(bound)));
    }
    // An input without a spread; and one whose spread replaces it.
    let bad = base.with(Field::GrossMargin, 2.0);
    let error = simulate(&bad, &[good], DRAWS, 1).unwrap_err();
    assert_eq!((error.field, error.kind), (Some(Field::GrossMargin), most));
    let replaced = base.with(Field::Churn, 2.0);
    assert!(simulate(&replaced, &[good], DRAWS, 1).is_ok());
}

/// A thousand points of y = x² on 0..1: between bins of 1/40 the share misses 0.03 %.
#[test]
fn a_curved_effect_is_explained_in_full_and_noise_not_at_all() {
    let x: Vec<f64> = (0..1000).map(|i| (f64::from(i) + 0.5) / 1000.0).collect();
    let squares: Vec<f64> = x.iter().map(|x| x * x).collect();
    assert!(variance_share(&x, &squares) > 0.998);
    // Symmetric: no correlation, and yet wholly explained.
    let valley: Vec<f64> = x.iter().map(|x| (x - 0.5).abs()).collect();
    assert!(variance_share(&x, &valley) > 0.99);
    let zigzag: Vec<f64> = (0..1000).map(|i| f64::from(i % 2)).collect();
    assert_eq!(variance_share(&x, &zigzag), 0.0);
    assert_eq!(variance_share(&x[..49], &squares[..49]), 0.0);
}

fn check(d: &Distribution, draws: u32) -> Result<(), TestCaseError> {
    let ascending = [d.min, d.low, d.median, d.high, d.max];
    prop_assert!(ascending.iter().all(|value| value.is_finite()) && ascending.is_sorted());
    prop_assert!(d.mean >= d.min - d.min.abs() * 1e-12 && d.mean <= d.max + d.max.abs() * 1e-12);
    prop_assert!(d.standard_deviation.is_finite() && d.standard_deviation >= 0.0);
    let inside: u32 = d.bins.iter().map(|bin| bin.count).sum();
    prop_assert_eq!(d.below + inside + d.above, draws);
    prop_assert!((1..=40).contains(&d.bins.len()));
    prop_assert!(d.bins.windows(2).all(|pair| pair[0].to == pair[1].from));
    prop_assert!(d.bins.iter().all(|bin| bin.from < bin.to) || d.bins.len() == 1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every field spread over a part of its range or all of it.
    #[test]
    fn extremes_stay_finite(
        i in any_inputs(),
        values in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64), 9),
        shape in prop::sample::select(vec![Shape::Triangular, Shape::Pert]),
        seed: u64,
    ) {
        let fields = i.fields().into_iter().filter(|field| i.get(*field).is_some());
        let spreads: Vec<Spread> = fields.zip(values).map(|(field, values)| {
            let range = field.range();
            // Cubed: small values are the interesting ones.
            let at = |u: f64| range.nearest(range.min + u.powi(3) * (range.max - range.min));
            let mut values = [at(values.0), at(values.1), at(values.2)];
            values.sort_by(f64::total_cmp);
            spread(field, values[0], values[1], values[2], shape)
        }).collect();
        let found = simulate(&i, &spreads, 300, seed).unwrap();
        check(&found.ltv, 300)?;
        for distribution in [&found.net_ltv, &found.ratio].into_iter().flatten() {
            check(distribution, 300)?;
        }
        let shares: f64 = found.drivers.iter().map(|d| d.share).sum();
        prop_assert!((shares + found.unexplained - 1.0).abs() < 1e-12 || found.ltv.min == found.ltv.max);
        for chance in [found.chance_of_target, found.chance_of_loss].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&chance));
        }
    }

    /// What every draw does, its quantiles do: money in another currency.
    #[test]
    fn another_currency_scales_money_and_nothing_else(power in -3..4_i32, seed: u64) {
        // A power of two, so that rounding scales too.
        let rate = 2.0_f64.powi(power);
        let (base, spreads) = (inputs(), [
            triangular(Field::AverageOrderValue, 900.0, 1180.0, 1300.0),
            triangular(Field::AcquisitionCost, 300.0, 620.0, 900.0),
            triangular(Field::Churn, 0.05, 0.08, 0.15),
        ]);
        let scaled = base.with(Field::CostToServe, base.cost_to_serve * rate);
        let money = spreads.map(|s| if s.field == Field::Churn { s } else {
            triangular(s.field, s.low * rate, s.likely * rate, s.high * rate)
        });
        let one = simulate(&base, &spreads, 500, seed).unwrap();
        let other = simulate(&scaled, &money, 500, seed).unwrap();
        prop_assert_eq!(one.ratio, other.ratio);
        prop_assert_eq!(one.drivers, other.drivers);
        prop_assert_eq!(one.ltv.median * rate, other.ltv.median);
        prop_assert_eq!(one.net_ltv.unwrap().low * rate, other.net_ltv.unwrap().low);
    }

    /// A histogram's edges are multiples of a round width and hold what they say.
    #[test]
    fn bins_hold_what_they_say(
        mut values in prop::collection::vec(valid(Field::CostToServe), 1..200),
        offset in -1e6..1e6_f64,
    ) {
        for value in &mut values { *value = value.min(1e6) + offset; }
        let d = Distribution::of(values.clone());
        check(&d, values.len() as u32)?;
        let last = d.bins.len() - 1;
        for (n, bin) in d.bins.iter().enumerate().filter(|_| last > 0) {
            let inside = |v: &&f64| **v >= bin.from && (**v < bin.to || n == last && **v <= bin.to);
            prop_assert_eq!(values.iter().filter(inside).count() as u32, bin.count);
        }
    }
}

/// 0 to 50, each once: IQR 25, so the rule gives 2·25/∛51 = 13.5, rounded up to 15.
/// 15, 30 and 45 lie on edges and belong to the bin above.
#[test]
fn a_value_on_an_edge_belongs_to_the_bin_above() {
    let d = Distribution::of((0..=50).map(f64::from).collect());
    let bins: Vec<_> = d.bins.iter().map(|b| (b.from, b.to, b.count)).collect();
    let expected = [
        (0.0, 15.0, 15),
        (15.0, 30.0, 15),
        (30.0, 45.0, 15),
        (45.0, 60.0, 6),
    ];
    assert_eq!(bins, expected);
    // Edges are the doubles that one reads, 0.2 among them.
    let d = Distribution::of((0..=3).flat_map(|v| [f64::from(v) / 10.0; 500]).collect());
    assert_eq!(d.bins.iter().map(|b| b.count).sum::<u32>(), 2000);
    assert!(d.bins.iter().any(|b| b.from == 0.2), "{:?}", d.bins);
}

/// One value a thousand times further out than the rest gets no bin, and is counted.
#[test]
fn far_outliers_are_counted_and_not_drawn() {
    let values = (0..1000).map(f64::from).chain([1e6, -1e6, 2e6]);
    let d = Distribution::of(values.collect());
    assert_eq!((d.below, d.above, d.max), (1, 2, 2e6));
    assert!(d.bins[0].from >= -3000.0 && d.bins.last().unwrap().to <= 4000.0);
    assert_eq!(d.bins.iter().map(|b| b.count).sum::<u32>(), 1000);
}

fn table(simulation: &Simulation) -> String {
    let mut table = String::from("field,value\n");
    for (name, value) in simulation_case::rows(simulation) {
        writeln!(table, "{name},{value:.16e}").unwrap();
    }
    table
}

const TABLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/data/expected/simulation.csv"
);

fn case() -> Simulation {
    let (inputs, spreads) = (simulation_case::inputs(), simulation_case::spreads());
    simulate(
        &inputs,
        &spreads,
        simulation_case::DRAWS,
        simulation_case::SEED,
    )
    .unwrap()
}

/// The browser's test reads the same file.
#[test]
fn the_same_seed_gives_the_same_digits_for_ever() {
    let kept = std::fs::read_to_string(TABLE).unwrap();
    for (kept, found) in kept.lines().zip(table(&case()).lines()) {
        assert_eq!(kept, found);
    }
    assert_eq!(kept.lines().count(), table(&case()).lines().count());
}

/// `cargo test -p ltv-engine --test scenario_monte_carlo -- --ignored write`
#[test]
#[ignore = "writes the table that the others are held against"]
fn write_the_table() {
    std::fs::write(TABLE, table(&case())).unwrap();
}
