//! What became of every row.

use super::ConsentSource;

/// The account of a list: `given = written + the sum of left_out`, and `written` is
/// the sum of the files' rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Account {
    /// Rows that were given.
    pub given: u32,
    /// Rows in the files, those held out included.
    pub written: u32,
    /// Of those written, held out of the play (marked, or in files of their own).
    pub held_out: u32,
    /// Rows left out, by reason, in the order of [`Reason`]; none with 0.
    pub left_out: Vec<LeftOut>,
    /// What was changed in rows that were written.
    pub adjusted: Adjusted,
    /// What the consents rest on.
    pub consent: ConsentSource,
    /// What those for the telephone numbers in the list rest on.
    pub phone_consent: ConsentSource,
}

impl Account {
    /// Of nobody, with what the consents of `self` rest on: what accounts of several
    /// lists for one tool are added to.
    #[must_use]
    pub fn empty(&self) -> Self {
        Self {
            given: 0,
            written: 0,
            held_out: 0,
            left_out: Vec::new(),
            adjusted: Adjusted::default(),
            consent: self.consent,
            phone_consent: self.phone_consent,
        }
    }

    /// Adds the account of another list for the same tool. Who is in both counts twice.
    pub fn add(&mut self, other: &Self) {
        self.given += other.given;
        self.written += other.written;
        self.held_out += other.held_out;
        self.adjusted.add(other.adjusted);
        let rows = |account: &Self, reason: Reason| {
            let left = account.left_out.iter().find(|left| left.reason == reason);
            left.map_or(0, |left| left.rows)
        };
        let sums = Reason::ALL.iter().map(|&reason| LeftOut {
            reason,
            rows: rows(self, reason) + rows(other, reason),
        });
        self.left_out = sums.filter(|left| left.rows > 0).collect();
    }
}

/// How many rows were left out for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct LeftOut {
    /// The reason; a row has one, the first that applies.
    pub reason: Reason,
    /// Rows.
    pub rows: u32,
}

/// Why a row is not in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Reason {
    /// No e-mail address.
    NoEmail,
    /// No valid e-mail address that the tool takes.
    InvalidEmail,
    /// The address begins like a formula, and cannot be disarmed without becoming
    /// another's.
    EmailLikeFormula,
    /// Neither an address nor a telephone number that can be used.
    NoContact,
    /// No LINE user id.
    NoLineId,
    /// What stands there is no LINE user id: a LINE id that people choose, a display
    /// name, a part of one.
    InvalidLineId,
    /// No customer id.
    NoId,
    /// The customer id cannot be a user id: too long, or like a formula.
    UnfitId,
    /// The customer id is an e-mail address or a telephone number, which the tool
    /// forbids.
    PersonalId,
    /// The person refused the channel.
    OptedOut,
    /// There is a column of consents, and it says nothing of this person.
    ConsentUnknown,
    /// A row before this one has the same address, number or id.
    Duplicate,
}

impl Reason {
    /// All of them, in order.
    pub const ALL: [Self; 12] = [
        Self::NoEmail,
        Self::InvalidEmail,
        Self::EmailLikeFormula,
        Self::NoContact,
        Self::NoLineId,
        Self::InvalidLineId,
        Self::NoId,
        Self::UnfitId,
        Self::PersonalId,
        Self::OptedOut,
        Self::ConsentUnknown,
        Self::Duplicate,
    ];
}

/// Cells that differ from what was given, in rows that were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Adjusted {
    /// E-mail addresses left blank: not usable, or e-mail was refused.
    pub emails_blank: u32,
    /// Telephone numbers left blank: not usable, or messages were refused.
    pub phones_blank: u32,
    /// Names filled with the address or the id, as the tool takes no row without.
    pub names_filled: u32,
    /// Texts cut to the longest that the tool takes.
    pub texts_cut: u32,
    /// Tags beyond the most that the tool takes.
    pub tags_dropped: u32,
}

impl Adjusted {
    pub(super) fn add(&mut self, other: Self) {
        self.emails_blank += other.emails_blank;
        self.phones_blank += other.phones_blank;
        self.names_filled += other.names_filled;
        self.texts_cut += other.texts_cut;
        self.tags_dropped += other.tags_dropped;
    }
}

/// One of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ListFile {
    /// Its name: what it is, and its date.
    pub name: String,
    /// Rows, the heads not counted.
    pub rows: u32,
    /// Bytes.
    pub bytes: u64,
    /// Whether it holds the people held out.
    pub held_out: bool,
}
