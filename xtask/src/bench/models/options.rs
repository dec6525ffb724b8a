//! What `bench models` is asked for.

use anyhow::{Result, bail};

use super::crowds::{CROWDS, Crowd};
use crate::bench::arguments::{Asked, read};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) crowds: Vec<Crowd>,
    /// Rounds are five where nothing else is asked for, and three from a hundred thousand
    /// customers on.
    pub(super) asked: Asked,
    /// Scores, a whole forecast and retention curves too.
    pub(super) rest: bool,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut chosen = (CROWDS.to_vec(), true);
        let takes = "bench models takes --customers 2357|23570|274535|all|none";
        let asked = read(arguments, takes, |name, value| {
            let known = name == "--customers";
            if known {
                chosen = crowds(&value()?)?;
            }
            Ok(known)
        })?;
        let (crowds, rest) = chosen;
        Ok(Self {
            crowds,
            asked,
            rest,
        })
    }

    pub(super) fn rounds(&self, crowd: Crowd) -> usize {
        let usual = if crowd.customers < 100_000 { 5 } else { 3 };
        self.asked.rounds.unwrap_or(usual)
    }
}

/// One number of customers is for looking at its fits alone; none, at all but fits.
fn crowds(name: &str) -> Result<(Vec<Crowd>, bool)> {
    if name == "all" {
        return Ok((CROWDS.to_vec(), true));
    }
    if name == "none" {
        return Ok((Vec::new(), true));
    }
    let named = |crowd: &&Crowd| crowd.customers.to_string() == name;
    match CROWDS.iter().find(named) {
        Some(crowd) => Ok((vec![*crowd], false)),
        None => bail!("--customers takes 2357, 23570, 274535, all or none, not {name:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Options> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    #[test]
    fn nothing_asked_for_is_everything() {
        let options = parse("").unwrap();
        assert_eq!(options.crowds, CROWDS);
        assert!(options.rest);
        assert_eq!(options.rounds(CROWDS[0]), 5);
        assert_eq!(options.rounds(CROWDS[2]), 3);
        assert_eq!(options, parse("--customers all").unwrap());
    }

    #[test]
    fn a_part_can_be_chosen() {
        let options = parse("--customers=23570 --rounds 2").unwrap();
        assert_eq!(options.crowds, [CROWDS[1]]);
        assert!(!options.rest);
        assert_eq!(options.rounds(CROWDS[1]), 2);
        let options = parse("--customers none").unwrap();
        assert!(options.crowds.is_empty() && options.rest);
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in ["--customers", "--customers 5", "--rounds 0", "native"] {
            assert!(parse(faulty).is_err(), "{faulty:?}");
        }
    }
}
