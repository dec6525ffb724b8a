//! Where a value lies on its slider. Small values get more room: the position
//! is the square root of the value's share of the range, which begins at the
//! smallest valid value.

use ltv_engine::error::Field;
use ltv_engine::units::Period;

use crate::i18n::Currency;

/// Positions of a slider: 0..=STEPS.
pub const STEPS: u32 = 1000;

/// The largest value on a slider; larger ones can still be typed.
pub fn top(field: Field, period: Period, currency: Currency) -> f64 {
    let money = match currency {
        Currency::Twd => 10_000.0,
        Currency::Usd | Currency::Eur | Currency::Other(_) => 500.0,
        Currency::Jpy => 50_000.0,
        Currency::Hkd | Currency::Cny => 3000.0,
    };
    match field {
        Field::CostToServe => money / 5.0,
        Field::PurchaseFrequency => match period {
            Period::Week => 3.0,
            Period::Month => 10.0,
            Period::Quarter => 30.0,
            Period::Year => 100.0,
        },
        Field::GrossMargin | Field::Churn => 1.0,
        Field::DiscountRate => 0.5,
        Field::Lifespan | Field::Loyalty | Field::Horizon => 20.0 * period.per_year(),
        Field::TotalRevenue => money * 100.0 * Period::Month.per_year() / period.per_year(),
        Field::TotalSpend | Field::AcquisitionSpend => money * 200.0,
        Field::Payers => 20_000.0,
        Field::NewCustomers => 5000.0,
        Field::TargetRatio | Field::HealthyFrom => 10.0,
        Field::UnderInvestingAbove => 20.0,
        Field::TargetPayback => 36.0,
        _ => money,
    }
}

/// The position of a value.
pub fn position(field: Field, value: f64, top: f64) -> u32 {
    let low = field.range().min;
    // A value below the range has no place on it, and shows as its beginning.
    let share = if value > low {
        ((value - low) / (top - low)).min(1.0)
    } else {
        0.0
    };
    let share = if linear(field) { share } else { share.sqrt() };
    (f64::from(STEPS) * share).round() as u32
}

/// The value at a position, rounded to what a hand can mean: three digits.
pub fn value(field: Field, position: u32, top: f64) -> f64 {
    let share = f64::from(position.min(STEPS)) / f64::from(STEPS);
    let range = field.range();
    let share = if linear(field) { share } else { share * share };
    range.nearest(round(range.min + (top - range.min) * share))
}

/// The value after the slider has been moved from `from` to `to`. A step too
/// small to show at three digits still moves on by one of them, or the arrow
/// keys would stand still.
pub fn moved(field: Field, current: f64, from: u32, to: u32, top: f64) -> f64 {
    let next = value(field, to, top);
    let unit = unit(current.max(field.range().min));
    let range = field.range();
    if to > from && next <= current {
        range.nearest(tidy(current + unit)).min(top)
    } else if to < from && next >= current {
        range.nearest(tidy(current - unit))
    } else {
        next
    }
}

fn linear(field: Field) -> bool {
    field == Field::GrossMargin
}

fn round(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let unit = unit(value);
    tidy((value / unit).round() * unit)
}

/// Half a unit of the second digit: 50 for 1,180, 0.005 for 0.42.
fn unit(value: f64) -> f64 {
    10_f64.powf(value.max(1e-6).log10().floor() - 1.0) / 2.0
}

/// A decimal of six places divided out once is the 0.42 that a user would type.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
