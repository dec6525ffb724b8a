//! The table of orders.

use ltv_engine::calendar::Day;
use ltv_engine::segments::lists::tidy::{self, OrderRow};

use super::ids::Again;
use super::{DECIMALS, File};
use crate::segments::lists::turn::Turn;
use crate::segments::lists::{Job, STRETCH, Stop};

pub(super) async fn orders(
    job: &Job,
    again: &Again,
    file: &mut File<'_>,
    turn: &Turn<'_>,
) -> Result<u32, Stop> {
    let (mut rows, mut product) = (0, String::new());
    let all = job.history.len() as u32;
    let customers: Vec<u32> = (0..all).collect();
    for stretch in customers.chunks(STRETCH) {
        for &customer in stretch {
            let Some(buyer) = job.history.get(customer as usize) else {
                continue;
            };
            let days = buyer.days();
            for (at, (&date, amount)) in days.iter().zip(buyer.amounts()).enumerate() {
                let before = at.checked_sub(1).and_then(|before| days.get(before));
                let alone = before != Some(&date) && days.get(at + 1) != Some(&date);
                product.clear();
                if alone {
                    bought(job, customer as usize, date, &mut product);
                }
                let row = OrderRow {
                    order: None,
                    customer: again
                        .get(&customer)
                        .map_or(job.id(customer), String::as_str),
                    date,
                    amount: amount.as_f64(),
                    channel: None,
                    product: (!product.is_empty()).then_some(&product),
                };
                tidy::order(&row, DECIMALS, &mut file.out);
                rows += 1;
            }
        }
        file.rest(turn, stretch.len()).await?;
    }
    Ok(rows)
}

/// What a customer bought on a day, where that is known.
fn bought(job: &Job, customer: usize, day: Day, out: &mut String) {
    let Some(items) = &job.items else {
        return;
    };
    let (Some(&from), Some(&to)) = (items.starts.get(customer), items.starts.get(customer + 1))
    else {
        return;
    };
    let own = from as usize..to as usize;
    let days = &items.days[own.clone()];
    let first = days.partition_point(|&other| other < day);
    let count = days[first..].iter().take_while(|&&other| other == day);
    let products = items.products[own][first..].iter().take(count.count());
    for name in products.filter_map(|&product| items.names.get(product as usize)) {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(name);
    }
}
