//! What must hold whatever the data.

use crate::relative;
use ltv_engine::retention::*;
use ltv_engine::units::{Discount, Period};
use proptest::prelude::*;

prop_compose! {
    /// Survivors of a cohort: each period keeps any share.
    fn survivors()(start in 1.0..1e6_f64, kept in prop::collection::vec(0.0..=1.0_f64, 1..30)) -> Vec<f64> {
        let mut left = vec![start];
        for share in kept {
            left.push(left[left.len() - 1] * share);
        }
        left
    }
}

fn curves() -> impl Strategy<Value = Curve> {
    let one = 0.1..10.0_f64;
    prop_oneof![
        (0.01..0.99_f64).prop_map(|churn| Curve::new(RetentionKind::Geometric, &[churn]).unwrap()),
        (one.clone(), one.clone())
            .prop_map(|(a, b)| Curve::new(RetentionKind::Sbg, &[a, b]).unwrap()),
        (one.clone(), one, 0.3..3.0_f64).prop_map(|(a, b, c)| Curve::new(
            RetentionKind::Bdw,
            &[a, b, c]
        )
        .unwrap()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn slopes_are_differences(left in survivors(), curve in curves()) {
        prop_assume!(left[left.len() - 1] < left[0]);
        let losses = Losses::of_cohorts(std::slice::from_ref(&left)).unwrap().scaled(1.0 / left[0]);
        let values = curve.parameters();
        let mut gradient = vec![0.0; values.len()];
        losses.log_likelihood(&curve, &mut gradient);
        for (i, slope) in gradient.into_iter().enumerate() {
            let beside = |by: f64| {
                let mut values = values.clone();
                values[i] *= by.exp();
                let curve = Curve::new(curve.kind(), &values).unwrap();
                losses.log_likelihood(&curve, &mut vec![0.0; values.len()])
            };
            // Of fourth order: where churn nears 1 its logarithm's neighbours are far apart.
            let h = 1e-4;
            let difference = (8.0 * (beside(h) - beside(-h)) - (beside(2.0 * h) - beside(-2.0 * h))) / (12.0 * h);
            let scale = slope.abs().max(1.0);
            prop_assert!((slope - difference).abs() < 1e-5 * scale, "{curve:?} {i}: {slope} {difference}");
        }
    }

    /// A maximum is as good as any curve; a model as good as the simpler one within it.
    #[test]
    fn no_curve_is_better(left in survivors(), curve in curves()) {
        prop_assume!(left[left.len() - 1] < left[0]);
        let losses = Losses::of_cohorts(&[left]).unwrap();
        for fit in losses.fits() {
            if fit.curve.kind() == curve.kind() && fit.converged {
                let other = losses.log_likelihood(&curve, &mut vec![0.0; curve.parameters().len()]);
                prop_assert!(other <= fit.log_likelihood + 1e-9 * other.abs().max(1.0), "{fit:?}");
            }
        }
        let fits = losses.fits();
        if let [_, sbg, bdw] = &fits[..] {
            prop_assert!(bdw.log_likelihood >= sbg.log_likelihood - 1e-6 * sbg.log_likelihood.abs().max(1.0), "{sbg:?} {bdw:?}");
        }
    }

    #[test]
    fn everything_told_is_sound(left in survivors(), rate in 0.0..0.5_f64, payment in 0.0..1e6_f64) {
        prop_assume!(left[left.len() - 1] < left[0]);
        let options = RetentionOptions {
            period: Period::Month,
            discount: Discount { rate, per: Period::Year },
            payment,
            ages: 40,
        };
        let retention = Retention::new(&Survivors::Counts { values: left }, &options).unwrap();
        prop_assert!(retention.models.iter().any(|fit| fit.kind == retention.best && fit.converged));
        for fit in &retention.models {
            prop_assert!(fit.log_likelihood.is_finite() && fit.bic.is_finite());
            prop_assert_eq!((fit.survival.len(), fit.retention.len(), fit.residual_lifetime.len()), (41, 40, 40));
            prop_assert_eq!(fit.survival[0].mean, 1.0);
            for (pair, retained) in fit.survival.windows(2).zip(&fit.retention) {
                prop_assert!((0.0..=1.0).contains(retained));
                prop_assert!((0.0..=pair[0].mean * (1.0 + 1e-14)).contains(&pair[1].mean));
                if let Some((low, high)) = pair[1].interval {
                    prop_assert!(0.0 <= low && low <= pair[1].mean && pair[1].mean <= high && high <= 1.0);
                }
            }
            for parameter in &fit.parameters {
                prop_assert!(parameter.value > 0.0 && parameter.value.is_finite());
            }
            if let Some(ltv) = fit.ltv {
                prop_assert!(ltv.mean >= payment * (1.0 - 1e-12) && ltv.mean.is_finite());
                if let Some((low, high)) = ltv.interval {
                    prop_assert!(low <= ltv.mean * (1.0 + 1e-12) && ltv.mean <= high * (1.0 + 1e-12));
                }
            }
            if let (Some(plain), Some(discounted)) = (fit.expected_lifetime, fit.discounted_lifetime) {
                prop_assert!(discounted.mean <= plain * (1.0 + 1e-9));
            }
            for lifetime in fit.residual_lifetime.iter().flatten() {
                prop_assert!(*lifetime >= 0.0 && lifetime.is_finite());
            }
        }
    }

    /// Twice the customers: the same curve, twice the log-likelihood.
    #[test]
    fn customers_do_not_bend_the_curve(left in survivors()) {
        prop_assume!(left[left.len() - 1] < left[0] && left[0] > 100.0);
        let once = Losses::of_cohorts(std::slice::from_ref(&left)).unwrap();
        let twice = Losses::of_cohorts(&[left.clone(), left]).unwrap();
        for (one, two) in once.fits().iter().zip(twice.fits()) {
            prop_assert!((2.0 * one.log_likelihood - two.log_likelihood).abs() < 1e-6 * two.log_likelihood.abs().max(1.0));
            if one.converged && two.converged {
                let (one, two) = (one.curve.survival().at(12), two.curve.survival().at(12));
                prop_assert!((one - two).abs() < 1e-3, "{one} {two}");
            }
        }
    }

    /// LTV is linear in the payment, and a rate restated is the same rate.
    #[test]
    fn units(left in survivors(), payment in 0.01..1e6_f64, rate in 0.001..0.5_f64) {
        prop_assume!(left[left.len() - 1] < left[0]);
        let of = |payment, discount| {
            let options = RetentionOptions { payment, discount, ..RetentionOptions::default() };
            Retention::new(&Survivors::Counts { values: left.clone() }, &options).unwrap()
        };
        let yearly = Discount { rate, per: Period::Year };
        let (one, three) = (of(payment, yearly), of(3.0 * payment, yearly.restated(Period::Month)));
        for (one, three) in one.models.iter().zip(&three.models) {
            match (one.ltv, three.ltv) {
                (Some(one), Some(three)) => prop_assert!(relative(3.0 * one.mean, three.mean) < 1e-9),
                (one, three) => prop_assert!(one.is_none() && three.is_none()),
            }
        }
    }
}
