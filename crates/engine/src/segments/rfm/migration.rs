//! Who moved from segment to segment since an earlier day.

use super::{NOT_YET, Named, Rfm, RfmError, RfmOptions};
use crate::amount::Total;
use crate::calendar::Day;
use crate::history::History;

/// Customers by segment on two days.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Migration {
    /// The earlier day.
    pub earlier: Day,
    /// The later day.
    pub later: Day,
    /// The segments' names.
    pub names: Vec<Named>,
    /// Rows of customers: one for each segment on the earlier day and a last one for
    /// those who were not yet customers; in each, one number for each segment on the
    /// later day.
    pub customers: Vec<Vec<u32>>,
    /// Their revenue up to the later day, likewise.
    pub revenue: Vec<Vec<Total>>,
}

/// The analysis as it was on an earlier day, by the same options (quintiles are those
/// of that day's customers), and who moved since. `now` is the analysis of the same
/// history by these options.
///
/// # Errors
/// [`RfmError::NobodyYet`] where nobody had ordered by then.
pub fn moved_since(
    history: &History,
    options: &RfmOptions,
    now: &Rfm,
    earlier: Day,
) -> Result<(Rfm, Migration), RfmError> {
    let mut options = options.clone();
    options.as_of = Some(earlier.min(now.as_of));
    let then = Rfm::of(history, &options)?;
    let segments = now.names.len();
    let mut customers = vec![vec![0; segments]; segments + 1];
    let mut revenue = vec![vec![Total::ZERO; segments]; segments + 1];
    for ((from, to), own) in then.segment.iter().zip(&now.segment).zip(&now.revenue) {
        let (from, to) = (usize::from(*from).min(segments), usize::from(*to));
        if to < segments {
            customers[from][to] += 1;
            revenue[from][to] += *own;
        }
    }
    let migration = Migration {
        earlier: then.as_of,
        later: now.as_of,
        names: now.names.clone(),
        customers,
        revenue,
    };
    Ok((then, migration))
}

impl Migration {
    /// The customers who were in segment `from` of `then` (`None`: not yet customers)
    /// and are in segment `to` of `now`, by number, ascending.
    pub fn members(then: &Rfm, now: &Rfm, from: Option<u8>, to: u8) -> Vec<u32> {
        let from = from.unwrap_or(NOT_YET);
        let both = then.segment.iter().zip(&now.segment).zip(0_u32..);
        both.filter(|((was, is), _)| **was == from && **is == to && to != NOT_YET)
            .map(|(_, at)| at)
            .collect()
    }
}
