//! Ties, thresholds and rules.

use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{
    Group, Measure, Named, Rfm, RfmError, RfmNote, RfmOptions, Rule, RuleProblem, Scores, Scoring,
    Thresholds, check, customary,
};

use crate::support::history;

fn scored(history: &ltv_engine::history::History, options: &RfmOptions) -> Vec<[u8; 3]> {
    let rfm = Rfm::of(history, options).unwrap();
    let each = (0..history.len()).map(|at| rfm.customer(at).unwrap());
    each.map(|own| [own.r, own.f, own.m]).collect()
}

#[test]
fn ten_customers_are_two_a_score() {
    let ids: Vec<String> = (0..10).map(|at| format!("c{at}")).collect();
    let history = history((0..10).map(|at| (ids[at].as_str(), at as i32, at as f64)));
    let wanted: Vec<[u8; 3]> = (0..10).map(|at| [at / 2 + 1, 1, at / 2 + 1]).collect();
    assert_eq!(scored(&history, &RfmOptions::default()), wanted);
}

#[test]
fn ties_have_the_score_of_the_worst_place_they_take() {
    // Six who bought once, one each with 2, 3, 3 and 9 days.
    let days = [1, 1, 1, 1, 1, 1, 2, 3, 3, 9];
    let ids: Vec<String> = (0..10).map(|at| format!("c{at}")).collect();
    let orders = (0..10).flat_map(|at| (0..days[at]).map(move |day| (at, day)));
    let history = history(orders.map(|(at, day)| (ids[at].as_str(), day, 1.0)));
    let f: Vec<u8> = scored(&history, &RfmOptions::default())
        .iter()
        .map(|own| own[1])
        .collect();
    assert_eq!(f, [1, 1, 1, 1, 1, 1, 4, 4, 4, 5]);
    let rfm = Rfm::of(&history, &RfmOptions::default()).unwrap();
    // Six are worse than two days, which is 3 fifths; nobody has a 2 or a 3.
    let cuts = rfm.cuts.frequency;
    assert_eq!(cuts, [Some(2.0), Some(2.0), Some(2.0), Some(9.0)]);
    let unused = RfmNote::ScoresUnused {
        measure: Measure::Frequency,
        unused: 2,
    };
    assert!(rfm.view(None).notes.contains(&unused));
}

#[test]
fn fixed_thresholds_hold_their_own_value() {
    let thresholds = Thresholds {
        recency_days: [0, 3, 5, 8],
        frequency: [2, 3, 4, 5],
        monetary: [1.0, 2.5, 7.1, 9.9],
    };
    let options = RfmOptions {
        scoring: Scoring::Thresholds(thresholds),
        ..RfmOptions::default()
    };
    let ids: Vec<String> = (0..10).map(|at| format!("c{at}")).collect();
    let money = [
        0.99, 1.0, 2.4999, 2.5, 7.0999, 7.1, 9.8999, 9.9, 500.0, -3.0,
    ];
    let history = history((0..10).map(|at| (ids[at].as_str(), at as i32, money[at])));
    let told = scored(&history, &options);
    let r: Vec<u8> = told.iter().map(|own| own[0]).collect();
    let m: Vec<u8> = told.iter().map(|own| own[2]).collect();
    assert_eq!(r, [1, 2, 2, 2, 3, 3, 4, 4, 4, 5]);
    assert_eq!(m, [1, 2, 2, 3, 3, 4, 4, 5, 5, 1]);
    let rfm = Rfm::of(&history, &options).unwrap();
    assert_eq!(rfm.cuts.recency_days, [8.0, 5.0, 3.0, 0.0].map(Some));
    assert_eq!(rfm.cuts.monetary, [1.0, 2.5, 7.1, 9.9].map(Some));
    for (measure, thresholds) in [
        (
            Measure::Recency,
            Thresholds {
                recency_days: [1, 2, 2, 3],
                ..thresholds
            },
        ),
        (
            Measure::Frequency,
            Thresholds {
                frequency: [5, 4, 3, 2],
                ..thresholds
            },
        ),
        (
            Measure::Monetary,
            Thresholds {
                monetary: [0.0, f64::NAN, 2.0, 3.0],
                ..thresholds
            },
        ),
        (
            Measure::Monetary,
            Thresholds {
                monetary: [0.0, 1.0, 2.0, f64::INFINITY],
                ..thresholds
            },
        ),
    ] {
        let options = RfmOptions {
            scoring: Scoring::Thresholds(thresholds),
            ..RfmOptions::default()
        };
        assert_eq!(
            Rfm::of(&history, &options),
            Err(RfmError::Thresholds { measure })
        );
    }
}

