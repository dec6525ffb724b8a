//! How the cohorts are looked at, and which ways there are.

use ltv_engine::cohorts::{
    Basis, CohortBy, CohortOptions, CohortView, Contribution, Measure, Projected, Retention, Scale,
    Span,
};
use ltv_engine::units::Period;
use ltv_worker::protocol::{CohortAsk, LabelSource};

use crate::app::menu::Words;
use crate::i18n::t;

/// All that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct Choices {
    pub period: Period,
    /// What makes a row; `None`: the period of the first order.
    pub rows: Option<LabelSource>,
    pub view: CohortView,
    pub scale: Scale,
    pub retention: Retention,
    pub project: Option<Projected>,
    /// Small multiples by this label.
    pub panels: Option<LabelSource>,
}

/// Share of a row's customers who are retained.
pub(super) const RETENTION: CohortView = CohortView {
    measure: Measure::Retained,
    span: Span::Period,
    basis: Basis::Customer,
};

/// A sum so far per customer.
pub(super) const fn so_far(measure: Measure) -> CohortView {
    CohortView {
        measure,
        span: Span::Cumulative,
        basis: Basis::Customer,
    }
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            period: Period::Month,
            rows: None,
            view: RETENTION,
            scale: Scale::Absolute,
            retention: Retention::Active,
            project: None,
            panels: None,
        }
    }
}

impl Choices {
    /// The question that answers it. Labels that the data do not have are left out.
    pub(super) fn ask(
        &self,
        contribution: Contribution,
        has: impl Fn(&LabelSource) -> bool,
    ) -> CohortAsk {
        let rows = self.rows.clone().filter(&has);
        let by_label = rows.is_some();
        let panels = self.panels.clone().filter(|of| !by_label && has(of));
        CohortAsk {
            options: CohortOptions {
                period: self.period,
                by: if by_label {
                    CohortBy::Label
                } else {
                    CohortBy::FirstOrder
                },
                retention: self.retention,
                contribution,
                ..CohortOptions::default()
            },
            panels: panels.is_some(),
            labels: rows.or(panels),
            project: self.project.filter(|_| !by_label),
        }
    }

    /// The projection is of what the cells show.
    pub(super) fn shows_projection(&self) -> bool {
        let of = match self.project {
            Some(Projected::Orders) => Measure::Orders,
            Some(Projected::Revenue) => Measure::Revenue,
            Some(Projected::Contribution) => Measure::Contribution,
            // A share by age, not a sum, and only of those who never come back.
            Some(Projected::Retained) => {
                return self.view == RETENTION
                    && self.scale == Scale::Absolute
                    && matches!(self.retention, Retention::Survival { .. });
            }
            None => return false,
        };
        self.view.measure == of
            && self.view.span == Span::Cumulative
            && self.view.basis != Basis::Active
            && self.scale == Scale::Absolute
    }

    /// At age 0 every row has the same value: the base, not a shade.
    pub(super) fn first_shade(&self) -> usize {
        let counts = matches!(self.view.measure, Measure::Active | Measure::Retained);
        let share = counts && self.view.basis == Basis::Customer && self.scale == Scale::Absolute;
        usize::from(share || self.scale == Scale::OfFirst)
    }
}

/// What a view of cohorts needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Given {
    /// Rows are labels.
    pub by_label: bool,
    /// A margin is known.
    pub contribution: bool,
}

/// Why there is no such view; `None` when there is.
pub(super) fn lacking(view: CohortView, given: Given) -> Option<Words> {
    let counts = matches!(view.measure, Measure::Active | Measure::Retained);
    let sum = view.span == Span::Cumulative;
    match view.basis {
        _ if view.measure == Measure::Contribution && !given.contribution => {
            Some(t::cohorts::why_margin)
        }
        _ if view.measure == Measure::OrderValue => None,
        _ if counts && sum => Some(t::cohorts::why_counts_sum),
        Basis::Active if counts => Some(t::cohorts::why_counts_active),
        Basis::Active if sum => Some(t::cohorts::why_active_sum),
        Basis::Total if sum && given.by_label => Some(t::cohorts::why_label_total),
        _ => None,
    }
}
