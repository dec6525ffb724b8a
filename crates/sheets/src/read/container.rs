//! The ZIP container, before anything is believed of it.
//!
//! calamine unpacks parts as it needs them, however much comes out. So each
//! part is unpacked here first, held nowhere, and counted: what its header
//! declares can be a lie.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::MAX_FILE;
use super::parts::key;
use crate::{Bound, SheetError};

/// Most parts of a workbook; large ones have some hundreds.
const MAX_PARTS: usize = 20_000;
/// Most bytes of a sheet: it is read in a stream. A full sheet of 20 columns
/// is about 1 GB.
const MAX_SHEET: u64 = 4 << 30;
/// Most bytes of all the other parts, some of which are held in memory.
const MAX_HELD: u64 = 768 << 20;
/// A part beyond `RATIO_FROM` bytes that unpacks to more than so many times
/// its size is no table: repetitive sheets reach 50, DEFLATE's end is 1032.
const MAX_RATIO: u64 = 250;
const RATIO_FROM: u64 = 16 << 20;
/// Most bytes between two tags. A cell has at most 32,767 characters.
const MAX_RUN: usize = 8 << 20;
/// Most bytes of what comes after a sheet's cells, where merged ranges are.
const MAX_TAIL: usize = 32 << 20;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The parts of a workbook, to be unpacked within bounds.
pub(super) struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Container<'a> {
    /// Recognises the format and checks what the container declares.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        if bytes.starts_with(OLE) {
            return Err(ole(bytes));
        }
        if !bytes.starts_with(ZIP) {
            return Err(SheetError::NotAWorkbook);
        }
        if bytes.len() as u64 > MAX_FILE {
            return Err(too_large(Bound::File, MAX_FILE));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
        let mut container = Self { zip };
        container.recognise()?;
        container.declared()?;
        Ok(container)
    }

    fn recognise(&mut self) -> Result<(), SheetError> {
        let (mut sheets, mut binary, mut office) = (false, false, false);
        for name in self.zip.file_names().flatten() {
            let name = key(name.as_ref());
            office |= name == "[content_types].xml";
            sheets |= name.ends_with("workbook.xml");
            binary |= name.ends_with("workbook.bin");
        }
        let open = self.head("mimetype");
        if open.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            Err(SheetError::OpenDocument)
        } else if binary {
            Err(SheetError::BinaryWorkbook)
        } else if office && sheets {
            Ok(())
        } else {
            Err(SheetError::NotAWorkbook)
        }
    }

    /// What is too large by its own account need not be unpacked to be refused.
    fn declared(&mut self) -> Result<(), SheetError> {
        if self.zip.len() > MAX_PARTS {
            return Err(too_large(Bound::Parts, MAX_PARTS as u64));
        }
        for index in 0..self.zip.len() {
            let part = self.zip.by_index_raw(index).map_err(damaged)?;
            if part.encrypted() {
                return Err(SheetError::Encrypted);
            }
            bounded(part.size(), part.compressed_size(), MAX_SHEET)?;
        }
        Ok(())
    }

    /// Unpacks every part but those of which `skip` holds, to see that it can
    /// be done and comes to no more than is held.
    pub(super) fn check_all_but(&mut self, skip: impl Fn(&str) -> bool) -> Result<(), SheetError> {
        let mut held = 0;
        for index in 0..self.zip.len() {
            let part = self.zip.by_index_raw(index).map_err(damaged)?;
            if skip(&key(&part.name().map_err(damaged)?)) {
                continue;
            }
            drop(part);
            held += self.unpack(index, MAX_HELD - held, |_| Ok(()))?;
        }
        Ok(())
    }

    /// Unpacks a sheet to check it, and returns what comes after its cells.
    pub(super) fn check_sheet(&mut self, name: &str) -> Result<Vec<u8>, SheetError> {
        let index = self.find(name).ok_or(SheetError::Damaged)?;
        let mut tail = Tail::default();
        self.unpack(index, MAX_SHEET, |bytes| tail.add(bytes))?;
        Ok(tail.after)
    }

    /// The first bytes of a part, as many as its declarations need; none where
    /// it cannot be unpacked.
    pub(super) fn head(&mut self, name: &str) -> Vec<u8> {
        let mut head = Vec::new();
        if let Some(index) = self.find(name)
            && let Ok(part) = self.zip.by_index(index)
        {
            // What could be read is what there is to look at.
            let _ = part.take(16 * 1024).read_to_end(&mut head);
        }
        head
    }

    /// A small part as a whole.
    pub(super) fn whole(&mut self, name: &str) -> Option<Vec<u8>> {
        let index = self.find(name)?;
        let mut whole = Vec::new();
        let limit = MAX_RUN as u64;
        self.unpack(index, limit, |bytes| {
            whole.extend_from_slice(bytes);
            Ok(())
        })
        .ok()?;
        Some(whole)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            let names = self.zip.file_names();
            names
                .enumerate()
                .find(|(_, other)| other.as_ref().is_ok_and(|other| key(other) == name))
                .map(|(index, _)| index)
        })
    }

    /// Unpacks a part piece by piece and counts what comes out of it.
    fn unpack(
        &mut self,
        index: usize,
        limit: u64,
        mut each: impl FnMut(&[u8]) -> Result<(), SheetError>,
    ) -> Result<u64, SheetError> {
        let mut part = self.zip.by_index(index).map_err(damaged)?;
        let packed = part.compressed_size();
        let mut piece = vec![0; 64 * 1024];
        let mut count = 0;
        loop {
            let read = part.read(&mut piece).map_err(damaged)?;
            if read == 0 {
                return Ok(count);
            }
            count += read as u64;
            bounded(count, packed, limit)?;
            each(&piece[..read])?;
        }
    }
}

