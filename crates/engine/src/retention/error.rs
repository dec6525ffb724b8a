//! Why there is no retention curve.

/// What is wrong with the survivors or with what was asked.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum RetentionError {
    /// It takes two values: at the start and one period on.
    TooFew {
        /// How many there are.
        found: u32,
    },
    /// More values than [`MOST_AGES`](super::MOST_AGES) + 1.
    TooMany {
        /// How many there are.
        found: u32,
    },
    /// A value is negative or no number.
    NotACount {
        /// Its age: 0 is the start.
        age: u32,
    },
    /// Nobody to begin with.
    NobodyAtStart,
    /// There are more survivors than one period before.
    Rises {
        /// The age at which there are.
        age: u32,
    },
    /// Nobody has left yet: there is nothing to learn churn from.
    NobodyLost,
    /// The cohort's size is below 1 or no number.
    Customers,
    /// The discount rate is negative or no number.
    Discount,
    /// The payment is negative or no number.
    Payment,
}
