//! What comes of a play, in words.

use ltv_engine::segments::hold_out::{DesignError, GainError, Three};
use ltv_engine::segments::lifecycle::{Stage, ValueBasis};
use ltv_worker::protocol::segments::Stages;

use super::plan::Plan;
use crate::app::data::forecast::about;
use crate::i18n::{Format, t};

/// 0.0125 as 1.25 points.
fn points(share: f64, f: Format) -> String {
    t::segments::Points {
        n: &f.up_to(share * 100.0, 2),
    }
    .text(f.locale)
}

fn count(value: f64, f: Format) -> String {
    f.count(value.round())
}

/// From the lowest to the highest; one amount where they are the same.
fn range(of: &Three, f: Format) -> String {
    t::segments::FromTo {
        from: &about(of.low, f),
        to: &about(of.high, f),
    }
    .text(f.locale)
}

/// In the line of a folded play.
pub(super) fn gist(plan: &Plan, f: Format) -> String {
    match plan.gained() {
        Some(gain) if plan.costed => t::segments::GistGain {
            gain: &about(gain.gain.likely, f),
        }
        .text(f.locale),
        Some(gain) => t::segments::GistBefore {
            gain: &about(gain.gain.likely, f),
        }
        .text(f.locale),
        None => t::segments::gist_open(f.locale).to_owned(),
    }
}

/// Reach, cost, gain and the uplift that just pays.
pub(super) fn outcome(plan: &Plan, f: Format) -> String {
    let l = f.locale;
    let Some(gain) = plan.gained() else {
        return t::segments::gain_open(l).to_owned();
    };
    let reach = t::segments::GainReach {
        reached: &count(gain.reached, f),
        held: &count(gain.held_out, f),
    }
    .text(l);
    let (likely, between) = (&*about(gain.gain.likely, f), &*range(&gain.gain, f));
    let brings = if plan.costed {
        t::segments::GainAfter {
            cost: &about(gain.cost, f),
            gain: likely,
            range: between,
        }
        .text(l)
    } else {
        t::segments::GainBefore {
            gain: likely,
            range: between,
        }
        .text(l)
    };
    let even = match gain.break_even_uplift {
        _ if gain.cost <= 0.0 => String::new(),
        Some(uplift) => t::segments::BreakEven {
            uplift: &points(uplift, f),
        }
        .text(l),
        None => t::segments::break_even_never(l).to_owned(),
    };
    join([reach, brings, even], f)
}

fn join<const N: usize>(parts: [String; N], f: Format) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    parts.join(t::cohorts::between(f.locale))
}

/// What an error in the play asks for; `None` for what its field says already.
pub(super) fn wrong(plan: &Plan, f: Format) -> Option<&'static str> {
    let l = f.locale;
    match plan.gain.as_ref()?.as_ref().err()? {
        GainError::Uplift => Some(t::segments::wrong_uplift(l)),
        GainError::Value => Some(t::segments::wrong_value(l)),
        _ => None,
    }
}

/// What the share of those who buy anyway is told from.
pub(super) fn usual(plan: &Plan, stage: Stage, f: Format) -> String {
    let l = f.locale;
    let Some((low, high)) = plan.usual.and_then(|rate| rate.interval) else {
        return if stage == Stage::P {
            t::segments::baseline_p(l)
        } else {
            t::segments::baseline_none(l)
        }
        .to_owned();
    };
    let rate = plan.usual.unwrap_or_default();
    t::segments::BaselineUsual {
        months: &f.months(f64::from(plan.months)),
        share: &f.percent(rate.share.unwrap_or_default(), 1),
        low: &f.percent(low, 1),
        high: &f.percent(high, 1),
        of: &f.count(rate.of as f64),
    }
    .text(l)
}

/// What one buyer more brings, and what that is told from.
pub(super) fn worth(plan: &Plan, stages: &Stages, f: Format) -> String {
    let l = f.locale;
    let Some(worth) = plan.worth else {
        return t::segments::worth_none(l).to_owned();
    };
    let one = about(worth.one_order, f);
    let days = t::data::Days {
        n: &f.count(f64::from(stages.horizon)),
    }
    .text(l);
    let text = match worth.for_good {
        None => t::segments::WorthOne { one: &one }.text(l),
        Some(all) => {
            let (one, all, days) = (&*one, &*about(all, f), &*days);
            match (worth.stage, stages.view.basis) {
                (Stage::P, _) => t::segments::WorthFirst { all, days, one }.text(l),
                (_, Some(ValueBasis::Forecast)) => {
                    t::segments::WorthForecast { all, days, one }.text(l)
                }
                _ => t::segments::WorthPast { all, days, one }.text(l),
            }
        }
    };
    let of = match stages.rules.margin {
        Some(margin) => t::segments::WorthMargin {
            margin: &f.percent(margin, 1),
        }
        .text(l),
        None => t::segments::worth_revenue(l).to_owned(),
    };
    join([text, of], f)
}

/// Whether the stage is large enough to find out.
pub(super) fn test(plan: &Plan, power: f64, f: Format) -> String {
    let l = f.locale;
    let Some(trial) = plan.trial else {
        return if plan.tested {
            t::segments::test_open(l)
        } else {
            t::segments::test_nobody(l)
        }
        .to_owned();
    };
    let trial = match trial {
        Ok(trial) => trial,
        Err(DesignError::Baseline) => return t::segments::test_baseline(l).to_owned(),
        Err(_) => return t::segments::test_uplift(l).to_owned(),
    };
    let uplift = plan.play.map_or(0.0, |play| play.uplift.likely);
    let needs = t::segments::TestNeeds {
        uplift: &points(uplift, f),
        power: &f.percent(power, 0),
        treated: &count(trial.needed.treated, f),
        held: &count(trial.needed.held_out, f),
    }
    .text(l);
    let (treated, held) = (&*count(trial.treated, f), &*count(trial.held_out, f));
    if trial.enough {
        return join(
            [needs, t::segments::TestEnough { held, treated }.text(l)],
            f,
        );
    }
    let few = t::segments::TestFew { held, treated }.text(l);
    let instead = match trial.detectable {
        Some(least) => t::segments::TestShows {
            uplift: &points(least, f),
        }
        .text(l),
        None => t::segments::test_nothing(l).to_owned(),
    };
    let wait = trial.months.filter(|months| *months <= 120.0);
    let wait = wait.map_or_else(String::new, |months| {
        t::segments::TestWait {
            months: &f.months(months.ceil()),
        }
        .text(l)
    });
    join([needs, few, instead, wait], f)
}
