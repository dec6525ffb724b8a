//! What is said about every field, method and kind of business.

use leptos::prelude::*;
use ltv_engine::economics::{Business, CalculatorResult, Method};
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use crate::app::calculator::field::{self, Speech};
use crate::app::calculator::fields::{is_length, restated};
use crate::app::calculator::words;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::t;

/// What the form says about a field.
pub(super) fn speech(field: Field, business: Business) -> Speech {
    Speech {
        label: label(field, business),
        help: help(field, business),
        aside,
    }
}

/// The field's label.
pub(crate) fn label(field: Field, business: Business) -> Words {
    match field {
        Field::AverageOrderValue if business == Business::Subscription => t::calculator::price,
        Field::AverageOrderValue => t::calculator::aov,
        Field::PurchaseFrequency => t::calculator::frequency,
        Field::GrossMargin => t::calculator::margin,
        Field::CostToServe => t::calculator::cost,
        Field::Churn => t::calculator::churn,
        Field::Lifespan => t::calculator::lifespan,
        Field::DiscountRate => t::calculator::discount,
        Field::Horizon => t::calculator::horizon,
        Field::TotalRevenue => t::calculator::revenue,
        Field::Payers => t::calculator::payers,
        Field::Loyalty => t::calculator::loyalty,
        Field::TotalSpend => t::calculator::total_spend,
        Field::AcquisitionCost => t::calculator::cac,
        Field::AcquisitionSpend => t::calculator::spend,
        Field::NewCustomers => t::calculator::new_customers,
        Field::TargetRatio => t::calculator::target,
        Field::TargetPayback => t::calculator::target_payback,
        Field::HealthyFrom => t::calculator::healthy_from,
        Field::UnderInvestingAbove => t::calculator::high_from,
    }
}

/// One sentence on what to enter.
fn help(field: Field, business: Business) -> Words {
    match (field, business) {
        (Field::AverageOrderValue, Business::Subscription) => t::calculator::price_help,
        (Field::CostToServe, Business::Subscription) => t::calculator::cost_payment_help,
        (Field::Churn, Business::Subscription) => t::calculator::churn_cancel_help,
        (Field::GrossMargin, Business::WholeBase) => t::calculator::margin_optional_help,
        (Field::AverageOrderValue, _) => t::calculator::aov_help,
        (Field::PurchaseFrequency, _) => t::calculator::frequency_help,
        (Field::GrossMargin, _) => t::calculator::margin_help,
        (Field::CostToServe, _) => t::calculator::cost_help,
        (Field::Churn, _) => t::calculator::churn_help,
        (Field::Lifespan, _) => t::calculator::lifespan_help,
        (Field::DiscountRate, _) => t::calculator::discount_help,
        (Field::Horizon, _) => t::calculator::horizon_help,
        (Field::TotalRevenue, _) => t::calculator::revenue_help,
        (Field::Payers, _) => t::calculator::payers_help,
        (Field::Loyalty, _) => t::calculator::loyalty_help,
        (Field::TotalSpend, _) => t::calculator::total_spend_help,
        (Field::AcquisitionCost, _) => t::calculator::cac_help,
        (Field::AcquisitionSpend, _) => t::calculator::spend_help,
        (Field::NewCustomers, _) => t::calculator::new_customers_help,
        (Field::TargetRatio, _) => t::calculator::target_help,
        (Field::TargetPayback, _) => t::calculator::target_payback_help,
        (Field::HealthyFrom, _) => t::calculator::healthy_from_help,
        (Field::UnderInvestingAbove, _) => t::calculator::high_from_help,
    }
}

/// The method's name.
pub(crate) fn method(method: Method) -> Words {
    match method {
        Method::Simple => t::calculator::method_simple,
        Method::MarginAdjusted => t::calculator::method_margin,
        Method::Retention => t::calculator::method_retention,
        Method::RetentionDiscounted => t::calculator::method_discounted,
        Method::FiniteHorizon => t::calculator::method_horizon,
        Method::ArppuTotal => t::calculator::method_total,
    }
}

/// One sentence on what the method counts.
pub(super) fn method_help(method: Method) -> Words {
    match method {
        Method::Simple => t::calculator::method_simple_help,
        Method::MarginAdjusted => t::calculator::method_margin_help,
        Method::Retention => t::calculator::method_retention_help,
        Method::RetentionDiscounted => t::calculator::method_discounted_help,
        Method::FiniteHorizon => t::calculator::method_horizon_help,
        Method::ArppuTotal => t::calculator::method_total_help,
    }
}

/// The kind of business.
pub(super) fn business(business: Business) -> Words {
    match business {
        Business::RepeatPurchases => t::calculator::business_repeat,
        Business::Subscription => t::calculator::business_subscription,
        Business::WholeBase => t::calculator::business_base,
    }
}

/// As the calculator's own, for every field.
fn aside(state: AppState, id: Field) -> String {
    let format = state.format();
    let l = format.locale;
    // A target says what it allows: the most to pay for a new customer.
    let allows = |of: fn(&CalculatorResult) -> Option<f64>| {
        let most = state
            .answer
            .with(|answer| answer.as_ref().and_then(|answer| of(&answer.result)));
        most.map_or_else(String::new, |most| {
            t::calculator::PayAtMost {
                amount: &format.money_at_most(most),
            }
            .text(l)
        })
    };
    match id {
        Field::TargetRatio => return allows(|result| result.allowed_acquisition_cost),
        Field::TargetPayback => return allows(|result| result.allowed_for_payback),
        _ => {}
    }
    state.form.with(|form| {
        let (value, per, paid) = (form.value(id), form.period(id), form.payment_period);
        match id {
            Field::AverageOrderValue | Field::CostToServe
                if form.business == Business::Subscription =>
            {
                t::calculator::per_payment(l).to_owned()
            }
            Field::NewCustomers => t::calculator::CacFromSpend {
                cac: &format.money_exact(
                    (form.value(Field::AcquisitionSpend) / value * 100.0).round() / 100.0,
                ),
            }
            .text(l),
            Field::DiscountRate if per != paid => t::calculator::EqualsRate {
                rate: &format.percent(restated(id, value, per, paid), 3),
                per: words::per(paid)(l),
            }
            .text(l),
            id if is_length(id) => t::calculator::EqualsMonths {
                months: &format.months(value * Period::Month.per(per)),
            }
            .text(l),
            _ => field::aside(state, id),
        }
    })
}
