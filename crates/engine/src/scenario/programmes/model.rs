//! The customers reached, with and without the programme, month by month.

use super::Programme;
use crate::economics::{CalculatorInputs, Stream, Timing, lifetime_value, stream_of};
use crate::error::Field;
use crate::survival::FixedSpan;
use crate::units::Period;

/// What the evaluation of one programme needs again and again.
pub(super) struct Model<'a> {
    baseline: &'a CalculatorInputs,
    programme: &'a Programme,
    without: Stream,
    ltv: f64,
    acquisition_cost: f64,
    cost: Stream,
}

/// The difference that a programme makes, per customer reached.
pub(super) struct Difference {
    with: Stream,
    /// LTV with − LTV without.
    pub(super) ltv: f64,
    /// CAC without − CAC with.
    pub(super) saving: f64,
}

impl<'a> Model<'a> {
    pub(super) fn of(baseline: &'a CalculatorInputs, programme: &'a Programme) -> Self {
        let value = lifetime_value(baseline);
        let contacts = programme.contacts_per_month * programme.contact_cost;
        // Costs come month by month as contributions do, and are discounted as they
        // are: a net of money now and money later would favour neither truly.
        let discount = if baseline.method.discounts() {
            baseline.discount.in_period(Period::Month)
        } else {
            0.0
        };
        Self {
            baseline,
            programme,
            without: stream_of(baseline),
            ltv: value.ltv,
            acquisition_cost: value.acquisition_cost.unwrap_or(0.0),
            cost: Stream {
                value_per_period: programme.fixed_per_month + programme.reach * contacts,
                survival: Box::new(FixedSpan {
                    periods: programme.horizon_months,
                }),
                discount,
                timing: Timing::AtOnce,
                horizon: None,
            },
        }
    }

    /// The inputs of the customers reached: baseline × (1 + change), at most to the
    /// end of the field's range. `changes` are in the order of the effects.
    fn changed(&self, changes: impl Iterator<Item = f64>) -> CalculatorInputs {
        let effects = self.programme.effects.iter().zip(changes);
        effects.fold(*self.baseline, |inputs, (effect, change)| {
            let value = self.value_after(effect.field, change);
            inputs.with(effect.field, effect.field.range().nearest(value))
        })
    }

    fn value_after(&self, field: Field, change: f64) -> f64 {
        // In use, as was checked.
        self.baseline.get(field).unwrap_or(0.0) * (1.0 + change)
    }

    /// The effects that would leave their field's range.
    pub(super) fn limited(&self) -> Vec<Field> {
        let effects = self.programme.effects.iter();
        effects
            .filter(|effect| {
                [effect.low, effect.likely, effect.high].iter().any(|c| {
                    let value = self.value_after(effect.field, *c);
                    effect.field.range().broken_by(value).is_some()
                })
            })
            .map(|effect| effect.field)
            .collect()
    }

    pub(super) fn difference(&self, changes: impl Iterator<Item = f64>) -> Difference {
        let inputs = self.changed(changes);
        let value = lifetime_value(&inputs);
        Difference {
            with: stream_of(&inputs),
            ltv: value.ltv - self.ltv,
            saving: self.acquisition_cost - value.acquisition_cost.unwrap_or(0.0),
        }
    }

    /// The difference at `factor` times the likely effects.
    pub(super) fn likely(&self, factor: f64) -> Difference {
        self.difference(self.programme.effects.iter().map(|e| e.likely * factor))
    }

    /// What all customers reached bring more in the first `months`. Currency.
    pub(super) fn contribution(&self, difference: &Difference, months: f64) -> f64 {
        let periods = months * self.baseline.payment_period.per(Period::Month);
        let more = difference.with.cumulative(periods) - self.without.cumulative(periods);
        self.programme.reach * (more + difference.saving)
    }

    /// What the programme costs in the first `months`. Currency.
    pub(super) fn cost(&self, months: f64) -> f64 {
        self.cost.cumulative(months)
    }

    /// The same in money paid, not discounted, over the whole horizon.
    pub(super) fn outlay(&self) -> f64 {
        self.cost.value_per_period * self.programme.horizon_months
    }
}
