//! What the command is asked for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::files::{SIZES, Size};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) sizes: Vec<Size>,
    /// None: five, and three from ten million orders on.
    pub(super) rounds: Option<usize>,
    pub(super) json: Option<PathBuf>,
    /// A site that is already built; else the project's own is.
    pub(super) dist: Option<PathBuf>,
    pub(super) native: bool,
    pub(super) browser: bool,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            sizes: one("1M")?,
            rounds: None,
            json: None,
            dist: None,
            native: false,
            browser: false,
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
                "--orders" => options.sizes = sizes(&value()?)?,
                "--rounds" => options.rounds = Some(rounds(&value()?)?),
                "--json" => options.json = Some(value()?.into()),
                "--dist" => options.dist = Some(value()?.into()),
                "native" => options.native = true,
                "browser" => options.browser = true,
                _ => bail!(
                    "bench takes models, segments, native, browser, --orders 1M|10M|all, --rounds N, --json FILE \
                     and --dist FOLDER, but got {argument:?}"
                ),
            }
        }
        if !options.native && !options.browser {
            (options.native, options.browser) = (true, true);
        }
        Ok(options)
    }

    pub(super) fn rounds(&self, size: Size) -> usize {
        let usual = if size.orders < 10_000_000 { 5 } else { 3 };
        self.rounds.unwrap_or(usual)
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

pub(super) fn rounds(text: &str) -> Result<usize> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => bail!("--rounds needs a number from 1 on, but got {text:?}"),
    }
}

#[cfg(test)]
mod tests {
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
        assert!(options.native && options.browser);
    }

    #[test]
    fn all_is_told() {
        let options = parse("native --orders all --rounds=7 --json out.json").unwrap();
        assert_eq!(names(&options), ["1M", "10M"]);
        assert!(options.native && !options.browser);
        assert_eq!(options.rounds(options.sizes[1]), 7);
        assert_eq!(options.json, Some(PathBuf::from("out.json")));
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in ["--orders", "--orders 5", "--rounds 0", "--rounds x", "wasm"] {
            assert!(parse(faulty).is_err(), "{faulty:?}");
        }
    }
}
