//! What the customers in each stage will bring, and what is at stake.

use super::{Flow, Lifecycle, NOT_YET, Stage};
use crate::amount::SCALE;
use crate::history::History;
use crate::segments::rfm::{Facts, LEAST_CUSTOMERS, fit_column};

/// From what value is told.
#[derive(Debug, Clone, Copy)]
pub enum Worth<'a> {
    /// From a forecast: what is expected of a customer is P(alive) × what is expected
    /// of one who is alive.
    Forecast {
        /// Expected value of each customer within the forecast's horizon, in units of
        /// currency.
        value: &'a [f64],
        /// P(alive) of each customer, 0 ..= 1.
        p_alive: &'a [f64],
    },
    /// From the past alone, over the window of the flow.
    Historical {
        /// Who came back out of each stage; of the same history and options.
        flow: &'a Flow,
        /// Share of revenue that is contribution, 0 ..= 1; `None`: value is revenue.
        margin: Option<f64>,
    },
}

/// Which of them was used.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum ValueBasis {
    /// The forecast.
    Forecast,
    /// The past.
    Historical {
        /// Months ahead.
        months: u32,
        /// As entered; `None`: value is revenue.
        margin: Option<f64>,
    },
}

/// The value of a stage, in units of currency.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct StageValue {
    /// The stage.
    pub stage: Stage,
    /// What is expected of its customers as things stand; `None` where too few were
    /// ever seen in the stage (below [`LEAST_CUSTOMERS`]).
    pub expected: Option<f64>,
    /// What they would bring if all of them were still customers, less `expected`:
    /// lost if nothing is done. An upper bound of what a play can win: it brings
    /// everybody back. `None` likewise.
    pub at_stake: Option<f64>,
}

/// Days of a month in horizons: 365.25 ÷ 12.
pub(super) const MONTH: f64 = 30.4375;

/// Revenue a day so far, in units of currency: the days from the first order to the
/// last and one cycle.
pub(super) fn pace(facts: &Facts, cycle: f64) -> f64 {
    let span = f64::from(facts.last.0.abs_diff(facts.first.0));
    facts.revenue as f64 / SCALE as f64 / (span + cycle)
}

impl Lifecycle {
    /// The value of each stage of [`Stage::BUYERS`], and what it was told from. `None`
    /// where a forecast's columns are not one finite number a customer (no model of
    /// spend) or the past is too short to have seen anybody come back or not.
    ///
    /// By a forecast, a customer alive with probability p of whom V is expected has
    /// V ÷ p at full strength, and V ÷ p − V at stake; with p = 0 nothing is known
    /// about either, and nothing is counted.
    ///
    /// By the past, a customer's pace is revenue (× margin) ÷ (days from the first to
    /// the last order + one cycle), over the window's months of 30.4375 days; times the
    /// share of all who were in the stage at the end of a month and ordered within the
    /// window ([`Flow::within`]) it is expected, and the rest is at stake.
    pub fn value(
        &self,
        history: &History,
        worth: Worth<'_>,
    ) -> Option<(ValueBasis, [StageValue; 5])> {
        match worth {
            Worth::Forecast { value, p_alive } => {
                let value = fit_column(Some(value), self.stage.len())?;
                let p_alive = fit_column(Some(p_alive), self.stage.len())?;
                let stages = self.sums(|at| {
                    let (value, p) = (value[at], p_alive[at].min(1.0));
                    let lost = if p > 0.0 { value / p - value } else { 0.0 };
                    (value, lost)
                });
                Some((ValueBasis::Forecast, stages.map(|(one, _)| one)))
            }
            Worth::Historical { flow, margin } => {
                let window = flow.window?;
                let horizon = f64::from(window.months) * MONTH;
                let share = margin.unwrap_or(1.0);
                let at_pace = |at: usize| {
                    let facts = history.get(at);
                    let facts = facts.and_then(|buyer| Facts::until(buyer, self.as_of));
                    facts.map_or(0.0, |facts| {
                        pace(&facts, f64::from(self.cycle[at])) * share * horizon
                    })
                };
                let stages = self.sums(|at| {
                    let stage = usize::from(self.stage[at]).saturating_sub(1);
                    let back = flow.within.get(stage).and_then(|rate| rate.share);
                    let pace = at_pace(at);
                    let expected = pace * back.unwrap_or(0.0);
                    (expected, pace - expected)
                });
                let stages = stages.map(|(mut one, place)| {
                    if flow.within[place].of < u64::from(LEAST_CUSTOMERS) {
                        (one.expected, one.at_stake) = (None, None);
                    }
                    one
                });
                let basis = ValueBasis::Historical {
                    months: window.months,
                    margin,
                };
                Some((basis, stages))
            }
        }
    }

    /// Expected and at stake, summed by stage; with the stage's place.
    fn sums(&self, each: impl Fn(usize) -> (f64, f64)) -> [(StageValue, usize); 5] {
        let mut sums = [(0.0, 0.0); 5];
        for (at, &stage) in self.stage.iter().enumerate() {
            if stage == NOT_YET {
                continue;
            }
            if let Some(sum) = sums.get_mut(usize::from(stage).saturating_sub(1)) {
                let (expected, lost) = each(at);
                sum.0 += expected;
                sum.1 += lost;
            }
        }
        core::array::from_fn(|place| {
            let (expected, lost) = sums[place];
            let value = StageValue {
                stage: Stage::BUYERS[place],
                expected: Some(expected),
                at_stake: Some(lost),
            };
            (value, place)
        })
    }
}
