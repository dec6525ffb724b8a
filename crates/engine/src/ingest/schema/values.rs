//! How well a column's values fill a role.

use super::column::{Column, MOSTLY};
use crate::ingest::values::{is_period, parse_currency};
use crate::ingest::{Role, TableKind};
use crate::people::Consent;

/// Shares of cells that look like other things than dates and amounts.
pub(super) struct Kinds {
    /// An id: short, no more than two words.
    id: f64,
    /// Money for certain: decimals, thousands, a currency.
    pub(super) money: f64,
    pub(super) email: f64,
    pub(super) phone: f64,
    /// A user id of LINE: U and 32 hexadecimal digits.
    pub(super) line: f64,
    currency: f64,
    /// Yes or no.
    flag: f64,
    period: f64,
}

impl Kinds {
    /// Of the distinct cells, each with the number of times that it occurs.
    pub(super) fn of(cells: &[(&str, u64)]) -> Self {
        let count: u64 = cells.iter().map(|(_, times)| times).sum();
        let share = |is: &dyn Fn(&str) -> bool| {
            let such = cells.iter().filter(|(cell, _)| is(cell));
            such.map(|(_, times)| times).sum::<u64>() as f64 / count.max(1) as f64
        };
        Self {
            id: share(&|cell| cell.chars().count() <= 64 && cell.split_whitespace().count() <= 2),
            money: share(&looks_like_money),
            email: share(&is_email),
            phone: share(&is_phone),
            line: share(&is_line_id),
            currency: share(&|cell| cell.len() <= 12 && parse_currency(cell.as_bytes()).is_some()),
            flag: share(&is_flag),
            period: share(&|cell| is_period(cell.as_bytes())),
        }
    }
}

/// Roles that values without a telling name may be guessed to have. An order
/// id is not among them: rows would be dropped as duplicates on a mere guess.
pub(super) fn speak_for_themselves(role: Role) -> bool {
    matches!(
        role,
        Role::Customer | Role::Date | Role::Amount | Role::Email | Role::LineId
    )
}

/// How well the values fill a role, 0 ..= 1; `None` when they cannot.
pub(super) fn fit(column: &Column<'_>, role: Role, kind: TableKind, named: bool) -> Option<f64> {
    let kinds = &column.kinds;
    let mostly = |share: f64| (share >= MOSTLY).then_some(share);
    if column.len() == 0 {
        // Blank as far as can be seen: some columns mostly are.
        let may_be_blank = !Role::required(kind).contains(&role) && !role.is_identity();
        return (named && may_be_blank).then_some(0.2);
    }
    match role {
        Role::Date | Role::PeriodEnd if kind == TableKind::Spend => {
            mostly(kinds.period.max(column.civil))
        }
        Role::Date if column.civil >= MOSTLY => Some(column.civil),
        // Numbers may be anything: a name is needed.
        Role::Date => mostly(column.serial).filter(|_| named),
        Role::Amount => amount(column),
        Role::Refunded | Role::Cost => mostly(column.amounts).filter(|_| column.civil < MOSTLY),
        Role::Quantity => {
            mostly(column.amounts).map(|share| if column.small { share } else { 0.3 })
        }
        Role::Email => mostly(kinds.email),
        Role::LineId if named => (kinds.flag < MOSTLY).then(|| kinds.line.max(0.3)),
        Role::LineId => mostly(kinds.line),
        Role::Phone => mostly(kinds.phone),
        Role::Currency => mostly(kinds.currency),
        Role::Customer => customer(column),
        Role::OrderId => order_id(column),
        Role::OptIn | Role::OptInEmail | Role::OptInSms | Role::OptInLine => mostly(kinds.flag),
        Role::Status | Role::RefundStatus | Role::Channel | Role::Kind => {
            let text = column.civil < MOSTLY && column.amounts < MOSTLY;
            text.then_some(if column.distinct < 0.5 { 1.0 } else { 0.5 })
        }
        // Told by other columns beside them: see `wide`.
        Role::PeriodEnd | Role::FirstChannel | Role::LastChannel => None,
        Role::Product | Role::Name => {
            (column.civil < MOSTLY && kinds.email < MOSTLY).then_some(0.6)
        }
    }
}

fn amount(column: &Column<'_>) -> Option<f64> {
    if column.amounts < MOSTLY || column.civil >= MOSTLY {
        return None;
    }
    let likely = if column.kinds.money > 0.2 {
        1.0
    } else if column.kinds.phone >= MOSTLY {
        0.1
    } else if column.ascending {
        0.2
    } else if column.small {
        0.3
    } else {
        0.6
    };
    Some(column.amounts * likely)
}

fn customer(column: &Column<'_>) -> Option<f64> {
    let (kinds, count) = (&column.kinds, column.len() as f64);
    if column.civil >= MOSTLY || kinds.id < MOSTLY || (kinds.flag > 0.9 && count > 2.0) {
        return None;
    }
    let constant = column.len() > 2 && column.distinct * count <= 1.0;
    let likely = if constant {
        0.05
    } else if kinds.money > 0.2 {
        0.1
    } else if column.distinct >= 1.0 {
        0.4 // each value once: an order number as likely as a customer
    } else if column.distinct < 0.02 {
        0.3 // a category
    } else {
        1.0
    };
    Some(kinds.id * likely)
}

fn order_id(column: &Column<'_>) -> Option<f64> {
    if column.civil >= MOSTLY || column.kinds.id < MOSTLY || column.kinds.money > 0.2 {
        return None;
    }
    // A handful of values over many rows is a category.
    let few = column.len() > 20 && column.distinct < 0.05;
    Some(if few { 0.1 } else { 1.0 })
}

/// An amount with decimals, thousands or a currency: more than digits.
fn looks_like_money(cell: &str) -> bool {
    !cell.bytes().all(|byte| byte.is_ascii_digit())
        && !cell.starts_with('+')
        && crate::ingest::values::is_amount(cell.as_bytes())
        && !is_phone(cell)
}

fn is_email(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains(['@', ' ', ','])
    })
}

/// Seven to fifteen digits with the usual signs between them, and no decimals.
fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let signs = |char: char| char.is_ascii_digit() || " +-()#'".contains(char);
    (7..=15).contains(&digits) && cell.chars().all(signs)
}

fn is_line_id(cell: &str) -> bool {
    cell.strip_prefix(['U', 'u'])
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_flag(cell: &str) -> bool {
    Consent::of(cell) != Consent::Unknown
}
