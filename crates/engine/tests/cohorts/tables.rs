//! Small tables worked by hand.

use crate::ledger::{Ledger, cents, day};
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{
    Basis, CohortBy, CohortError, CohortInputs, CohortKey, CohortOptions, CohortTable, CohortView,
    Contribution, Measure, Retention, Scale, Span, first_order_labels,
};
use ltv_engine::trend::Trend;
use ltv_engine::units::Period;

/// Customers 1 and 2 first buy in January, 3 in February; the data end on 15 March.
fn small() -> Ledger {
    Ledger::new([
        (1, day(2025, 1, 5), 1_000),
        (2, day(2025, 1, 20), 2_000),
        (1, day(2025, 2, 10), 3_000),
        (3, day(2025, 2, 11), 4_000),
        (1, day(2025, 3, 1), 500),
        (1, day(2025, 3, 15), 500),
    ])
}

fn view(measure: Measure, span: Span, basis: Basis) -> CohortView {
    CohortView {
        measure,
        span,
        basis,
    }
}

#[test]
fn every_displayed_figure_of_a_small_table() {
    use Basis::{Active, Customer, Total};
    use Measure::{Contribution as Kept, OrderValue, Orders, Retained, Revenue};
    use Span::{Cumulative, Period as One};
    let ledger = small();
    let options = CohortOptions {
        contribution: Contribution::Margin {
            margin: 0.5,
            cost_per_order: 1.0,
        },
        ..CohortOptions::default()
    };
    let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
    let sizes: Vec<u32> = table.rows.iter().map(|row| row.size).collect();
    assert_eq!(sizes, [2, 1]);
    let lengths: Vec<usize> = table.rows.iter().map(|row| row.cells.len()).collect();
    assert_eq!(lengths, [3, 2], "ages beyond March do not exist");
    for (row, age, measure, span, basis, expected) in [
        (0, 1, Measure::Active, One, Total, Some(1.0)),
        (0, 1, Retained, One, Customer, Some(0.5)),
        (0, 1, Retained, Cumulative, Customer, None),
        (0, 1, Retained, One, Active, None),
        (0, 1, Revenue, One, Total, Some(30.0)),
        (0, 1, Revenue, One, Customer, Some(15.0)),
        (0, 1, Revenue, One, Active, Some(30.0)),
        (0, 1, Revenue, Cumulative, Total, Some(60.0)),
        (0, 1, Revenue, Cumulative, Customer, Some(30.0)),
        (0, 2, Orders, One, Customer, Some(1.0)),
        (0, 2, Orders, Cumulative, Total, Some(5.0)),
        (0, 2, OrderValue, One, Total, Some(5.0)),
        (0, 2, OrderValue, Cumulative, Customer, Some(14.0)),
        (0, 2, Kept, One, Total, Some(3.0)),
        (0, 2, Kept, Cumulative, Customer, Some(15.0)),
        (0, 3, Revenue, One, Total, None),
        (1, 1, Revenue, One, Total, Some(0.0)),
        (1, 1, Revenue, One, Active, None),
        (1, 1, OrderValue, One, Total, None),
        (2, 0, Revenue, One, Total, None),
    ] {
        let got = table.value(row, age, view(measure, span, basis), Scale::Absolute);
        let at = format!("{row} {age} {measure:?} {span:?} {basis:?}");
        match (got, expected) {
            (Some(got), Some(expected)) => assert!((got - expected).abs() < 1e-12, "{at}: {got}"),
            _ => assert_eq!(got, expected, "{at}"),
        }
    }
    // Age 0: (10 + 20 + 40) ÷ 3; age 1: only January has finished it.
    let revenue = view(Revenue, Cumulative, Customer);
    let average = |age| table.average_value(age, revenue, Scale::Absolute);
    assert!((average(0).unwrap() - 70.0 / 3.0).abs() < 1e-12);
    assert!((average(1).unwrap() - (70.0 / 3.0 + 15.0)).abs() < 1e-12);
    assert_eq!(average(2), None, "March is running");
    let versus = table.value(0, 0, revenue, Scale::VersusAverage).unwrap();
    assert!((versus - (15.0 / (70.0 / 3.0) - 1.0)).abs() < 1e-12);
    let total = view(Revenue, One, Total);
    assert_eq!(table.value(0, 1, total, Scale::OfFirst), Some(1.0));
    let own = table.value(0, 0, total, Scale::VersusAverage).unwrap();
    assert!((own - versus).abs() < 1e-12, "totals compare per customer");
    assert_eq!(table.average_value(0, total, Scale::Absolute), Some(35.0));
}

