//! Ours, natively: the example `segments` of the engine.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Files;
use crate::bench::measured::median;
use crate::bench::programs;
use crate::process;
use crate::project::Project;

/// What the example said, and what is taken from it.
pub(super) struct Found {
    pub(super) said: Value,
    pub(super) analyses: Vec<Analysis>,
}

/// One analysis in all rounds; the first of all is one pass over the orders.
pub(super) struct Analysis {
    pub(super) name: String,
    /// Milliseconds of each round by the clock.
    pub(super) ms: Vec<f64>,
    /// And by the processor; none where the system does not tell.
    pub(super) processor: Vec<f64>,
}

impl Analysis {
    /// The processor's time where it is known: others at work do not stretch it.
    fn times(&self) -> &[f64] {
        if self.processor.is_empty() {
            &self.ms
        } else {
            &self.processor
        }
    }

    /// How many times as long as another one of the same rounds.
    pub(super) fn multiple(&self, of: &Self) -> Option<f64> {
        let rounds = self.times().iter().zip(of.times());
        median(rounds.map(|(own, of)| own / of).collect())
    }
}

pub(super) fn measure(project: &Project, files: &Files, rounds: usize) -> Result<Found> {
    let mut engine = process::command(programs::engine(project, "segments")?);
    engine.arg(&files.orders).arg(&files.members);
    engine.arg(rounds.to_string());
    let text = process::capture(&mut engine)?;
    let said: Value = serde_json::from_str(text.trim())
        .with_context(|| format!("the engine's example said {text:?}"))?;
    let analyses = said["analyses"].as_array().into_iter().flatten();
    let numbers = |value: &Value| -> Vec<f64> {
        let numbers = value.as_array().into_iter().flatten();
        numbers.filter_map(Value::as_f64).collect()
    };
    let analyses = analyses.map(|one| Analysis {
        name: one["name"].as_str().unwrap_or_default().to_owned(),
        ms: numbers(&one["ms"]),
        processor: numbers(&one["cpuMs"]),
    });
    Ok(Found {
        analyses: analyses.collect(),
        said,
    })
}
