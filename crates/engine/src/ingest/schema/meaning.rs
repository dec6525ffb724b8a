//! What several rows with one order id are.

use crate::ingest::RowMeaning;
use crate::ingest::values::{DecimalMark, parse_money};
use crate::sort::sort;

/// What the rows of an order id seem to be, and what that rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RowsGuess {
    /// The likeliest meaning.
    pub meaning: RowMeaning,
    /// Whether it is worth no question.
    pub sure: bool,
    /// Order ids seen; 0 when no column of them is known.
    pub orders: u64,
    /// Those with several rows that are not copies of each other.
    pub several: u64,
    /// Of these: with one amount, and the other rows blank.
    pub blank: u64,
    /// Of these: with the same amount in every row.
    pub equal: u64,
    /// Of these: with differing amounts.
    pub differing: u64,
}

impl RowsGuess {
    /// Each row an order.
    pub(in crate::ingest) const ORDERS: Self = Self {
        meaning: RowMeaning::Order,
        sure: true,
        orders: 0,
        several: 0,
        blank: 0,
        equal: 0,
        differing: 0,
    };
}

/// Judges by the rows of a table's beginning. Negative amounts are refunds and
/// say nothing. `of_lines`: the amount's name speaks of an item, not of the order.
pub(in crate::ingest) fn guess_rows(
    rows: &[Vec<String>],
    order_id: usize,
    amount: usize,
    mark: DecimalMark,
    of_lines: bool,
) -> RowsGuess {
    let ids = rows
        .iter()
        .map(|row| row.get(order_id).map_or("", |id| id.trim()));
    let mut ids: Vec<(&str, usize)> = ids.zip(0..).filter(|(id, _)| !id.is_empty()).collect();
    sort(&mut ids);
    let mut guess = RowsGuess::ORDERS;
    for order in ids.chunk_by(|one, other| one.0 == other.0) {
        guess.orders += 1;
        let mut rows: Vec<&Vec<String>> = order.iter().map(|&(_, at)| &rows[at]).collect();
        rows.dedup(); // copies stand together, or are found by the import
        let cell = |row: &&Vec<String>| row.get(amount).map_or("", |cell| cell.trim()).to_owned();
        let cells: Vec<String> = rows.iter().map(cell).collect();
        let blank = cells.iter().filter(|cell| cell.is_empty()).count();
        let scaled = cells
            .iter()
            .filter_map(|cell| parse_money(cell.as_bytes(), mark).ok());
        let amounts: Vec<i64> = scaled
            .map(|money| money.amount.scaled())
            .filter(|&amount| amount >= 0)
            .collect();
        if amounts.is_empty() || amounts.len() + blank < 2 {
            continue;
        }
        guess.several += 1;
        if amounts.iter().any(|amount| *amount != amounts[0]) {
            guess.differing += 1;
        } else if blank > 0 {
            guess.blank += 1;
        } else {
            guess.equal += 1;
        }
    }
    let total = guess.blank + guess.equal;
    let lines = guess.differing > 0 && guess.differing * 4 >= total;
    guess.meaning = if guess.several == 0 {
        RowMeaning::Order
    } else if lines || (guess.blank == 0 && of_lines) {
        RowMeaning::Lines
    } else {
        RowMeaning::OrderTotal
    };
    guess.sure = match guess.meaning {
        RowMeaning::Order => true,
        RowMeaning::Lines => guess.differing > 0 && total == 0 || guess.differing > 3 * total,
        // One pair of equal amounts may be two cups at the same price.
        RowMeaning::OrderTotal => guess.differing == 0 && (guess.blank > 0 || guess.equal > 2),
    };
    guess
}

/// Whether an amount's name speaks of an item of an order.
pub(in crate::ingest) fn is_of_lines(name: &str) -> bool {
    const WORDS: [&str; 10] = [
        "item", "lineitem", "line", "unit", "product", "price", "小計", "單價", "商品", "售價",
    ];
    let words = super::words(name);
    let mut latin = words.split(' ');
    latin.any(|word| WORDS.contains(&word)) || WORDS[6..].iter().any(|word| words.contains(word))
}
