//! The curve: what was observed, and how each model continues it.

use std::sync::Arc;

use ltv_engine::forecast::Estimate;
use ltv_engine::retention::{Retention, RetentionFit};

use super::words::{best, last_age, naive, short};
use crate::app::data::forecast::between;
use crate::app::data::periods;
use crate::chart::curves::{Ahead, Curve, CurvesChart};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

pub(super) fn curve(retention: &Retention, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let (told, plain) = (best(retention)?, naive(retention)?);
    let age = last_age(told);
    let share = |fit: &RetentionFit| {
        let at = fit.survival.get(age).map_or(f64::NAN, |own| own.mean);
        f.percent(at, 1)
    };
    let title = t::forecast::RetTitle {
        ages: &periods::length(age, retention.period, f),
        share: &share(told),
        naive: &share(plain),
    }
    .text(l);
    let models = retention.models.iter().enumerate();
    let mut curves: Vec<Curve> = models
        .map(|(tone, fit)| continued(fit, tone, fit.kind == told.kind, f))
        .collect();
    let observed = retention.observed.iter();
    curves.push(Curve {
        label: t::forecast::ret_observed(l).to_owned(),
        tone: 6,
        emphasis: true,
        values: observed.map(|own| Some(own.share)).collect(),
        ..Curve::default()
    });
    let period = retention.period;
    Some(Arc::new(CurvesChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(age as f64 + 1.0),
            }
            .text(l),
            title,
            subtitle: t::forecast::ret_sub(l).to_owned(),
        },
        x_name: periods::one(period)(l).to_owned(),
        first: 0,
        x_tick: Arc::new(move |x| f.count(x)),
        x_label: Arc::new(move |x| periods::length(x as usize, period, f)),
        y_tick: Arc::new(move |y| f.percent(y, 0)),
        y_label: Arc::new(move |y| f.percent(y, 1)),
        curves,
        levels: Vec::new(),
        points: Vec::new(),
    }))
}

/// A model from the start on; only the proposed one has its range drawn.
fn continued(fit: &RetentionFit, tone: usize, told: bool, f: Format) -> Curve {
    let ahead = |(at, own): (usize, &Estimate)| {
        let interval = own.interval.filter(|_| told);
        let (low, high) = interval.unwrap_or((own.mean, own.mean));
        let mut text = f.percent(own.mean, 1);
        if interval.is_some() {
            let range = between(low, high, |value| f.percent(value, 1), f);
            text = t::forecast::ValueRange {
                value: &text,
                range: &range,
            }
            .text(f.locale);
        }
        Ahead {
            at,
            value: own.mean,
            low,
            high,
            text,
        }
    };
    Curve {
        label: short(fit.kind)(f.locale).to_owned(),
        tone,
        emphasis: true,
        values: vec![Some(1.0)],
        running_from: None,
        ahead: fit.survival.iter().enumerate().skip(1).map(ahead).collect(),
    }
}
