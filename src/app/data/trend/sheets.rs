//! The trend as tables for a spreadsheet.

use ltv_engine::trend::{CohortValue, HORIZON_DAYS, Trend, TrendPeriod};

use super::super::export::{Sheet, Value};
use super::super::periods;
use crate::i18n::{Format, t};

pub(super) fn by_period(trend: &Trend, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let heads = vec![
        periods::one(trend.period)(l).to_owned(),
        t::data::running(l).to_owned(),
        money(t::cohorts::revenue(l)),
        money(t::cohorts::revenue_new(l)),
        money(t::cohorts::revenue_returning(l)),
        money(t::cohorts::contribution(l)),
        t::data::orders(l).to_owned(),
        t::data::customers(l).to_owned(),
        t::cohorts::newly_won(l).to_owned(),
        t::cohorts::returning(l).to_owned(),
        money(t::cohorts::order_value(l)),
        t::cohorts::frequency(l).to_owned(),
        t::data::repeat_rate(l).to_owned(),
    ];
    let row = |period: &TrendPeriod| {
        let count = |value: u32| Value::Number(f64::from(value));
        let running = period.running.then(|| t::data::running(l).to_owned());
        vec![
            Value::Day(period.start),
            running.map_or(Value::Empty, Value::Text),
            Value::Money(period.revenue.as_f64()),
            Value::Money(period.new_revenue.as_f64()),
            Value::Money(period.returning_revenue()),
            Value::or_empty(period.contribution, Value::Money),
            count(period.orders),
            count(period.customers),
            count(period.new_customers),
            count(period.returning_customers()),
            Value::or_empty(period.aov(), Value::Money),
            Value::or_empty(period.frequency(), Value::Number),
            Value::Percent(period.repeat_rate()),
        ]
    };
    Sheet {
        name: "trend".to_owned(),
        heads,
        rows: trend.periods.iter().map(row).collect(),
    }
}

pub(super) fn by_cohort(trend: &Trend, f: Format) -> Sheet {
    let l = f.locale;
    let mut heads = vec![
        t::cohorts::first_order_from(l).to_owned(),
        t::data::new_customers(l).to_owned(),
    ];
    for words in [
        t::cohorts::revenue_each(l),
        t::cohorts::contribution_each(l),
    ] {
        for days in HORIZON_DAYS {
            let n = &f.count(f64::from(days));
            let days = t::data::Days { n }.text(l);
            heads.push([words, ", ", &days, " ", f.currency.code()].concat());
        }
    }
    let row = |cohort: &CohortValue| {
        let mut row = vec![
            Value::Day(cohort.start),
            Value::Number(f64::from(cohort.size)),
        ];
        row.extend(
            cohort
                .values
                .iter()
                .map(|value| Value::or_empty(value.map(|value| value.revenue), Value::Money)),
        );
        row.extend(cohort.values.iter().map(|value| {
            let contribution = value.and_then(|value| value.contribution);
            Value::or_empty(contribution, Value::Money)
        }));
        row
    };
    Sheet {
        name: "ltv-by-cohort".to_owned(),
        heads,
        rows: trend.cohorts.iter().map(row).collect(),
    }
}
