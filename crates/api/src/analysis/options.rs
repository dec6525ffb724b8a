//! From the options as asked to those of the engine.

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CohortOptions;
use ltv_engine::forecast::{ForecastOptions, Unit};
use ltv_engine::ingest::ImportOptions;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::summary::Summary;
use ltv_engine::units::{Discount, Period};

use super::asked::AnalyzeAsked;
use super::problem::AnalyzeProblem;
use super::result::{day, iso};

/// What each part of the engine is asked.
pub(super) struct Options {
    pub(super) import: ImportOptions,
    pub(super) cohorts: CohortOptions,
    pub(super) forecast: ForecastOptions,
}

impl Options {
    /// # Errors
    /// The first option that has a value which cannot be used.
    pub(super) fn of(asked: &AnalyzeAsked, today: Day) -> Result<Self, AnalyzeProblem> {
        let currency =
            match &asked.currency {
                None => None,
                Some(code) => Some(CurrencyCode::new(code.as_bytes()).ok_or_else(|| {
                    AnalyzeProblem::option("currency", "a code has three letters")
                })?),
            };
        let unit: Unit = asked.unit.map_or(Unit::Week, Into::into);
        let usual = ForecastOptions::default();
        let horizon = match asked.horizon {
            None => usual.horizon,
            Some(units) => whole_days(units * unit.days())?,
        };
        Ok(Self {
            import: ImportOptions {
                currency,
                as_of: written("asOf", asked.as_of.as_deref())?,
                ..ImportOptions::new(today)
            },
            cohorts: CohortOptions {
                period: asked.cohort_by.map_or(Period::Month, Into::into),
                ..CohortOptions::default()
            },
            forecast: ForecastOptions {
                unit,
                calibration_end: written("calibrationEnd", asked.calibration_end.as_deref())?,
                horizon,
                discount: Discount {
                    rate: within("discountRate", asked.discount_rate, 0.0, 1.0)?.unwrap_or(0.1),
                    per: Period::Year,
                },
                margin: within("margin", asked.margin, 1e-6, 1.0)?.unwrap_or(1.0),
                models: match asked.models.as_deref() {
                    None => usual.models,
                    Some([]) => {
                        return Err(AnalyzeProblem::option("models", "it names one at least"));
                    }
                    Some(names) => names.iter().filter_map(|name| name.purchases()).collect(),
                },
                chosen: None,
            },
        })
    }

    /// # Errors
    /// A day of trial that the data do not have.
    pub(super) fn check(&self, summary: &Summary) -> Result<(), AnalyzeProblem> {
        let (first, last) = (summary.first_day, summary.as_of);
        match self.forecast.calibration_end {
            Some(day) if day <= first || day >= last => {
                let detail = format!("it is between {} and {}", iso(first), iso(last));
                Err(AnalyzeProblem::option("calibrationEnd", &detail))
            }
            _ => Ok(()),
        }
    }
}

fn written(option: &str, text: Option<&str>) -> Result<Option<Day>, AnalyzeProblem> {
    match text {
        None => Ok(None),
        Some(text) => match day(text) {
            Some(day) => Ok(Some(day)),
            None => Err(AnalyzeProblem::option(
                option,
                "it is a day such as \"2025-12-31\"",
            )),
        },
    }
}

fn within(
    option: &str,
    value: Option<f64>,
    low: f64,
    high: f64,
) -> Result<Option<f64>, AnalyzeProblem> {
    match value {
        Some(number) if !(low..=high).contains(&number) => Err(AnalyzeProblem::option(
            option,
            &format!("it is between {low} and {high}"),
        )),
        other => Ok(other),
    }
}

fn whole_days(days: f64) -> Result<u32, AnalyzeProblem> {
    if (0.5..=3650.5).contains(&days) {
        Ok((days + 0.5) as u32)
    } else {
        Err(AnalyzeProblem::option("horizon", "it is 1 to 3650 days"))
    }
}
