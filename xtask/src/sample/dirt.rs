//! What the till's export makes of the orders: the rows, with everything that is
//! wrong in them. A row has at most one fault, so that the counts do not overlap.

use std::collections::{HashMap, HashSet};

use ltv_engine::calendar::Day;
use ltv_engine::numeric::Random;

use super::draw::{Stream, below, chance, stream, weighted};
use super::people::{Sale, Town};
use super::shop::day;

/// What a row is to an importer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Clean,
    /// Paid with a voucher: an order of NT$0.
    Free,
    Cancelled,
    Unpaid,
    NoCustomer,
    ImpossibleDate,
    FutureDate,
    UnreadableAmount,
    /// A negative row with the order's own number, of the whole amount.
    RefundInFull,
    /// The same, of a part.
    RefundInPart,
    /// A negative row with a number of its own: a part of the member's latest order.
    RefundByMember,
    /// A negative row of a member who has no order at all.
    RefundOfNothing,
}

/// How often an order's row has which fault.
const FAULTS: [(Kind, f64); 8] = [
    (Kind::Clean, 0.947),
    (Kind::Free, 0.002),
    (Kind::Cancelled, 0.025),
    (Kind::Unpaid, 0.008),
    (Kind::NoCustomer, 0.0145),
    (Kind::ImpossibleDate, 0.0015),
    (Kind::FutureDate, 0.0007),
    (Kind::UnreadableAmount, 0.0013),
];

/// How many refunds of each kind.
const REFUNDS: [(Kind, usize); 4] = [
    (Kind::RefundInFull, 62),
    (Kind::RefundInPart, 41),
    (Kind::RefundByMember, 28),
    (Kind::RefundOfNothing, 5),
];

/// A row of the export.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) kind: Kind,
    pub(crate) number: String,
    /// What happened; the amount of a refund is negative.
    pub(crate) sale: Sale,
}

/// The rows by day, without those that the overlapping export repeats.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) lines: Vec<Line>,
}

/// The export was made in two goes, and the second begins before the first ends.
/// Rows of these days stand there twice; none of them has a fault or is a refund.
pub(crate) fn overlap() -> (Day, Day) {
    (day(2024, 11, 8), day(2024, 11, 14))
}

impl Ledger {
    pub(crate) fn draw(town: &Town, seed: u64) -> Self {
        let mut random = stream(seed, Stream::Dirt);
        let mut lines = Vec::new();
        let mut serial = HashMap::new();
        for sale in &town.sales {
            let kind = fault(&mut random, sale.day);
            let mut sale = sale.clone();
            if kind == Kind::Free {
                sale.amount = 0;
            }
            let number = number(&mut serial, "", sale.day);
            lines.push(Line { kind, number, sale });
        }
        add_refunds(town, seed, &mut lines);
        Self { lines }
    }

    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.lines.iter().filter(|line| line.kind == kind).count()
    }

    /// Rows that the second export repeats.
    pub(crate) fn repeated(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| in_overlap(line.sale.day))
    }
}

fn in_overlap(day: Day) -> bool {
    let (first, last) = overlap();
    (first..=last).contains(&day)
}

fn fault(random: &mut Random, day: Day) -> Kind {
    let weights = FAULTS.map(|(_, weight)| weight);
    let (kind, _) = FAULTS[weighted(random, &weights)];
    if in_overlap(day) { Kind::Clean } else { kind }
}

/// The ROC date and a running number of the day, as tills number their slips.
fn number(serial: &mut HashMap<(String, Day), u32>, prefix: &str, day: Day) -> String {
    let count = serial.entry((prefix.to_owned(), day)).or_insert(0);
    *count += 1;
    let (year, month, date) = day.civil();
    format!("{prefix}{}{month:02}{date:02}{count:03}", year - 1911)
}

fn add_refunds(town: &Town, seed: u64, lines: &mut Vec<Line>) {
    let mut random = stream(seed, Stream::Refunds);
    let mut serial = HashMap::new();
    let mut refunds: Vec<Line> = Vec::new();
    // A member gets one refund at most: which order it comes off is never in doubt.
    let mut had: HashSet<usize> = HashSet::new();
    let buyers: HashSet<usize> = town.sales.iter().map(|sale| sale.member).collect();
    for (kind, count) in REFUNDS {
        let mut left = count;
        while left > 0 {
            let line = &lines[below(&mut random, lines.len())];
            let mut sale = line.sale.clone();
            sale.day = Day(sale.day.0 + 2 + below(&mut random, 9) as i32);
            if kind == Kind::RefundOfNothing {
                sale.member = below(&mut random, town.members.len());
                if buyers.contains(&sale.member) {
                    continue;
                }
            } else if !refundable(lines, line, sale.day) {
                continue;
            }
            if in_overlap(sale.day) || sale.day > super::shop::last_day() {
                continue;
            }
            if !had.insert(sale.member) {
                continue;
            }
            let own = matches!(kind, Kind::RefundInFull | Kind::RefundInPart);
            let number = if own {
                line.number.clone()
            } else {
                number(&mut serial, "R", sale.day)
            };
            if kind != Kind::RefundInFull {
                let part = if chance(&mut random, 0.5) { 3 } else { 2 };
                sale.amount = (sale.amount / part).max(1);
            }
            sale.amount = -sale.amount;
            refunds.push(Line { kind, number, sale });
            left -= 1;
        }
    }
    lines.append(&mut refunds);
    // Stable: a day's refunds come after its orders.
    lines.sort_by_key(|line| line.sale.day);
}

/// A proper order, and its member's only one from its day to the refund's, so that
/// "the latest order" means this one.
fn refundable(lines: &[Line], line: &Line, day: Day) -> bool {
    let near = |other: &&Line| {
        other.sale.member == line.sale.member && (line.sale.day..=day).contains(&other.sale.day)
    };
    line.kind == Kind::Clean && line.sale.amount > 10 && lines.iter().filter(near).count() == 1
}
