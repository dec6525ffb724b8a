//! The models side by side.

use leptos::prelude::*;
use ltv_engine::retention::{Retention, RetentionFit};

use super::words::{long, short};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::periods;
use crate::app::data::table::{Cell, Inside, Part, Row, still};
use crate::i18n::{Format, Locale, t};

pub(super) fn table(retention: &Retention, f: Format) -> AnyView {
    let l = f.locale;
    let heads = [
        t::forecast::ret_model(l),
        t::forecast::ret_ltv(l),
        t::forecast::interval(l),
        t::forecast::ret_lifetime(l),
        t::forecast::ret_stays(l),
        t::forecast::bic(l),
        t::forecast::parameter(l),
    ];
    let models = retention.models.iter();
    let rows = models.map(|fit| line(retention, fit, f)).collect();
    let name = t::forecast::ret_model(l).to_owned();
    still("plain scores wrap", name, Inside::of(&heads, None, rows))
}

fn line(retention: &Retention, fit: &RetentionFit, f: Format) -> Row {
    let l = f.locale;
    let never = || t::forecast::ret_forever(l).to_owned();
    let proposed =
        (fit.kind == retention.best).then(|| Part::Tag(t::forecast::proposed(l).to_owned()));
    let ltv = fit.ltv.map_or_else(never, |ltv| f.money(ltv.mean));
    let range = fit.ltv.and_then(|ltv| ltv.interval).map_or_else(
        || "–".to_owned(),
        |(low, high)| {
            t::forecast::Range {
                from: &f.money(low),
                to: &f.money(high),
            }
            .text(l)
        },
    );
    let lifetime = fit
        .expected_lifetime
        .map_or_else(never, |periods| f.up_to(periods, 1));
    // From the last observed age to the next.
    let next = retention.observed.len().saturating_sub(1);
    let stays = fit
        .retention
        .get(next)
        .map_or_else(|| "–".to_owned(), |share| f.percent(*share, 1));
    let parameters: Vec<String> = fit
        .parameters
        .iter()
        .map(|own| [letter(&own.name, l), " ", &f.fixed(own.value, 3)].concat())
        .collect();
    let name = Part::Text(long(fit.kind)(l).to_owned());
    let texts = [
        ltv,
        range,
        lifetime,
        stays,
        f.fixed(fit.bic, 1),
        parameters.join(", "),
    ];
    Row::of(
        [name].into_iter().chain(proposed).collect(),
        texts.map(Cell::bare).into(),
    )
}

/// The letter of the literature; a share has a word.
fn letter(name: &str, l: Locale) -> &str {
    match name {
        "churn" => t::forecast::ret_rate(l),
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        other => other,
    }
}

/// The curves by age.
pub(super) fn sheet(retention: &Retention, f: Format) -> Sheet {
    let l = f.locale;
    let ages = retention.models.iter().map(|fit| fit.survival.len());
    let ages = ages.max().unwrap_or(0).max(retention.observed.len());
    let mut heads = vec![
        periods::one(retention.period)(l).to_owned(),
        t::forecast::ret_observed_head(l).to_owned(),
    ];
    for fit in &retention.models {
        let name = short(fit.kind)(l);
        heads.extend([
            name.to_owned(),
            [name, " ≥"].concat(),
            [name, " ≤"].concat(),
        ]);
    }
    let row = |age: usize| {
        let observed = retention.observed.get(age).map(|own| own.share);
        let mut row = vec![
            Value::Number(age as f64),
            Value::or_empty(observed, Value::Percent),
        ];
        for fit in &retention.models {
            let own = fit.survival.get(age);
            let interval = own.and_then(|own| own.interval);
            row.push(Value::or_empty(own.map(|own| own.mean), Value::Percent));
            row.push(Value::or_empty(interval.map(|ends| ends.0), Value::Percent));
            row.push(Value::or_empty(interval.map(|ends| ends.1), Value::Percent));
        }
        row
    };
    Sheet {
        name: "retention".to_owned(),
        heads,
        rows: (0..ages).map(row).collect(),
    }
}
