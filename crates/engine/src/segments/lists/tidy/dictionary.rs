//! What every column means.

use super::{Column, Table, Unit, line, text};

/// The user's words.
pub trait DictionaryWords {
    /// What a unit is called: a currency's code, `orders`, empty for none.
    fn unit(&self, unit: Unit) -> String;

    /// What a column means.
    fn meaning(&self, table: Table, column: &Column) -> String;
}

/// Appends a row for each column of the tables but the dictionary itself.
pub fn dictionary(words: &dyn DictionaryWords, out: &mut Vec<u8>) {
    let tables = Table::ALL
        .iter()
        .filter(|&&table| table != Table::Dictionary);
    for &table in tables {
        for column in table.columns() {
            let values = [
                text(table.name()),
                text(column.name),
                text(column.kind.key()),
                text(&words.unit(column.unit)),
                text(&words.meaning(table, column)),
            ];
            line(out, values.into_iter());
        }
    }
}
