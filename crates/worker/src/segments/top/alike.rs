//! The labels that go with the best: where to look for more like them.

use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::history::History;
use ltv_engine::segments::concentration::{
    Contrast, ContrastOptions, Finding, GroupWorth, HARDLY_CHANCE, best,
};

use crate::protocol::segments::Alike;

/// For each label column the label that more of the best have than of the rest, hardly
/// by chance, and by the most; the column whose label stands first among the findings
/// comes first.
pub(super) fn alike(
    contrast: &Contrast,
    columns: &[CustomerLabels<'_>],
    history: &History,
    options: &ContrastOptions,
    worth: impl Fn(&[u32]) -> GroupWorth,
) -> Vec<Alike> {
    let is_best = best(history, options);
    let mut found: Vec<Alike> = Vec::new();
    for finding in contrast.findings() {
        let Finding::Label { column, row } = finding else {
            continue;
        };
        let Some(labels) = contrast.labels.get(column as usize) else {
            continue;
        };
        let (Some(own), Some(of)) = (labels.rows.get(row as usize), columns.get(column as usize))
        else {
            continue;
        };
        let more = own.difference > 0.0 && own.adjusted < HARDLY_CHANCE;
        if !more || found.iter().any(|one| one.column == column) {
            continue;
        }
        let of_customer = of.of_customer.iter().zip(&is_best).zip(0_u32..);
        let side = |wanted: bool| -> Vec<u32> {
            of_customer
                .clone()
                .filter(|((label, best), _)| **label == own.label && **best == Some(wanted))
                .map(|(_, at)| at)
                .collect()
        };
        found.push(Alike {
            column,
            row,
            best: worth(&side(true)),
            rest: worth(&side(false)),
        });
    }
    found
}
