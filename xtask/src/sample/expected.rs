//! What is in the sample, counted where it was made: the tests' expectations.

use std::collections::HashMap;

use anyhow::Result;
use serde_json::json;

use super::dirt::{Kind, Ledger};
use super::members::{self, SameBy};
use super::orders::{PREAMBLE, Written};
use super::people::Town;
use super::shop::{BUYERS, PROSPECTS, first_day, last_day};
use super::spend::Spend;

/// The orders that remain when refunds are netted and faulty rows left out.
struct Kept {
    /// NT$ and member by order number, refunds taken off, none at 0 by a refund.
    orders: HashMap<String, (usize, i64)>,
    gross: i64,
    refunded: i64,
}

fn keep(ledger: &Ledger) -> Kept {
    let mut kept = Kept {
        orders: HashMap::new(),
        gross: 0,
        refunded: 0,
    };
    let mut latest: HashMap<usize, String> = HashMap::new();
    for line in &ledger.lines {
        let (member, amount) = (line.sale.member, line.sale.amount);
        match line.kind {
            Kind::Clean | Kind::Free => {
                kept.orders.insert(line.number.clone(), (member, amount));
                kept.gross += amount;
                latest.insert(member, line.number.clone());
            }
            Kind::RefundInFull => {
                kept.orders.remove(&line.number);
                kept.refunded -= amount;
            }
            Kind::RefundInPart | Kind::RefundByMember => {
                let by_member = latest.get(&member).cloned().unwrap_or_default();
                let number = match line.kind {
                    Kind::RefundInPart => &line.number,
                    _ => &by_member,
                };
                if let Some((_, left)) = kept.orders.get_mut(number) {
                    *left += amount;
                    kept.refunded -= amount;
                }
            }
            _ => {}
        }
    }
    kept
}

pub(crate) fn text(
    town: &Town,
    ledger: &Ledger,
    orders: &Written,
    spend: &Spend,
) -> Result<String> {
    let kept = keep(ledger);
    let mut by_member: HashMap<usize, u32> = HashMap::new();
    let mut by_person: HashMap<usize, u32> = HashMap::new();
    for (member, _) in kept.orders.values() {
        *by_member.entry(*member).or_default() += 1;
        *by_person.entry(town.members[*member].person).or_default() += 1;
    }
    let again = |orders: &HashMap<usize, u32>| orders.values().filter(|count| **count > 1).count();
    let list = members::list(town);
    let doubles = |by: SameBy| list.doubles.iter().filter(|double| **double == by).count();
    let count = |kind: Kind| ledger.count(kind);
    let days = |day: ltv_engine::calendar::Day| {
        let (year, month, date) = day.civil();
        format!("{year}-{month:02}-{date:02}")
    };
    let expected = json!({
        "note": "Synthetic. Written by `cargo xtask sample`; counts of what was put in, not what an importer found.",
        "seed": town.seed,
        "orders": {
            "encoding": "Big5",
            "rows_above_header": PREAMBLE,
            "rows_below_header": orders.rows + 1,
            "totals_lines": 1,
            "totals_line_amount": orders.total,
            "repeated_headers": 1,
            "duplicates": ledger.repeated().count(),
            "cancelled": count(Kind::Cancelled),
            "unpaid": count(Kind::Unpaid),
            "missing_customer": count(Kind::NoCustomer),
            "impossible_date": count(Kind::ImpossibleDate),
            "future_date": count(Kind::FutureDate),
            "unreadable_amount": count(Kind::UnreadableAmount),
            "zero_amount": count(Kind::Free),
            "refund_rows": {
                "in_full_with_order_number": count(Kind::RefundInFull),
                "in_part_with_order_number": count(Kind::RefundInPart),
                "in_part_of_latest_order": count(Kind::RefundByMember),
                "without_any_order": count(Kind::RefundOfNothing),
            },
            "written": {
                "full_width_dates": orders.full_width_dates,
                "full_width_amounts": orders.full_width_amounts,
                "currency_marks": orders.currency_marks,
                "thousands_marks": orders.thousands_marks,
            },
        },
        "ledger": {
            "policy": "duplicates, cancelled and unpaid orders and faulty rows out; refunds netted; order fully refunded is out",
            "orders": kept.orders.len(),
            "customers": by_member.len(),
            "customers_with_repeat": again(&by_member),
            "gross": kept.gross,
            "refunded": kept.refunded,
            "revenue": kept.orders.values().map(|(_, amount)| amount).sum::<i64>(),
            "persons": by_person.len(),
            "persons_with_repeat": again(&by_person),
        },
        "members": {
            "rows_above_header": 1,
            "rows": list.rows.len(),
            "with_phone": list.rows.iter().filter(|row| !row.phone.is_empty()).count(),
            "with_email": list.rows.iter().filter(|row| !row.email.is_empty()).count(),
            "with_line_id": list.rows.iter().filter(|row| !row.line_id.is_empty()).count(),
            "opted_in": list.rows.iter().filter(|row| row.opted_in).count(),
            "never_bought": PROSPECTS,
            "buyers_not_listed": list.missing,
            "persons_with_two_numbers": {
                "same_phone_only": doubles(SameBy::Phone),
                "same_email_only": doubles(SameBy::Email),
                "same_phone_and_email": doubles(SameBy::Both),
            },
            "with_the_shops_phone": list.shop_phones,
        },
        "spend": { "rows": spend.rows.len(), "total": spend.total() },
        "made": { "persons_who_bought": BUYERS, "sales": town.sales.len(), "first_day": days(first_day()), "last_day": days(last_day()) },
    });
    Ok(serde_json::to_string_pretty(&expected)? + "\n")
}
