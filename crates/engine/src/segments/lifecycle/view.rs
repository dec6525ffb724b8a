//! What the screen is told of stages.

use super::{
    LEAST_CUSTOMERS, Lifecycle, LifecycleNote, LifecycleOptions, NOT_YET, Scope, Stage, ValueBasis,
    Worth,
};
use crate::amount::Total;
use crate::calendar::Day;
use crate::history::History;
use crate::segments::Expected;
use crate::segments::rfm::{Facts, median};

/// All that is shown of the stages on one day.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct LifecycleView {
    /// The day as of which.
    pub as_of: Day,
    /// How the stages were told.
    pub options: LifecycleOptions,
    /// The cycle of all in days; that which was entered where it was.
    pub cycle_of_all: f64,
    /// Gaps that it rests on; 0 for one that was entered.
    pub gaps: u32,
    /// Customers whose cycle is their own, their segment's, that of all, and the one
    /// entered.
    pub sources: [u32; 4],
    /// The six stages.
    pub stages: Vec<StageTotals>,
    /// From what values were told; `None`: there are none.
    pub basis: Option<ValueBasis>,
    /// What the stages do not tell.
    pub notes: Vec<LifecycleNote>,
}

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct StageTotals {
    /// The stage.
    pub stage: Stage,
    /// People.
    pub customers: u32,
    /// Share of all people, P included, 0 ..= 1.
    pub share: f64,
    /// Their orders so far.
    pub orders: u64,
    /// Their revenue so far.
    pub revenue: Total,
    /// Median days since the last order, or contact; `None` without customers, and for
    /// P.
    pub median_silent_days: Option<f64>,
    /// See [`super::StageValue::expected`]; `None` for P.
    pub expected: Option<f64>,
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and where the value is not that of a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// See [`super::StageValue::at_stake`]; `None` for P.
    pub at_stake: Option<f64>,
}

impl LifecycleView {
    /// A stage's totals.
    pub fn of(&self, stage: Stage) -> Option<&StageTotals> {
        self.stages.iter().find(|one| one.stage == stage)
    }

    fn count(&self, stages: &[Stage]) -> u32 {
        let own = self.stages.iter().filter(|one| stages.contains(&one.stage));
        own.map(|one| one.customers).sum()
    }

    /// Customers with orders.
    pub fn buyers(&self) -> u32 {
        self.count(&Stage::BUYERS)
    }

    /// Those of them in S1, S2 and S3.
    pub fn late(&self) -> u32 {
        self.count(&[Stage::S1, Stage::S2, Stage::S3])
    }

    /// The share of those in E0 among them, 0 ..= 1.
    pub fn active_share(&self) -> f64 {
        f64::from(self.count(&[Stage::E0])) / f64::from(self.buyers().max(1))
    }
}

impl Lifecycle {
    /// Totals for the screen. `history` must be that of the stages; values are told
    /// from the first of `worth` that can tell them.
    pub fn view(&self, history: &History, worth: &[Worth<'_>]) -> LifecycleView {
        let value = worth.iter().find_map(|one| self.value(history, *one));
        let mut stages = self.totals(history);
        if let Some((_, values)) = value {
            for (one, value) in stages[1..].iter_mut().zip(values) {
                one.expected = value.expected;
                one.at_stake = value.at_stake;
            }
        }
        let mut notes = self.notes(&stages);
        let unfit = |one: &Worth| matches!(one, Worth::Forecast { .. });
        let used = value.map(|(basis, _)| basis);
        if worth.iter().any(unfit) && used != Some(ValueBasis::Forecast) {
            notes.push(LifecycleNote::NoForecast);
        }
        let mut sources = [0; 4];
        for &source in &self.source {
            if let Some(count) = sources.get_mut(usize::from(source)) {
                *count += 1;
            }
        }
        LifecycleView {
            as_of: self.as_of,
            options: self.options,
            cycle_of_all: self.cycle_of_all,
            gaps: self.gaps,
            sources,
            stages,
            basis: used,
            notes,
        }
    }

    /// Tells the intervals of what a forecast expects of each stage; only where `view`, which
    /// must be that of these stages, has its values from that forecast. What is at stake
    /// has none: it is set against what nobody will see, all of them being still
    /// customers.
    pub fn tell_intervals(&self, view: &mut LifecycleView, expected: &Expected) {
        if view.basis != Some(ValueBasis::Forecast) || expected.len() != self.stage.len() {
            return;
        }
        let told = expected.totals(view.stages.len(), |at| match self.stage[at] {
            NOT_YET => None,
            stage => Some(usize::from(stage)),
        });
        for (one, told) in view.stages.iter_mut().zip(told) {
            one.expected_interval = told.interval;
        }
    }

    fn totals(&self, history: &History) -> Vec<StageTotals> {
        let mut days = [const { Vec::new() }; 6];
        let mut stages: Vec<StageTotals> = (Stage::ALL.iter())
            .map(|&stage| StageTotals {
                stage,
                customers: 0,
                share: 0.0,
                orders: 0,
                revenue: Total::ZERO,
                median_silent_days: None,
                expected: None,
                expected_interval: None,
                at_stake: None,
            })
            .collect();
        stages[0].customers = self.without_orders;
        for ((buyer, &stage), &silent) in history.iter().zip(&self.stage).zip(&self.silent_days) {
            let facts = Facts::until(buyer, self.as_of).filter(|_| stage != NOT_YET);
            let one = stages.get_mut(usize::from(stage));
            if let (Some(facts), Some(one)) = (facts, one) {
                one.customers += 1;
                one.orders += u64::from(facts.orders);
                one.revenue += Total::from_scaled(facts.revenue);
                days[usize::from(stage)].push(silent);
            }
        }
        let all: u64 = stages.iter().map(|one| u64::from(one.customers)).sum();
        for (one, days) in stages.iter_mut().zip(&mut days) {
            one.share = f64::from(one.customers) / all.max(1) as f64;
            one.median_silent_days = median(days);
        }
        stages
    }

    fn notes(&self, stages: &[StageTotals]) -> Vec<LifecycleNote> {
        let buyers = stages[1..].iter().map(|one| one.customers);
        let customers = buyers.clone().sum();
        let entered = matches!(self.options.scope, Scope::Fixed { .. });
        let mut notes = Vec::new();
        if customers < LEAST_CUSTOMERS {
            notes.push(LifecycleNote::FewCustomers { customers });
        }
        if self.gaps < LEAST_CUSTOMERS && !entered {
            notes.push(LifecycleNote::FewGaps { gaps: self.gaps });
        }
        if buyers.filter(|&one| one > 0).count() == 1 {
            notes.push(LifecycleNote::OneStage);
        }
        if self.options.scope == Scope::Segment && !self.labelled {
            notes.push(LifecycleNote::NoSegments);
        }
        notes
    }
}
