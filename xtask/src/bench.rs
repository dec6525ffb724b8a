//! `cargo xtask bench`: how fast an order file becomes cohorts, here and with
//! others, on the same bytes and with the same result; how fast models are
//! fitted ([`models`]), and how fast segments are told ([`segments`]).

mod arguments;
mod browser;
mod files;
mod machine;
mod measured;
mod models;
mod native;
mod options;
mod orders;
mod programs;
mod random;
mod report;
mod segments;
mod summary;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::project::Project;
use browser::InBrowser;
use measured::Measurement;
use native::Natively;
use options::Options;
use summary::Summary;

/// What the words after `bench` ask for.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((first, rest)) if first == "models" => {
            let options = models::Options::parse(rest)?;
            models::run(&Project::find()?, &options)
        }
        Some((first, rest)) if first == "segments" => {
            let options = segments::Options::parse(rest)?;
            segments::run(&Project::find()?, &options)
        }
        _ => {
            let options = Options::parse(arguments)?;
            cohorts(&Project::find()?, &options)
        }
    }
}

fn cohorts(project: &Project, options: &Options) -> Result<()> {
    let machine = machine::describe();
    let natively = options.ways.native.then(|| Natively::prepare(project));
    let natively = natively.transpose()?;
    let dist = options.asked.dist.as_deref();
    let in_browser = options
        .ways
        .browser
        .then(|| InBrowser::prepare(project, dist));
    let in_browser = in_browser.transpose()?;
    let mut all = Vec::new();
    for &size in &options.sizes {
        let (file, rounds) = (size.file()?, options.rounds(size));
        if let Some(natively) = &natively {
            all.extend(natively.measure(size, &file, rounds)?);
        }
        if let Some(in_browser) = &in_browser {
            all.extend(in_browser.measure(size, &file, rounds)?);
        }
    }
    let summaries = summaries(&all, options);
    println!("\n{machine}\n");
    for summary in &summaries {
        println!("{}", report::text(summary));
        let smaller = |other: &&Summary| {
            other.setting == summary.setting && other.size.orders * 10 == summary.size.orders
        };
        let smaller = summaries.iter().find(smaller);
        println!("{}", report::budgets(summary, smaller));
    }
    if let Some(path) = &options.asked.json {
        let results: Vec<Value> = summaries
            .iter()
            .map(|summary| summary.json(report::names(summary.setting)))
            .collect();
        let measurements: Vec<Value> = all.iter().map(Measurement::json).collect();
        let text = json!({ "machine": machine, "results": results, "measurements": measurements });
        fs::write(path, format!("{text:#}\n"))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    agreement(&summaries)
}

fn summaries<'a>(all: &'a [Measurement], options: &Options) -> Vec<Summary<'a>> {
    let mut summaries = Vec::new();
    for setting in ["native", "browser"] {
        for &size in &options.sizes {
            summaries.extend(Summary::new(all, setting, size));
        }
    }
    summaries
}

/// A comparison of different results would be none. Nothing else fails
/// the benchmark, but an import of ours that fails.
fn agreement(summaries: &[Summary]) -> Result<()> {
    for summary in summaries {
        if let Err(difference) = summary.agreement() {
            bail!(
                "{}, {} orders: {difference}",
                summary.setting,
                summary.size.name
            );
        }
    }
    Ok(())
}
