//! What several rows with one order id are.

use crate::support::of;
use ltv_engine::ingest::RowMeaning::{self, Lines, Order, OrderTotal};

fn check(amount: &str, rows: &[(&str, &str)], meaning: RowMeaning, sure: bool) {
    let mut text = format!("order id,customer,date,product,{amount}\n");
    for (at, (id, cell)) in rows.iter().enumerate() {
        let row = format!("{id},C{id},2025-01-05,P{at},{cell}\n");
        text.push_str(&row);
    }
    let guess = of(&text).rows_mean;
    assert_eq!(
        (guess.meaning, guess.sure),
        (meaning, sure),
        "{text} {guess:?}"
    );
}

#[test]
fn by_the_amounts_of_an_order() {
    check("total", &[("1", "5"), ("2", "6"), ("3", "7")], Order, true);
    check(
        "total",
        &[("1", "11"), ("1", ""), ("2", "6"), ("2", "")],
        OrderTotal,
        true,
    );
    check(
        "total",
        &[
            ("1", "11"),
            ("1", "11"),
            ("2", "6"),
            ("2", "6"),
            ("3", "8"),
            ("3", "8"),
        ],
        OrderTotal,
        true,
    );
    check(
        "total",
        &[("1", "11"), ("1", "11"), ("2", "6")],
        OrderTotal,
        false,
    );
    check(
        "total",
        &[("1", "11"), ("1", "5"), ("2", "6"), ("2", "9")],
        Lines,
        true,
    );
    check(
        "total",
        &[("1", "11"), ("1", "5"), ("2", "6"), ("2", "6")],
        Lines,
        false,
    );
    check(
        "小計",
        &[("1", "11"), ("1", "11"), ("2", "6")],
        Lines,
        false,
    );
    check("小計", &[("1", "11"), ("1", "5"), ("2", "6")], Lines, true);
    // A refund says nothing about the lines.
    check(
        "total",
        &[("1", "11"), ("1", "-5"), ("2", "6")],
        Order,
        true,
    );
}

#[test]
fn copies_of_a_row_are_no_lines() {
    let row = "1,A,2025-01-05,5\n";
    let text = format!("order id,customer,date,total\n{row}{row}2,B,2025-01-06,6\n{row}");
    let guess = of(&text).rows_mean;
    assert_eq!(
        (guess.meaning, guess.several, guess.orders),
        (Order, 0, 2),
        "{guess:?}"
    );
}

#[test]
fn without_an_order_id_each_row_is_an_order() {
    let guess = of("customer,date,amount\nA,2025-01-05,5\nA,2025-01-05,5\n").rows_mean;
    assert_eq!((guess.meaning, guess.sure, guess.orders), (Order, true, 0));
}
