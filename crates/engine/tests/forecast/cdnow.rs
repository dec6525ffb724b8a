//! The forecast of CDNOW's sample, against one made without this engine.

use std::collections::HashMap;
use std::rc::Rc;

use ltv_engine::btyd::ModelKind;
use ltv_engine::calendar::Day;
use ltv_engine::forecast::{
    Contender, Forecast, ForecastOptions, ModelFit, Score, Scorecard, Step, Tracking, Verdict,
};

use crate::support::cdnow;

fn expected() -> HashMap<String, f64> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/expected/forecast_cdnow.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let pairs = text.lines().map(|line| line.split_once(',').unwrap());
    pairs
        .map(|(name, value)| (name.to_owned(), value.parse().unwrap()))
        .collect()
}

fn steps() -> Vec<Step> {
    let options = ForecastOptions {
        calibration_end: Day::from_civil(1997, 9, 30),
        ..ForecastOptions::default()
    };
    let mut forecast = Forecast::new(Rc::new(cdnow()), options);
    std::iter::from_fn(|| forecast.next_step()).collect()
}

fn name(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Nbd => "nbd",
        ModelKind::BgNbd => "bg-nbd",
        ModelKind::MbgNbd => "mbg-nbd",
        ModelKind::ParetoNbd => "pareto-nbd",
    }
}

#[track_caller]
fn assert_close(name: &str, found: f64, expected: f64) {
    // The other fits stop at a relative 1e-7.
    assert!(
        (found - expected).abs() <= 1e-6 * expected.abs(),
        "{name}: {found}, expected {expected}"
    );
}

/// As published; see the tests of the models for more digits.
fn check_fit(fit: &ModelFit) {
    let published: [f64; 4] = match fit.kind {
        ModelKind::BgNbd => [0.2426, 4.4136, 0.7929, 2.4259],
        ModelKind::MbgNbd => [0.525, 6.183, 0.891, 1.614],
        ModelKind::ParetoNbd => [0.5533, 10.5776, 0.6062, 11.6679],
        ModelKind::Nbd => [0.3848, 12.0721, 0.0, 0.0],
    };
    for (parameter, published) in fit.parameters.iter().zip(published) {
        let off = (parameter.value - published).abs() / published;
        assert!(off < 1e-3, "{:?} {parameter:?}", fit.kind);
    }
}

fn check_scores(card: &Scorecard, expected: &HashMap<String, f64>) {
    let own = |score: &Score| match score.contender {
        Contender::Model(kind) => name(kind),
        Contender::LastPeriod => "last-period",
        Contender::MeanFrequency => "mean-frequency",
    };
    for score in &card.scores {
        let name = own(score);
        if name == "nbd" {
            continue;
        }
        for (what, found) in [
            ("total", score.total.mean),
            ("mae", score.mae),
            ("rmse", score.rmse),
            ("top_decile", score.top_decile),
        ] {
            let name = format!("{name}.{what}");
            assert_close(&name, found, expected[&name]);
        }
        let error = (score.total.mean - card.actual) / card.actual;
        assert_close("error", score.error.unwrap(), error);
    }
}

fn check_frequencies(card: &Scorecard, expected: &HashMap<String, f64>) {
    assert_eq!(card.by_frequency.len(), 8);
    for (bin, x) in card.by_frequency.iter().zip(0..) {
        assert_eq!((bin.x, bin.and_more), (x, x == 7));
        let of = |name: &str| expected[&format!("{name}.by_frequency.{x}")];
        assert_close("actual", bin.actual, of("actual"));
        for (kind, found) in card.models.iter().zip(&bin.expected) {
            if *kind != ModelKind::Nbd {
                assert_close(name(*kind), *found, of(name(*kind)));
            }
        }
    }
}

fn check_tracking(tracking: &Tracking, expected: &HashMap<String, f64>) {
    assert_eq!(tracking.step, 7);
    for (date, civil) in [
        ("1997-06-03", (1997, 6, 3)),
        ("1997-12-30", (1997, 12, 30)),
        ("1998-06-30", (1998, 6, 30)),
    ] {
        let day = Day::from_civil(civil.0, civil.1, civil.2).unwrap();
        let point = tracking.points.iter().find(|point| point.until == day);
        for (kind, found) in tracking.models.iter().zip(&point.unwrap().expected_sum) {
            if *kind != ModelKind::Nbd {
                let name = format!("{}.expected.{date}", name(*kind));
                assert_close(&name, *found, expected[&name]);
            }
        }
    }
}

#[test]
fn scorecard_and_chart_are_those_of_others() {
    let expected = expected();
    let mut seen = 0;
    for step in steps() {
        match step {
            Step::Fitness { fitness } => {
                assert_eq!(fitness.verdict, Verdict::Enough);
                assert_eq!((fitness.customers, fitness.repeat_buyers), (2357, 1139));
                assert_eq!((fitness.days, fitness.concerns), (545, vec![]));
                seen += 1;
            }
            Step::Calibrated { fit } => check_fit(&fit),
            Step::Scorecard { scorecard } => {
                let card = scorecard.unwrap();
                assert_eq!(card.customers, 2357);
                assert_close("actual", card.actual, expected["actual"]);
                check_scores(&card, &expected);
                check_frequencies(&card, &expected);
                assert_eq!(card.best.unwrap().0, ModelKind::ParetoNbd);
                seen += 1;
            }
            Step::Tracking { tracking } => {
                check_tracking(&tracking, &expected);
                seen += 1;
            }
            _ => {}
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_data_choose_a_third() {
    let mut forecast = Forecast::new(Rc::new(cdnow()), ForecastOptions::default());
    let card = std::iter::from_fn(|| forecast.next_step()).find_map(|step| match step {
        Step::Scorecard { scorecard } => scorecard,
        _ => None,
    });
    // 545 days: 175 are 25 weeks, a third but for days.
    let end = Day::from_civil(1998, 6, 30).unwrap();
    assert_eq!(card.unwrap().calibration_end, Day(end.0 - 175));
}
