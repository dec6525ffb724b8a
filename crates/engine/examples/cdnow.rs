//! Fits every model to a file of orders and prints the parameters as the
//! literature does: with calibration to 1997-09-30, those of CDNOW.
//!
//! ```sh
//! cargo run --release -p ltv-engine --example cdnow -- www/samples/cdnow.csv
//! cargo run --release -p ltv-engine --example cdnow -- orders.csv 2025-06-30
//! ```
//!
//! The second argument is the last day that is seen; without it, the last order's
//! day, or for CDNOW the end of week 39. The unit of time is the week.

use std::fs;
use std::process::ExitCode;

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, ParetoNbd, Sample, SpendSample, fit};
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::forecast::{ModelFit, Parameter, Refused, Stopped, Unit};
use ltv_engine::ingest::{ImportError, ImportOptions, Importer, PreviewOptions, preview};

/// 2199-12-31: no order is in the future.
const TODAY: Day = ltv_engine::calendar::LAST_VALID_DAY;
/// CDNOW's last day, by which it is known.
const CDNOW: (i32, u8, u8) = (1998, 6, 30);

const USAGE: &str = "usage: cdnow FILE [LAST-DAY]
  FILE      orders as CSV: a customer, a date and an amount in each row
            (www/samples/cdnow.csv is one)
  LAST-DAY  the last day that is seen, as 2025-06-30";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or(USAGE)?;
    let bytes = fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
    let told = |error| format!("{path}: {}", refusal(error));
    let mapping = preview(&bytes, true, &PreviewOptions::default())
        .and_then(|preview| preview.mapping())
        .map_err(told)?;
    let mut importer = Importer::new(mapping, ImportOptions::new(TODAY));
    importer.push(&bytes);
    let orders = importer.finish().map_err(told)?.orders;
    let end = match arguments.next() {
        Some(text) => day(&text).ok_or(format!("{text} is no day\n{USAGE}"))?,
        None if orders.as_of().civil() == CDNOW => {
            Day::from_civil(1997, 9, 30).unwrap_or(orders.as_of())
        }
        None => orders.as_of(),
    };
    let customers = Customers::new(&orders);
    let sample = Sample::observed(&customers, end, Unit::Week.days());
    let (year, month, day) = end.civil();
    println!(
        "{} customers, {} of them with a repeat purchase, {} repeat purchases up to {year}-{month:02}-{day:02}",
        sample.customers(),
        sample.repeat_buyers(),
        sample.purchases(),
    );
    print::<BgNbd>("BG/NBD", &sample);
    print::<MbgNbd>("MBG/NBD", &sample);
    print::<ParetoNbd>("Pareto/NBD", &sample);
    print::<Nbd>("NBD", &sample);
    match SpendSample::from_orders(&customers, &orders, end).fit() {
        Ok(spend) => {
            let fit = spend.fit;
            println!(
                "\nGamma-Gamma  ln L {:.3}, {} customers",
                fit.log_likelihood, fit.customers
            );
            parameters(&fit.parameters);
        }
        Err(why) => println!("\nGamma-Gamma  not fitted: {}", reason(why)),
    }
    Ok(())
}

/// Why a file was refused, as a sentence.
fn refusal(error: ImportError) -> String {
    match error {
        ImportError::Empty => "there is nothing in it".to_owned(),
        ImportError::HeaderOnly => "there is no row below the column names".to_owned(),
        ImportError::NotText { .. } => "this is no text file: export the sheet as CSV".to_owned(),
        ImportError::NoColumn { role } => {
            format!(
                "no column looks like that of the {role:?}; one has to (e.g. customer, date, amount)"
            )
        }
        ImportError::NoValidRow { report } => {
            let dropped = report.dropped.iter();
            let each = dropped.map(|one| format!("{} × {:?}", one.count, one.reason));
            let list: Vec<String> = each.collect();
            format!("no row could be used: {}", list.join(", "))
        }
        other => format!("{other:?}"),
    }
}

/// Why a model was not fitted, as a sentence.
fn reason(why: Refused) -> String {
    match why {
        Refused::RepeatBuyers { found, needed } => {
            format!("{found} customers bought again, {needed} are needed")
        }
        Refused::Customers { found, needed } => {
            format!("{found} customers by that day, {needed} are needed")
        }
        Refused::Span => "all orders are on one day".to_owned(),
        Refused::Amounts => "too few amounts are above zero".to_owned(),
        Refused::SameAmount => "all amounts are the same, it takes no model".to_owned(),
    }
}

fn print<M: Model>(name: &str, sample: &Sample) {
    match fit::<M>(sample) {
        Ok(found) => {
            let ModelFit {
                parameters: list,
                log_likelihood,
                evaluations,
                converged,
                stopped,
                ..
            } = found.told();
            let end = match (converged, stopped) {
                (true, Stopped::Boundary) => "at a limit: a parameter is not needed",
                (true, _) => "converged",
                (false, _) => "NOT converged: take another model",
            };
            println!("\n{name}  ln L {log_likelihood:.3}, {evaluations} evaluations, {end}");
            parameters(&list);
        }
        Err(why) => println!("\n{name}  not fitted: {}", reason(why)),
    }
}

fn parameters(list: &[Parameter]) {
    for parameter in list {
        let error = parameter
            .standard_error
            .map_or_else(|| "unknown".to_owned(), |error| format!("{error:.4}"));
        let interval = parameter.interval.map_or_else(String::new, |(low, high)| {
            format!("95 %: {low:.4} to {high:.4}")
        });
        println!(
            "  {:<6} {:>10.4}  standard error {error}  {interval}",
            parameter.name, parameter.value
        );
    }
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Day::from_civil(year, month, parts.next()?.parse().ok()?)
}
