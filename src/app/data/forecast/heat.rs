//! P(alive) and expected orders by how often one came back and how long one has
//! been silent.

use ltv_engine::forecast::HeatMap;

use super::words::horizon;
use super::{Look, shared};
use crate::app::data::state::Results;
use crate::chart::grid::{GridCell, GridChart};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

pub(super) fn heat(results: &Results, look: Look, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let outlook = results.outlook.as_ref()?;
    let heat = &outlook.heat;
    let values = if look.orders {
        &heat.orders
    } else {
        &heat.p_alive
    };
    if values.is_empty() {
        return None;
    }
    let age = &*f.count(f64::from(heat.age));
    let (title, subtitle) = if look.orders {
        let horizon = &*horizon(outlook.horizon, f);
        let title = most(heat, f).unwrap_or_else(|| t::forecast::orders_head(l).to_owned());
        (title, t::forecast::HeatOrdersSub { age, horizon }.text(l))
    } else {
        let plain = || t::forecast::heat_alive_title_plain(l).to_owned();
        (
            crossing(heat, f).unwrap_or_else(plain),
            t::forecast::HeatAliveSub { age }.text(l),
        )
    };
    let cell = |value: &Option<f64>| match value {
        None => GridCell {
            value: None,
            text: "–".to_owned(),
            compact: "–".to_owned(),
            met: false,
        },
        Some(value) if look.orders => GridCell {
            value: Some(*value),
            text: f.fixed(*value, 2),
            compact: f.up_to(*value, 1),
            met: false,
        },
        Some(value) => GridCell {
            value: Some(*value),
            text: f.percent(*value, 0),
            compact: f.up_to(value * 100.0, 0),
            met: false,
        },
    };
    let count = |n: &u32| f.count(f64::from(*n));
    shared(GridChart {
        heading: Heading {
            description: t::forecast::DescriptionHeat { title: &title }.text(l),
            title,
            subtitle,
        },
        x_name: t::forecast::heat_since(l).to_owned(),
        y_name: t::forecast::frequency(l).to_owned(),
        xs: heat.since.iter().map(count).collect(),
        ys: heat.frequency.iter().map(count).collect(),
        cells: values.iter().map(cell).collect(),
        current: None,
        contour: None,
    })
}

/// Where P(alive) falls below one half, of a frequent customer.
fn crossing(heat: &HeatMap, f: Format) -> Option<String> {
    let columns = heat.since.len();
    let row = heat.frequency.iter().rposition(|times| *times <= 5)?;
    let times = heat.frequency[row];
    let own = heat.p_alive.get(row * columns..(row + 1) * columns)?;
    let at = own
        .iter()
        .position(|p_alive| p_alive.is_some_and(|p_alive| p_alive < 0.5))?;
    (times > 0 && at > 0).then(|| {
        t::forecast::HeatAliveTitle {
            days: &f.count(f64::from(heat.since[at])),
            times: &f.count(f64::from(times)),
        }
        .text(f.locale)
    })
}

/// The best cell.
fn most(heat: &HeatMap, f: Format) -> Option<String> {
    let columns = heat.since.len().max(1);
    let (mut best, mut orders) = (None, f64::MIN);
    for (at, value) in heat.orders.iter().enumerate() {
        if let Some(value) = value.filter(|value| *value > orders) {
            (best, orders) = (Some(at), value);
        }
    }
    let at = best?;
    Some(
        t::forecast::HeatOrdersTitle {
            orders: &f.up_to(orders, 1),
            times: &f.count(f64::from(*heat.frequency.get(at / columns)?)),
            days: &f.count(f64::from(*heat.since.get(at % columns)?)),
        }
        .text(f.locale),
    )
}
