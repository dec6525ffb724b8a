//! What a forecast expects of each customer, in columns that can be sent as bytes:
//! forecasts are made by another worker than the one that works with segments.

use crate::forecast::Columns;

/// A number of each in every column, by the customers' numbers in the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// P(alive), 0..=1.
    pub p_alive: Vec<f64>,
    /// Expected purchases within the horizon, ≥ 0.
    pub orders: Vec<f64>,
    /// Discounted contribution within the horizon, in units of currency; `None`
    /// without a model of spend.
    pub value: Option<Vec<f64>>,
    /// Days ahead.
    pub horizon: u32,
    /// Share of revenue that counts as contribution, 0 < m ≤ 1.
    pub margin: f64,
}

const MAGIC: [u8; 4] = *b"LTVE";
const VERSION: u32 = 1;
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

impl Expected {
    /// The columns of a forecast over `horizon` days. `None` where no model forecasts.
    pub fn of(columns: Columns, horizon: u32, margin: f64) -> Option<Self> {
        columns.model?;
        let valued = columns.clv.iter().all(|value| value.is_finite());
        Some(Self {
            p_alive: columns.p_alive,
            orders: columns.expected_orders,
            value: valued.then_some(columns.clv),
            horizon,
            margin,
        })
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.p_alive.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.p_alive.is_empty()
    }

    /// As bytes: the letters `LTVE`, the version, customers, whether there are
    /// values, horizon (32 bits each), 32 bits of zero, the margin (64 bits), then
    /// the columns; all little-endian.
    pub fn encode(&self) -> Vec<u8> {
        let columns = 2 + usize::from(self.value.is_some());
        let mut bytes = Vec::with_capacity(HEADER + self.len() * 8 * columns);
        bytes.extend(MAGIC);
        for word in [
            VERSION,
            self.len() as u32,
            u32::from(self.value.is_some()),
            self.horizon,
            0,
        ] {
            bytes.extend(word.to_le_bytes());
        }
        bytes.extend(self.margin.to_le_bytes());
        for number in (self.p_alive.iter().chain(&self.orders)).chain(self.value.iter().flatten()) {
            bytes.extend(number.to_le_bytes());
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
        let (count, valued) = (word(2) as usize, word(3));
        let columns = match valued {
            0 | 1 => 2 + valued as usize,
            _ => return Err(ExpectedError::Number),
        };
        if count.checked_mul(8 * columns) != Some(rest.len()) || word(5) != 0 {
            return Err(ExpectedError::Length);
        }
        let number = |eight: &[u8]| f64::from_le_bytes(eight.try_into().unwrap_or_default());
        let margin = number(&header[24..]);
        let mut numbers = rest.chunks_exact(8).map(number);
        let mut column = || -> Vec<f64> { numbers.by_ref().take(count).collect() };
        let found = Self {
            p_alive: column(),
            orders: column(),
            value: (valued == 1).then(&mut column),
            horizon: word(4),
            margin,
        };
        let sound = found
            .p_alive
            .iter()
            .all(|share| (0.0..=1.0).contains(share))
            && found
                .orders
                .iter()
                .all(|orders| *orders >= 0.0 && orders.is_finite())
            && found.value.iter().flatten().all(|value| value.is_finite())
            && margin > 0.0
            && margin <= 1.0;
        if sound {
            Ok(found)
        } else {
            Err(ExpectedError::Number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(value: Option<Vec<f64>>) -> Expected {
        Expected {
            p_alive: vec![0.0, 0.25, 1.0],
            orders: vec![0.0, 1.5, 12.0],
            value,
            horizon: 365,
            margin: 0.4,
        }
    }

    #[test]
    fn comes_back_as_it_went() {
        for value in [None, Some(vec![-1.0, 0.0, 1e12])] {
            let one = some(value);
            assert_eq!(Expected::decode(&one.encode()), Ok(one));
        }
    }

    #[test]
    fn nothing_is_taken_on_trust() {
        let bytes = some(Some(vec![1.0, 2.0, 3.0])).encode();
        for cut in 0..bytes.len() {
            assert!(Expected::decode(&bytes[..cut]).is_err(), "{cut}");
        }
        for (at, byte, error) in [
            (0, b'X', ExpectedError::Magic),
            (4, 9, ExpectedError::Magic),
            (8, 4, ExpectedError::Length),
            (12, 2, ExpectedError::Number),
            (12, 0, ExpectedError::Length),
            (20, 1, ExpectedError::Length),
            // A margin and a P(alive) that are none.
            (31, 0xc0, ExpectedError::Number),
            (39, 0xff, ExpectedError::Number),
        ] {
            let mut other = bytes.clone();
            other[at] = byte;
            assert_eq!(Expected::decode(&other), Err(error), "{at}");
        }
    }
}
