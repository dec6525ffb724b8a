//! The table of customers: every order and filter, whatever page.

use std::rc::Rc;

use ltv_engine::calendar::Day;
use ltv_engine::forecast::{Filter, Forecast, ForecastOptions, Person, Sort};
use proptest::prelude::*;

use crate::support::{all_of, cdnow};

fn made() -> Forecast {
    all_of(cdnow(), ForecastOptions::default()).1
}

fn everybody(forecast: &Forecast, sort: Sort, filter: &Filter) -> Vec<Person> {
    let (total, people) = forecast.people(sort, filter, 0, u32::MAX);
    assert_eq!(total as usize, people.len());
    people
}

fn number(one: &Person, sort: Sort) -> f64 {
    match sort {
        Sort::Value => one.value.unwrap(),
        Sort::Orders => one.orders,
        Sort::PAlive => one.p_alive,
        Sort::Soon => one.soon,
        Sort::Purchases => f64::from(one.purchases),
        Sort::Revenue => one.revenue,
        Sort::Last => f64::from(one.last.0),
        Sort::Id => 0.0,
    }
}

#[test]
fn columns_and_cards_say_what_the_table_says() {
    let forecast = made();
    let columns = forecast.columns();
    let mut people = everybody(&forecast, Sort::Id, &Filter::default());
    assert!(people.is_sorted_by_key(|one| one.id.clone()));
    people.sort_by_key(|one| one.index);
    assert_eq!(people.len(), 2357);
    for (at, one) in people.iter().enumerate() {
        assert_eq!(one.index as usize, at);
        assert_eq!(one.id, forecast.history().id(at));
        assert_eq!(f64::from(one.purchases), columns.x[at] + 1.0);
        assert_eq!(f64::from(one.last.0 - one.first.0) / 7.0, columns.t_x[at]);
        let age = forecast.history().as_of().0 - one.first.0;
        assert_eq!(f64::from(age) / 7.0, columns.t[at]);
        assert_eq!(one.p_alive, columns.p_alive[at]);
        assert_eq!(one.orders, columns.expected_orders[at]);
        assert_eq!(one.spend, Some(columns.expected_value[at]));
        assert_eq!(one.value, Some(columns.clv[at]));
        // Discounted by less than a year of 10 %.
        let undiscounted = one.orders * one.spend.unwrap();
        assert!(one.value.unwrap() <= undiscounted);
        assert!(one.value.unwrap() >= undiscounted / 1.1);
    }
    for at in [0, 17, 1980] {
        let card = forecast.card(at).unwrap();
        assert_eq!(card.person, people[at as usize]);
    }
    assert_eq!(forecast.card(2357), None);
}

#[test]
fn a_card_is_about_its_customer() {
    let forecast = made();
    for index in 0..40 {
        let card = forecast.card(index).unwrap();
        let (person, path) = (&card.person, &card.path);
        assert_eq!(card.history.len(), person.purchases as usize);
        let spent: f64 = card.history.iter().map(|(_, amount)| amount).sum();
        assert!((spent - person.revenue).abs() < 1e-6);
        assert!(path.len() <= 400);
        assert!(path.is_sorted_by_key(|place| place.day));
        assert_eq!(path[0].day, person.first);
        let as_of = forecast.history().as_of();
        assert_eq!(path.last().unwrap().day, Day(as_of.0 + 365));
        assert!(
            path.iter()
                .all(|place| (0.0..=1.0).contains(&place.p_alive))
        );
        // What the path says of today the table says too.
        let today = path.iter().find(|place| place.day == as_of).unwrap();
        assert_eq!(today.p_alive, person.p_alive);
        // Silence makes nobody more alive.
        let after: Vec<f64> = (path.iter().filter(|place| place.day >= person.last))
            .map(|place| place.p_alive)
            .collect();
        assert!(after.windows(2).all(|two| two[1] <= two[0] + 1e-12));
        let days: Vec<u32> = card.next.iter().flatten().copied().collect();
        assert!(days.is_sorted());
        assert_eq!(
            card.next.iter().filter(|day| day.is_some()).count(),
            days.len()
        );
        let (low, high) = card.orders;
        assert!(low <= person.orders && person.orders <= high, "{card:?}");
        let (low, high) = card.value.unwrap();
        assert!(low <= person.value.unwrap() && person.value.unwrap() <= high);
    }
}

