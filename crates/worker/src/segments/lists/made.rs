//! The bytes of files, in the browser's hands.

use js_sys::{Array, Uint8Array};
use ltv_engine::segments::lists::Chunk;
use web_sys::Blob;

use crate::protocol::segments::Failure;

/// Pieces of files. The files of a list are written at the same time and stand one
/// after the other in the end.
#[derive(Default)]
pub(super) struct Made {
    done: Array,
    open: Vec<Array>,
}

impl Made {
    /// Begins a list.
    pub(super) fn begin(&mut self) {
        self.open.clear();
    }

    /// Takes pieces of its files.
    pub(super) fn take(&mut self, chunks: Vec<Chunk>) -> Result<(), Failure> {
        for chunk in chunks {
            self.add(chunk.file as usize, &chunk.bytes)?;
        }
        Ok(())
    }

    /// Takes a piece of a file. The browser may keep it on disk.
    pub(super) fn add(&mut self, file: usize, bytes: &[u8]) -> Result<(), Failure> {
        while self.open.len() <= file {
            self.open.push(Array::new());
        }
        let parts = Array::of1(&Uint8Array::from(bytes));
        let piece = Blob::new_with_u8_array_sequence(&parts).map_err(|_| Failure::Crashed)?;
        self.open[file].push(&piece);
        Ok(())
    }

    /// The list is written: its files in their order.
    pub(super) fn end(&mut self) {
        for pieces in self.open.drain(..) {
            for piece in pieces.iter() {
                self.done.push(&piece);
            }
        }
    }

    /// All of them as one.
    pub(super) fn file(&self) -> Result<Blob, Failure> {
        Blob::new_with_blob_sequence(&self.done).map_err(|_| Failure::Crashed)
    }
}
