//! The built site in a real browser, by node's test runner.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::parts::count;
use super::setting::Setting;
use super::tally::Tally;
use crate::process;
use crate::tools::{install, node};

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
    node_modules(&folder)?;
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(files)
        .current_dir(&folder)
        .env("LTV_DIST", &site.dist)
        .env("LTV_CHROMIUM", &setting.browser()?.chromium);
    count(&mut node)
}

/// Installs the tests' packages unless those there are of the same lock file.
fn node_modules(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))
        .context("tests/e2e/package-lock.json cannot be read")?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    println!("Installing the end-to-end tests' packages with npm ...");
    let mut npm = node::npm();
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    install::run(&mut npm, "the npm registry")
        .context("the packages of tests/e2e are missing and could not be installed")?;
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(&stamp, lock).context("the installation cannot be noted down")
}
