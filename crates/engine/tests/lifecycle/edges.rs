//! The bands' ends, whose cycle holds, and what a day of contact does.

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::history::History;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleError, LifecycleInputs, LifecycleOptions, NEVER_SEEN, NOT_YET, Scope,
    Source, Stage, Statistic, Worth, propose, wilson,
};
use ltv_engine::segments::rfm::Frequency;

use crate::support::{history, near};

/// One customer every `gap` days, `gap + 1` orders of 10 in all up to `last`.
fn regular(id: &str, gap: i32, count: i32, last: i32) -> Vec<(&str, i32, f64)> {
    (0..count).map(|at| (id, last - at * gap, 10.0)).collect()
}

fn at(history: &History, day: i32, options: LifecycleOptions) -> Lifecycle {
    let options = LifecycleOptions {
        as_of: Some(Day(day)),
        ..options
    };
    Lifecycle::of(&LifecycleInputs::of(history), &options).unwrap()
}

fn stage(told: &Lifecycle, customer: usize) -> Stage {
    Stage::ALL[usize::from(told.stage[customer])]
}

#[test]
fn a_band_holds_its_end_and_not_its_beginning() {
    // Ten days apart throughout; another customer who bought once, on the same last day.
    let mut orders = regular("a", 10, 8, 100);
    orders.push(("once", 100, 5.0));
    let history = history(orders);
    for (silent, again, once) in [
        (0, Stage::E0, Stage::N),
        (1, Stage::E0, Stage::N),
        (10, Stage::E0, Stage::N),
        (11, Stage::S1, Stage::S1),
        (20, Stage::S1, Stage::S1),
        (21, Stage::S2, Stage::S2),
        (30, Stage::S2, Stage::S2),
        (31, Stage::S3, Stage::S3),
        (3000, Stage::S3, Stage::S3),
    ] {
        for statistic in Statistic::ALL {
            let options = LifecycleOptions {
                statistic,
                ..LifecycleOptions::default()
            };
            let told = at(&history, 100 + silent, options);
            assert_eq!(
                (stage(&told, 0), stage(&told, 1)),
                (again, once),
                "{silent}"
            );
            assert_eq!(told.silent_days, [silent as u32; 2]);
        }
    }
    let multiples = LifecycleOptions {
        multiples: [0.5, 1.25, 4.0],
        ..LifecycleOptions::default()
    };
    for (silent, wanted) in [
        (5, Stage::E0),
        (6, Stage::S1),
        (12, Stage::S1),
        (13, Stage::S2),
        (40, Stage::S2),
        (41, Stage::S3),
    ] {
        let told = at(&history, 100 + silent, multiples);
        assert_eq!(stage(&told, 0), wanted, "{silent}");
    }
}

#[test]
fn thirds_of_days_do_not_round_the_ends_away() {
    // Gaps of 3, 3 and 4 days: a mean of 10/3, whose threefold is 10.
    let history = history([("a", 0, 1.0), ("a", 3, 1.0), ("a", 6, 1.0), ("a", 10, 1.0)]);
    let all = LifecycleOptions::default();
    for (silent, wanted) in [
        (3, Stage::E0),
        (4, Stage::S1),
        (10, Stage::S2),
        (11, Stage::S3),
    ] {
        assert_eq!(
            stage(&at(&history, 10 + silent, all), 0),
            wanted,
            "{silent}"
        );
    }
}

#[test]
fn the_own_cycle_needs_five_gaps_and_so_does_a_segments() {
    let mut orders = regular("five", 7, 6, 200);
    orders.extend(regular("four", 20, 5, 200));
    orders.extend([("one", 200, 1.0)]);
    let history = history(orders);
    let names = ["x".to_owned(), "y".to_owned()];
    let label = |of_customer: &'static [u32]| CustomerLabels {
        of_customer,
        names: &names,
    };
    let with = |labels: Option<CustomerLabels<'_>>, scope| {
        let inputs = LifecycleInputs {
            labels,
            ..LifecycleInputs::of(&history)
        };
        let options = LifecycleOptions {
            scope,
            ..LifecycleOptions::default()
        };
        let told = Lifecycle::of(&inputs, &options).unwrap();
        let cycles: Vec<(f32, u8)> = told.cycle.iter().copied().zip(told.source).collect();
        cycles
    };
    let (own, segment, all) = (Source::Own as u8, Source::Segment as u8, Source::All as u8);
    let mean = (5.0 * 7.0 + 4.0 * 20.0) / 9.0;
    let each = with(None, Scope::Customer);
    assert_eq!(each, [(7.0, own), (mean, all), (mean, all)]);
    // Four gaps are no segment's cycle; nine are.
    let each = with(Some(label(&[0, 1, 1])), Scope::Customer);
    assert_eq!(each, [(7.0, own), (mean, all), (mean, all)]);
    let each = with(Some(label(&[1, 9, 1])), Scope::Customer);
    assert_eq!(each, [(7.0, own), (mean, all), (7.0, segment)]);
    let each = with(Some(label(&[0, 1, 0])), Scope::Segment);
    assert_eq!(each, [(7.0, segment), (mean, all), (7.0, segment)]);
    assert_eq!(with(Some(label(&[0, 1, 0])), Scope::All), [(mean, all); 3]);
    let entered = with(None, Scope::Fixed { days: 12.5 });
    assert_eq!(entered, [(12.5, Source::Entered as u8); 3]);
}

