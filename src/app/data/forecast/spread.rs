//! Customers by what they are expected to bring.

use std::sync::Arc;

use super::shared;
use super::words::horizon;
use crate::app::data::state::Results;
use crate::chart::histogram::{Bin, Histogram};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

pub(super) fn spread(results: &Results, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let outlook = results.outlook.as_ref()?;
    let money = outlook.value.is_some();
    let bins = &outlook.distribution.bins;
    if bins.len() < 2 {
        return None;
    }
    let mut drawn: Vec<Bin> = bins
        .iter()
        .map(|bin| Bin {
            from: bin.from,
            to: bin.to,
            count: f64::from(bin.count),
        })
        .collect();
    // Beyond the last edge lie a few giants: they are counted in the last bar,
    // and its range says so.
    let beyond = outlook.distribution.above;
    let open = drawn.last().filter(|_| beyond > 0).map(|bin| bin.to);
    if let Some(last) = drawn.last_mut() {
        last.count += f64::from(beyond);
    }
    let title = outlook.top_decile_share.map_or_else(
        || t::forecast::distribution_title_plain(l).to_owned(),
        |share| {
            t::forecast::DistributionTitle {
                share: &f.percent(share, 0),
            }
            .text(l)
        },
    );
    let horizon = horizon(outlook.horizon, f);
    let mut subtitle = if money {
        t::forecast::DistributionSub {
            horizon: &horizon,
            currency: f.currency.symbol(l),
        }
        .text(l)
    } else {
        t::forecast::DistributionSubOrders { horizon: &horizon }.text(l)
    };
    if let Some(from) = drawn.last().filter(|_| open.is_some()).map(|bin| bin.from) {
        let from = if money {
            f.money(from)
        } else {
            f.up_to(from, 2)
        };
        subtitle += " · ";
        subtitle += &t::forecast::DistributionOpen { from: &from }.text(l);
    }
    let say = move |value: f64| {
        let text = if money {
            f.money(value)
        } else {
            f.up_to(value, 2)
        };
        if Some(value) == open {
            [&text, "+"].concat()
        } else {
            text
        }
    };
    shared(Histogram {
        heading: Heading {
            description: t::forecast::DistributionDescription { title: &title }.text(l),
            title,
            subtitle,
        },
        heads: [
            t::forecast::distribution_range(l),
            t::forecast::distribution_count(l),
            t::forecast::distribution_share(l),
        ]
        .map(str::to_owned),
        bins: drawn,
        band: None,
        median: None,
        targets: Vec::new(),
        x_tick: Arc::new(move |x| f.money_axis(x)),
        x_label: Arc::new(say),
        count_label: Arc::new(move |count| f.count(count)),
        share_label: Arc::new(move |share| f.percent_fixed(share, 1)),
        words: Arc::new(move |range, count, share| {
            t::forecast::DistributionWords {
                count,
                range,
                share,
            }
            .text(l)
        }),
    })
}
