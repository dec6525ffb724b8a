//! Columns of a forecast as bytes and back.

use super::Expected;
use crate::forecast::Doubt;

const MAGIC: [u8; 4] = *b"LTVE";
const VERSION: u32 = 2;
const HEADER: usize = 32;

/// Why bytes are not what a forecast expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedError {
    /// They do not begin as such, or are of another version of this program.
    Magic,
    /// Fewer or more bytes than the header tells.
    Length,
    /// A number that none of them can be.
    Number,
}

/// Whether these columns are of so many customers, and every number is one.
pub(super) fn sound(doubt: &Doubt, customers: usize) -> bool {
    let variance = doubt.variance.iter();
    doubt.shifts.len() <= Doubt::MOST
        && doubt.variance.len() == customers
        && doubt.shifts.iter().all(|column| column.len() == customers)
        && variance.clone().all(|one| *one >= 0.0 && one.is_finite())
        && doubt.shifts.iter().flatten().all(|one| one.is_finite())
}

impl Expected {
    /// As bytes: the letters `LTVE`, the version, customers, whether there are
    /// values, horizon, 0 or one more than the directions of doubt (32 bits each), the
    /// margin (64 bits), then the columns in 64 bits, and those of doubt in 32: variance,
    /// shifts; all little-endian.
    pub fn encode(&self) -> Vec<u8> {
        let columns = 2 + usize::from(self.value.is_some());
        let doubts = self
            .doubt
            .as_ref()
            .map_or(0, |doubt| 1 + doubt.shifts.len());
        let size = HEADER + self.len() * (8 * columns + 4 * doubts);
        let mut bytes = Vec::with_capacity(size);
        bytes.extend(MAGIC);
        for word in [
            VERSION,
            self.len() as u32,
            u32::from(self.value.is_some()),
            self.horizon,
            doubts as u32,
        ] {
            bytes.extend(word.to_le_bytes());
        }
        bytes.extend(self.margin.to_le_bytes());
        for number in (self.p_alive.iter().chain(&self.orders)).chain(self.value.iter().flatten()) {
            bytes.extend(number.to_le_bytes());
        }
        if let Some(doubt) = &self.doubt {
            for number in doubt.variance.iter().chain(doubt.shifts.iter().flatten()) {
                bytes.extend(number.to_le_bytes());
            }
        }
        bytes
    }

    /// What [`Self::encode`] made bytes of.
    ///
    /// # Errors
    /// [`ExpectedError`] for any other bytes; nothing is taken on trust.
    pub fn decode(bytes: &[u8]) -> Result<Self, ExpectedError> {
        let (header, rest) = bytes
            .split_first_chunk::<HEADER>()
            .ok_or(ExpectedError::Magic)?;
        let word = |at: usize| {
            let four = header
                .get(at * 4..at * 4 + 4)
                .and_then(|four| four.try_into().ok());
            u32::from_le_bytes(four.unwrap_or_default())
        };
        if header[..4] != MAGIC || word(1) != VERSION {
            return Err(ExpectedError::Magic);
        }
        let (count, valued, doubts) = (word(2) as usize, word(3), word(5) as usize);
        let columns = match valued {
            0 | 1 => 2 + valued as usize,
            _ => return Err(ExpectedError::Number),
        };
        if doubts > 1 + Doubt::MOST || (doubts > 0 && valued == 0) {
            return Err(ExpectedError::Number);
        }
        if count.checked_mul(8 * columns + 4 * doubts) != Some(rest.len()) {
            return Err(ExpectedError::Length);
        }
        let number = |eight: &[u8]| f64::from_le_bytes(eight.try_into().unwrap_or_default());
        let margin = number(&header[24..]);
        let (rest, doubt) = rest.split_at(count * 8 * columns);
        let mut numbers = rest.chunks_exact(8).map(number);
        let mut column = || -> Vec<f64> { numbers.by_ref().take(count).collect() };
        let found = Self {
            p_alive: column(),
            orders: column(),
            value: (valued == 1).then(&mut column),
            horizon: word(4),
            margin,
            doubt: (doubts > 0).then(|| read(doubt, count, doubts)),
        };
        if found.is_sound() {
            Ok(found)
        } else {
            Err(ExpectedError::Number)
        }
    }

