//! A blob as slices of UTF-8 text, whatever it is packed in.
//!
//! ```text
//! Blob ─ stream or slices ────────────────┬─ as they are (UTF-8) ─▶ bytes
//!        └▶ DecompressionStream (gzip) ───┴─ TextDecoder (others) ─▶ bytes
//! ```
//!
//! A plain file takes the short way: the next bytes are read while the caller
//! parses these, and each is copied once. The browser unpacks and decodes;
//! neither is in our module.
//!
//! How [`Service`](crate::service::Service) reads a file:
//!
//! ```ignore
//! let mut source = Source::new(&blob, &form)?;
//! let mut bytes = Vec::new();
//! while source.next(&mut bytes).await? {
//!     self.heard(id)?;
//!     importer.push(&bytes);
//!     let (bytes, total) = (source.bytes_read(), source.total());
//!     say(Event::Progress { rows: importer.rows_read() as f64, bytes, total });
//! }
//! ```

mod gzip;
mod slices;
mod stream;

use web_sys::{Blob, TextDecodeOptions, TextDecoder};

use crate::service::pause;
use gzip::Unpacked;
use slices::Slices;
use stream::Stream;

/// Bytes handed out at a stretch: some ten milliseconds of parsing.
const SLICE: usize = 1024 * 1024;

/// What a blob is packed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Form {
    /// Whether it is compressed with gzip.
    pub gzip: bool,
    /// The encoding of the text, by its WHATWG label such as `"utf-16le"` or
    /// `"big5"`. `None` for UTF-8, whose bytes are handed out unchecked, with a
    /// byte-order mark if there is one.
    pub encoding: Option<&'static str>,
}

/// Why a source cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceError {
    /// The blob: moved, changed or locked since it was chosen.
    Unreadable,
    /// It is said to be gzip and is not, or it is cut off or damaged. Slices
    /// before the fault have been handed out.
    CorruptGzip,
    /// This browser cannot unpack gzip, or does not know the encoding.
    Unsupported,
}

/// Reads a blob from its beginning to its end.
#[derive(Debug)]
pub struct Source {
    raw: Raw,
    decoder: Option<Decoder>,
    total: f64,
}

#[derive(Debug)]
enum Raw {
    Stream(Stream),
    Slices(Slices),
    Gzip(Unpacked),
}

impl Source {
    /// Begins to read.
    ///
    /// # Errors
    ///
    /// [`SourceError::Unsupported`], and [`SourceError::Unreadable`] for a blob
    /// that cannot even be sliced.
    pub fn new(blob: &Blob, form: &Form) -> Result<Self, SourceError> {
        let raw = if form.gzip {
            Raw::Gzip(Unpacked::new(blob)?)
        } else {
            match Stream::new(blob, SLICE as u32) {
                Some(stream) => Raw::Stream(stream),
                None => Raw::Slices(Slices::new(blob, SLICE as f64)?),
            }
        };
        Ok(Self {
            raw,
            decoder: form.encoding.map(Decoder::new).transpose()?,
            total: blob.size(),
        })
    }

    /// Puts the next slice into `bytes`, in place of what is there: about 1 MiB,
    /// never nothing, and cut anywhere. False at the end, with nothing in it.
    ///
    /// # Errors
    ///
    /// [`SourceError::Unreadable`] and [`SourceError::CorruptGzip`].
    pub async fn next(&mut self, bytes: &mut Vec<u8>) -> Result<bool, SourceError> {
        if matches!(self.raw, Raw::Stream(_)) {
            // What has come already is handed out without the event loop's
            // turning: a cancel would not be heard before the end.
            pause().await;
        }
        // What is there is written over: clearing it first would take longer
        // than the copying.
        let mut filled = 0;
        while filled < SLICE {
            let piece = match &mut self.raw {
                Raw::Stream(stream) => stream.next().await?,
                Raw::Slices(slices) => slices.next().await?,
                Raw::Gzip(unpacked) => unpacked.next().await?,
            };
            let ended = piece.is_none();
            match (&mut self.decoder, piece) {
                (Some(decoder), piece) => {
                    bytes.truncate(filled);
                    decoder.add(piece.as_ref(), bytes)?;
                    filled = bytes.len();
                }
                (None, Some(piece)) => {
                    let start = filled;
                    filled += piece.length() as usize;
                    if bytes.len() < filled {
                        bytes.resize(filled, 0);
                    }
                    piece.copy_to(&mut bytes[start..filled]);
                }
                (None, None) => {}
            }
            // A slice is as long as it should be, decoded or not.
            let whole = matches!(self.raw, Raw::Slices(_)) && filled > 0;
            if ended || whole {
                break;
            }
        }
        bytes.truncate(filled);
        Ok(filled > 0)
    }