#[test]
fn the_running_period_ends_with_its_last_day() {
    let ledger = small();
    for (as_of, running) in [(day(2025, 3, 30), true), (day(2025, 3, 31), false)] {
        let options = CohortOptions {
            as_of: Some(as_of),
            ..CohortOptions::default()
        };
        let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.cells.last().unwrap().running == running)
        );
        let marked = table.rows.iter().flat_map(|row| &row.cells);
        assert_eq!(
            marked.filter(|cell| cell.running).count(),
            if running { 2 } else { 0 }
        );
    }
}

#[test]
fn survival_by_gap_counts_the_days_of_silence() {
    // Silent for 30 days from 1 January to 31 January, then back.
    let ledger = Ledger::new([
        (1, day(2025, 1, 1), 100),
        (1, day(2025, 1, 31), 100),
        (1, day(2025, 4, 30), 100),
    ]);
    let retained = |gap_days| {
        let options = CohortOptions {
            retention: Retention::Survival { gap_days },
            ..CohortOptions::default()
        };
        let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
        let cells = table.rows[0].cells.iter();
        cells.map(|cell| cell.retained).collect::<Vec<_>>()
    };
    assert_eq!(retained(29), [0, 0, 0, 0]);
    // 28 February is day 28 of the second silence, 31 March day 59, 30 April day 89.
    assert_eq!(retained(30), [1, 1, 0, 0]);
    assert_eq!(retained(58), [1, 1, 0, 0]);
    assert_eq!(
        retained(59),
        [1, 1, 1, 0],
        "lapsed on 1 April; the return is too late"
    );
    assert_eq!(retained(88), [1, 1, 1, 0]);
    assert_eq!(retained(89), [1, 1, 1, 1]);
}

#[test]
fn weeks_begin_on_monday_and_quarters_and_years_with_their_month() {
    // Sunday 29 December 2024 and Monday 30 December, ISO week 1 of 2025.
    let ledger = Ledger::new([
        (1, day(2024, 12, 29), 100),
        (2, day(2024, 12, 30), 100),
        (3, day(2025, 4, 1), 100),
    ]);
    for (period, starts) in [
        (
            Period::Week,
            vec![day(2024, 12, 23), day(2024, 12, 30), day(2025, 3, 31)],
        ),
        (Period::Month, vec![day(2024, 12, 1), day(2025, 4, 1)]),
        (Period::Quarter, vec![day(2024, 10, 1), day(2025, 4, 1)]),
        (Period::Year, vec![day(2024, 1, 1), day(2025, 1, 1)]),
    ] {
        let options = CohortOptions {
            period,
            ..CohortOptions::default()
        };
        let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
        let keys: Vec<_> = table.rows.iter().map(|row| row.key.clone()).collect();
        let expected = starts.into_iter().map(|start| CohortKey::Period { start });
        assert_eq!(keys, expected.collect::<Vec<_>>(), "{period:?}");
    }
}

#[test]
fn small_labels_share_a_row() {
    // Label n has 6 - n customers; customers of label 6 have no name for it.
    let orders = (0..6_u32).flat_map(|label| (label..6).map(move |one| label * 10 + one));
    let orders = orders
        .map(|id| (id, day(2025, 1, 1), 100))
        .chain([(60, day(2025, 2, 1), 100)]);
    let ledger = Ledger::new(orders).labelled(6, |id| id / 10);
    let keys = |labels| {
        let options = CohortOptions {
            by: CohortBy::Label,
            labels,
            ..CohortOptions::default()
        };
        let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
        assert_eq!(table.rows.iter().map(|row| row.size).sum::<u32>(), 22);
        table
            .rows
            .into_iter()
            .map(|row| row.key)
            .collect::<Vec<_>>()
    };
    let own = |index: u32| CohortKey::Label {
        index,
        name: format!("label {index}"),
    };
    let rest = |labels| CohortKey::Rest { labels };
    assert_eq!(keys(2), [own(0), own(1), rest(4), CohortKey::Unlabelled]);
    assert_eq!(keys(0), [own(0), rest(5), CohortKey::Unlabelled]);
    let all: Vec<_> = (0..6).map(own).chain([CohortKey::Unlabelled]).collect();
    assert_eq!(keys(5), all, "a rest of one is that label");
    assert_eq!(keys(u32::MAX), all);
}

