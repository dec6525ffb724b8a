//! The tables and their columns.

/// One of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Table {
    /// A row for each customer; `customer_id` is its key.
    Customers,
    /// A row for each order; joins customers and the calendar.
    Orders,
    /// A row for each cohort and age, in long form.
    Cohorts,
    /// A row for each day.
    Calendar,
    /// A row for each column of the other tables.
    Dictionary,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// What its numbers count.
    pub unit: Unit,
}

/// What cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Kind {
    /// Words and ids.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with a point.
    Decimal,
    /// Days, `2026-11-22`.
    Date,
    /// `true` and `false`.
    Boolean,
}

/// What numbers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Unit {
    /// Nothing.
    None,
    /// Units of currency.
    Currency,
    /// Orders.
    Orders,
    /// Customers.
    Customers,
    /// Shares, 0 ..= 1.
    Share,
    /// Periods of the cohorts (weeks, months, quarters).
    Periods,
}

impl Kind {
    /// The word of the dictionary.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Boolean => "boolean",
        }
    }
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Customers,
        Self::Orders,
        Self::Cohorts,
        Self::Calendar,
        Self::Dictionary,
    ];

    /// The table's name, as in the file's name and the dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Orders => "orders",
            Self::Cohorts => "cohorts",
            Self::Calendar => "calendar",
            Self::Dictionary => "dictionary",
        }
    }

    /// Its columns, in order; see [`OrderColumns`](super::OrderColumns) for those that
    /// a file may lack.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Customers => &CUSTOMERS,
            Self::Orders => &ORDERS,
            Self::Cohorts => &COHORTS,
            Self::Calendar => &CALENDAR,
            Self::Dictionary => &DICTIONARY,
        }
    }
}

const fn column(name: &'static str, kind: Kind, unit: Unit) -> Column {
    Column { name, kind, unit }
}

const CUSTOMERS: [Column; 13] = [
    column("customer_id", Kind::Text, Unit::None),
    column("first_order", Kind::Date, Unit::None),
    column("last_order", Kind::Date, Unit::None),
    column("orders", Kind::Integer, Unit::Orders),
    column("revenue", Kind::Decimal, Unit::Currency),
    column("stage", Kind::Text, Unit::None),
    column("rfm_segment", Kind::Text, Unit::None),
    column("tier", Kind::Text, Unit::None),
    column("expected_value", Kind::Decimal, Unit::Currency),
    column("expected_low", Kind::Decimal, Unit::Currency),
    column("expected_high", Kind::Decimal, Unit::Currency),
    column("p_alive", Kind::Decimal, Unit::Share),
    column("held_out", Kind::Boolean, Unit::None),
];

const ORDERS: [Column; 10] = [
    column("order_id", Kind::Text, Unit::None),
    column("customer_id", Kind::Text, Unit::None),
    column("order_date", Kind::Date, Unit::None),
    column("position", Kind::Integer, Unit::None),
    column("is_first", Kind::Boolean, Unit::None),
    column("revenue", Kind::Decimal, Unit::Currency),
    column("refunded", Kind::Decimal, Unit::Currency),
    column("channel", Kind::Text, Unit::None),
    column("product", Kind::Text, Unit::None),
    column("products", Kind::Text, Unit::None),
];

const COHORTS: [Column; 9] = [
    column("cohort_start", Kind::Date, Unit::None),
    column("segment", Kind::Text, Unit::None),
    column("age", Kind::Integer, Unit::Periods),
    column("customers", Kind::Integer, Unit::Customers),
    column("active", Kind::Integer, Unit::Customers),
    column("orders", Kind::Integer, Unit::Orders),
    column("revenue", Kind::Decimal, Unit::Currency),
    column("cumulative_revenue", Kind::Decimal, Unit::Currency),
    column("is_complete", Kind::Boolean, Unit::None),
];

const CALENDAR: [Column; 10] = [
    column("date", Kind::Date, Unit::None),
    column("year", Kind::Integer, Unit::None),
    column("quarter", Kind::Integer, Unit::None),
    column("month", Kind::Integer, Unit::None),
    column("month_start", Kind::Date, Unit::None),
    column("iso_year", Kind::Integer, Unit::None),
    column("iso_week", Kind::Integer, Unit::None),
    column("week_start", Kind::Date, Unit::None),
    column("weekday", Kind::Integer, Unit::None),
    column("roc_year", Kind::Integer, Unit::None),
];

const DICTIONARY: [Column; 5] = [
    column("table", Kind::Text, Unit::None),
    column("column", Kind::Text, Unit::None),
    column("type", Kind::Text, Unit::None),
    column("unit", Kind::Text, Unit::None),
    column("meaning", Kind::Text, Unit::None),
];