#[test]
fn customary_rules_part_the_grid() {
    let rules = customary();
    assert_eq!(check(&rules), []);
    // Only the lost are held by two: they are the lowest corner of the hibernating.
    for r in 1..=5 {
        for f in 1..=5 {
            for m in 1..=5 {
                let holds: Vec<_> = rules.iter().filter(|rule| rule.holds(r, f, m)).collect();
                let lost = holds[0].name == Named::Lost;
                assert_eq!(lost, (r, f, m) == (1, 1, 1), "{r}{f}{m}");
                assert_eq!(holds.len(), 1 + usize::from(lost), "{r}{f}{m}");
            }
        }
    }
    let named = |r, f, m| &rules.iter().find(|rule| rule.holds(r, f, m)).unwrap().name;
    for (scores, name) in [
        ((5, 5, 5), Named::Champions),
        ((5, 3, 4), Named::Champions),
        ((5, 1, 1), Named::New),
        ((4, 1, 1), Named::Promising),
        ((5, 1, 2), Named::PotentialLoyalist),
        ((3, 5, 5), Named::Loyal),
        ((3, 3, 3), Named::NeedAttention),
        ((3, 1, 1), Named::AboutToSleep),
        ((2, 5, 4), Named::CannotLose),
        ((1, 3, 3), Named::AtRisk),
        ((2, 1, 1), Named::Hibernating),
        ((1, 1, 1), Named::Lost),
    ] {
        assert_eq!(named(scores.0, scores.1, scores.2), &name, "{scores:?}");
    }
}

fn rule(name: &str, recency: (u8, u8)) -> Rule {
    Rule {
        name: Named::Own(name.to_owned()),
        recency: Scores {
            from: recency.0,
            to: recency.1,
        },
        frequency: Scores::ALL,
        monetary: Scores::ALL,
        combined: Scores::ALL,
    }
}

#[test]
fn rules_are_checked() {
    let open = RuleProblem::Uncovered {
        r: 1,
        f: 1,
        m: 1,
        cells: 50,
    };
    assert_eq!(check(&[rule("a", (3, 5))]), [open]);
    assert_eq!(
        check(&[rule("a", (1, 5)), rule("b", (2, 3))]),
        [RuleProblem::Unreachable { rule: 1 }]
    );
    assert!(
        check(&[rule("a", (1, 5)), rule("b", (0, 3))]).contains(&RuleProblem::Range { rule: 1 })
    );
    assert!(
        check(&[rule("a", (1, 5)), rule("b", (4, 3))]).contains(&RuleProblem::Range { rule: 1 })
    );
    assert!(
        check(&[rule("a", (1, 5)), rule("b", (5, 6))]).contains(&RuleProblem::Range { rule: 1 })
    );
    assert_eq!(check(&vec![rule("a", (1, 5)); 61]), [RuleProblem::TooMany]);
    let none = check(&[]);
    assert!(matches!(
        none[..],
        [RuleProblem::Uncovered { cells: 125, .. }]
    ));
    let one = history([("a", 1, 1.0)]);
    let with = |rules| RfmOptions {
        rules,
        ..RfmOptions::default()
    };
    let refused = Rfm::of(&one, &with(vec![rule("a", (3, 5))]));
    assert_eq!(
        refused,
        Err(RfmError::Rules {
            problems: vec![open]
        })
    );
    // A superfluous rule stops nothing.
    assert!(Rfm::of(&one, &with(vec![rule("a", (1, 5)), rule("b", (2, 3))])).is_ok());
}

#[test]
fn rules_of_one_name_are_one_segment_and_the_first_wins() {
    let rules = vec![
        rule("ends", (1, 1)),
        rule("middle", (1, 3)),
        rule("ends", (4, 5)),
    ];
    let options = RfmOptions {
        rules,
        ..RfmOptions::default()
    };
    let ids: Vec<String> = (0..5).map(|at| format!("c{at}")).collect();
    let history = history((0..5).map(|at| (ids[at].as_str(), at as i32, 1.0)));
    let rfm = Rfm::of(&history, &options).unwrap();
    assert_eq!(
        rfm.names,
        ["ends", "middle"].map(|name| Named::Own(name.to_owned()))
    );
    assert_eq!(rfm.segment, [0, 1, 1, 0, 0]);
    assert_eq!(rfm.members(Group::Segment { segment: 0 }), [0, 3, 4]);
}

#[test]
fn nobody_yet_is_an_error() {
    let history = history([("a", 10, 1.0)]);
    let options = RfmOptions {
        as_of: Some(Day(9)),
        ..RfmOptions::default()
    };
    assert_eq!(Rfm::of(&history, &options), Err(RfmError::NobodyYet));
}
