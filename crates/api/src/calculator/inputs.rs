//! The inputs, by the names of the element's `prefill` and `setInputs`.

use ltv_engine::economics::{self as engine, Acquisition, Bands, Base, Lifetime};
use ltv_engine::error::Field;
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan};

use super::refused::{Bound, Given, Refused};
use super::words::{Business, Method, Period, Timing, Word};

/// The inputs. Shares are shares: 0.45 is 45 %. What the method does not use may be
/// left out; nothing is filled in but what is said at each name.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "camelCase")
)]
pub struct CalculatorInputs {
    /// Code of the currency; told again with the result.
    pub currency: Option<String>,
    /// Without it: the one that the method fits, `repeat` first.
    pub business: Option<Business>,
    /// Without it: `margin`, for subscriptions `retention`, for a base `total`.
    pub method: Option<Method>,
    /// The rhythm of payment; a month without it. `orders`, `churn` and `lifespan` count by it.
    pub period: Option<Period>,
    /// `start` without it.
    pub timing: Option<Timing>,
    /// Average order value (the price, for subscriptions). Currency.
    pub aov: Option<f64>,
    /// Orders per customer per period.
    pub orders: Option<f64>,
    /// The period that `orders` counts.
    pub orders_per: Option<Period>,
    /// Gross margin, 0 to 1.
    pub margin: Option<f64>,
    /// Cost to serve per order; 0 without it.
    pub cost: Option<f64>,
    /// Share of customers lost per period, 0.001 to 1. Counts where `lifespan` is given, too.
    pub churn: Option<f64>,
    /// The period that `churn` counts.
    pub churn_per: Option<Period>,
    /// How long a customer stays, in periods.
    pub lifespan: Option<f64>,
    /// The unit of `lifespan`.
    pub lifespan_unit: Option<Period>,
    /// Discount rate, 0 to 1.
    pub discount: Option<f64>,
    /// The period that `discount` counts; a year without it.
    pub discount_per: Option<Period>,
    /// How far ahead is counted.
    pub horizon: Option<f64>,
    /// The unit of `horizon`; years without it.
    pub horizon_unit: Option<Period>,
    /// What winning a customer costs. Counts where `spend` is given, too.
    pub cac: Option<f64>,
    /// What winning `newCustomers` has cost.
    pub spend: Option<f64>,
    /// Customers won with `spend`.
    pub new_customers: Option<f64>,
    /// Turnover of the whole base.
    pub revenue: Option<f64>,
    /// The period that `revenue` counts; a year without it.
    pub revenue_per: Option<Period>,
    /// Paying customers in the whole base.
    pub payers: Option<f64>,
    /// How long those stay.
    pub loyalty: Option<f64>,
    /// The unit of `loyalty`; years without it.
    pub loyalty_unit: Option<Period>,
    /// What winning the whole base has cost.
    pub total_spend: Option<f64>,
    /// LTV:CAC to aim at; 3 without it.
    pub target: Option<f64>,
    /// Payback to aim at, in months; 12 without it.
    pub target_payback: Option<f64>,
    /// LTV:CAC from which a ratio counts as healthy; 3 without it.
    pub healthy_from: Option<f64>,
    /// LTV:CAC above which growth is likely under-funded; 5 without it.
    pub high_from: Option<f64>,
}

/// The name of a field in the inputs.
pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::AverageOrderValue => "aov",
        Field::PurchaseFrequency => "orders",
        Field::GrossMargin => "margin",
        Field::CostToServe => "cost",
        Field::Churn => "churn",
        Field::Lifespan => "lifespan",
        Field::DiscountRate => "discount",
        Field::Horizon => "horizon",
        Field::TotalRevenue => "revenue",
        Field::Payers => "payers",
        Field::Loyalty => "loyalty",
        Field::TotalSpend => "totalSpend",
        Field::AcquisitionCost => "cac",
        Field::AcquisitionSpend => "spend",
        Field::NewCustomers => "newCustomers",
        Field::TargetRatio => "target",
        Field::TargetPayback => "targetPayback",
        Field::HealthyFrom => "healthyFrom",
        Field::UnderInvestingAbove => "highFrom",
    }
}

