//! The measurements of one setting and one file, by contender.

use serde_json::{Map, Value, json};

use super::files::Size;
use super::measured::{Measurement, median};

/// Numbers of which the median is told, by their paths.
const NUMBERS: [&str; 14] = [
    "/ms",
    "/cpuMs",
    "/againMs",
    "/startMs",
    "/stages/read",
    "/stages/analyse",
    "/stages/ingest",
    "/stages/customers",
    "/stages/summary",
    "/stages/cohorts",
    "/wasmBytes",
    "/peakRss",
    "/heldBytes",
    "/mainThread/longestTask",
];

pub(super) struct Summary<'a> {
    pub(super) setting: &'static str,
    pub(super) size: Size,
    measurements: Vec<&'a Measurement>,
}

impl<'a> Summary<'a> {
    pub(super) fn new(all: &'a [Measurement], setting: &'static str, size: Size) -> Option<Self> {
        let measurements: Vec<&Measurement> = all
            .iter()
            .filter(|one| one.setting == setting && one.size == size)
            .collect();
        (!measurements.is_empty()).then_some(Self {
            setting,
            size,
            measurements,
        })
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &&'a Measurement> {
        self.measurements
            .iter()
            .filter(move |one| one.name() == name)
    }

    pub(super) fn median(&self, name: &str, path: &str) -> Option<f64> {
        median(self.of(name).filter_map(|one| one.number(path)).collect())
    }

    /// The worst of a number.
    pub(super) fn worst(&self, name: &str, path: &str) -> Option<f64> {
        let all = self.of(name).filter_map(|one| one.number(path));
        all.reduce(f64::max)
    }

    /// How much the page's process grew at most.
    pub(super) fn growth(&self, name: &str) -> Option<f64> {
        let growth =
            |one: &&Measurement| Some(one.number("/rss/peak")? - one.number("/rss/before")?);
        median(self.of(name).filter_map(growth).collect())
    }

    /// How many times as long as `base` it took: the median over the rounds, in
    /// each of which both ran close together.
    pub(super) fn ratio(&self, name: &str, base: &str, path: &str) -> Option<f64> {
        let ratios = self.of(name).filter_map(|one| {
            let round = one.number("/round")?;
            let other = self
                .of(base)
                .find(|other| other.number("/round") == Some(round))?;
            Some(one.number(path)? / other.number(path)?)
        });
        median(ratios.collect())
    }

    pub(super) fn failure(&self, name: &str) -> Option<&str> {
        self.of(name).find_map(|one| one.failed())
    }

    /// Whether all who make a cohort table made the same. That a peer could not
    /// is a result; that we could not is none.
    pub(super) fn agreement(&self) -> Result<(), String> {
        if let Some(reason) = self.failure("ours") {
            return Err(format!("ours failed: {reason}"));
        }
        let tables = || {
            self.measurements
                .iter()
                .filter_map(|one| Some((one.name(), one.table()?)))
        };
        let Some((first, table)) = tables().next() else {
            return Err("nobody made a cohort table".to_owned());
        };
        match tables().find(|(_, other)| *other != table) {
            Some((other, _)) => Err(format!("{first} and {other} made different cohort tables")),
            None => Ok(()),
        }
    }

    /// Medians and ratios for the JSON file.
    pub(super) fn json(&self, names: &[&str]) -> Value {
        let contenders = names.iter().map(|name| {
            let medians: Map<String, Value> = NUMBERS
                .iter()
                .filter_map(|path| Some((path[1..].to_owned(), self.median(name, path)?.into())))
                .collect();
            json!({
                "name": name,
                "medians": medians,
                "peakGrowthBytes": self.growth(name),
                "worstMainThreadGapMs": self.worst(name, "/mainThread/worstGap"),
                "timesFloor": self.ratio(name, "floor", "/ms"),
                "timesOurs": self.ratio(name, "ours", "/ms"),
                "timesOursAgain": self.ratio(name, "ours", "/againMs"),
                "failed": self.failure(name),
            })
        });
        json!({
            "setting": self.setting,
            "orders": self.size.orders,
            "customers": self.size.customers,
            "contenders": contenders.collect::<Vec<Value>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::files::SIZES;

    fn made(name: &str, round: u32, ms: f64, table: &str) -> Measurement {
        let value = json!({ "name": name, "round": round, "ms": ms, "table": table });
        Measurement::new("native", SIZES[0], value)
    }

    #[test]
    fn ratios_are_formed_round_by_round() {
        // The second round was twice as slow for both: the ratio stays.
        let all = [
            made("ours", 0, 10.0, "a"),
            made("duckdb", 0, 30.0, "a"),
            made("ours", 1, 20.0, "a"),
            made("duckdb", 1, 60.0, "a"),
        ];
        let summary = Summary::new(&all, "native", SIZES[0]).unwrap();
        assert_eq!(summary.ratio("duckdb", "ours", "/ms"), Some(3.0));
        assert_eq!(summary.median("ours", "/ms"), Some(15.0));
        assert_eq!(summary.ratio("papaparse", "ours", "/ms"), None);
        assert_eq!(summary.agreement(), Ok(()));
    }

    #[test]
    fn only_a_peer_may_fail() {
        for (who, fine) in [("duckdb", true), ("ours", false)] {
            let failed = json!({ "name": who, "round": 1, "failed": "out of memory" });
            let failed = Measurement::new("native", SIZES[0], failed);
            let all = [made("ours", 0, 1.0, "a"), failed];
            let summary = Summary::new(&all, "native", SIZES[0]).unwrap();
            assert_eq!(summary.agreement().is_ok(), fine, "{who}");
        }
    }

    #[test]
    fn another_table_is_no_agreement() {
        let all = [made("ours", 0, 1.0, "a"), made("duckdb", 0, 1.0, "b")];
        let summary = Summary::new(&all, "native", SIZES[0]).unwrap();
        assert!(summary.agreement().is_err());
        assert!(Summary::new(&all, "browser", SIZES[0]).is_none());
    }
}
