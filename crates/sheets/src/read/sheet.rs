//! A sheet as CSV text, a piece at a time.

use std::io::Cursor;

use calamine::{DataRef, XlsxCellReader};

use super::cell::{self, Content};
use super::heads::Merged;
use super::row::{Row, write_blank};
use super::{MAX_COLUMNS, MAX_ROWS, error};
use crate::{Bound, CellAt, CsvInfo, SheetError};

/// Rows that are looked at together before the first is written: heads are
/// among them, and the widest sets the width.
const FIRST_ROWS: usize = 64;
/// Most bytes of text.
const MAX_TEXT: u64 = 2 << 30;
/// Cells with an error that are told by their place.
const EXAMPLES: usize = 5;

/// Row and column, 0-based, and what is there.
type Cell<'b> = ((u32, u32), DataRef<'b>);

/// Reads a sheet as CSV text in UTF-8: fields parted by commas and quoted as in
/// RFC 4180 where they need it, records ended by a line feed, no byte-order mark.
///
/// Record n is row n of the sheet, field m its column m: blank rows and columns
/// at the beginning and in between are there, those at the end are not. A record
/// has as many fields as the widest of those before it and of the first 64.
///
/// What a cell was made to look like does not matter, but for one thing: a
/// number shown as a date is written as `YYYY-MM-DD`, with ` HH:MM:SS` where it
/// has a time. Numbers are plain decimals of at most 15 digits (integers up to
/// 2^53 are exact), truth values `TRUE` and `FALSE`, formulas their last
/// results, errors blank and counted. Merged cells are filled in heads only.
pub struct CsvReader<'b, 'a> {
    cells: XlsxCellReader<'b, Cursor<&'a [u8]>>,
    /// The first cell of the row to come.
    ahead: Option<Cell<'b>>,
    merged: Merged,
    row: Row,
    begun: bool,
    ended: bool,
    /// The row to be written next.
    next: u32,
    width: u32,
    bytes: u64,
    info: CsvInfo,
}

impl<'b, 'a> CsvReader<'b, 'a> {
    pub(super) fn new(
        cells: XlsxCellReader<'b, Cursor<&'a [u8]>>,
        merged: Merged,
        epoch_1904: bool,
    ) -> Self {
        Self {
            cells,
            ahead: None,
            merged,
            row: Row::default(),
            begun: false,
            ended: false,
            next: 0,
            width: 0,
            bytes: 0,
            info: CsvInfo {
                epoch_1904,
                ..CsvInfo::default()
            },
        }
    }

    /// Appends whole records to `out`, `at_least` so many bytes of them. False
    /// at the end of the sheet.
    ///
    /// # Errors
    ///
    /// [`SheetError::Damaged`] and what a spreadsheet has no more of.
    pub fn read(&mut self, out: &mut Vec<u8>, at_least: usize) -> Result<bool, SheetError> {
        let start = out.len();
        if !self.begun {
            self.begun = true;
            self.write_first(out)?;
        }
        let mut row = std::mem::take(&mut self.row);
        let mut more = true;
        while more && out.len() - start < at_least {
            more = self.next_row(&mut row)?;
            if more {
                self.write(&row, out)?;
            }
        }
        self.row = row;
        Ok(more)
    }

    /// Rows written so far, blank ones included.
    pub fn rows(&self) -> u32 {
        self.next
    }

    /// What became of the sheet, so far.
    pub fn info(&self) -> CsvInfo {
        CsvInfo {
            rows: self.next,
            columns: self.width,
            ..self.info.clone()
        }
    }

    fn write_first(&mut self, out: &mut Vec<u8>) -> Result<(), SheetError> {
        let mut rows = Vec::new();
        while rows.len() < FIRST_ROWS {
            let mut row = Row::default();
            if !self.next_row(&mut row)? {
                break;
            }
            rows.push(row);
        }
        self.info.filled_cells = self.merged.fill(&mut rows);
        self.width = rows.iter().map(Row::width).max().unwrap_or(0);
        for row in &rows {
            self.write(row, out)?;
        }
        Ok(())
    }

    fn write(&mut self, row: &Row, out: &mut Vec<u8>) -> Result<(), SheetError> {
        self.width = self.width.max(row.width());
        let mut start = out.len();
        while self.next < row.number {
            write_blank(out, self.width);
            self.next += 1;
            self.count(&mut start, out)?;
        }
        row.write(out, self.width);
        self.next += 1;
        self.count(&mut start, out)
    }

    fn count(&mut self, start: &mut usize, out: &[u8]) -> Result<(), SheetError> {
        self.bytes += (out.len() - *start) as u64;
        *start = out.len();
        if self.bytes > MAX_TEXT {
            return Err(SheetError::TooLarge {
                bound: Bound::Text,
                limit: MAX_TEXT,
            });
        }
        Ok(())
    }

    /// Reads the next row that holds anything.
    fn next_row(&mut self, row: &mut Row) -> Result<bool, SheetError> {
        loop {
            if self.ahead.is_none() {
                self.ahead = self.next_cell()?;
            }
            let Some((number, _)) = self.ahead.as_ref().map(|(place, _)| *place) else {
                return Ok(false);
            };
            // A row below one that was written before it.
            if number < self.next {
                return Err(SheetError::Damaged);
            }
            row.clear(number);
            while let Some((place, value)) = self.ahead.take_if(|((row, _), _)| *row == number) {
                self.add(row, place.1, &value);
                self.ahead = self.next_cell()?;
            }
            if let Some(((after, _), _)) = &self.ahead
                && *after < number
            {
                return Err(SheetError::Damaged);
            }
            if !row.fields.is_empty() {
                return Ok(true);
            }
        }
    }

    fn add(&mut self, row: &mut Row, column: u32, value: &DataRef<'_>) {
        let start = row.text.len();
        match cell::write(&mut row.text, value, self.info.epoch_1904) {
            Content::Nothing => {}
            Content::Error => {
                self.info.error_cells += 1;
                if self.info.error_examples.len() < EXAMPLES {
                    self.info.error_examples.push(CellAt {
                        row: row.number + 1,
                        column: column + 1,
                    });
                }
                // Blank, but there: a row of errors is not a blank row.
                row.add(column, Content::Error, start);
            }
            content => row.add(column, content, start),
        }
    }

    fn next_cell(&mut self) -> Result<Option<Cell<'b>>, SheetError> {
        if self.ended {
            return Ok(None);
        }
        let Some(cell) = self.cells.next_cell().map_err(error)? else {
            self.ended = true;
            return Ok(None);
        };
        let (row, column) = cell.get_position();
        if row >= MAX_ROWS {
            return Err(SheetError::TooManyRows { limit: MAX_ROWS });
        }
        if column >= MAX_COLUMNS {
            return Err(SheetError::TooManyColumns { limit: MAX_COLUMNS });
        }
        // Texts of the workbook are shared, so this copies few.
        Ok(Some(((row, column), cell.get_value().clone())))
    }
}
