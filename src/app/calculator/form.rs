//! What stands in the calculator's fields: the typed text, and the last value
//! that could be used.

use ltv_engine::economics::{CalculatorInputs, Lifetime, Method};
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::{Churn, Frequency, Lifespan, Period, check};

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
}

/// All fields of the calculator.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The formula.
    pub method: Method,
    /// The rhythm of payment that every rate is converted to.
    pub payment_period: Period,
    entries: [Entry; FIELDS.len()],
    periods: [Period; FIELDS.len()],
    /// The LTV:CAC ratio to hold.
    pub target_ratio: f64,
    /// Whether the user or the page has changed the example.
    pub edited: bool,
}

/// The fields in the order of the form.
pub const FIELDS: [Field; 7] = [
    Field::AverageOrderValue,
    Field::PurchaseFrequency,
    Field::GrossMargin,
    Field::CostToServe,
    Field::Churn,
    Field::Lifespan,
    Field::AcquisitionCost,
];

/// Whether a field is typed in percent.
pub fn is_percent(field: Field) -> bool {
    matches!(field, Field::GrossMargin | Field::Churn)
}

/// Whether a field's value counts a period that the user chooses.
pub fn has_period(field: Field) -> bool {
    matches!(
        field,
        Field::PurchaseFrequency | Field::Churn | Field::Lifespan
    )
}

fn index(field: Field) -> usize {
    FIELDS.iter().position(|other| *other == field).unwrap_or(0)
}

impl Form {
    /// The example that a first visitor sees: a small shop, in amounts that are
    /// usual for the currency.
    pub fn example(currency: Currency) -> Self {
        let (order, cost, cac) = match currency {
            Currency::Twd => (1180.0, 85.0, 620.0),
            Currency::Usd | Currency::Eur => (48.0, 3.5, 25.0),
            Currency::Jpy => (5600.0, 400.0, 2900.0),
            Currency::Hkd => (380.0, 28.0, 200.0),
            Currency::Cny => (260.0, 18.0, 135.0),
        };
        let entry = |value: f64| Entry {
            text: String::new(),
            value: Some(value),
            problem: None,
        };
        let mut form = Self {
            method: Method::MarginAdjusted,
            payment_period: Period::Month,
            entries: [order, 0.42, 0.45, cost, 0.08, 2.0, cac].map(entry),
            periods: [Period::Month; FIELDS.len()],
            target_ratio: 3.0,
            edited: false,
        };
        form.periods[index(Field::Lifespan)] = Period::Year;
        for field in FIELDS {
            form.write_text(field);
        }
        form
    }

    /// The same with another formula.
    #[must_use]
    pub fn with_method(self, method: Method) -> Self {
        Self { method, ..self }
    }

    /// The field's entry.
    pub fn entry(&self, field: Field) -> &Entry {
        &self.entries[index(field)]
    }

    /// The period that the field's value counts.
    pub fn period(&self, field: Field) -> Period {
        self.periods[index(field)]
    }

    /// The last valid value in engine units; the middle of nowhere is not on offer.
    pub fn value(&self, field: Field) -> f64 {
        self.entry(field).value.unwrap_or_default()
    }

    /// Takes a typed text. An unusable one stays as typed with its problem, and
    /// the last valid value stays in force.
    pub fn type_text(&mut self, field: Field, text: &str) {
        self.edited = true;
        let parsed = read(field, text);
        let entry = &mut self.entries[index(field)];
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
        self.edited = true;
        let entry = &mut self.entries[index(field)];
        entry.value = Some(value);
        entry.problem = None;
        self.write_text(field);
        Ok(())
    }

    /// Empties a field that may be empty.
    pub fn clear(&mut self, field: Field) {
        if field == Field::AcquisitionCost {
            self.type_text(field, "");
        }
    }

    /// States the field for another period without changing what it says:
    /// 8 % a month becomes 63.2 % a year, and the answer stays.
    pub fn restate(&mut self, field: Field, period: Period) {
        let value = self.value(field);
        let from = self.period(field);
        let value = match field {
            Field::PurchaseFrequency => {
                Frequency {
                    orders: value,
                    per: from,
                }
                .restated(period)
                .orders
            }
            Field::Churn => {
                Churn {
                    share: value,
                    per: from,
                }
                .restated(period)
                .share
            }
            Field::Lifespan => {
                Lifespan {
                    length: value,
                    unit: from,
                }
                .restated(period)
                .length
            }
            _ => value,
        };
        let range = field.range();
        self.periods[index(field)] = period;
        let entry = &mut self.entries[index(field)];
        entry.value = Some(range.nearest(value));
        entry.problem = None;
        self.write_text(field);
    }

    /// Declares the period of a field whose value is about to be set.
    pub fn set_period(&mut self, field: Field, period: Period) {
        self.periods[index(field)] = period;
    }

    /// Writes the value out once more, grouped, if it is usable: on leaving the field.
    pub fn tidy(&mut self, field: Field) {
        let entry = self.entry(field);
        if entry.problem.is_none() && entry.value.is_some() {
            self.write_text(field);
        }
    }

    fn write_text(&mut self, field: Field) {
        let entry = &mut self.entries[index(field)];
        let shown = entry.value.map(|value| {
            if is_percent(field) {
                value * 100.0
            } else {
                value
            }
        });
        entry.text = shown.map(write).unwrap_or_default();
    }

    /// Whether the method asks for the field.
    pub fn uses(&self, field: Field) -> bool {
        match field {
            Field::Lifespan => self.method == Method::Simple,
            Field::GrossMargin | Field::CostToServe | Field::Churn | Field::AcquisitionCost => {
                self.method == Method::MarginAdjusted
            }
            _ => true,
        }
    }

    /// Whether a field that is asked for holds something that cannot be used.
    pub fn has_problem(&self) -> bool {
        FIELDS
            .into_iter()
            .any(|field| self.uses(field) && self.entry(field).problem.is_some())
    }

    /// The engine's inputs, from the last valid values.
    pub fn inputs(&self) -> CalculatorInputs {
        CalculatorInputs {
            method: self.method,
            payment_period: self.payment_period,
            average_order_value: self.value(Field::AverageOrderValue),
            frequency: Frequency {
                orders: self.value(Field::PurchaseFrequency),
                per: self.period(Field::PurchaseFrequency),
            },
            gross_margin: self.value(Field::GrossMargin),
            cost_to_serve: self.value(Field::CostToServe),
            lifetime: match self.method {
                Method::Simple => Lifetime::Span(Lifespan {
                    length: self.value(Field::Lifespan),
                    unit: self.period(Field::Lifespan),
                }),
                Method::MarginAdjusted => Lifetime::Churn(Churn {
                    share: self.value(Field::Churn),
                    per: self.period(Field::Churn),
                }),
            },
            acquisition_cost: self.entry(Field::AcquisitionCost).value,
            target_ratio: self.target_ratio,
        }
    }
}

fn read(field: Field, text: &str) -> Result<Option<f64>, Problem> {
    let digits = super::number::plain(text);
    if digits.is_empty() {
        return match field {
            Field::AcquisitionCost => Ok(None),
            _ => Err(Problem::Empty),
        };
    }
    let typed = crate::digits::parse(&digits).ok_or(Problem::Out(Bound::NotANumber))?;
    let value = if is_percent(field) {
        typed / 100.0
    } else {
        typed
    };
    check(field, value)
        .map(Some)
        .map_err(|error| Problem::Out(error.bound))
}

fn write(value: f64) -> String {
    super::number::grouped(value)
}
