//! Counting tests by what the runners print at their end.

use std::ops::Add;

use crate::text::without_colour;

/// How many tests, or checks that are one each, ended which way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Tally {
    /// A check that counts as one.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
            skipped: 0,
        }
    }

    /// Adds what a line of output tells, if it is a closing line.
    pub(crate) fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result: ") {
            *self = *self + cargo(rest);
        } else if let Some(rest) = line.strip_prefix("ℹ ") {
            self.node(rest);
        }
    }

    /// Makes a run's counts agree with its exit: a runner that failed before
    /// it counted is one failure, and so is one that found no test at all.
    pub(crate) fn settled(mut self, success: bool) -> Self {
        if (!success && self.failed == 0) || self.passed + self.failed == 0 {
            self.failed += 1;
        }
        self
    }

    /// The plain line that closes the whole run.
    pub(crate) fn closing_line(self) -> String {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        if skipped == 0 {
            format!("{passed} passed, {failed} failed")
        } else {
            format!("{passed} passed, {failed} failed, {skipped} skipped")
        }
    }

    /// `pass 12`, `fail 0`, `skipped 1`, `todo 0`, each once a run.
    fn node(&mut self, rest: &str) {
        let Some((what, number)) = rest.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match what {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }
}

/// `ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; ...`, from
/// cargo's runner and wasm-bindgen's alike.
fn cargo(rest: &str) -> Tally {
    let number_before = |word: &str| {
        let before = rest.split(word).next()?;
        let number = before.split_whitespace().next_back()?;
        number.parse().ok()
    };
    Tally {
        passed: number_before(" passed").unwrap_or(0),
        failed: number_before(" failed").unwrap_or(0),
        skipped: number_before(" ignored").unwrap_or(0),
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn cargos_closing_lines_are_added() {
        let tally = read(&[
            "running 4 tests",
            "test result: \u{1b}[32mok\u{1b}[0m. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 filtered out",
        ]);
        let expected = Tally {
            passed: 6,
            failed: 3,
            skipped: 1,
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn nodes_closing_lines_are_read() {
        let tally = read(&[
            "ℹ tests 7",
            "ℹ suites 2",
            "ℹ pass 4",
            "ℹ fail 1",
            "ℹ cancelled 1",
            "ℹ skipped 1",
            "ℹ todo 0",
            "ℹ duration_ms 12.5",
        ]);
        let expected = Tally {
            passed: 4,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn a_run_without_tests_or_with_a_bad_exit_is_a_failure() {
        assert_eq!(Tally::default().settled(true).failed, 1);
        assert_eq!(Tally::one(true).settled(false).failed, 1);
        assert_eq!(Tally::one(false).settled(false).failed, 1);
        assert_eq!(Tally::one(true).settled(true), Tally::one(true));
    }

    #[test]
    fn closing_line_tells_what_was_skipped() {
        assert_eq!(Tally::one(true).closing_line(), "1 passed, 0 failed");
        let skipped = Tally {
            skipped: 2,
            ..Tally::one(false)
        };
        assert_eq!(skipped.closing_line(), "0 passed, 1 failed, 2 skipped");
    }
}
