//! One measurement, and what several of them come to.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::files::Size;

/// One contender's run on one file, as its JSON tells it.
#[derive(Debug, Clone)]
pub(super) struct Measurement {
    /// `browser` or `native`.
    pub(super) setting: &'static str,
    pub(super) size: Size,
    /// What was measured: `name`, `round`, `ms` or `failed`, and more.
    pub(super) value: Value,
}

impl Measurement {
    /// A table that comes as text is kept as its hash.
    pub(super) fn new(setting: &'static str, size: Size, mut value: Value) -> Self {
        if let Some(text) = value["table"].as_str().filter(|text| text.contains('\n')) {
            value["table"] = format!("{:x}", Sha256::digest(text.as_bytes())).into();
        }
        Self {
            setting,
            size,
            value,
        }
    }

    /// As it is written to the results.
    pub(super) fn json(&self) -> Value {
        let mut value = self.value.clone();
        value["setting"] = self.setting.into();
        value["orders"] = self.size.orders.into();
        value
    }

    pub(super) fn name(&self) -> &str {
        self.value["name"].as_str().unwrap_or_default()
    }

    /// The cohort table's hash, of those who make one.
    pub(super) fn table(&self) -> Option<&str> {
        self.value["table"].as_str()
    }

    pub(super) fn failed(&self) -> Option<&str> {
        self.value["failed"].as_str()
    }

    /// A number by its path: `/rss/peak`.
    pub(super) fn number(&self, path: &str) -> Option<f64> {
        self.value.pointer(path)?.as_f64()
    }
}

impl fmt::Display for Measurement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (setting, size, name) = (self.setting, self.size.name, self.name());
        match (self.failed(), self.number("/ms")) {
            (Some(reason), _) => write!(f, "{setting} {size} {name}: failed: {reason}"),
            (None, ms) => write!(f, "{setting} {size} {name}: {:.0} ms", ms.unwrap_or(0.0)),
        }
    }
}

/// The middle one, or the mean of the two in the middle.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        return values.get(middle).copied();
    }
    let below = values.get(middle.checked_sub(1)?)?;
    Some(f64::midpoint(*below, *values.get(middle)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bench::files::SIZES;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0, 1.0, 9.0]), Some(3.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }

    #[test]
    fn tables_are_kept_by_their_hash_wherever_it_was_made() {
        let text = "2023-01,0,1,1,100\n";
        let hash = format!("{:x}", Sha256::digest(text));
        for value in [text, &hash] {
            let measurement = Measurement::new("native", SIZES[0], json!({ "table": value }));
            assert_eq!(measurement.table(), Some(&*hash));
        }
    }
}
