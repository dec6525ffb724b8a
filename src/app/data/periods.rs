//! Periods and ages in words.

use ltv_engine::calendar::Day;
use ltv_engine::units::Period;

use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// A period by its first day: `Jan 2025`, `Q1 2025`, a week by its Monday.
pub(super) fn name(start: Day, period: Period, f: Format) -> String {
    let (year, month, day) = start.civil();
    let (month, day) = (u32::from(month), u32::from(day));
    let text = year.to_string();
    match period {
        Period::Week => f.day(year, month, day),
        Period::Month => f.month(year, month),
        Period::Quarter => t::cohorts::Quarter {
            n: &(month.div_ceil(3)).to_string(),
            year: &text,
        }
        .text(f.locale),
        Period::Year => t::cohorts::Year { year: &text }.text(f.locale),
    }
}

/// An age: `month 3`; age 0 is the period of the first order.
pub(super) fn age(n: usize, period: Period, f: Format) -> String {
    let l = f.locale;
    if n == 0 {
        return t::cohorts::age_first(l).to_owned();
    }
    let n = &*f.count(n as f64);
    match period {
        Period::Week => t::cohorts::AgeWeek { n }.text(l),
        Period::Month => t::data::AgeMonths { n }.text(l),
        Period::Quarter => t::cohorts::AgeQuarter { n }.text(l),
        Period::Year => t::cohorts::AgeYear { n }.text(l),
    }
}

/// A length: `3 months`.
pub(super) fn length(n: usize, period: Period, f: Format) -> String {
    let l = f.locale;
    let value = &*f.count(n as f64);
    match (period, n) {
        (Period::Month, _) => f.months(n as f64),
        (Period::Week, 1) => t::tools::one_week(l).to_owned(),
        (Period::Week, _) => t::tools::Weeks { value }.text(l),
        (Period::Quarter, 1) => t::tools::one_quarter(l).to_owned(),
        (Period::Quarter, _) => t::tools::Quarters { value }.text(l),
        (Period::Year, 1) => t::tools::one_year(l).to_owned(),
        (Period::Year, _) => t::tools::Years { value }.text(l),
    }
}

/// "Months since first order".
pub(super) fn since(period: Period) -> Words {
    match period {
        Period::Week => t::cohorts::since_weeks,
        Period::Month => t::data::age,
        Period::Quarter => t::cohorts::since_quarters,
        Period::Year => t::cohorts::since_years,
    }
}

/// "Monthly".
pub(super) fn every(period: Period) -> Words {
    match period {
        Period::Week => t::cohorts::weekly,
        Period::Month => t::cohorts::monthly,
        Period::Quarter => t::cohorts::quarterly,
        Period::Year => t::cohorts::yearly,
    }
}

/// "Month".
pub(super) fn one(period: Period) -> Words {
    match period {
        Period::Week => t::cohorts::week_from,
        Period::Month => t::data::month,
        Period::Quarter => t::cohorts::quarter_head,
        Period::Year => t::cohorts::year_head,
    }
}
