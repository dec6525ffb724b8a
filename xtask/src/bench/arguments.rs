//! How the benches read what they are asked for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// What all of them are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// None: as many as the bench takes by itself.
    pub(super) rounds: Option<usize>,
    /// Where the results go as JSON.
    pub(super) json: Option<PathBuf>,
    /// A site that is already built; else the project's own is.
    pub(super) dist: Option<PathBuf>,
}

/// The value of an option, which may be the next argument.
pub(super) type Value<'a> = &'a mut dyn FnMut() -> Result<String>;

/// Reads `--name value`, `--name=value` and words. What only one bench takes is given to
/// `own`, which tells whether it is something; `takes` says what is, where it is not.
pub(super) fn read(
    arguments: &[String],
    takes: &str,
    mut own: impl FnMut(&str, Value) -> Result<bool>,
) -> Result<Asked> {
    let mut asked = Asked::default();
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
            "--rounds" => asked.rounds = Some(rounds(&value()?)?),
            "--json" => asked.json = Some(value()?.into()),
            "--dist" => asked.dist = Some(value()?.into()),
            _ if own(name, &mut value)? => {}
            _ => {
                bail!("{takes}, --rounds N, --json FILE and --dist FOLDER, but got {argument:?}")
            }
        }
    }
    Ok(asked)
}

fn rounds(text: &str) -> Result<usize> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => bail!("--rounds needs a number from 1 on, but got {text:?}"),
    }
}

/// Natively, in the browser, or both, which is also what nothing asked for means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ways {
    pub(super) native: bool,
    pub(super) browser: bool,
}

impl Ways {
    /// Takes a word; false where it names neither.
    pub(super) fn take(&mut self, word: &str) -> bool {
        match word {
            "native" => self.native = true,
            "browser" => self.browser = true,
            _ => return false,
        }
        true
    }

    pub(super) fn or_both(self) -> Self {
        if self == Self::default() {
            return Self {
                native: true,
                browser: true,
            };
        }
        self
    }
}
