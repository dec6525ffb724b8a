//! What kind of file some bytes are, and in which encoding its text is.
//!
//! The importer reads UTF-8 only; whoever holds the file decodes it first, by
//! the label that [`Encoding::label`] gives.

mod big5;
mod form;

use big5::Big5;
pub(super) use form::is_utf32;
pub use form::{FileForm, form};

/// The byte order mark of UTF-8.
pub(super) const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// An encoding that is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Encoding {
    /// UTF-8, and ASCII with it.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Big5 with its Hong Kong extensions, the older encoding of traditional Chinese.
    Big5,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Big5];

    /// The label of the WHATWG Encoding Standard, as `TextDecoder` takes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Big5 => "big5",
        }
    }
}

/// In which encoding a text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Detected {
    /// The likeliest encoding.
    pub best: Encoding,
    /// Whether it is worth no question.
    pub sure: bool,
    /// The reading to offer beside it, if it is not sure.
    pub other: Option<Encoding>,
}

impl Detected {
    fn sure(best: Encoding) -> Self {
        Self {
            best,
            sure: true,
            other: None,
        }
    }

    fn unsure(best: Encoding, other: Encoding) -> Self {
        Self {
            best,
            sure: false,
            other: Some(other),
        }
    }
}

/// Detects the encoding of a text by its beginning (64 KiB are plenty).
/// `complete` says that `head` is the whole of it; otherwise it may end anywhere.
///
/// By the byte order mark; else by zero bytes; else UTF-8 wherever the bytes
/// are UTF-8, which other encodings hardly ever are by chance; else Big5 where
/// the characters that it yields are mostly common ones. Other older encodings
/// are not recognised: they come out as an unsure answer.
///
/// ```
/// use ltv_engine::ingest::encoding::{Encoding, detect};
/// assert_eq!(detect("會員,日期".as_bytes(), true).best, Encoding::Utf8);
/// assert_eq!(detect(b"\xb7|\xad\xfb,\xa4\xe9\xb4\xc1", true).best, Encoding::Big5);
/// ```
pub fn detect(head: &[u8], complete: bool) -> Detected {
    if head.starts_with(UTF8_BOM) {
        return Detected::sure(Encoding::Utf8);
    }
    if let Some(encoding) = utf16(head) {
        return Detected::sure(encoding);
    }
    let utf8 = Utf8::of(head, complete);
    let big5 = Big5::of(head);
    if utf8.broken == 0 {
        // One or two accented letters may as well be a Chinese character each.
        let chance = utf8.long == 0 && (1..=2).contains(&utf8.short) && big5.is_common();
        return if chance {
            Detected::unsure(Encoding::Utf8, Encoding::Big5)
        } else {
            Detected::sure(Encoding::Utf8)
        };
    }
    if utf8.long > 4 * utf8.broken {
        return Detected::sure(Encoding::Utf8); // some broken cells
    }
    if big5.is_common() {
        return if big5.is_sure() {
            Detected::sure(Encoding::Big5)
        } else {
            Detected::unsure(Encoding::Big5, Encoding::Utf8)
        };
    }
    Detected::unsure(Encoding::Utf8, Encoding::Big5)
}

/// By the byte order mark, else by zero bytes at every other place, which the
/// digits, delimiters and line breaks of any table in UTF-16 produce.
pub(super) fn utf16(head: &[u8]) -> Option<Encoding> {
    if is_utf32(head) {
        return None;
    }
    if head.starts_with(b"\xff\xfe") {
        return Some(Encoding::Utf16Le);
    }
    if head.starts_with(b"\xfe\xff") {
        return Some(Encoding::Utf16Be);
    }
    let zeros = |from: usize| {
        let bytes = head.iter().skip(from).step_by(2);
        bytes.filter(|&&byte| byte == 0).count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    // A twentieth: Chinese text has few zeros of its own (but 一 has one, on the
    // other side), while dates, amounts and separators are much of any table.
    let mostly = |one: usize, other: usize| one > 2 && one * 20 > pairs && other * 2 < one;
    if mostly(odd, even) {
        Some(Encoding::Utf16Le)
    } else if mostly(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Counts of the sequences of UTF-8 beyond ASCII.
struct Utf8 {
    /// Of two bytes: accented letters, Greek, Cyrillic.
    short: usize,
    /// Of three and four.
    long: usize,
    /// Bytes that belong to none.
    broken: usize,
}

impl Utf8 {
    fn of(mut head: &[u8], complete: bool) -> Self {
        let mut counts = Self {
            short: 0,
            long: 0,
            broken: 0,
        };
        loop {
            let (valid, rest) = match core::str::from_utf8(head) {
                Ok(_) => (head, None),
                Err(error) => {
                    let (valid, rest) = head.split_at(error.valid_up_to());
                    (valid, Some((rest, error.error_len())))
                }
            };
            for &byte in valid {
                counts.short += usize::from((0xc0..0xe0).contains(&byte));
                counts.long += usize::from(byte >= 0xe0);
            }
            head = match rest {
                None => return counts,
                Some((_, None)) => {
                    counts.broken += usize::from(complete);
                    return counts;
                }
                Some((rest, Some(length))) => {
                    counts.broken += 1;
                    &rest[length..]
                }
            };
        }
    }
}
