//! The Lorenz curve.

use std::sync::Arc;

use ltv_worker::protocol::segments::TopAnswer;

use crate::chart::lorenz::LorenzChart;
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

pub(super) fn lorenz(answer: &TopAnswer, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let found = &answer.concentration;
    // The point before so many per cent of the best.
    let before = |percent: u8| {
        let top = found.top.iter().find(|one| one.percent == percent)?;
        let at = found.customers - top.customers;
        let point = found.curve.iter().find(|point| point.customers == at)?;
        Some((top, *point))
    };
    let (_, half) = before(50)?;
    let (tenth, mark) = before(10)?;
    let title = t::top::LorenzTitle {
        share: &f.percent(half.revenue_share, 1),
    }
    .text(l);
    let subtitle = found.gini.map_or_else(
        || t::top::lorenz_sub_none(l).to_owned(),
        |gini| {
            t::top::LorenzSub {
                gini: &f.fixed(gini, 2),
            }
            .text(l)
        },
    );
    let points = found.curve.iter();
    let points = points.map(|one| (one.customer_share, one.revenue_share));
    let share = move |decimals: u32| move |share: f64| f.percent(share, decimals);
    let words = t::top::LorenzTop {
        share: &f.percent(tenth.share?, 1),
    }
    .text(l);
    Some(Arc::new(LorenzChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(found.curve.len() as f64),
            }
            .text(l),
            title,
            subtitle,
        },
        heads: [
            t::top::lorenz_x(l).to_owned(),
            t::top::of_revenue(l).to_owned(),
        ],
        points: points.collect(),
        own: t::top::lorenz_own(l).to_owned(),
        alike: t::top::lorenz_equal(l).to_owned(),
        mark: Some((mark.customer_share, mark.revenue_share, words)),
        tick: Arc::new(share(0)),
        x_label: Arc::new(move |share| {
            t::top::LorenzAt {
                share: &f.percent(share, 1),
            }
            .text(l)
        }),
        y_label: Arc::new(move |share| {
            t::top::LorenzOf {
                share: &f.percent(share, 1),
            }
            .text(l)
        }),
    }))
}
