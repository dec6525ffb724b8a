//! Reading order files: what a file is ([`preview()`]), and its orders with an
//! account of every row ([`Importer`]).
//!
//! ```
//! use ltv_engine::calendar::Day;
//! use ltv_engine::ingest::{ImportOptions, Importer, preview};
//!
//! let file = b"customer_id,date,amount\nA,2025-01-05,12.50\nB,2025-01-06,oops\n";
//! let mapping = preview(file, true)?.mapping()?;
//! let mut importer = Importer::new(mapping, ImportOptions { today: Day(20_500) });
//! for slice in file.chunks(7) {
//!     importer.push(slice); // slices may be cut anywhere
//! }
//! let imported = importer.finish()?;
//! assert_eq!(imported.orders.len(), 1);
//! assert_eq!(imported.report.dropped[0].examples[0].value, "oops");
//! # Ok::<(), ltv_engine::ingest::ImportError>(())
//! ```

mod delimited;
mod error;
mod mapping;
mod preview;
mod report;
mod rows;
mod schema;
mod sniff;
mod splitter;
mod text;
pub mod values;

pub use delimited::{ImportOptions, Imported, Importer};
pub use error::{BinaryKind, Encoding, ImportError};
pub use mapping::{DateOrder, Delimiter, Mapping, Role};
pub use preview::{ColumnPreview, Preview, preview};
pub use report::{DropReason, FieldCount, Note, NoteKind, ReasonCount, Report, RowExample};
pub use schema::{DateOrderGuess, Evidence, Guess, MappingGuess};
