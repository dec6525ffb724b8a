//! A figure of a cell as text, as long or as short as there is room.

use ltv_engine::cohorts::{Basis, CohortView, Measure, Retention, Scale, Span};

use super::super::export::Value;
use super::Choices;
use super::choices::{RETENTION, so_far};
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// What a number of the view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Share,
    /// A share with its sign.
    Change,
    Count,
    /// A count per customer.
    Each,
    Money,
    /// A sum of a whole row.
    Sum,
}

impl Unit {
    pub(super) fn of(view: CohortView, scale: Scale) -> Self {
        match scale {
            Scale::Absolute => Self::absolute(view),
            Scale::OfFirst => Self::Share,
            Scale::VersusAverage => Self::Change,
        }
    }

    fn absolute(view: CohortView) -> Self {
        match (view.measure, view.basis) {
            (Measure::Active | Measure::Retained, Basis::Customer) => Self::Share,
            (Measure::Active | Measure::Retained | Measure::Orders, Basis::Total) => Self::Count,
            (Measure::Revenue | Measure::Contribution, Basis::Total) => Self::Sum,
            (Measure::Revenue | Measure::Contribution | Measure::OrderValue, _) => Self::Money,
            _ => Self::Each,
        }
    }

    /// In a cell: no currency mark, which the caption has.
    pub(super) fn cell(self, value: f64, f: Format) -> String {
        match self {
            Self::Share => f.percent_fixed(value, 1),
            Self::Change => signed(&f.percent(value.abs(), 0), value),
            Self::Count => f.count(value),
            Self::Each => f.fixed(value, 2),
            Self::Money => f.fixed(value, f.currency.decimals()),
            Self::Sum => f.money_axis(value.round()),
        }
    }

    /// In a sentence.
    pub(super) fn full(self, value: f64, f: Format) -> String {
        match self {
            Self::Money | Self::Sum => f.money(value),
            Self::Share => f.percent(value, 1),
            Self::Change => signed(&f.percent(value.abs(), 1), value),
            _ => self.cell(value, f),
        }
    }

    /// On an axis.
    pub(super) fn axis(self, value: f64, f: Format) -> String {
        match self {
            Self::Share => f.percent(value, 1),
            Self::Change => signed(&f.percent(value.abs(), 0), value),
            _ => f.money_axis(value),
        }
    }

    /// In a file.
    pub(super) fn value(self, value: Option<f64>) -> Value {
        Value::or_empty(
            value,
            match self {
                Self::Share | Self::Change => Value::Percent,
                Self::Count | Self::Each => Value::Number,
                Self::Money | Self::Sum => Value::Money,
            },
        )
    }

    pub(super) fn is_money(self) -> bool {
        matches!(self, Self::Money | Self::Sum)
    }
}

fn signed(text: &str, value: f64) -> String {
    let zero = !text.contains(|c: char| ('1'..='9').contains(&c));
    match (zero, value < 0.0) {
        (true, _) => text.to_owned(),
        (false, true) => format!("−{text}"),
        (false, false) => format!("+{text}"),
    }
}

pub(super) fn measure(measure: Measure) -> Words {
    match measure {
        Measure::Active => t::cohorts::active,
        Measure::Retained => t::cohorts::retained,
        Measure::Orders => t::cohorts::orders,
        Measure::Revenue => t::cohorts::revenue,
        Measure::Contribution => t::cohorts::contribution,
        Measure::OrderValue => t::cohorts::order_value,
    }
}

/// The views that have a name of their own.
pub(super) const NAMED: [(CohortView, Words); 3] = [
    (RETENTION, t::data::retention),
    (so_far(Measure::Revenue), t::data::cumulative),
    (
        so_far(Measure::Contribution),
        t::cohorts::contribution_so_far,
    ),
];

/// What a view is called: "Retention", else by what it measures.
pub(super) fn name(view: CohortView) -> Words {
    let own = NAMED.iter().find(|(named, _)| *named == view);
    own.map_or_else(|| measure(view.measure), |(_, words)| *words)
}

/// What the cells show, in words: "Cumulative revenue · per customer · NT$",
/// "Orders · in the period · whole group".
pub(super) fn caption(choices: &Choices, f: Format) -> String {
    let l = f.locale;
    let view = choices.view;
    let named = NAMED.iter().any(|(own, _)| *own == view);
    let mut words = vec![name(view)(l)];
    if view == RETENTION {
        words.push(match choices.retention {
            Retention::Active => t::cohorts::retention_active(l),
            Retention::Rolling => t::cohorts::rolling(l),
            Retention::Survival { .. } => t::cohorts::survival(l),
        });
    }
    if !named {
        words.push(match view.span {
            Span::Period => t::cohorts::per_period(l),
            Span::Cumulative => t::cohorts::so_far(l),
        });
    }
    if view.measure != Measure::OrderValue && view != RETENTION {
        words.push(match view.basis {
            Basis::Total => t::cohorts::total(l),
            Basis::Customer => t::cohorts::per_customer(l),
            Basis::Active => t::cohorts::per_active(l),
        });
    }
    match choices.scale {
        Scale::Absolute => {}
        Scale::OfFirst => words.push(t::cohorts::of_first(l)),
        Scale::VersusAverage => words.push(t::cohorts::versus_average(l)),
    }
    if Unit::of(view, choices.scale).is_money() {
        words.push(f.currency.symbol(l));
    }
    words.join(" · ")
}
