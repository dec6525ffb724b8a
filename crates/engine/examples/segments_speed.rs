//! Times scores and stages of generated customers: `cargo run --release -p ltv-engine
//! --example segments_speed [customers] [orders] [months]`. Prints the least of five rounds, and
//! each as a multiple of one pass over the orders.
#![allow(clippy::unwrap_used)]

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::customers::Customers;
use ltv_engine::history::{Buyer, History};
use ltv_engine::numeric::Random;
use ltv_engine::orders::OrdersBuilder;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleInputs, LifecycleOptions, Statistic, propose,
};
use ltv_engine::segments::rfm::{Rfm, RfmOptions, moved_since};
use std::hint::black_box;
use std::time::Duration;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |usual: u32| arguments.next().map_or(usual, |text| text.parse().unwrap());
    let (customers, orders, months) = (number(275_000), number(1_000_000), number(60));
    let history = made(customers, orders, months * 30);
    let of_customer: Vec<u32> = (0..customers).map(|at| at % 200).collect();
    let names: Vec<String> = (0..200).map(|at| at.to_string()).collect();
    let inputs = LifecycleInputs {
        labels: Some(CustomerLabels {
            of_customer: &of_customer,
            names: &names,
        }),
        ..LifecycleInputs::of(&history)
    };
    let options = LifecycleOptions::default();
    let percentile = LifecycleOptions {
        statistic: Statistic::Percentile80,
        ..options
    };
    let scored = RfmOptions::default();
    let now = Rfm::of(&history, &scored).unwrap();
    let told = Lifecycle::of(&inputs, &options).unwrap();
    let expected = vec![1.0; history.len()];
    let earlier = Day(history.as_of().0 - 90);

    let pass = least("one pass over the orders", f64::NAN, &|| {
        let days = history.iter().map(|one| i64::from(one.last_day().0));
        let money = history.iter().flat_map(Buyer::amounts);
        let sum: i64 = money.map(|amount| amount.scaled()).sum();
        black_box(sum + days.sum::<i64>());
    });
    macro_rules! time {
        ($($name:literal: $run:expr;)*) => {
            $(least($name, pass, &|| { let _ = black_box($run); });)*
        };
    }
    time! {
        "rfm": Rfm::of(&history, &scored);
        "rfm, totals": now.view(Some(&expected));
        "rfm, moves": moved_since(&history, &scored, &now, earlier);
        "stages": Lifecycle::of(&inputs, &options);
        "stages, 80th percentile": Lifecycle::of(&inputs, &percentile);
        "stages, totals": told.view(&history, &[]);
        "statistics compared": propose(&inputs, &options);
        "flow": Flow::of(&inputs, &options, 12);
        "flow, 80th percentile": Flow::of(&inputs, &percentile, 12);
    }
}

/// Time on the processor, so that other programs do not count; zero where the system
/// does not tell.
fn busy() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// The least of five rounds, in milliseconds.
fn least(name: &str, pass: f64, run: &dyn Fn()) -> f64 {
    let rounds = (0..5).map(|_| {
        let start = busy();
        run();
        busy().saturating_sub(start).as_secs_f64() * 1e3
    });
    let least = rounds.fold(f64::INFINITY, f64::min);
    println!("{name:28} {least:8.2} ms {:8.1} passes", least / pass);
    least
}

/// Customers who come back at a pace of their own.
fn made(customers: u32, orders: u32, span: u32) -> History {
    let mut random = Random::new(7);
    let mut builder = OrdersBuilder::default();
    for order in 0..orders {
        // The square gives few customers many orders.
        let share = random.uniform();
        let customer = if order < customers {
            order
        } else {
            (share * share * f64::from(customers)) as u32
        };
        let day = (random.uniform() * f64::from(span)) as i32;
        let amount = Amount::from_scaled((random.uniform() * 1e6) as i64).unwrap();
        builder.push(&format!("C{customer:07}"), Day(18_000 + day), amount);
    }
    let orders = builder.finish().unwrap().unwrap();
    History::of(&orders, &Customers::new(&orders)).unwrap()
}
