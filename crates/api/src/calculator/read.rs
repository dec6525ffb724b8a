//! Inputs as they come from a program, one by one.

use super::inputs::CalculatorInputs;
use super::refused::{Bound, Refused};
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
            _ => return Err(refused(key, None, Bound::Unknown)),
        }
        Ok(())
    }
}

fn number(key: &str, value: Value) -> Result<Option<f64>, Refused> {
    match value {
        Value::Nothing => Ok(None),
        Value::Number(number) if number.is_finite() => Ok(Some(number)),
        Value::Number(number) => Err(refused(key, Some(number), Bound::NotANumber)),
        Value::Text(_) | Value::Other => Err(refused(key, None, Bound::NotANumber)),
    }
}

fn word<W: Word>(key: &str, value: Value) -> Result<Option<W>, Refused> {
    let wrong = || refused(key, None, Bound::NotAWord);
    match value {
        Value::Nothing => Ok(None),
        Value::Text(text) => W::named(&text).map(Some).ok_or_else(wrong),
        Value::Number(_) | Value::Other => Err(wrong()),
    }
}

fn text(key: &str, value: Value) -> Result<Option<String>, Refused> {
    match value {
        Value::Nothing => Ok(None),
        Value::Text(text) => Ok(Some(text)),
        Value::Number(_) | Value::Other => Err(refused(key, None, Bound::NotAWord)),
    }
}

fn refused(key: &str, value: Option<f64>, bound: Bound) -> Refused {
    Refused {
        field: key.to_owned(),
        value,
        bound,
    }
}