/// Looks through a sheet for the end of its cells.
#[derive(Default)]
struct Tail {
    after: Vec<u8>,
    /// The last bytes of the piece before: a tag can lie across two.
    kept: Vec<u8>,
    found: bool,
    run: usize,
}

const END: &[u8] = b"sheetData>";

impl Tail {
    fn add(&mut self, bytes: &[u8]) -> Result<(), SheetError> {
        self.run = match bytes.iter().rposition(|byte| *byte == b'<') {
            Some(last) => bytes.len() - last,
            None => self.run + bytes.len(),
        };
        if self.run > MAX_RUN {
            return Err(too_large(Bound::Value, MAX_RUN as u64));
        }
        if self.found {
            self.after.extend_from_slice(bytes);
        } else {
            self.kept.extend_from_slice(bytes);
            // The tag that opens it may be of the same form; what is behind the
            // last one is what is behind the one that closes.
            let end = memchr_last(&self.kept, END);
            if let Some(end) = end.filter(|end| closes(&self.kept[..*end])) {
                self.found = true;
                self.after = self.kept.split_off(end + END.len());
            } else {
                let keep = self.kept.len().saturating_sub(64);
                self.kept.drain(..keep);
            }
        }
        if self.after.len() > MAX_TAIL {
            return Err(too_large(Bound::Unpacked, MAX_TAIL as u64));
        }
        Ok(())
    }
}

fn memchr_last(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|window| window == word)
}

/// Whether the tag whose beginning ends `text` is a closing one, with or
/// without a prefix: `</` or `</x:`.
fn closes(text: &[u8]) -> bool {
    let open = text.iter().rposition(|byte| *byte == b'<');
    open.is_some_and(|at| text.get(at + 1) == Some(&b'/'))
}

fn bounded(unpacked: u64, packed: u64, limit: u64) -> Result<(), SheetError> {
    if unpacked > limit {
        return Err(too_large(Bound::Unpacked, limit));
    }
    if unpacked > RATIO_FROM && unpacked / packed.max(1) > MAX_RATIO {
        return Err(too_large(Bound::Ratio, MAX_RATIO));
    }
    Ok(())
}

fn too_large(bound: Bound, limit: u64) -> SheetError {
    SheetError::TooLarge { bound, limit }
}

fn damaged<E>(_: E) -> SheetError {
    SheetError::Damaged
}

/// A workbook behind a password is an OLE file with the encrypted one inside.
fn ole(bytes: &[u8]) -> SheetError {
    let name: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|letter| [letter, 0])
        .collect();
    // Names stand in the directory, whose entries begin at multiples of 128.
    if bytes.chunks(128).any(|entry| entry.starts_with(&name)) {
        SheetError::Encrypted
    } else {
        SheetError::OldWorkbook
    }
}
