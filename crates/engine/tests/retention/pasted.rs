//! Numbers as they are pasted, right and wrong.

use crate::{HIGH_END, close};
use ltv_engine::retention::*;
use ltv_engine::units::Discount;

fn counts(values: &[f64]) -> Result<Retention, RetentionError> {
    let values = values.to_vec();
    Retention::new(&Survivors::Counts { values }, &RetentionOptions::default())
}

#[test]
fn what_is_no_curve() {
    let error = |values: &[f64]| counts(values).unwrap_err();
    assert_eq!(error(&[]), RetentionError::TooFew { found: 0 });
    assert_eq!(error(&[100.0]), RetentionError::TooFew { found: 1 });
    assert_eq!(error(&[0.0, 0.0]), RetentionError::NobodyAtStart);
    assert_eq!(
        error(&[100.0, 60.0, 61.0]),
        RetentionError::Rises { age: 2 }
    );
    assert_eq!(error(&[0.0, 5.0]), RetentionError::Rises { age: 1 });
    assert_eq!(error(&[100.0, -1.0]), RetentionError::NotACount { age: 1 });
    assert_eq!(
        error(&[f64::NAN, 1.0]),
        RetentionError::NotACount { age: 0 }
    );
    assert_eq!(
        error(&[f64::INFINITY, 1.0]),
        RetentionError::NotACount { age: 0 }
    );
    assert_eq!(error(&[100.0, 100.0, 100.0]), RetentionError::NobodyLost);
    let long = vec![5.0; MOST_AGES as usize + 2];
    assert_eq!(
        error(&long),
        RetentionError::TooMany {
            found: MOST_AGES + 2
        }
    );
}

#[test]
fn what_cannot_be_asked() {
    let survivors = Survivors::Counts {
        values: vec![10.0, 6.0],
    };
    let asked = RetentionOptions::default();
    let bad = RetentionOptions {
        payment: -1.0,
        ..asked
    };
    assert_eq!(
        Retention::new(&survivors, &bad),
        Err(RetentionError::Payment)
    );
    let bad = RetentionOptions {
        discount: Discount {
            rate: f64::NAN,
            ..asked.discount
        },
        ..asked
    };
    assert_eq!(
        Retention::new(&survivors, &bad),
        Err(RetentionError::Discount)
    );
    for customers in [0.0, -5.0, f64::NAN, f64::INFINITY] {
        let percent = Survivors::Percent {
            values: vec![100.0, 60.0],
            customers: Some(customers),
        };
        assert_eq!(
            Retention::new(&percent, &asked),
            Err(RetentionError::Customers)
        );
    }
    let far = RetentionOptions {
        ages: u32::MAX,
        ..asked
    };
    let far = Retention::new(&survivors, &far).unwrap();
    assert_eq!(far.models[0].retention.len(), MOST_AGES as usize);
    let near = RetentionOptions { ages: 0, ..asked };
    assert_eq!(
        Retention::new(&survivors, &near).unwrap().models[0]
            .survival
            .len(),
        2
    );
}

#[test]
fn shares_and_percent_are_the_same() {
    let asked = RetentionOptions::default();
    let of = |by: f64| {
        let values = HIGH_END[..8].iter().map(|value| value * by).collect();
        Retention::new(
            &Survivors::Percent {
                values,
                customers: Some(500.0),
            },
            &asked,
        )
        .unwrap()
    };
    let (percent, shares) = (of(1.0), of(0.01));
    for (one, other) in percent.models.iter().zip(&shares.models) {
        for (one, other) in one.parameters.iter().zip(&other.parameters) {
            close(one.value, other.value, 1e-8 * one.value);
        }
    }
    let values = HIGH_END[..8].iter().map(|value| value * 5.0).collect();
    let counted = Retention::new(&Survivors::Counts { values }, &asked).unwrap();
    close(
        counted.models[1].log_likelihood,
        percent.models[1].log_likelihood,
        1e-8,
    );
    assert_eq!(counted.customers, Some(500.0));
}

#[test]
fn short_curves_have_fewer_models() {
    let kinds = |values: &[f64]| -> Vec<RetentionKind> {
        let models = counts(values).unwrap().models;
        models.iter().map(|fit| fit.kind).collect()
    };
    assert_eq!(kinds(&[100.0, 60.0]), RetentionKind::ALL[..1]);
    assert_eq!(kinds(&[100.0, 60.0, 40.0]), RetentionKind::ALL[..2]);
    assert_eq!(kinds(&[100.0, 60.0, 40.0, 30.0]), RetentionKind::ALL);
    // Nobody left to learn from in the periods after.
    assert_eq!(
        kinds(&[100.0, 60.0, 0.0, 0.0, 0.0]),
        RetentionKind::ALL[..2]
    );
    assert_eq!(kinds(&[100.0, 0.0]), RetentionKind::ALL[..1]);
}

