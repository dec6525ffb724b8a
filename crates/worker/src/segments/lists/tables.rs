//! Tables for analysis: customers, orders, cohorts, calendar, and what they mean.

mod ids;
mod orders;

use ltv_engine::segments::lists::tidy::{
    self, BiTool, Column, DictionaryWords, OrderColumns, Table, Unit, calendar_span, heads,
    table_name,
};
use ltv_engine::segments::lists::{ListFile, ListRow};
use ltv_engine::units::Period;

use super::made::Made;
use super::turn::Turn;
use super::{Job, PIECE, STRETCH, Stop};
use crate::protocol::segments::{ListWords, MadeList};

/// Digits after the point in amounts: as many as amounts have, so that sums are exact.
const DECIMALS: u8 = 4;

pub(super) async fn write(
    job: &Job,
    tool: BiTool,
    columns: OrderColumns,
    made: &mut Made,
    turn: &Turn<'_>,
) -> Result<MadeList, Stop> {
    let mut files = Vec::new();
    let again = ids::again(job);
    made.begin();
    for (at, table) in Table::ALL.into_iter().enumerate() {
        let mut file = File {
            at,
            made,
            out: Vec::new(),
            bytes: 0,
        };
        heads(table, columns, &mut file.out);
        let rows = match table {
            Table::Customers => customers(job, &again, &mut file, turn).await?,
            Table::Orders => orders::orders(job, &again, columns, &mut file, turn).await?,
            Table::Cohorts => tidy::cohorts(&job.history, Period::Month, DECIMALS, &mut file.out),
            Table::Calendar => {
                let (first, last) = (job.history.first_day(), job.history.as_of());
                tidy::calendar(first, last, &mut file.out);
                let (first, last) = calendar_span(first, last);
                (last.0 - first.0 + 1) as u32
            }
            Table::Dictionary => {
                let words = Meanings {
                    words: &job.ask.words,
                    read: columns.read,
                };
                tidy::dictionary(&words, columns, &mut file.out)
            }
        };
        file.hand_over()?;
        files.push(ListFile {
            name: table_name(tool, table, job.ask.date),
            rows,
            bytes: file.bytes,
            held_out: false,
        });
        turn.breathe(0).await?;
    }
    made.end();
    Ok(MadeList {
        label: String::new(),
        account: None,
        files,
    })
}

struct File<'a> {
    at: usize,
    made: &'a mut Made,
    out: Vec<u8>,
    bytes: u64,
}

impl File<'_> {
    fn hand_over(&mut self) -> Result<(), Stop> {
        self.bytes += self.out.len() as u64;
        self.made.add(self.at, &self.out)?;
        self.out.clear();
        Ok(())
    }

    async fn rest(&mut self, turn: &Turn<'_>, people: usize) -> Result<(), Stop> {
        if self.out.len() > PIECE {
            self.hand_over()?;
        }
        turn.breathe(people).await
    }
}

/// Everybody once: members without orders have no figures.
async fn customers(
    job: &Job,
    again: &ids::Again,
    file: &mut File<'_>,
    turn: &Turn<'_>,
) -> Result<u32, Stop> {
    let everybody: Vec<u32> = (0..job.everybody()).collect();
    let mut rows = 0;
    for stretch in everybody.chunks(STRETCH) {
        for &person in stretch {
            let row = job.row(person, &[], None);
            let row = ListRow {
                id: again.get(&person).map_or(row.id, String::as_str),
                ..row
            };
            if !row.id.trim().is_empty() {
                tidy::customer(&row, DECIMALS, &mut file.out);
                rows += 1;
            }
        }
        file.rest(turn, stretch.len()).await?;
    }
    Ok(rows)
}

struct Meanings<'a> {
    words: &'a ListWords,
    /// Whether the orders were read once more.
    read: bool,
}

impl DictionaryWords for Meanings<'_> {
    fn unit(&self, unit: Unit) -> String {
        let known = self.words.units.iter().find(|(own, _)| *own == unit);
        known.map_or_else(String::new, |(_, words)| words.clone())
    }

    fn meaning(&self, table: Table, column: &Column) -> String {
        let (table, column) = (table.name(), column.name);
        let known = self
            .words
            .meanings
            .iter()
            .find(|(key, _)| key.split_once('.') == Some((table, column)));
        known.map_or_else(String::new, |(_, words)| words.clone())
    }

    fn absent(&self, table: Table, column: &Column) -> String {
        let why = if self.read {
            &self.words.absent
        } else {
            &self.words.unread
        };
        [why, " ", &self.meaning(table, column)].concat()
    }
}
