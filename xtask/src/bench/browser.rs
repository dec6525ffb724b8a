//! In headless Chromium: `tests/bench/browser.mjs` measures, this prepares.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::files::Size;
use super::measured::Measurement;
use crate::process;
use crate::project::Project;
use crate::site;
use crate::tools::browser::Browser;
use crate::tools::{esbuild, node};

/// First the floor, then us, then the peers: the order of the report.
pub(super) const CONTENDERS: [&str; 4] = ["floor", "ours", "papaparse", "duckdb"];

pub(super) struct InBrowser {
    folder: PathBuf,
    dist: PathBuf,
    chromium: PathBuf,
    esbuild: PathBuf,
}

impl InBrowser {
    /// Installs what is missing and builds the site unless one is given.
    pub(super) fn prepare(project: &Project, dist: Option<&Path>) -> Result<Self> {
        let chromium = Browser::ensure()?.chromium;
        let esbuild = esbuild::ensure()?.join("esbuild");
        let folder = project.path("tests/bench");
        node::modules(&folder, "the benchmark's")?;
        // The server is the end-to-end tests' own, which needs no package.
        let dist = match dist {
            Some(dist) => dist.canonicalize().context("--dist names no folder")?,
            None => site::build(project)?.dist,
        };
        Ok(Self {
            folder,
            dist,
            chromium,
            esbuild,
        })
    }

    /// A script of `tests/bench`, told what to measure.
    pub(super) fn node(&self, script: &str, what: &Value) -> Command {
        let mut node = process::command("node");
        node.arg(script)
            .arg(what.to_string())
            .current_dir(&self.folder)
            .env("LTV_DIST", &self.dist)
            .env("LTV_CHROMIUM", &self.chromium)
            .env("LTV_ESBUILD", &self.esbuild);
        node
    }

    /// All rounds on one file.
    pub(super) fn measure(
        &self,
        size: Size,
        file: &Path,
        rounds: usize,
    ) -> Result<Vec<Measurement>> {
        let what = json!({ "file": file, "rounds": rounds, "contenders": CONTENDERS });
        let mut node = self.node("browser.mjs", &what);
        let mut all = Vec::new();
        let mut strange = None;
        let status = process::stream_stdout(&mut node, |line| {
            match serde_json::from_str::<Value>(line) {
                Ok(value) => {
                    let measurement = Measurement::new("browser", size, value);
                    eprintln!("{measurement}");
                    all.push(measurement);
                }
                Err(_) => strange = Some(line.to_owned()),
            }
        })?;
        if let Some(line) = strange {
            bail!("the browser's half said {line:?}");
        }
        if !status.success() {
            bail!("the browser's half failed: see the messages above");
        }
        Ok(all)
    }
}