#[test]
fn everybody_gone_at_once() {
    let gone = counts(&[100.0, 0.0]).unwrap();
    let fit = &gone.models[0];
    assert_eq!(
        (fit.parameters[0].value, fit.parameters[0].interval),
        (1.0, None)
    );
    assert_eq!(
        (fit.survival[1].mean, fit.expected_lifetime),
        (0.0, Some(1.0))
    );
    assert_eq!(
        (fit.ltv.unwrap().mean, gone.best),
        (1.0, RetentionKind::Geometric)
    );
    assert_eq!(fit.log_likelihood, 0.0);
    assert!(
        fit.residual_lifetime
            .iter()
            .all(|lifetime| lifetime.is_none_or(|own| own == 0.0))
    );
}

/// Cohorts of different lengths add up by age; ages that a cohort has not reached do
/// not count as lost.
#[test]
fn several_cohorts() {
    let cohorts = [
        vec![100.0, 60.0, 40.0, 30.0],
        vec![200.0, 110.0, 80.0],
        vec![50.0, 30.0],
        vec![70.0],
    ];
    let retention = Retention::of_cohorts(&cohorts, &RetentionOptions::default()).unwrap();
    let observed: Vec<_> = retention
        .observed
        .iter()
        .map(|one| (one.age, one.survivors, one.at_risk))
        .collect();
    assert_eq!(
        observed,
        [
            (0, 350.0, 350.0),
            (1, 200.0, 350.0),
            (2, 120.0, 170.0),
            (3, 30.0, 40.0)
        ]
    );
    close(
        retention.observed[3].share,
        200.0 / 350.0 * 120.0 / 170.0 * 0.75,
        1e-15,
    );
    // The likelihood is the sum of the cohorts' own.
    let all = Losses::of_cohorts(&cohorts).unwrap();
    let curve = Curve::new(RetentionKind::Bdw, &[0.8, 1.1, 1.3]).unwrap();
    let of = |losses: &Losses| losses.log_likelihood(&curve, &mut [0.0; 3]);
    let single: f64 = cohorts[..3]
        .iter()
        .map(|one| of(&Losses::of_cohorts(std::slice::from_ref(one)).unwrap()))
        .sum();
    close(of(&all), single, 1e-10);
    let none = Losses::of_cohorts(&cohorts[3..]);
    assert_eq!(none, Err(RetentionError::TooFew { found: 1 }));
}

/// Curves that no model fits well, or every model fits: an answer all the same, soon.
#[test]
fn odd_curves() {
    let long: Vec<f64> = (0..=MOST_AGES)
        .map(|age| 1e6 / (1.0 + f64::from(age)))
        .collect();
    let mut cliff = vec![100.0; 12];
    cliff.push(0.0);
    let odd: Vec<Vec<f64>> = vec![
        long,
        cliff,
        vec![1.0, 0.0],
        vec![1.0, 1.0, 0.0],
        vec![2.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        vec![1e12, 9e11, 5e11, 4e11, 3.9e11],
        vec![1e-3, 9e-4, 5e-4, 4e-4],
        vec![1e6, 1e6 - 1.0, 1e6 - 1.0, 1e6 - 2.0, 1e6 - 3.0],
        vec![1e6, 10.0, 9.0, 8.0, 8.0, 8.0],
        vec![1000.0, 999.0, 900.0, 500.0, 100.0, 10.0, 1.0, 0.0],
        vec![1000.0, 500.0, 500.0, 500.0, 500.0, 250.0, 250.0],
        vec![1000.0, 990.0, 970.0, 940.0, 900.0, 850.0, 790.0, 720.0],
    ];
    for values in odd {
        for period in [
            ltv_engine::units::Period::Week,
            ltv_engine::units::Period::Year,
        ] {
            let survivors = Survivors::Counts {
                values: values.clone(),
            };
            let options = RetentionOptions {
                period,
                ages: 60,
                ..RetentionOptions::default()
            };
            let retention = Retention::new(&survivors, &options).unwrap();
            for fit in &retention.models {
                let short = &values[..values.len().min(8)];
                assert!(fit.log_likelihood.is_finite(), "{short:?} {:?}", fit.kind);
                assert!(
                    fit.evaluations < 5_000,
                    "{short:?} {:?} {}",
                    fit.kind,
                    fit.evaluations
                );
                let lifetime = fit.discounted_lifetime.unwrap();
                assert!(lifetime.mean >= 1.0 - 1e-12 && lifetime.mean.is_finite());
                for estimate in &fit.survival {
                    assert!(
                        (0.0..=1.0).contains(&estimate.mean),
                        "{short:?} {:?}",
                        fit.kind
                    );
                    if let Some((low, high)) = estimate.interval {
                        assert!(low <= estimate.mean && estimate.mean <= high);
                    }
                }
            }
        }
    }
}
