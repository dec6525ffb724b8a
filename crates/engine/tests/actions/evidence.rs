//! Intervals and tests against scipy and statsmodels (`tests/data/evidence.py`).

use crate::support::{Expected, close};
use ltv_engine::segments::evidence::{
    Interval, Ranks, TestUsed, TwoByTwo, difference, holm, mann_whitney, wilson,
};
use proptest::prelude::*;

fn table(numbers: &[u32]) -> TwoByTwo {
    TwoByTwo {
        hits: numbers[0],
        count: numbers[1],
        other_hits: numbers[2],
        other_count: numbers[3],
    }
}

fn ranks(inputs: &str) -> Ranks {
    let (one, other) = inputs.split_once(" | ").unwrap();
    let list =
        |text: &str| -> Vec<i128> { text.split(' ').map(|one| one.parse().unwrap()).collect() };
    mann_whitney(&list(one), &list(other)).unwrap()
}

#[test]
fn intervals_and_tests_agree_with_other_programs() {
    let (mut by_square, mut exact) = (0, 0);
    for row in Expected::read("evidence").rows() {
        let (kind, inputs) = (row.text("kind"), row.text("inputs"));
        let results: Vec<f64> = row
            .text("results")
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let numbers = || -> Vec<u32> {
            let numbers = inputs.split(' ').map(|number| number.parse().unwrap());
            numbers.collect()
        };
        let same = |found: Interval| {
            assert!((found.low - results[0]).abs() < 1e-12, "{kind} {inputs}");
            assert!((found.high - results[1]).abs() < 1e-12, "{kind} {inputs}");
        };
        match kind {
            "wilson" => same(wilson(numbers()[0], numbers()[1])),
            "newcombe" => {
                let [a, n, b, m] = numbers()[..] else {
                    panic!("{inputs}")
                };
                same(difference((a, n), (b, m)));
            }
            "chiSquare" | "fisher" => {
                let (found, test) = table(&numbers()).p_value();
                let (used, seen) = match kind {
                    "fisher" => (TestUsed::FisherExact, &mut exact),
                    _ => (TestUsed::ChiSquare, &mut by_square),
                };
                if test == used {
                    *seen += 1;
                    close(found, results[0], 1e-10);
                }
            }
            "superiority" => same(ranks(inputs).interval.unwrap()),
            "ranks" => {
                let found = ranks(inputs);
                close(found.superiority, results[0], 1e-14);
                close(found.p_value, results[1], 1e-11);
            }
            "holm" => {
                let mut p_values: Vec<f64> =
                    inputs.split(' ').map(|one| one.parse().unwrap()).collect();
                holm(&mut p_values);
                for (found, result) in p_values.into_iter().zip(results) {
                    close(found, result, 1e-14);
                }
            }
            other => panic!("{other}"),
        }
    }
    assert!(by_square > 15 && exact > 10, "{by_square} {exact}");
}

#[test]
fn published_example() {
    // Newcombe (1998), table II, (a) 56/70 − 48/80 by method 10: 0.0524 to 0.3339.
    let found = difference((56, 70), (48, 80));
    assert!((found.low - 0.0524).abs() < 5e-5 && (found.high - 0.3339).abs() < 5e-5);
}

#[test]
fn nothing_to_test() {
    for numbers in [[0, 0, 0, 0], [0, 5, 0, 5], [5, 5, 7, 7], [3, 5, 0, 0]] {
        assert_eq!(table(&numbers).p_value(), (1.0, TestUsed::Nothing));
    }
    assert_eq!(mann_whitney(&[], &[1]), None);
    let equal = mann_whitney(&[4, 4], &[4, 4, 4]).unwrap();
    assert_eq!((equal.superiority, equal.p_value), (0.5, 1.0));
    holm(&mut []);
}

proptest! {
    #[test]
    fn groups_can_change_places(n in 1..300_u32, m in 1..300_u32, a in 0.0..=1.0, b in 0.0..=1.0) {
        let (a, b) = ((f64::from(n) * a) as u32, (f64::from(m) * b) as u32);
        let (here, there) = (difference((a, n), (b, m)), difference((b, m), (a, n)));
        prop_assert!((here.low + there.high).abs() < 1e-12);
        prop_assert!(here.low >= -1.0 - 1e-12 && here.high <= 1.0 + 1e-12 && here.low <= here.high);
        let (p, _) = table(&[a, n, b, m]).p_value();
        prop_assert!((p - table(&[b, m, a, n]).p_value().0).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&p));
    }

    #[test]
    fn superiority_is_the_share_of_pairs(
        one in prop::collection::vec(-5..5_i128, 1..20),
        other in prop::collection::vec(-5..5_i128, 1..20),
    ) {
        let pairs = one.iter().flat_map(|a| other.iter().map(move |b| a.cmp(b)));
        let twice: i32 = pairs.map(|pair| 1 + pair as i32).sum();
        let found = mann_whitney(&one, &other).unwrap();
        let share = f64::from(twice) / 2.0 / (one.len() * other.len()) as f64;
        prop_assert!((found.superiority - share).abs() < 1e-14);
    }
}
