//! What a play is worth, whether it can be tested, and who moved.

use ltv_engine::calendar::Day;
use ltv_engine::scenario::ProgrammeKind;
use ltv_engine::segments::hold_out::{
    DesignError, Play, TestDesign, Three, assumed_uplift, gain, sample_size, trial,
};
use ltv_engine::segments::lifecycle::{
    Flow, FlowMonth, Lifecycle, LifecycleInputs, LifecycleOptions, Scope, Stage, Worth,
};

use crate::support::{fixtures, history, near};

/// Two in E0 (cycle of 10 days), one in S3, and two who bought once.
fn shop() -> ltv_engine::history::History {
    history([
        ("a", 70, 100.0),
        ("a", 80, 100.0),
        ("a", 95, 400.0),
        ("b", 88, 50.0),
        ("b", 98, 70.0),
        ("c", 0, 30.0),
        ("d", 95, 10.0),
        ("e", 100, 20.0),
    ])
}

fn rule() -> LifecycleOptions {
    LifecycleOptions {
        scope: Scope::Fixed { days: 10.0 },
        ..LifecycleOptions::default()
    }
}

#[test]
fn one_buyer_more_brings_an_order_or_what_is_expected_of_the_living() {
    let history = shop();
    let lifecycle = Lifecycle::of(&LifecycleInputs::of(&history), &rule()).unwrap();
    let value = [60.0, 30.0, 1.0, 8.0, 4.0];
    let p_alive = [0.6, 0.5, 0.05, 0.8, 0.0];
    let worth = Worth::Forecast {
        value: &value,
        p_alive: &p_alive,
    };
    let found = lifecycle.buyer_worth(&history, Some(worth), 0.5, 20);
    let of = |stage: Stage| found[stage as usize];
    // 720 × 0.5 ÷ 5 orders; (60 ÷ 0.6 + 30 ÷ 0.5) ÷ 2.
    let active = of(Stage::E0).unwrap();
    assert_eq!((active.customers, active.one_order), (2, 72.0));
    near(active.for_good.unwrap(), 80.0, 1e-12, "E0 back for good");
    assert_eq!(active.range(), [72.0, 76.0, 80.0]);
    // Of who is not alive nothing is known.
    let new = of(Stage::N).unwrap();
    assert_eq!((new.customers, new.one_order), (2, 7.5));
    near(new.for_good.unwrap(), 10.0, 1e-12, "N back for good");
    let asleep = of(Stage::S3).unwrap();
    assert_eq!((asleep.one_order, asleep.for_good), (15.0, Some(20.0)));
    assert!(of(Stage::S1).is_none() && of(Stage::S2).is_none());
    // Members: first orders of five; of a and c alone 20 days are over.
    let prospects = of(Stage::P).unwrap();
    near(prospects.one_order, 210.0 * 0.5 / 5.0, 1e-12, "first order");
    near(
        prospects.for_good.unwrap(),
        f64::midpoint(200.0, 30.0) * 0.5,
        1e-12,
        "first days",
    );
}

#[test]
fn without_a_forecast_the_pace_of_the_past_counts() {
    for fixture in fixtures() {
        let inputs = LifecycleInputs::of(&fixture.history);
        let options = LifecycleOptions::default();
        let lifecycle = Lifecycle::of(&inputs, &options).unwrap();
        let flow = Flow::of(&inputs, &options, fixture.months).unwrap();
        let worth = Worth::Historical {
            flow: &flow,
            margin: Some(0.4),
        };
        let found = lifecycle.buyer_worth(&fixture.history, Some(worth), 0.4, 180);
        let view = lifecycle.view(&fixture.history, &[worth]);
        for one in found[1..].iter().flatten() {
            // All who are in the stage at full pace: what is expected and what is at stake.
            let total = view.of(one.stage).unwrap();
            assert_eq!(one.customers, total.customers);
            let all = total.expected.unwrap() + total.at_stake.unwrap();
            let per_head = all / f64::from(one.customers);
            near(one.for_good.unwrap(), per_head, 1e-9, fixture.name);
            let order = total.revenue.as_f64() * 0.4 / total.orders as f64;
            near(one.one_order, order, 1e-9, fixture.name);
            let [low, likely, high] = one.range();
            assert!(0.0 <= low && low <= likely && likely <= high);
        }
        // Nothing told: one order is all that is known.
        let bare = lifecycle.buyer_worth(&fixture.history, None, 1.0, 180);
        let bare = bare[Stage::E0 as usize].unwrap();
        assert!(bare.for_good.is_none() && bare.range() == [bare.one_order; 3]);
    }
}

fn design() -> TestDesign {
    TestDesign {
        baseline: 0.08,
        uplift: 0.02,
        hold_out: 0.1,
        alpha: 0.05,
        power: 0.8,
    }
}

