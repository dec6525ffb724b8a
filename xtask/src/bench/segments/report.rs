//! The results as tables.

use serde_json::Value;

use super::native::{Analysis, Found};
use super::peers::Peer;
use crate::bench::measured::median;
use crate::text::{grouped, table};

/// Every analysis beside one pass over the orders.
pub(super) fn analyses(found: &Found) -> String {
    let count = |name: &str| grouped(found.said[name].as_u64().unwrap_or(0));
    let mut rows = vec![vec![
        format!(
            "{} orders, {} customers",
            count("orders"),
            count("customers")
        ),
        "takes".into(),
        "processor".into(),
        "passes".into(),
    ]];
    let pass = found.analyses.first();
    for one in &found.analyses {
        rows.push(vec![
            one.name.clone(),
            ms(median(one.ms.clone())),
            ms(median(one.processor.clone())),
            pass.and_then(|pass| one.multiple(pass))
                .map_or_else(dash, |times| format!("{times:.1}")),
        ]);
    }
    table(&rows)
}

/// `x` is how many times as long the other one takes.
pub(super) fn peers(found: &Found, peers: &[Peer]) -> String {
    let head = ["", "takes", "x ours", "processor", "x ours"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for peer in peers {
        let ours = found.analyses.iter().find(|one| one.name == peer.analysis);
        let column = |name: &str, ours: Option<Vec<f64>>| {
            let theirs = median(peer.times(name));
            let ours = ours.and_then(median);
            let ratio = theirs.zip(ours).map(|(theirs, ours)| theirs / ours);
            [
                ms(theirs),
                ratio.map_or_else(dash, |times| format!("{times:.1}")),
            ]
        };
        let mut row = vec![format!("{}, {}", peer.analysis, peer.contender)];
        row.extend(column("ms", ours.map(|own| own.ms.clone())));
        row.extend(column(
            "cpuMs",
            ours.map(|own: &Analysis| own.processor.clone()),
        ));
        if let Err(why) = &peer.said {
            row.push(why.lines().last().unwrap_or_default().to_owned());
        }
        rows.push(row);
    }
    table(&rows)
}

/// From a press to what was waited for, by step: medians over the browsers.
pub(super) fn screens(rounds: &[Value]) -> String {
    let head = ["in Chromium", "takes", "longest pause"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let steps = rounds.first().and_then(|round| round["steps"].as_array());
    for (at, step) in steps.into_iter().flatten().enumerate() {
        let column = |name: &str| {
            let each = rounds
                .iter()
                .filter_map(|round| round["steps"][at][name].as_f64());
            ms(median(each.collect()))
        };
        let name = step["name"].as_str().unwrap_or_default();
        rows.push(vec![name.to_owned(), column("ms"), column("pauseMs")]);
    }
    table(&rows)
}

fn ms(value: Option<f64>) -> String {
    value.map_or_else(dash, |ms| match ms {
        ms if ms < 10.0 => format!("{ms:.2} ms"),
        ms if ms < 100.0 => format!("{ms:.1} ms"),
        ms => format!("{} ms", grouped(ms.round() as u64)),
    })
}

fn dash() -> String {
    "-".to_owned()
}
