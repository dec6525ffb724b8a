//! Survivors as people paste them.

use ltv_engine::retention::Survivors;

use crate::app::calculator::number;
use crate::digits;

/// What cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// The numbers, and whether they look like percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// By age, the start first.
    pub values: Vec<f64>,
    /// They look like shares of the start.
    pub percent: bool,
}

/// Reads one number a line, the last of it where there are several: a spreadsheet
/// copies the period before it. A single line may hold them all. A first line
/// without a number is a head.
///
/// # Errors
/// The first line that holds no number.
pub fn parse(text: &str) -> Result<Typed, Unread> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.collect();
    let pieces: Vec<&str> = match lines.as_slice() {
        [only] => {
            let pieces = only.split([' ', '\t', ';', '、']);
            pieces.filter(|piece| !piece.is_empty()).collect()
        }
        many => many.iter().map(|line| last(line)).collect(),
    };
    let mut typed = Typed {
        values: Vec::new(),
        percent: false,
    };
    for (at, piece) in pieces.into_iter().enumerate() {
        match digits::parse(&number::plain(piece)) {
            Some(value) => {
                typed.percent |= piece.ends_with(['%', '％']);
                typed.values.push(value);
            }
            None if at == 0 => {}
            None => {
                return Err(Unread {
                    line: at + 1,
                    text: piece.to_owned(),
                });
            }
        }
    }
    // 100, 86.9, 74.3 are shares; so are 1, 0.869, 0.743.
    let first = typed.values.first().copied().unwrap_or(0.0);
    let broken = typed.values.iter().any(|value| value.fract() != 0.0);
    let whole = |of: f64| (first - of).abs() < 1e-9;
    typed.percent |= broken && (whole(100.0) || whole(1.0));
    Ok(typed)
}

fn last(line: &str) -> &str {
    let line = line.trim();
    line.rsplit(['\t', ';', ' ']).next().unwrap_or(line)
}

impl Typed {
    /// As the engine takes them.
    pub fn survivors(&self, percent: bool, customers: Option<f64>) -> Survivors {
        let values = self.values.clone();
        if percent {
            Survivors::Percent { values, customers }
        } else {
            Survivors::Counts { values }
        }
    }
}
