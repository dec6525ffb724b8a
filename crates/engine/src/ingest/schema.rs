//! Which column is what, from the names and from the values.

mod column;
mod kind;
mod meaning;
mod names;
mod values;
mod vocabulary;

use super::mapping::TableKind;
use super::role::Role;
use crate::sort::sort_few;
pub(super) use column::Column;
pub(super) use kind::guess_kind;
pub use meaning::RowsGuess;
pub(super) use meaning::{guess_rows, is_of_lines};
pub(super) use names::{strength as name_strength, words};

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
const BY_SURENESS: [Role; 16] = [
    Role::Email,
    Role::LineId,
    Role::Date,
    Role::OrderId,
    Role::Refunded,
    Role::Cost,
    Role::Quantity,
    Role::Amount,
    Role::Currency,
    Role::Status,
    Role::Phone,
    Role::Customer,
    Role::Product,
    Role::Channel,
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
    sort_few(&mut guesses, |guess| guess.role);
    guesses
}
