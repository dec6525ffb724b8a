//! Unit economics from a few numbers.

mod inputs;
mod read;
mod refused;
mod result;
mod words;

pub use inputs::CalculatorInputs;
pub use read::Value;
pub use refused::{Bound, Given, Refused};
pub use result::{Basis, CalculatorResult, Payback};
pub use words::{Business, Method, Period, Timing};

/// What a customer is worth, by the method that the inputs name.
///
/// # Errors
/// The first input that is missing, unknown or out of range.
pub fn calculate(inputs: &CalculatorInputs) -> Result<CalculatorResult, Refused> {
    let result = ltv_engine::economics::calculate(&inputs.to_engine()?);
    result
        .map(|result| CalculatorResult::of(&result, inputs.currency.clone()))
        .map_err(|error| {
            let value = Some(Given::Number(error.value));
            Refused::new(inputs::name(error.field), value, error.bound.into())
        })
}
