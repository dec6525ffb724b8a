//! Every displayed figure of a cohort table, made from its counts and sums.

use super::table::{CohortAverage, CohortCell, CohortKey, CohortTable, Cumulative};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortView {
    /// The quantity.
    pub measure: Measure,
    /// Of one period or since the first order.
    pub span: Span,
    /// Of the cohort or of one customer.
    pub basis: Basis,
}

/// A quantity of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Measure {
    /// Customers with an order in the period.
    Active,
    /// Customers retained by the table's definition.
    Retained,
    /// Orders.
    Orders,
    /// Revenue.
    Revenue,
    /// Contribution.
    Contribution,
    /// Average order value: revenue ÷ orders, whatever the basis. `None`
    /// without orders.
    OrderValue,
}

/// One period or all up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Span {
    /// In the period of the age.
    Period,
    /// From age 0 up to and including that period. Counts of customers have
    /// none: the same customers would be counted again.
    Cumulative,
}

/// Of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Basis {
    /// The whole row. Cumulative: by first order only, because by label the
    /// customers observed change with age. The average row shows the mean of
    /// a row.
    Total,
    /// Per acquired customer; of counts of customers, the share 0 ..= 1.
    Customer,
    /// Per customer active in the period; one period's orders and money only.
    Active,
}

/// Against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Scale {
    /// The value itself.
    Absolute,
    /// The value ÷ that of age 0 in the same row.
    OfFirst,
    /// The value ÷ that of the average row − 1: 0.1 is 10 % above it. Totals
    /// are compared per acquired customer, for rows differ in size.
    VersusAverage,
}

impl CohortTable {
    /// A figure of one cell. `None` where nothing is observed, where the
    /// quantity does not exist ([`Span`], [`Basis`], contribution unknown) or
    /// would be a division by 0.
    pub fn value(&self, row: usize, age: usize, view: CohortView, scale: Scale) -> Option<f64> {
        let row = self.rows.get(row)?;
        let fixed = matches!(row.key, CohortKey::Period { .. });
        let at = |age: usize, view| row.cells.get(age)?.facts().value(view, fixed);
        match scale {
            Scale::Absolute => at(age, view),
            Scale::OfFirst => ratio(at(age, view)?, at(0, view)?),
            Scale::VersusAverage => {
                let view = comparable(view);
                let average = self.average.get(age)?.facts()?.value(view, true)?;
                ratio(at(age, view)?, average).map(|ratio| ratio - 1.0)
            }
        }
    }

    /// A figure of the average row; 0 by definition against itself.
    pub fn average_value(&self, age: usize, view: CohortView, scale: Scale) -> Option<f64> {
        let at = |age: usize| self.average.get(age)?.value(view);
        match scale {
            Scale::Absolute => at(age),
            Scale::OfFirst => ratio(at(age)?, at(0)?),
            Scale::VersusAverage => at(age).map(|_| 0.0),
        }
    }
}

impl CohortAverage {
    /// The figure of this age.
    fn value(&self, view: CohortView) -> Option<f64> {
        let value = self.facts()?.value(view, true)?;
        let spread = view.basis == Basis::Total && view.measure != Measure::OrderValue;
        Some(if spread {
            value / f64::from(self.rows)
        } else {
            value
        })
    }

    fn facts(&self) -> Option<Facts> {
        Some(Facts {
            customers: f64::from(self.customers),
            active: f64::from(self.active),
            retained: f64::from(self.retained),
            orders: f64::from(self.orders),
            revenue: self.revenue.as_f64(),
            contribution: self.contribution,
            cumulative: self.cumulative?,
        })
    }
}

impl CohortCell {
    fn facts(&self) -> Facts {
        Facts {
            customers: f64::from(self.customers),
            active: f64::from(self.active),
            retained: f64::from(self.retained),
            orders: f64::from(self.orders),
            revenue: self.revenue.as_f64(),
            contribution: self.contribution,
            cumulative: self.cumulative,
        }
    }
}

/// What a cell and the average row have in common.
struct Facts {
    customers: f64,
    active: f64,
    retained: f64,
    orders: f64,
    revenue: f64,
    contribution: Option<f64>,
    cumulative: Cumulative,
}

impl Facts {
    /// `fixed`: the same customers at every age, so that cumulative totals exist.
    fn value(&self, view: CohortView, fixed: bool) -> Option<f64> {
        let cumulative = view.span == Span::Cumulative;
        let (amount, sum) = match view.measure {
            Measure::Active | Measure::Retained => {
                let count = if view.measure == Measure::Active {
                    self.active
                } else {
                    self.retained
                };
                return match view.basis {
                    _ if cumulative => None,
                    Basis::Total => Some(count),
                    Basis::Customer => ratio(count, self.customers),
                    Basis::Active => None,
                };
            }
            Measure::OrderValue if cumulative => {
                return ratio(self.cumulative.revenue, self.cumulative.orders);
            }
            Measure::OrderValue => return ratio(self.revenue, self.orders),
            Measure::Orders => (self.orders, self.cumulative.orders),
            Measure::Revenue => (self.revenue, self.cumulative.revenue),
            Measure::Contribution => (self.contribution?, self.cumulative.contribution?),
        };
        match (view.basis, cumulative) {
            (Basis::Total, false) => Some(amount),
            (Basis::Customer, false) => ratio(amount, self.customers),
            (Basis::Active, false) => ratio(amount, self.active),
            (Basis::Total, true) => fixed.then_some(sum * self.customers),
            (Basis::Customer, true) => Some(sum),
            (Basis::Active, true) => None,
        }
    }
}

fn comparable(view: CohortView) -> CohortView {
    CohortView {
        basis: match view.basis {
            Basis::Total => Basis::Customer,
            basis => basis,
        },
        ..view
    }
}

fn ratio(value: f64, by: f64) -> Option<f64> {
    (by != 0.0).then(|| value / by)
}
