//! Maps by frequency and recency.

use super::any::AnyModel;
use super::known::{Known, Seen};
use super::{ForecastOptions, HeatMap};

/// Rows and columns at most.
const ROWS: usize = 12;
const COLUMNS: u32 = 12;

/// The map for a customer as old as the oldest.
pub(super) fn heat(model: AnyModel, known: &Known, options: &ForecastOptions) -> HeatMap {
    let age = known.rows.iter().map(|seen| seen.t).max().unwrap_or(0);
    let frequency = frequencies(known);
    let mut since: Vec<u32> = (0..=COLUMNS).map(|at| age * at / COLUMNS).collect();
    since.dedup();
    let horizon = f64::from(options.horizon) / options.unit.days();
    let mut map = HeatMap {
        age,
        frequency,
        since,
        p_alive: Vec::new(),
        orders: Vec::new(),
    };
    for &x in &map.frequency {
        for &since in &map.since {
            let t_x = age - since;
            // A purchase a day at most, and none but the first on the first day.
            let can_be = if x == 0 { t_x == 0 } else { t_x >= x };
            let one = Seen { x, t_x, t: age }.per(options.unit);
            map.p_alive.push(can_be.then(|| model.p_alive(one)));
            map.orders
                .push(can_be.then(|| model.conditional_expected(one, horizon)));
        }
    }
    map
}

/// Every frequency up to what 99 in 100 customers do not exceed, thinned where that
/// is too many.
fn frequencies(known: &Known) -> Vec<u32> {
    let all = f64::from(known.customers());
    let mut passed = 0.0;
    let most = known.iter().find_map(|(seen, count)| {
        passed += count;
        (passed >= 0.99 * all).then_some(seen.x)
    });
    let most = most.unwrap_or(0).max(1);
    let last = (ROWS - 1) as u32;
    if most <= last {
        return (0..=most).collect();
    }
    // Small numbers one by one, large ones at distances that grow.
    let ratio = libm::log(f64::from(most)) / f64::from(last - 1);
    let mut list: Vec<u32> = (0..last)
        .map(|at| libm::round(libm::exp(ratio * f64::from(at))) as u32)
        .collect();
    list.insert(0, 0);
    for at in 1..list.len() {
        list[at] = list[at].max(list[at - 1] + 1);
    }
    list
}
