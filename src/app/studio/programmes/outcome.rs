//! What comes of the programmes, and the sentences that say it.

use std::sync::Arc;

use ltv_engine::economics::{CalculatorInputs, Payback};
use ltv_engine::error::Field;
use ltv_engine::scenario::programmes::{
    EffectErrorKind, Estimate, Programme, ProgrammeError, ProgrammeResult, evaluate,
};

use super::words::{name, on_acquisition};
use crate::app::studio::doc::Doc;
use crate::i18n::{Format, t};

/// Enough for two digits, few enough for the same frame.
const DRAWS: u32 = 2000;

/// One programme and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::studio) struct Evaluated {
    /// As planned, with the effects that the calculation can use.
    pub programme: Programme,
    /// What it was set against.
    inputs: CalculatorInputs,
    seed: u32,
    /// The result; while an effect's estimates are out of order, the last one.
    pub result: Option<ProgrammeResult>,
    /// Why there is none, or no newer one.
    pub error: Option<ProgrammeError>,
}

impl Evaluated {
    /// Whether any effect has been entered.
    pub(in crate::app::studio) fn moves(&self) -> bool {
        let still = |change: f64| change.abs() < 1e-12;
        self.programme
            .effects
            .iter()
            .any(|effect| !(still(effect.low) && still(effect.likely) && still(effect.high)))
    }

    /// Whether any effect is a range: only then is there something to chance.
    pub(in crate::app::studio) fn uncertain(&self) -> bool {
        let effects = &self.programme.effects;
        effects.iter().any(|effect| effect.low < effect.high)
    }

    /// Whether the estimates of an effect are out of order.
    pub(super) fn stale(&self) -> bool {
        matches!(
            self.error,
            Some(ProgrammeError::Effect {
                kind: EffectErrorKind::NotAscending,
                ..
            })
        )
    }

    /// Whether those reached are new customers.
    pub(super) fn wins_customers(&self) -> bool {
        self.programme
            .effects
            .iter()
            .any(|effect| on_acquisition(effect.field))
    }

    /// The result, if an effect has been entered.
    pub(in crate::app::studio) fn found(&self) -> Option<&ProgrammeResult> {
        self.result.as_ref().filter(|_| self.moves())
    }
}

/// All programmes; those that have not changed are taken from `before`.
pub(in crate::app::studio) fn evaluate_all(
    doc: &Doc,
    inputs: &CalculatorInputs,
    movable: &[Field],
    before: &[Arc<Evaluated>],
) -> Vec<Arc<Evaluated>> {
    let used = inputs.fields();
    let one = |(index, planned): (usize, &Programme)| {
        let mut programme = planned.clone();
        // What was entered under another method waits there.
        programme
            .effects
            .retain(|effect| movable.contains(&effect.field) && used.contains(&effect.field));
        let same = before.iter().find(|one| {
            one.programme == programme && one.inputs == *inputs && one.seed == doc.seed
        });
        if let Some(same) = same {
            return same.clone();
        }
        let (result, error) = match evaluate(inputs, &programme, DRAWS, u64::from(doc.seed)) {
            Ok(result) => (Some(result), None),
            Err(error) => (None, Some(error)),
        };
        let mut one = Evaluated {
            programme,
            inputs: *inputs,
            seed: doc.seed,
            result,
            error,
        };
        if one.stale() {
            one.result = before
                .get(index)
                .filter(|last| last.programme.kind == one.programme.kind)
                .and_then(|last| last.result.clone());
        }
        Arc::new(one)
    };
    doc.programmes.iter().enumerate().map(one).collect()
}

/// The sentence above all programmes.
pub(super) fn lead(all: &[Arc<Evaluated>], f: Format) -> String {
    let l = f.locale;
    match all {
        [] => t::programmes::lead_none(l).to_owned(),
        [one] => sentence(one, f),
        _ => {
            let net = |one: &&Arc<Evaluated>| one.found().map_or(f64::MIN, |r| r.net.likely);
            let best = all.iter().max_by(|a, b| net(a).total_cmp(&net(b)));
            match best {
                Some(best) if net(&best) > 0.0 => t::programmes::LeadBest {
                    name: name(best.programme.kind)(l),
                    net: &amount(net(&best), f),
                    months: &f.months(best.programme.horizon_months),
                }
                .text(l),
                _ => t::programmes::lead_none_pays(l).to_owned(),
            }
        }
    }
}

