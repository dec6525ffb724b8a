//! Why there are no stages, and what those that there are do not tell.

pub use crate::segments::rfm::LEAST_CUSTOMERS;

/// Why no stages can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum LifecycleError {
    /// Nobody had ordered by the day asked for.
    NobodyYet,
    /// Nobody has come back, so there is no cycle; one can be entered.
    NoCycle {
        /// Customers, all with one order day.
        customers: u32,
    },
    /// Multiples that do not ascend, or out of 0 .. 1000.
    Multiples,
    /// A cycle entered that is not 1 ..= 3650 days.
    FixedCycle,
    /// Days of contact that are not one a customer.
    LastSeen,
}

/// What the stages do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum LifecycleNote {
    /// Fewer customers with orders than [`LEAST_CUSTOMERS`].
    FewCustomers {
        /// How many.
        customers: u32,
    },
    /// The cycle of all rests on fewer gaps than [`LEAST_CUSTOMERS`].
    FewGaps {
        /// How many.
        gaps: u32,
    },
    /// All customers with orders are in one stage.
    OneStage,
    /// The segment's cycle was asked for and nobody has a segment: it is that of all.
    NoSegments,
    /// The expected values or the chances of being alive are not one finite number a
    /// customer, and are left out.
    NoForecast,
}
