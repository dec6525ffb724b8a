//! The crates this project is made of.

use anyhow::{Context, Result};

use super::install;
use crate::process;
use crate::project::Project;

/// Downloads what is missing before anything is compiled, so that the want of
/// a network is told as such and not from the middle of a build.
pub(crate) fn fetch(project: &Project) -> Result<()> {
    let mut cargo = process::command("cargo");
    cargo.arg("fetch").current_dir(project.root());
    // Other platforms' crates would be downloaded for nothing.
    for target in [host()?.as_str(), "wasm32-unknown-unknown"] {
        cargo.args(["--target", target]);
    }
    install::run(&mut cargo, "crates.io")
        .context("a crate this project is made of is missing and could not be downloaded")
}

fn host() -> Result<String> {
    let said = process::capture(process::command("rustc").arg("-vV"))?;
    let mut lines = said.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not tell its host")?.to_owned())
}
