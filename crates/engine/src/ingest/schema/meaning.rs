//! What several rows with one order id are.

use crate::calendar::Day;
use crate::ingest::RowMeaning;
use crate::ingest::values::{DateStyle, DecimalMark, parse_date, parse_money};
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
    /// Ids seem to begin anew, each day or in each shop: most of those with
    /// several rows name different customers or days. What is counted above is
    /// then by id, customer and day.
    pub recurring: bool,
}

/// The columns by which rows of one id are compared.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct RowColumns {
    pub(in crate::ingest) order_id: usize,
    pub(in crate::ingest) amount: usize,
    pub(in crate::ingest) customer: Option<usize>,
    pub(in crate::ingest) date: Option<usize>,
    pub(in crate::ingest) dates: DateStyle,
    pub(in crate::ingest) numbers: DecimalMark,
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
        recurring: false,
    };
}

/// Judges by the rows of a table's beginning. Negative amounts are refunds and
/// say nothing. `of_lines`: the amount's name speaks of an item, not of the order.
pub(in crate::ingest) fn guess_rows(
    rows: &[Vec<String>],
    columns: RowColumns,
    of_lines: bool,
) -> RowsGuess {
    let (amount, mark) = (columns.amount, columns.numbers);
    let recurs = recurrence(rows, columns);
    let keys_of = keys(rows, columns, recurs.is_some());
    let ids = sorted(&keys_of);
    let mut guess = RowsGuess {
        recurring: recurs.is_some(),
        ..RowsGuess::ORDERS
    };
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
    } && recurs != Some(false);
    guess
}

fn cell(row: &[String], column: Option<usize>) -> &str {
    let cell = column.and_then(|column| row.get(column));
    cell.map_or("", |cell| cell.trim())
}

fn day(row: &[String], columns: RowColumns) -> Option<Day> {
    parse_date(cell(row, columns.date).as_bytes(), columns.dates).ok()
}

/// The ids of orders with their rows; with `scoped`, together with customer and day.
fn keys(rows: &[Vec<String>], columns: RowColumns, scoped: bool) -> Vec<(String, usize)> {
    let with_id = rows.iter().zip(0..).filter_map(|(row, at)| {
        let mut key = cell(row, Some(columns.order_id)).to_owned();
        if key.is_empty() {
            return None;
        }
        if scoped {
            key.push('\u{1f}');
            key.push_str(cell(row, columns.customer));
            key.push('\u{1f}');
            let day = day(row, columns).map_or(0, Day::rank);
            key.extend((0..4).map(|part| char::from((day >> (8 * part)) as u8)));
        }
        Some((key, at))
    });
    with_id.collect()
}

fn sorted(keys: &[(String, usize)]) -> Vec<(&str, usize)> {
    let mut ids: Vec<(&str, usize)> = keys.iter().map(|(key, at)| (key.as_str(), *at)).collect();
    sort(&mut ids);
    ids
}

/// Whether ids begin anew, and if so, whether that is sure: rows of one id that
/// are no refunds name different customers, or different days.
fn recurrence(rows: &[Vec<String>], columns: RowColumns) -> Option<bool> {
    let is_sale = |row: &&Vec<String>| {
        let cell = cell(row, Some(columns.amount));
        let money = parse_money(cell.as_bytes(), columns.numbers);
        money.is_ok_and(|money| money.amount.scaled() >= 0)
    };
    let keys_of = keys(rows, columns, false);
    let ids = sorted(&keys_of);
    let (mut several, mut clashing) = (0_u32, 0_u32);
    for order in ids.chunk_by(|one, other| one.0 == other.0) {
        let rows: Vec<&Vec<String>> = order.iter().map(|&(_, at)| &rows[at]).collect();
        let rows: Vec<&Vec<String>> = rows.into_iter().filter(is_sale).collect();
        if rows.len() < 2 {
            continue;
        }
        several += 1;
        let mut customers = rows.iter().map(|row| cell(row, columns.customer));
        let mut days = rows.iter().filter_map(|row| day(row, columns));
        let customer = customers.clone().find(|customer| !customer.is_empty());
        let first = days.next();
        let others = customers.any(|other| !other.is_empty() && Some(other) != customer);
        let later = days.any(|other| Some(other) != first);
        clashing += u32::from(others || later);
    }
    (clashing > 0 && clashing * 2 >= several)
        .then_some(clashing > 2 && clashing * 10 >= several * 9)
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
