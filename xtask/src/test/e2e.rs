//! The built site in a real browser, by node's test runner.

use std::fs;

use anyhow::{Context, Result, bail};

use super::parts::count;
use super::setting::Setting;
use super::tally::Tally;
use crate::process;
use crate::tools::node;

pub(super) fn run(setting: &mut Setting) -> Result<Tally> {
    let site = setting.site.as_ref().context("no site was built")?;
    let folder = setting.project.path("tests/e2e");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).context("tests/e2e cannot be read")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("tests/e2e has no *.test.mjs");
    }
    files.sort();
    node::modules(&folder, "the end-to-end tests'")?;
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(files)
        .current_dir(&folder)
        .env("LTV_DIST", &site.dist)
        .env("LTV_CHROMIUM", &setting.browser()?.chromium);
    count(&mut node)
}
