//! Tables made of tallies.

use super::acquisition::{SpendByPeriod, payback};
use super::average::average;
use super::options::{CohortBy, CohortError, CohortInputs, CohortOptions, Contribution};
use super::slots::Slots;
use super::table::{CohortCell, CohortKey, CohortPanel, CohortRow, CohortTable, Cumulative};
use super::tally::{Tallies, Tally};
use crate::amount::Total;
use crate::calendar::Day;

impl CohortTable {
    /// The table of a ledger: [`CohortOptions::by`] decides what makes a row.
    ///
    /// # Errors
    /// See [`CohortError`].
    pub fn new(inputs: &CohortInputs, options: &CohortOptions) -> Result<Self, CohortError> {
        match options.by {
            CohortBy::FirstOrder => {
                let slots = Slots::single();
                let tallies = Tallies::new(inputs, options, &slots)?;
                let spend = SpendByPeriod::new(inputs.spend, &tallies, &slots);
                Ok(by_first_order(&tallies, &spend, 0, options))
            }
            CohortBy::Label => {
                let slots = Slots::by_label(inputs, options)?;
                let tallies = Tallies::new(inputs, options, &slots)?;
                let spend = SpendByPeriod::new(inputs.spend, &tallies, &slots);
                Ok(by_label(&tallies, &spend, &slots, options))
            }
        }
    }

    /// One table by first order for each label: small multiples. Labels without
    /// an observed customer have none. [`CohortOptions::by`] does not matter.
    ///
    /// # Errors
    /// See [`CohortError`].
    pub fn panels(
        inputs: &CohortInputs,
        options: &CohortOptions,
    ) -> Result<Vec<CohortPanel>, CohortError> {
        let slots = Slots::by_label(inputs, options)?;
        let tallies = Tallies::new(inputs, options, &slots)?;
        let spend = SpendByPeriod::new(inputs.spend, &tallies, &slots);
        let panel = |slot| CohortPanel {
            key: slots.key(slot),
            table: by_first_order(&tallies, &spend, slot, options),
        };
        let panels = (0..slots.len()).map(panel);
        Ok(panels.filter(|one| !one.table.rows.is_empty()).collect())
    }
}

/// A row a period; `slot` is a label's, or 0 for everybody.
fn by_first_order(
    tallies: &Tallies,
    spend: &SpendByPeriod,
    slot: usize,
    options: &CohortOptions,
) -> CohortTable {
    let starts = 0..tallies.periods.len();
    let rows = starts
        .clone()
        .filter(|&start| tallies.size(slot, start) > 0)
        .map(|start| {
            let size = tallies.size(slot, start);
            let mut cells: Vec<CohortCell> = Vec::with_capacity(tallies.periods.len() - start);
            for sums in tallies.row(slot, start) {
                cells.push(cell(cells.last(), size, sums, options.contribution));
            }
            if let Some(last) = cells.last_mut() {
                last.running = tallies.last_is_running();
            }
            let key = CohortKey::Period {
                start: tallies.periods.start(start),
            };
            row(key, size, cells, spend.cac(slot, start..start + 1, tallies))
        })
        .collect();
    let cac = spend.cac(slot, starts, tallies);
    table(rows, CohortBy::FirstOrder, cac, tallies.as_of, options)
}

/// A row a label: its cohorts of all periods, merged by age.
fn by_label(
    tallies: &Tallies,
    spend: &SpendByPeriod,
    slots: &Slots,
    options: &CohortOptions,
) -> CohortTable {
    let over = tallies.periods.len() - usize::from(tallies.last_is_running());
    let rows = (0..slots.len()).filter_map(|slot| {
        let mut size = 0;
        let mut ages = vec![(0, Tally::default(), Total::ZERO); over];
        for start in 0..tallies.periods.len() {
            let won = tallies.size(slot, start);
            size += won;
            let over = over.saturating_sub(start);
            for (sum, (tally, costs)) in ages.iter_mut().zip(tallies.row(slot, start).take(over)) {
                sum.0 += won;
                sum.1.active += tally.active;
                sum.1.retained += tally.retained;
                sum.1.orders += tally.orders;
                sum.1.revenue += tally.revenue;
                sum.2 += costs;
            }
        }
        let mut cells: Vec<CohortCell> = Vec::new();
        for (customers, tally, costs) in ages {
            if customers > 0 {
                let sums = (tally, costs);
                cells.push(cell(cells.last(), customers, sums, options.contribution));
            }
        }
        let cac = spend.cac(slot, 0..tallies.periods.len(), tallies);
        (size > 0).then(|| row(slots.key(slot), size, cells, cac))
    });
    let cac = spend.cac_of_all(tallies);
    table(rows.collect(), CohortBy::Label, cac, tallies.as_of, options)
}

fn row(key: CohortKey, size: u32, cells: Vec<CohortCell>, cac: Option<f64>) -> CohortRow {
    let sums = cells
        .iter()
        .map(|cell| (cell.cumulative.contribution, cell.running));
    CohortRow {
        payback: payback(cac, sums),
        key,
        size,
        cells,
        cac,
    }
}

fn table(
    rows: Vec<CohortRow>,
    by: CohortBy,
    cac: Option<f64>,
    as_of: Day,
    options: &CohortOptions,
) -> CohortTable {
    let average = average(&rows);
    let sums = average
        .iter()
        .map_while(|cell| Some((cell.cumulative?.contribution, false)));
    CohortTable {
        period: options.period,
        by,
        retention: options.retention,
        contribution: options.contribution,
        as_of,
        payback: payback(cac, sums),
        rows,
        average,
        cac,
    }
}

/// The cell after `before`, of so many observed customers.
fn cell(
    before: Option<&CohortCell>,
    customers: u32,
    (tally, costs): (Tally, Total),
    contribution: Contribution,
) -> CohortCell {
    let contribution = contribution.of(tally.revenue, tally.orders, costs);
    CohortCell {
        customers,
        active: tally.active,
        retained: tally.retained,
        orders: tally.orders,
        revenue: tally.revenue,
        contribution,
        cumulative: Cumulative::after(
            before.map(|cell| cell.cumulative),
            customers,
            tally.orders,
            tally.revenue,
            contribution,
        ),
        running: false,
    }
}
