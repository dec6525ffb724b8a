//! Customers drawn from a model that is known.

use ltv_engine::btyd::Model;
use ltv_engine::history::History;
use ltv_engine::numeric::Random;

use crate::support::history;

/// Days in which purchases of one day are rare: what a model calls one moment after
/// another should not become one purchase.
pub(crate) const WEEKS: f64 = 7.0;

/// Customers who first buy in the first twelfth of `days`, and buy on as `model` (per
/// week) says. Spend is drawn too, whatever they do.
pub(crate) fn simulate<M: Model>(model: &M, customers: usize, days: i32, seed: u64) -> History {
    let mut random = Random::new(seed);
    let ids: Vec<String> = (0..customers).map(|at| format!("c{at}")).collect();
    let mut orders = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let first = (random.uniform() * f64::from(days) / 12.0) as i32;
        // One of them buys on the very last day and the very first.
        let first = if at == 0 { 0 } else { first };
        let mean = 6.0 * 15.0 / random.gamma(4.0);
        let amount = |random: &mut Random| mean * random.gamma(6.0) / 6.0;
        orders.push((id.as_str(), first, amount(&mut random)));
        for age in model.draw(&mut random, f64::from(days - first) / WEEKS) {
            let day = first + (age * WEEKS).ceil() as i32;
            orders.push((id.as_str(), day.min(days), amount(&mut random)));
        }
    }
    orders.push((ids[0].as_str(), days, 1.0));
    history(orders)
}
