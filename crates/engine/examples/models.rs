//! Measures the models on a file of orders and prints one line of JSON: the native
//! half of `cargo xtask bench models`.
//!
//! ```sh
//! cargo run --release -p ltv-engine --example models -- fit pareto-nbd orders.csv
//! cargo run --release -p ltv-engine --example models -- score orders.csv
//! cargo run --release -p ltv-engine --example models -- forecast orders.csv
//! cargo run --release -p ltv-engine --example models -- survivors
//! cargo run --release -p ltv-engine --example models -- summary orders.csv summary.csv
//! ```
//!
//! `fit` is one model from the customers' statistics to its maximum with standard
//! errors; `score` P(alive), expected orders and value of everybody, one by one, by
//! BG/NBD and Gamma-Gamma; `forecast` is from the file to the last step of a forecast;
//! `survivors` continues a curve by sBG, `BdW` and constant churn. `summary` measures
//! nothing: it writes the statistics, for others. The unit of time is the week.

use std::error::Error;
use std::fmt::Write;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Read;
use std::rc::Rc;
use std::time::Instant;

use ltv_engine::btyd::{
    BgNbd, GammaGamma, Horizon, MbgNbd, Model, Nbd, ParetoNbd, Purchases, Sample, Spend,
    SpendSample, Valuation, fit,
};
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::forecast::{Forecast, ForecastOptions, Step, Stopped};
use ltv_engine::history::History;
use ltv_engine::ingest::{ImportOptions, Imported, Importer, PreviewOptions, preview};
use ltv_engine::retention::{Retention, RetentionOptions, Survivors};

type Outcome<T> = Result<T, Box<dyn Error>>;

const HEAD: usize = 256 << 10;
const SLICE: usize = 1 << 20;
/// No order is in the future.
const TODAY: Day = ltv_engine::calendar::LAST_VALID_DAY;
const WEEK: f64 = 7.0;
/// Milliseconds in which a fit is made over and over.
const AGAIN: f64 = 1_000.0;
/// A month as `lifetimes` has it, in weeks.
const MONTH: f64 = 4.345;
/// The parameters of CDNOW (Fader, Hardie & Lee 2005; Fader & Hardie 2013): a score
/// takes as long whatever they are.
const BG_NBD: [f64; 4] = [0.2426, 4.4136, 0.7929, 2.4259];
const GAMMA_GAMMA: [f64; 3] = [6.25, 3.74, 15.45];
/// Fader & Hardie (2007), "How to project customer retention", the "high end" customers.
const HIGH_END: [f64; 8] = [1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = match arguments[..] {
        ["fit", model, path] => fitted(model, path)?,
        ["score", path] => scored(path)?,
        ["forecast", path] => forecast(path)?,
        ["survivors"] => survivors()?,
        ["summary", path, to] => summary(path, to)?,
        _ => return Err("models fit MODEL|score|forecast|summary FILE [TO], or survivors".into()),
    };
    println!("{said}");
    Ok(())
}

/// A customer's statistics as every model gets them.
struct Known {
    purchases: Purchases,
    spend: Option<Spend>,
}

fn import(path: &str) -> Outcome<Imported> {
    let mut slice = vec![0; SLICE];
    let mut file = File::open(path)?;
    let read = file.read(&mut slice[..HEAD])?;
    let mapping = preview(&slice[..read], read < HEAD, &PreviewOptions::default())
        .and_then(|preview| preview.mapping())
        .map_err(|error| format!("{error:?}"))?;
    let mut importer = Importer::new(mapping, ImportOptions::new(TODAY));
    importer.push(&slice[..read]);
    loop {
        let read = file.read(&mut slice)?;
        if read == 0 {
            break;
        }
        importer.push(&slice[..read]);
    }
    Ok(importer.finish().map_err(|error| format!("{error:?}"))?)
}

