//! Measures the analyses of segments and prints one line of JSON: the native half of
//! `cargo xtask bench segments`.
//!
//! ```sh
//! cargo run --release -p ltv-engine --example segments -- orders.csv members.csv 5
//! ```
//!
//! In each round every analysis runs for a while, after one pass over the orders: all days and
//! amounts of the history are looked at and added up, which is the least that anything
//! can do that looks at every order. `checks` tells what some of them found, for those
//! who compute the same with other programmes.

mod analyses;
mod lists;
mod shop;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use shop::Shop;

/// Milliseconds that an analysis is run over and over in a round: Linux tells the
/// processor's time in steps of some.
const LEAST: f64 = 100.0;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// An analysis by its name.
struct Analysis<'a> {
    name: &'static str,
    run: Box<dyn Fn() + 'a>,
}

fn analysis<'a, T>(name: &'static str, run: impl Fn() -> T + 'a) -> Analysis<'a> {
    let run = Box::new(move || {
        black_box(run());
    });
    Analysis { name, run }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [orders, members, rounds] = &arguments[..] else {
        return Err("segments ORDERS MEMBERS ROUNDS".into());
    };
    let shop = Shop::read(orders, members)?;
    let known = analyses::Known::of(&shop)?;
    let mut all = analyses::all(&shop, &known);
    all.extend(lists::all(&shop, &known));
    let mut times = vec![(Vec::new(), Vec::new()); all.len()];
    for _ in 0..rounds.parse()? {
        for (one, (ms, cpu)) in all.iter().zip(&mut times) {
            let (start, busy) = (Instant::now(), processor());
            let mut times = 0.0;
            while times < 1.0 || lap(start) < LEAST {
                (one.run)();
                times += 1.0;
            }
            ms.push(lap(start) / times);
            cpu.extend(busy.zip(processor()).map(|(from, to)| (to - from) / times));
        }
    }
    let mut said = format!(
        "{{\"orders\": {}, \"customers\": {}, \"members\": {}, \"products\": {}, \"checks\": {}",
        shop.history.order_count(),
        shop.history.len(),
        shop.roster.len(),
        shop.bought.names.len(),
        analyses::checks(&shop, &known)?,
    );
    write!(said, ", \"analyses\": [")?;
    for (at, (one, (ms, cpu))) in all.iter().zip(&times).enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        write!(
            said,
            "{comma}{{\"name\": \"{}\", \"ms\": {ms:?}, \"cpuMs\": {cpu:?}}}",
            one.name
        )?;
    }
    println!("{said}]}}");
    Ok(())
}

fn lap(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// Milliseconds of the processor that this process has had, where Linux tells it.
fn processor() -> Option<f64> {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = said.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}
