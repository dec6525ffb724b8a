//! What stands in the calculator's fields: the typed text, and the last value
//! that could be used.

use ltv_engine::economics::{
    Acquisition, Bands, Base, Business, CalculatorInputs, Lifetime, Method, Timing,
};
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period, check};

use super::fields::{self, FIELDS};
use crate::i18n::Currency;

/// Why a typed text cannot be used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Problem {
    /// Nothing stands in a field that is needed.
    Empty,
    /// A number in range is needed; see the bound.
    Out(Bound),
}

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As typed.
    pub text: String,
    /// The last valid value in engine units (shares, not percent). `None`: left empty.
    pub value: Option<f64>,
    /// What is wrong with `text`, if anything.
    pub problem: Option<Problem>,
    /// Whether someone entered it: an example's value contradicts nobody.
    pub entered: bool,
    /// The period that the value counts, where it counts one.
    pub period: Period,
}

/// All fields of the calculator.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The kind of business, which decides the methods on offer.
    pub business: Business,
    /// The formula.
    pub method: Method,
    /// When the first payment comes.
    pub timing: Timing,
    /// The rhythm of payment that every rate is converted to.
    pub payment_period: Period,
    /// The lifetime is entered as a length, not as churn, where the method takes both.
    pub by_span: bool,
    /// The CAC comes from spend ÷ new customers.
    pub from_spend: bool,
    entries: Vec<Entry>,
    /// Whether the user or the page has changed the example.
    pub edited: bool,
}

impl Form {
    /// The example that a first visitor sees: a small business, in amounts that
    /// are usual for the currency.
    pub fn example(currency: Currency, business: Business) -> Self {
        let mut form = Self {
            business,
            method: business.methods()[0],
            timing: Timing::AtOnce,
            payment_period: Period::Month,
            by_span: false,
            from_spend: false,
            entries: Vec::new(),
            edited: false,
        };
        for (index, field) in FIELDS.into_iter().enumerate() {
            let (value, period) = fields::example(field, currency, business);
            form.entries.push(Entry {
                text: String::new(),
                value: Some(value),
                problem: None,
                entered: false,
                period,
            });
            form.write_text(index);
        }
        form
    }

    /// The example in the amounts of another currency, by the same formula.
    #[must_use]
    pub fn example_in(&self, currency: Currency) -> Self {
        let Self {
            method,
            timing,
            payment_period,
            by_span,
            from_spend,
            ..
        } = *self;
        Self {
            method,
            timing,
            payment_period,
            by_span,
            from_spend,
            ..Self::example(currency, self.business)
        }
    }

    /// The field's entry.
    pub fn entry(&self, field: Field) -> &Entry {
        &self.entries[fields::index(field)]
    }

    /// The period that the field's value counts.
    pub fn period(&self, field: Field) -> Period {
        self.entry(field).period
    }

    /// The last valid value in engine units; the middle of nowhere is not on offer.
    pub fn value(&self, field: Field) -> f64 {
        self.entry(field).value.unwrap_or_default()
    }

    /// Whether the field may be left empty.
    pub fn optional(&self, field: Field) -> bool {
        match field {
            Field::AcquisitionCost => true,
            Field::GrossMargin => self.business == Business::WholeBase,
            _ => false,
        }
    }

    /// Takes a typed text. An unusable one stays as typed with its problem, and
    /// the last valid value stays in force.
    pub fn type_text(&mut self, field: Field, text: &str) {
        self.edited = true;
        let parsed = read(field, text, self.optional(field));
        let entry = &mut self.entries[fields::index(field)];
        entry.entered = true;
        text.clone_into(&mut entry.text);
        match parsed {
            Ok(value) => {
                entry.value = value;
                entry.problem = None;
            }
            Err(problem) => entry.problem = Some(problem),
        }
    }

    /// Sets a value in engine units, and the text that says it.
    ///
    /// # Errors
    /// The bound it breaks; nothing is changed then.
    pub fn set_value(&mut self, field: Field, value: f64) -> Result<(), Bound> {
        check(field, value).map_err(|error| error.bound)?;
        self.put(field, value);
        self.entries[fields::index(field)].entered = true;
        self.edited = true;
        Ok(())
    }

    fn put(&mut self, field: Field, value: f64) {
        let index = fields::index(field);
        let entry = &mut self.entries[index];
        entry.value = Some(value);
        entry.problem = None;
        self.write_text(index);
    }

    /// Empties a field that may be empty.
    pub fn clear(&mut self, field: Field) {
        if self.optional(field) {
            self.type_text(field, "");
        }
    }

    /// States the field for another period without changing what it says:
    /// 8 % a month becomes 63.2 % a year, and the answer stays.
    pub fn restate(&mut self, field: Field, to: Period) {
        self.edited = true;
        let (value, per) = (self.value(field), self.period(field));
        let restated = fields::restated(field, value, per, to);
        self.entries[fields::index(field)].period = to;
        if self.entry(field).value.is_some() {
            self.put(field, field.range().nearest(restated));
        }
    }

    /// Says which fields have been entered; the others are the example's.
    pub fn entered_only(&mut self, entered: impl Fn(Field) -> bool) {
        for (entry, field) in self.entries.iter_mut().zip(FIELDS) {
            entry.entered = entered(field);
        }
    }

