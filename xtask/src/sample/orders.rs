//! `orders.csv`: how the rows are written.

use anyhow::{Result, bail};
use ltv_engine::calendar::Day;
use ltv_engine::numeric::Random;

use super::dirt::{Kind, Ledger, Line, overlap};
use super::draw::{Stream, below, chance, stream};
use super::shop::{CHANNELS, PRODUCTS, first_day, last_day};

/// Above the header: what the till prints.
pub(crate) const PREAMBLE: usize = 2;

const HEADER: &str = "訂單編號,會員編號,訂單日期,商品名稱,數量,實付金額,訂單狀態,通路";

const IMPOSSIBLE: [&str; 5] = [
    "113/02/30",
    "112/13/05",
    "000/00/00",
    "113/04/31",
    "114/02/29",
];

/// Years mistyped: 2052 and 2125.
const FUTURE: [&str; 2] = ["141/05/20", "214/03/08"];

/// The file as text, and what was counted while writing it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Rows between the header and the totals line, repeated header included.
    pub(crate) rows: usize,
    pub(crate) full_width_dates: usize,
    pub(crate) full_width_amounts: usize,
    pub(crate) currency_marks: usize,
    pub(crate) thousands_marks: usize,
    /// The sum below the last row, over all amounts that are numbers.
    pub(crate) total: i64,
}

pub(crate) fn file(ledger: &Ledger) -> Written {
    let mut random = stream(super::SEED ^ 1, Stream::Dirt);
    let mut written = Written::default();
    let (from, until) = (roc(first_day()), roc(last_day()));
    written.line("山嵐咖啡(虛構示範店)訂單明細");
    written.line(&format!("匯出期間:{from}~{until}"));
    written.line(HEADER);
    let rows: Vec<String> = ledger
        .lines
        .iter()
        .map(|line| written.row(&mut random, line))
        .collect();
    let (second, end) = overlap();
    let first_export = ledger
        .lines
        .iter()
        .zip(&rows)
        .filter(|(line, _)| line.sale.day <= end);
    let second_export = ledger
        .lines
        .iter()
        .zip(&rows)
        .filter(|(line, _)| line.sale.day >= second);
    for (line, row) in first_export {
        written.data(line, row);
    }
    // The second export was pasted below the first, header and all.
    written.line(HEADER);
    written.rows += 1;
    for (line, row) in second_export {
        written.data(line, row);
    }
    written.line(&format!("合計,,,,,{},,", written.total));
    written
}

impl Written {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("\r\n");
    }

    fn data(&mut self, line: &Line, row: &str) {
        self.line(row);
        self.rows += 1;
        if line.kind != Kind::UnreadableAmount {
            self.total += line.sale.amount;
        }
    }

    fn row(&mut self, random: &mut Random, line: &Line) -> String {
        let sale = &line.sale;
        let member = match line.kind {
            Kind::NoCustomer => String::new(),
            _ => member_number(sale.member),
        };
        let date = self.date(random, line);
        let (product, _) = PRODUCTS[sale.product];
        let amount = self.amount(random, line);
        let status = match line.kind {
            Kind::Cancelled => "已取消",
            Kind::Unpaid => "未付款",
            _ if sale.amount < 0 => "已退款",
            _ => "已完成",
        };
        let channel = CHANNELS[sale.channel].name;
        let product = quoted(product);
        let amount = quoted(&amount);
        format!(
            "{},{member},{date},{product},{},{amount},{status},{channel}",
            line.number, sale.quantity
        )
    }

    fn date(&mut self, random: &mut Random, line: &Line) -> String {
        let usual = roc(line.sale.day);
        match line.kind {
            Kind::ImpossibleDate => IMPOSSIBLE[below(random, IMPOSSIBLE.len())].to_owned(),
            Kind::FutureDate => FUTURE[below(random, FUTURE.len())].to_owned(),
            Kind::Clean if chance(random, 0.007) => {
                self.full_width_dates += 1;
                full_width(&usual)
            }
            _ => usual,
        }
    }

    fn amount(&mut self, random: &mut Random, line: &Line) -> String {
        let amount = line.sale.amount;
        if line.kind == Kind::UnreadableAmount {
            return "待確認".to_owned();
        }
        let plain = amount.to_string();
        if line.kind != Kind::Clean {
            return plain;
        }
        match random.uniform() {
            u if u < 0.010 => {
                self.full_width_amounts += 1;
                full_width(&plain)
            }
            u if u < 0.045 => {
                self.currency_marks += 1;
                format!("NT${}", grouped(amount))
            }
            u if u < 0.200 && amount >= 1_000 => {
                self.thousands_marks += 1;
                grouped(amount)
            }
            _ => plain,
        }
    }

    /// In Big5, as the till writes it.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        let (bytes, _, unmappable) = encoding_rs::BIG5.encode(&self.text);
        if unmappable {
            bail!("the orders have a character that Big5 lacks");
        }
        Ok(bytes.into_owned())
    }
}

pub(crate) fn member_number(member: usize) -> String {
    format!("C{:04}", member + 1)
}

/// 113/05/01.
fn roc(day: Day) -> String {
    let (year, month, date) = day.civil();
    format!("{}/{month:02}/{date:02}", year - 1911)
}

/// Digits and the slash as they come out of an input method left on full width.
fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        '0'..='9' | '/' => char::from_u32(u32::from(character) + 0xFEE0).unwrap_or(character),
        other => other,
    };
    text.chars().map(wide).collect()
}

fn grouped(amount: i64) -> String {
    crate::text::grouped(amount.unsigned_abs()).replace(' ', ",")
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_the_till_writes_them() {
        assert_eq!(full_width("113/05/01"), "１１３／０５／０１");
        assert_eq!(grouped(1_280), "1,280");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(roc(Day(19_844)), "113/05/01");
    }
}
