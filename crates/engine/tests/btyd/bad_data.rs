//! Data that a model has too many parameters for, or that no model can do much with.

use ltv_engine::btyd::{BgNbd, Fitted, MbgNbd, Model, Nbd, Purchases, Sample, fit};
use ltv_engine::forecast::{Refused, Stopped};

use crate::recovery::draw;

fn sane<M: Model>(fitted: &Fitted<M>) {
    let numbers = fitted.model.parameters();
    assert!(
        numbers
            .iter()
            .all(|value| value.is_finite() && *value > 0.0),
        "{numbers:?}"
    );
    assert!(fitted.log_likelihood.is_finite());
    for parameter in fitted.told().parameters {
        let (low, high) = parameter.interval.unwrap_or((0.0, 1.0));
        let error = parameter.standard_error.unwrap_or(0.0);
        assert!(
            error.is_finite() && low.is_finite() && high.is_finite(),
            "{parameter:?}"
        );
    }
}

/// Nobody leaves: the chance to leave goes to 0, and the rest is NBD's.
#[test]
fn where_nobody_leaves_it_is_said() {
    let truth = Nbd {
        r: 2.0,
        alpha: 10.0,
    };
    let mut boundaries = 0;
    for seed in 0..4 {
        let sample = Sample::new(draw(&truth, seed, 3000));
        let simple = fit::<Nbd>(&sample).unwrap();
        assert!(simple.converged);
        let fitted = fit::<BgNbd>(&sample).unwrap();
        sane(&fitted);
        assert!(fitted.log_likelihood >= simple.log_likelihood - 0.1);
        if fitted.stopped == Stopped::Boundary {
            // A limit is a result: the fit is the simpler model's.
            assert!(fitted.converged);
            assert!((fitted.log_likelihood - simple.log_likelihood).abs() < 0.1);
            boundaries += 1;
        }
        sane(&fit::<MbgNbd>(&sample).unwrap());
    }
    assert!(boundaries >= 2, "{boundaries}");
}

#[test]
fn bad_data_are_a_result() {
    let once = |t: f64| Purchases { x: 0, t_x: 0.0, t };
    let again = |x: u32, t: f64| Purchases { x, t_x: 0.9 * t, t };
    assert_eq!(
        fit::<BgNbd>(&Sample::new([])).unwrap_err(),
        Refused::Customers {
            found: 0,
            needed: 1
        }
    );
    assert_eq!(
        fit::<BgNbd>(&Sample::new([once(0.0), once(0.0)])).unwrap_err(),
        Refused::Span
    );
    assert_eq!(
        fit::<BgNbd>(&Sample::new((1..50).map(|t| once(f64::from(t))))).unwrap_err(),
        Refused::RepeatBuyers {
            found: 0,
            needed: 1
        }
    );
    let sets: [Vec<Purchases>; 6] = [
        vec![again(1, 10.0)],
        vec![again(1, 10.0), once(5.0)],
        (1..20).map(|t| again(t, f64::from(t))).collect(),
        (1..20).map(|t| again(3, f64::from(t))).collect(),
        (1..300)
            .map(|t| once(f64::from(t)))
            .chain([again(5000, 5000.0)])
            .collect(),
        (0..300)
            .map(|_| once(7.0))
            .chain([Purchases {
                x: 1,
                t_x: 7.0,
                t: 7.0,
            }])
            .collect(),
    ];
    for set in sets {
        let sample = Sample::new(set);
        sane(&fit::<BgNbd>(&sample).unwrap());
        sane(&fit::<MbgNbd>(&sample).unwrap());
        sane(&fit::<Nbd>(&sample).unwrap());
    }
}
