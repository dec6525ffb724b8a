//! Turning the form to another method without changing what it says.

use ltv_engine::economics::{Comparison, Method};
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use crate::app::calculator::{Form, fields};

/// Chooses the method of a row. The lifetime stays what it was for that row, be it
/// stated as churn or as a length, so that the answer is the one the row showed.
pub(super) fn adopt(form: &mut Form, row: &Comparison) {
    let by_span = form.uses_span();
    form.method = row.method;
    if row.method.discounts() {
        form.timing = row.timing;
    }
    if form.uses_span() == by_span {
        return;
    }
    let periods = row.result.lifetime_periods;
    if matches!(row.method, Method::MarginAdjusted | Method::FiniteHorizon) {
        // Churn that says the same lifetime is what was entered in the first place.
        let said = 1.0 / churn(form, row.result.payment_period);
        form.by_span = by_span && (said - periods).abs() > 1e-9 * periods;
        return;
    }
    let (field, value) = if by_span {
        (Field::Churn, 1.0 / periods)
    } else {
        (Field::Lifespan, periods)
    };
    let paid = row.result.payment_period;
    let value = fields::restated(field, value, paid, form.period(field));
    // Only a value that is no number is refused, and there is none.
    _ = form.set_value(field, field.range().nearest(value));
}

fn churn(form: &Form, per: Period) -> f64 {
    let field = Field::Churn;
    fields::restated(field, form.value(field), form.period(field), per)
}
