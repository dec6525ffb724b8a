//! What `bench segments` is asked for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{SIZES, Size};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) size: Size,
    pub(super) rounds: usize,
    pub(super) json: Option<PathBuf>,
    /// A site that is already built; else the project's own is.
    pub(super) dist: Option<PathBuf>,
    pub(super) native: bool,
    pub(super) browser: bool,
    /// Other programmes too, natively.
    pub(super) peers: bool,
}

/// Rounds, and screens opened in as many fresh browsers, where nothing else is asked for.
const ROUNDS: usize = 5;

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            size: SIZES[1],
            rounds: ROUNDS,
            json: None,
            dist: None,
            native: false,
            browser: false,
            peers: true,
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
                "--orders" => options.size = size(&value()?)?,
                "--rounds" => options.rounds = super::super::options::rounds(&value()?)?,
                "--json" => options.json = Some(value()?.into()),
                "--dist" => options.dist = Some(value()?.into()),
                "--alone" => options.peers = false,
                "native" => options.native = true,
                "browser" => options.browser = true,
                _ => bail!(
                    "bench segments takes native, browser, --alone, --orders 1M|100k, --rounds N, --json FILE \
                     and --dist FOLDER, but got {argument:?}"
                ),
            }
        }
        if !options.native && !options.browser {
            (options.native, options.browser) = (true, true);
        }
        Ok(options)
    }

    /// A browser takes seconds to be given the files.
    pub(super) fn screen_rounds(&self) -> usize {
        self.rounds.min(3)
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
        assert!(options.native && options.browser && options.peers);
        assert_eq!((options.size.name, options.rounds), ("1M", 5));
    }

    #[test]
    fn a_part_can_be_chosen() {
        let options = parse("native --alone --orders=100K --rounds 2").unwrap();
        assert!(options.native && !options.browser && !options.peers);
        assert_eq!((options.size.name, options.rounds), ("100k", 2));
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in ["--orders", "--orders 5", "--rounds 0", "models"] {
            assert!(parse(faulty).is_err(), "{faulty:?}");
        }
    }
}
