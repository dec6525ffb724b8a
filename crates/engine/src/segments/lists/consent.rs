//! Who may be written to.

use super::Consents;
use crate::fold::{fold, is_placeholder};

mod words;

/// What a list is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text messages and calls.
    Sms,
    /// LINE messages.
    Line,
    /// None in particular: only the general column counts.
    General,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Answer {
    /// The person agreed.
    Yes,
    /// The cell is blank, or says nothing that is known.
    Unknown,
    /// The person refused.
    No,
}

/// Whether there is a column, and what *yes* means in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum ConsentColumn {
    /// There is none.
    #[default]
    Absent,
    /// *Yes* means that one may write (`Accepts marketing`, 同意接收電子報).
    OptIn,
    /// *Yes* means that one may not (`Unsubscribed from all email`, 拒收).
    OptOut,
}

/// The columns of consents that the files have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct ConsentColumns {
    /// For all channels.
    pub general: ConsentColumn,
    /// For e-mail.
    pub email: ConsentColumn,
    /// For text messages and calls.
    pub sms: ConsentColumn,
    /// For LINE.
    pub line: ConsentColumn,
}

/// What becomes of people whose consent is not known although there is a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Unanswered {
    /// They are left out, and counted apart from those who refused.
    #[default]
    LeaveOut,
    /// They stay in.
    Keep,
}

/// What a list's consents rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum ConsentSource {
    /// There is no column for the channel: nobody could be left out.
    NoColumn,
    /// The general column alone.
    General,
    /// The channel's own column, with the general one where there is one.
    Channel,
    /// The list is for no channel: it holds what was known, whoever refused.
    NotAsked,
}

impl ConsentColumns {
    fn of(self, channel: Channel) -> ConsentColumn {
        match channel {
            Channel::Email => self.email,
            Channel::Sms => self.sms,
            Channel::Line => self.line,
            Channel::General => ConsentColumn::Absent,
        }
    }

    /// What the consents of a channel rest on.
    pub fn source(self, channel: Channel) -> ConsentSource {
        if self.of(channel) != ConsentColumn::Absent {
            ConsentSource::Channel
        } else if self.general == ConsentColumn::Absent {
            ConsentSource::NoColumn
        } else {
            ConsentSource::General
        }
    }
}

/// What a person said to a channel; `None` without a column for it.
///
/// The strictest word counts: one *no*, in the channel's column or the general one,
/// is a no, whatever the other says.
pub fn answer(cells: &Consents<'_>, columns: ConsentColumns, channel: Channel) -> Option<Answer> {
    let own = match channel {
        Channel::Email => cells.email,
        Channel::Sms => cells.sms,
        Channel::Line => cells.line,
        Channel::General => None,
    };
    let own = read(own, columns.of(channel), channel);
    let general = read(cells.general, columns.general, channel);
    match (own, general) {
        (Some(own), Some(general)) if own != Answer::No && general != Answer::No => {
            Some(own.min(general))
        }
        (own, general) => own.max(general),
    }
}

fn read(cell: Option<&str>, column: ConsentColumn, channel: Channel) -> Option<Answer> {
    if column == ConsentColumn::Absent {
        return None;
    }
    let mut folded = String::new();
    fold(cell.unwrap_or(""), &mut folded);
    let said = words::read(&folded, channel);
    let is_blank = is_placeholder(&folded);
    Some(match (column, said) {
        (ConsentColumn::OptOut, Answer::Yes) => Answer::No,
        (ConsentColumn::OptOut, Answer::No) => Answer::Yes,
        // A box that was not ticked refuses nothing.
        (ConsentColumn::OptOut, Answer::Unknown) if is_blank => Answer::Yes,
        (_, said) => said,
    })
}
