//! A list, row by row.

use rustc_hash::FxHashSet;

use super::account::{Account, Adjusted, LeftOut, ListFile, Reason};
use super::cell;
use super::consent::ConsentSource;
use super::file_name;
use super::head::head;
use super::judge::{Heard, judge};
use super::parts::{Chunk, Parts};
use super::values::Cells;
use super::{Channel, Field, Format, HoldOut, ListRow, Setup};

/// Writes one list. Give it every row that the list is chosen from; take the bytes now
/// and then, so that few wait; finish it.
///
/// Held meanwhile: 8 bytes of each address, number or id, by which repetitions are
/// known, and the pieces not yet taken.
///
/// ```
/// use ltv_engine::calendar::Day;
/// use ltv_engine::segments::lists::{Format, ListRow, Setup, Writer};
/// let date = Day::from_civil(2026, 11, 22).ok_or("no such day")?;
/// let mut writer = Writer::new(Format::Line, Setup::new("S2 半睡顧客", date));
/// writer.push(&ListRow {
///     id: "M001",
///     line_id: Some("U8189cf6745fc0d808977bdb0b9f22995"),
///     ..ListRow::default()
/// });
/// let list = writer.finish();
/// assert_eq!(list.files[0].name, "ltv-line-S2-半睡顧客-2026-11-22.txt");
/// assert_eq!(list.chunks[0].bytes, b"U8189cf6745fc0d808977bdb0b9f22995\n");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug)]
pub struct Writer {
    format: Format,
    setup: Setup,
    parts: Parts,
    heard: Heard,
    seen: FxHashSet<u64>,
    given: u32,
    written: u32,
    held_out: u32,
    left_out: [u32; Reason::ALL.len()],
    adjusted: Adjusted,
    line: Vec<u8>,
}

/// A list that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The pieces not yet taken.
    pub chunks: Vec<Chunk>,
    /// The files; none without rows.
    pub files: Vec<ListFile>,
    /// What became of every row.
    pub account: Account,
}

impl Writer {
    /// A list without rows.
    pub fn new(format: Format, setup: Setup) -> Self {
        let parts = Parts::new(format.rules(), setup.most_rows, head(format, &setup));
        Self {
            format,
            setup,
            parts,
            heard: Heard::default(),
            seen: FxHashSet::default(),
            given: 0,
            written: 0,
            held_out: 0,
            left_out: [0; Reason::ALL.len()],
            adjusted: Adjusted::default(),
            line: Vec::new(),
        }
    }

    /// Hears what a row refuses and whether it is held out, without writing it. One
    /// person can stand in the files twice, and refuse or be held out in one row only:
    /// with all rows heard before the first is pushed, that counts for the address or
    /// number in every row. Otherwise it counts for its own row and the later ones.
    pub fn hear(&mut self, row: &ListRow<'_>) {
        self.heard.note(row, &self.setup);
    }

    /// Writes a row, or counts why not; whether it is written.
    pub fn push(&mut self, row: &ListRow<'_>) -> bool {
        self.given += 1;
        self.hear(row);
        let rules = self.format.rules();
        let contact = match judge(row, rules, &self.setup, &self.heard) {
            Ok(contact) => contact,
            Err(reason) => return self.leave_out(reason),
        };
        if contact.key != 0 && !self.seen.insert(contact.key) {
            return self.leave_out(Reason::Duplicate);
        }
        let is_held_out = self.heard.is_held_out(row, &contact);
        let row = &ListRow {
            held_out: if is_held_out {
                Some(true)
            } else {
                row.held_out
            },
            ..*row
        };
        let mut cells = Cells::new(row, &contact, rules, &self.setup);
        self.line.clear();
        for (at, field) in self.setup.fields(self.format).enumerate() {
            if at > 0 {
                self.line.push(b',');
            }
            cell::write(&mut self.line, &cells.value(field), &rules.texts);
        }
        self.line.extend_from_slice(rules.line_end.as_bytes());
        self.adjusted.add(cells.adjusted);
        self.parts.add(&self.line, is_held_out && self.is_apart());
        self.written += 1;
        self.held_out += u32::from(is_held_out);
        true
    }

    /// The bytes written since they were last taken, each file's in order.
    pub fn take(&mut self) -> Vec<Chunk> {
        core::mem::take(&mut self.parts.chunks)
    }

    /// Bytes that wait to be taken.
    pub fn pending(&self) -> usize {
        self.parts
            .chunks
            .iter()
            .map(|chunk| chunk.bytes.len())
            .sum()
    }

    /// The rest of the bytes, the files' names and the account.
    pub fn finish(mut self) -> Finished {
        let chunks = self.take();
        let left_out = Reason::ALL.iter().zip(self.left_out);
        let left_out = left_out.filter(|&(_, rows)| rows > 0);
        let account = Account {
            given: self.given,
            written: self.written,
            held_out: self.held_out,
            left_out: left_out
                .map(|(&reason, rows)| LeftOut { reason, rows })
                .collect(),
            adjusted: self.adjusted,
            consent: self.source(self.format.channel()),
            phone_consent: self.source(self.phone_channel()),
        };
        Finished {
            chunks,
            files: file_name::listed(self.format.rules(), &self.setup, &self.parts.files),
            account,
        }
    }

    fn source(&self, channel: Option<Channel>) -> ConsentSource {
        channel.map_or(ConsentSource::NotAsked, |channel| {
            self.setup.consents.source(channel)
        })
    }

    /// The channel of the list's telephone numbers, where it has any and is for a
    /// channel.
    fn phone_channel(&self) -> Option<Channel> {
        let has_phones = self.format.fields().any(|field| field == Field::Phone);
        let asks = self.format.channel().is_some();
        (has_phones && asks).then_some(Channel::Sms)
    }

    fn leave_out(&mut self, reason: Reason) -> bool {
        self.left_out[reason as usize] += 1;
        false
    }

    fn is_apart(&self) -> bool {
        let rules = self.format.rules();
        let has_column = self.setup.has(self.format, Field::HeldOut)
            && self.format.fields().any(|field| field == Field::HeldOut);
        !has_column || self.setup.hold_out.unwrap_or(rules.hold_out) == HoldOut::Apart
    }
}
