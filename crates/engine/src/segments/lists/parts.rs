//! Files in pieces.

use super::rules::Rules;

/// A piece of one of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The file's number, an index into [`Finished::files`](super::Finished::files).
    pub file: u32,
    /// Its next bytes.
    pub bytes: Vec<u8>,
}

/// A file as far as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) held_out: bool,
    pub(super) rows: u32,
    pub(super) bytes: u64,
}

/// Puts lines into files within the limits of rows and bytes. A file is begun with its
/// first row, so there is none without rows.
#[derive(Debug)]
pub(super) struct Parts {
    head: Vec<u8>,
    most_rows: u32,
    most_bytes: u64,
    pub(super) files: Vec<State>,
    /// The file in which the next row goes, for those not held out and held out.
    open: [Option<usize>; 2],
    pub(super) chunks: Vec<Chunk>,
}

impl Parts {
    pub(super) fn new(rules: &Rules, most_rows: Option<u32>, head: Vec<u8>) -> Self {
        Self {
            head,
            most_rows: most_rows.or(rules.most_rows).unwrap_or(u32::MAX).max(1),
            most_bytes: rules.most_bytes.unwrap_or(u64::MAX),
            files: Vec::new(),
            open: [None; 2],
            chunks: Vec::new(),
        }
    }

    /// Adds a line; one longer than a file may be gets a file of its own.
    pub(super) fn add(&mut self, line: &[u8], held_out: bool) {
        let side = usize::from(held_out);
        let at = self.open[side].filter(|&at| {
            let file = self.files[at];
            file.rows < self.most_rows && file.bytes + line.len() as u64 <= self.most_bytes
        });
        let at = at.unwrap_or_else(|| self.begin(held_out));
        self.append(at, line);
        self.files[at].rows += 1;
    }

    fn begin(&mut self, held_out: bool) -> usize {
        let at = self.files.len();
        self.files.push(State {
            held_out,
            rows: 0,
            bytes: 0,
        });
        self.open[usize::from(held_out)] = Some(at);
        let head = core::mem::take(&mut self.head);
        self.append(at, &head);
        self.head = head;
        at
    }

    fn append(&mut self, at: usize, bytes: &[u8]) {
        self.files[at].bytes += bytes.len() as u64;
        let file = at as u32;
        // Few chunks wait at a time: one for each file since the last was taken.
        match self.chunks.iter_mut().rfind(|chunk| chunk.file == file) {
            Some(chunk) => chunk.bytes.extend_from_slice(bytes),
            None => self.chunks.push(Chunk {
                file,
                bytes: bytes.to_vec(),
            }),
        }
    }
}
