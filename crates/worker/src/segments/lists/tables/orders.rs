//! The table of orders.

use ltv_engine::segments::lists::tidy::{self, OrderColumns, OrderRow};

use super::ids::Again;
use super::{DECIMALS, File};
use crate::segments::lists::turn::Turn;
use crate::segments::lists::{Job, STRETCH, Stop};

pub(super) async fn orders(
    job: &Job,
    again: &Again,
    columns: OrderColumns,
    file: &mut File<'_>,
    turn: &Turn<'_>,
) -> Result<u32, Stop> {
    let receipts = job.receipts.as_deref();
    let mut products: Vec<&str> = Vec::new();
    // Receipts have the history's orders, customer by customer.
    let mut order = 0;
    let all = job.history.len() as u32;
    let customers: Vec<u32> = (0..all).collect();
    for stretch in customers.chunks(STRETCH) {
        for &customer in stretch {
            let Some(buyer) = job.history.get(customer as usize) else {
                continue;
            };
            let each = buyer.days().iter().zip(buyer.amounts());
            for ((&date, amount), position) in each.zip(1..) {
                products.clear();
                products.extend(receipts.into_iter().flat_map(|all| all.products(order)));
                let row = OrderRow {
                    order: receipts.map(|all| all.id(order)),
                    customer: again
                        .get(&customer)
                        .map_or(job.id(customer), String::as_str),
                    date,
                    position,
                    revenue: amount.as_f64(),
                    refunded: receipts.map_or(0.0, |all| all.refunded(order).as_f64()),
                    channel: receipts.map(|all| all.channel(order)),
                    products: &products,
                };
                tidy::order(&row, columns, DECIMALS, &mut file.out);
                order += 1;
            }
        }
        file.rest(turn, stretch.len()).await?;
    }
    Ok(order as u32)
}
