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

use std::error::Error;
use std::fs;

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, ParetoNbd, Sample, SpendSample, fit};
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::forecast::{ModelFit, Parameter, Unit};
use ltv_engine::ingest::{ImportOptions, Importer, PreviewOptions, preview};

/// 2199-12-31: no order is in the future.
const TODAY: Day = ltv_engine::calendar::LAST_VALID_DAY;
/// CDNOW's last day, by which it is known.
const CDNOW: (i32, u8, u8) = (1998, 6, 30);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("cdnow FILE [LAST-DAY]")?;
    let bytes = fs::read(path)?;
    let mapping = preview(&bytes, true, &PreviewOptions::default())
        .and_then(|preview| preview.mapping())
        .map_err(|error| format!("{error:?}"))?;
    let mut importer = Importer::new(mapping, ImportOptions::new(TODAY));
    importer.push(&bytes);
    let orders = importer
        .finish()
        .map_err(|error| format!("{error:?}"))?
        .orders;
    let end = match arguments.next() {
        Some(text) => day(&text).ok_or("a day such as 2025-06-30")?,
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
        Err(why) => println!("\nGamma-Gamma  not fitted: {why:?}"),
    }
    Ok(())
}

fn print<M: Model>(name: &str, sample: &Sample) {
    match fit::<M>(sample) {
        Ok(found) => {
            let ModelFit {
                parameters: list,
                log_likelihood,
                evaluations,
                stopped,
                ..
            } = found.told();
            println!(
                "\n{name}  ln L {log_likelihood:.3}, {evaluations} evaluations, stopped by {stopped:?}"
            );
            parameters(&list);
        }
        Err(why) => println!("\n{name}  not fitted: {why:?}"),
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
