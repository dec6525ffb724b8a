//! The trial by how often customers had come back before it.

use std::sync::Arc;

use ltv_engine::forecast::{FrequencyBin, Scorecard};

use super::shared;
use super::words::model;
use crate::app::data::state::Results;
use crate::chart::curves::{Curve, CurvesChart};
use crate::chart::{Heading, Label, SharedChart};
use crate::i18n::{Format, t};

/// The model that stands out: that of the forecast, else the proposed one.
pub(super) fn told(results: &Results, scorecard: &Scorecard) -> usize {
    let kind = results.outlook.as_ref().map(|outlook| outlook.model);
    let kind = kind.or(scorecard.best.map(|(kind, _)| kind));
    let at = scorecard.models.iter().position(|own| Some(*own) == kind);
    at.unwrap_or(0)
}

pub(super) fn frequency(results: &Results, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let scorecard = results.scorecard.as_ref()?.as_ref()?;
    let bins = &scorecard.by_frequency;
    if bins.len() < 2 || scorecard.models.is_empty() {
        return None;
    }
    let told = told(results, scorecard);
    let name = move |bin: &FrequencyBin| {
        let n = &*f.count(f64::from(bin.x));
        if bin.and_more {
            t::forecast::FrequencyMore { n }.text(l)
        } else {
            n.to_owned()
        }
    };
    let expected = |at: usize| Curve {
        label: if at == told {
            t::forecast::forecast_line(l).to_owned()
        } else {
            t::forecast::ExpectedBy {
                model: model(scorecard.models[at])(l),
            }
            .text(l)
        },
        tone: if at == told { 0 } else { 7 },
        emphasis: at == told,
        values: bins
            .iter()
            .map(|bin| bin.expected.get(at).copied())
            .collect(),
        running_from: Some(1),
        ahead: Vec::new(),
    };
    let mut curves: Vec<Curve> = (0..scorecard.models.len())
        .filter(|at| *at != told)
        .map(expected)
        .collect();
    curves.push(Curve {
        label: t::forecast::actual(l).to_owned(),
        tone: 1,
        emphasis: true,
        values: bins.iter().map(|bin| Some(bin.actual)).collect(),
        ..Curve::default()
    });
    curves.push(expected(told));
    // Of the most frequent, where models differ most.
    let last = bins.last()?;
    let title = t::forecast::ByFrequencyTitle {
        times: &name(last),
        actual: &f.up_to(last.actual, 2),
        expected: &f.up_to(last.expected.get(told).copied().unwrap_or(f64::NAN), 2),
    }
    .text(l);
    let names: Vec<String> = bins.iter().map(name).collect();
    let label: Label = Arc::new(move |x| names.get(x as usize).cloned().unwrap_or_default());
    let count = f.count(bins.len() as f64);
    shared(CurvesChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &count,
            }
            .text(l),
            title,
            subtitle: t::forecast::by_frequency_sub(l).to_owned(),
        },
        x_name: t::forecast::frequency(l).to_owned(),
        first: 0,
        x_tick: label.clone(),
        x_label: label,
        y_tick: Arc::new(move |value| f.up_to(value, 2)),
        y_label: Arc::new(move |value| f.fixed(value, 2)),
        curves,
        levels: Vec::new(),
        points: Vec::new(),
    })
}
