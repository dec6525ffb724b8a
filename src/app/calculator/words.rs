//! The words for engine values: fields, periods, problems, bands.

use ltv_engine::economics::{Band, CalculatorResult, Method};
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::Period;

use super::fields::{is_money, is_percent};
use super::form::Problem;
use crate::app::menu::Words;
use crate::app::state::Answer;
use crate::i18n::{Format, Locale, t};

/// "per month" as a choice.
pub fn per(period: Period) -> Words {
    match period {
        Period::Week => t::calculator::per_week,
        Period::Month => t::calculator::per_month,
        Period::Quarter => t::calculator::per_quarter,
        Period::Year => t::calculator::per_year,
    }
}

/// "months" as a unit.
pub(crate) fn unit(period: Period) -> Words {
    match period {
        Period::Week => t::calculator::weeks,
        Period::Month => t::calculator::months,
        Period::Quarter => t::calculator::quarters,
        Period::Year => t::calculator::years,
    }
}

/// A field's value with its unit, as read in a sentence or a table.
pub fn value(field: Field, value: f64, f: Format) -> String {
    if is_percent(field) {
        f.percent(value, 2)
    } else if is_money(field) {
        f.money_exact((value * 1e4).round() / 1e4)
    } else {
        f.up_to(value, 3)
    }
}

/// The band's name.
pub(crate) fn band(band: Band, l: Locale) -> &'static str {
    match band {
        Band::Losing => t::calculator::band_losing(l),
        Band::Thin => t::calculator::band_thin(l),
        Band::Healthy => t::calculator::band_healthy(l),
        Band::UnderInvesting => t::calculator::band_under(l),
    }
}

/// What the first figure is.
pub fn figure(result: &CalculatorResult) -> Words {
    if result.base.is_some() {
        t::calculator::base_value
    } else if result.method == Method::Simple {
        t::calculator::ltv_revenue
    } else {
        t::calculator::ltv
    }
}

/// The rule of thumb behind the bands, with the ratios in force.
pub(crate) fn band_rule(answer: &Answer, f: Format) -> String {
    let bands = answer.inputs.bands;
    t::calculator::BandRule {
        healthy: &f.up_to(bands.healthy_from, 2),
        high: &f.up_to(bands.under_investing_above, 2),
    }
    .text(f.locale)
}

/// What is wrong with what was typed into the field, and what would be right.
pub(crate) fn problem(field: Field, problem: Problem, text: &str, format: Format) -> String {
    let l = format.locale;
    let shown = |limit: f64| value(field, limit, format);
    match problem {
        Problem::Empty => t::calculator::problem_empty(l).to_owned(),
        Problem::Out(Bound::NotANumber) => t::calculator::ProblemNumber { text }.text(l),
        Problem::Out(Bound::AtLeast { limit }) => match field {
            Field::Churn => t::calculator::ProblemChurnLow {
                text: &[text.trim_end_matches(['%', '％']), "%"].concat(),
                limit: &shown(limit),
            }
            .text(l),
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
