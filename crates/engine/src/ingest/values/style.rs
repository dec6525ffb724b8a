//! How the cells of a column are written, decided once for the whole column.

/// How dates are written. Dates that cannot be mistaken (`2024-05-01`,
/// `2024年5月1日`, `民國113年5月1日`, `1 May 2024`) are read alike under every style
/// that has civil dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum DateStyle {
    /// Year, month, day; a year of three digits is a ROC year (113/05/01).
    Ymd,
    /// Year, month, day, with ROC years of two or three digits (99/12/31, 1130501).
    Roc,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Days of a spreadsheet since 1899-12-30, the customary epoch of Excel.
    Excel1900,
    /// Days of a spreadsheet since 1904-01-01, the epoch of old Macintosh workbooks.
    Excel1904,
    /// Seconds since 1970-01-01 UTC.
    UnixSeconds,
    /// Milliseconds since 1970-01-01 UTC.
    UnixMillis,
}

/// What stands before the decimals; the other mark groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum DecimalMark {
    /// 1,234.56
    #[default]
    Point,
    /// 1.234,56
    Comma,
}

impl DecimalMark {
    /// The mark as it stands in the file.
    #[inline]
    pub fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// A currency by its ISO 4217 code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
pub struct CurrencyCode([u8; 3]);

impl CurrencyCode {
    /// From three ASCII letters in any case; `None` for anything else.
    pub fn new(code: &[u8]) -> Option<Self> {
        let &[a, b, c] = code else { return None };
        let code = [a, b, c].map(|byte| byte.to_ascii_uppercase());
        code.iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(code))
    }

    /// The code, e.g. `TWD`.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl From<CurrencyCode> for String {
    fn from(code: CurrencyCode) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for CurrencyCode {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::new(code.as_bytes()).ok_or("a currency code has three letters")
    }
}
