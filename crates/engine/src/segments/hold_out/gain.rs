//! What a play may bring.

use crate::scenario::{Programme, ProgrammeKind};

/// A number as low, likely and high, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Three {
    /// The lowest possible.
    pub low: f64,
    /// The likeliest.
    pub likely: f64,
    /// The highest possible.
    pub high: f64,
}

impl Three {
    fn is_valid(self, min: f64, max: f64) -> bool {
        min <= self.low && self.low <= self.likely && self.likely <= self.high && self.high <= max
    }
}

/// A play for a list of customers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Play {
    /// Customers on the list, 0 ..= 10⁹.
    pub reach: f64,
    /// Share of them held out, 0 .. 1: the play neither costs nor brings anything there.
    pub hold_out: f64,
    /// What the play adds to the share who buy, −1 ..= 1: 0.02 is two in a hundred who
    /// would not have bought.
    pub uplift: Three,
    /// What one customer more who buys is worth: contribution in units of currency,
    /// 0 ..= 10¹².
    pub value: Three,
    /// Currency, once; 0 ..= 10¹².
    pub fixed_cost: f64,
    /// Currency per customer reached, 0 ..= 10¹².
    pub contact_cost: f64,
}

impl Play {
    /// The same reach and cost as a programme that runs for so many months, ≥ 1: the
    /// fixed cost and the one contact with each are spread over them. It moves nothing
    /// yet: what it does to the calculator's inputs is another question.
    pub fn programme(&self, kind: ProgrammeKind, months: f64) -> Programme {
        Programme {
            kind,
            reach: self.reach * (1.0 - self.hold_out),
            fixed_per_month: self.fixed_cost / months,
            contact_cost: self.contact_cost,
            contacts_per_month: 1.0 / months,
            effects: Vec::new(),
            horizon_months: months,
        }
    }
}

/// What comes of it, in units of currency.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Gain {
    /// Customers reached: those on the list who are not held out, on average.
    pub reached: f64,
    /// Customers held out, likewise.
    pub held_out: f64,
    /// Fixed cost + contact cost × reached.
    pub cost: f64,
    /// reached × uplift × value − cost: with both at their likeliest, and the bounds
    /// over all combinations of what is possible of either. They are no percentiles:
    /// that both turn out worst is less likely than that one does.
    pub gain: Three,
    /// The uplift at which the likely value just pays the cost; `None` where it cannot.
    pub break_even_uplift: Option<f64>,
}

/// A number of a play that is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum GainError {
    /// [`Play::reach`].
    Reach,
    /// [`Play::hold_out`].
    HoldOut,
    /// [`Play::uplift`], or not in ascending order.
    Uplift,
    /// [`Play::value`], or not in ascending order.
    Value,
    /// [`Play::fixed_cost`].
    FixedCost,
    /// [`Play::contact_cost`].
    ContactCost,
}

/// What a play may bring: customers reached × uplift × value − cost.
///
/// # Errors
/// The first number that is out of range.
pub fn gain(play: &Play) -> Result<Gain, GainError> {
    const MONEY: f64 = 1e12;
    let within = |value: f64, max: f64| (0.0..=max).contains(&value);
    for (fine, error) in [
        (within(play.reach, 1e9), GainError::Reach),
        (
            within(play.hold_out, 1.0) && play.hold_out < 1.0,
            GainError::HoldOut,
        ),
        (play.uplift.is_valid(-1.0, 1.0), GainError::Uplift),
        (play.value.is_valid(0.0, MONEY), GainError::Value),
        (within(play.fixed_cost, MONEY), GainError::FixedCost),
        (within(play.contact_cost, MONEY), GainError::ContactCost),
    ] {
        if !fine {
            return Err(error);
        }
    }
    let reached = play.reach * (1.0 - play.hold_out);
    let cost = play.fixed_cost + play.contact_cost * reached;
    let of = |uplift: f64, value: f64| reached * uplift * value - cost;
    // A negative uplift is worst where the value is highest.
    let (low, high) = (play.value.low, play.value.high);
    let worst = of(play.uplift.low, low).min(of(play.uplift.low, high));
    let best = of(play.uplift.high, low).max(of(play.uplift.high, high));
    let break_even = cost / (reached * play.value.likely);
    Ok(Gain {
        reached,
        held_out: play.reach - reached,
        cost,
        gain: Three {
            low: worst,
            likely: of(play.uplift.likely, play.value.likely),
            high: best,
        },
        break_even_uplift: (break_even <= 1.0).then_some(break_even),
    })
}
