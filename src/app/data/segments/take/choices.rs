//! What leaves, and for which tool.

use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::{Format, Unanswered};
use ltv_worker::protocol::segments::Tool;

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct TakeChoices {
    /// Whose list.
    pub whom: Chosen,
    /// For which tool.
    pub tool: Tool,
    /// What becomes of people whose consent is not known.
    pub unanswered: Unanswered,
    /// Rows that the edition of Zoho takes at once.
    pub zoho_rows: u32,
}

/// Whose list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::data) enum Chosen {
    Customers,
    Everybody,
    Stage(Stage),
    /// By the place of a rule.
    Segment(u32),
    Tier(u8),
    /// By its place in the book.
    Tag(u32),
    Each(Each),
}

/// A list for each of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::data) enum Each {
    Stage,
    Segment,
    Tier,
    Tag,
}

impl Default for TakeChoices {
    fn default() -> Self {
        Self {
            whom: Chosen::Stage(Stage::S2),
            tool: Tool::Import {
                format: Format::Mailchimp,
            },
            unanswered: Unanswered::LeaveOut,
            zoho_rows: 10_000,
        }
    }
}
