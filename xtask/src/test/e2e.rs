//! The built site in a real browser, by node's test runner.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::parts::count;
use super::setting::Setting;
use super::tally::Tally;
use crate::process;
use crate::tools::node;

pub(super) fn run(setting: &mut Setting) -> Result<Tally> {
    let site = setting.site.as_ref().context("no site was built")?;
    let dist = site.dist.clone();
    node_tests(
        setting,
        "tests/e2e",
        "the end-to-end tests'",
        &[("LTV_DIST", &dist)],
    )
}

/// Every `*.test.mjs` of a folder, after its npm packages. `whose` names them in
/// messages; `places` are variables that tell the tests where things are.
pub(super) fn node_tests(
    setting: &Setting,
    folder: &str,
    whose: &str,
    places: &[(&str, &Path)],
) -> Result<Tally> {
    let name = folder;
    let folder = setting.project.path(name);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{name} cannot be read"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{name} has no *.test.mjs");
    }
    files.sort();
    node::modules(&folder, whose)?;
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(files)
        .current_dir(&folder)
        .envs(places.iter().copied())
        .env("LTV_CHROMIUM", &setting.browser()?.chromium);
    count(&mut node)
}
