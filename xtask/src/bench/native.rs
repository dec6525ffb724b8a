//! Natively: the engine's own example beside polars and `DuckDB`, each run in a
//! process of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::files::Size;
use super::measured::Measurement;
use crate::process;
use crate::project::Project;
use crate::tools::{apt, install};

/// The second of each pair of peers may use one core only, as we do.
pub(super) const CONTENDERS: [&str; 5] = ["ours", "polars", "polars-1", "duckdb", "duckdb-1"];

const POLARS: &str = "2.1.0";
const DUCKDB: &str = "2.0.0";

pub(super) struct Natively {
    engine: PathBuf,
    python: PathBuf,
    peers: PathBuf,
}

impl Natively {
    pub(super) fn prepare(project: &Project) -> Result<Self> {
        Ok(Self {
            engine: engine(project)?,
            python: python()?,
            peers: project.path("tests/bench/native/peers.py"),
        })
    }

    /// All rounds on one file, interleaved.
    pub(super) fn measure(
        &self,
        size: Size,
        file: &Path,
        rounds: usize,
    ) -> Result<Vec<Measurement>> {
        let mut all = Vec::new();
        for round in 0..rounds {
            for place in 0..CONTENDERS.len() {
                let name = CONTENDERS[(place + round) % CONTENDERS.len()];
                let mut value = match process::capture(&mut self.command(name, file)) {
                    Ok(said) => serde_json::from_str::<Value>(&said)
                        .with_context(|| format!("{name} said {said:?}"))?,
                    // Out of memory, say: a result too.
                    Err(error) => json!({ "failed": format!("{error:#}") }),
                };
                value["name"] = json!(name);
                value["round"] = json!(round);
                let measurement = Measurement::new("native", size, value);
                eprintln!("{measurement}");
                all.push(measurement);
            }
        }
        Ok(all)
    }

    fn command(&self, name: &str, file: &Path) -> Command {
        if name == "ours" {
            let mut command = process::command(&self.engine);
            command.arg(file);
            return command;
        }
        let mut command = process::command(&self.python);
        command.arg(&self.peers);
        command.arg(name.trim_end_matches("-1")).arg(file);
        if name.ends_with("-1") {
            command
                .env("LTV_THREADS", "1")
                .env("POLARS_MAX_THREADS", "1");
        }
        command
    }
}

/// The release build of the engine's example.
fn engine(project: &Project) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--release", "--package", "ltv-engine"])
        .args(["--example", "measure", "--message-format=json"])
        .current_dir(project.root());
    // Cargo tells where it puts the program, whatever the target folder is.
    let mut program = None;
    let status = process::stream_stdout(&mut cargo, |line| {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        if message["target"]["name"] == "measure" {
            program = message["executable"].as_str().map(PathBuf::from);
        }
    })?;
    if !status.success() {
        bail!("the engine's example could not be built: see the messages above");
    }
    program.context("cargo does not tell where the engine's example is")
}

/// A Python with both peers, in the cache folder.
fn python() -> Result<PathBuf> {
    const PROGRAM: &str = "bin/python";
    let version = format!("polars-{POLARS}-duckdb-{DUCKDB}");
    let folder = install::ensure("bench-python", &version, PROGRAM, |root| {
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
            .args(["--disable-pip-version-check"])
            .args([format!("polars=={POLARS}"), format!("duckdb=={DUCKDB}")]);
        install::run(&mut pip, "the Python package index")
    })?;
    Ok(folder.join(PROGRAM))
}
