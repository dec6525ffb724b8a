//! What a column holds.

use super::mapping::TableKind;

/// What a mapped column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum Role {
    /// The customer's id.
    Customer,
    /// The order's date; the period of spend.
    Date,
    /// The order's amount; the money spent.
    Amount,
    /// The order's id.
    OrderId,
    /// Whether the order stands: paid, cancelled, refunded ...
    Status,
    /// Whether the order was given back, told apart from its status: a refund's
    /// or payment's state.
    RefundStatus,
    /// Money given back for the order, positive or negative.
    Refunded,
    /// The currency of the amount.
    Currency,
    /// The product or its category.
    Product,
    /// Where the customer or the order came from.
    Channel,
    /// Pieces.
    Quantity,
    /// What the goods cost.
    Cost,
    /// The customer's e-mail address.
    Email,
    /// The customer's telephone number.
    Phone,
    /// The customer's LINE user id.
    LineId,
    /// The customer's name.
    Name,
    /// Whether the customer agreed to be written to.
    OptIn,
    /// Whether the customer agreed to e-mail.
    OptInEmail,
    /// Whether the customer agreed to text messages.
    OptInSms,
    /// Whether the customer agreed to messages on LINE.
    OptInLine,
    /// The last day of a period of spend whose first one is [`Role::Date`].
    PeriodEnd,
    /// Where spend has a column for each channel: the first of them.
    FirstChannel,
    /// The last of them.
    LastChannel,
    /// What an interaction was: a mail opened, a message read, a visit.
    Kind,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::Customer,
        Self::Date,
        Self::Amount,
        Self::OrderId,
        Self::Status,
        Self::RefundStatus,
        Self::Refunded,
        Self::Currency,
        Self::Product,
        Self::Channel,
        Self::Quantity,
        Self::Cost,
        Self::Email,
        Self::Phone,
        Self::LineId,
        Self::Name,
        Self::OptIn,
        Self::OptInEmail,
        Self::OptInSms,
        Self::OptInLine,
        Self::PeriodEnd,
        Self::FirstChannel,
        Self::LastChannel,
        Self::Kind,
    ];

    /// Those of tables of orders: all up to the consent that such tables name.
    const OF_ORDERS: &'static [Self] = Self::ALL.split_at(17).0;

    /// Columns that tell whether a customer agreed to be written to: at all, then
    /// by each way.
    pub const CONSENTS: [Self; 4] = [
        Self::OptIn,
        Self::OptInEmail,
        Self::OptInSms,
        Self::OptInLine,
    ];

    /// Columns that tell who a customer is, in the order in which they serve as
    /// the customer's id.
    pub const IDENTITIES: [Self; 4] = [Self::Customer, Self::Email, Self::Phone, Self::LineId];

    /// The roles that columns of such a table can have, the most important first.
    pub fn for_kind(kind: TableKind) -> &'static [Self] {
        match kind {
            TableKind::Orders => Self::OF_ORDERS,
            TableKind::Customers => &[
                Self::Customer,
                Self::Email,
                Self::Phone,
                Self::LineId,
                Self::Name,
                Self::Channel,
                Self::OptIn,
                Self::OptInEmail,
                Self::OptInSms,
                Self::OptInLine,
            ],
            TableKind::Interactions => &[
                Self::Customer,
                Self::Email,
                Self::Phone,
                Self::LineId,
                Self::Date,
                Self::Kind,
            ],
            TableKind::Spend => &[
                Self::Date,
                Self::PeriodEnd,
                Self::Amount,
                Self::Channel,
                Self::FirstChannel,
                Self::LastChannel,
                Self::Currency,
            ],
        }
    }

    /// The roles without which such a table cannot be read. Where
    /// [`Role::Customer`] is required, any of [`Role::IDENTITIES`] serves; in the
    /// place of an amount of spend serve [`Role::FirstChannel`] and [`Role::LastChannel`].
    pub fn required(kind: TableKind) -> &'static [Self] {
        match kind {
            TableKind::Orders => &[Self::Customer, Self::Date, Self::Amount],
            TableKind::Customers => &[Self::Customer],
            TableKind::Spend => &[Self::Date, Self::Amount],
            TableKind::Interactions => &[Self::Customer, Self::Date],
        }
    }

    /// Whether it tells who a customer is.
    pub fn is_identity(self) -> bool {
        Self::IDENTITIES.contains(&self)
    }
}
