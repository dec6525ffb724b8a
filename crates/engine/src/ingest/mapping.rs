//! Which column holds what, and how its cells are written.

use super::error::ImportError;

/// What the importer must know of a file. Columns are 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Mapping {
    /// What stands between two fields.
    pub delimiter: Delimiter,
    /// The first record holds column names, not an order.
    pub has_header: bool,
    /// Column of the customer id.
    pub customer: usize,
    /// Column of the order date.
    pub date: usize,
    /// Column of the order's amount.
    pub amount: usize,
    /// How dates that do not start with the year are read.
    pub date_order: DateOrder,
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

/// The order of year, month and day in a written date. Dates that start with a
/// four-digit year are read as such under each of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum DateOrder {
    /// Year, month, day only: anything else is not a date.
    Ymd,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// What a mapped column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Role {
    /// The customer id.
    Customer,
    /// The order date.
    Date,
    /// The order's amount.
    Amount,
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

impl Mapping {
    /// The mapped columns with their roles.
    fn roles(&self) -> [(Role, usize); 3] {
        [
            (Role::Customer, self.customer),
            (Role::Date, self.date),
            (Role::Amount, self.amount),
        ]
    }

    /// The rightmost mapped column.
    pub(super) fn last_column(&self) -> usize {
        self.customer.max(self.date).max(self.amount)
    }

    /// Whether the mapping fits a file whose first record has so many columns.
    ///
    /// # Errors
    /// [`ImportError::SameColumnTwice`], [`ImportError::MappingOutOfRange`].
    pub fn check(&self, columns: usize) -> Result<(), ImportError> {
        self.check_distinct()?;
        match self
            .roles()
            .into_iter()
            .find(|&(_, column)| column >= columns)
        {
            Some((role, column)) => Err(ImportError::MappingOutOfRange {
                role,
                column,
                columns,
            }),
            None => Ok(()),
        }
    }

    pub(super) fn check_distinct(&self) -> Result<(), ImportError> {
        let [customer, date, amount] = self.roles();
        for ((first, column), (second, other)) in
            [(customer, date), (customer, amount), (date, amount)]
        {
            if column == other {
                return Err(ImportError::SameColumnTwice {
                    first,
                    second,
                    column,
                });
            }
        }
        Ok(())
    }
}
