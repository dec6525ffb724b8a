//! The results as tables, the budget of the design beside them.

use super::contenders::{Contender, PATIENCE, Task};
use super::results::Results;
use super::{MODELS, Options};
use crate::bench::files::Size;
use crate::text::{grouped, table};

/// `lifetimes` takes at least so many times as long.
const BUDGET: f64 = 15.0;

pub(super) fn text(results: &Results, options: &Options) -> String {
    let mut parts: Vec<String> = (options.crowds.iter())
        .map(|crowd| fits(results, crowd.customers))
        .collect();
    parts.push(budgets(results, options));
    if options.rest {
        parts.push(rest(results));
    }
    parts.join("\n")
}

/// Times are medians. `x` is how many times as long `lifetimes` takes. `processor` is
/// the time of all threads, which a busy machine does not stretch; of wasm with all
/// that a page asks for before and after a fit.
fn fits(results: &Results, customers: u64) -> String {
    let distinct = |task| results.median(task, customers, Contender::Native, "distinct");
    let mut rows = vec![vec![
        format!("{} customers", grouped(customers)),
        "first".into(),
        "x".into(),
        "again".into(),
        "x".into(),
        "processor".into(),
        "x".into(),
        "evaluations".into(),
        "one takes".into(),
        "distinct".into(),
        "ln L, less theirs".into(),
    ]];
    for model in MODELS {
        let task = Task::Fit(model);
        for contender in Contender::FITS {
            if !contender.can(task) {
                continue;
            }
            let own = |name| results.median(task, customers, contender, name);
            let ours = Contender::OURS.contains(&contender);
            let asked = own("evaluations");
            let each = own("againMs").zip(asked).map(|(ms, asked)| ms / asked);
            let ratio = |name| times(results, task, customers, contender, name);
            rows.push(vec![
                format!("{model}, {}", contender.name()),
                took(results, task, customers, contender),
                ratio("ms"),
                ms(own("againMs")),
                ratio("againMs"),
                ms(own("againCpuMs")),
                ratio("againCpuMs"),
                asked.map_or_else(dash, |asked| format!("{asked:.0}")),
                ms(each),
                (distinct(task).filter(|_| ours))
                    .map_or_else(String::new, |rows| grouped(rows as u64)),
                (results.gain(task, customers, contender))
                    .map_or_else(dash, |gain| format!("{gain:+.1e}")),
            ]);
        }
    }
    table(&rows)
}

fn budgets(results: &Results, options: &Options) -> String {
    let head = [
        "lifetimes takes, x that of wasm",
        "asked",
        "first",
        "again",
        "processor",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for crowd in &options.crowds {
        for model in ["bg-nbd", "pareto-nbd"] {
            let all = ["ms", "againMs", "againCpuMs"];
            let [first, again, processor] = all.map(|name| {
                let task = Task::Fit(model);
                times(results, task, crowd.customers, Contender::Wasm, name)
            });
            let what = format!("{model}, {} customers", grouped(crowd.customers));
            rows.push(vec![
                what,
                format!("at least {BUDGET}"),
                first,
                again,
                processor,
            ]);
        }
    }
    table(&rows)
}

fn rest(results: &Results) -> String {
    let head = ["", "takes", "x", "processor", "x", "more"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut row = |what: &str, task, customers, contender: Contender, more: &[(&str, &str)]| {
        let more = more.iter().map(|(name, key)| {
            let value = results.median(task, customers, contender, key);
            format!("{name} {}", ms(value))
        });
        rows.push(vec![
            format!("{what}, {}", contender.name()),
            took(results, task, customers, contender),
            times(results, task, customers, contender, "ms"),
            ms(results.median(task, customers, contender, "cpuMs")),
            times(results, task, customers, contender, "cpuMs"),
            more.collect::<Vec<_>>().join(", "),
        ]);
    };
    let million = super::Crowd::MILLION.customers;
    let what = "scores of a million customers";
    let more = [("whole forecast", "forecastMs"), ("first page", "pageMs")];
    row(what, Task::Score, million, Contender::Wasm, &more);
    row(what, Task::Score, million, Contender::Native, &[]);
    row(what, Task::Score, million, Contender::Lifetimes, &[]);
    let orders = Size::named("1M").map_or(0, |size| size.customers);
    for contender in Contender::OURS {
        let more = [("read", "readMs")];
        let what = "forecast from a file of 1M orders";
        row(what, Task::Forecast, orders, contender, &more);
    }
    for contender in Contender::OURS {
        let more = [("again", "againMs")];
        let what = "sBG, BdW and constant churn of a curve";
        row(what, Task::Survivors, orders, contender, &more);
    }
    table(&rows)
}

fn took(results: &Results, task: Task, customers: u64, contender: Contender) -> String {
    let mut runs = results.of(task, customers, contender);
    if runs.any(|run| run.value["capped"] == true) {
        return format!("over {PATIENCE} s");
    }
    ms(results.median(task, customers, contender, "ms"))
}

fn times(
    results: &Results,
    task: Task,
    customers: u64,
    contender: Contender,
    name: &str,
) -> String {
    let ratio = results.ratio(task, customers, contender, name);
    ratio.map_or_else(dash, |ratio| {
        let more = if ratio.capped { "over " } else { "" };
        format!("{more}{:.1}", ratio.times)
    })
}

/// Three digits, whatever the size.
fn ms(value: Option<f64>) -> String {
    value.map_or_else(dash, |value| match value {
        value if value >= 100.0 => format!("{} ms", grouped(value.round() as u64)),
        value if value >= 10.0 => format!("{value:.1} ms"),
        value if value >= 0.1 => format!("{value:.2} ms"),
        value => format!("{:.1} us", value * 1e3),
    })
}

fn dash() -> String {
    "-".to_owned()
}
