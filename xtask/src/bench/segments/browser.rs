//! The built site in headless Chromium: `tests/bench/segments.mjs` measures.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Files;
use crate::bench::browser::InBrowser;
use crate::process;
use crate::project::Project;

pub(super) struct Screens(InBrowser);

impl Screens {
    pub(super) fn prepare(project: &Project, dist: Option<&Path>) -> Result<Self> {
        Ok(Self(InBrowser::prepare(project, dist)?))
    }

    /// Each round in a browser of its own.
    pub(super) fn measure(&self, files: &Files, rounds: usize) -> Result<Vec<Value>> {
        let asked = json!({ "orders": files.orders, "members": files.members });
        let each = (0..rounds).map(|round| {
            let said = process::capture(&mut self.0.node("segments.mjs", &asked))?;
            eprintln!("in Chromium, round {}", round + 1);
            let last = said.lines().last().unwrap_or_default();
            serde_json::from_str(last).with_context(|| format!("the browser said {said:?}"))
        });
        each.collect()
    }
}