fn known(path: &str) -> Outcome<Vec<Known>> {
    let orders = import(path)?.orders;
    let customers = Customers::new(&orders);
    let end = orders.as_of();
    let each = customers.iter().filter_map(|customer| {
        Some(Known {
            purchases: Purchases::observed(customer, end, WEEK)?,
            spend: Spend::of(customer, &orders, end),
        })
    });
    Ok(each.collect())
}

fn summary(path: &str, to: &str) -> Outcome<String> {
    let known = known(path)?;
    let mut text = "frequency,recency,T,monetary_value\n".to_owned();
    for Known { purchases, spend } in &known {
        let Purchases { x, t_x, t } = purchases;
        let mean = spend.map_or(0.0, |spend| spend.mean);
        writeln!(text, "{x},{t_x},{t},{mean}")?;
    }
    fs::write(to, text)?;
    Ok(format!("{{\"customers\": {}}}", known.len()))
}

/// A fit as it comes first, and then again for about a second: the least
/// of those, and the processor's time for one on average.
fn fitted(model: &str, path: &str) -> Outcome<String> {
    let known = known(path)?;
    let run = || match model {
        "nbd" => purchases::<Nbd>(&known),
        "bg-nbd" => purchases::<BgNbd>(&known),
        "mbg-nbd" => purchases::<MbgNbd>(&known),
        "pareto-nbd" => purchases::<ParetoNbd>(&known),
        "gamma-gamma" => spend(&known),
        other => Err(format!("{other} is no model").into()),
    };
    let clock = Clock::start();
    let found = run()?;
    let took = clock.stop();
    let (mut again, mut times, all) = (f64::INFINITY, 0_u32, Clock::start());
    while times == 0 || all.lap() < AGAIN {
        let clock = Clock::start();
        black_box(run()?);
        again = again.min(clock.lap());
        times += 1;
    }
    let cpu = json(all.cpu().map(|cpu| cpu / f64::from(times)));
    Ok(format!(
        "{{{took}, \"againMs\": {again}, \"againCpuMs\": {cpu}, {found}}}"
    ))
}

fn purchases<M: Model>(known: &[Known]) -> Outcome<String> {
    let sample = Sample::new(known.iter().map(|one| one.purchases));
    let found = fit::<M>(&sample).map_err(|refused| format!("{refused:?}"))?;
    Ok(Fit {
        customers: sample.customers(),
        distinct: sample.len(),
        evaluations: found.evaluations,
        log_likelihood: found.log_likelihood,
        converged: found.converged,
        stopped: found.stopped,
        parameters: found.model.parameters(),
    }
    .json())
}

fn spend(known: &[Known]) -> Outcome<String> {
    let sample = SpendSample::new(known.iter().filter_map(|one| one.spend));
    let found = sample.fit().map_err(|refused| format!("{refused:?}"))?;
    Ok(Fit {
        customers: sample.customers(),
        distinct: sample.len(),
        evaluations: found.fit.evaluations,
        log_likelihood: found.fit.log_likelihood,
        converged: found.fit.converged,
        stopped: found.fit.stopped,
        parameters: found.model.parameters().to_vec(),
    }
    .json())
}

struct Fit {
    customers: f64,
    distinct: usize,
    evaluations: u32,
    log_likelihood: f64,
    converged: bool,
    stopped: Stopped,
    parameters: Vec<f64>,
}

impl Fit {
    fn json(&self) -> String {
        format!(
            "\"customers\": {}, \"distinct\": {}, \"evaluations\": {}, \"logLikelihood\": {}, \
             \"converged\": {}, \"stopped\": \"{:?}\", \"parameters\": {:?}",
            self.customers,
            self.distinct,
            self.evaluations,
            self.log_likelihood,
            self.converged,
            self.stopped,
            self.parameters,
        )
    }
}

