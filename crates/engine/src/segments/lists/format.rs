//! The tools.

use super::rules::{Head, Needs, Rules};
use super::{Channel, Field, HoldOut, tools};
use crate::ingest::Role;

/// What a list is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Format {
    /// `HubSpot`: contacts.
    HubSpot,
    /// Zoho CRM: contacts.
    Zoho,
    /// monday: items of a board of contacts.
    Monday,
    /// Mailchimp: an audience.
    Mailchimp,
    /// `ActiveCampaign`: contacts of a list.
    ActiveCampaign,
    /// LINE official account: user ids of an audience.
    Line,
    /// Google Analytics 4: user data.
    Ga4,
    /// A CSV file for people.
    Plain,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::HubSpot,
        Self::Zoho,
        Self::Monday,
        Self::Mailchimp,
        Self::ActiveCampaign,
        Self::Line,
        Self::Ga4,
        Self::Plain,
    ];

    pub(super) fn rules(self) -> &'static Rules {
        match self {
            Self::HubSpot => &tools::hubspot::RULES,
            Self::Zoho => &tools::zoho::RULES,
            Self::Monday => &tools::monday::RULES,
            Self::Mailchimp => &tools::mailchimp::RULES,
            Self::ActiveCampaign => &tools::active_campaign::RULES,
            Self::Line => &tools::line::RULES,
            Self::Ga4 => &tools::ga4::RULES,
            Self::Plain => &tools::plain::RULES,
        }
    }

    /// The columns, in order. LINE's file has one, without a head.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        self.rules().columns.iter().map(|&(field, _)| field)
    }

    /// The head that the tool knows the column by; `None` where the caller names it.
    pub fn own_head(self, field: Field) -> Option<&'static str> {
        let column = self.rules().columns.iter().find(|(own, _)| *own == field);
        column.and_then(|&(_, head)| match head {
            Head::Tool(head) => Some(head),
            Head::Caller => None,
        })
    }

    /// Columns of the files of which a person must have one to be in the list; none
    /// where everybody can be.
    pub fn needs(self) -> &'static [Role] {
        match self.rules().needs {
            Needs::Email { .. } => &[Role::Email],
            Needs::EmailOrPhone => &[Role::Email, Role::Phone],
            Needs::LineUserId => &[Role::LineId],
            Needs::UserId { .. } | Needs::Nothing => &[],
        }
    }

    /// The channel whose consents count; `None` where nobody is left out.
    pub fn channel(self) -> Option<Channel> {
        self.rules().needs.channel()
    }

    /// Where people go who are held out, unless [`Setup::hold_out`](super::Setup) says
    /// otherwise.
    pub fn held_out(self) -> HoldOut {
        self.rules().hold_out
    }

    /// Rows of a file at most, the heads not counted.
    pub fn most_rows(self) -> Option<u32> {
        self.rules().most_rows
    }

    /// Bytes of a file at most.
    pub fn most_bytes(self) -> Option<u64> {
        self.rules().most_bytes
    }
}
