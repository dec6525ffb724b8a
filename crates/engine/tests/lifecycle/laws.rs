//! What holds for every history.

use ltv_engine::amount::Total;
use ltv_engine::calendar::Day;
use ltv_engine::history::{Buyer, History};
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleInputs, LifecycleOptions, Scope, Stage, Statistic,
};
use ltv_engine::segments::rfm::{Frequency, Group, Monetary, Rfm, RfmOptions, moved_since};
use proptest::prelude::*;

use crate::support::history;

type Order = (u8, i32, f64);

fn orders() -> impl Strategy<Value = Vec<Order>> {
    // Few customers, days and amounts, so that there are ties of all kinds.
    let order = (0..25_u8, 0..400_i32, 0..12_i32);
    let order = order.prop_map(|(id, day, money)| (id, day, f64::from(money) * 2.5));
    proptest::collection::vec(order, 1..160)
}

fn ids() -> Vec<String> {
    (0..25).map(|at| format!("c{at}")).collect()
}

fn of(orders: &[Order], ids: &[String]) -> History {
    let each = orders.iter();
    history(each.map(|&(id, day, money)| (ids[usize::from(id)].as_str(), day, money)))
}

fn rfm_options() -> impl Strategy<Value = RfmOptions> {
    let frequency = prop_oneof![Just(Frequency::OrderDays), Just(Frequency::Orders)];
    let monetary = prop_oneof![Just(Monetary::Total), Just(Monetary::PerOrder)];
    (frequency, monetary).prop_map(|(frequency, monetary)| RfmOptions {
        frequency,
        monetary,
        ..RfmOptions::default()
    })
}

fn lifecycle_options() -> impl Strategy<Value = LifecycleOptions> {
    let statistic = prop_oneof![
        Just(Statistic::Mean),
        Just(Statistic::Median),
        Just(Statistic::Percentile80)
    ];
    let scope = prop_oneof![
        Just(Scope::Customer),
        Just(Scope::All),
        Just(Scope::Fixed { days: 20.5 })
    ];
    (statistic, scope).prop_map(|(statistic, scope)| LifecycleOptions {
        statistic,
        scope,
        ..LifecycleOptions::default()
    })
}