/// What comes of one programme, in words, with marks.
pub(in crate::app::studio) fn sentence(one: &Evaluated, f: Format) -> String {
    let l = f.locale;
    let programme = &one.programme;
    let named = name(programme.kind)(l);
    let months = f.months(programme.horizon_months);
    if one.error == Some(ProgrammeError::RevenueOnly) {
        return t::programmes::needs_margin(l).to_owned();
    }
    let Some(result) = &one.result else {
        return t::programmes::unusable(l).to_owned();
    };
    if !one.moves() {
        return if result.cost > 0.0 {
            t::programmes::NoEffect {
                name: named,
                cost: &amount(result.cost, f),
                months: &months,
            }
            .text(l)
        } else {
            t::programmes::NoEffectFree { name: named }.text(l)
        };
    }
    let n = &f.count(programme.reach);
    let who = &if one.wins_customers() {
        t::programmes::CustomersNew { n }.text(l)
    } else {
        t::programmes::Customers { n }.text(l)
    };
    let brings = match interval(&result.contribution, f) {
        Some(gain) => t::programmes::Brings {
            who,
            months: &months,
            gain: &gain,
        }
        .text(l),
        None => t::programmes::BringsExactly {
            who,
            months: &months,
            gain: &amount(result.contribution.likely, f),
        }
        .text(l),
    };
    [brings, costs(result, &months, f), even(result, f)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .reduce(|all, part| join(all, &part, f))
        .unwrap_or_default()
}

/// Sentences after one another: Chinese sets no space between them.
fn join(all: String, next: &str, f: Format) -> String {
    let space = match f.locale {
        crate::i18n::Locale::En => " ",
        crate::i18n::Locale::ZhHant => "",
    };
    all + space + next
}

fn costs(result: &ProgrammeResult, horizon: &str, f: Format) -> String {
    let l = f.locale;
    let cost = &amount(result.cost, f);
    if result.cost <= 0.0 {
        return t::programmes::free(l).to_owned();
    }
    match result.payback {
        Payback::After { months } if result.net.likely < 0.0 && months < 1.0 => {
            t::programmes::PaysFirstThenLoses { cost }.text(l)
        }
        Payback::After { months } if result.net.likely < 0.0 => t::programmes::PaysThenLoses {
            cost,
            months: &f.months(months),
        }
        .text(l),
        Payback::After { months } if months < 1.0 => t::programmes::PaysFirst { cost }.text(l),
        Payback::After { months } => t::programmes::Pays {
            cost,
            months: &f.months(months),
        }
        .text(l),
        Payback::Never | Payback::Unknown => t::programmes::PaysNever {
            cost,
            months: horizon,
        }
        .text(l),
    }
}

fn even(result: &ProgrammeResult, f: Format) -> String {
    let l = f.locale;
    match result.break_even_uplift {
        _ if result.cost <= 0.0 => String::new(),
        None => t::programmes::even_never(l).to_owned(),
        Some(factor) => {
            let share = &share(factor, f);
            if result.net.likely < 0.0 {
                t::programmes::EvenAbove { share }.text(l)
            } else {
                t::programmes::EvenBelow { share }.text(l)
            }
        }
    }
}

/// The share of the effect that just pays, rounded up so that it does pay.
pub(in crate::app::studio) fn share(factor: f64, f: Format) -> String {
    f.percent((factor * 100.0 - 1e-9).ceil() / 100.0, 0)
}

/// The 80 % interval; none where it shows as one amount.
pub(in crate::app::studio) fn interval(estimate: &Estimate, f: Format) -> Option<String> {
    let (low, high) = (&amount(estimate.low, f), &amount(estimate.high, f));
    (low != high).then(|| t::programmes::Between { high, low }.text(f.locale))
}

/// An amount of many customers: its cents would pretend to be known.
pub(super) fn amount(value: f64, f: Format) -> String {
    if value.abs() < 1000.0 {
        return f.money(value);
    }
    let sign = if value < 0.0 { "−" } else { "" };
    format!(
        "{sign}{}{}",
        f.currency.symbol(f.locale),
        f.count(value.abs())
    )
}
