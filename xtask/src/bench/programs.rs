//! What is measured natively: examples of the engine, and Python with packages.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::project::Project;
use crate::tools::{apt, install};

/// The release build of an example of the engine.
pub(super) fn engine(project: &Project, example: &str) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--release", "--package", "ltv-engine"])
        .args(["--example", example, "--message-format=json"])
        .current_dir(project.root());
    // Cargo tells where it puts the program, whatever the target folder is.
    let mut program = None;
    let status = process::stream_stdout(&mut cargo, |line| {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        if message["target"]["name"] == example {
            program = message["executable"].as_str().map(PathBuf::from);
        }
    })?;
    if !status.success() {
        bail!("the engine's example could not be built: see the messages above");
    }
    program.context("cargo does not tell where the engine's example is")
}

/// A Python with packages, in the folder of this version in the cache.
pub(super) fn python(version: &str, packages: &[&str]) -> Result<PathBuf> {
    const PROGRAM: &str = "bin/python";
    let folder = install::ensure("bench-python", version, PROGRAM, |root| {
        if process::on_path("python3").is_none() && apt::available() {
            apt::install(&["python3", "python3-venv"], "Python")?;
        }
        fs::create_dir_all(root)?;
        let mut venv = process::command("python3");
        venv.args(["-m", "venv"]).arg(root);
        if process::capture(&mut venv).is_err() && apt::available() {
            apt::install(&["python3-venv"], "Python's venv")?;
        }
        process::capture(&mut venv).context("Python 3 with venv is needed")?;
        let mut pip = process::command(root.join(PROGRAM));
        pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
            .arg("--disable-pip-version-check")
            .args(packages);
        install::run(&mut pip, "the Python package index")
    })?;
    Ok(folder.join(PROGRAM))
}