/// What `lifetimes` answers with `conditional_probability_alive`,
/// `conditional_expected_number_of_purchases_up_to_time` and
/// `GammaGammaFitter.customer_lifetime_value`, of each customer as it comes: nothing
/// is shared among those who are alike.
fn scored(path: &str) -> Outcome<String> {
    let known = known(path)?;
    let model = BgNbd::from_parameters(&BG_NBD);
    let money = GammaGamma::from_parameters(GAMMA_GAMMA);
    // One per cent a month.
    let valuation = Valuation {
        margin: 1.0,
        rate: libm::log1p(0.01) / MONTH,
        horizon: Horizon::Periods {
            length: MONTH,
            count: 12.0,
        },
    };
    let clock = Clock::start();
    let mut columns = [const { Vec::new() }; 3];
    for Known { purchases, spend } in &known {
        let one = *purchases;
        let expects = money.conditional_mean(*spend).unwrap_or(f64::NAN);
        let value = valuation.residual(&model, one, expects);
        columns[0].push(model.p_alive(one));
        columns[1].push(model.conditional_expected(one, 52.0));
        columns[2].push(value.unwrap_or(f64::NAN));
    }
    let took = clock.stop();
    let [alive, orders, value] = columns.map(|column| column.iter().sum::<f64>());
    Ok(format!(
        "{{{took}, \"customers\": {}, \"sums\": [{alive}, {orders}, {value}]}}",
        known.len()
    ))
}

fn forecast(path: &str) -> Outcome<String> {
    let clock = Clock::start();
    let imported = import(path)?;
    let customers = Customers::new(&imported.orders);
    let history = History::of(&imported.orders, &customers).ok_or("too many ids")?;
    let read = clock.lap();
    // The analysis itself, and what is told of it.
    let mut forecast = Forecast::new(Rc::new(history), ForecastOptions::default());
    let mut stages = Vec::new();
    let mut from = clock.lap();
    while let Some(step) = forecast.next_step() {
        let now = clock.lap();
        stages.push(format!("[\"{}\", {}]", name(&step), now - from));
        from = now;
        black_box(step);
    }
    let took = clock.stop();
    Ok(format!(
        "{{{took}, \"readMs\": {read}, \"customers\": {}, \"stages\": [{}]}}",
        forecast.history().len(),
        stages.join(", "),
    ))
}

fn name(step: &Step) -> &'static str {
    match step {
        Step::Fitness { .. } => "fitness",
        Step::Fitted { .. } => "fitted",
        Step::Refused { .. } => "refused",
        Step::Spend { .. } => "spend",
        Step::Calibrated { .. } => "calibrated",
        Step::Scorecard { .. } => "scorecard",
        Step::Tracking { .. } => "tracking",
        Step::Outlook { .. } => "outlook",
        Step::Done { .. } => "done",
    }
}

fn survivors() -> Outcome<String> {
    let survivors = Survivors::Counts {
        values: HIGH_END.to_vec(),
    };
    let run = || {
        let found = Retention::new(&survivors, &RetentionOptions::default());
        found.map_err(|error| format!("{error:?}"))
    };
    let clock = Clock::start();
    let found = run()?;
    let took = clock.stop();
    let clock = Clock::start();
    black_box(run()?);
    let again = clock.lap();
    let evaluations: u32 = found.models.iter().map(|fit| fit.evaluations).sum();
    Ok(format!(
        "{{{took}, \"againMs\": {again}, \"evaluations\": {evaluations}}}"
    ))
}

struct Clock {
    start: Instant,
    processor: Option<f64>,
}

impl Clock {
    fn start() -> Self {
        Self {
            processor: processor(),
            start: Instant::now(),
        }
    }

    /// Milliseconds since the start.
    fn lap(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1e3
    }

    fn stop(&self) -> String {
        format!("\"ms\": {}, \"cpuMs\": {}", self.lap(), json(self.cpu()))
    }

    /// Milliseconds of the processor since the start.
    fn cpu(&self) -> Option<f64> {
        Some(processor()? - self.processor?)
    }
}

fn json(number: Option<f64>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| number.to_string())
}

/// Milliseconds of the processor that this process has had, where Linux tells it.
fn processor() -> Option<f64> {
    let said = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = said.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}
