//! What `bench models` is asked for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::crowds::{CROWDS, Crowd};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) crowds: Vec<Crowd>,
    /// None: five, and three from a hundred thousand customers on.
    rounds: Option<usize>,
    pub(super) json: Option<PathBuf>,
    /// A site that is already built; else the project's own is.
    pub(super) dist: Option<PathBuf>,
    /// Scores, a whole forecast and retention curves too.
    pub(super) rest: bool,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            crowds: CROWDS.to_vec(),
            rounds: None,
            json: None,
            dist: None,
            rest: true,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let mut value = || {
                let value = value.clone().or_else(|| rest.next().cloned());
                value.with_context(|| format!("{name} needs a value"))
            };
            match name {
                "--customers" => {
                    (options.crowds, options.rest) = crowds(&value()?)?;
                }
                "--rounds" => options.rounds = Some(super::super::options::rounds(&value()?)?),
                "--json" => options.json = Some(value()?.into()),
                "--dist" => options.dist = Some(value()?.into()),
                _ => bail!(
                    "bench models takes --customers 2357|23570|274535|all|none, --rounds N, \
                     --json FILE and --dist FOLDER, but got {argument:?}"
                ),
            }
        }
        Ok(options)
    }

    pub(super) fn rounds(&self, crowd: Crowd) -> usize {
        let usual = if crowd.customers < 100_000 { 5 } else { 3 };
        self.rounds.unwrap_or(usual)
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
