//! Which column holds what, and how its cells are written.

use super::error::ImportError;
use super::role::Role;
use super::values::{DateStyle, DecimalMark};

/// Most columns that a table may have.
pub const MAX_COLUMNS: usize = 65_536;

/// What the importer must know of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Mapping {
    /// What the rows are about.
    pub kind: TableKind,
    /// Where the table stands in the file.
    pub layout: Layout,
    /// Which column holds what.
    pub columns: Columns,
    /// How the dates are written.
    pub dates: DateStyle,
    /// How the amounts are written.
    pub numbers: DecimalMark,
    /// What several rows of one order id are.
    pub rows: RowMeaning,
    /// Order ids begin anew, each day or in each shop: rows are of one order
    /// only if they also have the same customer and day.
    #[cfg_attr(feature = "serde", serde(default))]
    pub recurring_ids: bool,
}

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum TableKind {
    /// Orders, or lines of orders.
    #[default]
    Orders,
    /// Customers: members, contacts.
    Customers,
    /// Money spent on winning customers, by period.
    Spend,
    /// What customers and members did besides ordering: mails opened, messages
    /// read, visits.
    Interactions,
}

impl TableKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Orders,
        Self::Customers,
        Self::Spend,
        Self::Interactions,
    ];
}

/// Where the table stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Layout {
    /// What stands between two fields.
    pub delimiter: Delimiter,
    /// Records above the header, or above the first row where there is no
    /// header; blank records count.
    pub skip: u32,
    /// The first record after those holds column names.
    pub has_header: bool,
}

/// Which column holds what: a list of roles with their 0-based columns, each
/// role at most once, in the order in which they were set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(transparent)
)]
pub struct Columns(Vec<(Role, usize)>);

/// What several rows with one order id are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum RowMeaning {
    /// A row is an order: a second row of an id is a duplicate.
    #[default]
    Order,
    /// A row is a line of an order: their amounts add up.
    Lines,
    /// A row is a line of an order and repeats the order's total, or leaves it blank.
    OrderTotal,
}

/// What stands between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Delimiter {
    /// `,`
    #[default]
    Comma,
    /// A tab character.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All delimiters that are recognised, in the order in which ties are settled.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::Pipe];

    /// The delimiter as it stands in the file.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Pipe => b'|',
        }
    }
}

impl Columns {
    /// Nothing mapped.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The 0-based column of a role.
    pub fn get(&self, role: Role) -> Option<usize> {
        self.iter()
            .find_map(|(other, column)| (other == role).then_some(column))
    }

    /// Maps a role to a column, or to none.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        self.0.retain(|&(other, _)| other != role);
        self.0.extend(column.map(|column| (role, column)));
    }

    /// The mapped roles with their columns.
    pub fn iter(&self) -> impl Iterator<Item = (Role, usize)> + '_ {
        self.0.iter().copied()
    }

    /// The roles of a column.
    pub fn roles_of(&self, column: usize) -> impl Iterator<Item = Role> + '_ {
        self.iter()
            .filter_map(move |(role, other)| (other == column).then_some(role))
    }
}

impl FromIterator<(Role, usize)> for Columns {
    /// The last column given for a role counts.
    fn from_iter<I: IntoIterator<Item = (Role, usize)>>(pairs: I) -> Self {
        let mut columns = Self::new();
        for (role, column) in pairs {
            columns.set(role, Some(column));
        }
        columns
    }
}

impl Mapping {
    /// Whether the mapping fits a file whose first record has so many columns.
    ///
    /// # Errors
    /// [`ImportError::NoColumn`], [`ImportError::SameColumnTwice`],
    /// [`ImportError::MappingOutOfRange`].
    pub fn check(&self, columns: usize) -> Result<(), ImportError> {
        self.check_roles()?;
        match self.columns.iter().find(|&(_, column)| column >= columns) {
            Some((role, column)) => Err(ImportError::MappingOutOfRange {
                role,
                column,
                columns,
            }),
            None => Ok(()),
        }
    }

    /// Whether the required roles have a column, and no column has two. What
    /// tells who the customer is may well be one column: the e-mail address as id.
    pub(super) fn check_roles(&self) -> Result<(), ImportError> {
        let mapped = |role: &Role| match role {
            Role::Customer => Role::IDENTITIES
                .iter()
                .any(|&identity| self.columns.get(identity).is_some()),
            Role::Amount if self.kind == TableKind::Spend => {
                let has = |role| self.columns.get(role).is_some();
                has(Role::Amount) || (has(Role::FirstChannel) && has(Role::LastChannel))
            }
            &role => self.columns.get(role).is_some(),
        };
        if let Some(&role) = Role::required(self.kind).iter().find(|role| !mapped(role)) {
            return Err(ImportError::NoColumn { role });
        }
        for (at, (first, column)) in self.columns.iter().enumerate() {
            for (second, other) in self.columns.iter().skip(at + 1) {
                if column == other && !(first.is_identity() && second.is_identity()) {
                    return Err(ImportError::SameColumnTwice {
                        first,
                        second,
                        column,
                    });
                }
            }
        }
        Ok(())
    }
}
