//! What tables and columns hold.

use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::presets::Preset;
use ltv_engine::ingest::{Role, TableKind};

use crate::app::menu::Words;
use crate::i18n::{Locale, t};

/// What a file's rows are about.
pub(in crate::app::data) fn kind(kind: TableKind) -> Words {
    match kind {
        TableKind::Orders => t::files::kind_orders,
        TableKind::Customers => t::files::kind_customers,
        TableKind::Spend => t::files::kind_spend,
        TableKind::Interactions => t::files::kind_interactions,
    }
}

/// What a column is, in a table of a kind.
pub(in crate::app::data) fn role(role: Role, kind: TableKind, l: Locale) -> &'static str {
    match (role, kind) {
        (Role::Date, TableKind::Spend) => t::files::role_period(l),
        (Role::Amount, TableKind::Spend) => t::files::role_spend(l),
        (Role::Date, TableKind::Interactions) => t::files::role_interaction_date(l),
        (Role::Kind, _) => t::files::role_interaction_kind(l),
        (Role::Customer, _) => t::data::column_customer(l),
        (Role::Date, _) => t::data::column_date(l),
        (Role::Amount, _) => t::data::column_amount(l),
        (Role::OrderId, _) => t::files::role_order_id(l),
        (Role::Status, _) => t::files::role_status(l),
        (Role::RefundStatus, _) => t::files::role_refund_status(l),
        (Role::Refunded, _) => t::files::role_refunded(l),
        (Role::Currency, _) => t::files::role_currency(l),
        (Role::Product, _) => t::files::role_product(l),
        (Role::Channel, _) => t::files::role_channel(l),
        (Role::Quantity, _) => t::files::role_quantity(l),
        (Role::Cost, _) => t::files::role_cost(l),
        (Role::Email, _) => t::files::role_email(l),
        (Role::Phone, _) => t::files::role_phone(l),
        (Role::LineId, _) => t::files::role_line(l),
        (Role::Name, _) => t::files::role_name(l),
        (Role::OptIn, _) => t::files::role_opt_in(l),
        (Role::OptInEmail, _) => t::files::role_opt_in_email(l),
        (Role::OptInSms, _) => t::files::role_opt_in_sms(l),
        (Role::OptInLine, _) => t::files::role_opt_in_line(l),
        (Role::PeriodEnd, _) => t::files::role_period_end(l),
        (Role::FirstChannel, _) => t::files::role_first_channel(l),
        (Role::LastChannel, _) => t::files::role_last_channel(l),
        _ => t::data::column(l),
    }
}

/// A key by which a person is recognised.
pub(in crate::app::data) fn contact(kind: ContactKind, l: Locale) -> &'static str {
    match kind {
        ContactKind::Id => t::files::contact_id(l),
        ContactKind::Email => t::files::contact_email(l),
        ContactKind::Phone => t::files::contact_phone(l),
        ContactKind::LineId => t::files::contact_line(l),
    }
}

/// What to know of a tool's export; `None` for tools that nothing is to be said of.
pub(in crate::app::data) fn preset_note(preset: Preset) -> Option<Words> {
    Some(match preset {
        Preset::Shopify => t::files::preset_shopify,
        Preset::WooCommerce => t::files::preset_woo,
        Preset::WooCommerceAnalytics => t::files::preset_woo_analytics,
        Preset::Stripe => t::files::preset_stripe,
        Preset::HubSpotDeals => t::files::preset_hubspot,
        Preset::ZohoDeals => t::files::preset_zoho,
        Preset::Monday => t::files::preset_monday,
        Preset::Ga4 => t::files::preset_ga4,
        Preset::Shopline => t::files::preset_shopline,
        Preset::App91 => t::files::preset_app91,
        Preset::Cyberbiz => t::files::preset_cyberbiz,
        _ => return None,
    })
}