#[test]
fn by_label_there_are_no_cumulative_totals() {
    let ledger = small();
    let by_label = CohortOptions {
        by: CohortBy::Label,
        ..CohortOptions::default()
    };
    let table = CohortTable::new(&ledger.inputs(), &by_label).unwrap();
    let value = |basis| {
        let view = view(Measure::Revenue, Span::Cumulative, basis);
        table.value(0, 1, view, Scale::Absolute)
    };
    assert_eq!(value(Basis::Total), None, "the customers change with age");
    assert!((value(Basis::Customer).unwrap() - (70.0 / 3.0 + 15.0)).abs() < 1e-12);
}

#[test]
fn values_by_day_wait_for_the_last_customer_of_the_cohort() {
    let ledger = small();
    // A customer of 31 January has had 90 days at the end of 30 April.
    for (as_of, expected) in [
        (day(2025, 4, 29), None),
        (
            day(2025, 4, 30),
            Some((10.0 + 20.0 + 30.0 + 5.0 + 5.0) / 2.0),
        ),
    ] {
        let trend = Trend::new(
            &ledger.orders,
            &ledger.customers,
            Period::Month,
            Contribution::Unknown,
            None,
            Some(as_of),
        );
        let value = trend.unwrap().cohorts[0].values[0];
        assert_eq!(value.map(|value| value.revenue), expected, "{as_of:?}");
    }
}

#[test]
fn first_order_labels_are_those_of_the_first_day() {
    let ledger = Ledger::new([
        (1, day(2025, 2, 1), 100),
        (2, day(2025, 1, 1), 100),
        (1, day(2025, 1, 9), 100),
        (1, day(2025, 1, 9), 100),
    ]);
    assert_eq!(
        first_order_labels(&ledger.customers, &[10, 11, 12, 13]),
        [12, 11]
    );
    assert_eq!(
        first_order_labels(&ledger.customers, &[10, 11]),
        [u32::MAX, 11]
    );
}

#[test]
fn what_cannot_be_made_is_told() {
    let ledger = small();
    let make = |inputs: &CohortInputs, change: fn(&mut CohortOptions)| {
        let mut options = CohortOptions::default();
        change(&mut options);
        CohortTable::new(inputs, &options).map(|_| ())
    };
    let inputs = ledger.inputs();
    let costs = |options: &mut CohortOptions| {
        options.contribution = Contribution::Costs {
            cost_per_order: 0.0,
        };
    };
    assert_eq!(make(&inputs, costs), Err(CohortError::NoCosts));
    let short = [cents(1)];
    let wrong = CohortInputs {
        costs: Some(&short),
        ..inputs
    };
    assert_eq!(make(&wrong, costs), Err(CohortError::NoCosts));
    let unlabelled = CohortInputs {
        labels: None,
        ..inputs
    };
    let by_label = |options: &mut CohortOptions| options.by = CohortBy::Label;
    assert_eq!(make(&unlabelled, by_label), Err(CohortError::NoLabels));
    for margin in [f64::NAN, -0.1, 1.1] {
        let contribution = Contribution::Margin {
            margin,
            cost_per_order: 0.0,
        };
        let options = CohortOptions {
            contribution,
            ..CohortOptions::default()
        };
        let made = CohortTable::new(&inputs, &options);
        assert_eq!(made, Err(CohortError::Contribution));
    }
    let early = |options: &mut CohortOptions| options.as_of = Some(day(2025, 1, 4));
    assert_eq!(make(&inputs, early), Err(CohortError::NothingObserved));
    let never = |options: &mut CohortOptions| options.as_of = Some(Day(i32::MAX));
    assert_eq!(make(&inputs, never), Err(CohortError::NothingObserved));
}

#[test]
fn a_table_too_large_to_look_at_is_refused() {
    // A new customer every week for a lifetime: 2 080 weeks, 2.1 million cells.
    let orders = (0..2_080).map(|week| (week as u32, Day(-3 + week * 7), 100));
    let ledger = Ledger::new(orders);
    let weekly = CohortOptions {
        period: Period::Week,
        ..CohortOptions::default()
    };
    let made = CohortTable::new(&ledger.inputs(), &weekly);
    assert!(matches!(made, Err(CohortError::TooManyCells { cells }) if cells > 2_000_000));
    assert!(CohortTable::new(&ledger.inputs(), &CohortOptions::default()).is_ok());
}
