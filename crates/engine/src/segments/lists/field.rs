//! What a column can hold.

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Field {
    /// The customer or member id.
    Id,
    /// The e-mail address, normalised.
    Email,
    /// The name in one piece.
    Name,
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// The telephone number in E.164.
    Phone,
    /// The LINE user id.
    LineId,
    /// All tags.
    Tags,
    /// The lifecycle stage.
    Stage,
    /// The RFM segment.
    Segment,
    /// The membership tier.
    Tier,
    /// Orders so far.
    Orders,
    /// Revenue so far.
    Revenue,
    /// The day of the first order.
    FirstOrder,
    /// The day of the last order.
    LastOrder,
    /// Expected value.
    Expected,
    /// Lower end of its interval.
    ExpectedLow,
    /// Upper end of its interval.
    ExpectedHigh,
    /// The probability of being a customer still.
    PAlive,
    /// Whether the person is held out.
    HeldOut,
    /// The answer for e-mail.
    EmailConsent,
    /// The answer for text messages.
    SmsConsent,
    /// The answer for LINE.
    LineConsent,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A whole number.
    Whole,
    /// An amount of money.
    Money,
    /// A share, 0 ..= 1.
    Share,
    /// A day.
    Day,
}

impl Field {
    /// What the cells are, for a workbook's formats.
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Orders => FieldKind::Whole,
            Self::Revenue | Self::Expected | Self::ExpectedLow | Self::ExpectedHigh => {
                FieldKind::Money
            }
            Self::PAlive => FieldKind::Share,
            Self::FirstOrder | Self::LastOrder => FieldKind::Day,
            _ => FieldKind::Text,
        }
    }

    /// The head where neither the tool nor the caller gives one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Id => "customer_id",
            Self::Email => "email",
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Phone => "phone",
            Self::LineId => "line_user_id",
            Self::Tags => "tags",
            Self::Stage => "stage",
            Self::Segment => "rfm_segment",
            Self::Tier => "tier",
            Self::Orders => "orders",
            Self::Revenue => "revenue",
            Self::FirstOrder => "first_order",
            Self::LastOrder => "last_order",
            Self::Expected => "expected_value",
            Self::ExpectedLow => "expected_low",
            Self::ExpectedHigh => "expected_high",
            Self::PAlive => "p_alive",
            Self::HeldOut => "held_out",
            Self::EmailConsent => "email_consent",
            Self::SmsConsent => "sms_consent",
            Self::LineConsent => "line_consent",
        }
    }
}
