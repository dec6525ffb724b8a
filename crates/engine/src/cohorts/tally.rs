//! Counting the ledger by cohort and age: the one pass behind every table.

use super::observed::{periods, through};
use super::options::{
    CohortError, CohortInputs, CohortOptions, Contribution, MOST_CELLS, Retention,
};
use super::slots::Slots;
use crate::amount::Total;
use crate::calendar::{Day, PeriodTable};

/// Counts and sums by slot (a label, or all customers), by period of the first
/// order, and by age.
pub(crate) struct Tallies {
    /// The periods from the first order to the analysis date.
    pub(crate) periods: PeriodTable,
    /// The first order's day.
    pub(crate) first_day: Day,
    /// The analysis date.
    pub(crate) as_of: Day,
    /// Customers by slot and period of the first order, slot by slot.
    sizes: Vec<u32>,
    /// Where each of their rows begins in `cells`. A row is made when it wins
    /// its first customer, so that one stray early date costs no triangle of
    /// empty rows. It has a cell for every age up to the last period.
    begins: Vec<u32>,
    cells: Vec<Tally>,
    /// Beside `cells`; empty unless costs count.
    costs: Vec<Total>,
}

/// One slot, one period of the first order, one age.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) active: u32,
    pub(crate) retained: u32,
    pub(crate) orders: u32,
    pub(crate) revenue: Total,
}

/// The row of no customer.
const NO_ROW: u32 = u32::MAX;

impl Tallies {
    /// Counts the ledger once by customer and once in file order.
    ///
    /// # Errors
    /// See [`CohortError`].
    pub(crate) fn new(
        inputs: &CohortInputs,
        options: &CohortOptions,
        slots: &Slots,
    ) -> Result<Self, CohortError> {
        let (periods, as_of) = periods(inputs, options)?;
        let rows = slots.len() * periods.len();
        let mut tallies = Self {
            periods,
            first_day: inputs.orders.first_day(),
            as_of,
            sizes: vec![0; rows],
            begins: vec![NO_ROW; rows],
            cells: Vec::new(),
            costs: Vec::new(),
        };
        let bases = tallies.count_customers(inputs, options.retention, slots)?;
        tallies.count_orders(inputs, &bases);
        if let (Contribution::Costs { .. }, Some(costs)) = (options.contribution, inputs.costs) {
            tallies.costs = vec![Total::ZERO; tallies.cells.len()];
            let keys = inputs.orders.customers().iter().zip(inputs.orders.days());
            for ((&customer, &day), &cost) in keys.zip(costs) {
                if day <= as_of {
                    let at =
                        bases[customer as usize].wrapping_add(tallies.periods.offset(day) as u32);
                    tallies.costs[at as usize] += cost;
                }
            }
        }
        Ok(tallies)
    }

    /// Sizes, active and retained. Returns for each customer what the offset of
    /// an order's period is added to for its cell.
    fn count_customers(
        &mut self,
        inputs: &CohortInputs,
        retention: Retention,
        slots: &Slots,
    ) -> Result<Vec<u32>, CohortError> {
        let (periods, as_of) = (&self.periods, self.as_of);
        let mut bases = Vec::with_capacity(inputs.customers.len());
        for (index, customer) in inputs.customers.iter().enumerate() {
            let first = customer.first_day();
            if first > as_of {
                bases.push(0); // and so are all its orders: none is looked up
                continue;
            }
            let start = periods.offset(first);
            let row = slots.of(index) * periods.len() + start;
            self.sizes[row] += 1;
            if self.begins[row] == NO_ROW {
                self.begins[row] = new_row(&mut self.cells, periods.len() - start)?;
            }
            let base = self.begins[row].wrapping_sub(start as u32);
            bases.push(base);
            let cell = |offset: usize| base.wrapping_add(offset as u32) as usize;
            let mut counted = usize::MAX;
            for entry in customer.until(as_of) {
                let offset = periods.offset(entry.day);
                if offset != counted {
                    self.cells[cell(offset)].active += 1;
                    counted = offset;
                }
            }
            if retention != Retention::Active
                && let Some(offset) = through(customer, retention, periods, as_of)
            {
                self.cells[cell(offset)].retained += 1;
            }
        }
        self.spread_retained(retention);
        Ok(bases)
    }

    /// From *retained through this age and no longer* to *retained at this age*.
    fn spread_retained(&mut self, retention: Retention) {
        if retention == Retention::Active {
            for cell in &mut self.cells {
                cell.retained = cell.active;
            }
            return;
        }
        for (row, &begin) in self.begins.iter().enumerate() {
            if begin == NO_ROW {
                continue;
            }
            let ages = self.periods.len() - row % self.periods.len();
            let mut retained = 0;
            for cell in self.cells[begin as usize..][..ages].iter_mut().rev() {
                retained += cell.retained;
                cell.retained = retained;
            }
        }
    }

    /// Orders and revenue in file order: the amounts of one customer lie far
    /// apart, while the bases of all customers stay near.
    fn count_orders(&mut self, inputs: &CohortInputs, bases: &[u32]) {
        let (periods, as_of, cells) = (&self.periods, self.as_of, &mut self.cells[..]);
        let orders = inputs.orders;
        let keys = orders.customers().iter().zip(orders.days());
        for ((&customer, &day), &amount) in keys.zip(orders.amounts()) {
            if day <= as_of {
                let at = bases[customer as usize].wrapping_add(periods.offset(day) as u32);
                let cell = &mut cells[at as usize];
                cell.orders += 1;
                cell.revenue += amount;
            }
        }
    }

    /// Customers of a slot whose first order fell in the period at `start`.
    pub(crate) fn size(&self, slot: usize, start: usize) -> u32 {
        self.sizes[slot * self.periods.len() + start]
    }

    /// Their cells by age with the costs of each; none when there is no customer.
    pub(crate) fn row(&self, slot: usize, start: usize) -> impl Iterator<Item = (Tally, Total)> {
        let begin = self.begins[slot * self.periods.len() + start];
        let (begin, ages) = if begin == NO_ROW {
            (0, 0)
        } else {
            (begin as usize, self.periods.len() - start)
        };
        (begin..begin + ages).map(|at| {
            (
                self.cells[at],
                self.costs.get(at).copied().unwrap_or_default(),
            )
        })
    }

    /// Whether the last period is not over at the analysis date.
    pub(crate) fn last_is_running(&self) -> bool {
        self.periods.end(self.periods.len() - 1) > self.as_of
    }
}

/// Room for one more row; where it begins.
#[cold]
fn new_row(cells: &mut Vec<Tally>, ages: usize) -> Result<u32, CohortError> {
    let begin = cells.len();
    if begin + ages > MOST_CELLS {
        return Err(CohortError::TooManyCells {
            cells: (begin + ages) as u64,
        });
    }
    cells.resize(begin + ages, Tally::default());
    Ok(begin as u32)
}
