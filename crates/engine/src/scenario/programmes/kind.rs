//! The programmes of the field: what each moves, and what is claimed of it.

use crate::error::Field;

/// A kind of programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum ProgrammeKind {
    /// Newsletter and e-mail, segmented and personal.
    Newsletter,
    /// Membership tiers and points; the rewards are a cost to serve.
    Membership,
    /// After-sales service and care.
    AfterSales,
    /// Mail about an abandoned cart.
    AbandonedCart,
    /// Winning back customers who are asleep.
    WinBack,
    /// Birthday and anniversary offers.
    Birthday,
    /// Bundles, cross-selling, recommendations.
    Bundles,
    /// A simpler checkout.
    Checkout,
    /// Customers who bring customers.
    Referral,
    /// The right channel for each contact with service.
    ServiceCost,
    /// More customers of the kind that is worth most.
    HighValue,
}

/// A figure that is quoted for a programme. Shown with its source, never applied.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Quoted {
    /// What it is a share of.
    pub figure: QuotedFigure,
    /// Lower end: 0.05 is 5 %.
    pub low: f64,
    /// Upper end; the lower end again where one number is quoted.
    pub high: f64,
    /// Who says so.
    pub source: QuotedSource,
}

/// What a quoted share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum QuotedFigure {
    /// Sales recovered, as a share of those that would have been lost.
    LostSalesRecovered,
    /// Rise of the LTV of the customers targeted.
    LifetimeValue,
}

/// Where a quoted figure is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum QuotedSource {
    /// Econsultancy.
    Econsultancy,
    /// The case of one clothing retailer.
    ClothingRetailer,
}

/// How long customers stay is one of these, by method and way of entering it.
macro_rules! fields {
    ($($field:ident),* ; stay) => {
        &[$(Field::$field,)* Field::Churn, Field::Lifespan, Field::Loyalty]
    };
    ($($field:ident),*) => { &[$(Field::$field),*] };
}

impl ProgrammeKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Newsletter,
        Self::Membership,
        Self::AfterSales,
        Self::AbandonedCart,
        Self::WinBack,
        Self::Birthday,
        Self::Bundles,
        Self::Checkout,
        Self::Referral,
        Self::ServiceCost,
        Self::HighValue,
    ];

    /// The inputs it can move, under whatever method: to be narrowed to the
    /// [`crate::economics::CalculatorInputs::fields`] in use. Staying is churn,
    /// lifespan or loyalty; for a whole base, orders and their value are its revenue.
    pub fn moves(self) -> &'static [Field] {
        match self {
            Self::Newsletter | Self::WinBack => fields![PurchaseFrequency, TotalRevenue; stay],
            Self::Membership => {
                fields![PurchaseFrequency, AverageOrderValue, CostToServe, TotalRevenue; stay]
            }
            Self::AfterSales => fields![CostToServe; stay],
            Self::AbandonedCart | Self::Birthday => fields![PurchaseFrequency, TotalRevenue],
            Self::Bundles => fields![AverageOrderValue, TotalRevenue],
            // More visitors who buy are more customers for the same spend.
            Self::Checkout => {
                fields![
                    PurchaseFrequency,
                    TotalRevenue,
                    AcquisitionCost,
                    NewCustomers
                ]
            }
            // Referred customers may also be worth more.
            Self::Referral => {
                fields![AcquisitionCost, NewCustomers, PurchaseFrequency, AverageOrderValue; stay]
            }
            Self::ServiceCost => fields![CostToServe],
            Self::HighValue => fields![AverageOrderValue, PurchaseFrequency, TotalRevenue; stay],
        }
    }

    /// What is quoted for it in the field, if anything.
    pub fn quoted(self) -> Option<Quoted> {
        match self {
            Self::AbandonedCart => Some(Quoted {
                figure: QuotedFigure::LostSalesRecovered,
                low: 0.05,
                high: 0.11,
                source: QuotedSource::Econsultancy,
            }),
            Self::HighValue => Some(Quoted {
                figure: QuotedFigure::LifetimeValue,
                low: 0.2,
                high: 0.2,
                source: QuotedSource::ClothingRetailer,
            }),
            _ => None,
        }
    }
}