    /// Bytes of the blob read so far, up to [`Source::total`]. Of a compressed
    /// blob these are compressed bytes.
    pub fn bytes_read(&self) -> f64 {
        match &self.raw {
            Raw::Stream(stream) => stream.read(),
            Raw::Slices(slices) => slices.read(),
            Raw::Gzip(unpacked) => unpacked.read(),
        }
    }

    /// Bytes of the blob.
    pub fn total(&self) -> f64 {
        self.total
    }
}

/// The beginning of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Unpacked and decoded.
    pub bytes: Vec<u8>,
    /// Whether this is all there is.
    pub complete: bool,
}

/// Reads the beginning: at most `most` bytes of the text before it is decoded,
/// as many as there are. For a first look with [`Form::encoding`] left out,
/// which shows the encoding, and for the preview with it.
///
/// # Errors
///
/// As for [`Source`]; gzip that is damaged after the beginning is none.
pub async fn head(blob: &Blob, form: &Form, most: usize) -> Result<Head, SourceError> {
    let mut decoder = form.encoding.map(Decoder::new).transpose()?;
    let mut packed = Vec::new();
    let complete = if form.gzip {
        let mut unpacked = Unpacked::new(blob)?;
        let mut ended = false;
        while !ended && packed.len() <= most {
            match unpacked.next().await? {
                Some(piece) => packed.extend_from_slice(&piece.to_vec()),
                None => ended = true,
            }
        }
        ended && packed.len() <= most
    } else {
        let first = blob.slice_with_f64_and_f64(0.0, most as f64);
        let first = first.map_err(|_| SourceError::Unreadable)?;
        if let Some(piece) = Slices::new(&first, most as f64)?.next().await? {
            packed = piece.to_vec();
        }
        blob.size() <= most as f64
    };
    packed.truncate(most);
    let bytes = match &mut decoder {
        None => packed,
        Some(decoder) => {
            let mut text = Vec::new();
            let piece = js_sys::Uint8Array::from(packed.as_slice());
            decoder.add(Some(&piece), &mut text)?;
            if complete {
                decoder.add(None, &mut text)?;
            }
            text
        }
    };
    Ok(Head { bytes, complete })
}

/// Makes UTF-8 of another encoding. What is not of that encoding becomes U+FFFD;
/// a byte-order mark goes.
#[derive(Debug)]
struct Decoder {
    browser: TextDecoder,
    more: TextDecodeOptions,
    ended: bool,
}

impl Decoder {
    fn new(label: &'static str) -> Result<Self, SourceError> {
        let browser = TextDecoder::new_with_label(label).map_err(|_| SourceError::Unsupported)?;
        let more = TextDecodeOptions::new();
        more.set_stream(true);
        Ok(Self {
            browser,
            more,
            ended: false,
        })
    }

    /// Appends a piece, which may end in the middle of a character; none for the
    /// end, where half a character is shown to be one.
    fn add(
        &mut self,
        piece: Option<&js_sys::Uint8Array>,
        into: &mut Vec<u8>,
    ) -> Result<(), SourceError> {
        let text = match piece {
            Some(piece) => self
                .browser
                .decode_with_buffer_source_and_options(piece, &self.more),
            None if self.ended => return Ok(()),
            None => {
                self.ended = true;
                self.browser.decode()
            }
        };
        // Never so: it replaces what it cannot decode.
        let text = text.map_err(|_| SourceError::Unsupported)?;
        if into.is_empty() {
            *into = text.into_bytes();
        } else {
            into.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }
}
