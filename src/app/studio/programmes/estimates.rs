//! An effect as three estimates: cautious, likely, optimistic. The engine has them
//! ascending, which for a cost is the other way round.

use ltv_engine::error::Field;
use ltv_engine::scenario::Effect;

use super::words::less_is_better;
use crate::i18n::{Locale, t};

/// The likely one's place among the three.
pub(super) const LIKELY: usize = 1;

/// The estimates in the order of least to most; the engine has them ascending.
pub(super) fn steps(effect: &Effect) -> [f64; 3] {
    if less_is_better(effect.field) {
        [effect.high, effect.likely, effect.low]
    } else {
        [effect.low, effect.likely, effect.high]
    }
}

/// The effect that three estimates make.
pub(super) fn effect(field: Field, steps: [f64; 3]) -> Effect {
    let [cautious, likely, optimistic] = steps;
    let (low, high) = if less_is_better(field) {
        (optimistic, cautious)
    } else {
        (cautious, optimistic)
    };
    Effect {
        field,
        low,
        likely,
        high,
    }
}

/// Whether an estimate is shown: one that only goes along with another leaves its
/// field empty, so that nothing has to be deleted there first.
pub(super) fn stands(steps: [f64; 3], given: [bool; 3], step: usize) -> bool {
    let nobody = given == [false; 3];
    let own = (steps[step] - steps[LIKELY]).abs() > 1e-12;
    given[step] || own || (nobody && step == LIKELY)
}

/// The estimates with one of them typed. Those that nobody has given yet go along:
/// with the likely one, or until there is one with what is typed.
pub(super) fn with_one(
    before: Option<[f64; 3]>,
    given: &mut [bool; 3],
    step: usize,
    value: f64,
) -> [f64; 3] {
    if let Some(steps) = before.filter(|_| *given == [false; 3]) {
        // They came from a link, or were taken over as a whole.
        *given = [0, LIKELY, 2].map(|step| stands(steps, *given, step));
    }
    given[step] = true;
    let mut steps = before.unwrap_or([value; 3]);
    steps[step] = value;
    let between = given[0] && given[2];
    if !given[LIKELY] && !between {
        steps[LIKELY] = value;
    }
    for outer in [0, 2] {
        if !given[outer] {
            steps[outer] = steps[LIKELY];
        }
    }
    steps
}

/// What is wrong with an estimate beside the likely one.
pub(super) fn order(l: Locale, steps: [f64; 3], field: Field, step: usize) -> Option<String> {
    let better = |a: usize, b: usize| {
        if less_is_better(field) {
            steps[a] < steps[b]
        } else {
            steps[a] > steps[b]
        }
    };
    match step {
        0 if better(0, LIKELY) => Some(t::programmes::order_cautious(l).to_owned()),
        2 if better(LIKELY, 2) => Some(t::programmes::order_optimistic(l).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_all(keys: &[(usize, f64)]) -> [f64; 3] {
        let mut given = [false; 3];
        let mut steps = None;
        for (step, value) in keys {
            steps = Some(with_one(steps, &mut given, *step, *value));
        }
        steps.unwrap_or_default()
    }

    #[test]
    fn estimates_can_be_typed_in_any_order_and_digit_by_digit() {
        let wanted = [3.0, 10.0, 15.0];
        let forward = [(0, 3.0), (1, 1.0), (1, 10.0), (2, 1.0), (2, 15.0)];
        let backward = [(2, 1.0), (2, 15.0), (1, 1.0), (1, 10.0), (0, 3.0)];
        let outwards = [(1, 1.0), (1, 10.0), (0, 3.0), (2, 1.0), (2, 15.0)];
        for keys in [forward, backward, outwards] {
            assert_eq!(type_all(&keys).map(f64::to_bits), wanted.map(f64::to_bits));
        }
    }

    #[test]
    fn what_is_left_empty_goes_along_with_the_likely_one() {
        assert_eq!(
            type_all(&[(1, 1.0), (1, 10.0)]).map(f64::to_bits),
            [10_f64.to_bits(); 3]
        );
        assert!(!stands([10.0; 3], [false, true, false], 0));
        assert!(stands([10.0; 3], [false, true, false], LIKELY));
        // From a link: the likely one alone says all three.
        assert!(stands([10.0; 3], [false; 3], LIKELY));
        assert!(!stands([10.0; 3], [false; 3], 2));
        // And the others go on following it.
        let mut given = [false; 3];
        let steps = with_one(Some([20.0; 3]), &mut given, 0, 5.0);
        assert_eq!(
            steps.map(f64::to_bits),
            [5_f64, 20.0, 20.0].map(f64::to_bits)
        );
    }

    #[test]
    fn less_churn_is_the_optimistic_end() {
        let churn = effect(Field::Churn, [-0.02, -0.05, -0.1]);
        assert!(churn.low < churn.likely && churn.likely < churn.high);
        assert_eq!(
            steps(&churn).map(f64::to_bits),
            [-0.02_f64, -0.05, -0.1].map(f64::to_bits)
        );
        let orders = effect(Field::PurchaseFrequency, [0.02, 0.05, 0.1]);
        assert!(orders.low < orders.likely && orders.likely < orders.high);
    }

    #[test]
    fn estimates_out_of_order_are_told_where_they_stand() {
        let l = Locale::En;
        let bad = [0.3, 0.2, 0.25];
        assert!(order(l, bad, Field::PurchaseFrequency, 0).is_some());
        assert!(order(l, bad, Field::PurchaseFrequency, 2).is_none());
        // A lower cost promises more.
        assert!(order(l, [-0.3, -0.2, -0.25], Field::CostToServe, 0).is_some());
        assert!(order(l, [0.1, 0.08, 0.05], Field::CostToServe, 0).is_none());
    }
}
