//! The average curve of each label, side by side on one scale.

use std::sync::Arc;

use ltv_engine::cohorts::{CohortTable, Scale};
use ltv_worker::protocol::CohortAnswer;

use super::super::periods;
use super::Choices;
use super::figures::{Unit, caption};
use super::said::row_name;
use super::titles;
use crate::chart::Heading;
use crate::chart::panels::{Panel, PanelsChart};
use crate::i18n::{Format, t};

/// `None` where no panels were asked for.
pub(super) fn multiples(
    answer: &CohortAnswer,
    choices: &Choices,
    f: Format,
) -> Option<PanelsChart> {
    if answer.panels.is_empty() {
        return None;
    }
    let l = f.locale;
    // What is held against the average would be nothing but zeros in an average.
    let choices = &match choices.scale {
        Scale::VersusAverage => Choices {
            scale: Scale::Absolute,
            ..choices.clone()
        },
        _ => choices.clone(),
    };
    let (period, unit) = (answer.table.period, Unit::of(choices.view, choices.scale));
    let values = |table: &CohortTable| {
        let at = |age| table.average_value(age, choices.view, choices.scale);
        (0..table.average.len()).map(at).collect()
    };
    let panel = |panel: &ltv_engine::cohorts::CohortPanel| {
        let customers: f64 = panel.table.rows.iter().map(|row| f64::from(row.size)).sum();
        let name = row_name(&panel.key, period, f);
        Panel {
            label: t::cohorts::PanelLabel {
                name: &name,
                count: &f.count(customers),
            }
            .text(l),
            values: values(&panel.table),
        }
    };
    let title = titles::panels(answer, choices, f);
    Some(PanelsChart {
        heading: Heading {
            subtitle: [caption(choices, f), t::cohorts::panels_sub(l).to_owned()].join(" · "),
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(answer.panels.len() as f64),
            }
            .text(l),
            title,
        },
        x_name: periods::since(period)(l).to_owned(),
        first: choices.first_shade(),
        x_label: Arc::new(move |x| periods::age(x as usize, period, f)),
        x_tick: Arc::new(move |x| f.count(x)),
        y_tick: Arc::new(move |y| unit.axis(y, f)),
        y_label: Arc::new(move |y| unit.full(y, f)),
        panels: answer.panels.iter().map(panel).collect(),
        all: Panel {
            label: t::cohorts::everyone(l).to_owned(),
            values: values(&answer.table),
        },
    })
}
