//! Who came back out of each stage.

/// The months that were looked ahead to see who comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Window {
    /// Months asked for.
    pub asked: u32,
    /// Months looked ahead: as many, or fewer where the history is too short; ≥ 1.
    pub months: u32,
}

impl Window {
    /// The longest window up to `asked` months that some of `ends` month ends, all over,
    /// has after it.
    pub(super) fn new(asked: u32, ends: usize) -> Option<Self> {
        let months = asked.min((ends as u32).checked_sub(1)?);
        (months > 0).then_some(Self { asked, months })
    }
}
