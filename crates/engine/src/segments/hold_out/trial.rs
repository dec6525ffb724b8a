//! Whether so many customers are enough to find out what a play does.

use super::gain::Three;
use super::size::{DesignError, TestDesign, TestSize, detectable_uplift, sample_size};

/// What a test with the customers at hand can tell.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Trial {
    /// What a fair test of the uplift needs.
    pub needed: TestSize,
    /// Customers that the play reaches and those held out, on average.
    pub treated: f64,
    /// Likewise.
    pub held_out: f64,
    /// Whether both are as many as needed.
    pub enough: bool,
    /// The smallest uplift that these show; `None` where none is, or one of the groups
    /// has nobody.
    pub detectable: Option<f64>,
    /// Months until there are enough, if as many come along as usual; `None` where there
    /// are, or nobody comes.
    pub months: Option<f64>,
}

/// Sets the customers at hand against what a design needs. `per_month` is how many more
/// come into the group in a usual month, where that is known.
///
/// # Errors
/// The first number that is out of range.
pub fn trial(
    customers: f64,
    per_month: Option<f64>,
    design: &TestDesign,
) -> Result<Trial, DesignError> {
    let needed = sample_size(design)?;
    let held_out = customers * design.hold_out;
    let treated = customers - held_out;
    let (baseline, alpha, power) = (design.baseline, design.alpha, design.power);
    let detectable = detectable_uplift(baseline, treated, held_out, alpha, power);
    let enough = treated >= needed.treated && held_out >= needed.held_out;
    let short = f64::max(
        (needed.treated - treated) / (1.0 - design.hold_out),
        (needed.held_out - held_out) / design.hold_out,
    );
    let months = per_month.filter(|&more| more > 0.0 && !enough);
    Ok(Trial {
        needed,
        treated,
        held_out,
        enough,
        detectable: detectable.unwrap_or(None),
        months: months.map(|more| short / more),
    })
}

/// An uplift to begin with where nobody has measured one: none at worst, a tenth more
/// buyers than usual, and a fifth at best, never more than all. An assumption, and to be
/// called one.
pub fn assumed_uplift(baseline: f64) -> Three {
    let most = (1.0 - baseline).max(0.0);
    Three {
        low: 0.0,
        likely: (baseline * 0.1).min(most),
        high: (baseline * 0.2).min(most),
    }
}
