//! Inputs as they come from a program, one by one.

use super::inputs::CalculatorInputs;
use super::refused::{Bound, Given, Refused};
use super::words::Word;

/// A value of an untyped language.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Left out on purpose.
    Nothing,
    /// A number, finite or not.
    Number(f64),
    /// A text.
    Text(String),
    /// Anything else.
    Other,
}

impl CalculatorInputs {
    /// Inputs from names and values.
    ///
    /// # Errors
    /// The first name that is unknown, or value of the wrong type.
    pub fn read(entries: impl IntoIterator<Item = (String, Value)>) -> Result<Self, Refused> {
        let mut inputs = Self::default();
        for (key, value) in entries {
            inputs.set(&key, value)?;
        }
        Ok(inputs)
    }

    fn set(&mut self, key: &str, value: Value) -> Result<(), Refused> {
        match key {
            "currency" => self.currency = text(key, value)?,
            "business" => self.business = word(key, value)?,
            "method" => self.method = word(key, value)?,
            "period" => self.period = word(key, value)?,
            "timing" => self.timing = word(key, value)?,
            "aov" => self.aov = number(key, value)?,
            "orders" => self.orders = number(key, value)?,
            "ordersPer" => self.orders_per = word(key, value)?,
            "margin" => self.margin = number(key, value)?,
            "cost" => self.cost = number(key, value)?,
            "churn" => self.churn = number(key, value)?,
            "churnPer" => self.churn_per = word(key, value)?,
            "lifespan" => self.lifespan = number(key, value)?,
            "lifespanUnit" => self.lifespan_unit = word(key, value)?,
            "discount" => self.discount = number(key, value)?,
            "discountPer" => self.discount_per = word(key, value)?,
            "horizon" => self.horizon = number(key, value)?,
            "horizonUnit" => self.horizon_unit = word(key, value)?,
            "cac" => self.cac = number(key, value)?,
            "spend" => self.spend = number(key, value)?,
            "newCustomers" => self.new_customers = number(key, value)?,
            "revenue" => self.revenue = number(key, value)?,
            "revenuePer" => self.revenue_per = word(key, value)?,
            "payers" => self.payers = number(key, value)?,
            "loyalty" => self.loyalty = number(key, value)?,
            "loyaltyUnit" => self.loyalty_unit = word(key, value)?,
            "totalSpend" => self.total_spend = number(key, value)?,
            "target" => self.target = number(key, value)?,
            "targetPayback" => self.target_payback = number(key, value)?,
            "healthyFrom" => self.healthy_from = number(key, value)?,
            "highFrom" => self.high_from = number(key, value)?,
            _ => return Err(Refused::new(key, value.given(), Bound::Unknown)),
        }
        Ok(())
    }
}

fn number(key: &str, value: Value) -> Result<Option<f64>, Refused> {
    match value {
        Value::Nothing => Ok(None),
        Value::Number(number) if number.is_finite() => Ok(Some(number)),
        other => Err(Refused::new(key, other.given(), Bound::NotANumber)),
    }
}

fn word<W: Word>(key: &str, value: Value) -> Result<Option<W>, Refused> {
    let named = match &value {
        Value::Nothing => return Ok(None),
        Value::Text(text) => W::named(text),
        Value::Number(_) | Value::Other => None,
    };
    named.map(Some).ok_or_else(|| {
        let words = W::words(|_| true);
        Refused::new(key, value.given(), Bound::NotAWord { words })
    })
}

fn text(key: &str, value: Value) -> Result<Option<String>, Refused> {
    match value {
        Value::Nothing => Ok(None),
        Value::Text(text) => Ok(Some(text)),
        other => Err(Refused::new(key, other.given(), Bound::NotAText)),
    }
}

impl Value {
    /// As it is told with a refusal.
    fn given(self) -> Option<Given> {
        match self {
            Self::Number(number) => Some(Given::Number(number)),
            Self::Text(text) => Some(Given::Text(text)),
            Self::Nothing | Self::Other => None,
        }
    }
}
