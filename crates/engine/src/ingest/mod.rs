//! Reading order files: what a file is ([`preview()`]), and its orders with an
//! account of every row: [`Import`] for any number of files, [`Importer`] for one.
//!
//! ```
//! use ltv_engine::calendar::Day;
//! use ltv_engine::ingest::{ImportOptions, Importer, PreviewOptions, preview};
//!
//! let file = b"customer_id,date,amount\nA,2025-01-05,12.50\nB,2025-01-06,oops\n";
//! let mapping = preview(file, true, &PreviewOptions::default())?.mapping()?;
//! let mut importer = Importer::new(mapping, ImportOptions::new(Day(20_500)));
//! for slice in file.chunks(7) {
//!     importer.push(slice); // slices may be cut anywhere
//! }
//! let imported = importer.finish()?;
//! assert_eq!(imported.orders.len(), 1);
//! assert_eq!(imported.report.dropped[0].examples[0].value, "oops");
//! # Ok::<(), ltv_engine::ingest::ImportError>(())
//! ```

mod book;
mod cells;
mod currencies;
pub mod encoding;
mod error;
mod file_rows;
mod import;
mod join;
mod kept_rows;
mod last_date;
mod mapping;
mod options;
mod order_cells;
mod order_ids;
mod order_row;
mod plan;
pub mod presets;
mod preview;
mod refunds;
mod report;
mod role;
mod rows;
mod scan;
mod schema;
mod second;
mod settle;
mod slices;
mod sniff;
mod splitter;
mod status;
mod table;
mod text;
mod totals;
pub mod values;

pub use cells::{CellRow, Cells};
pub use error::{BinaryKind, Encoding, ImportError};
pub use import::{FileReport, Import, Importer};
pub(crate) use join::{Index, Matching};
pub use join::{Join, MatchedBy, customers_of_members, join};
pub use mapping::{Columns, Delimiter, Layout, MAX_COLUMNS, Mapping, RowMeaning, TableKind};
pub use options::{Cancelled, ImportOptions, Refunds};
pub use preview::{ColumnPreview, Preview, PreviewOptions, preview};
pub use report::{
    ChangeCount, ChangeReason, DropReason, FieldCount, Note, NoteKind, ReasonCount, Report,
    RowExample,
};
pub use role::Role;
pub use scan::{ColumnScan, Scan};
pub use schema::{Evidence, Guess, RowsGuess};
pub use second::{Labels, Numbers, Reason, RejectedRow};
pub use settle::{Imported, Trace};
pub(crate) use table::{Ended, Fate, Row, Rows, TableFile};
pub(crate) use totals::is_total_word;