#[test]
fn statistics_lie_between_order_statistics() {
    // Gaps 1, 2, 4, 8, 16, 32 in another order.
    let mut day = 0;
    let mut orders = vec![("a", 0, 1.0)];
    for gap in [8, 1, 32, 4, 16, 2] {
        day += gap;
        orders.push(("a", day, 1.0));
    }
    let history = history(orders);
    for (statistic, cycle) in [
        (Statistic::Mean, 10.5),
        (Statistic::Median, 6.0),
        (Statistic::Percentile80, 16.0),
    ] {
        for scope in [Scope::Customer, Scope::All] {
            let options = LifecycleOptions {
                statistic,
                scope,
                ..LifecycleOptions::default()
            };
            assert_eq!(at(&history, day, options).cycle, [cycle]);
        }
    }
}

#[test]
fn orders_of_one_day_are_one_purchase_unless_orders_are_counted() {
    let mut orders = regular("a", 10, 8, 100);
    orders.extend([("b", 99, 1.0), ("b", 99, 2.0)]);
    let history = history(orders);
    let days = LifecycleOptions::default();
    assert_eq!(stage(&at(&history, 100, days), 1), Stage::N);
    let counted = LifecycleOptions {
        frequency: Frequency::Orders,
        ..days
    };
    let told = at(&history, 100, counted);
    assert_eq!(stage(&told, 1), Stage::E0);
    assert_eq!(told.cycle[1], 10.0, "no gap of 0 days");
}

#[test]
fn a_day_of_contact_counts_until_the_analysis() {
    let history = history(regular("a", 10, 8, 100).into_iter().chain([("b", 60, 1.0)]));
    let mut seen = [NEVER_SEEN, Day(95)];
    let told = |seen: &[Day], as_of| {
        let inputs = LifecycleInputs {
            last_seen: Some(seen),
            ..LifecycleInputs::of(&history)
        };
        let options = LifecycleOptions {
            as_of: Some(Day(as_of)),
            ..LifecycleOptions::default()
        };
        Lifecycle::of(&inputs, &options)
    };
    let own = told(&seen, 100).unwrap();
    assert_eq!((stage(&own, 0), stage(&own, 1)), (Stage::E0, Stage::N));
    assert_eq!(own.silent_days, [0, 5]);
    // After the analysis it is not known yet.
    assert_eq!(told(&seen, 90).unwrap().silent_days, [0, 30]);
    seen[1] = Day(12);
    assert_eq!(told(&seen, 100).unwrap().silent_days, [0, 40]);
    assert_eq!(told(&seen[..1], 100), Err(LifecycleError::LastSeen));
}

#[test]
fn later_customers_are_not_there_yet() {
    let mut orders = regular("a", 10, 8, 100);
    orders.push(("b", 90, 1.0));
    let history = history(orders);
    let told = at(&history, 89, LifecycleOptions::default());
    assert_eq!((stage(&told, 0), told.stage[1]), (Stage::E0, NOT_YET));
    assert_eq!(told.members(Stage::N), [0_u32; 0]);
    let now = at(&history, 100, LifecycleOptions::default());
    assert_eq!(now.moved(&told, None, Stage::N), [1]);
    assert_eq!(now.moved(&told, Some(Stage::E0), Stage::E0), [0]);
}

