//! `cargo xtask bench models`: how fast models are fitted, everybody is scored, and a
//! forecast is made of a file, in WebAssembly and natively beside `lifetimes`.

mod contenders;
mod crowds;
mod options;
mod people;
mod report;
mod results;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::files::Size;
use super::machine;
use crate::project::Project;
use contenders::{Contender, Contenders, Input, Task};
use crowds::Crowd;
pub(super) use options::Options;
use results::{Results, Run};

/// Those that `lifetimes` has as well come first.
const MODELS: [&str; 5] = ["bg-nbd", "mbg-nbd", "pareto-nbd", "gamma-gamma", "nbd"];

/// What took longer is not measured again, in milliseconds.
const ONCE: f64 = 60_000.0;

pub(super) fn run(project: &Project, options: &Options) -> Result<()> {
    let machine = machine::describe();
    let contenders = Contenders::prepare(project, options.asked.dist.as_deref())?;
    let mut results = Results::default();
    for &crowd in &options.crowds {
        let input = contenders.input(crowd, project)?;
        for round in 0..options.rounds(crowd) {
            for model in MODELS {
                let task = Task::Fit(model);
                measure(
                    &contenders,
                    &mut results,
                    task,
                    &input,
                    round,
                    &Contender::FITS,
                );
            }
        }
    }
    if options.rest {
        rest(project, &contenders, &mut results, options)?;
    }
    println!("\n{machine}\n");
    println!("{}", report::text(&results, options));
    if let Some(path) = &options.asked.json {
        let runs: Vec<Value> = results.runs.iter().map(Run::json).collect();
        let text = json!({ "machine": machine, "results": results.json(), "measurements": runs });
        fs::write(path, format!("{text:#}\n"))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    match results.disagreement() {
        Some(what) => bail!("{what}"),
        None => Ok(()),
    }
}

/// Everybody's score, a forecast from the file on, and retention curves.
fn rest(
    project: &Project,
    contenders: &Contenders,
    results: &mut Results,
    options: &Options,
) -> Result<()> {
    let million = contenders.input(Crowd::MILLION, project)?;
    let orders = Size::named("1M").context("there is a file of a million orders")?;
    let orders = Input::orders(orders)?;
    for round in 0..options.rounds(Crowd::MILLION) {
        let all = &Contender::SCORES;
        measure(contenders, results, Task::Score, &million, round, all);
        let ours = &Contender::OURS;
        measure(contenders, results, Task::Forecast, &orders, round, ours);
        measure(contenders, results, Task::Survivors, &orders, round, ours);
    }
    Ok(())
}

/// Each of the contenders once, beginning with another one in each round.
fn measure(
    contenders: &Contenders,
    results: &mut Results,
    task: Task,
    input: &Input,
    round: usize,
    names: &[Contender],
) {
    for place in 0..names.len() {
        let contender = names[(place + round) % names.len()];
        let long = results.of(task, input.customers, contender);
        let long = long.filter_map(Run::ms).any(|ms| ms > ONCE);
        if long || !contender.can(task) {
            continue;
        }
        let value = contenders.measure(contender, task, input);
        let value = value.unwrap_or_else(|error| json!({ "failed": format!("{error:#}") }));
        let run = Run {
            task,
            customers: input.customers,
            contender,
            round,
            value,
        };
        eprintln!("{run}");
        results.runs.push(run);
    }
}