impl CalculatorInputs {
    /// The engine's inputs.
    pub(super) fn to_engine(&self) -> Result<engine::CalculatorInputs, Refused> {
        let method = self.engine_method()?;
        let repeat = self.engine_business(method) == engine::Business::RepeatPurchases;
        let period = self.period.unwrap_or(Period::Month).into();
        let whole = method == engine::Method::ArppuTotal;
        let uses_span = match method {
            engine::Method::MarginAdjusted
            | engine::Method::Simple
            | engine::Method::FiniteHorizon => self.churn.is_none(),
            _ => false,
        };
        let per = |own: Option<Period>| own.map_or(period, Into::into);
        let yearly = |own: Option<Period>| own.unwrap_or(Period::Year).into();
        // What is not used must only be valid.
        let needed = |used: bool, value: Option<f64>, field: Field| match value {
            Some(value) => Ok(value),
            None if !used => Ok(1.0),
            None => Err(missing(field)),
        };
        // In the order of the form, so that the first one missing is told first.
        let average_order_value = needed(!whole, self.aov, Field::AverageOrderValue)?;
        let orders = needed(repeat, self.orders, Field::PurchaseFrequency)?;
        let gross_margin = needed(
            !whole && method != engine::Method::Simple,
            self.margin,
            Field::GrossMargin,
        )?;
        let lifetime = if whole || uses_span {
            Lifetime::Span(Lifespan {
                length: needed(!whole, self.lifespan, Field::Lifespan)?,
                unit: per(self.lifespan_unit),
            })
        } else {
            Lifetime::Churn(Churn {
                share: needed(true, self.churn, Field::Churn)?,
                per: per(self.churn_per),
            })
        };
        Ok(engine::CalculatorInputs {
            method,
            payment_period: period,
            average_order_value,
            frequency: if repeat {
                Frequency {
                    orders,
                    per: per(self.orders_per),
                }
            } else {
                Frequency {
                    orders: 1.0,
                    per: period,
                }
            },
            gross_margin,
            cost_to_serve: self.cost.unwrap_or(0.0),
            lifetime,
            discount: Discount {
                rate: needed(method.discounts(), self.discount, Field::DiscountRate)?,
                per: yearly(self.discount_per),
            },
            timing: match self.timing {
                None | Some(Timing::Start) => engine::Timing::AtOnce,
                Some(Timing::End) => engine::Timing::EndOfPeriod,
            },
            horizon: Lifespan {
                length: needed(
                    method == engine::Method::FiniteHorizon,
                    self.horizon,
                    Field::Horizon,
                )?,
                unit: yearly(self.horizon_unit),
            },
            base: Base {
                revenue: needed(whole, self.revenue, Field::TotalRevenue)?,
                revenue_per: yearly(self.revenue_per),
                payers: needed(whole, self.payers, Field::Payers)?,
                loyalty: Lifespan {
                    length: needed(whole, self.loyalty, Field::Loyalty)?,
                    unit: yearly(self.loyalty_unit),
                },
                acquisition_spend: needed(whole, self.total_spend, Field::TotalSpend)?,
                gross_margin: self.margin,
            },
            acquisition: match (self.cac, self.spend, self.new_customers) {
                (Some(cost), ..) => Acquisition::Cost(cost),
                (None, Some(spend), Some(new_customers)) => Acquisition::Spend {
                    spend,
                    new_customers,
                },
                (None, Some(_), None) => return Err(missing(Field::NewCustomers)),
                (None, None, Some(_)) => return Err(missing(Field::AcquisitionSpend)),
                (None, None, None) => Acquisition::Unknown,
            },
            target_ratio: self.target.unwrap_or(3.0),
            target_payback: self.target_payback.unwrap_or(12.0),
            bands: Bands {
                thin_from: 1.0,
                healthy_from: self.healthy_from.unwrap_or(3.0),
                under_investing_above: self.high_from.unwrap_or(5.0),
            },
        })
    }

    fn engine_method(&self) -> Result<engine::Method, Refused> {
        let business = self.business.map(Into::into);
        let Some(asked) = self.method else {
            let business: engine::Business = business.unwrap_or_default();
            return Ok(business.methods()[0]);
        };
        match business {
            Some(business) if !business.methods().contains(&asked.into()) => {
                let fits = |method: &Method| business.methods().contains(&(*method).into());
                let value = Some(Given::Text(asked.text().to_owned()));
                let words = Method::words(fits);
                Err(Refused::new("method", value, Bound::NotAWord { words }))
            }
            _ => Ok(asked.into()),
        }
    }

    fn engine_business(&self, method: engine::Method) -> engine::Business {
        let fitting = |business: &engine::Business| business.methods().contains(&method);
        match self.business {
            Some(business) => business.into(),
            None => (engine::Business::ALL.into_iter().find(fitting)).unwrap_or_default(),
        }
    }
}

fn missing(field: Field) -> Refused {
    Refused::new(name(field), None, Bound::Missing)
}
