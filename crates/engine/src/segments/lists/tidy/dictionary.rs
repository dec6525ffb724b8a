//! What every column means.

use super::{Column, OrderColumns, Table, Unit, line, text};

/// In the place of a kind, where the table lacks the column.
const ABSENT: &str = "absent";

/// The user's words.
pub trait DictionaryWords {
    /// What a unit is called: a currency's code, `orders`, empty for none.
    fn unit(&self, unit: Unit) -> String;

    /// What a column means.
    fn meaning(&self, table: Table, column: &Column) -> String;

    /// Why a column is not there, and what it would mean.
    fn absent(&self, table: Table, column: &Column) -> String;
}

/// Appends a row for each column of the tables but the dictionary itself; how many. A
/// column that is not there is of the kind `absent`.
pub fn dictionary(words: &dyn DictionaryWords, columns: OrderColumns, out: &mut Vec<u8>) -> u32 {
    let mut rows = 0;
    let tables = Table::ALL
        .iter()
        .filter(|&&table| table != Table::Dictionary);
    for &table in tables {
        for column in table.columns() {
            let (kind, unit, meaning) = if columns.has(table, column) {
                let meaning = words.meaning(table, column);
                (column.kind.key(), words.unit(column.unit), meaning)
            } else {
                (ABSENT, String::new(), words.absent(table, column))
            };
            let values = [table.name(), column.name, kind, &unit, &meaning];
            line(out, values.into_iter().map(text));
            rows += 1;
        }
    }
    rows
}