#[test]
fn a_flow_by_hand() {
    // January 1970 has the days 0..31, February ends on 58, March on 89, April on 119.
    let mut orders = vec![("new", 70, 4.0)];
    orders.extend([0, 10, 20, 30].map(|day| ("gone", day, 1.0)));
    orders.extend([0, 10, 20, 80, 85].map(|day| ("back", day, 1.0)));
    let history = history(orders);
    let options = LifecycleOptions {
        scope: Scope::Fixed { days: 10.0 },
        as_of: Some(Day(100)),
        ..LifecycleOptions::default()
    };
    let flow = Flow::of(&LifecycleInputs::of(&history), &options, 12).unwrap();
    let ends: Vec<(i32, bool)> = flow
        .months
        .iter()
        .map(|one| (one.end.0, one.running))
        .collect();
    assert_eq!(ends, [(30, false), (58, false), (89, false), (100, true)]);
    // N, E0, S1, S2, S3: gone 0, 28, 59, 70 days; back 10, 38, 4, 15; new –, –, 19, 30.
    let sizes: Vec<[u32; 5]> = flow.months.iter().map(|one| one.sizes).collect();
    assert_eq!(
        sizes,
        [
            [0, 2, 0, 0, 0],
            [0, 0, 0, 1, 1],
            [0, 1, 1, 0, 1],
            [0, 0, 1, 1, 1]
        ]
    );
    assert_eq!(
        flow.months.iter().map(|one| one.new).collect::<Vec<_>>(),
        [2, 0, 1, 0]
    );
    let march = &flow.months[2];
    assert_eq!(march.moves[4], [0, 1, 0, 0, 0], "asleep, and back");
    assert_eq!(march.moves[3], [0, 0, 0, 0, 1]);
    assert_eq!(march.moves[5], [0, 0, 1, 0, 0], "a new one, late already");
    assert_eq!(march.returned, [0, 0, 0, 0, 1]);
    // Two months ahead of January's end: one of two active ones had come back.
    assert_eq!(
        flow.window.map(|own| (own.asked, own.months)),
        Some((12, 2))
    );
    assert_eq!((flow.within[1].count, flow.within[1].of), (1, 2));
    assert_eq!((flow.next_month[4].count, flow.next_month[4].of), (1, 1));
}

#[test]
fn what_is_at_stake_is_the_rest_of_full_strength() {
    let history = history(regular("a", 10, 8, 100).into_iter().chain([("b", 0, 1.0)]));
    let told = at(&history, 100, LifecycleOptions::default());
    let value = [80.0, 1.0];
    let forecast = |p_alive| Worth::Forecast {
        value: &value,
        p_alive,
    };
    let (_, values) = told.value(&history, forecast(&[0.8, 0.1])).unwrap();
    near(values[1].at_stake.unwrap(), 20.0, 1e-12, "active");
    near(values[4].at_stake.unwrap(), 9.0, 1e-12, "asleep");
    assert_eq!(values[1].expected, Some(80.0));
    let (_, values) = told.value(&history, forecast(&[1.0, 0.0])).unwrap();
    assert_eq!(
        (values[1].at_stake, values[4].at_stake),
        (Some(0.0), Some(0.0))
    );
    assert!(told.value(&history, forecast(&[f64::NAN, 0.5])).is_none());
    assert!(told.value(&history, forecast(&[0.5])).is_none());
}

#[test]
fn the_statistic_that_mislabels_fewest_is_proposed() {
    // Gaps of 10 but for one of 60: the mean is pulled up by it, the median is not.
    let days = [0, 10, 20, 30, 40, 50, 110];
    let one = history(days.map(|day| ("a", day, 1.0)));
    let told = propose(&LifecycleInputs::of(&one), &LifecycleOptions::default()).unwrap();
    let [mean, median, percentile] = told.statistics;
    near(mean.cycle_of_all, 110.0 / 6.0, 1e-15, "mean");
    assert_eq!((median.cycle_of_all, percentile.cycle_of_all), (10.0, 10.0));
    assert_eq!(mean.gaps, [5, 0, 0, 1]);
    assert_eq!(
        told.proposed,
        Statistic::Mean,
        "as good as the others and in use"
    );
    let median_in_use = LifecycleOptions {
        statistic: Statistic::Median,
        ..LifecycleOptions::default()
    };
    let told = propose(&LifecycleInputs::of(&one), &median_in_use).unwrap();
    assert_eq!(told.proposed, Statistic::Median);
    // Gaps 1, 2, 4, 8, 16, 32: mean 10.5 has 4 on time, median 6 three, percentile 16 five.
    let days = [0, 1, 3, 7, 15, 31, 63];
    let two = history(days.map(|day| ("a", day, 1.0)));
    let told = propose(&LifecycleInputs::of(&two), &LifecycleOptions::default()).unwrap();
    assert_eq!(told.statistics.map(|one| one.gaps[0]), [4, 3, 5]);
    assert_eq!(told.proposed, Statistic::Percentile80);
}

#[test]
fn intervals_are_wilsons() {
    // statsmodels 0.15.0, proportion_confint(count, nobs, method="wilson").
    for (count, of, low, high) in WILSON {
        let (own_low, own_high) = wilson(count, of);
        assert!(
            (own_low - low).abs() < 1e-14 && (own_high - high).abs() < 1e-14,
            "{count} {of}"
        );
    }
}

const WILSON: [(u64, u64, f64, f64); 6] = [
    (0, 1, 0.0, 0.793_450_685_622_762_7),
    (1, 1, 0.206_549_314_377_237_4, 1.0),
    (0, 30, 0.0, 0.113_513_393_173_968_8),
    (7, 30, 0.117_923_881_444_894_96, 0.409_283_261_581_221_75),
    (
        123,
        4567,
        0.022_620_022_313_028_02,
        0.032_039_816_815_401_25,
    ),
    (999, 1000, 0.994_357_441_402_042_1, 0.999_823_453_629_373_9),
];
