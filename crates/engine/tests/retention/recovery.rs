//! Parameters found again in drawn customers.

use ltv_engine::numeric::Random;
use ltv_engine::retention::*;

/// Survivors by age of cohorts observed for `lengths` periods, each customer leaving
/// after the first t with U > (1−θ)^(t^c).
fn drawn(
    random: &mut Random,
    [gamma, delta, c]: [f64; 3],
    lengths: &[u32],
    size: u32,
) -> Vec<Vec<f64>> {
    lengths
        .iter()
        .map(|&length| {
            let mut left = vec![0.0; length as usize + 1];
            for _ in 0..size {
                let theta = random.beta(gamma, delta);
                let u = random.uniform();
                // The time at which S falls below u.
                let stays = (u.ln() / (-theta).ln_1p()).powf(1.0 / c);
                for (age, count) in (0_u32..).zip(&mut left) {
                    *count += f64::from(u8::from(f64::from(age) <= stays));
                }
            }
            left
        })
        .collect()
}

fn covered(kind: RetentionKind, truth: [f64; 3], lengths: &[u32], size: u32) -> Vec<u32> {
    let count = kind.names().len();
    let mut inside = vec![0; count];
    for seed in 0..ROUNDS {
        let mut random = Random::new(1000 + seed);
        let cohorts = drawn(&mut random, truth, lengths, size);
        let retention = Retention::of_cohorts(&cohorts, &RetentionOptions::default()).unwrap();
        let fit = retention
            .models
            .iter()
            .find(|fit| fit.kind == kind)
            .unwrap();
        assert!(fit.converged, "{seed}: {fit:?}");
        for ((parameter, truth), inside) in fit.parameters.iter().zip(truth).zip(&mut inside) {
            let (low, high) = parameter.interval.unwrap();
            *inside += u32::from(low <= truth && truth <= high);
        }
    }
    inside
}

const ROUNDS: u64 = 60;

/// 95 % of 60 is 57; fewer than 52 has a chance of 1 %.
#[test]
fn the_sbg_from_cohorts_of_different_lengths() {
    let inside = covered(RetentionKind::Sbg, [0.9, 2.5, 1.0], &[12, 9, 6, 3], 800);
    assert!(inside.iter().all(|&inside| inside >= 52), "{inside:?}");
}

#[test]
fn the_bdw_from_cohorts_of_different_lengths() {
    let inside = covered(RetentionKind::Bdw, [0.8, 3.0, 1.4], &[14, 12, 9], 4_000);
    assert!(inside.iter().all(|&inside| inside >= 52), "{inside:?}");
}

#[test]
fn all_alike_needs_no_more_than_constant_churn() {
    let mut simple = 0;
    for seed in 0..20 {
        let mut random = Random::new(seed);
        let cohorts = drawn(&mut random, [1e6, 4e6, 1.0], &[10, 8, 6], 500);
        let retention = Retention::of_cohorts(&cohorts, &RetentionOptions::default()).unwrap();
        simple += u32::from(retention.best == RetentionKind::Geometric);
        let churn = &retention.models[0].parameters[0];
        assert!((churn.value - 0.2).abs() < 0.03);
    }
    assert!(simple >= 18, "{simple} of 20");
}

/// The interval of S(t), beyond what was observed, holds the truth.
#[test]
fn projections_are_covered() {
    let truth = ltv_engine::survival::ShiftedBetaGeometric {
        alpha: 0.9,
        beta: 2.5,
    };
    let expected = ltv_engine::survival::Survival::at(&truth, 24);
    let mut inside = 0;
    for seed in 0..ROUNDS {
        let mut random = Random::new(7_000 + seed);
        let cohorts = drawn(&mut random, [0.9, 2.5, 1.0], &[12, 10, 8], 800);
        let retention = Retention::of_cohorts(&cohorts, &RetentionOptions::default()).unwrap();
        let (low, high) = retention.models[1].survival[24].interval.unwrap();
        inside += u32::from(low <= expected && expected <= high);
    }
    assert!((52..=60).contains(&inside), "{inside}");
}
