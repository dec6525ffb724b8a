//! From a workbook to CSV text.

mod cell;
mod container;
mod date;
mod heads;
mod number;
mod parts;
mod row;
mod sheet;

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::{Book, CsvInfo, SheetError, SheetInfo};
use container::Container;
use heads::{Merged, ranges};
use parts::Parts;

pub use sheet::CsvReader;

/// Bytes of the largest workbook taken: it is held as a whole while it is read.
pub const MAX_FILE: u64 = 512 << 20;
/// Rows a spreadsheet can have.
const MAX_ROWS: u32 = 1_048_576;
/// Columns a spreadsheet can have.
const MAX_COLUMNS: u32 = 16_384;

/// Lists the sheets of an .xlsx file.
///
/// # Errors
///
/// All of [`SheetError`] that are about a file as a whole. A sheet's own content
/// is not read yet.
pub fn workbook(bytes: &[u8]) -> Result<Book, SheetError> {
    let sheets = Workbook::open(bytes)?.sheets;
    Ok(Book { sheets })
}

/// Writes a sheet as CSV text in UTF-8 to `sink`, in pieces of some 64 KiB.
/// `sheet` is its place in [`Book::sheets`]. What the text looks like is told
/// at [`CsvReader`].
///
/// # Errors
///
/// Those of [`workbook`], and what is wrong within the sheet; the sink may have
/// been given some rows by then.
pub fn to_csv(
    bytes: &[u8],
    sheet: usize,
    mut sink: impl FnMut(&[u8]),
) -> Result<CsvInfo, SheetError> {
    let mut book = Workbook::open(bytes)?;
    let mut reader = book.csv(sheet)?;
    let mut piece = Vec::new();
    while reader.read(&mut piece, 64 * 1024)? {
        sink(&piece);
        piece.clear();
    }
    sink(&piece);
    Ok(reader.info())
}

/// An opened workbook. The shared texts are held unpacked, sheets are not.
pub struct Workbook<'a> {
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    container: Container<'a>,
    parts: Parts,
    sheets: Vec<SheetInfo>,
}

impl<'a> Workbook<'a> {
    /// Checks the container and reads what the sheets share.
    ///
    /// # Errors
    ///
    /// As for [`workbook`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        let mut container = Container::open(bytes)?;
        let parts = Parts::read(&mut container)?;
        // Everything calamine is about to hold; sheets are read in a stream, and
        // checked when they are.
        container.check_all_but(|name| parts.is_sheet(name))?;
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
        let cells = |kind| matches!(kind, SheetType::WorkSheet);
        let named: Vec<(String, bool)> = xlsx
            .sheets_metadata()
            .iter()
            .filter(|sheet| cells(sheet.typ))
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        if named.is_empty() {
            return Err(SheetError::NoSheets);
        }
        let sheets = named
            .into_iter()
            .map(|(name, hidden)| {
                let head = parts.of_sheet(&name).map(|part| container.head(part));
                let (rows, columns) = head.and_then(|head| declared(&head)).unzip();
                SheetInfo {
                    name,
                    rows,
                    columns,
                    hidden,
                }
            })
            .collect();
        Ok(Self {
            xlsx,
            container,
            parts,
            sheets,
        })
    }

    /// The sheets, in the order of their tabs.
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Begins to read a sheet as CSV text.
    ///
    /// # Errors
    ///
    /// [`SheetError::NoSuchSheet`], [`SheetError::TooLarge`] and
    /// [`SheetError::Damaged`].
    pub fn csv(&mut self, sheet: usize) -> Result<CsvReader<'_, 'a>, SheetError> {
        let sheets = self.sheets.len();
        let Some(info) = self.sheets.get(sheet) else {
            return Err(SheetError::NoSuchSheet {
                index: sheet,
                sheets,
            });
        };
        let merged = if let Some(part) = self.parts.of_sheet(&info.name) {
            Merged::parse(&self.container.check_sheet(part)?)
        } else {
            // Not where it is with others: all that may be it is checked.
            self.container.check_all_but(|_| false)?;
            Merged::default()
        };
        let epoch_1904 = self.xlsx.has_1904_epoch();
        let cells = self
            .xlsx
            .worksheet_cells_reader(&info.name)
            .map_err(error)?;
        Ok(CsvReader::new(cells, merged, epoch_1904))
    }
}

/// Rows and columns as the beginning of a sheet declares them. A single cell is
/// what programs write that do not know the size beforehand.
fn declared(head: &[u8]) -> Option<(u32, u32)> {
    let (_, last) = ranges(head, b"dimension").next()?;
    let sizes = (last.row.checked_add(1)?, last.column.checked_add(1)?);
    (sizes != (1, 1) && sizes.0 <= MAX_ROWS && sizes.1 <= MAX_COLUMNS).then_some(sizes)
}

fn error(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        XlsxError::RowNumberOverflow => SheetError::TooManyRows { limit: MAX_ROWS },
        XlsxError::ColumnNumberOverflow => SheetError::TooManyColumns { limit: MAX_COLUMNS },
        _ => SheetError::Damaged,
    }
}
