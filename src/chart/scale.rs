//! Linear scales. No web types.

/// Maps a domain onto a range, linearly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// A scale; a domain without width is given one, so that nothing divides by zero.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let domain = if domain.1 > domain.0 {
            domain
        } else {
            (domain.0, domain.0 + 1.0)
        };
        Self { domain, range }
    }

    /// The place of a value.
    pub fn place(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The value at a place.
    pub fn value(&self, place: f64) -> f64 {
        let share = (place - self.range.0) / (self.range.1 - self.range.0);
        self.domain.0 + share * (self.domain.1 - self.domain.0)
    }
}
