//! The first bytes of an input say what is done with the rest. They are
//! counted from `0`, so that a person can write them.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::{CurrencyCode, DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Cancelled, Columns, Delimiter, ImportOptions, Layout, Mapping, Refunds, Role, RowMeaning,
    TableKind,
};

/// Bytes that are settings.
const KNOBS: usize = 8;

/// 2026-02-16.
const TODAY: Day = Day(20_500);

const STYLES: [DateStyle; 8] = [
    DateStyle::Ymd,
    DateStyle::Roc,
    DateStyle::Dmy,
    DateStyle::Mdy,
    DateStyle::Excel1900,
    DateStyle::Excel1904,
    DateStyle::UnixSeconds,
    DateStyle::UnixMillis,
];

pub(super) const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

pub(super) struct Knobs([u8; KNOBS]);

impl Knobs {
    /// The settings, and the file. Missing settings are `0`.
    pub(super) fn split(data: &[u8]) -> (Self, &[u8]) {
        let (knobs, file) = data.split_at(data.len().min(KNOBS));
        let mut all = [0; KNOBS];
        for (knob, byte) in all.iter_mut().zip(knobs) {
            *knob = byte.wrapping_sub(b'0');
        }
        (Self(all), file)
    }

    /// Setting `at`, shifted by `by`, below `below`.
    pub(super) fn get(&self, at: usize, by: u8, below: u8) -> usize {
        usize::from((self.0[at] >> by) % below)
    }

    pub(super) fn delimiter(&self) -> Delimiter {
        Delimiter::ALL[self.get(0, 0, 4)]
    }

    pub(super) fn style(&self) -> DateStyle {
        STYLES[self.get(1, 0, 8)]
    }

    pub(super) fn options(&self) -> ImportOptions {
        let mut options = ImportOptions::new(TODAY);
        options.refunds = [Refunds::Net, Refunds::Drop][self.get(2, 2, 2)];
        options.cancelled = [Cancelled::Drop, Cancelled::Keep][self.get(2, 3, 2)];
        let code = [None, Some(b"TWD"), None, Some(b"USD")][self.get(2, 4, 4)];
        options.currency = code.and_then(|code| CurrencyCode::new(code));
        options.as_of = [None, Some(Day(20_089))][self.get(2, 6, 2)]; // 2025-01-01
        options
    }

    /// A mapping: what is required in the first columns, in an order that
    /// turns, and then what was chosen of the others.
    pub(super) fn mapping(&self, kind: TableKind) -> Mapping {
        let mut first = Role::required(kind).to_vec();
        if kind == TableKind::Customers {
            first.extend([Role::Email, Role::Phone]);
        }
        let turn = self.get(4, 0, 8) % first.len().max(1);
        first.rotate_left(turn);
        let others = Role::for_kind(kind)
            .iter()
            .filter(|role| !first.contains(role));
        let chosen = u16::from(self.0[3]) | u16::from(self.0[6]) << 8;
        let chosen = others
            .enumerate()
            .filter(|(at, _)| chosen >> at & 1 == 1)
            .map(|(_, &role)| role);
        let mut columns: Columns = first.iter().copied().chain(chosen).zip(0..).collect();
        // Sometimes the customer is known by an address only.
        if self.get(4, 3, 4) == 3 {
            let column = columns.get(Role::Customer);
            columns.set(Role::Customer, None);
            columns.set(Role::Email, column);
        }
        Mapping {
            kind,
            layout: Layout {
                delimiter: self.delimiter(),
                skip: self.get(0, 3, 3) as u32,
                has_header: self.get(0, 2, 2) == 0,
            },
            columns,
            dates: self.style(),
            numbers: MARKS[self.get(1, 3, 2)],
            rows: [RowMeaning::Order, RowMeaning::Lines, RowMeaning::OrderTotal]
                [self.get(2, 0, 4) % 3],
            recurring_ids: self.get(4, 5, 4) == 3,
        }
    }

    /// The file in slices of lengths that vary up to some power of two.
    pub(super) fn slices<'a>(&self, file: &'a [u8]) -> Vec<&'a [u8]> {
        let most = 1_u64 << self.get(5, 0, 12);
        let mut state = u64::from(self.0[5]) << 8 | u64::from(self.0[7]) | 1 << 20;
        let (mut rest, mut slices) = (file, Vec::new());
        while !rest.is_empty() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let length = (state % (most + 1)) as usize; // an empty slice now and then
            let (slice, after) = rest.split_at(length.min(rest.len()));
            slices.push(slice);
            rest = after;
        }
        slices
    }
}
