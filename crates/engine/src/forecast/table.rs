//! The table of customers: sorted, filtered, any page of it at once.

use crate::history::History;
use crate::letters::lowered;
use crate::sort::sort;

use super::known::Known;
use super::money::Money;
use super::scored::Scored;
use super::spending::Spending;
use super::{Filter, Person, Sort};

/// Columns of all customers, by number.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Expected mean spend; empty without a model of spend.
    spend: Vec<f64>,
    /// Residual value; empty likewise.
    value: Vec<f64>,
    /// The customers last asked for, in order.
    listed: Option<(Sort, Filter, Vec<u32>)>,
}

/// What the columns are read from.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    pub(super) history: &'a History,
    pub(super) known: &'a Known,
    pub(super) scored: &'a Scored,
    pub(super) money: &'a Money,
}

impl Table {
    pub(super) fn new(from: Sources, spending: Option<&Spending>, margin: f64) -> Self {
        let spend: Vec<f64> = spending.map_or_else(Vec::new, |spending| {
            let each = from.money.repeat.iter();
            each.map(|&own| spending.mean(own)).collect()
        });
        let value = (spend.iter().zip(&from.known.row_of))
            .map(|(spend, &row)| spend * from.scored.discounted[row as usize] * margin)
            .collect();
        Self {
            spend,
            value,
            listed: None,
        }
    }

    /// Expected mean spend of each customer; empty without a model of spend.
    pub(super) fn spend(&self) -> &[f64] {
        &self.spend
    }

    /// Residual value of each customer; empty without a model of spend.
    pub(super) fn value(&self) -> &[f64] {
        &self.value
    }

    pub(super) fn person(&self, from: Sources, index: usize) -> Option<Person> {
        let buyer = from.history.get(index)?;
        let row = *from.known.row_of.get(index)? as usize;
        Some(Person {
            index: index as u32,
            id: from.history.id(index).to_owned(),
            purchases: from.known.rows[row].x + 1,
            revenue: from.money.revenue[index],
            first: buyer.first_day(),
            last: buyer.last_day(),
            spend: self.spend.get(index).copied(),
            p_alive: from.scored.p_alive[row],
            orders: from.scored.orders[row],
            soon: from.scored.soon[0][row],
            value: self.value.get(index).copied(),
        })
    }

    /// How many there are, and `count` of them from the `from`-th on.
    pub(super) fn people(
        &mut self,
        sources: Sources,
        sort: Sort,
        filter: &Filter,
        from: u32,
        count: u32,
    ) -> (u32, Vec<Person>) {
        let is_listed = matches!(&self.listed, Some(is) if is.0 == sort && is.1 == *filter);
        if !is_listed {
            let list = self.list(sources, sort, filter);
            self.listed = Some((sort, filter.clone(), list));
        }
        let Some((_, _, list)) = &self.listed else {
            return (0, Vec::new());
        };
        let page = list.iter().skip(from as usize).take(count as usize);
        let people = page.filter_map(|&index| self.person(sources, index as usize));
        (list.len() as u32, people.collect())
    }

    fn list(&self, from: Sources, by: Sort, filter: &Filter) -> Vec<u32> {
        let wanted = lowered(&filter.id);
        let chosen =
            (0..from.history.len()).filter(|&index| self.is_in(from, index, filter, &wanted));
        if by == Sort::Id {
            let mut list: Vec<(&str, u32)> = chosen
                .map(|index| (from.history.id(index), index as u32))
                .collect();
            sort(&mut list);
            return list.into_iter().map(|(_, index)| index).collect();
        }
        let mut list: Vec<(u64, u32)> = chosen
            .map(|index| (descending(self.number(from, index, by)), index as u32))
            .collect();
        sort(&mut list);
        list.into_iter().map(|(_, index)| index).collect()
    }

    fn number(&self, from: Sources, index: usize, by: Sort) -> f64 {
        let row = from.known.row_of[index] as usize;
        let seen = from.known.rows[row];
        match by {
            Sort::Value => {
                let orders = from.scored.orders[row];
                self.value.get(index).copied().unwrap_or(orders)
            }
            Sort::Orders => from.scored.orders[row],
            Sort::PAlive => from.scored.p_alive[row],
            Sort::Soon => from.scored.soon[0][row],
            Sort::Purchases => f64::from(seen.x),
            Sort::Revenue => from.money.revenue[index],
            Sort::Last => -f64::from(seen.t - seen.t_x),
            Sort::Id => 0.0,
        }
    }

    fn is_in(&self, from: Sources, index: usize, filter: &Filter, wanted: &str) -> bool {
        let row = from.known.row_of[index] as usize;
        let p_alive = from.scored.p_alive[row];
        let purchases = from.known.rows[row].x + 1;
        let at_least = |limit: Option<f64>, value: f64| limit.is_none_or(|limit| value >= limit);
        at_least(filter.p_alive_from, p_alive)
            && filter.p_alive_to.is_none_or(|to| p_alive < to)
            && filter.purchases_from.is_none_or(|from| purchases >= from)
            && filter.purchases_to.is_none_or(|to| purchases <= to)
            && at_least(filter.value_from, self.number(from, index, Sort::Value))
            && (wanted.is_empty() || lowered(from.history.id(index)).contains(wanted))
    }
}

/// A whole number that falls as the float grows.
fn descending(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    // Negative numbers in reverse, all below the positive ones; then upside down.
    let ascending = if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    };
    !ascending
}