    fn is_sound(&self) -> bool {
        let counts = self.orders.iter();
        self.p_alive.iter().all(|p| (0.0..=1.0).contains(p))
            && counts.clone().all(|one| *one >= 0.0 && one.is_finite())
            && self.value.iter().flatten().all(|value| value.is_finite())
            && self.margin > 0.0
            && self.margin <= 1.0
            && (self.doubt.iter()).all(|doubt| sound(doubt, self.len()))
    }
}

/// So many columns, the variance first.
fn read(bytes: &[u8], count: usize, columns: usize) -> Doubt {
    let number = |four: &[u8]| f32::from_le_bytes(four.try_into().unwrap_or_default());
    let mut numbers = bytes.chunks_exact(4).map(number);
    let mut column = || -> Vec<f32> { numbers.by_ref().take(count).collect() };
    Doubt {
        variance: column(),
        shifts: (1..columns).map(|_| column()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(value: Option<Vec<f64>>, doubt: Option<Doubt>) -> Expected {
        Expected {
            p_alive: vec![0.0, 0.25, 1.0],
            orders: vec![0.0, 1.5, 12.0],
            value,
            horizon: 365,
            margin: 0.4,
            doubt,
        }
    }

    fn doubt(columns: usize) -> Doubt {
        Doubt {
            variance: vec![0.0, 2.5, 1e30],
            shifts: vec![vec![-3.0, 0.0, 7.5]; columns],
        }
    }

    #[test]
    fn comes_back_as_it_went() {
        let value = || Some(vec![-1.0, 0.0, 1e12]);
        for one in [
            some(None, None),
            some(value(), None),
            some(value(), Some(doubt(0))),
            some(value(), Some(doubt(7))),
            some(value(), Some(doubt(Doubt::MOST))),
        ] {
            assert_eq!(Expected::decode(&one.encode()), Ok(one));
        }
    }

    #[test]
    fn nothing_is_taken_on_trust() {
        let bytes = some(Some(vec![1.0, 2.0, 3.0]), Some(doubt(2))).encode();
        for cut in 0..bytes.len() {
            assert!(Expected::decode(&bytes[..cut]).is_err(), "{cut}");
        }
        let long = [bytes.clone(), vec![0]].concat();
        assert_eq!(Expected::decode(&long), Err(ExpectedError::Length));
        // After three columns of 64 bits the variances, and after those the shifts.
        let variances = HEADER + 3 * 3 * 8;
        for (at, byte, error) in [
            (0, b'X', ExpectedError::Magic),
            (4, 1, ExpectedError::Magic),
            (4, 9, ExpectedError::Magic),
            (8, 4, ExpectedError::Length),
            (12, 2, ExpectedError::Number),
            (12, 0, ExpectedError::Number),
            (20, 2, ExpectedError::Length),
            (20, 200, ExpectedError::Number),
            (23, 0xff, ExpectedError::Number),
            // A margin and a P(alive) that are none.
            (31, 0xc0, ExpectedError::Number),
            (39, 0xff, ExpectedError::Number),
            // A variance below 0.
            (variances + 7, 0xc0, ExpectedError::Number),
        ] {
            let mut other = bytes.clone();
            other[at] = byte;
            assert_eq!(Expected::decode(&other), Err(error), "{at}");
        }
        for (at, number) in [
            (variances, f32::NAN),
            (variances + 8, f32::INFINITY),
            (variances + 12, f32::NEG_INFINITY),
            (bytes.len() - 4, f32::NAN),
        ] {
            let mut other = bytes.clone();
            other[at..at + 4].copy_from_slice(&number.to_le_bytes());
            let found = Expected::decode(&other);
            assert_eq!(found, Err(ExpectedError::Number), "{at}");
        }
    }

    #[test]
    fn doubt_of_no_use_is_left_out() {
        let values = || some(Some(vec![1.0, 2.0, 3.0]), None);
        let mut infinite = doubt(1);
        infinite.shifts[0][1] = f32::INFINITY;
        let mut short = doubt(1);
        short.variance.pop();
        for unfit in [infinite, short, doubt(Doubt::MOST + 1)] {
            assert_eq!(values().with(Some(unfit)), values());
        }
        assert_eq!(some(None, None).with(Some(doubt(1))), some(None, None));
        assert_eq!(values().with(Some(doubt(1))).doubt, Some(doubt(1)));
    }
}
