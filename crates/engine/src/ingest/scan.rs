//! The evidence of a whole file, when its beginning leaves a question open.

use super::mapping::Layout;
use super::report::DropReason;
use super::slices::{RecordSink, Slices};
use super::splitter::{Fields, is_blank};
use super::values::{DateEvidence, DateGuess, NumberEvidence, NumberGuess};

/// What the cells of a column say, all of them.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ColumnScan {
    /// 0-based.
    pub column: usize,
    /// How they read as dates.
    pub dates: DateGuess,
    /// How they read as numbers.
    pub numbers: NumberGuess,
}

/// Reads a whole file in slices and judges some of its columns. Nothing is
/// held but counts and at most one unfinished record (1 MiB).
///
/// ```
/// use ltv_engine::ingest::values::{DateGuess, DateStyle};
/// use ltv_engine::ingest::{Layout, Scan};
/// let layout = Layout { has_header: true, ..Layout::default() };
/// let mut scan = Scan::new(layout, &[1]);
/// scan.push(b"customer,date\nA,05/06/2025\nB,");
/// scan.push(b"25/06/2025\n");
/// let [date] = &scan.finish()[..] else { panic!() };
/// assert_eq!(date.dates, DateGuess::Decided { style: DateStyle::Dmy });
/// ```
pub struct Scan {
    slices: Slices,
    judge: Judge,
}

/// What becomes of the records.
struct Judge {
    layout: Layout,
    columns: Vec<(usize, DateEvidence, NumberEvidence)>,
    /// Records seen.
    records: u64,
    /// Fields of the table's first record.
    expected: Option<usize>,
}

impl Scan {
    /// A scan of the columns with these numbers (0-based).
    pub fn new(layout: Layout, columns: &[usize]) -> Self {
        let fresh = |&column: &usize| (column, DateEvidence::new(), NumberEvidence::new());
        Self {
            slices: Slices::new(layout.delimiter.byte()),
            judge: Judge {
                layout,
                columns: columns.iter().map(fresh).collect(),
                records: 0,
                expected: None,
            },
        }
    }

    /// The next bytes of the file, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        self.slices.push(bytes, &mut self.judge);
    }

    /// The end of the file: the columns in the order in which they were asked for.
    pub fn finish(mut self) -> Vec<ColumnScan> {
        self.slices.finish(&mut self.judge);
        let columns = self.judge.columns.into_iter();
        columns
            .map(|(column, dates, numbers)| ColumnScan {
                column,
                dates: dates.guess(),
                numbers: numbers.guess(),
            })
            .collect()
    }
}

impl RecordSink for Judge {
    fn expected(&self) -> Option<usize> {
        self.expected
    }

    fn broken_line(&mut self, _: DropReason, _: &[u8]) {
        self.records += 1;
    }

    fn record(&mut self, fields: Fields<'_>, _: &[u8]) {
        self.records += 1;
        if self.records <= u64::from(self.layout.skip) || fields.iter().all(is_blank) {
            return;
        }
        let first = self.expected.is_none();
        self.expected = self.expected.or(Some(fields.len()));
        if first && self.layout.has_header {
            return;
        }
        for (column, dates, numbers) in &mut self.columns {
            let cell = fields.get(*column);
            dates.add(cell);
            numbers.add(cell);
        }
    }
}