proptest! {
    #[test]
    fn scores_are_the_rule_counted_out(orders in orders(), options in rfm_options()) {
        let history = of(&orders, &ids());
        let rfm = Rfm::of(&history, &options).unwrap();
        let count = history.len();
        let keys: Vec<[f64; 3]> = (0..count)
            .map(|at| [
                -f64::from(rfm.recency_days[at]),
                f64::from(rfm.frequency[at]),
                rfm.monetary[at],
            ])
            .collect();
        for at in 0..count {
            let own = rfm.customer(at).unwrap();
            for (which, score) in [own.r, own.f, own.m].into_iter().enumerate() {
                let worse = keys.iter().filter(|key| key[which] < keys[at][which]).count();
                prop_assert_eq!(usize::from(score), 1 + 5 * worse / count);
            }
            prop_assert_eq!(own.fm, (own.f + own.m).div_ceil(2));
        }
    }

    #[test]
    fn cells_and_segments_add_up(orders in orders(), options in rfm_options(), day in 0..420) {
        let history = of(&orders, &ids());
        let expected: Vec<f64> = (0..history.len()).map(|at| at as f64).collect();
        let rfm = Rfm::of(&history, &options).unwrap();
        let view = rfm.view(Some(&expected));
        let revenue: Total = history.iter().flat_map(Buyer::amounts).copied().sum();
        prop_assert_eq!(view.customers as usize, history.len());
        prop_assert_eq!(view.revenue, revenue);
        prop_assert_eq!(view.expected, Some(expected.iter().sum()));
        for grid in [&view.by_frequency, &view.by_combined] {
            prop_assert_eq!(grid.iter().map(|cell| cell.customers).sum::<u32>(), view.customers);
            prop_assert_eq!(grid.iter().map(|cell| cell.revenue).sum::<Total>(), revenue);
            prop_assert_eq!(grid.iter().filter_map(|cell| cell.expected).sum::<f64>(), view.expected.unwrap());
        }
        for cell in &view.by_combined {
            let group = Group::Scores { r: Some(cell.r), f: None, m: None, fm: Some(cell.other) };
            prop_assert_eq!(rfm.members(group).len() as u32, cell.customers);
        }
        let shares: f64 = view.segments.iter().map(|one| one.share).sum();
        prop_assert!((shares - 1.0).abs() < 1e-12);
        let mut seen = vec![0; history.len()];
        for segment in 0..view.segments.len() {
            for at in rfm.members(Group::Segment { segment: segment as u8 }) {
                seen[at as usize] += 1;
            }
        }
        prop_assert!(seen.iter().all(|&count| count == 1));
        // Moves: rows are the earlier segments, columns the later ones.
        if let Ok((then, moved)) = moved_since(&history, &options, &rfm, Day(day)) {
            let earlier = then.view(None);
            for (row, one) in moved.customers.iter().zip(&earlier.segments) {
                prop_assert_eq!(row.iter().sum::<u32>(), one.customers);
            }
            for (to, one) in view.segments.iter().enumerate() {
                let column: u32 = moved.customers.iter().map(|row| row[to]).sum();
                prop_assert_eq!(column, one.customers);
            }
            let not_yet = (0..history.len()).filter(|&at| then.customer(at).is_none()).count();
            prop_assert_eq!(moved.customers.last().unwrap().iter().sum::<u32>(), not_yet as u32);
        } else {
            prop_assert!(Day(day) < history.first_day());
        }
    }

    #[test]
    fn an_earlier_day_is_a_history_cut(orders in orders(), options in rfm_options(), day in 0..400) {
        let history = of(&orders, &ids());
        let cut: Vec<Order> = orders.iter().copied().filter(|order| order.1 <= day).collect();
        let mut options = options;
        options.as_of = Some(Day(day));
        prop_assume!(!cut.is_empty());
        let ids = ids();
        let (whole, cut) = (Rfm::of(&history, &options).unwrap(), of(&cut, &ids));
        let alone = Rfm::of(&cut, &options).unwrap();
        for at in 0..history.len() {
            let there = (0..cut.len()).find(|&there| cut.id(there) == history.id(at));
            prop_assert_eq!(whole.customer(at), there.and_then(|there| alone.customer(there)));
        }
    }

    #[test]
    fn the_order_of_customers_does_not_matter(orders in orders(), options in lifecycle_options()) {
        let ids = ids();
        let (history, turned) = (of(&orders, &ids), of(&orders.iter().rev().copied().collect::<Vec<_>>(), &ids));
        let both = [&history, &turned];
        let rfm = both.map(|one| Rfm::of(one, &RfmOptions::default()).unwrap());
        let stages = both.map(|one| Lifecycle::of(&LifecycleInputs::of(one), &options));
        for at in 0..history.len() {
            let there = (0..turned.len()).find(|&there| turned.id(there) == history.id(at)).unwrap();
            prop_assert_eq!(rfm[0].customer(at), rfm[1].customer(there));
            if let [Ok(one), Ok(other)] = &stages {
                prop_assert_eq!(one.stage[at], other.stage[there]);
                prop_assert_eq!(one.cycle[at], other.cycle[there]);
            }
        }
        prop_assert_eq!(rfm[0].view(None).segments, rfm[1].view(None).segments);
        let flows = both.map(|one| Flow::of(&LifecycleInputs::of(one), &options, 3));
        prop_assert_eq!(&flows[0], &flows[1]);
    }

    #[test]
    fn stages_part_the_customers_and_flows_end_in_them(
        orders in orders(), options in lifecycle_options(), later in 0..90,
    ) {
        let history = of(&orders, &ids());
        let inputs = LifecycleInputs { without_orders: 7, ..LifecycleInputs::of(&history) };
        let as_of = Day(history.as_of().0 + later);
        let options = LifecycleOptions { as_of: Some(as_of), ..options };
        let Ok(told) = Lifecycle::of(&inputs, &options) else {
            prop_assert!(Flow::of(&inputs, &options, 3).is_err());
            return Ok(());
        };
        let view = told.view(&history, &[]);
        let revenue: Total = history.iter().flat_map(Buyer::amounts).copied().sum();
        prop_assert_eq!(view.stages[0].customers, 7);
        let buyers: u32 = view.stages[1..].iter().map(|one| one.customers).sum();
        prop_assert_eq!(buyers as usize, history.len());
        prop_assert_eq!(view.stages.iter().map(|one| one.revenue).sum::<Total>(), revenue);
        prop_assert!((view.stages.iter().map(|one| one.share).sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert_eq!(view.sources.iter().sum::<u32>() as usize, history.len());

        let flow = Flow::of(&inputs, &options, 3).unwrap();
        let sizes: Vec<u32> = view.stages[1..].iter().map(|one| one.customers).collect();
        let last = flow.months.last().unwrap();
        prop_assert_eq!(&last.sizes[..], &sizes[..]);
        prop_assert_eq!(last.end, as_of);
        for pair in flow.months.windows(2) {
            for stage in 0..5 {
                prop_assert_eq!(pair[1].moves[stage].iter().sum::<u32>(), pair[0].sizes[stage]);
                prop_assert!(pair[1].returned[stage] <= pair[0].sizes[stage]);
            }
            prop_assert_eq!(pair[1].moves[5].iter().sum::<u32>(), pair[1].new);
        }
        for month in &flow.months {
            for to in 0..5 {
                let column: u32 = month.moves.iter().map(|row| row[to]).sum();
                prop_assert_eq!(column, month.sizes[to]);
            }
            // Each month is the analysis as of its last day.
            let options = LifecycleOptions { as_of: Some(month.end), ..options };
            let then = Lifecycle::of(&inputs, &options).unwrap();
            for (stage, size) in Stage::BUYERS.into_iter().zip(month.sizes) {
                prop_assert_eq!(then.members(stage).len() as u32, size);
            }
            prop_assert_eq!(month.cycle_of_all, then.cycle_of_all);
        }
        for rate in flow.within.iter().chain(&flow.next_month) {
            prop_assert!(rate.count <= rate.of);
            if let (Some(share), Some((low, high))) = (rate.share, rate.interval) {
                prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
            }
        }
    }
}
