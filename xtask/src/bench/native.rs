//! Natively: the engine's own example beside polars and `DuckDB`, each run in a
//! process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::files::Size;
use super::measured::Measurement;
use super::programs;
use crate::process;
use crate::project::Project;

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
            engine: programs::engine(project, "measure")?,
            python: programs::python(
                &format!("polars-{POLARS}-duckdb-{DUCKDB}"),
                &[&format!("polars=={POLARS}"), &format!("duckdb=={DUCKDB}")],
            )?,
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
