//! What a list says of a person.

use crate::calendar::Day;

/// One person, as the files that were read and the analyses have it. Everything but
/// the id may be missing. Texts are as they stand in the files; what a tool cannot
/// take is mended or left out by the [`Writer`](super::Writer).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ListRow<'a> {
    /// The customer or member id.
    pub id: &'a str,
    /// The name, in one piece.
    pub name: Option<&'a str>,
    /// The e-mail address.
    pub email: Option<&'a str>,
    /// The telephone number, written in any way; numbers without a country are
    /// Taiwanese where they look it ([`normalise::phone`](crate::people::normalise::phone)).
    pub phone: Option<&'a str>,
    /// The user id of LINE's interface (`U` and 32 digits). A LINE id that people
    /// choose is none.
    pub line_id: Option<&'a str>,
    /// What the columns of consents say.
    pub consents: Consents<'a>,
    /// The lifecycle stage, in the user's words.
    pub stage: Option<&'a str>,
    /// The named RFM segment, in the user's words.
    pub segment: Option<&'a str>,
    /// The membership tier.
    pub tier: Option<&'a str>,
    /// Tags.
    pub tags: &'a [&'a str],
    /// Orders so far.
    pub orders: Option<u32>,
    /// Revenue so far, in units of currency.
    pub revenue: Option<f64>,
    /// The day of the first order.
    pub first_order: Option<Day>,
    /// The day of the last order.
    pub last_order: Option<Day>,
    /// Expected value, in units of currency.
    pub expected: Option<f64>,
    /// Lower and upper end of the expected value's interval.
    pub interval: Option<(f64, f64)>,
    /// The probability of being a customer still, 0 ..= 1.
    pub p_alive: Option<f64>,
    /// Whether the person is held out of the play, so that it can be tested. `None`
    /// when nobody was.
    pub held_out: Option<bool>,
}

/// Cells of the columns of consents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Consents<'a> {
    /// The column for all channels; it may name the channels agreed to.
    pub general: Option<&'a str>,
    /// That for e-mail.
    pub email: Option<&'a str>,
    /// That for text messages and calls.
    pub sms: Option<&'a str>,
    /// That for LINE.
    pub line: Option<&'a str>,
}
