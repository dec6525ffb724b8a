//! Reads an order file and tells how long each step took, as JSON: the native
//! half of `cargo xtask bench`.
//!
//! ```sh
//! cargo run --release -p ltv-engine --example measure -- orders.csv
//! ```

use std::error::Error;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{Read, Seek};
use std::time::Instant;

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Cohorts;
use ltv_engine::customers::Customers;
use ltv_engine::fitness;
use ltv_engine::ingest::{ImportOptions, Importer, PreviewOptions, preview};
use ltv_engine::summary::Summary;

/// As the worker looks at a file first, and as it reads it then.
const HEAD: usize = 256 << 10;
const SLICE: usize = 1 << 20;
/// 2025-01-01: what lies after it would be dropped.
const TODAY: Day = Day(20_089);

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("measure FILE")?;
    let mut file = File::open(path)?;
    let mut slice = vec![0; SLICE];
    // The mapping is agreed on before an import, and is not part of its time.
    let read = file.read(&mut slice[..HEAD])?;
    let mapping = preview(&slice[..read], read < HEAD, &PreviewOptions::default())
        .and_then(|preview| preview.mapping())
        .map_err(|error| format!("{error:?}"))?;
    file.rewind()?;

    let cpu = processor();
    let start = Instant::now();
    let mut clock = Clock(start);
    let mut importer = Importer::new(mapping, ImportOptions::new(TODAY));
    loop {
        let read = file.read(&mut slice)?;
        if read == 0 {
            break;
        }
        importer.push(&slice[..read]);
    }
    let imported = importer.finish().map_err(|error| format!("{error:?}"))?;
    let ingest = clock.lap();
    let customers = Customers::new(&imported.orders);
    let grouped = clock.lap();
    let summary = Summary::new(&imported.orders, &customers);
    let summed = clock.lap();
    let findings = fitness::check(&imported.orders, &customers);
    let checked = clock.lap();
    let cohorts = Cohorts::new(&imported.orders, &customers);
    let tabled = clock.lap();
    let total = start.elapsed().as_secs_f64() * 1e3;

    std::hint::black_box(findings);
    let held = imported.orders.heap_bytes() + customers.heap_bytes();
    println!(
        "{{\"ms\": {total}, \"stages\": {{\"ingest\": {ingest}, \"customers\": {grouped}, \
         \"summary\": {summed}, \"fitness\": {checked}, \"cohorts\": {tabled}}}, \"cpuMs\": {}, \"heldBytes\": {held}, \
         \"peakRss\": {}, \"orders\": {}, \"table\": \"{}\"}}",
        json(cpu.zip(processor()).map(|(from, to)| to - from)),
        json(peak()),
        summary.orders,
        table(&cohorts)?,
    );
    Ok(())
}

/// Milliseconds from one step to the next.
struct Clock(Instant);

impl Clock {
    fn lap(&mut self) -> f64 {
        let now = Instant::now();
        let lap = now.duration_since(self.0).as_secs_f64() * 1e3;
        self.0 = now;
        lap
    }
}

/// One line a cell with orders, its end written as JSON writes it: what every
/// contender of the benchmark must arrive at.
fn table(cohorts: &Cohorts) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for cohort in &cohorts.cohorts {
        let (year, month) = (cohort.month.year, cohort.month.month);
        for (age, cell) in cohort.cells.iter().enumerate() {
            if cell.orders > 0 {
                let (active, orders) = (cell.active, cell.orders);
                let cents = cell.revenue.scaled() / 100;
                write!(text, "{year}-{month:02},{age},{active},{orders},{cents}\\n")?;
            }
        }
    }
    Ok(text)
}

fn json(number: Option<u64>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| number.to_string())
}

/// Milliseconds of the processor that this process has had, where Linux tells
/// it: on a busy machine less than what has gone by.
fn processor() -> Option<u64> {
    let said = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: u64 = said.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1_000_000)
}

/// The most memory this process has occupied, in bytes, where Linux tells it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
