//! The same by pandas and `DuckDB`, where they can do it in a few lines: what pandas has
//! in one or two of them, and the SQL of the tests' oracle.

use anyhow::Result;
use serde_json::{Value, json};

use super::Files;
use super::native::Found;
use crate::bench::programs;
use crate::process;
use crate::project::Project;

const PACKAGES: [&str; 3] = ["pandas==2.3.3", "numpy==1.26.4", "duckdb==2.0.0"];
/// Seconds after which all rounds of one are given up.
const PATIENCE: u32 = 300;

/// What is compared.
struct Asked {
    /// The name of our analysis.
    analysis: &'static str,
    /// That of the peer's, and of the check.
    task: &'static str,
    contenders: &'static [&'static str],
    /// Takes them so long that once must do.
    once: bool,
}

impl Asked {
    const fn of(
        analysis: &'static str,
        task: &'static str,
        contenders: &'static [&'static str],
    ) -> Self {
        Self {
            analysis,
            task,
            contenders,
            once: false,
        }
    }

    const fn once(self) -> Self {
        Self { once: true, ..self }
    }
}

const ASKED: [Asked; 6] = [
    Asked::of("rfm", "rfm", &["pandas", "duckdb"]),
    Asked::of("stages", "stages", &["duckdb"]),
    Asked::of("stages, flow by month", "flow", &["duckdb"]).once(),
    Asked::of("tiers", "tiers", &["pandas", "duckdb"]),
    Asked::of("concentration", "concentration", &["pandas"]),
    Asked::of("next product", "next", &["duckdb"]).once(),
];

/// One peer's run of one analysis.
pub(super) struct Peer {
    pub(super) analysis: &'static str,
    pub(super) contender: &'static str,
    /// Milliseconds of each round, or why there are none.
    pub(super) said: Result<Value, String>,
    ours: Value,
}

impl Peer {
    /// Milliseconds of each round by the clock.
    pub(super) fn times(&self, name: &str) -> Vec<f64> {
        let said = self.said.as_ref().ok();
        let all = said.and_then(|said| said[name].as_array());
        all.into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect()
    }

    /// A comparison of different results would be none.
    pub(super) fn disagreement(&self) -> Option<String> {
        let found = &self.said.as_ref().ok()?["found"];
        let differs = !found.is_null() && *found != self.ours;
        differs.then(|| {
            format!(
                "{}: {} found {found}, and ours {}",
                self.analysis, self.contender, self.ours
            )
        })
    }

    pub(super) fn json(&self) -> Value {
        let said = self
            .said
            .clone()
            .unwrap_or_else(|why| json!({ "failed": why }));
        json!({ "analysis": self.analysis, "contender": self.contender, "said": said })
    }
}

pub(super) fn measure(
    project: &Project,
    files: &Files,
    rounds: usize,
    found: &Found,
) -> Result<Vec<Peer>> {
    let python = programs::python("pandas-2.3.3-duckdb-2.0.0", &PACKAGES)?;
    let script = project.path("tests/bench/native/segments.py");
    let checks = &found.said["checks"];
    let mut all = Vec::new();
    for asked in ASKED {
        let Asked { analysis, task, .. } = asked;
        let rounds = if asked.once { 1 } else { rounds };
        for &contender in asked.contenders {
            let mut command = process::command(&python);
            command.env("LTV_SECONDS", PATIENCE.to_string());
            command
                .arg(&script)
                .args([task, contender])
                .arg(&files.orders);
            command
                .arg(rounds.to_string())
                .arg(checks["starts"].to_string());
            let said = process::capture(&mut command).map_err(|error| format!("{error:#}"));
            let said = said.and_then(|text| {
                serde_json::from_str(text.trim()).map_err(|_| format!("said {text:?}"))
            });
            eprintln!(
                "{analysis} by {contender}: {}",
                if said.is_ok() { "done" } else { "failed" }
            );
            all.push(Peer {
                analysis,
                contender,
                said,
                ours: without_none(&checks[task]),
            });
        }
    }
    Ok(all)
}

/// Groups without anybody are not told by the others.
fn without_none(check: &Value) -> Value {
    let Some(groups) = check.as_object() else {
        return check.clone();
    };
    let some = groups.iter().filter(|(_, count)| **count != json!(0));
    some.map(|(name, count)| (name.clone(), count.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
