//! Receipts, from the cells of a second run.

use super::receipts::{Baskets, Channels};
use super::{Receipts, TextColumn};
use crate::amount::Amount;
use crate::customers::{Customer, Customers};
use crate::ingest::values::parse_money;
use crate::ingest::{Cells, Columns, Mapping, Role, RowMeaning};
use crate::names::{NO_NAME, Names, OTHER};
use crate::orders::Orders;

/// The columns asked for, in this order.
const ASKED: [Role; 4] = [Role::OrderId, Role::Channel, Role::Product, Role::Amount];

/// Collects [`Receipts`] from the cells of a [telling](crate::ingest::Import::telling)
/// run over [`Self::columns`] of every file. Orders have the ledger's numbers until
/// [`Self::finish`].
///
/// Bytes held: those of [`Receipts`], and 8 more an order and 4 a row.
#[derive(Debug, Clone)]
pub struct ReceiptsBuilder {
    ids: Option<TextColumn>,
    channels: Option<(Names, Vec<u32>)>,
    products: Option<Names>,
    /// Order and product.
    bought: Vec<(u32, u32)>,
    /// What the rows of each order add up to, before anything was given back; in
    /// 1/10 000 units.
    gross: Vec<i64>,
}

impl ReceiptsBuilder {
    /// Nothing yet; `mapped` are the columns of all files of orders.
    pub fn new(mapped: &[&Columns]) -> Self {
        let has = |role: Role| mapped.iter().any(|columns| columns.get(role).is_some());
        Self {
            ids: has(Role::OrderId).then(TextColumn::default),
            channels: has(Role::Channel).then(Default::default),
            products: has(Role::Product).then(Names::default),
            bought: Vec::new(),
            gross: Vec::new(),
        }
    }

    /// The columns to ask for in a file that is mapped so.
    pub fn columns(mapping: &Columns) -> Vec<Option<usize>> {
        ASKED.into_iter().map(|role| mapping.get(role)).collect()
    }

    /// Takes cells of a file that is mapped so.
    pub fn add(&mut self, mapping: &Mapping, cells: &Cells) {
        for row in cells.rows() {
            let at = row.order as usize;
            if let Some(ids) = &mut self.ids {
                ids.push_at(at, row.cell(0));
            }
            if let Some((names, of_order)) = &mut self.channels {
                if of_order.len() <= at {
                    of_order.resize(at + 1, NO_NAME);
                }
                if of_order[at] == NO_NAME {
                    of_order[at] = names.intern(row.cell(1));
                }
            }
            if let Some(names) = &mut self.products {
                let product = names.intern(row.cell(2));
                if !matches!(product, NO_NAME | OTHER) {
                    self.bought.push((row.order, product));
                }
            }
            // Elsewhere the order's first row has the amount of the whole order.
            if !row.further || mapping.rows == RowMeaning::Lines {
                let money = parse_money(row.cell(3).as_bytes(), mapping.numbers);
                if self.gross.len() <= at {
                    self.gross.resize(at + 1, 0);
                }
                self.gross[at] += money.map_or(0, |money| money.amount.scaled());
            }
        }
    }

    /// The receipts of a ledger; `customers` must be the view of `orders`. In time
    /// linear in orders and rows.
    pub fn finish(self, orders: &Orders, customers: &Customers) -> Receipts {
        // By the history's numbers: the ledger's.
        let entries = customers.iter().flat_map(Customer::entries);
        let line: Vec<u32> = entries.map(|entry| entry.order).collect();
        let all = || line.iter().map(|&order| order as usize);
        let refunds = all().zip(0_u32..).filter_map(|(order, at)| {
            let left = orders.amounts().get(order)?.scaled();
            let given_back = self.gross.get(order)?.checked_sub(left)?;
            let given_back = Amount::from_scaled(given_back)?;
            (given_back > Amount::ZERO).then_some((at, given_back))
        });
        Receipts {
            orders: line.len() as u32,
            refunds: refunds.collect(),
            ids: self
                .ids
                .map(|ids| TextColumn::of(all().map(|order| ids.get(order)))),
            channels: self.channels.map(|(names, of_order)| Channels {
                names: names.texts().to_vec(),
                of_order: all()
                    .map(|order| of_order.get(order).copied().unwrap_or(NO_NAME))
                    .collect(),
            }),
            products: self
                .products
                .map(|names| baskets(names.texts().to_vec(), &self.bought, &line)),
        }
    }
}

/// The products of each order of a line of orders, each once.
fn baskets(names: Vec<String>, bought: &[(u32, u32)], line: &[u32]) -> Baskets {
    // Grouped by the ledger's orders, in the order of rows.
    let mut starts = vec![0_u32; line.len() + 1];
    for &(order, _) in bought {
        if let Some(start) = starts.get_mut(order as usize + 1) {
            *start += 1;
        }
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut grouped = vec![0_u32; starts.last().copied().unwrap_or(0) as usize];
    let mut next = starts.clone();
    for &(order, product) in bought {
        // The last start is the end of all, and no order's.
        if (order as usize) < line.len() {
            let place = &mut next[order as usize];
            grouped[*place as usize] = product;
            *place += 1;
        }
    }
    // By product: the order that had it last.
    let mut had = vec![u32::MAX; names.len()];
    let (mut ends, mut products) = (Vec::with_capacity(line.len()), Vec::new());
    for &order in line {
        let at = order as usize;
        let own = starts[at] as usize..starts[at + 1] as usize;
        for &product in &grouped[own] {
            let last = &mut had[product as usize];
            if *last != order {
                *last = order;
                products.push(product);
            }
        }
        ends.push(products.len() as u32);
    }
    Baskets {
        names,
        ends,
        products,
    }
}
