//! How the next product is looked for, as chosen.

use ltv_engine::segments::next_product::NextOptions;
use ltv_worker::protocol::segments::NextAsk;

/// What was chosen; the engine's usual ways until then.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct NextChoices {
    /// Which pairs are counted.
    pub options: NextOptions,
    /// The product of which all that follows is shown.
    pub first: Option<String>,
    /// Days of silence after a first order, from which on it counts as the only one.
    pub quiet_days: u32,
    /// Fewest first buyers of a product.
    pub least_once: u32,
}

impl Default for NextChoices {
    fn default() -> Self {
        Self {
            options: NextOptions::default(),
            first: None,
            quiet_days: 90,
            least_once: 30,
        }
    }
}

impl NextChoices {
    /// The question, with the margin in force.
    pub(super) fn ask(self, margin: Option<f64>) -> NextAsk {
        NextAsk {
            options: self.options,
            first: self.first,
            quiet_days: self.quiet_days,
            least_once: self.least_once,
            margin,
        }
    }
}
