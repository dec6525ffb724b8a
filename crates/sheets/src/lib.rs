//! Spreadsheets in and out, for whoever reads CSV text and writes tables.
//!
//! In: [`workbook`] lists the sheets of an .xlsx file, [`to_csv`] turns one of
//! them into CSV text in UTF-8, row for row. Out: [`write_xlsx`] makes a
//! workbook of tables, in which numbers are numbers and dates are dates.
//!
//! No web types, no clock, no language: errors are data.
//!
//! ```
//! use ltv_sheets::{Cell, ColumnKind, Table, to_csv, workbook, write_xlsx};
//!
//! let table = Table {
//!     name: "Orders".into(),
//!     columns: vec![ColumnKind::Text, ColumnKind::Date, ColumnKind::Money { decimals: 2 }],
//!     heads: vec!["customer".into(), "date".into(), "amount".into()],
//!     cells: vec![vec![
//!         Cell::Text("=1+1".into()), // stays text
//!         Cell::Number(20_089.0),    // days since 1970-01-01
//!         Cell::Number(12.5),
//!     ]],
//! };
//! let file = write_xlsx(&[table], 1_735_689_600)?;
//! assert_eq!(workbook(&file)?.sheets[0].name, "Orders");
//! let mut csv = Vec::new();
//! to_csv(&file, 0, |bytes| csv.extend_from_slice(bytes))?;
//! assert_eq!(csv, b"customer,date,amount\n=1+1,2025-01-01,12.5\n");
//! # Ok::<(), ltv_sheets::SheetError>(())
//! ```

mod book;
mod error;
mod table;

#[cfg(feature = "files")]
mod read;
#[cfg(feature = "files")]
mod write;

pub use book::{Book, CellAt, CsvInfo, SheetInfo};
pub use error::{Bound, SheetError};
pub use table::{Cell, ColumnKind, Table};

#[cfg(feature = "files")]
pub use read::{CsvReader, MAX_FILE, Workbook, to_csv, workbook};
#[cfg(feature = "files")]
pub use write::write_xlsx;
