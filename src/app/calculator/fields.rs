//! What the fields of the form are: their order, units, periods and examples.

use ltv_engine::economics::Business;
use ltv_engine::error::Field;
use ltv_engine::units::{Churn, Discount, Period};

use crate::i18n::Currency;

/// The fields in the order of the form.
pub const FIELDS: [Field; 19] = [
    Field::AverageOrderValue,
    Field::PurchaseFrequency,
    Field::TotalRevenue,
    Field::Payers,
    Field::GrossMargin,
    Field::CostToServe,
    Field::Churn,
    Field::Lifespan,
    Field::Loyalty,
    Field::DiscountRate,
    Field::Horizon,
    Field::TotalSpend,
    Field::AcquisitionCost,
    Field::AcquisitionSpend,
    Field::NewCustomers,
    Field::TargetRatio,
    Field::TargetPayback,
    Field::HealthyFrom,
    Field::UnderInvestingAbove,
];

/// The fields that stand in the fold below the form.
pub const FOLDED: usize = 15;

/// The field's place in [`FIELDS`].
pub fn index(field: Field) -> usize {
    FIELDS.iter().position(|other| *other == field).unwrap_or(0)
}

/// Whether a field is typed in percent.
pub fn is_percent(field: Field) -> bool {
    matches!(
        field,
        Field::GrossMargin | Field::Churn | Field::DiscountRate
    )
}

/// Whether a field is an amount of money.
pub fn is_money(field: Field) -> bool {
    matches!(
        field,
        Field::AverageOrderValue
            | Field::CostToServe
            | Field::AcquisitionCost
            | Field::AcquisitionSpend
            | Field::TotalRevenue
            | Field::TotalSpend
    )
}

/// Whether a field is a length of time in a unit that the user chooses.
pub fn is_length(field: Field) -> bool {
    matches!(field, Field::Lifespan | Field::Loyalty | Field::Horizon)
}

/// Whether a field's value counts a period that the user chooses.
pub fn has_period(field: Field) -> bool {
    is_length(field)
        || matches!(
            field,
            Field::PurchaseFrequency | Field::Churn | Field::DiscountRate | Field::TotalRevenue
        )
}

/// The same statement for another period.
pub fn restated(field: Field, value: f64, per: Period, to: Period) -> f64 {
    match field {
        Field::Churn => Churn { share: value, per }.in_period(to),
        Field::DiscountRate => Discount { rate: value, per }.in_period(to),
        field if is_length(field) => value * to.per(per),
        _ => value * per.per(to),
    }
}

/// The example's value of a field and the period it counts.
pub fn example(field: Field, currency: Currency, business: Business) -> (f64, Period) {
    let subscription = business == Business::Subscription;
    // Order, subscription price, cost to serve, CAC: small round amounts as they
    // are usual; the rest are multiples of them.
    let [order, price, cost, cac] = match currency {
        Currency::Twd => [1180.0, 399.0, 85.0, 620.0],
        Currency::Usd | Currency::Eur | Currency::Other(_) => [48.0, 19.0, 3.5, 25.0],
        Currency::Jpy => [5600.0, 1900.0, 400.0, 2900.0],
        Currency::Hkd => [380.0, 120.0, 28.0, 200.0],
        Currency::Cny => [260.0, 85.0, 18.0, 135.0],
    };
    let value = match field {
        Field::AverageOrderValue if subscription => price,
        Field::AverageOrderValue => order,
        Field::CostToServe if subscription => cost / 2.0,
        Field::CostToServe => cost,
        Field::AcquisitionCost => cac,
        Field::AcquisitionSpend => cac * 250.0,
        Field::NewCustomers => 250.0,
        Field::TotalRevenue => order * 3000.0,
        Field::TotalSpend => cac * 1800.0,
        Field::Payers => 1200.0,
        Field::PurchaseFrequency => 0.42,
        Field::GrossMargin if subscription => 0.7,
        Field::GrossMargin => 0.45,
        Field::Churn if subscription => 0.05,
        Field::Churn => 0.08,
        Field::Lifespan => 2.0,
        Field::Horizon | Field::Loyalty | Field::TargetRatio | Field::HealthyFrom => 3.0,
        Field::DiscountRate => 0.1,
        Field::TargetPayback => 12.0,
        Field::UnderInvestingAbove => 5.0,
    };
    let yearly = matches!(
        field,
        Field::Lifespan
            | Field::Loyalty
            | Field::Horizon
            | Field::DiscountRate
            | Field::TotalRevenue
    );
    (value, if yearly { Period::Year } else { Period::Month })
}
