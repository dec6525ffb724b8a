//! What the command is asked for.

use anyhow::{Context, Result};

use super::arguments::{Asked, Ways, read};
use super::files::{SIZES, Size};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) sizes: Vec<Size>,
    /// Rounds are five where nothing else is asked for, and three from ten million orders on.
    pub(super) asked: Asked,
    pub(super) ways: Ways,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let (mut all, mut ways) = (one("1M")?, Ways::default());
        let takes = "bench takes models, segments, native, browser, --orders 1M|10M|all";
        let asked = read(arguments, takes, |name, value| {
            if name == "--orders" {
                all = sizes(&value()?)?;
                return Ok(true);
            }
            Ok(ways.take(name))
        })?;
        Ok(Self {
            sizes: all,
            asked,
            ways: ways.or_both(),
        })
    }

    pub(super) fn rounds(&self, size: Size) -> usize {
        let usual = if size.orders < 10_000_000 { 5 } else { 3 };
        self.asked.rounds.unwrap_or(usual)
    }
}

fn one(name: &str) -> Result<Vec<Size>> {
    let size = Size::named(name)
        .with_context(|| format!("--orders takes 1M, 10M, all, or 100k to try, not {name:?}"))?;
    Ok(vec![size])
}

/// The smallest is for trying, and not among all.
fn sizes(name: &str) -> Result<Vec<Size>> {
    if name == "all" {
        return Ok(SIZES[1..].to_vec());
    }
    one(name)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn parse(text: &str) -> Result<Options> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    fn names(options: &Options) -> Vec<&'static str> {
        options.sizes.iter().map(|size| size.name).collect()
    }

    #[test]
    fn nothing_asked_for_is_a_million_both_ways() {
        let options = parse("").unwrap();
        assert_eq!(names(&options), ["1M"]);
        assert!(options.ways.native && options.ways.browser);
    }

    #[test]
    fn all_is_told() {
        let options = parse("native --orders all --rounds=7 --json out.json").unwrap();
        assert_eq!(names(&options), ["1M", "10M"]);
        assert!(options.ways.native && !options.ways.browser);
        assert_eq!(options.rounds(options.sizes[1]), 7);
        assert_eq!(options.asked.json, Some(PathBuf::from("out.json")));
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in ["--orders", "--orders 5", "--rounds 0", "--rounds x", "wasm"] {
            assert!(parse(faulty).is_err(), "{faulty:?}");
        }
    }
}
