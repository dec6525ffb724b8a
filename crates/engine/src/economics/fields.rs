//! The inputs one by one: which of them a method uses, their values and their ranges.

use super::inputs::{Acquisition, CalculatorInputs, Lifetime};
use super::method::Method;
use crate::error::{Bound, Field, InputError};
use crate::units::check;

impl CalculatorInputs {
    /// The inputs that the method uses, in the order of a form, targets and bands apart.
    pub fn fields(&self) -> Vec<Field> {
        if self.method == Method::ArppuTotal {
            return vec![
                Field::TotalRevenue,
                Field::Payers,
                Field::GrossMargin,
                Field::Loyalty,
                Field::TotalSpend,
            ];
        }
        let mut fields = vec![Field::AverageOrderValue, Field::PurchaseFrequency];
        if self.method != Method::Simple {
            fields.extend([Field::GrossMargin, Field::CostToServe]);
        }
        fields.push(match self.lifetime {
            Lifetime::Span(_) => Field::Lifespan,
            Lifetime::Churn(_) => Field::Churn,
        });
        if self.method.discounts() {
            fields.push(Field::DiscountRate);
        }
        if self.method == Method::FiniteHorizon {
            fields.push(Field::Horizon);
        }
        match self.acquisition {
            _ if self.method == Method::Simple => {}
            Acquisition::Unknown => {}
            Acquisition::Cost(_) => fields.push(Field::AcquisitionCost),
            Acquisition::Spend { .. } => {
                fields.extend([Field::AcquisitionSpend, Field::NewCustomers]);
            }
        }
        fields
    }

    /// The value of an input, in the unit and for the period in which it was
    /// entered. `None`: it is not known, or the other way of saying it is used.
    pub fn get(&self, field: Field) -> Option<f64> {
        Some(match (field, self.lifetime, self.acquisition) {
            (Field::AverageOrderValue, ..) => self.average_order_value,
            (Field::PurchaseFrequency, ..) => self.frequency.orders,
            (Field::GrossMargin, ..) if self.method == Method::ArppuTotal => {
                self.base.gross_margin?
            }
            (Field::GrossMargin, ..) => self.gross_margin,
            (Field::CostToServe, ..) => self.cost_to_serve,
            (Field::Churn, Lifetime::Churn(churn), _) => churn.share,
            (Field::Lifespan, Lifetime::Span(span), _) => span.length,
            (Field::DiscountRate, ..) => self.discount.rate,
            (Field::Horizon, ..) => self.horizon.length,
            (Field::TotalRevenue, ..) => self.base.revenue,
            (Field::Payers, ..) => self.base.payers,
            (Field::Loyalty, ..) => self.base.loyalty.length,
            (Field::TotalSpend, ..) => self.base.acquisition_spend,
            (Field::AcquisitionCost, _, Acquisition::Cost(cost)) => cost,
            (Field::AcquisitionSpend, _, Acquisition::Spend { spend, .. }) => spend,
            (Field::NewCustomers, _, Acquisition::Spend { new_customers, .. }) => new_customers,
            (Field::TargetRatio, ..) => self.target_ratio,
            (Field::TargetPayback, ..) => self.target_payback,
            (Field::HealthyFrom, ..) => self.bands.healthy_from,
            (Field::UnderInvestingAbove, ..) => self.bands.under_investing_above,
            _ => return None,
        })
    }

    /// The same inputs with one changed, in the unit and for the period in which
    /// it was entered. Not checked: see [`Self::validate`]. A field that is not in
    /// use ([`Self::get`] is `None`) changes nothing.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, field: Field, value: f64) -> Self {
        match field {
            Field::AverageOrderValue => self.average_order_value = value,
            Field::PurchaseFrequency => self.frequency.orders = value,
            Field::GrossMargin if self.method == Method::ArppuTotal => {
                self.base.gross_margin = self.base.gross_margin.map(|_| value);
            }
            Field::GrossMargin => self.gross_margin = value,
            Field::CostToServe => self.cost_to_serve = value,
            Field::Churn => {
                if let Lifetime::Churn(churn) = &mut self.lifetime {
                    churn.share = value;
                }
            }
            Field::Lifespan => {
                if let Lifetime::Span(span) = &mut self.lifetime {
                    span.length = value;
                }
            }
            Field::DiscountRate => self.discount.rate = value,
            Field::Horizon => self.horizon.length = value,
            Field::TotalRevenue => self.base.revenue = value,
            Field::Payers => self.base.payers = value,
            Field::Loyalty => self.base.loyalty.length = value,
            Field::TotalSpend => self.base.acquisition_spend = value,
            Field::AcquisitionCost => {
                if let Acquisition::Cost(cost) = &mut self.acquisition {
                    *cost = value;
                }
            }
            Field::AcquisitionSpend => {
                if let Acquisition::Spend { spend, .. } = &mut self.acquisition {
                    *spend = value;
                }
            }
            Field::NewCustomers => {
                if let Acquisition::Spend { new_customers, .. } = &mut self.acquisition {
                    *new_customers = value;
                }
            }
            Field::TargetRatio => self.target_ratio = value,
            Field::TargetPayback => self.target_payback = value,
            Field::HealthyFrom => self.bands.healthy_from = value,
            Field::UnderInvestingAbove => self.bands.under_investing_above = value,
        }
        self
    }

    /// Checks every input that the method uses against its declared range.
    ///
    /// # Errors
    /// The first input out of range, in the order of the fields.
    pub fn validate(&self) -> Result<(), InputError> {
        let targets = [
            Field::TargetRatio,
            Field::TargetPayback,
            Field::HealthyFrom,
            Field::UnderInvestingAbove,
        ];
        for field in self.fields().into_iter().chain(targets) {
            if let Some(value) = self.get(field) {
                check(field, value)?;
            }
        }
        // Bands out of order would make "healthy" unreachable.
        if self.bands.under_investing_above < self.bands.healthy_from {
            return Err(InputError {
                field: Field::UnderInvestingAbove,
                value: self.bands.under_investing_above,
                bound: Bound::AtLeast {
                    limit: self.bands.healthy_from,
                },
            });
        }
        Ok(())
    }
}
