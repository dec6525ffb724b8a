//! Which column is what, from the names and from the values.

mod column;
mod groups;
mod kind;
mod meaning;
mod names;
mod terms;
mod values;
mod vocabulary;
mod wide;

use super::mapping::TableKind;
use super::role::Role;
use crate::sort::sort_few;
pub(super) use column::Column;
pub(super) use kind::guess_kind;
pub use meaning::RowsGuess;
pub(super) use meaning::{RowColumns, guess_rows, is_of_lines};
pub(super) use names::{strength as name_strength, words};
pub(super) use terms::may_occur as name_may_occur;

/// A column for a role, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Guess {
    /// What the column seems to hold.
    pub role: Role,
    /// 0-based.
    pub column: usize,
    /// 0 (exclusive) ..= 1. A rank, not a probability; below 0.5 it is worth asking.
    pub confidence: f64,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a guess rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Evidence {
    /// The export of a tool that is known.
    Preset,
    /// The column's name and its values agree.
    NameAndValues,
    /// The name alone.
    Name,
    /// The values alone.
    Values,
}

/// The order in which roles choose among the columns that are left: the surest
/// first.
const BY_SURENESS: [Role; 22] = [
    Role::Email,
    Role::LineId,
    Role::Date,
    Role::PeriodEnd,
    Role::OrderId,
    Role::Refunded,
    Role::Cost,
    Role::Quantity,
    Role::Amount,
    Role::Currency,
    Role::Status,
    Role::RefundStatus,
    Role::Phone,
    Role::Customer,
    Role::Product,
    Role::Channel,
    Role::Kind,
    Role::OptInLine,
    Role::OptInSms,
    Role::OptInEmail,
    Role::OptIn,
    Role::Name,
];

/// The best column for each role of such a table. A column has one role,
/// except that what tells who a customer is may also be the customer's id.
pub(super) fn guess(columns: &[Column<'_>], kind: TableKind) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = Vec::new();
    for role in BY_SURENESS {
        if !Role::for_kind(kind).contains(&role) {
            continue;
        }
        let free = |column: &&Column<'_>| {
            guesses.iter().all(|guess| {
                guess.column != column.index || (guess.role.is_identity() && role.is_identity())
            })
        };
        let candidates = columns.iter().filter(free);
        let best = candidates
            .filter_map(|column| column.guess(role, kind))
            .reduce(
                // The leftmost of equals: `max_by` would take the last.
                |best, next| {
                    if next.confidence > best.confidence {
                        next
                    } else {
                        best
                    }
                },
            );
        guesses.extend(best);
    }
    if kind == TableKind::Spend {
        wide::prefer_channels(&mut guesses, columns);
    }
    leave_to_contacts(&mut guesses, columns, kind);
    sort_few(&mut guesses, |guess| guess.role);
    guesses
}

/// A column of addresses or numbers that also serves as the customer's id, or
/// one of names beside such a column, is left out as the id: contacts are
/// compared in their normal form (`0912…` and `+886 912…` are one), ids as they
/// are written, and two people may have one name.
fn leave_to_contacts(guesses: &mut Vec<Guess>, columns: &[Column<'_>], kind: TableKind) {
    let is_contact = |guess: &Guess| guess.role.is_identity() && guess.role != Role::Customer;
    let contacts: Vec<usize> = guesses
        .iter()
        .filter(|guess| is_contact(guess) && guess.confidence >= 0.5)
        .map(|guess| guess.column)
        .collect();
    let is_name = |index: usize| {
        let column = columns.iter().find(|column| column.index == index);
        column.is_some_and(|column| {
            column.named(Role::Name, kind) >= 0.9
                && column.named(Role::Customer, kind) < column.named(Role::Name, kind)
        })
    };
    guesses.retain(|guess| {
        guess.role != Role::Customer
            || contacts.is_empty()
            || !(contacts.contains(&guess.column) || is_name(guess.column))
    });
}
