//! Exports of known tools, recognised by their header names.

mod table;

use super::mapping::RowMeaning;
use super::schema::{Evidence, Guess, words};
use super::values::DateStyle;
use crate::sort::sort_few;
use table::Entry;

/// A tool's export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum Preset {
    /// Shopify: Orders > Export.
    Shopify,
    /// `WooCommerce`: an export of orders by an extension.
    WooCommerce,
    /// `WooCommerce`: Analytics > Orders > Download.
    WooCommerceAnalytics,
    /// Stripe: Payments > Export.
    Stripe,
    /// `HubSpot`: an export of deals.
    HubSpotDeals,
    /// Zoho CRM: an export of deals.
    ZohoDeals,
    /// monday CRM: an export of a board of deals.
    Monday,
    /// Google Analytics 4: purchases from its `BigQuery` export.
    Ga4,
    /// SHOPLINE: an export of orders.
    Shopline,
    /// 91APP: an export of orders.
    App91,
    /// CYBERBIZ: an export of orders.
    Cyberbiz,
}

/// What the header names of a preset rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Source {
    /// The maker's documentation or source code.
    Official,
    /// Files and programs that others published, which read the real export.
    PublicFiles,
    /// Neither could be had: a reconstruction.
    Unconfirmed,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Shopify,
        Self::WooCommerce,
        Self::WooCommerceAnalytics,
        Self::Stripe,
        Self::HubSpotDeals,
        Self::ZohoDeals,
        Self::Monday,
        Self::Ga4,
        Self::Shopline,
        Self::App91,
        Self::Cyberbiz,
    ];

    fn entry(self) -> &'static Entry {
        match self {
            Self::Shopify => &table::SHOPIFY,
            Self::WooCommerce => &table::WOO_COMMERCE,
            Self::WooCommerceAnalytics => &table::WOO_COMMERCE_ANALYTICS,
            Self::Stripe => &table::STRIPE,
            Self::HubSpotDeals => &table::HUB_SPOT_DEALS,
            Self::ZohoDeals => &table::ZOHO_DEALS,
            Self::Monday => &table::MONDAY,
            Self::Ga4 => &table::GA4,
            Self::Shopline => &table::SHOPLINE,
            Self::App91 => &table::APP_91,
            Self::Cyberbiz => &table::CYBERBIZ,
        }
    }

    /// The tool's name, as its maker writes it.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// What the header names rest on.
    pub fn source(self) -> Source {
        self.entry().source
    }

    /// What several rows with one order id are.
    pub fn rows(self) -> RowMeaning {
        self.entry().rows
    }

    /// How dates are written unless the cells say otherwise.
    pub fn dates(self) -> DateStyle {
        self.entry().dates
    }

    /// Whether an order with this word in the status column stands; `None` for
    /// words that are not known of the tool. In the stages of deals every word
    /// but the one for "won" says no.
    pub fn stands(self, status: &str) -> Option<bool> {
        let is = |word: &&str| word.eq_ignore_ascii_case(status.trim());
        let entry = self.entry();
        if entry.sale.iter().any(is) {
            Some(true)
        } else if entry.no_sale.is_empty() || entry.no_sale.iter().any(is) {
            Some(false)
        } else {
            None
        }
    }

    /// The export that has such header names, whatever their order and case.
    pub fn of(names: &[String]) -> Option<Self> {
        let names: Vec<String> = names.iter().map(String::as_str).map(words).collect();
        let has = |name: &&str| names.contains(&words(name));
        Self::ALL
            .into_iter()
            .find(|preset| preset.entry().signature.iter().all(has))
    }

    /// The columns of its roles among such header names.
    pub(super) fn guesses(self, names: &[String]) -> Vec<Guess> {
        let names: Vec<String> = names.iter().map(String::as_str).map(words).collect();
        let find = |name: &&str| {
            let wanted = words(name);
            names.iter().position(|name| *name == wanted)
        };
        let mut guesses: Vec<Guess> = Vec::new();
        for &(role, alternatives) in self.entry().roles {
            let Some(column) = alternatives.iter().find_map(find) else {
                continue;
            };
            // One column may tell who the customer is in several ways, and no more.
            let taken = |guess: &Guess| {
                guess.column == column && !(guess.role.is_identity() && role.is_identity())
            };
            if !guesses.iter().any(taken) {
                guesses.push(Guess {
                    role,
                    column,
                    confidence: 1.0,
                    evidence: Evidence::Preset,
                });
            }
        }
        sort_few(&mut guesses, |guess| guess.role);
        guesses
    }
}
