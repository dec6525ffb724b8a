//! Retention programmes: what they reach, cost and move, and what comes of it.

mod evaluate;
mod kind;
mod model;
mod result;

pub use evaluate::evaluate;
pub use kind::{ProgrammeKind, Quoted, QuotedFigure, QuotedSource};
pub use result::{Estimate, ProgrammePoint, ProgrammeResult};

use super::monte_carlo::DRAWS;
use crate::economics::{Basis, CalculatorInputs, lifetime_value};
use crate::error::{Bound, Field, InputError, Range};

/// A programme as planned.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Programme {
    /// What it is. For display: the model is one for all kinds.
    pub kind: ProgrammeKind,
    /// Customers it reaches; new customers if an effect is on their acquisition.
    /// Valid: [`Setting::Reach`].
    pub reach: f64,
    /// Currency per month. Valid: [`Setting::FixedPerMonth`].
    pub fixed_per_month: f64,
    /// Currency per contact. Valid: [`Setting::ContactCost`].
    pub contact_cost: f64,
    /// Contacts per customer reached per month. Valid: [`Setting::ContactsPerMonth`].
    pub contacts_per_month: f64,
    /// What it moves, each field once. None: it only costs.
    pub effects: Vec<Effect>,
    /// How long it runs and is looked at. Months. Valid: [`Setting::HorizonMonths`].
    pub horizon_months: f64,
}

/// The relative change of an input for the customers reached: 0.05 is +5 %; less
/// churn is a change below 0. Valid: low ≤ likely ≤ high, within [`CHANGE`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Effect {
    /// The input.
    pub field: Field,
    /// The lowest change possible: for churn, the best.
    pub low: f64,
    /// The likeliest.
    pub likely: f64,
    /// The highest possible.
    pub high: f64,
}

/// Relative changes on offer: from all of it gone to eleven times as much.
pub const CHANGE: Range = Range {
    min: -1.0,
    max: 10.0,
};

/// A number of a programme that is no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Setting {
    /// [`Programme::reach`].
    Reach,
    /// [`Programme::fixed_per_month`].
    FixedPerMonth,
    /// [`Programme::contact_cost`].
    ContactCost,
    /// [`Programme::contacts_per_month`].
    ContactsPerMonth,
    /// [`Programme::horizon_months`].
    HorizonMonths,
    /// How many draws are made.
    Draws,
}

impl Setting {
    /// The valid range. Money and customers as in [`Field::range`]; contacts at most
    /// about hourly; a horizon of ten years, over which no estimated uplift lasts.
    pub const fn range(self) -> Range {
        match self {
            Self::Reach => Range { min: 1.0, max: 1e9 },
            Self::FixedPerMonth | Self::ContactCost => Range {
                min: 0.0,
                max: 1e12,
            },
            Self::ContactsPerMonth => Range {
                min: 0.0,
                max: 1000.0,
            },
            Self::HorizonMonths => Range {
                min: 1.0,
                max: 120.0,
            },
            Self::Draws => DRAWS,
        }
    }
}

/// Why a programme cannot be evaluated.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum ProgrammeError {
    /// The baseline is out of range.
    Baseline(InputError),
    /// Only revenue is known: setting it against the costs of a programme would
    /// leave out the cost of the goods.
    RevenueOnly,
    /// A setting is out of range.
    Setting {
        /// The setting.
        setting: Setting,
        /// The bound it breaks.
        bound: Bound,
    },
    /// An effect cannot be used.
    Effect {
        /// Its field.
        field: Field,
        /// What is wrong with it.
        kind: EffectErrorKind,
    },
}

/// What is wrong with an effect.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum EffectErrorKind {
    /// Not low ≤ likely ≤ high.
    NotAscending,
    /// A change outside [`CHANGE`].
    OutOfRange(Bound),
    /// The method does not use the field.
    NotInUse,
    /// The field has two effects.
    Repeated,
}

impl Programme {
    fn validate(&self, baseline: &CalculatorInputs, draws: u32) -> Result<(), ProgrammeError> {
        baseline.validate().map_err(ProgrammeError::Baseline)?;
        if lifetime_value(baseline).basis == Basis::Revenue {
            return Err(ProgrammeError::RevenueOnly);
        }
        for (setting, value) in [
            (Setting::Reach, self.reach),
            (Setting::FixedPerMonth, self.fixed_per_month),
            (Setting::ContactCost, self.contact_cost),
            (Setting::ContactsPerMonth, self.contacts_per_month),
            (Setting::HorizonMonths, self.horizon_months),
            (Setting::Draws, f64::from(draws)),
        ] {
            if let Some(bound) = setting.range().broken_by(value) {
                return Err(ProgrammeError::Setting { setting, bound });
            }
        }
        let fields = baseline.fields();
        for (n, effect) in self.effects.iter().enumerate() {
            effect
                .wrong(&fields, &self.effects[..n])
                .map_or(Ok(()), |kind| {
                    let field = effect.field;
                    Err(ProgrammeError::Effect { field, kind })
                })?;
        }
        Ok(())
    }
}

impl Effect {
    fn wrong(&self, in_use: &[Field], before: &[Self]) -> Option<EffectErrorKind> {
        let changes = [self.low, self.likely, self.high];
        if !in_use.contains(&self.field) {
            Some(EffectErrorKind::NotInUse)
        } else if before.iter().any(|other| other.field == self.field) {
            Some(EffectErrorKind::Repeated)
        } else if let Some(bound) = changes.iter().find_map(|c| CHANGE.broken_by(*c)) {
            Some(EffectErrorKind::OutOfRange(bound))
        } else if self.low > self.likely || self.likely > self.high {
            Some(EffectErrorKind::NotAscending)
        } else {
            None
        }
    }
}
