//! Who is measured, and on what.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::crowds::Crowd;
use crate::bench::browser::InBrowser;
use crate::bench::files::Size;
use crate::bench::programs;
use crate::process;
use crate::project::Project;

/// The last version, and the last of what it works with.
const LIFETIMES: [&str; 7] = [
    "lifetimes==0.11.3",
    "numpy==1.26.4",
    "scipy==1.13.1",
    "pandas==2.3.3",
    "autograd==1.6.2",
    "dill==0.4.1",
    "setuptools==65.5.0",
];

/// Seconds after which a fit of `lifetimes` is given up.
pub(super) const PATIENCE: u32 = 600;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contender {
    Wasm,
    Native,
    Lifetimes,
    /// `lifetimes`, with equal customers taken together for it.
    Distinct,
}

impl Contender {
    pub(super) const FITS: [Self; 4] = [Self::Wasm, Self::Native, Self::Lifetimes, Self::Distinct];
    pub(super) const SCORES: [Self; 3] = [Self::Wasm, Self::Native, Self::Lifetimes];
    pub(super) const OURS: [Self; 2] = [Self::Wasm, Self::Native];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wasm => "wasm",
            Self::Native => "native",
            Self::Lifetimes => "lifetimes",
            Self::Distinct => "lifetimes, weighted",
        }
    }

    /// Whether it can be asked for that. Amounts are hardly ever equal.
    pub(super) fn can(self, task: Task) -> bool {
        match self {
            Self::Wasm | Self::Native => true,
            Self::Lifetimes => task != Task::Fit("nbd"),
            Self::Distinct => !matches!(task, Task::Fit("nbd" | "gamma-gamma")),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Fit(&'static str),
    Score,
    Forecast,
    Survivors,
}

impl Task {
    pub(super) fn name(self) -> String {
        match self {
            Self::Fit(model) => format!("fit {model}"),
            Self::Score => "score".to_owned(),
            Self::Forecast => "forecast".to_owned(),
            Self::Survivors => "survivors".to_owned(),
        }
    }
}

/// A file of orders, and what is known of their customers as a summary.
pub(super) struct Input {
    pub(super) customers: u64,
    orders: PathBuf,
    summary: PathBuf,
    /// Which columns it has.
    shape: &'static str,
}

impl Input {
    /// The orders that cohorts are made of; nobody asks for a summary of them.
    pub(super) fn orders(size: Size) -> Result<Self> {
        Ok(Self {
            customers: size.customers,
            orders: size.file()?,
            summary: PathBuf::new(),
            shape: "orders",
        })
    }
}

pub(super) struct Contenders {
    engine: PathBuf,
    python: PathBuf,
    script: PathBuf,
    browser: InBrowser,
}

impl Contenders {
    pub(super) fn prepare(project: &Project, dist: Option<&Path>) -> Result<Self> {
        Ok(Self {
            engine: programs::engine(project, "models")?,
            python: programs::python("lifetimes-0.11.3", &LIFETIMES)?,
            script: project.path("tests/bench/native/models.py"),
            browser: InBrowser::prepare(project, dist)?,
        })
    }

    /// The file of these customers. Their summary is written anew, by the engine as it
    /// is: what `lifetimes` is given is what the engine takes from the same orders.
    pub(super) fn input(&self, crowd: Crowd, project: &Project) -> Result<Input> {
        let orders = crowd.file(project)?;
        let summary = orders.with_extension("summary");
        let mut engine = process::command(&self.engine);
        engine.arg("summary").arg(&orders).arg(&summary);
        process::capture(&mut engine)?;
        Ok(Input {
            customers: crowd.customers,
            orders,
            summary,
            shape: "people",
        })
    }

    /// One measurement in a process, or a browser, of its own.
    pub(super) fn measure(&self, contender: Contender, task: Task, on: &Input) -> Result<Value> {
        let mut command = match contender {
            Contender::Wasm => self.in_browser(task, on),
            Contender::Native => self.natively(task, on),
            Contender::Lifetimes | Contender::Distinct => self.lifetimes(contender, task, on),
        };
        let said = process::capture(&mut command)?;
        let last = said.lines().last().unwrap_or_default();
        serde_json::from_str(last).with_context(|| format!("{} said {said:?}", contender.name()))
    }

    fn in_browser(&self, task: Task, on: &Input) -> Command {
        let (what, model) = match task {
            Task::Fit(model) => ("fit".to_owned(), Some(model)),
            task => (task.name(), None),
        };
        let asked = json!({ "what": what, "model": model, "file": on.orders, "shape": on.shape });
        self.browser.node("models.mjs", &asked)
    }

    fn natively(&self, task: Task, on: &Input) -> Command {
        let mut command = process::command(&self.engine);
        match task {
            Task::Fit(model) => command.args(["fit", model]).arg(&on.orders),
            Task::Score => command.arg("score").arg(&on.orders),
            Task::Forecast => command.arg("forecast").arg(&on.orders),
            Task::Survivors => command.arg("survivors"),
        };
        command
    }

    fn lifetimes(&self, contender: Contender, task: Task, on: &Input) -> Command {
        let mut command = process::command(&self.python);
        command.env("LTV_SECONDS", PATIENCE.to_string());
        command.arg(&self.script);
        match task {
            Task::Fit(model) => command.args(["fit", model]),
            _ => command.arg("score"),
        };
        command.arg(&on.summary);
        if contender == Contender::Distinct {
            command.arg("distinct");
        }
        command
    }
}
