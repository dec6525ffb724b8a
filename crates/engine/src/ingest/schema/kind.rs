//! What the rows of a table are about.

use super::{Column, Evidence, Guess, guess};
use crate::ingest::{Role, TableKind};

/// Words in the names of tables of customers and of no others.
const OF_CUSTOMERS: [&str; 22] = [
    "birth",
    "birthday",
    "gender",
    "tags",
    "joined",
    "registered",
    "signup",
    "lifecycle",
    "lead",
    "total orders",
    "opt in",
    "生日",
    "性別",
    "標籤",
    "註冊",
    "入會",
    "加入",
    "等級",
    "訂閱",
    "累積",
    "縣市",
    "最後",
];

/// The kind of a table. When in doubt it is one of orders: the only table
/// that is required.
pub(in crate::ingest) fn guess_kind(columns: &[Column<'_>]) -> TableKind {
    let has = |guesses: &[Guess], role| guesses.iter().any(|guess| guess.role == role);
    let by_name = |guesses: &[Guess], role| {
        guesses.iter().any(|guess| {
            guess.role == role && guess.evidence != Evidence::Values && guess.confidence >= 0.5
        })
    };
    let orders = guess(columns, TableKind::Orders);
    let spend_by_channel = super::wide::channels(columns).is_some()
        && by_name(&guess(columns, TableKind::Spend), Role::Date)
        && !by_name(&orders, Role::OrderId)
        && !by_name(&orders, Role::Email);
    if spend_by_channel {
        return TableKind::Spend;
    }
    let identified = Role::IDENTITIES
        .iter()
        .any(|&role| by_name(&orders, role) || (role != Role::Customer && has(&orders, role)));
    let numbered = has(&orders, Role::OrderId);
    if !numbered && !by_name(&orders, Role::Amount) && are_interactions(columns) {
        return TableKind::Interactions;
    }
    if !identified && !numbered {
        let spend = guess(columns, TableKind::Spend);
        let sure = |role| by_name(&spend, role);
        let costs = spend.iter().any(|guess| {
            guess.role == Role::Amount
                && columns.iter().any(|column| {
                    column.index == guess.column
                        && column.named(Role::Amount, TableKind::Spend)
                            > column.named(Role::Amount, TableKind::Orders)
                })
        });
        if sure(Role::Date) && (costs || (sure(Role::Amount) && sure(Role::Channel))) {
            return TableKind::Spend;
        }
    }
    if has(&orders, Role::Date) && has(&orders, Role::Amount) {
        return TableKind::Orders;
    }
    let marks = columns
        .iter()
        .filter(|column| OF_CUSTOMERS.iter().any(|word| column.words.contains(word)))
        .count();
    let contacts = [
        Role::Email,
        Role::Phone,
        Role::LineId,
        Role::Name,
        Role::OptIn,
    ];
    let marks = marks + contacts.iter().filter(|&&role| has(&orders, role)).count();
    let bought = by_name(&orders, Role::Amount) || by_name(&orders, Role::Date);
    if identified && !numbered && (marks >= 2 || (marks == 1 && !bought)) {
        TableKind::Customers
    } else {
        TableKind::Orders
    }
}

/// Whether somebody did something on some day: who, when, and what it was or a
/// day that is named for it.
fn are_interactions(columns: &[Column<'_>]) -> bool {
    let guesses = guess(columns, TableKind::Interactions);
    let named = |role: Role, least: f64| {
        guesses.iter().any(|guess| {
            guess.role == role
                && columns.iter().any(|column| {
                    column.index == guess.column
                        && column.named(role, TableKind::Interactions) >= least
                })
        })
    };
    let dated = |least| named(Role::Date, least);
    let identified = Role::IDENTITIES.iter().any(|&role| {
        let own = guesses.iter().find(|guess| guess.role == role);
        own.is_some_and(|guess| guess.confidence >= 0.5 || role != Role::Customer)
    });
    identified && ((dated(0.5) && named(Role::Kind, 0.85)) || dated(0.99))
}