    /// Declares the period of a field whose value is about to be set.
    pub fn set_period(&mut self, field: Field, period: Period) {
        self.entries[fields::index(field)].period = period;
    }

    /// Writes the value out once more, grouped, if it is usable: on leaving the field.
    pub fn tidy(&mut self, field: Field) {
        let entry = self.entry(field);
        if entry.problem.is_none() && entry.value.is_some() {
            self.write_text(fields::index(field));
        }
    }

    fn write_text(&mut self, index: usize) {
        let entry = &mut self.entries[index];
        let percent = fields::is_percent(FIELDS[index]);
        entry.text = entry.value.map_or_else(String::new, |value| {
            super::number::grouped(if percent { value * 100.0 } else { value })
        });
    }

    /// Whether the lifetime is read from the lifespan and not from churn.
    pub fn uses_span(&self) -> bool {
        match self.method {
            Method::Simple => true,
            Method::MarginAdjusted | Method::FiniteHorizon => self.by_span,
            _ => false,
        }
    }

    /// Whether the method asks for the field.
    pub fn uses(&self, field: Field) -> bool {
        let (whole, simple) = (
            self.business == Business::WholeBase,
            self.method == Method::Simple,
        );
        match field {
            Field::TotalRevenue | Field::Payers | Field::Loyalty | Field::TotalSpend => whole,
            Field::GrossMargin
            | Field::TargetRatio
            | Field::TargetPayback
            | Field::HealthyFrom
            | Field::UnderInvestingAbove => !simple,
            _ if whole => false,
            Field::PurchaseFrequency => self.business == Business::RepeatPurchases,
            Field::AverageOrderValue => true,
            Field::CostToServe => !simple,
            Field::Lifespan => self.uses_span(),
            Field::Churn => !self.uses_span(),
            Field::DiscountRate => self.method.discounts(),
            Field::Horizon => self.method == Method::FiniteHorizon,
            Field::AcquisitionCost => !simple && !self.from_spend,
            Field::AcquisitionSpend | Field::NewCustomers => !simple && self.from_spend,
        }
    }

    /// Whether a field that is asked for holds something that cannot be used.
    pub fn has_problem(&self) -> bool {
        FIELDS
            .into_iter()
            .any(|field| self.uses(field) && self.entry(field).problem.is_some())
    }

    fn lifespan(&self, field: Field) -> Lifespan {
        Lifespan {
            length: self.value(field),
            unit: self.period(field),
        }
    }

    /// Churn as entered.
    pub fn churn(&self) -> Churn {
        Churn {
            share: self.value(Field::Churn),
            per: self.period(Field::Churn),
        }
    }

    /// The engine's inputs, from the last valid values.
    pub fn inputs(&self) -> CalculatorInputs {
        let value = |field| self.value(field);
        CalculatorInputs {
            method: self.method,
            payment_period: self.payment_period,
            average_order_value: value(Field::AverageOrderValue),
            frequency: if self.business == Business::RepeatPurchases {
                Frequency {
                    orders: value(Field::PurchaseFrequency),
                    per: self.period(Field::PurchaseFrequency),
                }
            } else {
                Frequency {
                    orders: 1.0,
                    per: self.payment_period,
                }
            },
            gross_margin: value(Field::GrossMargin),
            cost_to_serve: value(Field::CostToServe),
            lifetime: if self.uses_span() {
                Lifetime::Span(self.lifespan(Field::Lifespan))
            } else {
                Lifetime::Churn(self.churn())
            },
            discount: Discount {
                rate: value(Field::DiscountRate),
                per: self.period(Field::DiscountRate),
            },
            timing: self.timing,
            horizon: self.lifespan(Field::Horizon),
            base: Base {
                revenue: value(Field::TotalRevenue),
                revenue_per: self.period(Field::TotalRevenue),
                payers: value(Field::Payers),
                loyalty: self.lifespan(Field::Loyalty),
                acquisition_spend: value(Field::TotalSpend),
                gross_margin: self.entry(Field::GrossMargin).value,
            },
            acquisition: match self.entry(Field::AcquisitionCost).value {
                _ if self.from_spend => Acquisition::Spend {
                    spend: value(Field::AcquisitionSpend),
                    new_customers: value(Field::NewCustomers),
                },
                Some(cost) => Acquisition::Cost(cost),
                None => Acquisition::Unknown,
            },
            target_ratio: value(Field::TargetRatio),
            target_payback: value(Field::TargetPayback),
            bands: Bands {
                thin_from: 1.0,
                healthy_from: value(Field::HealthyFrom),
                under_investing_above: value(Field::UnderInvestingAbove),
            },
        }
    }
}

fn read(field: Field, text: &str, optional: bool) -> Result<Option<f64>, Problem> {
    let digits = super::number::plain(text);
    if digits.is_empty() {
        return if optional {
            Ok(None)
        } else {
            Err(Problem::Empty)
        };
    }
    let typed = crate::digits::parse(&digits).ok_or(Problem::Out(Bound::NotANumber))?;
    let value = if fields::is_percent(field) {
        typed / 100.0
    } else {
        typed
    };
    check(field, value)
        .map(Some)
        .map_err(|error| Problem::Out(error.bound))
}
