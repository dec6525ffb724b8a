//! What a forecast answers once it is made.

use super::portrait::Portrait;
use super::session::{Forecast, Made};
use super::spending::Spending;
use super::table::Sources;
use super::{Card, Columns, Filter, Person, SEED, Sort};

impl Forecast {
    /// The customers that a filter lets through, in an order: how many there are, and
    /// `count` of them from the `from`-th on. The last order is kept, so that the
    /// next page costs nothing. Nobody before the outlook is made, or where there is
    /// none.
    pub fn people(&self, sort: Sort, filter: &Filter, from: u32, count: u32) -> (u32, Vec<Person>) {
        let Some((sources, made)) = self.sources() else {
            return (0, Vec::new());
        };
        let mut table = made.table.borrow_mut();
        table.people(sources, sort, filter, from, count)
    }

    /// Everything about one customer; `None` beyond the last and where there is no
    /// outlook.
    pub fn card(&self, index: u32) -> Option<Card> {
        let (sources, made) = self.sources()?;
        let index = index as usize;
        let buyer = self.history().get(index)?;
        let portrait = Portrait {
            buyer,
            as_of: self.history().as_of(),
            fitted: self.fitted(made.kind)?,
            options: self.options(),
        };
        let own = *sources.money.repeat.get(index)?;
        let spending = self.spending().map(|all: &Spending| (all, own));
        let person = made.table.borrow().person(sources, index)?;
        let (orders, revenue) = portrait.futures(spending, SEED ^ index as u64);
        // What a purchase is worth is discounted as all of theirs are on average.
        let part = person
            .value
            .zip(person.spend)
            .map_or(0.0, |(value, spend)| {
                let revenue = person.orders * spend;
                if revenue > 0.0 { value / revenue } else { 0.0 }
            });
        Some(Card {
            history: (buyer.purchases())
                .map(|(day, amount)| (day, crate::amount::Total::from_scaled(amount).as_f64()))
                .collect(),
            path: portrait.path(),
            next: portrait.next(),
            orders,
            value: revenue.map(|(low, high)| (low * part, high * part)),
            person,
        })
    }

    /// All customers as columns. What takes a model is not a number where there is
    /// no outlook.
    pub fn columns(&self) -> Columns {
        let unit = self.options().unit;
        let rows = || self.known.row_of.iter().map(|&row| row as usize);
        let seen = || rows().map(|row| self.known.rows[row].per(unit));
        let nothing = || vec![f64::NAN; self.history().len()];
        let mut columns = Columns {
            model: None,
            x: seen().map(|one| f64::from(one.x)).collect(),
            t_x: seen().map(|one| one.t_x).collect(),
            t: seen().map(|one| one.t).collect(),
            p_alive: nothing(),
            expected_orders: nothing(),
            expected_value: nothing(),
            clv: nothing(),
        };
        let Some(made) = &self.made else {
            return columns;
        };
        let table = made.table.borrow();
        columns.model = Some(made.kind);
        columns.p_alive = rows().map(|row| made.scored.p_alive[row]).collect();
        columns.expected_orders = rows().map(|row| made.scored.orders[row]).collect();
        for (own, column) in [
            (table.spend(), &mut columns.expected_value),
            (table.value(), &mut columns.clv),
        ] {
            if !own.is_empty() {
                *column = own.to_vec();
            }
        }
        columns
    }

    fn sources(&self) -> Option<(Sources<'_>, &Made)> {
        let made = self.made.as_ref()?;
        let sources = Sources {
            history: self.history(),
            known: &self.known,
            scored: &made.scored,
            money: self.money.as_ref()?,
        };
        Some((sources, made))
    }
}
