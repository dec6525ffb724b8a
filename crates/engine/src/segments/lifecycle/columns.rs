//! Every customer's stage, in columns.

use super::LifecycleError;
use super::options::{LEAST_GAPS, LifecycleOptions, Scope, Stage, band};
use super::own::Own;
use super::pooled::{Ends, Pooled};
use crate::calendar::Day;
use crate::cohorts::CustomerLabels;
use crate::history::History;
use crate::segments::rfm::{Facts, Frequency};

/// The stage of who is not yet a customer.
pub const NOT_YET: u8 = u8::MAX;

/// The day of contact of who was never seen.
pub const NEVER_SEEN: Day = Day(i32::MIN);

/// What stages are told from.
#[derive(Debug, Clone, Copy)]
pub struct LifecycleInputs<'a> {
    /// The orders.
    pub history: &'a History,
    /// Each customer's segment; what [`Scope::Segment`] means.
    pub labels: Option<CustomerLabels<'a>>,
    /// The last day of contact of each customer, to be counted instead of the last
    /// order's where it is later; [`NEVER_SEEN`] without one. Days after that of the
    /// analysis are left out.
    pub last_seen: Option<&'a [Day]>,
    /// Members without any order: they are P.
    pub without_orders: u32,
}

impl<'a> LifecycleInputs<'a> {
    /// A history and nothing else.
    pub fn of(history: &'a History) -> Self {
        Self {
            history,
            labels: None,
            last_seen: None,
            without_orders: 0,
        }
    }

    pub(super) fn check(&self) -> Result<(), LifecycleError> {
        let fits = |seen: &[Day]| seen.len() == self.history.len();
        if self.last_seen.is_none_or(fits) {
            Ok(())
        } else {
            Err(LifecycleError::LastSeen)
        }
    }

    /// A customer's label.
    pub(super) fn group(&self, customer: usize) -> Option<usize> {
        let labels = self.labels?;
        let group = *labels.of_customer.get(customer)? as usize;
        (group < labels.names.len()).then_some(group)
    }

    /// The day from which a customer's silence runs, given that of the last order.
    pub(super) fn last(&self, customer: usize, ordered: Day, as_of: Day) -> Day {
        let seen = self.last_seen.map_or(NEVER_SEEN, |seen| seen[customer]);
        if seen <= as_of {
            ordered.max(seen)
        } else {
            ordered
        }
    }
}

/// Whose gaps a customer's cycle is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Source {
    /// Their own.
    Own,
    /// Their segment's.
    Segment,
    /// Everybody's.
    All,
    /// It was entered.
    Entered,
}

/// Every customer as of a day; one entry a customer in each column, by the
/// customers' numbers in the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Lifecycle {
    /// The day.
    pub as_of: Day,
    /// How the stages were told.
    pub options: LifecycleOptions,
    /// Stage by its place in [`Stage::ALL`]; [`NOT_YET`] without an order by the day.
    pub stage: Vec<u8>,
    /// Days since the last order, or contact; 0 likewise.
    pub silent_days: Vec<u32>,
    /// Days; 0 likewise.
    pub cycle: Vec<f32>,
    /// Whose cycle it is, by its place in [`Source`]; [`NOT_YET`] likewise.
    pub source: Vec<u8>,
    /// The cycle of all in days; that which was entered where it was.
    pub cycle_of_all: f64,
    /// Gaps that it rests on.
    pub gaps: u32,
    pub(super) without_orders: u32,
    pub(super) labelled: bool,
}

impl Lifecycle {
    /// Tells every customer's stage.
    ///
    /// # Errors
    /// See [`LifecycleError`].
    pub fn of(
        inputs: &LifecycleInputs,
        options: &LifecycleOptions,
    ) -> Result<Self, LifecycleError> {
        options.check()?;
        let history = inputs.history;
        inputs.check()?;
        let as_of = options.as_of.unwrap_or(history.as_of());
        if as_of < history.first_day() {
            return Err(LifecycleError::NobodyYet);
        }
        let ends = Ends::new(vec![as_of], history.first_day());
        let pooled = Pooled::of(inputs, options, &ends, false);
        let customers = history.iter().filter(|one| one.first_day() <= as_of);
        let (all, _) = pooled.cycle(None, 0).ok_or_else(|| {
            let customers = customers.count() as u32;
            LifecycleError::NoCycle { customers }
        })?;
        let count = history.len();
        let mut lifecycle = Self {
            as_of,
            options: *options,
            stage: vec![NOT_YET; count],
            silent_days: vec![0; count],
            cycle: vec![0.0; count],
            source: vec![NOT_YET; count],
            cycle_of_all: all,
            gaps: pooled.gaps[0],
            without_orders: inputs.without_orders,
            labelled: (0..count).any(|at| inputs.group(at).is_some()),
        };
        let mut own = Own::new(options.statistic, options.scope);
        for (at, buyer) in history.iter().enumerate() {
            let Some(facts) = Facts::until(buyer, as_of) else {
                continue;
            };
            own.clear();
            if options.scope == Scope::Customer && facts.days as usize > LEAST_GAPS {
                for pair in buyer.days()[..facts.orders as usize].windows(2) {
                    if pair[0] < pair[1] {
                        own.push(pair[0].0.abs_diff(pair[1].0));
                    }
                }
            }
            let (cycle, source) = match own.cycle() {
                Some(cycle) => (cycle, Source::Own),
                None => match pooled.cycle(inputs.group(at), 0) {
                    Some((cycle, true)) => (cycle, Source::Segment),
                    _ if matches!(options.scope, Scope::Fixed { .. }) => (all, Source::Entered),
                    _ => (all, Source::All),
                },
            };
            let last = inputs.last(at, facts.last, as_of);
            let days = as_of.0.abs_diff(last.0);
            let times = match options.frequency {
                Frequency::OrderDays => facts.days,
                Frequency::Orders => facts.orders,
            };
            let stage = Stage::of(band(&options.limits(cycle), days), times > 1);
            lifecycle.stage[at] = stage as u8;
            lifecycle.silent_days[at] = days;
            lifecycle.cycle[at] = cycle as f32;
            lifecycle.source[at] = source as u8;
        }
        Ok(lifecycle)
    }

    /// The customers in a stage, by number, ascending; none for P, whose members have
    /// no orders and so no number.
    pub fn members(&self, stage: Stage) -> Vec<u32> {
        let all = self.stage.iter().zip(0_u32..);
        all.filter(|one| *one.0 == stage as u8)
            .map(|(_, at)| at)
            .collect()
    }

    /// The customers who were in `from` (`None`: not yet customers) at the time of
    /// `then` and are in `to` now, by number, ascending.
    pub fn moved(&self, then: &Self, from: Option<Stage>, to: Stage) -> Vec<u32> {
        let from = from.map_or(NOT_YET, |stage| stage as u8);
        let both = then.stage.iter().zip(&self.stage).zip(0_u32..);
        both.filter(|((was, is), _)| **was == from && **is == to as u8)
            .map(|(_, at)| at)
            .collect()
    }
}
