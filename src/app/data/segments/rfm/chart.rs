//! What share of revenue each segment brought, beside its share of the customers.

use std::sync::Arc;

use ltv_engine::segments::rfm::SegmentTotals;

use super::{Told, lead, words};
use crate::chart::shares::bars;
use crate::chart::waterfall::{Fall, Kind};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

pub(super) fn shares(told: &Told, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let segments = || told.view.segments.iter().filter(|one| one.customers > 0);
    let best = lead::best(told)?;
    let bar = |one: &SegmentTotals| {
        let part = one.revenue_share.unwrap_or(one.share);
        let text = match one.revenue_share {
            Some(part) => t::rfm::BarText {
                part: &f.percent(part, 0),
                share: &f.percent(one.share, 0),
            }
            .text(l),
            None => f.percent(one.share, 0),
        };
        Fall {
            label: words::segment(&one.name, l),
            from: 0.0,
            to: part,
            text,
            kind: Kind::Gain,
            strong: one.name == best.name,
        }
    };
    let name = &*words::segment(&best.name, l);
    let share = &*f.percent(best.share, 0);
    let (title, subtitle) = match best.revenue_share {
        Some(part) => (
            t::rfm::ChartTitle {
                name,
                part: &f.percent(part, 0),
                share,
            }
            .text(l),
            t::rfm::chart_sub(l),
        ),
        None => (
            t::rfm::LeadSize { name, share }.text(l),
            t::rfm::chart_sub_size(l),
        ),
    };
    let heading = Heading {
        description: t::data::ChartDescription {
            title: &title,
            count: &f.count(segments().count() as f64),
        }
        .text(l),
        title,
        subtitle: subtitle.to_owned(),
    };
    let heads = [
        t::rfm::segment(l).to_owned(),
        t::rfm::chart_head(l).to_owned(),
    ];
    Some(Arc::new(bars(
        heading,
        heads,
        segments().map(bar).collect(),
    )))
}
