//! The words for the kinds of programme.

use ltv_engine::error::Field;
use ltv_engine::scenario::ProgrammeKind;

use crate::app::menu::Words;
use crate::i18n::t;

/// The kind's name.
pub(crate) fn name(kind: ProgrammeKind) -> Words {
    match kind {
        ProgrammeKind::Newsletter => t::programmes::newsletter,
        ProgrammeKind::Membership => t::programmes::membership,
        ProgrammeKind::AfterSales => t::programmes::after_sales,
        ProgrammeKind::AbandonedCart => t::programmes::abandoned_cart,
        ProgrammeKind::WinBack => t::programmes::win_back,
        ProgrammeKind::Birthday => t::programmes::birthday,
        ProgrammeKind::Bundles => t::programmes::bundles,
        ProgrammeKind::Checkout => t::programmes::checkout,
        ProgrammeKind::Referral => t::programmes::referral,
        ProgrammeKind::ServiceCost => t::programmes::service_cost,
        ProgrammeKind::HighValue => t::programmes::high_value,
    }
}

/// One line on what it does.
pub(super) fn line(kind: ProgrammeKind) -> Words {
    match kind {
        ProgrammeKind::Newsletter => t::programmes::newsletter_line,
        ProgrammeKind::Membership => t::programmes::membership_line,
        ProgrammeKind::AfterSales => t::programmes::after_sales_line,
        ProgrammeKind::AbandonedCart => t::programmes::abandoned_cart_line,
        ProgrammeKind::WinBack => t::programmes::win_back_line,
        ProgrammeKind::Birthday => t::programmes::birthday_line,
        ProgrammeKind::Bundles => t::programmes::bundles_line,
        ProgrammeKind::Checkout => t::programmes::checkout_line,
        ProgrammeKind::Referral => t::programmes::referral_line,
        ProgrammeKind::ServiceCost => t::programmes::service_cost_line,
        ProgrammeKind::HighValue => t::programmes::high_value_line,
    }
}

/// Whether less of the input is better for the business.
pub(super) fn less_is_better(field: Field) -> bool {
    matches!(
        field,
        Field::Churn
            | Field::CostToServe
            | Field::AcquisitionCost
            | Field::AcquisitionSpend
            | Field::TotalSpend
    )
}

/// Whether the programme is there to lower the input. Points and care raise the
/// cost to serve; everything else moves for the better.
pub(super) fn lowers(kind: ProgrammeKind, field: Field) -> bool {
    let rewards = matches!(kind, ProgrammeKind::Membership | ProgrammeKind::AfterSales);
    less_is_better(field) && !(rewards && field == Field::CostToServe)
}

/// Whether an effect on the input is one on winning customers.
pub(super) fn on_acquisition(field: Field) -> bool {
    matches!(
        field,
        Field::AcquisitionCost | Field::AcquisitionSpend | Field::NewCustomers
    )
}
