//! Few customers, equal customers, one stage, no cycle: what is said of them.

use ltv_engine::calendar::Day;
use ltv_engine::history::History;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleError, LifecycleInputs, LifecycleNote, LifecycleOptions, Scope,
    Worth, propose,
};
use ltv_engine::segments::rfm::{Measure, Rfm, RfmNote, RfmOptions};

use crate::support::history;

fn same(count: usize, days: &[i32]) -> History {
    let ids: Vec<String> = (0..count).map(|at| format!("c{at}")).collect();
    let orders = ids
        .iter()
        .flat_map(|id| days.iter().map(|&day| (id.as_str(), day, 5.0)));
    history(orders)
}

#[test]
fn equal_customers_are_told_to_be() {
    let rfm = Rfm::of(&same(40, &[3, 9]), &RfmOptions::default()).unwrap();
    assert!((0..40).all(|at| rfm.customer(at) == rfm.customer(0)));
    assert_eq!(
        rfm.customer(0).map(|own| [own.r, own.f, own.m]),
        Some([1, 1, 1])
    );
    let measures = [Measure::Recency, Measure::Frequency, Measure::Monetary];
    let mut notes = measures
        .map(|measure| RfmNote::AllEqual { measure })
        .to_vec();
    notes.push(RfmNote::OneSegment);
    assert_eq!(rfm.view(None).notes, notes);
    let view = rfm.view(None);
    assert_eq!(view.revenue.as_f64(), 400.0);
    assert_eq!(
        view.segments.iter().find_map(|one| one.median_recency_days),
        Some(0.0)
    );
}

#[test]
fn few_customers_are_scored_with_a_note() {
    for count in [1, 2, 29, 30] {
        let rfm = Rfm::of(&same(count, &[1]), &RfmOptions::default()).unwrap();
        let customers = count as u32;
        let few = rfm
            .view(None)
            .notes
            .contains(&RfmNote::FewCustomers { customers });
        assert_eq!(few, count < 30);
    }
}

#[test]
fn expected_values_that_are_none_are_left_out() {
    let rfm = Rfm::of(&same(2, &[1]), &RfmOptions::default()).unwrap();
    for column in [vec![1.0], vec![1.0, f64::NAN], vec![f64::INFINITY, 0.0]] {
        let view = rfm.view(Some(&column));
        assert!(view.notes.contains(&RfmNote::NoExpectedValue));
        assert!(view.expected.is_none() && view.segments[0].expected.is_none());
    }
    assert_eq!(rfm.view(Some(&[1.0, 2.0])).expected, Some(3.0));
}

#[test]
fn without_a_second_purchase_there_is_no_cycle_but_one_can_be_entered() {
    let history = same(50, &[7]);
    let inputs = LifecycleInputs::of(&history);
    let options = LifecycleOptions::default();
    let none = LifecycleError::NoCycle { customers: 50 };
    assert_eq!(Lifecycle::of(&inputs, &options), Err(none));
    assert_eq!(Flow::of(&inputs, &options, 12), Err(none));
    assert_eq!(propose(&inputs, &options), Err(none));
    let entered = LifecycleOptions {
        scope: Scope::Fixed { days: 30.0 },
        ..options
    };
    let told = Lifecycle::of(&inputs, &entered).unwrap();
    let notes = told.view(&history, &[]).notes;
    assert_eq!(notes, [LifecycleNote::OneStage]);
    let flow = Flow::of(&inputs, &entered, 12).unwrap();
    assert_eq!((flow.months.len(), flow.months[0].new), (1, 50));
    assert!(flow.window.is_none() && flow.within[0].share.is_none());
    let past = Worth::Historical {
        flow: &flow,
        margin: Some(0.4),
    };
    assert!(
        told.value(&history, past).is_none(),
        "nobody was seen to come back or not"
    );
    assert_eq!(propose(&inputs, &entered), Err(none));
}

#[test]
fn thin_data_have_their_notes() {
    let history = same(4, &[0, 20]);
    let inputs = LifecycleInputs::of(&history);
    let scope = Scope::Segment;
    let options = LifecycleOptions {
        scope,
        ..LifecycleOptions::default()
    };
    let told = Lifecycle::of(&inputs, &options).unwrap();
    let broken = Worth::Forecast {
        value: &[1.0],
        p_alive: &[1.0],
    };
    assert_eq!(
        told.view(&history, &[broken]).notes,
        [
            LifecycleNote::FewCustomers { customers: 4 },
            LifecycleNote::FewGaps { gaps: 4 },
            LifecycleNote::OneStage,
            LifecycleNote::NoSegments,
            LifecycleNote::NoForecast,
        ]
    );
}

#[test]
fn a_stage_that_few_were_in_has_no_value() {
    // Three months, ten customers who come every twenty days: nobody was ever asleep.
    let history = same(10, &[0, 20, 40, 60, 80, 100]);
    let inputs = LifecycleInputs::of(&history);
    let options = LifecycleOptions::default();
    let flow = Flow::of(&inputs, &options, 1).unwrap();
    let told = Lifecycle::of(&inputs, &options).unwrap();
    let past = Worth::Historical {
        flow: &flow,
        margin: None,
    };
    let (_, values) = told.value(&history, past).unwrap();
    assert!(
        values
            .iter()
            .all(|one| one.expected.is_none() && one.at_stake.is_none())
    );
}

#[test]
fn options_are_checked() {
    let history = same(3, &[0, 20]);
    let inputs = LifecycleInputs::of(&history);
    let with = |options: LifecycleOptions| Lifecycle::of(&inputs, &options).err();
    let fine = LifecycleOptions::default();
    for multiples in [
        [0.0, 1.0, 2.0],
        [1.0, 1.0, 2.0],
        [3.0, 2.0, 1.0],
        [1.0, 2.0, f64::NAN],
        [1.0, 2.0, 1001.0],
    ] {
        let options = LifecycleOptions { multiples, ..fine };
        assert_eq!(
            with(options),
            Some(LifecycleError::Multiples),
            "{multiples:?}"
        );
    }
    for days in [0.5, f64::NAN, 4000.0] {
        let scope = Scope::Fixed { days };
        let options = LifecycleOptions { scope, ..fine };
        assert_eq!(with(options), Some(LifecycleError::FixedCycle));
    }
    let as_of = Some(Day(-1));
    let options = LifecycleOptions { as_of, ..fine };
    assert_eq!(with(options), Some(LifecycleError::NobodyYet));
    assert_eq!(
        Flow::of(&inputs, &options, 1),
        Err(LifecycleError::NobodyYet)
    );
}
