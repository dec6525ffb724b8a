//! What `bench segments` is asked for.

use anyhow::{Context, Result};

use super::{SIZES, Size};
use crate::bench::arguments::{Asked, Ways, read};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) size: Size,
    pub(super) asked: Asked,
    pub(super) ways: Ways,
    /// Other programmes too, natively.
    pub(super) peers: bool,
}

/// Rounds, and screens opened in as many fresh browsers, where nothing else is asked for.
const ROUNDS: usize = 5;

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let (mut chosen, mut ways, mut peers) = (SIZES[1], Ways::default(), true);
        let takes = "bench segments takes native, browser, --alone, --orders 1M|100k";
        let asked = read(arguments, takes, |name, value| {
            match name {
                "--orders" => chosen = size(&value()?)?,
                "--alone" => peers = false,
                word => return Ok(ways.take(word)),
            }
            Ok(true)
        })?;
        Ok(Self {
            size: chosen,
            asked,
            ways: ways.or_both(),
            peers,
        })
    }

    pub(super) fn rounds(&self) -> usize {
        self.asked.rounds.unwrap_or(ROUNDS)
    }

    /// A browser takes seconds to be given the files.
    pub(super) fn screen_rounds(&self) -> usize {
        self.rounds().min(3)
    }
}

fn size(name: &str) -> Result<Size> {
    let found = SIZES
        .into_iter()
        .find(|size| size.name.eq_ignore_ascii_case(name));
    found.with_context(|| format!("--orders takes 1M, or 100k to try, not {name:?}"))
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
        assert!(options.ways.native && options.ways.browser && options.peers);
        assert_eq!((options.size.name, options.rounds()), ("1M", 5));
    }

    #[test]
    fn a_part_can_be_chosen() {
        let options = parse("native --alone --orders=100K --rounds 2").unwrap();
        assert!(options.ways.native && !options.ways.browser && !options.peers);
        assert_eq!((options.size.name, options.rounds()), ("100k", 2));
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in ["--orders", "--orders 5", "--rounds 0", "models"] {
            assert!(parse(faulty).is_err(), "{faulty:?}");
        }
    }
}