#[test]
fn totals_are_those_of_the_table() {
    let (steps, forecast) = all_of(cdnow(), ForecastOptions::default());
    let outlook = crate::support::outlook(&steps);
    let people = everybody(&forecast, Sort::Value, &Filter::default());
    let sum = |of: fn(&Person) -> f64| people.iter().map(of).sum::<f64>();
    let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-9 * other.abs());
    close(outlook.orders.mean, sum(|one| one.orders));
    close(outlook.alive.mean, sum(|one| one.p_alive));
    close(outlook.value.unwrap().mean, sum(|one| one.value.unwrap()));
    close(
        outlook.revenue.unwrap().mean,
        sum(|one| one.orders * one.spend.unwrap()),
    );
    close(outlook.soon[0].customers.mean, sum(|one| one.soon));
    let gone = people.iter().filter(|one| one.p_alive < 0.5).count();
    assert_eq!(outlook.likely_gone as usize, gone);
    let likely = people.iter().filter(|one| one.soon > 0.5).count();
    assert_eq!(outlook.soon[0].likely as usize, likely);
    let best: f64 = people.iter().take(235).map(|one| one.value.unwrap()).sum();
    let share = outlook.top_decile_share.unwrap();
    assert!((share - best / outlook.value.unwrap().mean).abs() < 2e-3);
    let bins: u32 = outlook.distribution.bins.iter().map(|bin| bin.count).sum();
    assert_eq!(
        bins + outlook.distribution.below + outlook.distribution.above,
        2357
    );
    assert!(forecast.columns().model.is_some());
}

fn sorts() -> impl Strategy<Value = Sort> {
    prop::sample::select(vec![
        Sort::Value,
        Sort::Orders,
        Sort::PAlive,
        Sort::Soon,
        Sort::Purchases,
        Sort::Revenue,
        Sort::Last,
        Sort::Id,
    ])
}

fn filters() -> impl Strategy<Value = Filter> {
    let share = || proptest::option::of(0.0..1.0_f64);
    let count = || proptest::option::of(1..12_u32);
    (
        "[0-2]{0,2}",
        share(),
        share(),
        count(),
        count(),
        proptest::option::of(0.0..80.0_f64),
    )
        .prop_map(
            |(id, p_alive_from, p_alive_to, purchases_from, purchases_to, value_from)| Filter {
                id,
                p_alive_from,
                p_alive_to,
                purchases_from,
                purchases_to,
                value_from,
            },
        )
}

thread_local! {
    static MADE: Rc<Forecast> = Rc::new(made());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn pages_are_parts_of_one_list(
        sort in sorts(), filter in filters(), from in 0..900_u32, count in 0..70_u32
    ) {
        let forecast = MADE.with(Rc::clone);
        let all = everybody(&forecast, Sort::Id, &Filter::default());
        let mut expected: Vec<Person> = all.into_iter().filter(|one| {
            one.id.contains(&filter.id)
                && filter.p_alive_from.is_none_or(|from| one.p_alive >= from)
                && filter.p_alive_to.is_none_or(|to| one.p_alive < to)
                && filter.purchases_from.is_none_or(|from| one.purchases >= from)
                && filter.purchases_to.is_none_or(|to| one.purchases <= to)
                && filter.value_from.is_none_or(|from| one.value.unwrap() >= from)
        }).collect();
        // Ties in the order of the file; ids ascend, all else descends.
        expected.sort_by_key(|one| one.index);
        if sort == Sort::Id {
            expected.sort_by(|one, other| one.id.cmp(&other.id));
        } else {
            expected.sort_by(|one, other| number(other, sort).total_cmp(&number(one, sort)));
        }
        let (total, page) = forecast.people(sort, &filter, from, count);
        prop_assert_eq!(total as usize, expected.len());
        let expected: Vec<Person> =
            expected.into_iter().skip(from as usize).take(count as usize).collect();
        prop_assert_eq!(page, expected);
    }
}
