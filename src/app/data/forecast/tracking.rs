//! Repeat orders over time: what happened, what the models make of the days they
//! were fitted on, and what they foretell.

use std::sync::Arc;

use ltv_engine::calendar::Day;
use ltv_engine::forecast::{Tracking, TrackingPoint};

use super::words::{day, model};
use super::{Look, shared};
use crate::app::data::state::Results;
use crate::chart::curves::{Curve, CurvesChart};
use crate::chart::{Heading, Label, SharedChart};
use crate::i18n::{Format, t};

/// The colour of what happened; the models' are their places in the list.
const ACTUAL: usize = 1;

pub(super) fn tracking(results: &Results, look: Look, f: Format) -> Option<SharedChart> {
    let tracking = results.tracking.as_ref()?;
    let told = told(results, tracking)?;
    let l = f.locale;
    let points = whole(tracking, look);
    // The first step of which the models have not seen all.
    let split = points
        .iter()
        .position(|point| point.until > tracking.calibration_end);
    let of = |point: &TrackingPoint, at: usize| {
        let values = if look.cumulative {
            &point.expected_sum
        } else {
            &point.expected
        };
        values.get(at).copied()
    };
    let actual = |point: &TrackingPoint| {
        if look.cumulative {
            point.actual_sum
        } else {
            point.actual
        }
    };
    let expected = |at: usize| Curve {
        label: if at == told {
            t::forecast::forecast_line(l).to_owned()
        } else {
            t::forecast::ExpectedBy {
                model: model(tracking.models[at])(l),
            }
            .text(l)
        },
        tone: if at == told { 0 } else { 7 },
        emphasis: at == told,
        values: points.iter().map(|point| of(point, at)).collect(),
        running_from: split,
        ahead: Vec::new(),
    };
    // The other models thin, behind.
    let mut curves: Vec<Curve> = (0..tracking.models.len())
        .filter(|at| *at != told)
        .map(expected)
        .collect();
    curves.push(Curve {
        label: t::forecast::actual(l).to_owned(),
        tone: ACTUAL,
        emphasis: true,
        values: points.iter().map(actual).collect(),
        ..Curve::default()
    });
    curves.push(expected(told));
    let days: Vec<Day> = points.iter().map(|point| point.until).collect();
    let split_day = day(tracking.calibration_end, f);
    let subtitle = if look.cumulative {
        t::forecast::TrackingCumulativeSub { split: &split_day }.text(l)
    } else {
        t::forecast::TrackingEachSub {
            each: &each(tracking.step, f),
            split: &split_day,
        }
        .text(l)
    };
    let title = title(tracking, told, f);
    let month = {
        let days = days.clone();
        move |x: f64| {
            let Some(day) = days.get(x as usize) else {
                return String::new();
            };
            let (year, month, _) = day.civil();
            f.month(year, u32::from(month))
        }
    };
    let exact = move |x: f64| {
        days.get(x as usize)
            .map_or_else(String::new, |d| day(*d, f))
    };
    let say: Label = Arc::new(move |value| f.up_to(value, u32::from(value < 100.0)));
    shared(CurvesChart {
        heading: Heading {
            description: t::forecast::TrackingDescription {
                title: &title,
                count: &f.count(points.len() as f64),
            }
            .text(l),
            title,
            subtitle,
        },
        x_name: t::forecast::tracking_step(l).to_owned(),
        first: 0,
        x_tick: Arc::new(month),
        x_label: Arc::new(exact),
        y_tick: Arc::new(move |value| f.money_axis(value)),
        y_label: say,
        curves,
        levels: Vec::new(),
        points: Vec::new(),
    })
}

/// Added up, all steps; one by one, those alone that are whole: the horizon cuts
/// off the last, which would look like a fall.
fn whole(tracking: &Tracking, look: Look) -> &[TrackingPoint] {
    let points = tracking.points.as_slice();
    match points {
        [before @ .., one, last]
            if !look.cumulative && last.until.0.abs_diff(one.until.0) < tracking.step =>
        {
            &points[..=before.len()]
        }
        all => all,
    }
}

/// The model that is told of: that of the forecast, as soon as it is known.
fn told(results: &Results, tracking: &Tracking) -> Option<usize> {
    let proposed = || {
        let scorecard = results.scorecard.as_ref()?.as_ref()?;
        Some(scorecard.best?.0)
    };
    let kind = results.outlook.as_ref().map(|outlook| outlook.model);
    let kind = kind.or(results.options.chosen).or_else(proposed);
    let at = tracking.models.iter().position(|own| Some(*own) == kind);
    at.or_else(|| (!tracking.models.is_empty()).then_some(0))
}

/// "Each week", "each 28 days".
pub(super) fn each(days: u32, f: Format) -> String {
    if days == 7 {
        return t::forecast::tracking_week(f.locale).to_owned();
    }
    let n = &*f.count(f64::from(days));
    t::forecast::TrackingEach { n }.text(f.locale)
}

/// Of the last step that is over.
fn title(tracking: &Tracking, told: usize, f: Format) -> String {
    let last = tracking
        .points
        .iter()
        .rev()
        .find_map(|point| Some((point, point.actual_sum?)));
    let Some((point, actual)) = last else {
        return t::forecast::tracking_view(f.locale).to_owned();
    };
    t::forecast::TrackingTitle {
        day: &day(point.until, f),
        actual: &f.count(actual),
        expected: &f.count(point.expected_sum.get(told).copied().unwrap_or(f64::NAN)),
    }
    .text(f.locale)
}