#[test]
fn a_trial_says_whether_there_are_enough_and_what_would_help() {
    let needed = sample_size(&design()).unwrap();
    let all = needed.treated + needed.held_out;
    let enough = trial(all * 1.2, Some(10.0), &design()).unwrap();
    assert!(enough.enough && enough.months.is_none());
    assert!(enough.detectable.unwrap() < 0.02);
    let few = trial(500.0, Some(100.0), &design()).unwrap();
    assert!(!few.enough && few.detectable.unwrap() > 0.02);
    assert_eq!((few.treated, few.held_out), (450.0, 50.0));
    // With so many more there are enough, and not a month sooner.
    let months = few.months.unwrap();
    let after = |months: f64| trial(500.0 + 100.0 * months, None, &design()).unwrap();
    assert!(after(months + 1e-6).enough && !after(months - 0.1).enough);
    assert!(trial(500.0, Some(0.0), &design()).unwrap().months.is_none());
    // Nobody to be held out: nothing shows.
    assert_eq!(trial(3.0, None, &design()).unwrap().detectable, None);
    let wrong = TestDesign {
        uplift: 0.0,
        ..design()
    };
    assert_eq!(trial(500.0, None, &wrong), Err(DesignError::Uplift));
}

#[test]
fn an_assumed_uplift_ascends_and_stays_possible() {
    for baseline in [0.0, 0.01, 0.3, 0.9, 0.97, 1.0] {
        let three = assumed_uplift(baseline);
        assert!(three.low <= three.likely && three.likely <= three.high);
        assert!(baseline + three.high <= 1.0);
    }
}

#[test]
fn a_programme_reaches_and_costs_what_the_play_does() {
    let play = Play {
        reach: 1000.0,
        hold_out: 0.2,
        uplift: Three {
            low: 0.0,
            likely: 0.01,
            high: 0.02,
        },
        value: Three {
            low: 10.0,
            likely: 20.0,
            high: 30.0,
        },
        fixed_cost: 600.0,
        contact_cost: 3.0,
    };
    let programme = play.programme(ProgrammeKind::WinBack, 12.0);
    let gain = gain(&play).unwrap();
    assert_eq!((gain.reached, gain.held_out), (800.0, 200.0));
    assert_eq!(programme.reach, gain.reached);
    let contacts = programme.reach * programme.contacts_per_month * programme.horizon_months;
    let cost =
        programme.fixed_per_month * programme.horizon_months + contacts * programme.contact_cost;
    near(cost, gain.cost, 1e-12, "cost");
}

#[test]
fn moves_come_to_what_they_are_made_of() {
    for fixture in fixtures() {
        let inputs = LifecycleInputs::of(&fixture.history);
        let options = LifecycleOptions::default();
        let flow = Flow::of(&inputs, &options, fixture.months).unwrap();
        for pair in flow.months.windows(2) {
            let (before, month): (&FlowMonth, &FlowMonth) = (&pair[0], &pair[1]);
            let moved = month.moved();
            let all: u32 = month.sizes.iter().sum();
            assert_eq!(all, moved.stayed + moved.came.iter().sum::<u32>());
            assert_eq!(all, moved.stayed + moved.left.iter().sum::<u32>());
            for stage in 0..5 {
                let size = before.sizes[stage] - moved.left[stage] + moved.came[stage];
                assert_eq!(size, month.sizes[stage]);
            }
            let late = |month: &FlowMonth| month.sizes[2..].iter().sum::<u32>();
            let into: u32 = month.moves[5][2..].iter().sum();
            let now = late(before) + moved.fell_behind + into - moved.came_back;
            assert_eq!(now, late(month), "{:?}", month.end);
        }
        // The list of a move holds as many as the move, by what was known on each day.
        let [before, month] =
            [flow.months.len() - 3, flow.months.len() - 2].map(|at| flow.months[at]);
        let on = |day: Day| {
            let as_of = Some(day);
            Lifecycle::of(&inputs, &LifecycleOptions { as_of, ..options }).unwrap()
        };
        let (then, now) = (on(before.end), on(month.end));
        for (row, from) in (Stage::BUYERS.map(Some).into_iter().chain([None])).enumerate() {
            for (column, to) in Stage::BUYERS.into_iter().enumerate() {
                let list = now.moved(&then, from, to);
                assert_eq!(
                    list.len(),
                    month.moves[row][column] as usize,
                    "{from:?} {to:?}"
                );
            }
        }
    }
}

#[test]
fn who_comes_into_a_stage_in_a_usual_month() {
    let history = history([
        ("a", 5, 1.0),
        ("b", 40, 1.0),
        ("c", 70, 1.0),
        ("a", 90, 1.0),
    ]);
    let options = LifecycleOptions {
        scope: Scope::Fixed { days: 1000.0 },
        ..LifecycleOptions::default()
    };
    let flow = Flow::of(&LifecycleInputs::of(&history), &options, 1).unwrap();
    // January to March 1970 are over, and April's first day runs: two months with new ones.
    assert_eq!(flow.entering(0), Some(1.0));
    assert_eq!(flow.entering(4), Some(0.0));
}
