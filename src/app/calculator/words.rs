//! The words for engine values: fields, periods, problems, bands.

use ltv_engine::economics::Band;
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::Period;

use super::form::{Problem, is_percent};
use crate::i18n::{Format, Locale, t};

/// The field's label.
pub(super) fn label(field: Field, l: Locale) -> &'static str {
    match field {
        Field::AverageOrderValue => t::calculator::aov(l),
        Field::PurchaseFrequency => t::calculator::frequency(l),
        Field::GrossMargin => t::calculator::margin(l),
        Field::CostToServe => t::calculator::cost(l),
        Field::Churn => t::calculator::churn(l),
        Field::Lifespan => t::calculator::lifespan(l),
        Field::AcquisitionCost => t::calculator::cac(l),
        Field::TargetRatio => t::calculator::target(l),
    }
}

/// One sentence on what to enter.
pub(super) fn help(field: Field, l: Locale) -> &'static str {
    match field {
        Field::AverageOrderValue => t::calculator::aov_help(l),
        Field::PurchaseFrequency => t::calculator::frequency_help(l),
        Field::GrossMargin => t::calculator::margin_help(l),
        Field::CostToServe => t::calculator::cost_help(l),
        Field::Churn => t::calculator::churn_help(l),
        Field::Lifespan => t::calculator::lifespan_help(l),
        Field::AcquisitionCost => t::calculator::cac_help(l),
        Field::TargetRatio => t::calculator::target_help(l),
    }
}

/// "per month" as a choice.
pub(super) fn per(period: Period, l: Locale) -> &'static str {
    match period {
        Period::Week => t::calculator::per_week(l),
        Period::Month => t::calculator::per_month(l),
        Period::Quarter => t::calculator::per_quarter(l),
        Period::Year => t::calculator::per_year(l),
    }
}

/// "months" as a unit.
pub(super) fn unit(period: Period, l: Locale) -> &'static str {
    match period {
        Period::Week => t::calculator::weeks(l),
        Period::Month => t::calculator::months(l),
        Period::Quarter => t::calculator::quarters(l),
        Period::Year => t::calculator::years(l),
    }
}

/// The band's name.
pub(super) fn band(band: Band, l: Locale) -> &'static str {
    match band {
        Band::Losing => t::calculator::band_losing(l),
        Band::Thin => t::calculator::band_thin(l),
        Band::Healthy => t::calculator::band_healthy(l),
        Band::UnderInvesting => t::calculator::band_under(l),
    }
}

/// What is wrong with the field, and what would be right.
pub(super) fn problem(field: Field, problem: Problem, text: &str, format: Format) -> String {
    let l = format.locale;
    let shown = |limit: f64| {
        if is_percent(field) {
            format.percent(limit, 1)
        } else if matches!(
            field,
            Field::AverageOrderValue | Field::CostToServe | Field::AcquisitionCost
        ) {
            format.money_exact(limit)
        } else {
            format.up_to(limit, 3)
        }
    };
    match problem {
        Problem::Empty => t::calculator::problem_empty(l).to_owned(),
        Problem::Out(Bound::NotANumber) => t::calculator::ProblemNumber { text }.text(l),
        Problem::Out(Bound::AtLeast { limit }) => match field {
            Field::Churn => t::calculator::problem_churn_low(l).to_owned(),
            Field::PurchaseFrequency => t::calculator::problem_frequency_low(l).to_owned(),
            _ => t::calculator::ProblemLow {
                limit: &shown(limit),
            }
            .text(l),
        },
        Problem::Out(Bound::AtMost { limit }) => match field {
            Field::GrossMargin => t::calculator::problem_margin_high(l).to_owned(),
            Field::Churn => t::calculator::problem_churn_high(l).to_owned(),
            _ => t::calculator::ProblemHigh {
                limit: &shown(limit),
            }
            .text(l),
        },
    }
}
