//! What a tool asks of a file.

use super::{Channel, Field, HoldOut};

/// The rules of a tool; where each comes from stands in its file.
#[derive(Debug)]
pub(super) struct Rules {
    /// The tool in the file's name.
    pub(super) slug: &'static str,
    /// The file's extension.
    pub(super) extension: &'static str,
    /// What a row needs.
    pub(super) needs: Needs,
    /// Columns without which the tool has no row.
    pub(super) keys: &'static [Field],
    /// The columns, in order.
    pub(super) columns: &'static [(Field, Head)],
    /// Whether the first line names the columns.
    pub(super) head_line: bool,
    /// Whether the file begins with a byte order mark.
    pub(super) mark: bool,
    /// What ends a line.
    pub(super) line_end: &'static str,
    /// Rows of a file at most.
    pub(super) most_rows: Option<u32>,
    /// Bytes of a file at most.
    pub(super) most_bytes: Option<u64>,
    /// Where people go who are held out.
    pub(super) hold_out: HoldOut,
    /// What a name must have.
    pub(super) naming: Naming,
    /// Whether telephone numbers must name their country; others are left blank.
    pub(super) e164: bool,
    /// How tags are written.
    pub(super) tags: Tags,
    /// How texts are written.
    pub(super) texts: Texts,
    /// Words of true and false; `None` for the caller's.
    pub(super) truth: Option<(&'static str, &'static str)>,
}

/// The head of a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum Head {
    /// The tool's own name of it, in any language of the interface.
    Tool(&'static str),
    /// A column that is made or matched on import: the caller's word.
    Caller,
}

/// What a row needs to be in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// A valid address; consent for e-mail.
    Email {
        /// Whether the part before the @ must be ASCII.
        ascii: bool,
    },
    /// An address or a telephone number, each with its consent.
    EmailOrPhone,
    /// A LINE user id; consent for LINE.
    LineUserId,
    /// A customer id that is no personal data, of so many characters at most; the
    /// general consent.
    UserId { most: usize },
    /// Nothing.
    Nothing,
}

impl Needs {
    pub(super) fn channel(self) -> Option<Channel> {
        match self {
            Self::Email { .. } | Self::EmailOrPhone => Some(Channel::Email),
            Self::LineUserId => Some(Channel::Line),
            Self::UserId { .. } => Some(Channel::General),
            Self::Nothing => None,
        }
    }
}

/// What a name must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Nothing; what cannot be split is the first name, which letters greet by.
    Free,
    /// A last name: what cannot be split is it, and the address or the id where
    /// there is no name.
    LastName,
    /// A name in one piece: the address or the id where there is none.
    Whole,
}

/// How tags are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tags {
    /// Between two tags; a tag that has one in it gets a space instead.
    pub(super) between: char,
    /// Characters of a tag at most.
    pub(super) longest: Option<usize>,
    /// Tags of a row at most.
    pub(super) most: Option<usize>,
    /// Whether emoji stay.
    pub(super) emoji: bool,
}

/// How texts are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    /// Whether emoji stay.
    pub(super) emoji: bool,
    /// Characters the tool does not take, and what stands for them.
    pub(super) instead: &'static [(char, char)],
    /// Bytes of a text at most.
    pub(super) most_bytes: Option<usize>,
    /// Characters of a text at most.
    pub(super) most_chars: Option<usize>,
    /// Whether every text beyond ASCII is in quotes.
    pub(super) quote_more: bool,
    /// Whether `+` with nothing but digits behind it stays without an apostrophe.
    pub(super) bare_plus: bool,
}

/// Texts as most tools take them.
pub(super) const TEXTS: Texts = Texts {
    emoji: true,
    instead: &[],
    most_bytes: None,
    most_chars: None,
    quote_more: false,
    bare_plus: true,
};

/// A limit in bytes where no documented one could be read, or the smallest of
/// several: what `HubSpot`'s free tools take.
pub(super) const CAUTIOUS: u64 = 20_000_000;
