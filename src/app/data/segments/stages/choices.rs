//! How stages are told, as chosen.

use ltv_engine::segments::lifecycle::{LifecycleOptions, Scope, Statistic};

/// What was chosen; the engine's usual ways until then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::data) struct StageChoices {
    /// Which statistic of gaps a cycle is.
    pub statistic: Statistic,
    /// Of whose gaps: each customer's own, or those of all.
    pub own: bool,
    /// A cycle that was entered, in days.
    pub fixed: Option<f64>,
    /// Cycles at which the stages end.
    pub multiples: [f64; 3],
    /// Months that are looked ahead to see who comes back.
    pub window: u32,
}

impl Default for StageChoices {
    fn default() -> Self {
        let usual = LifecycleOptions::default();
        Self {
            statistic: usual.statistic,
            own: true,
            fixed: None,
            multiples: usual.multiples,
            window: 12,
        }
    }
}

impl StageChoices {
    pub(super) fn options(self) -> LifecycleOptions {
        LifecycleOptions {
            statistic: self.statistic,
            scope: match (self.fixed, self.own) {
                (Some(days), _) => Scope::Fixed { days },
                (None, true) => Scope::Customer,
                (None, false) => Scope::All,
            },
            multiples: self.multiples,
            ..LifecycleOptions::default()
        }
    }
}
