//! Labels of the top against those of the rest.

use super::average::{Average, Averaging};
use super::effect::Effect;
use super::groups::Groups;
use crate::amount::Total;
use crate::cohorts::CustomerLabels;
use crate::segments::evidence::{Interval, TestUsed, TwoByTwo, difference};
use crate::sort::sort_by_number;

/// Most labels of a column with a row of their own.
pub const MOST_LABEL_ROWS: u32 = 50;

/// One label column. Shares are of the customers with a label: of the others nothing is
/// known.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct LabelContrast {
    /// Customers of the top with a label.
    pub top_known: u32,
    /// Customers of the rest with a label.
    pub rest_known: u32,
    /// The labels that most customers have; equally frequent ones in their order.
    pub rows: Vec<LabelRow>,
    /// What a customer with a label brought of what is ranked by.
    pub average: Average,
    /// Labels without a row.
    pub other_labels: u32,
}

/// One label.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct LabelRow {
    /// Its index in the column.
    pub label: u32,
    /// Its name.
    pub name: String,
    /// Customers of the top that have it.
    pub top: u32,
    /// Customers of the rest that have it.
    pub rest: u32,
    /// `top` ÷ those of the top with a label.
    pub top_share: f64,
    /// `rest` ÷ those of the rest with a label.
    pub rest_share: f64,
    /// `top_share` − `rest_share`.
    pub difference: f64,
    /// The 95 % interval of the difference, of this label by itself.
    pub interval: Interval,
    /// Its size.
    pub effect: Effect,
    /// What a customer with this label brought of what is ranked by, in top and rest.
    pub average: Average,
    /// Whether it could be chance, were this the only comparison.
    pub p_value: f64,
    /// Corrected for all comparisons.
    pub adjusted: f64,
    /// The test.
    pub test: TestUsed,
}

pub(super) fn compare(groups: &Groups, column: &CustomerLabels<'_>, rows: u32) -> LabelContrast {
    let mut counts = vec![[0_u32; 2]; column.names.len()];
    let mut known = [0_u32; 2];
    let mut averages = vec![Averaging::default(); column.names.len()];
    let mut average = Averaging::default();
    let ranked = groups.is_top.iter().zip(&groups.numbers);
    for (&label, (group, number)) in column.of_customer.iter().zip(ranked) {
        if let (Some(count), Some(is_top)) = (counts.get_mut(label as usize), group) {
            count[usize::from(!is_top)] += 1;
            known[usize::from(!is_top)] += 1;
            let number = Total::from_scaled(number.unwrap_or_default()).as_f64();
            averages[label as usize].add(number);
            average.add(number);
        }
    }
    let both = |label: u32| {
        let [top, rest] = counts[label as usize];
        u64::from(top) + u64::from(rest)
    };
    let mut order: Vec<u32> = (0..counts.len() as u32)
        .filter(|&one| both(one) > 0)
        .collect();
    sort_by_number(&mut order, |label| u128::from(!both(label)));
    let all = order.len();
    order.truncate(rows.clamp(1, MOST_LABEL_ROWS) as usize);
    // One group without any label: nothing to compare.
    if known.contains(&0) {
        order.clear();
    }
    LabelContrast {
        top_known: known[0],
        rest_known: known[1],
        average: average.average(),
        other_labels: (all - order.len()) as u32,
        rows: order
            .into_iter()
            .map(|label| {
                let at = label as usize;
                let own = (counts[at], averages[at].average());
                row(label, &column.names[at], own, known)
            })
            .collect(),
    }
}

fn row(
    label: u32,
    name: &str,
    ([top, rest], average): ([u32; 2], Average),
    [top_known, rest_known]: [u32; 2],
) -> LabelRow {
    let table = TwoByTwo {
        hits: top,
        count: top_known,
        other_hits: rest,
        other_count: rest_known,
    };
    let (p_value, test) = table.p_value();
    let (top_share, rest_share) = (
        f64::from(top) / f64::from(top_known),
        f64::from(rest) / f64::from(rest_known),
    );
    LabelRow {
        label,
        name: name.to_owned(),
        top,
        rest,
        top_share,
        rest_share,
        difference: top_share - rest_share,
        interval: difference((top, top_known), (rest, rest_known)),
        effect: Effect::of_shares(top_share, rest_share),
        average,
        p_value,
        adjusted: p_value,
        test,
    }
}
