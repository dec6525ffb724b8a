//! Customers who do not differ, or do not leave: models at their limits.

use std::rc::Rc;

use ltv_engine::btyd::{BgNbd, ModelKind, Nbd};
use ltv_engine::forecast::{
    BestReason, Concern, Fitness, Forecast, ForecastOptions, Limit, Scorecard, Step, Stopped,
    Verdict,
};
use ltv_engine::history::History;

use crate::simulated::simulate;
use crate::support::{all_of, outlook};

struct Told {
    steps: Vec<Step>,
    card: Scorecard,
    fitness: Fitness,
}

fn told(history: History) -> Told {
    let (steps, _) = all_of(history, ForecastOptions::default());
    let card = steps.iter().find_map(|step| match step {
        Step::Scorecard { scorecard } => scorecard.as_deref().cloned(),
        _ => None,
    });
    let fitness = steps.iter().rev().find_map(|step| match step {
        Step::Done { fitness } => Some(fitness.clone()),
        _ => None,
    });
    let (card, fitness) = (card.unwrap(), fitness.unwrap());
    Told {
        steps,
        card,
        fitness,
    }
}

/// Everybody buys at one pace, and one in five leaves after each purchase. NBD, the only
/// model without a parameter at its limit, would be far off.
#[test]
fn customers_of_one_pace_who_leave_are_forecast() {
    let truth = BgNbd {
        r: 5000.0,
        alpha: 50_000.0,
        a: 1.0,
        b: 4.0,
    };
    let told = told(simulate(&truth, 600, 1000, 3));
    let (model, reason) = told.card.best.unwrap();
    assert_eq!(model, ModelKind::BgNbd);
    assert!(matches!(reason, BestReason::Holdout { .. }), "{reason:?}");
    let score = &told.card.scores[0];
    let (low, high) = score.total.interval.unwrap();
    assert!((low..=high).contains(&told.card.actual), "{score:?}");
    let limit = Limit::SamePace;
    assert_eq!(told.fitness.verdict, Verdict::Enough);
    assert_eq!(told.fitness.concerns, [Concern::AtLimit { model, limit }]);
    let fit = told.steps.iter().find_map(|step| match step {
        Step::Fitted { fit } if fit.kind == model => Some(fit),
        _ => None,
    });
    let fit = fit.unwrap();
    assert_eq!((fit.converged, fit.stopped), (true, Stopped::Boundary));
    assert_eq!(fit.parameters[0].standard_error, None);
    // Of the pace itself there is no doubt that is not told.
    assert!(fit.parameters[1].interval.is_some());
    assert_eq!(outlook(&told.steps).model, model);
}

/// Poisson: one pace, nobody leaves.
#[test]
fn one_pace_and_nobody_who_leaves() {
    let truth = Nbd {
        r: 5000.0,
        alpha: 80_000.0,
    };
    let told = told(simulate(&truth, 500, 1000, 3));
    let (model, reason) = told.card.best.unwrap();
    assert_eq!((model, reason), (ModelKind::Nbd, BestReason::Likelihood));
    let limit = Limit::NobodyLeaves;
    assert!(
        (told.fitness.concerns).contains(&Concern::AtLimit { model, limit }),
        "{:?}",
        told.fitness
    );
}

/// Where r and α are hardly known their ratio is, and it is all that the total needs. Held
/// between bounds one by one, draws of them made this interval five times as wide.
#[test]
fn intervals_at_the_limit_hold_and_are_no_wider_than_they_must() {
    for r in [50.0, 5000.0] {
        let truth = Nbd { r, alpha: 16.0 * r };
        let (mut inside, mut width) = (0, 0.0);
        for seed in 0..100 {
            let history = simulate(&truth, 200, 1000, 9000 + seed);
            let options = ForecastOptions {
                models: vec![ModelKind::Nbd],
                ..ForecastOptions::default()
            };
            let mut forecast = Forecast::new(Rc::new(history), options);
            let card = std::iter::from_fn(|| forecast.next_step()).find_map(|step| match step {
                Step::Scorecard { scorecard } => scorecard,
                _ => None,
            });
            let card = card.unwrap();
            let total = card.scores[0].total;
            let (low, high) = total.interval.unwrap();
            inside += u32::from((low..=high).contains(&card.actual));
            width += (high - low) / total.mean / 100.0;
        }
        assert!((90..=99).contains(&inside), "{r}: {inside}");
        // Two standard errors of the holdout's count (about 640, and its expectation from
        // as many before): 4·√(1/640 + 1/1290).
        assert!((0.17..0.21).contains(&width), "{r}: {width}");
    }
}
