//! Cohorts in words: who a row is, when it had paid back, and why something is
//! not there.

use ltv_engine::cohorts::{
    CohortError, CohortKey, CohortTable, NoProjection, Payback, ProjectionMethod,
};
use ltv_engine::units::Period;

use super::super::periods;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// Who a row is.
pub(super) fn row_name(key: &CohortKey, period: Period, f: Format) -> String {
    let l = f.locale;
    match key {
        CohortKey::Period { start } => periods::name(*start, period, f),
        CohortKey::Label { name, .. } => name.clone(),
        CohortKey::Rest { labels } => t::cohorts::Rest {
            count: &f.count(f64::from(*labels)),
        }
        .text(l),
        CohortKey::Unlabelled => t::cohorts::unlabelled(l).to_owned(),
    }
}

/// When a row had paid back what it cost.
pub(super) fn payback(payback: Option<Payback>, period: Period, f: Format) -> String {
    match payback {
        None => String::new(),
        Some(Payback::Reached { age, running, .. }) => {
            let text = periods::age(age as usize, period, f);
            if running {
                format!("{text} ({})", t::data::running(f.locale))
            } else {
                text
            }
        }
        Some(Payback::NotYet { missing }) => t::cohorts::NotYet {
            missing: &f.money(missing),
        }
        .text(f.locale),
    }
}

/// The age at which a row had paid back.
pub(super) fn paid_at(payback: Option<Payback>) -> Option<usize> {
    match payback {
        Some(Payback::Reached { age, .. }) => Some(age as usize),
        _ => None,
    }
}

/// Some row knows what it cost. By label none does: spend is by period.
pub(super) fn has_cost(table: &CohortTable) -> bool {
    table.rows.iter().any(|row| row.cac.is_some())
}

/// Why there is no table.
pub(in crate::app::data) fn error(error: CohortError, f: Format) -> String {
    let l = f.locale;
    match error {
        CohortError::NoCosts => t::cohorts::no_costs(l).to_owned(),
        CohortError::NoLabels => t::cohorts::no_labels(l).to_owned(),
        CohortError::Contribution => t::cohorts::no_contribution(l).to_owned(),
        CohortError::NothingObserved => t::cohorts::nothing_observed(l).to_owned(),
        CohortError::TooManyCells { cells } => t::cohorts::TooManyCells {
            cells: &f.count(cells as f64),
        }
        .text(l),
    }
}

/// How cells were projected.
pub(super) fn projection_method(method: ProjectionMethod) -> Words {
    match method {
        ProjectionMethod::ConstantChurn => t::cohorts::project_by_churn,
        ProjectionMethod::ShiftedBetaGeometric => t::cohorts::project_by_sbg,
        ProjectionMethod::BetaDiscreteWeibull => t::cohorts::project_by_bdw,
        _ => t::cohorts::project_method,
    }
}

/// Why nothing is projected.
pub(super) fn no_projection(why: NoProjection, f: Format) -> String {
    let l = f.locale;
    match why {
        NoProjection::NotByFirstOrder => t::cohorts::why_project_label(l).to_owned(),
        NoProjection::NoContribution => t::cohorts::why_margin(l).to_owned(),
        NoProjection::Negative => t::cohorts::project_negative(l).to_owned(),
        NoProjection::NotSurvival => t::cohorts::project_survival(l).to_owned(),
        NoProjection::NobodyLost => t::cohorts::project_nobody_lost(l).to_owned(),
        NoProjection::TooFewCohorts { cohorts, needed } => t::cohorts::ProjectFew {
            cohorts: &f.count(f64::from(cohorts)),
            needed: &f.count(f64::from(needed)),
        }
        .text(l),
    }
}
