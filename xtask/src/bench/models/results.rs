//! What was measured, and what it comes to.

use std::fmt;

use serde_json::{Value, json};

use super::contenders::{Contender, Task};
use crate::bench::measured::median;

/// By so much a log-likelihood may be below that of `lifetimes`: rounding of sums
/// over all customers, and what no conclusion depends on.
const EQUAL: f64 = 1e-3;

/// One measurement.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) task: Task,
    pub(super) customers: u64,
    pub(super) contender: Contender,
    pub(super) round: usize,
    /// `ms` or `failed`, and more.
    pub(super) value: Value,
}

impl Run {
    pub(super) fn ms(&self) -> Option<f64> {
        self.number("ms")
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.value[name].as_f64()
    }

    pub(super) fn json(&self) -> Value {
        let mut value = self.value.clone();
        value["task"] = self.task.name().into();
        value["customers"] = self.customers.into();
        value["contender"] = self.contender.name().into();
        value["round"] = self.round.into();
        value
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (who, what) = (self.contender.name(), self.task.name());
        write!(f, "{what}, {} customers, {who}: ", self.customers)?;
        match (self.value["failed"].as_str(), self.ms()) {
            (Some(reason), _) => write!(f, "failed: {reason}"),
            (None, ms) => write!(f, "{:.1} ms", ms.unwrap_or(f64::NAN)),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Results {
    pub(super) runs: Vec<Run>,
}

impl Results {
    pub(super) fn of(
        &self,
        task: Task,
        customers: u64,
        contender: Contender,
    ) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(move |run| {
            run.task == task && run.customers == customers && run.contender == contender
        })
    }

    pub(super) fn median(
        &self,
        task: Task,
        customers: u64,
        contender: Contender,
        name: &str,
    ) -> Option<f64> {
        let runs = self.of(task, customers, contender);
        median(runs.filter_map(|run| run.number(name)).collect())
    }

    /// How many times as long as `contender` does `lifetimes` take: the median over
    /// the rounds in which both ran. Where it was given up, at least so many.
    pub(super) fn ratio(
        &self,
        task: Task,
        customers: u64,
        contender: Contender,
        name: &str,
    ) -> Option<Ratio> {
        let mut capped = false;
        let mut ratios = Vec::new();
        for other in self.of(task, customers, Contender::Lifetimes) {
            let own = self.of(task, customers, contender);
            let mut own = own.filter(|run| run.round == other.round);
            let gave_up = other.value["capped"] == true;
            capped |= gave_up;
            let theirs = match name {
                "againMs" if gave_up => other.ms(),
                "againCpuMs" if gave_up => other.number("cpuMs"),
                name => other.number(name),
            };
            let own = own.find_map(|run| run.number(name));
            ratios.extend(theirs.zip(own).map(|(theirs, own)| theirs / own));
        }
        Some(Ratio {
            times: median(ratios)?,
            capped,
        })
    }

    /// ln L less that of `lifetimes`; none of its own.
    pub(super) fn gain(&self, task: Task, customers: u64, contender: Contender) -> Option<f64> {
        if contender == Contender::Lifetimes {
            return None;
        }
        let reached = |contender| self.median(task, customers, contender, "logLikelihood");
        Some(reached(contender)? - reached(Contender::Lifetimes)?)
    }

    /// Ours must not fail, stop before `lifetimes` does, or find another maximum in
    /// WebAssembly; all must come to the same scores.
    pub(super) fn disagreement(&self) -> Option<String> {
        self.runs.iter().find_map(|run| {
            let Run {
                task,
                customers,
                contender,
                ..
            } = *run;
            let ours = Contender::OURS.contains(&contender);
            let failed = run.value["failed"].as_str().filter(|_| ours);
            if let Some(reason) = failed {
                return Some(format!("{run}: {reason}"));
            }
            let sums = |run: &Run| -> Vec<f64> {
                let all = run.value["sums"].as_array().into_iter().flatten();
                all.filter_map(Value::as_f64).collect()
            };
            if task == Task::Score {
                let own = sums(run);
                let theirs = self.of(task, customers, Contender::Lifetimes).next();
                let theirs = theirs.map(sums).filter(|all| all.len() == own.len());
                let pairs = own.iter().zip(theirs.iter().flatten());
                let mut off = pairs.map(|(own, theirs)| (own / theirs - 1.0).abs());
                return (off.any(|off| off > 1e-9)).then(|| format!("{run}, but other scores"));
            }
            let other = |who: Contender, name: &str| {
                self.of(task, customers, who)
                    .find_map(|run| run.number(name))
            };
            let reached = run.number("logLikelihood").filter(|_| ours)?;
            let theirs = other(Contender::Lifetimes, "logLikelihood");
            if theirs.is_some_and(|theirs| reached < theirs - EQUAL) {
                return Some(format!(
                    "{run}, but a lower likelihood than that of lifetimes"
                ));
            }
            let native = other(Contender::Native, "logLikelihood")?;
            let same = (reached - native).abs() <= 1e-12 * native.abs();
            (!same).then(|| format!("{run}, but another maximum than natively"))
        })
    }

    /// Medians and ratios for the JSON file.
    pub(super) fn json(&self) -> Value {
        let mut seen: Vec<(Task, u64, Contender)> = Vec::new();
        for run in &self.runs {
            let key = (run.task, run.customers, run.contender);
            if !seen.contains(&key) {
                seen.push(key);
            }
        }
        let each = seen.into_iter().map(|(task, customers, contender)| {
            let own = |name| self.median(task, customers, contender, name);
            let ratio = |name| {
                let ratio = self.ratio(task, customers, contender, name)?;
                Some(json!({ "times": ratio.times, "atLeast": ratio.capped }))
            };
            json!({
                "task": task.name(),
                "customers": customers,
                "contender": contender.name(),
                "rounds": self.of(task, customers, contender).count(),
                "ms": own("ms"),
                "againMs": own("againMs"),
                "cpuMs": own("cpuMs"),
                "againCpuMs": own("againCpuMs"),
                "evaluations": own("evaluations"),
                "msAnEvaluation": own("againMs").zip(own("evaluations")).map(|(ms, all)| ms / all),
                "logLikelihood": own("logLikelihood"),
                "lifetimesTakes": ratio("ms"),
                "lifetimesTakesAgain": ratio("againMs"),
                "lifetimesTakesProcessor": ratio("againCpuMs"),
            })
        });
        each.collect()
    }
}

pub(super) struct Ratio {
    pub(super) times: f64,
    /// It is more than that.
    pub(super) capped: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIT: Task = Task::Fit("bg-nbd");

    fn run(contender: Contender, round: usize, value: Value) -> Run {
        Run {
            task: FIT,
            customers: 9,
            contender,
            round,
            value,
        }
    }

    #[test]
    fn ratios_are_formed_round_by_round() {
        let both = |round, ms: f64| {
            [
                run(Contender::Wasm, round, json!({ "ms": ms })),
                run(Contender::Lifetimes, round, json!({ "ms": 20.0 * ms })),
            ]
        };
        let mut results = Results {
            runs: [both(0, 1.0), both(1, 7.0)].concat(),
        };
        // One that only we ran has no part in it.
        results
            .runs
            .push(run(Contender::Wasm, 2, json!({ "ms": 500.0 })));
        let ratio = results.ratio(FIT, 9, Contender::Wasm, "ms").unwrap();
        assert!((ratio.times - 20.0).abs() < 1e-12 && !ratio.capped);
        assert!(results.ratio(FIT, 9, Contender::Native, "ms").is_none());
    }

    #[test]
    fn a_fit_that_was_given_up_is_a_lower_bound() {
        let runs = vec![
            run(Contender::Wasm, 0, json!({ "ms": 3.0, "againMs": 2.0 })),
            run(
                Contender::Lifetimes,
                0,
                json!({ "ms": 600.0, "capped": true }),
            ),
        ];
        let results = Results { runs };
        let ratio = results.ratio(FIT, 9, Contender::Wasm, "againMs").unwrap();
        assert!((ratio.times - 300.0).abs() < 1e-12 && ratio.capped);
    }

    #[test]
    fn scores_must_be_the_same() {
        let all = |value: f64| Results {
            runs: [(Contender::Native, 2.0), (Contender::Lifetimes, value)]
                .map(|(contender, value)| Run {
                    task: Task::Score,
                    ..run(contender, 0, json!({ "sums": [1.0, value] }))
                })
                .to_vec(),
        };
        assert!(all(2.0 + 1e-12).disagreement().is_none());
        assert!(all(2.1).disagreement().is_some());
    }

    #[test]
    fn speed_must_not_be_had_by_stopping_early() {
        let all = |wasm: f64, native: f64, theirs: f64| Results {
            runs: vec![
                run(Contender::Wasm, 0, json!({ "logLikelihood": wasm })),
                run(Contender::Native, 0, json!({ "logLikelihood": native })),
                run(Contender::Lifetimes, 0, json!({ "logLikelihood": theirs })),
            ],
        };
        assert!(all(-100.0, -100.0, -100.5).disagreement().is_none());
        assert!(all(-100.0, -100.0, -99.9).disagreement().is_some());
        assert!(all(-100.0, -100.1, -100.5).disagreement().is_some());
        let failed = vec![run(Contender::Wasm, 0, json!({ "failed": "no memory" }))];
        assert!(Results { runs: failed }.disagreement().is_some());
        let failed = vec![run(
            Contender::Lifetimes,
            0,
            json!({ "failed": "no memory" }),
        )];
        assert!(Results { runs: failed }.disagreement().is_none());
    }
}
