//! What is asked and said of lists that leave for tools.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::Role;
use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::tidy::{BiTool, OrderColumns, Unit};
use ltv_engine::segments::lists::{
    Account, ConsentColumns, Field, FieldKind, Format, ListFile, Unanswered, Words,
};
use serde::{Deserialize, Serialize};

use super::{Group, Rules};

/// Which lists, and for which tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListAsk {
    /// The lists, each a file or more. Tables for analysis are one, of everybody.
    pub wanted: Vec<Wanted>,
    /// What they are written for.
    pub tool: Tool,
    /// How stages, segments, tiers and tags are told.
    pub rules: Rules,
    /// What becomes of people whose consent is not known although there is a column.
    pub unanswered: Unanswered,
    /// The day in the files' names.
    pub date: Day,
    /// Rows of a file at most, where the tool's usual limit is another.
    pub most_rows: Option<u32>,
    /// The words in the files.
    pub words: ListWords,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// Whose.
    pub whom: Whom,
    /// What it is of, in the files' names.
    pub label: String,
    /// Who is held out; `None` for nobody.
    pub hold_out: Option<HeldBack>,
}

/// People.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Whom {
    /// All who have ordered.
    Customers,
    /// They, and the members without orders.
    Everybody,
    /// A group of a screen.
    Group {
        /// Which.
        group: Box<Group>,
    },
    /// Those in a stage.
    Stage {
        /// Which.
        stage: Stage,
    },
    /// Those in a named RFM segment.
    Segment {
        /// A rule of that name, by its place in [`Rules::rfm`].
        rule: u32,
    },
    /// Those in a tier.
    Tier {
        /// From 0.
        tier: u8,
    },
    /// Those who have a tag.
    Tag {
        /// By its place in [`Rules::tags`].
        tag: u32,
    },
}

/// What a list is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Tool {
    /// A file that a tool imports.
    Import {
        /// Which tool.
        format: Format,
    },
    /// The plain list for a workbook. Its file is the sheets module's to read, not a
    /// person's: a head and each row end with U+001E, cells are parted by U+001F, days
    /// are numbers as in [`Day`].
    Workbook,
    /// Tables for analysis.
    Tables {
        /// For which tool.
        tool: BiTool,
    },
}

/// A share of a list that a play does not reach.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldBack {
    /// 0.05 ..= 0.5.
    pub share: f64,
    /// Another number draws others; the same one the same, in every list.
    pub seed: u64,
}

/// Words in files, in the user's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListWords {
    /// Heads of columns that a tool does not name itself.
    pub heads: Vec<(Field, String)>,
    /// In cells and names of files.
    pub cells: Words,
    /// By their place in [`Stage::ALL`].
    pub stages: Vec<String>,
    /// By rule of [`Rules::rfm`].
    pub segments: Vec<String>,
    /// From tier 0 up.
    pub tiers: Vec<String>,
    /// What the columns of tables count.
    pub units: Vec<(Unit, String)>,
    /// What the columns of tables mean, by `table.column`.
    pub meanings: Vec<(String, String)>,
    /// Before what a column means that is not there because no file has it.
    pub absent: String,
    /// The same because the files could not be read once more.
    pub unread: String,
}

/// The lists. The file beside the answer holds all of their files, one after the
/// other: the first begins at 0, and each where the one before it ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListAnswer {
    /// One for each that was wanted; none where nobody could be in them because
    /// the data lack a column that the tool needs.
    pub lists: Vec<MadeList>,
    /// All of them; `None` without an account.
    pub total: Option<Account>,
    /// What the people in them are worth.
    pub worth: ListWorth,
    /// What is known of people.
    pub known: Known,
    /// What the table of orders tells; `None` without that table.
    pub orders: Option<OrderColumns>,
    /// The columns of a workbook.
    pub columns: Vec<FieldKind>,
    /// Rows that a workbook has at most.
    pub most_rows: Option<u32>,
}

/// A list that is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MadeList {
    /// As asked for.
    pub label: String,
    /// What became of everybody; `None` for tables.
    pub account: Option<Account>,
    /// Its files.
    pub files: Vec<ListFile>,
}

/// What people are worth together, each person once, those held out included; in units
/// of currency.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListWorth {
    /// Revenue so far.
    pub revenue: f64,
    /// Expected value; `None` without a forecast that tells money.
    pub expected: Option<f64>,
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot
    /// be told, and without it.
    pub expected_interval: Option<(f64, f64)>,
}

/// What the data tell of people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// Whether everybody was read from the files; nothing below is known without.
    pub roster: bool,
    /// Members without orders.
    pub members: u32,
    /// E-mail, phone, LINE id and name, where a file has them.
    pub columns: Vec<Role>,
    /// Which columns tell of consents.
    pub consents: ConsentColumns,
}
