//! Amounts of four to eight characters, all of them at once.

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW: u64 = 0x7f * ONES;
const ZEROS: u64 = b'0' as u64 * ONES;

/// Digits with one mark or none, and at most four digits behind it, in 1/10 000;
/// `None` for all else.
#[inline]
pub(super) fn read(cell: &[u8], mark: u8) -> Option<i64> {
    if cell.len() > 8 {
        return None;
    }
    let first = u64::from(u32::from_le_bytes(*cell.first_chunk()?));
    let last = u64::from(u32::from_le_bytes(*cell.last_chunk()?));
    // The last character in the highest byte, zeros before the first.
    let free = (8 - cell.len() as u32) * 8;
    let text = ((first | last << (32 - free)) << free) | (ZEROS & !(u64::MAX << free));
    let other = text ^ (u64::from(mark) * ONES);
    let marks = !(((other & LOW) + LOW) | other) & !LOW;
    let (digits, places) = if marks == 0 {
        (text, 0)
    } else {
        // What stands before the mark moves up into its place.
        let at = marks.trailing_zeros() - 7;
        let before = text & !(u64::MAX << at);
        let after = (text >> at >> 8) << at << 8;
        (after | before << 8 | u64::from(b'0'), 7 - at / 8)
    };
    let values = digits ^ ZEROS;
    let no_digit = (((values & LOW) + (0x80 - 10) * ONES) | values) & !LOW;
    if no_digit != 0 || places > 4 {
        return None;
    }
    // Pairs, then fours, then all: D. Lemire, "Quickly parsing eight digits" (2018).
    let pairs = values.wrapping_mul(10).wrapping_add(values >> 8);
    let one = (pairs & 0xff_0000_00ff).wrapping_mul(0xf_4240_0000_0064);
    let two = (pairs >> 16 & 0xff_0000_00ff).wrapping_mul(0x2710_0000_0001);
    let value = one.wrapping_add(two) >> 32;
    Some(value as i64 * [10_000, 1_000, 100, 10, 1][places as usize])
}
